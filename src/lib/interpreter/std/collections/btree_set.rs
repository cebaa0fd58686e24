//! `BTreeSet`: the keys of a `BTreeMap`.

use super::btree_map::{self, BTreeMap, Fault};
use crate::borrow::Borrow;
use crate::cmp::Ordering;
use crate::fmt;
use crate::hash::{Hash, Hasher};
use crate::iter::{DoubleEndedIterator, ExactSizeIterator, Extend, FromIterator, IntoIterator, Iterator, Peekable};
use crate::ops::{BitAnd, BitOr, BitXor, RangeBounds, Sub};

#[lang = "BTreeSet"]
#[view(btreeset, ptr = "map.entries.buf.ptr.pointer", len = "map.entries.len")]
#[all_items(lacking = "entry get_or_insert get_or_insert_with lower_bound lower_bound_mut new_in upper_bound upper_bound_mut", fields = "map")]
pub struct BTreeSet<T> {
    map: BTreeMap<T, ()>,
}

#[panics_at = "alloc/src/collections/btree/search.rs:110:21"]
fn refuse_empty_range() -> ! {
    crate::panicking::panic_str("range start and end are equal and excluded in BTreeSet")
}

#[panics_at = "alloc/src/collections/btree/search.rs:119:21"]
fn refuse_reversed_range() -> ! {
    crate::panicking::panic_str("range start is greater than range end in BTreeSet")
}

impl<T> BTreeSet<T> {
    pub const fn new() -> BTreeSet<T> {
        BTreeSet { map: BTreeMap::new() }
    }

    pub fn clear(&mut self) {
        self.map.clear()
    }

    #[const_unstable]
    pub fn len(&self) -> usize {
        self.map.len()
    }

    #[const_unstable]
    pub fn is_empty(&self) -> bool {
        self.map.is_empty()
    }

