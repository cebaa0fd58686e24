//! `OsStr` and `OsString`: the system's texts. Here they are always UTF-8, since nothing else comes in.

use crate::borrow::{Borrow, Cow, ToOwned};
use crate::cmp::Ordering;
use crate::convert::Infallible;
use crate::fmt::{self, Debug, Formatter};
use crate::hash::{Hash, Hasher};
use crate::ops::Deref;
use crate::str::{FromStr, Utf8Error};
use crate::string::String;

#[all_items(lacking = "as_os_str display from_encoded_bytes_unchecked into_os_string make_ascii_lowercase make_ascii_uppercase slice_encoded_bytes")]
pub struct OsStr {
    inner: str,
}

#[derive(Clone)]
#[all_items(lacking = "from_encoded_bytes_unchecked into_boxed_os_str into_encoded_bytes leak reserve_exact shrink_to shrink_to_fit truncate try_reserve try_reserve_exact")]
pub struct OsString {
    inner: String,
}

impl OsStr {
    #[const_conditional]
    pub fn new<S: AsRef<OsStr> + ?Sized>(s: &S) -> &OsStr {
        s.as_ref()
    }

    pub fn to_str(&self) -> Option<&str> {
        Some(&self.inner)
    }

    pub fn to_string_lossy(&self) -> Cow<'_, str> {
        Cow::Borrowed(&self.inner)
    }

    pub fn to_os_string(&self) -> OsString {
        OsString { inner: self.inner.to_owned() }
    }

    pub fn is_empty(&self) -> bool {
        self.inner.is_empty()
    }

    pub fn len(&self) -> usize {
        self.inner.len()
    }

    pub fn as_encoded_bytes(&self) -> &[u8] {
        self.inner.as_bytes()
    }

    pub fn to_ascii_lowercase(&self) -> OsString {
        OsString { inner: self.inner.to_ascii_lowercase() }
    }

    pub fn to_ascii_uppercase(&self) -> OsString {
        OsString { inner: self.inner.to_ascii_uppercase() }
    }

    pub fn is_ascii(&self) -> bool {
        self.inner.is_ascii()
    }

    pub fn eq_ignore_ascii_case<S: AsRef<OsStr>>(&self, other: S) -> bool {
        self.inner.eq_ignore_ascii_case(&other.as_ref().inner)
    }

    pub(crate) fn text(&self) -> &str {
        &self.inner
    }
}

/// The same text, as the system's.
pub(crate) fn of_text(text: &str) -> &OsStr {
    unsafe { &*(text as *const str as *const OsStr) }
}

impl OsString {
    pub const fn new() -> OsString {
        OsString { inner: String::new() }
    }

    pub fn as_os_str(&self) -> &OsStr {
        of_text(&self.inner)
    }

    pub fn into_string(self) -> Result<String, OsString> {
        Ok(self.inner)
    }

    pub fn push<T: AsRef<OsStr>>(&mut self, s: T) {
        self.inner.push_str(s.as_ref().text())
    }

    pub fn with_capacity(capacity: usize) -> OsString {
        OsString { inner: String::with_capacity(capacity) }
    }

    pub fn clear(&mut self) {
        self.inner.clear()
    }

    pub fn capacity(&self) -> usize {
        self.inner.capacity()
    }

    pub fn reserve(&mut self, additional: usize) {
        self.inner.reserve(additional)
    }

    pub(crate) fn text_mut(&mut self) -> &mut String {
        &mut self.inner
    }
}

impl Deref for OsString {
    type Target = OsStr;

    fn deref(&self) -> &OsStr {
        self.as_os_str()
    }
}

impl Default for OsString {
    fn default() -> OsString {
        OsString::new()
    }
}

impl Default for &OsStr {
    fn default() -> Self {
        of_text("")
    }
}

impl Debug for OsStr {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        Debug::fmt(&self.inner, f)
    }
}

impl Debug for OsString {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        Debug::fmt(&self.inner, f)
    }
}

impl fmt::Write for OsString {
    fn write_str(&mut self, s: &str) -> fmt::Result {
        self.inner.push_str(s);
        Ok(())
    }
}

impl PartialEq for OsStr {
    fn eq(&self, other: &OsStr) -> bool {
        self.inner == other.inner
    }
}

impl PartialEq<str> for OsStr {
    fn eq(&self, other: &str) -> bool {
        self.inner == *other
    }
}

impl PartialEq<OsStr> for str {
    fn eq(&self, other: &OsStr) -> bool {
        *self == other.inner
    }
}

impl Eq for OsStr {}

impl PartialOrd for OsStr {
    fn partial_cmp(&self, other: &OsStr) -> Option<Ordering> {
        self.inner.partial_cmp(&other.inner)
    }
}

impl Ord for OsStr {
    fn cmp(&self, other: &OsStr) -> Ordering {
        self.inner.cmp(&other.inner)
    }
}

impl Hash for OsStr {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.inner.as_bytes().hash(state)
    }
}

impl PartialEq for OsString {
    fn eq(&self, other: &OsString) -> bool {
        self.inner == other.inner
    }
}

impl PartialEq<str> for OsString {
    fn eq(&self, other: &str) -> bool {
        self.inner == *other
    }
}

impl PartialEq<OsString> for str {
    fn eq(&self, other: &OsString) -> bool {
        *self == *other.inner
    }
}

impl PartialEq<&str> for OsString {
    fn eq(&self, other: &&str) -> bool {
        self.inner == **other
    }
}

impl<'a> PartialEq<OsString> for &'a str {
    fn eq(&self, other: &OsString) -> bool {
        **self == *other.inner
    }
}

impl Eq for OsString {}

impl PartialOrd for OsString {
    fn partial_cmp(&self, other: &OsString) -> Option<Ordering> {
        self.inner.partial_cmp(&other.inner)
    }
}

impl Ord for OsString {
    fn cmp(&self, other: &OsString) -> Ordering {
        self.inner.cmp(&other.inner)
    }
}

impl Hash for OsString {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.as_os_str().hash(state)
    }
}

impl Borrow<OsStr> for OsString {
    fn borrow(&self) -> &OsStr {
        self.as_os_str()
    }
}

impl ToOwned for OsStr {
    type Owned = OsString;

    fn to_owned(&self) -> OsString {
        self.to_os_string()
    }
}

impl AsRef<OsStr> for OsStr {
    fn as_ref(&self) -> &OsStr {
        self
    }
}

impl AsRef<OsStr> for OsString {
    fn as_ref(&self) -> &OsStr {
        self
    }
}

impl AsRef<OsStr> for str {
    fn as_ref(&self) -> &OsStr {
        of_text(self)
    }
}

impl AsRef<OsStr> for String {
    fn as_ref(&self) -> &OsStr {
        of_text(self)
    }
}

impl From<String> for OsString {
    fn from(s: String) -> OsString {
        OsString { inner: s }
    }
}

impl<T: ?Sized + AsRef<OsStr>> From<&T> for OsString {
    fn from(s: &T) -> OsString {
        s.as_ref().to_os_string()
    }
}

impl<'a> TryFrom<&'a OsStr> for &'a str {
    type Error = Utf8Error;

    fn try_from(value: &'a OsStr) -> Result<&'a str, Utf8Error> {
        Ok(&value.inner)
    }
}

impl FromStr for OsString {
    type Err = Infallible;

    fn from_str(s: &str) -> Result<OsString, Infallible> {
        Ok(OsString { inner: String::from(s) })
    }
}
