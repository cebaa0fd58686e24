//! The functions of `i16`.

signed! { i16, u16: -32768..=32767, 16 bits, 2 bytes, "core/src/num/mod.rs:370:5" }
