//! The process's surroundings: here, a program has no arguments but its own name, and no variables.

use crate::error::Error;
use crate::ffi::{OsStr, OsString};
use crate::fmt;
use crate::io;
use crate::iter::{DoubleEndedIterator, ExactSizeIterator, Iterator};
use crate::path::PathBuf;
use crate::string::String;
use crate::vec;
use crate::vec::Vec;

#[all_items]
pub struct Args {
    inner: vec::IntoIter<String>,
}

/// Only the program's name, as if it were started without arguments.
pub fn args() -> Args {
    let mut list: Vec<String> = Vec::new();
    list.push(String::from("main"));
    Args { inner: list.into_iter() }
}

impl Iterator for Args {
    type Item = String;

    fn next(&mut self) -> Option<String> {
        self.inner.next()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.inner.size_hint()
    }
}

impl DoubleEndedIterator for Args {
    fn next_back(&mut self) -> Option<String> {
        self.inner.next_back()
    }
}

impl ExactSizeIterator for Args {}

#[derive(Debug, PartialEq, Eq, Clone)]
#[all_items]
pub enum VarError {
    NotPresent,
    NotUnicode(OsString),
}

impl fmt::Display for VarError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            VarError::NotPresent => f.write_str("environment variable not found"),
            VarError::NotUnicode(s) => write!(f, "environment variable was not valid unicode: {s:?}"),
        }
    }
}

impl Error for VarError {}

/// A program has no variables here.
pub fn var<K: AsRef<OsStr>>(key: K) -> Result<String, VarError> {
    Err(VarError::NotPresent)
}

pub fn var_os<K: AsRef<OsStr>>(key: K) -> Option<OsString> {
    None
}

#[intrinsic = "unsupported"]
pub fn current_dir() -> io::Result<PathBuf>;

pub mod consts {
    pub const ARCH: &str = "x86_64";
    pub const FAMILY: &str = "unix";
    pub const OS: &str = "linux";
    pub const DLL_PREFIX: &str = "lib";
    pub const DLL_SUFFIX: &str = ".so";
    pub const DLL_EXTENSION: &str = "so";
    pub const EXE_SUFFIX: &str = "";
    pub const EXE_EXTENSION: &str = "";
}
