//! Functions of floats, where all C libraries agree.
fn main() {
    for x in [0.5f64, 1.0, 2.0, 10.0, 0.1, 3.7, 123.456] {
        println!("{} {} {} {} {}", x.sqrt(), x.ln(), x.exp(), x.sin(), x.cos());
        println!("{} {} {} {} {}", x.tan(), x.atan(), x.log10(), x.log2(), x.cbrt());
        println!("{} {} {} {}", x.powf(0.5), x.powf(-1.5), x.powi(3), x.hypot(1.0));
        println!("{} {} {}", x.atan2(2.0), x.mul_add(3.0, 0.1), x.log(3.0));
    }
    println!("{} {} {}", 2f64.powf(10.0), 1024f64.log2(), 1000f64.log10());
    println!("{} {} {} {}", 0.5f64.asin(), 0.5f64.acos(), 1f64.exp2(), f64::MAX.sqrt());
    println!("{:?} {:?} {:?}", (-1f64).sqrt(), (-1f64).ln(), 0f64.ln());
    println!("{:?} {:?} {:?}", 1e308f64.exp(), (-1e308f64).exp(), 0f64.powf(0.0));
    println!("{:?} {:?}", (-8f64).powf(1.0 / 3.0), (-8f64).powf(3.0));
    println!("{} {} {}", 2f32.powf(0.5), 2f32.sqrt(), 10f32.ln());
    println!("{} {} {}", 1e15f64.sin(), 1e300f64.cos(), std::f64::consts::PI.sin());
    println!("{:.3} {:.3} {:.10}", std::f64::consts::E, 2f64.sqrt() * 3.0, 1.0 / 7.0);
    println!("{:?}", 1.5f64.sin_cos());
    println!("{} {}", (0.1f64 + 0.2).to_bits(), f32::from_bits(0x40490fdb));
    println!("{} {} {}", 5.0f64.signum(), (-0.0f64).signum(), 3.2f64.copysign(-1.0));
    println!("{} {} {}", 1e16, 123456789.125f32, 16777217f32);
    println!("{} {} {}", f64::MIN_POSITIVE, 5e-324, 1.7976931348623157e308);
}
