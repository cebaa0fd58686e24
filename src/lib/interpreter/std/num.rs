//! Numbers.

/// An operator of a wrapper, on values and behind references, and as an assignment, which takes the plain number too.
macro_rules! operator {
    ($(#[$attr:meta])* $wrapper:ident, $trait:ident::$method:ident, $assign:ident::$assign_method:ident: $compute:ident) => {
        operator! { @of $wrapper, $trait::$method, $compute, [$(#[$attr])*]; ($wrapper<T>, $wrapper<T>) }
        operator! { @of $wrapper, $trait::$method, $compute, [$(#[$attr])*]; ($wrapper<T>, &$wrapper<T>) }
        operator! { @of $wrapper, $trait::$method, $compute, [$(#[$attr])*]; (&$wrapper<T>, $wrapper<T>) }
        operator! { @of $wrapper, $trait::$method, $compute, [$(#[$attr])*]; (&$wrapper<T>, &$wrapper<T>) }
        operator! { @to $wrapper, $assign::$assign_method, $compute, [$(#[$attr])*]; $wrapper<T>, other, other.0 }
        operator! { @to $wrapper, $assign::$assign_method, $compute, [$(#[$attr])*]; &$wrapper<T>, other, other.0 }
        operator! { @to $wrapper, $assign::$assign_method, $compute, [$(#[$attr])*]; T, other, other }
        operator! { @to $wrapper, $assign::$assign_method, $compute, [$(#[$attr])*]; &T, other, *other }
    };
    (@of $wrapper:ident, $trait:ident::$method:ident, $compute:ident, [$($attrs:tt)*]; ($left:ty, $right:ty)) => {
        impl<T: Int> $trait<$right> for $left {
            type Output = $wrapper<T>;

            $($attrs)*
            fn $method(self, other: $right) -> $wrapper<T> {
                $wrapper($compute(self.0, other.0))
            }
        }
    };
    (@to $wrapper:ident, $assign:ident::$method:ident, $compute:ident, [$($attrs:tt)*]; $right:ty, $other:ident, $value:expr) => {
        impl<T: Int> $assign<$right> for $wrapper<T> {
            $($attrs)*
            fn $method(&mut self, $other: $right) {
                self.0 = $compute(self.0, $value)
            }
        }
    };
}

/// An operator before a wrapper or a reference to one.
macro_rules! prefix_operator {
    ($wrapper:ident<$param:ident: $bound:ident$( + $more:ident)?>, $trait:ident::$method:ident: $compute:ident) => {
        prefix_operator! { @of $wrapper, $param: $bound$( + $more)?, $trait::$method, $compute; $wrapper<$param> }
        prefix_operator! { @of $wrapper, $param: $bound$( + $more)?, $trait::$method, $compute; &$wrapper<$param> }
    };
    (@of $wrapper:ident, $param:ident: $bound:ident$( + $more:ident)?, $trait:ident::$method:ident, $compute:ident; $of:ty) => {
        impl<$param: $bound$( + $more)?> $trait for $of {
            type Output = $wrapper<$param>;

            fn $method(self) -> $wrapper<$param> {
                $wrapper($compute(self.0))
            }
        }
    };
}

/// A wrapper shows as what it holds.
macro_rules! shown_as_held {
    ($wrapper:ident: $($trait:ident),+) => {$(
        impl<T: fmt::$trait> fmt::$trait for $wrapper<T> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
    )+};
}

/// What an intrinsic of integers computes of two.
macro_rules! computed {
    ($($name:ident: $intrinsic:literal;)+) => {$(
        #[track_caller]
        #[intrinsic = $intrinsic]
        fn $name<T: Int>(one: T, other: T) -> T;
    )+};
}

pub mod class;
pub mod convert;
pub mod floats;
pub mod fmt;
pub mod ints;
pub mod modules;
pub mod nonzero;
pub mod parse;
pub mod saturating;
pub mod wrapping;

pub use convert::TryFromIntError;
pub use nonzero::{
    NonZero, NonZeroI128, NonZeroI16, NonZeroI32, NonZeroI64, NonZeroI8, NonZeroIsize, NonZeroU128, NonZeroU16, NonZeroU32,
    NonZeroU64, NonZeroU8, NonZeroUsize,
};
pub use parse::{IntErrorKind, ParseFloatError, ParseIntError};
pub use saturating::Saturating;
pub use wrapping::Wrapping;

/// The kinds of floats.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
#[all_items]
pub enum FpCategory {
    Nan,
    Infinite,
    Zero,
    Subnormal,
    Normal,
}
