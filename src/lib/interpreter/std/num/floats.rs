//! The float types' own functions.
// Written by `gen/num.ts`.

use crate::cmp::Ordering;
use crate::num::FpCategory;

impl f32 {
    pub const EPSILON: f32 = 1.1920929e-7;
    pub const MIN: f32 = -3.40282347e+38;
    pub const MIN_POSITIVE: f32 = 1.17549435e-38;
    pub const MAX: f32 = 3.40282347e+38;
    pub const NAN: f32 = f32::from_bits(0x7fc0_0000);
    pub const INFINITY: f32 = 1.0 / 0.0;
    pub const NEG_INFINITY: f32 = -1.0 / 0.0;
    pub const RADIX: u32 = 2;
    pub const MANTISSA_DIGITS: u32 = 24;
    pub const DIGITS: u32 = 6;

    #[intrinsic = "float_floor"]
    pub const fn floor(self) -> f32;
    #[intrinsic = "float_ceil"]
    pub const fn ceil(self) -> f32;
    #[intrinsic = "float_round"]
    pub const fn round(self) -> f32;
    #[intrinsic = "float_round_ties_even"]
    pub const fn round_ties_even(self) -> f32;
    #[intrinsic = "float_trunc"]
    pub const fn trunc(self) -> f32;
    #[intrinsic = "float_fract"]
    pub const fn fract(self) -> f32;
    #[intrinsic = "float_abs"]
    pub const fn abs(self) -> f32;
    #[intrinsic = "float_signum"]
    pub const fn signum(self) -> f32;
    #[intrinsic = "float_sqrt"]
    pub const fn sqrt(self) -> f32;
    #[intrinsic = "float_cbrt"]
    pub const fn cbrt(self) -> f32;
    #[intrinsic = "float_exp"]
    pub const fn exp(self) -> f32;
    #[intrinsic = "float_exp2"]
    pub const fn exp2(self) -> f32;
    #[intrinsic = "float_exp_m1"]
    pub const fn exp_m1(self) -> f32;
    #[intrinsic = "float_ln"]
    pub const fn ln(self) -> f32;
    #[intrinsic = "float_ln_1p"]
    pub const fn ln_1p(self) -> f32;
    #[intrinsic = "float_log2"]
    pub const fn log2(self) -> f32;
    #[intrinsic = "float_log10"]
    pub const fn log10(self) -> f32;
    #[intrinsic = "float_sin"]
    pub const fn sin(self) -> f32;
    #[intrinsic = "float_cos"]
    pub const fn cos(self) -> f32;
    #[intrinsic = "float_tan"]
    pub const fn tan(self) -> f32;
    #[intrinsic = "float_asin"]
    pub const fn asin(self) -> f32;
    #[intrinsic = "float_acos"]
    pub const fn acos(self) -> f32;
    #[intrinsic = "float_atan"]
    pub const fn atan(self) -> f32;
    #[intrinsic = "float_sinh"]
    pub const fn sinh(self) -> f32;
    #[intrinsic = "float_cosh"]
    pub const fn cosh(self) -> f32;
    #[intrinsic = "float_tanh"]
    pub const fn tanh(self) -> f32;
    #[intrinsic = "float_asinh"]
    pub const fn asinh(self) -> f32;
    #[intrinsic = "float_acosh"]
    pub const fn acosh(self) -> f32;
    #[intrinsic = "float_atanh"]
    pub const fn atanh(self) -> f32;
    #[intrinsic = "float_recip"]
    pub const fn recip(self) -> f32;
    #[intrinsic = "float_to_degrees"]
    pub const fn to_degrees(self) -> f32;
    #[intrinsic = "float_to_radians"]
    pub const fn to_radians(self) -> f32;
    #[intrinsic = "float_mul_add"]
    pub const fn mul_add(self, a: f32, b: f32) -> f32;
    #[intrinsic = "float_powi"]
    pub const fn powi(self, n: i32) -> f32;
    #[intrinsic = "float_powf"]
    pub const fn powf(self, n: f32) -> f32;
    #[intrinsic = "float_log"]
    pub const fn log(self, base: f32) -> f32;
    #[intrinsic = "float_hypot"]
    pub const fn hypot(self, other: f32) -> f32;
    #[intrinsic = "float_atan2"]
    pub const fn atan2(self, other: f32) -> f32;
    #[intrinsic = "float_copysign"]
    pub const fn copysign(self, sign: f32) -> f32;
    #[intrinsic = "float_div_euclid"]
    pub const fn div_euclid(self, rhs: f32) -> f32;
    #[intrinsic = "float_rem_euclid"]
    pub const fn rem_euclid(self, rhs: f32) -> f32;
    #[intrinsic = "float_max"]
    pub const fn max(self, other: f32) -> f32;
    #[intrinsic = "float_min"]
    pub const fn min(self, other: f32) -> f32;
    #[intrinsic = "float_is_nan"]
    pub const fn is_nan(self) -> bool;
    #[intrinsic = "float_is_infinite"]
    pub const fn is_infinite(self) -> bool;
    #[intrinsic = "float_is_finite"]
    pub const fn is_finite(self) -> bool;
    #[intrinsic = "float_is_sign_positive"]
    pub const fn is_sign_positive(self) -> bool;
    #[intrinsic = "float_is_sign_negative"]
    pub const fn is_sign_negative(self) -> bool;
    #[track_caller]
    #[intrinsic = "float_clamp"]
    pub const fn clamp(self, min: f32, max: f32) -> f32;
    #[intrinsic = "float_sin_cos"]
    pub fn sin_cos(self) -> (f32, f32);
    #[intrinsic = "float_to_bits"]
    pub const fn to_bits(self) -> u32;
    #[intrinsic = "float_from_bits"]
    pub const fn from_bits(v: u32) -> f32;
    #[intrinsic = "float_total_cmp"]
    pub const fn total_cmp(&self, other: &f32) -> Ordering;

