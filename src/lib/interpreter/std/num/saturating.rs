//! Integers whose arithmetic stops at the limits.
// Written by `gen/wrappers.ts`.

use super::class::{Int, Signed};
use crate::fmt;
use crate::intrinsics::{num_bitand, num_bitor, num_bitxor, num_not};
use crate::ops::{
    Add, AddAssign, BitAnd, BitAndAssign, BitOr, BitOrAssign, BitXor, BitXorAssign, Div, DivAssign, Mul, MulAssign, Neg, Not, Rem,
    RemAssign, Sub, SubAssign,
};

#[derive(PartialEq, PartialOrd, Eq, Ord, Clone, Copy, Default, Hash)]
pub struct Saturating<T>(pub T);

impl<T: fmt::Debug> fmt::Debug for Saturating<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl<T: fmt::Display> fmt::Display for Saturating<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl<T: fmt::Binary> fmt::Binary for Saturating<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl<T: fmt::Octal> fmt::Octal for Saturating<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl<T: fmt::LowerHex> fmt::LowerHex for Saturating<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl<T: fmt::UpperHex> fmt::UpperHex for Saturating<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

#[track_caller]
#[intrinsic = "int_saturating_add"]
fn saturating_add<T: Int>(one: T, other: T) -> T;

#[track_caller]
#[intrinsic = "int_saturating_sub"]
fn saturating_sub<T: Int>(one: T, other: T) -> T;

#[track_caller]
#[intrinsic = "int_saturating_mul"]
fn saturating_mul<T: Int>(one: T, other: T) -> T;

#[track_caller]
#[intrinsic = "int_saturating_div"]
fn saturating_div<T: Int>(one: T, other: T) -> T;

#[track_caller]
#[intrinsic = "int_wrapping_rem"]
fn wrapping_rem<T: Int>(one: T, other: T) -> T;

#[intrinsic = "int_saturating_neg"]
fn saturating_neg<T: Int>(one: T) -> T;

impl<T: Int> Add<Saturating<T>> for Saturating<T> {
    type Output = Saturating<T>;

    fn add(self, other: Saturating<T>) -> Saturating<T> {
        Saturating(saturating_add(self.0, other.0))
    }
}

impl<T: Int> Add<&Saturating<T>> for Saturating<T> {
    type Output = Saturating<T>;

    fn add(self, other: &Saturating<T>) -> Saturating<T> {
        Saturating(saturating_add(self.0, other.0))
    }
}

impl<T: Int> Add<Saturating<T>> for &Saturating<T> {
    type Output = Saturating<T>;

    fn add(self, other: Saturating<T>) -> Saturating<T> {
        Saturating(saturating_add(self.0, other.0))
    }
}

impl<T: Int> Add<&Saturating<T>> for &Saturating<T> {
    type Output = Saturating<T>;

    fn add(self, other: &Saturating<T>) -> Saturating<T> {
        Saturating(saturating_add(self.0, other.0))
    }
}

impl<T: Int> AddAssign<Saturating<T>> for Saturating<T> {
    fn add_assign(&mut self, other: Saturating<T>) {
        self.0 = saturating_add(self.0, other.0)
    }
}

impl<T: Int> AddAssign<&Saturating<T>> for Saturating<T> {
    fn add_assign(&mut self, other: &Saturating<T>) {
        self.0 = saturating_add(self.0, other.0)
    }
}

impl<T: Int> AddAssign<T> for Saturating<T> {
    fn add_assign(&mut self, other: T) {
        self.0 = saturating_add(self.0, other)
    }
}

impl<T: Int> AddAssign<&T> for Saturating<T> {
    fn add_assign(&mut self, other: &T) {
        self.0 = saturating_add(self.0, *other)
    }
}

impl<T: Int> Sub<Saturating<T>> for Saturating<T> {
    type Output = Saturating<T>;

    fn sub(self, other: Saturating<T>) -> Saturating<T> {
        Saturating(saturating_sub(self.0, other.0))
    }
}

impl<T: Int> Sub<&Saturating<T>> for Saturating<T> {
    type Output = Saturating<T>;

    fn sub(self, other: &Saturating<T>) -> Saturating<T> {
        Saturating(saturating_sub(self.0, other.0))
    }
}

impl<T: Int> Sub<Saturating<T>> for &Saturating<T> {
    type Output = Saturating<T>;

    fn sub(self, other: Saturating<T>) -> Saturating<T> {
        Saturating(saturating_sub(self.0, other.0))
    }
}

impl<T: Int> Sub<&Saturating<T>> for &Saturating<T> {
    type Output = Saturating<T>;

    fn sub(self, other: &Saturating<T>) -> Saturating<T> {
        Saturating(saturating_sub(self.0, other.0))
    }
}

impl<T: Int> SubAssign<Saturating<T>> for Saturating<T> {
    fn sub_assign(&mut self, other: Saturating<T>) {
        self.0 = saturating_sub(self.0, other.0)
    }
}

impl<T: Int> SubAssign<&Saturating<T>> for Saturating<T> {
    fn sub_assign(&mut self, other: &Saturating<T>) {
        self.0 = saturating_sub(self.0, other.0)
    }
}

