//! Iterators that go on giving `None` once they have.

use super::{
    Chain, Cloned, Copied, Cycle, Empty, Enumerate, Filter, FilterMap, FlatMap, Flatten, Fuse, FusedIterator, Inspect, IntoIterator,
    Iterator, DoubleEndedIterator, Map, Once, OnceWith, Peekable, Repeat, RepeatN, RepeatWith, Rev, Skip, SkipWhile, Step, Successors,
    Take, TakeWhile, Zip,
};
use crate::ops::{Range, RangeFrom, RangeInclusive};

impl<A: Step> FusedIterator for Range<A> {}
impl<A: Step> FusedIterator for RangeFrom<A> {}
impl<A: Step> FusedIterator for RangeInclusive<A> {}
impl<I: FusedIterator + ?Sized> FusedIterator for &mut I {}
impl<I: FusedIterator + ?Sized> FusedIterator for crate::boxed::Box<I> {}
impl<T> FusedIterator for Empty<T> {}
impl<T> FusedIterator for Once<T> {}
impl<A, F: FnOnce() -> A> FusedIterator for OnceWith<F> {}
impl<A: Clone> FusedIterator for Repeat<A> {}
impl<A: Clone> FusedIterator for RepeatN<A> {}
impl<A, F: FnMut() -> A> FusedIterator for RepeatWith<F> {}
impl<T, F: FnMut(&T) -> Option<T>> FusedIterator for Successors<T, F> {}
impl<'a, T: 'a + Clone, I: FusedIterator<Item = &'a T>> FusedIterator for Cloned<I> {}
impl<'a, T: 'a + Copy, I: FusedIterator<Item = &'a T>> FusedIterator for Copied<I> {}
impl<A: FusedIterator, B: FusedIterator<Item = A::Item>> FusedIterator for Chain<A, B> {}
impl<A: FusedIterator, B: FusedIterator> FusedIterator for Zip<A, B> {}
impl<B, I: FusedIterator, F: FnMut(I::Item) -> Option<B>> FusedIterator for FilterMap<I, F> {}
impl<B, I: FusedIterator, F: FnMut(I::Item) -> B> FusedIterator for Map<I, F> {}
impl<I: Clone + Iterator> FusedIterator for Cycle<I> {}
impl<I: FusedIterator> FusedIterator for Enumerate<I> {}
impl<I: Iterator> FusedIterator for Fuse<I> {}
impl<I: FusedIterator> FusedIterator for Peekable<I> {}
impl<I: FusedIterator + DoubleEndedIterator> FusedIterator for Rev<I> {}
impl<I: FusedIterator> FusedIterator for Skip<I> {}
impl<I: FusedIterator> FusedIterator for Take<I> {}
impl<I: FusedIterator, F: FnMut(&I::Item)> FusedIterator for Inspect<I, F> {}
impl<I: FusedIterator, P: FnMut(&I::Item) -> bool> FusedIterator for Filter<I, P> {}
impl<I: FusedIterator, P: FnMut(&I::Item) -> bool> FusedIterator for SkipWhile<I, P> {}
impl<I: FusedIterator, P: FnMut(&I::Item) -> bool> FusedIterator for TakeWhile<I, P> {}
impl<I: FusedIterator> FusedIterator for Flatten<I> where I::Item: IntoIterator {}
impl<I: FusedIterator, U: IntoIterator, F: FnMut(I::Item) -> U> FusedIterator for FlatMap<I, U, F> {}
impl<T> FusedIterator for crate::vec::IntoIter<T> {}
impl<T> FusedIterator for crate::vec::Drain<'_, T> {}
impl<T, const N: usize> FusedIterator for crate::array::IntoIter<T, N> {}
impl<T> FusedIterator for crate::slice::Iter<'_, T> {}
impl<T> FusedIterator for crate::slice::IterMut<'_, T> {}
impl FusedIterator for crate::str::Chars<'_> {}
impl FusedIterator for crate::str::CharIndices<'_> {}
impl FusedIterator for crate::str::Bytes<'_> {}
impl FusedIterator for crate::str::Lines<'_> {}
impl FusedIterator for crate::str::SplitWhitespace<'_> {}
impl FusedIterator for crate::string::Drain<'_> {}
