//! Texts as UTF-16.

use super::Chars;
use crate::fmt;
use crate::iter::{FusedIterator, Iterator};

#[derive(Clone)]
#[all_items]
pub struct EncodeUtf16<'a> {
    chars: Chars<'a>,
    /// The second half of a char that takes two units; 0 where there is none.
    extra: u16,
}

impl<'a> EncodeUtf16<'a> {
    pub(crate) fn new(text: &'a str) -> EncodeUtf16<'a> {
        EncodeUtf16 { chars: text.chars(), extra: 0 }
    }
}

impl Iterator for EncodeUtf16<'_> {
    type Item = u16;

    fn next(&mut self) -> Option<u16> {
        if self.extra != 0 {
            let unit = self.extra;
            self.extra = 0;
            return Some(unit);
        }
        match self.chars.next() {
            None => None,
            Some(c) => {
                let code = c as u32;
                if code < 0x10000 {
                    return Some(code as u16);
                }
                self.extra = 0xDC00 | ((code - 0x10000) & 0x3FF) as u16;
                Some(0xD800 | ((code - 0x10000) >> 10) as u16)
            }
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let rest = self.chars.as_str().len();
        let extra = if self.extra == 0 { 0 } else { 1 };
        ((rest + 2) / 3 + extra, Some(rest + extra))
    }
}

impl FusedIterator for EncodeUtf16<'_> {}

impl fmt::Debug for EncodeUtf16<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EncodeUtf16").finish_non_exhaustive()
    }
}
