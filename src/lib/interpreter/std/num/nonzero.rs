//! Integers that are not zero: the zero stands for `None` in an `Option` of them.
// Written by `gen/wrappers.ts`.

use super::convert::TryFromIntError;
use super::parse::ParseIntError;
use crate::cmp::Ordering;
use crate::fmt;
use crate::hash::{Hash, Hasher};
use crate::intrinsics::{num_cast, num_div, num_neg, num_rem};
use crate::ops::{BitOr, BitOrAssign, Div, DivAssign, Neg, Rem, RemAssign};
use crate::str::FromStr;

use super::class::ZeroablePrimitive;

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

impl<T: ZeroablePrimitive + fmt::Debug> fmt::Debug for NonZero<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.get(), f)
    }
}

impl<T: ZeroablePrimitive + fmt::Display> fmt::Display for NonZero<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.get(), f)
    }
}

impl<T: ZeroablePrimitive + fmt::Binary> fmt::Binary for NonZero<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Binary::fmt(&self.get(), f)
    }
}

impl<T: ZeroablePrimitive + fmt::Octal> fmt::Octal for NonZero<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Octal::fmt(&self.get(), f)
    }
}

impl<T: ZeroablePrimitive + fmt::LowerHex> fmt::LowerHex for NonZero<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::LowerHex::fmt(&self.get(), f)
    }
}

impl<T: ZeroablePrimitive + fmt::UpperHex> fmt::UpperHex for NonZero<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::UpperHex::fmt(&self.get(), f)
    }
}

impl<T: ZeroablePrimitive + fmt::LowerExp> fmt::LowerExp for NonZero<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::LowerExp::fmt(&self.get(), f)
    }
}

impl<T: ZeroablePrimitive + fmt::UpperExp> fmt::UpperExp for NonZero<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::UpperExp::fmt(&self.get(), f)
    }
}

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

/// Any value but zero.
#[derive(Copy, Clone)]
#[valid_range(1, 255)]
pub(crate) struct NonZeroI8Inner(i8);

impl ZeroablePrimitive for i8 {
    type NonZeroInner = NonZeroI8Inner;
}

impl NonZero<i8> {
    pub const BITS: u32 = 8;
    pub const MIN: NonZero<i8> = unsafe { NonZero::new_unchecked(i8::MIN) };
    pub const MAX: NonZero<i8> = unsafe { NonZero::new_unchecked(i8::MAX) };

    pub const fn leading_zeros(self) -> u32 {
        self.get().leading_zeros()
    }

    pub const fn trailing_zeros(self) -> u32 {
        self.get().trailing_zeros()
    }

    pub const fn count_ones(self) -> NonZero<u32> {
        unsafe { NonZero::new_unchecked(self.get().count_ones()) }
    }

    pub const fn checked_mul(self, other: NonZero<i8>) -> Option<NonZero<i8>> {
        match self.get().checked_mul(other.get()) {
            None => None,
            Some(value) => NonZero::new(value),
        }
    }

    pub const fn saturating_mul(self, other: NonZero<i8>) -> NonZero<i8> {
        unsafe { NonZero::new_unchecked(self.get().saturating_mul(other.get())) }
    }

    pub const fn checked_pow(self, other: u32) -> Option<NonZero<i8>> {
        match self.get().checked_pow(other) {
            None => None,
            Some(value) => NonZero::new(value),
        }
    }

    pub const fn saturating_pow(self, other: u32) -> NonZero<i8> {
        unsafe { NonZero::new_unchecked(self.get().saturating_pow(other)) }
    }

    #[track_caller]
    pub const fn abs(self) -> NonZero<i8> {
        unsafe { NonZero::new_unchecked(self.get().abs()) }
    }

    pub const fn checked_abs(self) -> Option<NonZero<i8>> {
        match self.get().checked_abs() {
            None => None,
            Some(value) => NonZero::new(value),
        }
    }

    pub const fn overflowing_abs(self) -> (NonZero<i8>, bool) {
        let (value, over) = self.get().overflowing_abs();
        (unsafe { NonZero::new_unchecked(value) }, over)
    }

    pub const fn saturating_abs(self) -> NonZero<i8> {
        unsafe { NonZero::new_unchecked(self.get().saturating_abs()) }
    }

    pub const fn wrapping_abs(self) -> NonZero<i8> {
        unsafe { NonZero::new_unchecked(self.get().wrapping_abs()) }
    }

    pub const fn unsigned_abs(self) -> NonZero<u8> {
        unsafe { NonZero::new_unchecked(self.get().unsigned_abs()) }
    }

    pub const fn is_positive(self) -> bool {
        self.get().is_positive()
    }

    pub const fn is_negative(self) -> bool {
        self.get().is_negative()
    }

    pub const fn checked_neg(self) -> Option<NonZero<i8>> {
        match self.get().checked_neg() {
            None => None,
            Some(value) => NonZero::new(value),
        }
    }

    pub const fn overflowing_neg(self) -> (NonZero<i8>, bool) {
        let (value, over) = self.get().overflowing_neg();
        (unsafe { NonZero::new_unchecked(value) }, over)
    }

    pub const fn saturating_neg(self) -> NonZero<i8> {
        unsafe { NonZero::new_unchecked(self.get().saturating_neg()) }
    }

    pub const fn wrapping_neg(self) -> NonZero<i8> {
        unsafe { NonZero::new_unchecked(self.get().wrapping_neg()) }
    }

    pub const fn cast_unsigned(self) -> NonZero<u8> {
        unsafe { NonZero::new_unchecked(self.get().cast_unsigned()) }
    }

}

impl FromStr for NonZero<i8> {
    type Err = ParseIntError;

    fn from_str(src: &str) -> Result<NonZero<i8>, ParseIntError> {
        match src.parse::<i8>() {
            Err(error) => Err(error),
            Ok(value) => match NonZero::new(value) {
                Some(value) => Ok(value),
                None => Err(ParseIntError::zero()),
            },
        }
    }
}

impl TryFrom<i8> for NonZero<i8> {
    type Error = TryFromIntError;

    fn try_from(value: i8) -> Result<NonZero<i8>, TryFromIntError> {
        match NonZero::new(value) {
            Some(value) => Ok(value),
            None => Err(TryFromIntError::new()),
        }
    }
}

impl Neg for NonZero<i8> {
    type Output = NonZero<i8>;

    #[track_caller]
    fn neg(self) -> NonZero<i8> {
        unsafe { NonZero::new_unchecked(num_neg(self.get())) }
    }
}

impl Neg for &NonZero<i8> {
    type Output = NonZero<i8>;

    #[track_caller]
    fn neg(self) -> NonZero<i8> {
        unsafe { NonZero::new_unchecked(num_neg(self.get())) }
    }
}

pub type NonZeroI8 = NonZero<i8>;

/// Any value but zero.
#[derive(Copy, Clone)]
#[valid_range(1, 65535)]
pub(crate) struct NonZeroI16Inner(i16);

impl ZeroablePrimitive for i16 {
    type NonZeroInner = NonZeroI16Inner;
}

impl NonZero<i16> {
    pub const BITS: u32 = 16;
    pub const MIN: NonZero<i16> = unsafe { NonZero::new_unchecked(i16::MIN) };
    pub const MAX: NonZero<i16> = unsafe { NonZero::new_unchecked(i16::MAX) };

    pub const fn leading_zeros(self) -> u32 {
        self.get().leading_zeros()
    }

    pub const fn trailing_zeros(self) -> u32 {
        self.get().trailing_zeros()
    }

    pub const fn count_ones(self) -> NonZero<u32> {
        unsafe { NonZero::new_unchecked(self.get().count_ones()) }
    }

    pub const fn checked_mul(self, other: NonZero<i16>) -> Option<NonZero<i16>> {
        match self.get().checked_mul(other.get()) {
            None => None,
            Some(value) => NonZero::new(value),
        }
    }

    pub const fn saturating_mul(self, other: NonZero<i16>) -> NonZero<i16> {
        unsafe { NonZero::new_unchecked(self.get().saturating_mul(other.get())) }
    }

    pub const fn checked_pow(self, other: u32) -> Option<NonZero<i16>> {
        match self.get().checked_pow(other) {
            None => None,
            Some(value) => NonZero::new(value),
        }
    }

    pub const fn saturating_pow(self, other: u32) -> NonZero<i16> {
        unsafe { NonZero::new_unchecked(self.get().saturating_pow(other)) }
    }

    #[track_caller]
    pub const fn abs(self) -> NonZero<i16> {
        unsafe { NonZero::new_unchecked(self.get().abs()) }
    }

    pub const fn checked_abs(self) -> Option<NonZero<i16>> {
        match self.get().checked_abs() {
            None => None,
            Some(value) => NonZero::new(value),
        }
    }

    pub const fn overflowing_abs(self) -> (NonZero<i16>, bool) {
        let (value, over) = self.get().overflowing_abs();
        (unsafe { NonZero::new_unchecked(value) }, over)
    }

    pub const fn saturating_abs(self) -> NonZero<i16> {
        unsafe { NonZero::new_unchecked(self.get().saturating_abs()) }
    }

    pub const fn wrapping_abs(self) -> NonZero<i16> {
        unsafe { NonZero::new_unchecked(self.get().wrapping_abs()) }
    }

    pub const fn unsigned_abs(self) -> NonZero<u16> {
        unsafe { NonZero::new_unchecked(self.get().unsigned_abs()) }
    }

    pub const fn is_positive(self) -> bool {
        self.get().is_positive()
    }

    pub const fn is_negative(self) -> bool {
        self.get().is_negative()
    }

    pub const fn checked_neg(self) -> Option<NonZero<i16>> {
        match self.get().checked_neg() {
            None => None,
            Some(value) => NonZero::new(value),
        }
    }

    pub const fn overflowing_neg(self) -> (NonZero<i16>, bool) {
        let (value, over) = self.get().overflowing_neg();
        (unsafe { NonZero::new_unchecked(value) }, over)
    }

    pub const fn saturating_neg(self) -> NonZero<i16> {
        unsafe { NonZero::new_unchecked(self.get().saturating_neg()) }
    }

    pub const fn wrapping_neg(self) -> NonZero<i16> {
        unsafe { NonZero::new_unchecked(self.get().wrapping_neg()) }
    }

    pub const fn cast_unsigned(self) -> NonZero<u16> {
        unsafe { NonZero::new_unchecked(self.get().cast_unsigned()) }
    }

}

impl FromStr for NonZero<i16> {
    type Err = ParseIntError;

    fn from_str(src: &str) -> Result<NonZero<i16>, ParseIntError> {
        match src.parse::<i16>() {
            Err(error) => Err(error),
            Ok(value) => match NonZero::new(value) {
                Some(value) => Ok(value),
                None => Err(ParseIntError::zero()),
            },
        }
    }
}

impl TryFrom<i16> for NonZero<i16> {
    type Error = TryFromIntError;

    fn try_from(value: i16) -> Result<NonZero<i16>, TryFromIntError> {
        match NonZero::new(value) {
            Some(value) => Ok(value),
            None => Err(TryFromIntError::new()),
        }
    }
}

impl Neg for NonZero<i16> {
    type Output = NonZero<i16>;

    #[track_caller]
    fn neg(self) -> NonZero<i16> {
        unsafe { NonZero::new_unchecked(num_neg(self.get())) }
    }
}

impl Neg for &NonZero<i16> {
    type Output = NonZero<i16>;

    #[track_caller]
    fn neg(self) -> NonZero<i16> {
        unsafe { NonZero::new_unchecked(num_neg(self.get())) }
    }
}

pub type NonZeroI16 = NonZero<i16>;

/// Any value but zero.
#[derive(Copy, Clone)]
#[valid_range(1, 4294967295)]
pub(crate) struct NonZeroI32Inner(i32);

impl ZeroablePrimitive for i32 {
    type NonZeroInner = NonZeroI32Inner;
}

impl NonZero<i32> {
    pub const BITS: u32 = 32;
    pub const MIN: NonZero<i32> = unsafe { NonZero::new_unchecked(i32::MIN) };
    pub const MAX: NonZero<i32> = unsafe { NonZero::new_unchecked(i32::MAX) };

    pub const fn leading_zeros(self) -> u32 {
        self.get().leading_zeros()
    }

    pub const fn trailing_zeros(self) -> u32 {
        self.get().trailing_zeros()
    }

    pub const fn count_ones(self) -> NonZero<u32> {
        unsafe { NonZero::new_unchecked(self.get().count_ones()) }
    }

    pub const fn checked_mul(self, other: NonZero<i32>) -> Option<NonZero<i32>> {
        match self.get().checked_mul(other.get()) {
            None => None,
            Some(value) => NonZero::new(value),
        }
    }

    pub const fn saturating_mul(self, other: NonZero<i32>) -> NonZero<i32> {
        unsafe { NonZero::new_unchecked(self.get().saturating_mul(other.get())) }
    }

