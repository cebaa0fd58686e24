//! Numbers as text: which function does it for which type.

use super::class::Int;
use crate::fmt::num::{decimal_text, fmt_debug, fmt_decimal, fmt_float, fmt_radix};
use crate::fmt::{Binary, Debug, Display, Formatter, LowerExp, LowerHex, Octal, Result, UpperExp, UpperHex};
use crate::string::String;

macro_rules! integers {
    ($($int:ident)+) => {$(
        impl Display for $int {
            fn fmt(&self, f: &mut Formatter<'_>) -> Result {
                fmt_decimal(*self, f)
            }

            fn text_of(&self) -> String {
                decimal_text(*self)
            }
        }

        impl Debug for $int {
            fn fmt(&self, f: &mut Formatter<'_>) -> Result {
                fmt_debug(*self, f)
            }
        }
    )+};
}

integers!(i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize);

/// In the manner of a float: 0 plain, 1 for debugging, 2 and 3 with an exponent.
macro_rules! as_float {
    ($($trait:ident for $([$param:ident: $bound:ident])? $ty:ident: $mode:literal;)+) => {$(
        impl$(<$param: $bound>)? $trait for $ty {
            fn fmt(&self, f: &mut Formatter<'_>) -> Result {
                fmt_float(*self, $mode, f)
            }
        }
    )+};
}

as_float! {
    Display for f32: 0;
    Debug for f32: 1;
    LowerExp for f32: 2;
    UpperExp for f32: 3;
    Display for f64: 0;
    Debug for f64: 1;
    LowerExp for f64: 2;
    UpperExp for f64: 3;
}

macro_rules! in_base {
    ($($trait:ident: $base:literal, $is_upper:literal, $prefix:literal;)+) => {$(
        impl<T: Int> $trait for T {
            fn fmt(&self, f: &mut Formatter<'_>) -> Result {
                fmt_radix(*self, $base, $is_upper, $prefix, f)
            }
        }
    )+};
}

in_base! {
    LowerHex: 16, false, "0x";
    UpperHex: 16, true, "0x";
    Octal: 8, false, "0o";
    Binary: 2, false, "0b";
}

as_float! {
    LowerExp for [T: Int] T: 2;
    UpperExp for [T: Int] T: 3;
}
