//! The rarer methods of raw pointers, and functions about them.

use crate::cmp::Ordering;
use crate::hash::{Hash, Hasher};
use crate::intrinsics::{slice_ptr_mut, with_metadata_of};
use crate::mem::{align_of, size_of, forget, MaybeUninit};
use crate::ptr::{self, NonNull};

#[lang = "ptr_read_unaligned"]
pub const unsafe fn read_unaligned<T>(src: *const T) -> T {
    let mut copy = MaybeUninit::<T>::uninit();
    unsafe {
        ptr::copy_nonoverlapping(src as *const u8, copy.as_mut_ptr() as *mut u8, size_of::<T>());
        copy.assume_init()
    }
}

#[lang = "ptr_write_unaligned"]
pub const unsafe fn write_unaligned<T>(dst: *mut T, src: T) {
    unsafe { ptr::copy_nonoverlapping(&raw const src as *const u8, dst as *mut u8, size_of::<T>()) }
    forget(src)
}

pub unsafe fn read_volatile<T>(src: *const T) -> T {
    unsafe { ptr::read(src) }
}

pub unsafe fn write_volatile<T>(dst: *mut T, src: T) {
    unsafe { ptr::write(dst, src) }
}

#[lang = "ptr_write_bytes"]
#[intrinsic = "ptr_write_bytes"]
pub const unsafe fn write_bytes<T>(dst: *mut T, val: u8, count: usize);

/// Exchanges `count` values; the two stretches may not overlap.
pub const unsafe fn swap_nonoverlapping<T>(x: *mut T, y: *mut T, count: usize) {
    let mut at = 0;
    while at < count {
        unsafe {
            let left = ptr::read(x.add(at));
            ptr::copy_nonoverlapping(y.add(at), x.add(at), 1);
            ptr::write(y.add(at), left);
        }
        at += 1;
    }
}

#[intrinsic = "ptr_from_addr"]
pub const fn without_provenance<T>(addr: usize) -> *const T;

#[intrinsic = "ptr_from_addr"]
pub const fn without_provenance_mut<T>(addr: usize) -> *mut T;

pub const fn with_exposed_provenance<T>(addr: usize) -> *const T {
    addr as *const T
}

pub const fn with_exposed_provenance_mut<T>(addr: usize) -> *mut T {
    addr as *mut T
}

pub fn hash<T: ?Sized, S: Hasher>(hashee: *const T, into: &mut S) {
    hashee.hash(into)
}

impl<T> *const T {
    pub const unsafe fn read_unaligned(self) -> T {
        unsafe { ptr::read_unaligned(self) }
    }

    pub unsafe fn read_volatile(self) -> T {
        unsafe { ptr::read(self) }
    }

    pub fn is_aligned(self) -> bool {
        self.addr() % align_of::<T>() == 0
    }

    pub fn align_offset(self, align: usize) -> usize {
        let past = self.addr() % align;
        let size = size_of::<T>();
        let mut count = 0;
        while (past + count * size) % align != 0 {
            if size == 0 || count == align {
                return usize::MAX;
            }
            count += 1;
        }
        count
    }

    pub const unsafe fn offset_from_unsigned(self, origin: *const T) -> usize {
        unsafe { self.offset_from(origin) as usize }
    }

    #[intrinsic = "ptr_offset"]
    pub const fn wrapping_offset(self, count: isize) -> *const T;
}

impl<T: ?Sized> *const T {
    pub const unsafe fn byte_offset_from<U: ?Sized>(self, origin: *const U) -> isize {
        unsafe { self.cast::<u8>().offset_from(origin.cast::<u8>()) }
    }

    pub const unsafe fn byte_add(self, count: usize) -> *const T {
        unsafe { with_metadata_of(self.cast::<u8>().add(count), self) }
    }

    pub const unsafe fn byte_sub(self, count: usize) -> *const T {
        unsafe { with_metadata_of(self.cast::<u8>().sub(count), self) }
    }

    pub const unsafe fn byte_offset(self, count: isize) -> *const T {
        unsafe { with_metadata_of(self.cast::<u8>().offset(count), self) }
    }

    pub const fn wrapping_byte_add(self, count: usize) -> *const T {
        with_metadata_of(self.cast::<u8>().wrapping_add(count), self)
    }

