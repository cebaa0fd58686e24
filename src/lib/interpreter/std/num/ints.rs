//! The integer types' own functions, nearly all of them intrinsic.
// Written by `gen/num.ts`.

use super::parse::{parse_int, ParseIntError};

/// The bytes of an integer to `to`, the highest first if `is_big`.
#[intrinsic]
const unsafe fn int_write_bytes<T>(value: T, is_big: bool, to: *mut u8);

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
    #[intrinsic = "int_cast_unsigned"]
    pub const fn cast_unsigned(self) -> u8;
}

impl i16 {
    pub const MIN: i16 = -32768;
    pub const MAX: i16 = 32767;
    pub const BITS: u32 = 16;

    #[track_caller]
    pub fn from_str_radix(src: &str, radix: u32) -> Result<i16, ParseIntError> {
        parse_int(src, radix)
    }

    pub const fn min_value() -> i16 {
        -32768
    }

    pub const fn max_value() -> i16 {
        32767
    }

    pub const fn to_le_bytes(self) -> [u8; 2] {
        let mut bytes = [0u8; 2];
        unsafe { int_write_bytes(self, false, &raw mut bytes as *mut u8) }
        bytes
    }

    #[intrinsic = "int_from_le_bytes"]
    pub const fn from_le_bytes(bytes: [u8; 2]) -> i16;
    pub const fn to_be_bytes(self) -> [u8; 2] {
        let mut bytes = [0u8; 2];
        unsafe { int_write_bytes(self, true, &raw mut bytes as *mut u8) }
        bytes
    }

    #[intrinsic = "int_from_be_bytes"]
    pub const fn from_be_bytes(bytes: [u8; 2]) -> i16;
    pub const fn to_ne_bytes(self) -> [u8; 2] {
        let mut bytes = [0u8; 2];
        unsafe { int_write_bytes(self, false, &raw mut bytes as *mut u8) }
        bytes
    }

    #[intrinsic = "int_from_ne_bytes"]
    pub const fn from_ne_bytes(bytes: [u8; 2]) -> i16;
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
    pub const fn rotate_left(self, n: u32) -> i16;
    #[intrinsic = "int_rotate_right"]
    pub const fn rotate_right(self, n: u32) -> i16;
    #[intrinsic = "int_swap_bytes"]
    pub const fn swap_bytes(self) -> i16;
    #[intrinsic = "int_reverse_bits"]
    pub const fn reverse_bits(self) -> i16;
    #[intrinsic = "int_checked_add"]
    pub const fn checked_add(self, rhs: i16) -> Option<i16>;
    #[intrinsic = "int_checked_sub"]
    pub const fn checked_sub(self, rhs: i16) -> Option<i16>;
    #[intrinsic = "int_checked_mul"]
    pub const fn checked_mul(self, rhs: i16) -> Option<i16>;
    #[intrinsic = "int_checked_div"]
    pub const fn checked_div(self, rhs: i16) -> Option<i16>;
    #[intrinsic = "int_checked_rem"]
    pub const fn checked_rem(self, rhs: i16) -> Option<i16>;
    #[intrinsic = "int_checked_neg"]
    pub const fn checked_neg(self) -> Option<i16>;
    #[intrinsic = "int_checked_div_euclid"]
    pub const fn checked_div_euclid(self, rhs: i16) -> Option<i16>;
    #[intrinsic = "int_checked_rem_euclid"]
    pub const fn checked_rem_euclid(self, rhs: i16) -> Option<i16>;
    #[intrinsic = "int_checked_shl"]
    pub const fn checked_shl(self, rhs: u32) -> Option<i16>;
    #[intrinsic = "int_checked_shr"]
    pub const fn checked_shr(self, rhs: u32) -> Option<i16>;
    #[intrinsic = "int_checked_pow"]
    pub const fn checked_pow(self, exp: u32) -> Option<i16>;
    #[intrinsic = "int_saturating_add"]
    pub const fn saturating_add(self, rhs: i16) -> i16;
    #[intrinsic = "int_saturating_sub"]
    pub const fn saturating_sub(self, rhs: i16) -> i16;
    #[intrinsic = "int_saturating_mul"]
    pub const fn saturating_mul(self, rhs: i16) -> i16;
    #[intrinsic = "int_saturating_pow"]
    pub const fn saturating_pow(self, exp: u32) -> i16;
    #[intrinsic = "int_wrapping_add"]
    pub const fn wrapping_add(self, rhs: i16) -> i16;
    #[intrinsic = "int_wrapping_sub"]
    pub const fn wrapping_sub(self, rhs: i16) -> i16;
    #[intrinsic = "int_wrapping_mul"]
    pub const fn wrapping_mul(self, rhs: i16) -> i16;
    #[track_caller]
    #[intrinsic = "int_wrapping_div"]
    pub const fn wrapping_div(self, rhs: i16) -> i16;
    #[track_caller]
    #[intrinsic = "int_wrapping_rem"]
    pub const fn wrapping_rem(self, rhs: i16) -> i16;
    #[intrinsic = "int_wrapping_neg"]
    pub const fn wrapping_neg(self) -> i16;
    #[intrinsic = "int_wrapping_shl"]
    pub const fn wrapping_shl(self, rhs: u32) -> i16;
    #[intrinsic = "int_wrapping_shr"]
    pub const fn wrapping_shr(self, rhs: u32) -> i16;
    #[intrinsic = "int_wrapping_pow"]
    pub const fn wrapping_pow(self, exp: u32) -> i16;
    #[intrinsic = "int_overflowing_add"]
    pub const fn overflowing_add(self, rhs: i16) -> (i16, bool);
    #[intrinsic = "int_overflowing_sub"]
    pub const fn overflowing_sub(self, rhs: i16) -> (i16, bool);
    #[intrinsic = "int_overflowing_mul"]
    pub const fn overflowing_mul(self, rhs: i16) -> (i16, bool);
    #[intrinsic = "int_overflowing_neg"]
    pub const fn overflowing_neg(self) -> (i16, bool);
    #[intrinsic = "int_overflowing_pow"]
    pub const fn overflowing_pow(self, exp: u32) -> (i16, bool);
    #[track_caller]
    #[intrinsic = "int_pow"]
    pub const fn pow(self, exp: u32) -> i16;
    #[track_caller]
    #[intrinsic = "int_isqrt"]
    pub const fn isqrt(self) -> i16;
    #[track_caller]
    #[intrinsic = "int_div_euclid"]
    pub const fn div_euclid(self, rhs: i16) -> i16;
    #[track_caller]
    #[intrinsic = "int_rem_euclid"]
    pub const fn rem_euclid(self, rhs: i16) -> i16;
    #[track_caller]
    #[intrinsic = "int_ilog"]
    pub const fn ilog(self, base: i16) -> u32;
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
    pub const fn abs_diff(self, other: i16) -> u16;
    #[track_caller]
    #[intrinsic = "int_abs"]
    pub const fn abs(self) -> i16;
    #[intrinsic = "int_unsigned_abs"]
    pub const fn unsigned_abs(self) -> u16;
    #[intrinsic = "int_checked_abs"]
    pub const fn checked_abs(self) -> Option<i16>;
    #[intrinsic = "int_wrapping_abs"]
    pub const fn wrapping_abs(self) -> i16;
    #[intrinsic = "int_overflowing_abs"]
    pub const fn overflowing_abs(self) -> (i16, bool);
    #[intrinsic = "int_saturating_abs"]
    pub const fn saturating_abs(self) -> i16;
    #[intrinsic = "int_saturating_neg"]
    pub const fn saturating_neg(self) -> i16;
    #[intrinsic = "int_signum"]
    pub const fn signum(self) -> i16;
    #[intrinsic = "int_is_positive"]
    pub const fn is_positive(self) -> bool;
    #[intrinsic = "int_is_negative"]
    pub const fn is_negative(self) -> bool;
    #[intrinsic = "int_checked_add_unsigned"]
    pub const fn checked_add_unsigned(self, rhs: u16) -> Option<i16>;
    #[intrinsic = "int_checked_sub_unsigned"]
    pub const fn checked_sub_unsigned(self, rhs: u16) -> Option<i16>;
    #[intrinsic = "int_wrapping_add_unsigned"]
    pub const fn wrapping_add_unsigned(self, rhs: u16) -> i16;
    #[intrinsic = "int_saturating_add_unsigned"]
    pub const fn saturating_add_unsigned(self, rhs: u16) -> i16;
    #[intrinsic = "int_cast_unsigned"]
    pub const fn cast_unsigned(self) -> u16;
}

impl i32 {
    pub const MIN: i32 = -2147483648;
    pub const MAX: i32 = 2147483647;
    pub const BITS: u32 = 32;

    #[track_caller]
    pub fn from_str_radix(src: &str, radix: u32) -> Result<i32, ParseIntError> {
        parse_int(src, radix)
    }

    pub const fn min_value() -> i32 {
        -2147483648
    }

    pub const fn max_value() -> i32 {
        2147483647
    }

    pub const fn to_le_bytes(self) -> [u8; 4] {
        let mut bytes = [0u8; 4];
        unsafe { int_write_bytes(self, false, &raw mut bytes as *mut u8) }
        bytes
    }

    #[intrinsic = "int_from_le_bytes"]
    pub const fn from_le_bytes(bytes: [u8; 4]) -> i32;
    pub const fn to_be_bytes(self) -> [u8; 4] {
        let mut bytes = [0u8; 4];
        unsafe { int_write_bytes(self, true, &raw mut bytes as *mut u8) }
        bytes
    }

    #[intrinsic = "int_from_be_bytes"]
    pub const fn from_be_bytes(bytes: [u8; 4]) -> i32;
    pub const fn to_ne_bytes(self) -> [u8; 4] {
        let mut bytes = [0u8; 4];
        unsafe { int_write_bytes(self, false, &raw mut bytes as *mut u8) }
        bytes
    }