impl<T: Int> SubAssign<T> for Saturating<T> {
    fn sub_assign(&mut self, other: T) {
        self.0 = saturating_sub(self.0, other)
    }
}

impl<T: Int> SubAssign<&T> for Saturating<T> {
    fn sub_assign(&mut self, other: &T) {
        self.0 = saturating_sub(self.0, *other)
    }
}

impl<T: Int> Mul<Saturating<T>> for Saturating<T> {
    type Output = Saturating<T>;

    fn mul(self, other: Saturating<T>) -> Saturating<T> {
        Saturating(saturating_mul(self.0, other.0))
    }
}

impl<T: Int> Mul<&Saturating<T>> for Saturating<T> {
    type Output = Saturating<T>;

    fn mul(self, other: &Saturating<T>) -> Saturating<T> {
        Saturating(saturating_mul(self.0, other.0))
    }
}

impl<T: Int> Mul<Saturating<T>> for &Saturating<T> {
    type Output = Saturating<T>;

    fn mul(self, other: Saturating<T>) -> Saturating<T> {
        Saturating(saturating_mul(self.0, other.0))
    }
}

impl<T: Int> Mul<&Saturating<T>> for &Saturating<T> {
    type Output = Saturating<T>;

    fn mul(self, other: &Saturating<T>) -> Saturating<T> {
        Saturating(saturating_mul(self.0, other.0))
    }
}

impl<T: Int> MulAssign<Saturating<T>> for Saturating<T> {
    fn mul_assign(&mut self, other: Saturating<T>) {
        self.0 = saturating_mul(self.0, other.0)
    }
}

impl<T: Int> MulAssign<&Saturating<T>> for Saturating<T> {
    fn mul_assign(&mut self, other: &Saturating<T>) {
        self.0 = saturating_mul(self.0, other.0)
    }
}

impl<T: Int> MulAssign<T> for Saturating<T> {
    fn mul_assign(&mut self, other: T) {
        self.0 = saturating_mul(self.0, other)
    }
}

impl<T: Int> MulAssign<&T> for Saturating<T> {
    fn mul_assign(&mut self, other: &T) {
        self.0 = saturating_mul(self.0, *other)
    }
}

impl<T: Int> Div<Saturating<T>> for Saturating<T> {
    type Output = Saturating<T>;

    #[track_caller]
    fn div(self, other: Saturating<T>) -> Saturating<T> {
        Saturating(saturating_div(self.0, other.0))
    }
}

impl<T: Int> Div<&Saturating<T>> for Saturating<T> {
    type Output = Saturating<T>;

    #[track_caller]
    fn div(self, other: &Saturating<T>) -> Saturating<T> {
        Saturating(saturating_div(self.0, other.0))
    }
}

impl<T: Int> Div<Saturating<T>> for &Saturating<T> {
    type Output = Saturating<T>;

    #[track_caller]
    fn div(self, other: Saturating<T>) -> Saturating<T> {
        Saturating(saturating_div(self.0, other.0))
    }
}

impl<T: Int> Div<&Saturating<T>> for &Saturating<T> {
    type Output = Saturating<T>;

    #[track_caller]
    fn div(self, other: &Saturating<T>) -> Saturating<T> {
        Saturating(saturating_div(self.0, other.0))
    }
}

impl<T: Int> DivAssign<Saturating<T>> for Saturating<T> {
    #[track_caller]
    fn div_assign(&mut self, other: Saturating<T>) {
        self.0 = saturating_div(self.0, other.0)
    }
}

impl<T: Int> DivAssign<&Saturating<T>> for Saturating<T> {
    #[track_caller]
    fn div_assign(&mut self, other: &Saturating<T>) {
        self.0 = saturating_div(self.0, other.0)
    }
}

impl<T: Int> DivAssign<T> for Saturating<T> {
    #[track_caller]
    fn div_assign(&mut self, other: T) {
        self.0 = saturating_div(self.0, other)
    }
}

impl<T: Int> DivAssign<&T> for Saturating<T> {
    #[track_caller]
    fn div_assign(&mut self, other: &T) {
        self.0 = saturating_div(self.0, *other)
    }
}

impl<T: Int> Rem<Saturating<T>> for Saturating<T> {
    type Output = Saturating<T>;

    #[track_caller]
    fn rem(self, other: Saturating<T>) -> Saturating<T> {
        Saturating(wrapping_rem(self.0, other.0))
    }
}

impl<T: Int> Rem<&Saturating<T>> for Saturating<T> {
    type Output = Saturating<T>;

    #[track_caller]
    fn rem(self, other: &Saturating<T>) -> Saturating<T> {
        Saturating(wrapping_rem(self.0, other.0))
    }
}

impl<T: Int> Rem<Saturating<T>> for &Saturating<T> {
    type Output = Saturating<T>;

    #[track_caller]
    fn rem(self, other: Saturating<T>) -> Saturating<T> {
        Saturating(wrapping_rem(self.0, other.0))
    }
}

impl<T: Int> Rem<&Saturating<T>> for &Saturating<T> {
    type Output = Saturating<T>;

