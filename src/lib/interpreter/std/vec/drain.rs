//! Taking a run of elements out of a vector.

use super::Vec;
use crate::intrinsics::{slice_from_raw, slice_ptr_mut};
use crate::iter::{DoubleEndedIterator, ExactSizeIterator, Iterator};
use crate::marker::PhantomData;
use crate::ptr;

/// The vector is short while this lives; elements `start..end` are still to be given, those after `tail` go back.
#[all_items(lacking = "allocator keep_rest")]
pub struct Drain<'a, T> {
    vec: *mut Vec<T>,
    start: usize,
    end: usize,
    tail: usize,
    tail_len: usize,
    marker: PhantomData<&'a mut Vec<T>>,
}

impl<'a, T> Drain<'a, T> {
    pub(crate) fn new(vec: &'a mut Vec<T>, start: usize, end: usize) -> Drain<'a, T> {
        let len = vec.len;
        vec.len = start;
        Drain { vec: vec as *mut Vec<T>, start, end, tail: end, tail_len: len - end, marker: PhantomData }
    }

    pub fn as_slice(&self) -> &[T] {
        unsafe { slice_from_raw((*self.vec).as_ptr().add(self.start), self.end - self.start) }
    }

    /// Puts elements where those were that have all been given.
    pub(crate) unsafe fn fill(&mut self, added: &mut Vec<T>) {
        unsafe {
            let vec = &mut *self.vec;
            let (kept, count) = (vec.len, added.len);
            let gap = self.tail - kept;
            if count > gap {
                vec.buf.reserve(self.tail + self.tail_len, count - gap)
            }
            let base = vec.as_mut_ptr();
            ptr::copy(base.add(self.tail), base.add(kept + count), self.tail_len);
            ptr::copy_nonoverlapping(added.as_ptr(), base.add(kept), count);
            self.tail = kept + count;
            (self.start, self.end) = (self.tail, self.tail);
            vec.len = kept + count
        }
        added.len = 0
    }
}

impl<T> Iterator for Drain<'_, T> {
    type Item = T;

    fn next(&mut self) -> Option<T> {
        if self.start == self.end {
            None
        } else {
            let at = self.start;
            self.start = at + 1;
            unsafe { Some(ptr::read((*self.vec).as_ptr().add(at))) }
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = self.end - self.start;
        (left, Some(left))
    }
}

impl<T> DoubleEndedIterator for Drain<'_, T> {
    fn next_back(&mut self) -> Option<T> {
        if self.start == self.end {
            None
        } else {
            self.end -= 1;
            unsafe { Some(ptr::read((*self.vec).as_ptr().add(self.end))) }
        }
    }
}

impl<T> ExactSizeIterator for Drain<'_, T> {}

impl<T> Drop for Drain<'_, T> {
    fn drop(&mut self) {
        unsafe {
            let base = (*self.vec).as_mut_ptr();
            ptr::drop_in_place(slice_ptr_mut(base.add(self.start), self.end - self.start));
            let kept = (*self.vec).len;
            if self.tail != kept {
                ptr::copy(base.add(self.tail), base.add(kept), self.tail_len)
            }
            (*self.vec).len = kept + self.tail_len
        }
    }
}