    #[intrinsic = "int_from_ne_bytes"]
    pub const fn from_ne_bytes(bytes: [u8; 4]) -> i32;
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
    pub const fn rotate_left(self, n: u32) -> i32;
    #[intrinsic = "int_rotate_right"]
    pub const fn rotate_right(self, n: u32) -> i32;
    #[intrinsic = "int_swap_bytes"]
    pub const fn swap_bytes(self) -> i32;
    #[intrinsic = "int_reverse_bits"]
    pub const fn reverse_bits(self) -> i32;
    #[intrinsic = "int_checked_add"]
    pub const fn checked_add(self, rhs: i32) -> Option<i32>;
    #[intrinsic = "int_checked_sub"]
    pub const fn checked_sub(self, rhs: i32) -> Option<i32>;
    #[intrinsic = "int_checked_mul"]
    pub const fn checked_mul(self, rhs: i32) -> Option<i32>;
    #[intrinsic = "int_checked_div"]
    pub const fn checked_div(self, rhs: i32) -> Option<i32>;
    #[intrinsic = "int_checked_rem"]
    pub const fn checked_rem(self, rhs: i32) -> Option<i32>;
    #[intrinsic = "int_checked_neg"]
    pub const fn checked_neg(self) -> Option<i32>;
    #[intrinsic = "int_checked_div_euclid"]
    pub const fn checked_div_euclid(self, rhs: i32) -> Option<i32>;
    #[intrinsic = "int_checked_rem_euclid"]
    pub const fn checked_rem_euclid(self, rhs: i32) -> Option<i32>;
    #[intrinsic = "int_checked_shl"]
    pub const fn checked_shl(self, rhs: u32) -> Option<i32>;
    #[intrinsic = "int_checked_shr"]
    pub const fn checked_shr(self, rhs: u32) -> Option<i32>;
    #[intrinsic = "int_checked_pow"]
    pub const fn checked_pow(self, exp: u32) -> Option<i32>;
    #[intrinsic = "int_saturating_add"]
    pub const fn saturating_add(self, rhs: i32) -> i32;
    #[intrinsic = "int_saturating_sub"]
    pub const fn saturating_sub(self, rhs: i32) -> i32;
    #[intrinsic = "int_saturating_mul"]
    pub const fn saturating_mul(self, rhs: i32) -> i32;
    #[intrinsic = "int_saturating_pow"]
    pub const fn saturating_pow(self, exp: u32) -> i32;
    #[intrinsic = "int_wrapping_add"]
    pub const fn wrapping_add(self, rhs: i32) -> i32;
    #[intrinsic = "int_wrapping_sub"]
    pub const fn wrapping_sub(self, rhs: i32) -> i32;
    #[intrinsic = "int_wrapping_mul"]
    pub const fn wrapping_mul(self, rhs: i32) -> i32;
    #[track_caller]
    #[intrinsic = "int_wrapping_div"]
    pub const fn wrapping_div(self, rhs: i32) -> i32;
    #[track_caller]
    #[intrinsic = "int_wrapping_rem"]
    pub const fn wrapping_rem(self, rhs: i32) -> i32;
    #[intrinsic = "int_wrapping_neg"]
    pub const fn wrapping_neg(self) -> i32;
    #[intrinsic = "int_wrapping_shl"]
    pub const fn wrapping_shl(self, rhs: u32) -> i32;
    #[intrinsic = "int_wrapping_shr"]
    pub const fn wrapping_shr(self, rhs: u32) -> i32;
    #[intrinsic = "int_wrapping_pow"]
    pub const fn wrapping_pow(self, exp: u32) -> i32;
    #[intrinsic = "int_overflowing_add"]
    pub const fn overflowing_add(self, rhs: i32) -> (i32, bool);
    #[intrinsic = "int_overflowing_sub"]
    pub const fn overflowing_sub(self, rhs: i32) -> (i32, bool);
    #[intrinsic = "int_overflowing_mul"]
    pub const fn overflowing_mul(self, rhs: i32) -> (i32, bool);
    #[intrinsic = "int_overflowing_neg"]
    pub const fn overflowing_neg(self) -> (i32, bool);
    #[intrinsic = "int_overflowing_pow"]
    pub const fn overflowing_pow(self, exp: u32) -> (i32, bool);
    #[track_caller]
    #[intrinsic = "int_pow"]
    pub const fn pow(self, exp: u32) -> i32;
    #[track_caller]
    #[intrinsic = "int_isqrt"]
    pub const fn isqrt(self) -> i32;
    #[track_caller]
    #[intrinsic = "int_div_euclid"]
    pub const fn div_euclid(self, rhs: i32) -> i32;
    #[track_caller]
    #[intrinsic = "int_rem_euclid"]
    pub const fn rem_euclid(self, rhs: i32) -> i32;
    #[track_caller]
    #[intrinsic = "int_ilog"]
    pub const fn ilog(self, base: i32) -> u32;
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
    pub const fn abs_diff(self, other: i32) -> u32;
    #[track_caller]
    #[intrinsic = "int_abs"]
    pub const fn abs(self) -> i32;
    #[intrinsic = "int_unsigned_abs"]
    pub const fn unsigned_abs(self) -> u32;
    #[intrinsic = "int_checked_abs"]
    pub const fn checked_abs(self) -> Option<i32>;
    #[intrinsic = "int_wrapping_abs"]
    pub const fn wrapping_abs(self) -> i32;
    #[intrinsic = "int_overflowing_abs"]
    pub const fn overflowing_abs(self) -> (i32, bool);
    #[intrinsic = "int_saturating_abs"]
    pub const fn saturating_abs(self) -> i32;
    #[intrinsic = "int_saturating_neg"]
    pub const fn saturating_neg(self) -> i32;
    #[intrinsic = "int_signum"]
    pub const fn signum(self) -> i32;
    #[intrinsic = "int_is_positive"]
    pub const fn is_positive(self) -> bool;
    #[intrinsic = "int_is_negative"]
    pub const fn is_negative(self) -> bool;
    #[intrinsic = "int_checked_add_unsigned"]
    pub const fn checked_add_unsigned(self, rhs: u32) -> Option<i32>;
    #[intrinsic = "int_checked_sub_unsigned"]
    pub const fn checked_sub_unsigned(self, rhs: u32) -> Option<i32>;
    #[intrinsic = "int_wrapping_add_unsigned"]
    pub const fn wrapping_add_unsigned(self, rhs: u32) -> i32;
    #[intrinsic = "int_saturating_add_unsigned"]
    pub const fn saturating_add_unsigned(self, rhs: u32) -> i32;
    #[intrinsic = "int_cast_unsigned"]
    pub const fn cast_unsigned(self) -> u32;
}

impl i64 {
    pub const MIN: i64 = -9223372036854775808;
    pub const MAX: i64 = 9223372036854775807;
    pub const BITS: u32 = 64;

    #[track_caller]
    pub fn from_str_radix(src: &str, radix: u32) -> Result<i64, ParseIntError> {
        parse_int(src, radix)
    }

    pub const fn min_value() -> i64 {
        -9223372036854775808
    }

    pub const fn max_value() -> i64 {
        9223372036854775807
    }

    pub const fn to_le_bytes(self) -> [u8; 8] {
        let mut bytes = [0u8; 8];
        unsafe { int_write_bytes(self, false, &raw mut bytes as *mut u8) }
        bytes
    }

    #[intrinsic = "int_from_le_bytes"]
    pub const fn from_le_bytes(bytes: [u8; 8]) -> i64;
    pub const fn to_be_bytes(self) -> [u8; 8] {
        let mut bytes = [0u8; 8];
        unsafe { int_write_bytes(self, true, &raw mut bytes as *mut u8) }
        bytes
    }

    #[intrinsic = "int_from_be_bytes"]
    pub const fn from_be_bytes(bytes: [u8; 8]) -> i64;
    pub const fn to_ne_bytes(self) -> [u8; 8] {
        let mut bytes = [0u8; 8];
        unsafe { int_write_bytes(self, false, &raw mut bytes as *mut u8) }
        bytes
    }

