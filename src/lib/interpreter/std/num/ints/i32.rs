//! The functions of `i32`.

signed! { i32, u32: -2147483648..=2147483647, 32 bits, 4 bytes, "core/src/num/mod.rs:394:5" }
