//! Raw pointers.

pub(crate) mod raw;

pub use raw::{hash, read_unaligned, read_volatile, swap_nonoverlapping, with_exposed_provenance};
pub use raw::{with_exposed_provenance_mut, without_provenance, without_provenance_mut, write_bytes, write_unaligned};
pub use raw::write_volatile;

use crate::clone::Clone;
use crate::cmp::{Eq, PartialEq};
use crate::fmt;
use crate::marker::{Copy, Unsize};
use crate::ops::CoerceUnsized;

#[lang = "ptr_read"]
#[intrinsic = "ptr_read"]
pub const unsafe fn read<T>(src: *const T) -> T;
#[lang = "ptr_write"]
#[intrinsic = "ptr_write"]
pub const unsafe fn write<T>(dst: *mut T, src: T);
/// May overlap.
#[lang = "ptr_copy"]
#[intrinsic = "ptr_copy"]
pub const unsafe fn copy<T>(src: *const T, dst: *mut T, count: usize);
#[lang = "ptr_copy_nonoverlapping"]
#[intrinsic = "ptr_copy_nonoverlapping"]
pub const unsafe fn copy_nonoverlapping<T>(src: *const T, dst: *mut T, count: usize);
#[lang = "ptr_null"]
#[intrinsic = "ptr_null"]
pub const fn null<T>() -> *const T;
#[lang = "ptr_null_mut"]
#[intrinsic = "ptr_null"]
pub const fn null_mut<T>() -> *mut T;
/// An aligned pointer that may not be followed.
#[intrinsic = "ptr_dangling"]
pub const fn dangling<T>() -> *const T;
#[intrinsic = "ptr_dangling"]
pub const fn dangling_mut<T>() -> *mut T;

/// Runs the drop glue of the value behind the pointer, as the end of its scope would.
#[lang = "drop_in_place"]
#[intrinsic = "drop_in_place"]
#[const_conditional]
pub unsafe fn drop_in_place<T: ?Sized>(to_drop: *mut T);

#[lang = "ptr_swap"]
pub const unsafe fn swap<T>(a: *mut T, b: *mut T) {
    unsafe {
        let tmp = read(a);
        copy(b, a, 1);
        write(b, tmp);
    }
}

#[lang = "ptr_replace"]
pub const unsafe fn replace<T>(dst: *mut T, src: T) -> T {
    unsafe {
        let old = read(dst);
        write(dst, src);
        old
    }
}

/// The same address (and, for wide pointers, the same metadata).
pub fn eq<T: ?Sized>(a: *const T, b: *const T) -> bool {
    a == b
}

pub fn addr_eq<T: ?Sized, U: ?Sized>(p: *const T, q: *const U) -> bool {
    (p as *const ()) == (q as *const ())
}

#[lang = "ptr_from_ref"]
pub const fn from_ref<T: ?Sized>(r: &T) -> *const T {
    r
}

pub const fn from_mut<T: ?Sized>(r: &mut T) -> *mut T {
    r
}

pub const fn slice_from_raw_parts<T>(data: *const T, len: usize) -> *const [T] {
    crate::intrinsics::slice_ptr(data, len)
}

pub const fn slice_from_raw_parts_mut<T>(data: *mut T, len: usize) -> *mut [T] {
    crate::intrinsics::slice_ptr_mut(data, len)
}

#[all_items(lacking = "as_array as_mut_array as_mut_ptr as_mut_slice as_ptr as_slice as_uninit_mut as_uninit_ref as_uninit_slice as_uninit_slice_mut byte_offset_from_unsigned cast_array cast_init cast_slice cast_uninit get_unchecked get_unchecked_mut guaranteed_eq guaranteed_ne is_aligned_to mask split_at_mut split_at_mut_unchecked to_raw_parts try_cast_aligned with_metadata_of")]
impl<T: ?Sized> *const T {
    #[intrinsic = "ptr_is_null"]
    pub const fn is_null(self) -> bool;
    /// The address without provenance.
    #[intrinsic = "ptr_addr"]
    pub fn addr(self) -> usize;

