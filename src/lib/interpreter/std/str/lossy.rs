//! Bytes as far as they are UTF-8.

use super::parse::check_utf8;
use crate::intrinsics::{slice_part, str_from_utf8};
use crate::iter::{FusedIterator, Iterator};

/// Valid text, and the bytes behind it that are none.
#[derive(Clone, Debug, PartialEq, Eq)]
#[all_items]
pub struct Utf8Chunk<'a> {
    valid: &'a str,
    invalid: &'a [u8],
}

impl<'a> Utf8Chunk<'a> {
    pub fn valid(&self) -> &'a str {
        self.valid
    }

    pub fn invalid(&self) -> &'a [u8] {
        self.invalid
    }
}

#[derive(Clone)]
#[all_items]
pub struct Utf8Chunks<'a> {
    source: &'a [u8],
}

impl<'a> Utf8Chunks<'a> {
    pub(crate) fn new(source: &'a [u8]) -> Utf8Chunks<'a> {
        Utf8Chunks { source }
    }
}

impl<'a> Iterator for Utf8Chunks<'a> {
    type Item = Utf8Chunk<'a>;

    fn next(&mut self) -> Option<Utf8Chunk<'a>> {
        let len = self.source.len();
        if len == 0 {
            return None;
        }
        let (valid, end) = match check_utf8(self.source) {
            Ok(()) => (len, len),
            Err(error) => {
                let valid = error.valid_up_to();
                match error.error_len() {
                    None => (valid, len),
                    Some(count) => (valid, valid + count),
                }
            }
        };
        unsafe {
            let chunk = Utf8Chunk {
                valid: str_from_utf8(slice_part(self.source, 0, valid)),
                invalid: slice_part(self.source, valid, end),
            };
            self.source = slice_part(self.source, end, len);
            Some(chunk)
        }
    }
}

impl FusedIterator for Utf8Chunks<'_> {}
