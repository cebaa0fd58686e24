//! `concat` and `join`.

use crate::borrow::Borrow;
use crate::string::String;
use crate::vec::Vec;

pub(crate) trait Concat<Item: ?Sized> {
    type Output;

    fn concat(slice: &Self) -> Self::Output;
}

pub(crate) trait Join<Separator> {
    type Output;

    fn join(slice: &Self, sep: Separator) -> Self::Output;
}

impl<T: Clone, V: Borrow<[T]>> Concat<T> for [V] {
    type Output = Vec<T>;

    fn concat(slice: &Self) -> Vec<T> {
        let mut total = 0;
        for part in slice {
            let part: &[T] = part.borrow();
            total += part.len()
        }
        let mut result = Vec::with_capacity(total);
        for part in slice {
            result.extend_from_slice(part.borrow())
        }
        result
    }
}

impl<T: Clone, V: Borrow<[T]>> Join<&T> for [V] {
    type Output = Vec<T>;

    fn join(slice: &Self, sep: &T) -> Vec<T> {
        let mut result = Vec::new();
        let mut first = true;
        for part in slice {
            if first {
                first = false
            } else {
                result.push(sep.clone())
            }
            result.extend_from_slice(part.borrow())
        }
        result
    }
}

impl<T: Clone, V: Borrow<[T]>> Join<&[T]> for [V] {
    type Output = Vec<T>;

    fn join(slice: &Self, sep: &[T]) -> Vec<T> {
        let mut result = Vec::new();
        let mut first = true;
        for part in slice {
            if first {
                first = false
            } else {
                result.extend_from_slice(sep)
            }
            result.extend_from_slice(part.borrow())
        }
        result
    }
}

impl<S: Borrow<str>> Concat<str> for [S] {
    type Output = String;

    fn concat(slice: &Self) -> String {
        Join::join(slice, "")
    }
}

impl<S: Borrow<str>> Join<&str> for [S] {
    type Output = String;

    fn join(slice: &Self, sep: &str) -> String {
        let mut total = 0;
        for part in slice {
            let part: &str = part.borrow();
            total += part.len() + sep.len()
        }
        if total == 0 {
            return String::new();
        }
        let mut result = String::with_capacity(total - sep.len());
        let mut first = true;
        for part in slice {
            if first {
                first = false
            } else {
                result.push_str(sep)
            }
            result.push_str(part.borrow())
        }
        result
    }
}
