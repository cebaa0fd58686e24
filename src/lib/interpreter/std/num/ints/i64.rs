//! The functions of `i64`.

signed! { i64, u64: -9223372036854775808..=9223372036854775807, 64 bits, 8 bytes, "core/src/num/mod.rs:418:5" }
