//! `LinkedList`: nodes on the heap, each of which knows its neighbours.

use crate::boxed::Box;
use crate::cmp::Ordering;
use crate::fmt;
use crate::hash::{Hash, Hasher};
use crate::iter::{DoubleEndedIterator, ExactSizeIterator, Extend, FromIterator, FusedIterator, IntoIterator, Iterator};
use crate::marker::PhantomData;
use crate::mem;
use crate::panicking;
use crate::ptr::NonNull;

struct Node<T> {
    next: Option<NonNull<Node<T>>>,
    prev: Option<NonNull<Node<T>>>,
    element: T,
}

#[all_items(lacking = "cursor_back cursor_back_mut cursor_front cursor_front_mut new_in remove retain", fields = "alloc head len marker tail")]
pub struct LinkedList<T> {
    head: Option<NonNull<Node<T>>>,
    tail: Option<NonNull<Node<T>>>,
    len: usize,
    marker: PhantomData<Box<Node<T>>>,
}

unsafe impl<T: Send> Send for LinkedList<T> {}
unsafe impl<T: Sync> Sync for LinkedList<T> {}

unsafe impl<#[may_dangle] T> Drop for LinkedList<T> {
    fn drop(&mut self) {
        while let Some(_) = self.pop_front() {}
    }
}

impl<T> LinkedList<T> {
    pub const fn new() -> LinkedList<T> {
        LinkedList { head: None, tail: None, len: 0, marker: PhantomData }
    }

    pub fn append(&mut self, other: &mut LinkedList<T>) {
        match self.tail {
            None => mem::swap(self, other),
            Some(mut tail) => {
                if let Some(mut head) = other.head.take() {
                    unsafe {
                        tail.as_mut().next = Some(head);
                        head.as_mut().prev = Some(tail)
                    }
                    self.tail = other.tail.take();
                    self.len += other.len;
                    other.len = 0
                }
            }
        }
    }

    pub fn iter(&self) -> Iter<'_, T> {
        Iter { head: self.head, tail: self.tail, len: self.len, marker: PhantomData }
    }

    pub fn iter_mut(&mut self) -> IterMut<'_, T> {
        IterMut { head: self.head, tail: self.tail, len: self.len, marker: PhantomData }
    }

    pub fn is_empty(&self) -> bool {
        self.head.is_none()
    }

    pub fn len(&self) -> usize {
        self.len
    }

    pub fn clear(&mut self) {
        drop(mem::take(self))
    }

    pub fn contains(&self, x: &T) -> bool
    where
        T: PartialEq<T>,
    {
        self.iter().any(|each| each == x)
    }

    pub fn front(&self) -> Option<&T> {
        unsafe { self.head.as_ref().map(|node| &node.as_ref().element) }
    }

    pub fn front_mut(&mut self) -> Option<&mut T> {
        unsafe { self.head.as_mut().map(|node| &mut node.as_mut().element) }
    }

    pub fn back(&self) -> Option<&T> {
        unsafe { self.tail.as_ref().map(|node| &node.as_ref().element) }
    }

    pub fn back_mut(&mut self) -> Option<&mut T> {
        unsafe { self.tail.as_mut().map(|node| &mut node.as_mut().element) }
    }

    pub fn push_front(&mut self, elt: T) {
        let node = Box::into_raw(Box::new(Node { next: self.head, prev: None, element: elt }));
        let node = unsafe { NonNull::new_unchecked(node) };
        match self.head {
            None => self.tail = Some(node),
            Some(mut head) => unsafe { head.as_mut().prev = Some(node) },
        }
        self.head = Some(node);
        self.len += 1
    }

    pub fn pop_front(&mut self) -> Option<T> {
        let head = self.head?;
        let node = unsafe { Box::from_raw(head.as_ptr()) };
        let Node { next, prev: _, element } = *node;
        match next {
            None => self.tail = None,
            Some(mut next) => unsafe { next.as_mut().prev = None },
        }
        self.head = next;
        self.len -= 1;
        Some(element)
    }

    pub fn push_back(&mut self, elt: T) {
        let node = Box::into_raw(Box::new(Node { next: None, prev: self.tail, element: elt }));
        let node = unsafe { NonNull::new_unchecked(node) };
        match self.tail {
            None => self.head = Some(node),
            Some(mut tail) => unsafe { tail.as_mut().next = Some(node) },
        }
        self.tail = Some(node);
        self.len += 1
    }

    pub fn push_front_mut(&mut self, elt: T) -> &mut T {
        self.push_front(elt);
        self.front_mut().unwrap()
    }

    pub fn push_back_mut(&mut self, elt: T) -> &mut T {
        self.push_back(elt);
        self.back_mut().unwrap()
    }

    pub fn pop_back(&mut self) -> Option<T> {
        let tail = self.tail?;
        let node = unsafe { Box::from_raw(tail.as_ptr()) };
        let Node { next: _, prev, element } = *node;
        match prev {
            None => self.head = None,
            Some(mut prev) => unsafe { prev.as_mut().next = None },
        }
        self.tail = prev;
        self.len -= 1;
        Some(element)
    }

    #[panics_at = "alloc/src/collections/linked_list.rs:1000:9"]
    pub fn split_off(&mut self, at: usize) -> LinkedList<T> {
        let len = self.len;
        if at > len {
            panicking::panic_str("Cannot split off at a nonexistent index")
        }
        if at == 0 {
            return mem::take(self);
        }
        if at == len {
            return LinkedList::new();
        }
        let mut before = self.head;
        let mut left = at - 1;
        while left > 0 {
            before = before.and_then(|node| unsafe { node.as_ref().next });
            left -= 1
        }
        let Some(mut last) = before else { return LinkedList::new() };
        let rest = unsafe { last.as_mut().next.take() };
        if let Some(mut first) = rest {
            unsafe { first.as_mut().prev = None }
        }
        let other = LinkedList { head: rest, tail: self.tail, len: len - at, marker: PhantomData };
        self.tail = before;
        self.len = at;
        other
    }

    /// Takes a node out of the chain.
    fn unlink(&mut self, node: NonNull<Node<T>>) -> Box<Node<T>> {
        let node = unsafe { Box::from_raw(node.as_ptr()) };
        match node.prev {
            None => self.head = node.next,
            Some(mut prev) => unsafe { prev.as_mut().next = node.next },
        }
        match node.next {
            None => self.tail = node.prev,
            Some(mut next) => unsafe { next.as_mut().prev = node.prev },
        }
        self.len -= 1;
        node
    }

    pub fn extract_if<F: FnMut(&mut T) -> bool>(&mut self, filter: F) -> ExtractIf<'_, T, F> {
        let next = self.head;
        ExtractIf { list: self, next, pred: filter }
    }
}

