fn double(n: &mut i32) {
    *n *= 2;
}

fn main() {
    let mut score = 5;
    let r = &mut score;
    double(r);
    let again = &mut *r;
    *again += 1;
    *r += 1;
    println!("{score}");
}
