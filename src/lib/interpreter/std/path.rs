//! Paths: texts with `/` between their parts. What asks the file system is declared only.

use crate::borrow::{Borrow, Cow, ToOwned};
use crate::cmp::Ordering;
use crate::convert::Infallible;
use crate::error::Error;
use crate::ffi::os_str::{of_text, OsStr, OsString};
use crate::fmt::{self, Debug, Formatter};
use crate::hash::{Hash, Hasher};
use crate::io;
use crate::iter::{DoubleEndedIterator, Extend, FromIterator, IntoIterator, Iterator};
use crate::ops::Deref;
use crate::str::FromStr;
use crate::string::String;

pub const MAIN_SEPARATOR: char = '/';
pub const MAIN_SEPARATOR_STR: &str = "/";

pub fn is_separator(c: char) -> bool {
    c == '/'
}

#[all_items(lacking = "as_mut_os_str as_path has_trailing_sep into_path_buf is_empty is_symlink metadata normalize_lexically read_dir read_link symlink_metadata trim_trailing_sep with_trailing_sep")]
pub struct Path {
    inner: OsStr,
}

#[derive(Clone)]
#[all_items(lacking = "as_mut_os_string into_boxed_path leak pop_trailing_sep push_trailing_sep reserve reserve_exact set_trailing_sep shrink_to shrink_to_fit try_reserve try_reserve_exact")]
pub struct PathBuf {
    inner: OsString,
}

#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[all_items(lacking = "as_os_str kind")]
pub struct PrefixComponent<'a> {
    raw: &'a OsStr,
}

#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[all_items]
pub enum Component<'a> {
    Prefix(PrefixComponent<'a>),
    RootDir,
    CurDir,
    ParentDir,
    Normal(&'a OsStr),
}

impl<'a> Component<'a> {
    pub fn as_os_str(self) -> &'a OsStr {
        match self {
            Component::Prefix(prefix) => prefix.raw,
            Component::RootDir => of_text("/"),
            Component::CurDir => of_text("."),
            Component::ParentDir => of_text(".."),
            Component::Normal(name) => name,
        }
    }
}

impl AsRef<OsStr> for Component<'_> {
    fn as_ref(&self) -> &OsStr {
        self.as_os_str()
    }
}

impl AsRef<Path> for Component<'_> {
    fn as_ref(&self) -> &Path {
        of_os(self.as_os_str())
    }
}

/// The parts of what is left of a path; `.` counts at its beginning alone, and only where it does not begin at the root.
#[derive(Clone)]
#[all_items]
pub struct Components<'a> {
    rest: &'a str,
    is_at_start: bool,
}

impl<'a> Components<'a> {
    pub fn as_path(&self) -> &'a Path {
        let mut parts = self.clone();
        parts.trim();
        of_text_path(parts.rest)
    }

    /// What stands for no part is passed over, at both ends.
    fn trim(&mut self) {
        if !self.is_at_start {
            loop {
                if let Some(rest) = self.rest.strip_prefix('/') {
                    self.rest = rest
                } else if self.rest == "." {
                    self.rest = ""
                } else if let Some(rest) = self.rest.strip_prefix("./") {
                    self.rest = rest
                } else {
                    break;
                }
            }
        }
        loop {
            let least = if self.is_at_start { 1 } else { 0 };
            if self.rest.len() > least && self.rest.ends_with('/') {
                self.rest = &self.rest[..self.rest.len() - 1]
            } else if self.rest.ends_with("/.") {
                let len = if self.is_at_start && self.rest.len() == 2 { 1 } else { self.rest.len() - 2 };
                self.rest = &self.rest[..len];
                if len == 1 && self.is_at_start {
                    break;
                }
            } else {
                break;
            }
        }
    }
}

fn component(name: &str) -> Component<'_> {
    match name {
        "." => Component::CurDir,
        ".." => Component::ParentDir,
        _ => Component::Normal(of_text(name)),
    }
}

