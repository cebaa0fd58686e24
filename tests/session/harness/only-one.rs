//! One test alone.
#[test]
fn only() {}
#[cfg(not(test))]
fn main() {
    undefined();
}
