//! The integer types' own functions, nearly all of them intrinsic.

/// The functions that all integer types have. `$unsigned` is the type itself, or its unsigned twin.
macro_rules! common {
    ($int:ident, $unsigned:ident: $min:literal..=$max:literal, $bits:literal bits, $bytes:literal bytes, $place:literal, $divides:meta, $parses:literal; $($own:tt)*) => {
        #[all_items(lacking = "as_ascii as_ascii_unchecked bit_width borrowing_sub carrying_add carrying_carryless_mul carrying_mul carrying_mul_add carryless_mul checked_div_exact checked_next_multiple_of clamp_magnitude deposit_bits div_ceil div_exact div_floor extract_bits format_into from_ascii from_ascii_radix funnel_shl funnel_shr highest_one is_ascii_octdigit is_utf16_surrogate isolate_highest_one isolate_lowest_one lowest_one next_multiple_of shl_exact shr_exact unchecked_disjoint_bitor unchecked_div_exact unchecked_shl unchecked_shl_exact unchecked_shr unchecked_shr_exact widening_carryless_mul widening_mul wrapping_next_power_of_two")]
        impl $int {
            pub const MIN: $int = $min;
            pub const MAX: $int = $max;
            pub const BITS: u32 = $bits;

            #[panics_at = $parses]
            pub const fn from_str_radix(src: &str, radix: u32) -> Result<$int, crate::num::ParseIntError> {
                crate::num::parse::parse_int(src, radix)
            }

            pub const fn min_value() -> $int {
                $min
            }

            pub const fn max_value() -> $int {
                $max
            }

            pub const fn to_le_bytes(self) -> [u8; $bytes] {
                let mut bytes = [0u8; $bytes];
                unsafe { crate::num::ints::int_write_bytes(self, false, &raw mut bytes as *mut u8) }
                bytes
            }

            #[intrinsic = "int_from_le_bytes"]
            pub const fn from_le_bytes(bytes: [u8; $bytes]) -> $int;
            pub const fn to_be_bytes(self) -> [u8; $bytes] {
                let mut bytes = [0u8; $bytes];
                unsafe { crate::num::ints::int_write_bytes(self, true, &raw mut bytes as *mut u8) }
                bytes
            }

            #[intrinsic = "int_from_be_bytes"]
            pub const fn from_be_bytes(bytes: [u8; $bytes]) -> $int;
            pub const fn to_ne_bytes(self) -> [u8; $bytes] {
                let mut bytes = [0u8; $bytes];
                unsafe { crate::num::ints::int_write_bytes(self, false, &raw mut bytes as *mut u8) }
                bytes
            }

            #[intrinsic = "int_from_ne_bytes"]
            pub const fn from_ne_bytes(bytes: [u8; $bytes]) -> $int;
            #[intrinsic = "int_count_ones"]
            pub const fn count_ones(self) -> u32;
            #[intrinsic = "int_count_zeros"]
            pub const fn count_zeros(self) -> u32;
            #[intrinsic = "int_leading_zeros"]
            pub const fn leading_zeros(self) -> u32;
            #[intrinsic = "int_trailing_zeros"]
            pub const fn trailing_zeros(self) -> u32;
            #[intrinsic = "int_leading_ones"]
            pub const fn leading_ones(self) -> u32;
            #[intrinsic = "int_trailing_ones"]
            pub const fn trailing_ones(self) -> u32;
            #[intrinsic = "int_rotate_left"]
            pub const fn rotate_left(self, n: u32) -> $int;
            #[intrinsic = "int_rotate_right"]
            pub const fn rotate_right(self, n: u32) -> $int;
            #[intrinsic = "int_swap_bytes"]
            pub const fn swap_bytes(self) -> $int;
            #[intrinsic = "int_reverse_bits"]
            pub const fn reverse_bits(self) -> $int;
            #[intrinsic = "int_checked_add"]
            pub const fn checked_add(self, rhs: $int) -> Option<$int>;
            #[intrinsic = "int_checked_sub"]
            pub const fn checked_sub(self, rhs: $int) -> Option<$int>;
            #[intrinsic = "int_checked_mul"]
            pub const fn checked_mul(self, rhs: $int) -> Option<$int>;
            #[intrinsic = "int_checked_div"]
            pub const fn checked_div(self, rhs: $int) -> Option<$int>;
            #[intrinsic = "int_checked_rem"]
            pub const fn checked_rem(self, rhs: $int) -> Option<$int>;
            #[intrinsic = "int_checked_neg"]
            pub const fn checked_neg(self) -> Option<$int>;
            #[intrinsic = "int_checked_div_euclid"]
            pub const fn checked_div_euclid(self, rhs: $int) -> Option<$int>;
            #[intrinsic = "int_checked_rem_euclid"]
            pub const fn checked_rem_euclid(self, rhs: $int) -> Option<$int>;
            #[intrinsic = "int_checked_shl"]
            pub const fn checked_shl(self, rhs: u32) -> Option<$int>;
            #[intrinsic = "int_checked_shr"]
            pub const fn checked_shr(self, rhs: u32) -> Option<$int>;
            #[intrinsic = "int_checked_pow"]
            pub const fn checked_pow(self, exp: u32) -> Option<$int>;
            #[intrinsic = "int_saturating_add"]
            pub const fn saturating_add(self, rhs: $int) -> $int;
            #[intrinsic = "int_saturating_sub"]
            pub const fn saturating_sub(self, rhs: $int) -> $int;
            #[intrinsic = "int_saturating_mul"]
            pub const fn saturating_mul(self, rhs: $int) -> $int;
            #[intrinsic = "int_saturating_pow"]
            pub const fn saturating_pow(self, exp: u32) -> $int;
            #[intrinsic = "int_wrapping_add"]
            pub const fn wrapping_add(self, rhs: $int) -> $int;
            #[intrinsic = "int_wrapping_sub"]
            pub const fn wrapping_sub(self, rhs: $int) -> $int;
            #[intrinsic = "int_wrapping_mul"]
            pub const fn wrapping_mul(self, rhs: $int) -> $int;
            #[$divides]
            #[intrinsic = "int_wrapping_div"]
            pub const fn wrapping_div(self, rhs: $int) -> $int;
            #[$divides]
            #[intrinsic = "int_wrapping_rem"]
            pub const fn wrapping_rem(self, rhs: $int) -> $int;
            #[intrinsic = "int_wrapping_neg"]
            pub const fn wrapping_neg(self) -> $int;
            #[intrinsic = "int_wrapping_shl"]
            pub const fn wrapping_shl(self, rhs: u32) -> $int;
            #[intrinsic = "int_wrapping_shr"]
            pub const fn wrapping_shr(self, rhs: u32) -> $int;
            #[intrinsic = "int_wrapping_pow"]
            pub const fn wrapping_pow(self, exp: u32) -> $int;
            #[intrinsic = "int_overflowing_add"]
            pub const fn overflowing_add(self, rhs: $int) -> ($int, bool);
            #[intrinsic = "int_overflowing_sub"]
            pub const fn overflowing_sub(self, rhs: $int) -> ($int, bool);
            #[intrinsic = "int_overflowing_mul"]
            pub const fn overflowing_mul(self, rhs: $int) -> ($int, bool);
            #[intrinsic = "int_overflowing_neg"]
            pub const fn overflowing_neg(self) -> ($int, bool);
            #[intrinsic = "int_overflowing_pow"]
            pub const fn overflowing_pow(self, exp: u32) -> ($int, bool);
            #[panics_at = $place]
            #[intrinsic = "int_pow"]
            pub const fn pow(self, exp: u32) -> $int;
            #[track_caller]
            #[intrinsic = "int_isqrt"]
            pub const fn isqrt(self) -> $int;
            #[track_caller]
            #[intrinsic = "int_div_euclid"]
            pub const fn div_euclid(self, rhs: $int) -> $int;
            #[track_caller]
            #[intrinsic = "int_rem_euclid"]
            pub const fn rem_euclid(self, rhs: $int) -> $int;
            #[track_caller]
            #[intrinsic = "int_ilog"]
            pub const fn ilog(self, base: $int) -> u32;
            #[track_caller]
            #[intrinsic = "int_ilog2"]
            pub const fn ilog2(self) -> u32;
            #[track_caller]
            #[intrinsic = "int_ilog10"]
            pub const fn ilog10(self) -> u32;
            #[intrinsic = "int_checked_ilog2"]
            pub const fn checked_ilog2(self) -> Option<u32>;
            #[intrinsic = "int_checked_ilog10"]
            pub const fn checked_ilog10(self) -> Option<u32>;
            #[intrinsic = "int_abs_diff"]
            pub const fn abs_diff(self, other: $int) -> $unsigned;
            #[intrinsic = "int_swap_bytes"]
            pub const fn from_be(x: $int) -> $int;
            #[intrinsic = "int_same"]
            pub const fn from_le(x: $int) -> $int;
            #[intrinsic = "int_swap_bytes"]
            pub const fn to_be(self) -> $int;
            #[intrinsic = "int_same"]
            pub const fn to_le(self) -> $int;
            #[track_caller]
            #[intrinsic = "int_strict_add"]
            pub const fn strict_add(self, rhs: $int) -> $int;
            #[track_caller]
            #[intrinsic = "int_strict_sub"]
            pub const fn strict_sub(self, rhs: $int) -> $int;
            #[track_caller]
            #[intrinsic = "int_strict_mul"]
            pub const fn strict_mul(self, rhs: $int) -> $int;
            #[track_caller]
            #[intrinsic = "int_strict_neg"]
            pub const fn strict_neg(self) -> $int;
            #[track_caller]
            pub const fn strict_div(self, rhs: $int) -> $int {
                let (value, is_over) = self.overflowing_div(rhs);
                if is_over {
                    crate::panicking::panic_str("attempt to divide with overflow")
                }
                value
            }

            #[track_caller]
            pub const fn strict_rem(self, rhs: $int) -> $int {
                let (value, is_over) = self.overflowing_rem(rhs);
                if is_over {
                    crate::panicking::panic_str("attempt to calculate the remainder with overflow")
                }
                value
            }

            #[track_caller]
            pub const fn strict_div_euclid(self, rhs: $int) -> $int {
                let (value, is_over) = self.overflowing_div_euclid(rhs);
                if is_over {
                    crate::panicking::panic_str("attempt to divide with overflow")
                }
                value
            }

            #[track_caller]
            pub const fn strict_rem_euclid(self, rhs: $int) -> $int {
                let (value, is_over) = self.overflowing_rem_euclid(rhs);
                if is_over {
                    crate::panicking::panic_str("attempt to calculate the remainder with overflow")
                }
                value
            }

            #[track_caller]
            #[intrinsic = "int_strict_shl"]
            pub const fn strict_shl(self, rhs: u32) -> $int;
            #[track_caller]
            #[intrinsic = "int_strict_shr"]
            pub const fn strict_shr(self, rhs: u32) -> $int;
            #[track_caller]
            #[intrinsic = "int_pow"]
            pub const fn strict_pow(self, exp: u32) -> $int;
            #[intrinsic = "int_unbounded_shl"]
            pub const fn unbounded_shl(self, rhs: u32) -> $int;
            #[intrinsic = "int_unbounded_shr"]
            pub const fn unbounded_shr(self, rhs: u32) -> $int;
            #[$divides]
            #[intrinsic = "int_saturating_div"]
            pub const fn saturating_div(self, rhs: $int) -> $int;
            #[$divides]
            #[intrinsic = "int_wrapping_div_euclid"]
            pub const fn wrapping_div_euclid(self, rhs: $int) -> $int;
            #[$divides]
            #[intrinsic = "int_wrapping_rem_euclid"]
            pub const fn wrapping_rem_euclid(self, rhs: $int) -> $int;
            #[$divides]
            #[intrinsic = "int_overflowing_div"]
            pub const fn overflowing_div(self, rhs: $int) -> ($int, bool);
            #[$divides]
            #[intrinsic = "int_overflowing_rem"]
            pub const fn overflowing_rem(self, rhs: $int) -> ($int, bool);
            #[$divides]
            #[intrinsic = "int_overflowing_div_euclid"]
            pub const fn overflowing_div_euclid(self, rhs: $int) -> ($int, bool);
            #[track_caller]
            #[intrinsic = "int_overflowing_rem_euclid"]
            pub const fn overflowing_rem_euclid(self, rhs: $int) -> ($int, bool);
            #[intrinsic = "int_overflowing_shl"]
            pub const fn overflowing_shl(self, rhs: u32) -> ($int, bool);
            #[intrinsic = "int_overflowing_shr"]
            pub const fn overflowing_shr(self, rhs: u32) -> ($int, bool);
            #[intrinsic = "int_checked_ilog"]
            pub const fn checked_ilog(self, base: $int) -> Option<u32>;
            #[intrinsic = "int_midpoint"]
            pub const fn midpoint(self, rhs: $int) -> $int;

            $($own)*
        }
    };
}

