//! From one number type to another.
// Written by `gen/num.ts`.

use super::class::Int;
use crate::fmt;

#[derive(Debug, Copy, Clone, PartialEq, Eq)]
pub struct TryFromIntError(());

impl TryFromIntError {
    pub(crate) const fn new() -> TryFromIntError {
        TryFromIntError(())
    }
}

impl fmt::Display for TryFromIntError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad("out of range integral type conversion attempted")
    }
}

impl From<crate::convert::Infallible> for TryFromIntError {
    fn from(never: crate::convert::Infallible) -> TryFromIntError {
        match never {}
    }
}

/// Some values of this type are none of `T`: the pairs of integer types that have `TryFrom` of their own.
trait MayNotFit<T> {}

/// Is the value one of `U` too.
#[intrinsic]
fn num_fits<T, U>(value: T) -> bool;

impl<T: Int + MayNotFit<U>, U: Int> TryFrom<T> for U {
    type Error = TryFromIntError;

    fn try_from(value: T) -> Result<U, TryFromIntError> {
        if num_fits::<T, U>(value) { Ok(crate::intrinsics::num_cast(value)) } else { Err(TryFromIntError(())) }
    }
}

impl TryFrom<i8> for bool {
    type Error = TryFromIntError;

    fn try_from(i: i8) -> Result<bool, TryFromIntError> {
        match i {
            0 => Ok(false),
            1 => Ok(true),
            _ => Err(TryFromIntError(())),
        }
    }
}

impl TryFrom<i16> for bool {
    type Error = TryFromIntError;

    fn try_from(i: i16) -> Result<bool, TryFromIntError> {
        match i {
            0 => Ok(false),
            1 => Ok(true),
            _ => Err(TryFromIntError(())),
        }
    }
}

impl TryFrom<i32> for bool {
    type Error = TryFromIntError;

    fn try_from(i: i32) -> Result<bool, TryFromIntError> {
        match i {
            0 => Ok(false),
            1 => Ok(true),
            _ => Err(TryFromIntError(())),
        }
    }
}

impl TryFrom<i64> for bool {
    type Error = TryFromIntError;

    fn try_from(i: i64) -> Result<bool, TryFromIntError> {
        match i {
            0 => Ok(false),
            1 => Ok(true),
            _ => Err(TryFromIntError(())),
        }
    }
}

impl TryFrom<i128> for bool {
    type Error = TryFromIntError;

    fn try_from(i: i128) -> Result<bool, TryFromIntError> {
        match i {
            0 => Ok(false),
            1 => Ok(true),
            _ => Err(TryFromIntError(())),
        }
    }
}

impl TryFrom<u8> for bool {
    type Error = TryFromIntError;

    fn try_from(i: u8) -> Result<bool, TryFromIntError> {
        match i {
            0 => Ok(false),
            1 => Ok(true),
            _ => Err(TryFromIntError(())),
        }
    }
}

impl TryFrom<u16> for bool {
    type Error = TryFromIntError;

    fn try_from(i: u16) -> Result<bool, TryFromIntError> {
        match i {
            0 => Ok(false),
            1 => Ok(true),
            _ => Err(TryFromIntError(())),
        }
    }
}

impl TryFrom<u32> for bool {
    type Error = TryFromIntError;

    fn try_from(i: u32) -> Result<bool, TryFromIntError> {
        match i {
            0 => Ok(false),
            1 => Ok(true),
            _ => Err(TryFromIntError(())),
        }
    }
}

impl TryFrom<u64> for bool {
    type Error = TryFromIntError;

    fn try_from(i: u64) -> Result<bool, TryFromIntError> {
        match i {
            0 => Ok(false),
            1 => Ok(true),
            _ => Err(TryFromIntError(())),
        }
    }
}

impl TryFrom<u128> for bool {
    type Error = TryFromIntError;

    fn try_from(i: u128) -> Result<bool, TryFromIntError> {
        match i {
            0 => Ok(false),
            1 => Ok(true),
            _ => Err(TryFromIntError(())),
        }
    }
}

