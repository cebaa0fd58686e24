//! Ranges as iterators.

use super::{DoubleEndedIterator, ExactSizeIterator, Iterator};
use crate::intrinsics::{scalar_lt, step_backward, step_down, step_forward, step_up, steps_between};
use crate::ops::{Range, RangeFrom, RangeInclusive};

/// What has a next and a previous value: integers and chars.
pub(crate) trait Step: Clone + PartialOrd + Sized {}

impl Step for char {}
impl Step for i8 {}
impl Step for i16 {}
impl Step for i32 {}
impl Step for i64 {}
impl Step for i128 {}
impl Step for isize {}
impl Step for u8 {}
impl Step for u16 {}
impl Step for u32 {}
impl Step for u64 {}
impl Step for u128 {}
impl Step for usize {}

fn exact(count: usize) -> (usize, Option<usize>) {
    (count, Some(count))
}

impl<A: Step> Iterator for Range<A> {
    type Item = A;

    fn next(&mut self) -> Option<A> {
        if scalar_lt(&self.start, &self.end) { Some(step_up(&mut self.start)) } else { None }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        exact(steps_between(&self.start, &self.end))
    }

    fn nth(&mut self, n: usize) -> Option<A> {
        if step_forward(&mut self.start, n) && scalar_lt(&self.start, &self.end) {
            return Some(step_up(&mut self.start));
        }
        self.start = self.end.clone();
        None
    }

    fn last(self) -> Option<A> {
        let mut iter = self;
        iter.next_back()
    }

    fn min(self) -> Option<A>
    where
        A: Ord,
    {
        let mut iter = self;
        iter.next()
    }

    fn max(self) -> Option<A>
    where
        A: Ord,
    {
        let mut iter = self;
        iter.next_back()
    }

    fn has_exact_size(&self) -> bool {
        true
    }
}

impl<A: Step> DoubleEndedIterator for Range<A> {
    fn next_back(&mut self) -> Option<A> {
        if scalar_lt(&self.start, &self.end) { Some(step_down(&mut self.end)) } else { None }
    }

    fn nth_back(&mut self, n: usize) -> Option<A> {
        if step_backward(&mut self.end, n) && scalar_lt(&self.start, &self.end) {
            return Some(step_down(&mut self.end));
        }
        self.end = self.start.clone();
        None
    }
}

impl ExactSizeIterator for Range<i8> {}
impl ExactSizeIterator for Range<i16> {}
impl ExactSizeIterator for Range<i32> {}
impl ExactSizeIterator for Range<isize> {}
impl ExactSizeIterator for Range<u8> {}
impl ExactSizeIterator for Range<u16> {}
impl ExactSizeIterator for Range<u32> {}
impl ExactSizeIterator for Range<usize> {}
impl ExactSizeIterator for RangeInclusive<i8> {}
impl ExactSizeIterator for RangeInclusive<i16> {}
impl ExactSizeIterator for RangeInclusive<u8> {}
impl ExactSizeIterator for RangeInclusive<u16> {}

impl<A: Step> Iterator for RangeFrom<A> {
    type Item = A;

    #[panics_at = "core/src/iter/range.rs:434:1"]
    fn next(&mut self) -> Option<A> {
        Some(step_up(&mut self.start))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (18446744073709551615, None)
    }
}

impl<A: Step> Iterator for RangeInclusive<A> {
    type Item = A;

    fn next(&mut self) -> Option<A> {
        if self.exhausted || scalar_lt(&self.end, &self.start) {
            None
        } else if scalar_lt(&self.start, &self.end) {
            Some(step_up(&mut self.start))
        } else {
            self.exhausted = true;
            Some(self.start.clone())
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        if self.exhausted || scalar_lt(&self.end, &self.start) { exact(0) } else { exact(steps_between(&self.start, &self.end).saturating_add(1)) }
    }

    fn last(self) -> Option<A> {
        let mut iter = self;
        iter.next_back()
    }

    fn min(self) -> Option<A>
    where
        A: Ord,
    {
        let mut iter = self;
        iter.next()
    }

    fn max(self) -> Option<A>
    where
        A: Ord,
    {
        let mut iter = self;
        iter.next_back()
    }

    fn has_exact_size(&self) -> bool {
        true
    }
}

impl<A: Step> DoubleEndedIterator for RangeInclusive<A> {
    fn next_back(&mut self) -> Option<A> {
        if self.exhausted || scalar_lt(&self.end, &self.start) {
            None
        } else if scalar_lt(&self.start, &self.end) {
            let last = self.end.clone();
            step_down(&mut self.end);
            Some(last)
        } else {
            self.exhausted = true;
            Some(self.end.clone())
        }
    }
}
