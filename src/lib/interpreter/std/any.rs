//! Types as values.

/// The name of a type, as `{:?}` of the compiler would write it.
#[intrinsic]
pub const fn type_name<T: ?Sized>() -> &'static str;

pub fn type_name_of_val<T: ?Sized>(_val: &T) -> &'static str {
    type_name::<T>()
}
