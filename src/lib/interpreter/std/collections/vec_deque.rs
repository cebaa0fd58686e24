//! `VecDeque`: a queue with two ends, in a ring.

use crate::collections::TryReserveError;
use crate::alloc::RawVec;
use crate::cmp::Ordering;
use crate::fmt;
use crate::hash::{Hash, Hasher};
use crate::intrinsics::{slice_from_raw, slice_from_raw_mut, slice_ptr_mut};
use crate::iter::{DoubleEndedIterator, ExactSizeIterator, Extend, FromIterator, IntoIterator, Iterator};
use crate::mem::ManuallyDrop;
use crate::ops::range::positions;
use crate::ops::{Index, IndexMut, RangeBounds};
use crate::panicking;
use crate::ptr;
use crate::slice;
use crate::vec::Vec;

/// Element number `i` lies at `(head + i) % capacity`.
#[lang = "VecDeque"]
#[view(vecdeque, ptr = "buf.ptr.pointer", head = "head", len = "len", cap = "buf.cap.0")]
#[all_items(lacking = "allocator extend_from_within extend_front extract_if new_in prepend prepend_from_within range range_mut splice truncate_front try_with_capacity with_capacity_in", fields = "buf head len")]
pub struct VecDeque<T> {
    head: usize,
    len: usize,
    buf: RawVec<T>,
}

unsafe impl<T: Send> Send for VecDeque<T> {}
unsafe impl<T: Sync> Sync for VecDeque<T> {}

unsafe impl<#[may_dangle] T> Drop for VecDeque<T> {
    fn drop(&mut self) {
        let (front, back) = self.runs();
        unsafe {
            let base = self.buf.ptr.as_ptr();
            ptr::drop_in_place(slice_ptr_mut(base.add(self.head), front));
            ptr::drop_in_place(slice_ptr_mut(base, back));
        }
    }
}

#[panics_at = "alloc/src/collections/vec_deque/mod.rs:971:9"]
fn refuse_first() -> ! {
    panicking::panic_str("assertion failed: i < self.len()")
}

#[panics_at = "alloc/src/collections/vec_deque/mod.rs:972:9"]
fn refuse_second() -> ! {
    panicking::panic_str("assertion failed: j < self.len()")
}

impl<T> VecDeque<T> {
    pub const fn new() -> VecDeque<T> {
        VecDeque { head: 0, len: 0, buf: RawVec::new() }
    }

    #[track_caller]
    pub fn with_capacity(capacity: usize) -> VecDeque<T> {
        VecDeque { head: 0, len: 0, buf: RawVec::with_capacity(capacity) }
    }

    /// Lengths of the run from `head` on, and of that at the start of the buffer.
    fn runs(&self) -> (usize, usize) {
        let room = self.buf.capacity() - self.head;
        if self.len <= room { (self.len, 0) } else { (room, self.len - room) }
    }

    fn place(&self, index: usize) -> usize {
        let at = self.head.wrapping_add(index);
        let capacity = self.buf.capacity();
        if at >= capacity { at.wrapping_sub(capacity) } else { at }
    }

    fn at(&self, index: usize) -> *mut T {
        unsafe { self.buf.ptr.as_ptr().add(self.place(index)) }
    }

    #[track_caller]
    fn grow(&mut self, additional: usize) {
        let old = self.buf.capacity();
        if additional <= old - self.len {
            return;
        }
        let (front, back) = self.runs();
        self.buf.reserve(self.len, additional);
        if back > 0 {
            let new = self.buf.capacity();
            unsafe {
                let base = self.buf.ptr.as_ptr();
                if front > back && new - old >= back {
                    ptr::copy_nonoverlapping(base, base.add(old), back)
                } else {
                    let head = new - front;
                    ptr::copy(base.add(self.head), base.add(head), front);
                    self.head = head
                }
            }
        }
    }

    pub fn get(&self, index: usize) -> Option<&T> {
        if index < self.len { unsafe { Some(&*self.at(index)) } } else { None }
    }

    pub fn get_mut(&mut self, index: usize) -> Option<&mut T> {
        if index < self.len { unsafe { Some(&mut *self.at(index)) } } else { None }
    }

