//! From one number type to another.

use super::class::Int;
use crate::fmt;

#[derive(Debug, Copy, Clone, PartialEq, Eq)]
#[all_items]
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

macro_rules! into_bool {
    ($($int:ident)+) => {$(
        impl TryFrom<$int> for bool {
            type Error = TryFromIntError;

            fn try_from(i: $int) -> Result<bool, TryFromIntError> {
                match i {
                    0 => Ok(false),
                    1 => Ok(true),
                    _ => Err(TryFromIntError(())),
                }
            }
        }
    )+};
}

into_bool!(i8 i16 i32 i64 i128 u8 u16 u32 u64 u128);

/// Every value of the one is one of the other. `usize` and `isize` have few of either kind: their width is the target's.
macro_rules! lossless {
    ($($from:ident: $($to:ident)+;)+) => {$($(
        impl From<$from> for $to {
            #[intrinsic = "num_cast"]
            fn from(value: $from) -> $to;
        }
    )+)+};
}

lossless! {
    i8: i16 i32 i64 i128 isize;
    i16: i32 i64 i128 isize;
    i32: i64 i128;
    i64: i128;
    u8: i16 i32 i64 i128 isize u16 u32 u64 u128 usize;
    u16: i32 i64 i128 u32 u64 u128 usize;
    u32: i64 i128 u64 u128;
    u64: i128 u128;
    bool: i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize;
    i8: f32;
    i16: f32;
    u8: f32;
    u16: f32;
    bool: f32;
    i8: f64;
    i16: f64;
    i32: f64;
    u8: f64;
    u16: f64;
    u32: f64;
    f32: f64;
    bool: f64;
}

macro_rules! may_not_fit {
    ($($from:ident: $($to:ident)+;)+) => {$($(
        impl MayNotFit<$to> for $from {}
    )+)+};
}

may_not_fit! {
    i8: u8 u16 u32 u64 u128 usize;
    i16: i8 u8 u16 u32 u64 u128 usize;
    i32: i8 i16 isize u8 u16 u32 u64 u128 usize;
    i64: i8 i16 i32 isize u8 u16 u32 u64 u128 usize;
    i128: i8 i16 i32 i64 isize u8 u16 u32 u64 u128 usize;
    isize: i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 usize;
    u8: i8;
    u16: i8 i16 isize u8;
    u32: i8 i16 i32 isize u8 u16 usize;
    u64: i8 i16 i32 i64 isize u8 u16 u32 usize;
    u128: i8 i16 i32 i64 i128 isize u8 u16 u32 u64 usize;
    usize: i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128;
}