    #[track_caller]
    fn rem(self, other: &Saturating<T>) -> Saturating<T> {
        Saturating(wrapping_rem(self.0, other.0))
    }
}

impl<T: Int> RemAssign<Saturating<T>> for Saturating<T> {
    #[track_caller]
    fn rem_assign(&mut self, other: Saturating<T>) {
        self.0 = wrapping_rem(self.0, other.0)
    }
}

impl<T: Int> RemAssign<&Saturating<T>> for Saturating<T> {
    #[track_caller]
    fn rem_assign(&mut self, other: &Saturating<T>) {
        self.0 = wrapping_rem(self.0, other.0)
    }
}

impl<T: Int> RemAssign<T> for Saturating<T> {
    #[track_caller]
    fn rem_assign(&mut self, other: T) {
        self.0 = wrapping_rem(self.0, other)
    }
}

impl<T: Int> RemAssign<&T> for Saturating<T> {
    #[track_caller]
    fn rem_assign(&mut self, other: &T) {
        self.0 = wrapping_rem(self.0, *other)
    }
}

impl<T: Int> BitAnd<Saturating<T>> for Saturating<T> {
    type Output = Saturating<T>;

    fn bitand(self, other: Saturating<T>) -> Saturating<T> {
        Saturating(num_bitand(self.0, other.0))
    }
}

impl<T: Int> BitAnd<&Saturating<T>> for Saturating<T> {
    type Output = Saturating<T>;

    fn bitand(self, other: &Saturating<T>) -> Saturating<T> {
        Saturating(num_bitand(self.0, other.0))
    }
}

impl<T: Int> BitAnd<Saturating<T>> for &Saturating<T> {
    type Output = Saturating<T>;

    fn bitand(self, other: Saturating<T>) -> Saturating<T> {
        Saturating(num_bitand(self.0, other.0))
    }
}

impl<T: Int> BitAnd<&Saturating<T>> for &Saturating<T> {
    type Output = Saturating<T>;

    fn bitand(self, other: &Saturating<T>) -> Saturating<T> {
        Saturating(num_bitand(self.0, other.0))
    }
}

impl<T: Int> BitAndAssign<Saturating<T>> for Saturating<T> {
    fn bitand_assign(&mut self, other: Saturating<T>) {
        self.0 = num_bitand(self.0, other.0)
    }
}

impl<T: Int> BitAndAssign<&Saturating<T>> for Saturating<T> {
    fn bitand_assign(&mut self, other: &Saturating<T>) {
        self.0 = num_bitand(self.0, other.0)
    }
}

impl<T: Int> BitAndAssign<T> for Saturating<T> {
    fn bitand_assign(&mut self, other: T) {
        self.0 = num_bitand(self.0, other)
    }
}

impl<T: Int> BitAndAssign<&T> for Saturating<T> {
    fn bitand_assign(&mut self, other: &T) {
        self.0 = num_bitand(self.0, *other)
    }
}

impl<T: Int> BitOr<Saturating<T>> for Saturating<T> {
    type Output = Saturating<T>;

    fn bitor(self, other: Saturating<T>) -> Saturating<T> {
        Saturating(num_bitor(self.0, other.0))
    }
}

impl<T: Int> BitOr<&Saturating<T>> for Saturating<T> {
    type Output = Saturating<T>;

    fn bitor(self, other: &Saturating<T>) -> Saturating<T> {
        Saturating(num_bitor(self.0, other.0))
    }
}

impl<T: Int> BitOr<Saturating<T>> for &Saturating<T> {
    type Output = Saturating<T>;

    fn bitor(self, other: Saturating<T>) -> Saturating<T> {
        Saturating(num_bitor(self.0, other.0))
    }
}

impl<T: Int> BitOr<&Saturating<T>> for &Saturating<T> {
    type Output = Saturating<T>;

    fn bitor(self, other: &Saturating<T>) -> Saturating<T> {
        Saturating(num_bitor(self.0, other.0))
    }
}

impl<T: Int> BitOrAssign<Saturating<T>> for Saturating<T> {
    fn bitor_assign(&mut self, other: Saturating<T>) {
        self.0 = num_bitor(self.0, other.0)
    }
}

impl<T: Int> BitOrAssign<&Saturating<T>> for Saturating<T> {
    fn bitor_assign(&mut self, other: &Saturating<T>) {
        self.0 = num_bitor(self.0, other.0)
    }
}

impl<T: Int> BitOrAssign<T> for Saturating<T> {
    fn bitor_assign(&mut self, other: T) {
        self.0 = num_bitor(self.0, other)
    }
}

impl<T: Int> BitOrAssign<&T> for Saturating<T> {
    fn bitor_assign(&mut self, other: &T) {
        self.0 = num_bitor(self.0, *other)
    }
}

impl<T: Int> BitXor<Saturating<T>> for Saturating<T> {
    type Output = Saturating<T>;

    fn bitxor(self, other: Saturating<T>) -> Saturating<T> {
        Saturating(num_bitxor(self.0, other.0))
    }
}

impl<T: Int> BitXor<&Saturating<T>> for Saturating<T> {
    type Output = Saturating<T>;

