//! Text: UTF-8 bytes, borrowed.

pub(crate) mod index;
pub(crate) mod iter;
pub(crate) mod lossy;
pub(crate) mod parse;
pub(crate) mod pattern;
pub(crate) mod split;
pub(crate) mod utf16;

pub use iter::{Bytes, CharIndices, Chars, EscapeDebug, EscapeDefault, EscapeUnicode, Lines, SplitAsciiWhitespace, SplitWhitespace};
pub use lossy::{Utf8Chunk, Utf8Chunks};
pub use parse::{FromStr, ParseBoolError, Utf8Error};
pub use split::{
    MatchIndices, Matches, RMatchIndices, RMatches, RSplit, RSplitN, RSplitTerminator, Split, SplitInclusive, SplitN,
    SplitTerminator,
};
pub use utf16::EncodeUtf16;

use crate::borrow::ToOwned;
use crate::boxed::Box;
use crate::cmp::Ordering;
use crate::hash::{Hash, Hasher};
use crate::intrinsics::{str_from_utf8, str_from_utf8_mut, str_part};
use crate::slice::SliceIndex;
use crate::string::String;
use crate::vec::Vec;
use pattern::{DoubleEndedPattern, Pattern};

#[lang = "str_from_utf8_unchecked"]
pub const unsafe fn from_utf8_unchecked(v: &[u8]) -> &str {
    unsafe { str_from_utf8(v) }
}

pub const fn from_utf8(v: &[u8]) -> Result<&str, Utf8Error> {
    parse::check_utf8(v)?;
    unsafe { Ok(str_from_utf8(v)) }
}

#[lang = "str_from_utf8_unchecked_mut"]
pub const unsafe fn from_utf8_unchecked_mut(v: &mut [u8]) -> &mut str {
    unsafe { str_from_utf8_mut(v) }
}

pub const fn from_utf8_mut(v: &mut [u8]) -> Result<&mut str, Utf8Error> {
    parse::check_utf8(v)?;
    unsafe { Ok(str_from_utf8_mut(v)) }
}

pub unsafe fn from_boxed_utf8_unchecked(v: Box<[u8]>) -> Box<str> {
    unsafe { String::from_utf8_unchecked(v.into_vec()).into_boxed_str() }
}

#[all_items(lacking = "as_ascii as_ascii_unchecked as_str lines_any slice_mut_unchecked strip_circumfix substr_range trim_prefix trim_suffix")]
impl str {
    #[lang = "str_len_fn"]
    #[intrinsic = "slice_len"]
    pub const fn len(&self) -> usize;
    #[intrinsic = "str_as_bytes"]
    pub const fn as_bytes(&self) -> &[u8];
    #[intrinsic = "str_as_bytes"]
    pub const unsafe fn as_bytes_mut(&mut self) -> &mut [u8];
    #[intrinsic = "slice_as_ptr"]
    pub const fn as_ptr(&self) -> *const u8;
    #[intrinsic]
    pub const fn is_char_boundary(&self, index: usize) -> bool;
    #[intrinsic]
    pub fn trim(&self) -> &str;
    #[intrinsic]
    pub fn trim_start(&self) -> &str;
    #[intrinsic]
    pub fn trim_end(&self) -> &str;
    #[intrinsic]
    pub const fn is_ascii(&self) -> bool;
    #[intrinsic]
    pub const fn eq_ignore_ascii_case(&self, other: &str) -> bool;
    #[intrinsic]
    pub const fn make_ascii_uppercase(&mut self);
    #[intrinsic]
    pub const fn make_ascii_lowercase(&mut self);

    pub const fn from_utf8(v: &[u8]) -> Result<&str, Utf8Error> {
        from_utf8(v)
    }

    pub const fn from_utf8_mut(v: &mut [u8]) -> Result<&mut str, Utf8Error> {
        from_utf8_mut(v)
    }

    #[lang = "str_inherent_from_utf8_unchecked_mut"]
    pub const unsafe fn from_utf8_unchecked_mut(v: &mut [u8]) -> &mut str {
        unsafe { str_from_utf8_mut(v) }
    }

    #[lang = "str_inherent_from_utf8_unchecked"]
    pub const unsafe fn from_utf8_unchecked(v: &[u8]) -> &str {
        unsafe { str_from_utf8(v) }
    }

