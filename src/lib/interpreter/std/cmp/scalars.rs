//! Comparing the built-in scalars.

use super::{Eq, Ord, Ordering, PartialEq, PartialOrd};

macro_rules! partly_ordered {
    ($($ty:ident)+) => {$(
        impl PartialEq for $ty {
            #[intrinsic = "scalar_eq"]
            fn eq(&self, other: &$ty) -> bool;
            #[intrinsic = "scalar_ne"]
            fn ne(&self, other: &$ty) -> bool;
        }

        impl PartialOrd for $ty {
            #[intrinsic = "scalar_partial_cmp"]
            fn partial_cmp(&self, other: &$ty) -> Option<Ordering>;
            #[intrinsic = "scalar_lt"]
            fn lt(&self, other: &$ty) -> bool;
            #[intrinsic = "scalar_le"]
            fn le(&self, other: &$ty) -> bool;
            #[intrinsic = "scalar_gt"]
            fn gt(&self, other: &$ty) -> bool;
            #[intrinsic = "scalar_ge"]
            fn ge(&self, other: &$ty) -> bool;
        }
    )+};
}

macro_rules! ordered {
    ($ty:ident; $($own:tt)*) => {
        partly_ordered!($ty);

        impl Eq for $ty {}

        impl Ord for $ty {
            #[intrinsic = "scalar_cmp"]
            fn cmp(&self, other: &$ty) -> Ordering;
            $($own)*
        }
    };
}

macro_rules! integers {
    ($($int:ident)+) => {$(
        ordered! {
            $int;
            #[track_caller]
            #[intrinsic = "scalar_clamp"]
            fn clamp(self, min: $int, max: $int) -> $int;
        }
    )+};
}

ordered! {
    bool;
    #[panics_at = "core/src/cmp.rs:2075:13"]
    fn clamp(self, min: bool, max: bool) -> bool {
        if min > max {
            crate::panicking::panic_str("assertion failed: min <= max")
        }
        (self | min) & max
    }
}
ordered! {
    char;
    #[track_caller]
    fn clamp(self, min: char, max: char) -> char {
        if min > max {
            panic!("min > max. min = {min:?}, max = {max:?}")
        }
        if self < min {
            min
        } else if self > max {
            max
        } else {
            self
        }
    }
}
integers!(i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize);
partly_ordered!(f32 f64);
