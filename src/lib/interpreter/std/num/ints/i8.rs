//! The functions of `i8`.
// Written by `gen/num.ts`.

use super::int_write_bytes;
use crate::num::parse::{parse_int, ParseIntError};

impl i8 {
    pub const MIN: i8 = -128;
    pub const MAX: i8 = 127;
    pub const BITS: u32 = 8;

    #[track_caller]
    pub fn from_str_radix(src: &str, radix: u32) -> Result<i8, ParseIntError> {
        parse_int(src, radix)
    }

    pub const fn min_value() -> i8 {
        -128
    }

    pub const fn max_value() -> i8 {
        127
    }

    pub const fn to_le_bytes(self) -> [u8; 1] {
        let mut bytes = [0u8; 1];
        unsafe { int_write_bytes(self, false, &raw mut bytes as *mut u8) }
        bytes
    }

    #[intrinsic = "int_from_le_bytes"]
    pub const fn from_le_bytes(bytes: [u8; 1]) -> i8;
    pub const fn to_be_bytes(self) -> [u8; 1] {
        let mut bytes = [0u8; 1];
        unsafe { int_write_bytes(self, true, &raw mut bytes as *mut u8) }
        bytes
    }

    #[intrinsic = "int_from_be_bytes"]
    pub const fn from_be_bytes(bytes: [u8; 1]) -> i8;
    pub const fn to_ne_bytes(self) -> [u8; 1] {
        let mut bytes = [0u8; 1];
        unsafe { int_write_bytes(self, false, &raw mut bytes as *mut u8) }
        bytes
    }

