//! Output, error output and input of the process.

use crate::fmt::{self, Arguments, Debug, Formatter};
use crate::intrinsics::{dealloc_array, stdin_line, str_from_utf8, write_bytes, write_text};
use crate::iter::{IntoIterator, Iterator};
use crate::marker::PhantomData;
use crate::panicking;
use crate::string::String;
use crate::vec::Vec;

pub mod prelude {
    pub use super::{BufRead, Read, Write};
}

/// One of the process's two outputs, by its number.
struct Output(i32);

impl fmt::Write for Output {
    fn write_str(&mut self, s: &str) -> fmt::Result {
        write_text(self.0, s);
        Ok(())
    }
}

#[lang = "print"]
#[track_caller]
pub(crate) fn print(args: Arguments<'_>) {
    if fmt::write(&mut Output(1), args).is_err() {
        panicking::panic_str("failed printing to stdout: formatter error")
    }
}

#[lang = "eprint"]
#[track_caller]
pub(crate) fn eprint(args: Arguments<'_>) {
    if fmt::write(&mut Output(2), args).is_err() {
        panicking::panic_str("failed printing to stderr: formatter error")
    }
}

/// What the process says when `main` gave an error.
pub(crate) fn eprint_error(error: &dyn Debug) {
    let mut output = Output(2);
    write_text(2, "Error: ");
    let _ = error.fmt(&mut Formatter::new(&mut output));
    write_text(2, "\n")
}

pub type Result<T> = crate::result::Result<T, Error>;

#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum ErrorKind {
    NotFound,
    PermissionDenied,
    ConnectionRefused,
    ConnectionReset,
    ConnectionAborted,
    NotConnected,
    AddrInUse,
    AddrNotAvailable,
    BrokenPipe,
    AlreadyExists,
    WouldBlock,
    InvalidInput,
    InvalidData,
    TimedOut,
    WriteZero,
    Interrupted,
    Unsupported,
    UnexpectedEof,
    OutOfMemory,
    Other,
}

impl ErrorKind {
    fn description(&self) -> &'static str {
        match *self {
            ErrorKind::NotFound => "entity not found",
            ErrorKind::PermissionDenied => "permission denied",
            ErrorKind::ConnectionRefused => "connection refused",
            ErrorKind::ConnectionReset => "connection reset",
            ErrorKind::ConnectionAborted => "connection aborted",
            ErrorKind::NotConnected => "not connected",
            ErrorKind::AddrInUse => "address in use",
            ErrorKind::AddrNotAvailable => "address not available",
            ErrorKind::BrokenPipe => "broken pipe",
            ErrorKind::AlreadyExists => "entity already exists",
            ErrorKind::WouldBlock => "operation would block",
            ErrorKind::InvalidInput => "invalid input parameter",
            ErrorKind::InvalidData => "invalid data",
            ErrorKind::TimedOut => "timed out",
            ErrorKind::WriteZero => "write zero",
            ErrorKind::Interrupted => "operation interrupted",
            ErrorKind::Unsupported => "unsupported",
            ErrorKind::UnexpectedEof => "unexpected end of file",
            ErrorKind::OutOfMemory => "out of memory",
            ErrorKind::Other => "other error",
        }
    }
}

impl fmt::Display for ErrorKind {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.pad(self.description())
    }
}

enum Repr {
    Simple(ErrorKind),
    Custom(ErrorKind, crate::boxed::Box<dyn crate::error::Error + Send + Sync>),
}

pub struct Error {
    repr: Repr,
}

impl Error {
    pub fn new<E>(kind: ErrorKind, error: E) -> Error
    where
        E: Into<crate::boxed::Box<dyn crate::error::Error + Send + Sync>>,
    {
        Error { repr: Repr::Custom(kind, error.into()) }
    }

    pub fn other<E>(error: E) -> Error
    where
        E: Into<crate::boxed::Box<dyn crate::error::Error + Send + Sync>>,
    {
        Error { repr: Repr::Custom(ErrorKind::Other, error.into()) }
    }

    pub fn kind(&self) -> ErrorKind {
        match &self.repr {
            Repr::Simple(kind) => *kind,
            Repr::Custom(kind, _) => *kind,
        }
    }
}

impl From<ErrorKind> for Error {
    fn from(kind: ErrorKind) -> Error {
        Error { repr: Repr::Simple(kind) }
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match &self.repr {
            Repr::Simple(kind) => f.debug_tuple("Kind").field(kind).finish(),
            Repr::Custom(kind, error) => f.debug_struct("Custom").field("kind", kind).field("error", error).finish(),
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match &self.repr {
            Repr::Simple(kind) => f.write_str(kind.description()),
            Repr::Custom(_, error) => fmt::Display::fmt(&**error, f),
        }
    }
}

impl crate::error::Error for Error {}

pub trait Read {
    fn read(&mut self, buf: &mut [u8]) -> Result<usize>;
}

pub trait Write {
    fn write(&mut self, buf: &[u8]) -> Result<usize>;
    fn flush(&mut self) -> Result<()>;

