//! What a test gives is its verdict: an exit code as well.
use std::process::ExitCode;
#[test]
fn fails() -> ExitCode {
    ExitCode::from(3)
}
#[test]
fn never() -> ! {
    panic!("never")
}
#[test]
fn passes() -> ExitCode {
    ExitCode::SUCCESS
}
