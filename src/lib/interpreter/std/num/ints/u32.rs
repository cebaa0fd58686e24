//! The functions of `u32`.

unsigned! { u32, i32: 0..=4294967295, 32 bits, 4 bytes, "core/src/num/mod.rs:1243:5" }
