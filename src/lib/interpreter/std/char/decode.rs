//! Chars from UTF-16.

use crate::fmt;
use crate::iter::Iterator;

#[derive(Clone, Debug)]
#[all_items]
pub struct DecodeUtf16<I: Iterator<Item = u16>> {
    iter: I,
    /// A unit that was taken and did not belong to the one before.
    buf: Option<u16>,
}

#[derive(Debug, Clone, Eq, PartialEq)]
#[all_items]
pub struct DecodeUtf16Error {
    code: u16,
}

impl<I: Iterator<Item = u16>> DecodeUtf16<I> {
    pub(crate) fn new(iter: I) -> DecodeUtf16<I> {
        DecodeUtf16 { iter, buf: None }
    }
}

impl<I: Iterator<Item = u16>> Iterator for DecodeUtf16<I> {
    type Item = Result<char, DecodeUtf16Error>;

    fn next(&mut self) -> Option<Result<char, DecodeUtf16Error>> {
        let first = match self.buf.take() {
            Some(unit) => unit,
            None => self.iter.next()?,
        };
        if first & 0xF800 != 0xD800 {
            return Some(Ok(unsafe { super::from_u32_unchecked(first as u32) }));
        }
        if first >= 0xDC00 {
            return Some(Err(DecodeUtf16Error { code: first }));
        }
        let second = match self.iter.next() {
            Some(unit) => unit,
            None => return Some(Err(DecodeUtf16Error { code: first })),
        };
        if second < 0xDC00 || second > 0xDFFF {
            self.buf = Some(second);
            return Some(Err(DecodeUtf16Error { code: first }));
        }
        let code = ((first as u32 & 0x3FF) << 10 | second as u32 & 0x3FF) + 0x10000;
        Some(Ok(unsafe { super::from_u32_unchecked(code) }))
    }
}

impl DecodeUtf16Error {
    pub fn unpaired_surrogate(&self) -> u16 {
        self.code
    }
}

impl fmt::Display for DecodeUtf16Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "unpaired surrogate found: {:x}", self.code)
    }
}

impl crate::error::Error for DecodeUtf16Error {}
