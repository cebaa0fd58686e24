//! The functions of `i8`.

signed! { i8, u8: -128..=127, 8 bits, 1 bytes, "core/src/num/mod.rs:346:5" }
