//! The element that would stand at one place if the slice were sorted (Hoare's selection).

use crate::cmp::Ordering;

/// Puts it there, none greater before it and none less behind it.
pub(crate) fn select<T, F: FnMut(&T, &T) -> Ordering>(v: &mut [T], index: usize, compare: &mut F) {
    let mut low = 0;
    let mut high = v.len();
    while high - low > 1 {
        let pivot = low + (high - low) / 2;
        v.swap(low, pivot);
        let mut last = low;
        let mut at = low + 1;
        while at < high {
            if compare(&v[at], &v[low]) == Ordering::Less {
                last += 1;
                v.swap(last, at)
            }
            at += 1
        }
        v.swap(low, last);
        if index == last {
            return;
        }
        if index < last { high = last } else { low = last + 1 }
    }
}
