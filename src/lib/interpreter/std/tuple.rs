//! Tuples: what their fields can do, they can do, field by field. Copying and cloning are built in.

use crate::cmp::Ordering;
use crate::fmt;
use crate::hash::{Hash, Hasher};

impl<A: PartialEq> PartialEq for (A,) {
    fn eq(&self, other: &(A,)) -> bool {
        self.0 == other.0
    }
}

impl<A: Eq> Eq for (A,) {}

impl<A: PartialOrd> PartialOrd for (A,) {
    fn partial_cmp(&self, other: &(A,)) -> Option<Ordering> {
        self.0.partial_cmp(&other.0)
    }
}

impl<A: Ord> Ord for (A,) {
    fn cmp(&self, other: &(A,)) -> Ordering {
        self.0.cmp(&other.0)
    }
}

impl<A: Default> Default for (A,) {
    fn default() -> (A,) {
        (A::default(),)
    }
}

impl<A: Hash> Hash for (A,) {
    fn hash<S: Hasher>(&self, state: &mut S) {
        self.0.hash(state);
    }
}

impl<A: fmt::Debug> fmt::Debug for (A,) {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut tuple = f.debug_tuple("");
        tuple.field(&self.0);
        tuple.finish()
    }
}

impl<A: PartialEq, B: PartialEq> PartialEq for (A, B) {
    fn eq(&self, other: &(A, B)) -> bool {
        self.0 == other.0 && self.1 == other.1
    }
}

impl<A: Eq, B: Eq> Eq for (A, B) {}

impl<A: PartialOrd, B: PartialOrd> PartialOrd for (A, B) {
    fn partial_cmp(&self, other: &(A, B)) -> Option<Ordering> {
        match self.0.partial_cmp(&other.0) {
            Some(Ordering::Equal) => {}
            order => return order,
        }
        self.1.partial_cmp(&other.1)
    }
}

impl<A: Ord, B: Ord> Ord for (A, B) {
    fn cmp(&self, other: &(A, B)) -> Ordering {
        match self.0.cmp(&other.0) {
            Ordering::Equal => {}
            order => return order,
        }
        self.1.cmp(&other.1)
    }
}

impl<A: Default, B: Default> Default for (A, B) {
    fn default() -> (A, B) {
        (A::default(), B::default())
    }
}

impl<A: Hash, B: Hash> Hash for (A, B) {
    fn hash<S: Hasher>(&self, state: &mut S) {
        self.0.hash(state);
        self.1.hash(state);
    }
}

impl<A: fmt::Debug, B: fmt::Debug> fmt::Debug for (A, B) {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut tuple = f.debug_tuple("");
        tuple.field(&self.0);
        tuple.field(&self.1);
        tuple.finish()
    }
}

impl<A: PartialEq, B: PartialEq, C: PartialEq> PartialEq for (A, B, C) {
    fn eq(&self, other: &(A, B, C)) -> bool {
        self.0 == other.0 && self.1 == other.1 && self.2 == other.2
    }
}

impl<A: Eq, B: Eq, C: Eq> Eq for (A, B, C) {}

impl<A: PartialOrd, B: PartialOrd, C: PartialOrd> PartialOrd for (A, B, C) {
    fn partial_cmp(&self, other: &(A, B, C)) -> Option<Ordering> {
        match self.0.partial_cmp(&other.0) {
            Some(Ordering::Equal) => {}
            order => return order,
        }
        match self.1.partial_cmp(&other.1) {
            Some(Ordering::Equal) => {}
            order => return order,
        }
        self.2.partial_cmp(&other.2)
    }
}

impl<A: Ord, B: Ord, C: Ord> Ord for (A, B, C) {
    fn cmp(&self, other: &(A, B, C)) -> Ordering {
        match self.0.cmp(&other.0) {
            Ordering::Equal => {}
            order => return order,
        }
        match self.1.cmp(&other.1) {
            Ordering::Equal => {}
            order => return order,
        }
        self.2.cmp(&other.2)
    }
}

impl<A: Default, B: Default, C: Default> Default for (A, B, C) {
    fn default() -> (A, B, C) {
        (A::default(), B::default(), C::default())
    }
}

impl<A: Hash, B: Hash, C: Hash> Hash for (A, B, C) {
    fn hash<S: Hasher>(&self, state: &mut S) {
        self.0.hash(state);
        self.1.hash(state);
        self.2.hash(state);
    }
}

impl<A: fmt::Debug, B: fmt::Debug, C: fmt::Debug> fmt::Debug for (A, B, C) {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut tuple = f.debug_tuple("");
        tuple.field(&self.0);
        tuple.field(&self.1);
        tuple.field(&self.2);
        tuple.finish()
    }
}

impl<A: PartialEq, B: PartialEq, C: PartialEq, D: PartialEq> PartialEq for (A, B, C, D) {
    fn eq(&self, other: &(A, B, C, D)) -> bool {
        self.0 == other.0 && self.1 == other.1 && self.2 == other.2 && self.3 == other.3
    }
}

impl<A: Eq, B: Eq, C: Eq, D: Eq> Eq for (A, B, C, D) {}

impl<A: PartialOrd, B: PartialOrd, C: PartialOrd, D: PartialOrd> PartialOrd for (A, B, C, D) {
    fn partial_cmp(&self, other: &(A, B, C, D)) -> Option<Ordering> {
        match self.0.partial_cmp(&other.0) {
            Some(Ordering::Equal) => {}
            order => return order,
        }
        match self.1.partial_cmp(&other.1) {
            Some(Ordering::Equal) => {}
            order => return order,
        }
        match self.2.partial_cmp(&other.2) {
            Some(Ordering::Equal) => {}
            order => return order,
        }
        self.3.partial_cmp(&other.3)
    }
}