    #[intrinsic = "int_from_ne_bytes"]
    pub const fn from_ne_bytes(bytes: [u8; 1]) -> i8;
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
    pub const fn rotate_left(self, n: u32) -> i8;
    #[intrinsic = "int_rotate_right"]
    pub const fn rotate_right(self, n: u32) -> i8;
    #[intrinsic = "int_swap_bytes"]
    pub const fn swap_bytes(self) -> i8;
    #[intrinsic = "int_reverse_bits"]
    pub const fn reverse_bits(self) -> i8;
    #[intrinsic = "int_checked_add"]
    pub const fn checked_add(self, rhs: i8) -> Option<i8>;
    #[intrinsic = "int_checked_sub"]
    pub const fn checked_sub(self, rhs: i8) -> Option<i8>;
    #[intrinsic = "int_checked_mul"]
    pub const fn checked_mul(self, rhs: i8) -> Option<i8>;
    #[intrinsic = "int_checked_div"]
    pub const fn checked_div(self, rhs: i8) -> Option<i8>;
    #[intrinsic = "int_checked_rem"]
    pub const fn checked_rem(self, rhs: i8) -> Option<i8>;
    #[intrinsic = "int_checked_neg"]
    pub const fn checked_neg(self) -> Option<i8>;
    #[intrinsic = "int_checked_div_euclid"]
    pub const fn checked_div_euclid(self, rhs: i8) -> Option<i8>;
    #[intrinsic = "int_checked_rem_euclid"]
    pub const fn checked_rem_euclid(self, rhs: i8) -> Option<i8>;
    #[intrinsic = "int_checked_shl"]
    pub const fn checked_shl(self, rhs: u32) -> Option<i8>;
    #[intrinsic = "int_checked_shr"]
    pub const fn checked_shr(self, rhs: u32) -> Option<i8>;
    #[intrinsic = "int_checked_pow"]
    pub const fn checked_pow(self, exp: u32) -> Option<i8>;
    #[intrinsic = "int_saturating_add"]
    pub const fn saturating_add(self, rhs: i8) -> i8;
    #[intrinsic = "int_saturating_sub"]
    pub const fn saturating_sub(self, rhs: i8) -> i8;
    #[intrinsic = "int_saturating_mul"]
    pub const fn saturating_mul(self, rhs: i8) -> i8;
    #[intrinsic = "int_saturating_pow"]
    pub const fn saturating_pow(self, exp: u32) -> i8;
    #[intrinsic = "int_wrapping_add"]
    pub const fn wrapping_add(self, rhs: i8) -> i8;
    #[intrinsic = "int_wrapping_sub"]
    pub const fn wrapping_sub(self, rhs: i8) -> i8;
    #[intrinsic = "int_wrapping_mul"]
    pub const fn wrapping_mul(self, rhs: i8) -> i8;
    #[track_caller]
    #[intrinsic = "int_wrapping_div"]
    pub const fn wrapping_div(self, rhs: i8) -> i8;
    #[track_caller]
    #[intrinsic = "int_wrapping_rem"]
    pub const fn wrapping_rem(self, rhs: i8) -> i8;
    #[intrinsic = "int_wrapping_neg"]
    pub const fn wrapping_neg(self) -> i8;
    #[intrinsic = "int_wrapping_shl"]
    pub const fn wrapping_shl(self, rhs: u32) -> i8;
    #[intrinsic = "int_wrapping_shr"]
    pub const fn wrapping_shr(self, rhs: u32) -> i8;
    #[intrinsic = "int_wrapping_pow"]
    pub const fn wrapping_pow(self, exp: u32) -> i8;
    #[intrinsic = "int_overflowing_add"]
    pub const fn overflowing_add(self, rhs: i8) -> (i8, bool);
    #[intrinsic = "int_overflowing_sub"]
    pub const fn overflowing_sub(self, rhs: i8) -> (i8, bool);
    #[intrinsic = "int_overflowing_mul"]
    pub const fn overflowing_mul(self, rhs: i8) -> (i8, bool);
    #[intrinsic = "int_overflowing_neg"]
    pub const fn overflowing_neg(self) -> (i8, bool);
    #[intrinsic = "int_overflowing_pow"]
    pub const fn overflowing_pow(self, exp: u32) -> (i8, bool);
    #[track_caller]
    #[intrinsic = "int_pow"]
    pub const fn pow(self, exp: u32) -> i8;
    #[track_caller]
    #[intrinsic = "int_isqrt"]
    pub const fn isqrt(self) -> i8;
    #[track_caller]
    #[intrinsic = "int_div_euclid"]
    pub const fn div_euclid(self, rhs: i8) -> i8;
    #[track_caller]
    #[intrinsic = "int_rem_euclid"]
    pub const fn rem_euclid(self, rhs: i8) -> i8;
    #[track_caller]
    #[intrinsic = "int_ilog"]
    pub const fn ilog(self, base: i8) -> u32;
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
    pub const fn abs_diff(self, other: i8) -> u8;
    #[intrinsic = "int_swap_bytes"]
    pub const fn from_be(x: i8) -> i8;
    #[intrinsic = "int_same"]
    pub const fn from_le(x: i8) -> i8;
    #[intrinsic = "int_swap_bytes"]
    pub const fn to_be(self) -> i8;
    #[intrinsic = "int_same"]
    pub const fn to_le(self) -> i8;
    #[track_caller]
    #[intrinsic = "int_strict_add"]
    pub const fn strict_add(self, rhs: i8) -> i8;
    #[track_caller]
    #[intrinsic = "int_strict_sub"]
    pub const fn strict_sub(self, rhs: i8) -> i8;
    #[track_caller]
    #[intrinsic = "int_strict_mul"]
    pub const fn strict_mul(self, rhs: i8) -> i8;
    #[track_caller]
    #[intrinsic = "int_strict_neg"]
    pub const fn strict_neg(self) -> i8;
    #[track_caller]
    #[intrinsic = "int_strict_div"]
    pub const fn strict_div(self, rhs: i8) -> i8;
    #[track_caller]
    #[intrinsic = "int_strict_rem"]
    pub const fn strict_rem(self, rhs: i8) -> i8;
    #[track_caller]
    #[intrinsic = "int_div_euclid"]
    pub const fn strict_div_euclid(self, rhs: i8) -> i8;
    #[track_caller]
    #[intrinsic = "int_rem_euclid"]
    pub const fn strict_rem_euclid(self, rhs: i8) -> i8;
    #[track_caller]
    #[intrinsic = "int_strict_shl"]
    pub const fn strict_shl(self, rhs: u32) -> i8;
    #[track_caller]
    #[intrinsic = "int_strict_shr"]
    pub const fn strict_shr(self, rhs: u32) -> i8;
    #[track_caller]
    #[intrinsic = "int_pow"]
    pub const fn strict_pow(self, exp: u32) -> i8;
    #[intrinsic = "int_unbounded_shl"]
    pub const fn unbounded_shl(self, rhs: u32) -> i8;
    #[intrinsic = "int_unbounded_shr"]
    pub const fn unbounded_shr(self, rhs: u32) -> i8;
    #[track_caller]
    #[intrinsic = "int_saturating_div"]
    pub const fn saturating_div(self, rhs: i8) -> i8;
    #[track_caller]
    #[intrinsic = "int_wrapping_div_euclid"]
    pub const fn wrapping_div_euclid(self, rhs: i8) -> i8;
    #[track_caller]
    #[intrinsic = "int_wrapping_rem_euclid"]
    pub const fn wrapping_rem_euclid(self, rhs: i8) -> i8;
    #[track_caller]
    #[intrinsic = "int_overflowing_div"]
    pub const fn overflowing_div(self, rhs: i8) -> (i8, bool);
    #[track_caller]
    #[intrinsic = "int_overflowing_rem"]
    pub const fn overflowing_rem(self, rhs: i8) -> (i8, bool);
    #[track_caller]
    #[intrinsic = "int_overflowing_div_euclid"]
    pub const fn overflowing_div_euclid(self, rhs: i8) -> (i8, bool);
    #[track_caller]
    #[intrinsic = "int_overflowing_rem_euclid"]
    pub const fn overflowing_rem_euclid(self, rhs: i8) -> (i8, bool);
    #[intrinsic = "int_overflowing_shl"]
    pub const fn overflowing_shl(self, rhs: u32) -> (i8, bool);
    #[intrinsic = "int_overflowing_shr"]
    pub const fn overflowing_shr(self, rhs: u32) -> (i8, bool);
    #[intrinsic = "int_checked_ilog"]
    pub const fn checked_ilog(self, base: i8) -> Option<u32>;
    #[intrinsic = "int_midpoint"]
    pub const fn midpoint(self, rhs: i8) -> i8;
    #[track_caller]
    #[intrinsic = "int_abs"]
    pub const fn abs(self) -> i8;
    #[intrinsic = "int_unsigned_abs"]
    pub const fn unsigned_abs(self) -> u8;
    #[intrinsic = "int_checked_abs"]
    pub const fn checked_abs(self) -> Option<i8>;
    #[intrinsic = "int_wrapping_abs"]
    pub const fn wrapping_abs(self) -> i8;
    #[intrinsic = "int_overflowing_abs"]
    pub const fn overflowing_abs(self) -> (i8, bool);
    #[intrinsic = "int_saturating_abs"]
    pub const fn saturating_abs(self) -> i8;
    #[intrinsic = "int_saturating_neg"]
    pub const fn saturating_neg(self) -> i8;
    #[intrinsic = "int_signum"]
    pub const fn signum(self) -> i8;
    #[intrinsic = "int_is_positive"]
    pub const fn is_positive(self) -> bool;
    #[intrinsic = "int_is_negative"]
    pub const fn is_negative(self) -> bool;
    #[intrinsic = "int_checked_add_unsigned"]
    pub const fn checked_add_unsigned(self, rhs: u8) -> Option<i8>;
    #[intrinsic = "int_checked_sub_unsigned"]
    pub const fn checked_sub_unsigned(self, rhs: u8) -> Option<i8>;
    #[intrinsic = "int_wrapping_add_unsigned"]
    pub const fn wrapping_add_unsigned(self, rhs: u8) -> i8;
    #[intrinsic = "int_saturating_add_unsigned"]
    pub const fn saturating_add_unsigned(self, rhs: u8) -> i8;
    #[intrinsic = "int_cast"]
    pub const fn cast_unsigned(self) -> u8;
    #[track_caller]
    #[intrinsic = "int_abs"]
    pub const fn strict_abs(self) -> i8;
    #[track_caller]
    #[intrinsic = "int_strict_add"]
    pub const fn strict_add_unsigned(self, rhs: u8) -> i8;
    #[track_caller]
    #[intrinsic = "int_strict_sub"]
    pub const fn strict_sub_unsigned(self, rhs: u8) -> i8;
    #[intrinsic = "int_wrapping_sub_unsigned"]
    pub const fn wrapping_sub_unsigned(self, rhs: u8) -> i8;
    #[intrinsic = "int_saturating_sub_unsigned"]
    pub const fn saturating_sub_unsigned(self, rhs: u8) -> i8;
    #[intrinsic = "int_overflowing_add_unsigned"]
    pub const fn overflowing_add_unsigned(self, rhs: u8) -> (i8, bool);
    #[intrinsic = "int_overflowing_sub_unsigned"]
    pub const fn overflowing_sub_unsigned(self, rhs: u8) -> (i8, bool);
    #[intrinsic = "int_checked_isqrt"]
    pub const fn checked_isqrt(self) -> Option<i8>;
    #[intrinsic = "int_unchecked_add"]
    pub const unsafe fn unchecked_add(self, rhs: i8) -> i8;
    #[intrinsic = "int_unchecked_sub"]
    pub const unsafe fn unchecked_sub(self, rhs: i8) -> i8;
    #[intrinsic = "int_unchecked_mul"]
    pub const unsafe fn unchecked_mul(self, rhs: i8) -> i8;
    #[intrinsic = "int_unchecked_neg"]
    pub const unsafe fn unchecked_neg(self) -> i8;
}