    fn bitxor(self, other: &Saturating<T>) -> Saturating<T> {
        Saturating(num_bitxor(self.0, other.0))
    }
}

impl<T: Int> BitXor<Saturating<T>> for &Saturating<T> {
    type Output = Saturating<T>;

    fn bitxor(self, other: Saturating<T>) -> Saturating<T> {
        Saturating(num_bitxor(self.0, other.0))
    }
}

impl<T: Int> BitXor<&Saturating<T>> for &Saturating<T> {
    type Output = Saturating<T>;

    fn bitxor(self, other: &Saturating<T>) -> Saturating<T> {
        Saturating(num_bitxor(self.0, other.0))
    }
}

impl<T: Int> BitXorAssign<Saturating<T>> for Saturating<T> {
    fn bitxor_assign(&mut self, other: Saturating<T>) {
        self.0 = num_bitxor(self.0, other.0)
    }
}

impl<T: Int> BitXorAssign<&Saturating<T>> for Saturating<T> {
    fn bitxor_assign(&mut self, other: &Saturating<T>) {
        self.0 = num_bitxor(self.0, other.0)
    }
}

impl<T: Int> BitXorAssign<T> for Saturating<T> {
    fn bitxor_assign(&mut self, other: T) {
        self.0 = num_bitxor(self.0, other)
    }
}

impl<T: Int> BitXorAssign<&T> for Saturating<T> {
    fn bitxor_assign(&mut self, other: &T) {
        self.0 = num_bitxor(self.0, *other)
    }
}

impl<T: Int> Not for Saturating<T> {
    type Output = Saturating<T>;

    fn not(self) -> Saturating<T> {
        Saturating(num_not(self.0))
    }
}

impl<T: Int> Not for &Saturating<T> {
    type Output = Saturating<T>;

    fn not(self) -> Saturating<T> {
        Saturating(num_not(self.0))
    }
}

impl<T: Int + Signed> Neg for Saturating<T> {
    type Output = Saturating<T>;

    fn neg(self) -> Saturating<T> {
        Saturating(saturating_neg(self.0))
    }
}

impl<T: Int + Signed> Neg for &Saturating<T> {
    type Output = Saturating<T>;

    fn neg(self) -> Saturating<T> {
        Saturating(saturating_neg(self.0))
    }
}

impl Saturating<i8> {
    pub const MIN: Saturating<i8> = Saturating(i8::MIN);
    pub const MAX: Saturating<i8> = Saturating(i8::MAX);
    pub const BITS: u32 = 8;

    pub const fn reverse_bits(self) -> Saturating<i8> {
        Saturating(self.0.reverse_bits())
    }

    pub const fn count_ones(self) -> u32 {
        self.0.count_ones()
    }

    pub const fn count_zeros(self) -> u32 {
        self.0.count_zeros()
    }

    pub const fn trailing_zeros(self) -> u32 {
        self.0.trailing_zeros()
    }

    pub const fn leading_zeros(self) -> u32 {
        self.0.leading_zeros()
    }

    pub const fn rotate_left(self, n: u32) -> Saturating<i8> {
        Saturating(self.0.rotate_left(n))
    }

    pub const fn rotate_right(self, n: u32) -> Saturating<i8> {
        Saturating(self.0.rotate_right(n))
    }

    pub const fn swap_bytes(self) -> Saturating<i8> {
        Saturating(self.0.swap_bytes())
    }

    pub const fn to_be(self) -> Saturating<i8> {
        Saturating(self.0.to_be())
    }

    pub const fn to_le(self) -> Saturating<i8> {
        Saturating(self.0.to_le())
    }

    pub const fn from_be(x: Saturating<i8>) -> Saturating<i8> {
        Saturating(i8::from_be(x.0))
    }

    pub const fn from_le(x: Saturating<i8>) -> Saturating<i8> {
        Saturating(i8::from_le(x.0))
    }

    pub const fn pow(self, exp: u32) -> Saturating<i8> {
        Saturating(self.0.saturating_pow(exp))
    }

    pub const fn signum(self) -> Saturating<i8> {
        Saturating(self.0.signum())
    }

    pub const fn is_positive(self) -> bool {
        self.0.is_positive()
    }

    pub const fn is_negative(self) -> bool {
        self.0.is_negative()
    }

    pub const fn abs(self) -> Saturating<i8> {
        Saturating(self.0.saturating_abs())
    }

}

impl Saturating<i16> {
    pub const MIN: Saturating<i16> = Saturating(i16::MIN);
    pub const MAX: Saturating<i16> = Saturating(i16::MAX);
    pub const BITS: u32 = 16;

    pub const fn reverse_bits(self) -> Saturating<i16> {
        Saturating(self.0.reverse_bits())
    }

    pub const fn count_ones(self) -> u32 {
        self.0.count_ones()
    }

    pub const fn count_zeros(self) -> u32 {
        self.0.count_zeros()
    }

    pub const fn trailing_zeros(self) -> u32 {
        self.0.trailing_zeros()
    }

    pub const fn leading_zeros(self) -> u32 {
        self.0.leading_zeros()
    }

    pub const fn rotate_left(self, n: u32) -> Saturating<i16> {
        Saturating(self.0.rotate_left(n))
    }

