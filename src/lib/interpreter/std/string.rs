//! `String`: text on the heap, owned.

use crate::borrow::{Borrow, BorrowMut, Cow};
use crate::boxed::Box;
use crate::cmp::Ordering;
use crate::convert::Infallible;
use crate::fmt;
use crate::hash::{Hash, Hasher};
use crate::collections::TryReserveError;
use crate::intrinsics::{str_from_utf8, str_from_utf8_mut};
use crate::iter::{DoubleEndedIterator, Extend, FromIterator, IntoIterator, Iterator};
use crate::mem::ManuallyDrop;
use crate::ops::range::positions;
use crate::ops::{Add, AddAssign, Deref, DerefMut, Index, IndexMut, RangeBounds};
use crate::panicking;
use crate::ptr;
use crate::slice::SliceIndex;
use crate::str::pattern::Pattern;
use crate::str::{self, FromStr, Utf8Error};
use crate::vec::Vec;

#[lang = "String"]
#[view(string, ptr = "vec.buf.ptr.pointer", len = "vec.len", cap = "vec.buf.cap.0")]
#[all_items(lacking = "from_utf16be from_utf16be_lossy from_utf16le from_utf16le_lossy from_utf8_lossy_owned into_chars remove_matches replace_first replace_last try_with_capacity", fields = "vec")]
pub struct String {
    pub(crate) vec: Vec<u8>,
}

#[derive(Debug, PartialEq, Eq, Clone)]
#[all_items(lacking = "into_utf8_lossy")]
pub struct FromUtf8Error {
    bytes: Vec<u8>,
    error: Utf8Error,
}

impl FromUtf8Error {
    pub fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }

    pub fn as_bytes(&self) -> &[u8] {
        self.bytes.as_slice()
    }

    pub fn utf8_error(&self) -> Utf8Error {
        self.error
    }
}

/// Two bytes and more that are no UTF-16.
#[derive(Debug)]
#[all_items]
pub struct FromUtf16Error(());

impl fmt::Display for FromUtf16Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad("invalid utf-16: lone surrogate found")
    }
}

impl crate::error::Error for FromUtf16Error {}

impl fmt::Display for FromUtf8Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.error, f)
    }
}

/// The bytes of a char, to `to`; gives their count.
#[intrinsic]
pub(crate) unsafe fn encode_char(c: char, to: *mut u8) -> usize;

impl String {
    pub const fn new() -> String {
        String { vec: Vec::new() }
    }

    #[track_caller]
    pub fn with_capacity(capacity: usize) -> String {
        String { vec: Vec::with_capacity(capacity) }
    }

    pub fn from_utf8(vec: Vec<u8>) -> Result<String, FromUtf8Error> {
        match str::parse::check_utf8(vec.as_slice()) {
            Ok(()) => Ok(String { vec }),
            Err(error) => Err(FromUtf8Error { bytes: vec, error }),
        }
    }

    pub fn from_utf16(v: &[u16]) -> Result<String, FromUtf16Error> {
        let mut text = String::with_capacity(v.len());
        for c in char::decode_utf16(v.iter().cloned()) {
            match c {
                Ok(c) => text.push(c),
                Err(_) => return Err(FromUtf16Error(())),
            }
        }
        Ok(text)
    }

    pub fn from_utf16_lossy(v: &[u16]) -> String {
        let mut text = String::new();
        for c in char::decode_utf16(v.iter().cloned()) {
            text.push(c.unwrap_or(char::REPLACEMENT_CHARACTER))
        }
        text
    }

    pub fn try_reserve(&mut self, additional: usize) -> Result<(), TryReserveError> {
        self.vec.try_reserve(additional)
    }

    pub fn try_reserve_exact(&mut self, additional: usize) -> Result<(), TryReserveError> {
        self.vec.try_reserve_exact(additional)
    }

    pub fn into_raw_parts(self) -> (*mut u8, usize, usize) {
        self.vec.into_raw_parts()
    }

    pub unsafe fn from_raw_parts(buf: *mut u8, length: usize, capacity: usize) -> String {
        unsafe { String { vec: Vec::from_raw_parts(buf, length, capacity) } }
    }