    pub const fn classify(self) -> FpCategory {
        let bits = self.to_bits();
        let (mantissa, exponent) = (bits & 0x007f_ffff, bits & 0x7f80_0000);
        if self.is_nan() {
            FpCategory::Nan
        } else if exponent == 0x7f80_0000 {
            FpCategory::Infinite
        } else if exponent != 0 {
            FpCategory::Normal
        } else if mantissa != 0 {
            FpCategory::Subnormal
        } else {
            FpCategory::Zero
        }
    }

    pub const fn is_subnormal(self) -> bool {
        match self.classify() {
            FpCategory::Subnormal => true,
            _ => false,
        }
    }

    pub const fn is_normal(self) -> bool {
        match self.classify() {
            FpCategory::Normal => true,
            _ => false,
        }
    }

    pub const fn next_up(self) -> f32 {
        let bits = self.to_bits();
        if self.is_nan() || bits == f32::INFINITY.to_bits() {
            return self;
        }
        let abs = bits & 0x7fff_ffff;
        let next = if abs == 0 { 1 } else if (bits == abs) == true { bits + 1 } else { bits - 1 };
        f32::from_bits(next)
    }

    pub const fn next_down(self) -> f32 {
        let bits = self.to_bits();
        if self.is_nan() || bits == f32::NEG_INFINITY.to_bits() {
            return self;
        }
        let abs = bits & 0x7fff_ffff;
        let next = if abs == 0 { 0x8000_0001 } else if (bits == abs) == false { bits + 1 } else { bits - 1 };
        f32::from_bits(next)
    }

    pub const fn midpoint(self, other: f32) -> f32 {
        ((self as f64 + other as f64) / 2.0) as f32
    }

    pub const fn to_le_bytes(self) -> [u8; 4] {
        self.to_bits().to_le_bytes()
    }

    pub const fn from_le_bytes(bytes: [u8; 4]) -> f32 {
        f32::from_bits(u32::from_le_bytes(bytes))
    }

    pub const fn to_be_bytes(self) -> [u8; 4] {
        self.to_bits().to_be_bytes()
    }

    pub const fn from_be_bytes(bytes: [u8; 4]) -> f32 {
        f32::from_bits(u32::from_be_bytes(bytes))
    }

    pub const fn to_ne_bytes(self) -> [u8; 4] {
        self.to_bits().to_ne_bytes()
    }

    pub const fn from_ne_bytes(bytes: [u8; 4]) -> f32 {
        f32::from_bits(u32::from_ne_bytes(bytes))
    }

}

