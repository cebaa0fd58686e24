//! Moving values about, and facts about their bytes.

pub(crate) mod maybe_uninit;

pub use maybe_uninit::MaybeUninit;

use crate::fmt;
use crate::hash::{Hash, Hasher};
use crate::marker::PhantomData;
use crate::ops::{Deref, DerefMut};
use crate::ptr;

pub use crate::intrinsics::transmute;

#[intrinsic]
pub const fn size_of<T>() -> usize;
#[intrinsic]
pub const fn align_of<T>() -> usize;
#[intrinsic]
pub const fn size_of_val<T: ?Sized>(val: &T) -> usize;
#[intrinsic]
pub const fn align_of_val<T: ?Sized>(val: &T) -> usize;
#[intrinsic]
pub const fn needs_drop<T: ?Sized>() -> bool;

/// The value's end: it is moved in here and dropped when this call returns.
#[lang = "mem_drop"]
#[lang = "mem_drop"]
#[const_conditional]
pub fn drop<T>(_x: T) {}

/// The value is gone without being dropped.
pub const fn forget<T>(t: T) {
    let _ = ManuallyDrop::new(t);
}

pub const fn swap<T>(x: &mut T, y: &mut T) {
    unsafe {
        let a = ptr::read(x);
        let b = ptr::read(y);
        ptr::write(x, b);
        ptr::write(y, a);
    }
}

pub const fn replace<T>(dest: &mut T, src: T) -> T {
    unsafe {
        let result = ptr::read(dest);
        ptr::write(dest, src);
        result
    }
}

/// All bytes zero: undefined behaviour where that is no value.
pub const unsafe fn zeroed<T>() -> T {
    unsafe { MaybeUninit::zeroed().assume_init() }
}

/// The bits of a `T`, as a `U`: the sizes may differ.
pub const unsafe fn transmute_copy<Src, Dst>(src: &Src) -> Dst {
    unsafe { ptr::read_unaligned(src as *const Src as *const Dst) }
}

#[const_conditional]
pub fn take<T: Default>(dest: &mut T) -> T {
    replace(dest, T::default())
}

/// A value that is not dropped by itself.
#[lang = "ManuallyDrop"]
#[derive(Copy, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(transparent)]
#[all_items]
pub struct ManuallyDrop<T: ?Sized> {
    value: T,
}

impl<T> ManuallyDrop<T> {
    pub const fn new(value: T) -> ManuallyDrop<T> {
        ManuallyDrop { value }
    }

    pub const fn into_inner(slot: ManuallyDrop<T>) -> T {
        slot.value
    }

    #[const_unstable]
    pub unsafe fn take(slot: &mut ManuallyDrop<T>) -> T {
        unsafe { ptr::read(&slot.value) }
    }
}

impl<T: ?Sized> ManuallyDrop<T> {
    #[const_conditional]
    pub unsafe fn drop(slot: &mut ManuallyDrop<T>) {
        unsafe { ptr::drop_in_place(&mut slot.value) }
    }
}

impl<T: ?Sized> Deref for ManuallyDrop<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T: ?Sized> DerefMut for ManuallyDrop<T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.value
    }
}

impl<T: ?Sized + fmt::Debug> fmt::Debug for ManuallyDrop<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ManuallyDrop").field("value", &MaybeDangling(&self.value)).finish()
    }
}

/// The wrapper that Rust's library shows inside.
struct MaybeDangling<'a, T: ?Sized>(&'a T);

impl<T: ?Sized + fmt::Debug> fmt::Debug for MaybeDangling<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("MaybeDangling").field(&self.0).finish()
    }
}

/// Which variant a value is.
#[all_items]
pub struct Discriminant<T> {
    value: isize,
    marker: PhantomData<*const T>,
}

#[lang = "mem_discriminant"]
pub const fn discriminant<T>(v: &T) -> Discriminant<T> {
    Discriminant { value: crate::intrinsics::discriminant_value(v), marker: PhantomData }
}

unsafe impl<T> Send for Discriminant<T> {}
unsafe impl<T> Sync for Discriminant<T> {}

impl<T> Copy for Discriminant<T> {}

impl<T> Clone for Discriminant<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> PartialEq for Discriminant<T> {
    fn eq(&self, rhs: &Self) -> bool {
        self.value == rhs.value
    }
}

impl<T> Eq for Discriminant<T> {}

impl<T> Hash for Discriminant<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.value.hash(state)
    }
}

impl<T> fmt::Debug for Discriminant<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Discriminant").field(&self.value).finish()
    }
}
