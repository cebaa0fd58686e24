//! Slices: runs of values, borrowed.

pub mod chunks;
pub mod cmp;
pub mod index;
pub mod iter;
pub mod join;
pub mod sort;
pub mod split;

pub use chunks::{Chunks, ChunksExact, ChunksMut, RChunks, Windows};
pub use index::SliceIndex;
pub use iter::{Iter, IterMut};
pub(crate) use join::{Concat, Join};
pub use split::{Split, SplitN};

pub(crate) use index::slice_index_fail;

use crate::boxed::Box;
use crate::cmp::Ordering;
use crate::intrinsics::{slice_from_raw, slice_from_raw_mut, slice_part, slice_part_mut};
use crate::iter::{IntoIterator, Iterator};
use crate::mem;
use crate::ops::range::positions;
use crate::ops::RangeBounds;
use crate::panicking;
use crate::ptr;
use crate::vec::Vec;

pub const unsafe fn from_raw_parts<'a, T>(data: *const T, len: usize) -> &'a [T] {
    slice_from_raw(data, len)
}

pub const unsafe fn from_raw_parts_mut<'a, T>(data: *mut T, len: usize) -> &'a mut [T] {
    slice_from_raw_mut(data, len)
}

pub const fn from_ref<T>(s: &T) -> &[T] {
    slice_from_raw(s as *const T, 1)
}

pub const fn from_mut<T>(s: &mut T) -> &mut [T] {
    slice_from_raw_mut(s as *mut T, 1)
}

impl<T> [T] {
    #[lang = "slice_len_fn"]
    #[intrinsic = "slice_len"]
    pub const fn len(&self) -> usize;

    #[intrinsic = "slice_as_ptr"]
    pub const fn as_ptr(&self) -> *const T;

    #[intrinsic = "slice_as_ptr"]
    pub const fn as_mut_ptr(&mut self) -> *mut T;

    #[lang = "slice_is_empty"]
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    pub const fn first(&self) -> Option<&T> {
        if self.len() == 0 { None } else { Some(&self[0]) }
    }

    pub const fn first_mut(&mut self) -> Option<&mut T> {
        if self.len() == 0 { None } else { Some(&mut self[0]) }
    }

    pub const fn last(&self) -> Option<&T> {
        let len = self.len();
        if len == 0 { None } else { Some(&self[len - 1]) }
    }

    pub const fn last_mut(&mut self) -> Option<&mut T> {
        let len = self.len();
        if len == 0 { None } else { Some(&mut self[len - 1]) }
    }

    pub const fn split_first(&self) -> Option<(&T, &[T])> {
        if let [first, tail @ ..] = self { Some((first, tail)) } else { None }
    }

    pub const fn split_first_mut(&mut self) -> Option<(&mut T, &mut [T])> {
        if let [first, tail @ ..] = self { Some((first, tail)) } else { None }
    }

    pub const fn split_last(&self) -> Option<(&T, &[T])> {
        if let [init @ .., last] = self { Some((last, init)) } else { None }
    }

    pub const fn split_last_mut(&mut self) -> Option<(&mut T, &mut [T])> {
        if let [init @ .., last] = self { Some((last, init)) } else { None }
    }

    #[lang = "slice_get"]
    pub fn get<I: SliceIndex<[T]>>(&self, index: I) -> Option<&I::Output> {
        index.get(self)
    }

    #[lang = "slice_get_mut"]
    pub fn get_mut<I: SliceIndex<[T]>>(&mut self, index: I) -> Option<&mut I::Output> {
        index.get_mut(self)
    }

    #[lang = "slice_get_unchecked"]
    pub unsafe fn get_unchecked<I: SliceIndex<[T]>>(&self, index: I) -> &I::Output {
        index.index(self)
    }

    #[lang = "slice_get_unchecked_mut"]
    pub unsafe fn get_unchecked_mut<I: SliceIndex<[T]>>(&mut self, index: I) -> &mut I::Output {
        index.index_mut(self)
    }

    #[track_caller]
    pub fn swap(&mut self, a: usize, b: usize) {
        let x = &raw mut self[a];
        let y = &raw mut self[b];
        unsafe { ptr::swap(x, y) }
    }

    pub fn reverse(&mut self) {
        let len = self.len();
        let base = self.as_mut_ptr();
        let mut low = 0;
        while low < len / 2 {
            unsafe { ptr::swap(base.add(low), base.add(len - 1 - low)) }
            low += 1
        }
    }

