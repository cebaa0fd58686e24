//! Arithmetic and bit operators as traits, and what the built-in numbers make of them.
//!
//! Between two built-in numbers the compiler computes an operator itself; the impls below serve generic code and
//! operands behind references. Rust's library writes one impl for each number type; here one impl speaks for a class of
//! types (`Num`, `Bits`, `Int`, which no program can name), with the same set of (left, right) pairs.

use crate::num::class::{Bits, Int, Num, Signed};
use crate::intrinsics::{num_add, num_bitand, num_bitor, num_bitxor, num_div, num_mul, num_neg, num_not, num_rem, num_shl, num_shr, num_sub};

#[lang = "Add"]
#[all_items]
pub trait Add<Rhs = Self> {
    type Output;

    #[lang = "add"]
    fn add(self, rhs: Rhs) -> Self::Output;
}

#[lang = "AddAssign"]
#[all_items]
pub trait AddAssign<Rhs = Self> {
    #[lang = "add_assign"]
    fn add_assign(&mut self, rhs: Rhs);
}

#[lang = "Sub"]
#[all_items]
pub trait Sub<Rhs = Self> {
    type Output;

    #[lang = "sub"]
    fn sub(self, rhs: Rhs) -> Self::Output;
}

#[lang = "SubAssign"]
#[all_items]
pub trait SubAssign<Rhs = Self> {
    #[lang = "sub_assign"]
    fn sub_assign(&mut self, rhs: Rhs);
}

#[lang = "Mul"]
#[all_items]
pub trait Mul<Rhs = Self> {
    type Output;

    #[lang = "mul"]
    fn mul(self, rhs: Rhs) -> Self::Output;
}

#[lang = "MulAssign"]
#[all_items]
pub trait MulAssign<Rhs = Self> {
    #[lang = "mul_assign"]
    fn mul_assign(&mut self, rhs: Rhs);
}

#[lang = "Div"]
#[all_items]
pub trait Div<Rhs = Self> {
    type Output;

    #[lang = "div"]
    fn div(self, rhs: Rhs) -> Self::Output;
}

#[lang = "DivAssign"]
#[all_items]
pub trait DivAssign<Rhs = Self> {
    #[lang = "div_assign"]
    fn div_assign(&mut self, rhs: Rhs);
}

#[lang = "Rem"]
#[all_items]
pub trait Rem<Rhs = Self> {
    type Output;

    #[lang = "rem"]
    fn rem(self, rhs: Rhs) -> Self::Output;
}

#[lang = "RemAssign"]
#[all_items]
pub trait RemAssign<Rhs = Self> {
    #[lang = "rem_assign"]
    fn rem_assign(&mut self, rhs: Rhs);
}

#[lang = "BitAnd"]
#[all_items]
pub trait BitAnd<Rhs = Self> {
    type Output;

    #[lang = "bitand"]
    fn bitand(self, rhs: Rhs) -> Self::Output;
}

#[lang = "BitAndAssign"]
#[all_items]
pub trait BitAndAssign<Rhs = Self> {
    #[lang = "bitand_assign"]
    fn bitand_assign(&mut self, rhs: Rhs);
}

#[lang = "BitOr"]
#[all_items]
pub trait BitOr<Rhs = Self> {
    type Output;

    #[lang = "bitor"]
    fn bitor(self, rhs: Rhs) -> Self::Output;
}

#[lang = "BitOrAssign"]
#[all_items]
pub trait BitOrAssign<Rhs = Self> {
    #[lang = "bitor_assign"]
    fn bitor_assign(&mut self, rhs: Rhs);
}

#[lang = "BitXor"]
#[all_items]
pub trait BitXor<Rhs = Self> {
    type Output;

    #[lang = "bitxor"]
    fn bitxor(self, rhs: Rhs) -> Self::Output;
}

#[lang = "BitXorAssign"]
#[all_items]
pub trait BitXorAssign<Rhs = Self> {
    #[lang = "bitxor_assign"]
    fn bitxor_assign(&mut self, rhs: Rhs);
}

#[lang = "Shl"]
#[all_items]
pub trait Shl<Rhs = Self> {
    type Output;

    #[lang = "shl"]
    fn shl(self, rhs: Rhs) -> Self::Output;
}

#[lang = "ShlAssign"]
#[all_items]
pub trait ShlAssign<Rhs = Self> {
    #[lang = "shl_assign"]
    fn shl_assign(&mut self, rhs: Rhs);
}

#[lang = "Shr"]
#[all_items]
pub trait Shr<Rhs = Self> {
    type Output;

    #[lang = "shr"]
    fn shr(self, rhs: Rhs) -> Self::Output;
}

