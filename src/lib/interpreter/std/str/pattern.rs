//! What can be looked for in a text: a char, a text, a set of chars, a question about a char.

use crate::string::String;

/// Answers are (start, end) in bytes of the whole text.
#[all_items(lacking = "Searcher as_utf8_pattern into_searcher is_contained_in is_prefix_of is_suffix_of strip_prefix_of strip_suffix_of")]
pub trait Pattern: Sized {
    /// The first occurrence within bytes `from..to`.
    fn find_in(&mut self, text: &str, from: usize, to: usize) -> Option<(usize, usize)>;
    /// The last occurrence within bytes `from..to`.
    fn rfind_in(&mut self, text: &str, from: usize, to: usize) -> Option<(usize, usize)>;
    /// Where the occurrence at the very start ends.
    fn prefix_of(&mut self, text: &str) -> Option<usize>;
    /// Where the occurrence at the very end starts.
    fn suffix_of(&mut self, text: &str) -> Option<usize>;
}

/// Patterns that give the same pieces from either end, as a text does not (`"aaa".split("aa")`).
pub trait DoubleEndedPattern: Pattern {}

impl DoubleEndedPattern for char {}
impl<F: FnMut(char) -> bool> DoubleEndedPattern for F {}
impl<'b> DoubleEndedPattern for &'b [char] {}
impl<const N: usize> DoubleEndedPattern for [char; N] {}
impl<'b, const N: usize> DoubleEndedPattern for &'b [char; N] {}

// Where an occurrence within bytes `from..to` starts, or `NOWHERE`.
#[intrinsic]
fn find_str(text: &str, from: usize, to: usize, needle: &str) -> usize;
#[intrinsic]
fn rfind_str(text: &str, from: usize, to: usize, needle: &str) -> usize;
#[intrinsic]
pub(crate) fn find_char(text: &str, from: usize, to: usize, needle: char) -> usize;
#[intrinsic]
fn rfind_char(text: &str, from: usize, to: usize, needle: char) -> usize;
/// The char that begins at byte `at`.
#[intrinsic]
pub(crate) fn char_at(text: &str, at: usize) -> char;
/// The char that ends before byte `at`.
#[intrinsic]
pub(crate) fn char_before(text: &str, at: usize) -> char;

/// What the searches above give for "nowhere".
const NOWHERE: usize = 18446744073709551615;

fn found(start: usize, len: usize) -> Option<(usize, usize)> {
    if start == NOWHERE { None } else { Some((start, start + len)) }
}

/// After an empty occurrence the search goes on one char later.
pub(crate) fn next_search(text: &str, start: usize, end: usize) -> usize {
    if start < end {
        end
    } else if end < text.len() {
        end + char_at(text, end).len_utf8()
    } else {
        end + 1
    }
}

pub(crate) fn trimmed_start<P: Pattern>(text: &str, pat: &mut P) -> usize {
    let mut at = 0;
    loop {
        let rest = unsafe { crate::intrinsics::str_part(text, at, text.len()) };
        match pat.prefix_of(rest) {
            Some(len) => {
                if len == 0 {
                    return at;
                }
                at += len
            }
            None => return at,
        }
    }
}

pub(crate) fn trimmed_end<P: Pattern>(text: &str, pat: &mut P) -> usize {
    let mut at = text.len();
    loop {
        let rest = unsafe { crate::intrinsics::str_part(text, 0, at) };
        match pat.suffix_of(rest) {
            Some(start) => {
                if start == at {
                    return at;
                }
                at = start
            }
            None => return at,
        }
    }
}

impl Pattern for char {
    fn find_in(&mut self, text: &str, from: usize, to: usize) -> Option<(usize, usize)> {
        found(find_char(text, from, to, *self), self.len_utf8())
    }

    fn rfind_in(&mut self, text: &str, from: usize, to: usize) -> Option<(usize, usize)> {
        found(rfind_char(text, from, to, *self), self.len_utf8())
    }

    fn prefix_of(&mut self, text: &str) -> Option<usize> {
        if text.len() > 0 && char_at(text, 0) == *self { Some(self.len_utf8()) } else { None }
    }

    fn suffix_of(&mut self, text: &str) -> Option<usize> {
        let len = text.len();
        if len > 0 && char_before(text, len) == *self { Some(len - self.len_utf8()) } else { None }
    }
}

impl<'b> Pattern for &'b str {
    fn find_in(&mut self, text: &str, from: usize, to: usize) -> Option<(usize, usize)> {
        found(find_str(text, from, to, *self), self.len())
    }

    fn rfind_in(&mut self, text: &str, from: usize, to: usize) -> Option<(usize, usize)> {
        found(rfind_str(text, from, to, *self), self.len())
    }

    fn prefix_of(&mut self, text: &str) -> Option<usize> {
        let len = self.len();
        if len <= text.len() && find_str(text, 0, len, *self) == 0 { Some(len) } else { None }
    }

    fn suffix_of(&mut self, text: &str) -> Option<usize> {
        let (m, n) = (text.len(), self.len());
        if n <= m && rfind_str(text, m - n, m, *self) == m - n { Some(m - n) } else { None }
    }
}

impl<'b> Pattern for &'b String {
    fn find_in(&mut self, text: &str, from: usize, to: usize) -> Option<(usize, usize)> {
        self.as_str().find_in(text, from, to)
    }

    fn rfind_in(&mut self, text: &str, from: usize, to: usize) -> Option<(usize, usize)> {
        self.as_str().rfind_in(text, from, to)
    }

