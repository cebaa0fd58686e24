//! The standard library of Ferrostep, as source. `core`, `alloc` and `std` are all names of this one crate.
//!
//! Signatures are those of Rust's own library; bodies are written in the language that the front end compiles, or done
//! in TypeScript where `#[intrinsic]` stands. What is not here is `unsupported`, by name.

/// Its macro is in scope below.
#[macro_use]
pub(crate) mod counted;

pub mod alloc;
pub mod any;
pub mod array;
pub mod ascii;
pub mod bool;
pub mod borrow;
pub mod boxed;
pub mod cell;
pub mod char;
pub mod clone;
pub mod cmp;
pub mod collections;
pub mod convert;
pub mod default;
pub mod env;
pub mod error;
pub mod ffi;
pub mod fmt;
pub mod fs;
pub mod hash;
pub mod hint;
pub(crate) mod intrinsics;
pub mod io;
pub mod iter;
pub mod marker;
pub mod mem;
pub mod net;
pub mod num;
pub mod ops;
pub mod option;
pub(crate) mod output;
pub mod panic;
pub(crate) mod panicking;
pub mod path;
pub mod pin;
pub mod prelude;
pub mod process;
pub mod ptr;
pub mod rc;
pub mod result;
pub mod slice;
pub mod str;
pub mod string;
pub mod sync;
pub mod thread;
pub mod time;
pub mod tuple;
pub mod vec;

/// Paths such as `std::i32::MAX` and `std::f64::consts::PI`.
pub use crate::num::modules::f32;
pub use crate::num::modules::f64;
pub use crate::num::modules::i128;
pub use crate::num::modules::i16;
pub use crate::num::modules::i32;
pub use crate::num::modules::i64;
pub use crate::num::modules::i8;
pub use crate::num::modules::isize;
pub use crate::num::modules::u128;
pub use crate::num::modules::u16;
pub use crate::num::modules::u32;
pub use crate::num::modules::u64;
pub use crate::num::modules::u8;
pub use crate::num::modules::usize;
