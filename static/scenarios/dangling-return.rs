fn main() {
    let name = make_name();
    println!("{name}");
}

fn make_name() -> &'static str {
    let name = String::from("Ferris");
    &name
}
