//! Comparison and order.

pub mod scalars;

use crate::marker::{FnPtr, PhantomData, address_of_fn};

#[lang = "PartialEq"]
#[all_items]
pub trait PartialEq<Rhs: ?Sized = Self> {
    #[lang = "eq"]
    fn eq(&self, other: &Rhs) -> bool;

    #[lang = "ne"]
    fn ne(&self, other: &Rhs) -> bool {
        !self.eq(other)
    }
}

#[lang = "Eq"]
#[all_impls(lacking = "for BuildHasherDefault; for OnceCell; for Components")]
#[all_items]
pub trait Eq: PartialEq<Self> {
    /// Where derived impls state that every field is `Eq`.
    fn assert_fields_are_eq(&self) {}
}

/// States that a field is `Eq`, in derived impls.
pub(crate) struct AssertParamIsEq<T: Eq + ?Sized> {
    marker: PhantomData<T>,
}

#[lang = "Ordering"]
#[derive(Clone, Copy, Eq, PartialOrd, Ord, PartialEq, Debug, Hash)]
#[all_items]
pub enum Ordering {
    #[lang = "Less"]
    Less = -1,
    #[lang = "Equal"]
    Equal = 0,
    #[lang = "Greater"]
    Greater = 1,
}

use Ordering::{Equal, Greater, Less};

impl Ordering {
    pub const fn is_eq(self) -> bool {
        match self {
            Equal => true,
            _ => false,
        }
    }

    pub const fn is_ne(self) -> bool {
        match self {
            Equal => false,
            _ => true,
        }
    }

    pub const fn is_lt(self) -> bool {
        match self {
            Less => true,
            _ => false,
        }
    }

    pub const fn is_gt(self) -> bool {
        match self {
            Greater => true,
            _ => false,
        }
    }

    pub const fn is_le(self) -> bool {
        match self {
            Greater => false,
            _ => true,
        }
    }

    pub const fn is_ge(self) -> bool {
        match self {
            Less => false,
            _ => true,
        }
    }

    pub const fn reverse(self) -> Ordering {
        match self {
            Less => Greater,
            Equal => Equal,
            Greater => Less,
        }
    }

    pub const fn then(self, other: Ordering) -> Ordering {
        match self {
            Equal => other,
            _ => self,
        }
    }

    #[const_conditional]
    pub fn then_with<F: FnOnce() -> Ordering>(self, f: F) -> Ordering {
        match self {
            Equal => f(),
            _ => self,
        }
    }
}

#[lang = "PartialOrd"]
#[all_items]
pub trait PartialOrd<Rhs: ?Sized = Self>: PartialEq<Rhs> {
    #[lang = "partial_cmp"]
    fn partial_cmp(&self, other: &Rhs) -> Option<Ordering>;

    #[lang = "lt"]
    fn lt(&self, other: &Rhs) -> bool {
        match self.partial_cmp(other) {
            Some(Less) => true,
            _ => false,
        }
    }

    #[lang = "le"]
    fn le(&self, other: &Rhs) -> bool {
        match self.partial_cmp(other) {
            Some(Less | Equal) => true,
            _ => false,
        }
    }

    #[lang = "gt"]
    fn gt(&self, other: &Rhs) -> bool {
        match self.partial_cmp(other) {
            Some(Greater) => true,
            _ => false,
        }
    }

    #[lang = "ge"]
    fn ge(&self, other: &Rhs) -> bool {
        match self.partial_cmp(other) {
            Some(Greater | Equal) => true,
            _ => false,
        }
    }
}

#[lang = "Ord"]
#[all_impls(lacking = "for Alignment; for NonNull; for Components")]
#[all_items]
pub trait Ord: Eq + PartialOrd<Self> {
    #[lang = "cmp"]
    fn cmp(&self, other: &Self) -> Ordering;

    fn max(self, other: Self) -> Self
    where
        Self: Sized,
    {
        if other < self { self } else { other }
    }

    fn min(self, other: Self) -> Self
    where
        Self: Sized,
    {
        if other < self { other } else { self }
    }

    #[panics_at = "core/src/cmp.rs:1102:9"]
    fn clamp(self, min: Self, max: Self) -> Self
    where
        Self: Sized,
    {
        if !(min <= max) {
            crate::panicking::panic_str("assertion failed: min <= max");
        }
        if self < min {
            min
        } else if self > max {
            max
        } else {
            self
        }
    }
}

#[const_conditional]
pub fn min<T: Ord>(v1: T, v2: T) -> T {
    v1.min(v2)
}

#[const_conditional]
pub fn max<T: Ord>(v1: T, v2: T) -> T {
    v1.max(v2)
}

#[const_conditional]
pub fn min_by<T, F: FnOnce(&T, &T) -> Ordering>(v1: T, v2: T, compare: F) -> T {
    if compare(&v1, &v2).is_le() { v1 } else { v2 }
}

#[const_conditional]
pub fn max_by<T, F: FnOnce(&T, &T) -> Ordering>(v1: T, v2: T, compare: F) -> T {
    if compare(&v1, &v2).is_gt() { v1 } else { v2 }
}

/// Turns an order round.
#[derive(PartialEq, Eq, Debug, Copy, Clone, Default, Hash)]
#[all_items(fields = "")]
pub struct Reverse<T>(pub T);

