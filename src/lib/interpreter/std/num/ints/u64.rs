//! The functions of `u64`.

unsigned! { u64, i64: 0..=18446744073709551615, 64 bits, 8 bytes, "core/src/num/mod.rs:1274:5" }
