//! Threads. A program has one here: what starts another is declared, and not done yet.

pub(crate) mod local;

pub use local::{AccessError, LocalKey};

use crate::any::Any;
use crate::boxed::Box;
use crate::cell::UnsafeCell;
use crate::fmt::{self, Debug, Formatter};
use crate::hash::{Hash, Hasher};
use crate::intrinsics::{is_panicking, pass_time, wait_forever};
use crate::io;
use crate::marker::PhantomData;
use crate::num::NonZero;
use crate::string::String;
use crate::sync::Arc;
use crate::time::Duration;

pub type Result<T> = crate::result::Result<T, Box<dyn Any + Send + 'static>>;

#[intrinsic = "unsupported"]
pub fn spawn<F, T>(f: F) -> JoinHandle<T>
where
    F: FnOnce() -> T + Send + 'static,
    T: Send + 'static;

#[intrinsic = "unsupported"]
pub fn scope<'env, F, T>(f: F) -> T
where
    F: for<'scope> FnOnce(&'scope Scope<'scope, 'env>) -> T;

/// Where a thread leaves what it gave.
struct Packet<'scope, T> {
    scope: PhantomData<&'scope ()>,
    result: UnsafeCell<Option<Result<T>>>,
}

unsafe impl<'scope, T: Send> Sync for Packet<'scope, T> {}

impl<'scope, T> Drop for Packet<'scope, T> {
    fn drop(&mut self) {}
}

#[all_items]
pub struct JoinHandle<T> {
    thread: Thread,
    packet: Arc<Packet<'static, T>>,
}

unsafe impl<T> Send for JoinHandle<T> {}
unsafe impl<T> Sync for JoinHandle<T> {}

impl<T> JoinHandle<T> {
    pub fn thread(&self) -> &Thread {
        &self.thread
    }

    #[intrinsic = "unsupported"]
    pub fn join(self) -> Result<T>;

    #[intrinsic = "unsupported"]
    pub fn is_finished(&self) -> bool;
}

impl<T> Debug for JoinHandle<T> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.debug_struct("JoinHandle").finish_non_exhaustive()
    }
}

#[all_items]
pub struct Scope<'scope, 'env: 'scope> {
    main_thread: Thread,
    scope: PhantomData<&'scope mut &'scope ()>,
    env: PhantomData<&'env mut &'env ()>,
}

impl<'scope, 'env> Scope<'scope, 'env> {
    #[intrinsic = "unsupported"]
    pub fn spawn<F, T>(&'scope self, f: F) -> ScopedJoinHandle<'scope, T>
    where
        F: FnOnce() -> T + Send + 'scope,
        T: Send + 'scope;
}

impl Debug for Scope<'_, '_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.debug_struct("Scope").finish_non_exhaustive()
    }
}

#[all_items]
pub struct ScopedJoinHandle<'scope, T> {
    thread: Thread,
    packet: Arc<Packet<'scope, T>>,
}

impl<'scope, T> ScopedJoinHandle<'scope, T> {
    pub fn thread(&self) -> &Thread {
        &self.thread
    }

    #[intrinsic = "unsupported"]
    pub fn join(self) -> Result<T>;

    #[intrinsic = "unsupported"]
    pub fn is_finished(&self) -> bool;
}

impl<'scope, T> Debug for ScopedJoinHandle<'scope, T> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.debug_struct("ScopedJoinHandle").finish_non_exhaustive()
    }
}

#[derive(Debug)]
#[all_items(lacking = "no_hooks spawn_unchecked")]
pub struct Builder {
    name: Option<String>,
    stack_size: Option<usize>,
    no_hooks: bool,
}

impl Builder {
    pub fn new() -> Builder {
        Builder { name: None, stack_size: None, no_hooks: false }
    }

    pub fn name(self, name: String) -> Builder {
        Builder { name: Some(name), ..self }
    }

    pub fn stack_size(self, size: usize) -> Builder {
        Builder { stack_size: Some(size), ..self }
    }

    #[intrinsic = "unsupported"]
    pub fn spawn<F, T>(self, f: F) -> io::Result<JoinHandle<T>>
    where
        F: FnOnce() -> T + Send + 'static,
        T: Send + 'static;

    #[intrinsic = "unsupported"]
    pub fn spawn_scoped<'scope, 'env, F, T>(
        self,
        scope: &'scope Scope<'scope, 'env>,
        f: F,
    ) -> io::Result<ScopedJoinHandle<'scope, T>>
    where
        F: FnOnce() -> T + Send + 'scope,
        T: Send + 'scope;
}

struct Inner {
    name: &'static str,
    id: ThreadId,
}

#[derive(Clone)]
#[all_items(lacking = "from_raw into_raw")]
pub struct Thread {
    inner: Arc<Inner>,
}

impl Thread {
    pub fn id(&self) -> ThreadId {
        self.inner.id
    }

    pub fn name(&self) -> Option<&str> {
        Some(self.inner.name)
    }

    #[intrinsic = "unsupported"]
    pub fn unpark(&self);
}

impl Debug for Thread {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.debug_struct("Thread").field("id", &self.id()).field("name", &self.name()).finish_non_exhaustive()
    }
}

#[derive(Eq, PartialEq, Clone, Copy, Hash, Debug)]
#[all_items(lacking = "as_u64")]
pub struct ThreadId(NonZero<u64>);

pub fn current() -> Thread {
    Thread { inner: Arc::new(Inner { name: "main", id: ThreadId(NonZero::new(1).unwrap()) }) }
}

/// Simulated time passes.
pub fn sleep(dur: Duration) {
    pass_time(dur.as_nanos() as u64)
}

pub fn sleep_ms(ms: u32) {
    sleep(Duration::from_millis(ms as u64))
}

pub fn yield_now() {}

pub fn panicking() -> bool {
    is_panicking()
}

pub fn park() {
    wait_forever("`thread::park`, which waits for ever here")
}

pub fn park_timeout(dur: Duration) {
    sleep(dur)
}

#[intrinsic = "unsupported"]
pub fn available_parallelism() -> io::Result<NonZero<usize>>;
