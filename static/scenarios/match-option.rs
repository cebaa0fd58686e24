fn main() {
    let mut seat = Some(String::from("Ada"));
    match &seat {
        Some(name) => println!("taken by {name}"),
        None => println!("free"),
    }
    let left = seat.take();
    if let Some(name) = left {
        println!("{name} leaves");
    }
    println!("{}", seat.is_none());
}
