//! The process's surroundings: here, a program has no arguments but its own name.

use crate::iter::{DoubleEndedIterator, ExactSizeIterator, Iterator};
use crate::string::String;
use crate::vec;
use crate::vec::Vec;

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
