//! What is the same of values with several owners, whether one thread has them or many: a step of the machine is never torn, so
//! plain counts do for both.

/// All of `$Rc` and its `Weak` but what the file says of them where they are declared.
macro_rules! counted {
    ($Rc:ident, $Inner:ident) => {
        use crate::borrow::Borrow;
        use crate::boxed::Box;
        use crate::cell::Cell;
        use crate::cmp::Ordering;
        use crate::fmt;
        use crate::hash::{Hash, Hasher};
        use crate::intrinsics::{alloc_bytes, dealloc_bytes, dealloc_value, ptr_down, slice_ptr_mut, transmute, with_metadata_of};
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
        struct $Inner<T: ?Sized> {
            strong: Cell<usize>,
            weak: Cell<usize>,
            value: T,
        }

        impl<T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized<$Rc<U>> for $Rc<T> {}

        impl<T: ?Sized> Unpin for $Rc<T> {}

        impl<T> $Rc<T> {
            pub fn pin(value: T) -> Pin<$Rc<T>> {
                unsafe { Pin::new_unchecked($Rc::new(value)) }
            }

            pub fn new(value: T) -> $Rc<T> {
                let inner = Box::new($Inner { strong: Cell::new(1), weak: Cell::new(1), value });
                unsafe { $Rc::from_inner(Box::into_raw(inner)) }
            }

            pub fn new_uninit() -> $Rc<MaybeUninit<T>> {
                $Rc::new(MaybeUninit::uninit())
            }

            pub fn new_zeroed() -> $Rc<MaybeUninit<T>> {
                $Rc::new(MaybeUninit::zeroed())
            }

            pub fn new_cyclic<F: FnOnce(&Weak<T>) -> T>(data_fn: F) -> $Rc<T> {
                unsafe {
                    let inner = crate::intrinsics::alloc_array::<$Inner<T>>(1);
                    ptr::write(&raw mut (*inner).strong, Cell::new(0));
                    ptr::write(&raw mut (*inner).weak, Cell::new(1));
                    let weak = Weak { ptr: NonNull::new_unchecked(inner) };
                    let data = data_fn(&weak);
                    ptr::write(&raw mut (*inner).value, data);
                    (*inner).strong.set(1);
                    mem::forget(weak);
                    $Rc::from_inner(inner)
                }
            }

            pub fn try_unwrap(this: $Rc<T>) -> Result<T, $Rc<T>> {
                if $Rc::strong_count(&this) != 1 {
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

            pub fn into_inner(this: $Rc<T>) -> Option<T> {
                $Rc::try_unwrap(this).ok()
            }

            pub fn unwrap_or_clone(this: $Rc<T>) -> T
            where
                T: Clone,
            {
                match $Rc::try_unwrap(this) {
                    Ok(value) => value,
                    Err(this) => (*this).clone(),
                }
            }
        }

        impl<T: ?Sized> $Rc<T> {
            unsafe fn from_inner(inner: *mut $Inner<T>) -> $Rc<T> {
                unsafe { $Rc { ptr: NonNull::new_unchecked(inner), marker: PhantomData } }
            }

            fn inner(&self) -> &$Inner<T> {
                unsafe { &*self.ptr.pointer }
            }

            pub fn as_ptr(this: &$Rc<T>) -> *const T {
                unsafe { &raw const (*this.ptr.pointer).value }
            }

            pub fn into_raw(this: $Rc<T>) -> *const T {
                let ptr = $Rc::as_ptr(&this);
                mem::forget(this);
                ptr
            }

            pub unsafe fn from_raw(ptr: *const T) -> $Rc<T> {
                unsafe { $Rc::from_inner(inner_of(ptr)) }
            }

            pub unsafe fn increment_strong_count(ptr: *const T) {
                unsafe {
                    let this = ManuallyDrop::new($Rc::from_raw(ptr));
                    mem::forget((*this).clone())
                }
            }

            pub unsafe fn decrement_strong_count(ptr: *const T) {
                unsafe { drop($Rc::from_raw(ptr)) }
            }

            pub fn downgrade(this: &$Rc<T>) -> Weak<T> {
                let inner = this.inner();
                inner.weak.set(inner.weak.get() + 1);
                Weak { ptr: this.ptr }
            }

            pub fn weak_count(this: &$Rc<T>) -> usize {
                this.inner().weak.get() - 1
            }

            pub fn strong_count(this: &$Rc<T>) -> usize {
                this.inner().strong.get()
            }

            pub fn get_mut(this: &mut $Rc<T>) -> Option<&mut T> {
                if $Rc::strong_count(this) == 1 && $Rc::weak_count(this) == 0 {
                    unsafe { Some(&mut (*this.ptr.as_ptr()).value) }
                } else {
                    None
                }
            }

            pub fn ptr_eq(this: &$Rc<T>, other: &$Rc<T>) -> bool {
                ptr::addr_eq(this.ptr.pointer, other.ptr.pointer)
            }
        }

        impl<T> $Rc<[T]> {
            pub fn new_uninit_slice(len: usize) -> $Rc<[MaybeUninit<T>]> {
                $Rc::from(Box::<[T]>::new_uninit_slice(len).into_vec())
            }

            pub fn new_zeroed_slice(len: usize) -> $Rc<[MaybeUninit<T>]> {
                $Rc::from(Box::<[T]>::new_zeroed_slice(len).into_vec())
            }
        }

        impl<T> $Rc<MaybeUninit<T>> {
            pub unsafe fn assume_init(self) -> $Rc<T> {
                unsafe { $Rc::from_raw($Rc::into_raw(self) as *const T) }
            }
        }

        impl<T> $Rc<[MaybeUninit<T>]> {
            pub unsafe fn assume_init(self) -> $Rc<[T]> {
                unsafe { $Rc::from_raw($Rc::into_raw(self) as *const [T]) }
            }
        }

        impl<T: Clone> $Rc<T> {
            pub fn make_mut(this: &mut $Rc<T>) -> &mut T {
                if $Rc::strong_count(this) != 1 {
                    *this = $Rc::new((**this).clone())
                } else if $Rc::weak_count(this) != 0 {
                    unsafe {
                        let value = ptr::read(&this.ptr.as_ref().value);
                        this.ptr.as_ref().strong.set(0);
                        let weak = Weak { ptr: this.ptr };
                        ptr::write(this, $Rc::new(value));
                        drop(weak)
                    }
                }
                unsafe { &mut (*this.ptr.as_ptr()).value }
            }
        }

        impl<T: ?Sized> Deref for $Rc<T> {
            type Target = T;

            fn deref(&self) -> &T {
                unsafe { &(*self.ptr.pointer).value }
            }
        }

        unsafe impl<#[may_dangle] T: ?Sized> Drop for $Rc<T> {
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

        impl<T: ?Sized> Clone for $Rc<T> {
            fn clone(&self) -> $Rc<T> {
                let inner = self.inner();
                inner.strong.set(inner.strong.get() + 1);
                $Rc { ptr: self.ptr, marker: PhantomData }
            }
        }

        impl<T: Default> Default for $Rc<T> {
            fn default() -> $Rc<T> {
                $Rc::new(T::default())
            }
        }

        impl<T: ?Sized + PartialEq> PartialEq for $Rc<T> {
            fn eq(&self, other: &$Rc<T>) -> bool {
                **self == **other
            }
        }

        impl<T: ?Sized + Eq> Eq for $Rc<T> {}

        impl<T: ?Sized + PartialOrd> PartialOrd for $Rc<T> {
            fn partial_cmp(&self, other: &$Rc<T>) -> Option<Ordering> {
                (**self).partial_cmp(&**other)
            }
        }

        impl<T: ?Sized + Ord> Ord for $Rc<T> {
            fn cmp(&self, other: &$Rc<T>) -> Ordering {
                (**self).cmp(&**other)
            }
        }

        impl<T: ?Sized + Hash> Hash for $Rc<T> {
            fn hash<H: Hasher>(&self, state: &mut H) {
                (**self).hash(state)
            }
        }

        impl<T: ?Sized + fmt::Display> fmt::Display for $Rc<T> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(&**self, f)
            }
        }

        impl<T: ?Sized + fmt::Debug> fmt::Debug for $Rc<T> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Debug::fmt(&**self, f)
            }
        }

        impl<T: ?Sized> fmt::Pointer for $Rc<T> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Pointer::fmt(&$Rc::as_ptr(self), f)
            }
        }

        /// Memory for the counts and a value of this size behind them.
        unsafe fn room_for(size: usize, align: usize) -> *mut u8 {
            let align = if align > 8 { align } else { 8 };
            let offset = if align > 16 { align } else { 16 };
            unsafe { alloc_bytes((offset + size + align - 1) / align * align, align) }
        }

        /// Moves `len` values into memory with counts before them.
        unsafe fn slice_of<T>(values: *const T, len: usize) -> $Rc<[T]> {
            unsafe {
                let memory = room_for(len * mem::size_of::<T>(), mem::align_of::<T>()) as *mut T;
                let inner: *mut $Inner<[T]> = transmute(slice_ptr_mut(memory, len));
                ptr::write(&raw mut (*inner).strong, Cell::new(1));
                ptr::write(&raw mut (*inner).weak, Cell::new(1));
                ptr::copy_nonoverlapping(values, &raw mut (*inner).value as *mut T, len);
                $Rc::from_inner(inner)
            }
        }

        impl<T> From<Vec<T>> for $Rc<[T]> {
            fn from(v: Vec<T>) -> $Rc<[T]> {
                let mut v = v;
                unsafe {
                    let counted = slice_of(v.as_ptr(), v.len());
                    v.set_len(0);
                    counted
                }
            }
        }

        impl<T: Clone> From<&[T]> for $Rc<[T]> {
            fn from(v: &[T]) -> $Rc<[T]> {
                $Rc::from(v.to_vec())
            }
        }

        impl<T: Clone> From<&mut [T]> for $Rc<[T]> {
            fn from(v: &mut [T]) -> $Rc<[T]> {
                $Rc::from(&*v)
            }
        }

        impl From<$Rc<str>> for $Rc<[u8]> {
            fn from(counted: $Rc<str>) -> $Rc<[u8]> {
                unsafe { $Rc::from_raw($Rc::into_raw(counted) as *const [u8]) }
            }
        }

        impl From<&mut str> for $Rc<str> {
            fn from(v: &mut str) -> $Rc<str> {
                $Rc::from(&*v)
            }
        }

        impl<T, const N: usize> From<[T; N]> for $Rc<[T]> {
            fn from(v: [T; N]) -> $Rc<[T]> {
                $Rc::<[T; N]>::new(v)
            }
        }

        impl<T> FromIterator<T> for $Rc<[T]> {
            fn from_iter<I: IntoIterator<Item = T>>(iter: I) -> $Rc<[T]> {
                let v: Vec<T> = Vec::from_iter(iter);
                $Rc::from(v)
            }
        }

        impl From<&str> for $Rc<str> {
            fn from(v: &str) -> $Rc<str> {
                unsafe {
                    let counted = slice_of(v.as_ptr(), v.len());
                    let inner: *mut $Inner<str> = transmute(counted.ptr.as_ptr());
                    mem::forget(counted);
                    $Rc::from_inner(inner)
                }
            }
        }

        impl From<String> for $Rc<str> {
            fn from(v: String) -> $Rc<str> {
                $Rc::from(v.as_str())
            }
        }

        impl<T: ?Sized> From<Box<T>> for $Rc<T> {
            fn from(v: Box<T>) -> $Rc<T> {
                unsafe {
                    let boxed = Box::into_raw(v);
                    let size = mem::size_of_val(&*boxed);
                    let align = mem::align_of_val(&*boxed);
                    let memory = room_for(size, align);
                    let inner: *mut $Inner<T> = ptr_down(with_metadata_of(memory, boxed), 0);
                    ptr::write(&raw mut (*inner).strong, Cell::new(1));
                    ptr::write(&raw mut (*inner).weak, Cell::new(1));
                    ptr::copy_nonoverlapping(boxed as *const u8, &raw mut (*inner).value as *mut u8, size);
                    if size != 0 {
                        dealloc_bytes(boxed as *mut u8, size, align);
                    }
                    $Rc::from_inner(inner)
                }
            }
        }

        impl<T> From<T> for $Rc<T> {
            fn from(t: T) -> $Rc<T> {
                $Rc::new(t)
            }
        }

        impl<T: ?Sized> Borrow<T> for $Rc<T> {
            fn borrow(&self) -> &T {
                &**self
            }
        }

        impl<T: ?Sized> AsRef<T> for $Rc<T> {
            fn as_ref(&self) -> &T {
                &**self
            }
        }

        impl<T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized<Weak<U>> for Weak<T> {}

        impl<T> Weak<T> {
            pub const fn new() -> Weak<T> {
                Weak { ptr: NonNull { pointer: 18446744073709551615usize as *const $Inner<T> } }
            }
        }

        /// The counted block around a value.
        unsafe fn inner_of<T: ?Sized>(value: *const T) -> *mut $Inner<T> {
            unsafe {
                let align = mem::align_of_val(&*value);
                ptr_down(value, (16 + align - 1) / align * align)
            }
        }

        impl<T: ?Sized> Weak<T> {
            fn is_dangling(&self) -> bool {
                self.ptr.pointer.addr() == 18446744073709551615
            }

            pub fn upgrade(&self) -> Option<$Rc<T>> {
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
                    Some($Rc { ptr: self.ptr, marker: PhantomData })
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
    };
}