    #[intrinsic = "int_from_ne_bytes"]
    pub const fn from_ne_bytes(bytes: [u8; 8]) -> i64;
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
    pub const fn rotate_left(self, n: u32) -> i64;
    #[intrinsic = "int_rotate_right"]
    pub const fn rotate_right(self, n: u32) -> i64;
    #[intrinsic = "int_swap_bytes"]
    pub const fn swap_bytes(self) -> i64;
    #[intrinsic = "int_reverse_bits"]
    pub const fn reverse_bits(self) -> i64;
    #[intrinsic = "int_checked_add"]
    pub const fn checked_add(self, rhs: i64) -> Option<i64>;
    #[intrinsic = "int_checked_sub"]
    pub const fn checked_sub(self, rhs: i64) -> Option<i64>;
    #[intrinsic = "int_checked_mul"]
    pub const fn checked_mul(self, rhs: i64) -> Option<i64>;
    #[intrinsic = "int_checked_div"]
    pub const fn checked_div(self, rhs: i64) -> Option<i64>;
    #[intrinsic = "int_checked_rem"]
    pub const fn checked_rem(self, rhs: i64) -> Option<i64>;
    #[intrinsic = "int_checked_neg"]
    pub const fn checked_neg(self) -> Option<i64>;
    #[intrinsic = "int_checked_div_euclid"]
    pub const fn checked_div_euclid(self, rhs: i64) -> Option<i64>;
    #[intrinsic = "int_checked_rem_euclid"]
    pub const fn checked_rem_euclid(self, rhs: i64) -> Option<i64>;
    #[intrinsic = "int_checked_shl"]
    pub const fn checked_shl(self, rhs: u32) -> Option<i64>;
    #[intrinsic = "int_checked_shr"]
    pub const fn checked_shr(self, rhs: u32) -> Option<i64>;
    #[intrinsic = "int_checked_pow"]
    pub const fn checked_pow(self, exp: u32) -> Option<i64>;
    #[intrinsic = "int_saturating_add"]
    pub const fn saturating_add(self, rhs: i64) -> i64;
    #[intrinsic = "int_saturating_sub"]
    pub const fn saturating_sub(self, rhs: i64) -> i64;
    #[intrinsic = "int_saturating_mul"]
    pub const fn saturating_mul(self, rhs: i64) -> i64;
    #[intrinsic = "int_saturating_pow"]
    pub const fn saturating_pow(self, exp: u32) -> i64;
    #[intrinsic = "int_wrapping_add"]
    pub const fn wrapping_add(self, rhs: i64) -> i64;
    #[intrinsic = "int_wrapping_sub"]
    pub const fn wrapping_sub(self, rhs: i64) -> i64;
    #[intrinsic = "int_wrapping_mul"]
    pub const fn wrapping_mul(self, rhs: i64) -> i64;
    #[track_caller]
    #[intrinsic = "int_wrapping_div"]
    pub const fn wrapping_div(self, rhs: i64) -> i64;
    #[track_caller]
    #[intrinsic = "int_wrapping_rem"]
    pub const fn wrapping_rem(self, rhs: i64) -> i64;
    #[intrinsic = "int_wrapping_neg"]
    pub const fn wrapping_neg(self) -> i64;
    #[intrinsic = "int_wrapping_shl"]
    pub const fn wrapping_shl(self, rhs: u32) -> i64;
    #[intrinsic = "int_wrapping_shr"]
    pub const fn wrapping_shr(self, rhs: u32) -> i64;
    #[intrinsic = "int_wrapping_pow"]
    pub const fn wrapping_pow(self, exp: u32) -> i64;
    #[intrinsic = "int_overflowing_add"]
    pub const fn overflowing_add(self, rhs: i64) -> (i64, bool);
    #[intrinsic = "int_overflowing_sub"]
    pub const fn overflowing_sub(self, rhs: i64) -> (i64, bool);
    #[intrinsic = "int_overflowing_mul"]
    pub const fn overflowing_mul(self, rhs: i64) -> (i64, bool);
    #[intrinsic = "int_overflowing_neg"]
    pub const fn overflowing_neg(self) -> (i64, bool);
    #[intrinsic = "int_overflowing_pow"]
    pub const fn overflowing_pow(self, exp: u32) -> (i64, bool);
    #[track_caller]
    #[intrinsic = "int_pow"]
    pub const fn pow(self, exp: u32) -> i64;
    #[track_caller]
    #[intrinsic = "int_isqrt"]
    pub const fn isqrt(self) -> i64;
    #[track_caller]
    #[intrinsic = "int_div_euclid"]
    pub const fn div_euclid(self, rhs: i64) -> i64;
    #[track_caller]
    #[intrinsic = "int_rem_euclid"]
    pub const fn rem_euclid(self, rhs: i64) -> i64;
    #[track_caller]
    #[intrinsic = "int_ilog"]
    pub const fn ilog(self, base: i64) -> u32;
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
    pub const fn abs_diff(self, other: i64) -> u64;
    #[track_caller]
    #[intrinsic = "int_abs"]
    pub const fn abs(self) -> i64;
    #[intrinsic = "int_unsigned_abs"]
    pub const fn unsigned_abs(self) -> u64;
    #[intrinsic = "int_checked_abs"]
    pub const fn checked_abs(self) -> Option<i64>;
    #[intrinsic = "int_wrapping_abs"]
    pub const fn wrapping_abs(self) -> i64;
    #[intrinsic = "int_overflowing_abs"]
    pub const fn overflowing_abs(self) -> (i64, bool);
    #[intrinsic = "int_saturating_abs"]
    pub const fn saturating_abs(self) -> i64;
    #[intrinsic = "int_saturating_neg"]
    pub const fn saturating_neg(self) -> i64;
    #[intrinsic = "int_signum"]
    pub const fn signum(self) -> i64;
    #[intrinsic = "int_is_positive"]
    pub const fn is_positive(self) -> bool;
    #[intrinsic = "int_is_negative"]
    pub const fn is_negative(self) -> bool;
    #[intrinsic = "int_checked_add_unsigned"]
    pub const fn checked_add_unsigned(self, rhs: u64) -> Option<i64>;
    #[intrinsic = "int_checked_sub_unsigned"]
    pub const fn checked_sub_unsigned(self, rhs: u64) -> Option<i64>;
    #[intrinsic = "int_wrapping_add_unsigned"]
    pub const fn wrapping_add_unsigned(self, rhs: u64) -> i64;
    #[intrinsic = "int_saturating_add_unsigned"]
    pub const fn saturating_add_unsigned(self, rhs: u64) -> i64;
    #[intrinsic = "int_cast_unsigned"]
    pub const fn cast_unsigned(self) -> u64;
}

impl i128 {
    pub const MIN: i128 = -170141183460469231731687303715884105728;
    pub const MAX: i128 = 170141183460469231731687303715884105727;
    pub const BITS: u32 = 128;

    #[track_caller]
    pub fn from_str_radix(src: &str, radix: u32) -> Result<i128, ParseIntError> {
        parse_int(src, radix)
    }

    pub const fn min_value() -> i128 {
        -170141183460469231731687303715884105728
    }

    pub const fn max_value() -> i128 {
        170141183460469231731687303715884105727
    }

    pub const fn to_le_bytes(self) -> [u8; 16] {
        let mut bytes = [0u8; 16];
        unsafe { int_write_bytes(self, false, &raw mut bytes as *mut u8) }
        bytes
    }

    #[intrinsic = "int_from_le_bytes"]
    pub const fn from_le_bytes(bytes: [u8; 16]) -> i128;
    pub const fn to_be_bytes(self) -> [u8; 16] {
        let mut bytes = [0u8; 16];
        unsafe { int_write_bytes(self, true, &raw mut bytes as *mut u8) }
        bytes
    }

    #[intrinsic = "int_from_be_bytes"]
    pub const fn from_be_bytes(bytes: [u8; 16]) -> i128;
    pub const fn to_ne_bytes(self) -> [u8; 16] {
        let mut bytes = [0u8; 16];
        unsafe { int_write_bytes(self, false, &raw mut bytes as *mut u8) }
        bytes
    }

    #[intrinsic = "int_from_ne_bytes"]
    pub const fn from_ne_bytes(bytes: [u8; 16]) -> i128;
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
    pub const fn rotate_left(self, n: u32) -> i128;
    #[intrinsic = "int_rotate_right"]
    pub const fn rotate_right(self, n: u32) -> i128;
    #[intrinsic = "int_swap_bytes"]
    pub const fn swap_bytes(self) -> i128;
    #[intrinsic = "int_reverse_bits"]
    pub const fn reverse_bits(self) -> i128;
    #[intrinsic = "int_checked_add"]
    pub const fn checked_add(self, rhs: i128) -> Option<i128>;
    #[intrinsic = "int_checked_sub"]
    pub const fn checked_sub(self, rhs: i128) -> Option<i128>;
    #[intrinsic = "int_checked_mul"]
    pub const fn checked_mul(self, rhs: i128) -> Option<i128>;
    #[intrinsic = "int_checked_div"]
    pub const fn checked_div(self, rhs: i128) -> Option<i128>;
    #[intrinsic = "int_checked_rem"]
    pub const fn checked_rem(self, rhs: i128) -> Option<i128>;
    #[intrinsic = "int_checked_neg"]
    pub const fn checked_neg(self) -> Option<i128>;
    #[intrinsic = "int_checked_div_euclid"]
    pub const fn checked_div_euclid(self, rhs: i128) -> Option<i128>;
    #[intrinsic = "int_checked_rem_euclid"]
    pub const fn checked_rem_euclid(self, rhs: i128) -> Option<i128>;
    #[intrinsic = "int_checked_shl"]
    pub const fn checked_shl(self, rhs: u32) -> Option<i128>;
    #[intrinsic = "int_checked_shr"]
    pub const fn checked_shr(self, rhs: u32) -> Option<i128>;
    #[intrinsic = "int_checked_pow"]
    pub const fn checked_pow(self, exp: u32) -> Option<i128>;
    #[intrinsic = "int_saturating_add"]
    pub const fn saturating_add(self, rhs: i128) -> i128;
    #[intrinsic = "int_saturating_sub"]
    pub const fn saturating_sub(self, rhs: i128) -> i128;
    #[intrinsic = "int_saturating_mul"]
    pub const fn saturating_mul(self, rhs: i128) -> i128;
    #[intrinsic = "int_saturating_pow"]
    pub const fn saturating_pow(self, exp: u32) -> i128;
    #[intrinsic = "int_wrapping_add"]
    pub const fn wrapping_add(self, rhs: i128) -> i128;
    #[intrinsic = "int_wrapping_sub"]
    pub const fn wrapping_sub(self, rhs: i128) -> i128;
    #[intrinsic = "int_wrapping_mul"]
    pub const fn wrapping_mul(self, rhs: i128) -> i128;
    #[track_caller]
    #[intrinsic = "int_wrapping_div"]
    pub const fn wrapping_div(self, rhs: i128) -> i128;
    #[track_caller]
    #[intrinsic = "int_wrapping_rem"]
    pub const fn wrapping_rem(self, rhs: i128) -> i128;
    #[intrinsic = "int_wrapping_neg"]
    pub const fn wrapping_neg(self) -> i128;
    #[intrinsic = "int_wrapping_shl"]
    pub const fn wrapping_shl(self, rhs: u32) -> i128;
    #[intrinsic = "int_wrapping_shr"]
    pub const fn wrapping_shr(self, rhs: u32) -> i128;
    #[intrinsic = "int_wrapping_pow"]
    pub const fn wrapping_pow(self, exp: u32) -> i128;
    #[intrinsic = "int_overflowing_add"]
    pub const fn overflowing_add(self, rhs: i128) -> (i128, bool);
    #[intrinsic = "int_overflowing_sub"]
    pub const fn overflowing_sub(self, rhs: i128) -> (i128, bool);
    #[intrinsic = "int_overflowing_mul"]
    pub const fn overflowing_mul(self, rhs: i128) -> (i128, bool);
    #[intrinsic = "int_overflowing_neg"]
    pub const fn overflowing_neg(self) -> (i128, bool);
    #[intrinsic = "int_overflowing_pow"]
    pub const fn overflowing_pow(self, exp: u32) -> (i128, bool);
    #[track_caller]
    #[intrinsic = "int_pow"]
    pub const fn pow(self, exp: u32) -> i128;
    #[track_caller]
    #[intrinsic = "int_isqrt"]
    pub const fn isqrt(self) -> i128;
    #[track_caller]
    #[intrinsic = "int_div_euclid"]
    pub const fn div_euclid(self, rhs: i128) -> i128;
    #[track_caller]
    #[intrinsic = "int_rem_euclid"]
    pub const fn rem_euclid(self, rhs: i128) -> i128;
    #[track_caller]
    #[intrinsic = "int_ilog"]
    pub const fn ilog(self, base: i128) -> u32;
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
    pub const fn abs_diff(self, other: i128) -> u128;
    #[track_caller]
    #[intrinsic = "int_abs"]
    pub const fn abs(self) -> i128;
    #[intrinsic = "int_unsigned_abs"]
    pub const fn unsigned_abs(self) -> u128;
    #[intrinsic = "int_checked_abs"]
    pub const fn checked_abs(self) -> Option<i128>;
    #[intrinsic = "int_wrapping_abs"]
    pub const fn wrapping_abs(self) -> i128;
    #[intrinsic = "int_overflowing_abs"]
    pub const fn overflowing_abs(self) -> (i128, bool);
    #[intrinsic = "int_saturating_abs"]
    pub const fn saturating_abs(self) -> i128;
    #[intrinsic = "int_saturating_neg"]
    pub const fn saturating_neg(self) -> i128;
    #[intrinsic = "int_signum"]
    pub const fn signum(self) -> i128;
    #[intrinsic = "int_is_positive"]
    pub const fn is_positive(self) -> bool;
    #[intrinsic = "int_is_negative"]
    pub const fn is_negative(self) -> bool;
    #[intrinsic = "int_checked_add_unsigned"]
    pub const fn checked_add_unsigned(self, rhs: u128) -> Option<i128>;
    #[intrinsic = "int_checked_sub_unsigned"]
    pub const fn checked_sub_unsigned(self, rhs: u128) -> Option<i128>;
    #[intrinsic = "int_wrapping_add_unsigned"]
    pub const fn wrapping_add_unsigned(self, rhs: u128) -> i128;
    #[intrinsic = "int_saturating_add_unsigned"]
    pub const fn saturating_add_unsigned(self, rhs: u128) -> i128;
    #[intrinsic = "int_cast_unsigned"]
    pub const fn cast_unsigned(self) -> u128;
}

