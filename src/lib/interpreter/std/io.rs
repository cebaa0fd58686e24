//! Reading and writing bytes.

pub(crate) mod buf_read;
pub(crate) mod buf_reader;
pub(crate) mod buf_writer;
pub(crate) mod cursor;
pub(crate) mod error;
pub(crate) mod impls;
pub(crate) mod read;
pub(crate) mod stdio;
pub(crate) mod util;
pub(crate) mod write;

pub use buf_read::{BufRead, Lines, Split};
pub use buf_reader::BufReader;
pub use buf_writer::{BufWriter, IntoInnerError, WriterPanicked};
pub use cursor::{Cursor, Seek, SeekFrom};
pub use error::{Error, ErrorKind, Result};
pub use read::{Bytes, Chain, Read, Take, read_to_string};
pub use stdio::{IsTerminal, Stderr, StderrLock, Stdin, StdinLock, Stdout, StdoutLock, stderr, stdin, stdout};
pub use util::{Empty, Repeat, Sink, copy, empty, repeat, sink};
pub use write::Write;

pub mod prelude {
    pub use super::{BufRead, Read, Seek, Write};
}
