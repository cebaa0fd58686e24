//! The functions of `usize`.

unsigned! { usize, isize: 0..=18446744073709551615, 64 bits, 8 bytes, "core/src/num/mod.rs:1400:5" }
