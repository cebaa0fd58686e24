//! The functions of `u16`.

unsigned! { u16, i16: 0..=65535, 16 bits, 2 bytes, "core/src/num/mod.rs:1188:5" }
