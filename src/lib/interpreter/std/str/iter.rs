//! Walking over a text: chars, bytes, lines, words.

use super::pattern::{char_at, char_before};
use crate::fmt;
use crate::intrinsics::str_part;
use crate::iter::{DoubleEndedIterator, ExactSizeIterator, Iterator};
use crate::slice;

/// The chars of `text` are still to be given.
#[derive(Clone)]
#[all_items(fields = "iter")]
pub struct Chars<'a> {
    text: &'a str,
}

impl<'a> Chars<'a> {
    pub(crate) fn new(text: &'a str) -> Chars<'a> {
        Chars { text }
    }

    pub fn as_str(&self) -> &'a str {
        self.text
    }
}

impl<'a> Iterator for Chars<'a> {
    type Item = char;

    fn next(&mut self) -> Option<char> {
        let len = self.text.len();
        if len == 0 {
            return None;
        }
        let c = char_at(self.text, 0);
        unsafe { self.text = str_part(self.text, c.len_utf8(), len) }
        Some(c)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let len = self.text.len();
        ((len + 3) / 4, Some(len))
    }

    fn count(self) -> usize {
        char_count(self.text)
    }

    fn last(self) -> Option<char> {
        let len = self.text.len();
        if len == 0 { None } else { Some(char_before(self.text, len)) }
    }
}

/// How many chars a text has.
#[intrinsic]
pub(crate) fn char_count(text: &str) -> usize;

impl<'a> DoubleEndedIterator for Chars<'a> {
    fn next_back(&mut self) -> Option<char> {
        let len = self.text.len();
        if len == 0 {
            return None;
        }
        let c = char_before(self.text, len);
        unsafe { self.text = str_part(self.text, 0, len - c.len_utf8()) }
        Some(c)
    }
}

impl fmt::Debug for Chars<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Chars(")?;
        f.debug_list().entries(self.clone()).finish()?;
        f.write_str(")")
    }
}

#[derive(Clone, Debug)]
#[all_items]
pub struct CharIndices<'a> {
    front_offset: usize,
    iter: Chars<'a>,
}

impl<'a> CharIndices<'a> {
    pub(crate) fn new(text: &'a str) -> CharIndices<'a> {
        CharIndices { front_offset: 0, iter: Chars::new(text) }
    }

    pub fn as_str(&self) -> &'a str {
        self.iter.text
    }

    pub fn offset(&self) -> usize {
        self.front_offset
    }
}

impl<'a> Iterator for CharIndices<'a> {
    type Item = (usize, char);

    fn next(&mut self) -> Option<(usize, char)> {
        match self.iter.next() {
            None => None,
            Some(c) => {
                let at = self.front_offset;
                self.front_offset = at + c.len_utf8();
                Some((at, c))
            }
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.iter.size_hint()
    }

    fn count(self) -> usize {
        char_count(self.iter.text)
    }
}

impl<'a> DoubleEndedIterator for CharIndices<'a> {
    fn next_back(&mut self) -> Option<(usize, char)> {
        match self.iter.next_back() {
            None => None,
            Some(c) => Some((self.front_offset + self.iter.text.len(), c)),
        }
    }
}

#[derive(Clone)]
#[all_items]
pub struct Bytes<'a> {
    iter: slice::Iter<'a, u8>,
}

impl<'a> Bytes<'a> {
    pub(crate) fn new(text: &'a str) -> Bytes<'a> {
        Bytes { iter: text.as_bytes().iter() }
    }
}

impl<'a> Iterator for Bytes<'a> {
    type Item = u8;

    fn next(&mut self) -> Option<u8> {
        match self.iter.next() {
            None => None,
            Some(byte) => Some(*byte),
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.iter.size_hint()
    }

    fn has_exact_size(&self) -> bool {
        true
    }
}

impl<'a> DoubleEndedIterator for Bytes<'a> {
    fn next_back(&mut self) -> Option<u8> {
        match self.iter.next_back() {
            None => None,
            Some(byte) => Some(*byte),
        }
    }
}

impl ExactSizeIterator for Bytes<'_> {}

/// Lines of bytes `start..end`, without their ends (`\n` or `\r\n`).
#[derive(Clone)]
#[all_items(lacking = "remainder")]
pub struct Lines<'a> {
    text: &'a str,
}

impl<'a> Lines<'a> {
    pub(crate) fn new(text: &'a str) -> Lines<'a> {
        Lines { text }
    }
}

fn without_end(line: &str) -> &str {
    match line.strip_suffix('\n') {
        None => line,
        Some(rest) => match rest.strip_suffix('\r') {
            None => rest,
            Some(rest) => rest,
        },
    }
}

impl<'a> Iterator for Lines<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        let len = self.text.len();
        if len == 0 {
            return None;
        }
        let end = match self.text.find('\n') {
            None => len,
            Some(at) => at + 1,
        };
        unsafe {
            let line = str_part(self.text, 0, end);
            self.text = str_part(self.text, end, len);
            Some(without_end(line))
        }
    }
}

impl<'a> DoubleEndedIterator for Lines<'a> {
    fn next_back(&mut self) -> Option<&'a str> {
        let len = self.text.len();
        if len == 0 {
            return None;
        }
        unsafe {
            let start = match str_part(self.text, 0, len - char_before(self.text, len).len_utf8()).rfind('\n') {
                None => 0,
                Some(at) => at + 1,
            };
            let line = str_part(self.text, start, len);
            self.text = str_part(self.text, 0, start);
            Some(without_end(line))
        }
    }
}