    pub const fn checked_pow(self, other: u32) -> Option<NonZero<i32>> {
        match self.get().checked_pow(other) {
            None => None,
            Some(value) => NonZero::new(value),
        }
    }

    pub const fn saturating_pow(self, other: u32) -> NonZero<i32> {
        unsafe { NonZero::new_unchecked(self.get().saturating_pow(other)) }
    }

    #[track_caller]
    pub const fn abs(self) -> NonZero<i32> {
        unsafe { NonZero::new_unchecked(self.get().abs()) }
    }

    pub const fn checked_abs(self) -> Option<NonZero<i32>> {
        match self.get().checked_abs() {
            None => None,
            Some(value) => NonZero::new(value),
        }
    }

    pub const fn overflowing_abs(self) -> (NonZero<i32>, bool) {
        let (value, over) = self.get().overflowing_abs();
        (unsafe { NonZero::new_unchecked(value) }, over)
    }

    pub const fn saturating_abs(self) -> NonZero<i32> {
        unsafe { NonZero::new_unchecked(self.get().saturating_abs()) }
    }

    pub const fn wrapping_abs(self) -> NonZero<i32> {
        unsafe { NonZero::new_unchecked(self.get().wrapping_abs()) }
    }

    pub const fn unsigned_abs(self) -> NonZero<u32> {
        unsafe { NonZero::new_unchecked(self.get().unsigned_abs()) }
    }

    pub const fn is_positive(self) -> bool {
        self.get().is_positive()
    }

    pub const fn is_negative(self) -> bool {
        self.get().is_negative()
    }

    pub const fn checked_neg(self) -> Option<NonZero<i32>> {
        match self.get().checked_neg() {
            None => None,
            Some(value) => NonZero::new(value),
        }
    }

    pub const fn overflowing_neg(self) -> (NonZero<i32>, bool) {
        let (value, over) = self.get().overflowing_neg();
        (unsafe { NonZero::new_unchecked(value) }, over)
    }

    pub const fn saturating_neg(self) -> NonZero<i32> {
        unsafe { NonZero::new_unchecked(self.get().saturating_neg()) }
    }

    pub const fn wrapping_neg(self) -> NonZero<i32> {
        unsafe { NonZero::new_unchecked(self.get().wrapping_neg()) }
    }

    pub const fn cast_unsigned(self) -> NonZero<u32> {
        unsafe { NonZero::new_unchecked(self.get().cast_unsigned()) }
    }

}

impl FromStr for NonZero<i32> {
    type Err = ParseIntError;

    fn from_str(src: &str) -> Result<NonZero<i32>, ParseIntError> {
        match src.parse::<i32>() {
            Err(error) => Err(error),
            Ok(value) => match NonZero::new(value) {
                Some(value) => Ok(value),
                None => Err(ParseIntError::zero()),
            },
        }
    }
}

impl TryFrom<i32> for NonZero<i32> {
    type Error = TryFromIntError;

    fn try_from(value: i32) -> Result<NonZero<i32>, TryFromIntError> {
        match NonZero::new(value) {
            Some(value) => Ok(value),
            None => Err(TryFromIntError::new()),
        }
    }
}

impl Neg for NonZero<i32> {
    type Output = NonZero<i32>;

    #[track_caller]
    fn neg(self) -> NonZero<i32> {
        unsafe { NonZero::new_unchecked(num_neg(self.get())) }
    }
}

impl Neg for &NonZero<i32> {
    type Output = NonZero<i32>;

    #[track_caller]
    fn neg(self) -> NonZero<i32> {
        unsafe { NonZero::new_unchecked(num_neg(self.get())) }
    }
}

pub type NonZeroI32 = NonZero<i32>;

/// Any value but zero.
#[derive(Copy, Clone)]
#[valid_range(1, 18446744073709551615)]
pub(crate) struct NonZeroI64Inner(i64);

impl ZeroablePrimitive for i64 {
    type NonZeroInner = NonZeroI64Inner;
}

impl NonZero<i64> {
    pub const BITS: u32 = 64;
    pub const MIN: NonZero<i64> = unsafe { NonZero::new_unchecked(i64::MIN) };
    pub const MAX: NonZero<i64> = unsafe { NonZero::new_unchecked(i64::MAX) };

    pub const fn leading_zeros(self) -> u32 {
        self.get().leading_zeros()
    }

    pub const fn trailing_zeros(self) -> u32 {
        self.get().trailing_zeros()
    }

    pub const fn count_ones(self) -> NonZero<u32> {
        unsafe { NonZero::new_unchecked(self.get().count_ones()) }
    }

    pub const fn checked_mul(self, other: NonZero<i64>) -> Option<NonZero<i64>> {
        match self.get().checked_mul(other.get()) {
            None => None,
            Some(value) => NonZero::new(value),
        }
    }

    pub const fn saturating_mul(self, other: NonZero<i64>) -> NonZero<i64> {
        unsafe { NonZero::new_unchecked(self.get().saturating_mul(other.get())) }
    }

    pub const fn checked_pow(self, other: u32) -> Option<NonZero<i64>> {
        match self.get().checked_pow(other) {
            None => None,
            Some(value) => NonZero::new(value),
        }
    }

    pub const fn saturating_pow(self, other: u32) -> NonZero<i64> {
        unsafe { NonZero::new_unchecked(self.get().saturating_pow(other)) }
    }

    #[track_caller]
    pub const fn abs(self) -> NonZero<i64> {
        unsafe { NonZero::new_unchecked(self.get().abs()) }
    }

    pub const fn checked_abs(self) -> Option<NonZero<i64>> {
        match self.get().checked_abs() {
            None => None,
            Some(value) => NonZero::new(value),
        }
    }

    pub const fn overflowing_abs(self) -> (NonZero<i64>, bool) {
        let (value, over) = self.get().overflowing_abs();
        (unsafe { NonZero::new_unchecked(value) }, over)
    }

    pub const fn saturating_abs(self) -> NonZero<i64> {
        unsafe { NonZero::new_unchecked(self.get().saturating_abs()) }
    }

    pub const fn wrapping_abs(self) -> NonZero<i64> {
        unsafe { NonZero::new_unchecked(self.get().wrapping_abs()) }
    }

    pub const fn unsigned_abs(self) -> NonZero<u64> {
        unsafe { NonZero::new_unchecked(self.get().unsigned_abs()) }
    }

    pub const fn is_positive(self) -> bool {
        self.get().is_positive()
    }

    pub const fn is_negative(self) -> bool {
        self.get().is_negative()
    }

    pub const fn checked_neg(self) -> Option<NonZero<i64>> {
        match self.get().checked_neg() {
            None => None,
            Some(value) => NonZero::new(value),
        }
    }

    pub const fn overflowing_neg(self) -> (NonZero<i64>, bool) {
        let (value, over) = self.get().overflowing_neg();
        (unsafe { NonZero::new_unchecked(value) }, over)
    }

    pub const fn saturating_neg(self) -> NonZero<i64> {
        unsafe { NonZero::new_unchecked(self.get().saturating_neg()) }
    }

    pub const fn wrapping_neg(self) -> NonZero<i64> {
        unsafe { NonZero::new_unchecked(self.get().wrapping_neg()) }
    }

    pub const fn cast_unsigned(self) -> NonZero<u64> {
        unsafe { NonZero::new_unchecked(self.get().cast_unsigned()) }
    }

}

impl FromStr for NonZero<i64> {
    type Err = ParseIntError;

    fn from_str(src: &str) -> Result<NonZero<i64>, ParseIntError> {
        match src.parse::<i64>() {
            Err(error) => Err(error),
            Ok(value) => match NonZero::new(value) {
                Some(value) => Ok(value),
                None => Err(ParseIntError::zero()),
            },
        }
    }
}

impl TryFrom<i64> for NonZero<i64> {
    type Error = TryFromIntError;

    fn try_from(value: i64) -> Result<NonZero<i64>, TryFromIntError> {
        match NonZero::new(value) {
            Some(value) => Ok(value),
            None => Err(TryFromIntError::new()),
        }
    }
}

impl Neg for NonZero<i64> {
    type Output = NonZero<i64>;

    #[track_caller]
    fn neg(self) -> NonZero<i64> {
        unsafe { NonZero::new_unchecked(num_neg(self.get())) }
    }
}

impl Neg for &NonZero<i64> {
    type Output = NonZero<i64>;

    #[track_caller]
    fn neg(self) -> NonZero<i64> {
        unsafe { NonZero::new_unchecked(num_neg(self.get())) }
    }
}

pub type NonZeroI64 = NonZero<i64>;

/// Any value but zero.
#[derive(Copy, Clone)]
#[valid_range(1, 340282366920938463463374607431768211455)]
pub(crate) struct NonZeroI128Inner(i128);

impl ZeroablePrimitive for i128 {
    type NonZeroInner = NonZeroI128Inner;
}

impl NonZero<i128> {
    pub const BITS: u32 = 128;
    pub const MIN: NonZero<i128> = unsafe { NonZero::new_unchecked(i128::MIN) };
    pub const MAX: NonZero<i128> = unsafe { NonZero::new_unchecked(i128::MAX) };

    pub const fn leading_zeros(self) -> u32 {
        self.get().leading_zeros()
    }

    pub const fn trailing_zeros(self) -> u32 {
        self.get().trailing_zeros()
    }

    pub const fn count_ones(self) -> NonZero<u32> {
        unsafe { NonZero::new_unchecked(self.get().count_ones()) }
    }

    pub const fn checked_mul(self, other: NonZero<i128>) -> Option<NonZero<i128>> {
        match self.get().checked_mul(other.get()) {
            None => None,
            Some(value) => NonZero::new(value),
        }
    }

    pub const fn saturating_mul(self, other: NonZero<i128>) -> NonZero<i128> {
        unsafe { NonZero::new_unchecked(self.get().saturating_mul(other.get())) }
    }

    pub const fn checked_pow(self, other: u32) -> Option<NonZero<i128>> {
        match self.get().checked_pow(other) {
            None => None,
            Some(value) => NonZero::new(value),
        }
    }

    pub const fn saturating_pow(self, other: u32) -> NonZero<i128> {
        unsafe { NonZero::new_unchecked(self.get().saturating_pow(other)) }
    }

    #[track_caller]
    pub const fn abs(self) -> NonZero<i128> {
        unsafe { NonZero::new_unchecked(self.get().abs()) }
    }

    pub const fn checked_abs(self) -> Option<NonZero<i128>> {
        match self.get().checked_abs() {
            None => None,
            Some(value) => NonZero::new(value),
        }
    }

    pub const fn overflowing_abs(self) -> (NonZero<i128>, bool) {
        let (value, over) = self.get().overflowing_abs();
        (unsafe { NonZero::new_unchecked(value) }, over)
    }

    pub const fn saturating_abs(self) -> NonZero<i128> {
        unsafe { NonZero::new_unchecked(self.get().saturating_abs()) }
    }

    pub const fn wrapping_abs(self) -> NonZero<i128> {
        unsafe { NonZero::new_unchecked(self.get().wrapping_abs()) }
    }

    pub const fn unsigned_abs(self) -> NonZero<u128> {
        unsafe { NonZero::new_unchecked(self.get().unsigned_abs()) }
    }

    pub const fn is_positive(self) -> bool {
        self.get().is_positive()
    }

    pub const fn is_negative(self) -> bool {
        self.get().is_negative()
    }

    pub const fn checked_neg(self) -> Option<NonZero<i128>> {
        match self.get().checked_neg() {
            None => None,
            Some(value) => NonZero::new(value),
        }
    }

    pub const fn overflowing_neg(self) -> (NonZero<i128>, bool) {
        let (value, over) = self.get().overflowing_neg();
        (unsafe { NonZero::new_unchecked(value) }, over)
    }

    pub const fn saturating_neg(self) -> NonZero<i128> {
        unsafe { NonZero::new_unchecked(self.get().saturating_neg()) }
    }

    pub const fn wrapping_neg(self) -> NonZero<i128> {
        unsafe { NonZero::new_unchecked(self.get().wrapping_neg()) }
    }

    pub const fn cast_unsigned(self) -> NonZero<u128> {
        unsafe { NonZero::new_unchecked(self.get().cast_unsigned()) }
    }

}

impl FromStr for NonZero<i128> {
    type Err = ParseIntError;

    fn from_str(src: &str) -> Result<NonZero<i128>, ParseIntError> {
        match src.parse::<i128>() {
            Err(error) => Err(error),
            Ok(value) => match NonZero::new(value) {
                Some(value) => Ok(value),
                None => Err(ParseIntError::zero()),
            },
        }
    }
}

impl TryFrom<i128> for NonZero<i128> {
    type Error = TryFromIntError;

    fn try_from(value: i128) -> Result<NonZero<i128>, TryFromIntError> {
        match NonZero::new(value) {
            Some(value) => Ok(value),
            None => Err(TryFromIntError::new()),
        }
    }
}

impl Neg for NonZero<i128> {
    type Output = NonZero<i128>;

