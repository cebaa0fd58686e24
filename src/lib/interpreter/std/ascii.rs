//! Bytes as text in ASCII.

use crate::fmt::{self, Write};
use crate::iter::{DoubleEndedIterator, ExactSizeIterator, FusedIterator, Iterator};

/// The text of one byte: up to four characters of ASCII, of which `start..end` are still to come.
#[derive(Clone)]
#[all_items]
pub struct EscapeDefault {
    data: [u8; 4],
    start: u8,
    end: u8,
}

pub fn escape_default(c: u8) -> EscapeDefault {
    let simple = match c {
        b'\t' => b't',
        b'\r' => b'r',
        b'\n' => b'n',
        b'\\' => b'\\',
        b'\'' => b'\'',
        b'"' => b'"',
        _ => 0,
    };
    if simple != 0 {
        EscapeDefault { data: [b'\\', simple, 0, 0], start: 0, end: 2 }
    } else if c >= 32 && c < 127 {
        EscapeDefault { data: [c, 0, 0, 0], start: 0, end: 1 }
    } else {
        EscapeDefault { data: [b'\\', b'x', hex_digit(c >> 4), hex_digit(c & 15)], start: 0, end: 4 }
    }
}

fn hex_digit(value: u8) -> u8 {
    if value < 10 { b'0' + value } else { b'a' + (value - 10) }
}

impl Iterator for EscapeDefault {
    type Item = u8;

    fn next(&mut self) -> Option<u8> {
        if self.start == self.end {
            return None;
        }
        self.start += 1;
        Some(self.data[self.start as usize - 1])
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = (self.end - self.start) as usize;
        (left, Some(left))
    }
}

impl DoubleEndedIterator for EscapeDefault {
    fn next_back(&mut self) -> Option<u8> {
        if self.start == self.end {
            return None;
        }
        self.end -= 1;
        Some(self.data[self.end as usize])
    }
}

impl ExactSizeIterator for EscapeDefault {}
impl FusedIterator for EscapeDefault {}

impl fmt::Display for EscapeDefault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut rest = self.clone();
        while let Some(byte) = rest.next() {
            f.write_char(byte as char)?
        }
        Ok(())
    }
}

impl fmt::Debug for EscapeDefault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EscapeDefault").finish_non_exhaustive()
    }
}
