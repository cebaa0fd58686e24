struct Excerpt<'a> {
    part: &'a str,
}

fn main() {
    let novel = String::from("Call me Ishmael. Some years ago...");
    let end = novel.find('.').unwrap_or(novel.len());
    let excerpt = Excerpt { part: &novel[..end] };
    println!("{}", excerpt.part);
}