    pub fn swap(&mut self, i: usize, j: usize) {
        if i >= self.len {
            refuse_first()
        }
        if j >= self.len {
            refuse_second()
        }
        unsafe { ptr::swap(self.at(i), self.at(j)) }
    }

    pub fn capacity(&self) -> usize {
        self.buf.capacity()
    }

    #[panics_at = "alloc/src/collections/vec_deque/mod.rs:1049:56"]
    pub fn reserve(&mut self, additional: usize) {
        self.len.checked_add(additional).expect("capacity overflow");
        self.grow(additional)
    }

    pub fn truncate(&mut self, len: usize) {
        while self.len > len {
            drop(self.pop_back())
        }
    }

    pub fn clear(&mut self) {
        while let Some(value) = self.pop_front() {
            drop(value)
        }
        self.head = 0
    }

    pub fn len(&self) -> usize {
        self.len
    }

    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    pub fn iter(&self) -> Iter<'_, T> {
        let (a, b) = self.as_slices();
        Iter { front: a.iter(), back: b.iter() }
    }

    pub fn iter_mut(&mut self) -> IterMut<'_, T> {
        let (a, b) = self.as_mut_slices();
        IterMut { front: a.iter_mut(), back: b.iter_mut() }
    }

    pub fn as_slices(&self) -> (&[T], &[T]) {
        let (front, back) = self.runs();
        let base = self.buf.ptr.pointer;
        unsafe { (slice_from_raw(base.add(self.head), front), slice_from_raw(base, back)) }
    }

    pub fn as_mut_slices(&mut self) -> (&mut [T], &mut [T]) {
        let (front, back) = self.runs();
        let base = self.buf.ptr.as_ptr();
        unsafe { (slice_from_raw_mut(base.add(self.head), front), slice_from_raw_mut(base, back)) }
    }

    pub fn contains(&self, x: &T) -> bool
    where
        T: PartialEq,
    {
        let (a, b) = self.as_slices();
        a.contains(x) || b.contains(x)
    }

    pub fn front(&self) -> Option<&T> {
        self.get(0)
    }

    pub fn front_mut(&mut self) -> Option<&mut T> {
        self.get_mut(0)
    }

    pub fn back(&self) -> Option<&T> {
        self.get(self.len.wrapping_sub(1))
    }

    pub fn back_mut(&mut self) -> Option<&mut T> {
        let last = self.len.wrapping_sub(1);
        self.get_mut(last)
    }

    pub fn pop_front(&mut self) -> Option<T> {
        if self.len == 0 {
            return None;
        }
        let at = self.at(0);
        self.head = self.place(1);
        self.len -= 1;
        unsafe { Some(ptr::read(at)) }
    }

    pub fn pop_back(&mut self) -> Option<T> {
        if self.len == 0 {
            return None;
        }
        self.len -= 1;
        unsafe { Some(ptr::read(self.at(self.len))) }
    }

    #[track_caller]
    pub fn push_front(&mut self, value: T) {
        self.grow(1);
        self.head = if self.head == 0 { self.buf.capacity() - 1 } else { self.head - 1 };
        self.len += 1;
        unsafe { ptr::write(self.at(0), value) }
    }

    #[track_caller]
    pub fn push_back(&mut self, value: T) {
        self.grow(1);
        unsafe { ptr::write(self.at(self.len), value) }
        self.len += 1
    }

    pub fn pop_front_if(&mut self, predicate: impl FnOnce(&mut T) -> bool) -> Option<T> {
        let first = self.front_mut()?;
        if predicate(first) { self.pop_front() } else { None }
    }

    pub fn pop_back_if(&mut self, predicate: impl FnOnce(&mut T) -> bool) -> Option<T> {
        let last = self.back_mut()?;
        if predicate(last) { self.pop_back() } else { None }
    }

    #[track_caller]
    pub fn push_front_mut(&mut self, value: T) -> &mut T {
        self.push_front(value);
        unsafe { &mut *self.at(0) }
    }

    #[track_caller]
    pub fn push_back_mut(&mut self, value: T) -> &mut T {
        self.push_back(value);
        unsafe { &mut *self.at(self.len - 1) }
    }

    #[track_caller]
    pub fn insert_mut(&mut self, index: usize, value: T) -> &mut T {
        self.insert(index, value);
        unsafe { &mut *self.at(index) }
    }

    #[panics_at = "alloc/src/collections/vec_deque/mod.rs:1019:56"]
    pub fn reserve_exact(&mut self, additional: usize) {
        self.len.checked_add(additional).expect("capacity overflow");
        self.grow(additional)
    }

    pub fn try_reserve(&mut self, additional: usize) -> Result<(), TryReserveError> {
        crate::alloc::try_capacity::<T>(self.len, additional)?;
        self.grow(additional);
        Ok(())
    }

    pub fn try_reserve_exact(&mut self, additional: usize) -> Result<(), TryReserveError> {
        self.try_reserve(additional)
    }

    pub fn shrink_to_fit(&mut self) {
        self.shrink_to(0)
    }

    pub fn shrink_to(&mut self, min_capacity: usize) {
        let wanted = if min_capacity > self.len { min_capacity } else { self.len };
        if wanted >= self.buf.capacity() {
            return;
        }
        let mut smaller = VecDeque::with_capacity(wanted);
        while let Some(value) = self.pop_front() {
            smaller.push_back(value)
        }
        *self = smaller
    }

    pub fn resize_with(&mut self, new_len: usize, generator: impl FnMut() -> T) {
        let mut make = generator;
        if new_len <= self.len {
            self.truncate(new_len);
            return;
        }
        while self.len < new_len {
            self.push_back(make())
        }
    }

    pub fn retain_mut<F: FnMut(&mut T) -> bool>(&mut self, f: F) {
        let mut keep = f;
        let len = self.len;
        let mut kept = 0;
        let mut at = 0;
        while at < len {
            unsafe {
                if keep(&mut *self.at(at)) {
                    if kept != at {
                        self.swap(kept, at)
                    }
                    kept += 1
                }
            }
            at += 1
        }
        self.truncate(kept)
    }

    pub fn binary_search_by<'a, F: FnMut(&'a T) -> Ordering>(&'a self, f: F) -> Result<usize, usize> {
        let mut f = f;
        let (front, back) = self.as_slices();
        match back.first().map(|first| f(first)) {
            Some(Ordering::Equal) => Ok(front.len()),
            Some(Ordering::Less) => match back.binary_search_by(f) {
                Ok(at) => Ok(at + front.len()),
                Err(at) => Err(at + front.len()),
            },
            _ => front.binary_search_by(f),
        }
    }

    pub fn binary_search_by_key<'a, B: Ord, F: FnMut(&'a T) -> B>(&'a self, b: &B, f: F) -> Result<usize, usize> {
        let mut f = f;
        self.binary_search_by(|each| f(each).cmp(b))
    }

    pub fn partition_point<P: FnMut(&T) -> bool>(&self, pred: P) -> usize {
        let mut pred = pred;
        let (front, back) = self.as_slices();
        match back.first() {
            Some(first) if pred(first) => back.partition_point(pred) + front.len(),
            _ => front.partition_point(pred),
        }
    }

    pub fn swap_remove_front(&mut self, index: usize) -> Option<T> {
        if index >= self.len {
            return None;
        }
        if index != 0 {
            self.swap(index, 0)
        }
        self.pop_front()
    }

    pub fn swap_remove_back(&mut self, index: usize) -> Option<T> {
        if index >= self.len {
            return None;
        }
        let last = self.len - 1;
        if index != last {
            self.swap(index, last)
        }
        self.pop_back()
    }

    #[panics_at = "alloc/src/collections/vec_deque/mod.rs:2431:9"]
    pub fn insert(&mut self, index: usize, value: T) {
        if index > self.len {
            panicking::panic_str("index out of bounds")
        }
        self.push_back(value);
        let mut at = self.len - 1;
        while at > index {
            self.swap(at, at - 1);
            at -= 1
        }
    }

    pub fn remove(&mut self, index: usize) -> Option<T> {
        if index >= self.len {
            return None;
        }
        let mut at = index;
        while at + 1 < self.len {
            self.swap(at, at + 1);
            at += 1
        }
        self.pop_back()
    }

    #[panics_at = "alloc/src/collections/vec_deque/mod.rs:2539:9"]
    pub fn split_off(&mut self, at: usize) -> VecDeque<T> {
        if at > self.len {
            panicking::panic_str("`at` out of bounds")
        }
        let mut other = VecDeque::with_capacity(self.len - at);
        let mut index = at;
        while index < self.len {
            unsafe { other.push_back(ptr::read(self.at(index))) }
            index += 1
        }
        self.len = at;
        other
    }

    #[track_caller]
    pub fn append(&mut self, other: &mut VecDeque<T>) {
        self.grow(other.len);
        while let Some(value) = other.pop_front() {
            self.push_back(value)
        }
        other.head = 0
    }

    pub fn retain<F: FnMut(&T) -> bool>(&mut self, f: F) {
        let mut keep = f;
        let len = self.len;
        let mut kept = 0;
        let mut at = 0;
        while at < len {
            unsafe {
                if keep(&*self.at(at)) {
                    if kept != at {
                        self.swap(kept, at)
                    }
                    kept += 1
                }
            }
            at += 1
        }
        self.truncate(kept)
    }

    pub fn drain<R: RangeBounds<usize>>(&mut self, range: R) -> Drain<'_, T> {
        let (start, end) = positions(&range, self.len);
        let tail = self.split_off(end);
        let taken = self.split_off(start);
        Drain { deque: self, taken: taken.into_iter(), tail }
    }

    pub fn range<R: RangeBounds<usize>>(&self, range: R) -> Iter<'_, T> {
        let (start, end) = positions(&range, self.len);
        let (a, b) = self.as_slices();
        let count = a.len();
        if end <= count {
            Iter { front: a[start..end].iter(), back: b[..0].iter() }
        } else if start < count {
            Iter { front: a[start..].iter(), back: b[..end - count].iter() }
        } else {
            Iter { front: a[..0].iter(), back: b[start - count..end - count].iter() }
        }
    }

    pub fn range_mut<R: RangeBounds<usize>>(&mut self, range: R) -> IterMut<'_, T> {
        let (start, end) = positions(&range, self.len);
        let (a, b) = self.as_mut_slices();
        let count = a.len();
        if end <= count {
            IterMut { front: a[start..end].iter_mut(), back: b[..0].iter_mut() }
        } else if start < count {
            IterMut { front: a[start..].iter_mut(), back: b[..end - count].iter_mut() }
        } else {
            IterMut { front: a[..0].iter_mut(), back: b[start - count..end - count].iter_mut() }
        }
    }

    pub fn make_contiguous(&mut self) -> &mut [T] {
        let (_, back) = self.runs();
        if back > 0 {
            let mut straight: Vec<T> = Vec::with_capacity(self.len);
            let mut index = 0;
            while index < self.len {
                unsafe { straight.push(ptr::read(self.at(index))) }
                index += 1
            }
            unsafe {
                ptr::copy_nonoverlapping(straight.as_ptr(), self.buf.ptr.as_ptr(), self.len);
                straight.set_len(0)
            }
            self.head = 0
        }
        let base = self.buf.ptr.as_ptr();
        unsafe { slice_from_raw_mut(base.add(self.head), self.len) }
    }

    #[panics_at = "alloc/src/collections/vec_deque/mod.rs:2986:9"]
    pub fn rotate_left(&mut self, n: usize) {
        if n > self.len {
            panicking::panic_str("assertion failed: n <= self.len()")
        }
        let mut left = n;
        while left > 0 {
            if let Some(value) = self.pop_front() {
                self.push_back(value)
            }
            left -= 1
        }
    }

    #[panics_at = "alloc/src/collections/vec_deque/mod.rs:3029:9"]
    pub fn rotate_right(&mut self, n: usize) {
        if n > self.len {
            panicking::panic_str("assertion failed: n <= self.len()")
        }
        self.rotate_left(self.len - n)
    }

    #[track_caller]
    pub fn resize(&mut self, new_len: usize, value: T)
    where
        T: Clone,
    {
        self.truncate(new_len);
        self.grow(new_len - self.len);
        while self.len < new_len {
            self.push_back(value.clone())
        }
    }

    pub fn binary_search(&self, x: &T) -> Result<usize, usize>
    where
        T: Ord,
    {
        let (front, back) = self.as_slices();
        if back.len() > 0 && back[0] <= *x {
            match back.binary_search(x) {
                Ok(index) => Ok(index + front.len()),
                Err(index) => Err(index + front.len()),
            }
        } else {
            front.binary_search(x)
        }
    }
}