    pub const fn wrapping_byte_sub(self, count: usize) -> *const T {
        with_metadata_of(self.cast::<u8>().wrapping_sub(count), self)
    }

    pub const fn wrapping_byte_offset(self, count: isize) -> *const T {
        with_metadata_of(self.cast::<u8>().wrapping_offset(count), self)
    }

    pub fn with_addr(self, addr: usize) -> *const T {
        self.wrapping_byte_offset(addr.wrapping_sub(self.addr()) as isize)
    }

    pub fn map_addr(self, f: impl FnOnce(usize) -> usize) -> *const T {
        self.with_addr(f(self.addr()))
    }

    pub fn expose_provenance(self) -> usize {
        self.cast::<u8>() as usize
    }

    pub const unsafe fn as_ref_unchecked<'a>(self) -> &'a T {
        unsafe { &*self }
    }
}

impl<T> *mut T {
    pub const unsafe fn read_unaligned(self) -> T {
        unsafe { ptr::read_unaligned(self) }
    }

    pub unsafe fn read_volatile(self) -> T {
        unsafe { ptr::read(self) }
    }

    pub fn is_aligned(self) -> bool {
        self.addr() % align_of::<T>() == 0
    }

    pub fn align_offset(self, align: usize) -> usize {
        let past = self.addr() % align;
        let size = size_of::<T>();
        let mut count = 0;
        while (past + count * size) % align != 0 {
            if size == 0 || count == align {
                return usize::MAX;
            }
            count += 1;
        }
        count
    }

    pub const unsafe fn offset_from_unsigned(self, origin: *const T) -> usize {
        unsafe { self.offset_from(origin) as usize }
    }

    #[intrinsic = "ptr_offset"]
    pub const fn wrapping_offset(self, count: isize) -> *mut T;

    pub const unsafe fn write_bytes(self, val: u8, count: usize) {
        unsafe { ptr::write_bytes(self, val, count) }
    }

    pub const unsafe fn write_unaligned(self, val: T) {
        unsafe { ptr::write_unaligned(self, val) }
    }

    pub unsafe fn write_volatile(self, val: T) {
        unsafe { ptr::write(self, val) }
    }

    pub const unsafe fn copy_from(self, src: *const T, count: usize) {
        unsafe { ptr::copy(src, self, count) }
    }

    pub const unsafe fn copy_from_nonoverlapping(self, src: *const T, count: usize) {
        unsafe { ptr::copy_nonoverlapping(src, self, count) }
    }
}

impl<T: ?Sized> *mut T {
    pub const unsafe fn byte_offset_from<U: ?Sized>(self, origin: *const U) -> isize {
        unsafe { self.cast::<u8>().offset_from(origin.cast::<u8>()) }
    }

    pub const unsafe fn byte_add(self, count: usize) -> *mut T {
        unsafe { with_metadata_of(self.cast::<u8>().add(count), self) }
    }

    pub const unsafe fn byte_sub(self, count: usize) -> *mut T {
        unsafe { with_metadata_of(self.cast::<u8>().sub(count), self) }
    }

    pub const unsafe fn byte_offset(self, count: isize) -> *mut T {
        unsafe { with_metadata_of(self.cast::<u8>().offset(count), self) }
    }

    pub const fn wrapping_byte_add(self, count: usize) -> *mut T {
        with_metadata_of(self.cast::<u8>().wrapping_add(count), self)
    }

    pub const fn wrapping_byte_sub(self, count: usize) -> *mut T {
        with_metadata_of(self.cast::<u8>().wrapping_sub(count), self)
    }

    pub const fn wrapping_byte_offset(self, count: isize) -> *mut T {
        with_metadata_of(self.cast::<u8>().wrapping_offset(count), self)
    }

    pub fn with_addr(self, addr: usize) -> *mut T {
        self.wrapping_byte_offset(addr.wrapping_sub(self.addr()) as isize)
    }

    pub fn map_addr(self, f: impl FnOnce(usize) -> usize) -> *mut T {
        self.with_addr(f(self.addr()))
    }

    pub fn expose_provenance(self) -> usize {
        self.cast::<u8>() as usize
    }

    pub const unsafe fn as_ref_unchecked<'a>(self) -> &'a T {
        unsafe { &*self }
    }

    pub const unsafe fn as_mut_unchecked<'a>(self) -> &'a mut T {
        unsafe { &mut *self }
    }
}

