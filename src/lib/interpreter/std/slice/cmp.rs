//! Comparing slices, element by element.

use crate::cmp::Ordering;
use crate::fmt;
use crate::hash::{Hash, Hasher};

impl<T: PartialEq<U>, U> PartialEq<[U]> for [T] {
    fn eq(&self, other: &[U]) -> bool {
        let len = self.len();
        if len != other.len() {
            return false;
        }
        let mut at = 0;
        while at < len {
            if self[at] != other[at] {
                return false;
            }
            at += 1
        }
        true
    }
}

impl<T: Eq> Eq for [T] {}

impl<T: PartialOrd> PartialOrd for [T] {
    fn partial_cmp(&self, other: &[T]) -> Option<Ordering> {
        let (m, n) = (self.len(), other.len());
        let mut at = 0;
        while at < m && at < n {
            let order = self[at].partial_cmp(&other[at]);
            if order != Some(Ordering::Equal) {
                return order;
            }
            at += 1
        }
        m.partial_cmp(&n)
    }
}

impl<T: Ord> Ord for [T] {
    fn cmp(&self, other: &[T]) -> Ordering {
        let (m, n) = (self.len(), other.len());
        let mut at = 0;
        while at < m && at < n {
            let order = self[at].cmp(&other[at]);
            if order != Ordering::Equal {
                return order;
            }
            at += 1
        }
        m.cmp(&n)
    }
}

impl<T: Hash> Hash for [T] {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_usize(self.len());
        Hash::hash_slice(self, state)
    }
}

impl<T: fmt::Debug> fmt::Debug for [T] {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}
