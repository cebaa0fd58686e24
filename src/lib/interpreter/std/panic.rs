//! Panics: how they are caught, and how they are reported.

use crate::alloc::RawVec;
use crate::any::Any;
use crate::boxed::Box;
use crate::cell::UnsafeCell;
use crate::collections::BTreeMap;
use crate::fmt;
use crate::intrinsics::{
    dealloc_array, forget_panic_hook, has_panic_hook, is_panicking, panic_again, panic_carries, panic_column, panic_file, panic_formatted_message,
    panic_hook, panic_is_over, panic_kind, panic_line, panic_payload, panic_static_message, panic_value, report_panic, set_panic_hook,
    str_from_utf8,
};
use crate::ops::{Deref, DerefMut, FnOnce};
use crate::panicking;
use crate::ptr::NonNull;
use crate::rc::Rc;
use crate::string::String;
use crate::sync::{self, Arc};

#[lang = "UnwindSafe"]
#[all_items]
pub auto trait UnwindSafe {}

#[lang = "RefUnwindSafe"]
#[all_items]
pub auto trait RefUnwindSafe {}

impl<T: ?Sized> !UnwindSafe for &mut T {}
impl<T: RefUnwindSafe + ?Sized> UnwindSafe for &T {}
impl<T: RefUnwindSafe + ?Sized> UnwindSafe for *const T {}
impl<T: RefUnwindSafe + ?Sized> UnwindSafe for *mut T {}
impl<T: RefUnwindSafe + ?Sized> UnwindSafe for NonNull<T> {}
impl<T: ?Sized> !RefUnwindSafe for UnsafeCell<T> {}

/// Owners of what they point to.
impl<T: UnwindSafe + ?Sized> UnwindSafe for Box<T> {}
impl<T: UnwindSafe> UnwindSafe for RawVec<T> {}
impl<K: RefUnwindSafe, V: RefUnwindSafe> UnwindSafe for BTreeMap<K, V> {}

/// Their counts are seen by nobody in between.
impl<T: RefUnwindSafe + ?Sized> UnwindSafe for Rc<T> {}
impl<T: RefUnwindSafe + ?Sized> RefUnwindSafe for Rc<T> {}
impl<T: RefUnwindSafe + ?Sized> UnwindSafe for Arc<T> {}
impl<T: RefUnwindSafe + ?Sized> RefUnwindSafe for Arc<T> {}
impl<T: RefUnwindSafe + ?Sized> UnwindSafe for sync::Weak<T> {}
impl<T: RefUnwindSafe + ?Sized> RefUnwindSafe for sync::Weak<T> {}

/// The programmer says that it is.
#[all_items]
pub struct AssertUnwindSafe<T>(pub T);

impl<T> UnwindSafe for AssertUnwindSafe<T> {}
impl<T> RefUnwindSafe for AssertUnwindSafe<T> {}

impl<T> Deref for AssertUnwindSafe<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T> DerefMut for AssertUnwindSafe<T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.0
    }
}

impl<R, F: FnOnce() -> R> FnOnce<()> for AssertUnwindSafe<F> {
    type Output = R;

    fn call_once(self, _args: ()) -> R {
        (self.0)()
    }
}

impl<T: fmt::Debug> fmt::Debug for AssertUnwindSafe<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("AssertUnwindSafe").field(&self.0).finish()
    }
}

impl<T: Default> Default for AssertUnwindSafe<T> {
    fn default() -> AssertUnwindSafe<T> {
        AssertUnwindSafe(T::default())
    }
}

pub fn catch_unwind<F: FnOnce() -> R + UnwindSafe, R>(f: F) -> Result<R, Box<dyn Any + Send + 'static>> {
    let mut result = None;
    if panics(f, &mut result) {
        let payload = take_payload();
        panic_is_over();
        return Err(payload);
    }
    match result {
        Some(value) => Ok(value),
        None => panicking::panic_str("internal error: entered unreachable code"),
    }
}

/// Unwinding ends at this frame, which then gives `true`.
#[lang = "catch"]
fn panics<F: FnOnce() -> R, R>(f: F, result: &mut Option<R>) -> bool {
    let value = f();
    *result = Some(value);
    false
}

/// What the panic under way carries: `&'static str`, `String` or what `panic_any` was given.
fn take_payload() -> Box<dyn Any + Send> {
    match panic_kind() {
        0 => Box::new(panic_static_message()),
        1 => Box::new(formatted_message()),
        _ => unsafe { Box::from_raw(panic_value()) },
    }
}