impl<A: Ord, B: Ord, C: Ord, D: Ord> Ord for (A, B, C, D) {
    fn cmp(&self, other: &(A, B, C, D)) -> Ordering {
        match self.0.cmp(&other.0) {
            Ordering::Equal => {}
            order => return order,
        }
        match self.1.cmp(&other.1) {
            Ordering::Equal => {}
            order => return order,
        }
        match self.2.cmp(&other.2) {
            Ordering::Equal => {}
            order => return order,
        }
        self.3.cmp(&other.3)
    }
}

impl<A: Default, B: Default, C: Default, D: Default> Default for (A, B, C, D) {
    fn default() -> (A, B, C, D) {
        (A::default(), B::default(), C::default(), D::default())
    }
}

impl<A: Hash, B: Hash, C: Hash, D: Hash> Hash for (A, B, C, D) {
    fn hash<S: Hasher>(&self, state: &mut S) {
        self.0.hash(state);
        self.1.hash(state);
        self.2.hash(state);
        self.3.hash(state);
    }
}

impl<A: fmt::Debug, B: fmt::Debug, C: fmt::Debug, D: fmt::Debug> fmt::Debug for (A, B, C, D) {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut tuple = f.debug_tuple("");
        tuple.field(&self.0);
        tuple.field(&self.1);
        tuple.field(&self.2);
        tuple.field(&self.3);
        tuple.finish()
    }
}

impl<A: PartialEq, B: PartialEq, C: PartialEq, D: PartialEq, E: PartialEq> PartialEq for (A, B, C, D, E) {
    fn eq(&self, other: &(A, B, C, D, E)) -> bool {
        self.0 == other.0 && self.1 == other.1 && self.2 == other.2 && self.3 == other.3 && self.4 == other.4
    }
}

impl<A: Eq, B: Eq, C: Eq, D: Eq, E: Eq> Eq for (A, B, C, D, E) {}

impl<A: PartialOrd, B: PartialOrd, C: PartialOrd, D: PartialOrd, E: PartialOrd> PartialOrd for (A, B, C, D, E) {
    fn partial_cmp(&self, other: &(A, B, C, D, E)) -> Option<Ordering> {
        match self.0.partial_cmp(&other.0) {
            Some(Ordering::Equal) => {}
            order => return order,
        }
        match self.1.partial_cmp(&other.1) {
            Some(Ordering::Equal) => {}
            order => return order,
        }
        match self.2.partial_cmp(&other.2) {
            Some(Ordering::Equal) => {}
            order => return order,
        }
        match self.3.partial_cmp(&other.3) {
            Some(Ordering::Equal) => {}
            order => return order,
        }
        self.4.partial_cmp(&other.4)
    }
}

impl<A: Ord, B: Ord, C: Ord, D: Ord, E: Ord> Ord for (A, B, C, D, E) {
    fn cmp(&self, other: &(A, B, C, D, E)) -> Ordering {
        match self.0.cmp(&other.0) {
            Ordering::Equal => {}
            order => return order,
        }
        match self.1.cmp(&other.1) {
            Ordering::Equal => {}
            order => return order,
        }
        match self.2.cmp(&other.2) {
            Ordering::Equal => {}
            order => return order,
        }
        match self.3.cmp(&other.3) {
            Ordering::Equal => {}
            order => return order,
        }
        self.4.cmp(&other.4)
    }
}

impl<A: Default, B: Default, C: Default, D: Default, E: Default> Default for (A, B, C, D, E) {
    fn default() -> (A, B, C, D, E) {
        (A::default(), B::default(), C::default(), D::default(), E::default())
    }
}

impl<A: Hash, B: Hash, C: Hash, D: Hash, E: Hash> Hash for (A, B, C, D, E) {
    fn hash<S: Hasher>(&self, state: &mut S) {
        self.0.hash(state);
        self.1.hash(state);
        self.2.hash(state);
        self.3.hash(state);
        self.4.hash(state);
    }
}

impl<A: fmt::Debug, B: fmt::Debug, C: fmt::Debug, D: fmt::Debug, E: fmt::Debug> fmt::Debug for (A, B, C, D, E) {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut tuple = f.debug_tuple("");
        tuple.field(&self.0);
        tuple.field(&self.1);
        tuple.field(&self.2);
        tuple.field(&self.3);
        tuple.field(&self.4);
        tuple.finish()
    }
}

impl<A: PartialEq, B: PartialEq, C: PartialEq, D: PartialEq, E: PartialEq, F: PartialEq> PartialEq for (A, B, C, D, E, F) {
    fn eq(&self, other: &(A, B, C, D, E, F)) -> bool {
        self.0 == other.0 && self.1 == other.1 && self.2 == other.2 && self.3 == other.3 && self.4 == other.4 && self.5 == other.5
    }
}

impl<A: Eq, B: Eq, C: Eq, D: Eq, E: Eq, F: Eq> Eq for (A, B, C, D, E, F) {}

impl<A: PartialOrd, B: PartialOrd, C: PartialOrd, D: PartialOrd, E: PartialOrd, F: PartialOrd> PartialOrd for (A, B, C, D, E, F) {
    fn partial_cmp(&self, other: &(A, B, C, D, E, F)) -> Option<Ordering> {
        match self.0.partial_cmp(&other.0) {
            Some(Ordering::Equal) => {}
            order => return order,
        }
        match self.1.partial_cmp(&other.1) {
            Some(Ordering::Equal) => {}
            order => return order,
        }
        match self.2.partial_cmp(&other.2) {
            Some(Ordering::Equal) => {}
            order => return order,
        }
        match self.3.partial_cmp(&other.3) {
            Some(Ordering::Equal) => {}
            order => return order,
        }
        match self.4.partial_cmp(&other.4) {
            Some(Ordering::Equal) => {}
            order => return order,
        }
        self.5.partial_cmp(&other.5)
    }
}

