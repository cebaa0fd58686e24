//! Comparing the built-in scalars.

use super::{Eq, Ord, Ordering, PartialEq, PartialOrd};

impl PartialEq for bool {
    #[intrinsic = "scalar_eq"]
    fn eq(&self, other: &bool) -> bool;
    #[intrinsic = "scalar_ne"]
    fn ne(&self, other: &bool) -> bool;
}

impl PartialOrd for bool {
    #[intrinsic = "scalar_partial_cmp"]
    fn partial_cmp(&self, other: &bool) -> Option<Ordering>;
    #[intrinsic = "scalar_lt"]
    fn lt(&self, other: &bool) -> bool;
    #[intrinsic = "scalar_le"]
    fn le(&self, other: &bool) -> bool;
    #[intrinsic = "scalar_gt"]
    fn gt(&self, other: &bool) -> bool;
    #[intrinsic = "scalar_ge"]
    fn ge(&self, other: &bool) -> bool;
}

impl Eq for bool {}

impl Ord for bool {
    #[intrinsic = "scalar_cmp"]
    fn cmp(&self, other: &bool) -> Ordering;
}

impl PartialEq for char {
    #[intrinsic = "scalar_eq"]
    fn eq(&self, other: &char) -> bool;
    #[intrinsic = "scalar_ne"]
    fn ne(&self, other: &char) -> bool;
}

impl PartialOrd for char {
    #[intrinsic = "scalar_partial_cmp"]
    fn partial_cmp(&self, other: &char) -> Option<Ordering>;
    #[intrinsic = "scalar_lt"]
    fn lt(&self, other: &char) -> bool;
    #[intrinsic = "scalar_le"]
    fn le(&self, other: &char) -> bool;
    #[intrinsic = "scalar_gt"]
    fn gt(&self, other: &char) -> bool;
    #[intrinsic = "scalar_ge"]
    fn ge(&self, other: &char) -> bool;
}

impl Eq for char {}

impl Ord for char {
    #[intrinsic = "scalar_cmp"]
    fn cmp(&self, other: &char) -> Ordering;
}

impl PartialEq for i8 {
    #[intrinsic = "scalar_eq"]
    fn eq(&self, other: &i8) -> bool;
    #[intrinsic = "scalar_ne"]
    fn ne(&self, other: &i8) -> bool;
}

impl PartialOrd for i8 {
    #[intrinsic = "scalar_partial_cmp"]
    fn partial_cmp(&self, other: &i8) -> Option<Ordering>;
    #[intrinsic = "scalar_lt"]
    fn lt(&self, other: &i8) -> bool;
    #[intrinsic = "scalar_le"]
    fn le(&self, other: &i8) -> bool;
    #[intrinsic = "scalar_gt"]
    fn gt(&self, other: &i8) -> bool;
    #[intrinsic = "scalar_ge"]
    fn ge(&self, other: &i8) -> bool;
}

impl Eq for i8 {}

impl Ord for i8 {
    #[intrinsic = "scalar_cmp"]
    fn cmp(&self, other: &i8) -> Ordering;
    #[track_caller]
    #[intrinsic = "scalar_clamp"]
    fn clamp(self, min: i8, max: i8) -> i8;
}

impl PartialEq for i16 {
    #[intrinsic = "scalar_eq"]
    fn eq(&self, other: &i16) -> bool;
    #[intrinsic = "scalar_ne"]
    fn ne(&self, other: &i16) -> bool;
}

impl PartialOrd for i16 {
    #[intrinsic = "scalar_partial_cmp"]
    fn partial_cmp(&self, other: &i16) -> Option<Ordering>;
    #[intrinsic = "scalar_lt"]
    fn lt(&self, other: &i16) -> bool;
    #[intrinsic = "scalar_le"]
    fn le(&self, other: &i16) -> bool;
    #[intrinsic = "scalar_gt"]
    fn gt(&self, other: &i16) -> bool;
    #[intrinsic = "scalar_ge"]
    fn ge(&self, other: &i16) -> bool;
}

impl Eq for i16 {}

impl Ord for i16 {
    #[intrinsic = "scalar_cmp"]
    fn cmp(&self, other: &i16) -> Ordering;
    #[track_caller]
    #[intrinsic = "scalar_clamp"]
    fn clamp(self, min: i16, max: i16) -> i16;
}

