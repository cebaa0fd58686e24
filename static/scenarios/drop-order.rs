struct Guest(&'static str);

impl Drop for Guest {
    fn drop(&mut self) {
        println!("{} leaves", self.0);
    }
}

fn main() {
    let _first = Guest("Ada");
    let second = Guest("Bo");
    {
        let _inner = Guest("Cy");
        println!("inside");
    }
    drop(second);
    println!("end of main");
}