impl<T> Index<usize> for VecDeque<T> {
    type Output = T;

    #[track_caller]
    fn index(&self, index: usize) -> &T {
        match self.get(index) {
            Some(value) => value,
            None => panicking::panic_display_str("Out of bounds access"),
        }
    }
}

impl<T> IndexMut<usize> for VecDeque<T> {
    #[track_caller]
    fn index_mut(&mut self, index: usize) -> &mut T {
        match self.get_mut(index) {
            Some(value) => value,
            None => panicking::panic_display_str("Out of bounds access"),
        }
    }
}

impl<T: Clone> Clone for VecDeque<T> {
    fn clone(&self) -> VecDeque<T> {
        let mut deque = VecDeque::with_capacity(self.len);
        for value in self {
            deque.push_back(value.clone())
        }
        deque
    }
}

impl<T> Default for VecDeque<T> {
    fn default() -> VecDeque<T> {
        VecDeque::new()
    }
}

impl<T: PartialEq> PartialEq for VecDeque<T> {
    fn eq(&self, other: &VecDeque<T>) -> bool {
        self.len == other.len && self.iter().eq(other.iter())
    }
}

impl<T: PartialEq<U>, U> PartialEq<Vec<U>> for VecDeque<T> {
    fn eq(&self, other: &Vec<U>) -> bool {
        self.len == other.len() && self.iter().eq(other.iter())
    }
}

