//! Maps, sets, queues and heaps.
use std::collections::{BTreeMap, BTreeSet, BinaryHeap, HashMap, HashSet, VecDeque};
use std::collections::hash_map::{DefaultHasher, Entry};
use std::hash::{Hash, Hasher};

#[derive(Debug, PartialEq, Eq, Hash, Clone, Copy, PartialOrd, Ord)]
enum Suit {
    Clubs,
    Spades(u8),
}

fn sorted<T: Ord>(items: impl Iterator<Item = T>) -> Vec<T> {
    let mut v: Vec<T> = items.collect();
    v.sort();
    v
}

fn bump(x: &mut i32) {
    *x += 10;
}

fn is_even(x: &i32) -> bool {
    x % 2 == 0
}

fn keep_big(_: &i32, v: &mut i32) -> bool {
    *v > 1
}

fn hash_of<T: Hash>(t: &T) -> u64 {
    let mut h = DefaultHasher::new();
    t.hash(&mut h);
    h.finish()
}

fn main() {
    let mut scores = HashMap::new();
    scores.insert(String::from("Blue"), 10);
    scores.insert(String::from("Yellow"), 50);
    println!("{:?} {:?}", scores.get("Blue").copied(), scores.get("Red"));
    println!("{:?} {}", scores.insert(String::from("Blue"), 25), scores["Blue"]);
    scores.entry(String::from("Red")).or_insert(7);
    scores.entry(String::from("Red")).and_modify(bump).or_insert(0);
    *scores.entry(String::from("New")).or_default() += 3;
    println!("{:?}", sorted(scores.iter()));
    println!("{:?} {:?}", sorted(scores.keys()), sorted(scores.values().copied()));
    println!("{:?} {} {}", scores.remove("Red"), scores.contains_key("Red"), scores.len());
    for (_, v) in &mut scores {
        *v *= 2;
    }
    for v in scores.values_mut() {
        *v += 1;
    }
    println!("{:?}", sorted(scores.clone().into_iter()));
    let text = "hello world wonderful world";
    let mut counts: HashMap<&str, i32> = HashMap::new();
    for word in text.split_whitespace() {
        let count = counts.entry(word).or_insert(0);
        *count += 1;
    }
    println!("{:?}", sorted(counts.iter()));
    match counts.entry("world") {
        Entry::Occupied(e) => println!("occupied {} {}", e.key(), e.get()),
        Entry::Vacant(e) => println!("vacant {}", e.key()),
    }
    let one: HashMap<i32, &str> = HashMap::from([(1, "x")]);
    println!("{one:?} {:#?}", one);
    println!("{}", HashMap::from([(1, 2), (3, 4)]) == HashMap::from([(3, 4), (1, 2)]));
    let mut big: HashMap<i32, i32> = (0..100).zip(100..200).collect();
    let mut removed = 0;
    for i in (0..100).step_by(3) {
        removed += big.remove(&i).unwrap();
    }
    println!("{} {removed} {:?}", big.len(), (big.get(&1), big.get(&3)));
    big.retain(keep_big);
    let total: i32 = big.values().sum();
    println!("{total} {}", big.capacity() >= big.len());
    println!("{} {}", HashMap::<i32, i32>::new().capacity(), HashMap::<i32, i32>::with_capacity(10).capacity());
    let mut set: HashSet<i32> = [1, 2, 3, 2].into_iter().collect();
    println!("{} {} {}", set.len(), set.insert(3), set.insert(4));
    let other = HashSet::from([3, 4, 5]);
    println!("{:?} {:?}", sorted(set.intersection(&other)), sorted(set.union(&other)));
    println!("{:?} {:?}", sorted(set.difference(&other)), sorted(set.symmetric_difference(&other)));
    println!("{} {}", set.is_subset(&other), set.contains(&1));
    println!("{:?}", sorted((&set | &other).into_iter()));
    set.retain(is_even);
    println!("{:?}", sorted(set.iter()));
    let suits: HashSet<Suit> = HashSet::from([Suit::Clubs, Suit::Spades(1), Suit::Clubs]);
    println!("{} {}", suits.len(), suits.contains(&Suit::Spades(1)));
    println!("{} {} {}", hash_of(&1i32), hash_of(&"abc"), hash_of(&(1u8, 'x', true)));
    println!("{} {}", hash_of(&vec![1, 2]), hash_of(&Suit::Spades(2)));
    println!("{}", hash_of(&String::from("abc")) == hash_of(&"abc"));

    let mut tree = BTreeMap::new();
    for (k, v) in [(3, "c"), (1, "a"), (2, "b"), (5, "e")] {
        tree.insert(k, v);
    }
    println!("{tree:?} {:?} {:?}", tree.first_key_value(), tree.last_key_value());
    println!("{:?} {:?}", tree.range(2..4).collect::<Vec<_>>(), tree.range(..=2).rev().collect::<Vec<_>>());
    println!("{:?}", tree.get(&2));
    println!("{:?} {:?}", tree.remove(&1), tree.pop_first());
    *tree.entry(9).or_insert("i") = "j";
    println!("{:?} {:?}", tree.keys().collect::<Vec<_>>(), tree.values().rev().collect::<Vec<_>>());
    for (k, v) in &tree {
        print!("{k}={v} ");
    }
    println!("{}", tree.len());
    let mut names: BTreeMap<String, Vec<i32>> = BTreeMap::new();
    names.entry("b".to_string()).or_default().push(1);
    names.entry("a".to_string()).or_default().push(2);
    names.entry("b".to_string()).or_default().push(3);
    println!("{names:?} {:?}", names.get("b").map(Vec::len));
    let a: BTreeSet<i32> = [5, 1, 3].into();
    let b = BTreeSet::from([3, 4, 5]);
    println!("{a:?} {:?} {:?}", a.intersection(&b).collect::<Vec<_>>(), a.union(&b).collect::<Vec<_>>());
    println!("{:?} {:?}", a.difference(&b).collect::<Vec<_>>(), &a ^ &b);
    println!("{:?} {:?} {:?}", a.first(), a.last(), a.range(2..).next());

    let mut queue: VecDeque<i32> = VecDeque::new();
    queue.push_back(1);
    queue.push_back(2);
    queue.push_front(0);
    println!("{queue:?} {:?} {:?} {}", queue.front(), queue.back(), queue[1]);
    for i in 3..10 {
        queue.push_back(i);
        if i % 2 == 0 {
            queue.pop_front();
        }
    }
    println!("{queue:?} {} {}", queue.len(), queue.iter().rev().sum::<i32>());
    println!("{:?} {:?} {:?}", queue.pop_front(), queue.pop_back(), queue.contains(&5));
    queue.insert(1, 100);
    println!("{:?} {:?}", queue.remove(0), queue);
    queue.rotate_left(2);
    queue.extend([7, 8]);
    println!("{queue:?}");
    println!("{:?}", queue.make_contiguous());
    println!("{:?} {:?}", queue.drain(1..3).collect::<Vec<_>>(), queue);
    println!("{:?} {:?}", Vec::from(queue.clone()), queue.into_iter().rev().collect::<VecDeque<_>>());
    let mut heap = BinaryHeap::from([3, 1, 4, 1, 5]);
    heap.push(9);
    println!("{:?}", heap.peek());
    println!("{:?} {}", heap.pop(), heap.len());
    println!("{:?}", heap.into_sorted_vec());
    let mut min = BinaryHeap::new();
    for x in [2, 7, 1] {
        min.push(std::cmp::Reverse(x));
    }
    println!("{:?}", min.pop());
    println!("{}", scores["missing"]);
}