    #[lang = "ptr_cast_mut"]
    pub const fn cast_mut(self) -> *mut T {
        self as *mut T
    }

    #[lang = "const_ptr_cast"]
    pub const fn cast<U>(self) -> *const U {
        self as *const U
    }

    pub const unsafe fn as_ref<'a>(self) -> Option<&'a T> {
        if self.is_null() { None } else { unsafe { Some(&*self) } }
    }
}

impl<T> *const T {
    #[intrinsic = "ptr_add"]
    pub const unsafe fn add(self, count: usize) -> *const T;
    #[intrinsic = "ptr_sub"]
    pub const unsafe fn sub(self, count: usize) -> *const T;
    #[intrinsic = "ptr_offset"]
    pub const unsafe fn offset(self, count: isize) -> *const T;
    #[intrinsic = "ptr_wrapping_add"]
    pub const fn wrapping_add(self, count: usize) -> *const T;
    #[intrinsic = "ptr_wrapping_sub"]
    pub const fn wrapping_sub(self, count: usize) -> *const T;
    #[intrinsic = "ptr_offset_from"]
    pub const unsafe fn offset_from(self, origin: *const T) -> isize;
    #[intrinsic = "ptr_read"]
    pub const unsafe fn read(self) -> T;
    #[intrinsic = "ptr_copy"]
    pub const unsafe fn copy_to(self, dest: *mut T, count: usize);
    #[intrinsic = "ptr_copy_nonoverlapping"]
    pub const unsafe fn copy_to_nonoverlapping(self, dest: *mut T, count: usize);
}

#[all_items(lacking = "as_array as_mut_array as_mut_ptr as_mut_slice as_ptr as_slice as_uninit_mut as_uninit_ref as_uninit_slice as_uninit_slice_mut byte_offset_from_unsigned cast_array cast_init cast_slice cast_uninit get_unchecked get_unchecked_mut guaranteed_eq guaranteed_ne is_aligned_to mask split_at_mut split_at_mut_unchecked to_raw_parts try_cast_aligned with_metadata_of")]
impl<T: ?Sized> *mut T {
    #[intrinsic = "ptr_is_null"]
    pub const fn is_null(self) -> bool;
    #[intrinsic = "ptr_addr"]
    pub fn addr(self) -> usize;
    #[intrinsic = "drop_in_place"]
    #[const_conditional]
    pub unsafe fn drop_in_place(self);

    #[lang = "ptr_cast_const"]
    pub const fn cast_const(self) -> *const T {
        self as *const T
    }

    #[lang = "mut_ptr_cast"]
    pub const fn cast<U>(self) -> *mut U {
        self as *mut U
    }

    pub const unsafe fn as_ref<'a>(self) -> Option<&'a T> {
        if self.is_null() { None } else { unsafe { Some(&*self) } }
    }

    pub const unsafe fn as_mut<'a>(self) -> Option<&'a mut T> {
        if self.is_null() { None } else { unsafe { Some(&mut *self) } }
    }
}

impl<T> *mut T {
    #[intrinsic = "ptr_add"]
    pub const unsafe fn add(self, count: usize) -> *mut T;
    #[intrinsic = "ptr_sub"]
    pub const unsafe fn sub(self, count: usize) -> *mut T;
    #[intrinsic = "ptr_offset"]
    pub const unsafe fn offset(self, count: isize) -> *mut T;
    #[intrinsic = "ptr_wrapping_add"]
    pub const fn wrapping_add(self, count: usize) -> *mut T;
    #[intrinsic = "ptr_wrapping_sub"]
    pub const fn wrapping_sub(self, count: usize) -> *mut T;
    #[intrinsic = "ptr_offset_from"]
    pub const unsafe fn offset_from(self, origin: *const T) -> isize;
    #[intrinsic = "ptr_read"]
    pub const unsafe fn read(self) -> T;
    #[intrinsic = "ptr_write"]
    pub const unsafe fn write(self, val: T);
    #[intrinsic = "ptr_copy"]
    pub const unsafe fn copy_to(self, dest: *mut T, count: usize);
    #[intrinsic = "ptr_copy_nonoverlapping"]
    pub const unsafe fn copy_to_nonoverlapping(self, dest: *mut T, count: usize);

