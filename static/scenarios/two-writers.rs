fn main() {
    let mut balance = 100;
    let alice = &mut balance;
    let bob = &mut balance;
    *alice -= 30;
    *bob -= 50;
    println!("{balance}");
}