impl<'a> Iterator for Components<'a> {
    type Item = Component<'a>;

    fn next(&mut self) -> Option<Component<'a>> {
        self.trim();
        if self.rest.is_empty() {
            return None;
        }
        let is_at_start = self.is_at_start;
        self.is_at_start = false;
        if is_at_start && self.rest.starts_with('/') {
            self.rest = &self.rest[1..];
            return Some(Component::RootDir);
        }
        let (name, rest) = match self.rest.find('/') {
            Some(at) => (&self.rest[..at], &self.rest[at + 1..]),
            None => (self.rest, ""),
        };
        self.rest = rest;
        Some(component(name))
    }
}

impl<'a> DoubleEndedIterator for Components<'a> {
    fn next_back(&mut self) -> Option<Component<'a>> {
        self.trim();
        if self.rest.is_empty() {
            return None;
        }
        if self.is_at_start && self.rest == "/" {
            self.rest = "";
            return Some(Component::RootDir);
        }
        match self.rest.rfind('/') {
            Some(at) => {
                let name = &self.rest[at + 1..];
                self.rest = &self.rest[..at + 1];
                Some(component(name))
            }
            None => {
                let name = self.rest;
                self.rest = "";
                Some(component(name))
            }
        }
    }
}

impl Debug for Components<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        struct Parts<'a>(Components<'a>);
        impl Debug for Parts<'_> {
            fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
                f.debug_list().entries(self.0.clone()).finish()
            }
        }
        f.debug_tuple("Components").field(&Parts(self.clone())).finish()
    }
}

#[derive(Clone)]
#[all_items(lacking = "as_path")]
pub struct Iter<'a> {
    inner: Components<'a>,
}

impl<'a> Iterator for Iter<'a> {
    type Item = &'a OsStr;

    fn next(&mut self) -> Option<&'a OsStr> {
        self.inner.next().map(Component::as_os_str)
    }
}

impl<'a> DoubleEndedIterator for Iter<'a> {
    fn next_back(&mut self) -> Option<&'a OsStr> {
        self.inner.next_back().map(Component::as_os_str)
    }
}

#[derive(Copy, Clone, Debug)]
#[all_items]
pub struct Ancestors<'a> {
    next: Option<&'a Path>,
}

impl<'a> Iterator for Ancestors<'a> {
    type Item = &'a Path;

    fn next(&mut self) -> Option<&'a Path> {
        let next = self.next;
        self.next = next.and_then(Path::parent);
        next
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
#[all_items]
pub struct StripPrefixError(());

impl fmt::Display for StripPrefixError {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.pad("prefix not found")
    }
}

impl Error for StripPrefixError {}

#[all_items]
pub struct Display<'a> {
    path: &'a Path,
}

impl fmt::Display for Display<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self.path.text(), f)
    }
}

impl Debug for Display<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        Debug::fmt(self.path.text(), f)
    }
}

fn of_os(text: &OsStr) -> &Path {
    unsafe { &*(text as *const OsStr as *const Path) }
}

fn of_text_path(text: &str) -> &Path {
    of_os(of_text(text))
}

/// Before the last dot, and behind it.
fn split_at_dot(name: &str) -> (&str, Option<&str>) {
    match name.rfind('.') {
        Some(at) if at > 0 && name != ".." => (&name[..at], Some(&name[at + 1..])),
        _ => (name, None),
    }
}

impl Path {
    #[const_conditional]
    pub fn new<S: AsRef<OsStr> + ?Sized>(s: &S) -> &Path {
        of_os(s.as_ref())
    }

    fn text(&self) -> &str {
        self.inner.text()
    }

    pub fn as_os_str(&self) -> &OsStr {
        &self.inner
    }

    pub fn to_str(&self) -> Option<&str> {
        Some(self.text())
    }

