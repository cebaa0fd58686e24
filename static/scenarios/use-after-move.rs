fn main() {
    let letter = String::from("dear Ada");
    send(letter);
    println!("my copy: {letter}");
}

fn send(message: String) {
    println!("sent: {message}");
}
