//! A slice in pieces between chosen elements.

use crate::fmt;
use crate::intrinsics::{slice_from_raw_mut, slice_part};
use crate::iter::{DoubleEndedIterator, FusedIterator, Iterator};

/// An iterator that can be told to give what is left in one piece.
trait SplitIter: DoubleEndedIterator {
    fn finish(&mut self) -> Option<Self::Item>;
}

#[all_items(lacking = "as_slice")]
pub struct Split<'a, T: 'a, P: FnMut(&T) -> bool> {
    v: &'a [T],
    pred: P,
    finished: bool,
}

impl<'a, T, P: FnMut(&T) -> bool> Split<'a, T, P> {
    pub(crate) fn new(v: &'a [T], pred: P) -> Split<'a, T, P> {
        Split { v, pred, finished: false }
    }

    fn rest(&mut self) -> &'a [T] {
        self.v
    }
}

impl<'a, T, P: FnMut(&T) -> bool> SplitIter for Split<'a, T, P> {
    fn finish(&mut self) -> Option<&'a [T]> {
        if self.finished {
            None
        } else {
            self.finished = true;
            Some(self.rest())
        }
    }
}

impl<'a, T, P: FnMut(&T) -> bool> Iterator for Split<'a, T, P> {
    type Item = &'a [T];

    fn next(&mut self) -> Option<&'a [T]> {
        if self.finished {
            return None;
        }
        let len = self.v.len();
        let mut at = 0;
        while at < len {
            if (self.pred)(&self.v[at]) {
                unsafe {
                    let piece = slice_part(self.v, 0, at);
                    self.v = slice_part(self.v, at + 1, len);

                    return Some(piece);
                }
            }
            at += 1
        }
        self.finish()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        if self.finished { (0, Some(0)) } else { (1, Some(self.v.len() + 1)) }
    }
}

impl<'a, T, P: FnMut(&T) -> bool> DoubleEndedIterator for Split<'a, T, P> {
    fn next_back(&mut self) -> Option<&'a [T]> {
        if self.finished {
            return None;
        }
        let len = self.v.len();
        let mut at = len;
        while at > 0 {
            if (self.pred)(&self.v[at - 1]) {
                unsafe {
                    let piece = slice_part(self.v, at, len);
                    self.v = slice_part(self.v, 0, at - 1);
                    return Some(piece);
                }
            }
            at -= 1
        }
        self.finish()
    }
}

impl<T, P: FnMut(&T) -> bool> FusedIterator for Split<'_, T, P> {}

impl<T: fmt::Debug, P: FnMut(&T) -> bool> fmt::Debug for Split<'_, T, P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Split").field("v", &self.v).field("finished", &self.finished).finish()
    }
}

impl<T, P: Clone + FnMut(&T) -> bool> Clone for Split<'_, T, P> {
    fn clone(&self) -> Self {
        Split { v: self.v, pred: self.pred.clone(), finished: self.finished }
    }
}

#[all_items]
pub struct SplitMut<'a, T: 'a, P: FnMut(&T) -> bool> {
    v: &'a mut [T],
    pred: P,
    finished: bool,
}

impl<'a, T, P: FnMut(&T) -> bool> SplitMut<'a, T, P> {
    pub(crate) fn new(v: &'a mut [T], pred: P) -> SplitMut<'a, T, P> {
        SplitMut { v, pred, finished: false }
    }

    fn rest(&mut self) -> &'a mut [T] {
        let (base, len) = (self.v.as_mut_ptr(), self.v.len());
        unsafe {
            self.v = slice_from_raw_mut(base.add(len), 0);
            slice_from_raw_mut(base, len)
        }
    }
}

impl<'a, T, P: FnMut(&T) -> bool> SplitIter for SplitMut<'a, T, P> {
    fn finish(&mut self) -> Option<&'a mut [T]> {
        if self.finished {
            None
        } else {
            self.finished = true;
            Some(self.rest())
        }
    }
}

impl<'a, T, P: FnMut(&T) -> bool> Iterator for SplitMut<'a, T, P> {
    type Item = &'a mut [T];

    fn next(&mut self) -> Option<&'a mut [T]> {
        if self.finished {
            return None;
        }
        let len = self.v.len();
        let mut at = 0;
        while at < len {
            if (self.pred)(&self.v[at]) {
                let base = self.v.as_mut_ptr();
                unsafe {
                    self.v = slice_from_raw_mut(base.add(at + 1), len - at - 1);

                    return Some(slice_from_raw_mut(base, at));
                }
            }
            at += 1
        }
        self.finish()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        if self.finished { (0, Some(0)) } else { (1, Some(self.v.len() + 1)) }
    }
}

