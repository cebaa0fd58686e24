//! Memory that may not hold a value yet.

use crate::any::type_name;
use crate::fmt::{self, Debug, Formatter};
use crate::intrinsics::{slice_from_raw, slice_from_raw_mut};
use crate::mem::ManuallyDrop;
use crate::ptr;

/// Whatever lies in it, it is a value: it has no niche, is moved byte by byte and drops nothing.
#[lang = "MaybeUninit"]
#[repr(transparent)]
pub struct MaybeUninit<T> {
    value: ManuallyDrop<T>,
}

impl<T: Copy> Clone for MaybeUninit<T> {
    fn clone(&self) -> MaybeUninit<T> {
        *self
    }
}

impl<T: Copy> Copy for MaybeUninit<T> {}

impl<T> MaybeUninit<T> {
    pub const fn new(val: T) -> MaybeUninit<T> {
        MaybeUninit { value: ManuallyDrop::new(val) }
    }

    #[intrinsic = "mem::uninit"]
    pub const fn uninit() -> MaybeUninit<T>;

    pub const fn zeroed() -> MaybeUninit<T> {
        let mut zeroed = MaybeUninit::uninit();
        unsafe { ptr::write_bytes(zeroed.as_mut_ptr(), 0, 1) }
        zeroed
    }

    pub const fn write(&mut self, val: T) -> &mut T {
        unsafe {
            ptr::write(self.as_mut_ptr(), val);
            self.assume_init_mut()
        }
    }

    pub const fn as_ptr(&self) -> *const T {
        self as *const MaybeUninit<T> as *const T
    }

    pub const fn as_mut_ptr(&mut self) -> *mut T {
        self as *mut MaybeUninit<T> as *mut T
    }

    pub const unsafe fn assume_init(self) -> T {
        ManuallyDrop::into_inner(self.value)
    }

    pub const unsafe fn assume_init_read(&self) -> T {
        unsafe { ptr::read(self.as_ptr()) }
    }

    #[const_conditional]
    pub unsafe fn assume_init_drop(&mut self) {
        unsafe { ptr::drop_in_place(self.as_mut_ptr()) }
    }

    pub const unsafe fn assume_init_ref(&self) -> &T {
        unsafe { &*self.as_ptr() }
    }

    pub const unsafe fn assume_init_mut(&mut self) -> &mut T {
        unsafe { &mut *self.as_mut_ptr() }
    }
}

impl<T> Debug for MaybeUninit<T> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let name = type_name::<MaybeUninit<T>>();
        let start = name.find("MaybeUninit").unwrap_or(0);
        f.pad(&name[start..])
    }
}

impl<T> [MaybeUninit<T>] {
    pub const fn write_copy_of_slice(&mut self, src: &[T]) -> &mut [T]
    where
        T: Copy,
    {
        if self.len() != src.len() {
            panic!("copy_from_slice: source slice length does not match destination slice length")
        }
        unsafe {
            ptr::copy_nonoverlapping(src.as_ptr(), self.as_mut_ptr() as *mut T, src.len());
            self.assume_init_mut()
        }
    }

    #[const_conditional]
    pub unsafe fn assume_init_drop(&mut self) {
        for each in self {
            unsafe { each.assume_init_drop() }
        }
    }

    pub const unsafe fn assume_init_ref(&self) -> &[T] {
        slice_from_raw(self.as_ptr() as *const T, self.len())
    }

    pub const unsafe fn assume_init_mut(&mut self) -> &mut [T] {
        slice_from_raw_mut(self.as_mut_ptr() as *mut T, self.len())
    }
}
