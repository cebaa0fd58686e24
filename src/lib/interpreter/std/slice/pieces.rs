//! A slice in pieces of one size: from its end, or to be written to.

use crate::intrinsics::{slice_from_raw_mut, slice_part};
use crate::iter::{DoubleEndedIterator, ExactSizeIterator, FusedIterator, Iterator};
use super::{Chunks, ChunksExact, ChunksMut, RChunks, Windows};

impl<T> FusedIterator for Windows<'_, T> {}
impl<T> FusedIterator for Chunks<'_, T> {}
impl<T> FusedIterator for ChunksMut<'_, T> {}
impl<T> FusedIterator for ChunksExact<'_, T> {}
impl<T> FusedIterator for RChunks<'_, T> {}

/// Leaves out the last piece if it is short.
#[derive(Debug)]
#[all_items]
pub struct ChunksExactMut<'a, T: 'a> {
    v: &'a mut [T],
    rem: &'a mut [T],
    chunk_size: usize,
}

impl<'a, T> ChunksExactMut<'a, T> {
    pub(crate) fn new(v: &'a mut [T], chunk_size: usize) -> ChunksExactMut<'a, T> {
        let len = v.len();
        let rest = len % chunk_size;
        let base = v.as_mut_ptr();
        unsafe { ChunksExactMut { v: slice_from_raw_mut(base, len - rest), rem: slice_from_raw_mut(base.add(len - rest), rest), chunk_size } }
    }

    pub fn into_remainder(self) -> &'a mut [T] {
        self.rem
    }
}

impl<'a, T> Iterator for ChunksExactMut<'a, T> {
    type Item = &'a mut [T];

    fn next(&mut self) -> Option<&'a mut [T]> {
        let len = self.v.len();
        if len < self.chunk_size {
            return None;
        }
        let size = self.chunk_size;
        let base = self.v.as_mut_ptr();
        unsafe {
            self.v = slice_from_raw_mut(base.add(size), len - size);
            Some(slice_from_raw_mut(base, size))
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let n = self.v.len() / self.chunk_size;
        (n, Some(n))
    }

    fn has_exact_size(&self) -> bool {
        true
    }
}

impl<'a, T> DoubleEndedIterator for ChunksExactMut<'a, T> {
    fn next_back(&mut self) -> Option<&'a mut [T]> {
        let len = self.v.len();
        if len < self.chunk_size {
            return None;
        }
        let size = self.chunk_size;
        let base = self.v.as_mut_ptr();
        unsafe {
            self.v = slice_from_raw_mut(base, len - size);
            Some(slice_from_raw_mut(base.add(len - size), size))
        }
    }
}

impl<T> ExactSizeIterator for ChunksExactMut<'_, T> {}
impl<T> FusedIterator for ChunksExactMut<'_, T> {}

/// Pieces from the end.
#[derive(Debug)]
#[all_items]
pub struct RChunksMut<'a, T: 'a> {
    v: &'a mut [T],
    chunk_size: usize,
}

impl<'a, T> RChunksMut<'a, T> {
    pub(crate) fn new(v: &'a mut [T], chunk_size: usize) -> RChunksMut<'a, T> {
        RChunksMut { v, chunk_size }
    }
}

impl<'a, T> Iterator for RChunksMut<'a, T> {
    type Item = &'a mut [T];

    fn next(&mut self) -> Option<&'a mut [T]> {
        let len = self.v.len();
        if len == 0 {
            return None;
        }
        let size = if self.chunk_size < len { self.chunk_size } else { len };
        let base = self.v.as_mut_ptr();
        unsafe {
            self.v = slice_from_raw_mut(base, len - size);
            Some(slice_from_raw_mut(base.add(len - size), size))
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let n = self.v.len().div_ceil(self.chunk_size);
        (n, Some(n))
    }

    fn has_exact_size(&self) -> bool {
        true
    }
}

impl<'a, T> DoubleEndedIterator for RChunksMut<'a, T> {
    fn next_back(&mut self) -> Option<&'a mut [T]> {
        let len = self.v.len();
        if len == 0 {
            return None;
        }
        let rest = len % self.chunk_size;
        let size = if rest == 0 { self.chunk_size } else { rest };
        let base = self.v.as_mut_ptr();
        unsafe {
            self.v = slice_from_raw_mut(base.add(size), len - size);
            Some(slice_from_raw_mut(base, size))
        }
    }
}

