//! Putting other elements in the place of a run of a vector.

use super::{Drain, Vec};
use crate::iter::{DoubleEndedIterator, Iterator};

/// Gives the elements that are replaced; what replaces them is taken when this is dropped.
#[all_items]
pub struct Splice<'a, I: Iterator + 'a> {
    drain: Drain<'a, I::Item>,
    replace_with: I,
}

impl<'a, I: Iterator + 'a> Splice<'a, I> {
    pub(crate) fn new(drain: Drain<'a, I::Item>, replace_with: I) -> Splice<'a, I> {
        Splice { drain, replace_with }
    }
}

impl<I: Iterator> Iterator for Splice<'_, I> {
    type Item = I::Item;

    fn next(&mut self) -> Option<I::Item> {
        self.drain.next()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.drain.size_hint()
    }
}

impl<I: Iterator> DoubleEndedIterator for Splice<'_, I> {
    fn next_back(&mut self) -> Option<I::Item> {
        self.drain.next_back()
    }
}

impl<I: Iterator> Drop for Splice<'_, I> {
    fn drop(&mut self) {
        while let Some(removed) = self.drain.next() {
            drop(removed)
        }
        let mut added: Vec<I::Item> = Vec::new();
        while let Some(value) = self.replace_with.next() {
            added.push(value)
        }
        unsafe { self.drain.fill(&mut added) }
    }
}
