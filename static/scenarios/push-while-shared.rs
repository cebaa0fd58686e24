fn main() {
    let mut s = String::from("hello");
    let r = &s;
    let v = vec![1, 2, 3];
    let first = &v[0];
    s.push_str("!");
    println!("{r} {first}");
}
