//! The process's input and outputs.

use crate::cell::UnsafeCell;
use crate::cmp::min;
use crate::fmt::{self, Debug, Formatter};
use crate::intrinsics::{dealloc_array, stdin_line, write_bytes};
use crate::io::buf_read::{BufRead, Lines};
use crate::io::error::Result;
use crate::io::read::{append_to_string, Read};
use crate::io::write::Write;
use crate::marker::PhantomData;
use crate::string::String;
use crate::vec::Vec;

#[all_items]
pub trait IsTerminal {
    fn is_terminal(&self) -> bool;
}

#[all_items]
pub struct Stdin(());
#[all_items]
pub struct Stdout(());
#[all_items]
pub struct Stderr(());

/// While it is held no other thread writes or reads.
#[all_items]
pub struct StdinLock<'a> {
    marker: PhantomData<(&'a (), *mut ())>,
}

#[all_items]
pub struct StdoutLock<'a> {
    marker: PhantomData<(&'a (), *mut ())>,
}

#[all_items]
pub struct StderrLock<'a> {
    marker: PhantomData<(&'a (), *mut ())>,
}

/// No stream is a terminal: a program runs here as if all were redirected.
macro_rules! stream {
    ($($name:literal $ty:ty;)*) => {
        $(
            impl Debug for $ty {
                fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
                    f.debug_struct($name).finish_non_exhaustive()
                }
            }

            impl IsTerminal for $ty {
                fn is_terminal(&self) -> bool {
                    false
                }
            }
        )*
    };
}

stream! {
    "Stdin" Stdin;
    "StdinLock" StdinLock<'_>;
    "Stdout" Stdout;
    "StdoutLock" StdoutLock<'_>;
    "Stderr" Stderr;
    "StderrLock" StderrLock<'_>;
}

macro_rules! output {
    ($($number:literal $ty:ty;)*) => {
        $(
            impl Write for $ty {
                fn write(&mut self, buf: &[u8]) -> Result<usize> {
                    write_bytes($number, buf);
                    Ok(buf.len())
                }

                fn flush(&mut self) -> Result<()> {
                    Ok(())
                }
            }
        )*
    };
}

output! {
    1 Stdout;
    1 &Stdout;
    1 StdoutLock<'_>;
    2 Stderr;
    2 &Stderr;
    2 StderrLock<'_>;
}

pub fn stdin() -> Stdin {
    Stdin(())
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

impl Stderr {
    pub fn lock(&self) -> StderrLock<'static> {
        StderrLock { marker: PhantomData }
    }
}

/// What was taken of the input and not consumed yet.
struct Buffer {
    bytes: UnsafeCell<Vec<u8>>,
    at: UnsafeCell<usize>,
}

unsafe impl Sync for Buffer {}

static INPUT: Buffer = Buffer { bytes: UnsafeCell::new(Vec::new()), at: UnsafeCell::new(0) };
const ROOM: usize = 8 * 1024;

fn unread() -> &'static [u8] {
    unsafe {
        let bytes: &'static Vec<u8> = &*INPUT.bytes.get();
        &bytes[*INPUT.at.get()..min(bytes.len(), ROOM)]
    }
}

/// As much as a pipe gives at once.
fn filled() -> &'static [u8] {
    if unread().is_empty() {
        unsafe {
            let bytes = &mut *INPUT.bytes.get();
            bytes.drain(..*INPUT.at.get());
            *INPUT.at.get() = 0;
            while bytes.len() < ROOM && next_line(bytes) > 0 {}
        }
    }
    unread()
}

/// Takes one line of the input.
fn next_line(buf: &mut Vec<u8>) -> usize {
    let line = stdin_line();
    unsafe {
        let bytes: &[u8] = &*line;
        let count = bytes.len();
        buf.extend_from_slice(bytes);
        dealloc_array(line as *mut u8, count);
        count
    }
}

impl Stdin {
    pub fn lock(&self) -> StdinLock<'static> {
        StdinLock { marker: PhantomData }
    }

    pub fn read_line(&self, buf: &mut String) -> Result<usize> {
        self.lock().read_line(buf)
    }

    pub fn lines(self) -> Lines<StdinLock<'static>> {
        Lines { buf: self.lock() }
    }
}

impl BufRead for StdinLock<'_> {
    fn fill_buf(&mut self) -> Result<&[u8]> {
        Ok(filled())
    }

    fn consume(&mut self, n: usize) {
        unsafe { *INPUT.at.get() += min(n, unread().len()) }
    }

    fn read_line(&mut self, buf: &mut String) -> Result<usize> {
        // Who reads lines alone needs no buffer.
        if unsafe { (&*INPUT.bytes.get()).capacity() } == 0 {
            return append_to_string(buf, |bytes| Ok(next_line(bytes)));
        }
        append_to_string(buf, |bytes| self.read_until(b'\n', bytes))
    }
}

impl Read for StdinLock<'_> {
    fn read(&mut self, buf: &mut [u8]) -> Result<usize> {
        let mut rest = self.fill_buf()?;
        let count = rest.read(buf)?;
        self.consume(count);
        Ok(count)
    }
}

impl Read for Stdin {
    fn read(&mut self, buf: &mut [u8]) -> Result<usize> {
        self.lock().read(buf)
    }
}

impl Read for &Stdin {
    fn read(&mut self, buf: &mut [u8]) -> Result<usize> {
        self.lock().read(buf)
    }
}