/// Where the first run of other than white space in `text` starts and ends; both are the text's length where there is none.
#[intrinsic]
fn word_start(text: &str) -> usize;
#[intrinsic]
fn word_end(text: &str, from: usize) -> usize;
/// The same from the end.
#[intrinsic]
fn last_word_end(text: &str) -> usize;
#[intrinsic]
fn last_word_start(text: &str, to: usize) -> usize;

#[derive(Clone)]
#[all_items(lacking = "remainder")]
pub struct SplitWhitespace<'a> {
    text: &'a str,
}

impl<'a> SplitWhitespace<'a> {
    pub(crate) fn new(text: &'a str) -> SplitWhitespace<'a> {
        SplitWhitespace { text }
    }
}

impl<'a> Iterator for SplitWhitespace<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        let len = self.text.len();
        let start = word_start(self.text);
        if start == len {
            return None;
        }
        let end = word_end(self.text, start);
        unsafe {
            let word = str_part(self.text, start, end);
            self.text = str_part(self.text, end, len);
            Some(word)
        }
    }
}

impl<'a> DoubleEndedIterator for SplitWhitespace<'a> {
    fn next_back(&mut self) -> Option<&'a str> {
        let end = last_word_end(self.text);
        if end == 0 {
            return None;
        }
        let start = last_word_start(self.text, end);
        unsafe {
            let word = str_part(self.text, start, end);
            self.text = str_part(self.text, 0, start);
            Some(word)
        }
    }
}

#[derive(Clone)]
#[all_items(lacking = "remainder")]
pub struct SplitAsciiWhitespace<'a> {
    text: &'a str,
}

impl<'a> SplitAsciiWhitespace<'a> {
    pub(crate) fn new(text: &'a str) -> SplitAsciiWhitespace<'a> {
        SplitAsciiWhitespace { text }
    }
}

impl<'a> Iterator for SplitAsciiWhitespace<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        let bytes = self.text.as_bytes();
        let len = bytes.len();
        let mut start = 0;
        while start < len && bytes[start].is_ascii_whitespace() {
            start += 1
        }
        if start == len {
            return None;
        }
        let mut end = start;
        while end < len && !bytes[end].is_ascii_whitespace() {
            end += 1
        }
        unsafe {
            let word = str_part(self.text, start, end);
            self.text = str_part(self.text, end, len);
            Some(word)
        }
    }
}

/// A text with its chars escaped: `kind` as `char` has it, but `{:?}` of a text escapes a mark that combines only at its start.
#[derive(Clone)]
pub(crate) struct Escape<'a> {
    chars: Chars<'a>,
    kind: u32,
    is_first: bool,
    c: char,
    at: usize,
    count: usize,
}

impl<'a> Escape<'a> {
    pub(crate) fn new(text: &'a str, kind: u32) -> Escape<'a> {
        Escape { chars: text.chars(), kind, is_first: true, c: ' ', at: 0, count: 0 }
    }
}

impl<'a> Iterator for Escape<'a> {
    type Item = char;

    fn next(&mut self) -> Option<char> {
        if self.at == self.count {
            match self.chars.next() {
                None => return None,
                Some(c) => {
                    if self.kind == 0 && !self.is_first {
                        self.kind = 5
                    }
                    self.is_first = false;
                    self.c = c;
                    self.at = 0;
                    self.count = crate::char::escape_char_count(c, self.kind)
                }
            }
        }
        self.at += 1;
        Some(crate::char::escape_char(self.c, self.kind, self.at - 1))
    }
}

impl fmt::Display for Escape<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for c in self.clone() {
            fmt::Write::write_char(f, c)?;
        }
        Ok(())
    }
}

#[derive(Clone)]
#[all_items]
pub struct EscapeDebug<'a>(Escape<'a>);

impl<'a> EscapeDebug<'a> {
    pub(crate) fn new(inner: Escape<'a>) -> EscapeDebug<'a> {
        EscapeDebug(inner)
    }
}

impl Iterator for EscapeDebug<'_> {
    type Item = char;

    fn next(&mut self) -> Option<char> {
        self.0.next()
    }
}

impl fmt::Display for EscapeDebug<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

#[derive(Clone)]
#[all_items]
pub struct EscapeDefault<'a>(Escape<'a>);

impl<'a> EscapeDefault<'a> {
    pub(crate) fn new(inner: Escape<'a>) -> EscapeDefault<'a> {
        EscapeDefault(inner)
    }
}

impl Iterator for EscapeDefault<'_> {
    type Item = char;

    fn next(&mut self) -> Option<char> {
        self.0.next()
    }
}

impl fmt::Display for EscapeDefault<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

#[derive(Clone)]
#[all_items]
pub struct EscapeUnicode<'a>(Escape<'a>);

impl<'a> EscapeUnicode<'a> {
    pub(crate) fn new(inner: Escape<'a>) -> EscapeUnicode<'a> {
        EscapeUnicode(inner)
    }
}

impl Iterator for EscapeUnicode<'_> {
    type Item = char;

    fn next(&mut self) -> Option<char> {
        self.0.next()
    }
}

impl fmt::Display for EscapeUnicode<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}