impl PartialEq for i32 {
    #[intrinsic = "scalar_eq"]
    fn eq(&self, other: &i32) -> bool;
    #[intrinsic = "scalar_ne"]
    fn ne(&self, other: &i32) -> bool;
}

impl PartialOrd for i32 {
    #[intrinsic = "scalar_partial_cmp"]
    fn partial_cmp(&self, other: &i32) -> Option<Ordering>;
    #[intrinsic = "scalar_lt"]
    fn lt(&self, other: &i32) -> bool;
    #[intrinsic = "scalar_le"]
    fn le(&self, other: &i32) -> bool;
    #[intrinsic = "scalar_gt"]
    fn gt(&self, other: &i32) -> bool;
    #[intrinsic = "scalar_ge"]
    fn ge(&self, other: &i32) -> bool;
}

impl Eq for i32 {}

impl Ord for i32 {
    #[intrinsic = "scalar_cmp"]
    fn cmp(&self, other: &i32) -> Ordering;
    #[track_caller]
    #[intrinsic = "scalar_clamp"]
    fn clamp(self, min: i32, max: i32) -> i32;
}

impl PartialEq for i64 {
    #[intrinsic = "scalar_eq"]
    fn eq(&self, other: &i64) -> bool;
    #[intrinsic = "scalar_ne"]
    fn ne(&self, other: &i64) -> bool;
}

impl PartialOrd for i64 {
    #[intrinsic = "scalar_partial_cmp"]
    fn partial_cmp(&self, other: &i64) -> Option<Ordering>;
    #[intrinsic = "scalar_lt"]
    fn lt(&self, other: &i64) -> bool;
    #[intrinsic = "scalar_le"]
    fn le(&self, other: &i64) -> bool;
    #[intrinsic = "scalar_gt"]
    fn gt(&self, other: &i64) -> bool;
    #[intrinsic = "scalar_ge"]
    fn ge(&self, other: &i64) -> bool;
}

impl Eq for i64 {}

impl Ord for i64 {
    #[intrinsic = "scalar_cmp"]
    fn cmp(&self, other: &i64) -> Ordering;
    #[track_caller]
    #[intrinsic = "scalar_clamp"]
    fn clamp(self, min: i64, max: i64) -> i64;
}

impl PartialEq for i128 {
    #[intrinsic = "scalar_eq"]
    fn eq(&self, other: &i128) -> bool;
    #[intrinsic = "scalar_ne"]
    fn ne(&self, other: &i128) -> bool;
}

impl PartialOrd for i128 {
    #[intrinsic = "scalar_partial_cmp"]
    fn partial_cmp(&self, other: &i128) -> Option<Ordering>;
    #[intrinsic = "scalar_lt"]
    fn lt(&self, other: &i128) -> bool;
    #[intrinsic = "scalar_le"]
    fn le(&self, other: &i128) -> bool;
    #[intrinsic = "scalar_gt"]
    fn gt(&self, other: &i128) -> bool;
    #[intrinsic = "scalar_ge"]
    fn ge(&self, other: &i128) -> bool;
}

impl Eq for i128 {}

impl Ord for i128 {
    #[intrinsic = "scalar_cmp"]
    fn cmp(&self, other: &i128) -> Ordering;
    #[track_caller]
    #[intrinsic = "scalar_clamp"]
    fn clamp(self, min: i128, max: i128) -> i128;
}

impl PartialEq for isize {
    #[intrinsic = "scalar_eq"]
    fn eq(&self, other: &isize) -> bool;
    #[intrinsic = "scalar_ne"]
    fn ne(&self, other: &isize) -> bool;
}

impl PartialOrd for isize {
    #[intrinsic = "scalar_partial_cmp"]
    fn partial_cmp(&self, other: &isize) -> Option<Ordering>;
    #[intrinsic = "scalar_lt"]
    fn lt(&self, other: &isize) -> bool;
    #[intrinsic = "scalar_le"]
    fn le(&self, other: &isize) -> bool;
    #[intrinsic = "scalar_gt"]
    fn gt(&self, other: &isize) -> bool;
    #[intrinsic = "scalar_ge"]
    fn ge(&self, other: &isize) -> bool;
}

impl Eq for isize {}