impl<'a, T, P: FnMut(&T) -> bool> DoubleEndedIterator for SplitMut<'a, T, P> {
    fn next_back(&mut self) -> Option<&'a mut [T]> {
        if self.finished {
            return None;
        }
        let len = self.v.len();
        let mut at = len;
        while at > 0 {
            if (self.pred)(&self.v[at - 1]) {
                let base = self.v.as_mut_ptr();
                unsafe {
                    self.v = slice_from_raw_mut(base, at - 1);
                    return Some(slice_from_raw_mut(base.add(at), len - at));
                }
            }
            at -= 1
        }
        self.finish()
    }
}

impl<T, P: FnMut(&T) -> bool> FusedIterator for SplitMut<'_, T, P> {}

impl<T: fmt::Debug, P: FnMut(&T) -> bool> fmt::Debug for SplitMut<'_, T, P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SplitMut").field("v", &self.v).field("finished", &self.finished).finish()
    }
}

#[all_items]
pub struct SplitInclusive<'a, T: 'a, P: FnMut(&T) -> bool> {
    v: &'a [T],
    pred: P,
    finished: bool,
}

impl<'a, T, P: FnMut(&T) -> bool> SplitInclusive<'a, T, P> {
    pub(crate) fn new(v: &'a [T], pred: P) -> SplitInclusive<'a, T, P> {
        let finished = v.is_empty();
        SplitInclusive { v, pred, finished }
    }

    fn rest(&mut self) -> &'a [T] {
        self.v
    }
}

impl<'a, T, P: FnMut(&T) -> bool> SplitIter for SplitInclusive<'a, T, P> {
    fn finish(&mut self) -> Option<&'a [T]> {
        if self.finished {
            None
        } else {
            self.finished = true;
            Some(self.rest())
        }
    }
}

impl<'a, T, P: FnMut(&T) -> bool> Iterator for SplitInclusive<'a, T, P> {
    type Item = &'a [T];

    fn next(&mut self) -> Option<&'a [T]> {
        if self.finished {
            return None;
        }
        let len = self.v.len();
        let mut at = 0;
        while at < len {
            if (self.pred)(&self.v[at]) {
                unsafe {
                    let piece = slice_part(self.v, 0, at + 1);
                    self.v = slice_part(self.v, at + 1, len);
                    self.finished = at + 1 == len;
                    return Some(piece);
                }
            }
            at += 1
        }
        self.finish()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        if self.finished { (0, Some(0)) } else { (1, Some(if self.v.len() == 0 { 1 } else { self.v.len() })) }
    }
}

impl<'a, T, P: FnMut(&T) -> bool> DoubleEndedIterator for SplitInclusive<'a, T, P> {
    fn next_back(&mut self) -> Option<&'a [T]> {
        if self.finished {
            return None;
        }
        let len = self.v.len();
        let mut at = len - 1;
        while at > 0 {
            if (self.pred)(&self.v[at - 1]) {
                unsafe {
                    let piece = slice_part(self.v, at, len);
                    self.v = slice_part(self.v, 0, at);
                    return Some(piece);
                }
            }
            at -= 1
        }
        self.finish()
    }
}

impl<T, P: FnMut(&T) -> bool> FusedIterator for SplitInclusive<'_, T, P> {}

impl<T: fmt::Debug, P: FnMut(&T) -> bool> fmt::Debug for SplitInclusive<'_, T, P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SplitInclusive").field("v", &self.v).field("finished", &self.finished).finish()
    }
}

impl<T, P: Clone + FnMut(&T) -> bool> Clone for SplitInclusive<'_, T, P> {
    fn clone(&self) -> Self {
        SplitInclusive { v: self.v, pred: self.pred.clone(), finished: self.finished }
    }
}

#[all_items]
pub struct SplitInclusiveMut<'a, T: 'a, P: FnMut(&T) -> bool> {
    v: &'a mut [T],
    pred: P,
    finished: bool,
}

impl<'a, T, P: FnMut(&T) -> bool> SplitInclusiveMut<'a, T, P> {
    pub(crate) fn new(v: &'a mut [T], pred: P) -> SplitInclusiveMut<'a, T, P> {
        let finished = v.is_empty();
        SplitInclusiveMut { v, pred, finished }
    }

    fn rest(&mut self) -> &'a mut [T] {
        let (base, len) = (self.v.as_mut_ptr(), self.v.len());
        unsafe {
            self.v = slice_from_raw_mut(base.add(len), 0);
            slice_from_raw_mut(base, len)
        }
    }
}

impl<'a, T, P: FnMut(&T) -> bool> SplitIter for SplitInclusiveMut<'a, T, P> {
    fn finish(&mut self) -> Option<&'a mut [T]> {
        if self.finished {
            None
        } else {
            self.finished = true;
            Some(self.rest())
        }
    }
}

impl<'a, T, P: FnMut(&T) -> bool> Iterator for SplitInclusiveMut<'a, T, P> {
    type Item = &'a mut [T];