impl isize {
    pub const MIN: isize = -9223372036854775808;
    pub const MAX: isize = 9223372036854775807;
    pub const BITS: u32 = 64;

    #[track_caller]
    pub fn from_str_radix(src: &str, radix: u32) -> Result<isize, ParseIntError> {
        parse_int(src, radix)
    }

    pub const fn min_value() -> isize {
        -9223372036854775808
    }

    pub const fn max_value() -> isize {
        9223372036854775807
    }

    pub const fn to_le_bytes(self) -> [u8; 8] {
        let mut bytes = [0u8; 8];
        unsafe { int_write_bytes(self, false, &raw mut bytes as *mut u8) }
        bytes
    }

    #[intrinsic = "int_from_le_bytes"]
    pub const fn from_le_bytes(bytes: [u8; 8]) -> isize;
    pub const fn to_be_bytes(self) -> [u8; 8] {
        let mut bytes = [0u8; 8];
        unsafe { int_write_bytes(self, true, &raw mut bytes as *mut u8) }
        bytes
    }

    #[intrinsic = "int_from_be_bytes"]
    pub const fn from_be_bytes(bytes: [u8; 8]) -> isize;
    pub const fn to_ne_bytes(self) -> [u8; 8] {
        let mut bytes = [0u8; 8];
        unsafe { int_write_bytes(self, false, &raw mut bytes as *mut u8) }
        bytes
    }

    #[intrinsic = "int_from_ne_bytes"]
    pub const fn from_ne_bytes(bytes: [u8; 8]) -> isize;
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
    pub const fn rotate_left(self, n: u32) -> isize;
    #[intrinsic = "int_rotate_right"]
    pub const fn rotate_right(self, n: u32) -> isize;
    #[intrinsic = "int_swap_bytes"]
    pub const fn swap_bytes(self) -> isize;
    #[intrinsic = "int_reverse_bits"]
    pub const fn reverse_bits(self) -> isize;
    #[intrinsic = "int_checked_add"]
    pub const fn checked_add(self, rhs: isize) -> Option<isize>;
    #[intrinsic = "int_checked_sub"]
    pub const fn checked_sub(self, rhs: isize) -> Option<isize>;
    #[intrinsic = "int_checked_mul"]
    pub const fn checked_mul(self, rhs: isize) -> Option<isize>;
    #[intrinsic = "int_checked_div"]
    pub const fn checked_div(self, rhs: isize) -> Option<isize>;
    #[intrinsic = "int_checked_rem"]
    pub const fn checked_rem(self, rhs: isize) -> Option<isize>;
    #[intrinsic = "int_checked_neg"]
    pub const fn checked_neg(self) -> Option<isize>;
    #[intrinsic = "int_checked_div_euclid"]
    pub const fn checked_div_euclid(self, rhs: isize) -> Option<isize>;
    #[intrinsic = "int_checked_rem_euclid"]
    pub const fn checked_rem_euclid(self, rhs: isize) -> Option<isize>;
    #[intrinsic = "int_checked_shl"]
    pub const fn checked_shl(self, rhs: u32) -> Option<isize>;
    #[intrinsic = "int_checked_shr"]
    pub const fn checked_shr(self, rhs: u32) -> Option<isize>;
    #[intrinsic = "int_checked_pow"]
    pub const fn checked_pow(self, exp: u32) -> Option<isize>;
    #[intrinsic = "int_saturating_add"]
    pub const fn saturating_add(self, rhs: isize) -> isize;
    #[intrinsic = "int_saturating_sub"]
    pub const fn saturating_sub(self, rhs: isize) -> isize;
    #[intrinsic = "int_saturating_mul"]
    pub const fn saturating_mul(self, rhs: isize) -> isize;
    #[intrinsic = "int_saturating_pow"]
    pub const fn saturating_pow(self, exp: u32) -> isize;
    #[intrinsic = "int_wrapping_add"]
    pub const fn wrapping_add(self, rhs: isize) -> isize;
    #[intrinsic = "int_wrapping_sub"]
    pub const fn wrapping_sub(self, rhs: isize) -> isize;
    #[intrinsic = "int_wrapping_mul"]
    pub const fn wrapping_mul(self, rhs: isize) -> isize;
    #[track_caller]
    #[intrinsic = "int_wrapping_div"]
    pub const fn wrapping_div(self, rhs: isize) -> isize;
    #[track_caller]
    #[intrinsic = "int_wrapping_rem"]
    pub const fn wrapping_rem(self, rhs: isize) -> isize;
    #[intrinsic = "int_wrapping_neg"]
    pub const fn wrapping_neg(self) -> isize;
    #[intrinsic = "int_wrapping_shl"]
    pub const fn wrapping_shl(self, rhs: u32) -> isize;
    #[intrinsic = "int_wrapping_shr"]
    pub const fn wrapping_shr(self, rhs: u32) -> isize;
    #[intrinsic = "int_wrapping_pow"]
    pub const fn wrapping_pow(self, exp: u32) -> isize;
    #[intrinsic = "int_overflowing_add"]
    pub const fn overflowing_add(self, rhs: isize) -> (isize, bool);
    #[intrinsic = "int_overflowing_sub"]
    pub const fn overflowing_sub(self, rhs: isize) -> (isize, bool);
    #[intrinsic = "int_overflowing_mul"]
    pub const fn overflowing_mul(self, rhs: isize) -> (isize, bool);
    #[intrinsic = "int_overflowing_neg"]
    pub const fn overflowing_neg(self) -> (isize, bool);
    #[intrinsic = "int_overflowing_pow"]
    pub const fn overflowing_pow(self, exp: u32) -> (isize, bool);
    #[track_caller]
    #[intrinsic = "int_pow"]
    pub const fn pow(self, exp: u32) -> isize;
    #[track_caller]
    #[intrinsic = "int_isqrt"]
    pub const fn isqrt(self) -> isize;
    #[track_caller]
    #[intrinsic = "int_div_euclid"]
    pub const fn div_euclid(self, rhs: isize) -> isize;
    #[track_caller]
    #[intrinsic = "int_rem_euclid"]
    pub const fn rem_euclid(self, rhs: isize) -> isize;
    #[track_caller]
    #[intrinsic = "int_ilog"]
    pub const fn ilog(self, base: isize) -> u32;
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
    pub const fn abs_diff(self, other: isize) -> usize;
    #[track_caller]
    #[intrinsic = "int_abs"]
    pub const fn abs(self) -> isize;
    #[intrinsic = "int_unsigned_abs"]
    pub const fn unsigned_abs(self) -> usize;
    #[intrinsic = "int_checked_abs"]
    pub const fn checked_abs(self) -> Option<isize>;
    #[intrinsic = "int_wrapping_abs"]
    pub const fn wrapping_abs(self) -> isize;
    #[intrinsic = "int_overflowing_abs"]
    pub const fn overflowing_abs(self) -> (isize, bool);
    #[intrinsic = "int_saturating_abs"]
    pub const fn saturating_abs(self) -> isize;
    #[intrinsic = "int_saturating_neg"]
    pub const fn saturating_neg(self) -> isize;
    #[intrinsic = "int_signum"]
    pub const fn signum(self) -> isize;
    #[intrinsic = "int_is_positive"]
    pub const fn is_positive(self) -> bool;
    #[intrinsic = "int_is_negative"]
    pub const fn is_negative(self) -> bool;
    #[intrinsic = "int_checked_add_unsigned"]
    pub const fn checked_add_unsigned(self, rhs: usize) -> Option<isize>;
    #[intrinsic = "int_checked_sub_unsigned"]
    pub const fn checked_sub_unsigned(self, rhs: usize) -> Option<isize>;
    #[intrinsic = "int_wrapping_add_unsigned"]
    pub const fn wrapping_add_unsigned(self, rhs: usize) -> isize;
    #[intrinsic = "int_saturating_add_unsigned"]
    pub const fn saturating_add_unsigned(self, rhs: usize) -> isize;
    #[intrinsic = "int_cast_unsigned"]
    pub const fn cast_unsigned(self) -> usize;
}

