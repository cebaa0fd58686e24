//! `Vec` and slices.
#[derive(Debug, Clone, PartialEq)]
struct D(&'static str);

impl Drop for D {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

fn even(x: &i32) -> bool {
    x % 2 == 0
}

fn negated(x: &i32) -> i32 {
    -x
}

fn main() {
    let mut v: Vec<i32> = Vec::new();
    let mut caps = vec![v.capacity()];
    for i in 0..9 {
        v.push(i);
        caps.push(v.capacity());
    }
    println!("{v:?} {caps:?}");
    println!("{:?} {:?} {:?}", v.first(), v.last(), v.get(20));
    println!("{:?} {} {:?}", v.pop(), v.len(), v.contains(&3));
    v.insert(2, 100);
    println!("{} {:?}", v.remove(0), v);
    println!("{} {:?}", v.swap_remove(1), v);
    v.retain(even);
    println!("{v:?}");
    v.extend([5, 3, 9]);
    v.extend_from_slice(&[1, 1, 2]);
    println!("{v:?}");
    v.sort();
    println!("{v:?} {:?}", v.binary_search(&4));
    v.dedup();
    v.reverse();
    println!("{v:?}");
    v.sort_by_key(negated);
    println!("{v:?}");
    v.truncate(3);
    println!("{v:?} {:?}", v.iter().rev().collect::<Vec<_>>());
    let tail = v.split_off(1);
    println!("{v:?} {tail:?}");
    let drained: Vec<i32> = vec![1, 2, 3, 4].drain(1..3).collect();
    println!("{drained:?}");
    let mut a = [3, 1, 2];
    a.sort_unstable();
    println!("{a:?} {} {:?}", a.len(), a.iter().max());
    a.swap(0, 2);
    println!("{a:?} {:?} {:?}", &a[1..], a.split_at(1));
    println!("{:?}", a.windows(2).map(pair_sum).collect::<Vec<_>>());
    println!("{:?}", [1, 2, 3, 4, 5].chunks(2).collect::<Vec<_>>());
    println!("{:?} {:?}", [1, 2, 3].concat_test(), vec![vec![1], vec![2, 3]].concat());
    println!("{:?}", [[1, 2], [3, 4]].concat());
    for x in a.iter_mut() {
        *x *= 10;
    }
    println!("{a:?}");
    println!("{} {}", a == [30, 20, 10], vec![1] < vec![1, 0]);
    println!("{:?}", [1, 2, 3].starts_with(&[1, 2]));
    let mut r = [1, 2, 3, 4, 5];
    r.rotate_left(2);
    println!("{r:?} {:?}", r.iter().position(is_five));
    r[1..3].fill(0);
    println!("{r:?}");
    let mut grid = vec![vec![0; 3]; 2];
    grid[1][2] = 7;
    println!("{grid:?}");
    let total: i32 = vec![1, 2, 3].iter().sum();
    println!("{total} {}", vec![1.5, 2.5].iter().sum::<f64>());
    println!("{:?}", vec!["b", "a"].iter().min());
    let mut many: Vec<i32> = (0..60).rev().collect();
    many.sort();
    println!("{:?} {}", &many[..5], many.is_sorted());
    let words = vec!["apple", "fig", "banana", "kiwi"];
    let mut by_len = words.clone();
    by_len.sort_by_key(length);
    println!("{by_len:?}");
    let d = vec![D("a"), D("b"), D("c")];
    for item in d {
        println!("got {}", item.0);
        if item.0 == "b" {
            break;
        }
    }
    let mut e = vec![D("x"), D("y")];
    e[0] = D("z");
    e.clear();
    println!("cleared {}", e.len());
    e.push(D("w"));
    let first = e.first().cloned();
    println!("{first:?}");
    let arr = [D("m"), D("n")];
    let [m, _n] = arr;
    println!("{}", m.0);
    let slice: &[i32] = &[1, 2, 3];
    match slice {
        [first, .., last] => println!("{first} {last}"),
        _ => {}
    }
    if let [a, b, rest @ ..] = slice {
        println!("{a} {b} {rest:?}");
    }
    let b: Box<[i32]> = vec![1, 2].into_boxed_slice();
    println!("{b:?} {}", b.len());
    let arr2: [i32; 2] = vec![1, 2].try_into().unwrap();
    println!("{arr2:?} {:?}", <[i32; 2]>::try_from(&[1, 2, 3][..]));
    let index = 7;
    println!("{}", v[index]);
}

fn pair_sum(w: &[i32]) -> i32 {
    w[0] + w[1]
}

fn is_five(x: &i32) -> bool {
    *x == 5
}

fn length(s: &&str) -> usize {
    s.len()
}

trait ConcatTest {
    fn concat_test(&self) -> Vec<i32>;
}

impl ConcatTest for [i32; 3] {
    fn concat_test(&self) -> Vec<i32> {
        self.to_vec()
    }
}
