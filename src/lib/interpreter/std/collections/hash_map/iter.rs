//! Walking over a hash map.

use super::table::{Slot, Table};
use crate::fmt;
use crate::iter::{ExactSizeIterator, Iterator};
use crate::marker::PhantomData;
use crate::slice;
use crate::vec::{self, Vec};

#[all_items]
pub struct Iter<'a, K: 'a, V: 'a> {
    pub(crate) slots: slice::Iter<'a, Slot<K, V>>,
    pub(crate) left: usize,
}

impl<'a, K, V> Iterator for Iter<'a, K, V> {
    type Item = (&'a K, &'a V);

    fn next(&mut self) -> Option<(&'a K, &'a V)> {
        while let Some(slot) = self.slots.next() {
            if let Slot::Full(_, key, value) = slot {
                self.left -= 1;
                return Some((key, value));
            }
        }
        None
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.left, Some(self.left))
    }
}

impl<K, V> ExactSizeIterator for Iter<'_, K, V> {}

impl<K, V> Clone for Iter<'_, K, V> {
    fn clone(&self) -> Self {
        Iter { slots: self.slots.clone(), left: self.left }
    }
}

impl<K: fmt::Debug, V: fmt::Debug> fmt::Debug for Iter<'_, K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.clone()).finish()
    }
}

#[all_items]
pub struct IterMut<'a, K: 'a, V: 'a> {
    pub(crate) slots: slice::IterMut<'a, Slot<K, V>>,
    pub(crate) left: usize,
}

impl<'a, K, V> Iterator for IterMut<'a, K, V> {
    type Item = (&'a K, &'a mut V);

    fn next(&mut self) -> Option<(&'a K, &'a mut V)> {
        while let Some(slot) = self.slots.next() {
            if let Slot::Full(_, key, value) = slot {
                self.left -= 1;
                return Some((&*key, value));
            }
        }
        None
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.left, Some(self.left))
    }
}

impl<K, V> ExactSizeIterator for IterMut<'_, K, V> {}

#[all_items]
pub struct IntoIter<K, V> {
    pub(crate) slots: vec::IntoIter<Slot<K, V>>,
    pub(crate) left: usize,
}

impl<K, V> Iterator for IntoIter<K, V> {
    type Item = (K, V);

    fn next(&mut self) -> Option<(K, V)> {
        while let Some(slot) = self.slots.next() {
            if let Slot::Full(_, key, value) = slot {
                self.left -= 1;
                return Some((key, value));
            }
        }
        None
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.left, Some(self.left))
    }
}

impl<K, V> ExactSizeIterator for IntoIter<K, V> {}

#[all_items]
pub struct Drain<'a, K: 'a, V: 'a> {
    slots: vec::IntoIter<Slot<K, V>>,
    marker: PhantomData<&'a mut (K, V)>,
}

impl<'a, K, V> Drain<'a, K, V> {
    pub(crate) fn new(slots: Vec<Slot<K, V>>) -> Drain<'a, K, V> {
        Drain { slots: slots.into_iter(), marker: PhantomData }
    }
}

impl<K, V> Iterator for Drain<'_, K, V> {
    type Item = (K, V);

    fn next(&mut self) -> Option<(K, V)> {
        while let Some(slot) = self.slots.next() {
            if let Slot::Full(_, key, value) = slot {
                return Some((key, value));
            }
        }
        None
    }
}

#[all_items]
pub struct Keys<'a, K: 'a, V: 'a> {
    pub(crate) inner: Iter<'a, K, V>,
}

impl<'a, K, V> Iterator for Keys<'a, K, V> {
    type Item = &'a K;

    fn next(&mut self) -> Option<&'a K> {
        match self.inner.next() {
            Some((key, _)) => Some(key),
            None => None,
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.inner.size_hint()
    }
}

impl<K, V> ExactSizeIterator for Keys<'_, K, V> {}

impl<K, V> Clone for Keys<'_, K, V> {
    fn clone(&self) -> Self {
        Keys { inner: self.inner.clone() }
    }
}

impl<K: fmt::Debug, V> fmt::Debug for Keys<'_, K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.clone()).finish()
    }
}

#[all_items]
pub struct Values<'a, K: 'a, V: 'a> {
    pub(crate) inner: Iter<'a, K, V>,
}

impl<'a, K, V> Iterator for Values<'a, K, V> {
    type Item = &'a V;

    fn next(&mut self) -> Option<&'a V> {
        match self.inner.next() {
            Some((_, value)) => Some(value),
            None => None,
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.inner.size_hint()
    }
}

impl<K, V> ExactSizeIterator for Values<'_, K, V> {}

impl<K, V> Clone for Values<'_, K, V> {
    fn clone(&self) -> Self {
        Values { inner: self.inner.clone() }
    }
}

impl<K, V: fmt::Debug> fmt::Debug for Values<'_, K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.clone()).finish()
    }
}

#[all_items]
pub struct ValuesMut<'a, K: 'a, V: 'a> {
    pub(crate) inner: IterMut<'a, K, V>,
}

impl<'a, K, V> Iterator for ValuesMut<'a, K, V> {
    type Item = &'a mut V;

    fn next(&mut self) -> Option<&'a mut V> {
        match self.inner.next() {
            Some((_, value)) => Some(value),
            None => None,
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.inner.size_hint()
    }
}

impl<K, V> ExactSizeIterator for ValuesMut<'_, K, V> {}

#[all_items]
pub struct IntoKeys<K, V> {
    pub(crate) inner: IntoIter<K, V>,
}

impl<K, V> Iterator for IntoKeys<K, V> {
    type Item = K;

    fn next(&mut self) -> Option<K> {
        match self.inner.next() {
            Some((key, _)) => Some(key),
            None => None,
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.inner.size_hint()
    }
}

impl<K, V> ExactSizeIterator for IntoKeys<K, V> {}

#[all_items]
pub struct IntoValues<K, V> {
    pub(crate) inner: IntoIter<K, V>,
}

impl<K, V> Iterator for IntoValues<K, V> {
    type Item = V;

    fn next(&mut self) -> Option<V> {
        match self.inner.next() {
            Some((_, value)) => Some(value),
            None => None,
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.inner.size_hint()
    }
}

impl<K, V> ExactSizeIterator for IntoValues<K, V> {}

/// Takes out the entries that `pred` says; the others stay.
#[all_items]
pub struct ExtractIf<'a, K, V, F> {
    table: &'a mut Table<K, V>,
    at: usize,
    pred: F,
}

impl<'a, K, V, F> ExtractIf<'a, K, V, F> {
    pub(crate) fn new(table: &'a mut Table<K, V>, pred: F) -> ExtractIf<'a, K, V, F> {
        ExtractIf { table, at: 0, pred }
    }
}

impl<K, V, F: FnMut(&K, &mut V) -> bool> Iterator for ExtractIf<'_, K, V, F> {
    type Item = (K, V);

    fn next(&mut self) -> Option<(K, V)> {
        while self.at < self.table.slots.len() {
            let at = self.at;
            self.at += 1;
            let is_chosen = match &mut self.table.slots[at] {
                Slot::Full(_, key, value) => (self.pred)(key, value),
                _ => false,
            };
            if is_chosen {
                return self.table.take(at);
            }
        }
        None
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (0, Some(self.table.len))
    }
}
