//! Numbers.

pub mod class;
pub mod convert;
pub mod floats;
pub mod fmt;
pub mod ints;
pub mod modules;
pub mod parse;

pub use convert::TryFromIntError;
pub use parse::{IntErrorKind, ParseFloatError, ParseIntError};