    #[track_caller]
    fn neg(self) -> NonZero<i128> {
        unsafe { NonZero::new_unchecked(num_neg(self.get())) }
    }
}

impl Neg for &NonZero<i128> {
    type Output = NonZero<i128>;

    #[track_caller]
    fn neg(self) -> NonZero<i128> {
        unsafe { NonZero::new_unchecked(num_neg(self.get())) }
    }
}

pub type NonZeroI128 = NonZero<i128>;

/// Any value but zero.
#[derive(Copy, Clone)]
#[valid_range(1, 18446744073709551615)]
pub(crate) struct NonZeroIsizeInner(isize);

impl ZeroablePrimitive for isize {
    type NonZeroInner = NonZeroIsizeInner;
}

impl NonZero<isize> {
    pub const BITS: u32 = 64;
    pub const MIN: NonZero<isize> = unsafe { NonZero::new_unchecked(isize::MIN) };
    pub const MAX: NonZero<isize> = unsafe { NonZero::new_unchecked(isize::MAX) };

    pub const fn leading_zeros(self) -> u32 {
        self.get().leading_zeros()
    }

    pub const fn trailing_zeros(self) -> u32 {
        self.get().trailing_zeros()
    }

    pub const fn count_ones(self) -> NonZero<u32> {
        unsafe { NonZero::new_unchecked(self.get().count_ones()) }
    }

    pub const fn checked_mul(self, other: NonZero<isize>) -> Option<NonZero<isize>> {
        match self.get().checked_mul(other.get()) {
            None => None,
            Some(value) => NonZero::new(value),
        }
    }

    pub const fn saturating_mul(self, other: NonZero<isize>) -> NonZero<isize> {
        unsafe { NonZero::new_unchecked(self.get().saturating_mul(other.get())) }
    }

    pub const fn checked_pow(self, other: u32) -> Option<NonZero<isize>> {
        match self.get().checked_pow(other) {
            None => None,
            Some(value) => NonZero::new(value),
        }
    }

    pub const fn saturating_pow(self, other: u32) -> NonZero<isize> {
        unsafe { NonZero::new_unchecked(self.get().saturating_pow(other)) }
    }

    #[track_caller]
    pub const fn abs(self) -> NonZero<isize> {
        unsafe { NonZero::new_unchecked(self.get().abs()) }
    }

    pub const fn checked_abs(self) -> Option<NonZero<isize>> {
        match self.get().checked_abs() {
            None => None,
            Some(value) => NonZero::new(value),
        }
    }

    pub const fn overflowing_abs(self) -> (NonZero<isize>, bool) {
        let (value, over) = self.get().overflowing_abs();
        (unsafe { NonZero::new_unchecked(value) }, over)
    }

    pub const fn saturating_abs(self) -> NonZero<isize> {
        unsafe { NonZero::new_unchecked(self.get().saturating_abs()) }
    }

    pub const fn wrapping_abs(self) -> NonZero<isize> {
        unsafe { NonZero::new_unchecked(self.get().wrapping_abs()) }
    }

    pub const fn unsigned_abs(self) -> NonZero<usize> {
        unsafe { NonZero::new_unchecked(self.get().unsigned_abs()) }
    }

    pub const fn is_positive(self) -> bool {
        self.get().is_positive()
    }

    pub const fn is_negative(self) -> bool {
        self.get().is_negative()
    }

    pub const fn checked_neg(self) -> Option<NonZero<isize>> {
        match self.get().checked_neg() {
            None => None,
            Some(value) => NonZero::new(value),
        }
    }

    pub const fn overflowing_neg(self) -> (NonZero<isize>, bool) {
        let (value, over) = self.get().overflowing_neg();
        (unsafe { NonZero::new_unchecked(value) }, over)
    }

    pub const fn saturating_neg(self) -> NonZero<isize> {
        unsafe { NonZero::new_unchecked(self.get().saturating_neg()) }
    }

    pub const fn wrapping_neg(self) -> NonZero<isize> {
        unsafe { NonZero::new_unchecked(self.get().wrapping_neg()) }
    }

    pub const fn cast_unsigned(self) -> NonZero<usize> {
        unsafe { NonZero::new_unchecked(self.get().cast_unsigned()) }
    }

}

impl FromStr for NonZero<isize> {
    type Err = ParseIntError;

    fn from_str(src: &str) -> Result<NonZero<isize>, ParseIntError> {
        match src.parse::<isize>() {
            Err(error) => Err(error),
            Ok(value) => match NonZero::new(value) {
                Some(value) => Ok(value),
                None => Err(ParseIntError::zero()),
            },
        }
    }
}

impl TryFrom<isize> for NonZero<isize> {
    type Error = TryFromIntError;

    fn try_from(value: isize) -> Result<NonZero<isize>, TryFromIntError> {
        match NonZero::new(value) {
            Some(value) => Ok(value),
            None => Err(TryFromIntError::new()),
        }
    }
}

impl Neg for NonZero<isize> {
    type Output = NonZero<isize>;

    #[track_caller]
    fn neg(self) -> NonZero<isize> {
        unsafe { NonZero::new_unchecked(num_neg(self.get())) }
    }
}

impl Neg for &NonZero<isize> {
    type Output = NonZero<isize>;

    #[track_caller]
    fn neg(self) -> NonZero<isize> {
        unsafe { NonZero::new_unchecked(num_neg(self.get())) }
    }
}

pub type NonZeroIsize = NonZero<isize>;

/// Any value but zero.
#[derive(Copy, Clone)]
#[valid_range(1, 255)]
pub(crate) struct NonZeroU8Inner(u8);

impl ZeroablePrimitive for u8 {
    type NonZeroInner = NonZeroU8Inner;
}

impl NonZero<u8> {
    pub const BITS: u32 = 8;
    pub const MIN: NonZero<u8> = unsafe { NonZero::new_unchecked(1) };
    pub const MAX: NonZero<u8> = unsafe { NonZero::new_unchecked(u8::MAX) };

    pub const fn leading_zeros(self) -> u32 {
        self.get().leading_zeros()
    }

    pub const fn trailing_zeros(self) -> u32 {
        self.get().trailing_zeros()
    }

    pub const fn count_ones(self) -> NonZero<u32> {
        unsafe { NonZero::new_unchecked(self.get().count_ones()) }
    }

    pub const fn checked_mul(self, other: NonZero<u8>) -> Option<NonZero<u8>> {
        match self.get().checked_mul(other.get()) {
            None => None,
            Some(value) => NonZero::new(value),
        }
    }

    pub const fn saturating_mul(self, other: NonZero<u8>) -> NonZero<u8> {
        unsafe { NonZero::new_unchecked(self.get().saturating_mul(other.get())) }
    }

    pub const fn checked_pow(self, other: u32) -> Option<NonZero<u8>> {
        match self.get().checked_pow(other) {
            None => None,
            Some(value) => NonZero::new(value),
        }
    }

    pub const fn saturating_pow(self, other: u32) -> NonZero<u8> {
        unsafe { NonZero::new_unchecked(self.get().saturating_pow(other)) }
    }

    pub const fn checked_add(self, other: u8) -> Option<NonZero<u8>> {
        match self.get().checked_add(other) {
            None => None,
            Some(value) => NonZero::new(value),
        }
    }

    pub const fn saturating_add(self, other: u8) -> NonZero<u8> {
        unsafe { NonZero::new_unchecked(self.get().saturating_add(other)) }
    }

    pub const fn checked_next_power_of_two(self) -> Option<NonZero<u8>> {
        match self.get().checked_next_power_of_two() {
            None => None,
            Some(value) => NonZero::new(value),
        }
    }

    pub const fn ilog2(self) -> u32 {
        self.get().ilog2()
    }

    pub const fn ilog10(self) -> u32 {
        self.get().ilog10()
    }

    pub const fn midpoint(self, rhs: NonZero<u8>) -> NonZero<u8> {
        unsafe { NonZero::new_unchecked(self.get().midpoint(rhs.get())) }
    }

    pub const fn is_power_of_two(self) -> bool {
        self.get().is_power_of_two()
    }

    pub const fn isqrt(self) -> NonZero<u8> {
        unsafe { NonZero::new_unchecked(self.get().isqrt()) }
    }

    pub const fn cast_signed(self) -> NonZero<i8> {
        unsafe { NonZero::new_unchecked(self.get().cast_signed()) }
    }

    pub const fn div_ceil(self, rhs: NonZero<u8>) -> NonZero<u8> {
        unsafe { NonZero::new_unchecked(self.get().div_ceil(rhs.get())) }
    }

}

impl FromStr for NonZero<u8> {
    type Err = ParseIntError;

    fn from_str(src: &str) -> Result<NonZero<u8>, ParseIntError> {
        match src.parse::<u8>() {
            Err(error) => Err(error),
            Ok(value) => match NonZero::new(value) {
                Some(value) => Ok(value),
                None => Err(ParseIntError::zero()),
            },
        }
    }
}

impl TryFrom<u8> for NonZero<u8> {
    type Error = TryFromIntError;

    fn try_from(value: u8) -> Result<NonZero<u8>, TryFromIntError> {
        match NonZero::new(value) {
            Some(value) => Ok(value),
            None => Err(TryFromIntError::new()),
        }
    }
}

impl Div<NonZero<u8>> for u8 {
    type Output = u8;

    fn div(self, other: NonZero<u8>) -> u8 {
        num_div(self, other.get())
    }
}

impl DivAssign<NonZero<u8>> for u8 {
    fn div_assign(&mut self, other: NonZero<u8>) {
        *self = num_div(*self, other.get())
    }
}

impl Rem<NonZero<u8>> for u8 {
    type Output = u8;

    fn rem(self, other: NonZero<u8>) -> u8 {
        num_rem(self, other.get())
    }
}

impl RemAssign<NonZero<u8>> for u8 {
    fn rem_assign(&mut self, other: NonZero<u8>) {
        *self = num_rem(*self, other.get())
    }
}

pub type NonZeroU8 = NonZero<u8>;

/// Any value but zero.
#[derive(Copy, Clone)]
#[valid_range(1, 65535)]
pub(crate) struct NonZeroU16Inner(u16);

impl ZeroablePrimitive for u16 {
    type NonZeroInner = NonZeroU16Inner;
}

impl NonZero<u16> {
    pub const BITS: u32 = 16;
    pub const MIN: NonZero<u16> = unsafe { NonZero::new_unchecked(1) };
    pub const MAX: NonZero<u16> = unsafe { NonZero::new_unchecked(u16::MAX) };

    pub const fn leading_zeros(self) -> u32 {
        self.get().leading_zeros()
    }

    pub const fn trailing_zeros(self) -> u32 {
        self.get().trailing_zeros()
    }

    pub const fn count_ones(self) -> NonZero<u32> {
        unsafe { NonZero::new_unchecked(self.get().count_ones()) }
    }

    pub const fn checked_mul(self, other: NonZero<u16>) -> Option<NonZero<u16>> {
        match self.get().checked_mul(other.get()) {
            None => None,
            Some(value) => NonZero::new(value),
        }
    }

    pub const fn saturating_mul(self, other: NonZero<u16>) -> NonZero<u16> {
        unsafe { NonZero::new_unchecked(self.get().saturating_mul(other.get())) }
    }

    pub const fn checked_pow(self, other: u32) -> Option<NonZero<u16>> {
        match self.get().checked_pow(other) {
            None => None,
            Some(value) => NonZero::new(value),
        }
    }

    pub const fn saturating_pow(self, other: u32) -> NonZero<u16> {
        unsafe { NonZero::new_unchecked(self.get().saturating_pow(other)) }
    }

    pub const fn checked_add(self, other: u16) -> Option<NonZero<u16>> {
        match self.get().checked_add(other) {
            None => None,
            Some(value) => NonZero::new(value),
        }
    }

    pub const fn saturating_add(self, other: u16) -> NonZero<u16> {
        unsafe { NonZero::new_unchecked(self.get().saturating_add(other)) }
    }

    pub const fn checked_next_power_of_two(self) -> Option<NonZero<u16>> {
        match self.get().checked_next_power_of_two() {
            None => None,
            Some(value) => NonZero::new(value),
        }
    }

    pub const fn ilog2(self) -> u32 {
        self.get().ilog2()
    }

    pub const fn ilog10(self) -> u32 {
        self.get().ilog10()
    }

    pub const fn midpoint(self, rhs: NonZero<u16>) -> NonZero<u16> {
        unsafe { NonZero::new_unchecked(self.get().midpoint(rhs.get())) }
    }

    pub const fn is_power_of_two(self) -> bool {
        self.get().is_power_of_two()
    }

    pub const fn isqrt(self) -> NonZero<u16> {
        unsafe { NonZero::new_unchecked(self.get().isqrt()) }
    }

    pub const fn cast_signed(self) -> NonZero<i16> {
        unsafe { NonZero::new_unchecked(self.get().cast_signed()) }
    }

