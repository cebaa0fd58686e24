//! Numbers from text.

use crate::fmt;
use crate::str::FromStr;

#[derive(Debug, Clone, PartialEq, Eq)]
#[all_items(fields = "kind")]
pub struct ParseIntError {
    kind: IntErrorKind,
}

#[derive(Debug, Clone, PartialEq, Eq, Copy, Hash)]
#[all_items]
pub enum IntErrorKind {
    Empty,
    InvalidDigit,
    PosOverflow,
    NegOverflow,
    Zero,
}

impl ParseIntError {
    pub(crate) const fn zero() -> ParseIntError {
        ParseIntError { kind: IntErrorKind::Zero }
    }

    pub const fn kind(&self) -> &IntErrorKind {
        &self.kind
    }
}

impl fmt::Display for ParseIntError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self.kind {
            IntErrorKind::Empty => "cannot parse integer from empty string",
            IntErrorKind::InvalidDigit => "invalid digit found in string",
            IntErrorKind::PosOverflow => "number too large to fit in target type",
            IntErrorKind::NegOverflow => "number too small to fit in target type",
            IntErrorKind::Zero => "number would be zero for non-zero type",
        })
    }
}

/// 0 where the text is a number of type `T`; else 1 empty, 2 a digit is wrong, 3 too large, 4 too small.
#[track_caller]
#[intrinsic]
fn int_parse_fault<T>(src: &str, radix: u32) -> u8;
#[intrinsic]
fn int_parse_value<T>(src: &str, radix: u32) -> T;

#[track_caller]
pub(crate) fn parse_int<T>(src: &str, radix: u32) -> Result<T, ParseIntError> {
    let kind = match int_parse_fault::<T>(src, radix) {
        0 => return Ok(int_parse_value::<T>(src, radix)),
        1 => IntErrorKind::Empty,
        2 => IntErrorKind::InvalidDigit,
        3 => IntErrorKind::PosOverflow,
        _ => IntErrorKind::NegOverflow,
    };
    Err(ParseIntError { kind })
}

#[derive(Debug, Clone, PartialEq, Eq)]
#[all_items]
pub struct ParseFloatError {
    kind: FloatErrorKind,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum FloatErrorKind {
    Empty,
    Invalid,
}

impl fmt::Display for ParseFloatError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self.kind {
            FloatErrorKind::Empty => "cannot parse float from empty string",
            FloatErrorKind::Invalid => "invalid float literal",
        })
    }
}

#[intrinsic]
fn is_float_text(src: &str) -> bool;
#[intrinsic]
fn float_parse_value<T>(src: &str) -> T;

fn parse_float<T>(src: &str) -> Result<T, ParseFloatError> {
    if src.is_empty() {
        Err(ParseFloatError { kind: FloatErrorKind::Empty })
    } else if is_float_text(src) {
        Ok(float_parse_value::<T>(src))
    } else {
        Err(ParseFloatError { kind: FloatErrorKind::Invalid })
    }
}

macro_rules! from_text {
    ($error:ident, $src:ident => $parse:expr; $($ty:ident)+) => {$(
        impl FromStr for $ty {
            type Err = $error;

            fn from_str($src: &str) -> Result<$ty, $error> {
                $parse
            }
        }
    )+};
}

from_text!(ParseIntError, src => parse_int(src, 10); i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize);
from_text!(ParseFloatError, src => parse_float(src); f32 f64);
