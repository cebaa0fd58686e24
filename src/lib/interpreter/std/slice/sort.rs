//! A stable sort: insertion below 21 elements, merging above.
//!
//! An element that is being placed is held aside in a `Hole`, which puts it back when a comparison panics, so that no
//! value is ever doubled or lost.

use crate::cmp::Ordering;
use crate::mem::ManuallyDrop;
use crate::ptr;
use crate::vec::Vec;

const SMALL: usize = 20;

/// The gap at `dest`, to be filled with `*src`.
struct Hole<T> {
    src: *const T,
    dest: *mut T,
}

impl<T> Drop for Hole<T> {
    fn drop(&mut self) {
        unsafe { ptr::copy_nonoverlapping(self.src, self.dest, 1) }
    }
}

pub(crate) fn sort<T: Ord>(v: &mut [T]) {
    sort_by(v, &mut (T::cmp as fn(&T, &T) -> Ordering))
}

pub(crate) fn sort_by<T, F: FnMut(&T, &T) -> Ordering>(v: &mut [T], compare: &mut F) {
    let len = v.len();
    if len <= SMALL {
        insertion_sort(v, 1, compare);
        return;
    }
    let mid = len / 2;
    sort_by(&mut v[..mid], compare);
    sort_by(&mut v[mid..], compare);
    merge(v, mid, compare)
}

pub(crate) fn sort_by_key<T, K: Ord, F: FnMut(&T) -> K>(v: &mut [T], key: &mut F) {
    let len = v.len();
    if len <= SMALL {
        insertion_sort_by_key(v, key);
        return;
    }
    let mid = len / 2;
    sort_by_key(&mut v[..mid], key);
    sort_by_key(&mut v[mid..], key);
    merge_by_key(v, mid, key)
}

pub(crate) fn sort_by_cached_key<T, K: Ord, F: FnMut(&T) -> K>(v: &mut [T], key: &mut F) {
    let mut keys: Vec<(K, usize)> = Vec::with_capacity(v.len());
    let mut index = 0;
    while index < v.len() {
        keys.push((key(&v[index]), index));
        index += 1
    }
    sort(keys.as_mut_slice());
    index = 0;
    while index < v.len() {
        let mut from = keys[index].1;
        while from < index {
            from = keys[from].1
        }
        keys[index].1 = from;
        v.swap(index, from);
        index += 1
    }
}

/// Elements before `sorted` are in order already.
fn insertion_sort<T, F: FnMut(&T, &T) -> Ordering>(v: &mut [T], sorted: usize, compare: &mut F) {
    let len = v.len();
    let base = v.as_mut_ptr();
    let mut at = sorted;
    while at < len {
        unsafe {
            if compare(&*base.add(at), &*base.add(at - 1)) == Ordering::Less {
                let value = ManuallyDrop::new(ptr::read(base.add(at)));
                let held: &T = &value;
                let mut hole = Hole { src: held, dest: base.add(at - 1) };
                ptr::copy_nonoverlapping(base.add(at - 1), base.add(at), 1);
                let mut to = at - 1;
                while to > 0 && compare(held, &*base.add(to - 1)) == Ordering::Less {
                    ptr::copy_nonoverlapping(base.add(to - 1), base.add(to), 1);
                    to -= 1;
                    hole.dest = base.add(to)
                }
            }
        }
        at += 1
    }
}

fn insertion_sort_by_key<T, K: Ord, F: FnMut(&T) -> K>(v: &mut [T], key: &mut F) {
    let len = v.len();
    let base = v.as_mut_ptr();
    let mut at = 1;
    while at < len {
        unsafe {
            if key(&*base.add(at)) < key(&*base.add(at - 1)) {
                let value = ManuallyDrop::new(ptr::read(base.add(at)));
                let held: &T = &value;
                let mut hole = Hole { src: held, dest: base.add(at - 1) };
                ptr::copy_nonoverlapping(base.add(at - 1), base.add(at), 1);
                let mut to = at - 1;
                while to > 0 && key(held) < key(&*base.add(to - 1)) {
                    ptr::copy_nonoverlapping(base.add(to - 1), base.add(to), 1);
                    to -= 1;
                    hole.dest = base.add(to)
                }
            }
        }
        at += 1
    }
}

/// What is left of the first run while merging; goes back into the gap at the end, or when a comparison panics.
struct Rest<T> {
    start: *const T,
    count: usize,
    dest: *mut T,
}

impl<T> Drop for Rest<T> {
    fn drop(&mut self) {
        unsafe { ptr::copy_nonoverlapping(self.start, self.dest, self.count) }
    }
}

/// Merges the ordered runs `..mid` and `mid..`.
fn merge<T, F: FnMut(&T, &T) -> Ordering>(v: &mut [T], mid: usize, compare: &mut F) {
    let len = v.len();
    let base = v.as_mut_ptr();
    let mut buffer: Vec<T> = Vec::with_capacity(mid);
    unsafe {
        ptr::copy_nonoverlapping(base, buffer.as_mut_ptr(), mid);
        let mut rest = Rest { start: buffer.as_ptr(), count: mid, dest: base };
        let mut right = mid;
        while rest.count > 0 && right < len {
            if compare(&*base.add(right), &*rest.start) == Ordering::Less {
                ptr::copy_nonoverlapping(base.add(right), rest.dest, 1);
                right += 1
            } else {
                ptr::copy_nonoverlapping(rest.start, rest.dest, 1);
                rest.start = rest.start.add(1);
                rest.count -= 1
            }
            rest.dest = rest.dest.add(1)
        }
    }
}

fn merge_by_key<T, K: Ord, F: FnMut(&T) -> K>(v: &mut [T], mid: usize, key: &mut F) {
    let len = v.len();
    let base = v.as_mut_ptr();
    let mut buffer: Vec<T> = Vec::with_capacity(mid);
    unsafe {
        ptr::copy_nonoverlapping(base, buffer.as_mut_ptr(), mid);
        let mut rest = Rest { start: buffer.as_ptr(), count: mid, dest: base };
        let mut right = mid;
        while rest.count > 0 && right < len {
            if key(&*base.add(right)) < key(&*rest.start) {
                ptr::copy_nonoverlapping(base.add(right), rest.dest, 1);
                right += 1
            } else {
                ptr::copy_nonoverlapping(rest.start, rest.dest, 1);
                rest.start = rest.start.add(1);
                rest.count -= 1
            }
            rest.dest = rest.dest.add(1)
        }
    }
}
