//! Several places of a slice, written to at once.

use crate::fmt;
use crate::ops::{Range, RangeInclusive};

/// An index of which it can be said whether it lies inside and apart from another.
pub(crate) trait GetDisjointMutIndex: Clone {
    fn is_in_bounds(&self, len: usize) -> bool;
    fn is_overlapping(&self, other: &Self) -> bool;
}

impl GetDisjointMutIndex for usize {
    fn is_in_bounds(&self, len: usize) -> bool {
        *self < len
    }

    fn is_overlapping(&self, other: &usize) -> bool {
        *self == *other
    }
}

impl GetDisjointMutIndex for Range<usize> {
    fn is_in_bounds(&self, len: usize) -> bool {
        (self.start <= self.end) & (self.end <= len)
    }

    fn is_overlapping(&self, other: &Range<usize>) -> bool {
        (self.start < other.end) & (other.start < self.end)
    }
}

impl GetDisjointMutIndex for RangeInclusive<usize> {
    fn is_in_bounds(&self, len: usize) -> bool {
        (*self.start() <= *self.end()) & (*self.end() < len)
    }

    fn is_overlapping(&self, other: &RangeInclusive<usize>) -> bool {
        (*self.start() <= *other.end()) & (*other.start() <= *self.end())
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
#[all_items]
pub enum GetDisjointMutError {
    IndexOutOfBounds,
    OverlappingIndices,
}

impl fmt::Display for GetDisjointMutError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            GetDisjointMutError::IndexOutOfBounds => "an index is out of bounds",
            GetDisjointMutError::OverlappingIndices => "there were overlapping indices",
        })
    }
}

impl crate::error::Error for GetDisjointMutError {}

pub(crate) fn check<I: GetDisjointMutIndex, const N: usize>(
    indices: &[I; N],
    len: usize,
) -> Result<(), GetDisjointMutError> {
    let mut at = 0;
    while at < N {
        if !indices[at].is_in_bounds(len) {
            return Err(GetDisjointMutError::IndexOutOfBounds);
        }
        let mut before = 0;
        while before < at {
            if indices[at].is_overlapping(&indices[before]) {
                return Err(GetDisjointMutError::OverlappingIndices);
            }
            before += 1
        }
        at += 1
    }
    Ok(())
}
