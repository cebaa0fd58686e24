//! Integers whose arithmetic stops at the limits.

use super::class::{Int, Signed};
use crate::fmt;
use crate::intrinsics::{num_bitand, num_bitor, num_bitxor, num_not};
use crate::ops::{
    Add, AddAssign, BitAnd, BitAndAssign, BitOr, BitOrAssign, BitXor, BitXorAssign, Div, DivAssign, Mul, MulAssign, Neg, Not, Rem,
    RemAssign, Sub, SubAssign,
};

#[derive(PartialEq, PartialOrd, Eq, Ord, Clone, Copy, Default, Hash)]
#[all_items]
pub struct Saturating<T>(pub T);

shown_as_held!(Saturating: Debug, Display, Binary, Octal, LowerHex, UpperHex);

computed! {
    saturating_add: "int_saturating_add";
    saturating_sub: "int_saturating_sub";
    saturating_mul: "int_saturating_mul";
    saturating_div: "int_saturating_div";
    wrapping_rem: "int_wrapping_rem";
}

#[intrinsic = "int_saturating_neg"]
fn saturating_neg<T: Int>(one: T) -> T;

operator! { Saturating, Add::add, AddAssign::add_assign: saturating_add }
operator! { Saturating, Sub::sub, SubAssign::sub_assign: saturating_sub }
operator! { Saturating, Mul::mul, MulAssign::mul_assign: saturating_mul }
operator! { Saturating, Div::div, DivAssign::div_assign: saturating_div }
operator! { Saturating, Rem::rem, RemAssign::rem_assign: wrapping_rem }
operator! { Saturating, BitAnd::bitand, BitAndAssign::bitand_assign: num_bitand }
operator! { Saturating, BitOr::bitor, BitOrAssign::bitor_assign: num_bitor }
operator! { Saturating, BitXor::bitxor, BitXorAssign::bitxor_assign: num_bitxor }
prefix_operator! { Saturating<T: Int>, Not::not: num_not }
prefix_operator! { Saturating<T: Int + Signed>, Neg::neg: saturating_neg }

/// Functions of the number whose result is no such number.
macro_rules! plain {
    ($($name:ident() -> $output:ty;)+) => {$(
        pub const fn $name(self) -> $output {
            self.0.$name()
        }
    )+};
}

/// Functions of the number whose result is one again.
macro_rules! kept {
    ($int:ident: $($name:ident($($param:ident: $ty:ty)?);)+) => {$(
        pub const fn $name(self$(, $param: $ty)?) -> Saturating<$int> {
            Saturating(self.0.$name($($param)?))
        }
    )+};
}

macro_rules! common {
    ($int:ident: $bits:literal bits; $($own:tt)*) => {
        impl Saturating<$int> {
            pub const MIN: Saturating<$int> = Saturating($int::MIN);
            pub const MAX: Saturating<$int> = Saturating($int::MAX);
            pub const BITS: u32 = $bits;

            kept! { $int: reverse_bits(); }
            plain! {
                count_ones() -> u32;
                count_zeros() -> u32;
                trailing_zeros() -> u32;
                leading_zeros() -> u32;
            }
            kept! {
                $int:
                rotate_left(n: u32);
                rotate_right(n: u32);
                swap_bytes();
                to_be();
                to_le();
            }

            pub const fn from_be(x: Saturating<$int>) -> Saturating<$int> {
                Saturating($int::from_be(x.0))
            }

            pub const fn from_le(x: Saturating<$int>) -> Saturating<$int> {
                Saturating($int::from_le(x.0))
            }

            pub const fn pow(self, exp: u32) -> Saturating<$int> {
                Saturating(self.0.saturating_pow(exp))
            }

            $($own)*
        }
    };
}

macro_rules! signed {
    ($($int:ident: $bits:literal bits;)+) => {$(
        common! {
            $int: $bits bits;
            kept! { $int: signum(); }
            plain! {
                is_positive() -> bool;
                is_negative() -> bool;
            }

            pub const fn abs(self) -> Saturating<$int> {
                Saturating(self.0.saturating_abs())
            }
        }
    )+};
}

macro_rules! unsigned {
    ($($int:ident: $bits:literal bits;)+) => {$(
        common! {
            $int: $bits bits;
            plain! { is_power_of_two() -> bool; }
        }
    )+};
}

signed! {
    i8: 8 bits;
    i16: 16 bits;
    i32: 32 bits;
    i64: 64 bits;
    i128: 128 bits;
    isize: 64 bits;
}

unsigned! {
    u8: 8 bits;
    u16: 16 bits;
    u32: 32 bits;
    u64: 64 bits;
    u128: 128 bits;
    usize: 64 bits;
}