    pub const fn div_ceil(self, rhs: NonZero<u16>) -> NonZero<u16> {
        unsafe { NonZero::new_unchecked(self.get().div_ceil(rhs.get())) }
    }

}

impl FromStr for NonZero<u16> {
    type Err = ParseIntError;

    fn from_str(src: &str) -> Result<NonZero<u16>, ParseIntError> {
        match src.parse::<u16>() {
            Err(error) => Err(error),
            Ok(value) => match NonZero::new(value) {
                Some(value) => Ok(value),
                None => Err(ParseIntError::zero()),
            },
        }
    }
}

impl TryFrom<u16> for NonZero<u16> {
    type Error = TryFromIntError;

    fn try_from(value: u16) -> Result<NonZero<u16>, TryFromIntError> {
        match NonZero::new(value) {
            Some(value) => Ok(value),
            None => Err(TryFromIntError::new()),
        }
    }
}

impl Div<NonZero<u16>> for u16 {
    type Output = u16;

    fn div(self, other: NonZero<u16>) -> u16 {
        num_div(self, other.get())
    }
}

impl DivAssign<NonZero<u16>> for u16 {
    fn div_assign(&mut self, other: NonZero<u16>) {
        *self = num_div(*self, other.get())
    }
}

impl Rem<NonZero<u16>> for u16 {
    type Output = u16;

    fn rem(self, other: NonZero<u16>) -> u16 {
        num_rem(self, other.get())
    }
}

impl RemAssign<NonZero<u16>> for u16 {
    fn rem_assign(&mut self, other: NonZero<u16>) {
        *self = num_rem(*self, other.get())
    }
}

pub type NonZeroU16 = NonZero<u16>;

/// Any value but zero.
#[derive(Copy, Clone)]
#[valid_range(1, 4294967295)]
pub(crate) struct NonZeroU32Inner(u32);

impl ZeroablePrimitive for u32 {
    type NonZeroInner = NonZeroU32Inner;
}

impl NonZero<u32> {
    pub const BITS: u32 = 32;
    pub const MIN: NonZero<u32> = unsafe { NonZero::new_unchecked(1) };
    pub const MAX: NonZero<u32> = unsafe { NonZero::new_unchecked(u32::MAX) };

    pub const fn leading_zeros(self) -> u32 {
        self.get().leading_zeros()
    }

    pub const fn trailing_zeros(self) -> u32 {
        self.get().trailing_zeros()
    }

    pub const fn count_ones(self) -> NonZero<u32> {
        unsafe { NonZero::new_unchecked(self.get().count_ones()) }
    }

    pub const fn checked_mul(self, other: NonZero<u32>) -> Option<NonZero<u32>> {
        match self.get().checked_mul(other.get()) {
            None => None,
            Some(value) => NonZero::new(value),
        }
    }

    pub const fn saturating_mul(self, other: NonZero<u32>) -> NonZero<u32> {
        unsafe { NonZero::new_unchecked(self.get().saturating_mul(other.get())) }
    }

    pub const fn checked_pow(self, other: u32) -> Option<NonZero<u32>> {
        match self.get().checked_pow(other) {
            None => None,
            Some(value) => NonZero::new(value),
        }
    }

    pub const fn saturating_pow(self, other: u32) -> NonZero<u32> {
        unsafe { NonZero::new_unchecked(self.get().saturating_pow(other)) }
    }

    pub const fn checked_add(self, other: u32) -> Option<NonZero<u32>> {
        match self.get().checked_add(other) {
            None => None,
            Some(value) => NonZero::new(value),
        }
    }

    pub const fn saturating_add(self, other: u32) -> NonZero<u32> {
        unsafe { NonZero::new_unchecked(self.get().saturating_add(other)) }
    }

    pub const fn checked_next_power_of_two(self) -> Option<NonZero<u32>> {
        match self.get().checked_next_power_of_two() {
            None => None,
            Some(value) => NonZero::new(value),
        }
    }

    pub const fn ilog2(self) -> u32 {
        self.get().ilog2()
    }

    pub const fn ilog10(self) -> u32 {
        self.get().ilog10()
    }

    pub const fn midpoint(self, rhs: NonZero<u32>) -> NonZero<u32> {
        unsafe { NonZero::new_unchecked(self.get().midpoint(rhs.get())) }
    }

    pub const fn is_power_of_two(self) -> bool {
        self.get().is_power_of_two()
    }

    pub const fn isqrt(self) -> NonZero<u32> {
        unsafe { NonZero::new_unchecked(self.get().isqrt()) }
    }

    pub const fn cast_signed(self) -> NonZero<i32> {
        unsafe { NonZero::new_unchecked(self.get().cast_signed()) }
    }

    pub const fn div_ceil(self, rhs: NonZero<u32>) -> NonZero<u32> {
        unsafe { NonZero::new_unchecked(self.get().div_ceil(rhs.get())) }
    }

}

impl FromStr for NonZero<u32> {
    type Err = ParseIntError;

    fn from_str(src: &str) -> Result<NonZero<u32>, ParseIntError> {
        match src.parse::<u32>() {
            Err(error) => Err(error),
            Ok(value) => match NonZero::new(value) {
                Some(value) => Ok(value),
                None => Err(ParseIntError::zero()),
            },
        }
    }
}

impl TryFrom<u32> for NonZero<u32> {
    type Error = TryFromIntError;

    fn try_from(value: u32) -> Result<NonZero<u32>, TryFromIntError> {
        match NonZero::new(value) {
            Some(value) => Ok(value),
            None => Err(TryFromIntError::new()),
        }
    }
}

impl Div<NonZero<u32>> for u32 {
    type Output = u32;

    fn div(self, other: NonZero<u32>) -> u32 {
        num_div(self, other.get())
    }
}

impl DivAssign<NonZero<u32>> for u32 {
    fn div_assign(&mut self, other: NonZero<u32>) {
        *self = num_div(*self, other.get())
    }
}

impl Rem<NonZero<u32>> for u32 {
    type Output = u32;

    fn rem(self, other: NonZero<u32>) -> u32 {
        num_rem(self, other.get())
    }
}

impl RemAssign<NonZero<u32>> for u32 {
    fn rem_assign(&mut self, other: NonZero<u32>) {
        *self = num_rem(*self, other.get())
    }
}

pub type NonZeroU32 = NonZero<u32>;

/// Any value but zero.
#[derive(Copy, Clone)]
#[valid_range(1, 18446744073709551615)]
pub(crate) struct NonZeroU64Inner(u64);

impl ZeroablePrimitive for u64 {
    type NonZeroInner = NonZeroU64Inner;
}

impl NonZero<u64> {
    pub const BITS: u32 = 64;
    pub const MIN: NonZero<u64> = unsafe { NonZero::new_unchecked(1) };
    pub const MAX: NonZero<u64> = unsafe { NonZero::new_unchecked(u64::MAX) };

    pub const fn leading_zeros(self) -> u32 {
        self.get().leading_zeros()
    }

    pub const fn trailing_zeros(self) -> u32 {
        self.get().trailing_zeros()
    }

    pub const fn count_ones(self) -> NonZero<u32> {
        unsafe { NonZero::new_unchecked(self.get().count_ones()) }
    }

    pub const fn checked_mul(self, other: NonZero<u64>) -> Option<NonZero<u64>> {
        match self.get().checked_mul(other.get()) {
            None => None,
            Some(value) => NonZero::new(value),
        }
    }

    pub const fn saturating_mul(self, other: NonZero<u64>) -> NonZero<u64> {
        unsafe { NonZero::new_unchecked(self.get().saturating_mul(other.get())) }
    }

    pub const fn checked_pow(self, other: u32) -> Option<NonZero<u64>> {
        match self.get().checked_pow(other) {
            None => None,
            Some(value) => NonZero::new(value),
        }
    }

    pub const fn saturating_pow(self, other: u32) -> NonZero<u64> {
        unsafe { NonZero::new_unchecked(self.get().saturating_pow(other)) }
    }

    pub const fn checked_add(self, other: u64) -> Option<NonZero<u64>> {
        match self.get().checked_add(other) {
            None => None,
            Some(value) => NonZero::new(value),
        }
    }

    pub const fn saturating_add(self, other: u64) -> NonZero<u64> {
        unsafe { NonZero::new_unchecked(self.get().saturating_add(other)) }
    }

    pub const fn checked_next_power_of_two(self) -> Option<NonZero<u64>> {
        match self.get().checked_next_power_of_two() {
            None => None,
            Some(value) => NonZero::new(value),
        }
    }

    pub const fn ilog2(self) -> u32 {
        self.get().ilog2()
    }

    pub const fn ilog10(self) -> u32 {
        self.get().ilog10()
    }

    pub const fn midpoint(self, rhs: NonZero<u64>) -> NonZero<u64> {
        unsafe { NonZero::new_unchecked(self.get().midpoint(rhs.get())) }
    }

    pub const fn is_power_of_two(self) -> bool {
        self.get().is_power_of_two()
    }

    pub const fn isqrt(self) -> NonZero<u64> {
        unsafe { NonZero::new_unchecked(self.get().isqrt()) }
    }

    pub const fn cast_signed(self) -> NonZero<i64> {
        unsafe { NonZero::new_unchecked(self.get().cast_signed()) }
    }

    pub const fn div_ceil(self, rhs: NonZero<u64>) -> NonZero<u64> {
        unsafe { NonZero::new_unchecked(self.get().div_ceil(rhs.get())) }
    }

}

impl FromStr for NonZero<u64> {
    type Err = ParseIntError;

    fn from_str(src: &str) -> Result<NonZero<u64>, ParseIntError> {
        match src.parse::<u64>() {
            Err(error) => Err(error),
            Ok(value) => match NonZero::new(value) {
                Some(value) => Ok(value),
                None => Err(ParseIntError::zero()),
            },
        }
    }
}

impl TryFrom<u64> for NonZero<u64> {
    type Error = TryFromIntError;

    fn try_from(value: u64) -> Result<NonZero<u64>, TryFromIntError> {
        match NonZero::new(value) {
            Some(value) => Ok(value),
            None => Err(TryFromIntError::new()),
        }
    }
}

impl Div<NonZero<u64>> for u64 {
    type Output = u64;

    fn div(self, other: NonZero<u64>) -> u64 {
        num_div(self, other.get())
    }
}

impl DivAssign<NonZero<u64>> for u64 {
    fn div_assign(&mut self, other: NonZero<u64>) {
        *self = num_div(*self, other.get())
    }
}

impl Rem<NonZero<u64>> for u64 {
    type Output = u64;

    fn rem(self, other: NonZero<u64>) -> u64 {
        num_rem(self, other.get())
    }
}

impl RemAssign<NonZero<u64>> for u64 {
    fn rem_assign(&mut self, other: NonZero<u64>) {
        *self = num_rem(*self, other.get())
    }
}

pub type NonZeroU64 = NonZero<u64>;

/// Any value but zero.
#[derive(Copy, Clone)]
#[valid_range(1, 340282366920938463463374607431768211455)]
pub(crate) struct NonZeroU128Inner(u128);

impl ZeroablePrimitive for u128 {
    type NonZeroInner = NonZeroU128Inner;
}

impl NonZero<u128> {
    pub const BITS: u32 = 128;
    pub const MIN: NonZero<u128> = unsafe { NonZero::new_unchecked(1) };
    pub const MAX: NonZero<u128> = unsafe { NonZero::new_unchecked(u128::MAX) };

    pub const fn leading_zeros(self) -> u32 {
        self.get().leading_zeros()
    }

    pub const fn trailing_zeros(self) -> u32 {
        self.get().trailing_zeros()
    }

    pub const fn count_ones(self) -> NonZero<u32> {
        unsafe { NonZero::new_unchecked(self.get().count_ones()) }
    }

    pub const fn checked_mul(self, other: NonZero<u128>) -> Option<NonZero<u128>> {
        match self.get().checked_mul(other.get()) {
            None => None,
            Some(value) => NonZero::new(value),
        }
    }

    pub const fn saturating_mul(self, other: NonZero<u128>) -> NonZero<u128> {
        unsafe { NonZero::new_unchecked(self.get().saturating_mul(other.get())) }
    }

    pub const fn checked_pow(self, other: u32) -> Option<NonZero<u128>> {
        match self.get().checked_pow(other) {
            None => None,
            Some(value) => NonZero::new(value),
        }
    }

    pub const fn saturating_pow(self, other: u32) -> NonZero<u128> {
        unsafe { NonZero::new_unchecked(self.get().saturating_pow(other)) }
    }

    pub const fn checked_add(self, other: u128) -> Option<NonZero<u128>> {
        match self.get().checked_add(other) {
            None => None,
            Some(value) => NonZero::new(value),
        }
    }

    pub const fn saturating_add(self, other: u128) -> NonZero<u128> {
        unsafe { NonZero::new_unchecked(self.get().saturating_add(other)) }
    }

