//! What many programs use of the language beyond `core-program.rs`: the code that they come to is loaded as one part.
use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, HashMap, HashSet, VecDeque};
use std::fmt::{self, Display};
use std::ops::{Add, AddAssign, Index, Neg};
use std::rc::{Rc, Weak};

mod shapes {
    pub const SIDES: usize = 4;

    pub trait Shape {
        const NAME: &'static str;
        fn area(&self) -> f64;
        fn describe(&self) -> String {
            format!("{} of {:.1}", Self::NAME, self.area())
        }
    }

    #[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Default)]
    pub struct Square(pub f64);

    impl Shape for Square {
        const NAME: &'static str = "square";
        fn area(&self) -> f64 {
            self.0 * self.0
        }
    }

    pub(crate) mod inner {
        use super::Square;
        pub fn unit() -> Square {
            Square(1.0)
        }
    }
}

use shapes::{Shape, Square};

static GREETING: &str = "hello";
const LIMITS: [i32; 3] = [1, 10, 100];

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
enum Level {
    Low = 1,
    High,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
struct Vector {
    x: i32,
    y: i32,
}

impl Add for Vector {
    type Output = Vector;
    fn add(self, other: Self) -> Self::Output {
        Vector { x: self.x + other.x, ..other }
    }
}

impl AddAssign<i32> for Vector {
    fn add_assign(&mut self, by: i32) {
        self.x += by;
    }
}

impl Neg for Vector {
    type Output = Self;
    fn neg(self) -> Self {
        Vector { x: -self.x, y: -self.y }
    }
}

#[derive(Debug)]
enum Problem {
    Empty,
    NotANumber(std::num::ParseIntError),
    TooLarge { limit: i32, found: i32 },
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Problem::Empty => f.write_str("empty"),
            Self::NotANumber(error) => write!(f, "{error}"),
            Problem::TooLarge { limit, .. } => write!(f, "above {limit}"),
        }
    }
}

impl std::error::Error for Problem {}

impl From<std::num::ParseIntError> for Problem {
    fn from(error: std::num::ParseIntError) -> Self {
        Problem::NotANumber(error)
    }
}

fn number_in(text: &str) -> Result<i32, Problem> {
    if text.is_empty() {
        return Err(Problem::Empty);
    }
    let number: i32 = text.trim().parse()?;
    let [.., limit] = LIMITS;
    if number > limit { Err(Problem::TooLarge { limit, found: number }) } else { Ok(number) }
}

struct Stack<T> {
    items: Vec<T>,
}

impl<T: Clone + Display> Stack<T> {
    fn new() -> Self {
        Stack { items: Vec::new() }
    }
    fn push(&mut self, item: T) -> &mut Self {
        self.items.push(item);
        self
    }
    fn peek(&self) -> Option<&T> {
        self.items.last()
    }
}

impl<T> Index<usize> for Stack<T> {
    type Output = T;
    fn index(&self, at: usize) -> &T {
        &self.items[at]
    }
}

impl<T> Drop for Stack<T> {
    fn drop(&mut self) {
        println!("dropped {}", self.items.len());
    }
}

struct Countdown(u32);

impl Iterator for Countdown {
    type Item = u32;
    fn next(&mut self) -> Option<u32> {
        self.0 = self.0.checked_sub(1)?;
        Some(self.0)
    }
}

struct Words<'a> {
    text: &'a str,
}

impl<'a> Words<'a> {
    fn first(&self) -> &'a str {
        self.text.split_whitespace().next().unwrap_or("")
    }
}

#[derive(Debug)]
struct Node {
    value: i32,
    parent: RefCell<Weak<Node>>,
    children: RefCell<Vec<Rc<Node>>>,
}

#[derive(Debug)]
enum List {
    Cons(i32, Box<List>),
    Nil,
}
use List::{Cons, Nil};

impl List {
    fn sum(&self) -> i32 {
        match self {
            Cons(value, rest) => value + rest.sum(),
            Nil => 0,
        }
    }
}

