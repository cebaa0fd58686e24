//! Traits about types themselves.

use crate::cmp::Ordering;
use crate::hash::{Hash, Hasher};

#[lang = "Sized"]
#[all_items]
pub trait Sized {}

#[lang = "Copy"]
#[all_items]
pub trait Copy: Clone {}

#[lang = "Send"]
#[all_items]
pub unsafe auto trait Send {}

#[lang = "Sync"]
#[all_items]
pub unsafe auto trait Sync {}

#[lang = "Unpin"]
#[all_items]
pub auto trait Unpin {}

impl<T: ?Sized> Unpin for &T {}
impl<T: ?Sized> Unpin for &mut T {}
impl<T: ?Sized> Unpin for *const T {}
impl<T: ?Sized> Unpin for *mut T {}

/// What holds one may not be moved once it is pinned.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct PhantomPinned;

impl !Unpin for PhantomPinned {}

/// Every function pointer, and nothing else.
#[lang = "fn_ptr_trait"]
pub(crate) trait FnPtr: Copy + Clone {}

/// Where a function pointer points.
pub(crate) fn address_of_fn<F: FnPtr>(f: &F) -> usize {
    unsafe { *(f as *const F as *const usize) }
}

#[lang = "Unsize"]
pub(crate) trait Unsize<T: ?Sized> {}

impl<T: ?Sized> !Send for *const T {}
impl<T: ?Sized> !Send for *mut T {}
impl<T: ?Sized> !Sync for *const T {}
impl<T: ?Sized> !Sync for *mut T {}
unsafe impl<T: Sync + ?Sized> Send for &T {}

impl Copy for bool {}
impl Copy for char {}
impl Copy for i8 {}
impl Copy for i16 {}
impl Copy for i32 {}
impl Copy for i64 {}
impl Copy for i128 {}
impl Copy for isize {}
impl Copy for u8 {}
impl Copy for u16 {}
impl Copy for u32 {}
impl Copy for u64 {}
impl Copy for u128 {}
impl Copy for usize {}
impl Copy for f32 {}
impl Copy for f64 {}
impl Copy for ! {}
impl<T: ?Sized> Copy for *const T {}
impl<T: ?Sized> Copy for *mut T {}
impl<T: ?Sized> Copy for &T {}
impl<T: Copy, const N: usize> Copy for [T; N] {}

/// Acts for variance, drop check and auto traits as if a `T` were owned.
#[lang = "PhantomData"]
#[all_items]
pub struct PhantomData<T: ?Sized>;

impl<T: ?Sized> Clone for PhantomData<T> {
    fn clone(&self) -> Self {
        PhantomData
    }
}

impl<T: ?Sized> Copy for PhantomData<T> {}

impl<T: ?Sized> Default for PhantomData<T> {
    fn default() -> Self {
        PhantomData
    }
}

impl<T: ?Sized> PartialEq for PhantomData<T> {
    fn eq(&self, _other: &PhantomData<T>) -> bool {
        true
    }
}

impl<T: ?Sized> Eq for PhantomData<T> {}

impl<T: ?Sized> PartialOrd for PhantomData<T> {
    fn partial_cmp(&self, _other: &PhantomData<T>) -> Option<Ordering> {
        Some(Ordering::Equal)
    }
}

impl<T: ?Sized> Ord for PhantomData<T> {
    fn cmp(&self, _other: &PhantomData<T>) -> Ordering {
        Ordering::Equal
    }
}

impl<T: ?Sized> Hash for PhantomData<T> {
    fn hash<H: Hasher>(&self, _state: &mut H) {}
}
