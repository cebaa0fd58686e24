//! Integers that are not zero: the zero stands for `None` in an `Option` of them.

use super::convert::TryFromIntError;
use super::parse::ParseIntError;
use crate::cmp::Ordering;
use crate::fmt;
use crate::hash::{Hash, Hasher};
use crate::intrinsics::{num_cast, num_div, num_neg, num_rem};
use crate::ops::{BitOr, BitOrAssign, Div, DivAssign, Neg, Rem, RemAssign};
use crate::str::FromStr;

use super::class::ZeroablePrimitive;

#[all_items(lacking = "bit_width from_ascii from_ascii_radix from_be from_le from_mut from_mut_unchecked from_str_radix highest_one isolate_highest_one isolate_lowest_one lowest_one reverse_bits rotate_left rotate_right swap_bytes to_be to_le unchecked_add unchecked_mul")]
pub struct NonZero<T: ZeroablePrimitive>(T::NonZeroInner);

/// The same bits as another type of the same size.
#[intrinsic = "intrinsics::transmute"]
const unsafe fn same_bits<T, U>(value: T) -> U;

#[intrinsic]
const fn is_zero<T: ZeroablePrimitive>(value: T) -> bool;

impl<T: ZeroablePrimitive> NonZero<T> {
    pub const fn new(n: T) -> Option<NonZero<T>> {
        if is_zero(n) { None } else { Some(unsafe { NonZero::new_unchecked(n) }) }
    }

    pub const unsafe fn new_unchecked(n: T) -> NonZero<T> {
        unsafe { NonZero(same_bits(n)) }
    }

    pub const fn get(self) -> T {
        unsafe { same_bits(self.0) }
    }
}

impl<T: ZeroablePrimitive> Clone for NonZero<T> {
    fn clone(&self) -> NonZero<T> {
        *self
    }
}

impl<T: ZeroablePrimitive> Copy for NonZero<T> {}

impl<T: ZeroablePrimitive + PartialEq> PartialEq for NonZero<T> {
    fn eq(&self, other: &NonZero<T>) -> bool {
        self.get() == other.get()
    }
}

impl<T: ZeroablePrimitive + Eq> Eq for NonZero<T> {}

impl<T: ZeroablePrimitive + PartialOrd> PartialOrd for NonZero<T> {
    fn partial_cmp(&self, other: &NonZero<T>) -> Option<Ordering> {
        self.get().partial_cmp(&other.get())
    }
}

impl<T: ZeroablePrimitive + Ord> Ord for NonZero<T> {
    fn cmp(&self, other: &NonZero<T>) -> Ordering {
        self.get().cmp(&other.get())
    }
}

impl<T: ZeroablePrimitive + Hash> Hash for NonZero<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.get().hash(state)
    }
}

macro_rules! shown {
    ($($trait:ident),+) => {$(
        impl<T: ZeroablePrimitive + fmt::$trait> fmt::$trait for NonZero<T> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::$trait::fmt(&self.get(), f)
            }
        }
    )+};
}

shown!(Debug, Display, Binary, Octal, LowerHex, UpperHex, LowerExp, UpperExp);

impl<T: ZeroablePrimitive> From<NonZero<T>> for T {
    fn from(nonzero: NonZero<T>) -> T {
        nonzero.get()
    }
}

impl<T: ZeroablePrimitive + BitOr<Output = T>> BitOr for NonZero<T> {
    type Output = NonZero<T>;

    fn bitor(self, rhs: NonZero<T>) -> NonZero<T> {
        unsafe { NonZero::new_unchecked(self.get() | rhs.get()) }
    }
}

impl<T: ZeroablePrimitive + BitOr<Output = T>> BitOr<T> for NonZero<T> {
    type Output = NonZero<T>;

    fn bitor(self, rhs: T) -> NonZero<T> {
        unsafe { NonZero::new_unchecked(self.get() | rhs) }
    }
}

impl<T: ZeroablePrimitive + BitOr<Output = T>> BitOr<NonZero<T>> for T {
    type Output = NonZero<T>;

    fn bitor(self, rhs: NonZero<T>) -> NonZero<T> {
        unsafe { NonZero::new_unchecked(self | rhs.get()) }
    }
}

impl<T: ZeroablePrimitive> BitOrAssign for NonZero<T>
where
    NonZero<T>: BitOr<Output = NonZero<T>>,
{
    fn bitor_assign(&mut self, rhs: NonZero<T>) {
        *self = *self | rhs
    }
}

impl<T: ZeroablePrimitive> BitOrAssign<T> for NonZero<T>
where
    NonZero<T>: BitOr<T, Output = NonZero<T>>,
{
    fn bitor_assign(&mut self, rhs: T) {
        *self = *self | rhs
    }
}

/// Functions of the number whose result is no such number.
macro_rules! plain {
    ($($name:ident() -> $output:ty;)+) => {$(
        pub const fn $name(self) -> $output {
            self.get().$name()
        }
    )+};
}

