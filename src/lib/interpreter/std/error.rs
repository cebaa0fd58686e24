//! `Error`: what can go wrong, as a value.

use crate::any::TypeId;
use crate::boxed::Box;
use crate::fmt::{Debug, Display};

#[all_impls(lacking = "for !; for Arc; for RecvTimeoutError; for TryLockError; for TryRecvError")]
#[all_items(lacking = "downcast downcast_mut downcast_ref from is provide sources")]
pub trait Error: Debug + Display {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        None
    }

    fn description(&self) -> &str {
        "description() is deprecated; use Display"
    }

    fn cause(&self) -> Option<&dyn Error> {
        self.source()
    }

    /// Which type it is, for trait objects.
    fn type_of_error(&self) -> TypeId
    where
        Self: 'static,
    {
        TypeId::of::<Self>()
    }
}

/// What it really is, of an error whose type is not known; the same where it may be sent to another thread.
macro_rules! downcasts {
    ($($object:ty),+) => {$(
        impl $object {
            pub fn is<T: Error + 'static>(&self) -> bool {
                TypeId::of::<T>() == self.type_of_error()
            }

            pub fn downcast_ref<T: Error + 'static>(&self) -> Option<&T> {
                if self.is::<T>() { unsafe { Some(&*(self as *const $object as *const T)) } } else { None }
            }

            pub fn downcast_mut<T: Error + 'static>(&mut self) -> Option<&mut T> {
                if self.is::<T>() { unsafe { Some(&mut *(self as *mut $object as *mut T)) } } else { None }
            }

            pub fn downcast<T: Error + 'static>(self: Box<Self>) -> Result<Box<T>, Box<$object>> {
                if self.is::<T>() { unsafe { Ok(Box::from_raw(Box::into_raw(self) as *mut T)) } } else { Err(self) }
            }
        }
    )+};
}

downcasts!(dyn Error, dyn Error + Send, dyn Error + Send + Sync);

impl<'a, T: Error + ?Sized> Error for &'a T {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Error::source(&**self)
    }
}

impl<E: Error> Error for Box<E> {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Error::source(&**self)
    }
}

impl Error for crate::convert::Infallible {}
impl Error for crate::fmt::Error {}
impl Error for crate::num::ParseIntError {}
impl Error for crate::num::ParseFloatError {}
impl Error for crate::num::TryFromIntError {}
impl Error for crate::str::ParseBoolError {}
impl Error for crate::str::Utf8Error {}
impl Error for crate::string::FromUtf8Error {}
impl Error for crate::char::ParseCharError {}
impl Error for crate::char::CharTryFromError {}
impl Error for crate::cell::BorrowError {}
impl Error for crate::cell::BorrowMutError {}
