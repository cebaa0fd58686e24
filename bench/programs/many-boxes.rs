// Five hundred boxes on the heap.
fn main() {
    let mut boxes = Vec::new();
    for i in 0..500 {
        boxes.push(Box::new(i));
    }
    println!("{}", boxes.len());
}
