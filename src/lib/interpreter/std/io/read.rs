//! `Read`: bytes come from somewhere.

use crate::cmp::min;
use crate::io::buf_read::BufRead;
use crate::io::error::{message, Error, ErrorKind, Result};
use crate::iter::Iterator;
use crate::mem::take;
use crate::slice;
use crate::str;
use crate::string::String;
use crate::vec::Vec;

const ROOM: usize = 8 * 1024;
const PROBE: usize = 32;

#[all_items(lacking = "is_read_vectored read_array read_buf read_buf_exact read_vectored")]
pub trait Read {
    fn read(&mut self, buf: &mut [u8]) -> Result<usize>;

    fn read_to_end(&mut self, buf: &mut Vec<u8>) -> Result<usize> {
        read_all(self, buf)
    }

    fn read_to_string(&mut self, buf: &mut String) -> Result<usize> {
        append_to_string(buf, |bytes| read_all(self, bytes))
    }

    fn read_exact(&mut self, buf: &mut [u8]) -> Result<()> {
        let mut rest = buf;
        while !rest.is_empty() {
            match self.read(rest) {
                Ok(0) => break,
                Ok(count) => rest = &mut take(&mut rest)[count..],
                Err(error) if error.is_interrupted() => {}
                Err(error) => return Err(error),
            }
        }
        if rest.is_empty() { Ok(()) } else { Err(too_short()) }
    }

    fn by_ref(&mut self) -> &mut Self
    where
        Self: Sized,
    {
        self
    }

    fn bytes(self) -> Bytes<Self>
    where
        Self: Sized,
    {
        Bytes { inner: self }
    }

    fn chain<R: Read>(self, next: R) -> Chain<Self, R>
    where
        Self: Sized,
    {
        Chain { first: self, second: next, done_first: false }
    }

    fn take(self, limit: u64) -> Take<Self>
    where
        Self: Sized,
    {
        Take { inner: self, len: limit, limit }
    }
}

pub(crate) fn too_short() -> Error {
    message(ErrorKind::UnexpectedEof, "failed to fill whole buffer")
}

pub(crate) fn not_utf8() -> Error {
    message(ErrorKind::InvalidData, "stream did not contain valid UTF-8")
}

/// Reads a little to see whether there is more, without making room for it.
fn probe<R: Read + ?Sized>(reader: &mut R, buf: &mut Vec<u8>) -> Result<usize> {
    let mut bytes = [0u8; PROBE];
    loop {
        match reader.read(&mut bytes) {
            Ok(count) => {
                buf.extend_from_slice(&bytes[..count]);
                return Ok(count);
            }
            Err(error) if error.is_interrupted() => {}
            Err(error) => return Err(error),
        }
    }
}

/// Asks for as many bytes at a time as the real one does.
fn read_all<R: Read + ?Sized>(reader: &mut R, buf: &mut Vec<u8>) -> Result<usize> {
    let start_len = buf.len();
    let start_cap = buf.capacity();
    let mut most = ROOM;
    if buf.capacity() - buf.len() < PROBE && probe(reader, buf)? == 0 {
        return Ok(0);
    }
    loop {
        if buf.len() == buf.capacity() && buf.capacity() == start_cap && probe(reader, buf)? == 0 {
            return Ok(buf.len() - start_len);
        }
        if buf.len() == buf.capacity() {
            buf.reserve(PROBE);
        }
        let len = buf.len();
        let room = min(buf.capacity() - len, most);
        buf.resize(len + room, 0);
        let result = loop {
            match reader.read(&mut buf[len..]) {
                Err(error) if error.is_interrupted() => {}
                other => break other,
            }
        };
        match result {
            Ok(count) => {
                buf.truncate(len + count);
                if count == 0 {
                    return Ok(buf.len() - start_len);
                }
                if room >= most && count == room {
                    most = most.saturating_mul(2);
                }
            }
            Err(error) => {
                buf.truncate(len);
                return Err(error);
            }
        }
    }
}

/// What was read is kept only if all of it is text.
pub(crate) fn append_to_string<F>(buf: &mut String, f: F) -> Result<usize>
where
    F: FnOnce(&mut Vec<u8>) -> Result<usize>,
{
    let bytes = unsafe { buf.as_mut_vec() };
    let len = bytes.len();
    let result = f(bytes);
    if str::from_utf8(&bytes[len..]).is_err() {
        bytes.truncate(len);
        return match result {
            Ok(_) => Err(not_utf8()),
            Err(error) => Err(error),
        };
    }
    result
}