impl u8 {
    pub const MIN: u8 = 0;
    pub const MAX: u8 = 255;
    pub const BITS: u32 = 8;

    #[track_caller]
    pub fn from_str_radix(src: &str, radix: u32) -> Result<u8, ParseIntError> {
        parse_int(src, radix)
    }

    pub const fn min_value() -> u8 {
        0
    }

    pub const fn max_value() -> u8 {
        255
    }

    pub const fn to_le_bytes(self) -> [u8; 1] {
        let mut bytes = [0u8; 1];
        unsafe { int_write_bytes(self, false, &raw mut bytes as *mut u8) }
        bytes
    }

    #[intrinsic = "int_from_le_bytes"]
    pub const fn from_le_bytes(bytes: [u8; 1]) -> u8;
    pub const fn to_be_bytes(self) -> [u8; 1] {
        let mut bytes = [0u8; 1];
        unsafe { int_write_bytes(self, true, &raw mut bytes as *mut u8) }
        bytes
    }

    #[intrinsic = "int_from_be_bytes"]
    pub const fn from_be_bytes(bytes: [u8; 1]) -> u8;
    pub const fn to_ne_bytes(self) -> [u8; 1] {
        let mut bytes = [0u8; 1];
        unsafe { int_write_bytes(self, false, &raw mut bytes as *mut u8) }
        bytes
    }

    #[intrinsic = "int_from_ne_bytes"]
    pub const fn from_ne_bytes(bytes: [u8; 1]) -> u8;
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
    pub const fn rotate_left(self, n: u32) -> u8;
    #[intrinsic = "int_rotate_right"]
    pub const fn rotate_right(self, n: u32) -> u8;
    #[intrinsic = "int_swap_bytes"]
    pub const fn swap_bytes(self) -> u8;
    #[intrinsic = "int_reverse_bits"]
    pub const fn reverse_bits(self) -> u8;
    #[intrinsic = "int_checked_add"]
    pub const fn checked_add(self, rhs: u8) -> Option<u8>;
    #[intrinsic = "int_checked_sub"]
    pub const fn checked_sub(self, rhs: u8) -> Option<u8>;
    #[intrinsic = "int_checked_mul"]
    pub const fn checked_mul(self, rhs: u8) -> Option<u8>;
    #[intrinsic = "int_checked_div"]
    pub const fn checked_div(self, rhs: u8) -> Option<u8>;
    #[intrinsic = "int_checked_rem"]
    pub const fn checked_rem(self, rhs: u8) -> Option<u8>;
    #[intrinsic = "int_checked_neg"]
    pub const fn checked_neg(self) -> Option<u8>;
    #[intrinsic = "int_checked_div_euclid"]
    pub const fn checked_div_euclid(self, rhs: u8) -> Option<u8>;
    #[intrinsic = "int_checked_rem_euclid"]
    pub const fn checked_rem_euclid(self, rhs: u8) -> Option<u8>;
    #[intrinsic = "int_checked_shl"]
    pub const fn checked_shl(self, rhs: u32) -> Option<u8>;
    #[intrinsic = "int_checked_shr"]
    pub const fn checked_shr(self, rhs: u32) -> Option<u8>;
    #[intrinsic = "int_checked_pow"]
    pub const fn checked_pow(self, exp: u32) -> Option<u8>;
    #[intrinsic = "int_saturating_add"]
    pub const fn saturating_add(self, rhs: u8) -> u8;
    #[intrinsic = "int_saturating_sub"]
    pub const fn saturating_sub(self, rhs: u8) -> u8;
    #[intrinsic = "int_saturating_mul"]
    pub const fn saturating_mul(self, rhs: u8) -> u8;
    #[intrinsic = "int_saturating_pow"]
    pub const fn saturating_pow(self, exp: u32) -> u8;
    #[intrinsic = "int_wrapping_add"]
    pub const fn wrapping_add(self, rhs: u8) -> u8;
    #[intrinsic = "int_wrapping_sub"]
    pub const fn wrapping_sub(self, rhs: u8) -> u8;
    #[intrinsic = "int_wrapping_mul"]
    pub const fn wrapping_mul(self, rhs: u8) -> u8;
    #[track_caller]
    #[intrinsic = "int_wrapping_div"]
    pub const fn wrapping_div(self, rhs: u8) -> u8;
    #[track_caller]
    #[intrinsic = "int_wrapping_rem"]
    pub const fn wrapping_rem(self, rhs: u8) -> u8;
    #[intrinsic = "int_wrapping_neg"]
    pub const fn wrapping_neg(self) -> u8;
    #[intrinsic = "int_wrapping_shl"]
    pub const fn wrapping_shl(self, rhs: u32) -> u8;
    #[intrinsic = "int_wrapping_shr"]
    pub const fn wrapping_shr(self, rhs: u32) -> u8;
    #[intrinsic = "int_wrapping_pow"]
    pub const fn wrapping_pow(self, exp: u32) -> u8;
    #[intrinsic = "int_overflowing_add"]
    pub const fn overflowing_add(self, rhs: u8) -> (u8, bool);
    #[intrinsic = "int_overflowing_sub"]
    pub const fn overflowing_sub(self, rhs: u8) -> (u8, bool);
    #[intrinsic = "int_overflowing_mul"]
    pub const fn overflowing_mul(self, rhs: u8) -> (u8, bool);
    #[intrinsic = "int_overflowing_neg"]
    pub const fn overflowing_neg(self) -> (u8, bool);
    #[intrinsic = "int_overflowing_pow"]
    pub const fn overflowing_pow(self, exp: u32) -> (u8, bool);
    #[track_caller]
    #[intrinsic = "int_pow"]
    pub const fn pow(self, exp: u32) -> u8;
    #[track_caller]
    #[intrinsic = "int_isqrt"]
    pub const fn isqrt(self) -> u8;
    #[track_caller]
    #[intrinsic = "int_div_euclid"]
    pub const fn div_euclid(self, rhs: u8) -> u8;
    #[track_caller]
    #[intrinsic = "int_rem_euclid"]
    pub const fn rem_euclid(self, rhs: u8) -> u8;
    #[track_caller]
    #[intrinsic = "int_ilog"]
    pub const fn ilog(self, base: u8) -> u32;
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
    pub const fn abs_diff(self, other: u8) -> u8;
    #[intrinsic = "int_is_power_of_two"]
    pub const fn is_power_of_two(self) -> bool;
    #[track_caller]
    #[intrinsic = "int_next_power_of_two"]
    pub const fn next_power_of_two(self) -> u8;
    #[intrinsic = "int_checked_next_power_of_two"]
    pub const fn checked_next_power_of_two(self) -> Option<u8>;
    #[track_caller]
    #[intrinsic = "int_div_ceil"]
    pub const fn div_ceil(self, rhs: u8) -> u8;
    #[track_caller]
    #[intrinsic = "int_next_multiple_of"]
    pub const fn next_multiple_of(self, rhs: u8) -> u8;
    #[intrinsic = "int_is_multiple_of"]
    pub const fn is_multiple_of(self, rhs: u8) -> bool;
    #[intrinsic = "int_checked_add_signed"]
    pub const fn checked_add_signed(self, rhs: i8) -> Option<u8>;
    #[intrinsic = "int_wrapping_add_signed"]
    pub const fn wrapping_add_signed(self, rhs: i8) -> u8;
    #[intrinsic = "int_saturating_add_signed"]
    pub const fn saturating_add_signed(self, rhs: i8) -> u8;
    #[intrinsic = "int_cast_signed"]
    pub const fn cast_signed(self) -> i8;
    #[intrinsic = "ascii_is_alphabetic"]
    pub const fn is_ascii_alphabetic(&self) -> bool;
    #[intrinsic = "ascii_is_uppercase"]
    pub const fn is_ascii_uppercase(&self) -> bool;
    #[intrinsic = "ascii_is_lowercase"]
    pub const fn is_ascii_lowercase(&self) -> bool;
    #[intrinsic = "ascii_is_alphanumeric"]
    pub const fn is_ascii_alphanumeric(&self) -> bool;
    #[intrinsic = "ascii_is_digit"]
    pub const fn is_ascii_digit(&self) -> bool;
    #[intrinsic = "ascii_is_hexdigit"]
    pub const fn is_ascii_hexdigit(&self) -> bool;
    #[intrinsic = "ascii_is_punctuation"]
    pub const fn is_ascii_punctuation(&self) -> bool;
    #[intrinsic = "ascii_is_graphic"]
    pub const fn is_ascii_graphic(&self) -> bool;
    #[intrinsic = "ascii_is_whitespace"]
    pub const fn is_ascii_whitespace(&self) -> bool;
    #[intrinsic = "ascii_is_control"]
    pub const fn is_ascii_control(&self) -> bool;
    #[intrinsic = "ascii_to_uppercase"]
    pub const fn to_ascii_uppercase(&self) -> u8;
    #[intrinsic = "ascii_to_lowercase"]
    pub const fn to_ascii_lowercase(&self) -> u8;

    pub const fn is_ascii(&self) -> bool {
        *self < 128
    }

    pub const fn eq_ignore_ascii_case(&self, other: &u8) -> bool {
        self.to_ascii_lowercase() == other.to_ascii_lowercase()
    }
}

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

impl u32 {
    pub const MIN: u32 = 0;
    pub const MAX: u32 = 4294967295;
    pub const BITS: u32 = 32;