#[lang = "ShrAssign"]
#[all_items]
pub trait ShrAssign<Rhs = Self> {
    #[lang = "shr_assign"]
    fn shr_assign(&mut self, rhs: Rhs);
}

#[lang = "Neg"]
#[all_items]
pub trait Neg {
    type Output;

    #[lang = "neg"]
    fn neg(self) -> Self::Output;
}

#[lang = "Not"]
#[all_items]
pub trait Not {
    type Output;

    #[lang = "not"]
    fn not(self) -> Self::Output;
}

/// An operator between two values, either of which may be behind a reference, and as an assignment. `$rhs` is `T`, or another
/// parameter.
macro_rules! binary {
    ($trait:ident::$method:ident, $assign:ident::$assign_method:ident: $compute:ident, $intrinsic:literal; $class:ident, $rhs:ident$( as $other:ident)?; $place:meta, $assign_place:meta) => {
        impl<T: $class$(, $other: $class)?> $trait<$rhs> for T {
            type Output = T;

            #[$place]
            #[intrinsic = $intrinsic]
            fn $method(self, rhs: $rhs) -> T;
        }

        impl<'a, T: $class$(, $other: $class)?> $trait<$rhs> for &'a T {
            type Output = T;

            #[$place]
            fn $method(self, rhs: $rhs) -> T {
                $compute(*self, rhs)
            }
        }

        impl<'b, T: $class$(, $other: $class)?> $trait<&'b $rhs> for T {
            type Output = T;

            #[$place]
            fn $method(self, rhs: &'b $rhs) -> T {
                $compute(self, *rhs)
            }
        }

        impl<'a, 'b, T: $class$(, $other: $class)?> $trait<&'b $rhs> for &'a T {
            type Output = T;

            #[$place]
            fn $method(self, rhs: &'b $rhs) -> T {
                $compute(*self, *rhs)
            }
        }

        impl<T: $class$(, $other: $class)?> $assign<$rhs> for T {
            #[$assign_place]
            fn $assign_method(&mut self, rhs: $rhs) {
                *self = $compute(*self, rhs)
            }
        }

        impl<'b, T: $class$(, $other: $class)?> $assign<&'b $rhs> for T {
            #[$assign_place]
            fn $assign_method(&mut self, rhs: &'b $rhs) {
                *self = $compute(*self, *rhs)
            }
        }
    };
}

binary! { Add::add, AddAssign::add_assign: num_add, "num_add"; Num, T; track_caller, track_caller }
binary! { Sub::sub, SubAssign::sub_assign: num_sub, "num_sub"; Num, T; track_caller, track_caller }
binary! { Mul::mul, MulAssign::mul_assign: num_mul, "num_mul"; Num, T; track_caller, track_caller }
binary! { Div::div, DivAssign::div_assign: num_div, "num_div"; Num, T; track_caller, track_caller }
binary! { Rem::rem, RemAssign::rem_assign: num_rem, "num_rem"; Num, T; track_caller, track_caller }
binary! { BitAnd::bitand, BitAndAssign::bitand_assign: num_bitand, "num_bitand"; Bits, T; track_caller, track_caller }
binary! { BitOr::bitor, BitOrAssign::bitor_assign: num_bitor, "num_bitor"; Bits, T; track_caller, track_caller }
binary! { BitXor::bitxor, BitXorAssign::bitxor_assign: num_bitxor, "num_bitxor"; Bits, T; track_caller, track_caller }
binary! { Shl::shl, ShlAssign::shl_assign: num_shl, "num_shl"; Int, U as U; panics_at = "core/src/ops/bit.rs:517:1", panics_at = "core/src/ops/bit.rs:991:1" }
binary! { Shr::shr, ShrAssign::shr_assign: num_shr, "num_shr"; Int, U as U; panics_at = "core/src/ops/bit.rs:639:1", panics_at = "core/src/ops/bit.rs:1077:1" }

macro_rules! prefix {
    ($trait:ident::$method:ident: $compute:ident, $intrinsic:literal; $class:ident) => {
        impl<T: $class> $trait for T {
            type Output = T;

            #[panics_at = "core/src/ops/arith.rs:729:1"]
            #[intrinsic = $intrinsic]
            fn $method(self) -> T;
        }

        impl<'a, T: $class> $trait for &'a T {
            type Output = T;

            #[panics_at = "core/src/ops/arith.rs:729:1"]
            fn $method(self) -> T {
                $compute(*self)
            }
        }
    };
}

prefix! { Neg::neg: num_neg, "num_neg"; Signed }
prefix! { Not::not: num_not, "num_not"; Bits }
