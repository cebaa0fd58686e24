//! Characters: Unicode scalar values.

mod decode;

pub use decode::{DecodeUtf16, DecodeUtf16Error};

use crate::fmt::{self, Write};
use crate::iter::{DoubleEndedIterator, ExactSizeIterator, IntoIterator, Iterator};
use crate::str::FromStr;

pub const MAX: char = '\u{10FFFF}';
pub const REPLACEMENT_CHARACTER: char = '\u{FFFD}';

pub const fn from_u32(i: u32) -> Option<char> {
    if is_scalar(i) { unsafe { Some(from_u32_unchecked(i)) } } else { None }
}

#[intrinsic = "char_from_u32"]
pub const unsafe fn from_u32_unchecked(i: u32) -> char;

const fn is_scalar(i: u32) -> bool {
    i < 0xD800 || (i > 0xDFFF && i <= 0x10FFFF)
}

#[panics_at = "core/src/char/convert.rs:332:9"]
pub const fn from_digit(num: u32, radix: u32) -> Option<char> {
    if radix > 36 {
        crate::panicking::panic_str("from_digit: radix is too high (maximum 36)")
    }
    if num >= radix {
        None
    } else if num < 10 {
        Some((num as u8 + 48) as char)
    } else {
        Some((num as u8 + 87) as char)
    }
}

pub fn decode_utf16<I: IntoIterator<Item = u16>>(iter: I) -> DecodeUtf16<I::IntoIter> {
    DecodeUtf16::new(iter.into_iter())
}

#[track_caller]
const fn refuse_buffer(name: &str, needed: usize, code: char, len: usize) -> ! {
    panic!("{name}: need {needed} bytes to encode U+{:04X} but buffer has just {len}", code as u32)
}

#[all_items(lacking = "as_ascii as_ascii_unchecked is_ascii_octdigit")]
impl char {
    pub const MAX_LEN_UTF8: usize = 4;
    pub const MAX_LEN_UTF16: usize = 2;
    pub const UNICODE_VERSION: (u8, u8, u8) = (17, 0, 0);

    pub fn decode_utf16<I: IntoIterator<Item = u16>>(iter: I) -> DecodeUtf16<I::IntoIter> {
        decode_utf16(iter)
    }

    #[panics_at = "core/src/char/methods.rs:1971:13"]
    pub const fn encode_utf16(self, dst: &mut [u16]) -> &mut [u16] {
        let code = self as u32;
        let len = self.len_utf16();
        if dst.len() < len {
            refuse_buffer("encode_utf16", len, self, dst.len())
        }
        if len == 1 {
            dst[0] = code as u16
        } else {
            dst[0] = 0xD800 | ((code - 0x10000) >> 10) as u16;
            dst[1] = 0xDC00 | ((code - 0x10000) & 0x3FF) as u16
        }
        dst.split_at_mut(len).0
    }

    pub const MIN: char = '\0';
    pub const MAX: char = '\u{10FFFF}';
    pub const REPLACEMENT_CHARACTER: char = '\u{FFFD}';

    pub const fn from_u32(i: u32) -> Option<char> {
        from_u32(i)
    }

    #[intrinsic = "char_from_u32"]
    pub const unsafe fn from_u32_unchecked(i: u32) -> char;

    #[track_caller]
    pub const fn from_digit(num: u32, radix: u32) -> Option<char> {
        from_digit(num, radix)
    }

    pub const fn is_digit(self, radix: u32) -> bool {
        self.to_digit(radix).is_some()
    }

    #[panics_at = "core/src/char/methods.rs:403:9"]
    #[intrinsic = "char_to_digit"]
    pub const fn to_digit(self, radix: u32) -> Option<u32>;
    #[intrinsic = "char_len_utf8"]
    pub const fn len_utf8(self) -> usize;
    #[intrinsic = "char_len_utf16"]
    pub const fn len_utf16(self) -> usize;
    #[intrinsic = "char_is_alphabetic"]
    pub fn is_alphabetic(self) -> bool;
    #[intrinsic = "char_is_lowercase"]
    pub const fn is_lowercase(self) -> bool;
    #[intrinsic = "char_is_uppercase"]
    pub const fn is_uppercase(self) -> bool;
    #[intrinsic = "char_is_whitespace"]
    pub const fn is_whitespace(self) -> bool;
    #[intrinsic = "char_is_alphanumeric"]
    pub fn is_alphanumeric(self) -> bool;
    #[intrinsic = "char_is_control"]
    pub fn is_control(self) -> bool;
    #[intrinsic = "char_is_numeric"]
    pub fn is_numeric(self) -> bool;
    #[intrinsic = "ascii_is_alphabetic"]
    pub const fn is_ascii_alphabetic(&self) -> bool;
    #[intrinsic = "ascii_is_uppercase"]
    pub const fn is_ascii_uppercase(&self) -> bool;
    #[intrinsic = "ascii_is_lowercase"]
    pub const fn is_ascii_lowercase(&self) -> bool;
    #[intrinsic = "ascii_is_alphanumeric"]
    pub const fn is_ascii_alphanumeric(&self) -> bool;
    #[intrinsic = "ascii_is_digit"]
    pub const fn is_ascii_digit(&self) -> bool;
    #[intrinsic = "ascii_is_hexdigit"]
    pub const fn is_ascii_hexdigit(&self) -> bool;
    #[intrinsic = "ascii_is_punctuation"]
    pub const fn is_ascii_punctuation(&self) -> bool;
    #[intrinsic = "ascii_is_graphic"]
    pub const fn is_ascii_graphic(&self) -> bool;
    #[intrinsic = "ascii_is_whitespace"]
    pub const fn is_ascii_whitespace(&self) -> bool;
    #[intrinsic = "ascii_is_control"]
    pub const fn is_ascii_control(&self) -> bool;
    #[intrinsic = "ascii_to_uppercase"]
    pub const fn to_ascii_uppercase(&self) -> char;
    #[intrinsic = "ascii_to_lowercase"]
    pub const fn to_ascii_lowercase(&self) -> char;

