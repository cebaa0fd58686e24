//! Bytes written so that they are ASCII.

use super::Iter;
use crate::ascii::{self, EscapeDefault};
use crate::fmt::{self, Write};
use crate::iter::{FusedIterator, Iterator};

#[derive(Clone)]
#[all_items]
pub struct EscapeAscii<'a> {
    bytes: Iter<'a, u8>,
    current: Option<EscapeDefault>,
}

impl<'a> EscapeAscii<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> EscapeAscii<'a> {
        EscapeAscii { bytes: bytes.iter(), current: None }
    }
}

impl Iterator for EscapeAscii<'_> {
    type Item = u8;

    fn next(&mut self) -> Option<u8> {
        loop {
            if let Some(current) = &mut self.current {
                if let Some(byte) = current.next() {
                    return Some(byte);
                }
            }
            match self.bytes.next() {
                None => return None,
                Some(byte) => self.current = Some(ascii::escape_default(*byte)),
            }
        }
    }
}

impl FusedIterator for EscapeAscii<'_> {}

impl fmt::Display for EscapeAscii<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut rest = self.clone();
        while let Some(byte) = rest.next() {
            f.write_char(byte as char)?
        }
        Ok(())
    }
}

impl fmt::Debug for EscapeAscii<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EscapeAscii").finish_non_exhaustive()
    }
}
