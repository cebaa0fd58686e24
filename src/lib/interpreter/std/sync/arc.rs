//! `Arc`: a value with several owners, counted, that threads may share. A step of the machine is never torn, so plain counts do.

use crate::borrow::Borrow;
use crate::boxed::Box;
use crate::cell::Cell;
use crate::cmp::Ordering;
use crate::fmt;
use crate::hash::{Hash, Hasher};
use crate::intrinsics::{alloc_bytes, dealloc_value, ptr_down, slice_ptr_mut, transmute};
use crate::iter::{FromIterator, IntoIterator};
use crate::marker::{PhantomData, Unsize};
use crate::mem::{self, ManuallyDrop, MaybeUninit};
use crate::ops::{CoerceUnsized, Deref};
use crate::pin::Pin;
use crate::ptr::{self, NonNull};
use crate::string::String;
use crate::vec::Vec;

/// The counts stand before the value. All strong ones together hold one weak count.
#[repr(C)]
struct ArcInner<T: ?Sized> {
    strong: Cell<usize>,
    weak: Cell<usize>,
    value: T,
}

#[lang = "Arc"]
#[view(arc, ptr = "ptr.pointer", strong = "strong.value.value", weak = "weak.value.value", value = "value")]
#[all_items(lacking = "allocator assume_init clone_from_ref clone_from_ref_in decrement_strong_count decrement_strong_count_in downcast downcast_unchecked from_raw from_raw_in get_mut_unchecked increment_strong_count increment_strong_count_in into_array into_raw_with_allocator is_unique map new_cyclic_in new_in new_uninit new_uninit_in new_uninit_slice new_uninit_slice_in new_zeroed new_zeroed_in new_zeroed_slice new_zeroed_slice_in pin pin_in try_clone_from_ref try_clone_from_ref_in try_map try_new try_new_in try_new_uninit try_new_uninit_in try_new_zeroed try_new_zeroed_in try_pin try_pin_in", fields = "alloc phantom ptr")]
pub struct Arc<T: ?Sized> {
    ptr: NonNull<ArcInner<T>>,
    marker: PhantomData<ArcInner<T>>,
}

unsafe impl<T: ?Sized + Sync + Send> Send for Arc<T> {}
unsafe impl<T: ?Sized + Sync + Send> Sync for Arc<T> {}

impl<T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized<Arc<U>> for Arc<T> {}

impl<T: ?Sized> Unpin for Arc<T> {}

impl<T> Arc<T> {
    pub fn pin(value: T) -> Pin<Arc<T>> {
        unsafe { Pin::new_unchecked(Arc::new(value)) }
    }

    pub fn new(value: T) -> Arc<T> {
        let inner = Box::new(ArcInner { strong: Cell::new(1), weak: Cell::new(1), value });
        unsafe { Arc::from_inner(Box::into_raw(inner)) }
    }

    pub fn new_uninit() -> Arc<MaybeUninit<T>> {
        Arc::new(MaybeUninit::uninit())
    }

    pub fn new_zeroed() -> Arc<MaybeUninit<T>> {
        Arc::new(MaybeUninit::zeroed())
    }

    pub fn new_cyclic<F: FnOnce(&Weak<T>) -> T>(data_fn: F) -> Arc<T> {
        unsafe {
            let inner = crate::intrinsics::alloc_array::<ArcInner<T>>(1);
            ptr::write(&raw mut (*inner).strong, Cell::new(0));
            ptr::write(&raw mut (*inner).weak, Cell::new(1));
            let weak = Weak { ptr: NonNull::new_unchecked(inner) };
            let data = data_fn(&weak);
            ptr::write(&raw mut (*inner).value, data);
            (*inner).strong.set(1);
            mem::forget(weak);
            Arc::from_inner(inner)
        }
    }

    pub fn try_unwrap(this: Arc<T>) -> Result<T, Arc<T>> {
        if Arc::strong_count(&this) != 1 {
            return Err(this);
        }
        let this = ManuallyDrop::new(this);
        unsafe {
            let value = ptr::read(&this.ptr.as_ref().value);
            this.ptr.as_ref().strong.set(0);
            drop(Weak { ptr: this.ptr });
            Ok(value)
        }
    }

    pub fn into_inner(this: Arc<T>) -> Option<T> {
        Arc::try_unwrap(this).ok()
    }

