//! `BufReader`: few large reads instead of many small ones.

use crate::cmp::min;
use crate::fmt::{self, Debug, Formatter};
use crate::io::buf_read::BufRead;
use crate::io::cursor::{Seek, SeekFrom};
use crate::io::error::Result;
use crate::io::read::{append_to_string, Read};
use crate::string::String;
use crate::vec::Vec;

#[all_items(lacking = "peek")]
pub struct BufReader<R: ?Sized> {
    buf: Vec<u8>,
    pos: usize,
    cap: usize,
    inner: R,
}

impl<R: Read> BufReader<R> {
    pub fn new(inner: R) -> BufReader<R> {
        BufReader::with_capacity(8 * 1024, inner)
    }

    pub fn with_capacity(capacity: usize, inner: R) -> BufReader<R> {
        let mut buf = Vec::with_capacity(capacity);
        buf.resize(capacity, 0);
        BufReader { buf, pos: 0, cap: 0, inner }
    }
}

impl<R: ?Sized> BufReader<R> {
    pub fn get_ref(&self) -> &R {
        &self.inner
    }

    pub fn get_mut(&mut self) -> &mut R {
        &mut self.inner
    }

    pub fn buffer(&self) -> &[u8] {
        &self.buf[self.pos..self.cap]
    }

    pub fn capacity(&self) -> usize {
        self.buf.len()
    }

    pub fn into_inner(self) -> R
    where
        R: Sized,
    {
        self.inner
    }

    fn discard(&mut self) {
        self.pos = 0;
        self.cap = 0
    }
}

impl<R: ?Sized + Seek> BufReader<R> {
    /// What is read already is kept where the place lies in it.
    pub fn seek_relative(&mut self, offset: i64) -> Result<()> {
        let to = self.pos as i64 + offset;
        if to >= 0 && to <= self.cap as i64 {
            self.pos = to as usize;
            return Ok(());
        }
        self.seek(SeekFrom::Current(offset))?;
        Ok(())
    }
}

impl<R: Read + ?Sized> Read for BufReader<R> {
    fn read(&mut self, buf: &mut [u8]) -> Result<usize> {
        // Who asks for more than there is room for gets it without a detour.
        if self.pos == self.cap && buf.len() >= self.capacity() {
            self.discard();
            return self.inner.read(buf);
        }
        let mut rest = self.fill_buf()?;
        let count = rest.read(buf)?;
        self.consume(count);
        Ok(count)
    }

    fn read_to_end(&mut self, buf: &mut Vec<u8>) -> Result<usize> {
        let count = self.cap - self.pos;
        buf.extend_from_slice(&self.buf[self.pos..self.cap]);
        self.discard();
        Ok(count + self.inner.read_to_end(buf)?)
    }

    fn read_to_string(&mut self, buf: &mut String) -> Result<usize> {
        append_to_string(buf, |bytes| self.read_to_end(bytes))
    }
}

impl<R: Read + ?Sized> BufRead for BufReader<R> {
    fn fill_buf(&mut self) -> Result<&[u8]> {
        if self.pos >= self.cap {
            self.discard();
            self.cap = self.inner.read(&mut self.buf)?;
        }
        Ok(&self.buf[self.pos..self.cap])
    }

    fn consume(&mut self, amt: usize) {
        self.pos = min(self.pos + amt, self.cap)
    }
}

impl<R: Seek + ?Sized> Seek for BufReader<R> {
    fn seek(&mut self, pos: SeekFrom) -> Result<u64> {
        let unread = (self.cap - self.pos) as i64;
        let result = match pos {
            SeekFrom::Current(offset) => self.inner.seek(SeekFrom::Current(offset - unread))?,
            other => self.inner.seek(other)?,
        };
        self.discard();
        Ok(result)
    }

    fn seek_relative(&mut self, offset: i64) -> Result<()> {
        BufReader::seek_relative(self, offset)
    }

    fn stream_position(&mut self) -> Result<u64> {
        let unread = (self.cap - self.pos) as u64;
        Ok(self.inner.stream_position()? - unread)
    }
}

impl<R: ?Sized + Debug> Debug for BufReader<R> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.debug_struct("BufReader")
            .field("reader", &&self.inner)
            .field("buffer", &format_args!("{}/{}", self.cap - self.pos, self.capacity()))
            .finish()
    }
}
