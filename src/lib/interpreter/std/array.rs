//! Arrays: a fixed number of values, in place.

use crate::borrow::{Borrow, BorrowMut};
use crate::cmp::Ordering;
use crate::fmt;
use crate::hash::{Hash, Hasher};
use crate::intrinsics::{slice_from_raw, slice_ptr_mut};
use crate::iter::{DoubleEndedIterator, ExactSizeIterator, IntoIterator, Iterator};
use crate::mem::ManuallyDrop;
use crate::ops::{Index, IndexMut};
use crate::ptr;
use crate::slice::{self, SliceIndex};
use crate::vec::Vec;

pub const fn from_ref<T>(s: &T) -> &[T; 1] {
    unsafe { &*(s as *const T as *const [T; 1]) }
}

pub const fn from_mut<T>(s: &mut T) -> &mut [T; 1] {
    unsafe { &mut *(s as *mut T as *mut [T; 1]) }
}

/// Clones, and the value itself at the end.
pub fn repeat<T: Clone, const N: usize>(val: T) -> [T; N] {
    let mut values: Vec<T> = Vec::with_capacity(N);
    values.resize(N, val);
    unsafe {
        values.set_len(0);
        ptr::read(values.as_ptr() as *const [T; N])
    }
}

#[all_items(lacking = "as_ascii as_ascii_unchecked rsplit_array_mut rsplit_array_ref split_array_mut split_array_ref transpose try_map")]
impl<T, const N: usize> [T; N] {
    pub const fn as_slice(&self) -> &[T] {
        self
    }

    pub const fn as_mut_slice(&mut self) -> &mut [T] {
        self
    }

    #[const_conditional]
    pub fn map<F: FnMut(T) -> U, U>(self, f: F) -> [U; N] {
        let mut f = f;
        let mut results: Vec<U> = Vec::with_capacity(N);
        for value in self {
            results.push(f(value))
        }
        unsafe {
            results.set_len(0);
            ptr::read(results.as_ptr() as *const [U; N])
        }
    }

    pub const fn each_mut(&mut self) -> [&mut T; N] {
        let mut results: Vec<&mut T> = Vec::with_capacity(N);
        for value in self {
            results.push(value)
        }
        unsafe {
            results.set_len(0);
            ptr::read(results.as_ptr() as *const [&mut T; N])
        }
    }

    pub const fn each_ref(&self) -> [&T; N] {
        let mut results: Vec<&T> = Vec::with_capacity(N);
        for value in self {
            results.push(value)
        }
        unsafe {
            results.set_len(0);
            ptr::read(results.as_ptr() as *const [&T; N])
        }
    }
}

#[const_conditional]
pub fn from_fn<T, const N: usize, F: FnMut(usize) -> T>(f: F) -> [T; N] {
    let mut f = f;
    let mut results: Vec<T> = Vec::with_capacity(N);
    let mut index = 0;
    while index < N {
        results.push(f(index));
        index += 1
    }
    unsafe {
        results.set_len(0);
        ptr::read(results.as_ptr() as *const [T; N])
    }
}

impl<T: Clone, const N: usize> Clone for [T; N] {
    fn clone(&self) -> [T; N] {
        let mut results: Vec<T> = Vec::with_capacity(N);
        for value in self {
            results.push(value.clone())
        }
        unsafe {
            results.set_len(0);
            ptr::read(results.as_ptr() as *const [T; N])
        }
    }
}

/// Lengths for which arrays have a `Default`.
trait DefaultLength {}

impl DefaultLength for [(); 0] {}
impl DefaultLength for [(); 1] {}
impl DefaultLength for [(); 2] {}
impl DefaultLength for [(); 3] {}
impl DefaultLength for [(); 4] {}
impl DefaultLength for [(); 5] {}
impl DefaultLength for [(); 6] {}
impl DefaultLength for [(); 7] {}
impl DefaultLength for [(); 8] {}
impl DefaultLength for [(); 9] {}
impl DefaultLength for [(); 10] {}
impl DefaultLength for [(); 11] {}
impl DefaultLength for [(); 12] {}
impl DefaultLength for [(); 13] {}
impl DefaultLength for [(); 14] {}
impl DefaultLength for [(); 15] {}
impl DefaultLength for [(); 16] {}
impl DefaultLength for [(); 17] {}
impl DefaultLength for [(); 18] {}
impl DefaultLength for [(); 19] {}
impl DefaultLength for [(); 20] {}
impl DefaultLength for [(); 21] {}
impl DefaultLength for [(); 22] {}
impl DefaultLength for [(); 23] {}
impl DefaultLength for [(); 24] {}
impl DefaultLength for [(); 25] {}
impl DefaultLength for [(); 26] {}
impl DefaultLength for [(); 27] {}
impl DefaultLength for [(); 28] {}
impl DefaultLength for [(); 29] {}
impl DefaultLength for [(); 30] {}
impl DefaultLength for [(); 31] {}
impl DefaultLength for [(); 32] {}