    pub fn iter(&self) -> Iter<'_, T> {
        Iter { keys: self.map.keys() }
    }

    pub fn contains<Q: ?Sized + Ord>(&self, value: &Q) -> bool
    where
        T: Borrow<Q> + Ord,
    {
        self.map.contains_key(value)
    }

    pub fn get<Q: ?Sized + Ord>(&self, value: &Q) -> Option<&T>
    where
        T: Borrow<Q> + Ord,
    {
        match self.map.get_key_value(value) {
            Some((key, _)) => Some(key),
            None => None,
        }
    }

    pub fn first(&self) -> Option<&T>
    where
        T: Ord,
    {
        match self.map.first_key_value() {
            Some((key, _)) => Some(key),
            None => None,
        }
    }

    pub fn last(&self) -> Option<&T>
    where
        T: Ord,
    {
        match self.map.last_key_value() {
            Some((key, _)) => Some(key),
            None => None,
        }
    }

    pub fn pop_first(&mut self) -> Option<T>
    where
        T: Ord,
    {
        match self.map.pop_first() {
            Some((key, _)) => Some(key),
            None => None,
        }
    }

    pub fn pop_last(&mut self) -> Option<T>
    where
        T: Ord,
    {
        match self.map.pop_last() {
            Some((key, _)) => Some(key),
            None => None,
        }
    }

    pub fn replace(&mut self, value: T) -> Option<T>
    where
        T: Ord,
    {
        let old = self.take(&value);
        self.map.insert(value, ());
        old
    }

    pub fn retain<F: FnMut(&T) -> bool>(&mut self, f: F)
    where
        T: Ord,
    {
        let mut keep = f;
        self.map.retain(|key, _| keep(key))
    }

    pub fn extract_if<F: FnMut(&T) -> bool, R: RangeBounds<T>>(&mut self, range: R, pred: F) -> ExtractIf<'_, T, R, F>
    where
        T: Ord,
    {
        ExtractIf { map: &mut self.map, at: 0, range, pred }
    }

    pub fn insert(&mut self, value: T) -> bool
    where
        T: Ord,
    {
        if self.map.contains_key(&value) {
            return false;
        }
        self.map.insert(value, ());
        true
    }

    pub fn remove<Q: ?Sized + Ord>(&mut self, value: &Q) -> bool
    where
        T: Borrow<Q> + Ord,
    {
        self.map.remove(value).is_some()
    }

    pub fn take<Q: ?Sized + Ord>(&mut self, value: &Q) -> Option<T>
    where
        T: Borrow<Q> + Ord,
    {
        match self.map.remove_entry(value) {
            Some((key, _)) => Some(key),
            None => None,
        }
    }

    pub fn append(&mut self, other: &mut BTreeSet<T>)
    where
        T: Ord,
    {
        self.map.append(&mut other.map)
    }

    pub fn split_off<Q: ?Sized + Ord>(&mut self, value: &Q) -> BTreeSet<T>
    where
        T: Borrow<Q> + Ord,
    {
        BTreeSet { map: self.map.split_off(value) }
    }

    pub fn range<K: ?Sized + Ord, R: RangeBounds<K>>(&self, range: R) -> Range<'_, T>
    where
        T: Borrow<K> + Ord,
    {
        if !self.is_empty() {
            match btree_map::fault_of(&range) {
                Fault::None => {}
                Fault::Empty => refuse_empty_range(),
                Fault::Reversed => refuse_reversed_range(),
            }
        }
        Range { inner: self.map.range(range) }
    }

    pub fn difference<'a>(&'a self, other: &'a BTreeSet<T>) -> Difference<'a, T>
    where
        T: Ord,
    {
        Difference(Merge::new(self, other, true, false, false))
    }

    pub fn symmetric_difference<'a>(&'a self, other: &'a BTreeSet<T>) -> SymmetricDifference<'a, T>
    where
        T: Ord,
    {
        SymmetricDifference(Merge::new(self, other, true, true, false))
    }

    pub fn intersection<'a>(&'a self, other: &'a BTreeSet<T>) -> Intersection<'a, T>
    where
        T: Ord,
    {
        Intersection(Merge::new(self, other, false, false, true))
    }

    pub fn union<'a>(&'a self, other: &'a BTreeSet<T>) -> Union<'a, T>
    where
        T: Ord,
    {
        Union(Merge::new(self, other, true, true, true))
    }

    pub fn is_disjoint(&self, other: &BTreeSet<T>) -> bool
    where
        T: Ord,
    {
        self.intersection(other).next().is_none()
    }

    pub fn is_subset(&self, other: &BTreeSet<T>) -> bool
    where
        T: Ord,
    {
        self.difference(other).next().is_none()
    }

    pub fn is_superset(&self, other: &BTreeSet<T>) -> bool
    where
        T: Ord,
    {
        other.is_subset(self)
    }
}

impl<T: Clone> Clone for BTreeSet<T> {
    fn clone(&self) -> BTreeSet<T> {
        BTreeSet { map: self.map.clone() }
    }
}

impl<T> Default for BTreeSet<T> {
    fn default() -> BTreeSet<T> {
        BTreeSet::new()
    }
}

impl<T: PartialEq> PartialEq for BTreeSet<T> {
    fn eq(&self, other: &BTreeSet<T>) -> bool {
        self.map == other.map
    }
}

impl<T: Eq> Eq for BTreeSet<T> {}

impl<T: PartialOrd> PartialOrd for BTreeSet<T> {
    fn partial_cmp(&self, other: &BTreeSet<T>) -> Option<Ordering> {
        self.map.partial_cmp(&other.map)
    }
}

impl<T: Ord> Ord for BTreeSet<T> {
    fn cmp(&self, other: &BTreeSet<T>) -> Ordering {
        self.map.cmp(&other.map)
    }
}

impl<T: Hash> Hash for BTreeSet<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.map.hash(state)
    }
}

impl<T: fmt::Debug> fmt::Debug for BTreeSet<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}

impl<T: Ord> FromIterator<T> for BTreeSet<T> {
    fn from_iter<I: IntoIterator<Item = T>>(iter: I) -> BTreeSet<T> {
        let mut set = BTreeSet::new();
        set.extend(iter);
        set
    }
}

impl<T: Ord> Extend<T> for BTreeSet<T> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, iter: I) {
        for value in iter {
            self.insert(value);
        }
    }
}

