//! `Default`: a value to start from.

#[lang = "Default"]
#[all_impls(lacking = "for *; for Alignment; for Arc; for Box; for Chain; for Cloned; for Copied; for Cow; for Empty; for Enumerate; for Flatten; for Fuse; for IntoIter; for IntoKeys; for IntoValues; for Iter; for IterMut; for Keys; for LazyCell; for LazyLock; for Range; for RangeMut; for Rc; for Rev; for Values; for ValuesMut; for [; for str")]
#[all_items]
pub trait Default: Sized {
    #[lang = "default_fn"]
    fn default() -> Self;
}

macro_rules! begin_with {
    ($value:expr; $($ty:ty),+) => {$(
        impl Default for $ty {
            fn default() -> $ty {
                $value
            }
        }
    )+};
}

impl Default for () {
    fn default() -> () {}
}

begin_with!(false; bool);
begin_with!('\0'; char);
begin_with!(0; i8, i16, i32, i64, i128, isize, u8, u16, u32, u64, u128, usize);
begin_with!(0.0; f32, f64);

impl Default for &str {
    fn default() -> Self {
        ""
    }
}
impl<T> Default for &[T] {
    fn default() -> Self {
        &[]
    }
}
impl<T> Default for &mut [T] {
    fn default() -> Self {
        &mut []
    }
}
