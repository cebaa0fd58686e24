//! A slice in pieces of one size.

use crate::intrinsics::{slice_from_raw_mut, slice_part};
use crate::iter::{DoubleEndedIterator, ExactSizeIterator, Iterator};
use crate::mem;

#[derive(Debug)]
#[all_items]
pub struct Windows<'a, T: 'a> {
    v: &'a [T],
    size: usize,
}

impl<T> Clone for Windows<'_, T> {
    fn clone(&self) -> Self {
        Windows { v: self.v, size: self.size }
    }
}

impl<'a, T> Windows<'a, T> {
    pub(crate) fn new(v: &'a [T], size: usize) -> Windows<'a, T> {
        Windows { v, size }
    }
}

impl<'a, T> Iterator for Windows<'a, T> {
    type Item = &'a [T];

    fn next(&mut self) -> Option<&'a [T]> {
        let len = self.v.len();
        if self.size > len {
            return None;
        }
        unsafe {
            let window = slice_part(self.v, 0, self.size);
            self.v = slice_part(self.v, 1, len);
            Some(window)
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let len = self.v.len();
        let n = if self.size > len { 0 } else { len - self.size + 1 };
        (n, Some(n))
    }

    fn has_exact_size(&self) -> bool {
        true
    }
}

impl<'a, T> DoubleEndedIterator for Windows<'a, T> {
    fn next_back(&mut self) -> Option<&'a [T]> {
        let len = self.v.len();
        if self.size > len {
            return None;
        }
        unsafe {
            let window = slice_part(self.v, len - self.size, len);
            self.v = slice_part(self.v, 0, len - 1);
            Some(window)
        }
    }
}

impl<T> ExactSizeIterator for Windows<'_, T> {}

#[derive(Debug)]
#[all_items]
pub struct Chunks<'a, T: 'a> {
    v: &'a [T],
    chunk_size: usize,
}

impl<T> Clone for Chunks<'_, T> {
    fn clone(&self) -> Self {
        Chunks { v: self.v, chunk_size: self.chunk_size }
    }
}

impl<'a, T> Chunks<'a, T> {
    pub(crate) fn new(v: &'a [T], chunk_size: usize) -> Chunks<'a, T> {
        Chunks { v, chunk_size }
    }
}

impl<'a, T> Iterator for Chunks<'a, T> {
    type Item = &'a [T];

    fn next(&mut self) -> Option<&'a [T]> {
        let len = self.v.len();
        if len == 0 {
            return None;
        }
        let size = if self.chunk_size < len { self.chunk_size } else { len };
        unsafe {
            let chunk = slice_part(self.v, 0, size);
            self.v = slice_part(self.v, size, len);
            Some(chunk)
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let len = self.v.len();
        let n = len / self.chunk_size + (if len % self.chunk_size > 0 { 1 } else { 0 });
        (n, Some(n))
    }

    fn has_exact_size(&self) -> bool {
        true
    }
}

impl<'a, T> DoubleEndedIterator for Chunks<'a, T> {
    fn next_back(&mut self) -> Option<&'a [T]> {
        let len = self.v.len();
        if len == 0 {
            return None;
        }
        let rest = len % self.chunk_size;
        let size = if rest == 0 { self.chunk_size } else { rest };
        unsafe {
            let chunk = slice_part(self.v, len - size, len);
            self.v = slice_part(self.v, 0, len - size);
            Some(chunk)
        }
    }
}

impl<T> ExactSizeIterator for Chunks<'_, T> {}

#[derive(Debug)]
#[all_items]
pub struct ChunksMut<'a, T: 'a> {
    v: &'a mut [T],
    chunk_size: usize,
}

impl<'a, T> ChunksMut<'a, T> {
    pub(crate) fn new(v: &'a mut [T], chunk_size: usize) -> ChunksMut<'a, T> {
        ChunksMut { v, chunk_size }
    }
}

impl<'a, T> Iterator for ChunksMut<'a, T> {
    type Item = &'a mut [T];