impl<T: Default, const N: usize> Default for [T; N]
where
    [(); N]: DefaultLength,
{
    fn default() -> [T; N] {
        let mut results: Vec<T> = Vec::with_capacity(N);
        let mut index = 0;
        while index < N {
            results.push(T::default());
            index += 1
        }
        unsafe {
            results.set_len(0);
            ptr::read(results.as_ptr() as *const [T; N])
        }
    }
}

impl<T: fmt::Debug, const N: usize> fmt::Debug for [T; N] {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_slice(), f)
    }
}

impl<T: Hash, const N: usize> Hash for [T; N] {
    fn hash<H: Hasher>(&self, state: &mut H) {
        Hash::hash(self.as_slice(), state)
    }
}

impl<T: PartialEq<U>, U, const N: usize> PartialEq<[U; N]> for [T; N] {
    fn eq(&self, other: &[U; N]) -> bool {
        self.as_slice() == other.as_slice()
    }
}

impl<T: PartialEq<U>, U, const N: usize> PartialEq<[U]> for [T; N] {
    fn eq(&self, other: &[U]) -> bool {
        self.as_slice() == other
    }
}

impl<T: PartialEq<U>, U, const N: usize> PartialEq<[U; N]> for [T] {
    fn eq(&self, other: &[U; N]) -> bool {
        self == other.as_slice()
    }
}

impl<T: PartialEq<U>, U, const N: usize> PartialEq<&[U]> for [T; N] {
    fn eq(&self, other: &&[U]) -> bool {
        self.as_slice() == *other
    }
}

impl<T: PartialEq<U>, U, const N: usize> PartialEq<[U; N]> for &[T] {
    fn eq(&self, other: &[U; N]) -> bool {
        *self == other.as_slice()
    }
}

impl<T: PartialEq<U>, U, const N: usize> PartialEq<&mut [U]> for [T; N] {
    fn eq(&self, other: &&mut [U]) -> bool {
        self.as_slice() == &**other
    }
}

impl<T: PartialEq<U>, U, const N: usize> PartialEq<[U; N]> for &mut [T] {
    fn eq(&self, other: &[U; N]) -> bool {
        &**self == other.as_slice()
    }
}

impl<T: Eq, const N: usize> Eq for [T; N] {}

impl<T: PartialOrd, const N: usize> PartialOrd for [T; N] {
    fn partial_cmp(&self, other: &[T; N]) -> Option<Ordering> {
        PartialOrd::partial_cmp(self.as_slice(), other.as_slice())
    }
}

impl<T: Ord, const N: usize> Ord for [T; N] {
    fn cmp(&self, other: &[T; N]) -> Ordering {
        Ord::cmp(self.as_slice(), other.as_slice())
    }
}

impl<T, I, const N: usize> Index<I> for [T; N]
where
    [T]: Index<I>,
{
    type Output = <[T] as Index<I>>::Output;

    #[track_caller]
    fn index(&self, index: I) -> &<[T] as Index<I>>::Output {
        Index::index(self.as_slice(), index)
    }
}

impl<T, I, const N: usize> IndexMut<I> for [T; N]
where
    [T]: IndexMut<I>,
{
    #[track_caller]
    fn index_mut(&mut self, index: I) -> &mut <[T] as Index<I>>::Output {
        IndexMut::index_mut(self.as_mut_slice(), index)
    }
}

impl<T, const N: usize> AsRef<[T]> for [T; N] {
    fn as_ref(&self) -> &[T] {
        self
    }
}

impl<T, const N: usize> AsMut<[T]> for [T; N] {
    fn as_mut(&mut self) -> &mut [T] {
        self
    }
}

impl<T, const N: usize> Borrow<[T]> for [T; N] {
    fn borrow(&self) -> &[T] {
        self
    }
}

impl<T, const N: usize> BorrowMut<[T]> for [T; N] {
    fn borrow_mut(&mut self) -> &mut [T] {
        self
    }
}

/// A slice had another length than the array that was wanted.
#[derive(Debug, Copy, Clone)]
#[all_items]
pub struct TryFromSliceError(());

impl fmt::Display for TryFromSliceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad("could not convert slice to array")
    }
}

impl crate::error::Error for TryFromSliceError {}

impl<T: Copy, const N: usize> TryFrom<&[T]> for [T; N] {
    type Error = TryFromSliceError;