    pub unsafe fn from_utf8_unchecked(bytes: Vec<u8>) -> String {
        String { vec: bytes }
    }

    pub const fn into_bytes(self) -> Vec<u8> {
        self.vec
    }

    pub const fn as_str(&self) -> &str {
        unsafe { str_from_utf8(self.vec.as_slice()) }
    }

    pub const fn as_mut_str(&mut self) -> &mut str {
        unsafe { str_from_utf8_mut(self.vec.as_mut_slice()) }
    }

    #[track_caller]
    pub fn push_str(&mut self, string: &str) {
        let count = string.len();
        self.vec.reserve(count);
        unsafe { ptr::copy_nonoverlapping(string.as_ptr(), self.vec.as_mut_ptr().add(self.vec.len), count) }
        self.vec.len += count
    }

    #[track_caller]
    pub fn extend_from_within<R: RangeBounds<usize>>(&mut self, src: R) {
        let (start, end) = positions(&src, self.len());
        if !self.is_char_boundary(start) {
            panicking::panic_str("assertion failed: self.is_char_boundary(start)")
        }
        if !self.is_char_boundary(end) {
            panicking::panic_str("assertion failed: self.is_char_boundary(end)")
        }
        self.vec.extend_from_within(start..end)
    }

    pub const fn capacity(&self) -> usize {
        self.vec.capacity()
    }

    #[track_caller]
    pub fn reserve(&mut self, additional: usize) {
        self.vec.reserve(additional)
    }

    #[track_caller]
    pub fn reserve_exact(&mut self, additional: usize) {
        self.vec.reserve_exact(additional)
    }

    pub fn shrink_to_fit(&mut self) {
        self.vec.shrink_to_fit()
    }

    pub fn shrink_to(&mut self, min_capacity: usize) {
        self.vec.shrink_to(min_capacity)
    }

    #[track_caller]
    pub fn push(&mut self, ch: char) {
        let count = ch.len_utf8();
        self.vec.reserve(count);
        unsafe { encode_char(ch, self.vec.as_mut_ptr().add(self.vec.len)); }
        self.vec.len += count
    }

    pub const fn as_bytes(&self) -> &[u8] {
        self.vec.as_slice()
    }

    #[track_caller]
    pub fn truncate(&mut self, new_len: usize) {
        if new_len <= self.len() {
            if !self.is_char_boundary(new_len) {
                panicking::panic_str("assertion failed: self.is_char_boundary(new_len)")
            }
            self.vec.truncate(new_len)
        }
    }

    pub fn pop(&mut self) -> Option<char> {
        let len = self.len();
        if len == 0 {
            return None;
        }
        let ch = str::pattern::char_before(self.as_str(), len);
        self.vec.len = len - ch.len_utf8();
        Some(ch)
    }

    #[track_caller]
    pub fn remove(&mut self, idx: usize) -> char {
        let len = self.len();
        let rest = &self[idx..];
        if rest.is_empty() {
            panicking::panic_str("cannot remove a char from the end of a string")
        }
        let ch = str::pattern::char_at(rest, 0);
        let next = idx + ch.len_utf8();
        unsafe {
            let base = self.vec.as_mut_ptr();
            ptr::copy(base.add(next), base.add(idx), len - next)
        }
        self.vec.len = len - (next - idx);
        ch
    }

    pub fn retain<F: FnMut(char) -> bool>(&mut self, f: F) {
        let mut keep = f;
        let mut kept = String::new();
        let len = self.len();
        let mut at = 0;
        while at < len {
            let ch = str::pattern::char_at(self.as_str(), at);
            if keep(ch) {
                kept.push(ch)
            }
            at += ch.len_utf8()
        }
        let count = kept.len();
        unsafe { ptr::copy_nonoverlapping(kept.as_ptr(), self.vec.as_mut_ptr(), count) }
        self.vec.len = count
    }

    #[track_caller]
    pub fn insert(&mut self, idx: usize, ch: char) {
        if !self.is_char_boundary(idx) {
            panicking::panic_str("assertion failed: self.is_char_boundary(idx)")
        }
        let count = ch.len_utf8();
        unsafe { encode_char(ch, self.make_room(idx, count)); }
    }