    pub fn iter(&self) -> Iter<'_, T> {
        Iter::new(self)
    }

    pub fn iter_mut(&mut self) -> IterMut<'_, T> {
        IterMut::new(self)
    }

    #[track_caller]
    pub fn windows(&self, size: usize) -> Windows<'_, T> {
        if size == 0 {
            panicking::panic_str("window size must be non-zero")
        }
        Windows::new(self, size)
    }

    #[track_caller]
    pub fn chunks(&self, chunk_size: usize) -> Chunks<'_, T> {
        if chunk_size == 0 {
            panicking::panic_str("chunk size must be non-zero")
        }
        Chunks::new(self, chunk_size)
    }

    #[track_caller]
    pub fn chunks_mut(&mut self, chunk_size: usize) -> ChunksMut<'_, T> {
        if chunk_size == 0 {
            panicking::panic_str("chunk size must be non-zero")
        }
        ChunksMut::new(self, chunk_size)
    }

    #[track_caller]
    pub fn chunks_exact(&self, chunk_size: usize) -> ChunksExact<'_, T> {
        if chunk_size == 0 {
            panicking::panic_str("chunk size must be non-zero")
        }
        ChunksExact::new(self, chunk_size)
    }

    #[track_caller]
    pub fn rchunks(&self, chunk_size: usize) -> RChunks<'_, T> {
        if chunk_size == 0 {
            panicking::panic_str("chunk size must be non-zero")
        }
        RChunks::new(self, chunk_size)
    }

    #[track_caller]
    pub const fn split_at(&self, mid: usize) -> (&[T], &[T]) {
        let len = self.len();
        if mid > len {
            panicking::panic_str("mid > len")
        }
        unsafe { (slice_part(self, 0, mid), slice_part(self, mid, len)) }
    }

    #[track_caller]
    pub const fn split_at_mut(&mut self, mid: usize) -> (&mut [T], &mut [T]) {
        let len = self.len();
        if mid > len {
            panicking::panic_str("mid > len")
        }
        let base = self.as_mut_ptr();
        unsafe { (slice_from_raw_mut(base, mid), slice_from_raw_mut(base.add(mid), len - mid)) }
    }

    pub const fn split_at_checked(&self, mid: usize) -> Option<(&[T], &[T])> {
        if mid > self.len() { None } else { Some(self.split_at(mid)) }
    }

    pub fn split<F: FnMut(&T) -> bool>(&self, pred: F) -> Split<'_, T, F> {
        Split::new(self, pred)
    }

    pub fn splitn<F: FnMut(&T) -> bool>(&self, n: usize, pred: F) -> SplitN<'_, T, F> {
        SplitN::new(self, n, pred)
    }

    pub fn contains(&self, x: &T) -> bool
    where
        T: PartialEq,
    {
        let len = self.len();
        let mut at = 0;
        while at < len {
            if self[at] == *x {
                return true;
            }
            at += 1
        }
        false
    }

    pub fn starts_with(&self, needle: &[T]) -> bool
    where
        T: PartialEq,
    {
        let n = needle.len();
        self.len() >= n && unsafe { slice_part(self, 0, n) == needle }
    }

    pub fn ends_with(&self, needle: &[T]) -> bool
    where
        T: PartialEq,
    {
        let (m, n) = (self.len(), needle.len());
        m >= n && unsafe { slice_part(self, m - n, m) == needle }
    }

    pub fn strip_prefix(&self, prefix: &[T]) -> Option<&[T]>
    where
        T: PartialEq,
    {
        if self.starts_with(prefix) { unsafe { Some(slice_part(self, prefix.len(), self.len())) } } else { None }
    }

    pub fn strip_suffix(&self, suffix: &[T]) -> Option<&[T]>
    where
        T: PartialEq,
    {
        if self.ends_with(suffix) { unsafe { Some(slice_part(self, 0, self.len() - suffix.len())) } } else { None }
    }

    pub fn binary_search(&self, x: &T) -> Result<usize, usize>
    where
        T: Ord,
    {
        let mut size = self.len();
        if size == 0 {
            return Err(0);
        }
        let mut base = 0;
        while size > 1 {
            let half = size / 2;
            let mid = base + half;
            if self[mid].cmp(x) != Ordering::Greater {
                base = mid
            }
            size -= half
        }
        let order = self[base].cmp(x);
        if order == Ordering::Equal {
            Ok(base)
        } else if order == Ordering::Less {
            Err(base + 1)
        } else {
            Err(base)
        }
    }

    pub fn binary_search_by<'a, F: FnMut(&'a T) -> Ordering>(&'a self, f: F) -> Result<usize, usize> {
        let mut f = f;
        let mut size = self.len();
        if size == 0 {
            return Err(0);
        }
        let mut base = 0;
        while size > 1 {
            let half = size / 2;
            let mid = base + half;
            if f(&self[mid]) != Ordering::Greater {
                base = mid
            }
            size -= half
        }
        let order = f(&self[base]);
        if order == Ordering::Equal {
            Ok(base)
        } else if order == Ordering::Less {
            Err(base + 1)
        } else {
            Err(base)
        }
    }

    pub fn binary_search_by_key<'a, B: Ord, F: FnMut(&'a T) -> B>(&'a self, b: &B, f: F) -> Result<usize, usize> {
        let mut f = f;
        let mut size = self.len();
        if size == 0 {
            return Err(0);
        }
        let mut base = 0;
        while size > 1 {
            let half = size / 2;
            let mid = base + half;
            if f(&self[mid]).cmp(b) != Ordering::Greater {
                base = mid
            }
            size -= half
        }
        let order = f(&self[base]).cmp(b);
        if order == Ordering::Equal {
            Ok(base)
        } else if order == Ordering::Less {
            Err(base + 1)
        } else {
            Err(base)
        }
    }

    pub fn partition_point<P: FnMut(&T) -> bool>(&self, pred: P) -> usize {
        let mut pred = pred;
        let mut low = 0;
        let mut high = self.len();
        while low < high {
            let mid = low + (high - low) / 2;
            if pred(&self[mid]) { low = mid + 1 } else { high = mid }
        }
        low
    }

    pub fn sort(&mut self)
    where
        T: Ord,
    {
        sort::sort(self)
    }

    pub fn sort_by<F: FnMut(&T, &T) -> Ordering>(&mut self, compare: F) {
        let mut compare = compare;
        sort::sort_by(self, &mut compare)
    }

    pub fn sort_by_key<K: Ord, F: FnMut(&T) -> K>(&mut self, f: F) {
        let mut f = f;
        sort::sort_by_key(self, &mut f)
    }

    pub fn sort_by_cached_key<K: Ord, F: FnMut(&T) -> K>(&mut self, f: F) {
        let mut f = f;
        sort::sort_by_cached_key(self, &mut f)
    }

    pub fn sort_unstable(&mut self)
    where
        T: Ord,
    {
        sort::sort(self)
    }

    pub fn sort_unstable_by<F: FnMut(&T, &T) -> Ordering>(&mut self, compare: F) {
        let mut compare = compare;
        sort::sort_by(self, &mut compare)
    }

    pub fn sort_unstable_by_key<K: Ord, F: FnMut(&T) -> K>(&mut self, f: F) {
        let mut f = f;
        sort::sort_by_key(self, &mut f)
    }

    pub fn is_sorted(&self) -> bool
    where
        T: PartialOrd,
    {
        let len = self.len();
        let mut at = 1;
        while at < len {
            if !(self[at - 1] <= self[at]) {
                return false;
            }
            at += 1
        }
        true
    }

    #[track_caller]
    pub fn rotate_left(&mut self, mid: usize) {
        let len = self.len();
        if mid > len {
            panicking::panic_str("assertion failed: mid <= self.len()")
        }
        self[..mid].reverse();
        self[mid..].reverse();
        self.reverse()
    }

    #[track_caller]
    pub fn rotate_right(&mut self, k: usize) {
        let len = self.len();
        if k > len {
            panicking::panic_str("assertion failed: k <= self.len()")
        }
        self.rotate_left(len - k)
    }

    pub fn fill(&mut self, value: T)
    where
        T: Clone,
    {
        let len = self.len();
        if len == 0 {
            return;
        }
        if crate::intrinsics::clones_as_bytes::<T>() {
            unsafe { crate::intrinsics::fill_array(self.as_mut_ptr(), len, &value) }
            return;
        }
        let mut at = 0;
        while at < len - 1 {
            self[at] = value.clone();
            at += 1
        }
        self[at] = value
    }

    pub fn fill_with<F: FnMut() -> T>(&mut self, f: F) {
        let mut f = f;
        let len = self.len();
        let mut at = 0;
        while at < len {
            self[at] = f();
            at += 1
        }
    }

    #[track_caller]
    pub fn clone_from_slice(&mut self, src: &[T])
    where
        T: Clone,
    {
        let len = self.len();
        if len != src.len() {
            panicking::panic_str("destination and source slices have different lengths")
        }
        let mut at = 0;
        while at < len {
            self[at] = src[at].clone();
            at += 1
        }
    }

    #[track_caller]
    pub fn copy_from_slice(&mut self, src: &[T])
    where
        T: Copy,
    {
        if self.len() != src.len() {
            panicking::position_fail("copy_from_slice: source slice length (", src.len(), ") does not match destination slice length (", self.len(), ")")
        }
        unsafe { ptr::copy_nonoverlapping(src.as_ptr(), self.as_mut_ptr(), src.len()) }
    }

    #[track_caller]
    pub fn copy_within<R: RangeBounds<usize>>(&mut self, src: R, dest: usize)
    where
        T: Copy,
    {
        let (start, end) = positions(&src, self.len());
        let count = end - start;
        if dest > self.len() - count {
            panicking::panic_str("dest is out of bounds")
        }
        let base = self.as_mut_ptr();
        unsafe { ptr::copy(base.add(start), base.add(dest), count) }
    }

    #[track_caller]
    pub fn swap_with_slice(&mut self, other: &mut [T]) {
        let len = self.len();
        if len != other.len() {
            panicking::panic_str("destination and source slices have different lengths")
        }
        let mut at = 0;
        while at < len {
            mem::swap(&mut self[at], &mut other[at]);
            at += 1
        }
    }

    pub fn to_vec(&self) -> Vec<T>
    where
        T: Clone,
    {
        let mut v = Vec::with_capacity(self.len());
        v.extend_from_slice(self);
        v
    }

    pub fn into_vec(self: Box<[T]>) -> Vec<T> {
        crate::vec::slice_into_vec(self)
    }

    #[track_caller]
    pub fn repeat(&self, n: usize) -> Vec<T>
    where
        T: Copy,
    {
        let mut v = Vec::with_capacity(self.len() * n);
        let mut left = n;
        while left > 0 {
            v.extend_from_slice(self);
            left -= 1
        }
        v
    }

    pub fn concat<Item: ?Sized>(&self) -> <[T] as Concat<Item>>::Output
    where
        [T]: Concat<Item>,
    {
        Concat::concat(self)
    }

    pub fn join<Separator>(&self, sep: Separator) -> <[T] as Join<Separator>>::Output
    where
        [T]: Join<Separator>,
    {
        Join::join(self, sep)
    }
}

