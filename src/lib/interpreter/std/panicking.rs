//! Panics: the message is made here, the machine unwinds.

use crate::fmt::{self, Arguments, Debug, Formatter, Write};
use crate::intrinsics::{panic_formatted, panic_with};
use crate::string::String;

#[lang = "panic_fmt"]
#[track_caller]
pub fn panic_fmt(args: Arguments<'_>) -> ! {
    match args.as_str() {
        Some(message) => panic_with(message),
        None => {
            let message = fmt::format(args);
            panic_formatted(message.as_str())
        }
    }
}

#[lang = "panic_str"]
#[track_caller]
pub const fn panic_str(message: &'static str) -> ! {
    panic_with(message)
}

#[track_caller]
pub(crate) fn panic_display_str(message: &str) -> ! {
    panic_formatted(message)
}

/// `message: {error:?}`.
#[track_caller]
pub(crate) fn unwrap_failed(message: &str, error: &dyn Debug) -> ! {
    let mut text = String::from(message);
    text.push_str(": ");
    push_debug(&mut text, error);
    panic_formatted(text.as_str())
}

fn push_debug(text: &mut String, value: &dyn Debug) {
    let _ = value.fmt(&mut Formatter::new(text));
}

/// Two positions with words around them.
#[track_caller]
pub(crate) fn position_fail(a: &str, first: usize, b: &str, second: usize, c: &str) -> ! {
    let mut text = String::from(a);
    push_debug(&mut text, &first);
    text.push_str(b);
    push_debug(&mut text, &second);
    text.push_str(c);
    panic_formatted(text.as_str())
}

#[lang = "assert_failed"]
#[track_caller]
pub fn assert_failed<T: Debug + ?Sized, U: Debug + ?Sized>(kind: u8, left: &T, right: &U, args: Option<Arguments<'_>>) -> ! {
    let mut text = String::from(if kind == 0 { "assertion `left == right` failed" } else { "assertion `left != right` failed" });
    if let Some(args) = args {
        text.push_str(": ");
        let _ = fmt::write(&mut text, args);
    }
    text.push_str("\n  left: ");
    push_debug(&mut text, &left);
    text.push_str("\n right: ");
    push_debug(&mut text, &right);
    panic_formatted(text.as_str())
}
