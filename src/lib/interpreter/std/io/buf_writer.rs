//! `BufWriter`: few large writes instead of many small ones.

use crate::error;
use crate::fmt::{self, Debug, Display, Formatter};
use crate::io::cursor::{Seek, SeekFrom};
use crate::io::error::{message, Error, ErrorKind, Result};
use crate::io::write::Write;
use crate::mem::{forget, take};
use crate::ptr;
use crate::vec::Vec;

#[all_items]
pub struct BufWriter<W: ?Sized + Write> {
    buf: Vec<u8>,
    panicked: bool,
    inner: W,
}

impl<W: Write> BufWriter<W> {
    pub fn new(inner: W) -> BufWriter<W> {
        BufWriter::with_capacity(8 * 1024, inner)
    }

    pub fn with_capacity(capacity: usize, inner: W) -> BufWriter<W> {
        BufWriter { buf: Vec::with_capacity(capacity), panicked: false, inner }
    }

    pub fn into_inner(self) -> crate::result::Result<W, IntoInnerError<BufWriter<W>>> {
        let mut writer = self;
        match writer.flush_buf() {
            Err(error) => Err(IntoInnerError(writer, error)),
            Ok(()) => Ok(writer.into_parts().0),
        }
    }

    pub fn into_parts(self) -> (W, crate::result::Result<Vec<u8>, WriterPanicked>) {
        let mut writer = self;
        let buf = take(&mut writer.buf);
        let buf = if writer.panicked { Err(WriterPanicked { buf }) } else { Ok(buf) };
        let inner = unsafe { ptr::read(&writer.inner) };
        forget(writer);
        (inner, buf)
    }
}

impl<W: ?Sized + Write> BufWriter<W> {
    pub fn get_ref(&self) -> &W {
        &self.inner
    }

    pub fn get_mut(&mut self) -> &mut W {
        &mut self.inner
    }

    pub fn buffer(&self) -> &[u8] {
        &self.buf
    }

    pub fn capacity(&self) -> usize {
        self.buf.capacity()
    }

    /// What could not be written stays.
    fn flush_buf(&mut self) -> Result<()> {
        let mut written = 0;
        let mut result = Ok(());
        while written < self.buf.len() {
            self.panicked = true;
            let answer = self.inner.write(&self.buf[written..]);
            self.panicked = false;
            match answer {
                Ok(0) => {
                    result = Err(message(ErrorKind::WriteZero, "failed to write the buffered data"));
                    break;
                }
                Ok(count) => written += count,
                Err(error) if error.is_interrupted() => {}
                Err(error) => {
                    result = Err(error);
                    break;
                }
            }
        }
        if written >= self.buf.len() {
            self.buf.clear()
        } else if written > 0 {
            self.buf.drain(..written);
        }
        result
    }

    /// Whether it was kept; what is too long for the buffer has to go on by itself, after what waits.
    fn keep(&mut self, buf: &[u8]) -> Result<bool> {
        let room = self.buf.capacity() - self.buf.len();
        if buf.len() > room {
            self.flush_buf()?;
        }
        let keeps = buf.len() < room || buf.len() < self.buf.capacity();
        if keeps {
            self.buf.extend_from_slice(buf);
        }
        Ok(keeps)
    }
}

impl<W: ?Sized + Write> Write for BufWriter<W> {
    fn write(&mut self, buf: &[u8]) -> Result<usize> {
        if self.keep(buf)? {
            return Ok(buf.len());
        }
        self.panicked = true;
        let result = self.inner.write(buf);
        self.panicked = false;
        result
    }

    fn write_all(&mut self, buf: &[u8]) -> Result<()> {
        if self.keep(buf)? {
            return Ok(());
        }
        self.panicked = true;
        let result = self.inner.write_all(buf);
        self.panicked = false;
        result
    }

    fn flush(&mut self) -> Result<()> {
        self.flush_buf()?;
        self.inner.flush()
    }
}

impl<W: ?Sized + Write + Seek> Seek for BufWriter<W> {
    fn seek(&mut self, pos: SeekFrom) -> Result<u64> {
        self.flush_buf()?;
        self.inner.seek(pos)
    }
}

impl<W: ?Sized + Write> Drop for BufWriter<W> {
    fn drop(&mut self) {
        if !self.panicked {
            let _ = self.flush_buf();
        }
    }
}

impl<W: ?Sized + Write + Debug> Debug for BufWriter<W> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.debug_struct("BufWriter")
            .field("writer", &&self.inner)
            .field("buffer", &format_args!("{}/{}", self.buf.len(), self.buf.capacity()))
            .finish()
    }
}

#[all_items]
pub struct WriterPanicked {
    buf: Vec<u8>,
}

impl WriterPanicked {
    pub fn into_inner(self) -> Vec<u8> {
        self.buf
    }
}

impl error::Error for WriterPanicked {}

impl Display for WriterPanicked {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str("BufWriter inner writer panicked, what data remains unwritten is not known")
    }
}

impl Debug for WriterPanicked {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.debug_struct("WriterPanicked")
            .field("buffer", &format_args!("{}/{}", self.buf.len(), self.buf.capacity()))
            .finish()
    }
}

#[derive(Debug)]
#[all_items]
pub struct IntoInnerError<W>(W, Error);

impl<W> IntoInnerError<W> {
    pub fn error(&self) -> &Error {
        &self.1
    }

    pub fn into_inner(self) -> W {
        self.0
    }

    pub fn into_error(self) -> Error {
        self.1
    }

    pub fn into_parts(self) -> (Error, W) {
        (self.1, self.0)
    }
}

impl<W> From<IntoInnerError<W>> for Error {
    fn from(iie: IntoInnerError<W>) -> Error {
        iie.1
    }
}

impl<W: Debug + Send> error::Error for IntoInnerError<W> {}

impl<W> Display for IntoInnerError<W> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        Display::fmt(self.error(), f)
    }
}