impl From<i8> for i16 {
    #[intrinsic = "num_cast"]
    fn from(value: i8) -> i16;
}

impl From<i8> for i32 {
    #[intrinsic = "num_cast"]
    fn from(value: i8) -> i32;
}

impl From<i8> for i64 {
    #[intrinsic = "num_cast"]
    fn from(value: i8) -> i64;
}

impl From<i8> for i128 {
    #[intrinsic = "num_cast"]
    fn from(value: i8) -> i128;
}

impl From<i8> for isize {
    #[intrinsic = "num_cast"]
    fn from(value: i8) -> isize;
}

impl From<i16> for i32 {
    #[intrinsic = "num_cast"]
    fn from(value: i16) -> i32;
}

impl From<i16> for i64 {
    #[intrinsic = "num_cast"]
    fn from(value: i16) -> i64;
}

impl From<i16> for i128 {
    #[intrinsic = "num_cast"]
    fn from(value: i16) -> i128;
}

impl From<i16> for isize {
    #[intrinsic = "num_cast"]
    fn from(value: i16) -> isize;
}

impl From<i32> for i64 {
    #[intrinsic = "num_cast"]
    fn from(value: i32) -> i64;
}

impl From<i32> for i128 {
    #[intrinsic = "num_cast"]
    fn from(value: i32) -> i128;
}

impl From<i64> for i128 {
    #[intrinsic = "num_cast"]
    fn from(value: i64) -> i128;
}

impl From<u8> for i16 {
    #[intrinsic = "num_cast"]
    fn from(value: u8) -> i16;
}

impl From<u8> for i32 {
    #[intrinsic = "num_cast"]
    fn from(value: u8) -> i32;
}

impl From<u8> for i64 {
    #[intrinsic = "num_cast"]
    fn from(value: u8) -> i64;
}

impl From<u8> for i128 {
    #[intrinsic = "num_cast"]
    fn from(value: u8) -> i128;
}

impl From<u8> for isize {
    #[intrinsic = "num_cast"]
    fn from(value: u8) -> isize;
}

impl From<u8> for u16 {
    #[intrinsic = "num_cast"]
    fn from(value: u8) -> u16;
}

impl From<u8> for u32 {
    #[intrinsic = "num_cast"]
    fn from(value: u8) -> u32;
}

impl From<u8> for u64 {
    #[intrinsic = "num_cast"]
    fn from(value: u8) -> u64;
}

impl From<u8> for u128 {
    #[intrinsic = "num_cast"]
    fn from(value: u8) -> u128;
}

impl From<u8> for usize {
    #[intrinsic = "num_cast"]
    fn from(value: u8) -> usize;
}

impl From<u16> for i32 {
    #[intrinsic = "num_cast"]
    fn from(value: u16) -> i32;
}

impl From<u16> for i64 {
    #[intrinsic = "num_cast"]
    fn from(value: u16) -> i64;
}

impl From<u16> for i128 {
    #[intrinsic = "num_cast"]
    fn from(value: u16) -> i128;
}

impl From<u16> for u32 {
    #[intrinsic = "num_cast"]
    fn from(value: u16) -> u32;
}

impl From<u16> for u64 {
    #[intrinsic = "num_cast"]
    fn from(value: u16) -> u64;
}

impl From<u16> for u128 {
    #[intrinsic = "num_cast"]
    fn from(value: u16) -> u128;
}

impl From<u16> for usize {
    #[intrinsic = "num_cast"]
    fn from(value: u16) -> usize;
}

impl From<u32> for i64 {
    #[intrinsic = "num_cast"]
    fn from(value: u32) -> i64;
}

impl From<u32> for i128 {
    #[intrinsic = "num_cast"]
    fn from(value: u32) -> i128;
}

impl From<u32> for u64 {
    #[intrinsic = "num_cast"]
    fn from(value: u32) -> u64;
}

