//! Values that each thread has of its own, made when they are first asked for. A program has one thread here.

use crate::cell::{Cell, RefCell, UnsafeCell};
use crate::error::Error;
use crate::fmt::{self, Debug, Display, Formatter};
use crate::intrinsics::{abort_process, at_exit};
use crate::mem::{self, MaybeUninit};
use crate::ptr;
use crate::vec::Vec;

/// What a static of `thread_local!` is: asked for its value, `$key` gives where that lies.
#[all_items(lacking = "initialize_with new update", fields = "inner")]
pub struct LocalKey<T: 'static> {
    inner: fn() -> &'static LocalSlot<T>,
}

#[derive(Clone, Copy, Eq, PartialEq)]
#[all_items]
pub struct AccessError;

impl Debug for AccessError {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.debug_struct("AccessError").finish()
    }
}

impl Display for AccessError {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        Display::fmt("already destroyed", f)
    }
}

impl Error for AccessError {}

impl<T: 'static> Debug for LocalKey<T> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.debug_struct("LocalKey").finish_non_exhaustive()
    }
}

impl<T: 'static> LocalKey<T> {
    #[panics_at = "std/src/thread/local.rs:479:25"]
    pub fn with<F, R>(&'static self, f: F) -> R
    where
        F: FnOnce(&T) -> R,
    {
        match (self.inner)().get(None) {
            Some(value) => f(value),
            None => panic_access_error(),
        }
    }

    pub fn try_with<F, R>(&'static self, f: F) -> Result<R, AccessError>
    where
        F: FnOnce(&T) -> R,
    {
        match (self.inner)().get(None) {
            Some(value) => Ok(f(value)),
            None => Err(AccessError),
        }
    }

    /// The value is `first` from the beginning, unless it was there before: then `first` is still there.
    #[panics_at = "std/src/thread/local.rs:537:25"]
    fn get_or(&'static self, first: &mut Option<T>) -> &'static T {
        match (self.inner)().get(Some(first)) {
            Some(value) => value,
            None => panic_access_error(),
        }
    }

    #[panics_at = "std/src/thread/local.rs:479:25"]
    fn get_value(&'static self) -> &'static T {
        match (self.inner)().get(None) {
            Some(value) => value,
            None => panic_access_error(),
        }
    }
}

#[track_caller]
fn panic_access_error() -> ! {
    panic!("cannot access a Thread Local Storage value during or after destruction: {AccessError:?}")
}

impl<T: 'static> LocalKey<Cell<T>> {
    pub fn set(&'static self, value: T) {
        let mut first = Some(Cell::new(value));
        let cell = self.get_or(&mut first);
        if let Some(value) = first {
            cell.set(value.into_inner())
        }
    }

    pub fn get(&'static self) -> T
    where
        T: Copy,
    {
        self.get_value().get()
    }

    pub fn take(&'static self) -> T
    where
        T: Default,
    {
        self.get_value().take()
    }

    pub fn replace(&'static self, value: T) -> T {
        self.get_value().replace(value)
    }
}

impl<T: 'static> LocalKey<RefCell<T>> {
    #[panics_at = "std/src/thread/local.rs:724:34"]
    pub fn with_borrow<F, R>(&'static self, f: F) -> R
    where
        F: FnOnce(&T) -> R,
    {
        f(&self.get_value().borrow())
    }

    #[panics_at = "std/src/thread/local.rs:757:38"]
    pub fn with_borrow_mut<F, R>(&'static self, f: F) -> R
    where
        F: FnOnce(&mut T) -> R,
    {
        f(&mut self.get_value().borrow_mut())
    }

    #[panics_at = "std/src/thread/local.rs:795:23"]
    pub fn set(&'static self, value: T) {
        let mut first = Some(RefCell::new(value));
        let cell = self.get_or(&mut first);
        if let Some(value) = first {
            *cell.borrow_mut() = value.into_inner()
        }
    }

    pub fn take(&'static self) -> T
    where
        T: Default,
    {
        self.get_value().take()
    }

    #[panics_at = "std/src/thread/local.rs:863:31"]
    pub fn replace(&'static self, value: T) -> T {
        self.get_value().replace(value)
    }
}

#[derive(Clone, Copy)]
enum State {
    Initial,
    Alive,
    Destroyed,
}

/// Where a thread's own value lies.
#[view(cell, value = "value.value")]
pub(crate) struct LocalSlot<T> {
    init: fn() -> T,
    state: Cell<State>,
    value: UnsafeCell<MaybeUninit<T>>,
}

unsafe impl<T> Sync for LocalSlot<T> {}

pub(crate) const fn new_slot<T>(init: fn() -> T) -> LocalSlot<T> {
    LocalSlot { init, state: Cell::new(State::Initial), value: UnsafeCell::new(MaybeUninit::uninit()) }
}

pub(crate) const fn new_key<T: 'static>(inner: fn() -> &'static LocalSlot<T>) -> LocalKey<T> {
    LocalKey { inner }
}

impl<T> LocalSlot<T> {
    fn get(&self, first: Option<&mut Option<T>>) -> Option<&T> {
        match self.state.get() {
            State::Initial => self.initialize(first),
            State::Alive => {}
            State::Destroyed => return None,
        }
        unsafe { Some((*self.value.get()).assume_init_ref()) }
    }

    fn initialize(&self, first: Option<&mut Option<T>>) {
        let value = match first.and_then(Option::take) {
            Some(value) => value,
            None => (self.init)(),
        };
        match self.state.replace(State::Alive) {
            State::Initial => {
                if mem::needs_drop::<T>() {
                    unsafe { register(self as *const LocalSlot<T> as *mut u8, destroy::<T>) }
                }
            }
            // Its initialiser asked for it.
            _ => unsafe { (*self.value.get()).assume_init_drop() },
        }
        unsafe { ptr::write(self.value.get(), MaybeUninit::new(value)) }
    }
}

unsafe fn destroy<T>(slot: *mut u8) {
    unsafe {
        let slot = &*(slot as *const LocalSlot<T>);
        slot.state.set(State::Destroyed);
        let guard = NoPanic;
        (*slot.value.get()).assume_init_drop();
        mem::forget(guard);
    }
}

struct NoPanic;

impl Drop for NoPanic {
    fn drop(&mut self) {
        eprintln!("fatal runtime error: thread local panicked on drop, aborting");
        abort_process()
    }
}

struct Destructors {
    list: UnsafeCell<Vec<(*mut u8, unsafe fn(*mut u8))>>,
}

unsafe impl Sync for Destructors {}

/// Of the values that are there, the latest last.
static DESTRUCTORS: Destructors = Destructors { list: UnsafeCell::new(Vec::new()) };

unsafe fn register(slot: *mut u8, destroy: unsafe fn(*mut u8)) {
    unsafe { (*DESTRUCTORS.list.get()).push((slot, destroy)) }
    at_exit(run_destructors);
}

/// Drops what the thread has of its own, the latest first. The machine calls this at the end of `main`.
pub(crate) fn run_destructors() {
    unsafe {
        loop {
            match (*DESTRUCTORS.list.get()).pop() {
                Some((slot, destroy)) => destroy(slot),
                None => break,
            }
        }
        *DESTRUCTORS.list.get() = Vec::new();
    }
}
