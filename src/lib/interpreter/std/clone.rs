//! `Clone`: a second value by an explicit call.

use crate::marker::PhantomData;

#[lang = "Clone"]
#[all_items]
pub trait Clone: Sized {
    #[lang = "clone"]
    fn clone(&self) -> Self;

    fn clone_from(&mut self, source: &Self) {
        *self = source.clone()
    }
}

/// States that a field can be cloned, in derived impls.
pub(crate) struct AssertParamIsClone<T: Clone + ?Sized> {
    marker: PhantomData<T>,
}

/// Types whose values are copied by copying their bytes: one intrinsic for all of them.
macro_rules! copied {
    ($($ty:ty),+) => {$(
        impl Clone for $ty {
            #[intrinsic = "clone_copy"]
            fn clone(&self) -> Self;
        }
    )+};
}

copied!(bool, char, i8, i16, i32, i64, i128, isize, u8, u16, u32, u64, u128, usize, f32, f64);

impl Clone for ! {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T: ?Sized> Clone for *const T {
    #[intrinsic = "clone_copy"]
    fn clone(&self) -> Self;
}
impl<T: ?Sized> Clone for *mut T {
    #[intrinsic = "clone_copy"]
    fn clone(&self) -> Self;
}
impl<T: ?Sized> Clone for &T {
    #[intrinsic = "clone_copy"]
    fn clone(&self) -> Self;
}
