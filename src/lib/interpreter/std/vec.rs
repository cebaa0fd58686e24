//! `Vec`: a growing buffer of values, owned.

pub mod drain;
pub mod extract_if;
pub mod into_iter;
pub mod splice;
pub mod traits;

pub use drain::Drain;
pub use extract_if::ExtractIf;
pub use into_iter::IntoIter;
pub use splice::Splice;

use crate::alloc::RawVec;
use crate::boxed::Box;
use crate::collections::TryReserveError;
use crate::cmp::Ordering;
use crate::intrinsics::{slice_from_raw, slice_from_raw_mut, slice_ptr_mut};
use crate::iter::{IntoIterator, Iterator};
use crate::mem::{self, ManuallyDrop, MaybeUninit};
use crate::ops::range::positions;
use crate::ops::RangeBounds;
use crate::panicking;
use crate::ptr;

/// Elements `0..len` of the buffer are initialised and owned.
#[lang = "Vec"]
#[view(vec, ptr = "buf.ptr.pointer", len = "len", cap = "buf.cap.0")]
#[all_items(lacking = "allocator as_non_null const_make_global from_fn from_parts from_parts_in from_raw_parts_in into_chunks into_parts into_parts_with_alloc into_raw_parts_with_alloc new_in peek_mut push_within_capacity recycle spare_capacity_mut split_at_spare_mut try_remove try_shrink_to try_shrink_to_fit try_with_capacity try_with_capacity_in with_capacity_in", fields = "buf len")]
pub struct Vec<T> {
    pub(crate) buf: RawVec<T>,
    pub(crate) len: usize,
}

unsafe impl<T: Send> Send for Vec<T> {}
unsafe impl<T: Sync> Sync for Vec<T> {}

unsafe impl<#[may_dangle] T> Drop for Vec<T> {
    fn drop(&mut self) {
        unsafe { ptr::drop_in_place(slice_ptr_mut(self.buf.ptr.as_ptr(), self.len)) }
    }
}

/// `vec![elem; n]`.
#[lang = "vec_from_elem"]
#[track_caller]
pub fn from_elem<T: Clone>(elem: T, n: usize) -> Vec<T> {
    let mut v = Vec::with_capacity(n);
    v.extend_with(n, elem);
    v
}

/// `vec![a, b]`: the array's own memory becomes the buffer.
#[lang = "slice_into_vec"]
pub(crate) fn slice_into_vec<T>(slice: Box<[T]>) -> Vec<T> {
    let len = slice.len();
    let ptr = Box::into_raw(slice);
    unsafe { Vec::from_raw_parts(ptr as *mut T, len, len) }
}

impl<T> Vec<T> {
    #[lang = "vec_new"]
    pub const fn new() -> Vec<T> {
        Vec { buf: RawVec::new(), len: 0 }
    }

    #[track_caller]
    #[const_unstable]
    pub fn with_capacity(capacity: usize) -> Vec<T> {
        Vec { buf: RawVec::with_capacity(capacity), len: 0 }
    }

    pub unsafe fn from_raw_parts(ptr: *mut T, length: usize, capacity: usize) -> Vec<T> {
        let room = if mem::size_of::<T>() == 0 { 0 } else { capacity };
        unsafe { Vec { buf: RawVec::from_parts(ptr, room), len: length } }
    }

    pub const fn capacity(&self) -> usize {
        self.buf.capacity()
    }

    #[track_caller]
    pub fn reserve(&mut self, additional: usize) {
        self.buf.reserve(self.len, additional)
    }

    #[track_caller]
    pub fn reserve_exact(&mut self, additional: usize) {
        self.buf.reserve_exact(self.len, additional)
    }

    pub fn shrink_to_fit(&mut self) {
        if self.capacity() > self.len {
            self.buf.set_capacity(self.len)
        }
    }

    pub fn shrink_to(&mut self, min_capacity: usize) {
        if self.capacity() > min_capacity {
            self.buf.set_capacity(if self.len > min_capacity { self.len } else { min_capacity })
        }
    }

    pub fn spare_capacity_mut(&mut self) -> &mut [MaybeUninit<T>] {
        unsafe {
            let spare = self.as_mut_ptr().add(self.len) as *mut MaybeUninit<T>;
            slice_from_raw_mut(spare, self.capacity() - self.len)
        }
    }

