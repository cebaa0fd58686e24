//! Poison: a panic while something was locked is reported to whoever locks it next.

use crate::cell::UnsafeCell;
use crate::error::Error;
use crate::fmt::{self, Debug, Display, Formatter};
use crate::panic::RefUnwindSafe;
use crate::thread;

/// Whether a panic has left what it guards in the middle of something.
pub(crate) struct Flag {
    failed: UnsafeCell<bool>,
}

unsafe impl Sync for Flag {}
impl RefUnwindSafe for Flag {}

impl Flag {
    pub(crate) const fn new() -> Flag {
        Flag { failed: UnsafeCell::new(false) }
    }

    pub(crate) fn is_set(&self) -> bool {
        unsafe { *self.failed.get() }
    }

    pub(crate) fn set(&self, failed: bool) {
        unsafe { *self.failed.get() = failed }
    }

    pub(crate) fn guard(&self) -> Guard {
        Guard { panicking: thread::panicking() }
    }

    /// A lock is given back: by a panic that began while it was held, or as usual.
    pub(crate) fn done(&self, guard: &Guard) {
        if !guard.panicking && thread::panicking() {
            self.set(true)
        }
    }
}

/// Whether a panic was under way when the lock was taken.
pub(crate) struct Guard {
    panicking: bool,
}

#[all_items]
pub struct PoisonError<T> {
    data: T,
}

#[all_items]
pub enum TryLockError<T> {
    Poisoned(PoisonError<T>),
    WouldBlock,
}

pub type LockResult<T> = Result<T, PoisonError<T>>;
pub type TryLockResult<Guard> = Result<Guard, TryLockError<Guard>>;

/// What was locked, as it is or as poisoned.
pub(crate) fn checked<T>(flag: &Flag, data: T) -> LockResult<T> {
    if flag.is_set() { Err(PoisonError { data }) } else { Ok(data) }
}

impl<T> PoisonError<T> {
    pub fn new(data: T) -> PoisonError<T> {
        PoisonError { data }
    }

    pub fn into_inner(self) -> T {
        self.data
    }

    pub fn get_ref(&self) -> &T {
        &self.data
    }

    pub fn get_mut(&mut self) -> &mut T {
        &mut self.data
    }
}

impl<T> Debug for PoisonError<T> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.debug_struct("PoisonError").finish_non_exhaustive()
    }
}

impl<T> Display for PoisonError<T> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.pad("poisoned lock: another task failed inside")
    }
}

impl<T> Error for PoisonError<T> {}

impl<T> From<PoisonError<T>> for TryLockError<T> {
    fn from(err: PoisonError<T>) -> TryLockError<T> {
        TryLockError::Poisoned(err)
    }
}

impl<T> Debug for TryLockError<T> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            TryLockError::Poisoned(_) => Debug::fmt("Poisoned(..)", f),
            TryLockError::WouldBlock => Debug::fmt("WouldBlock", f),
        }
    }
}

impl<T> Display for TryLockError<T> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            TryLockError::Poisoned(_) => "poisoned lock: another task failed inside",
            TryLockError::WouldBlock => "try_lock failed because the operation would block",
        })
    }
}

impl<T> Error for TryLockError<T> {}
