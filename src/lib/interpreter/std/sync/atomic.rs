//! Values that threads share without a lock. With one thread every order is the order of the program.

use crate::cell::UnsafeCell;
use crate::fmt::{self, Debug, Formatter, Pointer};
use crate::mem;
use crate::panic::RefUnwindSafe;
use crate::panicking;

#[derive(Copy, Clone, Debug, Eq, PartialEq, Hash)]
#[non_exhaustive]
#[lang = "AtomicOrdering"]
#[all_items]
pub enum Ordering {
    Relaxed,
    Release,
    Acquire,
    AcqRel,
    SeqCst,
}

#[panics_at = "core/src/sync/atomic.rs:3893:24"]
const fn refuse_release_load() -> ! {
    panicking::panic_str("there is no such thing as a release load")
}

#[panics_at = "core/src/sync/atomic.rs:3894:23"]
const fn refuse_acquire_release_load() -> ! {
    panicking::panic_str("there is no such thing as an acquire-release load")
}

#[panics_at = "core/src/sync/atomic.rs:3878:24"]
const fn refuse_acquire_store() -> ! {
    panicking::panic_str("there is no such thing as an acquire store")
}

#[panics_at = "core/src/sync/atomic.rs:3879:23"]
const fn refuse_acquire_release_store() -> ! {
    panicking::panic_str("there is no such thing as an acquire-release store")
}

#[panics_at = "core/src/sync/atomic.rs:4011:29"]
const fn refuse_release_failure() -> ! {
    panicking::panic_str("there is no such thing as a release failure ordering")
}

#[panics_at = "core/src/sync/atomic.rs:4010:28"]
const fn refuse_acquire_release_failure() -> ! {
    panicking::panic_str("there is no such thing as an acquire-release failure ordering")
}

#[panics_at = "core/src/sync/atomic.rs:4076:29"]
const fn refuse_weak_release_failure() -> ! {
    panicking::panic_str("there is no such thing as a release failure ordering")
}

#[panics_at = "core/src/sync/atomic.rs:4075:28"]
const fn refuse_weak_acquire_release_failure() -> ! {
    panicking::panic_str("there is no such thing as an acquire-release failure ordering")
}

const fn may_load(order: Ordering) {
    match order {
        Ordering::Release => refuse_release_load(),
        Ordering::AcqRel => refuse_acquire_release_load(),
        _ => {}
    }
}

fn may_store(order: Ordering) {
    match order {
        Ordering::Acquire => refuse_acquire_store(),
        Ordering::AcqRel => refuse_acquire_release_store(),
        _ => {}
    }
}

fn may_fail(order: Ordering) {
    match order {
        Ordering::Release => refuse_release_failure(),
        Ordering::AcqRel => refuse_acquire_release_failure(),
        _ => {}
    }
}

fn may_fail_weakly(order: Ordering) {
    match order {
        Ordering::Release => refuse_weak_release_failure(),
        Ordering::AcqRel => refuse_weak_acquire_release_failure(),
        _ => {}
    }
}

#[panics_at = "core/src/sync/atomic.rs:4377:24"]
#[lang = "atomic_fence"]
pub fn fence(order: Ordering) {
    if let Ordering::Relaxed = order {
        panicking::panic_str("there is no such thing as a relaxed fence")
    }
}

#[panics_at = "core/src/sync/atomic.rs:4455:24"]
#[lang = "atomic_compiler_fence"]
pub fn compiler_fence(order: Ordering) {
    if let Ordering::Relaxed = order {
        panicking::panic_str("there is no such thing as a relaxed fence")
    }
}

pub fn spin_loop_hint() {}