    #[track_caller]
    pub fn insert_str(&mut self, idx: usize, string: &str) {
        if !self.is_char_boundary(idx) {
            panicking::panic_str("assertion failed: self.is_char_boundary(idx)")
        }
        let count = string.len();
        unsafe { ptr::copy_nonoverlapping(string.as_ptr(), self.make_room(idx, count), count) }
    }

    /// Moves what stands from `idx` on out of the way of `count` bytes, which the caller fills.
    #[track_caller]
    unsafe fn make_room(&mut self, idx: usize, count: usize) -> *mut u8 {
        let len = self.vec.len;
        self.vec.reserve(count);
        unsafe {
            let at = self.vec.as_mut_ptr().add(idx);
            ptr::copy(at, at.add(count), len - idx);
            self.vec.len = len + count;
            at
        }
    }

    pub const unsafe fn as_mut_vec(&mut self) -> &mut Vec<u8> {
        &mut self.vec
    }

    #[lang = "string_len"]
    pub const fn len(&self) -> usize {
        self.vec.len
    }

    #[lang = "string_is_empty"]
    pub const fn is_empty(&self) -> bool {
        self.vec.len == 0
    }

    #[track_caller]
    pub fn split_off(&mut self, at: usize) -> String {
        if !self.is_char_boundary(at) {
            panicking::panic_str("assertion failed: self.is_char_boundary(at)")
        }
        String { vec: self.vec.split_off(at) }
    }

    pub fn clear(&mut self) {
        self.vec.clear()
    }

    #[track_caller]
    pub fn drain<R: RangeBounds<usize>>(&mut self, range: R) -> Drain<'_> {
        let (start, end) = positions(&range, self.len());
        if !self.is_char_boundary(start) {
            panicking::panic_str("assertion failed: self.is_char_boundary(start)")
        }
        if !self.is_char_boundary(end) {
            panicking::panic_str("assertion failed: self.is_char_boundary(end)")
        }
        let string = self as *mut String;
        unsafe { Drain { string, start, end, iter: (&(*string).as_str()[start..end]).chars() } }
    }

    #[track_caller]
    pub fn replace_range<R: RangeBounds<usize>>(&mut self, range: R, replace_with: &str) {
        let (start, end) = positions(&range, self.len());
        if !self.is_char_boundary(start) {
            panicking::panic_str("start of range should be a character boundary")
        }
        if !self.is_char_boundary(end) {
            panicking::panic_str("end of range should be a character boundary")
        }
        let len = self.len();
        let count = replace_with.len();
        let removed = end - start;
        if count > removed {
            self.vec.reserve(count - removed)
        }
        unsafe {
            let base = self.vec.as_mut_ptr();
            ptr::copy(base.add(end), base.add(start + count), len - end);
            ptr::copy_nonoverlapping(replace_with.as_ptr(), base.add(start), count)
        }
        self.vec.len = len - removed + count
    }

    pub fn into_boxed_str(self) -> Box<str> {
        let mut vec = self.vec;
        vec.shrink_to_fit();
        let mut me = ManuallyDrop::new(vec);
        unsafe { Box::from_raw(str_from_utf8_mut(me.as_mut_slice()) as *mut str) }
    }

    pub fn leak<'a>(self) -> &'a mut str {
        let slice = self.vec.leak();
        unsafe { str_from_utf8_mut(slice) }
    }

    pub fn from_utf8_lossy(v: &[u8]) -> Cow<'_, str> {
        if str::parse::check_utf8(v).is_ok() {
            return Cow::Borrowed(unsafe { str_from_utf8(v) });
        }
        let mut result = String::new();
        let mut rest = v;
        loop {
            match str::parse::check_utf8(rest) {
                Ok(()) => {
                    result.push_str(unsafe { str_from_utf8(rest) });
                    return Cow::Owned(result);
                }
                Err(error) => {
                    result.push_str(unsafe { str_from_utf8(&rest[..error.valid_up_to]) });
                    result.push('\u{FFFD}');
                    match error.error_len() {
                        None => return Cow::Owned(result),
                        Some(len) => rest = &rest[error.valid_up_to + len..],
                    }
                }
            }
        }
    }
}

