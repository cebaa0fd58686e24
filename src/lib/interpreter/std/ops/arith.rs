//! Arithmetic and bit operators as traits, and what the built-in numbers make of them.
//!
//! Between two built-in numbers the compiler computes an operator itself; the impls below serve generic code and
//! operands behind references. Rust's library writes one impl for each number type; here one impl speaks for a class of
//! types (`Num`, `Bits`, `Int`, which no program can name), with the same set of (left, right) pairs.

use crate::num::class::{Bits, Int, Num, Signed};
use crate::intrinsics::{num_add, num_bitand, num_bitor, num_bitxor, num_div, num_mul, num_neg, num_not, num_rem, num_shl, num_shr, num_sub};

#[lang = "Add"]
pub trait Add<Rhs = Self> {
    type Output;

    #[lang = "add"]
    fn add(self, rhs: Rhs) -> Self::Output;
}

#[lang = "AddAssign"]
pub trait AddAssign<Rhs = Self> {
    #[lang = "add_assign"]
    fn add_assign(&mut self, rhs: Rhs);
}

#[lang = "Sub"]
pub trait Sub<Rhs = Self> {
    type Output;

    #[lang = "sub"]
    fn sub(self, rhs: Rhs) -> Self::Output;
}

#[lang = "SubAssign"]
pub trait SubAssign<Rhs = Self> {
    #[lang = "sub_assign"]
    fn sub_assign(&mut self, rhs: Rhs);
}

#[lang = "Mul"]
pub trait Mul<Rhs = Self> {
    type Output;

    #[lang = "mul"]
    fn mul(self, rhs: Rhs) -> Self::Output;
}

#[lang = "MulAssign"]
pub trait MulAssign<Rhs = Self> {
    #[lang = "mul_assign"]
    fn mul_assign(&mut self, rhs: Rhs);
}

#[lang = "Div"]
pub trait Div<Rhs = Self> {
    type Output;

    #[lang = "div"]
    fn div(self, rhs: Rhs) -> Self::Output;
}

#[lang = "DivAssign"]
pub trait DivAssign<Rhs = Self> {
    #[lang = "div_assign"]
    fn div_assign(&mut self, rhs: Rhs);
}

#[lang = "Rem"]
pub trait Rem<Rhs = Self> {
    type Output;

    #[lang = "rem"]
    fn rem(self, rhs: Rhs) -> Self::Output;
}

#[lang = "RemAssign"]
pub trait RemAssign<Rhs = Self> {
    #[lang = "rem_assign"]
    fn rem_assign(&mut self, rhs: Rhs);
}

#[lang = "BitAnd"]
pub trait BitAnd<Rhs = Self> {
    type Output;

    #[lang = "bitand"]
    fn bitand(self, rhs: Rhs) -> Self::Output;
}

#[lang = "BitAndAssign"]
pub trait BitAndAssign<Rhs = Self> {
    #[lang = "bitand_assign"]
    fn bitand_assign(&mut self, rhs: Rhs);
}

#[lang = "BitOr"]
pub trait BitOr<Rhs = Self> {
    type Output;

    #[lang = "bitor"]
    fn bitor(self, rhs: Rhs) -> Self::Output;
}

#[lang = "BitOrAssign"]
pub trait BitOrAssign<Rhs = Self> {
    #[lang = "bitor_assign"]
    fn bitor_assign(&mut self, rhs: Rhs);
}

#[lang = "BitXor"]
pub trait BitXor<Rhs = Self> {
    type Output;

    #[lang = "bitxor"]
    fn bitxor(self, rhs: Rhs) -> Self::Output;
}

#[lang = "BitXorAssign"]
pub trait BitXorAssign<Rhs = Self> {
    #[lang = "bitxor_assign"]
    fn bitxor_assign(&mut self, rhs: Rhs);
}

#[lang = "Shl"]
pub trait Shl<Rhs = Self> {
    type Output;

    #[lang = "shl"]
    fn shl(self, rhs: Rhs) -> Self::Output;
}

#[lang = "ShlAssign"]
pub trait ShlAssign<Rhs = Self> {
    #[lang = "shl_assign"]
    fn shl_assign(&mut self, rhs: Rhs);
}

#[lang = "Shr"]
pub trait Shr<Rhs = Self> {
    type Output;

    #[lang = "shr"]
    fn shr(self, rhs: Rhs) -> Self::Output;
}