    #[track_caller]
    pub fn from_str_radix(src: &str, radix: u32) -> Result<u32, ParseIntError> {
        parse_int(src, radix)
    }

    pub const fn min_value() -> u32 {
        0
    }

    pub const fn max_value() -> u32 {
        4294967295
    }

    pub const fn to_le_bytes(self) -> [u8; 4] {
        let mut bytes = [0u8; 4];
        unsafe { int_write_bytes(self, false, &raw mut bytes as *mut u8) }
        bytes
    }

    #[intrinsic = "int_from_le_bytes"]
    pub const fn from_le_bytes(bytes: [u8; 4]) -> u32;
    pub const fn to_be_bytes(self) -> [u8; 4] {
        let mut bytes = [0u8; 4];
        unsafe { int_write_bytes(self, true, &raw mut bytes as *mut u8) }
        bytes
    }

    #[intrinsic = "int_from_be_bytes"]
    pub const fn from_be_bytes(bytes: [u8; 4]) -> u32;
    pub const fn to_ne_bytes(self) -> [u8; 4] {
        let mut bytes = [0u8; 4];
        unsafe { int_write_bytes(self, false, &raw mut bytes as *mut u8) }
        bytes
    }

    #[intrinsic = "int_from_ne_bytes"]
    pub const fn from_ne_bytes(bytes: [u8; 4]) -> u32;
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
    pub const fn rotate_left(self, n: u32) -> u32;
    #[intrinsic = "int_rotate_right"]
    pub const fn rotate_right(self, n: u32) -> u32;
    #[intrinsic = "int_swap_bytes"]
    pub const fn swap_bytes(self) -> u32;
    #[intrinsic = "int_reverse_bits"]
    pub const fn reverse_bits(self) -> u32;
    #[intrinsic = "int_checked_add"]
    pub const fn checked_add(self, rhs: u32) -> Option<u32>;
    #[intrinsic = "int_checked_sub"]
    pub const fn checked_sub(self, rhs: u32) -> Option<u32>;
    #[intrinsic = "int_checked_mul"]
    pub const fn checked_mul(self, rhs: u32) -> Option<u32>;
    #[intrinsic = "int_checked_div"]
    pub const fn checked_div(self, rhs: u32) -> Option<u32>;
    #[intrinsic = "int_checked_rem"]
    pub const fn checked_rem(self, rhs: u32) -> Option<u32>;
    #[intrinsic = "int_checked_neg"]
    pub const fn checked_neg(self) -> Option<u32>;
    #[intrinsic = "int_checked_div_euclid"]
    pub const fn checked_div_euclid(self, rhs: u32) -> Option<u32>;
    #[intrinsic = "int_checked_rem_euclid"]
    pub const fn checked_rem_euclid(self, rhs: u32) -> Option<u32>;
    #[intrinsic = "int_checked_shl"]
    pub const fn checked_shl(self, rhs: u32) -> Option<u32>;
    #[intrinsic = "int_checked_shr"]
    pub const fn checked_shr(self, rhs: u32) -> Option<u32>;
    #[intrinsic = "int_checked_pow"]
    pub const fn checked_pow(self, exp: u32) -> Option<u32>;
    #[intrinsic = "int_saturating_add"]
    pub const fn saturating_add(self, rhs: u32) -> u32;
    #[intrinsic = "int_saturating_sub"]
    pub const fn saturating_sub(self, rhs: u32) -> u32;
    #[intrinsic = "int_saturating_mul"]
    pub const fn saturating_mul(self, rhs: u32) -> u32;
    #[intrinsic = "int_saturating_pow"]
    pub const fn saturating_pow(self, exp: u32) -> u32;
    #[intrinsic = "int_wrapping_add"]
    pub const fn wrapping_add(self, rhs: u32) -> u32;
    #[intrinsic = "int_wrapping_sub"]
    pub const fn wrapping_sub(self, rhs: u32) -> u32;
    #[intrinsic = "int_wrapping_mul"]
    pub const fn wrapping_mul(self, rhs: u32) -> u32;
    #[track_caller]
    #[intrinsic = "int_wrapping_div"]
    pub const fn wrapping_div(self, rhs: u32) -> u32;
    #[track_caller]
    #[intrinsic = "int_wrapping_rem"]
    pub const fn wrapping_rem(self, rhs: u32) -> u32;
    #[intrinsic = "int_wrapping_neg"]
    pub const fn wrapping_neg(self) -> u32;
    #[intrinsic = "int_wrapping_shl"]
    pub const fn wrapping_shl(self, rhs: u32) -> u32;
    #[intrinsic = "int_wrapping_shr"]
    pub const fn wrapping_shr(self, rhs: u32) -> u32;
    #[intrinsic = "int_wrapping_pow"]
    pub const fn wrapping_pow(self, exp: u32) -> u32;
    #[intrinsic = "int_overflowing_add"]
    pub const fn overflowing_add(self, rhs: u32) -> (u32, bool);
    #[intrinsic = "int_overflowing_sub"]
    pub const fn overflowing_sub(self, rhs: u32) -> (u32, bool);
    #[intrinsic = "int_overflowing_mul"]
    pub const fn overflowing_mul(self, rhs: u32) -> (u32, bool);
    #[intrinsic = "int_overflowing_neg"]
    pub const fn overflowing_neg(self) -> (u32, bool);
    #[intrinsic = "int_overflowing_pow"]
    pub const fn overflowing_pow(self, exp: u32) -> (u32, bool);
    #[track_caller]
    #[intrinsic = "int_pow"]
    pub const fn pow(self, exp: u32) -> u32;
    #[track_caller]
    #[intrinsic = "int_isqrt"]
    pub const fn isqrt(self) -> u32;
    #[track_caller]
    #[intrinsic = "int_div_euclid"]
    pub const fn div_euclid(self, rhs: u32) -> u32;
    #[track_caller]
    #[intrinsic = "int_rem_euclid"]
    pub const fn rem_euclid(self, rhs: u32) -> u32;
    #[track_caller]
    #[intrinsic = "int_ilog"]
    pub const fn ilog(self, base: u32) -> u32;
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
    pub const fn abs_diff(self, other: u32) -> u32;
    #[intrinsic = "int_is_power_of_two"]
    pub const fn is_power_of_two(self) -> bool;
    #[track_caller]
    #[intrinsic = "int_next_power_of_two"]
    pub const fn next_power_of_two(self) -> u32;
    #[intrinsic = "int_checked_next_power_of_two"]
    pub const fn checked_next_power_of_two(self) -> Option<u32>;
    #[track_caller]
    #[intrinsic = "int_div_ceil"]
    pub const fn div_ceil(self, rhs: u32) -> u32;
    #[track_caller]
    #[intrinsic = "int_next_multiple_of"]
    pub const fn next_multiple_of(self, rhs: u32) -> u32;
    #[intrinsic = "int_is_multiple_of"]
    pub const fn is_multiple_of(self, rhs: u32) -> bool;
    #[intrinsic = "int_checked_add_signed"]
    pub const fn checked_add_signed(self, rhs: i32) -> Option<u32>;
    #[intrinsic = "int_wrapping_add_signed"]
    pub const fn wrapping_add_signed(self, rhs: i32) -> u32;
    #[intrinsic = "int_saturating_add_signed"]
    pub const fn saturating_add_signed(self, rhs: i32) -> u32;
    #[intrinsic = "int_cast_signed"]
    pub const fn cast_signed(self) -> i32;
}

impl u64 {
    pub const MIN: u64 = 0;
    pub const MAX: u64 = 18446744073709551615;
    pub const BITS: u32 = 64;

    #[track_caller]
    pub fn from_str_radix(src: &str, radix: u32) -> Result<u64, ParseIntError> {
        parse_int(src, radix)
    }

    pub const fn min_value() -> u64 {
        0
    }

    pub const fn max_value() -> u64 {
        18446744073709551615
    }

    pub const fn to_le_bytes(self) -> [u8; 8] {
        let mut bytes = [0u8; 8];
        unsafe { int_write_bytes(self, false, &raw mut bytes as *mut u8) }
        bytes
    }

    #[intrinsic = "int_from_le_bytes"]
    pub const fn from_le_bytes(bytes: [u8; 8]) -> u64;
    pub const fn to_be_bytes(self) -> [u8; 8] {
        let mut bytes = [0u8; 8];
        unsafe { int_write_bytes(self, true, &raw mut bytes as *mut u8) }
        bytes
    }

    #[intrinsic = "int_from_be_bytes"]
    pub const fn from_be_bytes(bytes: [u8; 8]) -> u64;
    pub const fn to_ne_bytes(self) -> [u8; 8] {
        let mut bytes = [0u8; 8];
        unsafe { int_write_bytes(self, false, &raw mut bytes as *mut u8) }
        bytes
    }

