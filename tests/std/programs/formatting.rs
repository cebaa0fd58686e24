//! Widths, alignments, signs, bases, precisions, `{:?}` and `{:#?}`.
use std::fmt;

#[derive(Debug, Clone, PartialEq, Default)]
struct Point {
    x: i32,
    y: i32,
}

#[derive(Debug)]
struct Unit;

#[derive(Debug)]
struct Pair(i32, String);

#[derive(Debug)]
enum Shape {
    Empty,
    Circle(f64),
    Rect { w: u8, h: u8 },
}

struct Money(i64);

impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{}.{:02}", self.0 / 100, self.0 % 100)
    }
}

struct Padded(&'static str);

impl fmt::Display for Padded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.0)
    }
}

fn main() {
    println!("{:5}|{:<5}|{:^5}|{:+}|{:05}|{:+05}|{:#x}|{:#010b}|{:#?}", 1, 2, 3, 4, -5, 6, 255, 5, 7);
    println!("{:5.1}|{:<8.3}|{:^9}|{:+.1}|{:08.2}|{:e}", 1.25, 2.0, 3.5, 4.25, -5.125, 1234.5);
    println!("{:?} {:?} {:?} {:?}", f64::NAN, f64::INFINITY, f64::NEG_INFINITY, -0.0);
    println!("{:05} {:+} {:+} {:05}", f64::NAN, f64::INFINITY, f64::NAN, f64::NEG_INFINITY);
    println!("{:5}|{:<5}|{:>5}|{:^5}|{:*^7}|{:.2}|{:5.1}|", "ab", "ab", "ab", "ab", "ab", "abc", "abc");
    println!("{:?} {:?} {:?}", "a\"\n\t\u{7f}\u{301}é\u{200b}\\'", 'a', '\'');
    println!("{:10?}|{:<10?}|{:?}", "ab", 'c', '"');
    println!("{:5}|{:<5}|{:?}|{:5?}|", true, 'x', true, ());
    println!("{:x} {:X} {:o} {:b} {:x?} {:X?} {:#x?}", -1i8, 255, 8, 5, [10, 11], vec![10], 10);
    println!("{:#?}", (1, "a", [Some(1), None]));
    println!("{:#?}", ((), (1,), Vec::<i32>::new()));
    println!("{:04?} {:#06x?} {:.1?} {:6.2?}|", [1, 2], [1], [1.25], 2.0);
    println!("{:?} {:?}", (1,), (1, 2));
    println!("{:>5}|{:>+5}|{:<+5}|{:^+5}|", 1, 1, 1, 1);
    println!("{:#5b}|{:<#7o}|", 1, 8);
    println!("{0:1$} {0:<1$}|", 5, 4);
    println!("{:.*}", 2, 1.5);
    println!("{:02}:{:02}", 3, 14);
    println!("{:>8}", format!("{:.1}%", 12.34));
    let (width, precision, name) = (9, 3, "z");
    println!("{:width$.precision$}|{name:>width$}|{:>1$}", 2.0f64, 6);
    println!("{{}} {{{}}}", 1);
    println!("{:?} {:#?}", Point { x: 1, y: -2 }, Point::default());
    println!("{:?} {:?} {:?}", Unit, Pair(3, String::from("q")), Shape::Empty);
    println!("{:?} {:#?}", Shape::Circle(0.5), Shape::Rect { w: 1, h: 2 });
    println!("{} {:>8}|", Money(1234), Money(5));
    println!("{:>8}|{:-<8}|{:.2}|", Padded("abc"), Padded("abc"), Padded("abc"));
    println!("{} {}", i128::MIN, u128::MAX);
    println!("{} {} {}", i64::MIN, u64::MAX, i8::MIN);
    println!("{:e} {:e} {:E} {:e} {:.2e} {:e}", 1500, 1.5, 0.00012, 0.0, 12345.678, 1u8);
    println!("{:?} {:?} {:?} {:?} {:?}", 1e15, 1e16, 1e-5, 1e-4, 123456789012345680.0);
    println!("{} {} {}", 1e21, 1e-7, f64::MAX);
    println!("{} {} {} {}", 0.1 + 0.2, 0.1f32 + 0.2f32, 1.0 / 3.0, 1.0f32 / 3.0);
    println!("{:.0} {:.0} {:.0} {:.1} {:.3}", 0.5, 1.5, 2.5, 0.25, 1.0005);
    println!("{:?} {:?} {}", f32::MAX, f32::MIN_POSITIVE, f64::EPSILON);
    eprintln!("to stderr {}", 1);
    print!("no newline");
    println!();
    let text = format!("{:>width$}", "right", width = 10);
    assert_eq!(text, "     right");
    println!("{:?}", Some(Point { x: 0, y: 0 }));
    println!("{:#?}", vec![Some(Pair(1, "x".to_string())), None]);
}