    pub const fn rotate_right(self, n: u32) -> Saturating<i16> {
        Saturating(self.0.rotate_right(n))
    }

    pub const fn swap_bytes(self) -> Saturating<i16> {
        Saturating(self.0.swap_bytes())
    }

    pub const fn to_be(self) -> Saturating<i16> {
        Saturating(self.0.to_be())
    }

    pub const fn to_le(self) -> Saturating<i16> {
        Saturating(self.0.to_le())
    }

    pub const fn from_be(x: Saturating<i16>) -> Saturating<i16> {
        Saturating(i16::from_be(x.0))
    }

    pub const fn from_le(x: Saturating<i16>) -> Saturating<i16> {
        Saturating(i16::from_le(x.0))
    }

    pub const fn pow(self, exp: u32) -> Saturating<i16> {
        Saturating(self.0.saturating_pow(exp))
    }

    pub const fn signum(self) -> Saturating<i16> {
        Saturating(self.0.signum())
    }

    pub const fn is_positive(self) -> bool {
        self.0.is_positive()
    }

    pub const fn is_negative(self) -> bool {
        self.0.is_negative()
    }

    pub const fn abs(self) -> Saturating<i16> {
        Saturating(self.0.saturating_abs())
    }

}

impl Saturating<i32> {
    pub const MIN: Saturating<i32> = Saturating(i32::MIN);
    pub const MAX: Saturating<i32> = Saturating(i32::MAX);
    pub const BITS: u32 = 32;

    pub const fn reverse_bits(self) -> Saturating<i32> {
        Saturating(self.0.reverse_bits())
    }

    pub const fn count_ones(self) -> u32 {
        self.0.count_ones()
    }

    pub const fn count_zeros(self) -> u32 {
        self.0.count_zeros()
    }

    pub const fn trailing_zeros(self) -> u32 {
        self.0.trailing_zeros()
    }

    pub const fn leading_zeros(self) -> u32 {
        self.0.leading_zeros()
    }

    pub const fn rotate_left(self, n: u32) -> Saturating<i32> {
        Saturating(self.0.rotate_left(n))
    }

    pub const fn rotate_right(self, n: u32) -> Saturating<i32> {
        Saturating(self.0.rotate_right(n))
    }

    pub const fn swap_bytes(self) -> Saturating<i32> {
        Saturating(self.0.swap_bytes())
    }

    pub const fn to_be(self) -> Saturating<i32> {
        Saturating(self.0.to_be())
    }

    pub const fn to_le(self) -> Saturating<i32> {
        Saturating(self.0.to_le())
    }

    pub const fn from_be(x: Saturating<i32>) -> Saturating<i32> {
        Saturating(i32::from_be(x.0))
    }

    pub const fn from_le(x: Saturating<i32>) -> Saturating<i32> {
        Saturating(i32::from_le(x.0))
    }

    pub const fn pow(self, exp: u32) -> Saturating<i32> {
        Saturating(self.0.saturating_pow(exp))
    }

    pub const fn signum(self) -> Saturating<i32> {
        Saturating(self.0.signum())
    }

    pub const fn is_positive(self) -> bool {
        self.0.is_positive()
    }

    pub const fn is_negative(self) -> bool {
        self.0.is_negative()
    }

    pub const fn abs(self) -> Saturating<i32> {
        Saturating(self.0.saturating_abs())
    }

}

impl Saturating<i64> {
    pub const MIN: Saturating<i64> = Saturating(i64::MIN);
    pub const MAX: Saturating<i64> = Saturating(i64::MAX);
    pub const BITS: u32 = 64;

    pub const fn reverse_bits(self) -> Saturating<i64> {
        Saturating(self.0.reverse_bits())
    }

    pub const fn count_ones(self) -> u32 {
        self.0.count_ones()
    }

    pub const fn count_zeros(self) -> u32 {
        self.0.count_zeros()
    }

    pub const fn trailing_zeros(self) -> u32 {
        self.0.trailing_zeros()
    }

    pub const fn leading_zeros(self) -> u32 {
        self.0.leading_zeros()
    }

    pub const fn rotate_left(self, n: u32) -> Saturating<i64> {
        Saturating(self.0.rotate_left(n))
    }

    pub const fn rotate_right(self, n: u32) -> Saturating<i64> {
        Saturating(self.0.rotate_right(n))
    }

    pub const fn swap_bytes(self) -> Saturating<i64> {
        Saturating(self.0.swap_bytes())
    }

    pub const fn to_be(self) -> Saturating<i64> {
        Saturating(self.0.to_be())
    }

    pub const fn to_le(self) -> Saturating<i64> {
        Saturating(self.0.to_le())
    }

    pub const fn from_be(x: Saturating<i64>) -> Saturating<i64> {
        Saturating(i64::from_be(x.0))
    }

    pub const fn from_le(x: Saturating<i64>) -> Saturating<i64> {
        Saturating(i64::from_le(x.0))
    }

    pub const fn pow(self, exp: u32) -> Saturating<i64> {
        Saturating(self.0.saturating_pow(exp))
    }

