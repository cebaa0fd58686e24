fn main() {
    let longest;
    {
        let word = String::from("borrow");
        longest = &word;
    }
    println!("{longest}");
}