impl<T: PartialEq<U>, U, const N: usize> PartialEq<[U; N]> for VecDeque<T> {
    fn eq(&self, other: &[U; N]) -> bool {
        self.len == N && self.iter().eq(other.iter())
    }
}

impl<T: PartialEq<U>, U, const N: usize> PartialEq<&[U; N]> for VecDeque<T> {
    fn eq(&self, other: &&[U; N]) -> bool {
        self.len == N && self.iter().eq(other.iter())
    }
}

impl<T: PartialEq<U>, U> PartialEq<&[U]> for VecDeque<T> {
    fn eq(&self, other: &&[U]) -> bool {
        self.len == other.len() && self.iter().eq(other.iter())
    }
}

impl<T: Eq> Eq for VecDeque<T> {}

impl<T: PartialOrd> PartialOrd for VecDeque<T> {
    fn partial_cmp(&self, other: &VecDeque<T>) -> Option<Ordering> {
        Iterator::partial_cmp(self.iter(), other.iter())
    }
}

impl<T: Ord> Ord for VecDeque<T> {
    fn cmp(&self, other: &VecDeque<T>) -> Ordering {
        Iterator::cmp(self.iter(), other.iter())
    }
}

impl<T: Hash> Hash for VecDeque<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_usize(self.len);
        for value in self {
            value.hash(state)
        }
    }
}

