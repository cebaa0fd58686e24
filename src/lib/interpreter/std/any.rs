//! Types as values.

use crate::boxed::Box;
use crate::fmt;
use crate::rc::Rc;
use crate::sync::Arc;

/// The name of a type, as the compiler writes it in full.
#[intrinsic]
#[const_unstable]
pub fn type_name<T: ?Sized>() -> &'static str;

#[const_unstable]
pub fn type_name_of_val<T: ?Sized>(_val: &T) -> &'static str {
    type_name::<T>()
}

#[intrinsic]
const fn type_number<T: ?Sized>() -> u64;

#[derive(Copy, Clone, Eq, PartialOrd, Ord, Hash)]
#[all_items(lacking = "info trait_info_of trait_info_of_trait_type_id")]
pub struct TypeId {
    number: u64,
}

impl PartialEq for TypeId {
    fn eq(&self, other: &TypeId) -> bool {
        self.number == other.number
    }
}

impl TypeId {
    pub const fn of<T: ?Sized + 'static>() -> TypeId {
        TypeId { number: type_number::<T>() }
    }
}

/// As the real one; the number itself is nobody's business.
impl fmt::Debug for TypeId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "TypeId({:#034x})", self.number as u128)
    }
}

#[all_items(lacking = "downcast downcast_mut downcast_ref downcast_unchecked downcast_unchecked_mut downcast_unchecked_ref fmt is")]
pub trait Any: 'static {
    fn type_id(&self) -> TypeId;
}

impl<T: 'static + ?Sized> Any for T {
    fn type_id(&self) -> TypeId {
        TypeId::of::<T>()
    }
}

/// The same for a trait object that may be sent to another thread, or shared by threads.
macro_rules! downcasts {
    ($($object:ty),+) => {$(
        impl fmt::Debug for $object {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_struct("Any").finish_non_exhaustive()
            }
        }

        impl $object {
            pub fn is<T: Any>(&self) -> bool {
                TypeId::of::<T>() == self.type_id()
            }

            pub fn downcast_ref<T: Any>(&self) -> Option<&T> {
                if self.is::<T>() { unsafe { Some(&*(self as *const $object as *const T)) } } else { None }
            }

            pub fn downcast_mut<T: Any>(&mut self) -> Option<&mut T> {
                if self.is::<T>() { unsafe { Some(&mut *(self as *mut $object as *mut T)) } } else { None }
            }
        }

        impl Box<$object> {
            pub fn downcast<T: Any>(self) -> Result<Box<T>, Box<$object>> {
                if self.is::<T>() { unsafe { Ok(Box::from_raw(Box::into_raw(self) as *mut T)) } } else { Err(self) }
            }
        }
    )+};
}

downcasts!(dyn Any, dyn Any + Send, dyn Any + Send + Sync);

impl Rc<dyn Any> {
    pub fn downcast<T: Any>(self) -> Result<Rc<T>, Rc<dyn Any>> {
        if (*self).is::<T>() { unsafe { Ok(Rc::from_raw(Rc::into_raw(self) as *const T)) } } else { Err(self) }
    }
}

impl Arc<dyn Any + Send + Sync> {
    pub fn downcast<T: Any + Send + Sync>(self) -> Result<Arc<T>, Arc<dyn Any + Send + Sync>> {
        if (*self).is::<T>() { unsafe { Ok(Arc::from_raw(Arc::into_raw(self) as *const T)) } } else { Err(self) }
    }
}
