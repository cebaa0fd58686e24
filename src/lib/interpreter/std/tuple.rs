//! Tuples: what their fields can do, they can do, field by field. Copying and cloning are built in.

use crate::cmp::Ordering;
use crate::fmt;
use crate::hash::{Hash, Hasher};

/// The second of two types: for each of a tuple's fields the same.
macro_rules! second {
    ($first:ident $second:ident) => { $second };
}

/// For each tuple that the fields make which are read so far.
macro_rules! tuples {
    ([$($param:ident $index:tt)*]) => {};
    ([$($param:ident $index:tt)*] $end:ident $last:tt $($rest:tt)*) => {
        impl<$($param: PartialEq,)* $end: PartialEq> PartialEq for ($($param,)* $end,) {
            fn eq(&self, other: &($($param,)* $end,)) -> bool {
                $(self.$index == other.$index &&)* self.$last == other.$last
            }
        }

        impl<$($param: Eq,)* $end: Eq> Eq for ($($param,)* $end,) {}

        impl<$($param: PartialOrd,)* $end: PartialOrd> PartialOrd for ($($param,)* $end,) {
            fn partial_cmp(&self, other: &($($param,)* $end,)) -> Option<Ordering> {
                $(match self.$index.partial_cmp(&other.$index) {
                    Some(Ordering::Equal) => {}
                    order => return order,
                })*
                self.$last.partial_cmp(&other.$last)
            }
        }

        impl<$($param: Ord,)* $end: Ord> Ord for ($($param,)* $end,) {
            fn cmp(&self, other: &($($param,)* $end,)) -> Ordering {
                $(match self.$index.cmp(&other.$index) {
                    Ordering::Equal => {}
                    order => return order,
                })*
                self.$last.cmp(&other.$last)
            }
        }

        impl<$($param: Default,)* $end: Default> Default for ($($param,)* $end,) {
            fn default() -> ($($param,)* $end,) {
                ($($param::default(),)* $end::default(),)
            }
        }

        impl<$($param: Hash,)* $end: Hash> Hash for ($($param,)* $end,) {
            fn hash<S: Hasher>(&self, state: &mut S) {
                $(self.$index.hash(state);)*
                self.$last.hash(state);
            }
        }

        impl<$($param: fmt::Debug,)* $end: fmt::Debug> fmt::Debug for ($($param,)* $end,) {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                let mut tuple = f.debug_tuple("");
                $(tuple.field(&self.$index);)*
                tuple.field(&self.$last);
                tuple.finish()
            }
        }

        impl<T> From<[T; $last + 1]> for ($(second!($param T),)* T,) {
            fn from(array: [T; $last + 1]) -> ($(second!($param T),)* T,) {
                let [$($param,)* $end] = array;
                ($($param,)* $end,)
            }
        }

        impl<T> From<($(second!($param T),)* T,)> for [T; $last + 1] {
            fn from(tuple: ($(second!($param T),)* T,)) -> [T; $last + 1] {
                let ($($param,)* $end,) = tuple;
                [$($param,)* $end]
            }
        }

        tuples! { [$($param $index)* $end $last] $($rest)* }
    };
}

tuples! { [] A 0 B 1 C 2 D 3 E 4 F 5 G 6 H 7 I 8 J 9 K 10 L 11 }