impl<T: fmt::Debug> fmt::Debug for VecDeque<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

impl<T> FromIterator<T> for VecDeque<T> {
    fn from_iter<I: IntoIterator<Item = T>>(iter: I) -> VecDeque<T> {
        let values: Vec<T> = Vec::from_iter(iter);
        VecDeque::from(values)
    }
}

impl<T> Extend<T> for VecDeque<T> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, iter: I) {
        for value in iter {
            self.push_back(value)
        }
    }
}

impl<'a, T: 'a + Copy> Extend<&'a T> for VecDeque<T> {
    fn extend<I: IntoIterator<Item = &'a T>>(&mut self, iter: I) {
        for value in iter {
            self.push_back(*value)
        }
    }
}

impl<T> From<Vec<T>> for VecDeque<T> {
    fn from(other: Vec<T>) -> VecDeque<T> {
        let me = ManuallyDrop::new(other);
        unsafe { VecDeque { head: 0, len: me.len, buf: ptr::read(&me.buf) } }
    }
}

impl<T> From<VecDeque<T>> for Vec<T> {
    fn from(other: VecDeque<T>) -> Vec<T> {
        let mut deque = other;
        deque.make_contiguous();
        let me = ManuallyDrop::new(deque);
        unsafe {
            let base = me.buf.ptr.as_ptr();
            if me.head != 0 {
                ptr::copy(base.add(me.head), base, me.len)
            }
            Vec { len: me.len, buf: ptr::read(&me.buf) }
        }
    }
}

