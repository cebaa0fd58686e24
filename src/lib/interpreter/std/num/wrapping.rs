//! Integers whose arithmetic goes round at the limits.
// Written by `gen/wrappers.ts`.

use super::class::Int;
use crate::fmt;
use crate::intrinsics::{num_bitand, num_bitor, num_bitxor, num_not};
use crate::iter::{Iterator, Product, Sum};
use crate::ops::{
    Add, AddAssign, BitAnd, BitAndAssign, BitOr, BitOrAssign, BitXor, BitXorAssign, Div, DivAssign, Mul, MulAssign, Neg, Not, Rem,
    RemAssign, Shl, ShlAssign, Shr, ShrAssign, Sub, SubAssign,
};

#[derive(PartialEq, PartialOrd, Eq, Ord, Clone, Copy, Default, Hash)]
pub struct Wrapping<T>(pub T);

impl<T: fmt::Debug> fmt::Debug for Wrapping<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl<T: fmt::Display> fmt::Display for Wrapping<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl<T: fmt::Binary> fmt::Binary for Wrapping<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl<T: fmt::Octal> fmt::Octal for Wrapping<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl<T: fmt::LowerHex> fmt::LowerHex for Wrapping<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl<T: fmt::UpperHex> fmt::UpperHex for Wrapping<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

#[track_caller]
#[intrinsic = "int_wrapping_add"]
fn wrapping_add<T: Int>(one: T, other: T) -> T;

#[track_caller]
#[intrinsic = "int_wrapping_sub"]
fn wrapping_sub<T: Int>(one: T, other: T) -> T;

#[track_caller]
#[intrinsic = "int_wrapping_mul"]
fn wrapping_mul<T: Int>(one: T, other: T) -> T;

#[track_caller]
#[intrinsic = "int_wrapping_div"]
fn wrapping_div<T: Int>(one: T, other: T) -> T;

#[track_caller]
#[intrinsic = "int_wrapping_rem"]
fn wrapping_rem<T: Int>(one: T, other: T) -> T;

#[intrinsic = "int_wrapping_neg"]
fn wrapping_neg<T: Int>(one: T) -> T;

#[intrinsic = "int_wrapping_shl"]
fn wrapping_shl<T: Int>(one: T, by: u32) -> T;

#[intrinsic = "int_wrapping_shr"]
fn wrapping_shr<T: Int>(one: T, by: u32) -> T;

impl<T: Int> Add<Wrapping<T>> for Wrapping<T> {
    type Output = Wrapping<T>;

    fn add(self, other: Wrapping<T>) -> Wrapping<T> {
        Wrapping(wrapping_add(self.0, other.0))
    }
}

impl<T: Int> Add<&Wrapping<T>> for Wrapping<T> {
    type Output = Wrapping<T>;

    fn add(self, other: &Wrapping<T>) -> Wrapping<T> {
        Wrapping(wrapping_add(self.0, other.0))
    }
}

impl<T: Int> Add<Wrapping<T>> for &Wrapping<T> {
    type Output = Wrapping<T>;

    fn add(self, other: Wrapping<T>) -> Wrapping<T> {
        Wrapping(wrapping_add(self.0, other.0))
    }
}

impl<T: Int> Add<&Wrapping<T>> for &Wrapping<T> {
    type Output = Wrapping<T>;

    fn add(self, other: &Wrapping<T>) -> Wrapping<T> {
        Wrapping(wrapping_add(self.0, other.0))
    }
}

impl<T: Int> AddAssign<Wrapping<T>> for Wrapping<T> {
    fn add_assign(&mut self, other: Wrapping<T>) {
        self.0 = wrapping_add(self.0, other.0)
    }
}

impl<T: Int> AddAssign<&Wrapping<T>> for Wrapping<T> {
    fn add_assign(&mut self, other: &Wrapping<T>) {
        self.0 = wrapping_add(self.0, other.0)
    }
}

impl<T: Int> AddAssign<T> for Wrapping<T> {
    fn add_assign(&mut self, other: T) {
        self.0 = wrapping_add(self.0, other)
    }
}

impl<T: Int> AddAssign<&T> for Wrapping<T> {
    fn add_assign(&mut self, other: &T) {
        self.0 = wrapping_add(self.0, *other)
    }
}

impl<T: Int> Sub<Wrapping<T>> for Wrapping<T> {
    type Output = Wrapping<T>;

    fn sub(self, other: Wrapping<T>) -> Wrapping<T> {
        Wrapping(wrapping_sub(self.0, other.0))
    }
}

impl<T: Int> Sub<&Wrapping<T>> for Wrapping<T> {
    type Output = Wrapping<T>;

    fn sub(self, other: &Wrapping<T>) -> Wrapping<T> {
        Wrapping(wrapping_sub(self.0, other.0))
    }
}

impl<T: Int> Sub<Wrapping<T>> for &Wrapping<T> {
    type Output = Wrapping<T>;

    fn sub(self, other: Wrapping<T>) -> Wrapping<T> {
        Wrapping(wrapping_sub(self.0, other.0))
    }
}

