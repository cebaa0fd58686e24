//! The float types' own functions.

use crate::cmp::Ordering;
use crate::num::FpCategory;

/// `$least_below` are the bits of the least number below zero.
macro_rules! float {
    (
        $float:ident: bits $bits:ident, $bytes:literal bytes, $mantissa_digits:literal digits in base 2, $digits:literal in base 10,
        mantissa $mantissa:literal, exponent $exponent:literal, magnitude $clear:literal, least $least_below:literal, clamp at $place:literal,
        exponents $min_exp:literal to $max_exp:literal in base 2, $min_10_exp:literal to $max_10_exp:literal in base 10;
        $($name:ident = $value:expr;)+
        => $($midpoint:tt)+
    ) => {
        #[all_items(lacking = "BITS MAX_EXACT_INTEGER MIN_EXACT_INTEGER abs_sub algebraic_add algebraic_div algebraic_mul algebraic_rem algebraic_sub clamp_magnitude erf erfc gamma ln_gamma maximum minimum to_int_unchecked")]
        impl $float {
            $(pub const $name: $float = $value;)+
            pub const RADIX: u32 = 2;
            pub const MANTISSA_DIGITS: u32 = $mantissa_digits;
            pub const DIGITS: u32 = $digits;
            pub const MIN_EXP: i32 = $min_exp;
            pub const MAX_EXP: i32 = $max_exp;
            pub const MIN_10_EXP: i32 = $min_10_exp;
            pub const MAX_10_EXP: i32 = $max_10_exp;

            #[intrinsic = "float_floor"]
            pub const fn floor(self) -> $float;
            #[intrinsic = "float_ceil"]
            pub const fn ceil(self) -> $float;
            #[intrinsic = "float_round"]
            pub const fn round(self) -> $float;
            #[intrinsic = "float_round_ties_even"]
            pub const fn round_ties_even(self) -> $float;
            #[intrinsic = "float_trunc"]
            pub const fn trunc(self) -> $float;
            #[intrinsic = "float_fract"]
            pub const fn fract(self) -> $float;
            #[intrinsic = "float_abs"]
            pub const fn abs(self) -> $float;
            #[intrinsic = "float_signum"]
            pub const fn signum(self) -> $float;
            #[intrinsic = "float_sqrt"]
            pub fn sqrt(self) -> $float;
            #[intrinsic = "float_cbrt"]
            pub fn cbrt(self) -> $float;
            #[intrinsic = "float_exp"]
            pub fn exp(self) -> $float;
            #[intrinsic = "float_exp2"]
            pub fn exp2(self) -> $float;
            #[intrinsic = "float_exp_m1"]
            pub fn exp_m1(self) -> $float;
            #[intrinsic = "float_ln"]
            pub fn ln(self) -> $float;
            #[intrinsic = "float_ln_1p"]
            pub fn ln_1p(self) -> $float;
            #[intrinsic = "float_log2"]
            pub fn log2(self) -> $float;
            #[intrinsic = "float_log10"]
            pub fn log10(self) -> $float;
            #[intrinsic = "float_sin"]
            pub fn sin(self) -> $float;
            #[intrinsic = "float_cos"]
            pub fn cos(self) -> $float;
            #[intrinsic = "float_tan"]
            pub fn tan(self) -> $float;
            #[intrinsic = "float_asin"]
            pub fn asin(self) -> $float;
            #[intrinsic = "float_acos"]
            pub fn acos(self) -> $float;
            #[intrinsic = "float_atan"]
            pub fn atan(self) -> $float;
            #[intrinsic = "float_sinh"]
            pub fn sinh(self) -> $float;
            #[intrinsic = "float_cosh"]
            pub fn cosh(self) -> $float;
            #[intrinsic = "float_tanh"]
            pub fn tanh(self) -> $float;
            #[intrinsic = "float_asinh"]
            pub fn asinh(self) -> $float;
            #[intrinsic = "float_acosh"]
            pub fn acosh(self) -> $float;
            #[intrinsic = "float_atanh"]
            pub fn atanh(self) -> $float;
            #[intrinsic = "float_recip"]
            pub const fn recip(self) -> $float;
            #[intrinsic = "float_to_degrees"]
            pub const fn to_degrees(self) -> $float;
            #[intrinsic = "float_to_radians"]
            pub const fn to_radians(self) -> $float;
            #[intrinsic = "float_mul_add"]
            pub const fn mul_add(self, a: $float, b: $float) -> $float;
            #[intrinsic = "float_powi"]
            pub fn powi(self, n: i32) -> $float;
            #[intrinsic = "float_powf"]
            pub fn powf(self, n: $float) -> $float;
            #[intrinsic = "float_log"]
            pub fn log(self, base: $float) -> $float;
            #[intrinsic = "float_hypot"]
            pub fn hypot(self, other: $float) -> $float;
            #[intrinsic = "float_atan2"]
            pub fn atan2(self, other: $float) -> $float;
            #[intrinsic = "float_copysign"]
            pub const fn copysign(self, sign: $float) -> $float;
            #[intrinsic = "float_div_euclid"]
            pub fn div_euclid(self, rhs: $float) -> $float;
            #[intrinsic = "float_rem_euclid"]
            pub fn rem_euclid(self, rhs: $float) -> $float;
            #[intrinsic = "float_max"]
            pub const fn max(self, other: $float) -> $float;
            #[intrinsic = "float_min"]
            pub const fn min(self, other: $float) -> $float;
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
            #[panics_at = $place]
            #[intrinsic = "float_clamp"]
            pub const fn clamp(self, min: $float, max: $float) -> $float;
            #[intrinsic = "float_sin_cos"]
            pub fn sin_cos(self) -> ($float, $float);
            #[intrinsic = "float_to_bits"]
            pub const fn to_bits(self) -> $bits;
            #[intrinsic = "float_from_bits"]
            pub const fn from_bits(v: $bits) -> $float;
            #[intrinsic = "float_total_cmp"]
            #[const_unstable]
            pub fn total_cmp(&self, other: &$float) -> Ordering;

            pub const fn classify(self) -> FpCategory {
                let bits = self.to_bits();
                let (mantissa, exponent) = (bits & $mantissa, bits & $exponent);
                if self.is_nan() {
                    FpCategory::Nan
                } else if exponent == $exponent {
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

            pub const fn next_up(self) -> $float {
                let bits = self.to_bits();
                if self.is_nan() || bits == $float::INFINITY.to_bits() {
                    return self;
                }
                let abs = bits & $clear;
                let next = if abs == 0 { 1 } else if (bits == abs) == true { bits + 1 } else { bits - 1 };
                $float::from_bits(next)
            }

            pub const fn next_down(self) -> $float {
                let bits = self.to_bits();
                if self.is_nan() || bits == $float::NEG_INFINITY.to_bits() {
                    return self;
                }
                let abs = bits & $clear;
                let next = if abs == 0 { $least_below } else if (bits == abs) == false { bits + 1 } else { bits - 1 };
                $float::from_bits(next)
            }

            $($midpoint)+

            pub const fn to_le_bytes(self) -> [u8; $bytes] {
                self.to_bits().to_le_bytes()
            }

            pub const fn from_le_bytes(bytes: [u8; $bytes]) -> $float {
                $float::from_bits($bits::from_le_bytes(bytes))
            }

            pub const fn to_be_bytes(self) -> [u8; $bytes] {
                self.to_bits().to_be_bytes()
            }

            pub const fn from_be_bytes(bytes: [u8; $bytes]) -> $float {
                $float::from_bits($bits::from_be_bytes(bytes))
            }

            pub const fn to_ne_bytes(self) -> [u8; $bytes] {
                self.to_bits().to_ne_bytes()
            }

            pub const fn from_ne_bytes(bytes: [u8; $bytes]) -> $float {
                $float::from_bits($bits::from_ne_bytes(bytes))
            }
        }
    };
}

float! {
    f32: bits u32, 4 bytes, 24 digits in base 2, 6 in base 10,
    mantissa 0x007f_ffff, exponent 0x7f80_0000, magnitude 0x7fff_ffff, least 0x8000_0001, clamp at "core/src/num/f32.rs:1504:9",
    exponents -125 to 128 in base 2, -37 to 38 in base 10;
    EPSILON = 1.1920929e-7;
    MIN = -3.40282347e+38;
    MIN_POSITIVE = 1.17549435e-38;
    MAX = 3.40282347e+38;
    NAN = f32::from_bits(0x7fc0_0000);
    INFINITY = 1.0 / 0.0;
    NEG_INFINITY = -1.0 / 0.0;
    =>
    pub const fn midpoint(self, other: f32) -> f32 {
        ((self as f64 + other as f64) / 2.0) as f32
    }
}

float! {
    f64: bits u64, 8 bytes, 53 digits in base 2, 15 in base 10,
    mantissa 0x000f_ffff_ffff_ffff, exponent 0x7ff0_0000_0000_0000, magnitude 0x7fff_ffff_ffff_ffff, least 0x8000_0000_0000_0001, clamp at "core/src/num/f64.rs:1502:9",
    exponents -1021 to 1024 in base 2, -307 to 308 in base 10;
    EPSILON = 2.2204460492503131e-16;
    MIN = -1.7976931348623157e+308;
    MIN_POSITIVE = 2.2250738585072014e-308;
    MAX = 1.7976931348623157e+308;
    NAN = f64::from_bits(0x7ff8_0000_0000_0000);
    INFINITY = 1.0 / 0.0;
    NEG_INFINITY = -1.0 / 0.0;
    =>
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
}