    pub fn to_string_lossy(&self) -> Cow<'_, str> {
        Cow::Borrowed(self.text())
    }

    pub fn to_path_buf(&self) -> PathBuf {
        PathBuf { inner: self.inner.to_os_string() }
    }

    pub fn is_absolute(&self) -> bool {
        self.has_root()
    }

    pub fn is_relative(&self) -> bool {
        !self.has_root()
    }

    pub fn has_root(&self) -> bool {
        self.text().starts_with('/')
    }

    pub fn parent(&self) -> Option<&Path> {
        let mut parts = self.components();
        match parts.next_back() {
            Some(Component::Normal(_) | Component::CurDir | Component::ParentDir) => Some(parts.as_path()),
            _ => None,
        }
    }

    pub fn ancestors(&self) -> Ancestors<'_> {
        Ancestors { next: Some(self) }
    }

    pub fn file_name(&self) -> Option<&OsStr> {
        match self.components().next_back() {
            Some(Component::Normal(name)) => Some(name),
            _ => None,
        }
    }

    pub fn strip_prefix<P>(&self, base: P) -> Result<&Path, StripPrefixError>
    where
        P: AsRef<Path>,
    {
        match parts_behind(self.components(), base.as_ref().components()) {
            Some(parts) => Ok(parts.as_path()),
            None => Err(StripPrefixError(())),
        }
    }

    pub fn starts_with<P: AsRef<Path>>(&self, base: P) -> bool {
        parts_behind(self.components(), base.as_ref().components()).is_some()
    }

    pub fn ends_with<P: AsRef<Path>>(&self, child: P) -> bool {
        let mut parts = self.components();
        let mut wanted = child.as_ref().components();
        loop {
            match (parts.next_back(), wanted.next_back()) {
                (_, None) => return true,
                (part, other) if part == other => {}
                _ => return false,
            }
        }
    }

    pub fn file_stem(&self) -> Option<&OsStr> {
        self.file_name().map(|name| of_text(split_at_dot(name.text()).0))
    }

    /// Up to the first dot that is not at the beginning.
    pub fn file_prefix(&self) -> Option<&OsStr> {
        self.file_name().map(|name| {
            let name = name.text();
            match name.char_indices().skip(1).find(|(_, c)| *c == '.') {
                Some((at, _)) if name != ".." => of_text(&name[..at]),
                _ => of_text(name),
            }
        })
    }

    pub fn extension(&self) -> Option<&OsStr> {
        self.file_name().and_then(|name| split_at_dot(name.text()).1).map(of_text)
    }

    pub fn join<P: AsRef<Path>>(&self, path: P) -> PathBuf {
        let mut buf = self.to_path_buf();
        buf.push(path);
        buf
    }

    pub fn with_file_name<S: AsRef<OsStr>>(&self, file_name: S) -> PathBuf {
        let mut buf = self.to_path_buf();
        buf.set_file_name(file_name);
        buf
    }

    pub fn with_extension<S: AsRef<OsStr>>(&self, extension: S) -> PathBuf {
        let mut buf = self.to_path_buf();
        buf.set_extension(extension);
        buf
    }

    pub fn with_added_extension<S: AsRef<OsStr>>(&self, extension: S) -> PathBuf {
        let mut buf = self.to_path_buf();
        buf.add_extension(extension);
        buf
    }

    pub fn components(&self) -> Components<'_> {
        Components { rest: self.text(), is_at_start: true }
    }

    pub fn iter(&self) -> Iter<'_> {
        Iter { inner: self.components() }
    }

    pub fn display(&self) -> Display<'_> {
        Display { path: self }
    }

    #[intrinsic = "unsupported"]
    pub fn exists(&self) -> bool;

    #[intrinsic = "unsupported"]
    pub fn is_file(&self) -> bool;

    #[intrinsic = "unsupported"]
    pub fn is_dir(&self) -> bool;

    #[intrinsic = "unsupported"]
    pub fn try_exists(&self) -> io::Result<bool>;

    #[intrinsic = "unsupported"]
    pub fn canonicalize(&self) -> io::Result<PathBuf>;
}