trait Speak {
    fn speak(&self) -> String;
}
struct Dog;
struct Cat {
    lives: u8,
}
impl Speak for Dog {
    fn speak(&self) -> String {
        "woof".into()
    }
}
impl Speak for Cat {
    fn speak(&self) -> String {
        format!("meow {}", self.lives)
    }
}

fn largest<T>(items: &[T]) -> Option<T>
where
    T: PartialOrd + Copy,
{
    let mut largest = *items.first()?;
    for &item in items {
        if item > largest {
            largest = item;
        }
    }
    Some(largest)
}

fn adder(by: i32) -> impl Fn(i32) -> i32 {
    move |x| x + by
}

fn boxed(by: i32) -> Box<dyn Fn(i32) -> i32> {
    Box::new(move |x| x * by)
}

fn apply<F: FnOnce(String) -> usize>(f: F, text: String) -> usize {
    f(text)
}

fn show_all(items: &[Box<dyn Speak>]) {
    for (index, item) in items.iter().enumerate() {
        println!("{index}: {}", item.speak());
    }
}

fn show(item: &impl Display) -> String {
    item.to_string()
}

fn swap<A, B>((one, other): (A, B)) -> (B, A) {
    (other, one)
}

fn main() {
    println!("{GREETING} {} {}", Square(2.0).describe(), shapes::inner::unit().area() as u32 + shapes::SIDES as u32);
    let level = if LIMITS.len() > 2 { Level::High } else { Level::Low };
    println!("{} {level:?} {}", level as i32, level > Level::Low);

    let mut vector = Vector { x: 1, y: 2 } + Vector::default();
    vector += 3;
    println!("{vector:?} {:#?}", -vector.clone());

    for text in ["12", "", "x", "1000"] {
        match number_in(text) {
            Ok(number @ 0..=9) => println!("small {number}"),
            Ok(number) if number % 2 == 0 => println!("even {number}"),
            Ok(_) => println!("odd"),
            Err(Problem::TooLarge { found, .. }) => println!("large {found}"),
            Err(error) => println!("{error}"),
        }
    }

    let mut stack = Stack::new();
    stack.push(1).push(2);
    if let Some(top) = stack.peek() {
        println!("{top} {}", stack[0]);
    }
    let Some(_) = stack.items.pop() else {
        panic!("nothing there");
    };
    while let Some(item) = stack.items.pop() {
        println!("{item}");
    }

    let mut count = 0;
    let found = 'outer: loop {
        for i in (0..10).rev().step_by(3) {
            count += i;
            if count > 20 {
                break 'outer count;
            }
            if i == 3 {
                continue 'outer;
            }
        }
    };
    println!("{found} {}", Countdown(4).map(|n| n * n).filter(|n| n % 2 == 1).sum::<u32>());

    let double = adder(2);
    let mut calls = 0;
    let mut counted = |x: i32| {
        calls += 1;
        double(x)
    };
    println!("{} {} {}", counted(1), counted(2), boxed(3)(4));
    println!("{calls} {}", apply(|text| text.len(), String::from("abc")));
    let functions: [(&str, fn(i32) -> i32); 2] = [("abs", i32::abs), ("same", |x| x)];
    for (name, function) in functions {
        println!("{name} {}", function(-1));
    }

    let mut words: HashMap<String, usize> = HashMap::new();
    for word in "the cat and the dog".split_whitespace() {
        *words.entry(word.to_string()).or_insert(0) += 1;
    }
    let mut sorted: Vec<_> = words.iter().collect();
    sorted.sort_by(|a, b| b.1.cmp(a.1).then_with(|| a.0.cmp(b.0)));
    println!("{:?}", &sorted[..2]);
    let by_length: BTreeMap<usize, Vec<&str>> = BTreeMap::from([(3, vec!["the", "cat"])]);
    for (length, group) in &by_length {
        println!("{length:>3} {}", group.join("-"));
    }
    let unique: HashSet<i32> = [1, 2, 2].into_iter().collect();
    let mut queue = VecDeque::from(vec![1, 2]);
    queue.push_back(3);
    println!("{} {:?}", unique.len(), queue.pop_front());

    let leaf = Rc::new(Node { value: 3, parent: RefCell::new(Weak::new()), children: RefCell::new(vec![]) });
    let branch = Rc::new(Node {
        value: 5,
        parent: RefCell::new(Weak::new()),
        children: RefCell::new(vec![Rc::clone(&leaf)]),
    });
    *leaf.parent.borrow_mut() = Rc::downgrade(&branch);
    let above = leaf.parent.borrow().upgrade().map(|node| node.value);
    println!("{above:?} {} {}", branch.children.borrow().len(), Rc::strong_count(&leaf));
    let cell = Cell::new(1);
    cell.set(cell.get() + 1);

    let list = Cons(1, Box::new(Cons(2, Box::new(Nil))));
    println!("{} {}", list.sum(), matches!(list, Cons(1, _)));
    show_all(&[Box::new(Dog), Box::new(Cat { lives: 9 })]);
    println!("{:?} {} {}", largest(&[1.5, 0.5]), show(&'c'), Words { text: "a b" }.first());

    let (name, mut size) = swap((1u8, "one"));
    size = size.wrapping_add(255);
    let mut grid = [[0; 3]; 2];
    grid[1][2] = i64::from(size) - 1;
    let text: String = name.chars().rev().map(|c| c.to_ascii_uppercase()).collect();
    println!("{text} {grid:?} {:08b} {:#x} {:>6.2}|", !size >> 1, size ^ 0xf, -1.5f32);
    let largest = match (size, &grid) {
        (0 | 1, _) => "few",
        (_, [_, [.., last]]) if *last > 0 => "last",
        _ => "many",
    };
    let optional = Some(3).and_then(|n: i32| n.checked_add(1)).filter(|n| *n > 2);
    let total = optional.map_or(0, |n| n as usize) + largest.len();
    let parsed: Result<Vec<i32>, _> = "1,2,x".split(',').map(str::parse::<i32>).collect();
    assert!(parsed.is_err(), "no number");
    assert_eq!(total, 7);
    let mut numbers = vec![3, 1, 2];
    numbers.sort();
    numbers.retain(|n| *n != 2);
    numbers.extend_from_slice(&[7, 8]);
    let (small, large): (Vec<i32>, Vec<i32>) = numbers.iter().partition(|n| **n < 5);
    println!("{small:?} {large:?} {:?} {:?}", numbers.iter().max(), numbers.windows(2).count());
    let mut other = std::mem::take(&mut numbers);
    if let [first, .., last] = other.as_mut_slice() {
        std::mem::swap(first, last);
    }
    drop(other);

    use std::cmp::Ordering;
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    enum Coin {
        Penny,
        Quarter(u8),
    }
    impl Coin {
        const ALL: [Coin; 2] = [Coin::Penny, Self::Quarter(25)];
        fn value(self) -> u8 {
            match self {
                Coin::Penny => 1,
                Coin::Quarter(value) => value,
            }
        }
    }
    fn is_dear(coin: &Coin) -> bool {
        coin.value().cmp(&5) == Ordering::Greater
    }
    let dear: Vec<&Coin> = Coin::ALL.iter().filter(|coin| is_dear(coin)).collect();
    println!("\"{dear:?}\"\t{} \u{41}\
        {{}}", '\n'.is_whitespace());
    let words = &mut String::from("temporary");
    words.insert_str(0, "a ");
    let ref shared = words;
    println!("{shared} {:?}", (shared.len(), b"bytes", r#"raw "text""#));
    let never = if words.is_empty() { unreachable!() } else { 5u64 };
    let shadowed = never as f64 / 2.0 + (never % 3) as f64;
    let point @ (x, _) = (shadowed, 'q');
    println!("{x:.1} {point:?} {}", if let (1.0..=9.0, 'a'..='z') = point { "in" } else { "out" });
    println!("{}", pairs(&[1, 2]).map(<i32 as Into<i64>>::into).sum::<i64>());
    let mut raw = 5;
    let pointer: *mut i32 = &mut raw;
    unsafe {
        *pointer += 1;
        COUNTER += 1;
        bump();
    }
    let mut owned = Some(Box::new(Dog));
    let taken = owned.take();
    let consume = move || taken.is_some();
    let mut log = Vec::new();
    let mut write = |line: &str| log.push(line.to_owned());
    write("one");
    write("two");
    println!("{} {log:?} {raw} {:?}", consume(), Table::<bool>::from([(1, true)]).get(&1));
    match raw {
        i32::MIN..=0 | 7 => println!("none"),
        1..5 => println!("few"),
        _ => println!("{:?}", std::mem::size_of::<Meter>()),
    }
    let Meter(length) = Meter(2.5);
    let _ = (length * -1.0, !true, &raw, -(raw as i64));
    println!("{} {}", sieved(&[3, 4]), in_full("Grüße, 12"));
    todo_later(Some(3));
}

/// What is counted with.
fn sieved(numbers: &[i64]) -> f64 {
    let shared = Rc::new(String::from("shared"));
    let (second, weak) = (Rc::clone(&shared), Rc::downgrade(&shared));
    println!("{} {} {:?}", Rc::strong_count(&second), shared.len(), weak.upgrade());
    let mut sieve = vec![true; 1100];
    for step in [40, 49] {
        for at in (2 * step..sieve.len()).step_by(step) {
            sieve[at] = false;
        }
    }
    let copy = sieve.clone();
    let primes = copy.iter().filter(|is_prime| **is_prime).count();
    let halves: [f64; 3] = [0.5; 3].map(|half: f64| half.powi(2).sqrt() + half.floor().abs().max(0.25));
    let once: Box<dyn FnOnce(i64) -> i64> = Box::new(move |n| n + primes as i64);
    let tuples: Vec<Option<(i64, [u8; 2])>> = numbers.iter().map(|n| (*n, [1, 2])).map(Some).collect();
    let again = tuples.clone();
    let bits = 40u32.leading_zeros() + 12u8.trailing_zeros() + 7u16.count_ones() + 2u32.pow(5);
    let wrapped = 250u8.wrapping_mul(3).saturating_sub(4).rotate_left(1);
    let rest = (-7i64).rem_euclid(3) + (-7i64).div_euclid(2) + i64::from(wrapped) + i64::from(9u32.isqrt());
    let parts = ("2.5e3".parse::<f64>(), "x".parse::<f64>().is_err(), 1e21, 1.0e-7, f32::MAX, 0.1f32 + 0.2);
    println!("{parts:?} {bits} {rest} {:e} {}", 1234.5, u64::MAX as f64);
    once(again.len() as i64) as f64 + halves.iter().sum::<f64>()
}

/// What is done with text.
fn in_full(text: &str) -> String {
    let upper = text.to_uppercase();
    let last = text.char_indices().filter(|(_, c)| c.is_alphabetic() || c.is_numeric()).last();
    let digits: u32 = text.chars().filter_map(|c| c.to_digit(10)).sum();
    let from_bytes = String::from_utf8(upper.bytes().collect()).unwrap_or_default();
    let halves = text.split_once(", ").map(|(one, other)| format!("{other:?}{}", one.replace("ß", "ss").to_lowercase()));
    let found = (text.rfind("e"), text.contains("üß"), text.starts_with(char::is_uppercase), text.is_char_boundary(3));
    let same = text.eq_ignore_ascii_case(&upper) || text.trim_end_matches(char::is_numeric) < upper.as_str();
    format!("{from_bytes} {last:?} {digits} {halves:?} {found:?} {same} {:?}", 'é'.escape_unicode().to_string())
}

type Table<T> = HashMap<i32, T>;

#[derive(Clone, Copy)]
struct Meter(f32);

static mut COUNTER: u32 = 0;

unsafe fn bump() {
    unsafe { COUNTER += 1 }
}

fn pairs<'a>(items: &'a [i32]) -> impl Iterator<Item = i32> + 'a {
    items.iter().flat_map(|n| [*n, n * 2])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[should_panic(expected = "no")]
    fn finds() {
        assert_eq!(largest(&[1, 2]), Some(2));
    }
}

/// What comes later.
#[allow(dead_code)]
fn todo_later(when: Option<u32>) -> ! {
    match when {
        Some(n) if n > 5 => todo!(),
        None => unimplemented!("no {}", 1),
        _ => std::process::exit(0),
    }
}
