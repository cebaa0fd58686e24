//! `std::f64::consts` and the old places of the limits.
// Written by `gen/num.ts`.

pub mod i8 {
    pub const MIN: i8 = -128;
    pub const MAX: i8 = 127;
}

pub mod i16 {
    pub const MIN: i16 = -32768;
    pub const MAX: i16 = 32767;
}

pub mod i32 {
    pub const MIN: i32 = -2147483648;
    pub const MAX: i32 = 2147483647;
}

pub mod i64 {
    pub const MIN: i64 = -9223372036854775808;
    pub const MAX: i64 = 9223372036854775807;
}

pub mod i128 {
    pub const MIN: i128 = -170141183460469231731687303715884105728;
    pub const MAX: i128 = 170141183460469231731687303715884105727;
}

pub mod isize {
    pub const MIN: isize = -9223372036854775808;
    pub const MAX: isize = 9223372036854775807;
}

pub mod u8 {
    pub const MIN: u8 = 0;
    pub const MAX: u8 = 255;
}

pub mod u16 {
    pub const MIN: u16 = 0;
    pub const MAX: u16 = 65535;
}

pub mod u32 {
    pub const MIN: u32 = 0;
    pub const MAX: u32 = 4294967295;
}

pub mod u64 {
    pub const MIN: u64 = 0;
    pub const MAX: u64 = 18446744073709551615;
}

pub mod u128 {
    pub const MIN: u128 = 0;
    pub const MAX: u128 = 340282366920938463463374607431768211455;
}

pub mod usize {
    pub const MIN: usize = 0;
    pub const MAX: usize = 18446744073709551615;
}

pub mod f32 {
    pub const EPSILON: f32 = 1.1920929e-7;
    pub const MIN: f32 = -3.40282347e+38;
    pub const MIN_POSITIVE: f32 = 1.17549435e-38;
    pub const MAX: f32 = 3.40282347e+38;
    pub const NAN: f32 = f32::from_bits(0x7fc0_0000);
    pub const INFINITY: f32 = 1.0 / 0.0;
    pub const NEG_INFINITY: f32 = -1.0 / 0.0;

    pub mod consts {
        pub const PI: f32 = 3.14159265358979323846264338327950288;
        pub const TAU: f32 = 6.28318530717958647692528676655900577;
        pub const E: f32 = 2.71828182845904523536028747135266250;
        pub const FRAC_PI_2: f32 = 1.57079632679489661923132169163975144;
        pub const FRAC_PI_3: f32 = 1.04719755119659774615421446109316763;
        pub const FRAC_PI_4: f32 = 0.785398163397448309615660845819875721;
        pub const FRAC_PI_6: f32 = 0.52359877559829887307710723054658381;
        pub const FRAC_PI_8: f32 = 0.39269908169872415480783042290993786;
        pub const FRAC_1_PI: f32 = 0.318309886183790671537767526745028724;
        pub const FRAC_2_PI: f32 = 0.636619772367581343075535053490057448;
        pub const FRAC_1_SQRT_2: f32 = 0.707106781186547524400844362104849039;
        pub const SQRT_2: f32 = 1.41421356237309504880168872420969808;
        pub const LN_2: f32 = 0.693147180559945309417232121458176568;
        pub const LN_10: f32 = 2.30258509299404568401799145468436421;
        pub const LOG2_E: f32 = 1.44269504088896340735992468100189214;
        pub const LOG10_E: f32 = 0.434294481903251827651128918916605082;
    }
}

pub mod f64 {
    pub const EPSILON: f64 = 2.2204460492503131e-16;
    pub const MIN: f64 = -1.7976931348623157e+308;
    pub const MIN_POSITIVE: f64 = 2.2250738585072014e-308;
    pub const MAX: f64 = 1.7976931348623157e+308;
    pub const NAN: f64 = f64::from_bits(0x7ff8_0000_0000_0000);
    pub const INFINITY: f64 = 1.0 / 0.0;
    pub const NEG_INFINITY: f64 = -1.0 / 0.0;

    pub mod consts {
        pub const PI: f64 = 3.14159265358979323846264338327950288;
        pub const TAU: f64 = 6.28318530717958647692528676655900577;
        pub const E: f64 = 2.71828182845904523536028747135266250;
        pub const FRAC_PI_2: f64 = 1.57079632679489661923132169163975144;
        pub const FRAC_PI_3: f64 = 1.04719755119659774615421446109316763;
        pub const FRAC_PI_4: f64 = 0.785398163397448309615660845819875721;
        pub const FRAC_PI_6: f64 = 0.52359877559829887307710723054658381;
        pub const FRAC_PI_8: f64 = 0.39269908169872415480783042290993786;
        pub const FRAC_1_PI: f64 = 0.318309886183790671537767526745028724;
        pub const FRAC_2_PI: f64 = 0.636619772367581343075535053490057448;
        pub const FRAC_1_SQRT_2: f64 = 0.707106781186547524400844362104849039;
        pub const SQRT_2: f64 = 1.41421356237309504880168872420969808;
        pub const LN_2: f64 = 0.693147180559945309417232121458176568;
        pub const LN_10: f64 = 2.30258509299404568401799145468436421;
        pub const LOG2_E: f64 = 1.44269504088896340735992468100189214;
        pub const LOG10_E: f64 = 0.434294481903251827651128918916605082;
    }
}