macro_rules! signed {
    ($int:ident, $unsigned:ident: $min:literal..=$max:literal, $bits:literal bits, $bytes:literal bytes, $place:literal) => {
        common! {
            $int, $unsigned: $min..=$max, $bits bits, $bytes bytes, $place, panics_at = $place, "core/src/num/mod.rs:1801:1";
            #[panics_at = $place]
            #[intrinsic = "int_abs"]
            pub const fn abs(self) -> $int;
            #[intrinsic = "int_unsigned_abs"]
            pub const fn unsigned_abs(self) -> $unsigned;
            #[intrinsic = "int_checked_abs"]
            pub const fn checked_abs(self) -> Option<$int>;
            #[intrinsic = "int_wrapping_abs"]
            pub const fn wrapping_abs(self) -> $int;
            #[intrinsic = "int_overflowing_abs"]
            pub const fn overflowing_abs(self) -> ($int, bool);
            #[intrinsic = "int_saturating_abs"]
            pub const fn saturating_abs(self) -> $int;
            #[intrinsic = "int_saturating_neg"]
            pub const fn saturating_neg(self) -> $int;
            #[intrinsic = "int_signum"]
            pub const fn signum(self) -> $int;
            #[intrinsic = "int_is_positive"]
            pub const fn is_positive(self) -> bool;
            #[intrinsic = "int_is_negative"]
            pub const fn is_negative(self) -> bool;
            #[intrinsic = "int_checked_add_unsigned"]
            pub const fn checked_add_unsigned(self, rhs: $unsigned) -> Option<$int>;
            #[intrinsic = "int_checked_sub_unsigned"]
            pub const fn checked_sub_unsigned(self, rhs: $unsigned) -> Option<$int>;
            #[intrinsic = "int_wrapping_add_unsigned"]
            pub const fn wrapping_add_unsigned(self, rhs: $unsigned) -> $int;
            #[intrinsic = "int_saturating_add_unsigned"]
            pub const fn saturating_add_unsigned(self, rhs: $unsigned) -> $int;
            #[intrinsic = "int_cast"]
            pub const fn cast_unsigned(self) -> $unsigned;
            #[track_caller]
            #[intrinsic = "int_abs"]
            pub const fn strict_abs(self) -> $int;
            #[track_caller]
            #[intrinsic = "int_strict_add"]
            pub const fn strict_add_unsigned(self, rhs: $unsigned) -> $int;
            #[track_caller]
            #[intrinsic = "int_strict_sub"]
            pub const fn strict_sub_unsigned(self, rhs: $unsigned) -> $int;
            #[intrinsic = "int_wrapping_sub_unsigned"]
            pub const fn wrapping_sub_unsigned(self, rhs: $unsigned) -> $int;
            #[intrinsic = "int_saturating_sub_unsigned"]
            pub const fn saturating_sub_unsigned(self, rhs: $unsigned) -> $int;
            #[intrinsic = "int_overflowing_add_unsigned"]
            pub const fn overflowing_add_unsigned(self, rhs: $unsigned) -> ($int, bool);
            #[intrinsic = "int_overflowing_sub_unsigned"]
            pub const fn overflowing_sub_unsigned(self, rhs: $unsigned) -> ($int, bool);
            #[intrinsic = "int_checked_isqrt"]
            pub const fn checked_isqrt(self) -> Option<$int>;

            unchecked! { $int }
            #[intrinsic = "int_unchecked_neg"]
            pub const unsafe fn unchecked_neg(self) -> $int;
        }
    };
}