    pub const fn signum(self) -> Saturating<i64> {
        Saturating(self.0.signum())
    }

    pub const fn is_positive(self) -> bool {
        self.0.is_positive()
    }

    pub const fn is_negative(self) -> bool {
        self.0.is_negative()
    }

    pub const fn abs(self) -> Saturating<i64> {
        Saturating(self.0.saturating_abs())
    }

}

impl Saturating<i128> {
    pub const MIN: Saturating<i128> = Saturating(i128::MIN);
    pub const MAX: Saturating<i128> = Saturating(i128::MAX);
    pub const BITS: u32 = 128;

    pub const fn reverse_bits(self) -> Saturating<i128> {
        Saturating(self.0.reverse_bits())
    }

    pub const fn count_ones(self) -> u32 {
        self.0.count_ones()
    }

    pub const fn count_zeros(self) -> u32 {
        self.0.count_zeros()
    }

    pub const fn trailing_zeros(self) -> u32 {
        self.0.trailing_zeros()
    }

    pub const fn leading_zeros(self) -> u32 {
        self.0.leading_zeros()
    }

    pub const fn rotate_left(self, n: u32) -> Saturating<i128> {
        Saturating(self.0.rotate_left(n))
    }

    pub const fn rotate_right(self, n: u32) -> Saturating<i128> {
        Saturating(self.0.rotate_right(n))
    }

    pub const fn swap_bytes(self) -> Saturating<i128> {
        Saturating(self.0.swap_bytes())
    }

    pub const fn to_be(self) -> Saturating<i128> {
        Saturating(self.0.to_be())
    }

    pub const fn to_le(self) -> Saturating<i128> {
        Saturating(self.0.to_le())
    }

    pub const fn from_be(x: Saturating<i128>) -> Saturating<i128> {
        Saturating(i128::from_be(x.0))
    }

    pub const fn from_le(x: Saturating<i128>) -> Saturating<i128> {
        Saturating(i128::from_le(x.0))
    }

    pub const fn pow(self, exp: u32) -> Saturating<i128> {
        Saturating(self.0.saturating_pow(exp))
    }

    pub const fn signum(self) -> Saturating<i128> {
        Saturating(self.0.signum())
    }

    pub const fn is_positive(self) -> bool {
        self.0.is_positive()
    }

    pub const fn is_negative(self) -> bool {
        self.0.is_negative()
    }

    pub const fn abs(self) -> Saturating<i128> {
        Saturating(self.0.saturating_abs())
    }

}

impl Saturating<isize> {
    pub const MIN: Saturating<isize> = Saturating(isize::MIN);
    pub const MAX: Saturating<isize> = Saturating(isize::MAX);
    pub const BITS: u32 = 64;

    pub const fn reverse_bits(self) -> Saturating<isize> {
        Saturating(self.0.reverse_bits())
    }

    pub const fn count_ones(self) -> u32 {
        self.0.count_ones()
    }

    pub const fn count_zeros(self) -> u32 {
        self.0.count_zeros()
    }

    pub const fn trailing_zeros(self) -> u32 {
        self.0.trailing_zeros()
    }

    pub const fn leading_zeros(self) -> u32 {
        self.0.leading_zeros()
    }

    pub const fn rotate_left(self, n: u32) -> Saturating<isize> {
        Saturating(self.0.rotate_left(n))
    }

    pub const fn rotate_right(self, n: u32) -> Saturating<isize> {
        Saturating(self.0.rotate_right(n))
    }

    pub const fn swap_bytes(self) -> Saturating<isize> {
        Saturating(self.0.swap_bytes())
    }

    pub const fn to_be(self) -> Saturating<isize> {
        Saturating(self.0.to_be())
    }

    pub const fn to_le(self) -> Saturating<isize> {
        Saturating(self.0.to_le())
    }

    pub const fn from_be(x: Saturating<isize>) -> Saturating<isize> {
        Saturating(isize::from_be(x.0))
    }

    pub const fn from_le(x: Saturating<isize>) -> Saturating<isize> {
        Saturating(isize::from_le(x.0))
    }

    pub const fn pow(self, exp: u32) -> Saturating<isize> {
        Saturating(self.0.saturating_pow(exp))
    }

    pub const fn signum(self) -> Saturating<isize> {
        Saturating(self.0.signum())
    }

    pub const fn is_positive(self) -> bool {
        self.0.is_positive()
    }

    pub const fn is_negative(self) -> bool {
        self.0.is_negative()
    }

    pub const fn abs(self) -> Saturating<isize> {
        Saturating(self.0.saturating_abs())
    }

}

impl Saturating<u8> {
    pub const MIN: Saturating<u8> = Saturating(u8::MIN);
    pub const MAX: Saturating<u8> = Saturating(u8::MAX);
    pub const BITS: u32 = 8;

    pub const fn reverse_bits(self) -> Saturating<u8> {
        Saturating(self.0.reverse_bits())
    }

    pub const fn count_ones(self) -> u32 {
        self.0.count_ones()
    }

    pub const fn count_zeros(self) -> u32 {
        self.0.count_zeros()
    }

    pub const fn trailing_zeros(self) -> u32 {
        self.0.trailing_zeros()
    }

