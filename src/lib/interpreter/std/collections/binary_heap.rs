//! `BinaryHeap`: the greatest value first.

use crate::collections::TryReserveError;
use crate::fmt;
use crate::iter::{DoubleEndedIterator, ExactSizeIterator, Extend, FromIterator, IntoIterator, Iterator};
use crate::ops::{Deref, DerefMut};
use crate::slice;
use crate::vec::{self, Vec};

/// No element is greater than the one at half its position.
#[lang = "BinaryHeap"]
#[view(vec, ptr = "data.buf.ptr.pointer", len = "data.len", cap = "data.buf.cap.0")]
#[all_items(lacking = "allocator drain_sorted from_raw_vec into_iter_sorted new_in pop_if with_capacity_in", fields = "data")]
pub struct BinaryHeap<T> {
    data: Vec<T>,
}

impl<T> BinaryHeap<T> {
    pub const fn new() -> BinaryHeap<T> {
        BinaryHeap { data: Vec::new() }
    }

    pub fn with_capacity(capacity: usize) -> BinaryHeap<T> {
        BinaryHeap { data: Vec::with_capacity(capacity) }
    }
}

impl<T: Ord> BinaryHeap<T> {
    pub fn push(&mut self, item: T) {
        let at = self.data.len();
        self.data.push(item);
        self.sift_up(0, at);
    }

    pub fn pop(&mut self) -> Option<T> {
        match self.data.pop() {
            None => None,
            Some(last) => {
                if self.data.is_empty() {
                    return Some(last);
                }
                let top = crate::mem::replace(&mut self.data[0], last);
                self.sift_down_to_bottom(0);
                Some(top)
            }
        }
    }

    pub fn peek_mut(&mut self) -> Option<PeekMut<'_, T>> {
        if self.data.is_empty() { None } else { Some(PeekMut { heap: self, is_changed: false }) }
    }

    pub fn into_sorted_vec(self) -> Vec<T> {
        let mut heap = self;
        let mut end = heap.data.len();
        while end > 1 {
            end -= 1;
            heap.data.swap(0, end);
            heap.sift_down(0, end)
        }
        heap.into_vec()
    }

    pub fn retain<F: FnMut(&T) -> bool>(&mut self, f: F) {
        let len = self.data.len();
        self.data.retain(f);
        if self.data.len() < len {
            self.rebuild()
        }
    }

    pub fn append(&mut self, other: &mut BinaryHeap<T>) {
        self.data.append(&mut other.data);
        self.rebuild()
    }

    fn sift_up(&mut self, start: usize, from: usize) -> usize {
        let mut at = from;
        while at > start {
            let parent = (at - 1) / 2;
            if self.data[at] <= self.data[parent] {
                break;
            }
            self.data.swap(at, parent);
            at = parent
        }
        at
    }

    fn sift_down(&mut self, from: usize, end: usize) {
        let mut at = from;
        let mut child = 2 * at + 1;
        while child < end {
            if child + 1 < end && self.data[child] <= self.data[child + 1] {
                child += 1
            }
            if self.data[at] >= self.data[child] {
                return;
            }
            self.data.swap(at, child);
            at = child;
            child = 2 * at + 1
        }
    }

    /// Down to the bottom first and then up, as Rust's does, since what is put on top comes from the bottom.
    fn sift_down_to_bottom(&mut self, from: usize) {
        let end = self.data.len();
        let mut at = from;
        let mut child = 2 * at + 1;
        while child < end {
            if child + 1 < end && self.data[child] <= self.data[child + 1] {
                child += 1
            }
            self.data.swap(at, child);
            at = child;
            child = 2 * at + 1
        }
        self.sift_up(from, at);
    }

    fn rebuild(&mut self) {
        let mut n = self.data.len() / 2;
        while n > 0 {
            n -= 1;
            let end = self.data.len();
            self.sift_down(n, end)
        }
    }
}

impl<T> BinaryHeap<T> {
    pub fn iter(&self) -> Iter<'_, T> {
        Iter { inner: self.data.iter() }
    }

    pub fn peek(&self) -> Option<&T> {
        self.data.first()
    }

    pub fn capacity(&self) -> usize {
        self.data.capacity()
    }

    #[track_caller]
    pub fn reserve(&mut self, additional: usize) {
        self.data.reserve(additional)
    }

    #[track_caller]
    pub fn reserve_exact(&mut self, additional: usize) {
        self.data.reserve_exact(additional)
    }

    pub fn try_reserve(&mut self, additional: usize) -> Result<(), TryReserveError> {
        self.data.try_reserve(additional)
    }

    pub fn try_reserve_exact(&mut self, additional: usize) -> Result<(), TryReserveError> {
        self.data.try_reserve_exact(additional)
    }

    pub fn shrink_to_fit(&mut self) {
        self.data.shrink_to_fit()
    }

    pub fn shrink_to(&mut self, min_capacity: usize) {
        self.data.shrink_to(min_capacity)
    }

    pub fn drain(&mut self) -> Drain<'_, T> {
        Drain { iter: self.data.drain(..) }
    }

    pub fn into_vec(self) -> Vec<T> {
        self.data
    }

    pub fn as_slice(&self) -> &[T] {
        self.data.as_slice()
    }

    pub fn len(&self) -> usize {
        self.data.len()
    }

    pub fn is_empty(&self) -> bool {
        self.data.is_empty()
    }

    pub fn clear(&mut self) {
        self.data.clear()
    }
}