    fn write_all(&mut self, buf: &[u8]) -> Result<()> {
        let mut rest = buf;
        while !rest.is_empty() {
            let count = self.write(rest)?;
            if count == 0 {
                return Err(Error { repr: Repr::Simple(ErrorKind::WriteZero) });
            }
            rest = &rest[count..]
        }
        Ok(())
    }

    fn write_fmt(&mut self, args: Arguments<'_>) -> Result<()> {
        let mut adapter = Adapter { inner: self, error: Ok(()) };
        match fmt::write(&mut adapter, args) {
            Ok(()) => Ok(()),
            Err(_) => match adapter.error {
                Err(error) => Err(error),
                Ok(()) => panicking::panic_str("a formatting trait implementation returned an error when the underlying stream did not"),
            },
        }
    }
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

impl<W: Write + ?Sized> Write for &mut W {
    fn write(&mut self, buf: &[u8]) -> Result<usize> {
        (**self).write(buf)
    }

    fn flush(&mut self) -> Result<()> {
        (**self).flush()
    }
}

impl Write for Vec<u8> {
    fn write(&mut self, buf: &[u8]) -> Result<usize> {
        self.extend_from_slice(buf);
        Ok(buf.len())
    }

    fn flush(&mut self) -> Result<()> {
        Ok(())
    }
}

pub struct Stdout(());
pub struct Stderr(());

pub struct StdoutLock<'a> {
    marker: PhantomData<&'a mut ()>,
}

pub fn stdout() -> Stdout {
    Stdout(())
}

pub fn stderr() -> Stderr {
    Stderr(())
}

impl Stdout {
    pub fn lock(&self) -> StdoutLock<'static> {
        StdoutLock { marker: PhantomData }
    }
}

impl Write for Stdout {
    fn write(&mut self, buf: &[u8]) -> Result<usize> {
        write_bytes(1, buf);
        Ok(buf.len())
    }

    fn flush(&mut self) -> Result<()> {
        Ok(())
    }
}

impl Write for StdoutLock<'_> {
    fn write(&mut self, buf: &[u8]) -> Result<usize> {
        write_bytes(1, buf);
        Ok(buf.len())
    }

    fn flush(&mut self) -> Result<()> {
        Ok(())
    }
}

impl Write for Stderr {
    fn write(&mut self, buf: &[u8]) -> Result<usize> {
        write_bytes(2, buf);
        Ok(buf.len())
    }

    fn flush(&mut self) -> Result<()> {
        Ok(())
    }
}

pub struct Stdin(());

pub struct StdinLock<'a> {
    marker: PhantomData<&'a mut ()>,
}

pub fn stdin() -> Stdin {
    Stdin(())
}

fn take_line(buf: &mut String) -> usize {
    let line = stdin_line();
    unsafe {
        let bytes: &[u8] = &*line;
        let count = bytes.len();
        buf.push_str(str_from_utf8(bytes));
        dealloc_array(line as *mut u8, count);
        count
    }
}

impl Stdin {
    pub fn lock(&self) -> StdinLock<'static> {
        StdinLock { marker: PhantomData }
    }

    pub fn read_line(&self, buf: &mut String) -> Result<usize> {
        Ok(take_line(buf))
    }

    pub fn lines(self) -> Lines<StdinLock<'static>> {
        Lines { buf: StdinLock { marker: PhantomData } }
    }
}

impl fmt::Debug for Stdin {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.debug_struct("Stdin").finish_non_exhaustive()
    }
}

pub trait BufRead {
    fn read_line(&mut self, buf: &mut String) -> Result<usize>;

    fn lines(self) -> Lines<Self>
    where
        Self: Sized,
    {
        Lines { buf: self }
    }
}

impl BufRead for StdinLock<'_> {
    fn read_line(&mut self, buf: &mut String) -> Result<usize> {
        Ok(take_line(buf))
    }
}

pub struct Lines<B> {
    buf: B,
}

impl<B: BufRead> Iterator for Lines<B> {
    type Item = Result<String>;

    fn next(&mut self) -> Option<Result<String>> {
        let mut line = String::new();
        match self.buf.read_line(&mut line) {
            Err(error) => Some(Err(error)),
            Ok(0) => None,
            Ok(_) => {
                if line.ends_with('\n') {
                    line.pop();
                    if line.ends_with('\r') {
                        line.pop();
                    }
                }
                Some(Ok(line))
            }
        }
    }
}

pub fn read_to_string(_reader: Stdin) -> Result<String> {
    let mut text = String::new();
    while take_line(&mut text) > 0 {}
    Ok(text)
}