    pub const fn checked_next_power_of_two(self) -> Option<NonZero<u128>> {
        match self.get().checked_next_power_of_two() {
            None => None,
            Some(value) => NonZero::new(value),
        }
    }

    pub const fn ilog2(self) -> u32 {
        self.get().ilog2()
    }

    pub const fn ilog10(self) -> u32 {
        self.get().ilog10()
    }

    pub const fn midpoint(self, rhs: NonZero<u128>) -> NonZero<u128> {
        unsafe { NonZero::new_unchecked(self.get().midpoint(rhs.get())) }
    }

    pub const fn is_power_of_two(self) -> bool {
        self.get().is_power_of_two()
    }

    pub const fn isqrt(self) -> NonZero<u128> {
        unsafe { NonZero::new_unchecked(self.get().isqrt()) }
    }

    pub const fn cast_signed(self) -> NonZero<i128> {
        unsafe { NonZero::new_unchecked(self.get().cast_signed()) }
    }

    pub const fn div_ceil(self, rhs: NonZero<u128>) -> NonZero<u128> {
        unsafe { NonZero::new_unchecked(self.get().div_ceil(rhs.get())) }
    }

}

impl FromStr for NonZero<u128> {
    type Err = ParseIntError;

    fn from_str(src: &str) -> Result<NonZero<u128>, ParseIntError> {
        match src.parse::<u128>() {
            Err(error) => Err(error),
            Ok(value) => match NonZero::new(value) {
                Some(value) => Ok(value),
                None => Err(ParseIntError::zero()),
            },
        }
    }
}

impl TryFrom<u128> for NonZero<u128> {
    type Error = TryFromIntError;

    fn try_from(value: u128) -> Result<NonZero<u128>, TryFromIntError> {
        match NonZero::new(value) {
            Some(value) => Ok(value),
            None => Err(TryFromIntError::new()),
        }
    }
}

impl Div<NonZero<u128>> for u128 {
    type Output = u128;

    fn div(self, other: NonZero<u128>) -> u128 {
        num_div(self, other.get())
    }
}

impl DivAssign<NonZero<u128>> for u128 {
    fn div_assign(&mut self, other: NonZero<u128>) {
        *self = num_div(*self, other.get())
    }
}

impl Rem<NonZero<u128>> for u128 {
    type Output = u128;

    fn rem(self, other: NonZero<u128>) -> u128 {
        num_rem(self, other.get())
    }
}

impl RemAssign<NonZero<u128>> for u128 {
    fn rem_assign(&mut self, other: NonZero<u128>) {
        *self = num_rem(*self, other.get())
    }
}

pub type NonZeroU128 = NonZero<u128>;

/// Any value but zero.
#[derive(Copy, Clone)]
#[valid_range(1, 18446744073709551615)]
pub(crate) struct NonZeroUsizeInner(usize);

impl ZeroablePrimitive for usize {
    type NonZeroInner = NonZeroUsizeInner;
}

impl NonZero<usize> {
    pub const BITS: u32 = 64;
    pub const MIN: NonZero<usize> = unsafe { NonZero::new_unchecked(1) };
    pub const MAX: NonZero<usize> = unsafe { NonZero::new_unchecked(usize::MAX) };

    pub const fn leading_zeros(self) -> u32 {
        self.get().leading_zeros()
    }

    pub const fn trailing_zeros(self) -> u32 {
        self.get().trailing_zeros()
    }

    pub const fn count_ones(self) -> NonZero<u32> {
        unsafe { NonZero::new_unchecked(self.get().count_ones()) }
    }

    pub const fn checked_mul(self, other: NonZero<usize>) -> Option<NonZero<usize>> {
        match self.get().checked_mul(other.get()) {
            None => None,
            Some(value) => NonZero::new(value),
        }
    }

    pub const fn saturating_mul(self, other: NonZero<usize>) -> NonZero<usize> {
        unsafe { NonZero::new_unchecked(self.get().saturating_mul(other.get())) }
    }

    pub const fn checked_pow(self, other: u32) -> Option<NonZero<usize>> {
        match self.get().checked_pow(other) {
            None => None,
            Some(value) => NonZero::new(value),
        }
    }

    pub const fn saturating_pow(self, other: u32) -> NonZero<usize> {
        unsafe { NonZero::new_unchecked(self.get().saturating_pow(other)) }
    }

    pub const fn checked_add(self, other: usize) -> Option<NonZero<usize>> {
        match self.get().checked_add(other) {
            None => None,
            Some(value) => NonZero::new(value),
        }
    }

    pub const fn saturating_add(self, other: usize) -> NonZero<usize> {
        unsafe { NonZero::new_unchecked(self.get().saturating_add(other)) }
    }

    pub const fn checked_next_power_of_two(self) -> Option<NonZero<usize>> {
        match self.get().checked_next_power_of_two() {
            None => None,
            Some(value) => NonZero::new(value),
        }
    }

    pub const fn ilog2(self) -> u32 {
        self.get().ilog2()
    }

    pub const fn ilog10(self) -> u32 {
        self.get().ilog10()
    }

    pub const fn midpoint(self, rhs: NonZero<usize>) -> NonZero<usize> {
        unsafe { NonZero::new_unchecked(self.get().midpoint(rhs.get())) }
    }

    pub const fn is_power_of_two(self) -> bool {
        self.get().is_power_of_two()
    }

    pub const fn isqrt(self) -> NonZero<usize> {
        unsafe { NonZero::new_unchecked(self.get().isqrt()) }
    }

    pub const fn cast_signed(self) -> NonZero<isize> {
        unsafe { NonZero::new_unchecked(self.get().cast_signed()) }
    }

    pub const fn div_ceil(self, rhs: NonZero<usize>) -> NonZero<usize> {
        unsafe { NonZero::new_unchecked(self.get().div_ceil(rhs.get())) }
    }

}

impl FromStr for NonZero<usize> {
    type Err = ParseIntError;

    fn from_str(src: &str) -> Result<NonZero<usize>, ParseIntError> {
        match src.parse::<usize>() {
            Err(error) => Err(error),
            Ok(value) => match NonZero::new(value) {
                Some(value) => Ok(value),
                None => Err(ParseIntError::zero()),
            },
        }
    }
}

impl TryFrom<usize> for NonZero<usize> {
    type Error = TryFromIntError;

    fn try_from(value: usize) -> Result<NonZero<usize>, TryFromIntError> {
        match NonZero::new(value) {
            Some(value) => Ok(value),
            None => Err(TryFromIntError::new()),
        }
    }
}

impl Div<NonZero<usize>> for usize {
    type Output = usize;

    fn div(self, other: NonZero<usize>) -> usize {
        num_div(self, other.get())
    }
}

impl DivAssign<NonZero<usize>> for usize {
    fn div_assign(&mut self, other: NonZero<usize>) {
        *self = num_div(*self, other.get())
    }
}

impl Rem<NonZero<usize>> for usize {
    type Output = usize;

    fn rem(self, other: NonZero<usize>) -> usize {
        num_rem(self, other.get())
    }
}

impl RemAssign<NonZero<usize>> for usize {
    fn rem_assign(&mut self, other: NonZero<usize>) {
        *self = num_rem(*self, other.get())
    }
}

pub type NonZeroUsize = NonZero<usize>;

impl From<NonZero<i8>> for NonZero<i16> {
    fn from(small: NonZero<i8>) -> NonZero<i16> {
        unsafe { NonZero::new_unchecked(num_cast(small.get())) }
    }
}

impl From<NonZero<i8>> for NonZero<i32> {
    fn from(small: NonZero<i8>) -> NonZero<i32> {
        unsafe { NonZero::new_unchecked(num_cast(small.get())) }
    }
}

impl From<NonZero<i8>> for NonZero<i64> {
    fn from(small: NonZero<i8>) -> NonZero<i64> {
        unsafe { NonZero::new_unchecked(num_cast(small.get())) }
    }
}

impl From<NonZero<i8>> for NonZero<i128> {
    fn from(small: NonZero<i8>) -> NonZero<i128> {
        unsafe { NonZero::new_unchecked(num_cast(small.get())) }
    }
}

impl From<NonZero<i8>> for NonZero<isize> {
    fn from(small: NonZero<i8>) -> NonZero<isize> {
        unsafe { NonZero::new_unchecked(num_cast(small.get())) }
    }
}

impl TryFrom<NonZero<i8>> for NonZero<u8> {
    type Error = TryFromIntError;

    fn try_from(value: NonZero<i8>) -> Result<NonZero<u8>, TryFromIntError> {
        match u8::try_from(value.get()) {
            Ok(value) => Ok(unsafe { NonZero::new_unchecked(value) }),
            Err(error) => Err(error),
        }
    }
}

impl TryFrom<NonZero<i8>> for NonZero<u16> {
    type Error = TryFromIntError;

    fn try_from(value: NonZero<i8>) -> Result<NonZero<u16>, TryFromIntError> {
        match u16::try_from(value.get()) {
            Ok(value) => Ok(unsafe { NonZero::new_unchecked(value) }),
            Err(error) => Err(error),
        }
    }
}

impl TryFrom<NonZero<i8>> for NonZero<u32> {
    type Error = TryFromIntError;

    fn try_from(value: NonZero<i8>) -> Result<NonZero<u32>, TryFromIntError> {
        match u32::try_from(value.get()) {
            Ok(value) => Ok(unsafe { NonZero::new_unchecked(value) }),
            Err(error) => Err(error),
        }
    }
}

impl TryFrom<NonZero<i8>> for NonZero<u64> {
    type Error = TryFromIntError;

    fn try_from(value: NonZero<i8>) -> Result<NonZero<u64>, TryFromIntError> {
        match u64::try_from(value.get()) {
            Ok(value) => Ok(unsafe { NonZero::new_unchecked(value) }),
            Err(error) => Err(error),
        }
    }
}

impl TryFrom<NonZero<i8>> for NonZero<u128> {
    type Error = TryFromIntError;

    fn try_from(value: NonZero<i8>) -> Result<NonZero<u128>, TryFromIntError> {
        match u128::try_from(value.get()) {
            Ok(value) => Ok(unsafe { NonZero::new_unchecked(value) }),
            Err(error) => Err(error),
        }
    }
}

impl TryFrom<NonZero<i8>> for NonZero<usize> {
    type Error = TryFromIntError;

    fn try_from(value: NonZero<i8>) -> Result<NonZero<usize>, TryFromIntError> {
        match usize::try_from(value.get()) {
            Ok(value) => Ok(unsafe { NonZero::new_unchecked(value) }),
            Err(error) => Err(error),
        }
    }
}

impl TryFrom<NonZero<i16>> for NonZero<i8> {
    type Error = TryFromIntError;

    fn try_from(value: NonZero<i16>) -> Result<NonZero<i8>, TryFromIntError> {
        match i8::try_from(value.get()) {
            Ok(value) => Ok(unsafe { NonZero::new_unchecked(value) }),
            Err(error) => Err(error),
        }
    }
}

impl From<NonZero<i16>> for NonZero<i32> {
    fn from(small: NonZero<i16>) -> NonZero<i32> {
        unsafe { NonZero::new_unchecked(num_cast(small.get())) }
    }
}

impl From<NonZero<i16>> for NonZero<i64> {
    fn from(small: NonZero<i16>) -> NonZero<i64> {
        unsafe { NonZero::new_unchecked(num_cast(small.get())) }
    }
}

impl From<NonZero<i16>> for NonZero<i128> {
    fn from(small: NonZero<i16>) -> NonZero<i128> {
        unsafe { NonZero::new_unchecked(num_cast(small.get())) }
    }
}

impl From<NonZero<i16>> for NonZero<isize> {
    fn from(small: NonZero<i16>) -> NonZero<isize> {
        unsafe { NonZero::new_unchecked(num_cast(small.get())) }
    }
}

impl TryFrom<NonZero<i16>> for NonZero<u8> {
    type Error = TryFromIntError;

    fn try_from(value: NonZero<i16>) -> Result<NonZero<u8>, TryFromIntError> {
        match u8::try_from(value.get()) {
            Ok(value) => Ok(unsafe { NonZero::new_unchecked(value) }),
            Err(error) => Err(error),
        }
    }
}

impl TryFrom<NonZero<i16>> for NonZero<u16> {
    type Error = TryFromIntError;

    fn try_from(value: NonZero<i16>) -> Result<NonZero<u16>, TryFromIntError> {
        match u16::try_from(value.get()) {
            Ok(value) => Ok(unsafe { NonZero::new_unchecked(value) }),
            Err(error) => Err(error),
        }
    }
}

impl TryFrom<NonZero<i16>> for NonZero<u32> {
    type Error = TryFromIntError;

    fn try_from(value: NonZero<i16>) -> Result<NonZero<u32>, TryFromIntError> {
        match u32::try_from(value.get()) {
            Ok(value) => Ok(unsafe { NonZero::new_unchecked(value) }),
            Err(error) => Err(error),
        }
    }
}

