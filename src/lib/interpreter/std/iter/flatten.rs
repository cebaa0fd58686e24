//! Iterators of iterators.

use super::{DoubleEndedIterator, IntoIterator, Iterator};

/// The iterator that is open at the front, those to come, and the one that is open at the back.
#[all_items]
pub struct Flatten<I: Iterator>
where
    I::Item: IntoIterator,
{
    iter: I,
    is_done: bool,
    front: Option<<I::Item as IntoIterator>::IntoIter>,
    back: Option<<I::Item as IntoIterator>::IntoIter>,
}

impl<I: Iterator + Clone> Clone for Flatten<I>
where
    I::Item: IntoIterator,
    <I::Item as IntoIterator>::IntoIter: Clone,
{
    fn clone(&self) -> Flatten<I> {
        Flatten {
            iter: self.iter.clone(),
            is_done: self.is_done,
            front: self.front.clone(),
            back: self.back.clone(),
        }
    }
}

impl<I: Iterator> Flatten<I>
where
    I::Item: IntoIterator,
{
    pub(crate) fn new(iter: I) -> Flatten<I> {
        Flatten { iter, is_done: false, front: None, back: None }
    }
}

impl<I: Iterator> Iterator for Flatten<I>
where
    I::Item: IntoIterator,
{
    type Item = <I::Item as IntoIterator>::Item;

    fn next(&mut self) -> Option<<I::Item as IntoIterator>::Item> {
        loop {
            if let Some(inner) = &mut self.front {
                match inner.next() {
                    Some(x) => return Some(x),
                    None => self.front = None,
                }
            }
            if !self.is_done {
                match self.iter.next() {
                    Some(inner) => {
                        self.front = Some(inner.into_iter());
                        continue;
                    }
                    None => self.is_done = true,
                }
            }
            return match &mut self.back {
                Some(inner) => inner.next(),
                None => None,
            };
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        flat_size(&self.front, &self.back, self.is_done || self.iter.size_hint().1 == Some(0))
    }
}

impl<I: DoubleEndedIterator> DoubleEndedIterator for Flatten<I>
where
    I::Item: IntoIterator,
    <I::Item as IntoIterator>::IntoIter: DoubleEndedIterator,
{
    fn next_back(&mut self) -> Option<<I::Item as IntoIterator>::Item> {
        loop {
            if let Some(inner) = &mut self.back {
                match inner.next_back() {
                    Some(x) => return Some(x),
                    None => self.back = None,
                }
            }
            if !self.is_done {
                match self.iter.next_back() {
                    Some(inner) => {
                        self.back = Some(inner.into_iter());
                        continue;
                    }
                    None => self.is_done = true,
                }
            }
            return match &mut self.front {
                Some(inner) => inner.next_back(),
                None => None,
            };
        }
    }
}

fn flat_size<T: Iterator>(front: &Option<T>, back: &Option<T>, is_all: bool) -> (usize, Option<usize>) {
    let (a, b) = match front {
        Some(inner) => inner.size_hint(),
        None => (0, Some(0)),
    };
    let (c, d) = match back {
        Some(inner) => inner.size_hint(),
        None => (0, Some(0)),
    };
    let lower = a.saturating_add(c);
    match (is_all, b, d) {
        (true, Some(b), Some(d)) => (lower, b.checked_add(d)),
        _ => (lower, None),
    }
}

#[all_items]
pub struct FlatMap<I, U: IntoIterator, F> {
    iter: I,
    f: F,
    is_done: bool,
    front: Option<U::IntoIter>,
    back: Option<U::IntoIter>,
}

impl<I: Clone, U: Clone + IntoIterator, F: Clone> Clone for FlatMap<I, U, F>
where
    U::IntoIter: Clone,
{
    fn clone(&self) -> FlatMap<I, U, F> {
        FlatMap {
            iter: self.iter.clone(),
            f: self.f.clone(),
            is_done: self.is_done,
            front: self.front.clone(),
            back: self.back.clone(),
        }
    }
}

impl<I, U: IntoIterator, F> FlatMap<I, U, F> {
    pub(crate) fn new(iter: I, f: F) -> FlatMap<I, U, F> {
        FlatMap { iter, f, is_done: false, front: None, back: None }
    }
}

impl<I: Iterator, U: IntoIterator, F: FnMut(I::Item) -> U> Iterator for FlatMap<I, U, F> {
    type Item = U::Item;

    fn next(&mut self) -> Option<U::Item> {
        loop {
            if let Some(inner) = &mut self.front {
                match inner.next() {
                    Some(x) => return Some(x),
                    None => self.front = None,
                }
            }
            if !self.is_done {
                match self.iter.next() {
                    Some(x) => {
                        self.front = Some((self.f)(x).into_iter());
                        continue;
                    }
                    None => self.is_done = true,
                }
            }
            return match &mut self.back {
                Some(inner) => inner.next(),
                None => None,
            };
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        flat_size(&self.front, &self.back, self.is_done || self.iter.size_hint().1 == Some(0))
    }
}

impl<I: DoubleEndedIterator, U: IntoIterator, F: FnMut(I::Item) -> U> DoubleEndedIterator for FlatMap<I, U, F>
where
    U::IntoIter: DoubleEndedIterator,
{
    fn next_back(&mut self) -> Option<U::Item> {
        loop {
            if let Some(inner) = &mut self.back {
                match inner.next_back() {
                    Some(x) => return Some(x),
                    None => self.back = None,
                }
            }
            if !self.is_done {
                match self.iter.next_back() {
                    Some(x) => {
                        self.back = Some((self.f)(x).into_iter());
                        continue;
                    }
                    None => self.is_done = true,
                }
            }
            return match &mut self.front {
                Some(inner) => inner.next_back(),
                None => None,
            };
        }
    }
}