impl<T: Int> Sub<&Wrapping<T>> for &Wrapping<T> {
    type Output = Wrapping<T>;

    fn sub(self, other: &Wrapping<T>) -> Wrapping<T> {
        Wrapping(wrapping_sub(self.0, other.0))
    }
}

impl<T: Int> SubAssign<Wrapping<T>> for Wrapping<T> {
    fn sub_assign(&mut self, other: Wrapping<T>) {
        self.0 = wrapping_sub(self.0, other.0)
    }
}

impl<T: Int> SubAssign<&Wrapping<T>> for Wrapping<T> {
    fn sub_assign(&mut self, other: &Wrapping<T>) {
        self.0 = wrapping_sub(self.0, other.0)
    }
}

impl<T: Int> SubAssign<T> for Wrapping<T> {
    fn sub_assign(&mut self, other: T) {
        self.0 = wrapping_sub(self.0, other)
    }
}

impl<T: Int> SubAssign<&T> for Wrapping<T> {
    fn sub_assign(&mut self, other: &T) {
        self.0 = wrapping_sub(self.0, *other)
    }
}

impl<T: Int> Mul<Wrapping<T>> for Wrapping<T> {
    type Output = Wrapping<T>;

    fn mul(self, other: Wrapping<T>) -> Wrapping<T> {
        Wrapping(wrapping_mul(self.0, other.0))
    }
}

impl<T: Int> Mul<&Wrapping<T>> for Wrapping<T> {
    type Output = Wrapping<T>;

    fn mul(self, other: &Wrapping<T>) -> Wrapping<T> {
        Wrapping(wrapping_mul(self.0, other.0))
    }
}

impl<T: Int> Mul<Wrapping<T>> for &Wrapping<T> {
    type Output = Wrapping<T>;

    fn mul(self, other: Wrapping<T>) -> Wrapping<T> {
        Wrapping(wrapping_mul(self.0, other.0))
    }
}

impl<T: Int> Mul<&Wrapping<T>> for &Wrapping<T> {
    type Output = Wrapping<T>;

    fn mul(self, other: &Wrapping<T>) -> Wrapping<T> {
        Wrapping(wrapping_mul(self.0, other.0))
    }
}

impl<T: Int> MulAssign<Wrapping<T>> for Wrapping<T> {
    fn mul_assign(&mut self, other: Wrapping<T>) {
        self.0 = wrapping_mul(self.0, other.0)
    }
}

impl<T: Int> MulAssign<&Wrapping<T>> for Wrapping<T> {
    fn mul_assign(&mut self, other: &Wrapping<T>) {
        self.0 = wrapping_mul(self.0, other.0)
    }
}

impl<T: Int> MulAssign<T> for Wrapping<T> {
    fn mul_assign(&mut self, other: T) {
        self.0 = wrapping_mul(self.0, other)
    }
}

impl<T: Int> MulAssign<&T> for Wrapping<T> {
    fn mul_assign(&mut self, other: &T) {
        self.0 = wrapping_mul(self.0, *other)
    }
}

impl<T: Int> Div<Wrapping<T>> for Wrapping<T> {
    type Output = Wrapping<T>;

    #[track_caller]
    fn div(self, other: Wrapping<T>) -> Wrapping<T> {
        Wrapping(wrapping_div(self.0, other.0))
    }
}

impl<T: Int> Div<&Wrapping<T>> for Wrapping<T> {
    type Output = Wrapping<T>;

    #[track_caller]
    fn div(self, other: &Wrapping<T>) -> Wrapping<T> {
        Wrapping(wrapping_div(self.0, other.0))
    }
}

impl<T: Int> Div<Wrapping<T>> for &Wrapping<T> {
    type Output = Wrapping<T>;

    #[track_caller]
    fn div(self, other: Wrapping<T>) -> Wrapping<T> {
        Wrapping(wrapping_div(self.0, other.0))
    }
}

impl<T: Int> Div<&Wrapping<T>> for &Wrapping<T> {
    type Output = Wrapping<T>;

    #[track_caller]
    fn div(self, other: &Wrapping<T>) -> Wrapping<T> {
        Wrapping(wrapping_div(self.0, other.0))
    }
}

impl<T: Int> DivAssign<Wrapping<T>> for Wrapping<T> {
    #[track_caller]
    fn div_assign(&mut self, other: Wrapping<T>) {
        self.0 = wrapping_div(self.0, other.0)
    }
}

impl<T: Int> DivAssign<&Wrapping<T>> for Wrapping<T> {
    #[track_caller]
    fn div_assign(&mut self, other: &Wrapping<T>) {
        self.0 = wrapping_div(self.0, other.0)
    }
}

impl<T: Int> DivAssign<T> for Wrapping<T> {
    #[track_caller]
    fn div_assign(&mut self, other: T) {
        self.0 = wrapping_div(self.0, other)
    }
}

impl<T: Int> DivAssign<&T> for Wrapping<T> {
    #[track_caller]
    fn div_assign(&mut self, other: &T) {
        self.0 = wrapping_div(self.0, *other)
    }
}