impl f64 {
    pub const EPSILON: f64 = 2.2204460492503131e-16;
    pub const MIN: f64 = -1.7976931348623157e+308;
    pub const MIN_POSITIVE: f64 = 2.2250738585072014e-308;
    pub const MAX: f64 = 1.7976931348623157e+308;
    pub const NAN: f64 = f64::from_bits(0x7ff8_0000_0000_0000);
    pub const INFINITY: f64 = 1.0 / 0.0;
    pub const NEG_INFINITY: f64 = -1.0 / 0.0;
    pub const RADIX: u32 = 2;
    pub const MANTISSA_DIGITS: u32 = 53;
    pub const DIGITS: u32 = 15;

    #[intrinsic = "float_floor"]
    pub const fn floor(self) -> f64;
    #[intrinsic = "float_ceil"]
    pub const fn ceil(self) -> f64;
    #[intrinsic = "float_round"]
    pub const fn round(self) -> f64;
    #[intrinsic = "float_round_ties_even"]
    pub const fn round_ties_even(self) -> f64;
    #[intrinsic = "float_trunc"]
    pub const fn trunc(self) -> f64;
    #[intrinsic = "float_fract"]
    pub const fn fract(self) -> f64;
    #[intrinsic = "float_abs"]
    pub const fn abs(self) -> f64;
    #[intrinsic = "float_signum"]
    pub const fn signum(self) -> f64;
    #[intrinsic = "float_sqrt"]
    pub const fn sqrt(self) -> f64;
    #[intrinsic = "float_cbrt"]
    pub const fn cbrt(self) -> f64;
    #[intrinsic = "float_exp"]
    pub const fn exp(self) -> f64;
    #[intrinsic = "float_exp2"]
    pub const fn exp2(self) -> f64;
    #[intrinsic = "float_exp_m1"]
    pub const fn exp_m1(self) -> f64;
    #[intrinsic = "float_ln"]
    pub const fn ln(self) -> f64;
    #[intrinsic = "float_ln_1p"]
    pub const fn ln_1p(self) -> f64;
    #[intrinsic = "float_log2"]
    pub const fn log2(self) -> f64;
    #[intrinsic = "float_log10"]
    pub const fn log10(self) -> f64;
    #[intrinsic = "float_sin"]
    pub const fn sin(self) -> f64;
    #[intrinsic = "float_cos"]
    pub const fn cos(self) -> f64;
    #[intrinsic = "float_tan"]
    pub const fn tan(self) -> f64;
    #[intrinsic = "float_asin"]
    pub const fn asin(self) -> f64;
    #[intrinsic = "float_acos"]
    pub const fn acos(self) -> f64;
    #[intrinsic = "float_atan"]
    pub const fn atan(self) -> f64;
    #[intrinsic = "float_sinh"]
    pub const fn sinh(self) -> f64;
    #[intrinsic = "float_cosh"]
    pub const fn cosh(self) -> f64;
    #[intrinsic = "float_tanh"]
    pub const fn tanh(self) -> f64;
    #[intrinsic = "float_asinh"]
    pub const fn asinh(self) -> f64;
    #[intrinsic = "float_acosh"]
    pub const fn acosh(self) -> f64;
    #[intrinsic = "float_atanh"]
    pub const fn atanh(self) -> f64;
    #[intrinsic = "float_recip"]
    pub const fn recip(self) -> f64;
    #[intrinsic = "float_to_degrees"]
    pub const fn to_degrees(self) -> f64;
    #[intrinsic = "float_to_radians"]
    pub const fn to_radians(self) -> f64;
    #[intrinsic = "float_mul_add"]
    pub const fn mul_add(self, a: f64, b: f64) -> f64;
    #[intrinsic = "float_powi"]
    pub const fn powi(self, n: i32) -> f64;
    #[intrinsic = "float_powf"]
    pub const fn powf(self, n: f64) -> f64;
    #[intrinsic = "float_log"]
    pub const fn log(self, base: f64) -> f64;
    #[intrinsic = "float_hypot"]
    pub const fn hypot(self, other: f64) -> f64;
    #[intrinsic = "float_atan2"]
    pub const fn atan2(self, other: f64) -> f64;
    #[intrinsic = "float_copysign"]
    pub const fn copysign(self, sign: f64) -> f64;
    #[intrinsic = "float_div_euclid"]
    pub const fn div_euclid(self, rhs: f64) -> f64;
    #[intrinsic = "float_rem_euclid"]
    pub const fn rem_euclid(self, rhs: f64) -> f64;
    #[intrinsic = "float_max"]
    pub const fn max(self, other: f64) -> f64;
    #[intrinsic = "float_min"]
    pub const fn min(self, other: f64) -> f64;
    #[intrinsic = "float_is_nan"]
    pub const fn is_nan(self) -> bool;
    #[intrinsic = "float_is_infinite"]
    pub const fn is_infinite(self) -> bool;
    #[intrinsic = "float_is_finite"]
    pub const fn is_finite(self) -> bool;
    #[intrinsic = "float_is_sign_positive"]
    pub const fn is_sign_positive(self) -> bool;
    #[intrinsic = "float_is_sign_negative"]
    pub const fn is_sign_negative(self) -> bool;
    #[track_caller]
    #[intrinsic = "float_clamp"]
    pub const fn clamp(self, min: f64, max: f64) -> f64;
    #[intrinsic = "float_sin_cos"]
    pub fn sin_cos(self) -> (f64, f64);
    #[intrinsic = "float_to_bits"]
    pub const fn to_bits(self) -> u64;
    #[intrinsic = "float_from_bits"]
    pub const fn from_bits(v: u64) -> f64;
    #[intrinsic = "float_total_cmp"]
    pub const fn total_cmp(&self, other: &f64) -> Ordering;