impl<'a, T: Ord + Copy + 'a> Extend<&'a T> for BTreeSet<T> {
    fn extend<I: IntoIterator<Item = &'a T>>(&mut self, iter: I) {
        for value in iter {
            self.insert(*value);
        }
    }
}

impl<T: Ord, const N: usize> From<[T; N]> for BTreeSet<T> {
    fn from(arr: [T; N]) -> BTreeSet<T> {
        BTreeSet::from_iter(arr)
    }
}

impl<T: Ord + Clone> BitOr<&BTreeSet<T>> for &BTreeSet<T> {
    type Output = BTreeSet<T>;

    fn bitor(self, rhs: &BTreeSet<T>) -> BTreeSet<T> {
        self.union(rhs).cloned().collect()
    }
}

impl<T: Ord + Clone> BitAnd<&BTreeSet<T>> for &BTreeSet<T> {
    type Output = BTreeSet<T>;

    fn bitand(self, rhs: &BTreeSet<T>) -> BTreeSet<T> {
        self.intersection(rhs).cloned().collect()
    }
}

impl<T: Ord + Clone> BitXor<&BTreeSet<T>> for &BTreeSet<T> {
    type Output = BTreeSet<T>;

    fn bitxor(self, rhs: &BTreeSet<T>) -> BTreeSet<T> {
        self.symmetric_difference(rhs).cloned().collect()
    }
}

impl<T: Ord + Clone> Sub<&BTreeSet<T>> for &BTreeSet<T> {
    type Output = BTreeSet<T>;

    fn sub(self, rhs: &BTreeSet<T>) -> BTreeSet<T> {
        self.difference(rhs).cloned().collect()
    }
}

impl<T> IntoIterator for BTreeSet<T> {
    type Item = T;
    type IntoIter = IntoIter<T>;

    fn into_iter(self) -> IntoIter<T> {
        IntoIter { keys: self.map.into_keys() }
    }
}

impl<'a, T> IntoIterator for &'a BTreeSet<T> {
    type Item = &'a T;
    type IntoIter = Iter<'a, T>;

    fn into_iter(self) -> Iter<'a, T> {
        self.iter()
    }
}

#[all_items]
pub struct Iter<'a, T: 'a> {
    keys: btree_map::Keys<'a, T, ()>,
}

impl<'a, T> Iterator for Iter<'a, T> {
    type Item = &'a T;

    fn next(&mut self) -> Option<&'a T> {
        self.keys.next()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.keys.size_hint()
    }
}

impl<'a, T> DoubleEndedIterator for Iter<'a, T> {
    fn next_back(&mut self) -> Option<&'a T> {
        self.keys.next_back()
    }
}

impl<T> ExactSizeIterator for Iter<'_, T> {}

impl<T> Clone for Iter<'_, T> {
    fn clone(&self) -> Self {
        Iter { keys: self.keys.clone() }
    }
}

#[all_items]
pub struct IntoIter<T> {
    keys: btree_map::IntoKeys<T, ()>,
}

impl<T> Iterator for IntoIter<T> {
    type Item = T;

    fn next(&mut self) -> Option<T> {
        self.keys.next()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.keys.size_hint()
    }
}

impl<T> DoubleEndedIterator for IntoIter<T> {
    fn next_back(&mut self) -> Option<T> {
        self.keys.next_back()
    }
}

impl<T> ExactSizeIterator for IntoIter<T> {}

#[all_items]
pub struct Range<'a, T: 'a> {
    inner: btree_map::Range<'a, T, ()>,
}

impl<'a, T> Clone for Range<'a, T> {
    fn clone(&self) -> Range<'a, T> {
        Range { inner: self.inner.clone() }
    }
}

impl<'a, T> Iterator for Range<'a, T> {
    type Item = &'a T;

    fn next(&mut self) -> Option<&'a T> {
        match self.inner.next() {
            Some((key, _)) => Some(key),
            None => None,
        }
    }
}

impl<'a, T> DoubleEndedIterator for Range<'a, T> {
    fn next_back(&mut self) -> Option<&'a T> {
        match self.inner.next_back() {
            Some((key, _)) => Some(key),
            None => None,
        }
    }
}