    pub fn escape_debug(&self) -> EscapeDebug<'_> {
        EscapeDebug::new(iter::Escape::new(self, 0))
    }

    pub fn escape_default(&self) -> EscapeDefault<'_> {
        EscapeDefault::new(iter::Escape::new(self, 1))
    }

    pub fn escape_unicode(&self) -> EscapeUnicode<'_> {
        EscapeUnicode::new(iter::Escape::new(self, 2))
    }

    #[lang = "str_is_empty"]
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    #[const_conditional]
    pub fn get<I: SliceIndex<str>>(&self, i: I) -> Option<&I::Output> {
        i.get(self)
    }

    #[const_conditional]
    pub fn get_mut<I: SliceIndex<str>>(&mut self, i: I) -> Option<&mut I::Output> {
        i.get_mut(self)
    }

    #[panics_at = "core/src/str/mod.rs:849:21"]
    pub const fn split_at(&self, mid: usize) -> (&str, &str) {
        if !self.is_char_boundary(mid) {
            index::slice_error_fail(self, 0, mid)
        }
        unsafe { (str_part(self, 0, mid), str_part(self, mid, self.len())) }
    }

    pub const fn split_at_checked(&self, mid: usize) -> Option<(&str, &str)> {
        if self.is_char_boundary(mid) { Some(self.split_at(mid)) } else { None }
    }

    pub fn chars(&self) -> Chars<'_> {
        Chars::new(self)
    }

    pub fn char_indices(&self) -> CharIndices<'_> {
        CharIndices::new(self)
    }

    pub fn bytes(&self) -> Bytes<'_> {
        Bytes::new(self)
    }

    pub fn lines(&self) -> Lines<'_> {
        Lines::new(self)
    }

    pub fn split_whitespace(&self) -> SplitWhitespace<'_> {
        SplitWhitespace::new(self)
    }

    pub fn split_ascii_whitespace(&self) -> SplitAsciiWhitespace<'_> {
        SplitAsciiWhitespace::new(self)
    }

    pub fn contains<P: Pattern>(&self, pat: P) -> bool {
        let mut pat = pat;
        pat.find_in(self, 0, self.len()).is_some()
    }

    pub fn starts_with<P: Pattern>(&self, pat: P) -> bool {
        let mut pat = pat;
        pat.prefix_of(self).is_some()
    }

    pub fn ends_with<P: Pattern>(&self, pat: P) -> bool {
        let mut pat = pat;
        pat.suffix_of(self).is_some()
    }

    pub fn find<P: Pattern>(&self, pat: P) -> Option<usize> {
        let mut pat = pat;
        match pat.find_in(self, 0, self.len()) {
            Some((start, _)) => Some(start),
            None => None,
        }
    }

    pub fn rfind<P: Pattern>(&self, pat: P) -> Option<usize> {
        let mut pat = pat;
        match pat.rfind_in(self, 0, self.len()) {
            Some((start, _)) => Some(start),
            None => None,
        }
    }

    pub fn split<P: Pattern>(&self, pat: P) -> Split<'_, P> {
        Split::new(self, pat)
    }

    pub fn split_inclusive<P: Pattern>(&self, pat: P) -> SplitInclusive<'_, P> {
        SplitInclusive::new(self, pat)
    }

    pub fn rsplit<P: Pattern>(&self, pat: P) -> RSplit<'_, P> {
        RSplit::new(self, pat)
    }

    pub fn split_terminator<P: Pattern>(&self, pat: P) -> SplitTerminator<'_, P> {
        SplitTerminator::new(self, pat)
    }

    pub fn splitn<P: Pattern>(&self, n: usize, pat: P) -> SplitN<'_, P> {
        SplitN::new(self, n, pat)
    }

    pub fn rsplitn<P: Pattern>(&self, n: usize, pat: P) -> RSplitN<'_, P> {
        RSplitN::new(self, n, pat)
    }

    pub fn split_once<P: Pattern>(&self, delimiter: P) -> Option<(&str, &str)> {
        let mut pat = delimiter;
        match pat.find_in(self, 0, self.len()) {
            Some((start, end)) => unsafe { Some((str_part(self, 0, start), str_part(self, end, self.len()))) },
            None => None,
        }
    }

    pub fn rsplit_once<P: Pattern>(&self, delimiter: P) -> Option<(&str, &str)> {
        let mut pat = delimiter;
        match pat.rfind_in(self, 0, self.len()) {
            Some((start, end)) => unsafe { Some((str_part(self, 0, start), str_part(self, end, self.len()))) },
            None => None,
        }
    }

    pub fn matches<P: Pattern>(&self, pat: P) -> Matches<'_, P> {
        Matches::new(self, pat)
    }

    pub fn match_indices<P: Pattern>(&self, pat: P) -> MatchIndices<'_, P> {
        MatchIndices::new(self, pat)
    }

    pub fn trim_matches<P: DoubleEndedPattern>(&self, pat: P) -> &str {
        let mut pat = pat;
        let from = pattern::trimmed_start(self, &mut pat);
        let rest = unsafe { str_part(self, from, self.len()) };
        unsafe { str_part(rest, 0, pattern::trimmed_end(rest, &mut pat)) }
    }

    pub fn rmatches<P: Pattern>(&self, pat: P) -> RMatches<'_, P> {
        RMatches::new(self, pat)
    }

    pub fn rmatch_indices<P: Pattern>(&self, pat: P) -> RMatchIndices<'_, P> {
        RMatchIndices::new(self, pat)
    }

    pub fn rsplit_terminator<P: Pattern>(&self, pat: P) -> RSplitTerminator<'_, P> {
        RSplitTerminator::new(self, pat)
    }

    pub fn encode_utf16(&self) -> EncodeUtf16<'_> {
        EncodeUtf16::new(self)
    }

    #[panics_at = "core/src/str/mod.rs:894:13"]
    pub const fn split_at_mut(&mut self, mid: usize) -> (&mut str, &mut str) {
        if !self.is_char_boundary(mid) {
            index::slice_error_fail(self, 0, mid)
        }
        unsafe {
            let (front, back) = self.as_bytes_mut().split_at_mut(mid);
            (str_from_utf8_mut(front), str_from_utf8_mut(back))
        }
    }

    pub const fn split_at_mut_checked(&mut self, mid: usize) -> Option<(&mut str, &mut str)> {
        if !self.is_char_boundary(mid) {
            return None;
        }
        unsafe {
            let (front, back) = self.as_bytes_mut().split_at_mut(mid);
            Some((str_from_utf8_mut(front), str_from_utf8_mut(back)))
        }
    }

    pub const fn floor_char_boundary(&self, index: usize) -> usize {
        if index >= self.len() {
            return self.len();
        }
        let mut at = index;
        while !self.is_char_boundary(at) {
            at -= 1
        }
        at
    }

    pub const fn ceil_char_boundary(&self, index: usize) -> usize {
        if index >= self.len() {
            return self.len();
        }
        let mut at = index;
        while !self.is_char_boundary(at) {
            at += 1
        }
        at
    }

    #[intrinsic = "slice_as_ptr"]
    pub const fn as_mut_ptr(&mut self) -> *mut u8;

    pub unsafe fn get_unchecked<I: SliceIndex<str>>(&self, i: I) -> &I::Output {
        i.index(self)
    }

    pub unsafe fn get_unchecked_mut<I: SliceIndex<str>>(&mut self, i: I) -> &mut I::Output {
        i.index_mut(self)
    }

    #[deprecated]
    pub unsafe fn slice_unchecked(&self, begin: usize, end: usize) -> &str {
        unsafe { str_part(self, begin, end) }
    }

    #[deprecated]
    pub fn trim_left(&self) -> &str {
        self.trim_start()
    }

    #[deprecated]
    pub fn trim_right(&self) -> &str {
        self.trim_end()
    }

    #[deprecated]
    pub fn trim_left_matches<P: Pattern>(&self, pat: P) -> &str {
        self.trim_start_matches(pat)
    }

    #[deprecated]
    pub fn trim_right_matches<P: Pattern>(&self, pat: P) -> &str {
        self.trim_end_matches(pat)
    }

    pub const fn trim_ascii_start(&self) -> &str {
        unsafe { str_from_utf8(self.as_bytes().trim_ascii_start()) }
    }

    pub const fn trim_ascii_end(&self) -> &str {
        unsafe { str_from_utf8(self.as_bytes().trim_ascii_end()) }
    }

    pub const fn trim_ascii(&self) -> &str {
        unsafe { str_from_utf8(self.as_bytes().trim_ascii()) }
    }

    pub fn trim_start_matches<P: Pattern>(&self, pat: P) -> &str {
        let mut pat = pat;
        unsafe { str_part(self, pattern::trimmed_start(self, &mut pat), self.len()) }
    }

    pub fn trim_end_matches<P: Pattern>(&self, pat: P) -> &str {
        let mut pat = pat;
        unsafe { str_part(self, 0, pattern::trimmed_end(self, &mut pat)) }
    }

    pub fn strip_prefix<P: Pattern>(&self, prefix: P) -> Option<&str> {
        let mut pat = prefix;
        match pat.prefix_of(self) {
            Some(end) => unsafe { Some(str_part(self, end, self.len())) },
            None => None,
        }
    }

    pub fn strip_suffix<P: Pattern>(&self, suffix: P) -> Option<&str> {
        let mut pat = suffix;
        match pat.suffix_of(self) {
            Some(start) => unsafe { Some(str_part(self, 0, start)) },
            None => None,
        }
    }

    pub fn parse<F: FromStr>(&self) -> Result<F, F::Err> {
        FromStr::from_str(self)
    }

    pub fn replace<P: Pattern>(&self, from: P, to: &str) -> String {
        let mut pat = from;
        let mut result = String::with_capacity(self.len());
        let mut at = 0;
        let mut search = 0;
        while let Some((start, end)) = pat.find_in(self, search, self.len()) {
            unsafe { result.push_str(str_part(self, at, start)) }
            result.push_str(to);
            at = end;
            search = pattern::next_search(self, start, end)
        }
        unsafe { result.push_str(str_part(self, at, self.len())) }
        result
    }

    pub fn replacen<P: Pattern>(&self, pat: P, to: &str, count: usize) -> String {
        let mut pat = pat;
        let mut result = String::with_capacity(32);
        let mut at = 0;
        let mut search = 0;
        let mut left = count;
        while left > 0 {
            match pat.find_in(self, search, self.len()) {
                None => break,
                Some((start, end)) => {
                    unsafe { result.push_str(str_part(self, at, start)) }
                    result.push_str(to);
                    at = end;
                    search = pattern::next_search(self, start, end)
                }
            }
            left -= 1
        }
        unsafe { result.push_str(str_part(self, at, self.len())) }
        result
    }

    pub fn to_lowercase(&self) -> String {
        case_mapped(self, false)
    }

    pub fn to_uppercase(&self) -> String {
        case_mapped(self, true)
    }

    pub fn to_ascii_uppercase(&self) -> String {
        let mut s = self.to_owned();
        s.make_ascii_uppercase();
        s
    }

    pub fn to_ascii_lowercase(&self) -> String {
        let mut s = self.to_owned();
        s.make_ascii_lowercase();
        s
    }

    #[panics_at = "alloc/src/slice.rs:523:50"]
    pub fn repeat(&self, n: usize) -> String {
        let total = match self.len().checked_mul(n) {
            Some(total) => total,
            None => crate::panicking::panic_display_str("capacity overflow"),
        };
        let mut result = String::with_capacity(total);
        let mut left = n;
        while left > 0 {
            result.push_str(self);
            left -= 1
        }
        result
    }

    pub fn into_string(self: Box<str>) -> String {
        let len = self.len();
        let ptr = Box::into_raw(self) as *mut u8;
        unsafe { String::from_utf8_unchecked(Vec::from_raw_parts(ptr, len, len)) }
    }

    pub fn into_boxed_bytes(self: Box<str>) -> Box<[u8]> {
        self.into_string().into_bytes().into_boxed_slice()
    }
}

/// Length in bytes of a text in lower or upper case.
#[intrinsic]
fn case_len(text: &str, upper: bool) -> usize;
/// The text in lower or upper case, to `to`.
#[intrinsic]
unsafe fn case_write(text: &str, upper: bool, to: *mut u8);

fn case_mapped(text: &str, upper: bool) -> String {
    let len = case_len(text, upper);
    let mut result = String::with_capacity(if len > text.len() { len } else { text.len() });
    unsafe {
        case_write(text, upper, result.vec.as_mut_ptr());
        result.vec.set_len(len)
    }
    result
}

impl PartialEq for str {
    #[intrinsic = "str_eq"]
    fn eq(&self, other: &str) -> bool;
}

impl Eq for str {}

impl PartialOrd for str {
    fn partial_cmp(&self, other: &str) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for str {
    #[intrinsic = "str_cmp"]
    fn cmp(&self, other: &str) -> Ordering;
}

impl Hash for str {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_str(self)
    }
}

impl ToOwned for str {
    type Owned = String;

    fn to_owned(&self) -> String {
        String::from(self)
    }
}