    pub const fn classify(self) -> FpCategory {
        let bits = self.to_bits();
        let (mantissa, exponent) = (bits & 0x000f_ffff_ffff_ffff, bits & 0x7ff0_0000_0000_0000);
        if self.is_nan() {
            FpCategory::Nan
        } else if exponent == 0x7ff0_0000_0000_0000 {
            FpCategory::Infinite
        } else if exponent != 0 {
            FpCategory::Normal
        } else if mantissa != 0 {
            FpCategory::Subnormal
        } else {
            FpCategory::Zero
        }
    }

    pub const fn is_subnormal(self) -> bool {
        match self.classify() {
            FpCategory::Subnormal => true,
            _ => false,
        }
    }

    pub const fn is_normal(self) -> bool {
        match self.classify() {
            FpCategory::Normal => true,
            _ => false,
        }
    }

    pub const fn next_up(self) -> f64 {
        let bits = self.to_bits();
        if self.is_nan() || bits == f64::INFINITY.to_bits() {
            return self;
        }
        let abs = bits & 0x7fff_ffff_ffff_ffff;
        let next = if abs == 0 { 1 } else if (bits == abs) == true { bits + 1 } else { bits - 1 };
        f64::from_bits(next)
    }

    pub const fn next_down(self) -> f64 {
        let bits = self.to_bits();
        if self.is_nan() || bits == f64::NEG_INFINITY.to_bits() {
            return self;
        }
        let abs = bits & 0x7fff_ffff_ffff_ffff;
        let next = if abs == 0 { 0x8000_0000_0000_0001 } else if (bits == abs) == false { bits + 1 } else { bits - 1 };
        f64::from_bits(next)
    }

    pub const fn midpoint(self, other: f64) -> f64 {
        let low = f64::MIN_POSITIVE * 2.0;
        let high = f64::MAX / 2.0;
        let (abs, other_abs) = (self.abs(), other.abs());
        if abs <= high && other_abs <= high {
            (self + other) / 2.0
        } else if abs < low {
            self + (other / 2.0)
        } else if other_abs < low {
            (self / 2.0) + other
        } else {
            (self / 2.0) + (other / 2.0)
        }
    }

    pub const fn to_le_bytes(self) -> [u8; 8] {
        self.to_bits().to_le_bytes()
    }

    pub const fn from_le_bytes(bytes: [u8; 8]) -> f64 {
        f64::from_bits(u64::from_le_bytes(bytes))
    }

    pub const fn to_be_bytes(self) -> [u8; 8] {
        self.to_bits().to_be_bytes()
    }

    pub const fn from_be_bytes(bytes: [u8; 8]) -> f64 {
        f64::from_bits(u64::from_be_bytes(bytes))
    }

    pub const fn to_ne_bytes(self) -> [u8; 8] {
        self.to_bits().to_ne_bytes()
    }

    pub const fn from_ne_bytes(bytes: [u8; 8]) -> f64 {
        f64::from_bits(u64::from_ne_bytes(bytes))
    }

}