impl TryFrom<NonZero<i16>> for NonZero<u64> {
    type Error = TryFromIntError;

    fn try_from(value: NonZero<i16>) -> Result<NonZero<u64>, TryFromIntError> {
        match u64::try_from(value.get()) {
            Ok(value) => Ok(unsafe { NonZero::new_unchecked(value) }),
            Err(error) => Err(error),
        }
    }
}

impl TryFrom<NonZero<i16>> for NonZero<u128> {
    type Error = TryFromIntError;

    fn try_from(value: NonZero<i16>) -> Result<NonZero<u128>, TryFromIntError> {
        match u128::try_from(value.get()) {
            Ok(value) => Ok(unsafe { NonZero::new_unchecked(value) }),
            Err(error) => Err(error),
        }
    }
}

impl TryFrom<NonZero<i16>> for NonZero<usize> {
    type Error = TryFromIntError;

    fn try_from(value: NonZero<i16>) -> Result<NonZero<usize>, TryFromIntError> {
        match usize::try_from(value.get()) {
            Ok(value) => Ok(unsafe { NonZero::new_unchecked(value) }),
            Err(error) => Err(error),
        }
    }
}

impl TryFrom<NonZero<i32>> for NonZero<i8> {
    type Error = TryFromIntError;

    fn try_from(value: NonZero<i32>) -> Result<NonZero<i8>, TryFromIntError> {
        match i8::try_from(value.get()) {
            Ok(value) => Ok(unsafe { NonZero::new_unchecked(value) }),
            Err(error) => Err(error),
        }
    }
}

impl TryFrom<NonZero<i32>> for NonZero<i16> {
    type Error = TryFromIntError;

    fn try_from(value: NonZero<i32>) -> Result<NonZero<i16>, TryFromIntError> {
        match i16::try_from(value.get()) {
            Ok(value) => Ok(unsafe { NonZero::new_unchecked(value) }),
            Err(error) => Err(error),
        }
    }
}

impl From<NonZero<i32>> for NonZero<i64> {
    fn from(small: NonZero<i32>) -> NonZero<i64> {
        unsafe { NonZero::new_unchecked(num_cast(small.get())) }
    }
}

impl From<NonZero<i32>> for NonZero<i128> {
    fn from(small: NonZero<i32>) -> NonZero<i128> {
        unsafe { NonZero::new_unchecked(num_cast(small.get())) }
    }
}

impl TryFrom<NonZero<i32>> for NonZero<isize> {
    type Error = TryFromIntError;

    fn try_from(value: NonZero<i32>) -> Result<NonZero<isize>, TryFromIntError> {
        match isize::try_from(value.get()) {
            Ok(value) => Ok(unsafe { NonZero::new_unchecked(value) }),
            Err(error) => Err(error),
        }
    }
}

impl TryFrom<NonZero<i32>> for NonZero<u8> {
    type Error = TryFromIntError;

    fn try_from(value: NonZero<i32>) -> Result<NonZero<u8>, TryFromIntError> {
        match u8::try_from(value.get()) {
            Ok(value) => Ok(unsafe { NonZero::new_unchecked(value) }),
            Err(error) => Err(error),
        }
    }
}

impl TryFrom<NonZero<i32>> for NonZero<u16> {
    type Error = TryFromIntError;

    fn try_from(value: NonZero<i32>) -> Result<NonZero<u16>, TryFromIntError> {
        match u16::try_from(value.get()) {
            Ok(value) => Ok(unsafe { NonZero::new_unchecked(value) }),
            Err(error) => Err(error),
        }
    }
}

impl TryFrom<NonZero<i32>> for NonZero<u32> {
    type Error = TryFromIntError;

    fn try_from(value: NonZero<i32>) -> Result<NonZero<u32>, TryFromIntError> {
        match u32::try_from(value.get()) {
            Ok(value) => Ok(unsafe { NonZero::new_unchecked(value) }),
            Err(error) => Err(error),
        }
    }
}

impl TryFrom<NonZero<i32>> for NonZero<u64> {
    type Error = TryFromIntError;

    fn try_from(value: NonZero<i32>) -> Result<NonZero<u64>, TryFromIntError> {
        match u64::try_from(value.get()) {
            Ok(value) => Ok(unsafe { NonZero::new_unchecked(value) }),
            Err(error) => Err(error),
        }
    }
}

impl TryFrom<NonZero<i32>> for NonZero<u128> {
    type Error = TryFromIntError;

    fn try_from(value: NonZero<i32>) -> Result<NonZero<u128>, TryFromIntError> {
        match u128::try_from(value.get()) {
            Ok(value) => Ok(unsafe { NonZero::new_unchecked(value) }),
            Err(error) => Err(error),
        }
    }
}

impl TryFrom<NonZero<i32>> for NonZero<usize> {
    type Error = TryFromIntError;

    fn try_from(value: NonZero<i32>) -> Result<NonZero<usize>, TryFromIntError> {
        match usize::try_from(value.get()) {
            Ok(value) => Ok(unsafe { NonZero::new_unchecked(value) }),
            Err(error) => Err(error),
        }
    }
}

impl TryFrom<NonZero<i64>> for NonZero<i8> {
    type Error = TryFromIntError;

    fn try_from(value: NonZero<i64>) -> Result<NonZero<i8>, TryFromIntError> {
        match i8::try_from(value.get()) {
            Ok(value) => Ok(unsafe { NonZero::new_unchecked(value) }),
            Err(error) => Err(error),
        }
    }
}

impl TryFrom<NonZero<i64>> for NonZero<i16> {
    type Error = TryFromIntError;

    fn try_from(value: NonZero<i64>) -> Result<NonZero<i16>, TryFromIntError> {
        match i16::try_from(value.get()) {
            Ok(value) => Ok(unsafe { NonZero::new_unchecked(value) }),
            Err(error) => Err(error),
        }
    }
}

impl TryFrom<NonZero<i64>> for NonZero<i32> {
    type Error = TryFromIntError;

    fn try_from(value: NonZero<i64>) -> Result<NonZero<i32>, TryFromIntError> {
        match i32::try_from(value.get()) {
            Ok(value) => Ok(unsafe { NonZero::new_unchecked(value) }),
            Err(error) => Err(error),
        }
    }
}

impl From<NonZero<i64>> for NonZero<i128> {
    fn from(small: NonZero<i64>) -> NonZero<i128> {
        unsafe { NonZero::new_unchecked(num_cast(small.get())) }
    }
}

impl TryFrom<NonZero<i64>> for NonZero<isize> {
    type Error = TryFromIntError;

    fn try_from(value: NonZero<i64>) -> Result<NonZero<isize>, TryFromIntError> {
        match isize::try_from(value.get()) {
            Ok(value) => Ok(unsafe { NonZero::new_unchecked(value) }),
            Err(error) => Err(error),
        }
    }
}

impl TryFrom<NonZero<i64>> for NonZero<u8> {
    type Error = TryFromIntError;

    fn try_from(value: NonZero<i64>) -> Result<NonZero<u8>, TryFromIntError> {
        match u8::try_from(value.get()) {
            Ok(value) => Ok(unsafe { NonZero::new_unchecked(value) }),
            Err(error) => Err(error),
        }
    }
}

impl TryFrom<NonZero<i64>> for NonZero<u16> {
    type Error = TryFromIntError;

    fn try_from(value: NonZero<i64>) -> Result<NonZero<u16>, TryFromIntError> {
        match u16::try_from(value.get()) {
            Ok(value) => Ok(unsafe { NonZero::new_unchecked(value) }),
            Err(error) => Err(error),
        }
    }
}

impl TryFrom<NonZero<i64>> for NonZero<u32> {
    type Error = TryFromIntError;

    fn try_from(value: NonZero<i64>) -> Result<NonZero<u32>, TryFromIntError> {
        match u32::try_from(value.get()) {
            Ok(value) => Ok(unsafe { NonZero::new_unchecked(value) }),
            Err(error) => Err(error),
        }
    }
}

impl TryFrom<NonZero<i64>> for NonZero<u64> {
    type Error = TryFromIntError;

    fn try_from(value: NonZero<i64>) -> Result<NonZero<u64>, TryFromIntError> {
        match u64::try_from(value.get()) {
            Ok(value) => Ok(unsafe { NonZero::new_unchecked(value) }),
            Err(error) => Err(error),
        }
    }
}

impl TryFrom<NonZero<i64>> for NonZero<u128> {
    type Error = TryFromIntError;

    fn try_from(value: NonZero<i64>) -> Result<NonZero<u128>, TryFromIntError> {
        match u128::try_from(value.get()) {
            Ok(value) => Ok(unsafe { NonZero::new_unchecked(value) }),
            Err(error) => Err(error),
        }
    }
}

impl TryFrom<NonZero<i64>> for NonZero<usize> {
    type Error = TryFromIntError;

    fn try_from(value: NonZero<i64>) -> Result<NonZero<usize>, TryFromIntError> {
        match usize::try_from(value.get()) {
            Ok(value) => Ok(unsafe { NonZero::new_unchecked(value) }),
            Err(error) => Err(error),
        }
    }
}

impl TryFrom<NonZero<i128>> for NonZero<i8> {
    type Error = TryFromIntError;

    fn try_from(value: NonZero<i128>) -> Result<NonZero<i8>, TryFromIntError> {
        match i8::try_from(value.get()) {
            Ok(value) => Ok(unsafe { NonZero::new_unchecked(value) }),
            Err(error) => Err(error),
        }
    }
}

impl TryFrom<NonZero<i128>> for NonZero<i16> {
    type Error = TryFromIntError;

    fn try_from(value: NonZero<i128>) -> Result<NonZero<i16>, TryFromIntError> {
        match i16::try_from(value.get()) {
            Ok(value) => Ok(unsafe { NonZero::new_unchecked(value) }),
            Err(error) => Err(error),
        }
    }
}

impl TryFrom<NonZero<i128>> for NonZero<i32> {
    type Error = TryFromIntError;

    fn try_from(value: NonZero<i128>) -> Result<NonZero<i32>, TryFromIntError> {
        match i32::try_from(value.get()) {
            Ok(value) => Ok(unsafe { NonZero::new_unchecked(value) }),
            Err(error) => Err(error),
        }
    }
}

impl TryFrom<NonZero<i128>> for NonZero<i64> {
    type Error = TryFromIntError;

    fn try_from(value: NonZero<i128>) -> Result<NonZero<i64>, TryFromIntError> {
        match i64::try_from(value.get()) {
            Ok(value) => Ok(unsafe { NonZero::new_unchecked(value) }),
            Err(error) => Err(error),
        }
    }
}

impl TryFrom<NonZero<i128>> for NonZero<isize> {
    type Error = TryFromIntError;

    fn try_from(value: NonZero<i128>) -> Result<NonZero<isize>, TryFromIntError> {
        match isize::try_from(value.get()) {
            Ok(value) => Ok(unsafe { NonZero::new_unchecked(value) }),
            Err(error) => Err(error),
        }
    }
}

impl TryFrom<NonZero<i128>> for NonZero<u8> {
    type Error = TryFromIntError;

    fn try_from(value: NonZero<i128>) -> Result<NonZero<u8>, TryFromIntError> {
        match u8::try_from(value.get()) {
            Ok(value) => Ok(unsafe { NonZero::new_unchecked(value) }),
            Err(error) => Err(error),
        }
    }
}

impl TryFrom<NonZero<i128>> for NonZero<u16> {
    type Error = TryFromIntError;

    fn try_from(value: NonZero<i128>) -> Result<NonZero<u16>, TryFromIntError> {
        match u16::try_from(value.get()) {
            Ok(value) => Ok(unsafe { NonZero::new_unchecked(value) }),
            Err(error) => Err(error),
        }
    }
}

impl TryFrom<NonZero<i128>> for NonZero<u32> {
    type Error = TryFromIntError;

    fn try_from(value: NonZero<i128>) -> Result<NonZero<u32>, TryFromIntError> {
        match u32::try_from(value.get()) {
            Ok(value) => Ok(unsafe { NonZero::new_unchecked(value) }),
            Err(error) => Err(error),
        }
    }
}

impl TryFrom<NonZero<i128>> for NonZero<u64> {
    type Error = TryFromIntError;

    fn try_from(value: NonZero<i128>) -> Result<NonZero<u64>, TryFromIntError> {
        match u64::try_from(value.get()) {
            Ok(value) => Ok(unsafe { NonZero::new_unchecked(value) }),
            Err(error) => Err(error),
        }
    }
}

impl TryFrom<NonZero<i128>> for NonZero<u128> {
    type Error = TryFromIntError;

    fn try_from(value: NonZero<i128>) -> Result<NonZero<u128>, TryFromIntError> {
        match u128::try_from(value.get()) {
            Ok(value) => Ok(unsafe { NonZero::new_unchecked(value) }),
            Err(error) => Err(error),
        }
    }
}

impl TryFrom<NonZero<i128>> for NonZero<usize> {
    type Error = TryFromIntError;