    fn next(&mut self) -> Option<&'a mut [T]> {
        if self.finished {
            return None;
        }
        let len = self.v.len();
        let mut at = 0;
        while at < len {
            if (self.pred)(&self.v[at]) {
                let base = self.v.as_mut_ptr();
                unsafe {
                    self.v = slice_from_raw_mut(base.add(at + 1), len - at - 1);
                    self.finished = at + 1 == len;
                    return Some(slice_from_raw_mut(base, at + 1));
                }
            }
            at += 1
        }
        self.finish()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        if self.finished { (0, Some(0)) } else { (1, Some(if self.v.len() == 0 { 1 } else { self.v.len() })) }
    }
}

impl<'a, T, P: FnMut(&T) -> bool> DoubleEndedIterator for SplitInclusiveMut<'a, T, P> {
    fn next_back(&mut self) -> Option<&'a mut [T]> {
        if self.finished {
            return None;
        }
        let len = self.v.len();
        let mut at = len - 1;
        while at > 0 {
            if (self.pred)(&self.v[at - 1]) {
                let base = self.v.as_mut_ptr();
                unsafe {
                    self.v = slice_from_raw_mut(base, at);
                    return Some(slice_from_raw_mut(base.add(at), len - at));
                }
            }
            at -= 1
        }
        self.finish()
    }
}

impl<T, P: FnMut(&T) -> bool> FusedIterator for SplitInclusiveMut<'_, T, P> {}

impl<T: fmt::Debug, P: FnMut(&T) -> bool> fmt::Debug for SplitInclusiveMut<'_, T, P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SplitInclusiveMut").field("v", &self.v).field("finished", &self.finished).finish()
    }
}

#[all_items]
pub struct RSplit<'a, T: 'a, P: FnMut(&T) -> bool> {
    inner: Split<'a, T, P>,
}

impl<'a, T, P: FnMut(&T) -> bool> RSplit<'a, T, P> {
    pub(crate) fn new(v: &'a [T], pred: P) -> RSplit<'a, T, P> {
        RSplit { inner: Split::new(v, pred) }
    }
}

impl<'a, T, P: FnMut(&T) -> bool> Iterator for RSplit<'a, T, P> {
    type Item = &'a [T];

    fn next(&mut self) -> Option<&'a [T]> {
        self.inner.next_back()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.inner.size_hint()
    }
}

impl<'a, T, P: FnMut(&T) -> bool> DoubleEndedIterator for RSplit<'a, T, P> {
    fn next_back(&mut self) -> Option<&'a [T]> {
        self.inner.next()
    }
}

impl<'a, T, P: FnMut(&T) -> bool> SplitIter for RSplit<'a, T, P> {
    fn finish(&mut self) -> Option<&'a [T]> {
        self.inner.finish()
    }
}

impl<T, P: FnMut(&T) -> bool> FusedIterator for RSplit<'_, T, P> {}

impl<T: fmt::Debug, P: FnMut(&T) -> bool> fmt::Debug for RSplit<'_, T, P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RSplit").field("v", &self.inner.v).field("finished", &self.inner.finished).finish()
    }
}

impl<T, P: Clone + FnMut(&T) -> bool> Clone for RSplit<'_, T, P> {
    fn clone(&self) -> Self {
        RSplit { inner: self.inner.clone() }
    }
}

#[all_items]
pub struct RSplitMut<'a, T: 'a, P: FnMut(&T) -> bool> {
    inner: SplitMut<'a, T, P>,
}

impl<'a, T, P: FnMut(&T) -> bool> RSplitMut<'a, T, P> {
    pub(crate) fn new(v: &'a mut [T], pred: P) -> RSplitMut<'a, T, P> {
        RSplitMut { inner: SplitMut::new(v, pred) }
    }
}

impl<'a, T, P: FnMut(&T) -> bool> Iterator for RSplitMut<'a, T, P> {
    type Item = &'a mut [T];

    fn next(&mut self) -> Option<&'a mut [T]> {
        self.inner.next_back()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.inner.size_hint()
    }
}

impl<'a, T, P: FnMut(&T) -> bool> DoubleEndedIterator for RSplitMut<'a, T, P> {
    fn next_back(&mut self) -> Option<&'a mut [T]> {
        self.inner.next()
    }
}

impl<'a, T, P: FnMut(&T) -> bool> SplitIter for RSplitMut<'a, T, P> {
    fn finish(&mut self) -> Option<&'a mut [T]> {
        self.inner.finish()
    }
}

impl<T, P: FnMut(&T) -> bool> FusedIterator for RSplitMut<'_, T, P> {}

impl<T: fmt::Debug, P: FnMut(&T) -> bool> fmt::Debug for RSplitMut<'_, T, P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RSplitMut").field("v", &self.inner.v).field("finished", &self.inner.finished).finish()
    }
}

