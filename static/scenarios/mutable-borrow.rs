fn add_guest(list: &mut Vec<String>, name: &str) {
    list.push(String::from(name));
}

fn main() {
    let mut guests = Vec::new();
    add_guest(&mut guests, "Ada");
    add_guest(&mut guests, "Bo");
    println!("{} guests", guests.len());
}