impl Clone for String {
    fn clone(&self) -> String {
        String::from(self.as_str())
    }

    fn clone_from(&mut self, source: &String) {
        self.vec.clone_from(&source.vec)
    }
}

impl Default for String {
    fn default() -> String {
        String::new()
    }
}

impl Deref for String {
    type Target = str;

    fn deref(&self) -> &str {
        self.as_str()
    }
}

impl DerefMut for String {
    fn deref_mut(&mut self) -> &mut str {
        self.as_mut_str()
    }
}

impl<I: SliceIndex<str>> Index<I> for String {
    type Output = I::Output;

    #[track_caller]
    fn index(&self, index: I) -> &I::Output {
        index.index(self.as_str())
    }
}

impl<I: SliceIndex<str>> IndexMut<I> for String {
    #[track_caller]
    fn index_mut(&mut self, index: I) -> &mut I::Output {
        index.index_mut(self.as_mut_str())
    }
}

impl fmt::Display for String {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }

    fn text_of(&self) -> String {
        self.clone()
    }
}

impl fmt::Debug for String {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), f)
    }
}

impl fmt::Write for String {
    fn write_str(&mut self, s: &str) -> fmt::Result {
        self.push_str(s);
        Ok(())
    }

    fn write_char(&mut self, c: char) -> fmt::Result {
        self.push(c);
        Ok(())
    }
}

impl Hash for String {
    fn hash<H: Hasher>(&self, hasher: &mut H) {
        self.as_str().hash(hasher)
    }
}

impl PartialEq for String {
    fn eq(&self, other: &String) -> bool {
        self.as_str() == other.as_str()
    }
}

impl Eq for String {}

impl PartialOrd for String {
    fn partial_cmp(&self, other: &String) -> Option<Ordering> {
        Some(self.as_str().cmp(other.as_str()))
    }
}

impl Ord for String {
    fn cmp(&self, other: &String) -> Ordering {
        self.as_str().cmp(other.as_str())
    }
}

impl PartialEq<str> for String {
    fn eq(&self, other: &str) -> bool {
        self.as_str() == other
    }
}

impl<'a> PartialEq<&'a str> for String {
    fn eq(&self, other: &&'a str) -> bool {
        self.as_str() == *other
    }
}

impl PartialEq<String> for str {
    fn eq(&self, other: &String) -> bool {
        self == other.as_str()
    }
}

impl<'a> PartialEq<String> for &'a str {
    fn eq(&self, other: &String) -> bool {
        *self == other.as_str()
    }
}

impl Add<&str> for String {
    type Output = String;

    #[track_caller]
    fn add(self, other: &str) -> String {
        let mut text = self;
        text.push_str(other);
        text
    }
}

impl AddAssign<&str> for String {
    #[track_caller]
    fn add_assign(&mut self, other: &str) {
        self.push_str(other)
    }
}

impl FromIterator<char> for String {
    fn from_iter<I: IntoIterator<Item = char>>(iter: I) -> String {
        let mut buf = String::new();
        buf.extend(iter);
        buf
    }
}

impl<'a> FromIterator<&'a char> for String {
    fn from_iter<I: IntoIterator<Item = &'a char>>(iter: I) -> String {
        let mut buf = String::new();
        buf.extend(iter);
        buf
    }
}

impl<'a> FromIterator<&'a str> for String {
    fn from_iter<I: IntoIterator<Item = &'a str>>(iter: I) -> String {
        let mut buf = String::new();
        buf.extend(iter);
        buf
    }
}

impl FromIterator<String> for String {
    fn from_iter<I: IntoIterator<Item = String>>(iter: I) -> String {
        let mut iterator = iter.into_iter();
        match iterator.next() {
            None => String::new(),
            Some(first) => {
                let mut buf: String = first;
                buf.extend(iterator);
                buf
            }
        }
    }
}