    pub fn unwrap_or_clone(this: Arc<T>) -> T
    where
        T: Clone,
    {
        match Arc::try_unwrap(this) {
            Ok(value) => value,
            Err(this) => (*this).clone(),
        }
    }
}

impl<T: ?Sized> Arc<T> {
    unsafe fn from_inner(inner: *mut ArcInner<T>) -> Arc<T> {
        unsafe { Arc { ptr: NonNull::new_unchecked(inner), marker: PhantomData } }
    }

    fn inner(&self) -> &ArcInner<T> {
        unsafe { &*self.ptr.pointer }
    }

    pub fn as_ptr(this: &Arc<T>) -> *const T {
        unsafe { &raw const (*this.ptr.pointer).value }
    }

    pub fn into_raw(this: Arc<T>) -> *const T {
        let ptr = Arc::as_ptr(&this);
        mem::forget(this);
        ptr
    }

    pub unsafe fn from_raw(ptr: *const T) -> Arc<T> {
        unsafe { Arc::from_inner(inner_of(ptr)) }
    }

    pub unsafe fn increment_strong_count(ptr: *const T) {
        unsafe {
            let this = ManuallyDrop::new(Arc::from_raw(ptr));
            mem::forget((*this).clone())
        }
    }

    pub unsafe fn decrement_strong_count(ptr: *const T) {
        unsafe { drop(Arc::from_raw(ptr)) }
    }

    pub fn downgrade(this: &Arc<T>) -> Weak<T> {
        let inner = this.inner();
        inner.weak.set(inner.weak.get() + 1);
        Weak { ptr: this.ptr }
    }

    pub fn weak_count(this: &Arc<T>) -> usize {
        this.inner().weak.get() - 1
    }

    pub fn strong_count(this: &Arc<T>) -> usize {
        this.inner().strong.get()
    }

    pub fn get_mut(this: &mut Arc<T>) -> Option<&mut T> {
        if Arc::strong_count(this) == 1 && Arc::weak_count(this) == 0 {
            unsafe { Some(&mut (*this.ptr.as_ptr()).value) }
        } else {
            None
        }
    }

    pub fn ptr_eq(this: &Arc<T>, other: &Arc<T>) -> bool {
        ptr::addr_eq(this.ptr.pointer, other.ptr.pointer)
    }
}

impl<T> Arc<[T]> {
    pub fn new_uninit_slice(len: usize) -> Arc<[MaybeUninit<T>]> {
        Arc::from(Box::<[T]>::new_uninit_slice(len).into_vec())
    }

    pub fn new_zeroed_slice(len: usize) -> Arc<[MaybeUninit<T>]> {
        Arc::from(Box::<[T]>::new_zeroed_slice(len).into_vec())
    }
}

impl<T> Arc<MaybeUninit<T>> {
    pub unsafe fn assume_init(self) -> Arc<T> {
        unsafe { Arc::from_raw(Arc::into_raw(self) as *const T) }
    }
}

impl<T> Arc<[MaybeUninit<T>]> {
    pub unsafe fn assume_init(self) -> Arc<[T]> {
        unsafe { Arc::from_raw(Arc::into_raw(self) as *const [T]) }
    }
}

impl<T: Clone> Arc<T> {
    pub fn make_mut(this: &mut Arc<T>) -> &mut T {
        if Arc::strong_count(this) != 1 {
            *this = Arc::new((**this).clone())
        } else if Arc::weak_count(this) != 0 {
            unsafe {
                let value = ptr::read(&this.ptr.as_ref().value);
                this.ptr.as_ref().strong.set(0);
                let weak = Weak { ptr: this.ptr };
                ptr::write(this, Arc::new(value));
                drop(weak)
            }
        }
        unsafe { &mut (*this.ptr.as_ptr()).value }
    }
}

impl<T: ?Sized> Deref for Arc<T> {
    type Target = T;

    fn deref(&self) -> &T {
        unsafe { &(*self.ptr.pointer).value }
    }
}

unsafe impl<#[may_dangle] T: ?Sized> Drop for Arc<T> {
    fn drop(&mut self) {
        let inner = self.ptr.as_ptr();
        unsafe {
            let strong = (*inner).strong.get() - 1;
            (*inner).strong.set(strong);
            if strong == 0 {
                let weak = Weak { ptr: self.ptr };
                ptr::drop_in_place(&raw mut (*inner).value);
                drop(weak)
            }
        }
    }
}