    pub fn into_boxed_slice(self) -> Box<[T]> {
        let mut v = self;
        v.shrink_to_fit();
        let me = ManuallyDrop::new(v);
        unsafe { Box::from_raw(slice_ptr_mut(me.buf.ptr.as_ptr(), me.len)) }
    }

    pub fn truncate(&mut self, len: usize) {
        if len >= self.len {
            return;
        }
        unsafe {
            let rest = slice_ptr_mut(self.as_mut_ptr().add(len), self.len - len);
            self.len = len;
            ptr::drop_in_place(rest)
        }
    }

    pub const fn as_slice(&self) -> &[T] {
        slice_from_raw(self.buf.ptr.pointer, self.len)
    }

    pub const fn as_mut_slice(&mut self) -> &mut [T] {
        slice_from_raw_mut(self.buf.ptr.pointer as *mut T, self.len)
    }

    pub const fn as_ptr(&self) -> *const T {
        self.buf.ptr.pointer
    }

    pub const fn as_mut_ptr(&mut self) -> *mut T {
        self.buf.ptr.pointer as *mut T
    }

    pub unsafe fn set_len(&mut self, new_len: usize) {
        self.len = new_len
    }

    #[panics_at = "alloc/src/vec/mod.rs:2202:13"]
    pub fn swap_remove(&mut self, index: usize) -> T {
        let len = self.len;
        if index >= len {
            panicking::position_fail("swap_remove index (is ", index, ") should be < len (is ", len, ")")
        }
        unsafe {
            let value = ptr::read(self.as_ptr().add(index));
            let base = self.as_mut_ptr();
            ptr::copy(base.add(len - 1), base.add(index), 1);
            self.len = len - 1;
            value
        }
    }

    #[track_caller]
    pub fn insert(&mut self, index: usize, element: T) {
        let len = self.len;
        if index > len {
            panicking::position_fail("insertion index (is ", index, ") should be <= len (is ", len, ")")
        }
        if len == self.buf.capacity() {
            self.buf.grow_one()
        }
        unsafe {
            let at = self.as_mut_ptr().add(index);
            if index < len {
                ptr::copy(at, at.add(1), len - index)
            }
            ptr::write(at, element)
        }
        self.len = len + 1
    }

    #[track_caller]
    pub fn remove(&mut self, index: usize) -> T {
        let len = self.len;
        if index >= len {
            panicking::position_fail("removal index (is ", index, ") should be < len (is ", len, ")")
        }
        unsafe {
            let at = self.as_mut_ptr().add(index);
            let value = ptr::read(at);
            ptr::copy(at.add(1), at, len - index - 1);
            self.len = len - 1;
            value
        }
    }

    pub fn retain<F: FnMut(&T) -> bool>(&mut self, f: F) {
        let mut keep = f;
        let len = self.len;
        self.len = 0;
        let base = self.as_mut_ptr();
        let mut kept = 0;
        let mut at = 0;
        while at < len {
            unsafe {
                let element = base.add(at);
                if keep(&*element) {
                    if kept != at {
                        ptr::copy(element, base.add(kept), 1)
                    }
                    kept += 1
                } else {
                    ptr::drop_in_place(element)
                }
            }
            at += 1
        }
        self.len = kept
    }

    pub fn retain_mut<F: FnMut(&mut T) -> bool>(&mut self, f: F) {
        let mut keep = f;
        let len = self.len;
        self.len = 0;
        let base = self.as_mut_ptr();
        let mut kept = 0;
        let mut at = 0;
        while at < len {
            unsafe {
                let element = base.add(at);
                if keep(&mut *element) {
                    if kept != at {
                        ptr::copy(element, base.add(kept), 1)
                    }
                    kept += 1
                } else {
                    ptr::drop_in_place(element)
                }
            }
            at += 1
        }
        self.len = kept
    }

    pub fn dedup_by<F: FnMut(&mut T, &mut T) -> bool>(&mut self, same_bucket: F) {
        let mut same = same_bucket;
        let len = self.len;
        if len <= 1 {
            return;
        }
        let base = self.as_mut_ptr();
        let mut kept = 1;
        let mut at = 1;
        while at < len {
            unsafe {
                let element = base.add(at);
                if same(&mut *element, &mut *base.add(kept - 1)) {
                    ptr::drop_in_place(element)
                } else {
                    if kept != at {
                        ptr::copy(element, base.add(kept), 1)
                    }
                    kept += 1
                }
            }
            at += 1
        }
        self.len = kept
    }

