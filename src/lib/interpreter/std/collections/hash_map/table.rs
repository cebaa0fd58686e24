//! The slots: a power of two of them, looked through in order from where the hash says.

use crate::borrow::Borrow;
use crate::mem;
use crate::vec::Vec;

/// A slot once full may lie in the middle of a way that others took past it: it is `Deleted`, not `Empty`.
#[derive(Clone)]
pub(crate) enum Slot<K, V> {
    Empty,
    Deleted,
    /// With the key's hash.
    Full(u64, K, V),
}

use Slot::{Deleted, Empty, Full};

/// `growth_left`: how many slots may yet turn from empty to full before the table grows.
#[derive(Clone)]
pub(crate) struct Table<K, V> {
    pub(crate) slots: Vec<Slot<K, V>>,
    pub(crate) len: usize,
    pub(crate) growth_left: usize,
}

/// How many of `slots` slots may be full: seven eighths, and all but one of few.
fn usable(slots: usize) -> usize {
    if slots == 0 {
        0
    } else if slots <= 8 {
        slots - 1
    } else {
        slots / 8 * 7
    }
}

impl<K, V> Table<K, V> {
    pub(crate) const fn new() -> Table<K, V> {
        Table { slots: Vec::new(), len: 0, growth_left: 0 }
    }

    pub(crate) fn with_capacity(capacity: usize) -> Table<K, V> {
        let mut table = Table::new();
        if capacity > 0 {
            table.rebuild(slots_for::<(K, V)>(capacity))
        }
        table
    }

    /// The slot of a key.
    pub(crate) fn find<Q: ?Sized + Eq>(&self, hash: u64, key: &Q) -> Option<usize>
    where
        K: Borrow<Q>,
    {
        if self.len == 0 {
            return None;
        }
        let mask = self.slots.len() - 1;
        let mut index = hash as usize & mask;
        loop {
            match &self.slots[index] {
                Empty => return None,
                Deleted => {}
                Full(theirs, k, _) => {
                    if *theirs == hash && *k.borrow() == *key {
                        return Some(index);
                    }
                }
            }
            index = (index + 1) & mask
        }
    }

    /// The key is not there yet. Gives its slot.
    pub(crate) fn insert(&mut self, hash: u64, key: K, value: V) -> usize {
        if self.growth_left == 0 {
            self.reserve(1)
        }
        let mask = self.slots.len() - 1;
        let mut index = hash as usize & mask;
        loop {
            match &self.slots[index] {
                Empty => {
                    self.growth_left -= 1;
                    break;
                }
                Deleted => break,
                Full(_, _, _) => index = (index + 1) & mask,
            }
        }
        self.slots[index] = Full(hash, key, value);
        self.len += 1;
        index
    }

    pub(crate) fn pair(&self, index: usize) -> (&K, &V) {
        match &self.slots[index] {
            Full(_, key, value) => (key, value),
            _ => crate::panicking::panic_str("internal error: entered unreachable code"),
        }
    }

    pub(crate) fn value_mut(&mut self, index: usize) -> &mut V {
        match &mut self.slots[index] {
            Full(_, _, value) => value,
            _ => crate::panicking::panic_str("internal error: entered unreachable code"),
        }
    }

    pub(crate) fn take(&mut self, index: usize) -> Option<(K, V)> {
        let mask = self.slots.len() - 1;
        let is_last = match &self.slots[(index + 1) & mask] {
            Empty => true,
            _ => false,
        };
        let left = if is_last {
            self.growth_left += 1;
            Empty
        } else {
            Deleted
        };
        match mem::replace(&mut self.slots[index], left) {
            Full(_, key, value) => {
                self.len -= 1;
                Some((key, value))
            }
            _ => None,
        }
    }

    /// All slots; empty ones stay in their place.
    pub(crate) fn take_slots(&mut self) -> Vec<Slot<K, V>> {
        let count = self.slots.len();
        self.len = 0;
        self.growth_left = usable(count);
        mem::replace(&mut self.slots, empty_slots(count))
    }

    pub(crate) fn reserve(&mut self, additional: usize) {
        if additional <= self.growth_left {
            return;
        }
        let wanted = match self.len.checked_add(additional) {
            Some(wanted) => wanted,
            None => refuse_capacity(),
        };
        let full = usable(self.slots.len());
        if wanted <= full / 2 {
            self.rebuild(self.slots.len())
        } else {
            self.rebuild(slots_for::<(K, V)>(if wanted > full { wanted } else { full + 1 }))
        }
    }

    /// As few slots as `capacity` entries need, and those that are there.
    pub(crate) fn shrink_to(&mut self, capacity: usize) {
        let wanted = if capacity > self.len { capacity } else { self.len };
        if wanted == 0 {
            *self = Table::new();
            return;
        }
        let count = slots_for::<(K, V)>(wanted);
        if count < self.slots.len() {
            self.rebuild(count)
        }
    }

    pub(crate) fn shrink(&mut self) {
        let count = if self.len == 0 { 0 } else { slots_for::<(K, V)>(self.len) };
        if count < self.slots.len() {
            self.rebuild(count)
        }
    }

    fn rebuild(&mut self, count: usize) {
        let old = mem::replace(&mut self.slots, empty_slots(count));
        self.growth_left = usable(count);
        self.len = 0;
        for slot in old {
            if let Full(hash, key, value) = slot {
                self.insert(hash, key, value);
            }
        }
    }
}

fn empty_slots<K, V>(count: usize) -> Vec<Slot<K, V>> {
    let mut slots = Vec::with_capacity(count);
    while slots.len() < count {
        slots.push(Empty)
    }
    slots
}

#[panics_at = "/rust/deps/hashbrown-0.16.1/src/raw/mod.rs:37:40"]
fn refuse_capacity() -> ! {
    crate::panicking::panic_str("Hash table capacity overflow")
}

/// The smallest table for so many; tables of small things begin larger.
fn slots_for<T>(capacity: usize) -> usize {
    let size = mem::size_of::<T>();
    if capacity > isize::MAX as usize / 8 / (size + 1) {
        refuse_capacity()
    }
    let least = if size <= 1 {
        14
    } else if size <= 3 {
        7
    } else {
        3
    };
    let wanted = if capacity < least { least } else { capacity };
    if wanted < 4 {
        4
    } else if wanted < 8 {
        8
    } else if wanted < 15 {
        16
    } else {
        (wanted * 8 / 7).next_power_of_two()
    }
}
