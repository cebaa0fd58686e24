//! The process's two outputs, as formatted text comes to them.

use crate::fmt::{self, Arguments, Debug, Formatter};
use crate::intrinsics::write_text;
use crate::panicking;

/// One of the two, by its number.
struct Output(i32);

impl fmt::Write for Output {
    fn write_str(&mut self, s: &str) -> fmt::Result {
        write_text(self.0, s);
        Ok(())
    }
}

#[panics_at = "std/src/io/mod.rs:648:17"]
#[lang = "print"]
pub(crate) fn print(args: Arguments<'_>) {
    if fmt::write(&mut Output(1), args).is_err() {
        panicking::panic_str("a formatting trait implementation returned an error when the underlying stream did not")
    }
}

#[panics_at = "std/src/io/mod.rs:648:17"]
#[lang = "eprint"]
pub(crate) fn eprint(args: Arguments<'_>) {
    if fmt::write(&mut Output(2), args).is_err() {
        panicking::panic_str("a formatting trait implementation returned an error when the underlying stream did not")
    }
}

/// What the process says when `main` gave an error.
pub(crate) fn eprint_error(error: &dyn Debug) {
    let mut output = Output(2);
    write_text(2, "Error: ");
    let _ = error.fmt(&mut Formatter::new(&mut output));
    write_text(2, "\n")
}
