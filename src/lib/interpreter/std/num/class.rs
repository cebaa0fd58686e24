//! Classes of number types, for impls that are the same for all in one. No program can name them.

/// Has `+ - * / %`.
pub(crate) trait Num: Copy {}
/// Has shifts, and shows in other bases.
pub(crate) trait Int: Copy {}
/// Has `& | ^ !`.
pub(crate) trait Bits: Copy {}
/// Has a negation.
pub(crate) trait Signed: Copy {}
/// The types in `NonZero`. No program can name what stands inside.
pub(crate) trait ZeroablePrimitive: Sized + Copy {
    type NonZeroInner: Sized + Copy;
}

macro_rules! members {
    ($class:ident: $($ty:ty),+) => {
        $(impl $class for $ty {})+
    };
}

members!(Num: i8, i16, i32, i64, i128, isize, u8, u16, u32, u64, u128, usize, f32, f64);
members!(Int: i8, i16, i32, i64, i128, isize, u8, u16, u32, u64, u128, usize);
members!(Bits: i8, i16, i32, i64, i128, isize, u8, u16, u32, u64, u128, usize, bool);
members!(Signed: i8, i16, i32, i64, i128, isize, f32, f64);
