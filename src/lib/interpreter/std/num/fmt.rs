//! Numbers as text: which function does it for which type.
// Written by `gen/num.ts`.

use super::class::Int;
use crate::fmt::num::{decimal_text, fmt_debug, fmt_decimal, fmt_float, fmt_radix};
use crate::fmt::{Binary, Debug, Display, Formatter, LowerExp, LowerHex, Octal, Result, UpperExp, UpperHex};
use crate::string::String;

impl Display for i8 {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        fmt_decimal(*self, f)
    }

    fn text_of(&self) -> String {
        decimal_text(*self)
    }
}

impl Debug for i8 {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        fmt_debug(*self, f)
    }
}

impl Display for i16 {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        fmt_decimal(*self, f)
    }

    fn text_of(&self) -> String {
        decimal_text(*self)
    }
}

impl Debug for i16 {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        fmt_debug(*self, f)
    }
}

impl Display for i32 {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        fmt_decimal(*self, f)
    }

    fn text_of(&self) -> String {
        decimal_text(*self)
    }
}

impl Debug for i32 {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        fmt_debug(*self, f)
    }
}

impl Display for i64 {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        fmt_decimal(*self, f)
    }

    fn text_of(&self) -> String {
        decimal_text(*self)
    }
}

impl Debug for i64 {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        fmt_debug(*self, f)
    }
}

impl Display for i128 {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        fmt_decimal(*self, f)
    }

    fn text_of(&self) -> String {
        decimal_text(*self)
    }
}

impl Debug for i128 {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        fmt_debug(*self, f)
    }
}

impl Display for isize {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        fmt_decimal(*self, f)
    }

    fn text_of(&self) -> String {
        decimal_text(*self)
    }
}

impl Debug for isize {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        fmt_debug(*self, f)
    }
}

impl Display for u8 {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        fmt_decimal(*self, f)
    }

    fn text_of(&self) -> String {
        decimal_text(*self)
    }
}

impl Debug for u8 {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        fmt_debug(*self, f)
    }
}

impl Display for u16 {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        fmt_decimal(*self, f)
    }

    fn text_of(&self) -> String {
        decimal_text(*self)
    }
}

impl Debug for u16 {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        fmt_debug(*self, f)
    }
}

impl Display for u32 {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        fmt_decimal(*self, f)
    }

    fn text_of(&self) -> String {
        decimal_text(*self)
    }
}

impl Debug for u32 {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        fmt_debug(*self, f)
    }
}

impl Display for u64 {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        fmt_decimal(*self, f)
    }

    fn text_of(&self) -> String {
        decimal_text(*self)
    }
}

impl Debug for u64 {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        fmt_debug(*self, f)
    }
}

impl Display for u128 {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        fmt_decimal(*self, f)
    }

    fn text_of(&self) -> String {
        decimal_text(*self)
    }
}

impl Debug for u128 {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        fmt_debug(*self, f)
    }
}

impl Display for usize {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        fmt_decimal(*self, f)
    }

    fn text_of(&self) -> String {
        decimal_text(*self)
    }
}

impl Debug for usize {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        fmt_debug(*self, f)
    }
}

impl Display for f32 {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        fmt_float(*self, 0, f)
    }
}

impl Debug for f32 {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        fmt_float(*self, 1, f)
    }
}

impl LowerExp for f32 {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        fmt_float(*self, 2, f)
    }
}

impl UpperExp for f32 {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        fmt_float(*self, 3, f)
    }
}

impl Display for f64 {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        fmt_float(*self, 0, f)
    }
}

impl Debug for f64 {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        fmt_float(*self, 1, f)
    }
}

impl LowerExp for f64 {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        fmt_float(*self, 2, f)
    }
}

impl UpperExp for f64 {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        fmt_float(*self, 3, f)
    }
}

impl<T: Int> LowerHex for T {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        fmt_radix(*self, 16, false, "0x", f)
    }
}

impl<T: Int> UpperHex for T {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        fmt_radix(*self, 16, true, "0x", f)
    }
}

impl<T: Int> Octal for T {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        fmt_radix(*self, 8, false, "0o", f)
    }
}

impl<T: Int> Binary for T {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        fmt_radix(*self, 2, false, "0b", f)
    }
}

impl<T: Int> LowerExp for T {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        fmt_float(*self, 2, f)
    }
}

impl<T: Int> UpperExp for T {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        fmt_float(*self, 3, f)
    }
}