impl<T: Int> Rem<Wrapping<T>> for Wrapping<T> {
    type Output = Wrapping<T>;

    #[track_caller]
    fn rem(self, other: Wrapping<T>) -> Wrapping<T> {
        Wrapping(wrapping_rem(self.0, other.0))
    }
}

impl<T: Int> Rem<&Wrapping<T>> for Wrapping<T> {
    type Output = Wrapping<T>;

    #[track_caller]
    fn rem(self, other: &Wrapping<T>) -> Wrapping<T> {
        Wrapping(wrapping_rem(self.0, other.0))
    }
}

impl<T: Int> Rem<Wrapping<T>> for &Wrapping<T> {
    type Output = Wrapping<T>;

    #[track_caller]
    fn rem(self, other: Wrapping<T>) -> Wrapping<T> {
        Wrapping(wrapping_rem(self.0, other.0))
    }
}

impl<T: Int> Rem<&Wrapping<T>> for &Wrapping<T> {
    type Output = Wrapping<T>;

    #[track_caller]
    fn rem(self, other: &Wrapping<T>) -> Wrapping<T> {
        Wrapping(wrapping_rem(self.0, other.0))
    }
}

impl<T: Int> RemAssign<Wrapping<T>> for Wrapping<T> {
    #[track_caller]
    fn rem_assign(&mut self, other: Wrapping<T>) {
        self.0 = wrapping_rem(self.0, other.0)
    }
}

impl<T: Int> RemAssign<&Wrapping<T>> for Wrapping<T> {
    #[track_caller]
    fn rem_assign(&mut self, other: &Wrapping<T>) {
        self.0 = wrapping_rem(self.0, other.0)
    }
}

impl<T: Int> RemAssign<T> for Wrapping<T> {
    #[track_caller]
    fn rem_assign(&mut self, other: T) {
        self.0 = wrapping_rem(self.0, other)
    }
}

impl<T: Int> RemAssign<&T> for Wrapping<T> {
    #[track_caller]
    fn rem_assign(&mut self, other: &T) {
        self.0 = wrapping_rem(self.0, *other)
    }
}

impl<T: Int> BitAnd<Wrapping<T>> for Wrapping<T> {
    type Output = Wrapping<T>;

    fn bitand(self, other: Wrapping<T>) -> Wrapping<T> {
        Wrapping(num_bitand(self.0, other.0))
    }
}

impl<T: Int> BitAnd<&Wrapping<T>> for Wrapping<T> {
    type Output = Wrapping<T>;

    fn bitand(self, other: &Wrapping<T>) -> Wrapping<T> {
        Wrapping(num_bitand(self.0, other.0))
    }
}

impl<T: Int> BitAnd<Wrapping<T>> for &Wrapping<T> {
    type Output = Wrapping<T>;

    fn bitand(self, other: Wrapping<T>) -> Wrapping<T> {
        Wrapping(num_bitand(self.0, other.0))
    }
}

impl<T: Int> BitAnd<&Wrapping<T>> for &Wrapping<T> {
    type Output = Wrapping<T>;

    fn bitand(self, other: &Wrapping<T>) -> Wrapping<T> {
        Wrapping(num_bitand(self.0, other.0))
    }
}

impl<T: Int> BitAndAssign<Wrapping<T>> for Wrapping<T> {
    fn bitand_assign(&mut self, other: Wrapping<T>) {
        self.0 = num_bitand(self.0, other.0)
    }
}

impl<T: Int> BitAndAssign<&Wrapping<T>> for Wrapping<T> {
    fn bitand_assign(&mut self, other: &Wrapping<T>) {
        self.0 = num_bitand(self.0, other.0)
    }
}

impl<T: Int> BitAndAssign<T> for Wrapping<T> {
    fn bitand_assign(&mut self, other: T) {
        self.0 = num_bitand(self.0, other)
    }
}

impl<T: Int> BitAndAssign<&T> for Wrapping<T> {
    fn bitand_assign(&mut self, other: &T) {
        self.0 = num_bitand(self.0, *other)
    }
}

impl<T: Int> BitOr<Wrapping<T>> for Wrapping<T> {
    type Output = Wrapping<T>;

    fn bitor(self, other: Wrapping<T>) -> Wrapping<T> {
        Wrapping(num_bitor(self.0, other.0))
    }
}

impl<T: Int> BitOr<&Wrapping<T>> for Wrapping<T> {
    type Output = Wrapping<T>;

    fn bitor(self, other: &Wrapping<T>) -> Wrapping<T> {
        Wrapping(num_bitor(self.0, other.0))
    }
}

impl<T: Int> BitOr<Wrapping<T>> for &Wrapping<T> {
    type Output = Wrapping<T>;

    fn bitor(self, other: Wrapping<T>) -> Wrapping<T> {
        Wrapping(num_bitor(self.0, other.0))
    }
}

impl<T: Int> BitOr<&Wrapping<T>> for &Wrapping<T> {
    type Output = Wrapping<T>;

    fn bitor(self, other: &Wrapping<T>) -> Wrapping<T> {
        Wrapping(num_bitor(self.0, other.0))
    }
}