impl Ord for isize {
    #[intrinsic = "scalar_cmp"]
    fn cmp(&self, other: &isize) -> Ordering;
    #[track_caller]
    #[intrinsic = "scalar_clamp"]
    fn clamp(self, min: isize, max: isize) -> isize;
}

impl PartialEq for u8 {
    #[intrinsic = "scalar_eq"]
    fn eq(&self, other: &u8) -> bool;
    #[intrinsic = "scalar_ne"]
    fn ne(&self, other: &u8) -> bool;
}

impl PartialOrd for u8 {
    #[intrinsic = "scalar_partial_cmp"]
    fn partial_cmp(&self, other: &u8) -> Option<Ordering>;
    #[intrinsic = "scalar_lt"]
    fn lt(&self, other: &u8) -> bool;
    #[intrinsic = "scalar_le"]
    fn le(&self, other: &u8) -> bool;
    #[intrinsic = "scalar_gt"]
    fn gt(&self, other: &u8) -> bool;
    #[intrinsic = "scalar_ge"]
    fn ge(&self, other: &u8) -> bool;
}

impl Eq for u8 {}

impl Ord for u8 {
    #[intrinsic = "scalar_cmp"]
    fn cmp(&self, other: &u8) -> Ordering;
    #[track_caller]
    #[intrinsic = "scalar_clamp"]
    fn clamp(self, min: u8, max: u8) -> u8;
}

impl PartialEq for u16 {
    #[intrinsic = "scalar_eq"]
    fn eq(&self, other: &u16) -> bool;
    #[intrinsic = "scalar_ne"]
    fn ne(&self, other: &u16) -> bool;
}

impl PartialOrd for u16 {
    #[intrinsic = "scalar_partial_cmp"]
    fn partial_cmp(&self, other: &u16) -> Option<Ordering>;
    #[intrinsic = "scalar_lt"]
    fn lt(&self, other: &u16) -> bool;
    #[intrinsic = "scalar_le"]
    fn le(&self, other: &u16) -> bool;
    #[intrinsic = "scalar_gt"]
    fn gt(&self, other: &u16) -> bool;
    #[intrinsic = "scalar_ge"]
    fn ge(&self, other: &u16) -> bool;
}

impl Eq for u16 {}

impl Ord for u16 {
    #[intrinsic = "scalar_cmp"]
    fn cmp(&self, other: &u16) -> Ordering;
    #[track_caller]
    #[intrinsic = "scalar_clamp"]
    fn clamp(self, min: u16, max: u16) -> u16;
}

impl PartialEq for u32 {
    #[intrinsic = "scalar_eq"]
    fn eq(&self, other: &u32) -> bool;
    #[intrinsic = "scalar_ne"]
    fn ne(&self, other: &u32) -> bool;
}

impl PartialOrd for u32 {
    #[intrinsic = "scalar_partial_cmp"]
    fn partial_cmp(&self, other: &u32) -> Option<Ordering>;
    #[intrinsic = "scalar_lt"]
    fn lt(&self, other: &u32) -> bool;
    #[intrinsic = "scalar_le"]
    fn le(&self, other: &u32) -> bool;
    #[intrinsic = "scalar_gt"]
    fn gt(&self, other: &u32) -> bool;
    #[intrinsic = "scalar_ge"]
    fn ge(&self, other: &u32) -> bool;
}

impl Eq for u32 {}

impl Ord for u32 {
    #[intrinsic = "scalar_cmp"]
    fn cmp(&self, other: &u32) -> Ordering;
    #[track_caller]
    #[intrinsic = "scalar_clamp"]
    fn clamp(self, min: u32, max: u32) -> u32;
}

impl PartialEq for u64 {
    #[intrinsic = "scalar_eq"]
    fn eq(&self, other: &u64) -> bool;
    #[intrinsic = "scalar_ne"]
    fn ne(&self, other: &u64) -> bool;
}

impl PartialOrd for u64 {
    #[intrinsic = "scalar_partial_cmp"]
    fn partial_cmp(&self, other: &u64) -> Option<Ordering>;
    #[intrinsic = "scalar_lt"]
    fn lt(&self, other: &u64) -> bool;
    #[intrinsic = "scalar_le"]
    fn le(&self, other: &u64) -> bool;
    #[intrinsic = "scalar_gt"]
    fn gt(&self, other: &u64) -> bool;
    #[intrinsic = "scalar_ge"]
    fn ge(&self, other: &u64) -> bool;
}

