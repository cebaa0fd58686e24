//! What nearly all programs use of the library: the bodies that this program can come to are loaded before any program is.
use std::fmt;

#[derive(Debug, Clone, Copy, PartialEq)]
struct Point {
    x: i32,
    y: i32,
}

#[derive(Debug, Clone, PartialEq)]
enum Shape {
    Circle(Point, u32),
    Named { name: String, at: Option<Point> },
}

impl fmt::Display for Point {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "({}, {})", self.x, self.y)
    }
}

fn first_word(text: &str) -> &str {
    match text.find(' ') {
        Some(end) => &text[..end],
        None => text,
    }
}

fn longest<'a>(one: &'a str, other: &'a str) -> &'a str {
    if one.len() > other.len() { one } else { other }
}

fn main() {
    let mut numbers = vec![1, 2, 3];
    numbers.push(4);
    let mut total = 0;
    for number in &numbers {
        total += number;
    }
    for number in numbers.iter_mut() {
        *number += 1;
    }
    for index in 0..numbers.len() {
        total += numbers[index];
    }
    numbers[0] = total;
    println!("{total} {numbers:?} {:?}", numbers.pop());

    let mut texts: Vec<String> = Vec::new();
    let mut text = String::new();
    text.push_str(&String::from("hello"));
    text.push_str(" world");
    text.push('!');
    texts.push(text.clone());
    texts.push("other".to_string());
    println!("{} {} {text:?}", first_word(&text), longest(&text, &texts[0]));
    for each in texts {
        println!("{each}, {}", each.len());
    }

    let point = Point { x: 1, y: 2 };
    let shapes = vec![
        Shape::Circle(point, 3),
        Shape::Named { name: format!("at {point}"), at: Some(point) },
    ];
    println!("{shapes:?} {}", shapes[0] == shapes[1].clone());

    let mut boxed = Box::new(5);
    *boxed += 1;
    println!("{boxed} {}", true);
    let found: Option<&i32> = numbers.get(7);
    println!("{found:?}");

    let large = u32::MAX.checked_add(1).is_none() && u64::MAX.count_ones() == 64 && b'a'.is_ascii_lowercase();
    println!("{large} {} {} {:.2}", (-3i32).abs(), 2usize.pow(3), 2f64.sqrt());
    for (index, letter) in text.chars().rev().enumerate() {
        println!("{index}{letter}");
    }
    for (one, other) in numbers.iter().zip(1..=2) {
        println!("{}", one + other);
    }
    for piece in "a, b".split(',') {
        println!("{}", piece.trim());
    }
    let sum: i32 = numbers.iter().sum();
    let copied: Vec<i32> = numbers.iter().copied().collect();
    match "12".parse::<i32>() {
        Ok(number) => println!("{}", number + sum),
        Err(error) => println!("{error}"),
    }
    println!("{}", copied.len());
}