impl<T: Int> BitOrAssign<Wrapping<T>> for Wrapping<T> {
    fn bitor_assign(&mut self, other: Wrapping<T>) {
        self.0 = num_bitor(self.0, other.0)
    }
}

impl<T: Int> BitOrAssign<&Wrapping<T>> for Wrapping<T> {
    fn bitor_assign(&mut self, other: &Wrapping<T>) {
        self.0 = num_bitor(self.0, other.0)
    }
}

impl<T: Int> BitOrAssign<T> for Wrapping<T> {
    fn bitor_assign(&mut self, other: T) {
        self.0 = num_bitor(self.0, other)
    }
}

impl<T: Int> BitOrAssign<&T> for Wrapping<T> {
    fn bitor_assign(&mut self, other: &T) {
        self.0 = num_bitor(self.0, *other)
    }
}

impl<T: Int> BitXor<Wrapping<T>> for Wrapping<T> {
    type Output = Wrapping<T>;

    fn bitxor(self, other: Wrapping<T>) -> Wrapping<T> {
        Wrapping(num_bitxor(self.0, other.0))
    }
}

impl<T: Int> BitXor<&Wrapping<T>> for Wrapping<T> {
    type Output = Wrapping<T>;

    fn bitxor(self, other: &Wrapping<T>) -> Wrapping<T> {
        Wrapping(num_bitxor(self.0, other.0))
    }
}

impl<T: Int> BitXor<Wrapping<T>> for &Wrapping<T> {
    type Output = Wrapping<T>;

    fn bitxor(self, other: Wrapping<T>) -> Wrapping<T> {
        Wrapping(num_bitxor(self.0, other.0))
    }
}

impl<T: Int> BitXor<&Wrapping<T>> for &Wrapping<T> {
    type Output = Wrapping<T>;

    fn bitxor(self, other: &Wrapping<T>) -> Wrapping<T> {
        Wrapping(num_bitxor(self.0, other.0))
    }
}

impl<T: Int> BitXorAssign<Wrapping<T>> for Wrapping<T> {
    fn bitxor_assign(&mut self, other: Wrapping<T>) {
        self.0 = num_bitxor(self.0, other.0)
    }
}

impl<T: Int> BitXorAssign<&Wrapping<T>> for Wrapping<T> {
    fn bitxor_assign(&mut self, other: &Wrapping<T>) {
        self.0 = num_bitxor(self.0, other.0)
    }
}

impl<T: Int> BitXorAssign<T> for Wrapping<T> {
    fn bitxor_assign(&mut self, other: T) {
        self.0 = num_bitxor(self.0, other)
    }
}

impl<T: Int> BitXorAssign<&T> for Wrapping<T> {
    fn bitxor_assign(&mut self, other: &T) {
        self.0 = num_bitxor(self.0, *other)
    }
}

impl<T: Int> Not for Wrapping<T> {
    type Output = Wrapping<T>;

    fn not(self) -> Wrapping<T> {
        Wrapping(num_not(self.0))
    }
}

impl<T: Int> Not for &Wrapping<T> {
    type Output = Wrapping<T>;

    fn not(self) -> Wrapping<T> {
        Wrapping(num_not(self.0))
    }
}

impl<T: Int> Neg for Wrapping<T> {
    type Output = Wrapping<T>;

    fn neg(self) -> Wrapping<T> {
        Wrapping(wrapping_neg(self.0))
    }
}

impl<T: Int> Neg for &Wrapping<T> {
    type Output = Wrapping<T>;

    fn neg(self) -> Wrapping<T> {
        Wrapping(wrapping_neg(self.0))
    }
}

impl<T: Int> Shl<usize> for Wrapping<T> {
    type Output = Wrapping<T>;

    fn shl(self, other: usize) -> Wrapping<T> {
        Wrapping(wrapping_shl(self.0, (other & 127) as u32))
    }
}

impl<T: Int> Shl<&usize> for Wrapping<T> {
    type Output = Wrapping<T>;

    fn shl(self, other: &usize) -> Wrapping<T> {
        Wrapping(wrapping_shl(self.0, (*other & 127) as u32))
    }
}

impl<T: Int> Shl<usize> for &Wrapping<T> {
    type Output = Wrapping<T>;

    fn shl(self, other: usize) -> Wrapping<T> {
        Wrapping(wrapping_shl(self.0, (other & 127) as u32))
    }
}

impl<T: Int> Shl<&usize> for &Wrapping<T> {
    type Output = Wrapping<T>;

    fn shl(self, other: &usize) -> Wrapping<T> {
        Wrapping(wrapping_shl(self.0, (*other & 127) as u32))
    }
}

impl<T: Int> ShlAssign<usize> for Wrapping<T> {
    fn shl_assign(&mut self, other: usize) {
        *self = *self << other
    }
}

impl<T: Int> ShlAssign<&usize> for Wrapping<T> {
    fn shl_assign(&mut self, other: &usize) {
        *self = *self << other
    }
}

impl<T: Int> Shr<usize> for Wrapping<T> {
    type Output = Wrapping<T>;