impl<A: Ord, B: Ord, C: Ord, D: Ord, E: Ord, F: Ord> Ord for (A, B, C, D, E, F) {
    fn cmp(&self, other: &(A, B, C, D, E, F)) -> Ordering {
        match self.0.cmp(&other.0) {
            Ordering::Equal => {}
            order => return order,
        }
        match self.1.cmp(&other.1) {
            Ordering::Equal => {}
            order => return order,
        }
        match self.2.cmp(&other.2) {
            Ordering::Equal => {}
            order => return order,
        }
        match self.3.cmp(&other.3) {
            Ordering::Equal => {}
            order => return order,
        }
        match self.4.cmp(&other.4) {
            Ordering::Equal => {}
            order => return order,
        }
        self.5.cmp(&other.5)
    }
}

impl<A: Default, B: Default, C: Default, D: Default, E: Default, F: Default> Default for (A, B, C, D, E, F) {
    fn default() -> (A, B, C, D, E, F) {
        (A::default(), B::default(), C::default(), D::default(), E::default(), F::default())
    }
}

impl<A: Hash, B: Hash, C: Hash, D: Hash, E: Hash, F: Hash> Hash for (A, B, C, D, E, F) {
    fn hash<S: Hasher>(&self, state: &mut S) {
        self.0.hash(state);
        self.1.hash(state);
        self.2.hash(state);
        self.3.hash(state);
        self.4.hash(state);
        self.5.hash(state);
    }
}

impl<A: fmt::Debug, B: fmt::Debug, C: fmt::Debug, D: fmt::Debug, E: fmt::Debug, F: fmt::Debug> fmt::Debug for (A, B, C, D, E, F) {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut tuple = f.debug_tuple("");
        tuple.field(&self.0);
        tuple.field(&self.1);
        tuple.field(&self.2);
        tuple.field(&self.3);
        tuple.field(&self.4);
        tuple.field(&self.5);
        tuple.finish()
    }
}

impl<A: PartialEq, B: PartialEq, C: PartialEq, D: PartialEq, E: PartialEq, F: PartialEq, G: PartialEq> PartialEq for (A, B, C, D, E, F, G) {
    fn eq(&self, other: &(A, B, C, D, E, F, G)) -> bool {
        self.0 == other.0 && self.1 == other.1 && self.2 == other.2 && self.3 == other.3 && self.4 == other.4 && self.5 == other.5 && self.6 == other.6
    }
}

impl<A: Eq, B: Eq, C: Eq, D: Eq, E: Eq, F: Eq, G: Eq> Eq for (A, B, C, D, E, F, G) {}

impl<A: PartialOrd, B: PartialOrd, C: PartialOrd, D: PartialOrd, E: PartialOrd, F: PartialOrd, G: PartialOrd> PartialOrd for (A, B, C, D, E, F, G) {
    fn partial_cmp(&self, other: &(A, B, C, D, E, F, G)) -> Option<Ordering> {
        match self.0.partial_cmp(&other.0) {
            Some(Ordering::Equal) => {}
            order => return order,
        }
        match self.1.partial_cmp(&other.1) {
            Some(Ordering::Equal) => {}
            order => return order,
        }
        match self.2.partial_cmp(&other.2) {
            Some(Ordering::Equal) => {}
            order => return order,
        }
        match self.3.partial_cmp(&other.3) {
            Some(Ordering::Equal) => {}
            order => return order,
        }
        match self.4.partial_cmp(&other.4) {
            Some(Ordering::Equal) => {}
            order => return order,
        }
        match self.5.partial_cmp(&other.5) {
            Some(Ordering::Equal) => {}
            order => return order,
        }
        self.6.partial_cmp(&other.6)
    }
}

impl<A: Ord, B: Ord, C: Ord, D: Ord, E: Ord, F: Ord, G: Ord> Ord for (A, B, C, D, E, F, G) {
    fn cmp(&self, other: &(A, B, C, D, E, F, G)) -> Ordering {
        match self.0.cmp(&other.0) {
            Ordering::Equal => {}
            order => return order,
        }
        match self.1.cmp(&other.1) {
            Ordering::Equal => {}
            order => return order,
        }
        match self.2.cmp(&other.2) {
            Ordering::Equal => {}
            order => return order,
        }
        match self.3.cmp(&other.3) {
            Ordering::Equal => {}
            order => return order,
        }
        match self.4.cmp(&other.4) {
            Ordering::Equal => {}
            order => return order,
        }
        match self.5.cmp(&other.5) {
            Ordering::Equal => {}
            order => return order,
        }
        self.6.cmp(&other.6)
    }
}

impl<A: Default, B: Default, C: Default, D: Default, E: Default, F: Default, G: Default> Default for (A, B, C, D, E, F, G) {
    fn default() -> (A, B, C, D, E, F, G) {
        (A::default(), B::default(), C::default(), D::default(), E::default(), F::default(), G::default())
    }
}

impl<A: Hash, B: Hash, C: Hash, D: Hash, E: Hash, F: Hash, G: Hash> Hash for (A, B, C, D, E, F, G) {
    fn hash<S: Hasher>(&self, state: &mut S) {
        self.0.hash(state);
        self.1.hash(state);
        self.2.hash(state);
        self.3.hash(state);
        self.4.hash(state);
        self.5.hash(state);
        self.6.hash(state);
    }
}

