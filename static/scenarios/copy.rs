#[derive(Clone, Copy)]
struct Point {
    x: i32,
    y: i32,
}

fn main() {
    let start = Point { x: 1, y: 2 };
    let mut end = start;
    end.x += 10;
    println!("{} {} / {} {}", start.x, start.y, end.x, end.y);
}