    fn shr(self, other: usize) -> Wrapping<T> {
        Wrapping(wrapping_shr(self.0, (other & 127) as u32))
    }
}

impl<T: Int> Shr<&usize> for Wrapping<T> {
    type Output = Wrapping<T>;

    fn shr(self, other: &usize) -> Wrapping<T> {
        Wrapping(wrapping_shr(self.0, (*other & 127) as u32))
    }
}

impl<T: Int> Shr<usize> for &Wrapping<T> {
    type Output = Wrapping<T>;

    fn shr(self, other: usize) -> Wrapping<T> {
        Wrapping(wrapping_shr(self.0, (other & 127) as u32))
    }
}

impl<T: Int> Shr<&usize> for &Wrapping<T> {
    type Output = Wrapping<T>;

    fn shr(self, other: &usize) -> Wrapping<T> {
        Wrapping(wrapping_shr(self.0, (*other & 127) as u32))
    }
}

impl<T: Int> ShrAssign<usize> for Wrapping<T> {
    fn shr_assign(&mut self, other: usize) {
        *self = *self >> other
    }
}

impl<T: Int> ShrAssign<&usize> for Wrapping<T> {
    fn shr_assign(&mut self, other: &usize) {
        *self = *self >> other
    }
}

impl Sum for Wrapping<i8> {
    fn sum<I: Iterator<Item = Wrapping<i8>>>(iter: I) -> Wrapping<i8> {
        let mut iter = iter;
        let mut total: Wrapping<i8> = Wrapping(0);
        while let Some(each) = iter.next() {
            total = total + each
        }
        total
    }
}

impl<'a> Sum<&'a Wrapping<i8>> for Wrapping<i8> {
    fn sum<I: Iterator<Item = &'a Wrapping<i8>>>(iter: I) -> Wrapping<i8> {
        let mut iter = iter;
        let mut total: Wrapping<i8> = Wrapping(0);
        while let Some(each) = iter.next() {
            total = total + each
        }
        total
    }
}

impl Sum for Wrapping<i16> {
    fn sum<I: Iterator<Item = Wrapping<i16>>>(iter: I) -> Wrapping<i16> {
        let mut iter = iter;
        let mut total: Wrapping<i16> = Wrapping(0);
        while let Some(each) = iter.next() {
            total = total + each
        }
        total
    }
}

impl<'a> Sum<&'a Wrapping<i16>> for Wrapping<i16> {
    fn sum<I: Iterator<Item = &'a Wrapping<i16>>>(iter: I) -> Wrapping<i16> {
        let mut iter = iter;
        let mut total: Wrapping<i16> = Wrapping(0);
        while let Some(each) = iter.next() {
            total = total + each
        }
        total
    }
}

impl Sum for Wrapping<i32> {
    fn sum<I: Iterator<Item = Wrapping<i32>>>(iter: I) -> Wrapping<i32> {
        let mut iter = iter;
        let mut total: Wrapping<i32> = Wrapping(0);
        while let Some(each) = iter.next() {
            total = total + each
        }
        total
    }
}

impl<'a> Sum<&'a Wrapping<i32>> for Wrapping<i32> {
    fn sum<I: Iterator<Item = &'a Wrapping<i32>>>(iter: I) -> Wrapping<i32> {
        let mut iter = iter;
        let mut total: Wrapping<i32> = Wrapping(0);
        while let Some(each) = iter.next() {
            total = total + each
        }
        total
    }
}

impl Sum for Wrapping<i64> {
    fn sum<I: Iterator<Item = Wrapping<i64>>>(iter: I) -> Wrapping<i64> {
        let mut iter = iter;
        let mut total: Wrapping<i64> = Wrapping(0);
        while let Some(each) = iter.next() {
            total = total + each
        }
        total
    }
}

impl<'a> Sum<&'a Wrapping<i64>> for Wrapping<i64> {
    fn sum<I: Iterator<Item = &'a Wrapping<i64>>>(iter: I) -> Wrapping<i64> {
        let mut iter = iter;
        let mut total: Wrapping<i64> = Wrapping(0);
        while let Some(each) = iter.next() {
            total = total + each
        }
        total
    }
}

impl Sum for Wrapping<i128> {
    fn sum<I: Iterator<Item = Wrapping<i128>>>(iter: I) -> Wrapping<i128> {
        let mut iter = iter;
        let mut total: Wrapping<i128> = Wrapping(0);
        while let Some(each) = iter.next() {
            total = total + each
        }
        total
    }
}

impl<'a> Sum<&'a Wrapping<i128>> for Wrapping<i128> {
    fn sum<I: Iterator<Item = &'a Wrapping<i128>>>(iter: I) -> Wrapping<i128> {
        let mut iter = iter;
        let mut total: Wrapping<i128> = Wrapping(0);
        while let Some(each) = iter.next() {
            total = total + each
        }
        total
    }
}

impl Sum for Wrapping<isize> {
    fn sum<I: Iterator<Item = Wrapping<isize>>>(iter: I) -> Wrapping<isize> {
        let mut iter = iter;
        let mut total: Wrapping<isize> = Wrapping(0);
        while let Some(each) = iter.next() {
            total = total + each
        }
        total
    }
}