macro_rules! unsigned {
    ($int:ident, $signed:ident: $min:literal..=$max:literal, $bits:literal bits, $bytes:literal bytes, $place:literal$(; $($own:tt)*)?) => {
        common! {
            $int, $int: $min..=$max, $bits bits, $bytes bytes, $place, track_caller, "core/src/num/mod.rs:1802:1";
            #[intrinsic = "int_is_power_of_two"]
            pub const fn is_power_of_two(self) -> bool;
            #[panics_at = $place]
            #[intrinsic = "int_next_power_of_two"]
            pub const fn next_power_of_two(self) -> $int;
            #[intrinsic = "int_checked_next_power_of_two"]
            pub const fn checked_next_power_of_two(self) -> Option<$int>;
            #[track_caller]
            #[intrinsic = "int_div_ceil"]
            pub const fn div_ceil(self, rhs: $int) -> $int;
            #[panics_at = $place]
            #[intrinsic = "int_next_multiple_of"]
            pub const fn next_multiple_of(self, rhs: $int) -> $int;
            #[intrinsic = "int_is_multiple_of"]
            pub const fn is_multiple_of(self, rhs: $int) -> bool;
            #[intrinsic = "int_checked_add_signed"]
            pub const fn checked_add_signed(self, rhs: $signed) -> Option<$int>;
            #[intrinsic = "int_wrapping_add_signed"]
            pub const fn wrapping_add_signed(self, rhs: $signed) -> $int;
            #[intrinsic = "int_saturating_add_signed"]
            pub const fn saturating_add_signed(self, rhs: $signed) -> $int;
            #[intrinsic = "int_cast"]
            pub const fn cast_signed(self) -> $signed;
            #[track_caller]
            #[intrinsic = "int_strict_add"]
            pub const fn strict_add_signed(self, rhs: $signed) -> $int;
            #[track_caller]
            #[intrinsic = "int_strict_sub"]
            pub const fn strict_sub_signed(self, rhs: $signed) -> $int;
            #[intrinsic = "int_checked_sub_signed"]
            pub const fn checked_sub_signed(self, rhs: $signed) -> Option<$int>;
            #[intrinsic = "int_wrapping_sub_signed"]
            pub const fn wrapping_sub_signed(self, rhs: $signed) -> $int;
            #[intrinsic = "int_saturating_sub_signed"]
            pub const fn saturating_sub_signed(self, rhs: $signed) -> $int;
            #[intrinsic = "int_overflowing_add_signed"]
            pub const fn overflowing_add_signed(self, rhs: $signed) -> ($int, bool);
            #[intrinsic = "int_overflowing_sub_signed"]
            pub const fn overflowing_sub_signed(self, rhs: $signed) -> ($int, bool);
            #[intrinsic = "int_checked_signed_diff"]
            pub const fn checked_signed_diff(self, rhs: $int) -> Option<$signed>;
            #[intrinsic = "int_checked_next_multiple_of"]
            pub const fn checked_next_multiple_of(self, rhs: $int) -> Option<$int>;

            unchecked! { $int }

            // Arithmetic on digits of the type's width, each with what is carried from the one before.
            #[const_unstable]
            pub fn carrying_add(self, rhs: $int, carry: bool) -> ($int, bool) {
                let (sum, over) = self.overflowing_add(rhs);
                let (sum, again) = sum.overflowing_add(if carry { 1 } else { 0 });
                (sum, over | again)
            }

            #[const_unstable]
            pub fn borrowing_sub(self, rhs: $int, borrow: bool) -> ($int, bool) {
                let (difference, under) = self.overflowing_sub(rhs);
                let (difference, again) = difference.overflowing_sub(if borrow { 1 } else { 0 });
                (difference, under | again)
            }

            #[const_unstable]
            pub fn carrying_mul(self, rhs: $int, carry: $int) -> ($int, $int) {
                self.carrying_mul_add(rhs, carry, 0)
            }

            #[intrinsic = "int_carrying_mul_add"]
            #[const_unstable]
            pub fn carrying_mul_add(self, rhs: $int, carry: $int, add: $int) -> ($int, $int);

            $($($own)*)?
        }
    };
}

/// What has no result where it would not fit: undefined behaviour.
macro_rules! unchecked {
    ($int:ident) => {
        #[intrinsic = "int_unchecked_add"]
        pub const unsafe fn unchecked_add(self, rhs: $int) -> $int;
        #[intrinsic = "int_unchecked_sub"]
        pub const unsafe fn unchecked_sub(self, rhs: $int) -> $int;
        #[intrinsic = "int_unchecked_mul"]
        pub const unsafe fn unchecked_mul(self, rhs: $int) -> $int;
    };
}

mod i8;
mod i16;
mod i32;
mod i64;
mod i128;
mod isize;
mod u8;
mod u16;
mod u32;
mod u64;
mod u128;
mod usize;

/// The bytes of an integer to `to`, the highest first if `is_big`.
#[intrinsic]
pub(crate) const unsafe fn int_write_bytes<T>(value: T, is_big: bool, to: *mut u8);