impl From<u32> for u128 {
    #[intrinsic = "num_cast"]
    fn from(value: u32) -> u128;
}

impl From<u64> for i128 {
    #[intrinsic = "num_cast"]
    fn from(value: u64) -> i128;
}

impl From<u64> for u128 {
    #[intrinsic = "num_cast"]
    fn from(value: u64) -> u128;
}

impl From<bool> for i8 {
    #[intrinsic = "num_cast"]
    fn from(value: bool) -> i8;
}

impl From<bool> for i16 {
    #[intrinsic = "num_cast"]
    fn from(value: bool) -> i16;
}

impl From<bool> for i32 {
    #[intrinsic = "num_cast"]
    fn from(value: bool) -> i32;
}

impl From<bool> for i64 {
    #[intrinsic = "num_cast"]
    fn from(value: bool) -> i64;
}

impl From<bool> for i128 {
    #[intrinsic = "num_cast"]
    fn from(value: bool) -> i128;
}

impl From<bool> for isize {
    #[intrinsic = "num_cast"]
    fn from(value: bool) -> isize;
}

impl From<bool> for u8 {
    #[intrinsic = "num_cast"]
    fn from(value: bool) -> u8;
}

impl From<bool> for u16 {
    #[intrinsic = "num_cast"]
    fn from(value: bool) -> u16;
}

impl From<bool> for u32 {
    #[intrinsic = "num_cast"]
    fn from(value: bool) -> u32;
}

impl From<bool> for u64 {
    #[intrinsic = "num_cast"]
    fn from(value: bool) -> u64;
}

impl From<bool> for u128 {
    #[intrinsic = "num_cast"]
    fn from(value: bool) -> u128;
}

impl From<bool> for usize {
    #[intrinsic = "num_cast"]
    fn from(value: bool) -> usize;
}

impl From<i8> for f32 {
    #[intrinsic = "num_cast"]
    fn from(value: i8) -> f32;
}

impl From<i16> for f32 {
    #[intrinsic = "num_cast"]
    fn from(value: i16) -> f32;
}

impl From<u8> for f32 {
    #[intrinsic = "num_cast"]
    fn from(value: u8) -> f32;
}

impl From<u16> for f32 {
    #[intrinsic = "num_cast"]
    fn from(value: u16) -> f32;
}

impl From<bool> for f32 {
    #[intrinsic = "num_cast"]
    fn from(value: bool) -> f32;
}

impl From<i8> for f64 {
    #[intrinsic = "num_cast"]
    fn from(value: i8) -> f64;
}

impl From<i16> for f64 {
    #[intrinsic = "num_cast"]
    fn from(value: i16) -> f64;
}

impl From<i32> for f64 {
    #[intrinsic = "num_cast"]
    fn from(value: i32) -> f64;
}

impl From<u8> for f64 {
    #[intrinsic = "num_cast"]
    fn from(value: u8) -> f64;
}

impl From<u16> for f64 {
    #[intrinsic = "num_cast"]
    fn from(value: u16) -> f64;
}

impl From<u32> for f64 {
    #[intrinsic = "num_cast"]
    fn from(value: u32) -> f64;
}

impl From<f32> for f64 {
    #[intrinsic = "num_cast"]
    fn from(value: f32) -> f64;
}

impl From<bool> for f64 {
    #[intrinsic = "num_cast"]
    fn from(value: bool) -> f64;
}

