//! What threads share.

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
