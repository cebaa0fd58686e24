//! Stretches of time, and clocks.

pub(crate) mod clock;

pub use clock::{Instant, SystemTime, SystemTimeError, UNIX_EPOCH};

use crate::fmt::{self, Write};
use crate::iter::{Iterator, Sum};
use crate::ops::{Add, AddAssign, Div, DivAssign, Mul, MulAssign, Sub, SubAssign};
use crate::panicking;

const NANOS_PER_SEC: u32 = 1_000_000_000;
const NANOS_PER_MILLI: u32 = 1_000_000;
const NANOS_PER_MICRO: u32 = 1_000;

/// Less than a second.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[valid_range(0, 999999999)]
pub(crate) struct Nanoseconds(u32);

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[all_items(lacking = "MICROSECOND MILLISECOND NANOSECOND SECOND as_millis_f32 as_millis_f64 div_duration_ceil div_duration_floor from_days from_weeks", fields = "nanos secs")]
pub struct Duration {
    secs: u64,
    nanos: Nanoseconds,
}

impl Nanoseconds {
    pub(crate) const fn new(nanos: u32) -> Nanoseconds {
        Nanoseconds(nanos)
    }

    pub(crate) const fn get(self) -> u32 {
        self.0
    }
}

const fn made(secs: u64, nanos: u32) -> Duration {
    Duration { secs, nanos: Nanoseconds(nanos) }
}

impl Default for Duration {
    fn default() -> Duration {
        Duration::ZERO
    }
}

impl Duration {
    pub const ZERO: Duration = made(0, 0);
    pub const MAX: Duration = made(u64::MAX, 999_999_999);

    #[panics_at = "core/src/time.rs:201:18"]
    pub const fn new(secs: u64, nanos: u32) -> Duration {
        if nanos < NANOS_PER_SEC {
            return made(secs, nanos);
        }
        match secs.checked_add((nanos / NANOS_PER_SEC) as u64) {
            Some(secs) => made(secs, nanos % NANOS_PER_SEC),
            None => panicking::panic_display_str("overflow in Duration::new"),
        }
    }

    pub const fn from_secs(secs: u64) -> Duration {
        made(secs, 0)
    }

    pub const fn from_millis(millis: u64) -> Duration {
        made(millis / 1000, (millis % 1000) as u32 * NANOS_PER_MILLI)
    }

    pub const fn from_micros(micros: u64) -> Duration {
        made(micros / 1_000_000, (micros % 1_000_000) as u32 * NANOS_PER_MICRO)
    }

    pub const fn from_nanos(nanos: u64) -> Duration {
        made(nanos / 1_000_000_000, (nanos % 1_000_000_000) as u32)
    }

    #[track_caller]
    pub const fn from_nanos_u128(nanos: u128) -> Duration {
        let secs = nanos / 1_000_000_000;
        if secs > u64::MAX as u128 {
            panicking::panic_str("overflow in `Duration::from_nanos_u128`")
        }
        made(secs as u64, (nanos % 1_000_000_000) as u32)
    }

    #[panics_at = "core/src/time.rs:452:13"]
    pub const fn from_mins(mins: u64) -> Duration {
        match mins.checked_mul(60) {
            Some(secs) => made(secs, 0),
            None => panicking::panic_str("overflow in Duration::from_mins"),
        }
    }

    #[panics_at = "core/src/time.rs:424:13"]
    pub const fn from_hours(hours: u64) -> Duration {
        match hours.checked_mul(3600) {
            Some(secs) => made(secs, 0),
            None => panicking::panic_str("overflow in Duration::from_hours"),
        }
    }

    pub const fn is_zero(&self) -> bool {
        self.secs == 0 && self.nanos.0 == 0
    }

    pub const fn as_secs(&self) -> u64 {
        self.secs
    }

    pub const fn subsec_millis(&self) -> u32 {
        self.nanos.0 / NANOS_PER_MILLI
    }

    pub const fn subsec_micros(&self) -> u32 {
        self.nanos.0 / NANOS_PER_MICRO
    }

    pub const fn subsec_nanos(&self) -> u32 {
        self.nanos.0
    }

    pub const fn as_millis(&self) -> u128 {
        self.secs as u128 * 1000 + (self.nanos.0 / NANOS_PER_MILLI) as u128
    }

    pub const fn as_micros(&self) -> u128 {
        self.secs as u128 * 1_000_000 + (self.nanos.0 / NANOS_PER_MICRO) as u128
    }

    pub const fn as_nanos(&self) -> u128 {
        self.secs as u128 * 1_000_000_000 + self.nanos.0 as u128
    }

