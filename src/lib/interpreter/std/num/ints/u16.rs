//! The functions of `u16`.
// Written by `gen/num.ts`.

use super::int_write_bytes;
use crate::num::parse::{parse_int, ParseIntError};

impl u16 {
    pub const MIN: u16 = 0;
    pub const MAX: u16 = 65535;
    pub const BITS: u32 = 16;

    #[track_caller]
    pub fn from_str_radix(src: &str, radix: u32) -> Result<u16, ParseIntError> {
        parse_int(src, radix)
    }

    pub const fn min_value() -> u16 {
        0
    }

    pub const fn max_value() -> u16 {
        65535
    }

    pub const fn to_le_bytes(self) -> [u8; 2] {
        let mut bytes = [0u8; 2];
        unsafe { int_write_bytes(self, false, &raw mut bytes as *mut u8) }
        bytes
    }

    #[intrinsic = "int_from_le_bytes"]
    pub const fn from_le_bytes(bytes: [u8; 2]) -> u16;
    pub const fn to_be_bytes(self) -> [u8; 2] {
        let mut bytes = [0u8; 2];
        unsafe { int_write_bytes(self, true, &raw mut bytes as *mut u8) }
        bytes
    }

    #[intrinsic = "int_from_be_bytes"]
    pub const fn from_be_bytes(bytes: [u8; 2]) -> u16;
    pub const fn to_ne_bytes(self) -> [u8; 2] {
        let mut bytes = [0u8; 2];
        unsafe { int_write_bytes(self, false, &raw mut bytes as *mut u8) }
        bytes
    }