impl<'a> Sum<&'a Wrapping<isize>> for Wrapping<isize> {
    fn sum<I: Iterator<Item = &'a Wrapping<isize>>>(iter: I) -> Wrapping<isize> {
        let mut iter = iter;
        let mut total: Wrapping<isize> = Wrapping(0);
        while let Some(each) = iter.next() {
            total = total + each
        }
        total
    }
}

impl Sum for Wrapping<u8> {
    fn sum<I: Iterator<Item = Wrapping<u8>>>(iter: I) -> Wrapping<u8> {
        let mut iter = iter;
        let mut total: Wrapping<u8> = Wrapping(0);
        while let Some(each) = iter.next() {
            total = total + each
        }
        total
    }
}

impl<'a> Sum<&'a Wrapping<u8>> for Wrapping<u8> {
    fn sum<I: Iterator<Item = &'a Wrapping<u8>>>(iter: I) -> Wrapping<u8> {
        let mut iter = iter;
        let mut total: Wrapping<u8> = Wrapping(0);
        while let Some(each) = iter.next() {
            total = total + each
        }
        total
    }
}

impl Sum for Wrapping<u16> {
    fn sum<I: Iterator<Item = Wrapping<u16>>>(iter: I) -> Wrapping<u16> {
        let mut iter = iter;
        let mut total: Wrapping<u16> = Wrapping(0);
        while let Some(each) = iter.next() {
            total = total + each
        }
        total
    }
}

impl<'a> Sum<&'a Wrapping<u16>> for Wrapping<u16> {
    fn sum<I: Iterator<Item = &'a Wrapping<u16>>>(iter: I) -> Wrapping<u16> {
        let mut iter = iter;
        let mut total: Wrapping<u16> = Wrapping(0);
        while let Some(each) = iter.next() {
            total = total + each
        }
        total
    }
}

impl Sum for Wrapping<u32> {
    fn sum<I: Iterator<Item = Wrapping<u32>>>(iter: I) -> Wrapping<u32> {
        let mut iter = iter;
        let mut total: Wrapping<u32> = Wrapping(0);
        while let Some(each) = iter.next() {
            total = total + each
        }
        total
    }
}

impl<'a> Sum<&'a Wrapping<u32>> for Wrapping<u32> {
    fn sum<I: Iterator<Item = &'a Wrapping<u32>>>(iter: I) -> Wrapping<u32> {
        let mut iter = iter;
        let mut total: Wrapping<u32> = Wrapping(0);
        while let Some(each) = iter.next() {
            total = total + each
        }
        total
    }
}

impl Sum for Wrapping<u64> {
    fn sum<I: Iterator<Item = Wrapping<u64>>>(iter: I) -> Wrapping<u64> {
        let mut iter = iter;
        let mut total: Wrapping<u64> = Wrapping(0);
        while let Some(each) = iter.next() {
            total = total + each
        }
        total
    }
}

impl<'a> Sum<&'a Wrapping<u64>> for Wrapping<u64> {
    fn sum<I: Iterator<Item = &'a Wrapping<u64>>>(iter: I) -> Wrapping<u64> {
        let mut iter = iter;
        let mut total: Wrapping<u64> = Wrapping(0);
        while let Some(each) = iter.next() {
            total = total + each
        }
        total
    }
}

impl Sum for Wrapping<u128> {
    fn sum<I: Iterator<Item = Wrapping<u128>>>(iter: I) -> Wrapping<u128> {
        let mut iter = iter;
        let mut total: Wrapping<u128> = Wrapping(0);
        while let Some(each) = iter.next() {
            total = total + each
        }
        total
    }
}

impl<'a> Sum<&'a Wrapping<u128>> for Wrapping<u128> {
    fn sum<I: Iterator<Item = &'a Wrapping<u128>>>(iter: I) -> Wrapping<u128> {
        let mut iter = iter;
        let mut total: Wrapping<u128> = Wrapping(0);
        while let Some(each) = iter.next() {
            total = total + each
        }
        total
    }
}

impl Sum for Wrapping<usize> {
    fn sum<I: Iterator<Item = Wrapping<usize>>>(iter: I) -> Wrapping<usize> {
        let mut iter = iter;
        let mut total: Wrapping<usize> = Wrapping(0);
        while let Some(each) = iter.next() {
            total = total + each
        }
        total
    }
}

impl<'a> Sum<&'a Wrapping<usize>> for Wrapping<usize> {
    fn sum<I: Iterator<Item = &'a Wrapping<usize>>>(iter: I) -> Wrapping<usize> {
        let mut iter = iter;
        let mut total: Wrapping<usize> = Wrapping(0);
        while let Some(each) = iter.next() {
            total = total + each
        }
        total
    }
}

impl Product for Wrapping<i8> {
    fn product<I: Iterator<Item = Wrapping<i8>>>(iter: I) -> Wrapping<i8> {
        let mut iter = iter;
        let mut total: Wrapping<i8> = Wrapping(1);
        while let Some(each) = iter.next() {
            total = total * each
        }
        total
    }
}

