//! Something is done once.

use crate::cell::UnsafeCell;
use crate::fmt::{self, Debug, Formatter};
use crate::intrinsics::wait_forever;
use crate::panic::{RefUnwindSafe, UnwindSafe};
use crate::panicking;

const INCOMPLETE: u32 = 3;
const POISONED: u32 = 2;
const RUNNING: u32 = 1;
const COMPLETE: u32 = 0;

#[all_items]
pub struct Once {
    state: UnsafeCell<u32>,
}

unsafe impl Sync for Once {}
impl UnwindSafe for Once {}
impl RefUnwindSafe for Once {}

#[all_items]
pub struct OnceState {
    is_poisoned: bool,
}

/// What is left when the work does not come to its end.
struct Completion<'a> {
    once: &'a Once,
    end: u32,
}

impl Drop for Completion<'_> {
    fn drop(&mut self) {
        self.once.set(self.end)
    }
}

impl Once {
    pub const fn new() -> Once {
        Once { state: UnsafeCell::new(INCOMPLETE) }
    }

    #[track_caller]
    pub fn call_once<F>(&self, f: F)
    where
        F: FnOnce(),
    {
        match self.get() {
            COMPLETE => {}
            POISONED => panicking::panic_str("Once instance has previously been poisoned"),
            RUNNING => wait_forever("a `Once` that waits for itself"),
            _ => self.run(|_| f(), false),
        }
    }

    #[track_caller]
    pub fn call_once_force<F>(&self, f: F)
    where
        F: FnOnce(&OnceState),
    {
        match self.get() {
            COMPLETE => {}
            RUNNING => wait_forever("a `Once` that waits for itself"),
            state => self.run(f, state == POISONED),
        }
    }

    pub fn is_completed(&self) -> bool {
        self.get() == COMPLETE
    }

    #[panics_at = "std/src/sync/once.rs:296:24"]
    pub fn wait(&self) {
        match self.get() {
            COMPLETE => {}
            POISONED => panicking::panic_str("Once instance has previously been poisoned"),
            _ => wait_forever("`Once::wait`, which waits for ever here"),
        }
    }

    pub fn wait_force(&self) {
        if !self.is_completed() {
            wait_forever("`Once::wait_force`, which waits for ever here")
        }
    }

    /// As if nothing had been done.
    pub(crate) fn reset(&mut self) {
        self.set(INCOMPLETE)
    }

    fn run<F: FnOnce(&OnceState)>(&self, f: F, is_poisoned: bool) {
        self.set(RUNNING);
        let mut completion = Completion { once: self, end: POISONED };
        f(&OnceState { is_poisoned });
        completion.end = COMPLETE;
    }

    fn get(&self) -> u32 {
        unsafe { *self.state.get() }
    }

    fn set(&self, state: u32) {
        unsafe { *self.state.get() = state }
    }
}

impl Debug for Once {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.debug_struct("Once").finish_non_exhaustive()
    }
}

impl OnceState {
    pub fn is_poisoned(&self) -> bool {
        self.is_poisoned
    }
}

impl Debug for OnceState {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.debug_struct("OnceState").field("poisoned", &self.is_poisoned()).finish()
    }
}