#[lang = "ShrAssign"]
pub trait ShrAssign<Rhs = Self> {
    #[lang = "shr_assign"]
    fn shr_assign(&mut self, rhs: Rhs);
}

#[lang = "Neg"]
pub trait Neg {
    type Output;

    #[lang = "neg"]
    fn neg(self) -> Self::Output;
}

#[lang = "Not"]
pub trait Not {
    type Output;

    #[lang = "not"]
    fn not(self) -> Self::Output;
}

impl<T: Num> Add<T> for T {
    type Output = T;

    #[track_caller]
    #[intrinsic = "num_add"]
    fn add(self, rhs: T) -> T;
}

impl<'a, T: Num> Add<T> for &'a T {
    type Output = T;

    #[track_caller]
    fn add(self, rhs: T) -> T {
        num_add(*self, rhs)
    }
}

impl<'b, T: Num> Add<&'b T> for T {
    type Output = T;

    #[track_caller]
    fn add(self, rhs: &'b T) -> T {
        num_add(self, *rhs)
    }
}

impl<'a, 'b, T: Num> Add<&'b T> for &'a T {
    type Output = T;

    #[track_caller]
    fn add(self, rhs: &'b T) -> T {
        num_add(*self, *rhs)
    }
}

impl<T: Num> AddAssign<T> for T {
    #[track_caller]
    fn add_assign(&mut self, rhs: T) {
        *self = num_add(*self, rhs)
    }
}

impl<'b, T: Num> AddAssign<&'b T> for T {
    #[track_caller]
    fn add_assign(&mut self, rhs: &'b T) {
        *self = num_add(*self, *rhs)
    }
}

impl<T: Num> Sub<T> for T {
    type Output = T;

    #[track_caller]
    #[intrinsic = "num_sub"]
    fn sub(self, rhs: T) -> T;
}

impl<'a, T: Num> Sub<T> for &'a T {
    type Output = T;

    #[track_caller]
    fn sub(self, rhs: T) -> T {
        num_sub(*self, rhs)
    }
}

impl<'b, T: Num> Sub<&'b T> for T {
    type Output = T;

    #[track_caller]
    fn sub(self, rhs: &'b T) -> T {
        num_sub(self, *rhs)
    }
}

impl<'a, 'b, T: Num> Sub<&'b T> for &'a T {
    type Output = T;

    #[track_caller]
    fn sub(self, rhs: &'b T) -> T {
        num_sub(*self, *rhs)
    }
}

impl<T: Num> SubAssign<T> for T {
    #[track_caller]
    fn sub_assign(&mut self, rhs: T) {
        *self = num_sub(*self, rhs)
    }
}

impl<'b, T: Num> SubAssign<&'b T> for T {
    #[track_caller]
    fn sub_assign(&mut self, rhs: &'b T) {
        *self = num_sub(*self, *rhs)
    }
}

impl<T: Num> Mul<T> for T {
    type Output = T;

    #[track_caller]
    #[intrinsic = "num_mul"]
    fn mul(self, rhs: T) -> T;
}

impl<'a, T: Num> Mul<T> for &'a T {
    type Output = T;

    #[track_caller]
    fn mul(self, rhs: T) -> T {
        num_mul(*self, rhs)
    }
}

impl<'b, T: Num> Mul<&'b T> for T {
    type Output = T;

    #[track_caller]
    fn mul(self, rhs: &'b T) -> T {
        num_mul(self, *rhs)
    }
}

impl<'a, 'b, T: Num> Mul<&'b T> for &'a T {
    type Output = T;

    #[track_caller]
    fn mul(self, rhs: &'b T) -> T {
        num_mul(*self, *rhs)
    }
}

impl<T: Num> MulAssign<T> for T {
    #[track_caller]
    fn mul_assign(&mut self, rhs: T) {
        *self = num_mul(*self, rhs)
    }
}

impl<'b, T: Num> MulAssign<&'b T> for T {
    #[track_caller]
    fn mul_assign(&mut self, rhs: &'b T) {
        *self = num_mul(*self, *rhs)
    }
}

impl<T: Num> Div<T> for T {
    type Output = T;

    #[track_caller]
    #[intrinsic = "num_div"]
    fn div(self, rhs: T) -> T;
}

impl<'a, T: Num> Div<T> for &'a T {
    type Output = T;

    #[track_caller]
    fn div(self, rhs: T) -> T {
        num_div(*self, rhs)
    }
}

impl<'b, T: Num> Div<&'b T> for T {
    type Output = T;

    #[track_caller]
    fn div(self, rhs: &'b T) -> T {
        num_div(self, *rhs)
    }
}