    pub const fn abs_diff(self, other: Duration) -> Duration {
        match self.checked_sub(other) {
            Some(difference) => difference,
            None => match other.checked_sub(self) {
                Some(difference) => difference,
                None => Duration::ZERO,
            },
        }
    }

    pub const fn checked_add(self, rhs: Duration) -> Option<Duration> {
        let nanos = self.nanos.0 + rhs.nanos.0;
        let carry = nanos >= NANOS_PER_SEC;
        match self.secs.checked_add(rhs.secs) {
            None => None,
            Some(secs) => match secs.checked_add(if carry { 1 } else { 0 }) {
                None => None,
                Some(secs) => Some(made(secs, if carry { nanos - NANOS_PER_SEC } else { nanos })),
            },
        }
    }

    pub const fn saturating_add(self, rhs: Duration) -> Duration {
        match self.checked_add(rhs) {
            Some(sum) => sum,
            None => Duration::MAX,
        }
    }

    pub const fn checked_sub(self, rhs: Duration) -> Option<Duration> {
        let borrow = self.nanos.0 < rhs.nanos.0;
        match self.secs.checked_sub(rhs.secs) {
            None => None,
            Some(secs) => match secs.checked_sub(if borrow { 1 } else { 0 }) {
                None => None,
                Some(secs) => {
                    let nanos = if borrow { self.nanos.0 + NANOS_PER_SEC } else { self.nanos.0 };
                    Some(made(secs, nanos - rhs.nanos.0))
                }
            },
        }
    }

    pub const fn saturating_sub(self, rhs: Duration) -> Duration {
        match self.checked_sub(rhs) {
            Some(difference) => difference,
            None => Duration::ZERO,
        }
    }

    pub const fn checked_mul(self, rhs: u32) -> Option<Duration> {
        let nanos = self.nanos.0 as u64 * rhs as u64;
        match self.secs.checked_mul(rhs as u64) {
            None => None,
            Some(secs) => match secs.checked_add(nanos / 1_000_000_000) {
                None => None,
                Some(secs) => Some(made(secs, (nanos % 1_000_000_000) as u32)),
            },
        }
    }

    pub const fn saturating_mul(self, rhs: u32) -> Duration {
        match self.checked_mul(rhs) {
            Some(product) => product,
            None => Duration::MAX,
        }
    }

    pub const fn checked_div(self, rhs: u32) -> Option<Duration> {
        if rhs == 0 {
            return None;
        }
        let (secs, left) = (self.secs / rhs as u64, self.secs % rhs as u64);
        let nanos = self.nanos.0 / rhs;
        let rest = (left * 1_000_000_000 + (self.nanos.0 % rhs) as u64) / rhs as u64;
        Some(made(secs, nanos + rest as u32))
    }

    pub const fn as_secs_f64(&self) -> f64 {
        (self.secs as f64) + (self.nanos.0 as f64) / 1_000_000_000.0
    }

    pub const fn as_secs_f32(&self) -> f32 {
        (self.secs as f32) + (self.nanos.0 as f32) / 1_000_000_000.0
    }

    #[panics_at = "core/src/time.rs:962:23"]
    pub fn from_secs_f64(secs: f64) -> Duration {
        match Duration::try_from_secs_f64(secs) {
            Ok(duration) => duration,
            Err(error) => panicking::panic_display_str(error.text()),
        }
    }

    #[panics_at = "core/src/time.rs:999:23"]
    pub fn from_secs_f32(secs: f32) -> Duration {
        match Duration::try_from_secs_f32(secs) {
            Ok(duration) => duration,
            Err(error) => panicking::panic_display_str(error.text()),
        }
    }

    pub fn mul_f64(self, rhs: f64) -> Duration {
        Duration::from_secs_f64(rhs * self.as_secs_f64())
    }

    pub fn mul_f32(self, rhs: f32) -> Duration {
        Duration::from_secs_f32(rhs * self.as_secs_f32())
    }

    pub fn div_f64(self, rhs: f64) -> Duration {
        Duration::from_secs_f64(self.as_secs_f64() / rhs)
    }

    pub fn div_f32(self, rhs: f32) -> Duration {
        Duration::from_secs_f32(self.as_secs_f32() / rhs)
    }

    pub const fn div_duration_f64(self, rhs: Duration) -> f64 {
        let one = (self.secs as f64) * 1_000_000_000.0 + (self.nanos.0 as f64);
        let other = (rhs.secs as f64) * 1_000_000_000.0 + (rhs.nanos.0 as f64);
        one / other
    }

