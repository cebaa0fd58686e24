//! Slices: runs of values, borrowed.

pub mod arrays;
pub mod chunks;
pub mod cmp;
pub mod disjoint;
pub mod escape;
pub mod index;
pub mod iter;
pub mod join;
pub mod pieces;
pub mod runs;
pub mod select;
pub mod sort;
pub mod split;

pub use chunks::{Chunks, ChunksExact, ChunksMut, RChunks, Windows};
pub use index::SliceIndex;
pub use iter::{Iter, IterMut};
pub(crate) use join::{Concat, Join};
pub use arrays::ArrayWindows;
pub use disjoint::GetDisjointMutError;
pub use escape::EscapeAscii;
pub use pieces::{ChunksExactMut, RChunksExact, RChunksExactMut, RChunksMut};
pub use runs::{ChunkBy, ChunkByMut};
pub use split::{
    RSplit, RSplitMut, RSplitN, RSplitNMut, Split, SplitInclusive, SplitInclusiveMut, SplitMut, SplitN, SplitNMut,
};

pub(crate) use disjoint::GetDisjointMutIndex;
pub(crate) use index::slice_index_fail;

use crate::boxed::Box;
use crate::cmp::Ordering;
use crate::intrinsics::{slice_from_raw, slice_from_raw_mut, slice_part, slice_part_mut};
use crate::iter::{IntoIterator, Iterator};
use crate::mem;
use crate::ops::range::{one_sided, positions, OneSidedRange};
use crate::ops::{Range, RangeBounds};
use crate::panicking;
use crate::ptr;
use crate::vec::Vec;

#[lang = "slice_from_raw_parts"]
pub const unsafe fn from_raw_parts<'a, T>(data: *const T, len: usize) -> &'a [T] {
    slice_from_raw(data, len)
}

#[lang = "slice_from_raw_parts_mut"]
pub const unsafe fn from_raw_parts_mut<'a, T>(data: *mut T, len: usize) -> &'a mut [T] {
    slice_from_raw_mut(data, len)
}

pub const fn from_ref<T>(s: &T) -> &[T] {
    slice_from_raw(s as *const T, 1)
}

pub const fn from_mut<T>(s: &mut T) -> &mut [T] {
    slice_from_raw_mut(s as *mut T, 1)
}

#[track_caller]
fn copy_length_fail(source: usize, own: usize) -> ! {
    panicking::position_fail("copy_from_slice: source slice length (", source, ") does not match destination slice length (", own, ")")
}