impl<A: fmt::Debug, B: fmt::Debug, C: fmt::Debug, D: fmt::Debug, E: fmt::Debug, F: fmt::Debug, G: fmt::Debug> fmt::Debug for (A, B, C, D, E, F, G) {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut tuple = f.debug_tuple("");
        tuple.field(&self.0);
        tuple.field(&self.1);
        tuple.field(&self.2);
        tuple.field(&self.3);
        tuple.field(&self.4);
        tuple.field(&self.5);
        tuple.field(&self.6);
        tuple.finish()
    }
}

impl<A: PartialEq, B: PartialEq, C: PartialEq, D: PartialEq, E: PartialEq, F: PartialEq, G: PartialEq, H: PartialEq> PartialEq for (A, B, C, D, E, F, G, H) {
    fn eq(&self, other: &(A, B, C, D, E, F, G, H)) -> bool {
        self.0 == other.0 && self.1 == other.1 && self.2 == other.2 && self.3 == other.3 && self.4 == other.4 && self.5 == other.5 && self.6 == other.6 && self.7 == other.7
    }
}

impl<A: Eq, B: Eq, C: Eq, D: Eq, E: Eq, F: Eq, G: Eq, H: Eq> Eq for (A, B, C, D, E, F, G, H) {}

impl<A: PartialOrd, B: PartialOrd, C: PartialOrd, D: PartialOrd, E: PartialOrd, F: PartialOrd, G: PartialOrd, H: PartialOrd> PartialOrd for (A, B, C, D, E, F, G, H) {
    fn partial_cmp(&self, other: &(A, B, C, D, E, F, G, H)) -> Option<Ordering> {
        match self.0.partial_cmp(&other.0) {
            Some(Ordering::Equal) => {}
            order => return order,
        }
        match self.1.partial_cmp(&other.1) {
            Some(Ordering::Equal) => {}
            order => return order,
        }
        match self.2.partial_cmp(&other.2) {
            Some(Ordering::Equal) => {}
            order => return order,
        }
        match self.3.partial_cmp(&other.3) {
            Some(Ordering::Equal) => {}
            order => return order,
        }
        match self.4.partial_cmp(&other.4) {
            Some(Ordering::Equal) => {}
            order => return order,
        }
        match self.5.partial_cmp(&other.5) {
            Some(Ordering::Equal) => {}
            order => return order,
        }
        match self.6.partial_cmp(&other.6) {
            Some(Ordering::Equal) => {}
            order => return order,
        }
        self.7.partial_cmp(&other.7)
    }
}

impl<A: Ord, B: Ord, C: Ord, D: Ord, E: Ord, F: Ord, G: Ord, H: Ord> Ord for (A, B, C, D, E, F, G, H) {
    fn cmp(&self, other: &(A, B, C, D, E, F, G, H)) -> Ordering {
        match self.0.cmp(&other.0) {
            Ordering::Equal => {}
            order => return order,
        }
        match self.1.cmp(&other.1) {
            Ordering::Equal => {}
            order => return order,
        }
        match self.2.cmp(&other.2) {
            Ordering::Equal => {}
            order => return order,
        }
        match self.3.cmp(&other.3) {
            Ordering::Equal => {}
            order => return order,
        }
        match self.4.cmp(&other.4) {
            Ordering::Equal => {}
            order => return order,
        }
        match self.5.cmp(&other.5) {
            Ordering::Equal => {}
            order => return order,
        }
        match self.6.cmp(&other.6) {
            Ordering::Equal => {}
            order => return order,
        }
        self.7.cmp(&other.7)
    }
}

impl<A: Default, B: Default, C: Default, D: Default, E: Default, F: Default, G: Default, H: Default> Default for (A, B, C, D, E, F, G, H) {
    fn default() -> (A, B, C, D, E, F, G, H) {
        (A::default(), B::default(), C::default(), D::default(), E::default(), F::default(), G::default(), H::default())
    }
}

impl<A: Hash, B: Hash, C: Hash, D: Hash, E: Hash, F: Hash, G: Hash, H: Hash> Hash for (A, B, C, D, E, F, G, H) {
    fn hash<S: Hasher>(&self, state: &mut S) {
        self.0.hash(state);
        self.1.hash(state);
        self.2.hash(state);
        self.3.hash(state);
        self.4.hash(state);
        self.5.hash(state);
        self.6.hash(state);
        self.7.hash(state);
    }
}

impl<A: fmt::Debug, B: fmt::Debug, C: fmt::Debug, D: fmt::Debug, E: fmt::Debug, F: fmt::Debug, G: fmt::Debug, H: fmt::Debug> fmt::Debug for (A, B, C, D, E, F, G, H) {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut tuple = f.debug_tuple("");
        tuple.field(&self.0);
        tuple.field(&self.1);
        tuple.field(&self.2);
        tuple.field(&self.3);
        tuple.field(&self.4);
        tuple.field(&self.5);
        tuple.field(&self.6);
        tuple.field(&self.7);
        tuple.finish()
    }
}

impl<A: PartialEq, B: PartialEq, C: PartialEq, D: PartialEq, E: PartialEq, F: PartialEq, G: PartialEq, H: PartialEq, I: PartialEq> PartialEq for (A, B, C, D, E, F, G, H, I) {
    fn eq(&self, other: &(A, B, C, D, E, F, G, H, I)) -> bool {
        self.0 == other.0 && self.1 == other.1 && self.2 == other.2 && self.3 == other.3 && self.4 == other.4 && self.5 == other.5 && self.6 == other.6 && self.7 == other.7 && self.8 == other.8
    }
}

