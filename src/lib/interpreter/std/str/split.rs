//! A text in pieces.

use super::pattern::{next_search, DoubleEndedPattern, Pattern};
use crate::intrinsics::str_part;
use crate::iter::{DoubleEndedIterator, Iterator};

/// What all splitting shares: bytes `start..end` are still to be given; occurrences are looked for in `front..back`.
#[derive(Clone)]
struct Pieces<'a, P> {
    text: &'a str,
    pat: P,
    start: usize,
    end: usize,
    front: usize,
    back: usize,
    /// No more occurrences from the back: an empty one at the very start was found.
    is_back_done: bool,
    allow_trailing_empty: bool,
    finished: bool,
}

impl<'a, P: Pattern> Pieces<'a, P> {
    fn new(text: &'a str, pat: P, allow_trailing_empty: bool) -> Pieces<'a, P> {
        let len = text.len();
        Pieces { text, pat, start: 0, end: len, front: 0, back: len, is_back_done: false, allow_trailing_empty, finished: false }
    }

    fn part(&self, from: usize, to: usize) -> &'a str {
        unsafe { str_part(self.text, from, to) }
    }

    fn take_rest(&mut self) -> Option<&'a str> {
        if self.finished {
            return None;
        }
        self.finished = true;
        if self.allow_trailing_empty || self.end > self.start { Some(self.part(self.start, self.end)) } else { None }
    }

    fn find_front(&mut self) -> Option<(usize, usize)> {
        if self.front > self.end {
            return None;
        }
        match self.pat.find_in(self.text, self.front, self.end) {
            None => None,
            Some((a, b)) => {
                self.front = next_search(self.text, a, b);
                Some((a, b))
            }
        }
    }

    fn find_back(&mut self) -> Option<(usize, usize)> {
        if self.is_back_done {
            return None;
        }
        match self.pat.rfind_in(self.text, self.start, self.back) {
            None => None,
            Some((a, b)) => {
                if a < b {
                    self.back = a
                } else if a == 0 {
                    self.is_back_done = true
                } else {
                    self.back = a - super::pattern::char_before(self.text, a).len_utf8()
                }
                Some((a, b))
            }
        }
    }

    /// The next piece, and where what separates it from the rest begins and ends.
    fn take_front(&mut self, with_separator: bool) -> Option<&'a str> {
        if self.finished {
            return None;
        }
        match self.find_front() {
            Some((a, b)) => {
                let piece = self.part(self.start, if with_separator { b } else { a });
                self.start = b;
                Some(piece)
            }
            None => self.take_rest(),
        }
    }

    fn take_back(&mut self) -> Option<&'a str> {
        if self.finished {
            return None;
        }
        if !self.allow_trailing_empty {
            self.allow_trailing_empty = true;
            match self.take_back() {
                Some(piece) => {
                    if !piece.is_empty() {
                        return Some(piece);
                    }
                    if self.finished {
                        return None;
                    }
                }
                None => return None,
            }
        }
        match self.find_back() {
            Some((a, b)) => {
                let piece = self.part(b, self.end);
                self.end = a;
                Some(piece)
            }
            None => {
                self.finished = true;
                Some(self.part(self.start, self.end))
            }
        }
    }
}

#[derive(Clone)]
#[all_items(lacking = "remainder")]
pub struct Split<'a, P: Pattern>(Pieces<'a, P>);

impl<'a, P: Pattern> Split<'a, P> {
    pub(crate) fn new(text: &'a str, pat: P) -> Split<'a, P> {
        Split(Pieces::new(text, pat, true))
    }
}

impl<'a, P: Pattern> Iterator for Split<'a, P> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        self.0.take_front(false)
    }
}

impl<'a, P: DoubleEndedPattern> DoubleEndedIterator for Split<'a, P> {
    fn next_back(&mut self) -> Option<&'a str> {
        self.0.take_back()
    }
}

#[derive(Clone)]
#[all_items(lacking = "remainder")]
pub struct RSplit<'a, P: Pattern>(Pieces<'a, P>);

impl<'a, P: Pattern> RSplit<'a, P> {
    pub(crate) fn new(text: &'a str, pat: P) -> RSplit<'a, P> {
        RSplit(Pieces::new(text, pat, true))
    }
}

impl<'a, P: Pattern> Iterator for RSplit<'a, P> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        self.0.take_back()
    }
}

#[derive(Clone)]
#[all_items(lacking = "remainder")]
pub struct SplitTerminator<'a, P: Pattern>(Pieces<'a, P>);

impl<'a, P: Pattern> SplitTerminator<'a, P> {
    pub(crate) fn new(text: &'a str, pat: P) -> SplitTerminator<'a, P> {
        SplitTerminator(Pieces::new(text, pat, false))
    }
}

impl<'a, P: Pattern> Iterator for SplitTerminator<'a, P> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        self.0.take_front(false)
    }
}

impl<'a, P: DoubleEndedPattern> DoubleEndedIterator for SplitTerminator<'a, P> {
    fn next_back(&mut self) -> Option<&'a str> {
        self.0.take_back()
    }
}

#[derive(Clone)]
#[all_items(lacking = "remainder")]
pub struct SplitInclusive<'a, P: Pattern>(Pieces<'a, P>);

