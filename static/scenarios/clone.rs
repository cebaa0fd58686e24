fn main() {
    let original = String::from("map");
    let mut copy = original.clone();
    copy.push_str(" of Oslo");
    println!("{original} / {copy}");
}