    pub const fn is_ascii(&self) -> bool {
        (*self as u32) < 128
    }

    pub const fn eq_ignore_ascii_case(&self, other: &char) -> bool {
        self.to_ascii_lowercase() == other.to_ascii_lowercase()
    }

    pub const fn make_ascii_uppercase(&mut self) {
        *self = self.to_ascii_uppercase()
    }

    pub const fn make_ascii_lowercase(&mut self) {
        *self = self.to_ascii_lowercase()
    }

    pub fn to_lowercase(self) -> ToLowercase {
        ToLowercase(CaseMapping::new(self, false))
    }

    pub fn to_uppercase(self) -> ToUppercase {
        ToUppercase(CaseMapping::new(self, true))
    }

    #[panics_at = "core/src/char/methods.rs:1877:9"]
    pub const fn encode_utf8(self, dst: &mut [u8]) -> &mut str {
        let len = self.len_utf8();
        if dst.len() < len {
            refuse_buffer("encode_utf8", len, self, dst.len())
        }
        let part = &mut dst[..len];
        unsafe {
            crate::string::encode_char(self, part.as_mut_ptr());
            crate::intrinsics::str_from_utf8_mut(part)
        }
    }

    pub fn escape_debug(self) -> EscapeDebug {
        EscapeDebug(Escaped::new(self, 0))
    }

    pub fn escape_default(self) -> EscapeDefault {
        EscapeDefault(Escaped::new(self, 1))
    }

    pub fn escape_unicode(self) -> EscapeUnicode {
        EscapeUnicode(Escaped::new(self, 2))
    }
}

/// The `index`-th of the chars that a char becomes in lower or upper case; `count` says how many.
#[intrinsic]
pub(crate) fn case_char(c: char, upper: bool, index: usize) -> char;
#[intrinsic]
pub(crate) fn case_char_count(c: char, upper: bool) -> usize;
/// The same for escapes: `kind` 0 debug (`'` and `"` too), 1 default, 2 unicode.
#[intrinsic]
pub(crate) fn escape_char(c: char, kind: u32, index: usize) -> char;
#[intrinsic]
pub(crate) fn escape_char_count(c: char, kind: u32) -> usize;

#[derive(Clone, Debug)]
struct CaseMapping {
    c: char,
    upper: bool,
    at: usize,
    end: usize,
}

impl CaseMapping {
    fn new(c: char, upper: bool) -> CaseMapping {
        CaseMapping { c, upper, at: 0, end: case_char_count(c, upper) }
    }

    fn take(&mut self) -> Option<char> {
        if self.at == self.end {
            return None;
        }
        self.at += 1;
        Some(case_char(self.c, self.upper, self.at - 1))
    }

    fn take_back(&mut self) -> Option<char> {
        if self.at == self.end {
            return None;
        }
        self.end -= 1;
        Some(case_char(self.c, self.upper, self.end))
    }

    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut at = self.at;
        while at < self.end {
            f.write_char(case_char(self.c, self.upper, at))?;
            at += 1
        }
        Ok(())
    }
}

#[derive(Clone, Debug)]
#[all_items]
pub struct ToLowercase(CaseMapping);

#[derive(Clone, Debug)]
#[all_items]
pub struct ToUppercase(CaseMapping);

impl Iterator for ToLowercase {
    type Item = char;

    fn next(&mut self) -> Option<char> {
        self.0.take()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.0.end - self.0.at, Some(self.0.end - self.0.at))
    }
}

impl DoubleEndedIterator for ToLowercase {
    fn next_back(&mut self) -> Option<char> {
        self.0.take_back()
    }
}