impl<T> ExactSizeIterator for RChunksMut<'_, T> {}
impl<T> FusedIterator for RChunksMut<'_, T> {}

/// Pieces from the end; leaves out the first if it is short.
#[derive(Debug)]
#[all_items]
pub struct RChunksExact<'a, T: 'a> {
    v: &'a [T],
    rem: &'a [T],
    chunk_size: usize,
}

impl<T> Clone for RChunksExact<'_, T> {
    fn clone(&self) -> Self {
        RChunksExact { v: self.v, rem: self.rem, chunk_size: self.chunk_size }
    }
}

impl<'a, T> RChunksExact<'a, T> {
    pub(crate) fn new(v: &'a [T], chunk_size: usize) -> RChunksExact<'a, T> {
        let len = v.len();
        let rest = len % chunk_size;
        unsafe { RChunksExact { v: slice_part(v, rest, len), rem: slice_part(v, 0, rest), chunk_size } }
    }

    #[const_unstable]
    pub fn remainder(&self) -> &'a [T] {
        self.rem
    }
}

impl<'a, T> Iterator for RChunksExact<'a, T> {
    type Item = &'a [T];

    fn next(&mut self) -> Option<&'a [T]> {
        let len = self.v.len();
        if len < self.chunk_size {
            return None;
        }
        let size = self.chunk_size;
        unsafe {
            let chunk = slice_part(self.v, len - size, len);
            self.v = slice_part(self.v, 0, len - size);
            Some(chunk)
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let n = self.v.len() / self.chunk_size;
        (n, Some(n))
    }

    fn has_exact_size(&self) -> bool {
        true
    }
}

impl<'a, T> DoubleEndedIterator for RChunksExact<'a, T> {
    fn next_back(&mut self) -> Option<&'a [T]> {
        let len = self.v.len();
        if len < self.chunk_size {
            return None;
        }
        let size = self.chunk_size;
        unsafe {
            let chunk = slice_part(self.v, 0, size);
            self.v = slice_part(self.v, size, len);
            Some(chunk)
        }
    }
}

impl<T> ExactSizeIterator for RChunksExact<'_, T> {}
impl<T> FusedIterator for RChunksExact<'_, T> {}

/// Pieces from the end; leaves out the first if it is short.
#[derive(Debug)]
#[all_items]
pub struct RChunksExactMut<'a, T: 'a> {
    v: &'a mut [T],
    rem: &'a mut [T],
    chunk_size: usize,
}

impl<'a, T> RChunksExactMut<'a, T> {
    pub(crate) fn new(v: &'a mut [T], chunk_size: usize) -> RChunksExactMut<'a, T> {
        let len = v.len();
        let rest = len % chunk_size;
        let base = v.as_mut_ptr();
        unsafe { RChunksExactMut { v: slice_from_raw_mut(base.add(rest), len - rest), rem: slice_from_raw_mut(base, rest), chunk_size } }
    }

    #[const_unstable]
    pub fn into_remainder(self) -> &'a mut [T] {
        self.rem
    }
}

impl<'a, T> Iterator for RChunksExactMut<'a, T> {
    type Item = &'a mut [T];

    fn next(&mut self) -> Option<&'a mut [T]> {
        let len = self.v.len();
        if len < self.chunk_size {
            return None;
        }
        let size = self.chunk_size;
        let base = self.v.as_mut_ptr();
        unsafe {
            self.v = slice_from_raw_mut(base, len - size);
            Some(slice_from_raw_mut(base.add(len - size), size))
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let n = self.v.len() / self.chunk_size;
        (n, Some(n))
    }

    fn has_exact_size(&self) -> bool {
        true
    }
}

impl<'a, T> DoubleEndedIterator for RChunksExactMut<'a, T> {
    fn next_back(&mut self) -> Option<&'a mut [T]> {
        let len = self.v.len();
        if len < self.chunk_size {
            return None;
        }
        let size = self.chunk_size;
        let base = self.v.as_mut_ptr();
        unsafe {
            self.v = slice_from_raw_mut(base.add(size), len - size);
            Some(slice_from_raw_mut(base, size))
        }
    }
}

impl<T> ExactSizeIterator for RChunksExactMut<'_, T> {}
impl<T> FusedIterator for RChunksExactMut<'_, T> {}
