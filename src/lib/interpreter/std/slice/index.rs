//! `slice[index]` and `slice.get(index)` for positions and ranges.

use crate::fmt;
use crate::intrinsics::{slice_part, slice_part_mut};
use crate::ops::range::{meant_positions, positions};
use crate::ops::{Bound, Index, IndexMut, Range, RangeFrom, RangeFull, RangeInclusive, RangeTo, RangeToInclusive};
use crate::panicking;

#[all_items(lacking = "get_unchecked get_unchecked_mut")]
pub trait SliceIndex<T: ?Sized> {
    type Output: ?Sized;

    fn get(self, slice: &T) -> Option<&Self::Output>;
    fn get_mut(self, slice: &mut T) -> Option<&mut Self::Output>;
    #[track_caller]
    fn index(self, slice: &T) -> &Self::Output;
    #[track_caller]
    fn index_mut(self, slice: &mut T) -> &mut Self::Output;
}

impl<T, I: SliceIndex<[T]>> Index<I> for [T] {
    type Output = I::Output;

    #[track_caller]
    fn index(&self, index: I) -> &I::Output {
        index.index(self)
    }
}

impl<T, I: SliceIndex<[T]>> IndexMut<I> for [T] {
    #[track_caller]
    fn index_mut(&mut self, index: I) -> &mut I::Output {
        index.index_mut(self)
    }
}

/// Says what is wrong with elements `start..end` of `len`, the start first.
#[track_caller]
pub(crate) fn slice_index_fail(start: usize, end: usize, len: usize) -> ! {
    if start > len {
        panicking::position_fail("range start index ", start, " out of range for slice of length ", len, "")
    }
    if end > len || start <= end {
        panicking::position_fail("range end index ", end, " out of range for slice of length ", len, "")
    }
    panicking::position_fail("slice index starts at ", start, " but ends at ", end, "")
}

impl<T> SliceIndex<[T]> for usize {
    type Output = T;

    fn get(self, slice: &[T]) -> Option<&T> {
        if self < slice.len() { Some(&slice[self]) } else { None }
    }

    fn get_mut(self, slice: &mut [T]) -> Option<&mut T> {
        if self < slice.len() { Some(&mut slice[self]) } else { None }
    }

    #[track_caller]
    fn index(self, slice: &[T]) -> &T {
        &slice[self]
    }

    #[track_caller]
    fn index_mut(self, slice: &mut [T]) -> &mut T {
        &mut slice[self]
    }
}

impl<T> SliceIndex<[T]> for Range<usize> {
    type Output = [T];

    fn get(self, slice: &[T]) -> Option<&[T]> {
        if self.start > self.end || self.end > slice.len() {
            None
        } else {
            unsafe { Some(slice_part(slice, self.start, self.end)) }
        }
    }

    fn get_mut(self, slice: &mut [T]) -> Option<&mut [T]> {
        if self.start > self.end || self.end > slice.len() {
            None
        } else {
            unsafe { Some(slice_part_mut(slice, self.start, self.end)) }
        }
    }

    #[track_caller]
    fn index(self, slice: &[T]) -> &[T] {
        check_range(self.start, self.end, slice.len());
        unsafe { slice_part(slice, self.start, self.end) }
    }

    #[track_caller]
    fn index_mut(self, slice: &mut [T]) -> &mut [T] {
        check_range(self.start, self.end, slice.len());
        unsafe { slice_part_mut(slice, self.start, self.end) }
    }
}

#[track_caller]
fn check_range(start: usize, end: usize, len: usize) {
    if start > end || end > len {
        slice_index_fail(start, end, len)
    }
}

impl<T> SliceIndex<[T]> for RangeTo<usize> {
    type Output = [T];

    fn get(self, slice: &[T]) -> Option<&[T]> {
        (0..self.end).get(slice)
    }

    fn get_mut(self, slice: &mut [T]) -> Option<&mut [T]> {
        (0..self.end).get_mut(slice)
    }

    #[track_caller]
    fn index(self, slice: &[T]) -> &[T] {
        (0..self.end).index(slice)
    }

