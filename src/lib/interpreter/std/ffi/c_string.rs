//! `CString`: bytes with a NUL behind them, and the errors of those that have one within.

use super::c_str::{find_nul, CStr};
use crate::borrow::{Borrow, Cow, ToOwned};
use crate::boxed::Box;
use crate::error::Error;
use crate::fmt::{self, Debug, Display, Formatter};
use crate::io;
use crate::num::NonZero;
use crate::ops::{Deref, Index, RangeFull};
use crate::slice;
use crate::str::{FromStr, Utf8Error};
use crate::string::String;
use crate::vec::Vec;

/// `inner` ends with the NUL.
#[derive(PartialEq, PartialOrd, Eq, Ord, Hash, Clone)]
#[all_items(fields = "inner")]
pub struct CString {
    inner: Box<[u8]>,
}

#[derive(Clone, PartialEq, Eq, Debug)]
#[all_items(fields = "0 1")]
pub struct NulError(usize, Vec<u8>);

#[derive(Clone, PartialEq, Eq, Debug)]
#[all_items(fields = "inner error")]
pub struct IntoStringError {
    inner: CString,
    error: Utf8Error,
}

#[derive(Clone, PartialEq, Eq, Debug)]
#[all_items(fields = "error_kind bytes")]
pub struct FromVecWithNulError {
    error_kind: FromBytesWithNulErrorKind,
    bytes: Vec<u8>,
}

#[derive(Clone, PartialEq, Eq, Debug)]
enum FromBytesWithNulErrorKind {
    InteriorNul(usize),
    NotNulTerminated,
}

impl CString {
    pub fn new<T: Into<Vec<u8>>>(t: T) -> Result<CString, NulError> {
        let bytes: Vec<u8> = t.into();
        match find_nul(&bytes) {
            Some(at) => Err(NulError(at, bytes)),
            None => Ok(unsafe { CString::from_vec_unchecked(bytes) }),
        }
    }

    pub unsafe fn from_vec_unchecked(v: Vec<u8>) -> Self {
        let mut v = v;
        v.reserve_exact(1);
        v.push(0);
        CString { inner: v.into_boxed_slice() }
    }

    pub unsafe fn from_raw(ptr: *mut i8) -> CString {
        unsafe {
            let len = CStr::from_ptr(ptr).to_bytes_with_nul().len();
            let bytes = slice::from_raw_parts_mut(ptr as *mut u8, len);
            CString { inner: Box::from_raw(bytes as *mut [u8]) }
        }
    }

    pub fn into_raw(self) -> *mut i8 {
        Box::into_raw(self.inner) as *mut i8
    }

    pub fn into_string(self) -> Result<String, IntoStringError> {
        String::from_utf8(self.into_bytes()).map_err(|e| IntoStringError {
            error: e.utf8_error(),
            inner: unsafe { CString::from_vec_unchecked(e.into_bytes()) },
        })
    }

    pub fn into_bytes(self) -> Vec<u8> {
        let mut bytes = self.into_bytes_with_nul();
        bytes.pop();
        bytes
    }

    pub fn into_bytes_with_nul(self) -> Vec<u8> {
        self.inner.into_vec()
    }

    pub fn as_bytes(&self) -> &[u8] {
        self.as_c_str().to_bytes()
    }

    pub fn as_bytes_with_nul(&self) -> &[u8] {
        &self.inner
    }

    pub fn as_c_str(&self) -> &CStr {
        unsafe { CStr::from_bytes_with_nul_unchecked(&self.inner) }
    }

    pub fn into_boxed_c_str(self) -> Box<CStr> {
        unsafe { Box::from_raw(Box::into_raw(self.inner) as *mut CStr) }
    }

    pub unsafe fn from_vec_with_nul_unchecked(v: Vec<u8>) -> Self {
        CString { inner: v.into_boxed_slice() }
    }

    pub fn from_vec_with_nul(v: Vec<u8>) -> Result<Self, FromVecWithNulError> {
        match find_nul(&v) {
            Some(at) if at + 1 == v.len() => Ok(CString { inner: v.into_boxed_slice() }),
            Some(at) => {
                Err(FromVecWithNulError { error_kind: FromBytesWithNulErrorKind::InteriorNul(at), bytes: v })
            }
            None => Err(FromVecWithNulError { error_kind: FromBytesWithNulErrorKind::NotNulTerminated, bytes: v }),
        }
    }
}

impl Deref for CString {
    type Target = CStr;

    fn deref(&self) -> &CStr {
        self.as_c_str()
    }
}

impl Debug for CString {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        Debug::fmt(self.as_c_str(), f)
    }
}

impl Default for CString {
    fn default() -> CString {
        c"".to_owned()
    }
}

impl Default for Box<CStr> {
    fn default() -> Box<CStr> {
        Box::from(c"")
    }
}