    #[intrinsic = "int_from_ne_bytes"]
    pub const fn from_ne_bytes(bytes: [u8; 2]) -> u16;
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
    pub const fn rotate_left(self, n: u32) -> u16;
    #[intrinsic = "int_rotate_right"]
    pub const fn rotate_right(self, n: u32) -> u16;
    #[intrinsic = "int_swap_bytes"]
    pub const fn swap_bytes(self) -> u16;
    #[intrinsic = "int_reverse_bits"]
    pub const fn reverse_bits(self) -> u16;
    #[intrinsic = "int_checked_add"]
    pub const fn checked_add(self, rhs: u16) -> Option<u16>;
    #[intrinsic = "int_checked_sub"]
    pub const fn checked_sub(self, rhs: u16) -> Option<u16>;
    #[intrinsic = "int_checked_mul"]
    pub const fn checked_mul(self, rhs: u16) -> Option<u16>;
    #[intrinsic = "int_checked_div"]
    pub const fn checked_div(self, rhs: u16) -> Option<u16>;
    #[intrinsic = "int_checked_rem"]
    pub const fn checked_rem(self, rhs: u16) -> Option<u16>;
    #[intrinsic = "int_checked_neg"]
    pub const fn checked_neg(self) -> Option<u16>;
    #[intrinsic = "int_checked_div_euclid"]
    pub const fn checked_div_euclid(self, rhs: u16) -> Option<u16>;
    #[intrinsic = "int_checked_rem_euclid"]
    pub const fn checked_rem_euclid(self, rhs: u16) -> Option<u16>;
    #[intrinsic = "int_checked_shl"]
    pub const fn checked_shl(self, rhs: u32) -> Option<u16>;
    #[intrinsic = "int_checked_shr"]
    pub const fn checked_shr(self, rhs: u32) -> Option<u16>;
    #[intrinsic = "int_checked_pow"]
    pub const fn checked_pow(self, exp: u32) -> Option<u16>;
    #[intrinsic = "int_saturating_add"]
    pub const fn saturating_add(self, rhs: u16) -> u16;
    #[intrinsic = "int_saturating_sub"]
    pub const fn saturating_sub(self, rhs: u16) -> u16;
    #[intrinsic = "int_saturating_mul"]
    pub const fn saturating_mul(self, rhs: u16) -> u16;
    #[intrinsic = "int_saturating_pow"]
    pub const fn saturating_pow(self, exp: u32) -> u16;
    #[intrinsic = "int_wrapping_add"]
    pub const fn wrapping_add(self, rhs: u16) -> u16;
    #[intrinsic = "int_wrapping_sub"]
    pub const fn wrapping_sub(self, rhs: u16) -> u16;
    #[intrinsic = "int_wrapping_mul"]
    pub const fn wrapping_mul(self, rhs: u16) -> u16;
    #[track_caller]
    #[intrinsic = "int_wrapping_div"]
    pub const fn wrapping_div(self, rhs: u16) -> u16;
    #[track_caller]
    #[intrinsic = "int_wrapping_rem"]
    pub const fn wrapping_rem(self, rhs: u16) -> u16;
    #[intrinsic = "int_wrapping_neg"]
    pub const fn wrapping_neg(self) -> u16;
    #[intrinsic = "int_wrapping_shl"]
    pub const fn wrapping_shl(self, rhs: u32) -> u16;
    #[intrinsic = "int_wrapping_shr"]
    pub const fn wrapping_shr(self, rhs: u32) -> u16;
    #[intrinsic = "int_wrapping_pow"]
    pub const fn wrapping_pow(self, exp: u32) -> u16;
    #[intrinsic = "int_overflowing_add"]
    pub const fn overflowing_add(self, rhs: u16) -> (u16, bool);
    #[intrinsic = "int_overflowing_sub"]
    pub const fn overflowing_sub(self, rhs: u16) -> (u16, bool);
    #[intrinsic = "int_overflowing_mul"]
    pub const fn overflowing_mul(self, rhs: u16) -> (u16, bool);
    #[intrinsic = "int_overflowing_neg"]
    pub const fn overflowing_neg(self) -> (u16, bool);
    #[intrinsic = "int_overflowing_pow"]
    pub const fn overflowing_pow(self, exp: u32) -> (u16, bool);
    #[track_caller]
    #[intrinsic = "int_pow"]
    pub const fn pow(self, exp: u32) -> u16;
    #[track_caller]
    #[intrinsic = "int_isqrt"]
    pub const fn isqrt(self) -> u16;
    #[track_caller]
    #[intrinsic = "int_div_euclid"]
    pub const fn div_euclid(self, rhs: u16) -> u16;
    #[track_caller]
    #[intrinsic = "int_rem_euclid"]
    pub const fn rem_euclid(self, rhs: u16) -> u16;
    #[track_caller]
    #[intrinsic = "int_ilog"]
    pub const fn ilog(self, base: u16) -> u32;
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
    pub const fn abs_diff(self, other: u16) -> u16;
    #[intrinsic = "int_is_power_of_two"]
    pub const fn is_power_of_two(self) -> bool;
    #[track_caller]
    #[intrinsic = "int_next_power_of_two"]
    pub const fn next_power_of_two(self) -> u16;
    #[intrinsic = "int_checked_next_power_of_two"]
    pub const fn checked_next_power_of_two(self) -> Option<u16>;
    #[track_caller]
    #[intrinsic = "int_div_ceil"]
    pub const fn div_ceil(self, rhs: u16) -> u16;
    #[track_caller]
    #[intrinsic = "int_next_multiple_of"]
    pub const fn next_multiple_of(self, rhs: u16) -> u16;
    #[intrinsic = "int_is_multiple_of"]
    pub const fn is_multiple_of(self, rhs: u16) -> bool;
    #[intrinsic = "int_checked_add_signed"]
    pub const fn checked_add_signed(self, rhs: i16) -> Option<u16>;
    #[intrinsic = "int_wrapping_add_signed"]
    pub const fn wrapping_add_signed(self, rhs: i16) -> u16;
    #[intrinsic = "int_saturating_add_signed"]
    pub const fn saturating_add_signed(self, rhs: i16) -> u16;
    #[intrinsic = "int_cast_signed"]
    pub const fn cast_signed(self) -> i16;
}