    fn next(&mut self) -> Option<&'a mut [T]> {
        let len = self.v.len();
        if len == 0 {
            return None;
        }
        let size = if self.chunk_size < len { self.chunk_size } else { len };
        let base = self.v.as_mut_ptr();
        unsafe {
            self.v = slice_from_raw_mut(base.add(size), len - size);
            Some(slice_from_raw_mut(base, size))
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let len = self.v.len();
        let n = len / self.chunk_size + (if len % self.chunk_size > 0 { 1 } else { 0 });
        (n, Some(n))
    }

    fn has_exact_size(&self) -> bool {
        true
    }
}

impl<T> ExactSizeIterator for ChunksMut<'_, T> {}

/// Leaves out the last piece if it is short.
#[derive(Debug)]
#[all_items]
pub struct ChunksExact<'a, T: 'a> {
    v: &'a [T],
    rem: &'a [T],
    chunk_size: usize,
}

impl<T> Clone for ChunksExact<'_, T> {
    fn clone(&self) -> Self {
        ChunksExact { v: self.v, rem: self.rem, chunk_size: self.chunk_size }
    }
}

impl<'a, T> ChunksExact<'a, T> {
    pub(crate) fn new(v: &'a [T], chunk_size: usize) -> ChunksExact<'a, T> {
        let full = v.len() - v.len() % chunk_size;
        unsafe { ChunksExact { v: slice_part(v, 0, full), rem: slice_part(v, full, v.len()), chunk_size } }
    }

    pub fn remainder(&self) -> &'a [T] {
        self.rem
    }
}

impl<'a, T> Iterator for ChunksExact<'a, T> {
    type Item = &'a [T];

    fn next(&mut self) -> Option<&'a [T]> {
        let len = self.v.len();
        if len < self.chunk_size {
            return None;
        }
        unsafe {
            let chunk = slice_part(self.v, 0, self.chunk_size);
            self.v = slice_part(self.v, self.chunk_size, len);
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

impl<T> ExactSizeIterator for ChunksExact<'_, T> {}

/// Pieces from the end.
#[derive(Debug)]
#[all_items]
pub struct RChunks<'a, T: 'a> {
    v: &'a [T],
    chunk_size: usize,
}

impl<T> Clone for RChunks<'_, T> {
    fn clone(&self) -> Self {
        RChunks { v: self.v, chunk_size: self.chunk_size }
    }
}

impl<'a, T> RChunks<'a, T> {
    pub(crate) fn new(v: &'a [T], chunk_size: usize) -> RChunks<'a, T> {
        RChunks { v, chunk_size }
    }
}

impl<'a, T> Iterator for RChunks<'a, T> {
    type Item = &'a [T];

    fn next(&mut self) -> Option<&'a [T]> {
        let len = self.v.len();
        if len == 0 {
            return None;
        }
        let size = if self.chunk_size < len { self.chunk_size } else { len };
        unsafe {
            let chunk = slice_part(self.v, len - size, len);
            self.v = slice_part(self.v, 0, len - size);
            Some(chunk)
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let len = self.v.len();
        let n = len / self.chunk_size + (if len % self.chunk_size > 0 { 1 } else { 0 });
        (n, Some(n))
    }

    fn has_exact_size(&self) -> bool {
        true
    }
}

impl<T> ExactSizeIterator for RChunks<'_, T> {}

impl<'a, T> DoubleEndedIterator for ChunksMut<'a, T> {
    fn next_back(&mut self) -> Option<&'a mut [T]> {
        let len = self.v.len();
        if len == 0 {
            return None;
        }
        let rest = len % self.chunk_size;
        let size = if rest == 0 { self.chunk_size } else { rest };
        let base = self.v.as_mut_ptr();
        unsafe {
            self.v = slice_from_raw_mut(base, len - size);
            Some(slice_from_raw_mut(base.add(len - size), size))
        }
    }
}

impl<'a, T> DoubleEndedIterator for ChunksExact<'a, T> {
    fn next_back(&mut self) -> Option<&'a [T]> {
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
}

impl<'a, T> DoubleEndedIterator for RChunks<'a, T> {
    fn next_back(&mut self) -> Option<&'a [T]> {
        let len = self.v.len();
        if len == 0 {
            return None;
        }
        let rest = len % self.chunk_size;
        let size = if rest == 0 { self.chunk_size } else { rest };
        unsafe {
            let chunk = slice_part(self.v, 0, size);
            self.v = slice_part(self.v, size, len);
            Some(chunk)
        }
    }
}