impl<A: Eq, B: Eq, C: Eq, D: Eq, E: Eq, F: Eq, G: Eq, H: Eq, I: Eq> Eq for (A, B, C, D, E, F, G, H, I) {}

impl<A: PartialOrd, B: PartialOrd, C: PartialOrd, D: PartialOrd, E: PartialOrd, F: PartialOrd, G: PartialOrd, H: PartialOrd, I: PartialOrd> PartialOrd for (A, B, C, D, E, F, G, H, I) {
    fn partial_cmp(&self, other: &(A, B, C, D, E, F, G, H, I)) -> Option<Ordering> {
        match self.0.partial_cmp(&other.0) {
            Some(Ordering::Equal) => {}
            order => return order,
        }
        match self.1.partial_cmp(&other.1) {
            Some(Ordering::Equal) => {}
            order => return order,
        }
        match self.2.partial_cmp(&other.2) {
            Some(Ordering::Equal) => {}
            order => return order,
        }
        match self.3.partial_cmp(&other.3) {
            Some(Ordering::Equal) => {}
            order => return order,
        }
        match self.4.partial_cmp(&other.4) {
            Some(Ordering::Equal) => {}
            order => return order,
        }
        match self.5.partial_cmp(&other.5) {
            Some(Ordering::Equal) => {}
            order => return order,
        }
        match self.6.partial_cmp(&other.6) {
            Some(Ordering::Equal) => {}
            order => return order,
        }
        match self.7.partial_cmp(&other.7) {
            Some(Ordering::Equal) => {}
            order => return order,
        }
        self.8.partial_cmp(&other.8)
    }
}

impl<A: Ord, B: Ord, C: Ord, D: Ord, E: Ord, F: Ord, G: Ord, H: Ord, I: Ord> Ord for (A, B, C, D, E, F, G, H, I) {
    fn cmp(&self, other: &(A, B, C, D, E, F, G, H, I)) -> Ordering {
        match self.0.cmp(&other.0) {
            Ordering::Equal => {}
            order => return order,
        }
        match self.1.cmp(&other.1) {
            Ordering::Equal => {}
            order => return order,
        }
        match self.2.cmp(&other.2) {
            Ordering::Equal => {}
            order => return order,
        }
        match self.3.cmp(&other.3) {
            Ordering::Equal => {}
            order => return order,
        }
        match self.4.cmp(&other.4) {
            Ordering::Equal => {}
            order => return order,
        }
        match self.5.cmp(&other.5) {
            Ordering::Equal => {}
            order => return order,
        }
        match self.6.cmp(&other.6) {
            Ordering::Equal => {}
            order => return order,
        }
        match self.7.cmp(&other.7) {
            Ordering::Equal => {}
            order => return order,
        }
        self.8.cmp(&other.8)
    }
}

impl<A: Default, B: Default, C: Default, D: Default, E: Default, F: Default, G: Default, H: Default, I: Default> Default for (A, B, C, D, E, F, G, H, I) {
    fn default() -> (A, B, C, D, E, F, G, H, I) {
        (A::default(), B::default(), C::default(), D::default(), E::default(), F::default(), G::default(), H::default(), I::default())
    }
}

impl<A: Hash, B: Hash, C: Hash, D: Hash, E: Hash, F: Hash, G: Hash, H: Hash, I: Hash> Hash for (A, B, C, D, E, F, G, H, I) {
    fn hash<S: Hasher>(&self, state: &mut S) {
        self.0.hash(state);
        self.1.hash(state);
        self.2.hash(state);
        self.3.hash(state);
        self.4.hash(state);
        self.5.hash(state);
        self.6.hash(state);
        self.7.hash(state);
        self.8.hash(state);
    }
}

impl<A: fmt::Debug, B: fmt::Debug, C: fmt::Debug, D: fmt::Debug, E: fmt::Debug, F: fmt::Debug, G: fmt::Debug, H: fmt::Debug, I: fmt::Debug> fmt::Debug for (A, B, C, D, E, F, G, H, I) {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut tuple = f.debug_tuple("");
        tuple.field(&self.0);
        tuple.field(&self.1);
        tuple.field(&self.2);
        tuple.field(&self.3);
        tuple.field(&self.4);
        tuple.field(&self.5);
        tuple.field(&self.6);
        tuple.field(&self.7);
        tuple.field(&self.8);
        tuple.finish()
    }
}

impl<A: PartialEq, B: PartialEq, C: PartialEq, D: PartialEq, E: PartialEq, F: PartialEq, G: PartialEq, H: PartialEq, I: PartialEq, J: PartialEq> PartialEq for (A, B, C, D, E, F, G, H, I, J) {
    fn eq(&self, other: &(A, B, C, D, E, F, G, H, I, J)) -> bool {
        self.0 == other.0 && self.1 == other.1 && self.2 == other.2 && self.3 == other.3 && self.4 == other.4 && self.5 == other.5 && self.6 == other.6 && self.7 == other.7 && self.8 == other.8 && self.9 == other.9
    }
}

impl<A: Eq, B: Eq, C: Eq, D: Eq, E: Eq, F: Eq, G: Eq, H: Eq, I: Eq, J: Eq> Eq for (A, B, C, D, E, F, G, H, I, J) {}