#[all_items]
pub struct ExtractIf<'a, T: 'a, F: 'a> {
    list: &'a mut LinkedList<T>,
    next: Option<NonNull<Node<T>>>,
    pred: F,
}

impl<T, F: FnMut(&mut T) -> bool> Iterator for ExtractIf<'_, T, F> {
    type Item = T;

    fn next(&mut self) -> Option<T> {
        while let Some(mut node) = self.next {
            let is_chosen = unsafe {
                self.next = node.as_ref().next;
                (self.pred)(&mut node.as_mut().element)
            };
            if is_chosen {
                let node = self.list.unlink(node);
                let Node { next: _, prev: _, element } = *node;
                return Some(element);
            }
        }
        None
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (0, Some(self.list.len))
    }
}

#[all_items]
pub struct Iter<'a, T: 'a> {
    head: Option<NonNull<Node<T>>>,
    tail: Option<NonNull<Node<T>>>,
    len: usize,
    marker: PhantomData<&'a Node<T>>,
}

impl<T> Clone for Iter<'_, T> {
    fn clone(&self) -> Self {
        Iter { head: self.head, tail: self.tail, len: self.len, marker: PhantomData }
    }
}

impl<'a, T> Iterator for Iter<'a, T> {
    type Item = &'a T;

    fn next(&mut self) -> Option<&'a T> {
        if self.len == 0 {
            return None;
        }
        let node = unsafe { &*self.head?.as_ptr() };
        self.head = node.next;
        self.len -= 1;
        Some(&node.element)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.len, Some(self.len))
    }
}

impl<'a, T> DoubleEndedIterator for Iter<'a, T> {
    fn next_back(&mut self) -> Option<&'a T> {
        if self.len == 0 {
            return None;
        }
        let node = unsafe { &*self.tail?.as_ptr() };
        self.tail = node.prev;
        self.len -= 1;
        Some(&node.element)
    }
}

impl<T> ExactSizeIterator for Iter<'_, T> {}
impl<T> FusedIterator for Iter<'_, T> {}

#[all_items]
pub struct IterMut<'a, T: 'a> {
    head: Option<NonNull<Node<T>>>,
    tail: Option<NonNull<Node<T>>>,
    len: usize,
    marker: PhantomData<&'a mut Node<T>>,
}