impl<T: ?Sized> Clone for Arc<T> {
    fn clone(&self) -> Arc<T> {
        let inner = self.inner();
        inner.strong.set(inner.strong.get() + 1);
        Arc { ptr: self.ptr, marker: PhantomData }
    }
}

impl<T: Default> Default for Arc<T> {
    fn default() -> Arc<T> {
        Arc::new(T::default())
    }
}

impl<T: ?Sized + PartialEq> PartialEq for Arc<T> {
    fn eq(&self, other: &Arc<T>) -> bool {
        **self == **other
    }
}

impl<T: ?Sized + Eq> Eq for Arc<T> {}

impl<T: ?Sized + PartialOrd> PartialOrd for Arc<T> {
    fn partial_cmp(&self, other: &Arc<T>) -> Option<Ordering> {
        (**self).partial_cmp(&**other)
    }
}

impl<T: ?Sized + Ord> Ord for Arc<T> {
    fn cmp(&self, other: &Arc<T>) -> Ordering {
        (**self).cmp(&**other)
    }
}

impl<T: ?Sized + Hash> Hash for Arc<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (**self).hash(state)
    }
}

impl<T: ?Sized + fmt::Display> fmt::Display for Arc<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&**self, f)
    }
}

impl<T: ?Sized + fmt::Debug> fmt::Debug for Arc<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&**self, f)
    }
}

impl<T: ?Sized> fmt::Pointer for Arc<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Pointer::fmt(&Arc::as_ptr(self), f)
    }
}

/// Moves `len` values into memory with counts before them.
unsafe fn slice_of<T>(values: *const T, len: usize) -> Arc<[T]> {
    unsafe {
        let align = if mem::align_of::<T>() > 8 { mem::align_of::<T>() } else { 8 };
        let offset = if align > 16 { align } else { 16 };
        let size = offset + len * mem::size_of::<T>();
        let memory = alloc_bytes((size + align - 1) / align * align, align) as *mut T;
        let inner: *mut ArcInner<[T]> = transmute(slice_ptr_mut(memory, len));
        ptr::write(&raw mut (*inner).strong, Cell::new(1));
        ptr::write(&raw mut (*inner).weak, Cell::new(1));
        ptr::copy_nonoverlapping(values, &raw mut (*inner).value as *mut T, len);
        Arc::from_inner(inner)
    }
}

impl<T> From<Vec<T>> for Arc<[T]> {
    fn from(v: Vec<T>) -> Arc<[T]> {
        let mut v = v;
        unsafe {
            let arc = slice_of(v.as_ptr(), v.len());
            v.set_len(0);
            arc
        }
    }
}

impl<T: Clone> From<&[T]> for Arc<[T]> {
    fn from(v: &[T]) -> Arc<[T]> {
        Arc::from(v.to_vec())
    }
}

impl<T: Clone> From<&mut [T]> for Arc<[T]> {
    fn from(v: &mut [T]) -> Arc<[T]> {
        Arc::from(&*v)
    }
}

impl From<Arc<str>> for Arc<[u8]> {
    fn from(rc: Arc<str>) -> Arc<[u8]> {
        unsafe { Arc::from_raw(Arc::into_raw(rc) as *const [u8]) }
    }
}

impl From<&mut str> for Arc<str> {
    fn from(v: &mut str) -> Arc<str> {
        Arc::from(&*v)
    }
}

impl<T, const N: usize> From<[T; N]> for Arc<[T]> {
    fn from(v: [T; N]) -> Arc<[T]> {
        Arc::<[T; N]>::new(v)
    }
}

impl<T> FromIterator<T> for Arc<[T]> {
    fn from_iter<I: IntoIterator<Item = T>>(iter: I) -> Arc<[T]> {
        let v: Vec<T> = Vec::from_iter(iter);
        Arc::from(v)
    }
}

impl From<&str> for Arc<str> {
    fn from(v: &str) -> Arc<str> {
        unsafe {
            let arc = slice_of(v.as_ptr(), v.len());
            let inner: *mut ArcInner<str> = transmute(arc.ptr.as_ptr());
            mem::forget(arc);
            Arc::from_inner(inner)
        }
    }
}

impl From<String> for Arc<str> {
    fn from(v: String) -> Arc<str> {
        Arc::from(v.as_str())
    }
}

impl<T> From<Box<T>> for Arc<T> {
    fn from(v: Box<T>) -> Arc<T> {
        Arc::new(*v)
    }
}

