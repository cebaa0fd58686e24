// Arithmetic and a growing vector: about a million machine steps.
fn main() {
    let mut numbers = Vec::new();
    let mut sum: u64 = 0;
    let mut i: u64 = 0;
    while i < 40_000 {
        if i % 64 == 0 {
            numbers.push(i);
        }
        sum = sum * 3 % 1_000_003 + i;
        i += 1;
    }
    println!("{} {}", sum, numbers.len());
}