    #[intrinsic = "int_from_ne_bytes"]
    pub const fn from_ne_bytes(bytes: [u8; 8]) -> u64;
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
    pub const fn rotate_left(self, n: u32) -> u64;
    #[intrinsic = "int_rotate_right"]
    pub const fn rotate_right(self, n: u32) -> u64;
    #[intrinsic = "int_swap_bytes"]
    pub const fn swap_bytes(self) -> u64;
    #[intrinsic = "int_reverse_bits"]
    pub const fn reverse_bits(self) -> u64;
    #[intrinsic = "int_checked_add"]
    pub const fn checked_add(self, rhs: u64) -> Option<u64>;
    #[intrinsic = "int_checked_sub"]
    pub const fn checked_sub(self, rhs: u64) -> Option<u64>;
    #[intrinsic = "int_checked_mul"]
    pub const fn checked_mul(self, rhs: u64) -> Option<u64>;
    #[intrinsic = "int_checked_div"]
    pub const fn checked_div(self, rhs: u64) -> Option<u64>;
    #[intrinsic = "int_checked_rem"]
    pub const fn checked_rem(self, rhs: u64) -> Option<u64>;
    #[intrinsic = "int_checked_neg"]
    pub const fn checked_neg(self) -> Option<u64>;
    #[intrinsic = "int_checked_div_euclid"]
    pub const fn checked_div_euclid(self, rhs: u64) -> Option<u64>;
    #[intrinsic = "int_checked_rem_euclid"]
    pub const fn checked_rem_euclid(self, rhs: u64) -> Option<u64>;
    #[intrinsic = "int_checked_shl"]
    pub const fn checked_shl(self, rhs: u32) -> Option<u64>;
    #[intrinsic = "int_checked_shr"]
    pub const fn checked_shr(self, rhs: u32) -> Option<u64>;
    #[intrinsic = "int_checked_pow"]
    pub const fn checked_pow(self, exp: u32) -> Option<u64>;
    #[intrinsic = "int_saturating_add"]
    pub const fn saturating_add(self, rhs: u64) -> u64;
    #[intrinsic = "int_saturating_sub"]
    pub const fn saturating_sub(self, rhs: u64) -> u64;
    #[intrinsic = "int_saturating_mul"]
    pub const fn saturating_mul(self, rhs: u64) -> u64;
    #[intrinsic = "int_saturating_pow"]
    pub const fn saturating_pow(self, exp: u32) -> u64;
    #[intrinsic = "int_wrapping_add"]
    pub const fn wrapping_add(self, rhs: u64) -> u64;
    #[intrinsic = "int_wrapping_sub"]
    pub const fn wrapping_sub(self, rhs: u64) -> u64;
    #[intrinsic = "int_wrapping_mul"]
    pub const fn wrapping_mul(self, rhs: u64) -> u64;
    #[track_caller]
    #[intrinsic = "int_wrapping_div"]
    pub const fn wrapping_div(self, rhs: u64) -> u64;
    #[track_caller]
    #[intrinsic = "int_wrapping_rem"]
    pub const fn wrapping_rem(self, rhs: u64) -> u64;
    #[intrinsic = "int_wrapping_neg"]
    pub const fn wrapping_neg(self) -> u64;
    #[intrinsic = "int_wrapping_shl"]
    pub const fn wrapping_shl(self, rhs: u32) -> u64;
    #[intrinsic = "int_wrapping_shr"]
    pub const fn wrapping_shr(self, rhs: u32) -> u64;
    #[intrinsic = "int_wrapping_pow"]
    pub const fn wrapping_pow(self, exp: u32) -> u64;
    #[intrinsic = "int_overflowing_add"]
    pub const fn overflowing_add(self, rhs: u64) -> (u64, bool);
    #[intrinsic = "int_overflowing_sub"]
    pub const fn overflowing_sub(self, rhs: u64) -> (u64, bool);
    #[intrinsic = "int_overflowing_mul"]
    pub const fn overflowing_mul(self, rhs: u64) -> (u64, bool);
    #[intrinsic = "int_overflowing_neg"]
    pub const fn overflowing_neg(self) -> (u64, bool);
    #[intrinsic = "int_overflowing_pow"]
    pub const fn overflowing_pow(self, exp: u32) -> (u64, bool);
    #[track_caller]
    #[intrinsic = "int_pow"]
    pub const fn pow(self, exp: u32) -> u64;
    #[track_caller]
    #[intrinsic = "int_isqrt"]
    pub const fn isqrt(self) -> u64;
    #[track_caller]
    #[intrinsic = "int_div_euclid"]
    pub const fn div_euclid(self, rhs: u64) -> u64;
    #[track_caller]
    #[intrinsic = "int_rem_euclid"]
    pub const fn rem_euclid(self, rhs: u64) -> u64;
    #[track_caller]
    #[intrinsic = "int_ilog"]
    pub const fn ilog(self, base: u64) -> u32;
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
    pub const fn abs_diff(self, other: u64) -> u64;
    #[intrinsic = "int_is_power_of_two"]
    pub const fn is_power_of_two(self) -> bool;
    #[track_caller]
    #[intrinsic = "int_next_power_of_two"]
    pub const fn next_power_of_two(self) -> u64;
    #[intrinsic = "int_checked_next_power_of_two"]
    pub const fn checked_next_power_of_two(self) -> Option<u64>;
    #[track_caller]
    #[intrinsic = "int_div_ceil"]
    pub const fn div_ceil(self, rhs: u64) -> u64;
    #[track_caller]
    #[intrinsic = "int_next_multiple_of"]
    pub const fn next_multiple_of(self, rhs: u64) -> u64;
    #[intrinsic = "int_is_multiple_of"]
    pub const fn is_multiple_of(self, rhs: u64) -> bool;
    #[intrinsic = "int_checked_add_signed"]
    pub const fn checked_add_signed(self, rhs: i64) -> Option<u64>;
    #[intrinsic = "int_wrapping_add_signed"]
    pub const fn wrapping_add_signed(self, rhs: i64) -> u64;
    #[intrinsic = "int_saturating_add_signed"]
    pub const fn saturating_add_signed(self, rhs: i64) -> u64;
    #[intrinsic = "int_cast_signed"]
    pub const fn cast_signed(self) -> i64;
}

impl u128 {
    pub const MIN: u128 = 0;
    pub const MAX: u128 = 340282366920938463463374607431768211455;
    pub const BITS: u32 = 128;

    #[track_caller]
    pub fn from_str_radix(src: &str, radix: u32) -> Result<u128, ParseIntError> {
        parse_int(src, radix)
    }

    pub const fn min_value() -> u128 {
        0
    }

    pub const fn max_value() -> u128 {
        340282366920938463463374607431768211455
    }

    pub const fn to_le_bytes(self) -> [u8; 16] {
        let mut bytes = [0u8; 16];
        unsafe { int_write_bytes(self, false, &raw mut bytes as *mut u8) }
        bytes
    }

    #[intrinsic = "int_from_le_bytes"]
    pub const fn from_le_bytes(bytes: [u8; 16]) -> u128;
    pub const fn to_be_bytes(self) -> [u8; 16] {
        let mut bytes = [0u8; 16];
        unsafe { int_write_bytes(self, true, &raw mut bytes as *mut u8) }
        bytes
    }

    #[intrinsic = "int_from_be_bytes"]
    pub const fn from_be_bytes(bytes: [u8; 16]) -> u128;
    pub const fn to_ne_bytes(self) -> [u8; 16] {
        let mut bytes = [0u8; 16];
        unsafe { int_write_bytes(self, false, &raw mut bytes as *mut u8) }
        bytes
    }

    #[intrinsic = "int_from_ne_bytes"]
    pub const fn from_ne_bytes(bytes: [u8; 16]) -> u128;
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
    pub const fn rotate_left(self, n: u32) -> u128;
    #[intrinsic = "int_rotate_right"]
    pub const fn rotate_right(self, n: u32) -> u128;
    #[intrinsic = "int_swap_bytes"]
    pub const fn swap_bytes(self) -> u128;
    #[intrinsic = "int_reverse_bits"]
    pub const fn reverse_bits(self) -> u128;
    #[intrinsic = "int_checked_add"]
    pub const fn checked_add(self, rhs: u128) -> Option<u128>;
    #[intrinsic = "int_checked_sub"]
    pub const fn checked_sub(self, rhs: u128) -> Option<u128>;
    #[intrinsic = "int_checked_mul"]
    pub const fn checked_mul(self, rhs: u128) -> Option<u128>;
    #[intrinsic = "int_checked_div"]
    pub const fn checked_div(self, rhs: u128) -> Option<u128>;
    #[intrinsic = "int_checked_rem"]
    pub const fn checked_rem(self, rhs: u128) -> Option<u128>;
    #[intrinsic = "int_checked_neg"]
    pub const fn checked_neg(self) -> Option<u128>;
    #[intrinsic = "int_checked_div_euclid"]
    pub const fn checked_div_euclid(self, rhs: u128) -> Option<u128>;
    #[intrinsic = "int_checked_rem_euclid"]
    pub const fn checked_rem_euclid(self, rhs: u128) -> Option<u128>;
    #[intrinsic = "int_checked_shl"]
    pub const fn checked_shl(self, rhs: u32) -> Option<u128>;
    #[intrinsic = "int_checked_shr"]
    pub const fn checked_shr(self, rhs: u32) -> Option<u128>;
    #[intrinsic = "int_checked_pow"]
    pub const fn checked_pow(self, exp: u32) -> Option<u128>;
    #[intrinsic = "int_saturating_add"]
    pub const fn saturating_add(self, rhs: u128) -> u128;
    #[intrinsic = "int_saturating_sub"]
    pub const fn saturating_sub(self, rhs: u128) -> u128;
    #[intrinsic = "int_saturating_mul"]
    pub const fn saturating_mul(self, rhs: u128) -> u128;
    #[intrinsic = "int_saturating_pow"]
    pub const fn saturating_pow(self, exp: u32) -> u128;
    #[intrinsic = "int_wrapping_add"]
    pub const fn wrapping_add(self, rhs: u128) -> u128;
    #[intrinsic = "int_wrapping_sub"]
    pub const fn wrapping_sub(self, rhs: u128) -> u128;
    #[intrinsic = "int_wrapping_mul"]
    pub const fn wrapping_mul(self, rhs: u128) -> u128;
    #[track_caller]
    #[intrinsic = "int_wrapping_div"]
    pub const fn wrapping_div(self, rhs: u128) -> u128;
    #[track_caller]
    #[intrinsic = "int_wrapping_rem"]
    pub const fn wrapping_rem(self, rhs: u128) -> u128;
    #[intrinsic = "int_wrapping_neg"]
    pub const fn wrapping_neg(self) -> u128;
    #[intrinsic = "int_wrapping_shl"]
    pub const fn wrapping_shl(self, rhs: u32) -> u128;
    #[intrinsic = "int_wrapping_shr"]
    pub const fn wrapping_shr(self, rhs: u32) -> u128;
    #[intrinsic = "int_wrapping_pow"]
    pub const fn wrapping_pow(self, exp: u32) -> u128;
    #[intrinsic = "int_overflowing_add"]
    pub const fn overflowing_add(self, rhs: u128) -> (u128, bool);
    #[intrinsic = "int_overflowing_sub"]
    pub const fn overflowing_sub(self, rhs: u128) -> (u128, bool);
    #[intrinsic = "int_overflowing_mul"]
    pub const fn overflowing_mul(self, rhs: u128) -> (u128, bool);
    #[intrinsic = "int_overflowing_neg"]
    pub const fn overflowing_neg(self) -> (u128, bool);
    #[intrinsic = "int_overflowing_pow"]
    pub const fn overflowing_pow(self, exp: u32) -> (u128, bool);
    #[track_caller]
    #[intrinsic = "int_pow"]
    pub const fn pow(self, exp: u32) -> u128;
    #[track_caller]
    #[intrinsic = "int_isqrt"]
    pub const fn isqrt(self) -> u128;
    #[track_caller]
    #[intrinsic = "int_div_euclid"]
    pub const fn div_euclid(self, rhs: u128) -> u128;
    #[track_caller]
    #[intrinsic = "int_rem_euclid"]
    pub const fn rem_euclid(self, rhs: u128) -> u128;
    #[track_caller]
    #[intrinsic = "int_ilog"]
    pub const fn ilog(self, base: u128) -> u32;
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
    pub const fn abs_diff(self, other: u128) -> u128;
    #[intrinsic = "int_is_power_of_two"]
    pub const fn is_power_of_two(self) -> bool;
    #[track_caller]
    #[intrinsic = "int_next_power_of_two"]
    pub const fn next_power_of_two(self) -> u128;
    #[intrinsic = "int_checked_next_power_of_two"]
    pub const fn checked_next_power_of_two(self) -> Option<u128>;
    #[track_caller]
    #[intrinsic = "int_div_ceil"]
    pub const fn div_ceil(self, rhs: u128) -> u128;
    #[track_caller]
    #[intrinsic = "int_next_multiple_of"]
    pub const fn next_multiple_of(self, rhs: u128) -> u128;
    #[intrinsic = "int_is_multiple_of"]
    pub const fn is_multiple_of(self, rhs: u128) -> bool;
    #[intrinsic = "int_checked_add_signed"]
    pub const fn checked_add_signed(self, rhs: i128) -> Option<u128>;
    #[intrinsic = "int_wrapping_add_signed"]
    pub const fn wrapping_add_signed(self, rhs: i128) -> u128;
    #[intrinsic = "int_saturating_add_signed"]
    pub const fn saturating_add_signed(self, rhs: i128) -> u128;
    #[intrinsic = "int_cast_signed"]
    pub const fn cast_signed(self) -> i128;
}