impl<'a, 'b, T: Num> Div<&'b T> for &'a T {
    type Output = T;

    #[track_caller]
    fn div(self, rhs: &'b T) -> T {
        num_div(*self, *rhs)
    }
}

impl<T: Num> DivAssign<T> for T {
    #[track_caller]
    fn div_assign(&mut self, rhs: T) {
        *self = num_div(*self, rhs)
    }
}

impl<'b, T: Num> DivAssign<&'b T> for T {
    #[track_caller]
    fn div_assign(&mut self, rhs: &'b T) {
        *self = num_div(*self, *rhs)
    }
}

impl<T: Num> Rem<T> for T {
    type Output = T;

    #[track_caller]
    #[intrinsic = "num_rem"]
    fn rem(self, rhs: T) -> T;
}

impl<'a, T: Num> Rem<T> for &'a T {
    type Output = T;

    #[track_caller]
    fn rem(self, rhs: T) -> T {
        num_rem(*self, rhs)
    }
}

impl<'b, T: Num> Rem<&'b T> for T {
    type Output = T;

    #[track_caller]
    fn rem(self, rhs: &'b T) -> T {
        num_rem(self, *rhs)
    }
}

impl<'a, 'b, T: Num> Rem<&'b T> for &'a T {
    type Output = T;

    #[track_caller]
    fn rem(self, rhs: &'b T) -> T {
        num_rem(*self, *rhs)
    }
}

impl<T: Num> RemAssign<T> for T {
    #[track_caller]
    fn rem_assign(&mut self, rhs: T) {
        *self = num_rem(*self, rhs)
    }
}

impl<'b, T: Num> RemAssign<&'b T> for T {
    #[track_caller]
    fn rem_assign(&mut self, rhs: &'b T) {
        *self = num_rem(*self, *rhs)
    }
}

impl<T: Bits> BitAnd<T> for T {
    type Output = T;

    #[track_caller]
    #[intrinsic = "num_bitand"]
    fn bitand(self, rhs: T) -> T;
}

impl<'a, T: Bits> BitAnd<T> for &'a T {
    type Output = T;

    #[track_caller]
    fn bitand(self, rhs: T) -> T {
        num_bitand(*self, rhs)
    }
}

impl<'b, T: Bits> BitAnd<&'b T> for T {
    type Output = T;

    #[track_caller]
    fn bitand(self, rhs: &'b T) -> T {
        num_bitand(self, *rhs)
    }
}

impl<'a, 'b, T: Bits> BitAnd<&'b T> for &'a T {
    type Output = T;

    #[track_caller]
    fn bitand(self, rhs: &'b T) -> T {
        num_bitand(*self, *rhs)
    }
}

impl<T: Bits> BitAndAssign<T> for T {
    #[track_caller]
    fn bitand_assign(&mut self, rhs: T) {
        *self = num_bitand(*self, rhs)
    }
}

impl<'b, T: Bits> BitAndAssign<&'b T> for T {
    #[track_caller]
    fn bitand_assign(&mut self, rhs: &'b T) {
        *self = num_bitand(*self, *rhs)
    }
}

impl<T: Bits> BitOr<T> for T {
    type Output = T;

    #[track_caller]
    #[intrinsic = "num_bitor"]
    fn bitor(self, rhs: T) -> T;
}

impl<'a, T: Bits> BitOr<T> for &'a T {
    type Output = T;

    #[track_caller]
    fn bitor(self, rhs: T) -> T {
        num_bitor(*self, rhs)
    }
}

impl<'b, T: Bits> BitOr<&'b T> for T {
    type Output = T;

    #[track_caller]
    fn bitor(self, rhs: &'b T) -> T {
        num_bitor(self, *rhs)
    }
}

impl<'a, 'b, T: Bits> BitOr<&'b T> for &'a T {
    type Output = T;

    #[track_caller]
    fn bitor(self, rhs: &'b T) -> T {
        num_bitor(*self, *rhs)
    }
}

impl<T: Bits> BitOrAssign<T> for T {
    #[track_caller]
    fn bitor_assign(&mut self, rhs: T) {
        *self = num_bitor(*self, rhs)
    }
}

impl<'b, T: Bits> BitOrAssign<&'b T> for T {
    #[track_caller]
    fn bitor_assign(&mut self, rhs: &'b T) {
        *self = num_bitor(*self, *rhs)
    }
}

impl<T: Bits> BitXor<T> for T {
    type Output = T;

