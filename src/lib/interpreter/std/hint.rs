//! Hints that change nothing here.

#[inline]
pub const fn black_box<T>(dummy: T) -> T {
    dummy
}

pub fn spin_loop() {}

pub const fn cold_path() {}

pub const unsafe fn assert_unchecked(cond: bool) {
    if !cond {
        unsafe { unreachable_unchecked() }
    }
}

/// Undefined behaviour when it is reached.
#[intrinsic]
pub const unsafe fn unreachable_unchecked() -> !;