impl usize {
    pub const MIN: usize = 0;
    pub const MAX: usize = 18446744073709551615;
    pub const BITS: u32 = 64;

    #[track_caller]
    pub fn from_str_radix(src: &str, radix: u32) -> Result<usize, ParseIntError> {
        parse_int(src, radix)
    }

    pub const fn min_value() -> usize {
        0
    }

    pub const fn max_value() -> usize {
        18446744073709551615
    }

    pub const fn to_le_bytes(self) -> [u8; 8] {
        let mut bytes = [0u8; 8];
        unsafe { int_write_bytes(self, false, &raw mut bytes as *mut u8) }
        bytes
    }

    #[intrinsic = "int_from_le_bytes"]
    pub const fn from_le_bytes(bytes: [u8; 8]) -> usize;
    pub const fn to_be_bytes(self) -> [u8; 8] {
        let mut bytes = [0u8; 8];
        unsafe { int_write_bytes(self, true, &raw mut bytes as *mut u8) }
        bytes
    }

    #[intrinsic = "int_from_be_bytes"]
    pub const fn from_be_bytes(bytes: [u8; 8]) -> usize;
    pub const fn to_ne_bytes(self) -> [u8; 8] {
        let mut bytes = [0u8; 8];
        unsafe { int_write_bytes(self, false, &raw mut bytes as *mut u8) }
        bytes
    }

    #[intrinsic = "int_from_ne_bytes"]
    pub const fn from_ne_bytes(bytes: [u8; 8]) -> usize;
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
    pub const fn rotate_left(self, n: u32) -> usize;
    #[intrinsic = "int_rotate_right"]
    pub const fn rotate_right(self, n: u32) -> usize;
    #[intrinsic = "int_swap_bytes"]
    pub const fn swap_bytes(self) -> usize;
    #[intrinsic = "int_reverse_bits"]
    pub const fn reverse_bits(self) -> usize;
    #[intrinsic = "int_checked_add"]
    pub const fn checked_add(self, rhs: usize) -> Option<usize>;
    #[intrinsic = "int_checked_sub"]
    pub const fn checked_sub(self, rhs: usize) -> Option<usize>;
    #[intrinsic = "int_checked_mul"]
    pub const fn checked_mul(self, rhs: usize) -> Option<usize>;
    #[intrinsic = "int_checked_div"]
    pub const fn checked_div(self, rhs: usize) -> Option<usize>;
    #[intrinsic = "int_checked_rem"]
    pub const fn checked_rem(self, rhs: usize) -> Option<usize>;
    #[intrinsic = "int_checked_neg"]
    pub const fn checked_neg(self) -> Option<usize>;
    #[intrinsic = "int_checked_div_euclid"]
    pub const fn checked_div_euclid(self, rhs: usize) -> Option<usize>;
    #[intrinsic = "int_checked_rem_euclid"]
    pub const fn checked_rem_euclid(self, rhs: usize) -> Option<usize>;
    #[intrinsic = "int_checked_shl"]
    pub const fn checked_shl(self, rhs: u32) -> Option<usize>;
    #[intrinsic = "int_checked_shr"]
    pub const fn checked_shr(self, rhs: u32) -> Option<usize>;
    #[intrinsic = "int_checked_pow"]
    pub const fn checked_pow(self, exp: u32) -> Option<usize>;
    #[intrinsic = "int_saturating_add"]
    pub const fn saturating_add(self, rhs: usize) -> usize;
    #[intrinsic = "int_saturating_sub"]
    pub const fn saturating_sub(self, rhs: usize) -> usize;
    #[intrinsic = "int_saturating_mul"]
    pub const fn saturating_mul(self, rhs: usize) -> usize;
    #[intrinsic = "int_saturating_pow"]
    pub const fn saturating_pow(self, exp: u32) -> usize;
    #[intrinsic = "int_wrapping_add"]
    pub const fn wrapping_add(self, rhs: usize) -> usize;
    #[intrinsic = "int_wrapping_sub"]
    pub const fn wrapping_sub(self, rhs: usize) -> usize;
    #[intrinsic = "int_wrapping_mul"]
    pub const fn wrapping_mul(self, rhs: usize) -> usize;
    #[track_caller]
    #[intrinsic = "int_wrapping_div"]
    pub const fn wrapping_div(self, rhs: usize) -> usize;
    #[track_caller]
    #[intrinsic = "int_wrapping_rem"]
    pub const fn wrapping_rem(self, rhs: usize) -> usize;
    #[intrinsic = "int_wrapping_neg"]
    pub const fn wrapping_neg(self) -> usize;
    #[intrinsic = "int_wrapping_shl"]
    pub const fn wrapping_shl(self, rhs: u32) -> usize;
    #[intrinsic = "int_wrapping_shr"]
    pub const fn wrapping_shr(self, rhs: u32) -> usize;
    #[intrinsic = "int_wrapping_pow"]
    pub const fn wrapping_pow(self, exp: u32) -> usize;
    #[intrinsic = "int_overflowing_add"]
    pub const fn overflowing_add(self, rhs: usize) -> (usize, bool);
    #[intrinsic = "int_overflowing_sub"]
    pub const fn overflowing_sub(self, rhs: usize) -> (usize, bool);
    #[intrinsic = "int_overflowing_mul"]
    pub const fn overflowing_mul(self, rhs: usize) -> (usize, bool);
    #[intrinsic = "int_overflowing_neg"]
    pub const fn overflowing_neg(self) -> (usize, bool);
    #[intrinsic = "int_overflowing_pow"]
    pub const fn overflowing_pow(self, exp: u32) -> (usize, bool);
    #[track_caller]
    #[intrinsic = "int_pow"]
    pub const fn pow(self, exp: u32) -> usize;
    #[track_caller]
    #[intrinsic = "int_isqrt"]
    pub const fn isqrt(self) -> usize;
    #[track_caller]
    #[intrinsic = "int_div_euclid"]
    pub const fn div_euclid(self, rhs: usize) -> usize;
    #[track_caller]
    #[intrinsic = "int_rem_euclid"]
    pub const fn rem_euclid(self, rhs: usize) -> usize;
    #[track_caller]
    #[intrinsic = "int_ilog"]
    pub const fn ilog(self, base: usize) -> u32;
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
    pub const fn abs_diff(self, other: usize) -> usize;
    #[intrinsic = "int_is_power_of_two"]
    pub const fn is_power_of_two(self) -> bool;
    #[track_caller]
    #[intrinsic = "int_next_power_of_two"]
    pub const fn next_power_of_two(self) -> usize;
    #[intrinsic = "int_checked_next_power_of_two"]
    pub const fn checked_next_power_of_two(self) -> Option<usize>;
    #[track_caller]
    #[intrinsic = "int_div_ceil"]
    pub const fn div_ceil(self, rhs: usize) -> usize;
    #[track_caller]
    #[intrinsic = "int_next_multiple_of"]
    pub const fn next_multiple_of(self, rhs: usize) -> usize;
    #[intrinsic = "int_is_multiple_of"]
    pub const fn is_multiple_of(self, rhs: usize) -> bool;
    #[intrinsic = "int_checked_add_signed"]
    pub const fn checked_add_signed(self, rhs: isize) -> Option<usize>;
    #[intrinsic = "int_wrapping_add_signed"]
    pub const fn wrapping_add_signed(self, rhs: isize) -> usize;
    #[intrinsic = "int_saturating_add_signed"]
    pub const fn saturating_add_signed(self, rhs: isize) -> usize;
    #[intrinsic = "int_cast_signed"]
    pub const fn cast_signed(self) -> isize;
}