    #[track_caller]
    fn index_mut(self, slice: &mut [T]) -> &mut [T] {
        (0..self.end).index_mut(slice)
    }
}

impl<T> SliceIndex<[T]> for RangeFrom<usize> {
    type Output = [T];

    fn get(self, slice: &[T]) -> Option<&[T]> {
        (self.start..slice.len()).get(slice)
    }

    fn get_mut(self, slice: &mut [T]) -> Option<&mut [T]> {
        (self.start..slice.len()).get_mut(slice)
    }

    #[track_caller]
    fn index(self, slice: &[T]) -> &[T] {
        let len = slice.len();
        if self.start > len {
            slice_index_fail(self.start, len, len)
        }
        unsafe { slice_part(slice, self.start, len) }
    }

    #[track_caller]
    fn index_mut(self, slice: &mut [T]) -> &mut [T] {
        let len = slice.len();
        if self.start > len {
            slice_index_fail(self.start, len, len)
        }
        unsafe { slice_part_mut(slice, self.start, len) }
    }
}

impl<T> SliceIndex<[T]> for RangeFull {
    type Output = [T];

    fn get(self, slice: &[T]) -> Option<&[T]> {
        Some(slice)
    }

    fn get_mut(self, slice: &mut [T]) -> Option<&mut [T]> {
        Some(slice)
    }

    fn index(self, slice: &[T]) -> &[T] {
        slice
    }

    fn index_mut(self, slice: &mut [T]) -> &mut [T] {
        slice
    }
}

/// The half-open range that an inclusive one means over `len` elements; one that ends too far keeps its end.
#[track_caller]
fn half_open(range: RangeInclusive<usize>, len: usize) -> Range<usize> {
    if range.end >= len {
        slice_index_fail(range.start, range.end, len)
    }
    let end = range.end + 1;
    if range.exhausted { end..end } else { range.start..end }
}

impl<T> SliceIndex<[T]> for RangeInclusive<usize> {
    type Output = [T];

    fn get(self, slice: &[T]) -> Option<&[T]> {
        let len = slice.len();
        if self.end >= len { None } else { half_open(self, len).get(slice) }
    }

    fn get_mut(self, slice: &mut [T]) -> Option<&mut [T]> {
        let len = slice.len();
        if self.end >= len { None } else { half_open(self, len).get_mut(slice) }
    }

    #[track_caller]
    fn index(self, slice: &[T]) -> &[T] {
        half_open(self, slice.len()).index(slice)
    }

    #[track_caller]
    fn index_mut(self, slice: &mut [T]) -> &mut [T] {
        let len = slice.len();
        half_open(self, len).index_mut(slice)
    }
}

impl<T> SliceIndex<[T]> for RangeToInclusive<usize> {
    type Output = [T];

    fn get(self, slice: &[T]) -> Option<&[T]> {
        (0..=self.end).get(slice)
    }

    fn get_mut(self, slice: &mut [T]) -> Option<&mut [T]> {
        (0..=self.end).get_mut(slice)
    }

    #[track_caller]
    fn index(self, slice: &[T]) -> &[T] {
        (0..=self.end).index(slice)
    }

    #[track_caller]
    fn index_mut(self, slice: &mut [T]) -> &mut [T] {
        (0..=self.end).index_mut(slice)
    }
}

impl<T> SliceIndex<[T]> for (Bound<usize>, Bound<usize>) {
    type Output = [T];

    fn get(self, slice: &[T]) -> Option<&[T]> {
        let (start, end) = meant_positions(&self, slice.len())?;
        (start..end).get(slice)
    }

    fn get_mut(self, slice: &mut [T]) -> Option<&mut [T]> {
        let (start, end) = meant_positions(&self, slice.len())?;
        (start..end).get_mut(slice)
    }

    #[track_caller]
    fn index(self, slice: &[T]) -> &[T] {
        let (start, end) = positions(&self, slice.len());
        (start..end).index(slice)
    }

    #[track_caller]
    fn index_mut(self, slice: &mut [T]) -> &mut [T] {
        let (start, end) = positions(&self, slice.len());
        (start..end).index_mut(slice)
    }
}