impl Eq for u64 {}

impl Ord for u64 {
    #[intrinsic = "scalar_cmp"]
    fn cmp(&self, other: &u64) -> Ordering;
    #[track_caller]
    #[intrinsic = "scalar_clamp"]
    fn clamp(self, min: u64, max: u64) -> u64;
}

impl PartialEq for u128 {
    #[intrinsic = "scalar_eq"]
    fn eq(&self, other: &u128) -> bool;
    #[intrinsic = "scalar_ne"]
    fn ne(&self, other: &u128) -> bool;
}

impl PartialOrd for u128 {
    #[intrinsic = "scalar_partial_cmp"]
    fn partial_cmp(&self, other: &u128) -> Option<Ordering>;
    #[intrinsic = "scalar_lt"]
    fn lt(&self, other: &u128) -> bool;
    #[intrinsic = "scalar_le"]
    fn le(&self, other: &u128) -> bool;
    #[intrinsic = "scalar_gt"]
    fn gt(&self, other: &u128) -> bool;
    #[intrinsic = "scalar_ge"]
    fn ge(&self, other: &u128) -> bool;
}

impl Eq for u128 {}

impl Ord for u128 {
    #[intrinsic = "scalar_cmp"]
    fn cmp(&self, other: &u128) -> Ordering;
    #[track_caller]
    #[intrinsic = "scalar_clamp"]
    fn clamp(self, min: u128, max: u128) -> u128;
}

impl PartialEq for usize {
    #[intrinsic = "scalar_eq"]
    fn eq(&self, other: &usize) -> bool;
    #[intrinsic = "scalar_ne"]
    fn ne(&self, other: &usize) -> bool;
}

impl PartialOrd for usize {
    #[intrinsic = "scalar_partial_cmp"]
    fn partial_cmp(&self, other: &usize) -> Option<Ordering>;
    #[intrinsic = "scalar_lt"]
    fn lt(&self, other: &usize) -> bool;
    #[intrinsic = "scalar_le"]
    fn le(&self, other: &usize) -> bool;
    #[intrinsic = "scalar_gt"]
    fn gt(&self, other: &usize) -> bool;
    #[intrinsic = "scalar_ge"]
    fn ge(&self, other: &usize) -> bool;
}

impl Eq for usize {}

impl Ord for usize {
    #[intrinsic = "scalar_cmp"]
    fn cmp(&self, other: &usize) -> Ordering;
    #[track_caller]
    #[intrinsic = "scalar_clamp"]
    fn clamp(self, min: usize, max: usize) -> usize;
}

impl PartialEq for f32 {
    #[intrinsic = "scalar_eq"]
    fn eq(&self, other: &f32) -> bool;
    #[intrinsic = "scalar_ne"]
    fn ne(&self, other: &f32) -> bool;
}

impl PartialOrd for f32 {
    #[intrinsic = "scalar_partial_cmp"]
    fn partial_cmp(&self, other: &f32) -> Option<Ordering>;
    #[intrinsic = "scalar_lt"]
    fn lt(&self, other: &f32) -> bool;
    #[intrinsic = "scalar_le"]
    fn le(&self, other: &f32) -> bool;
    #[intrinsic = "scalar_gt"]
    fn gt(&self, other: &f32) -> bool;
    #[intrinsic = "scalar_ge"]
    fn ge(&self, other: &f32) -> bool;
}

impl PartialEq for f64 {
    #[intrinsic = "scalar_eq"]
    fn eq(&self, other: &f64) -> bool;
    #[intrinsic = "scalar_ne"]
    fn ne(&self, other: &f64) -> bool;
}

impl PartialOrd for f64 {
    #[intrinsic = "scalar_partial_cmp"]
    fn partial_cmp(&self, other: &f64) -> Option<Ordering>;
    #[intrinsic = "scalar_lt"]
    fn lt(&self, other: &f64) -> bool;
    #[intrinsic = "scalar_le"]
    fn le(&self, other: &f64) -> bool;
    #[intrinsic = "scalar_gt"]
    fn gt(&self, other: &f64) -> bool;
    #[intrinsic = "scalar_ge"]
    fn ge(&self, other: &f64) -> bool;
}