impl ExactSizeIterator for ToLowercase {}

impl fmt::Display for ToLowercase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Iterator for ToUppercase {
    type Item = char;

    fn next(&mut self) -> Option<char> {
        self.0.take()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.0.end - self.0.at, Some(self.0.end - self.0.at))
    }
}

impl DoubleEndedIterator for ToUppercase {
    fn next_back(&mut self) -> Option<char> {
        self.0.take_back()
    }
}

impl ExactSizeIterator for ToUppercase {}

impl fmt::Display for ToUppercase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

#[derive(Clone)]
struct Escaped {
    c: char,
    kind: u32,
    at: usize,
    end: usize,
}

impl Escaped {
    fn new(c: char, kind: u32) -> Escaped {
        Escaped { c, kind, at: 0, end: escape_char_count(c, kind) }
    }

    fn take(&mut self) -> Option<char> {
        if self.at == self.end {
            return None;
        }
        self.at += 1;
        Some(escape_char(self.c, self.kind, self.at - 1))
    }

    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut at = self.at;
        while at < self.end {
            f.write_char(escape_char(self.c, self.kind, at))?;
            at += 1
        }
        Ok(())
    }
}

#[derive(Clone)]
#[all_items]
pub struct EscapeDebug(Escaped);

#[derive(Clone)]
#[all_items]
pub struct EscapeDefault(Escaped);

#[derive(Clone)]
#[all_items]
pub struct EscapeUnicode(Escaped);

impl Iterator for EscapeDebug {
    type Item = char;

    fn next(&mut self) -> Option<char> {
        self.0.take()
    }
}

impl fmt::Display for EscapeDebug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Iterator for EscapeDefault {
    type Item = char;

    fn next(&mut self) -> Option<char> {
        self.0.take()
    }
}

impl fmt::Display for EscapeDefault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Iterator for EscapeUnicode {
    type Item = char;

    fn next(&mut self) -> Option<char> {
        self.0.take()
    }
}

impl fmt::Display for EscapeUnicode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

#[derive(Copy, Clone, Debug, PartialEq, Eq)]
enum CharErrorKind {
    EmptyString,
    TooManyChars,
}

#[derive(Clone, Debug, PartialEq, Eq)]
#[all_items]
pub struct ParseCharError {
    kind: CharErrorKind,
}

impl fmt::Display for ParseCharError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.kind {
            CharErrorKind::EmptyString => f.pad("cannot parse char from empty string"),
            CharErrorKind::TooManyChars => f.pad("too many characters in string"),
        }
    }
}

impl FromStr for char {
    type Err = ParseCharError;

    fn from_str(s: &str) -> Result<char, ParseCharError> {
        let mut chars = s.chars();
        match (chars.next(), chars.next()) {
            (None, _) => Err(ParseCharError { kind: CharErrorKind::EmptyString }),
            (Some(c), None) => Ok(c),
            _ => Err(ParseCharError { kind: CharErrorKind::TooManyChars }),
        }
    }
}

#[derive(Copy, Clone, Debug, PartialEq, Eq)]
#[all_items]
pub struct CharTryFromError(());

impl fmt::Display for CharTryFromError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad("converted integer out of range for `char`")
    }
}

#[derive(Copy, Clone, Debug, PartialEq, Eq)]
#[all_items]
pub struct TryFromCharError(());

impl fmt::Display for TryFromCharError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad("unicode code point out of range")
    }
}

impl crate::error::Error for TryFromCharError {}

impl TryFrom<u32> for char {
    type Error = CharTryFromError;

    fn try_from(i: u32) -> Result<char, CharTryFromError> {
        match from_u32(i) {
            Some(c) => Ok(c),
            None => Err(CharTryFromError(())),
        }
    }
}

impl TryFrom<char> for u8 {
    type Error = TryFromCharError;

    fn try_from(c: char) -> Result<u8, TryFromCharError> {
        if (c as u32) < 256 { Ok(c as u32 as u8) } else { Err(TryFromCharError(())) }
    }
}

impl TryFrom<char> for u16 {
    type Error = TryFromCharError;

    fn try_from(c: char) -> Result<u16, TryFromCharError> {
        if (c as u32) < 0x10000 { Ok(c as u32 as u16) } else { Err(TryFromCharError(())) }
    }
}

impl TryFrom<char> for usize {
    type Error = TryFromCharError;

    fn try_from(c: char) -> Result<usize, TryFromCharError> {
        Ok(c as usize)
    }
}

impl From<u8> for char {
    fn from(i: u8) -> char {
        i as char
    }
}

impl From<char> for u32 {
    fn from(c: char) -> u32 {
        c as u32
    }
}

impl From<char> for u64 {
    fn from(c: char) -> u64 {
        c as u64
    }
}

impl From<char> for u128 {
    fn from(c: char) -> u128 {
        c as u128
    }
}