impl<T, const N: usize> From<[T; N]> for VecDeque<T> {
    fn from(arr: [T; N]) -> VecDeque<T> {
        VecDeque::from(Vec::from(arr))
    }
}

impl<T> IntoIterator for VecDeque<T> {
    type Item = T;
    type IntoIter = IntoIter<T>;

    fn into_iter(self) -> IntoIter<T> {
        IntoIter { inner: self }
    }
}

impl<'a, T> IntoIterator for &'a VecDeque<T> {
    type Item = &'a T;
    type IntoIter = Iter<'a, T>;

    fn into_iter(self) -> Iter<'a, T> {
        self.iter()
    }
}

impl<'a, T> IntoIterator for &'a mut VecDeque<T> {
    type Item = &'a mut T;
    type IntoIter = IterMut<'a, T>;

    fn into_iter(self) -> IterMut<'a, T> {
        self.iter_mut()
    }
}

#[all_items(lacking = "as_slices")]
pub struct Iter<'a, T: 'a> {
    front: slice::Iter<'a, T>,
    back: slice::Iter<'a, T>,
}

impl<'a, T> Iterator for Iter<'a, T> {
    type Item = &'a T;

    fn next(&mut self) -> Option<&'a T> {
        match self.front.next() {
            None => self.back.next(),
            some => some,
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = self.front.len() + self.back.len();
        (left, Some(left))
    }

    fn has_exact_size(&self) -> bool {
        true
    }
}

impl<'a, T> DoubleEndedIterator for Iter<'a, T> {
    fn next_back(&mut self) -> Option<&'a T> {
        match self.back.next_back() {
            None => self.front.next_back(),
            some => some,
        }
    }
}

impl<T> ExactSizeIterator for Iter<'_, T> {}

impl<T> Clone for Iter<'_, T> {
    fn clone(&self) -> Self {
        Iter { front: self.front.clone(), back: self.back.clone() }
    }
}

#[all_items(lacking = "as_mut_slices as_slices into_slices")]
pub struct IterMut<'a, T: 'a> {
    front: slice::IterMut<'a, T>,
    back: slice::IterMut<'a, T>,
}

impl<'a, T> Iterator for IterMut<'a, T> {
    type Item = &'a mut T;

    fn next(&mut self) -> Option<&'a mut T> {
        match self.front.next() {
            None => self.back.next(),
            some => some,
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = self.front.len() + self.back.len();
        (left, Some(left))
    }
}

impl<'a, T> DoubleEndedIterator for IterMut<'a, T> {
    fn next_back(&mut self) -> Option<&'a mut T> {
        match self.back.next_back() {
            None => self.front.next_back(),
            some => some,
        }
    }
}

impl<T> ExactSizeIterator for IterMut<'_, T> {}

#[derive(Clone)]
#[all_items]
pub struct IntoIter<T> {
    inner: VecDeque<T>,
}

impl<T> Iterator for IntoIter<T> {
    type Item = T;

    fn next(&mut self) -> Option<T> {
        self.inner.pop_front()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.inner.len, Some(self.inner.len))
    }

    fn has_exact_size(&self) -> bool {
        true
    }
}

impl<T> DoubleEndedIterator for IntoIter<T> {
    fn next_back(&mut self) -> Option<T> {
        self.inner.pop_back()
    }
}

impl<T> ExactSizeIterator for IntoIter<T> {}

/// What was after the drained run goes back when this is dropped.
#[all_items]
pub struct Drain<'a, T: 'a> {
    deque: &'a mut VecDeque<T>,
    taken: IntoIter<T>,
    tail: VecDeque<T>,
}

impl<T> Iterator for Drain<'_, T> {
    type Item = T;

    fn next(&mut self) -> Option<T> {
        self.taken.next()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.taken.size_hint()
    }
}

impl<T> DoubleEndedIterator for Drain<'_, T> {
    fn next_back(&mut self) -> Option<T> {
        self.taken.next_back()
    }
}

impl<T> ExactSizeIterator for Drain<'_, T> {}

impl<T> Drop for Drain<'_, T> {
    fn drop(&mut self) {
        self.taken.inner.clear();
        self.deque.append(&mut self.tail)
    }
}
