//! Into an iterator and out of one.

use super::Iterator;
use crate::num::class::Num;

#[lang = "IntoIterator"]
#[all_impls(lacking = "for Box; for Range; for RangeFrom; for RangeInclusive; for Result")]
#[all_items]
pub trait IntoIterator {
    type Item;
    type IntoIter: Iterator<Item = Self::Item>;

    #[lang = "into_iter"]
    fn into_iter(self) -> Self::IntoIter;
}

impl<I: Iterator> IntoIterator for I {
    type Item = I::Item;
    type IntoIter = I;

    fn into_iter(self) -> I {
        self
    }
}

#[all_impls(lacking = "Box for Box; Box for String; Cow for Box; String for Box; String for Cow; _ for Cow; char for Box; char for Cow; str for Box; str for Cow; OsStr for OsString; Cow for OsString; OsString for OsString")]
#[all_items]
pub trait FromIterator<A>: Sized {
    fn from_iter<T: IntoIterator<Item = A>>(iter: T) -> Self;
}

#[all_impls(lacking = "Box for String; Cow for String; _ for BinaryHeap; OsStr for OsString; Cow for OsString; OsString for OsString")]
#[all_items(lacking = "extend_one extend_reserve")]
pub trait Extend<A> {
    fn extend<T: IntoIterator<Item = A>>(&mut self, iter: T);
}

impl FromIterator<()> for () {
    fn from_iter<I: IntoIterator<Item = ()>>(iter: I) -> () {
        for _ in iter {}
    }
}

impl Extend<()> for () {
    fn extend<T: IntoIterator<Item = ()>>(&mut self, iter: T) {
        for _ in iter {}
    }
}

impl<A, B, ExtendA: Extend<A>, ExtendB: Extend<B>> Extend<(A, B)> for (ExtendA, ExtendB) {
    fn extend<T: IntoIterator<Item = (A, B)>>(&mut self, iter: T) {
        for (a, b) in iter {
            self.0.extend(Some(a));
            self.1.extend(Some(b))
        }
    }
}

impl<A, B, AE: Default + Extend<A>, BE: Default + Extend<B>> FromIterator<(A, B)> for (AE, BE) {
    fn from_iter<I: IntoIterator<Item = (A, B)>>(iter: I) -> (AE, BE) {
        let mut result: (AE, BE) = (AE::default(), BE::default());
        result.extend(iter);
        result
    }
}

#[all_impls(lacking = "Saturating for Saturating; for Duration; for Saturating; for Wrapping")]
#[all_items]
pub trait Sum<A = Self>: Sized {
    fn sum<I: Iterator<Item = A>>(iter: I) -> Self;
}

#[all_impls(lacking = "Saturating for Saturating; for Saturating; for Wrapping")]
#[all_items]
pub trait Product<A = Self>: Sized {
    fn product<I: Iterator<Item = A>>(iter: I) -> Self;
}

/// What the sum of nothing is: 0, and for floats -0.0.
#[intrinsic]
fn num_sum_start<T>() -> T;
#[intrinsic]
fn num_one<T>() -> T;

impl<T: Num> Sum<T> for T {
    #[panics_at = "core/src/iter/traits/accum.rs:204:1"]
    fn sum<I: Iterator<Item = T>>(iter: I) -> T {
        let mut iter = iter;
        let mut total: T = num_sum_start();
        while let Some(x) = iter.next() {
            total = crate::intrinsics::num_add(total, x)
        }
        total
    }
}

impl<'a, T: Num + 'a> Sum<&'a T> for T {
    #[panics_at = "core/src/iter/traits/accum.rs:204:1"]
    fn sum<I: Iterator<Item = &'a T>>(iter: I) -> T {
        let mut iter = iter;
        let mut total: T = num_sum_start();
        while let Some(x) = iter.next() {
            total = crate::intrinsics::num_add(total, *x)
        }
        total
    }
}

impl<T: Num> Product<T> for T {
    #[panics_at = "core/src/iter/traits/accum.rs:204:1"]
    fn product<I: Iterator<Item = T>>(iter: I) -> T {
        let mut iter = iter;
        let mut total: T = num_one();
        while let Some(x) = iter.next() {
            total = crate::intrinsics::num_mul(total, x)
        }
        total
    }
}

impl<'a, T: Num + 'a> Product<&'a T> for T {
    #[panics_at = "core/src/iter/traits/accum.rs:204:1"]
    fn product<I: Iterator<Item = &'a T>>(iter: I) -> T {
        let mut iter = iter;
        let mut total: T = num_one();
        while let Some(x) = iter.next() {
            total = crate::intrinsics::num_mul(total, *x)
        }
        total
    }
}
