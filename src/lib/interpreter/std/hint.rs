//! Hints that change nothing here.

#[inline]
pub const fn black_box<T>(dummy: T) -> T {
    dummy
}

pub fn spin_loop() {}

/// Undefined behaviour when it is reached.
#[intrinsic]
pub const unsafe fn unreachable_unchecked() -> !;
