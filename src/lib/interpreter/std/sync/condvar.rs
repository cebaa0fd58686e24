//! Waiting until something has been changed.

use crate::cell::UnsafeCell;
use crate::fmt::{self, Debug, Formatter};
use crate::intrinsics::wait_forever;
use crate::panic::{RefUnwindSafe, UnwindSafe};
use crate::sync::mutex::{is_poisoned_under, MutexGuard};
use crate::sync::poison::{LockResult, PoisonError};
use crate::time::Duration;

#[all_items(lacking = "wait_timeout_ms")]
pub struct Condvar {
    futex: UnsafeCell<u32>,
}

unsafe impl Sync for Condvar {}
impl UnwindSafe for Condvar {}
impl RefUnwindSafe for Condvar {}

#[derive(Debug, PartialEq, Eq, Copy, Clone)]
#[all_items]
pub struct WaitTimeoutResult(bool);

impl WaitTimeoutResult {
    pub fn timed_out(&self) -> bool {
        self.0
    }
}

impl Condvar {
    pub const fn new() -> Condvar {
        Condvar { futex: UnsafeCell::new(0) }
    }

    pub fn wait<'a, T>(&self, guard: MutexGuard<'a, T>) -> LockResult<MutexGuard<'a, T>> {
        wait_forever("`Condvar::wait`, which waits for ever here");
        Ok(guard)
    }

    pub fn wait_while<'a, T, F>(&self, guard: MutexGuard<'a, T>, condition: F) -> LockResult<MutexGuard<'a, T>>
    where
        F: FnMut(&mut T) -> bool,
    {
        let mut guard = guard;
        let mut condition = condition;
        while condition(&mut *guard) {
            guard = self.wait(guard)?;
        }
        Ok(guard)
    }

    /// Nobody is there who could wake it: the time is over, and passes at once.
    pub fn wait_timeout<'a, T>(
        &self,
        guard: MutexGuard<'a, T>,
        dur: Duration,
    ) -> LockResult<(MutexGuard<'a, T>, WaitTimeoutResult)> {
        crate::thread::sleep(dur);
        let is_poisoned = is_poisoned_under(&guard);
        let result = (guard, WaitTimeoutResult(true));
        if is_poisoned { Err(PoisonError::new(result)) } else { Ok(result) }
    }

    pub fn wait_timeout_while<'a, T, F>(
        &self,
        guard: MutexGuard<'a, T>,
        dur: Duration,
        condition: F,
    ) -> LockResult<(MutexGuard<'a, T>, WaitTimeoutResult)>
    where
        F: FnMut(&mut T) -> bool,
    {
        let mut guard = guard;
        let mut condition = condition;
        if !condition(&mut *guard) {
            return Ok((guard, WaitTimeoutResult(false)));
        }
        self.wait_timeout(guard, dur)
    }

    pub fn notify_one(&self) {}

    pub fn notify_all(&self) {}
}

impl Debug for Condvar {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.debug_struct("Condvar").finish_non_exhaustive()
    }
}

impl Default for Condvar {
    fn default() -> Condvar {
        Condvar::new()
    }
}