    pub fn dedup_by_key<F: FnMut(&mut T) -> K, K: PartialEq>(&mut self, key: F) {
        let mut key = key;
        let len = self.len;
        if len <= 1 {
            return;
        }
        let base = self.as_mut_ptr();
        let mut kept = 1;
        let mut at = 1;
        while at < len {
            unsafe {
                let element = base.add(at);
                if key(&mut *element) == key(&mut *base.add(kept - 1)) {
                    ptr::drop_in_place(element)
                } else {
                    if kept != at {
                        ptr::copy(element, base.add(kept), 1)
                    }
                    kept += 1
                }
            }
            at += 1
        }
        self.len = kept
    }

    #[track_caller]
    #[const_conditional]
    pub fn push(&mut self, value: T) {
        if self.len == self.buf.capacity() {
            self.buf.grow_one()
        }
        unsafe { ptr::write(self.as_mut_ptr().add(self.len), value) }
        self.len += 1
    }

    pub fn pop(&mut self) -> Option<T> {
        if self.len == 0 {
            None
        } else {
            self.len -= 1;
            unsafe { Some(ptr::read(self.as_ptr().add(self.len))) }
        }
    }

    pub fn pop_if(&mut self, predicate: impl FnOnce(&mut T) -> bool) -> Option<T> {
        if self.len == 0 {
            return None;
        }
        let last = unsafe { &mut *self.as_mut_ptr().add(self.len - 1) };
        if predicate(last) { self.pop() } else { None }
    }

    #[track_caller]
    pub fn append(&mut self, other: &mut Vec<T>) {
        let count = other.len;
        self.reserve(count);
        unsafe { ptr::copy_nonoverlapping(other.as_ptr(), self.as_mut_ptr().add(self.len), count) }
        other.len = 0;
        self.len += count
    }

    #[track_caller]
    pub fn drain<R: RangeBounds<usize>>(&mut self, range: R) -> Drain<'_, T> {
        let (start, end) = positions(&range, self.len);
        Drain::new(self, start, end)
    }

    #[track_caller]
    pub fn splice<R: RangeBounds<usize>, I: IntoIterator<Item = T>>(
        &mut self,
        range: R,
        replace_with: I,
    ) -> Splice<'_, I::IntoIter> {
        Splice::new(self.drain(range), replace_with.into_iter())
    }

    #[track_caller]
    pub fn extract_if<F: FnMut(&mut T) -> bool, R: RangeBounds<usize>>(
        &mut self,
        range: R,
        filter: F,
    ) -> ExtractIf<'_, T, F> {
        let (start, end) = positions(&range, self.len);
        ExtractIf::new(self, filter, start, end)
    }

    #[track_caller]
    #[const_conditional]
    pub fn push_mut(&mut self, value: T) -> &mut T {
        let at = self.len;
        self.push(value);
        unsafe { &mut *self.as_mut_ptr().add(at) }
    }

    #[track_caller]
    pub fn insert_mut(&mut self, index: usize, element: T) -> &mut T {
        self.insert(index, element);
        unsafe { &mut *self.as_mut_ptr().add(index) }
    }

    pub fn try_reserve(&mut self, additional: usize) -> Result<(), TryReserveError> {
        crate::alloc::try_capacity::<T>(self.len, additional)?;
        self.reserve(additional);
        Ok(())
    }

    pub fn try_reserve_exact(&mut self, additional: usize) -> Result<(), TryReserveError> {
        crate::alloc::try_capacity::<T>(self.len, additional)?;
        self.reserve_exact(additional);
        Ok(())
    }

    pub fn into_raw_parts(self) -> (*mut T, usize, usize) {
        let mut me = ManuallyDrop::new(self);
        (me.as_mut_ptr(), me.len, me.capacity())
    }

    pub fn clear(&mut self) {
        self.truncate(0)
    }

    pub const fn len(&self) -> usize {
        self.len
    }

    pub const fn is_empty(&self) -> bool {
        self.len == 0
    }

    #[track_caller]
    pub fn split_off(&mut self, at: usize) -> Vec<T> {
        if at > self.len {
            panicking::position_fail("`at` split index (is ", at, ") should be <= len (is ", self.len, ")")
        }
        let count = self.len - at;
        let mut other = Vec::with_capacity(count);
        self.len = at;
        other.len = count;
        unsafe { ptr::copy_nonoverlapping(self.as_ptr().add(at), other.as_mut_ptr(), count) }
        other
    }

    #[track_caller]
    pub fn resize_with<F: FnMut() -> T>(&mut self, new_len: usize, f: F) {
        let mut make = f;
        if new_len <= self.len {
            self.truncate(new_len);
            return;
        }
        self.reserve(new_len - self.len);
        while self.len < new_len {
            self.push(make())
        }
    }

    pub fn leak<'a>(self) -> &'a mut [T]
    where
        T: 'a,
    {
        let mut me = ManuallyDrop::new(self);
        slice_from_raw_mut(me.as_mut_ptr(), me.len)
    }

    /// Pushes what an iterator gives, with room reserved as it promises.
    #[track_caller]
    pub(crate) fn extend_from_iter<I: Iterator<Item = T>>(&mut self, iter: I) {
        let mut iter = iter;
        loop {
            match iter.next() {
                None => return,
                Some(value) => {
                    if self.len == self.buf.capacity() {
                        let (lower, _) = iter.size_hint();
                        self.buf.reserve(self.len, lower.saturating_add(1))
                    }
                    unsafe { ptr::write(self.as_mut_ptr().add(self.len), value) }
                    self.len += 1
                }
            }
        }
    }
}

