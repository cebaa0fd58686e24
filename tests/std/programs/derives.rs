//! Derived traits, operators, defaults.
use std::cmp::{Ordering, Reverse};
use std::ops::{Add, AddAssign, Deref, DerefMut, Index, IndexMut, Mul, Neg, Not, Sub};

#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Default)]
struct V2 {
    x: f64,
    y: f64,
}

impl Add for V2 {
    type Output = V2;
    fn add(self, o: V2) -> V2 {
        V2 { x: self.x + o.x, y: self.y + o.y }
    }
}

impl Sub for V2 {
    type Output = V2;
    fn sub(self, o: V2) -> V2 {
        V2 { x: self.x - o.x, y: self.y - o.y }
    }
}

impl Mul<f64> for V2 {
    type Output = V2;
    fn mul(self, k: f64) -> V2 {
        V2 { x: self.x * k, y: self.y * k }
    }
}

impl Neg for V2 {
    type Output = V2;
    fn neg(self) -> V2 {
        V2 { x: -self.x, y: -self.y }
    }
}

impl AddAssign for V2 {
    fn add_assign(&mut self, o: V2) {
        self.x += o.x;
        self.y += o.y;
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Level {
    Low = 1,
    Mid = 5,
    High = 10,
}

impl Not for Level {
    type Output = bool;
    fn not(self) -> bool {
        self == Level::Low
    }
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
struct Person {
    name: String,
    age: u32,
    tags: Vec<String>,
    pair: (i32, Option<char>),
}

#[derive(Debug, PartialEq, PartialOrd, Clone)]
enum Tree<T> {
    Leaf,
    Node(Box<Tree<T>>, T, Box<Tree<T>>),
}

struct Matrix {
    cells: [[i32; 2]; 2],
}

impl Index<(usize, usize)> for Matrix {
    type Output = i32;
    fn index(&self, (r, c): (usize, usize)) -> &i32 {
        &self.cells[r][c]
    }
}

impl IndexMut<(usize, usize)> for Matrix {
    fn index_mut(&mut self, (r, c): (usize, usize)) -> &mut i32 {
        &mut self.cells[r][c]
    }
}

struct Wrapper(Vec<i32>);

impl Deref for Wrapper {
    type Target = Vec<i32>;
    fn deref(&self) -> &Vec<i32> {
        &self.0
    }
}

impl DerefMut for Wrapper {
    fn deref_mut(&mut self) -> &mut Vec<i32> {
        &mut self.0
    }
}

fn largest<T: PartialOrd + Copy>(xs: &[T]) -> T {
    let mut best = xs[0];
    for &x in xs {
        if x > best {
            best = x;
        }
    }
    best
}

fn sum_all<T: Add<Output = T> + Copy + Default>(xs: &[T]) -> T {
    let mut total = T::default();
    for x in xs {
        total = total + *x;
    }
    total
}

fn main() {
    let a = V2 { x: 1.0, y: 2.0 };
    let mut b = a + V2 { x: 0.5, y: 0.5 } * 2.0 - -a;
    b += a;
    println!("{b:?} {:?} {:?}", a == b, a.partial_cmp(&b));
    println!("{:?} {:?} {}", Level::Low < Level::High, Level::Mid.cmp(&Level::Mid), Level::High as i32);
    println!("{} {:?}", !Level::Low, Level::Low.max(Level::Mid));
    let p = Person { name: String::from("Al"), age: 3, tags: vec![], pair: (1, Some('x')) };
    let q = Person { age: 4, ..p.clone() };
    println!("{:?} {} {:?}", p, p == q, p.cmp(&q));
    println!("{:?}", Person::default());
    let t = Tree::Node(Box::new(Tree::Leaf), 5, Box::new(Tree::Node(Box::new(Tree::Leaf), 7, Box::new(Tree::Leaf))));
    println!("{t:?} {} {:?}", t == t.clone(), t.partial_cmp(&Tree::Leaf));
    let mut m = Matrix { cells: [[1, 2], [3, 4]] };
    m[(0, 1)] += 10;
    println!("{} {}", m[(0, 1)], m[(1, 0)]);
    let mut w = Wrapper(vec![1]);
    w.push(2);
    println!("{} {:?} {}", w.len(), w.iter().rev().next(), w[0]);
    println!("{} {} {}", largest(&[1, 5, 2]), largest(&[1.5, 0.2]), largest(&['a', 'z']));
    println!("{} {}", sum_all(&[1, 2, 3]), sum_all(&[0.5, 0.25]));
    let mut levels = vec![Level::High, Level::Low, Level::Mid];
    levels.sort();
    println!("{levels:?}");
    levels.sort_by_key(reversed);
    println!("{levels:?}");
    println!("{:?}", (1, "a", 2.5) < (1, "b", 0.0));
    println!("{:?}", [1, 2, 3][..].cmp(&[1, 3][..]));
    println!("{:?} {:?}", Ordering::Less.reverse(), 1.cmp(&2).then(3.cmp(&1)));
    println!("{:?}", 1.0f64.total_cmp(&2.0));
    println!("{:?} {:?}", f64::NAN.partial_cmp(&1.0), f64::NAN == f64::NAN);
    println!("{:?}", "a".to_string().max("b".to_string()));
    let (x, y): (i32, String) = Default::default();
    println!("{x} {y:?} {:?}", <[u8; 3]>::default());
    println!("{:?}", std::cmp::max(Reverse(1), Reverse(2)));
    println!("{} {} {}", 2.0f64.powi(3), 2.0f64.sqrt(), (-2.5f64).abs());
    println!("{} {} {} {}", 2.5f64.round(), (-2.5f64).round(), 2.7f64.floor(), 2.1f32.ceil());
    println!("{} {} {}", 7.5 % 2.0, (-7.5f64).rem_euclid(2.0), 1.0f64.max(f64::NAN));
    println!("{}", std::f64::consts::PI);
    println!("{:?}", (5.5f64).clamp(0.0, 1.0));
    println!("{} {}", 3.7f64.trunc(), 3.75f64.fract());
    println!("{} {}", 180.0f64.to_radians(), std::f64::consts::PI.to_degrees());
}

fn reversed(l: &Level) -> Reverse<Level> {
    Reverse(*l)
}
