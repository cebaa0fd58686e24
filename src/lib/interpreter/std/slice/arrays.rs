//! Slices as arrays: windows of a length that is known when the program is compiled.

use crate::intrinsics::slice_part;
use crate::iter::{DoubleEndedIterator, ExactSizeIterator, FusedIterator, Iterator};

#[derive(Debug)]
#[all_items]
pub struct ArrayWindows<'a, T: 'a, const N: usize> {
    v: &'a [T],
}

impl<T, const N: usize> Clone for ArrayWindows<'_, T, N> {
    fn clone(&self) -> Self {
        ArrayWindows { v: self.v }
    }
}

impl<'a, T, const N: usize> ArrayWindows<'a, T, N> {
    pub(crate) fn new(v: &'a [T]) -> ArrayWindows<'a, T, N> {
        ArrayWindows { v }
    }
}

impl<'a, T, const N: usize> Iterator for ArrayWindows<'a, T, N> {
    type Item = &'a [T; N];

    fn next(&mut self) -> Option<&'a [T; N]> {
        let found = self.v.first_chunk();
        if found.is_some() {
            self.v = unsafe { slice_part(self.v, 1, self.v.len()) }
        }
        found
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let n = (self.v.len() + 1).saturating_sub(N);
        (n, Some(n))
    }
}

impl<'a, T, const N: usize> DoubleEndedIterator for ArrayWindows<'a, T, N> {
    fn next_back(&mut self) -> Option<&'a [T; N]> {
        let found = self.v.last_chunk();
        if found.is_some() {
            self.v = unsafe { slice_part(self.v, 0, self.v.len() - 1) }
        }
        found
    }
}

impl<T, const N: usize> ExactSizeIterator for ArrayWindows<'_, T, N> {}
impl<T, const N: usize> FusedIterator for ArrayWindows<'_, T, N> {}