    pub const fn leading_zeros(self) -> u32 {
        self.0.leading_zeros()
    }

    pub const fn rotate_left(self, n: u32) -> Saturating<u8> {
        Saturating(self.0.rotate_left(n))
    }

    pub const fn rotate_right(self, n: u32) -> Saturating<u8> {
        Saturating(self.0.rotate_right(n))
    }

    pub const fn swap_bytes(self) -> Saturating<u8> {
        Saturating(self.0.swap_bytes())
    }

    pub const fn to_be(self) -> Saturating<u8> {
        Saturating(self.0.to_be())
    }

    pub const fn to_le(self) -> Saturating<u8> {
        Saturating(self.0.to_le())
    }

    pub const fn from_be(x: Saturating<u8>) -> Saturating<u8> {
        Saturating(u8::from_be(x.0))
    }

    pub const fn from_le(x: Saturating<u8>) -> Saturating<u8> {
        Saturating(u8::from_le(x.0))
    }

    pub const fn pow(self, exp: u32) -> Saturating<u8> {
        Saturating(self.0.saturating_pow(exp))
    }

    pub const fn is_power_of_two(self) -> bool {
        self.0.is_power_of_two()
    }

}

impl Saturating<u16> {
    pub const MIN: Saturating<u16> = Saturating(u16::MIN);
    pub const MAX: Saturating<u16> = Saturating(u16::MAX);
    pub const BITS: u32 = 16;

    pub const fn reverse_bits(self) -> Saturating<u16> {
        Saturating(self.0.reverse_bits())
    }

    pub const fn count_ones(self) -> u32 {
        self.0.count_ones()
    }

    pub const fn count_zeros(self) -> u32 {
        self.0.count_zeros()
    }

    pub const fn trailing_zeros(self) -> u32 {
        self.0.trailing_zeros()
    }

    pub const fn leading_zeros(self) -> u32 {
        self.0.leading_zeros()
    }

    pub const fn rotate_left(self, n: u32) -> Saturating<u16> {
        Saturating(self.0.rotate_left(n))
    }

    pub const fn rotate_right(self, n: u32) -> Saturating<u16> {
        Saturating(self.0.rotate_right(n))
    }

    pub const fn swap_bytes(self) -> Saturating<u16> {
        Saturating(self.0.swap_bytes())
    }

    pub const fn to_be(self) -> Saturating<u16> {
        Saturating(self.0.to_be())
    }

    pub const fn to_le(self) -> Saturating<u16> {
        Saturating(self.0.to_le())
    }

    pub const fn from_be(x: Saturating<u16>) -> Saturating<u16> {
        Saturating(u16::from_be(x.0))
    }

    pub const fn from_le(x: Saturating<u16>) -> Saturating<u16> {
        Saturating(u16::from_le(x.0))
    }

    pub const fn pow(self, exp: u32) -> Saturating<u16> {
        Saturating(self.0.saturating_pow(exp))
    }

    pub const fn is_power_of_two(self) -> bool {
        self.0.is_power_of_two()
    }

}

impl Saturating<u32> {
    pub const MIN: Saturating<u32> = Saturating(u32::MIN);
    pub const MAX: Saturating<u32> = Saturating(u32::MAX);
    pub const BITS: u32 = 32;

    pub const fn reverse_bits(self) -> Saturating<u32> {
        Saturating(self.0.reverse_bits())
    }

    pub const fn count_ones(self) -> u32 {
        self.0.count_ones()
    }

    pub const fn count_zeros(self) -> u32 {
        self.0.count_zeros()
    }

    pub const fn trailing_zeros(self) -> u32 {
        self.0.trailing_zeros()
    }

    pub const fn leading_zeros(self) -> u32 {
        self.0.leading_zeros()
    }

    pub const fn rotate_left(self, n: u32) -> Saturating<u32> {
        Saturating(self.0.rotate_left(n))
    }

    pub const fn rotate_right(self, n: u32) -> Saturating<u32> {
        Saturating(self.0.rotate_right(n))
    }

    pub const fn swap_bytes(self) -> Saturating<u32> {
        Saturating(self.0.swap_bytes())
    }

    pub const fn to_be(self) -> Saturating<u32> {
        Saturating(self.0.to_be())
    }

    pub const fn to_le(self) -> Saturating<u32> {
        Saturating(self.0.to_le())
    }

    pub const fn from_be(x: Saturating<u32>) -> Saturating<u32> {
        Saturating(u32::from_be(x.0))
    }

    pub const fn from_le(x: Saturating<u32>) -> Saturating<u32> {
        Saturating(u32::from_le(x.0))
    }

    pub const fn pow(self, exp: u32) -> Saturating<u32> {
        Saturating(self.0.saturating_pow(exp))
    }

    pub const fn is_power_of_two(self) -> bool {
        self.0.is_power_of_two()
    }

}

impl Saturating<u64> {
    pub const MIN: Saturating<u64> = Saturating(u64::MIN);
    pub const MAX: Saturating<u64> = Saturating(u64::MAX);
    pub const BITS: u32 = 64;

    pub const fn reverse_bits(self) -> Saturating<u64> {
        Saturating(self.0.reverse_bits())
    }