impl<A: PartialOrd, B: PartialOrd, C: PartialOrd, D: PartialOrd, E: PartialOrd, F: PartialOrd, G: PartialOrd, H: PartialOrd, I: PartialOrd, J: PartialOrd> PartialOrd for (A, B, C, D, E, F, G, H, I, J) {
    fn partial_cmp(&self, other: &(A, B, C, D, E, F, G, H, I, J)) -> Option<Ordering> {
        match self.0.partial_cmp(&other.0) {
            Some(Ordering::Equal) => {}
            order => return order,
        }
        match self.1.partial_cmp(&other.1) {
            Some(Ordering::Equal) => {}
            order => return order,
        }
        match self.2.partial_cmp(&other.2) {
            Some(Ordering::Equal) => {}
            order => return order,
        }
        match self.3.partial_cmp(&other.3) {
            Some(Ordering::Equal) => {}
            order => return order,
        }
        match self.4.partial_cmp(&other.4) {
            Some(Ordering::Equal) => {}
            order => return order,
        }
        match self.5.partial_cmp(&other.5) {
            Some(Ordering::Equal) => {}
            order => return order,
        }
        match self.6.partial_cmp(&other.6) {
            Some(Ordering::Equal) => {}
            order => return order,
        }
        match self.7.partial_cmp(&other.7) {
            Some(Ordering::Equal) => {}
            order => return order,
        }
        match self.8.partial_cmp(&other.8) {
            Some(Ordering::Equal) => {}
            order => return order,
        }
        self.9.partial_cmp(&other.9)
    }
}

impl<A: Ord, B: Ord, C: Ord, D: Ord, E: Ord, F: Ord, G: Ord, H: Ord, I: Ord, J: Ord> Ord for (A, B, C, D, E, F, G, H, I, J) {
    fn cmp(&self, other: &(A, B, C, D, E, F, G, H, I, J)) -> Ordering {
        match self.0.cmp(&other.0) {
            Ordering::Equal => {}
            order => return order,
        }
        match self.1.cmp(&other.1) {
            Ordering::Equal => {}
            order => return order,
        }
        match self.2.cmp(&other.2) {
            Ordering::Equal => {}
            order => return order,
        }
        match self.3.cmp(&other.3) {
            Ordering::Equal => {}
            order => return order,
        }
        match self.4.cmp(&other.4) {
            Ordering::Equal => {}
            order => return order,
        }
        match self.5.cmp(&other.5) {
            Ordering::Equal => {}
            order => return order,
        }
        match self.6.cmp(&other.6) {
            Ordering::Equal => {}
            order => return order,
        }
        match self.7.cmp(&other.7) {
            Ordering::Equal => {}
            order => return order,
        }
        match self.8.cmp(&other.8) {
            Ordering::Equal => {}
            order => return order,
        }
        self.9.cmp(&other.9)
    }
}

impl<A: Default, B: Default, C: Default, D: Default, E: Default, F: Default, G: Default, H: Default, I: Default, J: Default> Default for (A, B, C, D, E, F, G, H, I, J) {
    fn default() -> (A, B, C, D, E, F, G, H, I, J) {
        (A::default(), B::default(), C::default(), D::default(), E::default(), F::default(), G::default(), H::default(), I::default(), J::default())
    }
}

impl<A: Hash, B: Hash, C: Hash, D: Hash, E: Hash, F: Hash, G: Hash, H: Hash, I: Hash, J: Hash> Hash for (A, B, C, D, E, F, G, H, I, J) {
    fn hash<S: Hasher>(&self, state: &mut S) {
        self.0.hash(state);
        self.1.hash(state);
        self.2.hash(state);
        self.3.hash(state);
        self.4.hash(state);
        self.5.hash(state);
        self.6.hash(state);
        self.7.hash(state);
        self.8.hash(state);
        self.9.hash(state);
    }
}

impl<A: fmt::Debug, B: fmt::Debug, C: fmt::Debug, D: fmt::Debug, E: fmt::Debug, F: fmt::Debug, G: fmt::Debug, H: fmt::Debug, I: fmt::Debug, J: fmt::Debug> fmt::Debug for (A, B, C, D, E, F, G, H, I, J) {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut tuple = f.debug_tuple("");
        tuple.field(&self.0);
        tuple.field(&self.1);
        tuple.field(&self.2);
        tuple.field(&self.3);
        tuple.field(&self.4);
        tuple.field(&self.5);
        tuple.field(&self.6);
        tuple.field(&self.7);
        tuple.field(&self.8);
        tuple.field(&self.9);
        tuple.finish()
    }
}

impl<A: PartialEq, B: PartialEq, C: PartialEq, D: PartialEq, E: PartialEq, F: PartialEq, G: PartialEq, H: PartialEq, I: PartialEq, J: PartialEq, K: PartialEq> PartialEq for (A, B, C, D, E, F, G, H, I, J, K) {
    fn eq(&self, other: &(A, B, C, D, E, F, G, H, I, J, K)) -> bool {
        self.0 == other.0 && self.1 == other.1 && self.2 == other.2 && self.3 == other.3 && self.4 == other.4 && self.5 == other.5 && self.6 == other.6 && self.7 == other.7 && self.8 == other.8 && self.9 == other.9 && self.10 == other.10
    }
}

impl<A: Eq, B: Eq, C: Eq, D: Eq, E: Eq, F: Eq, G: Eq, H: Eq, I: Eq, J: Eq, K: Eq> Eq for (A, B, C, D, E, F, G, H, I, J, K) {}

