//! The functions of `isize`.

signed! { isize, usize: -9223372036854775808..=9223372036854775807, 64 bits, 8 bytes, "core/src/num/mod.rs:519:5" }
