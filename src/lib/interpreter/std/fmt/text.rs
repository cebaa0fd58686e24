//! Text, bool, references and the like.

use super::{Binary, Debug, Display, Formatter, LowerExp, LowerHex, Octal, Pointer, Result, UpperExp, UpperHex};
use crate::intrinsics::str_part;
use crate::marker::{FnPtr, address_of_fn};
use crate::string::String;

/// Where the first `count` chars of a text end.
#[intrinsic]
fn chars_end(text: &str, count: usize) -> usize;
/// Where the run of chars that `{:?}` shows as they are ends, from byte `from` on.
#[intrinsic]
fn plain_end(text: &str, from: usize) -> usize;

pub(crate) fn first_chars(text: &str, count: usize) -> &str {
    unsafe { str_part(text, 0, chars_end(text, count)) }
}

impl Display for str {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.pad(self)
    }

    fn text_of(&self) -> String {
        String::from(self)
    }
}

impl Debug for str {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.buf.write_char('"')?;
        let len = self.len();
        let mut at = 0;
        while at < len {
            let end = plain_end(self, at);
            if end > at {
                f.buf.write_str(unsafe { str_part(self, at, end) })?;
            }
            if end == len {
                break;
            }
            let c = crate::str::pattern::char_at(self, end);
            write_escape(c, 3, f)?;
            at = end + c.len_utf8()
        }
        f.buf.write_char('"')
    }
}

fn write_escape(c: char, kind: u32, f: &mut Formatter<'_>) -> Result {
    let count = crate::char::escape_char_count(c, kind);
    let mut index = 0;
    while index < count {
        f.buf.write_char(crate::char::escape_char(c, kind, index))?;
        index += 1
    }
    Ok(())
}

impl Display for char {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        if f.width().is_none() && f.precision().is_none() {
            f.buf.write_char(*self)
        } else {
            let mut bytes = [0u8; 4];
            f.pad(self.encode_utf8(&mut bytes))
        }
    }

    fn text_of(&self) -> String {
        String::from(*self)
    }
}

impl Debug for char {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.buf.write_char('\'')?;
        write_escape(*self, 4, f)?;
        f.buf.write_char('\'')
    }
}

impl Display for bool {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.pad(if *self { "true" } else { "false" })
    }

    fn text_of(&self) -> String {
        String::from(if *self { "true" } else { "false" })
    }
}

impl Debug for bool {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        Display::fmt(self, f)
    }
}

impl Debug for () {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.pad("()")
    }
}

impl Debug for ! {
    fn fmt(&self, _f: &mut Formatter<'_>) -> Result {
        *self
    }
}

impl Display for ! {
    fn fmt(&self, _f: &mut Formatter<'_>) -> Result {
        *self
    }
}

impl<T: ?Sized> Debug for crate::marker::PhantomData<T> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.write_str("PhantomData<")?;
        f.write_str(crate::any::type_name::<T>())?;
        f.write_str(">")
    }
}

impl<T: ?Sized + Display> Display for &T {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        Display::fmt(&**self, f)
    }

    fn text_of(&self) -> String {
        Display::text_of(&**self)
    }
}

impl<T: ?Sized + Display> Display for &mut T {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        Display::fmt(&**self, f)
    }
}

impl<T: ?Sized + Debug> Debug for &T {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        Debug::fmt(&**self, f)
    }
}

impl<T: ?Sized + Debug> Debug for &mut T {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        Debug::fmt(&**self, f)
    }
}

impl<T: ?Sized + LowerHex> LowerHex for &T {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        LowerHex::fmt(&**self, f)
    }
}

impl<T: ?Sized + UpperHex> UpperHex for &T {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        UpperHex::fmt(&**self, f)
    }
}

impl<T: ?Sized + Octal> Octal for &T {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        Octal::fmt(&**self, f)
    }
}

impl<T: ?Sized + Binary> Binary for &T {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        Binary::fmt(&**self, f)
    }
}

impl<T: ?Sized + LowerExp> LowerExp for &T {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        LowerExp::fmt(&**self, f)
    }
}

impl<T: ?Sized + UpperExp> UpperExp for &T {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        UpperExp::fmt(&**self, f)
    }
}

fn fmt_address(address: usize, f: &mut Formatter<'_>) -> Result {
    let (flags, width) = (f.flags, f.width);
    f.set_pointer_style();
    let result = LowerHex::fmt(&address, f);
    f.flags = flags;
    f.width = width;
    result
}

impl<T: ?Sized> Pointer for *const T {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        fmt_address((*self).addr(), f)
    }
}

impl<T: ?Sized> Pointer for *mut T {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        fmt_address((*self).addr(), f)
    }
}

impl<T: ?Sized> Pointer for &T {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        Pointer::fmt(&(*self as *const T), f)
    }
}

impl<T: ?Sized> Pointer for &mut T {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        Pointer::fmt(&(&**self as *const T), f)
    }
}

impl<F: FnPtr> Pointer for F {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        fmt_address(address_of_fn(self), f)
    }
}

impl<F: FnPtr> Debug for F {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        fmt_address(address_of_fn(self), f)
    }
}

impl<T: ?Sized> Debug for *const T {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        Pointer::fmt(self, f)
    }
}

impl<T: ?Sized> Debug for *mut T {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        Pointer::fmt(self, f)
    }
}
