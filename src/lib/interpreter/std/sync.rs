//! What threads share.

/// How a lock is made of a value.
macro_rules! made_of_value {
    ($lock:ident) => {
        impl<T> From<T> for $lock<T> {
            fn from(t: T) -> $lock<T> {
                $lock::new(t)
            }
        }

        impl<T: Default> Default for $lock<T> {
            fn default() -> $lock<T> {
                $lock::new(Default::default())
            }
        }
    };
}

/// What a guard gives is read through it, and shown as what it is; behind `mut`, it may be written too.
macro_rules! guard {
    ($guard:ident, $this:ident => $data:expr) => {
        impl<T: ?Sized> Deref for $guard<'_, T> {
            type Target = T;

            fn deref(&$this) -> &T {
                unsafe { &*$data }
            }
        }

        impl<T: ?Sized + Debug> Debug for $guard<'_, T> {
            fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
                (**self).fmt(f)
            }
        }

        impl<T: ?Sized + Display> Display for $guard<'_, T> {
            fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
                (**self).fmt(f)
            }
        }
    };
    (mut $guard:ident, $this:ident => $data:expr) => {
        guard! { $guard, $this => $data }

        impl<T: ?Sized> DerefMut for $guard<'_, T> {
            fn deref_mut(&mut $this) -> &mut T {
                unsafe { &mut *$data }
            }
        }
    };
}

pub mod arc;
pub mod atomic;
pub(crate) mod barrier;
pub(crate) mod condvar;
pub(crate) mod lazy_lock;
pub mod mpsc;
pub(crate) mod mutex;
pub(crate) mod once;
pub(crate) mod once_lock;
pub(crate) mod poison;
pub(crate) mod rwlock;

pub use arc::{Arc, Weak};
pub use barrier::{Barrier, BarrierWaitResult};
pub use condvar::{Condvar, WaitTimeoutResult};
pub use lazy_lock::LazyLock;
pub use mutex::{Mutex, MutexGuard};
pub use once::{Once, OnceState};
pub use once_lock::OnceLock;
pub use poison::{LockResult, PoisonError, TryLockError, TryLockResult};
pub use rwlock::{RwLock, RwLockReadGuard, RwLockWriteGuard};
