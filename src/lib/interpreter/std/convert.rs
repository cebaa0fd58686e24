//! Conversions.

use crate::cmp::Ordering;
use crate::fmt;
use crate::hash::{Hash, Hasher};

/// An error that cannot come to be.
#[derive(Copy)]
#[all_items]
pub enum Infallible {}

impl Clone for Infallible {
    fn clone(&self) -> Infallible {
        match *self {}
    }
}

impl fmt::Debug for Infallible {
    fn fmt(&self, _f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {}
    }
}

impl fmt::Display for Infallible {
    fn fmt(&self, _f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {}
    }
}

impl PartialEq for Infallible {
    fn eq(&self, _other: &Infallible) -> bool {
        match *self {}
    }
}

impl Eq for Infallible {}

impl PartialOrd for Infallible {
    fn partial_cmp(&self, _other: &Self) -> Option<Ordering> {
        match *self {}
    }
}

impl Ord for Infallible {
    fn cmp(&self, _other: &Self) -> Ordering {
        match *self {}
    }
}

impl Hash for Infallible {
    fn hash<H: Hasher>(&self, _state: &mut H) {
        match *self {}
    }
}

pub const fn identity<T>(x: T) -> T {
    x
}

#[all_impls(lacking = "OsStr for Components; OsStr for Iter; Path for Components; Path for Cow; Path for Iter; [ for Cell; [ for Drain; [ for IntoIter; [ for IterMut; [ for MaybeUninit; str for Drain")]
#[all_items]
pub trait AsRef<T: ?Sized> {
    fn as_ref(&self) -> &T;
}

#[all_impls(lacking = "[ for MaybeUninit")]
#[all_items]
pub trait AsMut<T: ?Sized> {
    fn as_mut(&mut self) -> &mut T;
}

#[lang = "Into"]
#[all_impls]
#[all_items]
pub trait Into<T>: Sized {
    fn into(self) -> T;
}

#[lang = "From"]
#[all_impls(lacking = "! for Infallible; ! for TryFromIntError; ! for _; Alignment for NonZero; Alignment for usize; Arc for Arc; Box for Arc; CStr for Arc; CStr for Rc; CString for Arc; CString for Rc; Box for Box; Box for OsString; Box for PathBuf; Box for Rc; Cow for Arc; Cow for Box; Cow for OsString; Cow for PathBuf; Cow for Rc; Cow for Vec; Infallible for TryFromSliceError; MaybeUninit for [; Option for Option; OsStr for Arc; OsStr for Box; OsStr for Cow; OsStr for Rc; OsString for Arc; OsString for Box; OsString for Cow; OsString for Rc; Path for Arc; Path for Box; Path for Cow; Path for Rc; PathBuf for Arc; PathBuf for Box; PathBuf for Cow; PathBuf for Rc; Range for Range; RangeFrom for RangeFrom; RangeInclusive for RangeInclusive; RangeToInclusive for RangeToInclusive; Rc for Rc; RecvError for RecvTimeoutError; RecvError for TryRecvError; TryLockError for Error; TryReserveError for Error; Vec for Cow; [ for Arc; [ for Box; [ for Cow; [ for MaybeUninit; [ for Rc; [ for Vec; _ for OnceCell; _ for UnsafeCell; str for Arc; str for Box; str for Rc")]
#[all_items]
pub trait From<T>: Sized {
    #[lang = "from"]
    fn from(value: T) -> Self;
}

#[all_items]
pub trait TryInto<T>: Sized {
    type Error;

    fn try_into(self) -> Result<T, Self::Error>;
}

#[all_items]
pub trait TryFrom<T>: Sized {
    type Error;

    fn try_from(value: T) -> Result<Self, Self::Error>;
}

impl<T: ?Sized + AsRef<U>, U: ?Sized> AsRef<U> for &T {
    fn as_ref(&self) -> &U {
        <T as AsRef<U>>::as_ref(*self)
    }
}

impl<T: ?Sized + AsRef<U>, U: ?Sized> AsRef<U> for &mut T {
    fn as_ref(&self) -> &U {
        <T as AsRef<U>>::as_ref(&**self)
    }
}

impl<T: ?Sized + AsMut<U>, U: ?Sized> AsMut<U> for &mut T {
    fn as_mut(&mut self) -> &mut U {
        <T as AsMut<U>>::as_mut(&mut **self)
    }
}

impl<T, U: From<T>> Into<U> for T {
    #[track_caller]
    fn into(self) -> U {
        U::from(self)
    }
}

impl<T> From<T> for T {
    fn from(t: T) -> T {
        t
    }
}

impl<T, U: TryFrom<T>> TryInto<U> for T {
    type Error = U::Error;

    fn try_into(self) -> Result<U, U::Error> {
        U::try_from(self)
    }
}

impl<T, U: Into<T>> TryFrom<U> for T {
    type Error = Infallible;

    fn try_from(value: U) -> Result<Self, Infallible> {
        Ok(U::into(value))
    }
}

impl<T> AsRef<[T]> for [T] {
    fn as_ref(&self) -> &[T] {
        self
    }
}

impl<T> AsMut<[T]> for [T] {
    fn as_mut(&mut self) -> &mut [T] {
        self
    }
}

impl AsRef<str> for str {
    fn as_ref(&self) -> &str {
        self
    }
}

impl AsMut<str> for str {
    fn as_mut(&mut self) -> &mut str {
        self
    }
}

impl AsRef<[u8]> for str {
    fn as_ref(&self) -> &[u8] {
        self.as_bytes()
    }
}
