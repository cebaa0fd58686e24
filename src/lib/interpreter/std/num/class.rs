//! Classes of number types, for impls that are the same for all in one. No program can name them.
// Written by `gen/num.ts`.

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

impl Num for i8 {}
impl Num for i16 {}
impl Num for i32 {}
impl Num for i64 {}
impl Num for i128 {}
impl Num for isize {}
impl Num for u8 {}
impl Num for u16 {}
impl Num for u32 {}
impl Num for u64 {}
impl Num for u128 {}
impl Num for usize {}
impl Num for f32 {}
impl Num for f64 {}

impl Int for i8 {}
impl Int for i16 {}
impl Int for i32 {}
impl Int for i64 {}
impl Int for i128 {}
impl Int for isize {}
impl Int for u8 {}
impl Int for u16 {}
impl Int for u32 {}
impl Int for u64 {}
impl Int for u128 {}
impl Int for usize {}

impl Bits for i8 {}
impl Bits for i16 {}
impl Bits for i32 {}
impl Bits for i64 {}
impl Bits for i128 {}
impl Bits for isize {}
impl Bits for u8 {}
impl Bits for u16 {}
impl Bits for u32 {}
impl Bits for u64 {}
impl Bits for u128 {}
impl Bits for usize {}
impl Bits for bool {}

impl Signed for i8 {}
impl Signed for i16 {}
impl Signed for i32 {}
impl Signed for i64 {}
impl Signed for i128 {}
impl Signed for isize {}
impl Signed for f32 {}
impl Signed for f64 {}