impl<A: PartialOrd, B: PartialOrd, C: PartialOrd, D: PartialOrd, E: PartialOrd, F: PartialOrd, G: PartialOrd, H: PartialOrd, I: PartialOrd, J: PartialOrd, K: PartialOrd> PartialOrd for (A, B, C, D, E, F, G, H, I, J, K) {
    fn partial_cmp(&self, other: &(A, B, C, D, E, F, G, H, I, J, K)) -> Option<Ordering> {
        match self.0.partial_cmp(&other.0) {
            Some(Ordering::Equal) => {}
            order => return order,
        }
        match self.1.partial_cmp(&other.1) {
            Some(Ordering::Equal) => {}
            order => return order,
        }
        match self.2.partial_cmp(&other.2) {
            Some(Ordering::Equal) => {}
            order => return order,
        }
        match self.3.partial_cmp(&other.3) {
            Some(Ordering::Equal) => {}
            order => return order,
        }
        match self.4.partial_cmp(&other.4) {
            Some(Ordering::Equal) => {}
            order => return order,
        }
        match self.5.partial_cmp(&other.5) {
            Some(Ordering::Equal) => {}
            order => return order,
        }
        match self.6.partial_cmp(&other.6) {
            Some(Ordering::Equal) => {}
            order => return order,
        }
        match self.7.partial_cmp(&other.7) {
            Some(Ordering::Equal) => {}
            order => return order,
        }
        match self.8.partial_cmp(&other.8) {
            Some(Ordering::Equal) => {}
            order => return order,
        }
        match self.9.partial_cmp(&other.9) {
            Some(Ordering::Equal) => {}
            order => return order,
        }
        self.10.partial_cmp(&other.10)
    }
}

impl<A: Ord, B: Ord, C: Ord, D: Ord, E: Ord, F: Ord, G: Ord, H: Ord, I: Ord, J: Ord, K: Ord> Ord for (A, B, C, D, E, F, G, H, I, J, K) {
    fn cmp(&self, other: &(A, B, C, D, E, F, G, H, I, J, K)) -> Ordering {
        match self.0.cmp(&other.0) {
            Ordering::Equal => {}
            order => return order,
        }
        match self.1.cmp(&other.1) {
            Ordering::Equal => {}
            order => return order,
        }
        match self.2.cmp(&other.2) {
            Ordering::Equal => {}
            order => return order,
        }
        match self.3.cmp(&other.3) {
            Ordering::Equal => {}
            order => return order,
        }
        match self.4.cmp(&other.4) {
            Ordering::Equal => {}
            order => return order,
        }
        match self.5.cmp(&other.5) {
            Ordering::Equal => {}
            order => return order,
        }
        match self.6.cmp(&other.6) {
            Ordering::Equal => {}
            order => return order,
        }
        match self.7.cmp(&other.7) {
            Ordering::Equal => {}
            order => return order,
        }
        match self.8.cmp(&other.8) {
            Ordering::Equal => {}
            order => return order,
        }
        match self.9.cmp(&other.9) {
            Ordering::Equal => {}
            order => return order,
        }
        self.10.cmp(&other.10)
    }
}

impl<A: Default, B: Default, C: Default, D: Default, E: Default, F: Default, G: Default, H: Default, I: Default, J: Default, K: Default> Default for (A, B, C, D, E, F, G, H, I, J, K) {
    fn default() -> (A, B, C, D, E, F, G, H, I, J, K) {
        (A::default(), B::default(), C::default(), D::default(), E::default(), F::default(), G::default(), H::default(), I::default(), J::default(), K::default())
    }
}

impl<A: Hash, B: Hash, C: Hash, D: Hash, E: Hash, F: Hash, G: Hash, H: Hash, I: Hash, J: Hash, K: Hash> Hash for (A, B, C, D, E, F, G, H, I, J, K) {
    fn hash<S: Hasher>(&self, state: &mut S) {
        self.0.hash(state);
        self.1.hash(state);
        self.2.hash(state);
        self.3.hash(state);
        self.4.hash(state);
        self.5.hash(state);
        self.6.hash(state);
        self.7.hash(state);
        self.8.hash(state);
        self.9.hash(state);
        self.10.hash(state);
    }
}

impl<A: fmt::Debug, B: fmt::Debug, C: fmt::Debug, D: fmt::Debug, E: fmt::Debug, F: fmt::Debug, G: fmt::Debug, H: fmt::Debug, I: fmt::Debug, J: fmt::Debug, K: fmt::Debug> fmt::Debug for (A, B, C, D, E, F, G, H, I, J, K) {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut tuple = f.debug_tuple("");
        tuple.field(&self.0);
        tuple.field(&self.1);
        tuple.field(&self.2);
        tuple.field(&self.3);
        tuple.field(&self.4);
        tuple.field(&self.5);
        tuple.field(&self.6);
        tuple.field(&self.7);
        tuple.field(&self.8);
        tuple.field(&self.9);
        tuple.field(&self.10);
        tuple.finish()
    }
}

impl<A: PartialEq, B: PartialEq, C: PartialEq, D: PartialEq, E: PartialEq, F: PartialEq, G: PartialEq, H: PartialEq, I: PartialEq, J: PartialEq, K: PartialEq, L: PartialEq> PartialEq for (A, B, C, D, E, F, G, H, I, J, K, L) {
    fn eq(&self, other: &(A, B, C, D, E, F, G, H, I, J, K, L)) -> bool {
        self.0 == other.0 && self.1 == other.1 && self.2 == other.2 && self.3 == other.3 && self.4 == other.4 && self.5 == other.5 && self.6 == other.6 && self.7 == other.7 && self.8 == other.8 && self.9 == other.9 && self.10 == other.10 && self.11 == other.11
    }
}

