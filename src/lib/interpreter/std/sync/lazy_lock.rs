//! A value that is worked out when it is first asked for.

use crate::cell::UnsafeCell;
use crate::fmt::{self, Debug, Formatter};
use crate::mem;
use crate::ops::{Deref, DerefMut};
use crate::panic::{RefUnwindSafe, UnwindSafe};
use crate::panicking;
use crate::sync::once::Once;

enum State<T, F> {
    Waiting(F),
    Done(T),
    Failed,
}

#[all_items(lacking = "into_inner")]
pub struct LazyLock<T, F = fn() -> T> {
    once: Once,
    state: UnsafeCell<State<T, F>>,
}

unsafe impl<T: Sync + Send, F: Send> Sync for LazyLock<T, F> {}
impl<T: RefUnwindSafe + UnwindSafe, F: UnwindSafe> RefUnwindSafe for LazyLock<T, F> {}
impl<T: UnwindSafe, F: UnwindSafe> UnwindSafe for LazyLock<T, F> {}

#[panics_at = "std/src/sync/lazy_lock.rs:410:5"]
fn refuse_poisoned() -> ! {
    panicking::panic_str("LazyLock instance has previously been poisoned")
}

impl<T, F: FnOnce() -> T> LazyLock<T, F> {
    pub const fn new(f: F) -> LazyLock<T, F> {
        LazyLock { once: Once::new(), state: UnsafeCell::new(State::Waiting(f)) }
    }

    pub fn force(this: &LazyLock<T, F>) -> &T {
        let state = this.state.get();
        if !this.once.is_completed() {
            this.once.call_once_force(|_| unsafe {
                match mem::replace(&mut *state, State::Failed) {
                    State::Waiting(f) => *state = State::Done(f()),
                    _ => refuse_poisoned(),
                }
            });
        }
        match unsafe { &*state } {
            State::Done(value) => value,
            _ => refuse_poisoned(),
        }
    }

    pub fn force_mut(this: &mut LazyLock<T, F>) -> &mut T {
        LazyLock::force(this);
        match this.state.get_mut() {
            State::Done(value) => value,
            _ => refuse_poisoned(),
        }
    }
}

impl<T, F> LazyLock<T, F> {
    pub fn get(this: &LazyLock<T, F>) -> Option<&T> {
        match unsafe { &*this.state.get() } {
            State::Done(value) => Some(value),
            _ => None,
        }
    }

    pub fn get_mut(this: &mut LazyLock<T, F>) -> Option<&mut T> {
        match this.state.get_mut() {
            State::Done(value) => Some(value),
            _ => None,
        }
    }
}

impl<T, F: FnOnce() -> T> Deref for LazyLock<T, F> {
    type Target = T;

    fn deref(&self) -> &T {
        LazyLock::force(self)
    }
}

impl<T, F: FnOnce() -> T> DerefMut for LazyLock<T, F> {
    fn deref_mut(&mut self) -> &mut T {
        LazyLock::force_mut(self)
    }
}

impl<T: Default> Default for LazyLock<T> {
    fn default() -> LazyLock<T> {
        LazyLock::new(T::default)
    }
}

impl<T: Debug, F> Debug for LazyLock<T, F> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let mut d = f.debug_tuple("LazyLock");
        match LazyLock::get(self) {
            Some(value) => d.field(value),
            None => d.field(&format_args!("<uninit>")),
        };
        d.finish()
    }
}
