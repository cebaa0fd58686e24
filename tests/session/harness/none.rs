//! No test, no `main`: the harness is the program.
pub fn unused() {}