impl Clone for Box<CStr> {
    fn clone(&self) -> Self {
        Box::from(&**self)
    }
}

impl PartialEq<CStr> for CString {
    fn eq(&self, other: &CStr) -> bool {
        **self == *other
    }
}

impl PartialEq<&CStr> for CString {
    fn eq(&self, other: &&CStr) -> bool {
        **self == **other
    }
}

impl PartialEq<Cow<'_, CStr>> for CString {
    fn eq(&self, other: &Cow<'_, CStr>) -> bool {
        **self == **other
    }
}

impl PartialEq<CString> for Cow<'_, CStr> {
    fn eq(&self, other: &CString) -> bool {
        **self == **other
    }
}

impl Index<RangeFull> for CString {
    type Output = CStr;

    fn index(&self, _index: RangeFull) -> &CStr {
        self
    }
}

impl Borrow<CStr> for CString {
    fn borrow(&self) -> &CStr {
        self
    }
}

impl AsRef<CStr> for CString {
    fn as_ref(&self) -> &CStr {
        self
    }
}

impl FromStr for CString {
    type Err = NulError;

    fn from_str(s: &str) -> Result<Self, NulError> {
        CString::new(s)
    }
}

impl From<&CStr> for CString {
    fn from(s: &CStr) -> CString {
        s.to_owned()
    }
}

impl From<&CStr> for Box<CStr> {
    fn from(s: &CStr) -> Box<CStr> {
        s.to_owned().into_boxed_c_str()
    }
}

impl From<&mut CStr> for Box<CStr> {
    fn from(s: &mut CStr) -> Box<CStr> {
        Box::from(&*s)
    }
}

impl<'a> From<&'a CStr> for Cow<'a, CStr> {
    fn from(s: &'a CStr) -> Cow<'a, CStr> {
        Cow::Borrowed(s)
    }
}

impl<'a> From<&'a CString> for Cow<'a, CStr> {
    fn from(s: &'a CString) -> Cow<'a, CStr> {
        Cow::Borrowed(s.as_c_str())
    }
}

impl<'a> From<CString> for Cow<'a, CStr> {
    fn from(s: CString) -> Cow<'a, CStr> {
        Cow::Owned(s)
    }
}

impl From<CString> for Box<CStr> {
    fn from(s: CString) -> Box<CStr> {
        s.into_boxed_c_str()
    }
}

impl From<Box<CStr>> for CString {
    fn from(s: Box<CStr>) -> CString {
        CString { inner: unsafe { Box::from_raw(Box::into_raw(s) as *mut [u8]) } }
    }
}

impl From<CString> for Vec<u8> {
    fn from(s: CString) -> Vec<u8> {
        s.into_bytes()
    }
}

impl<'a> From<Cow<'a, CStr>> for CString {
    fn from(s: Cow<'a, CStr>) -> CString {
        s.into_owned()
    }
}

impl From<Cow<'_, CStr>> for Box<CStr> {
    fn from(s: Cow<'_, CStr>) -> Box<CStr> {
        s.into_owned().into_boxed_c_str()
    }
}

impl From<Vec<NonZero<u8>>> for CString {
    fn from(v: Vec<NonZero<u8>>) -> CString {
        unsafe { CString::from_vec_unchecked(v.into_iter().map(|byte| byte.get()).collect()) }
    }
}

impl NulError {
    pub fn nul_position(&self) -> usize {
        self.0
    }

    pub fn into_vec(self) -> Vec<u8> {
        self.1
    }
}

impl Display for NulError {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str("nul byte found in provided data at position: ")?;
        Display::fmt(&self.0, f)
    }
}

impl Error for NulError {}

impl From<NulError> for io::Error {
    fn from(_: NulError) -> io::Error {
        io::Error::new(io::ErrorKind::InvalidInput, "data provided contains a nul byte")
    }
}

impl IntoStringError {
    pub fn into_cstring(self) -> CString {
        self.inner
    }

    pub fn utf8_error(&self) -> Utf8Error {
        self.error
    }
}

impl Display for IntoStringError {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str("C string contained non-utf8 bytes")
    }
}

impl Error for IntoStringError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&self.error)
    }
}

impl FromVecWithNulError {
    pub fn as_bytes(&self) -> &[u8] {
        &self.bytes
    }

    pub fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }
}

impl Display for FromVecWithNulError {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self.error_kind {
            FromBytesWithNulErrorKind::InteriorNul(at) => {
                f.write_str("data provided contains an interior nul byte at pos ")?;
                Display::fmt(&at, f)
            }
            FromBytesWithNulErrorKind::NotNulTerminated => f.write_str("data provided is not nul terminated"),
        }
    }
}

impl Error for FromVecWithNulError {}
