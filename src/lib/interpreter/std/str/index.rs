//! `text[a..b]`: by bytes, at the boundaries of characters only.

use crate::intrinsics::str_part;
use crate::ops::range::{meant_positions, positions};
use crate::ops::{Bound, Index, IndexMut, Range, RangeFrom, RangeFull, RangeInclusive, RangeTo, RangeToInclusive};
use crate::slice::SliceIndex;

/// Says what is wrong with bytes `begin..end` of a text.
#[track_caller]
#[intrinsic = "str_slice_error"]
pub(crate) fn slice_error_fail(s: &str, begin: usize, end: usize) -> !;

/// The same bytes, to be written.
#[intrinsic]
unsafe fn str_part_mut<'a>(text: &'a mut str, start: usize, end: usize) -> &'a mut str;

impl<I: SliceIndex<str>> Index<I> for str {
    type Output = I::Output;

    #[track_caller]
    fn index(&self, index: I) -> &I::Output {
        index.index(self)
    }
}

impl<I: SliceIndex<str>> IndexMut<I> for str {
    #[track_caller]
    fn index_mut(&mut self, index: I) -> &mut I::Output {
        index.index_mut(self)
    }
}

fn is_part(s: &str, start: usize, end: usize) -> bool {
    start <= end && s.is_char_boundary(start) && s.is_char_boundary(end)
}

impl SliceIndex<str> for Range<usize> {
    type Output = str;

    fn get(self, slice: &str) -> Option<&str> {
        if is_part(slice, self.start, self.end) { unsafe { Some(str_part(slice, self.start, self.end)) } } else { None }
    }

    fn get_mut(self, slice: &mut str) -> Option<&mut str> {
        if is_part(slice, self.start, self.end) { unsafe { Some(str_part_mut(slice, self.start, self.end)) } } else { None }
    }

    #[track_caller]
    fn index(self, slice: &str) -> &str {
        if !is_part(slice, self.start, self.end) {
            slice_error_fail(slice, self.start, self.end)
        }
        unsafe { str_part(slice, self.start, self.end) }
    }

    #[track_caller]
    fn index_mut(self, slice: &mut str) -> &mut str {
        if !is_part(slice, self.start, self.end) {
            slice_error_fail(slice, self.start, self.end)
        }
        unsafe { str_part_mut(slice, self.start, self.end) }
    }
}

impl SliceIndex<str> for RangeTo<usize> {
    type Output = str;

    fn get(self, slice: &str) -> Option<&str> {
        (0..self.end).get(slice)
    }

    fn get_mut(self, slice: &mut str) -> Option<&mut str> {
        (0..self.end).get_mut(slice)
    }

    #[track_caller]
    fn index(self, slice: &str) -> &str {
        (0..self.end).index(slice)
    }

    #[track_caller]
    fn index_mut(self, slice: &mut str) -> &mut str {
        (0..self.end).index_mut(slice)
    }
}

impl SliceIndex<str> for RangeFrom<usize> {
    type Output = str;

    fn get(self, slice: &str) -> Option<&str> {
        (self.start..slice.len()).get(slice)
    }

    fn get_mut(self, slice: &mut str) -> Option<&mut str> {
        let len = slice.len();
        (self.start..len).get_mut(slice)
    }

    #[track_caller]
    fn index(self, slice: &str) -> &str {
        (self.start..slice.len()).index(slice)
    }

    #[track_caller]
    fn index_mut(self, slice: &mut str) -> &mut str {
        let len = slice.len();
        (self.start..len).index_mut(slice)
    }
}

impl SliceIndex<str> for RangeFull {
    type Output = str;

    fn get(self, slice: &str) -> Option<&str> {
        Some(slice)
    }

    fn get_mut(self, slice: &mut str) -> Option<&mut str> {
        Some(slice)
    }

    fn index(self, slice: &str) -> &str {
        slice
    }

    fn index_mut(self, slice: &mut str) -> &mut str {
        slice
    }
}

impl SliceIndex<str> for RangeInclusive<usize> {
    type Output = str;

    fn get(self, slice: &str) -> Option<&str> {
        if self.end == 18446744073709551615 { None } else { half_open(self, slice).get(slice) }
    }

    fn get_mut(self, slice: &mut str) -> Option<&mut str> {
        if self.end == 18446744073709551615 { None } else { half_open(self, slice).get_mut(slice) }
    }

    #[track_caller]
    fn index(self, slice: &str) -> &str {
        half_open(self, slice).index(slice)
    }

    #[track_caller]
    fn index_mut(self, slice: &mut str) -> &mut str {
        half_open(self, slice).index_mut(slice)
    }
}

#[track_caller]
fn half_open(range: RangeInclusive<usize>, text: &str) -> Range<usize> {
    if range.end == usize::MAX {
        slice_error_fail(text, range.start, range.end)
    }
    let end = range.end + 1;
    if range.exhausted { end..end } else { range.start..end }
}

impl SliceIndex<str> for RangeToInclusive<usize> {
    type Output = str;

    fn get(self, slice: &str) -> Option<&str> {
        (0..=self.end).get(slice)
    }

    fn get_mut(self, slice: &mut str) -> Option<&mut str> {
        (0..=self.end).get_mut(slice)
    }

    #[track_caller]
    fn index(self, slice: &str) -> &str {
        (0..=self.end).index(slice)
    }

    #[track_caller]
    fn index_mut(self, slice: &mut str) -> &mut str {
        (0..=self.end).index_mut(slice)
    }
}

impl SliceIndex<str> for (Bound<usize>, Bound<usize>) {
    type Output = str;

    fn get(self, slice: &str) -> Option<&str> {
        let (start, end) = meant_positions(&self, slice.len())?;
        (start..end).get(slice)
    }

    fn get_mut(self, slice: &mut str) -> Option<&mut str> {
        let (start, end) = meant_positions(&self, slice.len())?;
        (start..end).get_mut(slice)
    }

    #[track_caller]
    fn index(self, slice: &str) -> &str {
        let (start, end) = positions(&self, slice.len());
        (start..end).index(slice)
    }

    #[track_caller]
    fn index_mut(self, slice: &mut str) -> &mut str {
        let (start, end) = positions(&self, slice.len());
        (start..end).index_mut(slice)
    }
}