impl<T, const N: usize> Vec<[T; N]> {
    pub fn into_flattened(self) -> Vec<T> {
        let (ptr, len, cap) = self.into_raw_parts();
        unsafe { Vec::from_raw_parts(ptr as *mut T, len * N, cap * N) }
    }
}

impl<T: Clone> Vec<T> {
    #[track_caller]
    pub fn resize(&mut self, new_len: usize, value: T) {
        if new_len > self.len {
            self.extend_with(new_len - self.len, value)
        } else {
            self.truncate(new_len)
        }
    }

    #[track_caller]
    pub fn extend_from_slice(&mut self, other: &[T]) {
        self.reserve(other.len());
        if crate::intrinsics::clones_as_bytes::<T>() {
            unsafe { ptr::copy_nonoverlapping(other.as_ptr(), self.as_mut_ptr().add(self.len), other.len()) }
            self.len += other.len();
            return;
        }
        let mut index = 0;
        while index < other.len() {
            let value = other[index].clone();
            unsafe { ptr::write(self.as_mut_ptr().add(self.len), value) }
            self.len += 1;
            index += 1
        }
    }

    #[track_caller]
    pub fn extend_from_within<R: RangeBounds<usize>>(&mut self, src: R) {
        let (start, end) = positions(&src, self.len);
        self.reserve(end - start);
        let mut index = start;
        while index < end {
            let value = self.as_slice()[index].clone();
            self.push(value);
            index += 1
        }
    }

    /// Clones for all but the last place, which takes the value itself.
    #[track_caller]
    fn extend_with(&mut self, n: usize, value: T) {
        if n == 0 {
            return;
        }
        self.reserve(n);
        if crate::intrinsics::clones_as_bytes::<T>() {
            unsafe { crate::intrinsics::fill_array(self.as_mut_ptr().add(self.len), n, &value) }
            self.len += n;
            return;
        }
        let mut left = n;
        while left > 1 {
            let copy = value.clone();
            unsafe { ptr::write(self.as_mut_ptr().add(self.len), copy) }
            self.len += 1;
            left -= 1
        }
        unsafe { ptr::write(self.as_mut_ptr().add(self.len), value) }
        self.len += 1
    }
}

impl<T: PartialEq> Vec<T> {
    pub fn dedup(&mut self) {
        let len = self.len;
        if len <= 1 {
            return;
        }
        let base = self.as_mut_ptr();
        let mut kept = 1;
        let mut at = 1;
        while at < len {
            unsafe {
                let element = base.add(at);
                if *element == *base.add(kept - 1) {
                    ptr::drop_in_place(element)
                } else {
                    if kept != at {
                        ptr::copy(element, base.add(kept), 1)
                    }
                    kept += 1
                }
            }
            at += 1
        }
        self.len = kept
    }
}