#[all_items(lacking = "align_to align_to_mut align_to_uninit_mut as_ascii as_ascii_unchecked as_bytes as_bytes_mut as_mut_slice as_simd as_simd_mut as_slice as_str assume_init connect into_array new_uninit_slice new_uninit_slice_in new_zeroed_slice new_zeroed_slice_in partial_sort_unstable partial_sort_unstable_by partial_sort_unstable_by_key partition_dedup partition_dedup_by partition_dedup_by_key rsplit_once shift_left shift_right sort_floats split_once strip_circumfix subslice_range swap_unchecked to_vec_in trim_prefix trim_suffix try_new_uninit_slice try_new_uninit_slice_in try_new_zeroed_slice try_new_zeroed_slice_in write_clone_of_slice write_filled write_iter write_with")]
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
    #[const_conditional]
    pub fn get<I: SliceIndex<[T]>>(&self, index: I) -> Option<&I::Output> {
        index.get(self)
    }

    #[lang = "slice_get_mut"]
    #[const_conditional]
    pub fn get_mut<I: SliceIndex<[T]>>(&mut self, index: I) -> Option<&mut I::Output> {
        index.get_mut(self)
    }

    #[lang = "slice_get_unchecked"]
    #[const_conditional]
    pub unsafe fn get_unchecked<I: SliceIndex<[T]>>(&self, index: I) -> &I::Output {
        index.index(self)
    }

    #[lang = "slice_get_unchecked_mut"]
    #[const_conditional]
    pub unsafe fn get_unchecked_mut<I: SliceIndex<[T]>>(&mut self, index: I) -> &mut I::Output {
        index.index_mut(self)
    }

    #[track_caller]
    pub const fn swap(&mut self, a: usize, b: usize) {
        let x = &raw mut self[a];
        let y = &raw mut self[b];
        unsafe { ptr::swap(x, y) }
    }

    pub const fn reverse(&mut self) {
        let len = self.len();
        let base = self.as_mut_ptr();
        let mut low = 0;
        while low < len / 2 {
            unsafe { ptr::swap(base.add(low), base.add(len - 1 - low)) }
            low += 1
        }
    }

    #[const_unstable]
    pub fn iter(&self) -> Iter<'_, T> {
        Iter::new(self)
    }

    #[const_unstable]
    pub fn iter_mut(&mut self) -> IterMut<'_, T> {
        IterMut::new(self)
    }

    #[track_caller]
    #[const_unstable]
    pub fn windows(&self, size: usize) -> Windows<'_, T> {
        if size == 0 {
            panicking::panic_display_str("window size must be non-zero")
        }
        Windows::new(self, size)
    }

    #[track_caller]
    #[const_unstable]
    pub fn chunks(&self, chunk_size: usize) -> Chunks<'_, T> {
        if chunk_size == 0 {
            panicking::panic_str("chunk size must be non-zero")
        }
        Chunks::new(self, chunk_size)
    }

    #[track_caller]
    #[const_unstable]
    pub fn chunks_mut(&mut self, chunk_size: usize) -> ChunksMut<'_, T> {
        if chunk_size == 0 {
            panicking::panic_str("chunk size must be non-zero")
        }
        ChunksMut::new(self, chunk_size)
    }

    #[track_caller]
    #[const_unstable]
    pub fn chunks_exact(&self, chunk_size: usize) -> ChunksExact<'_, T> {
        if chunk_size == 0 {
            panicking::panic_str("chunk size must be non-zero")
        }
        ChunksExact::new(self, chunk_size)
    }

    #[track_caller]
    #[const_unstable]
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

    #[track_caller]
    #[const_unstable]
    pub fn chunks_exact_mut(&mut self, chunk_size: usize) -> ChunksExactMut<'_, T> {
        if chunk_size == 0 {
            panicking::panic_str("chunk size must be non-zero")
        }
        ChunksExactMut::new(self, chunk_size)
    }

    #[track_caller]
    #[const_unstable]
    pub fn rchunks_mut(&mut self, chunk_size: usize) -> RChunksMut<'_, T> {
        if chunk_size == 0 {
            panicking::panic_str("chunk size must be non-zero")
        }
        RChunksMut::new(self, chunk_size)
    }

    #[track_caller]
    #[const_unstable]
    pub fn rchunks_exact(&self, chunk_size: usize) -> RChunksExact<'_, T> {
        if chunk_size == 0 {
            panicking::panic_str("chunk size must be non-zero")
        }
        RChunksExact::new(self, chunk_size)
    }

    #[track_caller]
    #[const_unstable]
    pub fn rchunks_exact_mut(&mut self, chunk_size: usize) -> RChunksExactMut<'_, T> {
        if chunk_size == 0 {
            panicking::panic_str("chunk size must be non-zero")
        }
        RChunksExactMut::new(self, chunk_size)
    }

    pub fn split_mut<F: FnMut(&T) -> bool>(&mut self, pred: F) -> SplitMut<'_, T, F> {
        SplitMut::new(self, pred)
    }

    pub fn split_inclusive<F: FnMut(&T) -> bool>(&self, pred: F) -> SplitInclusive<'_, T, F> {
        SplitInclusive::new(self, pred)
    }

    pub fn split_inclusive_mut<F: FnMut(&T) -> bool>(&mut self, pred: F) -> SplitInclusiveMut<'_, T, F> {
        SplitInclusiveMut::new(self, pred)
    }

    pub fn rsplit<F: FnMut(&T) -> bool>(&self, pred: F) -> RSplit<'_, T, F> {
        RSplit::new(self, pred)
    }

    pub fn rsplit_mut<F: FnMut(&T) -> bool>(&mut self, pred: F) -> RSplitMut<'_, T, F> {
        RSplitMut::new(self, pred)
    }

    pub fn splitn_mut<F: FnMut(&T) -> bool>(&mut self, n: usize, pred: F) -> SplitNMut<'_, T, F> {
        SplitNMut::new(self, n, pred)
    }

    pub fn rsplitn<F: FnMut(&T) -> bool>(&self, n: usize, pred: F) -> RSplitN<'_, T, F> {
        RSplitN::new(self, n, pred)
    }

    pub fn rsplitn_mut<F: FnMut(&T) -> bool>(&mut self, n: usize, pred: F) -> RSplitNMut<'_, T, F> {
        RSplitNMut::new(self, n, pred)
    }

    #[const_unstable]
    pub fn chunk_by<F: FnMut(&T, &T) -> bool>(&self, pred: F) -> ChunkBy<'_, T, F> {
        ChunkBy::new(self, pred)
    }

    #[const_unstable]
    pub fn chunk_by_mut<F: FnMut(&T, &T) -> bool>(&mut self, pred: F) -> ChunkByMut<'_, T, F> {
        ChunkByMut::new(self, pred)
    }

    pub const unsafe fn split_at_unchecked(&self, mid: usize) -> (&[T], &[T]) {
        unsafe { (slice_part(self, 0, mid), slice_part(self, mid, self.len())) }
    }

    pub const unsafe fn split_at_mut_unchecked(&mut self, mid: usize) -> (&mut [T], &mut [T]) {
        let len = self.len();
        let base = self.as_mut_ptr();
        unsafe { (slice_from_raw_mut(base, mid), slice_from_raw_mut(base.add(mid), len - mid)) }
    }

    pub const fn split_at_mut_checked(&mut self, mid: usize) -> Option<(&mut [T], &mut [T])> {
        if mid > self.len() { None } else { unsafe { Some(self.split_at_mut_unchecked(mid)) } }
    }

    pub const fn as_array<const N: usize>(&self) -> Option<&[T; N]> {
        if self.len() == N { unsafe { Some(&*(self.as_ptr() as *const [T; N])) } } else { None }
    }

    pub const fn as_mut_array<const N: usize>(&mut self) -> Option<&mut [T; N]> {
        if self.len() == N { unsafe { Some(&mut *(self.as_mut_ptr() as *mut [T; N])) } } else { None }
    }

    pub const fn first_chunk<const N: usize>(&self) -> Option<&[T; N]> {
        if self.len() < N { None } else { unsafe { Some(&*(self.as_ptr() as *const [T; N])) } }
    }

    pub const fn first_chunk_mut<const N: usize>(&mut self) -> Option<&mut [T; N]> {
        if self.len() < N { None } else { unsafe { Some(&mut *(self.as_mut_ptr() as *mut [T; N])) } }
    }

    pub const fn split_first_chunk<const N: usize>(&self) -> Option<(&[T; N], &[T])> {
        let len = self.len();
        if len < N {
            return None;
        }
        unsafe { Some((&*(self.as_ptr() as *const [T; N]), slice_part(self, N, len))) }
    }

    pub const fn split_first_chunk_mut<const N: usize>(&mut self) -> Option<(&mut [T; N], &mut [T])> {
        let len = self.len();
        if len < N {
            return None;
        }
        let base = self.as_mut_ptr();
        unsafe { Some((&mut *(base as *mut [T; N]), slice_from_raw_mut(base.add(N), len - N))) }
    }

    pub const fn last_chunk<const N: usize>(&self) -> Option<&[T; N]> {
        let len = self.len();
        if len < N { None } else { unsafe { Some(&*(self.as_ptr().add(len - N) as *const [T; N])) } }
    }

    pub const fn last_chunk_mut<const N: usize>(&mut self) -> Option<&mut [T; N]> {
        let len = self.len();
        if len < N { None } else { unsafe { Some(&mut *(self.as_mut_ptr().add(len - N) as *mut [T; N])) } }
    }

    pub const fn split_last_chunk<const N: usize>(&self) -> Option<(&[T], &[T; N])> {
        let len = self.len();
        if len < N {
            return None;
        }
        unsafe { Some((slice_part(self, 0, len - N), &*(self.as_ptr().add(len - N) as *const [T; N]))) }
    }

    pub const fn split_last_chunk_mut<const N: usize>(&mut self) -> Option<(&mut [T], &mut [T; N])> {
        let len = self.len();
        if len < N {
            return None;
        }
        let base = self.as_mut_ptr();
        unsafe { Some((slice_from_raw_mut(base, len - N), &mut *(base.add(len - N) as *mut [T; N]))) }
    }

    pub const unsafe fn as_chunks_unchecked<const N: usize>(&self) -> &[[T; N]] {
        slice_from_raw(self.as_ptr() as *const [T; N], self.len() / N)
    }

    pub const unsafe fn as_chunks_unchecked_mut<const N: usize>(&mut self) -> &mut [[T; N]] {
        let len = self.len();
        slice_from_raw_mut(self.as_mut_ptr() as *mut [T; N], len / N)
    }

    #[track_caller]
    pub const fn as_chunks<const N: usize>(&self) -> (&[[T; N]], &[T]) {
        if N == 0 {
            panicking::panic_str("chunk size must be non-zero")
        }
        let (full, rest) = self.split_at(self.len() - self.len() % N);
        unsafe { (full.as_chunks_unchecked(), rest) }
    }

    #[track_caller]
    pub const fn as_rchunks<const N: usize>(&self) -> (&[T], &[[T; N]]) {
        if N == 0 {
            panicking::panic_str("chunk size must be non-zero")
        }
        let (rest, full) = self.split_at(self.len() % N);
        unsafe { (rest, full.as_chunks_unchecked()) }
    }

    #[track_caller]
    pub const fn as_chunks_mut<const N: usize>(&mut self) -> (&mut [[T; N]], &mut [T]) {
        if N == 0 {
            panicking::panic_str("chunk size must be non-zero")
        }
        let full = self.len() - self.len() % N;
        let (full, rest) = self.split_at_mut(full);
        unsafe { (full.as_chunks_unchecked_mut(), rest) }
    }

    #[track_caller]
    pub const fn as_rchunks_mut<const N: usize>(&mut self) -> (&mut [T], &mut [[T; N]]) {
        if N == 0 {
            panicking::panic_str("chunk size must be non-zero")
        }
        let rest = self.len() % N;
        let (rest, full) = self.split_at_mut(rest);
        unsafe { (rest, full.as_chunks_unchecked_mut()) }
    }

    #[track_caller]
    #[const_unstable]
    pub fn array_windows<const N: usize>(&self) -> ArrayWindows<'_, T, N> {
        if N == 0 {
            panicking::panic_str("window size must be non-zero")
        }
        ArrayWindows::new(self)
    }

    pub const fn as_ptr_range(&self) -> Range<*const T> {
        let start = self.as_ptr();
        Range { start, end: unsafe { start.add(self.len()) } }
    }

    pub const fn as_mut_ptr_range(&mut self) -> Range<*mut T> {
        let start = self.as_mut_ptr();
        Range { start, end: unsafe { start.add(self.len()) } }
    }

    pub fn select_nth_unstable(&mut self, index: usize) -> (&mut [T], &mut T, &mut [T])
    where
        T: Ord,
    {
        self.select_nth_unstable_by(index, T::cmp)
    }

    #[panics_at = "core/src/slice/sort/select.rs:29:9"]
    pub fn select_nth_unstable_by<F: FnMut(&T, &T) -> Ordering>(
        &mut self,
        index: usize,
        compare: F,
    ) -> (&mut [T], &mut T, &mut [T]) {
        let mut compare = compare;
        let len = self.len();
        if index >= len {
            panicking::position_fail(
                "partition_at_index index ",
                index,
                " greater than length of slice ",
                len,
                "",
            )
        }
        select::select(self, index, &mut compare);
        let base = self.as_mut_ptr();
        unsafe {
            (
                slice_from_raw_mut(base, index),
                &mut *base.add(index),
                slice_from_raw_mut(base.add(index + 1), len - index - 1),
            )
        }
    }

    pub fn select_nth_unstable_by_key<K: Ord, F: FnMut(&T) -> K>(
        &mut self,
        index: usize,
        f: F,
    ) -> (&mut [T], &mut T, &mut [T]) {
        let mut key = f;
        self.select_nth_unstable_by(index, |a, b| key(a).cmp(&key(b)))
    }

    pub fn is_sorted_by<'a, F: FnMut(&'a T, &'a T) -> bool>(&'a self, compare: F) -> bool {
        let mut compare = compare;
        let len = self.len();
        let mut at = 1;
        while at < len {
            if !compare(&self[at - 1], &self[at]) {
                return false;
            }
            at += 1
        }
        true
    }

    pub fn is_sorted_by_key<'a, F: FnMut(&'a T) -> K, K: PartialOrd>(&'a self, f: F) -> bool {
        self.iter().is_sorted_by_key(f)
    }

    #[track_caller]
    pub fn get_disjoint_mut<I, const N: usize>(
        &mut self,
        indices: [I; N],
    ) -> Result<[&mut I::Output; N], GetDisjointMutError>
    where
        I: GetDisjointMutIndex + SliceIndex<[T]>,
    {
        disjoint::check(&indices, self.len())?;
        unsafe { Ok(self.get_disjoint_unchecked_mut(indices)) }
    }

    pub unsafe fn get_disjoint_unchecked_mut<I, const N: usize>(&mut self, indices: [I; N]) -> [&mut I::Output; N]
    where
        I: GetDisjointMutIndex + SliceIndex<[T]>,
    {
        let (base, len) = (self.as_mut_ptr(), self.len());
        let mut found: Vec<&mut I::Output> = Vec::with_capacity(N);
        for index in indices {
            found.push(index.index_mut(slice_from_raw_mut(base, len)))
        }
        unsafe {
            found.set_len(0);
            ptr::read(found.as_ptr() as *const [&mut I::Output; N])
        }
    }

    #[const_unstable]
    pub fn split_off_first<'a>(self: &mut &'a [T]) -> Option<&'a T> {
        let (first, rest) = self.split_first()?;
        *self = rest;
        Some(first)
    }

    #[const_unstable]
    pub fn split_off_last<'a>(self: &mut &'a [T]) -> Option<&'a T> {
        let (last, rest) = self.split_last()?;
        *self = rest;
        Some(last)
    }

    #[const_unstable]
    pub fn split_off_first_mut<'a>(self: &mut &'a mut [T]) -> Option<&'a mut T> {
        let (base, len) = (self.as_mut_ptr(), self.len());
        if len == 0 {
            return None;
        }
        unsafe {
            *self = slice_from_raw_mut(base.add(1), len - 1);
            Some(&mut *base)
        }
    }

    #[const_unstable]
    pub fn split_off_last_mut<'a>(self: &mut &'a mut [T]) -> Option<&'a mut T> {
        let (base, len) = (self.as_mut_ptr(), self.len());
        if len == 0 {
            return None;
        }
        unsafe {
            *self = slice_from_raw_mut(base, len - 1);
            Some(&mut *base.add(len - 1))
        }
    }

    pub fn split_off<'a, R: OneSidedRange<usize>>(self: &mut &'a [T], range: R) -> Option<&'a [T]> {
        let len = self.len();
        let (start, end) = one_sided(&range, len)?;
        unsafe {
            let taken = slice_part(*self, start, end);
            *self = if start == 0 { slice_part(*self, end, len) } else { slice_part(*self, 0, start) };
            Some(taken)
        }
    }

    pub fn split_off_mut<'a, R: OneSidedRange<usize>>(self: &mut &'a mut [T], range: R) -> Option<&'a mut [T]> {
        let (base, len) = (self.as_mut_ptr(), self.len());
        let (start, end) = one_sided(&range, len)?;
        unsafe {
            *self = if start == 0 { slice_from_raw_mut(base.add(end), len - end) } else { slice_from_raw_mut(base, start) };
            Some(slice_from_raw_mut(base.add(start), end - start))
        }
    }

    pub fn element_offset(&self, element: &T) -> Option<usize> {
        let size = mem::size_of::<T>();
        if size == 0 {
            panicking::panic_str("elements are zero-sized")
        }
        let start = self.as_ptr() as usize;
        let offset = (element as *const T as usize).wrapping_sub(start);
        if offset % size != 0 {
            return None;
        }
        if offset / size < self.len() { Some(offset / size) } else { None }
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

    #[panics_at = "core/src/slice/mod.rs:3885:9"]
    pub const fn rotate_left(&mut self, mid: usize) {
        let len = self.len();
        if mid > len {
            panicking::panic_str("assertion failed: mid <= self.len()")
        }
        self[..mid].reverse();
        self[mid..].reverse();
        self.reverse()
    }

    #[panics_at = "core/src/slice/mod.rs:3931:9"]
    pub const fn rotate_right(&mut self, k: usize) {
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
    #[const_conditional]
    pub fn clone_from_slice(&mut self, src: &[T])
    where
        T: Clone,
    {
        let len = self.len();
        if len != src.len() {
            copy_length_fail(src.len(), len)
        }
        let mut at = 0;
        while at < len {
            self[at] = src[at].clone();
            at += 1
        }
    }

    #[track_caller]
    pub const fn copy_from_slice(&mut self, src: &[T])
    where
        T: Copy,
    {
        if self.len() != src.len() {
            copy_length_fail(src.len(), self.len())
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
    #[const_unstable]
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

    #[panics_at = "alloc/src/slice.rs:523:50"]
    pub fn repeat(&self, n: usize) -> Vec<T>
    where
        T: Copy,
    {
        let total = match self.len().checked_mul(n) {
            Some(total) => total,
            None => panicking::panic_display_str("capacity overflow"),
        };
        let mut v = Vec::with_capacity(total);
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

    #[deprecated]
    pub fn connect<Separator>(&self, sep: Separator) -> <[T] as Join<Separator>>::Output
    where
        [T]: Join<Separator>,
    {
        Join::join(self, sep)
    }
}

impl<T, const N: usize> [[T; N]] {
    #[track_caller]
    pub const fn as_flattened(&self) -> &[T] {
        slice_from_raw(self.as_ptr() as *const T, self.len() * N)
    }

    #[track_caller]
    pub const fn as_flattened_mut(&mut self) -> &mut [T] {
        let len = self.len();
        slice_from_raw_mut(self.as_mut_ptr() as *mut T, len * N)
    }
}

impl [u8] {
    pub const fn eq_ignore_ascii_case(&self, other: &[u8]) -> bool {
        let len = self.len();
        if len != other.len() {
            return false;
        }
        let mut at = 0;
        while at < len {
            if !self[at].eq_ignore_ascii_case(&other[at]) {
                return false;
            }
            at += 1
        }
        true
    }

    pub fn escape_ascii(&self) -> EscapeAscii<'_> {
        EscapeAscii::new(self)
    }

    pub const fn trim_ascii_start(&self) -> &[u8] {
        let len = self.len();
        let mut start = 0;
        while start < len && self[start].is_ascii_whitespace() {
            start += 1
        }
        unsafe { slice_part(self, start, len) }
    }

    pub const fn trim_ascii_end(&self) -> &[u8] {
        let mut end = self.len();
        while end > 0 && self[end - 1].is_ascii_whitespace() {
            end -= 1
        }
        unsafe { slice_part(self, 0, end) }
    }

    pub const fn trim_ascii(&self) -> &[u8] {
        self.trim_ascii_start().trim_ascii_end()
    }

    pub fn utf8_chunks(&self) -> crate::str::Utf8Chunks<'_> {
        crate::str::Utf8Chunks::new(self)
    }

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

    pub const fn make_ascii_uppercase(&mut self) {
        let len = self.len();
        let mut at = 0;
        while at < len {
            self[at] = self[at].to_ascii_uppercase();
            at += 1
        }
    }

    pub const fn make_ascii_lowercase(&mut self) {
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
