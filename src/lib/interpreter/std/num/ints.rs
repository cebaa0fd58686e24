//! The integer types' own functions, nearly all of them intrinsic.
// Written by `gen/num.ts`.

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