    fn try_from(value: NonZero<i128>) -> Result<NonZero<usize>, TryFromIntError> {
        match usize::try_from(value.get()) {
            Ok(value) => Ok(unsafe { NonZero::new_unchecked(value) }),
            Err(error) => Err(error),
        }
    }
}

impl TryFrom<NonZero<isize>> for NonZero<i8> {
    type Error = TryFromIntError;

    fn try_from(value: NonZero<isize>) -> Result<NonZero<i8>, TryFromIntError> {
        match i8::try_from(value.get()) {
            Ok(value) => Ok(unsafe { NonZero::new_unchecked(value) }),
            Err(error) => Err(error),
        }
    }
}

impl TryFrom<NonZero<isize>> for NonZero<i16> {
    type Error = TryFromIntError;

    fn try_from(value: NonZero<isize>) -> Result<NonZero<i16>, TryFromIntError> {
        match i16::try_from(value.get()) {
            Ok(value) => Ok(unsafe { NonZero::new_unchecked(value) }),
            Err(error) => Err(error),
        }
    }
}

impl TryFrom<NonZero<isize>> for NonZero<i32> {
    type Error = TryFromIntError;

    fn try_from(value: NonZero<isize>) -> Result<NonZero<i32>, TryFromIntError> {
        match i32::try_from(value.get()) {
            Ok(value) => Ok(unsafe { NonZero::new_unchecked(value) }),
            Err(error) => Err(error),
        }
    }
}

impl TryFrom<NonZero<isize>> for NonZero<i64> {
    type Error = TryFromIntError;

    fn try_from(value: NonZero<isize>) -> Result<NonZero<i64>, TryFromIntError> {
        match i64::try_from(value.get()) {
            Ok(value) => Ok(unsafe { NonZero::new_unchecked(value) }),
            Err(error) => Err(error),
        }
    }
}

impl TryFrom<NonZero<isize>> for NonZero<i128> {
    type Error = TryFromIntError;

    fn try_from(value: NonZero<isize>) -> Result<NonZero<i128>, TryFromIntError> {
        match i128::try_from(value.get()) {
            Ok(value) => Ok(unsafe { NonZero::new_unchecked(value) }),
            Err(error) => Err(error),
        }
    }
}

impl TryFrom<NonZero<isize>> for NonZero<u8> {
    type Error = TryFromIntError;

    fn try_from(value: NonZero<isize>) -> Result<NonZero<u8>, TryFromIntError> {
        match u8::try_from(value.get()) {
            Ok(value) => Ok(unsafe { NonZero::new_unchecked(value) }),
            Err(error) => Err(error),
        }
    }
}

impl TryFrom<NonZero<isize>> for NonZero<u16> {
    type Error = TryFromIntError;

    fn try_from(value: NonZero<isize>) -> Result<NonZero<u16>, TryFromIntError> {
        match u16::try_from(value.get()) {
            Ok(value) => Ok(unsafe { NonZero::new_unchecked(value) }),
            Err(error) => Err(error),
        }
    }
}

impl TryFrom<NonZero<isize>> for NonZero<u32> {
    type Error = TryFromIntError;

    fn try_from(value: NonZero<isize>) -> Result<NonZero<u32>, TryFromIntError> {
        match u32::try_from(value.get()) {
            Ok(value) => Ok(unsafe { NonZero::new_unchecked(value) }),
            Err(error) => Err(error),
        }
    }
}

impl TryFrom<NonZero<isize>> for NonZero<u64> {
    type Error = TryFromIntError;

    fn try_from(value: NonZero<isize>) -> Result<NonZero<u64>, TryFromIntError> {
        match u64::try_from(value.get()) {
            Ok(value) => Ok(unsafe { NonZero::new_unchecked(value) }),
            Err(error) => Err(error),
        }
    }
}

impl TryFrom<NonZero<isize>> for NonZero<u128> {
    type Error = TryFromIntError;

    fn try_from(value: NonZero<isize>) -> Result<NonZero<u128>, TryFromIntError> {
        match u128::try_from(value.get()) {
            Ok(value) => Ok(unsafe { NonZero::new_unchecked(value) }),
            Err(error) => Err(error),
        }
    }
}

impl TryFrom<NonZero<isize>> for NonZero<usize> {
    type Error = TryFromIntError;

    fn try_from(value: NonZero<isize>) -> Result<NonZero<usize>, TryFromIntError> {
        match usize::try_from(value.get()) {
            Ok(value) => Ok(unsafe { NonZero::new_unchecked(value) }),
            Err(error) => Err(error),
        }
    }
}

impl TryFrom<NonZero<u8>> for NonZero<i8> {
    type Error = TryFromIntError;

    fn try_from(value: NonZero<u8>) -> Result<NonZero<i8>, TryFromIntError> {
        match i8::try_from(value.get()) {
            Ok(value) => Ok(unsafe { NonZero::new_unchecked(value) }),
            Err(error) => Err(error),
        }
    }
}

impl From<NonZero<u8>> for NonZero<i16> {
    fn from(small: NonZero<u8>) -> NonZero<i16> {
        unsafe { NonZero::new_unchecked(num_cast(small.get())) }
    }
}

impl From<NonZero<u8>> for NonZero<i32> {
    fn from(small: NonZero<u8>) -> NonZero<i32> {
        unsafe { NonZero::new_unchecked(num_cast(small.get())) }
    }
}

impl From<NonZero<u8>> for NonZero<i64> {
    fn from(small: NonZero<u8>) -> NonZero<i64> {
        unsafe { NonZero::new_unchecked(num_cast(small.get())) }
    }
}

impl From<NonZero<u8>> for NonZero<i128> {
    fn from(small: NonZero<u8>) -> NonZero<i128> {
        unsafe { NonZero::new_unchecked(num_cast(small.get())) }
    }
}

impl From<NonZero<u8>> for NonZero<isize> {
    fn from(small: NonZero<u8>) -> NonZero<isize> {
        unsafe { NonZero::new_unchecked(num_cast(small.get())) }
    }
}

impl From<NonZero<u8>> for NonZero<u16> {
    fn from(small: NonZero<u8>) -> NonZero<u16> {
        unsafe { NonZero::new_unchecked(num_cast(small.get())) }
    }
}

impl From<NonZero<u8>> for NonZero<u32> {
    fn from(small: NonZero<u8>) -> NonZero<u32> {
        unsafe { NonZero::new_unchecked(num_cast(small.get())) }
    }
}

impl From<NonZero<u8>> for NonZero<u64> {
    fn from(small: NonZero<u8>) -> NonZero<u64> {
        unsafe { NonZero::new_unchecked(num_cast(small.get())) }
    }
}

impl From<NonZero<u8>> for NonZero<u128> {
    fn from(small: NonZero<u8>) -> NonZero<u128> {
        unsafe { NonZero::new_unchecked(num_cast(small.get())) }
    }
}

impl From<NonZero<u8>> for NonZero<usize> {
    fn from(small: NonZero<u8>) -> NonZero<usize> {
        unsafe { NonZero::new_unchecked(num_cast(small.get())) }
    }
}

impl TryFrom<NonZero<u16>> for NonZero<i8> {
    type Error = TryFromIntError;

    fn try_from(value: NonZero<u16>) -> Result<NonZero<i8>, TryFromIntError> {
        match i8::try_from(value.get()) {
            Ok(value) => Ok(unsafe { NonZero::new_unchecked(value) }),
            Err(error) => Err(error),
        }
    }
}

impl TryFrom<NonZero<u16>> for NonZero<i16> {
    type Error = TryFromIntError;

    fn try_from(value: NonZero<u16>) -> Result<NonZero<i16>, TryFromIntError> {
        match i16::try_from(value.get()) {
            Ok(value) => Ok(unsafe { NonZero::new_unchecked(value) }),
            Err(error) => Err(error),
        }
    }
}

impl From<NonZero<u16>> for NonZero<i32> {
    fn from(small: NonZero<u16>) -> NonZero<i32> {
        unsafe { NonZero::new_unchecked(num_cast(small.get())) }
    }
}

impl From<NonZero<u16>> for NonZero<i64> {
    fn from(small: NonZero<u16>) -> NonZero<i64> {
        unsafe { NonZero::new_unchecked(num_cast(small.get())) }
    }
}

impl From<NonZero<u16>> for NonZero<i128> {
    fn from(small: NonZero<u16>) -> NonZero<i128> {
        unsafe { NonZero::new_unchecked(num_cast(small.get())) }
    }
}

impl TryFrom<NonZero<u16>> for NonZero<isize> {
    type Error = TryFromIntError;

    fn try_from(value: NonZero<u16>) -> Result<NonZero<isize>, TryFromIntError> {
        match isize::try_from(value.get()) {
            Ok(value) => Ok(unsafe { NonZero::new_unchecked(value) }),
            Err(error) => Err(error),
        }
    }
}

impl TryFrom<NonZero<u16>> for NonZero<u8> {
    type Error = TryFromIntError;

    fn try_from(value: NonZero<u16>) -> Result<NonZero<u8>, TryFromIntError> {
        match u8::try_from(value.get()) {
            Ok(value) => Ok(unsafe { NonZero::new_unchecked(value) }),
            Err(error) => Err(error),
        }
    }
}

impl From<NonZero<u16>> for NonZero<u32> {
    fn from(small: NonZero<u16>) -> NonZero<u32> {
        unsafe { NonZero::new_unchecked(num_cast(small.get())) }
    }
}

impl From<NonZero<u16>> for NonZero<u64> {
    fn from(small: NonZero<u16>) -> NonZero<u64> {
        unsafe { NonZero::new_unchecked(num_cast(small.get())) }
    }
}

impl From<NonZero<u16>> for NonZero<u128> {
    fn from(small: NonZero<u16>) -> NonZero<u128> {
        unsafe { NonZero::new_unchecked(num_cast(small.get())) }
    }
}

impl From<NonZero<u16>> for NonZero<usize> {
    fn from(small: NonZero<u16>) -> NonZero<usize> {
        unsafe { NonZero::new_unchecked(num_cast(small.get())) }
    }
}

impl TryFrom<NonZero<u32>> for NonZero<i8> {
    type Error = TryFromIntError;

    fn try_from(value: NonZero<u32>) -> Result<NonZero<i8>, TryFromIntError> {
        match i8::try_from(value.get()) {
            Ok(value) => Ok(unsafe { NonZero::new_unchecked(value) }),
            Err(error) => Err(error),
        }
    }
}

impl TryFrom<NonZero<u32>> for NonZero<i16> {
    type Error = TryFromIntError;

    fn try_from(value: NonZero<u32>) -> Result<NonZero<i16>, TryFromIntError> {
        match i16::try_from(value.get()) {
            Ok(value) => Ok(unsafe { NonZero::new_unchecked(value) }),
            Err(error) => Err(error),
        }
    }
}

impl TryFrom<NonZero<u32>> for NonZero<i32> {
    type Error = TryFromIntError;

    fn try_from(value: NonZero<u32>) -> Result<NonZero<i32>, TryFromIntError> {
        match i32::try_from(value.get()) {
            Ok(value) => Ok(unsafe { NonZero::new_unchecked(value) }),
            Err(error) => Err(error),
        }
    }
}

impl From<NonZero<u32>> for NonZero<i64> {
    fn from(small: NonZero<u32>) -> NonZero<i64> {
        unsafe { NonZero::new_unchecked(num_cast(small.get())) }
    }
}

impl From<NonZero<u32>> for NonZero<i128> {
    fn from(small: NonZero<u32>) -> NonZero<i128> {
        unsafe { NonZero::new_unchecked(num_cast(small.get())) }
    }
}

impl TryFrom<NonZero<u32>> for NonZero<isize> {
    type Error = TryFromIntError;

    fn try_from(value: NonZero<u32>) -> Result<NonZero<isize>, TryFromIntError> {
        match isize::try_from(value.get()) {
            Ok(value) => Ok(unsafe { NonZero::new_unchecked(value) }),
            Err(error) => Err(error),
        }
    }
}

impl TryFrom<NonZero<u32>> for NonZero<u8> {
    type Error = TryFromIntError;

    fn try_from(value: NonZero<u32>) -> Result<NonZero<u8>, TryFromIntError> {
        match u8::try_from(value.get()) {
            Ok(value) => Ok(unsafe { NonZero::new_unchecked(value) }),
            Err(error) => Err(error),
        }
    }
}

impl TryFrom<NonZero<u32>> for NonZero<u16> {
    type Error = TryFromIntError;

    fn try_from(value: NonZero<u32>) -> Result<NonZero<u16>, TryFromIntError> {
        match u16::try_from(value.get()) {
            Ok(value) => Ok(unsafe { NonZero::new_unchecked(value) }),
            Err(error) => Err(error),
        }
    }
}

impl From<NonZero<u32>> for NonZero<u64> {
    fn from(small: NonZero<u32>) -> NonZero<u64> {
        unsafe { NonZero::new_unchecked(num_cast(small.get())) }
    }
}