    pub const unsafe fn replace(self, src: T) -> T {
        unsafe { replace(self, src) }
    }

    pub const unsafe fn swap(self, with: *mut T) {
        unsafe { swap(self, with) }
    }
}

/// A raw pointer that is never null, covariant in its pointee. Null is its niche.
#[lang = "NonNull"]
#[valid_range(1, 18446744073709551615)]
#[repr(transparent)]
#[all_items(lacking = "addr align_offset as_mut_ptr as_non_null_ptr as_uninit_mut as_uninit_ref as_uninit_slice as_uninit_slice_mut byte_offset byte_offset_from byte_offset_from_unsigned cast_array cast_init cast_slice cast_uninit expose_provenance from_raw_parts get_unchecked_mut is_aligned_to map_addr offset_from_unsigned to_raw_parts try_cast_aligned with_addr with_exposed_provenance without_provenance")]
pub struct NonNull<T: ?Sized> {
    pub(crate) pointer: *const T,
}

impl<T: ?Sized> !Send for NonNull<T> {}
impl<T: ?Sized> !Sync for NonNull<T> {}

impl<T> NonNull<T> {
    pub const fn dangling() -> NonNull<T> {
        NonNull { pointer: dangling() }
    }

    pub const unsafe fn add(self, count: usize) -> NonNull<T> {
        unsafe { NonNull { pointer: self.pointer.add(count) } }
    }

    pub const unsafe fn sub(self, count: usize) -> NonNull<T> {
        unsafe { NonNull { pointer: self.pointer.sub(count) } }
    }

    pub const unsafe fn read(self) -> T {
        unsafe { read(self.pointer) }
    }

    pub const unsafe fn write(self, val: T) {
        unsafe { write(self.pointer as *mut T, val) }
    }
}

impl<T: ?Sized> NonNull<T> {
    pub const unsafe fn new_unchecked(ptr: *mut T) -> NonNull<T> {
        NonNull { pointer: ptr as *const T }
    }

    pub const fn new(ptr: *mut T) -> Option<NonNull<T>> {
        if ptr.is_null() { None } else { Some(NonNull { pointer: ptr as *const T }) }
    }

    pub const fn from_ref(r: &T) -> NonNull<T> {
        NonNull { pointer: r as *const T }
    }

    pub const fn from_mut(r: &mut T) -> NonNull<T> {
        NonNull { pointer: r as *mut T as *const T }
    }

    pub const fn as_ptr(self) -> *mut T {
        self.pointer as *mut T
    }

    pub const unsafe fn as_ref<'a>(&self) -> &'a T {
        unsafe { &*self.pointer }
    }

    pub const unsafe fn as_mut<'a>(&mut self) -> &'a mut T {
        unsafe { &mut *(self.pointer as *mut T) }
    }

    pub const fn cast<U>(self) -> NonNull<U> {
        NonNull { pointer: self.pointer as *const U }
    }
}

impl<T: ?Sized> Clone for NonNull<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: ?Sized> Copy for NonNull<T> {}

impl<T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized<NonNull<U>> for NonNull<T> {}

impl<T: ?Sized> PartialEq for NonNull<T> {
    fn eq(&self, other: &Self) -> bool {
        self.pointer == other.pointer
    }
}

impl<T: ?Sized> Eq for NonNull<T> {}

impl<T: ?Sized> fmt::Debug for NonNull<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Pointer::fmt(&self.pointer, f)
    }
}

impl<T: ?Sized> fmt::Pointer for NonNull<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Pointer::fmt(&self.pointer, f)
    }
}

impl<T: ?Sized> From<&T> for NonNull<T> {
    fn from(r: &T) -> Self {
        NonNull { pointer: r as *const T }
    }
}

impl<T: ?Sized> From<&mut T> for NonNull<T> {
    fn from(r: &mut T) -> Self {
        NonNull { pointer: r as *mut T as *const T }
    }
}
