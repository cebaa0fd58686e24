//! Numbers as text.

use super::{Formatter, LowerHex, Result, UpperHex};
use crate::intrinsics::{float_text, float_text_len, int_digits, slice_from_raw, str_from_utf8};
use crate::string::String;
use crate::vec::Vec;

/// Below zero; for a float, with a minus sign.
#[intrinsic]
fn num_is_negative<T>(value: T) -> bool;
#[intrinsic]
fn num_is_nan<T>(value: T) -> bool;
/// Room that `to_string` of an integer begins with.
#[intrinsic]
fn int_text_room<T>(value: T) -> usize;

/// An integer in base 10.
pub(crate) fn fmt_decimal<T: Copy>(value: T, f: &mut Formatter<'_>) -> Result {
    let mut digits = [0u8; 40];
    unsafe {
        let count = int_digits(value, 10, false, &raw mut digits as *mut u8);
        f.pad_integral(!num_is_negative(value), "", str_from_utf8(slice_from_raw(&raw const digits as *const u8, count)))
    }
}

/// An integer's bits in another base.
pub(crate) fn fmt_radix<T: Copy>(value: T, base: u32, upper: bool, prefix: &str, f: &mut Formatter<'_>) -> Result {
    let mut digits = [0u8; 128];
    unsafe {
        let count = int_digits(value, base, upper, &raw mut digits as *mut u8);
        f.pad_integral(true, prefix, str_from_utf8(slice_from_raw(&raw const digits as *const u8, count)))
    }
}

pub(crate) fn fmt_debug<T: Copy + LowerHex + UpperHex>(value: T, f: &mut Formatter<'_>) -> Result {
    if f.debug_lower_hex() {
        LowerHex::fmt(&value, f)
    } else if f.debug_upper_hex() {
        UpperHex::fmt(&value, f)
    } else {
        fmt_decimal(value, f)
    }
}

pub(crate) fn decimal_text<T: Copy>(value: T) -> String {
    let mut text = String::with_capacity(int_text_room(value));
    if num_is_negative(value) {
        text.push('-')
    }
    unsafe {
        let at = text.vec.len;
        text.vec.len = at + int_digits(value, 10, false, text.vec.as_mut_ptr().add(at))
    }
    text
}

/// `mode` as `float_text` has it.
pub(crate) fn fmt_float<T: Copy>(value: T, mode: u32, f: &mut Formatter<'_>) -> Result {
    let precision = match f.precision() {
        Some(digits) => digits as isize,
        None => -1,
    };
    let sign = if num_is_nan(value) {
        ""
    } else if num_is_negative(value) {
        "-"
    } else if f.sign_plus() {
        "+"
    } else {
        ""
    };
    let count = float_text_len(value, mode, precision);
    if count <= 32 {
        let mut text = [0u8; 32];
        unsafe {
            float_text(value, mode, precision, &raw mut text as *mut u8);
            f.pad_number(sign, "", str_from_utf8(slice_from_raw(&raw const text as *const u8, count)))
        }
    } else {
        let mut text: Vec<u8> = Vec::with_capacity(count);
        unsafe {
            float_text(value, mode, precision, text.as_mut_ptr());
            text.set_len(count);
            f.pad_number(sign, "", str_from_utf8(text.as_slice()))
        }
    }
}