    fn prefix_of(&mut self, text: &str) -> Option<usize> {
        self.as_str().prefix_of(text)
    }

    fn suffix_of(&mut self, text: &str) -> Option<usize> {
        self.as_str().suffix_of(text)
    }
}

impl<'b, 'c> Pattern for &'c &'b str {
    fn find_in(&mut self, text: &str, from: usize, to: usize) -> Option<(usize, usize)> {
        let mut pat: &str = **self;
        pat.find_in(text, from, to)
    }

    fn rfind_in(&mut self, text: &str, from: usize, to: usize) -> Option<(usize, usize)> {
        let mut pat: &str = **self;
        pat.rfind_in(text, from, to)
    }

    fn prefix_of(&mut self, text: &str) -> Option<usize> {
        let mut pat: &str = **self;
        pat.prefix_of(text)
    }

    fn suffix_of(&mut self, text: &str) -> Option<usize> {
        let mut pat: &str = **self;
        pat.suffix_of(text)
    }
}

/// A question about one char: the three kinds of `Pattern` below are asked in the same way.
trait CharTest {
    fn holds(&mut self, c: char) -> bool;
}

impl<F: FnMut(char) -> bool> CharTest for F {
    fn holds(&mut self, c: char) -> bool {
        self(c)
    }
}

struct OneOf<'a>(&'a [char]);

impl CharTest for OneOf<'_> {
    fn holds(&mut self, c: char) -> bool {
        self.0.contains(&c)
    }
}

fn test_find<T: CharTest>(test: &mut T, text: &str, from: usize, to: usize) -> Option<(usize, usize)> {
    let mut at = from;
    while at < to {
        let c = char_at(text, at);
        let end = at + c.len_utf8();
        if test.holds(c) {
            return Some((at, end));
        }
        at = end
    }
    None
}

fn test_rfind<T: CharTest>(test: &mut T, text: &str, from: usize, to: usize) -> Option<(usize, usize)> {
    let mut at = to;
    while at > from {
        let c = char_before(text, at);
        let start = at - c.len_utf8();
        if test.holds(c) {
            return Some((start, at));
        }
        at = start
    }
    None
}

fn test_prefix<T: CharTest>(test: &mut T, text: &str) -> Option<usize> {
    if text.len() == 0 {
        return None;
    }
    let c = char_at(text, 0);
    if test.holds(c) { Some(c.len_utf8()) } else { None }
}

fn test_suffix<T: CharTest>(test: &mut T, text: &str) -> Option<usize> {
    let len = text.len();
    if len == 0 {
        return None;
    }
    let c = char_before(text, len);
    if test.holds(c) { Some(len - c.len_utf8()) } else { None }
}

impl<F: FnMut(char) -> bool> Pattern for F {
    fn find_in(&mut self, text: &str, from: usize, to: usize) -> Option<(usize, usize)> {
        test_find(self, text, from, to)
    }

    fn rfind_in(&mut self, text: &str, from: usize, to: usize) -> Option<(usize, usize)> {
        test_rfind(self, text, from, to)
    }

    fn prefix_of(&mut self, text: &str) -> Option<usize> {
        test_prefix(self, text)
    }

    fn suffix_of(&mut self, text: &str) -> Option<usize> {
        test_suffix(self, text)
    }
}

impl<'b> Pattern for &'b [char] {
    fn find_in(&mut self, text: &str, from: usize, to: usize) -> Option<(usize, usize)> {
        test_find(&mut OneOf(*self), text, from, to)
    }

    fn rfind_in(&mut self, text: &str, from: usize, to: usize) -> Option<(usize, usize)> {
        test_rfind(&mut OneOf(*self), text, from, to)
    }

    fn prefix_of(&mut self, text: &str) -> Option<usize> {
        test_prefix(&mut OneOf(*self), text)
    }

    fn suffix_of(&mut self, text: &str) -> Option<usize> {
        test_suffix(&mut OneOf(*self), text)
    }
}

impl<const N: usize> Pattern for [char; N] {
    fn find_in(&mut self, text: &str, from: usize, to: usize) -> Option<(usize, usize)> {
        test_find(&mut OneOf(self.as_slice()), text, from, to)
    }

    fn rfind_in(&mut self, text: &str, from: usize, to: usize) -> Option<(usize, usize)> {
        test_rfind(&mut OneOf(self.as_slice()), text, from, to)
    }

    fn prefix_of(&mut self, text: &str) -> Option<usize> {
        test_prefix(&mut OneOf(self.as_slice()), text)
    }

    fn suffix_of(&mut self, text: &str) -> Option<usize> {
        test_suffix(&mut OneOf(self.as_slice()), text)
    }
}

impl<'b, const N: usize> Pattern for &'b [char; N] {
    fn find_in(&mut self, text: &str, from: usize, to: usize) -> Option<(usize, usize)> {
        test_find(&mut OneOf(self.as_slice()), text, from, to)
    }

    fn rfind_in(&mut self, text: &str, from: usize, to: usize) -> Option<(usize, usize)> {
        test_rfind(&mut OneOf(self.as_slice()), text, from, to)
    }

    fn prefix_of(&mut self, text: &str) -> Option<usize> {
        test_prefix(&mut OneOf(self.as_slice()), text)
    }

    fn suffix_of(&mut self, text: &str) -> Option<usize> {
        test_suffix(&mut OneOf(self.as_slice()), text)
    }
}