/// Two sets walked through together; which values are given: those of the left alone, of the right alone, of both.
struct Merge<'a, T: 'a> {
    left: Peekable<Iter<'a, T>>,
    right: Peekable<Iter<'a, T>>,
    gives_left: bool,
    gives_right: bool,
    gives_both: bool,
}

impl<'a, T> Clone for Merge<'a, T> {
    fn clone(&self) -> Merge<'a, T> {
        Merge {
            left: self.left.clone(),
            right: self.right.clone(),
            gives_left: self.gives_left,
            gives_right: self.gives_right,
            gives_both: self.gives_both,
        }
    }
}

impl<'a, T> Merge<'a, T> {
    fn new(left: &'a BTreeSet<T>, right: &'a BTreeSet<T>, gives_left: bool, gives_right: bool, gives_both: bool) -> Merge<'a, T> {
        Merge { left: left.iter().peekable(), right: right.iter().peekable(), gives_left, gives_right, gives_both }
    }
}

impl<'a, T: Ord> Iterator for Merge<'a, T> {
    type Item = &'a T;

    fn next(&mut self) -> Option<&'a T> {
        loop {
            let order = match (self.left.peek(), self.right.peek()) {
                (None, None) => return None,
                (Some(_), None) => Ordering::Less,
                (None, Some(_)) => Ordering::Greater,
                (Some(x), Some(y)) => (**x).cmp(*y),
            };
            match order {
                Ordering::Less => {
                    let value = self.left.next();
                    if self.gives_left {
                        return value;
                    }
                }
                Ordering::Greater => {
                    let value = self.right.next();
                    if self.gives_right {
                        return value;
                    }
                }
                Ordering::Equal => {
                    let value = self.left.next();
                    self.right.next();
                    if self.gives_both {
                        return value;
                    }
                }
            }
        }
    }
}

#[all_items]
pub struct Difference<'a, T: 'a>(Merge<'a, T>);

impl<'a, T> Clone for Difference<'a, T> {
    fn clone(&self) -> Difference<'a, T> {
        Difference(self.0.clone())
    }
}

impl<'a, T: Ord> Iterator for Difference<'a, T> {
    type Item = &'a T;

    fn next(&mut self) -> Option<&'a T> {
        self.0.next()
    }
}

#[all_items]
pub struct SymmetricDifference<'a, T: 'a>(Merge<'a, T>);

impl<'a, T> Clone for SymmetricDifference<'a, T> {
    fn clone(&self) -> SymmetricDifference<'a, T> {
        SymmetricDifference(self.0.clone())
    }
}

impl<'a, T: Ord> Iterator for SymmetricDifference<'a, T> {
    type Item = &'a T;

    fn next(&mut self) -> Option<&'a T> {
        self.0.next()
    }
}

#[all_items]
pub struct Intersection<'a, T: 'a>(Merge<'a, T>);

impl<'a, T> Clone for Intersection<'a, T> {
    fn clone(&self) -> Intersection<'a, T> {
        Intersection(self.0.clone())
    }
}

impl<'a, T: Ord> Iterator for Intersection<'a, T> {
    type Item = &'a T;

    fn next(&mut self) -> Option<&'a T> {
        self.0.next()
    }
}

#[all_items]
pub struct Union<'a, T: 'a>(Merge<'a, T>);

impl<'a, T> Clone for Union<'a, T> {
    fn clone(&self) -> Union<'a, T> {
        Union(self.0.clone())
    }
}

impl<'a, T: Ord> Iterator for Union<'a, T> {
    type Item = &'a T;

    fn next(&mut self) -> Option<&'a T> {
        self.0.next()
    }
}

/// Takes out those elements within `range` that `pred` says; the others stay.
#[all_items]
pub struct ExtractIf<'a, T, R, F> {
    map: &'a mut BTreeMap<T, ()>,
    at: usize,
    range: R,
    pred: F,
}

impl<T: PartialOrd, R: RangeBounds<T>, F: FnMut(&T) -> bool> Iterator for ExtractIf<'_, T, R, F> {
    type Item = T;

    fn next(&mut self) -> Option<T> {
        while let Some(key) = self.map.key_at(self.at) {
            if self.range.contains(key) && (self.pred)(key) {
                return Some(self.map.remove_at(self.at));
            }
            self.at += 1
        }
        None
    }
}