impl<T> From<T> for Arc<T> {
    fn from(t: T) -> Arc<T> {
        Arc::new(t)
    }
}

impl<T: ?Sized> Borrow<T> for Arc<T> {
    fn borrow(&self) -> &T {
        &**self
    }
}

impl<T: ?Sized> AsRef<T> for Arc<T> {
    fn as_ref(&self) -> &T {
        &**self
    }
}

/// Does not keep the value alive, only its memory. Made by `new`, it points nowhere.
#[lang = "ArcWeak"]
#[view(weak, ptr = "ptr.pointer", strong = "strong.value.value", weak = "weak.value.value", value = "value")]
#[all_items(lacking = "allocator as_ptr from_raw from_raw_in into_raw into_raw_with_allocator new_in", fields = "alloc ptr")]
pub struct Weak<T: ?Sized> {
    ptr: NonNull<ArcInner<T>>,
}

unsafe impl<T: ?Sized + Sync + Send> Send for Weak<T> {}
unsafe impl<T: ?Sized + Sync + Send> Sync for Weak<T> {}

impl<T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized<Weak<U>> for Weak<T> {}

impl<T> Weak<T> {
    pub const fn new() -> Weak<T> {
        Weak { ptr: NonNull { pointer: 18446744073709551615usize as *const ArcInner<T> } }
    }
}

/// The counted block around a value.
unsafe fn inner_of<T: ?Sized>(value: *const T) -> *mut ArcInner<T> {
    unsafe {
        let align = mem::align_of_val(&*value);
        ptr_down(value, (16 + align - 1) / align * align)
    }
}

impl<T: ?Sized> Weak<T> {
    fn is_dangling(&self) -> bool {
        self.ptr.pointer.addr() == 18446744073709551615
    }

    pub fn upgrade(&self) -> Option<Arc<T>> {
        if self.is_dangling() {
            return None;
        }
        unsafe {
            let inner = self.ptr.pointer;
            let strong = (*inner).strong.get();
            if strong == 0 {
                return None;
            }
            (*inner).strong.set(strong + 1);
            Some(Arc { ptr: self.ptr, marker: PhantomData })
        }
    }

    pub fn strong_count(&self) -> usize {
        if self.is_dangling() { 0 } else { unsafe { (*self.ptr.pointer).strong.get() } }
    }

    pub fn weak_count(&self) -> usize {
        if self.is_dangling() {
            return 0;
        }
        unsafe {
            let inner = self.ptr.pointer;
            if (*inner).strong.get() > 0 { (*inner).weak.get() - 1 } else { 0 }
        }
    }

    pub fn as_ptr(&self) -> *const T {
        if self.is_dangling() { unsafe { ptr_down(self.ptr.pointer, 0) } } else { unsafe { &raw const (*self.ptr.pointer).value } }
    }

    pub fn into_raw(self) -> *const T {
        let ptr = self.as_ptr();
        mem::forget(self);
        ptr
    }

    pub unsafe fn from_raw(ptr: *const T) -> Weak<T> {
        unsafe {
            let is_dangling = (ptr as *const u8).addr() == 18446744073709551615;
            Weak { ptr: NonNull::new_unchecked(if is_dangling { ptr_down(ptr, 0) } else { inner_of(ptr) }) }
        }
    }

    pub fn ptr_eq(&self, other: &Weak<T>) -> bool {
        ptr::addr_eq(self.ptr.pointer, other.ptr.pointer)
    }
}

unsafe impl<#[may_dangle] T: ?Sized> Drop for Weak<T> {
    fn drop(&mut self) {
        if self.is_dangling() {
            return;
        }
        unsafe {
            let inner = self.ptr.as_ptr();
            let weak = (*inner).weak.get() - 1;
            (*inner).weak.set(weak);
            if weak == 0 {
                dealloc_value(inner)
            }
        }
    }
}

impl<T: ?Sized> Clone for Weak<T> {
    fn clone(&self) -> Weak<T> {
        if !self.is_dangling() {
            unsafe {
                let inner = self.ptr.pointer;
                (*inner).weak.set((*inner).weak.get() + 1)
            }
        }
        Weak { ptr: self.ptr }
    }
}

impl<T: ?Sized> fmt::Debug for Weak<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("(Weak)")
    }
}

impl<T> Default for Weak<T> {
    fn default() -> Weak<T> {
        Weak::new()
    }
}