    pub const fn count_ones(self) -> u32 {
        self.0.count_ones()
    }

    pub const fn count_zeros(self) -> u32 {
        self.0.count_zeros()
    }

    pub const fn trailing_zeros(self) -> u32 {
        self.0.trailing_zeros()
    }

    pub const fn leading_zeros(self) -> u32 {
        self.0.leading_zeros()
    }

    pub const fn rotate_left(self, n: u32) -> Saturating<u64> {
        Saturating(self.0.rotate_left(n))
    }

    pub const fn rotate_right(self, n: u32) -> Saturating<u64> {
        Saturating(self.0.rotate_right(n))
    }

    pub const fn swap_bytes(self) -> Saturating<u64> {
        Saturating(self.0.swap_bytes())
    }

    pub const fn to_be(self) -> Saturating<u64> {
        Saturating(self.0.to_be())
    }

    pub const fn to_le(self) -> Saturating<u64> {
        Saturating(self.0.to_le())
    }

    pub const fn from_be(x: Saturating<u64>) -> Saturating<u64> {
        Saturating(u64::from_be(x.0))
    }

    pub const fn from_le(x: Saturating<u64>) -> Saturating<u64> {
        Saturating(u64::from_le(x.0))
    }

    pub const fn pow(self, exp: u32) -> Saturating<u64> {
        Saturating(self.0.saturating_pow(exp))
    }

    pub const fn is_power_of_two(self) -> bool {
        self.0.is_power_of_two()
    }

}

impl Saturating<u128> {
    pub const MIN: Saturating<u128> = Saturating(u128::MIN);
    pub const MAX: Saturating<u128> = Saturating(u128::MAX);
    pub const BITS: u32 = 128;

    pub const fn reverse_bits(self) -> Saturating<u128> {
        Saturating(self.0.reverse_bits())
    }

    pub const fn count_ones(self) -> u32 {
        self.0.count_ones()
    }

    pub const fn count_zeros(self) -> u32 {
        self.0.count_zeros()
    }

    pub const fn trailing_zeros(self) -> u32 {
        self.0.trailing_zeros()
    }

    pub const fn leading_zeros(self) -> u32 {
        self.0.leading_zeros()
    }

    pub const fn rotate_left(self, n: u32) -> Saturating<u128> {
        Saturating(self.0.rotate_left(n))
    }

    pub const fn rotate_right(self, n: u32) -> Saturating<u128> {
        Saturating(self.0.rotate_right(n))
    }

    pub const fn swap_bytes(self) -> Saturating<u128> {
        Saturating(self.0.swap_bytes())
    }

    pub const fn to_be(self) -> Saturating<u128> {
        Saturating(self.0.to_be())
    }

    pub const fn to_le(self) -> Saturating<u128> {
        Saturating(self.0.to_le())
    }

    pub const fn from_be(x: Saturating<u128>) -> Saturating<u128> {
        Saturating(u128::from_be(x.0))
    }

    pub const fn from_le(x: Saturating<u128>) -> Saturating<u128> {
        Saturating(u128::from_le(x.0))
    }

    pub const fn pow(self, exp: u32) -> Saturating<u128> {
        Saturating(self.0.saturating_pow(exp))
    }

    pub const fn is_power_of_two(self) -> bool {
        self.0.is_power_of_two()
    }

}

impl Saturating<usize> {
    pub const MIN: Saturating<usize> = Saturating(usize::MIN);
    pub const MAX: Saturating<usize> = Saturating(usize::MAX);
    pub const BITS: u32 = 64;

    pub const fn reverse_bits(self) -> Saturating<usize> {
        Saturating(self.0.reverse_bits())
    }

    pub const fn count_ones(self) -> u32 {
        self.0.count_ones()
    }

    pub const fn count_zeros(self) -> u32 {
        self.0.count_zeros()
    }

    pub const fn trailing_zeros(self) -> u32 {
        self.0.trailing_zeros()
    }

    pub const fn leading_zeros(self) -> u32 {
        self.0.leading_zeros()
    }

    pub const fn rotate_left(self, n: u32) -> Saturating<usize> {
        Saturating(self.0.rotate_left(n))
    }

    pub const fn rotate_right(self, n: u32) -> Saturating<usize> {
        Saturating(self.0.rotate_right(n))
    }

    pub const fn swap_bytes(self) -> Saturating<usize> {
        Saturating(self.0.swap_bytes())
    }

    pub const fn to_be(self) -> Saturating<usize> {
        Saturating(self.0.to_be())
    }

    pub const fn to_le(self) -> Saturating<usize> {
        Saturating(self.0.to_le())
    }

    pub const fn from_be(x: Saturating<usize>) -> Saturating<usize> {
        Saturating(usize::from_be(x.0))
    }

    pub const fn from_le(x: Saturating<usize>) -> Saturating<usize> {
        Saturating(usize::from_le(x.0))
    }

    pub const fn pow(self, exp: u32) -> Saturating<usize> {
        Saturating(self.0.saturating_pow(exp))
    }

    pub const fn is_power_of_two(self) -> bool {
        self.0.is_power_of_two()
    }

}