    pub const fn div_duration_f32(self, rhs: Duration) -> f32 {
        let one = (self.secs as f32) * 1_000_000_000.0 + (self.nanos.0 as f32);
        let other = (rhs.secs as f32) * 1_000_000_000.0 + (rhs.nanos.0 as f32);
        one / other
    }

    pub fn try_from_secs_f64(secs: f64) -> Result<Duration, TryFromFloatSecsError> {
        if secs < 0.0 {
            return Err(TryFromFloatSecsError { kind: TryFromFloatSecsErrorKind::Negative });
        }
        let bits = secs.to_bits();
        let exponent = (bits >> 52 & 0x7FF) as i32;
        let mantissa = bits & 0x000F_FFFF_FFFF_FFFF;
        if exponent == 0 { from_parts(mantissa, -1074) } else { from_parts(mantissa | 1 << 52, exponent - 1075) }
    }

    pub fn try_from_secs_f32(secs: f32) -> Result<Duration, TryFromFloatSecsError> {
        if secs < 0.0 {
            return Err(TryFromFloatSecsError { kind: TryFromFloatSecsErrorKind::Negative });
        }
        let bits = secs.to_bits();
        let exponent = (bits >> 23 & 0xFF) as i32;
        let mantissa = (bits & 0x007F_FFFF) as u64;
        if exponent == 0 { from_parts(mantissa, -149) } else { from_parts(mantissa | 1 << 23, exponent - 150) }
    }
}

/// `mantissa * 2^exponent` seconds, to the nearest nanosecond, ties to even.
fn from_parts(mantissa: u64, exponent: i32) -> Result<Duration, TryFromFloatSecsError> {
    let overflow = TryFromFloatSecsError { kind: TryFromFloatSecsErrorKind::OverflowOrNan };
    if exponent >= 64 {
        return Err(overflow);
    }
    let product = mantissa as u128 * 1_000_000_000;
    let nanos = if exponent >= 0 {
        let secs = (mantissa as u128) << exponent;
        if secs > u64::MAX as u128 {
            return Err(overflow);
        }
        secs * 1_000_000_000
    } else if exponent < -126 {
        0
    } else {
        let by = (-exponent) as u32;
        let whole = product >> by;
        let rest = product - (whole << by);
        let half = 1 << (by - 1);
        if rest > half || (rest == half && whole % 2 == 1) { whole + 1 } else { whole }
    };
    if nanos / 1_000_000_000 > u64::MAX as u128 { Err(overflow) } else { Ok(Duration::from_nanos_u128(nanos)) }
}

#[derive(Debug, Clone, PartialEq, Eq)]
#[all_items]
pub struct TryFromFloatSecsError {
    kind: TryFromFloatSecsErrorKind,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum TryFromFloatSecsErrorKind {
    Negative,
    OverflowOrNan,
}

impl TryFromFloatSecsError {
    fn text(&self) -> &'static str {
        match self.kind {
            TryFromFloatSecsErrorKind::Negative => "cannot convert float seconds to Duration: value is negative",
            TryFromFloatSecsErrorKind::OverflowOrNan => {
                "cannot convert float seconds to Duration: value is either too big or NaN"
            }
        }
    }
}

impl fmt::Display for TryFromFloatSecsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.text())
    }
}

impl crate::error::Error for TryFromFloatSecsError {}

impl Add for Duration {
    type Output = Duration;

    #[panics_at = "core/src/time.rs:1181:31"]
    fn add(self, rhs: Duration) -> Duration {
        self.checked_add(rhs).expect("overflow when adding durations")
    }
}

impl AddAssign for Duration {
    fn add_assign(&mut self, rhs: Duration) {
        *self = *self + rhs
    }
}

impl Sub for Duration {
    type Output = Duration;

    #[panics_at = "core/src/time.rs:1201:31"]
    fn sub(self, rhs: Duration) -> Duration {
        self.checked_sub(rhs).expect("overflow when subtracting durations")
    }
}

impl SubAssign for Duration {
    fn sub_assign(&mut self, rhs: Duration) {
        *self = *self - rhs
    }
}

impl Mul<u32> for Duration {
    type Output = Duration;

    #[panics_at = "core/src/time.rs:1221:31"]
    fn mul(self, rhs: u32) -> Duration {
        self.checked_mul(rhs).expect("overflow when multiplying duration by scalar")
    }
}

impl Mul<Duration> for u32 {
    type Output = Duration;

    #[panics_at = "core/src/time.rs:1221:31"]
    fn mul(self, rhs: Duration) -> Duration {
        rhs * self
    }
}