#[all_items]
pub struct SplitN<'a, T: 'a, P: FnMut(&T) -> bool> {
    inner: Split<'a, T, P>,
    count: usize,
}

impl<'a, T, P: FnMut(&T) -> bool> SplitN<'a, T, P> {
    pub(crate) fn new(v: &'a [T], n: usize, pred: P) -> SplitN<'a, T, P> {
        SplitN { inner: Split::new(v, pred), count: n }
    }
}

impl<'a, T, P: FnMut(&T) -> bool> Iterator for SplitN<'a, T, P> {
    type Item = &'a [T];

    fn next(&mut self) -> Option<&'a [T]> {
        if self.count == 0 {
            return None;
        }
        self.count -= 1;
        if self.count == 0 { self.inner.finish() } else { self.inner.next() }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let (lower, upper) = self.inner.size_hint();
        let most = match upper {
            Some(upper) if upper < self.count => upper,
            _ => self.count,
        };
        (if lower < self.count { lower } else { self.count }, Some(most))
    }
}

impl<T, P: FnMut(&T) -> bool> FusedIterator for SplitN<'_, T, P> {}

#[all_items]
pub struct SplitNMut<'a, T: 'a, P: FnMut(&T) -> bool> {
    inner: SplitMut<'a, T, P>,
    count: usize,
}

impl<'a, T, P: FnMut(&T) -> bool> SplitNMut<'a, T, P> {
    pub(crate) fn new(v: &'a mut [T], n: usize, pred: P) -> SplitNMut<'a, T, P> {
        SplitNMut { inner: SplitMut::new(v, pred), count: n }
    }
}

impl<'a, T, P: FnMut(&T) -> bool> Iterator for SplitNMut<'a, T, P> {
    type Item = &'a mut [T];

    fn next(&mut self) -> Option<&'a mut [T]> {
        if self.count == 0 {
            return None;
        }
        self.count -= 1;
        if self.count == 0 { self.inner.finish() } else { self.inner.next() }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let (lower, upper) = self.inner.size_hint();
        let most = match upper {
            Some(upper) if upper < self.count => upper,
            _ => self.count,
        };
        (if lower < self.count { lower } else { self.count }, Some(most))
    }
}

impl<T, P: FnMut(&T) -> bool> FusedIterator for SplitNMut<'_, T, P> {}

#[all_items]
pub struct RSplitN<'a, T: 'a, P: FnMut(&T) -> bool> {
    inner: RSplit<'a, T, P>,
    count: usize,
}

impl<'a, T, P: FnMut(&T) -> bool> RSplitN<'a, T, P> {
    pub(crate) fn new(v: &'a [T], n: usize, pred: P) -> RSplitN<'a, T, P> {
        RSplitN { inner: RSplit::new(v, pred), count: n }
    }
}

impl<'a, T, P: FnMut(&T) -> bool> Iterator for RSplitN<'a, T, P> {
    type Item = &'a [T];

    fn next(&mut self) -> Option<&'a [T]> {
        if self.count == 0 {
            return None;
        }
        self.count -= 1;
        if self.count == 0 { self.inner.finish() } else { self.inner.next() }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let (lower, upper) = self.inner.size_hint();
        let most = match upper {
            Some(upper) if upper < self.count => upper,
            _ => self.count,
        };
        (if lower < self.count { lower } else { self.count }, Some(most))
    }
}

impl<T, P: FnMut(&T) -> bool> FusedIterator for RSplitN<'_, T, P> {}

#[all_items]
pub struct RSplitNMut<'a, T: 'a, P: FnMut(&T) -> bool> {
    inner: RSplitMut<'a, T, P>,
    count: usize,
}

impl<'a, T, P: FnMut(&T) -> bool> RSplitNMut<'a, T, P> {
    pub(crate) fn new(v: &'a mut [T], n: usize, pred: P) -> RSplitNMut<'a, T, P> {
        RSplitNMut { inner: RSplitMut::new(v, pred), count: n }
    }
}

impl<'a, T, P: FnMut(&T) -> bool> Iterator for RSplitNMut<'a, T, P> {
    type Item = &'a mut [T];

    fn next(&mut self) -> Option<&'a mut [T]> {
        if self.count == 0 {
            return None;
        }
        self.count -= 1;
        if self.count == 0 { self.inner.finish() } else { self.inner.next() }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let (lower, upper) = self.inner.size_hint();
        let most = match upper {
            Some(upper) if upper < self.count => upper,
            _ => self.count,
        };
        (if lower < self.count { lower } else { self.count }, Some(most))
    }
}

impl<T, P: FnMut(&T) -> bool> FusedIterator for RSplitNMut<'_, T, P> {}
