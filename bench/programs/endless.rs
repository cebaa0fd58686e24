// Never ends.
fn main() {
    let mut turns: u64 = 0;
    loop {
        turns = turns.wrapping_add(1);
    }
}