impl<'a, P: Pattern> SplitInclusive<'a, P> {
    pub(crate) fn new(text: &'a str, pat: P) -> SplitInclusive<'a, P> {
        SplitInclusive(Pieces::new(text, pat, false))
    }
}

impl<'a, P: Pattern> Iterator for SplitInclusive<'a, P> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        self.0.take_front(true)
    }
}

#[derive(Clone)]
#[all_items(lacking = "remainder")]
pub struct SplitN<'a, P: Pattern> {
    pieces: Pieces<'a, P>,
    left: usize,
}

impl<'a, P: Pattern> SplitN<'a, P> {
    pub(crate) fn new(text: &'a str, n: usize, pat: P) -> SplitN<'a, P> {
        SplitN { pieces: Pieces::new(text, pat, true), left: n }
    }
}

impl<'a, P: Pattern> Iterator for SplitN<'a, P> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        if self.left == 0 {
            return None;
        }
        self.left -= 1;
        if self.left == 0 { self.pieces.take_rest() } else { self.pieces.take_front(false) }
    }
}

#[derive(Clone)]
#[all_items(lacking = "remainder")]
pub struct RSplitN<'a, P: Pattern> {
    pieces: Pieces<'a, P>,
    left: usize,
}

impl<'a, P: Pattern> RSplitN<'a, P> {
    pub(crate) fn new(text: &'a str, n: usize, pat: P) -> RSplitN<'a, P> {
        RSplitN { pieces: Pieces::new(text, pat, true), left: n }
    }
}

impl<'a, P: Pattern> Iterator for RSplitN<'a, P> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        if self.left == 0 {
            return None;
        }
        self.left -= 1;
        if self.left == 0 { self.pieces.take_rest() } else { self.pieces.take_back() }
    }
}

#[derive(Clone)]
#[all_items]
pub struct Matches<'a, P: Pattern>(Pieces<'a, P>);

impl<'a, P: Pattern> Matches<'a, P> {
    pub(crate) fn new(text: &'a str, pat: P) -> Matches<'a, P> {
        Matches(Pieces::new(text, pat, true))
    }
}

impl<'a, P: Pattern> Iterator for Matches<'a, P> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        match self.0.find_front() {
            Some((a, b)) => Some(self.0.part(a, b)),
            None => None,
        }
    }
}

#[derive(Clone)]
#[all_items]
pub struct MatchIndices<'a, P: Pattern>(Pieces<'a, P>);

impl<'a, P: Pattern> MatchIndices<'a, P> {
    pub(crate) fn new(text: &'a str, pat: P) -> MatchIndices<'a, P> {
        MatchIndices(Pieces::new(text, pat, true))
    }
}

impl<'a, P: Pattern> Iterator for MatchIndices<'a, P> {
    type Item = (usize, &'a str);

    fn next(&mut self) -> Option<(usize, &'a str)> {
        match self.0.find_front() {
            Some((a, b)) => Some((a, self.0.part(a, b))),
            None => None,
        }
    }
}

impl<'a, P: DoubleEndedPattern> DoubleEndedIterator for Matches<'a, P> {
    fn next_back(&mut self) -> Option<&'a str> {
        match self.0.find_back() {
            Some((a, b)) => Some(self.0.part(a, b)),
            None => None,
        }
    }
}

impl<'a, P: DoubleEndedPattern> DoubleEndedIterator for MatchIndices<'a, P> {
    fn next_back(&mut self) -> Option<(usize, &'a str)> {
        match self.0.find_back() {
            Some((a, b)) => Some((a, self.0.part(a, b))),
            None => None,
        }
    }
}

#[derive(Clone)]
#[all_items]
pub struct RMatches<'a, P: Pattern>(Pieces<'a, P>);

impl<'a, P: Pattern> RMatches<'a, P> {
    pub(crate) fn new(text: &'a str, pat: P) -> RMatches<'a, P> {
        RMatches(Pieces::new(text, pat, true))
    }
}

impl<'a, P: Pattern> Iterator for RMatches<'a, P> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        match self.0.find_back() {
            Some((a, b)) => Some(self.0.part(a, b)),
            None => None,
        }
    }
}

#[derive(Clone)]
#[all_items]
pub struct RMatchIndices<'a, P: Pattern>(Pieces<'a, P>);

impl<'a, P: Pattern> RMatchIndices<'a, P> {
    pub(crate) fn new(text: &'a str, pat: P) -> RMatchIndices<'a, P> {
        RMatchIndices(Pieces::new(text, pat, true))
    }
}

impl<'a, P: Pattern> Iterator for RMatchIndices<'a, P> {
    type Item = (usize, &'a str);

    fn next(&mut self) -> Option<(usize, &'a str)> {
        match self.0.find_back() {
            Some((a, b)) => Some((a, self.0.part(a, b))),
            None => None,
        }
    }
}

#[derive(Clone)]
#[all_items(lacking = "remainder")]
pub struct RSplitTerminator<'a, P: Pattern>(Pieces<'a, P>);

impl<'a, P: Pattern> RSplitTerminator<'a, P> {
    pub(crate) fn new(text: &'a str, pat: P) -> RSplitTerminator<'a, P> {
        RSplitTerminator(Pieces::new(text, pat, false))
    }
}

impl<'a, P: Pattern> Iterator for RSplitTerminator<'a, P> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        self.0.take_back()
    }
}