impl<'a, T> Iterator for IterMut<'a, T> {
    type Item = &'a mut T;

    fn next(&mut self) -> Option<&'a mut T> {
        if self.len == 0 {
            return None;
        }
        let node = unsafe { &mut *self.head?.as_ptr() };
        self.head = node.next;
        self.len -= 1;
        Some(&mut node.element)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.len, Some(self.len))
    }
}

impl<'a, T> DoubleEndedIterator for IterMut<'a, T> {
    fn next_back(&mut self) -> Option<&'a mut T> {
        if self.len == 0 {
            return None;
        }
        let node = unsafe { &mut *self.tail?.as_ptr() };
        self.tail = node.prev;
        self.len -= 1;
        Some(&mut node.element)
    }
}

impl<T> ExactSizeIterator for IterMut<'_, T> {}
impl<T> FusedIterator for IterMut<'_, T> {}

#[derive(Clone)]
#[all_items]
pub struct IntoIter<T> {
    list: LinkedList<T>,
}

impl<T> Iterator for IntoIter<T> {
    type Item = T;

    fn next(&mut self) -> Option<T> {
        self.list.pop_front()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.list.len, Some(self.list.len))
    }
}

impl<T> DoubleEndedIterator for IntoIter<T> {
    fn next_back(&mut self) -> Option<T> {
        self.list.pop_back()
    }
}

impl<T> ExactSizeIterator for IntoIter<T> {}
impl<T> FusedIterator for IntoIter<T> {}

impl<T> IntoIterator for LinkedList<T> {
    type Item = T;
    type IntoIter = IntoIter<T>;

    fn into_iter(self) -> IntoIter<T> {
        IntoIter { list: self }
    }
}

impl<'a, T> IntoIterator for &'a LinkedList<T> {
    type Item = &'a T;
    type IntoIter = Iter<'a, T>;

    fn into_iter(self) -> Iter<'a, T> {
        self.iter()
    }
}

impl<'a, T> IntoIterator for &'a mut LinkedList<T> {
    type Item = &'a mut T;
    type IntoIter = IterMut<'a, T>;

    fn into_iter(self) -> IterMut<'a, T> {
        self.iter_mut()
    }
}

impl<T> Default for LinkedList<T> {
    fn default() -> LinkedList<T> {
        LinkedList::new()
    }
}

impl<T> FromIterator<T> for LinkedList<T> {
    fn from_iter<I: IntoIterator<Item = T>>(iter: I) -> LinkedList<T> {
        let mut list = LinkedList::new();
        list.extend(iter);
        list
    }
}

impl<T> Extend<T> for LinkedList<T> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, iter: I) {
        for each in iter {
            self.push_back(each)
        }
    }
}

impl<'a, T: 'a + Copy> Extend<&'a T> for LinkedList<T> {
    fn extend<I: IntoIterator<Item = &'a T>>(&mut self, iter: I) {
        for each in iter {
            self.push_back(*each)
        }
    }
}

impl<T, const N: usize> From<[T; N]> for LinkedList<T> {
    fn from(arr: [T; N]) -> LinkedList<T> {
        arr.into_iter().collect()
    }
}

impl<T: Clone> Clone for LinkedList<T> {
    fn clone(&self) -> LinkedList<T> {
        self.iter().cloned().collect()
    }
}

impl<T: PartialEq> PartialEq for LinkedList<T> {
    fn eq(&self, other: &LinkedList<T>) -> bool {
        self.len == other.len && self.iter().eq(other)
    }
}

impl<T: Eq> Eq for LinkedList<T> {}

impl<T: PartialOrd> PartialOrd for LinkedList<T> {
    fn partial_cmp(&self, other: &LinkedList<T>) -> Option<Ordering> {
        self.iter().partial_cmp(other)
    }
}

impl<T: Ord> Ord for LinkedList<T> {
    fn cmp(&self, other: &LinkedList<T>) -> Ordering {
        self.iter().cmp(other)
    }
}

impl<T: Hash> Hash for LinkedList<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.len.hash(state);
        for each in self {
            each.hash(state)
        }
    }
}

impl<T: fmt::Debug> fmt::Debug for LinkedList<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self).finish()
    }
}

impl<T: fmt::Debug> fmt::Debug for Iter<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Iter(")?;
        f.debug_list().entries(self.clone()).finish()?;
        f.write_str(")")
    }
}

impl<T: fmt::Debug> fmt::Debug for IntoIter<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("IntoIter").field(&self.list).finish()
    }
}
