//! A test that ends its process ends the list.
#[test]
fn a_first() {
    println!("captured");
}
#[test]
fn ends() {
    print!("lost");
    std::process::exit(7);
}
#[test]
fn never_run() {
    panic!();
}
