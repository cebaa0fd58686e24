//! `Clone`: a second value by an explicit call.

use crate::marker::PhantomData;

#[lang = "Clone"]
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
impl Clone for bool {
    #[intrinsic = "clone_copy"]
    fn clone(&self) -> Self;
}
impl Clone for char {
    #[intrinsic = "clone_copy"]
    fn clone(&self) -> Self;
}
impl Clone for i8 {
    #[intrinsic = "clone_copy"]
    fn clone(&self) -> Self;
}
impl Clone for i16 {
    #[intrinsic = "clone_copy"]
    fn clone(&self) -> Self;
}
impl Clone for i32 {
    #[intrinsic = "clone_copy"]
    fn clone(&self) -> Self;
}
impl Clone for i64 {
    #[intrinsic = "clone_copy"]
    fn clone(&self) -> Self;
}
impl Clone for i128 {
    #[intrinsic = "clone_copy"]
    fn clone(&self) -> Self;
}
impl Clone for isize {
    #[intrinsic = "clone_copy"]
    fn clone(&self) -> Self;
}
impl Clone for u8 {
    #[intrinsic = "clone_copy"]
    fn clone(&self) -> Self;
}
impl Clone for u16 {
    #[intrinsic = "clone_copy"]
    fn clone(&self) -> Self;
}
impl Clone for u32 {
    #[intrinsic = "clone_copy"]
    fn clone(&self) -> Self;
}
impl Clone for u64 {
    #[intrinsic = "clone_copy"]
    fn clone(&self) -> Self;
}
impl Clone for u128 {
    #[intrinsic = "clone_copy"]
    fn clone(&self) -> Self;
}
impl Clone for usize {
    #[intrinsic = "clone_copy"]
    fn clone(&self) -> Self;
}
impl Clone for f32 {
    #[intrinsic = "clone_copy"]
    fn clone(&self) -> Self;
}
impl Clone for f64 {
    #[intrinsic = "clone_copy"]
    fn clone(&self) -> Self;
}
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
