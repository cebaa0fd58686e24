//! `Option`, `Result`, `?`, `Box`.
use std::fmt;
use std::num::ParseIntError;

fn double(x: i32) -> i32 {
    x * 2
}

fn half(x: i32) -> Option<i32> {
    if x % 2 == 0 { Some(x / 2) } else { None }
}

fn zero() -> i32 {
    0
}

#[derive(Debug)]
enum AppError {
    Parse(ParseIntError),
    Negative(i32),
}

impl fmt::Display for AppError {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            AppError::Parse(e) => write!(f, "parse: {e}"),
            AppError::Negative(n) => write!(f, "negative: {n}"),
        }
    }
}

impl std::error::Error for AppError {}

impl From<ParseIntError> for AppError {
    fn from(e: ParseIntError) -> Self {
        AppError::Parse(e)
    }
}

fn parse(s: &str) -> Result<i32, AppError> {
    let n: i32 = s.trim().parse()?;
    if n < 0 {
        return Err(AppError::Negative(n));
    }
    Ok(n)
}

fn sum(a: &str, b: &str) -> Result<i32, Box<dyn std::error::Error>> {
    let x = parse(a)?;
    let y: i32 = b.parse()?;
    if x == y {
        return Err("same".into());
    }
    Ok(x + y)
}

fn first_char(s: &str) -> Option<char> {
    let c = s.chars().next()?;
    Some(c.to_ascii_uppercase())
}

fn main() {
    let some = Some(4);
    let none: Option<i32> = None;
    println!("{:?} {:?}", some.map(double), none.map(double));
    println!("{:?} {:?}", some.and_then(half), Some(3).and_then(half));
    println!("{} {} {}", some.unwrap_or(0), none.unwrap_or(7), none.unwrap_or_else(zero));
    println!("{} {}", some.is_some(), none.is_none());
    println!("{:?} {:?} {:?}", some.or(Some(1)), none.or(Some(1)), some.xor(none));
    println!("{:?} {:?}", some.ok_or("no"), none.ok_or("no"));
    println!("{:?} {:?}", some.zip(Some('a')), Some(Some(1)).flatten());
    println!("{:?} {:?}", some.iter().next(), none.unwrap_or_default());
    let mut taken = Some(String::from("x"));
    let t = taken.take();
    println!("{taken:?} {t:?} {:?}", taken.replace(String::from("y")));
    println!("{:?} {:?}", taken.as_deref(), taken.as_ref().map(String::len));
    *taken.get_or_insert(String::new()) += "!";
    println!("{taken:?}");
    println!("{:?}", taken.insert(String::from("z")));
    if let Some(s) = taken.as_mut() {
        s.push('?');
    }
    println!("{taken:?}");
    println!("{:?} {:?}", parse(" 12 "), parse("-3"));
    match parse("abc") {
        Ok(n) => println!("{n}"),
        Err(e) => println!("{e} / {e:?}"),
    }
    println!("{:?}", sum("1", "2"));
    for (a, b) in [("1", "x"), ("5", "5"), ("-1", "1")] {
        match sum(a, b) {
            Ok(n) => println!("{n}"),
            Err(e) => println!("error: {e}"),
        }
    }
    println!("{:?} {:?}", first_char("hey"), first_char(""));
    let ok: Result<i32, String> = Ok(1);
    let err: Result<i32, String> = Err(String::from("bad"));
    println!("{:?} {:?} {}", ok.as_ref().ok(), err.as_ref().err(), ok.is_ok());
    println!("{:?} {}", ok.clone().map(double), err.clone().unwrap_or(9));
    println!("{:?}", vec![Ok(1), Err("e"), Ok(2)].into_iter().collect::<Result<Vec<i32>, &str>>());
    println!("{:?}", vec![Some(1), Some(2)].into_iter().collect::<Option<Vec<i32>>>());
    println!("{:?}", ["1", "2", "x"].iter().map(parse_ref).collect::<Result<Vec<_>, _>>().is_err());
    println!("{:?} {:?}", Some(3) < Some(4), None < Some(0));
    println!("{:?}", Some(1).cmp(&None));
    println!("{:?}", Some(5).filter(is_big));
    println!("{:?}", Ok::<Option<i32>, ()>(Some(1)).transpose());
    let b = Box::new([1, 2, 3]);
    println!("{} {:?}", b.len(), b);
    let boxed: Box<dyn fmt::Display> = Box::new(3.5);
    println!("{boxed}");
    let nested = Box::new(Box::new(5));
    println!("{}", **nested + 1);
    let unboxed = *Box::new(String::from("moved"));
    println!("{unboxed}");
    println!("{}", err.unwrap());
}

fn parse_ref(s: &&str) -> Result<i32, ParseIntError> {
    s.parse()
}

fn is_big(x: &i32) -> bool {
    *x > 10
}