impl [u8] {
    pub const fn is_ascii(&self) -> bool {
        let len = self.len();
        let mut at = 0;
        while at < len {
            if self[at] >= 128 {
                return false;
            }
            at += 1
        }
        true
    }

    pub fn to_ascii_uppercase(&self) -> Vec<u8> {
        let mut v = self.to_vec();
        v.make_ascii_uppercase();
        v
    }

    pub fn to_ascii_lowercase(&self) -> Vec<u8> {
        let mut v = self.to_vec();
        v.make_ascii_lowercase();
        v
    }

    pub fn make_ascii_uppercase(&mut self) {
        let len = self.len();
        let mut at = 0;
        while at < len {
            self[at] = self[at].to_ascii_uppercase();
            at += 1
        }
    }

    pub fn make_ascii_lowercase(&mut self) {
        let len = self.len();
        let mut at = 0;
        while at < len {
            self[at] = self[at].to_ascii_lowercase();
            at += 1
        }
    }
}

impl<'a, T> IntoIterator for &'a [T] {
    type Item = &'a T;
    type IntoIter = Iter<'a, T>;

    fn into_iter(self) -> Iter<'a, T> {
        self.iter()
    }
}

impl<'a, T> IntoIterator for &'a mut [T] {
    type Item = &'a mut T;
    type IntoIter = IterMut<'a, T>;

    fn into_iter(self) -> IterMut<'a, T> {
        self.iter_mut()
    }
}
