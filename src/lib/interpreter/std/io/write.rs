//! `Write`: bytes go somewhere.

use crate::fmt::{self, Arguments};
use crate::io::error::{message, Error, ErrorKind, Result};
use crate::panicking;

#[all_items(lacking = "is_write_vectored write_all_vectored write_vectored")]
pub trait Write {
    fn write(&mut self, buf: &[u8]) -> Result<usize>;
    fn flush(&mut self) -> Result<()>;

    fn write_all(&mut self, buf: &[u8]) -> Result<()> {
        let mut rest = buf;
        while !rest.is_empty() {
            match self.write(rest) {
                Ok(0) => return Err(write_zero()),
                Ok(count) => rest = &rest[count..],
                Err(error) if error.is_interrupted() => {}
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    fn write_fmt(&mut self, args: Arguments<'_>) -> Result<()> {
        if let Some(text) = args.as_str() {
            return self.write_all(text.as_bytes());
        }
        let mut adapter = Adapter { inner: self, error: Ok(()) };
        match fmt::write(&mut adapter, args) {
            Ok(()) => Ok(()),
            Err(_) => match adapter.error {
                Err(error) => Err(error),
                Ok(()) => panicking::panic_str("a formatting trait implementation returned an error when the underlying stream did not"),
            },
        }
    }

    fn by_ref(&mut self) -> &mut Self
    where
        Self: Sized,
    {
        self
    }
}

pub(crate) fn write_zero() -> Error {
    message(ErrorKind::WriteZero, "failed to write whole buffer")
}

/// Text for a `Write` of bytes, with the error that it met.
struct Adapter<'a, T: ?Sized + 'a> {
    inner: &'a mut T,
    error: Result<()>,
}

impl<T: Write + ?Sized> fmt::Write for Adapter<'_, T> {
    fn write_str(&mut self, s: &str) -> fmt::Result {
        match self.inner.write_all(s.as_bytes()) {
            Ok(()) => Ok(()),
            Err(error) => {
                self.error = Err(error);
                Err(fmt::Error)
            }
        }
    }
}
