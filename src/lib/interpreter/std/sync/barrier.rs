//! A line that all cross together.

use crate::cell::Cell;
use crate::fmt::{self, Debug, Formatter};
use crate::intrinsics::wait_forever;
use crate::panic::{RefUnwindSafe, UnwindSafe};

#[all_items]
pub struct Barrier {
    num_threads: usize,
    generation: Cell<usize>,
}

unsafe impl Sync for Barrier {}
impl UnwindSafe for Barrier {}
impl RefUnwindSafe for Barrier {}

#[all_items]
pub struct BarrierWaitResult(bool);

impl Barrier {
    pub const fn new(n: usize) -> Barrier {
        Barrier { num_threads: n, generation: Cell::new(0) }
    }

    /// Who is alone may pass only where one is enough.
    pub fn wait(&self) -> BarrierWaitResult {
        if self.num_threads > 1 {
            wait_forever("`Barrier::wait`, which waits for ever here")
        }
        BarrierWaitResult(true)
    }
}

impl Debug for Barrier {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.debug_struct("Barrier").finish_non_exhaustive()
    }
}

impl BarrierWaitResult {
    pub fn is_leader(&self) -> bool {
        self.0
    }
}

impl Debug for BarrierWaitResult {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.debug_struct("BarrierWaitResult").field("is_leader", &self.is_leader()).finish()
    }
}