/// What all atomics have, of whatever they hold.
macro_rules! atomic {
    ($atomic:ident [$($params:tt)*] [$($args:tt)*] $value:ty) => {
        unsafe impl<$($params)*> Sync for $atomic<$($args)*> {}
        unsafe impl<$($params)*> Send for $atomic<$($args)*> {}
        impl<$($params)*> RefUnwindSafe for $atomic<$($args)*> {}

        impl<$($params)*> $atomic<$($args)*> {
            pub const fn new(v: $value) -> $atomic<$($args)*> {
                $atomic { v: UnsafeCell::new(v) }
            }

            pub const unsafe fn from_ptr<'a>(ptr: *mut $value) -> &'a $atomic<$($args)*> {
                unsafe { &*(ptr as *mut $atomic<$($args)*>) }
            }

            pub fn get_mut(&mut self) -> &mut $value {
                self.v.get_mut()
            }

            pub const fn into_inner(self) -> $value {
                unsafe { *self.v.get() }
            }

            #[lang = "atomic_load"]
            pub fn load(&self, order: Ordering) -> $value {
                may_load(order);
                unsafe { *self.v.get() }
            }

            #[lang = "atomic_store"]
            pub fn store(&self, val: $value, order: Ordering) {
                may_store(order);
                unsafe { *self.v.get() = val }
            }

            pub fn swap(&self, val: $value, order: Ordering) -> $value {
                unsafe { mem::replace(&mut *self.v.get(), val) }
            }

            pub fn compare_and_swap(&self, current: $value, new: $value, order: Ordering) -> $value {
                match self.compare_exchange(current, new, Ordering::SeqCst, Ordering::SeqCst) {
                    Ok(value) => value,
                    Err(value) => value,
                }
            }

            #[lang = "atomic_compare_exchange"]
            pub fn compare_exchange(
                &self,
                current: $value,
                new: $value,
                success: Ordering,
                failure: Ordering,
            ) -> Result<$value, $value> {
                may_fail(failure);
                let found = unsafe { *self.v.get() };
                if found == current {
                    unsafe { *self.v.get() = new }
                    Ok(found)
                } else {
                    Err(found)
                }
            }

            #[lang = "atomic_compare_exchange_weak"]
            pub fn compare_exchange_weak(
                &self,
                current: $value,
                new: $value,
                success: Ordering,
                failure: Ordering,
            ) -> Result<$value, $value> {
                may_fail_weakly(failure);
                self.compare_exchange(current, new, success, failure)
            }

            #[lang = "atomic_fetch_update"]
            pub fn fetch_update<F>(
                &self,
                set_order: Ordering,
                fetch_order: Ordering,
                f: F,
            ) -> Result<$value, $value>
            where
                F: FnMut($value) -> Option<$value>,
            {
                let mut f = f;
                may_load(fetch_order);
                let found = unsafe { *self.v.get() };
                match f(found) {
                    Some(next) => {
                        unsafe { *self.v.get() = next }
                        Ok(found)
                    }
                    None => Err(found),
                }
            }

            pub fn try_update(
                &self,
                set_order: Ordering,
                fetch_order: Ordering,
                f: impl FnMut($value) -> Option<$value>,
            ) -> Result<$value, $value> {
                self.fetch_update(set_order, fetch_order, f)
            }

            pub fn update(&self, set_order: Ordering, fetch_order: Ordering, f: impl FnMut($value) -> $value) -> $value {
                let mut f = f;
                may_load(fetch_order);
                let found = unsafe { *self.v.get() };
                unsafe { *self.v.get() = f(found) }
                found
            }

            pub const fn as_ptr(&self) -> *mut $value {
                self.v.get()
            }
        }

        impl<$($params)*> Debug for $atomic<$($args)*> {
            fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
                Debug::fmt(&self.load(Ordering::Relaxed), f)
            }
        }

        impl<$($params)*> From<$value> for $atomic<$($args)*> {
            fn from(v: $value) -> $atomic<$($args)*> {
                $atomic::new(v)
            }
        }
    };
}