/// What is left of `parts` behind those of `base`.
fn parts_behind<'a>(parts: Components<'a>, base: Components<'_>) -> Option<Components<'a>> {
    let mut parts = parts;
    let mut base = base;
    loop {
        let mut on = parts.clone();
        match (on.next(), base.next()) {
            (_, None) => return Some(parts),
            (part, other) if part == other => parts = on,
            _ => return None,
        }
    }
}

impl PathBuf {
    pub const fn new() -> PathBuf {
        PathBuf { inner: OsString::new() }
    }

    pub fn as_path(&self) -> &Path {
        of_os(&self.inner)
    }

    pub fn push<P: AsRef<Path>>(&mut self, path: P) {
        let other = path.as_ref().text();
        let text = self.inner.text_mut();
        if other.starts_with('/') {
            text.clear()
        } else if !text.is_empty() && !text.ends_with('/') {
            text.push('/')
        }
        text.push_str(other)
    }

    pub fn pop(&mut self) -> bool {
        let len = match self.as_path().parent() {
            Some(parent) => parent.text().len(),
            None => return false,
        };
        self.inner.text_mut().truncate(len);
        true
    }

    pub fn set_file_name<S: AsRef<OsStr>>(&mut self, file_name: S) {
        if self.as_path().file_name().is_some() {
            self.pop();
        }
        self.push(of_os(file_name.as_ref()))
    }

    pub fn set_extension<S: AsRef<OsStr>>(&mut self, extension: S) -> bool {
        let extension = extension.as_ref().text();
        let end = match self.as_path().file_stem() {
            Some(stem) => {
                let text = self.as_path().text();
                stem.text().as_ptr() as usize - text.as_ptr() as usize + stem.len()
            }
            None => return false,
        };
        let text = self.inner.text_mut();
        text.truncate(end);
        if !extension.is_empty() {
            text.push('.');
            text.push_str(extension)
        }
        true
    }

    pub fn with_capacity(capacity: usize) -> PathBuf {
        PathBuf { inner: OsString::with_capacity(capacity) }
    }

    pub fn add_extension<S: AsRef<OsStr>>(&mut self, extension: S) -> bool {
        let extension = extension.as_ref().text();
        let end = match self.as_path().file_name() {
            Some(name) => {
                let text = self.as_path().text();
                name.text().as_ptr() as usize - text.as_ptr() as usize + name.text().len()
            }
            None => return false,
        };
        if !extension.is_empty() {
            let text = self.inner.text_mut();
            text.truncate(end);
            text.push('.');
            text.push_str(extension)
        }
        true
    }

    pub fn into_os_string(self) -> OsString {
        self.inner
    }

    pub fn clear(&mut self) {
        self.inner.clear()
    }

    pub fn capacity(&self) -> usize {
        self.inner.capacity()
    }
}

impl Deref for PathBuf {
    type Target = Path;

    fn deref(&self) -> &Path {
        self.as_path()
    }
}

impl Borrow<Path> for PathBuf {
    fn borrow(&self) -> &Path {
        self
    }
}

impl ToOwned for Path {
    type Owned = PathBuf;

    fn to_owned(&self) -> PathBuf {
        self.to_path_buf()
    }
}

impl Default for PathBuf {
    fn default() -> PathBuf {
        PathBuf::new()
    }
}

impl Debug for Path {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        Debug::fmt(self.text(), f)
    }
}

impl Debug for PathBuf {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        Debug::fmt(&**self, f)
    }
}

impl PartialEq for Path {
    fn eq(&self, other: &Path) -> bool {
        self.components().eq(other.components())
    }
}

impl Eq for Path {}

