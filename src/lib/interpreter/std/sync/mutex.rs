//! A lock that one holds at a time.

use crate::cell::UnsafeCell;
use crate::fmt::{self, Debug, Display, Formatter};
use crate::intrinsics::wait_forever;
use crate::ops::{Deref, DerefMut};
use crate::panic::{RefUnwindSafe, UnwindSafe};
use crate::sync::poison::{checked, Flag, Guard, LockResult, PoisonError, TryLockError, TryLockResult};

#[view(cell, value = "data.value")]
#[all_items(lacking = "data_ptr get_cloned replace set", fields = "data inner poison")]
pub struct Mutex<T: ?Sized> {
    /// 0 while nobody holds it.
    futex: UnsafeCell<u32>,
    poison: Flag,
    data: UnsafeCell<T>,
}

unsafe impl<T: ?Sized + Send> Send for Mutex<T> {}
unsafe impl<T: ?Sized + Send> Sync for Mutex<T> {}
impl<T: ?Sized> UnwindSafe for Mutex<T> {}
impl<T: ?Sized> RefUnwindSafe for Mutex<T> {}

#[must_use]
#[lang = "MutexGuard"]
#[all_items(lacking = "filter_map map", fields = "lock poison")]
pub struct MutexGuard<'a, T: ?Sized + 'a> {
    lock: &'a Mutex<T>,
    poison: Guard,
}

impl<T: ?Sized> !Send for MutexGuard<'_, T> {}
unsafe impl<T: ?Sized + Sync> Sync for MutexGuard<'_, T> {}

impl<T> Mutex<T> {
    pub const fn new(t: T) -> Mutex<T> {
        Mutex { futex: UnsafeCell::new(0), poison: Flag::new(), data: UnsafeCell::new(t) }
    }
}

impl<T: ?Sized> Mutex<T> {
    pub fn lock(&self) -> LockResult<MutexGuard<'_, T>> {
        if !self.take() {
            wait_forever("`Mutex::lock`, which waits for ever here")
        }
        checked(&self.poison, MutexGuard { lock: self, poison: self.poison.guard() })
    }

    pub fn try_lock(&self) -> TryLockResult<MutexGuard<'_, T>> {
        if !self.take() {
            return Err(TryLockError::WouldBlock);
        }
        Ok(checked(&self.poison, MutexGuard { lock: self, poison: self.poison.guard() })?)
    }

    pub fn is_poisoned(&self) -> bool {
        self.poison.is_set()
    }

    pub fn clear_poison(&self) {
        self.poison.set(false)
    }

    pub fn into_inner(self) -> LockResult<T>
    where
        T: Sized,
    {
        let is_poisoned = self.poison.is_set();
        let data = self.data.into_inner();
        if is_poisoned { Err(PoisonError::new(data)) } else { Ok(data) }
    }

    pub fn get_mut(&mut self) -> LockResult<&mut T> {
        let is_poisoned = self.poison.is_set();
        let data = self.data.get_mut();
        if is_poisoned { Err(PoisonError::new(data)) } else { Ok(data) }
    }

    /// False where somebody holds it.
    fn take(&self) -> bool {
        unsafe {
            let is_free = *self.futex.get() == 0;
            *self.futex.get() = 1;
            is_free
        }
    }
}

made_of_value! { Mutex }

impl<T: ?Sized + Debug> Debug for Mutex<T> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let mut d = f.debug_struct("Mutex");
        match self.try_lock() {
            Ok(guard) => {
                d.field("data", &&*guard);
            }
            Err(TryLockError::Poisoned(err)) => {
                d.field("data", &&**err.get_ref());
            }
            Err(TryLockError::WouldBlock) => {
                d.field("data", &"<locked>");
            }
        }
        d.field("poisoned", &self.poison.is_set());
        d.finish_non_exhaustive()
    }
}

guard! { mut MutexGuard, self => self.lock.data.get() }

impl<T: ?Sized> Drop for MutexGuard<'_, T> {
    fn drop(&mut self) {
        self.lock.poison.done(&self.poison);
        unsafe { *self.lock.futex.get() = 0 }
    }
}

pub(crate) fn is_poisoned_under<T: ?Sized>(guard: &MutexGuard<'_, T>) -> bool {
    guard.lock.is_poisoned()
}