    #[track_caller]
    #[intrinsic = "num_bitxor"]
    fn bitxor(self, rhs: T) -> T;
}

impl<'a, T: Bits> BitXor<T> for &'a T {
    type Output = T;

    #[track_caller]
    fn bitxor(self, rhs: T) -> T {
        num_bitxor(*self, rhs)
    }
}

impl<'b, T: Bits> BitXor<&'b T> for T {
    type Output = T;

    #[track_caller]
    fn bitxor(self, rhs: &'b T) -> T {
        num_bitxor(self, *rhs)
    }
}

impl<'a, 'b, T: Bits> BitXor<&'b T> for &'a T {
    type Output = T;

    #[track_caller]
    fn bitxor(self, rhs: &'b T) -> T {
        num_bitxor(*self, *rhs)
    }
}

impl<T: Bits> BitXorAssign<T> for T {
    #[track_caller]
    fn bitxor_assign(&mut self, rhs: T) {
        *self = num_bitxor(*self, rhs)
    }
}

impl<'b, T: Bits> BitXorAssign<&'b T> for T {
    #[track_caller]
    fn bitxor_assign(&mut self, rhs: &'b T) {
        *self = num_bitxor(*self, *rhs)
    }
}

impl<T: Int, U: Int> Shl<U> for T {
    type Output = T;

    #[track_caller]
    #[intrinsic = "num_shl"]
    fn shl(self, rhs: U) -> T;
}

impl<'a, T: Int, U: Int> Shl<U> for &'a T {
    type Output = T;

    #[track_caller]
    fn shl(self, rhs: U) -> T {
        num_shl(*self, rhs)
    }
}

impl<'b, T: Int, U: Int> Shl<&'b U> for T {
    type Output = T;

    #[track_caller]
    fn shl(self, rhs: &'b U) -> T {
        num_shl(self, *rhs)
    }
}

impl<'a, 'b, T: Int, U: Int> Shl<&'b U> for &'a T {
    type Output = T;

    #[track_caller]
    fn shl(self, rhs: &'b U) -> T {
        num_shl(*self, *rhs)
    }
}

impl<T: Int, U: Int> ShlAssign<U> for T {
    #[track_caller]
    fn shl_assign(&mut self, rhs: U) {
        *self = num_shl(*self, rhs)
    }
}

impl<'b, T: Int, U: Int> ShlAssign<&'b U> for T {
    #[track_caller]
    fn shl_assign(&mut self, rhs: &'b U) {
        *self = num_shl(*self, *rhs)
    }
}

impl<T: Int, U: Int> Shr<U> for T {
    type Output = T;

    #[track_caller]
    #[intrinsic = "num_shr"]
    fn shr(self, rhs: U) -> T;
}

impl<'a, T: Int, U: Int> Shr<U> for &'a T {
    type Output = T;

    #[track_caller]
    fn shr(self, rhs: U) -> T {
        num_shr(*self, rhs)
    }
}

impl<'b, T: Int, U: Int> Shr<&'b U> for T {
    type Output = T;

    #[track_caller]
    fn shr(self, rhs: &'b U) -> T {
        num_shr(self, *rhs)
    }
}

impl<'a, 'b, T: Int, U: Int> Shr<&'b U> for &'a T {
    type Output = T;

    #[track_caller]
    fn shr(self, rhs: &'b U) -> T {
        num_shr(*self, *rhs)
    }
}

impl<T: Int, U: Int> ShrAssign<U> for T {
    #[track_caller]
    fn shr_assign(&mut self, rhs: U) {
        *self = num_shr(*self, rhs)
    }
}

impl<'b, T: Int, U: Int> ShrAssign<&'b U> for T {
    #[track_caller]
    fn shr_assign(&mut self, rhs: &'b U) {
        *self = num_shr(*self, *rhs)
    }
}

impl<T: Signed> Neg for T {
    type Output = T;

    #[track_caller]
    #[intrinsic = "num_neg"]
    fn neg(self) -> T;
}

impl<'a, T: Signed> Neg for &'a T {
    type Output = T;

    #[track_caller]
    fn neg(self) -> T {
        num_neg(*self)
    }
}

impl<T: Bits> Not for T {
    type Output = T;

    #[track_caller]
    #[intrinsic = "num_not"]
    fn not(self) -> T;
}

impl<'a, T: Bits> Not for &'a T {
    type Output = T;

    #[track_caller]
    fn not(self) -> T {
        num_not(*self)
    }
}
