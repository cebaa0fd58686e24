//! Giving a vector's elements away one by one.

use super::Vec;
use crate::alloc::RawVec;
use crate::fmt;
use crate::intrinsics::{slice_from_raw, slice_ptr_mut};
use crate::iter::{DoubleEndedIterator, ExactSizeIterator, IntoIterator, Iterator};
use crate::mem::ManuallyDrop;
use crate::ptr;

/// Elements `start..end` of the buffer are still to be given.
#[all_items(lacking = "allocator")]
pub struct IntoIter<T> {
    start: usize,
    end: usize,
    buf: RawVec<T>,
}

unsafe impl<T: Send> Send for IntoIter<T> {}
unsafe impl<T: Sync> Sync for IntoIter<T> {}

impl<T> IntoIter<T> {
    pub fn as_mut_slice(&mut self) -> &mut [T] {
        unsafe { &mut *(self.as_slice() as *const [T] as *mut [T]) }
    }

    pub fn as_slice(&self) -> &[T] {
        unsafe { slice_from_raw(self.buf.ptr.as_ptr().add(self.start) as *const T, self.end - self.start) }
    }
}

impl<T> IntoIterator for Vec<T> {
    type Item = T;
    type IntoIter = IntoIter<T>;

    fn into_iter(self) -> IntoIter<T> {
        let me = ManuallyDrop::new(self);
        unsafe { IntoIter { start: 0, end: me.len, buf: ptr::read(&me.buf) } }
    }
}

impl<T> Iterator for IntoIter<T> {
    type Item = T;

    fn next(&mut self) -> Option<T> {
        if self.start == self.end {
            None
        } else {
            let at = self.start;
            self.start = at + 1;
            unsafe { Some(ptr::read(self.buf.ptr.as_ptr().add(at))) }
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = self.end - self.start;
        (left, Some(left))
    }
}

impl<T> DoubleEndedIterator for IntoIter<T> {
    fn next_back(&mut self) -> Option<T> {
        if self.start == self.end {
            None
        } else {
            self.end -= 1;
            unsafe { Some(ptr::read(self.buf.ptr.as_ptr().add(self.end))) }
        }
    }
}

impl<T> ExactSizeIterator for IntoIter<T> {}

unsafe impl<#[may_dangle] T> Drop for IntoIter<T> {
    fn drop(&mut self) {
        unsafe { ptr::drop_in_place(slice_ptr_mut(self.buf.ptr.as_ptr().add(self.start), self.end - self.start)) }
    }
}

impl<T: Clone> Clone for IntoIter<T> {
    fn clone(&self) -> Self {
        self.as_slice().to_vec().into_iter()
    }
}

impl<T: fmt::Debug> fmt::Debug for IntoIter<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("IntoIter").field(&self.as_slice()).finish()
    }
}
