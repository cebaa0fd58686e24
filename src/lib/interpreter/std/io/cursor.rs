//! `Cursor`: memory that is read and written like a file.

use crate::boxed::Box;
use crate::cmp::min;
use crate::io::buf_read::BufRead;
use crate::io::error::{message, ErrorKind, Result};
use crate::io::read::{not_utf8, too_short, Read};
use crate::io::write::Write;
use crate::str;
use crate::string::String;
use crate::vec::Vec;

#[derive(PartialEq, Eq, Clone, Copy, Debug)]
#[all_items]
pub enum SeekFrom {
    Start(u64),
    End(i64),
    Current(i64),
}

#[all_items(lacking = "stream_len")]
pub trait Seek {
    fn seek(&mut self, pos: SeekFrom) -> Result<u64>;

    fn rewind(&mut self) -> Result<()> {
        self.seek(SeekFrom::Start(0))?;
        Ok(())
    }

    fn stream_position(&mut self) -> Result<u64> {
        self.seek(SeekFrom::Current(0))
    }

    fn seek_relative(&mut self, offset: i64) -> Result<()> {
        self.seek(SeekFrom::Current(offset))?;
        Ok(())
    }
}

#[derive(Debug, Default, Eq, PartialEq, Clone)]
#[all_items(lacking = "split split_mut")]
pub struct Cursor<T> {
    inner: T,
    pos: u64,
}

impl<T> Cursor<T> {
    pub const fn new(inner: T) -> Cursor<T> {
        Cursor { inner, pos: 0 }
    }

    pub fn into_inner(self) -> T {
        self.inner
    }

    pub const fn get_ref(&self) -> &T {
        &self.inner
    }

    pub const fn get_mut(&mut self) -> &mut T {
        &mut self.inner
    }

    pub const fn position(&self) -> u64 {
        self.pos
    }

    pub const fn set_position(&mut self, pos: u64) {
        self.pos = pos
    }
}

impl<T: AsRef<[u8]>> Cursor<T> {
    fn rest(&self) -> &[u8] {
        let bytes = self.inner.as_ref();
        &bytes[min(self.pos, bytes.len() as u64) as usize..]
    }
}

impl<T: AsRef<[u8]>> Seek for Cursor<T> {
    fn seek(&mut self, style: SeekFrom) -> Result<u64> {
        let (base, offset) = match style {
            SeekFrom::Start(at) => {
                self.pos = at;
                return Ok(at);
            }
            SeekFrom::End(offset) => (self.inner.as_ref().len() as u64, offset),
            SeekFrom::Current(offset) => (self.pos, offset),
        };
        match base.checked_add_signed(offset) {
            Some(at) => {
                self.pos = at;
                Ok(at)
            }
            None => Err(message(ErrorKind::InvalidInput, "invalid seek to a negative or overflowing position")),
        }
    }

    fn stream_position(&mut self) -> Result<u64> {
        Ok(self.pos)
    }
}

impl<T: AsRef<[u8]>> Read for Cursor<T> {
    fn read(&mut self, buf: &mut [u8]) -> Result<usize> {
        let count = self.rest().read(buf)?;
        self.pos += count as u64;
        Ok(count)
    }

    fn read_exact(&mut self, buf: &mut [u8]) -> Result<()> {
        let rest = self.rest();
        if buf.len() > rest.len() {
            self.pos = self.inner.as_ref().len() as u64;
            return Err(too_short());
        }
        buf.copy_from_slice(&rest[..buf.len()]);
        self.pos += buf.len() as u64;
        Ok(())
    }

    fn read_to_end(&mut self, buf: &mut Vec<u8>) -> Result<usize> {
        let rest = self.rest();
        let count = rest.len();
        buf.extend_from_slice(rest);
        self.pos += count as u64;
        Ok(count)
    }

    fn read_to_string(&mut self, buf: &mut String) -> Result<usize> {
        match str::from_utf8(self.rest()) {
            Ok(text) => {
                let count = text.len();
                buf.push_str(text);
                self.pos += count as u64;
                Ok(count)
            }
            Err(_) => Err(not_utf8()),
        }
    }
}

impl<T: AsRef<[u8]>> BufRead for Cursor<T> {
    fn fill_buf(&mut self) -> Result<&[u8]> {
        Ok(self.rest())
    }

    fn consume(&mut self, amt: usize) {
        self.pos += amt as u64
    }
}

/// Over what is there, as much as fits.
fn write_within(pos: &mut u64, bytes: &mut [u8], buf: &[u8]) -> Result<usize> {
    let at = min(*pos, bytes.len() as u64) as usize;
    let count = min(bytes.len() - at, buf.len());
    bytes[at..at + count].copy_from_slice(&buf[..count]);
    *pos += count as u64;
    Ok(count)
}

/// Over what is there and on beyond its end; what lies between is zero.
fn write_growing(pos: &mut u64, bytes: &mut Vec<u8>, buf: &[u8]) -> Result<usize> {
    let at = *pos as usize;
    let end = at + buf.len();
    if bytes.capacity() < end {
        bytes.reserve(end - bytes.len());
    }
    if bytes.len() < at {
        bytes.resize(at, 0);
    }
    let over = min(bytes.len() - at, buf.len());
    bytes[at..at + over].copy_from_slice(&buf[..over]);
    bytes.extend_from_slice(&buf[over..]);
    *pos += buf.len() as u64;
    Ok(buf.len())
}

macro_rules! write_with {
    ($($write:ident [$($params:tt)*] $ty:ty;)*) => {
        $(
            impl<$($params)*> Write for Cursor<$ty> {
                fn write(&mut self, buf: &[u8]) -> Result<usize> {
                    $write(&mut self.pos, &mut self.inner, buf)
                }

                fn flush(&mut self) -> Result<()> {
                    Ok(())
                }
            }
        )*
    };
}

write_with! {
    write_within [] &mut [u8];
    write_growing [] &mut Vec<u8>;
    write_growing [] Vec<u8>;
    write_within [] Box<[u8]>;
    write_within [const N: usize] [u8; N];
}
