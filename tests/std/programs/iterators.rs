//! Iterators and adaptors, with functions for closures.
struct Countdown(u32);

impl Iterator for Countdown {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        if self.0 == 0 {
            None
        } else {
            self.0 -= 1;
            Some(self.0 + 1)
        }
    }
}

fn square(x: i32) -> i32 {
    x * x
}
fn odd(x: &i32) -> bool {
    x % 2 == 1
}
fn small(x: &i32) -> bool {
    *x < 3
}
fn add(a: i32, b: i32) -> i32 {
    a + b
}
fn show(x: i32) {
    print!("<{x}>");
}
fn positive(x: i32) -> Option<i32> {
    if x > 0 { Some(x) } else { None }
}
fn upto(x: i32) -> std::ops::Range<i32> {
    0..x
}
fn running(sum: &mut i32, x: i32) -> Option<i32> {
    *sum += x;
    Some(*sum)
}
fn swap((a, b): (i32, char)) -> (char, i32) {
    (b, a)
}
fn is_three(x: i32) -> bool {
    x == 3
}
fn twice(x: &i32) -> Option<i32> {
    if *x < 50 { Some(x * 2) } else { None }
}

fn main() {
    println!("{:?}", (0..5).map(square).collect::<Vec<_>>());
    println!("{:?}", (0..=6).filter(odd).collect::<Vec<_>>());
    println!("{:?}", (0..10).step_by(3).collect::<Vec<_>>());
    println!("{:?}", (0..10).rev().step_by(4).collect::<Vec<_>>());
    println!("{:?}", (0..5).skip(1).take(2).collect::<Vec<_>>());
    println!("{:?}", (0..3).chain(7..9).collect::<Vec<_>>());
    println!("{:?}", (0..3).zip("abc".chars()).collect::<Vec<_>>());
    println!("{:?}", (0..2).zip("ab".chars()).map(swap).collect::<Vec<_>>());
    println!("{:?}", ["a", "b"].iter().enumerate().collect::<Vec<_>>());
    println!("{:?}", (0..5).take_while(small).collect::<Vec<_>>());
    println!("{:?}", (0..5).skip_while(small).collect::<Vec<_>>());
    println!("{:?}", [-1, 2, -3, 4].into_iter().filter_map(positive).collect::<Vec<_>>());
    println!("{:?}", [1, 2, 3].into_iter().flat_map(upto).collect::<Vec<_>>());
    println!("{:?}", vec![vec![1], vec![], vec![2, 3]].into_iter().flatten().collect::<Vec<_>>());
    println!("{:?}", [Some(1), None, Some(3)].into_iter().flatten().collect::<Vec<i32>>());
    println!("{:?}", (1..=4).scan(0, running).collect::<Vec<_>>());
    println!("{} {}", (1..=4).fold(0, add), (1..=5).product::<i32>());
    println!("{:?} {:?}", (1..4).reduce(add), (0..0).reduce(add));
    println!("{} {}", (1..=100).sum::<i32>(), [1u8, 2].iter().copied().map(u32::from).sum::<u32>());
    println!("{:?} {:?} {:?}", (0..5).max(), (0..0).min(), [3, 1].iter().min());
    println!("{} {}", (0..5).any(is_three), (0..5).all(is_three));
    println!("{:?} {:?}", (0..5).position(is_three), (0..9).find(odd));
    println!("{} {:?} {:?}", (0..5).count(), (0..5).last(), (0..5).nth(2));
    (0..3).for_each(show);
    println!();
    println!("{:?}", [1, 2, 3].iter().cycle().take(7).collect::<Vec<_>>());
    println!("{:?}", (0..6).partition::<Vec<i32>, _>(odd));
    println!("{:?}", [(1, 'a'), (2, 'b')].into_iter().unzip::<i32, char, Vec<_>, Vec<_>>());
    println!("{:?}", std::iter::repeat(1).take(3).collect::<Vec<_>>());
    println!("{:?}", std::iter::once(1).chain(std::iter::empty()).collect::<Vec<i32>>());
    println!("{:?}", std::iter::successors(Some(1), twice).collect::<Vec<_>>());
    let mut p = [1, 2, 3].iter().peekable();
    while let Some(x) = p.next() {
        print!("{x}->{:?} ", p.peek());
    }
    println!();
    for n in Countdown(3) {
        print!("{n} ");
    }
    println!();
    println!("{:?} {}", Countdown(3).size_hint(), Countdown(4).sum::<u32>());
    let mut it = (0..5).into_iter();
    println!("{:?} {:?} {:?}", it.next(), it.next_back(), it.len());
    let by_ref: Vec<i32> = it.by_ref().take(1).collect();
    println!("{by_ref:?} {:?}", it.collect::<Vec<_>>());
    for c in 'a'..='e' {
        print!("{c}");
    }
    println!();
    for i in (0..=255u8).rev().step_by(100) {
        print!("{i} ");
    }
    println!();
    for (i, (a, b)) in [1, 2].iter().zip([3, 4].iter()).enumerate() {
        print!("{i}:{a},{b} ");
    }
    println!();
    println!("{:?} {:?}", (0..3).eq([0, 1, 2]), (0..3).cmp(0..4));
    println!("{:?}", [3, 1, 2].iter().max_by_key(key));
    println!("{:?}", ["bb", "a"].iter().min_by(by_length));
    println!("{:?}", "hello".chars().filter(vowel).collect::<String>());
    println!("{:?}", vec!["a", "b"].into_iter().rev().collect::<Vec<_>>().concat());
    println!("{:?} {:?}", 1..3, (1..=3, ..2, 5.., ..));
    println!("{} {}", (1..5).contains(&4), (1..=5).contains(&5));
    println!("{:?}", (0..10).collect::<Vec<_>>().chunks_exact(3).map(total).collect::<Vec<_>>());
    let names = vec![String::from("x"), String::from("y")];
    let upper: Vec<String> = names.iter().map(shout).collect();
    println!("{upper:?} {names:?}");
    let mut total_len = 0;
    for name in &names {
        total_len += name.len();
    }
    println!("{total_len} {}", i32::MAX.checked_add(1).is_none());
}

fn key(x: &&i32) -> i32 {
    -**x
}
fn by_length(a: &&&str, b: &&&str) -> std::cmp::Ordering {
    a.len().cmp(&b.len())
}
fn vowel(c: &char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u')
}
fn total(xs: &[i32]) -> i32 {
    xs.iter().sum()
}
fn shout(s: &String) -> String {
    s.to_uppercase() + "!"
}
