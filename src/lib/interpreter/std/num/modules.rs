//! `std::f64::consts` and the old places of the limits.

macro_rules! limits {
    ($($int:ident: $min:literal..=$max:literal;)+) => {$(
        pub mod $int {
            pub const MIN: $int = $min;
            pub const MAX: $int = $max;
        }
    )+};
}

limits! {
    i8: -128..=127;
    i16: -32768..=32767;
    i32: -2147483648..=2147483647;
    i64: -9223372036854775808..=9223372036854775807;
    i128: -170141183460469231731687303715884105728..=170141183460469231731687303715884105727;
    isize: -9223372036854775808..=9223372036854775807;
    u8: 0..=255;
    u16: 0..=65535;
    u32: 0..=4294967295;
    u64: 0..=18446744073709551615;
    u128: 0..=340282366920938463463374607431768211455;
    usize: 0..=18446744073709551615;
}

macro_rules! float {
    ($float:ident: $($name:ident = $value:expr;)+) => {
        pub mod $float {
            $(pub const $name: $float = $value;)+

            pub mod consts {
                pub const PI: $float = 3.14159265358979323846264338327950288;
                pub const TAU: $float = 6.28318530717958647692528676655900577;
                pub const E: $float = 2.71828182845904523536028747135266250;
                pub const FRAC_PI_2: $float = 1.57079632679489661923132169163975144;
                pub const FRAC_PI_3: $float = 1.04719755119659774615421446109316763;
                pub const FRAC_PI_4: $float = 0.785398163397448309615660845819875721;
                pub const FRAC_PI_6: $float = 0.52359877559829887307710723054658381;
                pub const FRAC_PI_8: $float = 0.39269908169872415480783042290993786;
                pub const FRAC_1_PI: $float = 0.318309886183790671537767526745028724;
                pub const FRAC_2_PI: $float = 0.636619772367581343075535053490057448;
                pub const FRAC_1_SQRT_2: $float = 0.707106781186547524400844362104849039;
                pub const SQRT_2: $float = 1.41421356237309504880168872420969808;
                pub const LN_2: $float = 0.693147180559945309417232121458176568;
                pub const LN_10: $float = 2.30258509299404568401799145468436421;
                pub const LOG2_E: $float = 1.44269504088896340735992468100189214;
                pub const LOG10_E: $float = 0.434294481903251827651128918916605082;
                pub const LOG10_2: $float = 0.301029995663981195213738894724493027;
                pub const LOG2_10: $float = 3.32192809488736234787031942948939018;
                pub const FRAC_2_SQRT_PI: $float = 1.12837916709551257389615890312154517;
                pub const EULER_GAMMA: $float = 0.577215664901532860606512090082402431;
                pub const GOLDEN_RATIO: $float = 1.618033988749894848204586834365638118;
            }
        }
    };
}

float! {
    f32:
    EPSILON = 1.1920929e-7;
    MIN = -3.40282347e+38;
    MIN_POSITIVE = 1.17549435e-38;
    MAX = 3.40282347e+38;
    NAN = f32::from_bits(0x7fc0_0000);
    INFINITY = 1.0 / 0.0;
    NEG_INFINITY = -1.0 / 0.0;
}

float! {
    f64:
    EPSILON = 2.2204460492503131e-16;
    MIN = -1.7976931348623157e+308;
    MIN_POSITIVE = 2.2250738585072014e-308;
    MAX = 1.7976931348623157e+308;
    NAN = f64::from_bits(0x7ff8_0000_0000_0000);
    INFINITY = 1.0 / 0.0;
    NEG_INFINITY = -1.0 / 0.0;
}