pub fn read_to_string<R: Read>(reader: R) -> Result<String> {
    let mut reader = reader;
    let mut buf = String::new();
    reader.read_to_string(&mut buf)?;
    Ok(buf)
}

#[derive(Debug)]
#[all_items]
pub struct Bytes<R> {
    inner: R,
}

impl<R: Read> Iterator for Bytes<R> {
    type Item = Result<u8>;

    fn next(&mut self) -> Option<Result<u8>> {
        let mut byte = 0;
        loop {
            return match self.inner.read(slice::from_mut(&mut byte)) {
                Ok(0) => None,
                Ok(_) => Some(Ok(byte)),
                Err(error) if error.is_interrupted() => continue,
                Err(error) => Some(Err(error)),
            };
        }
    }
}

#[derive(Debug)]
#[all_items]
pub struct Chain<T, U> {
    first: T,
    second: U,
    done_first: bool,
}

impl<T, U> Chain<T, U> {
    pub fn into_inner(self) -> (T, U) {
        (self.first, self.second)
    }

    pub fn get_ref(&self) -> (&T, &U) {
        (&self.first, &self.second)
    }

    pub fn get_mut(&mut self) -> (&mut T, &mut U) {
        (&mut self.first, &mut self.second)
    }
}

impl<T: Read, U: Read> Read for Chain<T, U> {
    fn read(&mut self, buf: &mut [u8]) -> Result<usize> {
        if !self.done_first {
            let count = self.first.read(buf)?;
            if count > 0 || buf.is_empty() {
                return Ok(count);
            }
            self.done_first = true;
        }
        self.second.read(buf)
    }

    fn read_to_end(&mut self, buf: &mut Vec<u8>) -> Result<usize> {
        let mut count = 0;
        if !self.done_first {
            count += self.first.read_to_end(buf)?;
            self.done_first = true;
        }
        Ok(count + self.second.read_to_end(buf)?)
    }
}

impl<T: BufRead, U: BufRead> BufRead for Chain<T, U> {
    fn fill_buf(&mut self) -> Result<&[u8]> {
        if !self.done_first {
            if self.first.fill_buf()?.is_empty() {
                self.done_first = true;
            } else {
                return self.first.fill_buf();
            }
        }
        self.second.fill_buf()
    }

    fn consume(&mut self, amt: usize) {
        if !self.done_first { self.first.consume(amt) } else { self.second.consume(amt) }
    }
}

#[derive(Debug)]
#[all_items(lacking = "position")]
pub struct Take<T> {
    inner: T,
    len: u64,
    limit: u64,
}

impl<T> Take<T> {
    pub fn limit(&self) -> u64 {
        self.limit
    }

    pub fn set_limit(&mut self, limit: u64) {
        self.len = limit;
        self.limit = limit
    }

    pub fn into_inner(self) -> T {
        self.inner
    }

    pub fn get_ref(&self) -> &T {
        &self.inner
    }

    pub fn get_mut(&mut self) -> &mut T {
        &mut self.inner
    }
}

impl<T: Read> Read for Take<T> {
    fn read(&mut self, buf: &mut [u8]) -> Result<usize> {
        if self.limit == 0 {
            return Ok(0);
        }
        let most = min(buf.len() as u64, self.limit) as usize;
        let count = self.inner.read(&mut buf[..most])?;
        if count as u64 > self.limit {
            panic!("number of read bytes exceeds limit")
        }
        self.limit -= count as u64;
        Ok(count)
    }
}

impl<T: BufRead> BufRead for Take<T> {
    fn fill_buf(&mut self) -> Result<&[u8]> {
        if self.limit == 0 {
            return Ok(&[]);
        }
        let buf = self.inner.fill_buf()?;
        let most = min(buf.len() as u64, self.limit) as usize;
        Ok(&buf[..most])
    }

    fn consume(&mut self, amt: usize) {
        let amt = min(amt as u64, self.limit) as usize;
        self.limit -= amt as u64;
        self.inner.consume(amt)
    }
}