/// The greatest value, to be changed; the heap is put in order again when this is dropped.
#[all_items(lacking = "refresh")]
pub struct PeekMut<'a, T: 'a + Ord> {
    heap: &'a mut BinaryHeap<T>,
    is_changed: bool,
}

impl<'a, T: Ord> PeekMut<'a, T> {
    pub fn pop(this: PeekMut<'a, T>) -> T {
        let mut this = this;
        let changed = this.is_changed;
        this.is_changed = false;
        if changed {
            let end = this.heap.data.len();
            this.heap.sift_down(0, end)
        }
        match this.heap.pop() {
            Some(value) => value,
            None => crate::panicking::panic_str("internal error: entered unreachable code"),
        }
    }
}

impl<T: Ord> Drop for PeekMut<'_, T> {
    fn drop(&mut self) {
        if self.is_changed {
            let end = self.heap.data.len();
            self.heap.sift_down(0, end)
        }
    }
}

impl<T: Ord> Deref for PeekMut<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.heap.data[0]
    }
}

impl<T: Ord> DerefMut for PeekMut<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        self.is_changed = true;
        &mut self.heap.data[0]
    }
}

impl<T: Clone> Clone for BinaryHeap<T> {
    fn clone(&self) -> BinaryHeap<T> {
        BinaryHeap { data: self.data.clone() }
    }
}

impl<T> Default for BinaryHeap<T> {
    fn default() -> BinaryHeap<T> {
        BinaryHeap::new()
    }
}

impl<T: fmt::Debug> fmt::Debug for BinaryHeap<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

impl<T: Ord> From<Vec<T>> for BinaryHeap<T> {
    fn from(vec: Vec<T>) -> BinaryHeap<T> {
        let mut heap = BinaryHeap { data: vec };
        heap.rebuild();
        heap
    }
}

impl<T: Ord, const N: usize> From<[T; N]> for BinaryHeap<T> {
    fn from(arr: [T; N]) -> BinaryHeap<T> {
        BinaryHeap::from(Vec::from(arr))
    }
}

impl<T> From<BinaryHeap<T>> for Vec<T> {
    fn from(heap: BinaryHeap<T>) -> Vec<T> {
        heap.data
    }
}

impl<T: Ord> FromIterator<T> for BinaryHeap<T> {
    fn from_iter<I: IntoIterator<Item = T>>(iter: I) -> BinaryHeap<T> {
        let values: Vec<T> = Vec::from_iter(iter);
        BinaryHeap::from(values)
    }
}

impl<T: Ord> Extend<T> for BinaryHeap<T> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, iter: I) {
        for value in iter {
            self.push(value)
        }
    }
}

impl<T> IntoIterator for BinaryHeap<T> {
    type Item = T;
    type IntoIter = IntoIter<T>;

    fn into_iter(self) -> IntoIter<T> {
        IntoIter { inner: self.data.into_iter() }
    }
}

impl<'a, T> IntoIterator for &'a BinaryHeap<T> {
    type Item = &'a T;
    type IntoIter = Iter<'a, T>;

    fn into_iter(self) -> Iter<'a, T> {
        self.iter()
    }
}

/// The values in the order in which they lie.
#[all_items]
pub struct Iter<'a, T: 'a> {
    inner: slice::Iter<'a, T>,
}

impl<T> Clone for Iter<'_, T> {
    fn clone(&self) -> Self {
        Iter { inner: self.inner.clone() }
    }
}

impl<'a, T> Iterator for Iter<'a, T> {
    type Item = &'a T;

    fn next(&mut self) -> Option<&'a T> {
        self.inner.next()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.inner.size_hint()
    }
}

impl<'a, T> DoubleEndedIterator for Iter<'a, T> {
    fn next_back(&mut self) -> Option<&'a T> {
        self.inner.next_back()
    }
}

impl<T> ExactSizeIterator for Iter<'_, T> {}

#[all_items(lacking = "allocator")]
#[derive(Clone)]
pub struct IntoIter<T> {
    inner: vec::IntoIter<T>,
}

impl<T> Iterator for IntoIter<T> {
    type Item = T;

    fn next(&mut self) -> Option<T> {
        self.inner.next()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.inner.size_hint()
    }
}

impl<T> DoubleEndedIterator for IntoIter<T> {
    fn next_back(&mut self) -> Option<T> {
        self.inner.next_back()
    }
}

impl<T> ExactSizeIterator for IntoIter<T> {}

#[all_items(lacking = "allocator")]
pub struct Drain<'a, T: 'a> {
    iter: vec::Drain<'a, T>,
}

impl<T> Iterator for Drain<'_, T> {
    type Item = T;

    fn next(&mut self) -> Option<T> {
        self.iter.next()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.iter.size_hint()
    }
}

impl<T> DoubleEndedIterator for Drain<'_, T> {
    fn next_back(&mut self) -> Option<T> {
        self.iter.next_back()
    }
}

impl<T> ExactSizeIterator for Drain<'_, T> {}
