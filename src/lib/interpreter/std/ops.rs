//! Operators, ranges, dereferencing, calling, dropping.

pub mod arith;
pub mod range;

pub use arith::{Add, AddAssign, BitAnd, BitAndAssign, BitOr, BitOrAssign, BitXor, BitXorAssign, Div, DivAssign, Mul, MulAssign};
pub use arith::{Neg, Not, Rem, RemAssign, Shl, ShlAssign, Shr, ShrAssign, Sub, SubAssign};
pub use range::{Bound, Range, RangeBounds, RangeFrom, RangeFull, RangeInclusive, RangeTo, RangeToInclusive};

use crate::convert::Infallible;
use crate::marker::Unsize;

#[lang = "Drop"]
#[all_items]
pub trait Drop {
    #[lang = "drop"]
    fn drop(&mut self);
}

#[lang = "Deref"]
#[all_items]
pub trait Deref {
    #[lang = "Target"]
    type Target: ?Sized;

    #[lang = "deref"]
    fn deref(&self) -> &Self::Target;
}

#[lang = "DerefMut"]
#[all_items]
pub trait DerefMut: Deref {
    #[lang = "deref_mut"]
    fn deref_mut(&mut self) -> &mut Self::Target;
}

impl<T: ?Sized> Deref for &T {
    type Target = T;

    fn deref(&self) -> &T {
        *self
    }
}

impl<T: ?Sized> Deref for &mut T {
    type Target = T;

    fn deref(&self) -> &T {
        *self
    }
}

impl<T: ?Sized> DerefMut for &mut T {
    fn deref_mut(&mut self) -> &mut T {
        *self
    }
}

#[lang = "Index"]
#[all_items]
pub trait Index<Idx: ?Sized> {
    type Output: ?Sized;

    #[lang = "index"]
    fn index(&self, index: Idx) -> &Self::Output;
}

#[lang = "IndexMut"]
#[all_items]
pub trait IndexMut<Idx: ?Sized>: Index<Idx> {
    #[lang = "index_mut"]
    fn index_mut(&mut self, index: Idx) -> &mut Self::Output;
}

#[lang = "FnOnce"]
#[all_items]
pub trait FnOnce<Args> {
    #[lang = "FnOnce_Output"]
    type Output;

    #[panics_at = "core/src/ops/function.rs:250:5"]
    #[lang = "call_once"]
    fn call_once(self, args: Args) -> Self::Output;
}

#[lang = "FnMut"]
#[all_items]
pub trait FnMut<Args>: FnOnce<Args> {
    #[panics_at = "core/src/ops/function.rs:166:5"]
    #[lang = "call_mut"]
    fn call_mut(&mut self, args: Args) -> Self::Output;
}

#[lang = "Fn"]
#[all_items]
pub trait Fn<Args>: FnMut<Args> {
    #[panics_at = "core/src/ops/function.rs:79:5"]
    #[lang = "call"]
    fn call(&self, args: Args) -> Self::Output;
}

impl<A, F: Fn<A> + ?Sized> Fn<A> for &F {
    fn call(&self, args: A) -> F::Output {
        F::call(*self, args)
    }
}

impl<A, F: Fn<A> + ?Sized> FnMut<A> for &F {
    fn call_mut(&mut self, args: A) -> F::Output {
        F::call(*self, args)
    }
}

impl<A, F: Fn<A> + ?Sized> FnOnce<A> for &F {
    type Output = F::Output;

    fn call_once(self, args: A) -> F::Output {
        F::call(self, args)
    }
}

impl<A, F: FnMut<A> + ?Sized> FnMut<A> for &mut F {
    fn call_mut(&mut self, args: A) -> F::Output {
        F::call_mut(*self, args)
    }
}

impl<A, F: FnMut<A> + ?Sized> FnOnce<A> for &mut F {
    type Output = F::Output;

