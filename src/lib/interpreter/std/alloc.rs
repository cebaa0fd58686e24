//! Memory for growing buffers.

mod layout;
pub use layout::{Layout, LayoutError, alloc, alloc_zeroed, dealloc, handle_alloc_error, realloc};

use crate::intrinsics::{alloc_array, dealloc_array, realloc_array};
use crate::marker::PhantomData;
use crate::collections::TryReserveError;
use crate::mem;
use crate::panicking;
use crate::ptr::NonNull;

/// A capacity: at most `isize::MAX`; what lies above is its niche, as in Rust's library.
#[valid_range(0, 9223372036854775807)]
#[repr(transparent)]
pub(crate) struct Cap(pub(crate) usize);

impl Clone for Cap {
    fn clone(&self) -> Cap {
        *self
    }
}

impl Copy for Cap {}

/// A buffer of `cap` places for `T`; whoever holds it knows which are filled. Frees the memory, drops nothing in it.
pub(crate) struct RawVec<T> {
    pub(crate) ptr: NonNull<T>,
    pub(crate) cap: Cap,
    marker: PhantomData<T>,
}

impl<T> RawVec<T> {
    pub(crate) const fn new() -> RawVec<T> {
        RawVec { ptr: NonNull::dangling(), cap: Cap(0), marker: PhantomData }
    }

    #[track_caller]
    pub(crate) fn with_capacity(capacity: usize) -> RawVec<T> {
        if mem::size_of::<T>() == 0 || capacity == 0 {
            return RawVec::new();
        }
        check_capacity::<T>(capacity);
        unsafe { RawVec { ptr: NonNull::new_unchecked(alloc_array::<T>(capacity)), cap: Cap(capacity), marker: PhantomData } }
    }

    pub(crate) const unsafe fn from_parts(ptr: *mut T, capacity: usize) -> RawVec<T> {
        unsafe { RawVec { ptr: NonNull::new_unchecked(ptr), cap: Cap(capacity), marker: PhantomData } }
    }

    pub(crate) const fn capacity(&self) -> usize {
        if mem::size_of::<T>() == 0 { 18446744073709551615 } else { self.cap.0 }
    }

    /// Room for one more: twice the capacity, but at least 8 for bytes, 4 for elements up to 1024 bytes, 1 above.
    #[track_caller]
    pub(crate) fn grow_one(&mut self) {
        self.grow_amortized(self.cap.0, 1)
    }

    #[track_caller]
    pub(crate) fn reserve(&mut self, len: usize, additional: usize) {
        if additional > self.capacity().wrapping_sub(len) {
            self.grow_amortized(len, additional)
        }
    }

    #[track_caller]
    pub(crate) fn reserve_exact(&mut self, len: usize, additional: usize) {
        if additional > self.capacity().wrapping_sub(len) {
            self.set_capacity(sum_or_overflow(len, additional))
        }
    }

    #[track_caller]
    fn grow_amortized(&mut self, len: usize, additional: usize) {
        let size = mem::size_of::<T>();
        if size == 0 {
            capacity_overflow()
        }
        let required = sum_or_overflow(len, additional);
        let doubled = self.cap.0 * 2;
        let wanted = if doubled < required { required } else { doubled };
        let least = least_capacity::<T>();
        self.set_capacity(if wanted < least { least } else { wanted })
    }

    #[track_caller]
    pub(crate) fn set_capacity(&mut self, capacity: usize) {
        let old = self.cap.0;
        if mem::size_of::<T>() == 0 || capacity == old {
            return;
        }
        check_capacity::<T>(capacity);
        unsafe {
            let ptr = if capacity == 0 {
                dealloc_array(self.ptr.as_ptr(), old);
                NonNull::dangling()
            } else if old == 0 {
                NonNull::new_unchecked(alloc_array::<T>(capacity))
            } else {
                NonNull::new_unchecked(realloc_array(self.ptr.as_ptr(), old, capacity))
            };
            self.ptr = ptr;
        }
        self.cap = Cap(capacity);
    }
}

/// The smallest capacity that a growing buffer takes.
pub(crate) fn least_capacity<T>() -> usize {
    let size = mem::size_of::<T>();
    if size == 1 {
        8
    } else if size <= 1024 {
        4
    } else {
        1
    }
}

#[panics_at = "alloc/src/raw_vec/mod.rs:28:5"]
pub(crate) fn capacity_overflow() -> ! {
    panicking::panic_str("capacity overflow")
}

#[track_caller]
fn sum_or_overflow(len: usize, additional: usize) -> usize {
    let sum = len.wrapping_add(additional);
    if sum < len {
        capacity_overflow()
    }
    sum
}

#[track_caller]
fn check_capacity<T>(capacity: usize) {
    if capacity > 9223372036854775807 / mem::size_of::<T>() {
        capacity_overflow()
    }
}

unsafe impl<#[may_dangle] T> Drop for RawVec<T> {
    fn drop(&mut self) {
        if self.cap.0 != 0 {
            unsafe { dealloc_array(self.ptr.as_ptr(), self.cap.0) }
        }
    }
}

/// Whether `additional` more elements than `len` can stand in memory at all.
pub(crate) fn try_capacity<T>(len: usize, additional: usize) -> Result<(), TryReserveError> {
    match len.checked_add(additional) {
        None => Err(TryReserveError::overflow()),
        Some(count) => match count.checked_mul(mem::size_of::<T>()) {
            Some(bytes) if bytes <= isize::MAX as usize => Ok(()),
            _ => Err(TryReserveError::overflow()),
        },
    }
}