impl<T: PartialOrd> PartialOrd for Reverse<T> {
    fn partial_cmp(&self, other: &Reverse<T>) -> Option<Ordering> {
        other.0.partial_cmp(&self.0)
    }
}

impl<T: Ord> Ord for Reverse<T> {
    fn cmp(&self, other: &Reverse<T>) -> Ordering {
        other.0.cmp(&self.0)
    }
}

impl PartialEq for ! {
    fn eq(&self, _other: &!) -> bool {
        *self
    }
}

impl Eq for ! {}

impl PartialOrd for ! {
    fn partial_cmp(&self, _other: &!) -> Option<Ordering> {
        *self
    }
}

impl Ord for ! {
    fn cmp(&self, _other: &!) -> Ordering {
        *self
    }
}

impl PartialEq for () {
    fn eq(&self, _other: &()) -> bool {
        true
    }
}

impl Eq for () {}

impl PartialOrd for () {
    fn partial_cmp(&self, _other: &()) -> Option<Ordering> {
        Some(Equal)
    }
}

impl Ord for () {
    fn cmp(&self, _other: &()) -> Ordering {
        Equal
    }
}

impl<A: ?Sized + PartialEq<B>, B: ?Sized> PartialEq<&B> for &A {
    fn eq(&self, other: &&B) -> bool {
        PartialEq::eq(*self, *other)
    }
    fn ne(&self, other: &&B) -> bool {
        PartialEq::ne(*self, *other)
    }
}

impl<A: ?Sized + PartialEq<B>, B: ?Sized> PartialEq<&mut B> for &mut A {
    fn eq(&self, other: &&mut B) -> bool {
        PartialEq::eq(&**self, &**other)
    }
    fn ne(&self, other: &&mut B) -> bool {
        PartialEq::ne(&**self, &**other)
    }
}

impl<A: ?Sized + PartialEq<B>, B: ?Sized> PartialEq<&mut B> for &A {
    fn eq(&self, other: &&mut B) -> bool {
        PartialEq::eq(*self, &**other)
    }
    fn ne(&self, other: &&mut B) -> bool {
        PartialEq::ne(*self, &**other)
    }
}

impl<A: ?Sized + PartialEq<B>, B: ?Sized> PartialEq<&B> for &mut A {
    fn eq(&self, other: &&B) -> bool {
        PartialEq::eq(&**self, *other)
    }
    fn ne(&self, other: &&B) -> bool {
        PartialEq::ne(&**self, *other)
    }
}

impl<A: ?Sized + Eq> Eq for &A {}
impl<A: ?Sized + Eq> Eq for &mut A {}

impl<A: ?Sized + PartialOrd<B>, B: ?Sized> PartialOrd<&B> for &A {
    fn partial_cmp(&self, other: &&B) -> Option<Ordering> {
        PartialOrd::partial_cmp(*self, *other)
    }
    fn lt(&self, other: &&B) -> bool {
        PartialOrd::lt(*self, *other)
    }
    fn le(&self, other: &&B) -> bool {
        PartialOrd::le(*self, *other)
    }
    fn gt(&self, other: &&B) -> bool {
        PartialOrd::gt(*self, *other)
    }
    fn ge(&self, other: &&B) -> bool {
        PartialOrd::ge(*self, *other)
    }
}

impl<A: ?Sized + PartialOrd<B>, B: ?Sized> PartialOrd<&mut B> for &mut A {
    fn partial_cmp(&self, other: &&mut B) -> Option<Ordering> {
        PartialOrd::partial_cmp(&**self, &**other)
    }
}

impl<A: ?Sized + Ord> Ord for &A {
    fn cmp(&self, other: &Self) -> Ordering {
        Ord::cmp(*self, *other)
    }
}

impl<A: ?Sized + Ord> Ord for &mut A {
    fn cmp(&self, other: &Self) -> Ordering {
        Ord::cmp(&**self, &**other)
    }
}

impl<T: ?Sized> PartialEq for *const T {
    fn eq(&self, other: &*const T) -> bool {
        *self == *other
    }
}

impl<T: ?Sized> Eq for *const T {}

impl<T: ?Sized> PartialEq for *mut T {
    fn eq(&self, other: &*mut T) -> bool {
        *self == *other
    }
}

impl<T: ?Sized> Eq for *mut T {}

impl<T: ?Sized> PartialOrd for *const T {
    fn partial_cmp(&self, other: &*const T) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<T: ?Sized> Ord for *const T {
    fn cmp(&self, other: &*const T) -> Ordering {
        if *self < *other {
            Less
        } else if *self == *other {
            Equal
        } else {
            Greater
        }
    }
}

impl<T: ?Sized> PartialOrd for *mut T {
    fn partial_cmp(&self, other: &*mut T) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<T: ?Sized> Ord for *mut T {
    fn cmp(&self, other: &*mut T) -> Ordering {
        if *self < *other {
            Less
        } else if *self == *other {
            Equal
        } else {
            Greater
        }
    }
}

impl<F: FnPtr> PartialEq for F {
    fn eq(&self, other: &Self) -> bool {
        address_of_fn(self) == address_of_fn(other)
    }
}

impl<F: FnPtr> Eq for F {}

impl<F: FnPtr> PartialOrd for F {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        address_of_fn(self).partial_cmp(&address_of_fn(other))
    }
}

impl<F: FnPtr> Ord for F {
    fn cmp(&self, other: &Self) -> Ordering {
        address_of_fn(self).cmp(&address_of_fn(other))
    }
}
