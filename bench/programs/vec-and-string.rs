fn main() {
    let mut names: Vec<String> = Vec::new();
    names.push(String::from("Ada"));
    names.push("Grace".to_string());
    let mut line = String::new();
    for name in &names {
        line.push_str(name);
        line.push(' ');
    }
    println!("{} names: {line}", names.len());
}
