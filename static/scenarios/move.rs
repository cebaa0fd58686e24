fn main() {
    let letter = String::from("dear Ada");
    let envelope = letter;
    println!("sealed: {envelope}");
    // `letter` is empty now: one value, one owner.
}