/// Functions of the number whose result is never zero.
macro_rules! kept {
    ($($(#[$attr:meta])* $name:ident($($param:ident: $ty:ty = $arg:expr)?) -> $output:ty;)+) => {$(
        $(#[$attr])*
        pub const fn $name(self$(, $param: $ty)?) -> NonZero<$output> {
            unsafe { NonZero::new_unchecked(self.get().$name($($arg)?)) }
        }
    )+};
}

/// Functions of the number that may have no result.
macro_rules! maybe {
    ($($name:ident($($param:ident: $ty:ty = $arg:expr)?) -> $output:ty;)+) => {$(
        pub const fn $name(self$(, $param: $ty)?) -> Option<NonZero<$output>> {
            match self.get().$name($($arg)?) {
                None => None,
                Some(value) => NonZero::new(value),
            }
        }
    )+};
}

/// Functions of the number that also say whether they went past the limit.
macro_rules! flagged {
    ($name:ident() -> $output:ty) => {
        pub const fn $name(self) -> (NonZero<$output>, bool) {
            let (value, over) = self.get().$name();
            (unsafe { NonZero::new_unchecked(value) }, over)
        }
    };
}

/// What stands inside, and what all integer types have first.
macro_rules! common {
    ($int:ident: $bits:literal bits, $max:tt, $inner:ident; $min:expr; $($own:tt)*) => {
        /// Any value but zero.
        #[derive(Copy, Clone)]
        #[valid_range(1, $max)]
        pub(crate) struct $inner($int);

        impl ZeroablePrimitive for $int {
            type NonZeroInner = $inner;
        }

        impl NonZero<$int> {
            pub const BITS: u32 = $bits;
            pub const MIN: NonZero<$int> = unsafe { NonZero::new_unchecked($min) };
            pub const MAX: NonZero<$int> = unsafe { NonZero::new_unchecked($int::MAX) };

            plain! {
                leading_zeros() -> u32;
                trailing_zeros() -> u32;
            }
            kept! { count_ones() -> u32; }
            maybe! { checked_mul(other: NonZero<$int> = other.get()) -> $int; }
            kept! { saturating_mul(other: NonZero<$int> = other.get()) -> $int; }
            maybe! { checked_pow(other: u32 = other) -> $int; }
            kept! { saturating_pow(other: u32 = other) -> $int; }
            $($own)*
        }

        impl FromStr for NonZero<$int> {
            type Err = ParseIntError;

            fn from_str(src: &str) -> Result<NonZero<$int>, ParseIntError> {
                match src.parse::<$int>() {
                    Err(error) => Err(error),
                    Ok(value) => match NonZero::new(value) {
                        Some(value) => Ok(value),
                        None => Err(ParseIntError::zero()),
                    },
                }
            }
        }

        impl TryFrom<$int> for NonZero<$int> {
            type Error = TryFromIntError;

            fn try_from(value: $int) -> Result<NonZero<$int>, TryFromIntError> {
                match NonZero::new(value) {
                    Some(value) => Ok(value),
                    None => Err(TryFromIntError::new()),
                }
            }
        }
    };
}

macro_rules! signed {
    ($($int:ident $unsigned:ident: $bits:literal bits, $max:tt, $inner:ident, $alias:ident;)+) => {$(
        common! {
            $int: $bits bits, $max, $inner; $int::MIN;
            kept! {
                abs() -> $int;
            }
            maybe! { checked_abs() -> $int; }
            flagged! { overflowing_abs() -> $int }
            kept! {
                saturating_abs() -> $int;
                wrapping_abs() -> $int;
                unsigned_abs() -> $unsigned;
            }
            plain! {
                is_positive() -> bool;
                is_negative() -> bool;
            }
            maybe! { checked_neg() -> $int; }
            flagged! { overflowing_neg() -> $int }
            kept! {
                saturating_neg() -> $int;
                wrapping_neg() -> $int;
                cast_unsigned() -> $unsigned;
            }
        }

        negated! { NonZero<$int> as NonZero<$int> }
        negated! { &NonZero<$int> as NonZero<$int> }

        pub type $alias = NonZero<$int>;
    )+};
}

macro_rules! negated {
    ($operand:ty as $output:ty) => {
        impl Neg for $operand {
            type Output = $output;

            #[panics_at = "core/src/ops/arith.rs:729:1"]
            fn neg(self) -> $output {
                unsafe { NonZero::new_unchecked(num_neg(self.get())) }
            }
        }
    };
}

macro_rules! unsigned {
    ($($int:ident $signed:ident: $bits:literal bits, $max:tt, $inner:ident, $alias:ident;)+) => {$(
        common! {
            $int: $bits bits, $max, $inner; 1;
            maybe! { checked_add(other: $int = other) -> $int; }
            kept! { saturating_add(other: $int = other) -> $int; }
            maybe! { checked_next_power_of_two() -> $int; }
            plain! {
                ilog2() -> u32;
                ilog10() -> u32;
            }
            kept! { midpoint(rhs: NonZero<$int> = rhs.get()) -> $int; }
            plain! { is_power_of_two() -> bool; }
            kept! {
                isqrt() -> $int;
                cast_signed() -> $signed;
                div_ceil(rhs: NonZero<$int> = rhs.get()) -> $int;
            }
        }

        divided! { $int; Div div; DivAssign div_assign; num_div }
        divided! { $int; Rem rem; RemAssign rem_assign; num_rem }

        pub type $alias = NonZero<$int>;
    )+};
}

/// By what is not zero, division never panics.
macro_rules! divided {
    ($int:ident; $trait:ident $method:ident; $assign:ident $assign_method:ident; $compute:ident) => {
        impl $trait<NonZero<$int>> for $int {
            type Output = $int;

            fn $method(self, other: NonZero<$int>) -> $int {
                $compute(self, other.get())
            }
        }

        impl $assign<NonZero<$int>> for $int {
            fn $assign_method(&mut self, other: NonZero<$int>) {
                *self = $compute(*self, other.get())
            }
        }
    };
}

signed! {
    i8 u8: 8 bits, 255, NonZeroI8Inner, NonZeroI8;
    i16 u16: 16 bits, 65535, NonZeroI16Inner, NonZeroI16;
    i32 u32: 32 bits, 4294967295, NonZeroI32Inner, NonZeroI32;
    i64 u64: 64 bits, 18446744073709551615, NonZeroI64Inner, NonZeroI64;
    i128 u128: 128 bits, 340282366920938463463374607431768211455, NonZeroI128Inner, NonZeroI128;
    isize usize: 64 bits, 18446744073709551615, NonZeroIsizeInner, NonZeroIsize;
}

unsigned! {
    u8 i8: 8 bits, 255, NonZeroU8Inner, NonZeroU8;
    u16 i16: 16 bits, 65535, NonZeroU16Inner, NonZeroU16;
    u32 i32: 32 bits, 4294967295, NonZeroU32Inner, NonZeroU32;
    u64 i64: 64 bits, 18446744073709551615, NonZeroU64Inner, NonZeroU64;
    u128 i128: 128 bits, 340282366920938463463374607431768211455, NonZeroU128Inner, NonZeroU128;
    usize isize: 64 bits, 18446744073709551615, NonZeroUsizeInner, NonZeroUsize;
}

macro_rules! widened {
    ($from:ident, $to:ident) => {
        impl From<NonZero<$from>> for NonZero<$to> {
            fn from(small: NonZero<$from>) -> NonZero<$to> {
                unsafe { NonZero::new_unchecked(num_cast(small.get())) }
            }
        }
    };
}

macro_rules! narrowed {
    ($from:ident, $to:ident) => {
        impl TryFrom<NonZero<$from>> for NonZero<$to> {
            type Error = TryFromIntError;

            fn try_from(value: NonZero<$from>) -> Result<NonZero<$to>, TryFromIntError> {
                match $to::try_from(value.get()) {
                    Ok(value) => Ok(unsafe { NonZero::new_unchecked(value) }),
                    Err(error) => Err(error),
                }
            }
        }
    };
}

macro_rules! conversions {
    ($($from:ident: $($how:ident $($to:ident)+),+;)+) => {$($($($how! { $from, $to })+)+)+};
}

// `usize` and `isize` hold what 16 bits do for sure.
conversions! {
    i8: widened i16 i32 i64 i128 isize, narrowed u8 u16 u32 u64 u128 usize;
    i16: narrowed i8, widened i32 i64 i128 isize, narrowed u8 u16 u32 u64 u128 usize;
    i32: narrowed i8 i16, widened i64 i128, narrowed isize u8 u16 u32 u64 u128 usize;
    i64: narrowed i8 i16 i32, widened i128, narrowed isize u8 u16 u32 u64 u128 usize;
    i128: narrowed i8 i16 i32 i64 isize u8 u16 u32 u64 u128 usize;
    isize: narrowed i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 usize;
    u8: narrowed i8, widened i16 i32 i64 i128 isize u16 u32 u64 u128 usize;
    u16: narrowed i8 i16, widened i32 i64 i128, narrowed isize u8, widened u32 u64 u128 usize;
    u32: narrowed i8 i16 i32, widened i64 i128, narrowed isize u8 u16, widened u64 u128, narrowed usize;
    u64: narrowed i8 i16 i32 i64, widened i128, narrowed isize u8 u16 u32, widened u128, narrowed usize;
    u128: narrowed i8 i16 i32 i64 i128 isize u8 u16 u32 u64 usize;
    usize: narrowed i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128;
}