    fn try_from(slice: &[T]) -> Result<[T; N], TryFromSliceError> {
        if slice.len() == N { unsafe { Ok(ptr::read(slice.as_ptr() as *const [T; N])) } } else { Err(TryFromSliceError(())) }
    }
}

impl<T: Copy, const N: usize> TryFrom<&mut [T]> for [T; N] {
    type Error = TryFromSliceError;

    fn try_from(slice: &mut [T]) -> Result<[T; N], TryFromSliceError> {
        <[T; N]>::try_from(&*slice)
    }
}

impl<'a, T, const N: usize> TryFrom<&'a mut [T]> for &'a mut [T; N] {
    type Error = TryFromSliceError;

    fn try_from(slice: &'a mut [T]) -> Result<&'a mut [T; N], TryFromSliceError> {
        if slice.len() == N {
            unsafe { Ok(&mut *(slice.as_mut_ptr() as *mut [T; N])) }
        } else {
            Err(TryFromSliceError(()))
        }
    }
}

impl<'a, T, const N: usize> TryFrom<&'a [T]> for &'a [T; N] {
    type Error = TryFromSliceError;

    fn try_from(slice: &'a [T]) -> Result<&'a [T; N], TryFromSliceError> {
        if slice.len() == N { unsafe { Ok(&*(slice.as_ptr() as *const [T; N])) } } else { Err(TryFromSliceError(())) }
    }
}

/// Elements `start..end` are still to be given.
#[all_items(lacking = "empty new new_unchecked")]
pub struct IntoIter<T, const N: usize> {
    start: usize,
    end: usize,
    data: ManuallyDrop<[T; N]>,
}

impl<T, const N: usize> IntoIter<T, N> {
    pub fn as_slice(&self) -> &[T] {
        unsafe { slice_from_raw(self.data.as_slice().as_ptr().add(self.start), self.end - self.start) }
    }

    pub fn as_mut_slice(&mut self) -> &mut [T] {
        let (start, len) = (self.start, self.end - self.start);
        unsafe { &mut *slice_ptr_mut(self.base().add(start), len) }
    }

    const fn base(&mut self) -> *mut T {
        &raw mut self.data as *mut T
    }
}

impl<T, const N: usize> Iterator for IntoIter<T, N> {
    type Item = T;

    fn next(&mut self) -> Option<T> {
        if self.start == self.end {
            None
        } else {
            let at = self.start;
            self.start = at + 1;
            unsafe { Some(ptr::read(self.base().add(at))) }
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = self.end - self.start;
        (left, Some(left))
    }

    fn has_exact_size(&self) -> bool {
        true
    }
}

impl<T, const N: usize> DoubleEndedIterator for IntoIter<T, N> {
    fn next_back(&mut self) -> Option<T> {
        if self.start == self.end {
            None
        } else {
            self.end -= 1;
            unsafe { Some(ptr::read(self.base().add(self.end))) }
        }
    }
}

impl<T, const N: usize> ExactSizeIterator for IntoIter<T, N> {}

impl<T: Clone, const N: usize> Clone for IntoIter<T, N> {
    fn clone(&self) -> IntoIter<T, N> {
        unsafe {
            // What was cloned so far is dropped with it if a clone panics.
            let mut copy: IntoIter<T, N> = IntoIter { start: 0, end: 0, data: ptr::read(&raw const self.data) };
            for item in self.as_slice() {
                ptr::write(copy.base().add(copy.end), item.clone());
                copy.end += 1;
            }
            copy
        }
    }
}

impl<T, const N: usize> Drop for IntoIter<T, N> {
    fn drop(&mut self) {
        unsafe { ptr::drop_in_place(slice_ptr_mut(self.base().add(self.start), self.end - self.start)) }
    }
}

impl<T: fmt::Debug, const N: usize> fmt::Debug for IntoIter<T, N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("IntoIter").field(&self.as_slice()).finish()
    }
}

impl<T, const N: usize> IntoIterator for [T; N] {
    type Item = T;
    type IntoIter = IntoIter<T, N>;

    fn into_iter(self) -> IntoIter<T, N> {
        IntoIter { start: 0, end: N, data: ManuallyDrop::new(self) }
    }
}

impl<'a, T, const N: usize> IntoIterator for &'a [T; N] {
    type Item = &'a T;
    type IntoIter = slice::Iter<'a, T>;

    fn into_iter(self) -> slice::Iter<'a, T> {
        self.iter()
    }
}

impl<'a, T, const N: usize> IntoIterator for &'a mut [T; N] {
    type Item = &'a mut T;
    type IntoIter = slice::IterMut<'a, T>;

    fn into_iter(self) -> slice::IterMut<'a, T> {
        self.iter_mut()
    }
}
