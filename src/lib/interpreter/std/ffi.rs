//! Texts as the system has them, and C's.

pub mod c_str;
pub(crate) mod c_string;
pub mod os_str;

pub use c_str::{CStr, FromBytesUntilNulError, FromBytesWithNulError};
pub use c_string::{CString, FromVecWithNulError, IntoStringError, NulError};
pub use os_str::{OsStr, OsString};

/// What a `void *` points to. The real one is an enum of variants that nobody may name.
pub struct c_void {
    byte: u8,
}

pub type c_char = i8;
pub type c_schar = i8;
pub type c_uchar = u8;
pub type c_short = i16;
pub type c_ushort = u16;
pub type c_int = i32;
pub type c_uint = u32;
pub type c_long = i64;
pub type c_ulong = u64;
pub type c_longlong = i64;
pub type c_ulonglong = u64;
pub type c_float = f32;
pub type c_double = f64;