fn formatted_message() -> String {
    let buffer = panic_formatted_message();
    unsafe {
        let bytes: &[u8] = &*buffer;
        let count = bytes.len();
        let message = String::from(str_from_utf8(bytes));
        dealloc_array(buffer as *mut u8, count);
        message
    }
}

fn message_of<'a>(payload: &'a (dyn Any + Send)) -> Option<&'a str> {
    if let Some(text) = payload.downcast_ref::<&'static str>() {
        Some(*text)
    } else if let Some(text) = payload.downcast_ref::<String>() {
        Some(text.as_str())
    } else {
        None
    }
}

#[track_caller]
pub fn panic_any<M: Any + Send>(msg: M) -> ! {
    let payload: Box<dyn Any + Send> = Box::new(msg);
    let raw = Box::into_raw(payload);
    panic_payload(unsafe { message_of(&*raw).unwrap_or("Box<dyn Any>") }, raw)
}

pub fn resume_unwind(payload: Box<dyn Any + Send>) -> ! {
    let raw = Box::into_raw(payload);
    panic_again(unsafe { message_of(&*raw).unwrap_or("Box<dyn Any>") }, raw)
}

/// A place in the program's text.
#[derive(Copy, Clone, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[all_items(lacking = "file_as_c_str")]
pub struct Location<'a> {
    file: &'a str,
    line: u32,
    col: u32,
}

impl<'a> Location<'a> {
    #[intrinsic = "caller_location"]
    #[track_caller]
    pub const fn caller() -> &'static Location<'static>;

    pub const fn file(&self) -> &'a str {
        self.file
    }

    pub const fn line(&self) -> u32 {
        self.line
    }

    pub const fn column(&self) -> u32 {
        self.col
    }
}

impl fmt::Debug for Location<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Location")
            .field("file", &self.file)
            .field("line", &self.line)
            .field("column", &self.col)
            .finish()
    }
}

impl fmt::Display for Location<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}", self.file, self.line, self.col)
    }
}

#[derive(Debug)]
#[all_items(lacking = "can_unwind")]
pub struct PanicHookInfo<'a> {
    payload: &'a (dyn Any + Send),
    location: &'a Location<'a>,
    can_unwind: bool,
    force_no_backtrace: bool,
}

pub type PanicInfo<'a> = PanicHookInfo<'a>;

impl<'a> PanicHookInfo<'a> {
    pub fn payload(&self) -> &(dyn Any + Send) {
        self.payload
    }

    pub fn payload_as_str(&self) -> Option<&str> {
        message_of(self.payload)
    }

    pub fn location(&self) -> Option<&Location<'_>> {
        Some(self.location)
    }
}

impl fmt::Display for PanicHookInfo<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("panicked at ")?;
        self.location.fmt(f)?;
        match self.payload_as_str() {
            Some(message) => write!(f, ":\n{message}"),
            None => Ok(()),
        }
    }
}

pub fn set_hook(hook: Box<dyn Fn(&PanicHookInfo<'_>) + Sync + Send + 'static>) {
    if is_panicking() {
        panicking::panic_str("cannot modify the panic hook from a panicking thread")
    }
    let _old = taken_hook();
    set_panic_hook(Box::into_raw(hook), run_hook);
}

pub fn take_hook() -> Box<dyn Fn(&PanicHookInfo<'_>) + Sync + Send + 'static> {
    if is_panicking() {
        panicking::panic_str("cannot modify the panic hook from a panicking thread")
    }
    match taken_hook() {
        Some(hook) => hook,
        None => Box::new(default_hook),
    }
}

fn taken_hook() -> Option<Box<dyn Fn(&PanicHookInfo<'_>) + Sync + Send + 'static>> {
    if !has_panic_hook() {
        return None;
    }
    let hook = unsafe { Box::from_raw(panic_hook()) };
    forget_panic_hook();
    Some(hook)
}

fn default_hook(info: &PanicHookInfo<'_>) {
    let Location { file, line, col } = *info.location;
    report_panic(file, line, col, message_of(info.payload).unwrap_or("Box<dyn Any>"))
}

/// The machine calls this for a panic while a hook is set.
fn run_hook() {
    let payload = take_payload();
    let location = Location { file: panic_file(), line: panic_line(), col: panic_column() };
    {
        let hook: &dyn Fn(&PanicHookInfo<'_>) = unsafe { &*panic_hook() };
        hook(&PanicHookInfo { payload: &*payload, location: &location, can_unwind: true, force_no_backtrace: false });
    }
    panic_carries(Box::into_raw(payload));
}
