//! Numbers from text.
// Written by `gen/num.ts`.

use crate::fmt;
use crate::str::FromStr;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParseIntError {
    kind: IntErrorKind,
}

#[derive(Debug, Clone, PartialEq, Eq, Copy, Hash)]
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

impl FromStr for i8 {
    type Err = ParseIntError;

    fn from_str(src: &str) -> Result<i8, ParseIntError> {
        parse_int(src, 10)
    }
}

impl FromStr for i16 {
    type Err = ParseIntError;

    fn from_str(src: &str) -> Result<i16, ParseIntError> {
        parse_int(src, 10)
    }
}

impl FromStr for i32 {
    type Err = ParseIntError;

    fn from_str(src: &str) -> Result<i32, ParseIntError> {
        parse_int(src, 10)
    }
}

impl FromStr for i64 {
    type Err = ParseIntError;

    fn from_str(src: &str) -> Result<i64, ParseIntError> {
        parse_int(src, 10)
    }
}

impl FromStr for i128 {
    type Err = ParseIntError;

    fn from_str(src: &str) -> Result<i128, ParseIntError> {
        parse_int(src, 10)
    }
}

impl FromStr for isize {
    type Err = ParseIntError;

    fn from_str(src: &str) -> Result<isize, ParseIntError> {
        parse_int(src, 10)
    }
}

impl FromStr for u8 {
    type Err = ParseIntError;

    fn from_str(src: &str) -> Result<u8, ParseIntError> {
        parse_int(src, 10)
    }
}

impl FromStr for u16 {
    type Err = ParseIntError;

    fn from_str(src: &str) -> Result<u16, ParseIntError> {
        parse_int(src, 10)
    }
}

impl FromStr for u32 {
    type Err = ParseIntError;

    fn from_str(src: &str) -> Result<u32, ParseIntError> {
        parse_int(src, 10)
    }
}

impl FromStr for u64 {
    type Err = ParseIntError;

    fn from_str(src: &str) -> Result<u64, ParseIntError> {
        parse_int(src, 10)
    }
}

impl FromStr for u128 {
    type Err = ParseIntError;

    fn from_str(src: &str) -> Result<u128, ParseIntError> {
        parse_int(src, 10)
    }
}

impl FromStr for usize {
    type Err = ParseIntError;

    fn from_str(src: &str) -> Result<usize, ParseIntError> {
        parse_int(src, 10)
    }
}

impl FromStr for f32 {
    type Err = ParseFloatError;

    fn from_str(src: &str) -> Result<f32, ParseFloatError> {
        parse_float(src)
    }
}

impl FromStr for f64 {
    type Err = ParseFloatError;

    fn from_str(src: &str) -> Result<f64, ParseFloatError> {
        parse_float(src)
    }
}
