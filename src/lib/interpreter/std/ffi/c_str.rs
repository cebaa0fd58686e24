//! `CStr`: bytes that end with the first NUL.

use crate::borrow::{Cow, ToOwned};
use crate::boxed::Box;
use crate::cmp::Ordering;
use crate::error::Error;
use crate::fmt::{self, Debug, Display, Formatter, Write};
use crate::hash::{Hash, Hasher};
use crate::ops::{Index, RangeFrom};
use crate::slice;
use crate::str::Utf8Error;
use crate::string::String;
use crate::vec::Vec;

pub use super::c_string::{CString, FromVecWithNulError, IntoStringError, NulError};

/// Its last byte is the NUL, and no other is one.
#[lang = "CStr"]
#[all_items(lacking = "as_c_str bytes display", fields = "inner")]
pub struct CStr {
    inner: [u8],
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[all_items]
pub enum FromBytesWithNulError {
    InteriorNul { position: usize },
    NotNulTerminated,
}

#[derive(Clone, PartialEq, Eq, Debug)]
#[all_items(fields = "0")]
pub struct FromBytesUntilNulError(());

/// The place of the first NUL.
pub(crate) const fn find_nul(bytes: &[u8]) -> Option<usize> {
    let mut at = 0;
    while at < bytes.len() {
        if bytes[at] == 0 {
            return Some(at);
        }
        at += 1;
    }
    None
}

impl CStr {
    pub const unsafe fn from_ptr<'a>(ptr: *const i8) -> &'a CStr {
        unsafe {
            let mut len = 0;
            while *ptr.add(len) != 0 {
                len += 1;
            }
            CStr::from_bytes_with_nul_unchecked(slice::from_raw_parts(ptr as *const u8, len + 1))
        }
    }

    pub const fn from_bytes_until_nul(bytes: &[u8]) -> Result<&CStr, FromBytesUntilNulError> {
        match find_nul(bytes) {
            Some(at) => Ok(unsafe {
                CStr::from_bytes_with_nul_unchecked(slice::from_raw_parts(bytes.as_ptr(), at + 1))
            }),
            None => Err(FromBytesUntilNulError(())),
        }
    }

    pub const fn from_bytes_with_nul(bytes: &[u8]) -> Result<&Self, FromBytesWithNulError> {
        match find_nul(bytes) {
            Some(position) if position + 1 == bytes.len() => {
                Ok(unsafe { CStr::from_bytes_with_nul_unchecked(bytes) })
            }
            Some(position) => Err(FromBytesWithNulError::InteriorNul { position }),
            None => Err(FromBytesWithNulError::NotNulTerminated),
        }
    }

    pub const unsafe fn from_bytes_with_nul_unchecked(bytes: &[u8]) -> &CStr {
        unsafe { &*(bytes as *const [u8] as *const CStr) }
    }

    pub const fn as_ptr(&self) -> *const i8 {
        self.inner.as_ptr() as *const i8
    }

    pub const fn count_bytes(&self) -> usize {
        self.inner.len() - 1
    }

    pub const fn is_empty(&self) -> bool {
        self.inner.len() == 1
    }

    pub const fn to_bytes(&self) -> &[u8] {
        unsafe { slice::from_raw_parts(self.inner.as_ptr(), self.inner.len() - 1) }
    }

    pub const fn to_bytes_with_nul(&self) -> &[u8] {
        &self.inner
    }

    pub const fn to_str(&self) -> Result<&str, Utf8Error> {
        crate::str::from_utf8(self.to_bytes())
    }

    pub fn to_string_lossy(&self) -> Cow<'_, str> {
        String::from_utf8_lossy(self.to_bytes())
    }

    pub fn into_c_string(self: Box<CStr>) -> CString {
        CString::from(self)
    }
}

impl Debug for CStr {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_char('"')?;
        for chunk in self.to_bytes().utf8_chunks() {
            for c in chunk.valid().chars() {
                match c {
                    '\x01'..='\x7f' => Display::fmt(&crate::ascii::escape_default(c as u8), f)?,
                    _ => Display::fmt(&c.escape_debug(), f)?,
                }
            }
            for byte in chunk.invalid() {
                Display::fmt(&crate::ascii::escape_default(*byte), f)?;
            }
        }
        f.write_char('"')
    }
}

impl Default for &CStr {
    fn default() -> Self {
        c""
    }
}

impl PartialEq for CStr {
    fn eq(&self, other: &CStr) -> bool {
        self.inner == other.inner
    }
}

impl PartialEq<&CStr> for CStr {
    fn eq(&self, other: &&CStr) -> bool {
        *self == **other
    }
}

impl PartialEq<CString> for CStr {
    fn eq(&self, other: &CString) -> bool {
        *self == **other
    }
}

impl PartialEq<Cow<'_, CStr>> for CStr {
    fn eq(&self, other: &Cow<'_, CStr>) -> bool {
        *self == **other
    }
}

impl PartialEq<CStr> for Cow<'_, CStr> {
    fn eq(&self, other: &CStr) -> bool {
        **self == *other
    }
}

impl PartialEq<&CStr> for Cow<'_, CStr> {
    fn eq(&self, other: &&CStr) -> bool {
        **self == **other
    }
}

impl Eq for CStr {}

impl PartialOrd for CStr {
    fn partial_cmp(&self, other: &CStr) -> Option<Ordering> {
        self.to_bytes().partial_cmp(other.to_bytes())
    }
}

impl Ord for CStr {
    fn cmp(&self, other: &CStr) -> Ordering {
        self.to_bytes().cmp(other.to_bytes())
    }
}

impl Hash for CStr {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.inner.hash(state)
    }
}

impl Index<RangeFrom<usize>> for CStr {
    type Output = CStr;

    #[track_caller]
    fn index(&self, index: RangeFrom<usize>) -> &CStr {
        let bytes = self.to_bytes_with_nul();
        if index.start < bytes.len() {
            unsafe { CStr::from_bytes_with_nul_unchecked(&bytes[index.start..]) }
        } else {
            panic!("index out of bounds: the len is {} but the index is {}", bytes.len(), index.start)
        }
    }
}

impl AsRef<CStr> for CStr {
    fn as_ref(&self) -> &CStr {
        self
    }
}

impl ToOwned for CStr {
    type Owned = CString;

    fn to_owned(&self) -> CString {
        unsafe { CString::from_vec_with_nul_unchecked(Vec::from(self.to_bytes_with_nul())) }
    }
}

impl Display for FromBytesWithNulError {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            FromBytesWithNulError::InteriorNul { position } => {
                f.write_str("data provided contains an interior nul byte at byte position ")?;
                Display::fmt(position, f)
            }
            FromBytesWithNulError::NotNulTerminated => f.write_str("data provided is not nul terminated"),
        }
    }
}

impl Error for FromBytesWithNulError {}

impl Display for FromBytesUntilNulError {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str("data provided does not contain a nul")
    }
}

impl Error for FromBytesUntilNulError {}