impl<T> *const [T] {
    pub const fn len(self) -> usize {
        unsafe { (&*(self as *const [()])).len() }
    }

    pub const fn is_empty(self) -> bool {
        self.len() == 0
    }
}

impl<T> *mut [T] {
    pub const fn len(self) -> usize {
        unsafe { (&*(self as *const [()])).len() }
    }

    pub const fn is_empty(self) -> bool {
        self.len() == 0
    }
}

impl<T> NonNull<T> {
    pub const unsafe fn offset(self, count: isize) -> NonNull<T> {
        unsafe { NonNull::new_unchecked(self.as_ptr().offset(count)) }
    }

    pub const unsafe fn offset_from(self, origin: NonNull<T>) -> isize {
        unsafe { self.as_ptr().offset_from(origin.as_ptr()) }
    }

    pub const unsafe fn read_unaligned(self) -> T {
        unsafe { ptr::read_unaligned(self.as_ptr()) }
    }

    pub unsafe fn read_volatile(self) -> T {
        unsafe { ptr::read(self.as_ptr()) }
    }

    pub const unsafe fn write_unaligned(self, val: T) {
        unsafe { ptr::write_unaligned(self.as_ptr(), val) }
    }

    pub unsafe fn write_volatile(self, val: T) {
        unsafe { ptr::write(self.as_ptr(), val) }
    }

    pub const unsafe fn write_bytes(self, val: u8, count: usize) {
        unsafe { ptr::write_bytes(self.as_ptr(), val, count) }
    }

    pub const unsafe fn copy_to(self, dest: NonNull<T>, count: usize) {
        unsafe { ptr::copy(self.as_ptr(), dest.as_ptr(), count) }
    }

    pub const unsafe fn copy_to_nonoverlapping(self, dest: NonNull<T>, count: usize) {
        unsafe { ptr::copy_nonoverlapping(self.as_ptr(), dest.as_ptr(), count) }
    }

    pub const unsafe fn copy_from(self, src: NonNull<T>, count: usize) {
        unsafe { ptr::copy(src.as_ptr(), self.as_ptr(), count) }
    }

    pub const unsafe fn copy_from_nonoverlapping(self, src: NonNull<T>, count: usize) {
        unsafe { ptr::copy_nonoverlapping(src.as_ptr(), self.as_ptr(), count) }
    }

    pub const unsafe fn replace(self, src: T) -> T {
        unsafe { ptr::replace(self.as_ptr(), src) }
    }

    pub const unsafe fn swap(self, with: NonNull<T>) {
        unsafe { ptr::swap(self.as_ptr(), with.as_ptr()) }
    }

    pub fn is_aligned(self) -> bool {
        self.as_ptr().is_aligned()
    }
}

impl<T: ?Sized> NonNull<T> {
    pub const unsafe fn byte_add(self, count: usize) -> NonNull<T> {
        unsafe { NonNull::new_unchecked(self.as_ptr().byte_add(count)) }
    }

    pub const unsafe fn byte_sub(self, count: usize) -> NonNull<T> {
        unsafe { NonNull::new_unchecked(self.as_ptr().byte_sub(count)) }
    }

    #[const_conditional]
    pub unsafe fn drop_in_place(self) {
        unsafe { ptr::drop_in_place(self.as_ptr()) }
    }
}

impl<T> NonNull<[T]> {
    pub const fn slice_from_raw_parts(data: NonNull<T>, len: usize) -> NonNull<[T]> {
        unsafe { NonNull::new_unchecked(slice_ptr_mut(data.as_ptr(), len)) }
    }

    pub const fn len(self) -> usize {
        self.as_ptr().len()
    }

    pub const fn is_empty(self) -> bool {
        self.len() == 0
    }
}

impl<T: ?Sized> Hash for NonNull<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.as_ptr().hash(state)
    }
}

impl<T: ?Sized> PartialOrd for NonNull<T> {
    fn partial_cmp(&self, other: &NonNull<T>) -> Option<Ordering> {
        self.as_ptr().partial_cmp(&other.as_ptr())
    }
}

impl<T: ?Sized> Ord for NonNull<T> {
    fn cmp(&self, other: &NonNull<T>) -> Ordering {
        self.as_ptr().cmp(&other.as_ptr())
    }
}
