//! Taking chosen elements out of a vector.

use super::Vec;
use crate::fmt;
use crate::iter::Iterator;
use crate::ptr;

/// The vector is empty while this lives: `index..end` are still to be looked at, `removed` were taken out before.
#[all_items(lacking = "allocator")]
pub struct ExtractIf<'a, T, F> {
    vec: &'a mut Vec<T>,
    index: usize,
    end: usize,
    removed: usize,
    old_len: usize,
    pred: F,
}

impl<'a, T, F> ExtractIf<'a, T, F> {
    pub(crate) fn new(vec: &'a mut Vec<T>, pred: F, start: usize, end: usize) -> ExtractIf<'a, T, F> {
        let old_len = vec.len;
        vec.len = 0;
        ExtractIf { vec, index: start, end, removed: 0, old_len, pred }
    }
}

impl<T, F: FnMut(&mut T) -> bool> Iterator for ExtractIf<'_, T, F> {
    type Item = T;

    fn next(&mut self) -> Option<T> {
        let base = self.vec.as_mut_ptr();
        while self.index < self.end {
            unsafe {
                let element = base.add(self.index);
                let is_chosen = (self.pred)(&mut *element);
                self.index += 1;
                if is_chosen {
                    self.removed += 1;
                    return Some(ptr::read(element));
                }
                if self.removed > 0 {
                    ptr::copy(element, base.add(self.index - 1 - self.removed), 1)
                }
            }
        }
        None
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (0, Some(self.end - self.index))
    }
}

impl<T, F> Drop for ExtractIf<'_, T, F> {
    fn drop(&mut self) {
        let base = self.vec.as_mut_ptr();
        if self.index < self.old_len && self.removed > 0 {
            unsafe { ptr::copy(base.add(self.index), base.add(self.index - self.removed), self.old_len - self.index) }
        }
        self.vec.len = self.old_len - self.removed
    }
}

impl<T: fmt::Debug, F> fmt::Debug for ExtractIf<'_, T, F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ExtractIf").finish_non_exhaustive()
    }
}
