//! Every way in which a test passes, fails or is left out.
use std::fmt;

pub fn add(a: i32, b: i32) -> i32 {
    a + b
}

#[derive(Debug)]
struct Odd(i32);
impl fmt::Display for Odd {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} is odd", self.0)
    }
}
impl std::error::Error for Odd {}

struct Loud;
impl Drop for Loud {
    fn drop(&mut self) {
        println!("a value is dropped");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn adds() {
        println!("not shown");
        assert_eq!(add(1, 2), 3);
    }
    #[test]
    fn differs() {
        println!("to stdout");
        eprintln!("to stderr");
        let _loud = Loud;
        assert_eq!(add(1, 2), 4, "the sum of {} and 2", 1);
    }
    #[test]
    fn panics_behind_half_a_line() {
        print!("half a line");
        panic!("plain");
    }
    #[test]
    #[should_panic]
    fn panics_as_it_should() {
        panic!("any text");
    }
    #[test]
    #[should_panic(expected = "of bounds")]
    fn panics_with_the_text() {
        let v = vec![1, 2];
        println!("{}", v[v.len()]);
    }
    #[test]
    #[should_panic(expected = "a\"b\nc")]
    fn panics_with_another_text() {
        panic!("one\ntwo \"three\"");
    }
    #[test]
    #[should_panic = "value"]
    fn panics_with_another_text_too() {
        panic!("nothing");
    }
    #[test]
    #[should_panic]
    fn returns_where_it_should_panic() {}
    #[test]
    #[should_panic(expected = "text")]
    fn prints_where_it_should_panic() {
        println!("still here");
    }
    #[test]
    #[ignore]
    fn is_ignored() {
        panic!();
    }
    #[test]
    #[should_panic]
    #[ignore = "takes too long"]
    fn is_ignored_for_a_reason() {}
    #[test]
    fn gives_ok() -> Result<(), Odd> {
        Ok(())
    }
    #[test]
    fn gives_an_error() -> Result<(), Odd> {
        println!("before");
        Err(Odd(3))
    }
    #[test]
    fn gives_a_boxed_error() -> Result<(), Box<dyn std::error::Error>> {
        let n: i32 = "three".parse()?;
        assert_eq!(n, 3);
        Ok(())
    }
}

fn main() {
    println!("{}", add(1, 1));
}
