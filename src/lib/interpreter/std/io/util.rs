//! Readers and writers of nothing, and from one to another.

use crate::fmt::{self, Debug, Formatter};
use crate::io::buf_read::BufRead;
use crate::io::cursor::{Seek, SeekFrom};
use crate::io::error::Result;
use crate::io::read::Read;
use crate::io::write::Write;

#[non_exhaustive]
#[derive(Copy, Clone, Debug, Default)]
#[all_items]
pub struct Empty;

#[non_exhaustive]
#[derive(Copy, Clone, Debug, Default)]
#[all_items]
pub struct Sink;

#[all_items]
pub struct Repeat {
    byte: u8,
}

pub const fn empty() -> Empty {
    Empty
}

pub const fn sink() -> Sink {
    Sink
}

pub const fn repeat(byte: u8) -> Repeat {
    Repeat { byte }
}

impl Read for Empty {
    fn read(&mut self, _buf: &mut [u8]) -> Result<usize> {
        Ok(0)
    }
}

impl BufRead for Empty {
    fn fill_buf(&mut self) -> Result<&[u8]> {
        Ok(&[])
    }

    fn consume(&mut self, _n: usize) {}
}

impl Seek for Empty {
    fn seek(&mut self, _pos: SeekFrom) -> Result<u64> {
        Ok(0)
    }
}

macro_rules! swallows {
    ($($ty:ty;)*) => {
        $(
            impl Write for $ty {
                fn write(&mut self, buf: &[u8]) -> Result<usize> {
                    Ok(buf.len())
                }

                fn flush(&mut self) -> Result<()> {
                    Ok(())
                }
            }
        )*
    };
}

swallows! {
    Empty;
    &Empty;
    Sink;
    &Sink;
}

impl Read for Repeat {
    fn read(&mut self, buf: &mut [u8]) -> Result<usize> {
        buf.fill(self.byte);
        Ok(buf.len())
    }
}

impl Debug for Repeat {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.debug_struct("Repeat").finish_non_exhaustive()
    }
}

pub fn copy<R: ?Sized, W: ?Sized>(reader: &mut R, writer: &mut W) -> Result<u64>
where
    R: Read,
    W: Write,
{
    let mut bytes = [0u8; 8 * 1024];
    let mut total = 0;
    loop {
        match reader.read(&mut bytes) {
            Ok(0) => return Ok(total),
            Ok(count) => {
                writer.write_all(&bytes[..count])?;
                total += count as u64
            }
            Err(error) if error.is_interrupted() => {}
            Err(error) => return Err(error),
        }
    }
}