    fn call_once(self, args: A) -> F::Output {
        F::call_mut(self, args)
    }
}

/// Which pointers follow their pointee when it is unsized (`Box<T>` to `Box<dyn Trait>`).
#[lang = "CoerceUnsized"]
pub(crate) trait CoerceUnsized<T: ?Sized> {}

impl<'a, T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized<&'a mut U> for &'a mut T {}
impl<'a, 'b: 'a, T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized<&'a U> for &'b mut T {}
impl<'a, T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized<*mut U> for &'a mut T {}
impl<'a, T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized<*const U> for &'a mut T {}
impl<'a, 'b: 'a, T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized<&'a U> for &'b T {}
impl<'a, T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized<*const U> for &'a T {}
impl<T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized<*mut U> for *mut T {}
impl<T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized<*const U> for *mut T {}
impl<T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized<*const U> for *const T {}

/// What `?` works on.
#[lang = "Try"]
pub(crate) trait Try: FromResidual<Self::Residual> {
    type Output;
    type Residual;

    #[lang = "from_output"]
    fn from_output(output: Self::Output) -> Self;

    #[lang = "branch"]
    fn branch(self) -> ControlFlow<Self::Residual, Self::Output>;
}

#[lang = "FromResidual"]
#[all_impls]
pub(crate) trait FromResidual<R> {
    #[lang = "from_residual"]
    fn from_residual(residual: R) -> Self;
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[all_items(lacking = "break_ok continue_ok into_value")]
pub enum ControlFlow<B, C = ()> {
    #[lang = "Continue"]
    Continue(C),
    #[lang = "Break"]
    Break(B),
}

impl<B, C> Try for ControlFlow<B, C> {
    type Output = C;
    type Residual = ControlFlow<B, Infallible>;

    fn from_output(output: C) -> Self {
        ControlFlow::Continue(output)
    }

    fn branch(self) -> ControlFlow<ControlFlow<B, Infallible>, C> {
        match self {
            ControlFlow::Continue(c) => ControlFlow::Continue(c),
            ControlFlow::Break(b) => ControlFlow::Break(ControlFlow::Break(b)),
        }
    }
}

impl<B, C> FromResidual<ControlFlow<B, Infallible>> for ControlFlow<B, C> {
    fn from_residual(residual: ControlFlow<B, Infallible>) -> Self {
        match residual {
            ControlFlow::Break(b) => ControlFlow::Break(b),
            ControlFlow::Continue(never) => match never {},
        }
    }
}

impl<B, C> ControlFlow<B, C> {
    pub const fn is_break(&self) -> bool {
        match self {
            ControlFlow::Break(_) => true,
            ControlFlow::Continue(_) => false,
        }
    }

    pub const fn is_continue(&self) -> bool {
        match self {
            ControlFlow::Break(_) => false,
            ControlFlow::Continue(_) => true,
        }
    }

    #[const_conditional]
    pub fn break_value(self) -> Option<B> {
        match self {
            ControlFlow::Break(b) => Some(b),
            ControlFlow::Continue(_) => None,
        }
    }

    #[const_conditional]
    pub fn continue_value(self) -> Option<C> {
        match self {
            ControlFlow::Break(_) => None,
            ControlFlow::Continue(c) => Some(c),
        }
    }

    #[const_conditional]
    pub fn map_break<T, F: FnOnce(B) -> T>(self, f: F) -> ControlFlow<T, C> {
        match self {
            ControlFlow::Break(b) => ControlFlow::Break(f(b)),
            ControlFlow::Continue(c) => ControlFlow::Continue(c),
        }
    }

    #[const_conditional]
    pub fn map_continue<T, F: FnOnce(C) -> T>(self, f: F) -> ControlFlow<B, T> {
        match self {
            ControlFlow::Break(b) => ControlFlow::Break(b),
            ControlFlow::Continue(c) => ControlFlow::Continue(f(c)),
        }
    }
}
