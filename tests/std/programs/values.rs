//! `Any`, `Arc`, slices of counts, `clone_from`, `bool::then_some`, escapes, ends by `Result`.
use std::any::{type_name, Any, TypeId};
use std::fmt;
use std::rc::Rc;
use std::sync::Arc;

#[derive(Debug)]
struct Failure {
    code: i32,
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "failure {}", self.code)
    }
}

impl std::error::Error for Failure {}

fn describe(value: &dyn Any) -> String {
    if let Some(n) = value.downcast_ref::<i32>() {
        format!("i32 {n}")
    } else if let Some(s) = value.downcast_ref::<String>() {
        format!("String {s}")
    } else {
        String::from("unknown")
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("{} {} {}", describe(&5), describe(&String::from("x")), describe(&1.5));
    let boxed: Box<dyn Any> = Box::new(7u8);
    println!("{:?} {}", boxed.downcast::<u8>().is_ok(), TypeId::of::<i32>() == TypeId::of::<u32>());
    println!("{} {} {}", type_name::<i32>(), type_name::<&str>(), type_name::<(u8, [bool; 2])>());
    let a = Arc::new(String::from("arc"));
    let b = Arc::clone(&a);
    println!("{a} {} {}", Arc::strong_count(&b), Arc::ptr_eq(&a, &b));
    let s: Rc<[i32]> = Rc::from(vec![1, 2, 3]);
    let t: Rc<str> = Rc::from("text");
    println!("{s:?} {t} {} {}", s.len(), Rc::strong_count(&t));
    let mut v = vec![String::from("aaaa"), String::from("b")];
    let before = v[0].as_ptr();
    v.clone_from(&vec![String::from("cc")]);
    println!("{v:?} {}", v[0].as_ptr() == before);
    println!("{:?} {:?}", true.then_some(1), false.then_some(1));
    println!("{} {}", "a\n\u{301}é".escape_debug(), "\té".escape_default());
    println!("{}", 'é'.escape_unicode());
    let mut arr = [1, 2, 3];
    let part: &mut [i32] = &mut arr;
    println!("{}", part == [1, 2, 3]);
    println!("{:?}", std::env::args().count());
    Err(Box::new(Failure { code: 3 }))
}