impl<A: Eq, B: Eq, C: Eq, D: Eq, E: Eq, F: Eq, G: Eq, H: Eq, I: Eq, J: Eq, K: Eq, L: Eq> Eq for (A, B, C, D, E, F, G, H, I, J, K, L) {}

impl<A: PartialOrd, B: PartialOrd, C: PartialOrd, D: PartialOrd, E: PartialOrd, F: PartialOrd, G: PartialOrd, H: PartialOrd, I: PartialOrd, J: PartialOrd, K: PartialOrd, L: PartialOrd> PartialOrd for (A, B, C, D, E, F, G, H, I, J, K, L) {
    fn partial_cmp(&self, other: &(A, B, C, D, E, F, G, H, I, J, K, L)) -> Option<Ordering> {
        match self.0.partial_cmp(&other.0) {
            Some(Ordering::Equal) => {}
            order => return order,
        }
        match self.1.partial_cmp(&other.1) {
            Some(Ordering::Equal) => {}
            order => return order,
        }
        match self.2.partial_cmp(&other.2) {
            Some(Ordering::Equal) => {}
            order => return order,
        }
        match self.3.partial_cmp(&other.3) {
            Some(Ordering::Equal) => {}
            order => return order,
        }
        match self.4.partial_cmp(&other.4) {
            Some(Ordering::Equal) => {}
            order => return order,
        }
        match self.5.partial_cmp(&other.5) {
            Some(Ordering::Equal) => {}
            order => return order,
        }
        match self.6.partial_cmp(&other.6) {
            Some(Ordering::Equal) => {}
            order => return order,
        }
        match self.7.partial_cmp(&other.7) {
            Some(Ordering::Equal) => {}
            order => return order,
        }
        match self.8.partial_cmp(&other.8) {
            Some(Ordering::Equal) => {}
            order => return order,
        }
        match self.9.partial_cmp(&other.9) {
            Some(Ordering::Equal) => {}
            order => return order,
        }
        match self.10.partial_cmp(&other.10) {
            Some(Ordering::Equal) => {}
            order => return order,
        }
        self.11.partial_cmp(&other.11)
    }
}

impl<A: Ord, B: Ord, C: Ord, D: Ord, E: Ord, F: Ord, G: Ord, H: Ord, I: Ord, J: Ord, K: Ord, L: Ord> Ord for (A, B, C, D, E, F, G, H, I, J, K, L) {
    fn cmp(&self, other: &(A, B, C, D, E, F, G, H, I, J, K, L)) -> Ordering {
        match self.0.cmp(&other.0) {
            Ordering::Equal => {}
            order => return order,
        }
        match self.1.cmp(&other.1) {
            Ordering::Equal => {}
            order => return order,
        }
        match self.2.cmp(&other.2) {
            Ordering::Equal => {}
            order => return order,
        }
        match self.3.cmp(&other.3) {
            Ordering::Equal => {}
            order => return order,
        }
        match self.4.cmp(&other.4) {
            Ordering::Equal => {}
            order => return order,
        }
        match self.5.cmp(&other.5) {
            Ordering::Equal => {}
            order => return order,
        }
        match self.6.cmp(&other.6) {
            Ordering::Equal => {}
            order => return order,
        }
        match self.7.cmp(&other.7) {
            Ordering::Equal => {}
            order => return order,
        }
        match self.8.cmp(&other.8) {
            Ordering::Equal => {}
            order => return order,
        }
        match self.9.cmp(&other.9) {
            Ordering::Equal => {}
            order => return order,
        }
        match self.10.cmp(&other.10) {
            Ordering::Equal => {}
            order => return order,
        }
        self.11.cmp(&other.11)
    }
}

impl<A: Default, B: Default, C: Default, D: Default, E: Default, F: Default, G: Default, H: Default, I: Default, J: Default, K: Default, L: Default> Default for (A, B, C, D, E, F, G, H, I, J, K, L) {
    fn default() -> (A, B, C, D, E, F, G, H, I, J, K, L) {
        (A::default(), B::default(), C::default(), D::default(), E::default(), F::default(), G::default(), H::default(), I::default(), J::default(), K::default(), L::default())
    }
}

impl<A: Hash, B: Hash, C: Hash, D: Hash, E: Hash, F: Hash, G: Hash, H: Hash, I: Hash, J: Hash, K: Hash, L: Hash> Hash for (A, B, C, D, E, F, G, H, I, J, K, L) {
    fn hash<S: Hasher>(&self, state: &mut S) {
        self.0.hash(state);
        self.1.hash(state);
        self.2.hash(state);
        self.3.hash(state);
        self.4.hash(state);
        self.5.hash(state);
        self.6.hash(state);
        self.7.hash(state);
        self.8.hash(state);
        self.9.hash(state);
        self.10.hash(state);
        self.11.hash(state);
    }
}

impl<A: fmt::Debug, B: fmt::Debug, C: fmt::Debug, D: fmt::Debug, E: fmt::Debug, F: fmt::Debug, G: fmt::Debug, H: fmt::Debug, I: fmt::Debug, J: fmt::Debug, K: fmt::Debug, L: fmt::Debug> fmt::Debug for (A, B, C, D, E, F, G, H, I, J, K, L) {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut tuple = f.debug_tuple("");
        tuple.field(&self.0);
        tuple.field(&self.1);
        tuple.field(&self.2);
        tuple.field(&self.3);
        tuple.field(&self.4);
        tuple.field(&self.5);
        tuple.field(&self.6);
        tuple.field(&self.7);
        tuple.field(&self.8);
        tuple.field(&self.9);
        tuple.field(&self.10);
        tuple.field(&self.11);
        tuple.finish()
    }
}
