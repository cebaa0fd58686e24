fn main() {
    let book = String::from("Dune");
    let reader = &book;
    let other = &book;
    println!("{reader} and {other}");
    println!("{} is still mine", book);
}
