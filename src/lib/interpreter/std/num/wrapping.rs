//! Integers whose arithmetic goes round at the limits.

use super::class::Int;
use crate::fmt;
use crate::intrinsics::{num_bitand, num_bitor, num_bitxor, num_not};
use crate::iter::{Iterator, Product, Sum};
use crate::ops::{
    Add, AddAssign, BitAnd, BitAndAssign, BitOr, BitOrAssign, BitXor, BitXorAssign, Div, DivAssign, Mul, MulAssign, Neg, Not, Rem,
    RemAssign, Shl, ShlAssign, Shr, ShrAssign, Sub, SubAssign,
};

#[derive(PartialEq, PartialOrd, Eq, Ord, Clone, Copy, Default, Hash)]
#[all_items(lacking = "BITS MAX MIN abs count_ones count_zeros from_be from_le is_negative is_positive is_power_of_two leading_zeros next_power_of_two pow rotate_left rotate_right signum swap_bytes to_be to_le trailing_zeros")]
pub struct Wrapping<T>(pub T);

shown_as_held!(Wrapping: Debug, Display, Binary, Octal, LowerHex, UpperHex);

computed! {
    wrapping_add: "int_wrapping_add";
    wrapping_sub: "int_wrapping_sub";
    wrapping_mul: "int_wrapping_mul";
    wrapping_div: "int_wrapping_div";
    wrapping_rem: "int_wrapping_rem";
}

#[intrinsic = "int_wrapping_neg"]
fn wrapping_neg<T: Int>(one: T) -> T;

#[intrinsic = "int_wrapping_shl"]
fn wrapping_shl<T: Int>(one: T, by: u32) -> T;

#[intrinsic = "int_wrapping_shr"]
fn wrapping_shr<T: Int>(one: T, by: u32) -> T;

operator! { Wrapping, Add::add, AddAssign::add_assign: wrapping_add }
operator! { Wrapping, Sub::sub, SubAssign::sub_assign: wrapping_sub }
operator! { Wrapping, Mul::mul, MulAssign::mul_assign: wrapping_mul }
operator! { Wrapping, Div::div, DivAssign::div_assign: wrapping_div }
operator! { Wrapping, Rem::rem, RemAssign::rem_assign: wrapping_rem }
operator! { Wrapping, BitAnd::bitand, BitAndAssign::bitand_assign: num_bitand }
operator! { Wrapping, BitOr::bitor, BitOrAssign::bitor_assign: num_bitor }
operator! { Wrapping, BitXor::bitxor, BitXorAssign::bitxor_assign: num_bitxor }
prefix_operator! { Wrapping<T: Int>, Not::not: num_not }
prefix_operator! { Wrapping<T: Int>, Neg::neg: wrapping_neg }

macro_rules! shift {
    ($trait:ident::$method:ident, $assign:ident::$assign_method:ident: $compute:ident, $op:tt) => {
        shift! { @of $trait::$method, $compute; Wrapping<T>, usize, other, other }
        shift! { @of $trait::$method, $compute; Wrapping<T>, &usize, other, *other }
        shift! { @of $trait::$method, $compute; &Wrapping<T>, usize, other, other }
        shift! { @of $trait::$method, $compute; &Wrapping<T>, &usize, other, *other }
        shift! { @to $assign::$assign_method, $op; usize }
        shift! { @to $assign::$assign_method, $op; &usize }
    };
    (@of $trait:ident::$method:ident, $compute:ident; $left:ty, $right:ty, $other:ident, $by:expr) => {
        impl<T: Int> $trait<$right> for $left {
            type Output = Wrapping<T>;

            fn $method(self, $other: $right) -> Wrapping<T> {
                Wrapping($compute(self.0, ($by & 127) as u32))
            }
        }
    };
    (@to $assign:ident::$method:ident, $op:tt; $right:ty) => {
        impl<T: Int> $assign<$right> for Wrapping<T> {
            fn $method(&mut self, other: $right) {
                *self = *self $op other
            }
        }
    };
}

shift! { Shl::shl, ShlAssign::shl_assign: wrapping_shl, << }
shift! { Shr::shr, ShrAssign::shr_assign: wrapping_shr, >> }

/// Sums and products of an iterator's items, or of what they refer to.
macro_rules! folded {
    ($trait:ident::$method:ident from $start:literal by $op:tt: $($int:ident)+) => {$(
        impl $trait for Wrapping<$int> {
            fn $method<I: Iterator<Item = Wrapping<$int>>>(iter: I) -> Wrapping<$int> {
                let mut iter = iter;
                let mut total: Wrapping<$int> = Wrapping($start);
                while let Some(each) = iter.next() {
                    total = total $op each
                }
                total
            }
        }

        impl<'a> $trait<&'a Wrapping<$int>> for Wrapping<$int> {
            fn $method<I: Iterator<Item = &'a Wrapping<$int>>>(iter: I) -> Wrapping<$int> {
                let mut iter = iter;
                let mut total: Wrapping<$int> = Wrapping($start);
                while let Some(each) = iter.next() {
                    total = total $op each
                }
                total
            }
        }
    )+};
}

folded!(Sum::sum from 0 by +: i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize);
folded!(Product::product from 1 by *: i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize);

macro_rules! reversed {
    ($($int:ident)+) => {$(
        impl Wrapping<$int> {
            pub const fn reverse_bits(self) -> Wrapping<$int> {
                Wrapping(self.0.reverse_bits())
            }
        }
    )+};
}

reversed!(i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize);