impl MulAssign<u32> for Duration {
    fn mul_assign(&mut self, rhs: u32) {
        *self = *self * rhs
    }
}

impl Div<u32> for Duration {
    type Output = Duration;

    #[track_caller]
    fn div(self, rhs: u32) -> Duration {
        self.checked_div(rhs).expect("divide by zero error when dividing duration by scalar")
    }
}

impl DivAssign<u32> for Duration {
    #[track_caller]
    fn div_assign(&mut self, rhs: u32) {
        *self = *self / rhs
    }
}

impl Sum for Duration {
    #[panics_at = "core/src/time.rs:1296:9"]
    fn sum<I: Iterator<Item = Duration>>(iter: I) -> Duration {
        let mut iter = iter;
        let mut total = Duration::ZERO;
        while let Some(each) = iter.next() {
            total = total.checked_add(each).expect("overflow in iter::sum over durations")
        }
        total
    }
}

impl<'a> Sum<&'a Duration> for Duration {
    #[panics_at = "core/src/time.rs:1303:9"]
    fn sum<I: Iterator<Item = &'a Duration>>(iter: I) -> Duration {
        let mut iter = iter;
        let mut total = Duration::ZERO;
        while let Some(each) = iter.next() {
            total = total.checked_add(*each).expect("overflow in iter::sum over durations")
        }
        total
    }
}

impl fmt::Debug for Duration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let nanos = self.nanos.0;
        if self.secs > 0 {
            fmt_decimal(f, self.secs, nanos, NANOS_PER_SEC / 10, "s")
        } else if nanos >= NANOS_PER_MILLI {
            fmt_decimal(f, (nanos / NANOS_PER_MILLI) as u64, nanos % NANOS_PER_MILLI, NANOS_PER_MILLI / 10, "ms")
        } else if nanos >= NANOS_PER_MICRO {
            fmt_decimal(f, (nanos / NANOS_PER_MICRO) as u64, nanos % NANOS_PER_MICRO, NANOS_PER_MICRO / 10, "µs")
        } else {
            fmt_decimal(f, nanos as u64, 0, 1, "ns")
        }
    }
}

/// `whole` and the digits of `rest`, of which `divisor` is the first's place; rounded where fewer are asked for.
fn fmt_decimal(f: &mut fmt::Formatter<'_>, whole: u64, rest: u32, divisor: u32, unit: &str) -> fmt::Result {
    let (mut rest, mut divisor) = (rest, divisor);
    let mut digits = [b'0'; 9];
    let mut count = 0;
    let most = match f.precision() {
        Some(precision) if precision < 9 => precision,
        _ => 9,
    };
    while rest > 0 && count < most {
        digits[count] = b'0' + (rest / divisor) as u8;
        rest %= divisor;
        divisor /= 10;
        count += 1
    }
    let mut whole = whole as u128;
    if rest > 0 && rest >= divisor * 5 {
        let is_even = if count > 0 { digits[count - 1] % 2 == 0 } else { whole % 2 == 0 };
        if rest > divisor * 5 || !is_even {
            let mut carry = true;
            let mut at = count;
            while carry && at > 0 {
                at -= 1;
                if digits[at] < b'9' {
                    digits[at] += 1;
                    carry = false
                } else {
                    digits[at] = b'0'
                }
            }
            if carry {
                whole += 1
            }
        }
    }
    let shown = f.precision().unwrap_or(count);
    let mut text = crate::string::String::new();
    if f.sign_plus() {
        text.push('+')
    }
    write!(text, "{whole}")?;
    if shown > 0 {
        text.push('.');
        let mut at = 0;
        while at < shown {
            text.push(if at < 9 { digits[at] as char } else { '0' });
            at += 1
        }
    }
    text.push_str(unit);
    let length = text.chars().count();
    match f.width() {
        Some(width) if width > length => pad_around(f, &text, width - length),
        _ => f.write_str(&text),
    }
}

/// To the left where nothing else is asked for.
fn pad_around(f: &mut fmt::Formatter<'_>, text: &str, padding: usize) -> fmt::Result {
    let before = match f.align() {
        Some(fmt::Alignment::Right) => padding,
        Some(fmt::Alignment::Center) => padding / 2,
        _ => 0,
    };
    let fill = f.fill();
    let mut written = 0;
    while written < before {
        f.write_char(fill)?;
        written += 1
    }
    f.write_str(text)?;
    while written < padding {
        f.write_char(fill)?;
        written += 1
    }
    Ok(())
}
