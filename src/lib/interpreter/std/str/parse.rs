//! Text to other things.

use crate::fmt;
use crate::string::String;

#[all_impls]
#[all_items]
pub trait FromStr: Sized {
    type Err;

    fn from_str(s: &str) -> Result<Self, Self::Err>;
}

#[derive(Debug, Clone, PartialEq, Eq)]
#[all_items]
pub struct ParseBoolError;

impl fmt::Display for ParseBoolError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad("provided string was not `true` or `false`")
    }
}

impl FromStr for bool {
    type Err = ParseBoolError;

    fn from_str(s: &str) -> Result<bool, ParseBoolError> {
        match s {
            "true" => Ok(true),
            "false" => Ok(false),
            _ => Err(ParseBoolError),
        }
    }
}

#[derive(Copy, Eq, PartialEq, Clone, Debug)]
#[all_items]
pub struct Utf8Error {
    pub(crate) valid_up_to: usize,
    pub(crate) error_len: Option<u8>,
}

impl Utf8Error {
    pub const fn valid_up_to(&self) -> usize {
        self.valid_up_to
    }

    pub const fn error_len(&self) -> Option<usize> {
        match self.error_len {
            Some(len) => Some(len as usize),
            None => None,
        }
    }
}

impl fmt::Display for Utf8Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.error_len {
            Some(len) => {
                f.write_str("invalid utf-8 sequence of ")?;
                fmt::Display::fmt(&len, f)?;
                f.write_str(" bytes from index ")?;
                fmt::Display::fmt(&self.valid_up_to, f)
            }
            None => {
                f.write_str("incomplete utf-8 byte sequence from index ")?;
                fmt::Display::fmt(&self.valid_up_to, f)
            }
        }
    }
}

/// How many bytes from the start are well-formed.
#[intrinsic]
fn utf8_valid_len(bytes: &[u8]) -> usize;
/// How many bytes at the start are no char; 0 where the bytes end too early.
#[intrinsic]
fn utf8_error_len(bytes: &[u8]) -> u8;

pub(crate) fn check_utf8(bytes: &[u8]) -> Result<(), Utf8Error> {
    let valid = utf8_valid_len(bytes);
    if valid == bytes.len() {
        return Ok(());
    }
    let len = utf8_error_len(&bytes[valid..]);
    Err(Utf8Error { valid_up_to: valid, error_len: if len == 0 { None } else { Some(len) } })
}