impl<'a> Product<&'a Wrapping<i8>> for Wrapping<i8> {
    fn product<I: Iterator<Item = &'a Wrapping<i8>>>(iter: I) -> Wrapping<i8> {
        let mut iter = iter;
        let mut total: Wrapping<i8> = Wrapping(1);
        while let Some(each) = iter.next() {
            total = total * each
        }
        total
    }
}

impl Product for Wrapping<i16> {
    fn product<I: Iterator<Item = Wrapping<i16>>>(iter: I) -> Wrapping<i16> {
        let mut iter = iter;
        let mut total: Wrapping<i16> = Wrapping(1);
        while let Some(each) = iter.next() {
            total = total * each
        }
        total
    }
}

impl<'a> Product<&'a Wrapping<i16>> for Wrapping<i16> {
    fn product<I: Iterator<Item = &'a Wrapping<i16>>>(iter: I) -> Wrapping<i16> {
        let mut iter = iter;
        let mut total: Wrapping<i16> = Wrapping(1);
        while let Some(each) = iter.next() {
            total = total * each
        }
        total
    }
}

impl Product for Wrapping<i32> {
    fn product<I: Iterator<Item = Wrapping<i32>>>(iter: I) -> Wrapping<i32> {
        let mut iter = iter;
        let mut total: Wrapping<i32> = Wrapping(1);
        while let Some(each) = iter.next() {
            total = total * each
        }
        total
    }
}

impl<'a> Product<&'a Wrapping<i32>> for Wrapping<i32> {
    fn product<I: Iterator<Item = &'a Wrapping<i32>>>(iter: I) -> Wrapping<i32> {
        let mut iter = iter;
        let mut total: Wrapping<i32> = Wrapping(1);
        while let Some(each) = iter.next() {
            total = total * each
        }
        total
    }
}

impl Product for Wrapping<i64> {
    fn product<I: Iterator<Item = Wrapping<i64>>>(iter: I) -> Wrapping<i64> {
        let mut iter = iter;
        let mut total: Wrapping<i64> = Wrapping(1);
        while let Some(each) = iter.next() {
            total = total * each
        }
        total
    }
}

impl<'a> Product<&'a Wrapping<i64>> for Wrapping<i64> {
    fn product<I: Iterator<Item = &'a Wrapping<i64>>>(iter: I) -> Wrapping<i64> {
        let mut iter = iter;
        let mut total: Wrapping<i64> = Wrapping(1);
        while let Some(each) = iter.next() {
            total = total * each
        }
        total
    }
}

impl Product for Wrapping<i128> {
    fn product<I: Iterator<Item = Wrapping<i128>>>(iter: I) -> Wrapping<i128> {
        let mut iter = iter;
        let mut total: Wrapping<i128> = Wrapping(1);
        while let Some(each) = iter.next() {
            total = total * each
        }
        total
    }
}

impl<'a> Product<&'a Wrapping<i128>> for Wrapping<i128> {
    fn product<I: Iterator<Item = &'a Wrapping<i128>>>(iter: I) -> Wrapping<i128> {
        let mut iter = iter;
        let mut total: Wrapping<i128> = Wrapping(1);
        while let Some(each) = iter.next() {
            total = total * each
        }
        total
    }
}

impl Product for Wrapping<isize> {
    fn product<I: Iterator<Item = Wrapping<isize>>>(iter: I) -> Wrapping<isize> {
        let mut iter = iter;
        let mut total: Wrapping<isize> = Wrapping(1);
        while let Some(each) = iter.next() {
            total = total * each
        }
        total
    }
}

impl<'a> Product<&'a Wrapping<isize>> for Wrapping<isize> {
    fn product<I: Iterator<Item = &'a Wrapping<isize>>>(iter: I) -> Wrapping<isize> {
        let mut iter = iter;
        let mut total: Wrapping<isize> = Wrapping(1);
        while let Some(each) = iter.next() {
            total = total * each
        }
        total
    }
}

impl Product for Wrapping<u8> {
    fn product<I: Iterator<Item = Wrapping<u8>>>(iter: I) -> Wrapping<u8> {
        let mut iter = iter;
        let mut total: Wrapping<u8> = Wrapping(1);
        while let Some(each) = iter.next() {
            total = total * each
        }
        total
    }
}

impl<'a> Product<&'a Wrapping<u8>> for Wrapping<u8> {
    fn product<I: Iterator<Item = &'a Wrapping<u8>>>(iter: I) -> Wrapping<u8> {
        let mut iter = iter;
        let mut total: Wrapping<u8> = Wrapping(1);
        while let Some(each) = iter.next() {
            total = total * each
        }
        total
    }
}

impl Product for Wrapping<u16> {
    fn product<I: Iterator<Item = Wrapping<u16>>>(iter: I) -> Wrapping<u16> {
        let mut iter = iter;
        let mut total: Wrapping<u16> = Wrapping(1);
        while let Some(each) = iter.next() {
            total = total * each
        }
        total
    }
}