impl<'a> FromIterator<Cow<'a, str>> for String {
    fn from_iter<I: IntoIterator<Item = Cow<'a, str>>>(iter: I) -> String {
        let mut buf = String::new();
        for part in iter {
            buf.push_str(&part)
        }
        buf
    }
}

impl Extend<char> for String {
    fn extend<I: IntoIterator<Item = char>>(&mut self, iter: I) {
        let iterator = iter.into_iter();
        let (lower, _) = iterator.size_hint();
        self.reserve(lower);
        for c in iterator {
            self.push(c)
        }
    }
}

impl<'a> Extend<&'a char> for String {
    fn extend<I: IntoIterator<Item = &'a char>>(&mut self, iter: I) {
        let iterator = iter.into_iter();
        let (lower, _) = iterator.size_hint();
        self.reserve(lower);
        for c in iterator {
            self.push(*c)
        }
    }
}

impl<'a> Extend<&'a str> for String {
    fn extend<I: IntoIterator<Item = &'a str>>(&mut self, iter: I) {
        for part in iter {
            self.push_str(part)
        }
    }
}

impl Extend<String> for String {
    fn extend<I: IntoIterator<Item = String>>(&mut self, iter: I) {
        for part in iter {
            self.push_str(part.as_str())
        }
    }
}

impl AsRef<str> for String {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

impl AsMut<str> for String {
    fn as_mut(&mut self) -> &mut str {
        self.as_mut_str()
    }
}

impl AsRef<[u8]> for String {
    fn as_ref(&self) -> &[u8] {
        self.as_bytes()
    }
}

impl Borrow<str> for String {
    fn borrow(&self) -> &str {
        self.as_str()
    }
}

impl BorrowMut<str> for String {
    fn borrow_mut(&mut self) -> &mut str {
        self.as_mut_str()
    }
}

impl From<&str> for String {
    fn from(s: &str) -> String {
        let mut text = String::with_capacity(s.len());
        text.push_str(s);
        text
    }
}

impl From<&mut str> for String {
    fn from(s: &mut str) -> String {
        let s: &str = s;
        String::from(s)
    }
}

impl From<&String> for String {
    fn from(s: &String) -> String {
        s.clone()
    }
}

impl TryFrom<Vec<u8>> for String {
    type Error = FromUtf8Error;

    fn try_from(bytes: Vec<u8>) -> Result<String, FromUtf8Error> {
        String::from_utf8(bytes)
    }
}

impl From<Box<str>> for String {
    fn from(s: Box<str>) -> String {
        s.into_string()
    }
}

impl From<char> for String {
    fn from(c: char) -> String {
        let mut text = String::with_capacity(c.len_utf8());
        text.push(c);
        text
    }
}

impl FromStr for String {
    type Err = Infallible;

    fn from_str(s: &str) -> Result<String, Infallible> {
        Ok(String::from(s))
    }
}

pub type ParseError = Infallible;

#[all_items]
pub trait ToString {
    fn to_string(&self) -> String;
}

impl<T: fmt::Display + ?Sized> ToString for T {
    fn to_string(&self) -> String {
        fmt::Display::text_of(self)
    }
}

/// Gives the chars of bytes `start..end`; they leave the string when this is dropped.
#[all_items]
pub struct Drain<'a> {
    string: *mut String,
    start: usize,
    end: usize,
    iter: str::Chars<'a>,
}

impl<'a> Drain<'a> {
    pub fn as_str(&self) -> &str {
        self.iter.as_str()
    }
}

impl Iterator for Drain<'_> {
    type Item = char;

    fn next(&mut self) -> Option<char> {
        self.iter.next()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.iter.size_hint()
    }
}

impl DoubleEndedIterator for Drain<'_> {
    fn next_back(&mut self) -> Option<char> {
        self.iter.next_back()
    }
}

impl Drop for Drain<'_> {
    fn drop(&mut self) {
        unsafe {
            let vec = &mut (*self.string).vec;
            let base = vec.as_mut_ptr();
            ptr::copy(base.add(self.end), base.add(self.start), vec.len - self.end);
            vec.len -= self.end - self.start
        }
    }
}
