//! `Pin`: a pointer whose target stays where it is.

use crate::boxed::Box;
use crate::cmp::Ordering;
use crate::fmt::{self, Debug, Display, Formatter, Pointer};
use crate::hash::{Hash, Hasher};
use crate::ops::{CoerceUnsized, Deref, DerefMut};
use crate::rc::Rc;
use crate::sync::Arc;

#[repr(transparent)]
#[derive(Copy, Clone)]
pub struct Pin<Ptr> {
    pointer: Ptr,
}

impl<Ptr: Deref<Target: Unpin>> Pin<Ptr> {
    pub const fn new(pointer: Ptr) -> Pin<Ptr> {
        Pin { pointer }
    }

    pub const fn into_inner(pin: Pin<Ptr>) -> Ptr {
        let Pin { pointer } = pin;
        pointer
    }
}

impl<Ptr: Deref> Pin<Ptr> {
    pub const unsafe fn new_unchecked(pointer: Ptr) -> Pin<Ptr> {
        Pin { pointer }
    }

    #[const_conditional]
    pub fn as_ref(&self) -> Pin<&Ptr::Target> {
        Pin { pointer: &*self.pointer }
    }

    pub const unsafe fn into_inner_unchecked(pin: Pin<Ptr>) -> Ptr {
        let Pin { pointer } = pin;
        pointer
    }
}

impl<Ptr: DerefMut> Pin<Ptr> {
    #[const_conditional]
    pub fn as_mut(&mut self) -> Pin<&mut Ptr::Target> {
        Pin { pointer: &mut *self.pointer }
    }

    pub fn set(&mut self, value: Ptr::Target)
    where
        Ptr::Target: Sized,
    {
        *self.pointer = value
    }
}

impl<'a, T: ?Sized> Pin<&'a T> {
    pub unsafe fn map_unchecked<U: ?Sized, F: FnOnce(&T) -> &U>(self, func: F) -> Pin<&'a U> {
        Pin { pointer: func(self.pointer) }
    }

    pub const fn get_ref(self) -> &'a T {
        self.pointer
    }
}

impl<'a, T: ?Sized> Pin<&'a mut T> {
    pub const fn into_ref(self) -> Pin<&'a T> {
        Pin { pointer: self.pointer }
    }

    pub const fn get_mut(self) -> &'a mut T
    where
        T: Unpin,
    {
        self.pointer
    }

    pub const unsafe fn get_unchecked_mut(self) -> &'a mut T {
        self.pointer
    }

    pub unsafe fn map_unchecked_mut<U: ?Sized, F: FnOnce(&mut T) -> &mut U>(self, func: F) -> Pin<&'a mut U> {
        Pin { pointer: func(self.pointer) }
    }
}

impl<Ptr: Deref> Deref for Pin<Ptr> {
    type Target = Ptr::Target;

    fn deref(&self) -> &Ptr::Target {
        &*self.pointer
    }
}

impl<Ptr: DerefMut<Target: Unpin>> DerefMut for Pin<Ptr> {
    fn deref_mut(&mut self) -> &mut Ptr::Target {
        &mut *self.pointer
    }
}

impl<Ptr: Debug> Debug for Pin<Ptr> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        self.pointer.fmt(f)
    }
}

impl<Ptr: Display> Display for Pin<Ptr> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        self.pointer.fmt(f)
    }
}

impl<Ptr: Pointer> Pointer for Pin<Ptr> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        self.pointer.fmt(f)
    }
}

impl<Ptr: Deref, Q: Deref> PartialEq<Pin<Q>> for Pin<Ptr>
where
    Ptr::Target: PartialEq<Q::Target>,
{
    fn eq(&self, other: &Pin<Q>) -> bool {
        *self.pointer == *other.pointer
    }

    fn ne(&self, other: &Pin<Q>) -> bool {
        *self.pointer != *other.pointer
    }
}

impl<Ptr: Deref<Target: Eq>> Eq for Pin<Ptr> {}

impl<Ptr: Deref, Q: Deref> PartialOrd<Pin<Q>> for Pin<Ptr>
where
    Ptr::Target: PartialOrd<Q::Target>,
{
    fn partial_cmp(&self, other: &Pin<Q>) -> Option<Ordering> {
        (*self.pointer).partial_cmp(&*other.pointer)
    }

    fn lt(&self, other: &Pin<Q>) -> bool {
        *self.pointer < *other.pointer
    }

    fn le(&self, other: &Pin<Q>) -> bool {
        *self.pointer <= *other.pointer
    }

    fn gt(&self, other: &Pin<Q>) -> bool {
        *self.pointer > *other.pointer
    }

    fn ge(&self, other: &Pin<Q>) -> bool {
        *self.pointer >= *other.pointer
    }
}

impl<Ptr: Deref<Target: Ord>> Ord for Pin<Ptr> {
    fn cmp(&self, other: &Pin<Ptr>) -> Ordering {
        (*self.pointer).cmp(&*other.pointer)
    }
}

impl<Ptr: Deref<Target: Hash>> Hash for Pin<Ptr> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (*self.pointer).hash(state)
    }
}

impl<T: ?Sized> Default for Pin<Box<T>>
where
    Box<T>: Default,
{
    fn default() -> Pin<Box<T>> {
        Pin { pointer: Box::default() }
    }
}

impl<T: ?Sized> Default for Pin<Rc<T>>
where
    Rc<T>: Default,
{
    fn default() -> Pin<Rc<T>> {
        Pin { pointer: Rc::default() }
    }
}

impl<T: ?Sized> Default for Pin<Arc<T>>
where
    Arc<T>: Default,
{
    fn default() -> Pin<Arc<T>> {
        Pin { pointer: Arc::default() }
    }
}

impl<Ptr: CoerceUnsized<U>, U> CoerceUnsized<Pin<U>> for Pin<Ptr> {}
