//! Numbers.

pub mod class;
pub mod convert;
pub mod floats;
pub mod fmt;
pub mod ints;
pub mod modules;
pub mod nonzero;
pub mod parse;
pub mod saturating;
pub mod wrapping;

pub use convert::TryFromIntError;
pub use nonzero::{
    NonZero, NonZeroI128, NonZeroI16, NonZeroI32, NonZeroI64, NonZeroI8, NonZeroIsize, NonZeroU128, NonZeroU16, NonZeroU32,
    NonZeroU64, NonZeroU8, NonZeroUsize,
};
pub use parse::{IntErrorKind, ParseFloatError, ParseIntError};
pub use saturating::Saturating;
pub use wrapping::Wrapping;

/// The kinds of floats.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub enum FpCategory {
    Nan,
    Infinite,
    Zero,
    Subnormal,
    Normal,
}
