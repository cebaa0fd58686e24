//! A slice in pieces between chosen elements.

use crate::intrinsics::slice_part;
use crate::iter::Iterator;

pub struct Split<'a, T: 'a, P: FnMut(&T) -> bool> {
    v: &'a [T],
    pred: P,
    finished: bool,
}

impl<'a, T, P: FnMut(&T) -> bool> Split<'a, T, P> {
    pub(crate) fn new(v: &'a [T], pred: P) -> Split<'a, T, P> {
        Split { v, pred, finished: false }
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
        self.finished = true;
        Some(self.v)
    }
}

pub struct SplitN<'a, T: 'a, P: FnMut(&T) -> bool> {
    inner: Split<'a, T, P>,
    left: usize,
}

impl<'a, T, P: FnMut(&T) -> bool> SplitN<'a, T, P> {
    pub(crate) fn new(v: &'a [T], n: usize, pred: P) -> SplitN<'a, T, P> {
        SplitN { inner: Split::new(v, pred), left: n }
    }
}

impl<'a, T, P: FnMut(&T) -> bool> Iterator for SplitN<'a, T, P> {
    type Item = &'a [T];

    fn next(&mut self) -> Option<&'a [T]> {
        if self.left == 0 {
            return None;
        }
        self.left -= 1;
        if self.left == 0 {
            if self.inner.finished {
                return None;
            }
            self.inner.finished = true;
            return Some(self.inner.v);
        }
        self.inner.next()
    }
}