/// An atomic integer: numbers wrap round.
macro_rules! atomic_int {
    ($($atomic:ident $value:ty;)*) => {
        $(
            #[view(cell, value = "v.value")]
            #[repr(transparent)]
            pub struct $atomic {
                v: UnsafeCell<$value>,
            }

            atomic! { $atomic [] [] $value }

            impl Default for $atomic {
                fn default() -> $atomic {
                    $atomic::new(0)
                }
            }

            impl $atomic {
                pub fn fetch_add(&self, val: $value, order: Ordering) -> $value {
                    self.exchange(|value| value.wrapping_add(val))
                }

                pub fn fetch_sub(&self, val: $value, order: Ordering) -> $value {
                    self.exchange(|value| value.wrapping_sub(val))
                }

                pub fn fetch_and(&self, val: $value, order: Ordering) -> $value {
                    self.exchange(|value| value & val)
                }

                pub fn fetch_nand(&self, val: $value, order: Ordering) -> $value {
                    self.exchange(|value| !(value & val))
                }

                pub fn fetch_or(&self, val: $value, order: Ordering) -> $value {
                    self.exchange(|value| value | val)
                }

                pub fn fetch_xor(&self, val: $value, order: Ordering) -> $value {
                    self.exchange(|value| value ^ val)
                }

                pub fn fetch_max(&self, val: $value, order: Ordering) -> $value {
                    self.exchange(|value| if val > value { val } else { value })
                }

                pub fn fetch_min(&self, val: $value, order: Ordering) -> $value {
                    self.exchange(|value| if val < value { val } else { value })
                }

                fn exchange<F: FnOnce($value) -> $value>(&self, f: F) -> $value {
                    let found = unsafe { *self.v.get() };
                    unsafe { *self.v.get() = f(found) }
                    found
                }
            }
        )*
    };
}

atomic_int! {
    AtomicI8 i8;
    AtomicU8 u8;
    AtomicI16 i16;
    AtomicU16 u16;
    AtomicI32 i32;
    AtomicU32 u32;
    AtomicI64 i64;
    AtomicU64 u64;
    AtomicIsize isize;
    AtomicUsize usize;
}

#[view(cell, value = "v.value")]
#[repr(transparent)]
#[all_items(lacking = "from_mut from_mut_slice get_mut_slice")]
pub struct AtomicBool {
    v: UnsafeCell<bool>,
}

atomic! { AtomicBool [] [] bool }

impl Default for AtomicBool {
    fn default() -> AtomicBool {
        AtomicBool::new(false)
    }
}

impl AtomicBool {
    pub fn fetch_and(&self, val: bool, order: Ordering) -> bool {
        self.swap(self.load(Ordering::Relaxed) & val, order)
    }

    pub fn fetch_nand(&self, val: bool, order: Ordering) -> bool {
        self.swap(!(self.load(Ordering::Relaxed) & val), order)
    }

    pub fn fetch_or(&self, val: bool, order: Ordering) -> bool {
        self.swap(self.load(Ordering::Relaxed) | val, order)
    }

    pub fn fetch_xor(&self, val: bool, order: Ordering) -> bool {
        self.swap(self.load(Ordering::Relaxed) ^ val, order)
    }

    pub fn fetch_not(&self, order: Ordering) -> bool {
        self.swap(!self.load(Ordering::Relaxed), order)
    }
}

#[view(cell, value = "v.value")]
#[repr(transparent)]
#[all_items(lacking = "fetch_and fetch_byte_add fetch_byte_sub fetch_or fetch_ptr_add fetch_ptr_sub fetch_xor from_mut from_mut_slice get_mut_slice null")]
pub struct AtomicPtr<T> {
    v: UnsafeCell<*mut T>,
}

atomic! { AtomicPtr [T] [T] *mut T }

impl<T> Default for AtomicPtr<T> {
    fn default() -> AtomicPtr<T> {
        AtomicPtr::new(crate::ptr::null_mut())
    }
}

impl<T> Pointer for AtomicPtr<T> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        Pointer::fmt(&self.load(Ordering::Relaxed), f)
    }
}
