struct Lamp;

impl Drop for Lamp {
    fn drop(&mut self) {
        println!("light off");
    }
}

fn main() {
    let _lamp = Lamp;
    let stock = vec![3, 5, 8];
    let wanted = stock.len();
    println!("item: {}", stock[wanted]);
}