impl MayNotFit<u8> for i8 {}
impl MayNotFit<u16> for i8 {}
impl MayNotFit<u32> for i8 {}
impl MayNotFit<u64> for i8 {}
impl MayNotFit<u128> for i8 {}
impl MayNotFit<usize> for i8 {}
impl MayNotFit<i8> for i16 {}
impl MayNotFit<u8> for i16 {}
impl MayNotFit<u16> for i16 {}
impl MayNotFit<u32> for i16 {}
impl MayNotFit<u64> for i16 {}
impl MayNotFit<u128> for i16 {}
impl MayNotFit<usize> for i16 {}
impl MayNotFit<i8> for i32 {}
impl MayNotFit<i16> for i32 {}
impl MayNotFit<isize> for i32 {}
impl MayNotFit<u8> for i32 {}
impl MayNotFit<u16> for i32 {}
impl MayNotFit<u32> for i32 {}
impl MayNotFit<u64> for i32 {}
impl MayNotFit<u128> for i32 {}
impl MayNotFit<usize> for i32 {}
impl MayNotFit<i8> for i64 {}
impl MayNotFit<i16> for i64 {}
impl MayNotFit<i32> for i64 {}
impl MayNotFit<isize> for i64 {}
impl MayNotFit<u8> for i64 {}
impl MayNotFit<u16> for i64 {}
impl MayNotFit<u32> for i64 {}
impl MayNotFit<u64> for i64 {}
impl MayNotFit<u128> for i64 {}
impl MayNotFit<usize> for i64 {}
impl MayNotFit<i8> for i128 {}
impl MayNotFit<i16> for i128 {}
impl MayNotFit<i32> for i128 {}
impl MayNotFit<i64> for i128 {}
impl MayNotFit<isize> for i128 {}
impl MayNotFit<u8> for i128 {}
impl MayNotFit<u16> for i128 {}
impl MayNotFit<u32> for i128 {}
impl MayNotFit<u64> for i128 {}
impl MayNotFit<u128> for i128 {}
impl MayNotFit<usize> for i128 {}
impl MayNotFit<i8> for isize {}
impl MayNotFit<i16> for isize {}
impl MayNotFit<i32> for isize {}
impl MayNotFit<i64> for isize {}
impl MayNotFit<i128> for isize {}
impl MayNotFit<u8> for isize {}
impl MayNotFit<u16> for isize {}
impl MayNotFit<u32> for isize {}
impl MayNotFit<u64> for isize {}
impl MayNotFit<u128> for isize {}
impl MayNotFit<usize> for isize {}
impl MayNotFit<i8> for u8 {}
impl MayNotFit<i8> for u16 {}
impl MayNotFit<i16> for u16 {}
impl MayNotFit<isize> for u16 {}
impl MayNotFit<u8> for u16 {}
impl MayNotFit<i8> for u32 {}
impl MayNotFit<i16> for u32 {}
impl MayNotFit<i32> for u32 {}
impl MayNotFit<isize> for u32 {}
impl MayNotFit<u8> for u32 {}
impl MayNotFit<u16> for u32 {}
impl MayNotFit<usize> for u32 {}
impl MayNotFit<i8> for u64 {}
impl MayNotFit<i16> for u64 {}
impl MayNotFit<i32> for u64 {}
impl MayNotFit<i64> for u64 {}
impl MayNotFit<isize> for u64 {}
impl MayNotFit<u8> for u64 {}
impl MayNotFit<u16> for u64 {}
impl MayNotFit<u32> for u64 {}
impl MayNotFit<usize> for u64 {}
impl MayNotFit<i8> for u128 {}
impl MayNotFit<i16> for u128 {}
impl MayNotFit<i32> for u128 {}
impl MayNotFit<i64> for u128 {}
impl MayNotFit<i128> for u128 {}
impl MayNotFit<isize> for u128 {}
impl MayNotFit<u8> for u128 {}
impl MayNotFit<u16> for u128 {}
impl MayNotFit<u32> for u128 {}
impl MayNotFit<u64> for u128 {}
impl MayNotFit<usize> for u128 {}
impl MayNotFit<i8> for usize {}
impl MayNotFit<i16> for usize {}
impl MayNotFit<i32> for usize {}
impl MayNotFit<i64> for usize {}
impl MayNotFit<i128> for usize {}
impl MayNotFit<isize> for usize {}
impl MayNotFit<u8> for usize {}
impl MayNotFit<u16> for usize {}
impl MayNotFit<u32> for usize {}
impl MayNotFit<u64> for usize {}
impl MayNotFit<u128> for usize {}
