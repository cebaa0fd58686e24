//! Walking over a slice.

use crate::fmt;
use crate::intrinsics::{slice_from_raw, slice_from_raw_mut};
use crate::iter::{DoubleEndedIterator, ExactSizeIterator, Iterator};
use crate::marker::PhantomData;
use crate::ptr::NonNull;

/// `len` elements from `ptr` on are still to be shown.
#[view(iter, ptr = "ptr.pointer", len = "len")]
#[all_items(fields = "_marker end_or_len ptr")]
pub struct Iter<'a, T: 'a> {
    ptr: NonNull<T>,
    len: usize,
    marker: PhantomData<&'a T>,
}

unsafe impl<T: Sync> Sync for Iter<'_, T> {}
unsafe impl<T: Sync> Send for Iter<'_, T> {}

impl<'a, T> Iter<'a, T> {
    pub(crate) fn new(slice: &'a [T]) -> Iter<'a, T> {
        Iter { ptr: NonNull { pointer: slice.as_ptr() }, len: slice.len(), marker: PhantomData }
    }

    pub fn as_slice(&self) -> &'a [T] {
        slice_from_raw(self.ptr.pointer, self.len)
    }
}

impl<T> Clone for Iter<'_, T> {
    fn clone(&self) -> Self {
        Iter { ptr: self.ptr, len: self.len, marker: PhantomData }
    }
}

impl<T> AsRef<[T]> for Iter<'_, T> {
    fn as_ref(&self) -> &[T] {
        self.as_slice()
    }
}

impl<T: fmt::Debug> fmt::Debug for Iter<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Iter").field(&self.as_slice()).finish()
    }
}

impl<'a, T> Iterator for Iter<'a, T> {
    type Item = &'a T;

    fn next(&mut self) -> Option<&'a T> {
        if self.len == 0 {
            return None;
        }
        let at = self.ptr.pointer;
        self.len -= 1;
        unsafe {
            self.ptr.pointer = at.add(1);
            Some(&*at)
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.len, Some(self.len))
    }

    fn count(self) -> usize {
        self.len
    }

    fn nth(&mut self, n: usize) -> Option<&'a T> {
        let skipped = if n < self.len { n } else { self.len };
        unsafe { self.ptr.pointer = self.ptr.pointer.add(skipped) }
        self.len -= skipped;
        self.next()
    }

    fn has_exact_size(&self) -> bool {
        true
    }
}

impl<'a, T> DoubleEndedIterator for Iter<'a, T> {
    fn next_back(&mut self) -> Option<&'a T> {
        if self.len == 0 {
            return None;
        }
        self.len -= 1;
        unsafe { Some(&*self.ptr.pointer.add(self.len)) }
    }
}

impl<T> ExactSizeIterator for Iter<'_, T> {}

/// `len` elements from `ptr` on are still to be lent.
#[view(iter, ptr = "ptr.pointer", len = "len")]
#[all_items(lacking = "as_mut_slice")]
pub struct IterMut<'a, T: 'a> {
    ptr: NonNull<T>,
    len: usize,
    marker: PhantomData<&'a mut T>,
}

unsafe impl<T: Sync> Sync for IterMut<'_, T> {}
unsafe impl<T: Send> Send for IterMut<'_, T> {}

impl<'a, T> IterMut<'a, T> {
    pub(crate) fn new(slice: &'a mut [T]) -> IterMut<'a, T> {
        let len = slice.len();
        IterMut { ptr: NonNull { pointer: slice.as_mut_ptr() as *const T }, len, marker: PhantomData }
    }

    pub fn into_slice(self) -> &'a mut [T] {
        slice_from_raw_mut(self.ptr.pointer as *mut T, self.len)
    }

    pub fn as_slice(&self) -> &[T] {
        slice_from_raw(self.ptr.pointer, self.len)
    }
}

impl<T: fmt::Debug> fmt::Debug for IterMut<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("IterMut").field(&self.as_slice()).finish()
    }
}

impl<'a, T> Iterator for IterMut<'a, T> {
    type Item = &'a mut T;

    fn next(&mut self) -> Option<&'a mut T> {
        if self.len == 0 {
            return None;
        }
        let at = self.ptr.pointer as *mut T;
        self.len -= 1;
        unsafe {
            self.ptr.pointer = at.add(1) as *const T;
            Some(&mut *at)
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.len, Some(self.len))
    }

    fn count(self) -> usize {
        self.len
    }

    fn nth(&mut self, n: usize) -> Option<&'a mut T> {
        let skipped = if n < self.len { n } else { self.len };
        unsafe { self.ptr.pointer = self.ptr.pointer.add(skipped) }
        self.len -= skipped;
        self.next()
    }

    fn has_exact_size(&self) -> bool {
        true
    }
}

impl<'a, T> DoubleEndedIterator for IterMut<'a, T> {
    fn next_back(&mut self) -> Option<&'a mut T> {
        if self.len == 0 {
            return None;
        }
        self.len -= 1;
        unsafe { Some(&mut *(self.ptr.pointer as *mut T).add(self.len)) }
    }
}

impl<T> ExactSizeIterator for IterMut<'_, T> {}