impl From<NonZero<u32>> for NonZero<u128> {
    fn from(small: NonZero<u32>) -> NonZero<u128> {
        unsafe { NonZero::new_unchecked(num_cast(small.get())) }
    }
}

impl TryFrom<NonZero<u32>> for NonZero<usize> {
    type Error = TryFromIntError;

    fn try_from(value: NonZero<u32>) -> Result<NonZero<usize>, TryFromIntError> {
        match usize::try_from(value.get()) {
            Ok(value) => Ok(unsafe { NonZero::new_unchecked(value) }),
            Err(error) => Err(error),
        }
    }
}

impl TryFrom<NonZero<u64>> for NonZero<i8> {
    type Error = TryFromIntError;

    fn try_from(value: NonZero<u64>) -> Result<NonZero<i8>, TryFromIntError> {
        match i8::try_from(value.get()) {
            Ok(value) => Ok(unsafe { NonZero::new_unchecked(value) }),
            Err(error) => Err(error),
        }
    }
}

impl TryFrom<NonZero<u64>> for NonZero<i16> {
    type Error = TryFromIntError;

    fn try_from(value: NonZero<u64>) -> Result<NonZero<i16>, TryFromIntError> {
        match i16::try_from(value.get()) {
            Ok(value) => Ok(unsafe { NonZero::new_unchecked(value) }),
            Err(error) => Err(error),
        }
    }
}

impl TryFrom<NonZero<u64>> for NonZero<i32> {
    type Error = TryFromIntError;

    fn try_from(value: NonZero<u64>) -> Result<NonZero<i32>, TryFromIntError> {
        match i32::try_from(value.get()) {
            Ok(value) => Ok(unsafe { NonZero::new_unchecked(value) }),
            Err(error) => Err(error),
        }
    }
}

impl TryFrom<NonZero<u64>> for NonZero<i64> {
    type Error = TryFromIntError;

    fn try_from(value: NonZero<u64>) -> Result<NonZero<i64>, TryFromIntError> {
        match i64::try_from(value.get()) {
            Ok(value) => Ok(unsafe { NonZero::new_unchecked(value) }),
            Err(error) => Err(error),
        }
    }
}

impl From<NonZero<u64>> for NonZero<i128> {
    fn from(small: NonZero<u64>) -> NonZero<i128> {
        unsafe { NonZero::new_unchecked(num_cast(small.get())) }
    }
}

impl TryFrom<NonZero<u64>> for NonZero<isize> {
    type Error = TryFromIntError;

    fn try_from(value: NonZero<u64>) -> Result<NonZero<isize>, TryFromIntError> {
        match isize::try_from(value.get()) {
            Ok(value) => Ok(unsafe { NonZero::new_unchecked(value) }),
            Err(error) => Err(error),
        }
    }
}

impl TryFrom<NonZero<u64>> for NonZero<u8> {
    type Error = TryFromIntError;

    fn try_from(value: NonZero<u64>) -> Result<NonZero<u8>, TryFromIntError> {
        match u8::try_from(value.get()) {
            Ok(value) => Ok(unsafe { NonZero::new_unchecked(value) }),
            Err(error) => Err(error),
        }
    }
}

impl TryFrom<NonZero<u64>> for NonZero<u16> {
    type Error = TryFromIntError;

    fn try_from(value: NonZero<u64>) -> Result<NonZero<u16>, TryFromIntError> {
        match u16::try_from(value.get()) {
            Ok(value) => Ok(unsafe { NonZero::new_unchecked(value) }),
            Err(error) => Err(error),
        }
    }
}

impl TryFrom<NonZero<u64>> for NonZero<u32> {
    type Error = TryFromIntError;

    fn try_from(value: NonZero<u64>) -> Result<NonZero<u32>, TryFromIntError> {
        match u32::try_from(value.get()) {
            Ok(value) => Ok(unsafe { NonZero::new_unchecked(value) }),
            Err(error) => Err(error),
        }
    }
}

impl From<NonZero<u64>> for NonZero<u128> {
    fn from(small: NonZero<u64>) -> NonZero<u128> {
        unsafe { NonZero::new_unchecked(num_cast(small.get())) }
    }
}

impl TryFrom<NonZero<u64>> for NonZero<usize> {
    type Error = TryFromIntError;

    fn try_from(value: NonZero<u64>) -> Result<NonZero<usize>, TryFromIntError> {
        match usize::try_from(value.get()) {
            Ok(value) => Ok(unsafe { NonZero::new_unchecked(value) }),
            Err(error) => Err(error),
        }
    }
}

impl TryFrom<NonZero<u128>> for NonZero<i8> {
    type Error = TryFromIntError;

    fn try_from(value: NonZero<u128>) -> Result<NonZero<i8>, TryFromIntError> {
        match i8::try_from(value.get()) {
            Ok(value) => Ok(unsafe { NonZero::new_unchecked(value) }),
            Err(error) => Err(error),
        }
    }
}

impl TryFrom<NonZero<u128>> for NonZero<i16> {
    type Error = TryFromIntError;

    fn try_from(value: NonZero<u128>) -> Result<NonZero<i16>, TryFromIntError> {
        match i16::try_from(value.get()) {
            Ok(value) => Ok(unsafe { NonZero::new_unchecked(value) }),
            Err(error) => Err(error),
        }
    }
}

impl TryFrom<NonZero<u128>> for NonZero<i32> {
    type Error = TryFromIntError;

    fn try_from(value: NonZero<u128>) -> Result<NonZero<i32>, TryFromIntError> {
        match i32::try_from(value.get()) {
            Ok(value) => Ok(unsafe { NonZero::new_unchecked(value) }),
            Err(error) => Err(error),
        }
    }
}

impl TryFrom<NonZero<u128>> for NonZero<i64> {
    type Error = TryFromIntError;

    fn try_from(value: NonZero<u128>) -> Result<NonZero<i64>, TryFromIntError> {
        match i64::try_from(value.get()) {
            Ok(value) => Ok(unsafe { NonZero::new_unchecked(value) }),
            Err(error) => Err(error),
        }
    }
}

impl TryFrom<NonZero<u128>> for NonZero<i128> {
    type Error = TryFromIntError;

    fn try_from(value: NonZero<u128>) -> Result<NonZero<i128>, TryFromIntError> {
        match i128::try_from(value.get()) {
            Ok(value) => Ok(unsafe { NonZero::new_unchecked(value) }),
            Err(error) => Err(error),
        }
    }
}

impl TryFrom<NonZero<u128>> for NonZero<isize> {
    type Error = TryFromIntError;

    fn try_from(value: NonZero<u128>) -> Result<NonZero<isize>, TryFromIntError> {
        match isize::try_from(value.get()) {
            Ok(value) => Ok(unsafe { NonZero::new_unchecked(value) }),
            Err(error) => Err(error),
        }
    }
}

impl TryFrom<NonZero<u128>> for NonZero<u8> {
    type Error = TryFromIntError;

    fn try_from(value: NonZero<u128>) -> Result<NonZero<u8>, TryFromIntError> {
        match u8::try_from(value.get()) {
            Ok(value) => Ok(unsafe { NonZero::new_unchecked(value) }),
            Err(error) => Err(error),
        }
    }
}

impl TryFrom<NonZero<u128>> for NonZero<u16> {
    type Error = TryFromIntError;

    fn try_from(value: NonZero<u128>) -> Result<NonZero<u16>, TryFromIntError> {
        match u16::try_from(value.get()) {
            Ok(value) => Ok(unsafe { NonZero::new_unchecked(value) }),
            Err(error) => Err(error),
        }
    }
}

impl TryFrom<NonZero<u128>> for NonZero<u32> {
    type Error = TryFromIntError;

    fn try_from(value: NonZero<u128>) -> Result<NonZero<u32>, TryFromIntError> {
        match u32::try_from(value.get()) {
            Ok(value) => Ok(unsafe { NonZero::new_unchecked(value) }),
            Err(error) => Err(error),
        }
    }
}

impl TryFrom<NonZero<u128>> for NonZero<u64> {
    type Error = TryFromIntError;

    fn try_from(value: NonZero<u128>) -> Result<NonZero<u64>, TryFromIntError> {
        match u64::try_from(value.get()) {
            Ok(value) => Ok(unsafe { NonZero::new_unchecked(value) }),
            Err(error) => Err(error),
        }
    }
}

impl TryFrom<NonZero<u128>> for NonZero<usize> {
    type Error = TryFromIntError;

    fn try_from(value: NonZero<u128>) -> Result<NonZero<usize>, TryFromIntError> {
        match usize::try_from(value.get()) {
            Ok(value) => Ok(unsafe { NonZero::new_unchecked(value) }),
            Err(error) => Err(error),
        }
    }
}

impl TryFrom<NonZero<usize>> for NonZero<i8> {
    type Error = TryFromIntError;

    fn try_from(value: NonZero<usize>) -> Result<NonZero<i8>, TryFromIntError> {
        match i8::try_from(value.get()) {
            Ok(value) => Ok(unsafe { NonZero::new_unchecked(value) }),
            Err(error) => Err(error),
        }
    }
}

impl TryFrom<NonZero<usize>> for NonZero<i16> {
    type Error = TryFromIntError;

    fn try_from(value: NonZero<usize>) -> Result<NonZero<i16>, TryFromIntError> {
        match i16::try_from(value.get()) {
            Ok(value) => Ok(unsafe { NonZero::new_unchecked(value) }),
            Err(error) => Err(error),
        }
    }
}

impl TryFrom<NonZero<usize>> for NonZero<i32> {
    type Error = TryFromIntError;

    fn try_from(value: NonZero<usize>) -> Result<NonZero<i32>, TryFromIntError> {
        match i32::try_from(value.get()) {
            Ok(value) => Ok(unsafe { NonZero::new_unchecked(value) }),
            Err(error) => Err(error),
        }
    }
}

impl TryFrom<NonZero<usize>> for NonZero<i64> {
    type Error = TryFromIntError;

    fn try_from(value: NonZero<usize>) -> Result<NonZero<i64>, TryFromIntError> {
        match i64::try_from(value.get()) {
            Ok(value) => Ok(unsafe { NonZero::new_unchecked(value) }),
            Err(error) => Err(error),
        }
    }
}

impl TryFrom<NonZero<usize>> for NonZero<i128> {
    type Error = TryFromIntError;

    fn try_from(value: NonZero<usize>) -> Result<NonZero<i128>, TryFromIntError> {
        match i128::try_from(value.get()) {
            Ok(value) => Ok(unsafe { NonZero::new_unchecked(value) }),
            Err(error) => Err(error),
        }
    }
}

impl TryFrom<NonZero<usize>> for NonZero<isize> {
    type Error = TryFromIntError;

    fn try_from(value: NonZero<usize>) -> Result<NonZero<isize>, TryFromIntError> {
        match isize::try_from(value.get()) {
            Ok(value) => Ok(unsafe { NonZero::new_unchecked(value) }),
            Err(error) => Err(error),
        }
    }
}

impl TryFrom<NonZero<usize>> for NonZero<u8> {
    type Error = TryFromIntError;

    fn try_from(value: NonZero<usize>) -> Result<NonZero<u8>, TryFromIntError> {
        match u8::try_from(value.get()) {
            Ok(value) => Ok(unsafe { NonZero::new_unchecked(value) }),
            Err(error) => Err(error),
        }
    }
}

impl TryFrom<NonZero<usize>> for NonZero<u16> {
    type Error = TryFromIntError;

    fn try_from(value: NonZero<usize>) -> Result<NonZero<u16>, TryFromIntError> {
        match u16::try_from(value.get()) {
            Ok(value) => Ok(unsafe { NonZero::new_unchecked(value) }),
            Err(error) => Err(error),
        }
    }
}

impl TryFrom<NonZero<usize>> for NonZero<u32> {
    type Error = TryFromIntError;

    fn try_from(value: NonZero<usize>) -> Result<NonZero<u32>, TryFromIntError> {
        match u32::try_from(value.get()) {
            Ok(value) => Ok(unsafe { NonZero::new_unchecked(value) }),
            Err(error) => Err(error),
        }
    }
}

impl TryFrom<NonZero<usize>> for NonZero<u64> {
    type Error = TryFromIntError;

    fn try_from(value: NonZero<usize>) -> Result<NonZero<u64>, TryFromIntError> {
        match u64::try_from(value.get()) {
            Ok(value) => Ok(unsafe { NonZero::new_unchecked(value) }),
            Err(error) => Err(error),
        }
    }
}

impl TryFrom<NonZero<usize>> for NonZero<u128> {
    type Error = TryFromIntError;

    fn try_from(value: NonZero<usize>) -> Result<NonZero<u128>, TryFromIntError> {
        match u128::try_from(value.get()) {
            Ok(value) => Ok(unsafe { NonZero::new_unchecked(value) }),
            Err(error) => Err(error),
        }
    }
}