impl PartialOrd for Path {
    fn partial_cmp(&self, other: &Path) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Path {
    fn cmp(&self, other: &Path) -> Ordering {
        self.components().cmp(other.components())
    }
}

impl Hash for Path {
    fn hash<H: Hasher>(&self, h: &mut H) {
        for part in self.components() {
            part.hash(h)
        }
    }
}

impl PartialEq for PathBuf {
    fn eq(&self, other: &PathBuf) -> bool {
        **self == **other
    }
}

impl Eq for PathBuf {}

impl PartialOrd for PathBuf {
    fn partial_cmp(&self, other: &PathBuf) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for PathBuf {
    fn cmp(&self, other: &PathBuf) -> Ordering {
        (**self).cmp(&**other)
    }
}

impl Hash for PathBuf {
    fn hash<H: Hasher>(&self, h: &mut H) {
        (**self).hash(h)
    }
}

/// Paths of every kind are compared with one another.
macro_rules! compares {
    ($([$($params:tt)*] $left:ty, $right:ty;)*) => {
        $(
            impl<$($params)*> PartialEq<$right> for $left {
                fn eq(&self, other: &$right) -> bool {
                    <Path as PartialEq>::eq(self, other)
                }
            }

            impl<$($params)*> PartialEq<$left> for $right {
                fn eq(&self, other: &$left) -> bool {
                    <Path as PartialEq>::eq(self, other)
                }
            }
        )*
    };
}

compares! {
    [] PathBuf, Path;
    ['a] PathBuf, &'a Path;
}

macro_rules! is_path {
    ($($ty:ty;)*) => {
        $(
            impl AsRef<Path> for $ty {
                fn as_ref(&self) -> &Path {
                    Path::new(self)
                }
            }
        )*
    };
}

is_path! {
    OsStr;
    OsString;
    str;
    String;
}

impl AsRef<Path> for Path {
    fn as_ref(&self) -> &Path {
        self
    }
}

impl AsRef<Path> for PathBuf {
    fn as_ref(&self) -> &Path {
        self
    }
}

impl AsRef<OsStr> for Path {
    fn as_ref(&self) -> &OsStr {
        &self.inner
    }
}

impl AsRef<OsStr> for PathBuf {
    fn as_ref(&self) -> &OsStr {
        &self.inner
    }
}

impl<T: ?Sized + AsRef<OsStr>> From<&T> for PathBuf {
    fn from(s: &T) -> PathBuf {
        PathBuf { inner: s.as_ref().to_os_string() }
    }
}

impl From<OsString> for PathBuf {
    fn from(s: OsString) -> PathBuf {
        PathBuf { inner: s }
    }
}

impl From<String> for PathBuf {
    fn from(s: String) -> PathBuf {
        PathBuf { inner: OsString::from(s) }
    }
}

impl From<PathBuf> for OsString {
    fn from(path_buf: PathBuf) -> OsString {
        path_buf.inner
    }
}

impl FromStr for PathBuf {
    type Err = Infallible;

    fn from_str(s: &str) -> Result<PathBuf, Infallible> {
        Ok(PathBuf::from(s))
    }
}

impl<P: AsRef<Path>> FromIterator<P> for PathBuf {
    fn from_iter<I: IntoIterator<Item = P>>(iter: I) -> PathBuf {
        let mut buf = PathBuf::new();
        buf.extend(iter);
        buf
    }
}

impl<P: AsRef<Path>> Extend<P> for PathBuf {
    fn extend<I: IntoIterator<Item = P>>(&mut self, iter: I) {
        for part in iter {
            self.push(part.as_ref())
        }
    }
}

impl<'a> IntoIterator for &'a Path {
    type Item = &'a OsStr;
    type IntoIter = Iter<'a>;

    fn into_iter(self) -> Iter<'a> {
        self.iter()
    }
}

impl<'a> IntoIterator for &'a PathBuf {
    type Item = &'a OsStr;
    type IntoIter = Iter<'a>;

    fn into_iter(self) -> Iter<'a> {
        self.iter()
    }
}
