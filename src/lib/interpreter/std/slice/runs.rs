//! A slice in runs of neighbours that belong together.

use crate::fmt;
use crate::intrinsics::{slice_from_raw_mut, slice_part};
use crate::iter::{DoubleEndedIterator, FusedIterator, Iterator};

/// Each element belongs to the run of the one before where `predicate` says so.
#[all_items]
pub struct ChunkBy<'a, T: 'a, P> {
    slice: &'a [T],
    predicate: P,
}

impl<'a, T: 'a, P: Clone> Clone for ChunkBy<'a, T, P> {
    fn clone(&self) -> ChunkBy<'a, T, P> {
        ChunkBy { slice: self.slice, predicate: self.predicate.clone() }
    }
}

impl<'a, T, P> ChunkBy<'a, T, P> {
    pub(crate) fn new(slice: &'a [T], predicate: P) -> ChunkBy<'a, T, P> {
        ChunkBy { slice, predicate }
    }
}

impl<'a, T: 'a, P: FnMut(&T, &T) -> bool> Iterator for ChunkBy<'a, T, P> {
    type Item = &'a [T];

    fn next(&mut self) -> Option<&'a [T]> {
        let len = self.slice.len();
        if len == 0 {
            return None;
        }
        let mut end = 1;
        while end < len && (self.predicate)(&self.slice[end - 1], &self.slice[end]) {
            end += 1
        }
        unsafe {
            let run = slice_part(self.slice, 0, end);
            self.slice = slice_part(self.slice, end, len);
            Some(run)
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let len = self.slice.len();
        if len == 0 { (0, Some(0)) } else { (1, Some(len)) }
    }

    fn last(self) -> Option<&'a [T]> {
        let mut iter = self;
        iter.next_back()
    }
}

impl<'a, T: 'a, P: FnMut(&T, &T) -> bool> DoubleEndedIterator for ChunkBy<'a, T, P> {
    fn next_back(&mut self) -> Option<&'a [T]> {
        let len = self.slice.len();
        if len == 0 {
            return None;
        }
        let mut start = len - 1;
        while start > 0 && (self.predicate)(&self.slice[start - 1], &self.slice[start]) {
            start -= 1
        }
        unsafe {
            let run = slice_part(self.slice, start, len);
            self.slice = slice_part(self.slice, 0, start);
            Some(run)
        }
    }
}

impl<'a, T: 'a, P: FnMut(&T, &T) -> bool> FusedIterator for ChunkBy<'a, T, P> {}

impl<'a, T: 'a + fmt::Debug, P> fmt::Debug for ChunkBy<'a, T, P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("ChunkBy").field(&self.slice).finish()
    }
}

#[all_items]
pub struct ChunkByMut<'a, T: 'a, P> {
    slice: &'a mut [T],
    predicate: P,
}

impl<'a, T, P> ChunkByMut<'a, T, P> {
    pub(crate) fn new(slice: &'a mut [T], predicate: P) -> ChunkByMut<'a, T, P> {
        ChunkByMut { slice, predicate }
    }
}

impl<'a, T: 'a, P: FnMut(&T, &T) -> bool> Iterator for ChunkByMut<'a, T, P> {
    type Item = &'a mut [T];

    fn next(&mut self) -> Option<&'a mut [T]> {
        let len = self.slice.len();
        if len == 0 {
            return None;
        }
        let mut end = 1;
        while end < len && (self.predicate)(&self.slice[end - 1], &self.slice[end]) {
            end += 1
        }
        let base = self.slice.as_mut_ptr();
        unsafe {
            self.slice = slice_from_raw_mut(base.add(end), len - end);
            Some(slice_from_raw_mut(base, end))
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let len = self.slice.len();
        if len == 0 { (0, Some(0)) } else { (1, Some(len)) }
    }
}

impl<'a, T: 'a, P: FnMut(&T, &T) -> bool> DoubleEndedIterator for ChunkByMut<'a, T, P> {
    fn next_back(&mut self) -> Option<&'a mut [T]> {
        let len = self.slice.len();
        if len == 0 {
            return None;
        }
        let mut start = len - 1;
        while start > 0 && (self.predicate)(&self.slice[start - 1], &self.slice[start]) {
            start -= 1
        }
        let base = self.slice.as_mut_ptr();
        unsafe {
            self.slice = slice_from_raw_mut(base, start);
            Some(slice_from_raw_mut(base.add(start), len - start))
        }
    }
}

impl<'a, T: 'a, P: FnMut(&T, &T) -> bool> FusedIterator for ChunkByMut<'a, T, P> {}

impl<'a, T: 'a + fmt::Debug, P> fmt::Debug for ChunkByMut<'a, T, P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("ChunkByMut").field(&self.slice).finish()
    }
}
