//! The functions of `u128`.

unsigned! { u128, i128: 0..=340282366920938463463374607431768211455, 128 bits, 16 bytes, "core/src/num/mod.rs:1305:5" }
