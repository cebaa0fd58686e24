//! A lock that many hold for reading, or one for writing.

use crate::cell::UnsafeCell;
use crate::fmt::{self, Debug, Display, Formatter};
use crate::intrinsics::wait_forever;
use crate::ops::{Deref, DerefMut};
use crate::panic::{RefUnwindSafe, UnwindSafe};
use crate::ptr::NonNull;
use crate::sync::poison::{checked, Flag, Guard, LockResult, PoisonError, TryLockError, TryLockResult};

/// How many read; or that one writes.
pub(crate) struct State {
    state: UnsafeCell<u32>,
    writer_notify: UnsafeCell<u32>,
}

unsafe impl Sync for State {}

const WRITTEN: u32 = u32::MAX;

impl State {
    fn get(&self) -> u32 {
        unsafe { *self.state.get() }
    }

    fn set(&self, state: u32) {
        unsafe { *self.state.get() = state }
    }
}

#[view(cell, value = "data.value")]
#[all_items(lacking = "data_ptr get_cloned replace set", fields = "data inner poison")]
pub struct RwLock<T: ?Sized> {
    inner: State,
    poison: Flag,
    data: UnsafeCell<T>,
}

unsafe impl<T: ?Sized + Send> Send for RwLock<T> {}
unsafe impl<T: ?Sized + Send + Sync> Sync for RwLock<T> {}
impl<T: ?Sized> UnwindSafe for RwLock<T> {}
impl<T: ?Sized> RefUnwindSafe for RwLock<T> {}

#[must_use]
#[view(ref, ptr = "data.pointer")]
#[all_items(lacking = "filter_map map")]
#[lang = "RwLockReadGuard"]
pub struct RwLockReadGuard<'rwlock, T: ?Sized + 'rwlock> {
    data: NonNull<T>,
    inner_lock: &'rwlock State,
}

impl<T: ?Sized> !Send for RwLockReadGuard<'_, T> {}
unsafe impl<T: ?Sized + Sync> Sync for RwLockReadGuard<'_, T> {}

#[must_use]
#[all_items(lacking = "filter_map map")]
#[lang = "RwLockWriteGuard"]
pub struct RwLockWriteGuard<'rwlock, T: ?Sized + 'rwlock> {
    lock: &'rwlock RwLock<T>,
    poison: Guard,
}

impl<T: ?Sized> !Send for RwLockWriteGuard<'_, T> {}
unsafe impl<T: ?Sized + Sync> Sync for RwLockWriteGuard<'_, T> {}

impl<T> RwLock<T> {
    pub const fn new(t: T) -> RwLock<T> {
        RwLock {
            inner: State { state: UnsafeCell::new(0), writer_notify: UnsafeCell::new(0) },
            poison: Flag::new(),
            data: UnsafeCell::new(t),
        }
    }
}

impl<T: ?Sized> RwLock<T> {
    pub fn read(&self) -> LockResult<RwLockReadGuard<'_, T>> {
        if self.inner.get() == WRITTEN {
            wait_forever("`RwLock::read`, which waits for ever here")
        }
        self.reading()
    }

    pub fn try_read(&self) -> TryLockResult<RwLockReadGuard<'_, T>> {
        if self.inner.get() == WRITTEN { Err(TryLockError::WouldBlock) } else { Ok(self.reading()?) }
    }

    pub fn write(&self) -> LockResult<RwLockWriteGuard<'_, T>> {
        if self.inner.get() != 0 {
            wait_forever("`RwLock::write`, which waits for ever here")
        }
        self.writing()
    }

    pub fn try_write(&self) -> TryLockResult<RwLockWriteGuard<'_, T>> {
        if self.inner.get() != 0 { Err(TryLockError::WouldBlock) } else { Ok(self.writing()?) }
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

    fn reading(&self) -> LockResult<RwLockReadGuard<'_, T>> {
        self.inner.set(self.inner.get() + 1);
        let data = unsafe { NonNull::new_unchecked(self.data.get()) };
        checked(&self.poison, RwLockReadGuard { data, inner_lock: &self.inner })
    }

    fn writing(&self) -> LockResult<RwLockWriteGuard<'_, T>> {
        self.inner.set(WRITTEN);
        checked(&self.poison, RwLockWriteGuard { lock: self, poison: self.poison.guard() })
    }
}

made_of_value! { RwLock }

impl<T: ?Sized + Debug> Debug for RwLock<T> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let mut d = f.debug_struct("RwLock");
        match self.try_read() {
            Ok(guard) => {
                d.field("data", &&*guard);
            }
            Err(TryLockError::Poisoned(err)) => {
                d.field("data", &&**err.get_ref());
            }
            Err(TryLockError::WouldBlock) => {
                d.field("data", &format_args!("<locked>"));
            }
        }
        d.field("poisoned", &self.poison.is_set());
        d.finish_non_exhaustive()
    }
}

guard! { RwLockReadGuard, self => self.data.as_ptr() }

guard! { mut RwLockWriteGuard, self => self.lock.data.get() }

impl<T: ?Sized> Drop for RwLockReadGuard<'_, T> {
    fn drop(&mut self) {
        self.inner_lock.set(self.inner_lock.get() - 1);
    }
}

impl<T: ?Sized> Drop for RwLockWriteGuard<'_, T> {
    fn drop(&mut self) {
        self.lock.poison.done(&self.poison);
        self.lock.inner.set(0);
    }
}

impl<'a, T: ?Sized> RwLockWriteGuard<'a, T> {
    pub fn downgrade(s: RwLockWriteGuard<'a, T>) -> RwLockReadGuard<'a, T> {
        let lock = s.lock;
        drop(s);
        lock.inner.set(1);
        let data = unsafe { NonNull::new_unchecked(lock.data.get()) };
        RwLockReadGuard { data, inner_lock: &lock.inner }
    }
}