impl<'a> Product<&'a Wrapping<u16>> for Wrapping<u16> {
    fn product<I: Iterator<Item = &'a Wrapping<u16>>>(iter: I) -> Wrapping<u16> {
        let mut iter = iter;
        let mut total: Wrapping<u16> = Wrapping(1);
        while let Some(each) = iter.next() {
            total = total * each
        }
        total
    }
}

impl Product for Wrapping<u32> {
    fn product<I: Iterator<Item = Wrapping<u32>>>(iter: I) -> Wrapping<u32> {
        let mut iter = iter;
        let mut total: Wrapping<u32> = Wrapping(1);
        while let Some(each) = iter.next() {
            total = total * each
        }
        total
    }
}

impl<'a> Product<&'a Wrapping<u32>> for Wrapping<u32> {
    fn product<I: Iterator<Item = &'a Wrapping<u32>>>(iter: I) -> Wrapping<u32> {
        let mut iter = iter;
        let mut total: Wrapping<u32> = Wrapping(1);
        while let Some(each) = iter.next() {
            total = total * each
        }
        total
    }
}

impl Product for Wrapping<u64> {
    fn product<I: Iterator<Item = Wrapping<u64>>>(iter: I) -> Wrapping<u64> {
        let mut iter = iter;
        let mut total: Wrapping<u64> = Wrapping(1);
        while let Some(each) = iter.next() {
            total = total * each
        }
        total
    }
}

impl<'a> Product<&'a Wrapping<u64>> for Wrapping<u64> {
    fn product<I: Iterator<Item = &'a Wrapping<u64>>>(iter: I) -> Wrapping<u64> {
        let mut iter = iter;
        let mut total: Wrapping<u64> = Wrapping(1);
        while let Some(each) = iter.next() {
            total = total * each
        }
        total
    }
}

impl Product for Wrapping<u128> {
    fn product<I: Iterator<Item = Wrapping<u128>>>(iter: I) -> Wrapping<u128> {
        let mut iter = iter;
        let mut total: Wrapping<u128> = Wrapping(1);
        while let Some(each) = iter.next() {
            total = total * each
        }
        total
    }
}

impl<'a> Product<&'a Wrapping<u128>> for Wrapping<u128> {
    fn product<I: Iterator<Item = &'a Wrapping<u128>>>(iter: I) -> Wrapping<u128> {
        let mut iter = iter;
        let mut total: Wrapping<u128> = Wrapping(1);
        while let Some(each) = iter.next() {
            total = total * each
        }
        total
    }
}

impl Product for Wrapping<usize> {
    fn product<I: Iterator<Item = Wrapping<usize>>>(iter: I) -> Wrapping<usize> {
        let mut iter = iter;
        let mut total: Wrapping<usize> = Wrapping(1);
        while let Some(each) = iter.next() {
            total = total * each
        }
        total
    }
}

impl<'a> Product<&'a Wrapping<usize>> for Wrapping<usize> {
    fn product<I: Iterator<Item = &'a Wrapping<usize>>>(iter: I) -> Wrapping<usize> {
        let mut iter = iter;
        let mut total: Wrapping<usize> = Wrapping(1);
        while let Some(each) = iter.next() {
            total = total * each
        }
        total
    }
}

impl Wrapping<i8> {
    pub const fn reverse_bits(self) -> Wrapping<i8> {
        Wrapping(self.0.reverse_bits())
    }

}

impl Wrapping<i16> {
    pub const fn reverse_bits(self) -> Wrapping<i16> {
        Wrapping(self.0.reverse_bits())
    }

}

impl Wrapping<i32> {
    pub const fn reverse_bits(self) -> Wrapping<i32> {
        Wrapping(self.0.reverse_bits())
    }

}

impl Wrapping<i64> {
    pub const fn reverse_bits(self) -> Wrapping<i64> {
        Wrapping(self.0.reverse_bits())
    }

}

impl Wrapping<i128> {
    pub const fn reverse_bits(self) -> Wrapping<i128> {
        Wrapping(self.0.reverse_bits())
    }

}

impl Wrapping<isize> {
    pub const fn reverse_bits(self) -> Wrapping<isize> {
        Wrapping(self.0.reverse_bits())
    }

}

impl Wrapping<u8> {
    pub const fn reverse_bits(self) -> Wrapping<u8> {
        Wrapping(self.0.reverse_bits())
    }

}

impl Wrapping<u16> {
    pub const fn reverse_bits(self) -> Wrapping<u16> {
        Wrapping(self.0.reverse_bits())
    }

}

impl Wrapping<u32> {
    pub const fn reverse_bits(self) -> Wrapping<u32> {
        Wrapping(self.0.reverse_bits())
    }

}

impl Wrapping<u64> {
    pub const fn reverse_bits(self) -> Wrapping<u64> {
        Wrapping(self.0.reverse_bits())
    }

}

impl Wrapping<u128> {
    pub const fn reverse_bits(self) -> Wrapping<u128> {
        Wrapping(self.0.reverse_bits())
    }

}

impl Wrapping<usize> {
    pub const fn reverse_bits(self) -> Wrapping<usize> {
        Wrapping(self.0.reverse_bits())
    }

}
