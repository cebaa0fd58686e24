//! Points in time. The clock is simulated: it goes on with each step of the run, and while the program sleeps.

use crate::error::Error;
use crate::fmt::{self, Debug, Display, Formatter};
use crate::intrinsics::clock_nanos;
use crate::ops::{Add, AddAssign, Sub, SubAssign};
use crate::time::{Duration, Nanoseconds};

const NANOS_PER_SEC: u32 = 1_000_000_000;

/// What the clock that only goes on shows at the start of a run, in seconds.
const STARTED: i64 = 100_000;
/// The same for the clock on the wall: the first second of 2026.
const TODAY: i64 = 1_767_225_600;

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Timespec {
    tv_sec: i64,
    tv_nsec: Nanoseconds,
}

impl Timespec {
    const fn new(tv_sec: i64, tv_nsec: u32) -> Timespec {
        Timespec { tv_sec, tv_nsec: Nanoseconds::new(tv_nsec) }
    }

    /// So many seconds later than the run's clock.
    fn now(offset: i64) -> Timespec {
        let nanos = clock_nanos();
        let per_sec = NANOS_PER_SEC as u64;
        Timespec::new(offset + (nanos / per_sec) as i64, (nanos % per_sec) as u32)
    }

    /// The other way round, as an error.
    fn since(&self, other: &Timespec) -> Result<Duration, Duration> {
        if self >= other {
            let secs = self.tv_sec.wrapping_sub(other.tv_sec) as u64;
            let (nanos, before) = (self.tv_nsec.get(), other.tv_nsec.get());
            Ok(if nanos >= before {
                Duration::new(secs, nanos - before)
            } else {
                Duration::new(secs - 1, nanos + NANOS_PER_SEC - before)
            })
        } else {
            match other.since(self) {
                Ok(duration) => Err(duration),
                Err(duration) => Ok(duration),
            }
        }
    }

    fn checked_add(&self, duration: Duration) -> Option<Timespec> {
        let mut secs = self.tv_sec.checked_add_unsigned(duration.as_secs())?;
        let mut nanos = self.tv_nsec.get() + duration.subsec_nanos();
        if nanos >= NANOS_PER_SEC {
            nanos -= NANOS_PER_SEC;
            secs = secs.checked_add(1)?
        }
        Some(Timespec::new(secs, nanos))
    }

    fn checked_sub(&self, duration: Duration) -> Option<Timespec> {
        let mut secs = self.tv_sec.checked_sub_unsigned(duration.as_secs())?;
        let mut nanos = self.tv_nsec.get() as i32 - duration.subsec_nanos() as i32;
        if nanos < 0 {
            nanos += NANOS_PER_SEC as i32;
            secs = secs.checked_sub(1)?
        }
        Some(Timespec::new(secs, nanos as u32))
    }

    fn show(&self, name: &str, f: &mut Formatter<'_>) -> fmt::Result {
        f.debug_struct(name).field("tv_sec", &self.tv_sec).field("tv_nsec", &self.tv_nsec.get()).finish()
    }
}

/// What both clocks have in common.
macro_rules! point {
    ($point:ident, $name:literal, $added:literal, $subtracted:literal) => {
        impl $point {
            pub fn checked_add(&self, duration: Duration) -> Option<$point> {
                match self.0.checked_add(duration) {
                    Some(time) => Some($point(time)),
                    None => None,
                }
            }

            pub fn checked_sub(&self, duration: Duration) -> Option<$point> {
                match self.0.checked_sub(duration) {
                    Some(time) => Some($point(time)),
                    None => None,
                }
            }
        }

        impl Add<Duration> for $point {
            type Output = $point;

            fn add(self, other: Duration) -> $point {
                self.checked_add(other).expect($added)
            }
        }

        impl AddAssign<Duration> for $point {
            fn add_assign(&mut self, other: Duration) {
                *self = *self + other
            }
        }

        impl Sub<Duration> for $point {
            type Output = $point;

            fn sub(self, other: Duration) -> $point {
                self.checked_sub(other).expect($subtracted)
            }
        }

        impl SubAssign<Duration> for $point {
            fn sub_assign(&mut self, other: Duration) {
                *self = *self - other
            }
        }

        impl Debug for $point {
            fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
                self.0.show($name, f)
            }
        }
    };
}

#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[all_items]
pub struct Instant(Timespec);

point! { Instant, "Instant", "overflow when adding duration to instant", "overflow when subtracting duration from instant" }

impl Instant {
    pub fn now() -> Instant {
        Instant(Timespec::now(STARTED))
    }

    pub fn duration_since(&self, earlier: Instant) -> Duration {
        self.checked_duration_since(earlier).unwrap_or_default()
    }

    pub fn checked_duration_since(&self, earlier: Instant) -> Option<Duration> {
        self.0.since(&earlier.0).ok()
    }

    pub fn saturating_duration_since(&self, earlier: Instant) -> Duration {
        self.checked_duration_since(earlier).unwrap_or_default()
    }

    pub fn elapsed(&self) -> Duration {
        Instant::now().duration_since(*self)
    }
}

impl Sub<Instant> for Instant {
    type Output = Duration;

    fn sub(self, other: Instant) -> Duration {
        self.duration_since(other)
    }
}

#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[all_items(lacking = "MAX MIN saturating_add saturating_duration_since saturating_sub")]
pub struct SystemTime(Timespec);

point! { SystemTime, "SystemTime", "overflow when adding duration to instant", "overflow when subtracting duration from instant" }

pub const UNIX_EPOCH: SystemTime = SystemTime(Timespec::new(0, 0));

impl SystemTime {
    pub const UNIX_EPOCH: SystemTime = UNIX_EPOCH;

    pub fn now() -> SystemTime {
        SystemTime(Timespec::now(TODAY))
    }

    pub fn duration_since(&self, earlier: SystemTime) -> Result<Duration, SystemTimeError> {
        self.0.since(&earlier.0).map_err(SystemTimeError)
    }

    pub fn elapsed(&self) -> Result<Duration, SystemTimeError> {
        SystemTime::now().duration_since(*self)
    }
}

#[derive(Clone, Debug)]
#[all_items]
pub struct SystemTimeError(Duration);

impl SystemTimeError {
    pub fn duration(&self) -> Duration {
        self.0
    }
}

impl Error for SystemTimeError {}

impl Display for SystemTimeError {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str("second time provided was later than self")
    }
}
