//! Values as text: what `{}` and its kin do.

pub mod builders;
pub(crate) mod from_fn;
pub mod num;
pub mod text;

pub use from_fn::{from_fn, FromFn};
pub use builders::{DebugList, DebugMap, DebugSet, DebugStruct, DebugTuple};

use crate::intrinsics::transmute;
use crate::marker::{Copy, PhantomData};
use crate::panicking;
use crate::string::String;

pub type Result = crate::result::Result<(), Error>;

#[derive(Copy, Clone, Debug, Default, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[all_items]
pub struct Error;

impl Display for Error {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.pad("an error occurred when formatting an argument")
    }
}

#[all_items]
pub trait Write {
    fn write_str(&mut self, s: &str) -> Result;

    fn write_char(&mut self, c: char) -> Result {
        let mut bytes = [0u8; 4];
        self.write_str(c.encode_utf8(&mut bytes))
    }

    fn write_fmt(&mut self, args: Arguments<'_>) -> Result {
        let mut this = self;
        write(&mut this, args)
    }
}

impl<W: Write + ?Sized> Write for &mut W {
    fn write_str(&mut self, s: &str) -> Result {
        (**self).write_str(s)
    }

    fn write_char(&mut self, c: char) -> Result {
        (**self).write_char(c)
    }

    fn write_fmt(&mut self, args: Arguments<'_>) -> Result {
        (**self).write_fmt(args)
    }
}

#[lang = "Display"]
#[all_items]
pub trait Display {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result;

    /// What `to_string` gives. Types that know a shorter way to the same text have their own.
    #[panics_at = "alloc/src/string.rs:2916:14"]
    fn text_of(&self) -> String {
        let mut text = String::new();
        match self.fmt(&mut Formatter::new(&mut text)) {
            Ok(()) => text,
            Err(error) => panicking::unwrap_failed("a Display implementation returned an error unexpectedly", &error),
        }
    }
}

#[lang = "Debug"]
#[all_items]
pub trait Debug {
    #[lang = "debug_fmt"]
    fn fmt(&self, f: &mut Formatter<'_>) -> Result;
}

#[all_items]
pub trait Octal {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result;
}

#[all_items]
pub trait Binary {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result;
}

#[all_items]
pub trait LowerHex {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result;
}

#[all_items]
pub trait UpperHex {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result;
}

#[all_items]
pub trait Pointer {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result;
}

#[all_items]
pub trait LowerExp {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result;
}

#[all_items]
pub trait UpperExp {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result;
}

/// Stands for the type of a value that is known only to its formatting function.
struct Opaque;

/// One value to be formatted, with the function that does it.
#[lang = "format_argument"]
pub(crate) struct Argument<'a> {
    value: &'a Opaque,
    formatter: fn(&Opaque, &mut Formatter<'_>) -> Result,
}

impl<'a> Clone for Argument<'a> {
    fn clone(&self) -> Argument<'a> {
        *self
    }
}

impl<'a> Copy for Argument<'a> {}

fn argument<'a, T>(value: &'a T, formatter: fn(&T, &mut Formatter<'_>) -> Result) -> Argument<'a> {
    unsafe { Argument { value: transmute(value), formatter: transmute(formatter) } }
}

#[lang = "format_argument_display"]
pub(crate) fn argument_display<'a, T: Display>(x: &'a T) -> Argument<'a> {
    argument(x, <T as Display>::fmt)
}

#[lang = "format_argument_debug"]
pub(crate) fn argument_debug<'a, T: Debug>(x: &'a T) -> Argument<'a> {
    argument(x, <T as Debug>::fmt)
}

#[lang = "format_argument_lower_hex"]
pub(crate) fn argument_lower_hex<'a, T: LowerHex>(x: &'a T) -> Argument<'a> {
    argument(x, <T as LowerHex>::fmt)
}

#[lang = "format_argument_upper_hex"]
pub(crate) fn argument_upper_hex<'a, T: UpperHex>(x: &'a T) -> Argument<'a> {
    argument(x, <T as UpperHex>::fmt)
}

#[lang = "format_argument_octal"]
pub(crate) fn argument_octal<'a, T: Octal>(x: &'a T) -> Argument<'a> {
    argument(x, <T as Octal>::fmt)
}

#[lang = "format_argument_binary"]
pub(crate) fn argument_binary<'a, T: Binary>(x: &'a T) -> Argument<'a> {
    argument(x, <T as Binary>::fmt)
}

#[lang = "format_argument_lower_exp"]
pub(crate) fn argument_lower_exp<'a, T: LowerExp>(x: &'a T) -> Argument<'a> {
    argument(x, <T as LowerExp>::fmt)
}

#[lang = "format_argument_upper_exp"]
pub(crate) fn argument_upper_exp<'a, T: UpperExp>(x: &'a T) -> Argument<'a> {
    argument(x, <T as UpperExp>::fmt)
}

#[lang = "format_argument_pointer"]
pub(crate) fn argument_pointer<'a, T: Pointer>(x: &'a T) -> Argument<'a> {
    argument(x, <T as Pointer>::fmt)
}

/// A width or precision given as an argument.
#[lang = "format_argument_from_usize"]
pub(crate) fn argument_usize<'a>(x: &'a usize) -> Argument<'a> {
    if *x > 65535 {
        panicking::panic_str("Formatting argument out of range")
    }
    argument(x, <usize as Display>::fmt)
}

impl<'a> Argument<'a> {
    fn as_usize(&self) -> usize {
        unsafe {
            let value: &usize = transmute(self.value);
            *value
        }
    }
}

/// A width or a precision.
#[lang = "format_count"]
#[derive(Copy, Clone)]
pub(crate) enum Count {
    Is(usize),
    /// The value of this argument.
    Param(usize),
    Implied,
}

#[lang = "format_count_is"]
pub(crate) fn count_is(value: usize) -> Count {
    Count::Is(value)
}

#[lang = "format_count_param"]
pub(crate) fn count_param(position: usize) -> Count {
    Count::Param(position)
}

#[lang = "format_count_implied"]
pub(crate) fn count_implied() -> Count {
    Count::Implied
}

/// How one `{…}` wants its argument.
#[lang = "format_placeholder_type"]
#[derive(Copy, Clone)]
pub(crate) struct Placeholder {
    position: usize,
    fill: char,
    align: u8,
    flags: u32,
    precision: Count,
    width: Count,
}

#[lang = "format_placeholder"]
pub(crate) fn placeholder(position: usize, fill: char, align: u8, flags: u32, precision: Count, width: Count) -> Placeholder {
    Placeholder { position, fill, align, flags, precision, width }
}

/// Text pieces with arguments between them.
#[lang = "format_arguments"]
#[derive(Copy, Clone)]
#[all_items(lacking = "from_str")]
pub struct Arguments<'a> {
    pieces: &'a [&'static str],
    args: &'a [Argument<'a>],
    /// None: each argument once, in order, without wishes.
    placeholders: Option<&'a [Placeholder]>,
}

#[lang = "format_new_v1"]
pub(crate) fn arguments<'a>(pieces: &'a [&'static str], args: &'a [Argument<'a>]) -> Arguments<'a> {
    Arguments { pieces, args, placeholders: None }
}

#[lang = "format_new_v1_formatted"]
pub(crate) fn arguments_formatted<'a>(pieces: &'a [&'static str], args: &'a [Argument<'a>], placeholders: &'a [Placeholder]) -> Arguments<'a> {
    Arguments { pieces, args, placeholders: Some(placeholders) }
}

impl<'a> Arguments<'a> {
    /// The text, where nothing has to be put into it.
    pub const fn as_str(&self) -> Option<&'static str> {
        if self.args.len() != 0 {
            None
        } else if self.pieces.len() == 0 {
            Some("")
        } else if self.pieces.len() == 1 {
            Some(self.pieces[0])
        } else {
            None
        }
    }

    /// Room to begin with for the whole text.
    pub(crate) fn estimated_capacity(&self) -> usize {
        let mut length = 0;
        let mut at = 0;
        while at < self.pieces.len() {
            length += self.pieces[at].len();
            at += 1
        }
        if self.args.len() == 0 {
            length
        } else if self.pieces.len() > 0 && self.pieces[0].len() == 0 && length < 16 {
            0
        } else {
            length * 2
        }
    }
}

impl Debug for Arguments<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        write(f.buf, *self)
    }
}

impl Display for Arguments<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        write(f.buf, *self)
    }
}

/// Written without `?`, whose calls would make up a third of a `println!`.
pub fn write(output: &mut dyn Write, args: Arguments<'_>) -> Result {
    let pieces = args.pieces;
    let values = args.args;
    let mut formatter = Formatter::new(output);
    let mut at = 0;
    if let Some(placeholders) = args.placeholders {
        while at < placeholders.len() {
            let placeholder = placeholders[at];
            if let Err(error) = write_piece(formatter.buf, pieces[at]) {
                return Err(error);
            }
            formatter.fill = placeholder.fill;
            formatter.align = placeholder.align;
            formatter.flags = placeholder.flags;
            formatter.width = count_value(placeholder.width, values);
            formatter.precision = count_value(placeholder.precision, values);
            let value = values[placeholder.position];
            if let Err(error) = (value.formatter)(value.value, &mut formatter) {
                return Err(error);
            }
            at += 1
        }
    } else {
        let count = values.len();
        while at < count {
            let piece = pieces[at];
            if piece.len() > 0 {
                if let Err(error) = formatter.buf.write_str(piece) {
                    return Err(error);
                }
            }
            let value = values[at];
            if let Err(error) = (value.formatter)(value.value, &mut formatter) {
                return Err(error);
            }
            at += 1
        }
    }
    if at < pieces.len() { formatter.buf.write_str(pieces[at]) } else { Ok(()) }
}

fn write_piece(output: &mut dyn Write, piece: &str) -> Result {
    if piece.len() > 0 { output.write_str(piece) } else { Ok(()) }
}

fn count_value(count: Count, args: &[Argument<'_>]) -> Option<usize> {
    match count {
        Count::Is(value) => Some(value),
        Count::Param(position) => Some(args[position].as_usize()),
        Count::Implied => None,
    }
}

#[panics_at = "alloc/src/fmt.rs:655:14"]
#[lang = "format"]
pub fn format(args: Arguments<'_>) -> String {
    match args.as_str() {
        Some(text) => String::from(text),
        None => {
            let mut text = String::with_capacity(args.estimated_capacity());
            match write(&mut text, args) {
                Ok(()) => text,
                Err(error) => panicking::unwrap_failed("a formatting trait implementation returned an error when the underlying stream did not", &error),
            }
        }
    }
}

#[derive(Copy, Clone, Debug, PartialEq, Eq)]
#[all_items]
pub enum Alignment {
    Left,
    Right,
    Center,
}

const PLUS: u32 = 1;
const MINUS: u32 = 2;
const ALTERNATE: u32 = 4;
const ZERO_PAD: u32 = 8;
const DEBUG_LOWER_HEX: u32 = 16;
const DEBUG_UPPER_HEX: u32 = 32;

const ALIGN_LEFT: u8 = 0;
const ALIGN_RIGHT: u8 = 1;
const ALIGN_CENTER: u8 = 2;
const ALIGN_UNKNOWN: u8 = 3;

/// Where the text goes, and what the `{…}` asked for.
#[all_items(lacking = "flags new options sign with_options")]
pub struct Formatter<'a> {
    flags: u32,
    fill: char,
    align: u8,
    width: Option<usize>,
    precision: Option<usize>,
    pub(crate) buf: &'a mut (dyn Write + 'a),
}

impl<'a> Formatter<'a> {
    pub(crate) fn new(buf: &'a mut (dyn Write + 'a)) -> Formatter<'a> {
        Formatter { flags: 0, fill: ' ', align: ALIGN_UNKNOWN, width: None, precision: None, buf }
    }

    /// What was asked for, to be asked again of another output.
    pub(crate) fn wishes(&self) -> Wishes {
        Wishes { flags: self.flags, fill: self.fill, align: self.align, width: self.width, precision: self.precision }
    }

    /// Writes a number: sign, prefix (with `#`), digits; filled up to the width, on the left where nothing else is asked.
    pub(crate) fn pad_number(&mut self, sign: &str, prefix: &str, digits: &str) -> Result {
        let prefix = if self.flags & ALTERNATE != 0 { prefix } else { "" };
        let padding = match self.width {
            Some(width) => width.saturating_sub(sign.len() + prefix.len() + digits.len()),
            None => 0,
        };
        if padding == 0 {
            if let Err(error) = self.write_start(sign, prefix) {
                return Err(error);
            }
            self.buf.write_str(digits)
        } else if self.sign_aware_zero_pad() {
            self.write_start(sign, prefix)?;
            self.write_fill('0', padding)?;
            self.buf.write_str(digits)
        } else {
            let before = self.padding_before(padding, ALIGN_RIGHT);
            let fill = self.fill;
            self.write_fill(fill, before)?;
            self.write_start(sign, prefix)?;
            self.buf.write_str(digits)?;
            self.write_fill(fill, padding - before)
        }
    }

    fn write_start(&mut self, sign: &str, prefix: &str) -> Result {
        if sign.len() > 0 {
            if let Err(error) = self.buf.write_str(sign) {
                return Err(error);
            }
        }
        if prefix.len() > 0 { self.buf.write_str(prefix) } else { Ok(()) }
    }

    pub fn pad_integral(&mut self, is_nonnegative: bool, prefix: &str, buf: &str) -> Result {
        let sign = if !is_nonnegative {
            "-"
        } else if self.flags & PLUS != 0 {
            "+"
        } else {
            ""
        };
        self.pad_number(sign, prefix, buf)
    }

    /// Writes text cut to the precision and filled up to the width, on the right where nothing else is asked.
    pub fn pad(&mut self, s: &str) -> Result {
        let text = match self.precision {
            None => {
                if let None = self.width {
                    return self.buf.write_str(s);
                }
                s
            }
            Some(max) => text::first_chars(s, max),
        };
        let padding = match self.width {
            Some(width) => width.saturating_sub(crate::str::iter::char_count(text)),
            None => 0,
        };
        if padding == 0 {
            return self.buf.write_str(text);
        }
        let before = self.padding_before(padding, ALIGN_LEFT);
        let fill = self.fill;
        self.write_fill(fill, before)?;
        self.buf.write_str(text)?;
        self.write_fill(fill, padding - before)
    }

    fn padding_before(&self, padding: usize, default: u8) -> usize {
        let align = if self.align == ALIGN_UNKNOWN { default } else { self.align };
        if align == ALIGN_LEFT {
            0
        } else if align == ALIGN_CENTER {
            padding / 2
        } else {
            padding
        }
    }

    fn write_fill(&mut self, fill: char, count: usize) -> Result {
        let mut left = count;
        while left > 0 {
            self.buf.write_char(fill)?;
            left -= 1
        }
        Ok(())
    }

    pub fn write_str(&mut self, data: &str) -> Result {
        self.buf.write_str(data)
    }

    pub fn write_fmt(&mut self, fmt: Arguments<'_>) -> Result {
        write(self.buf, fmt)
    }

    pub fn fill(&self) -> char {
        self.fill
    }

    pub fn align(&self) -> Option<Alignment> {
        if self.align == ALIGN_LEFT {
            Some(Alignment::Left)
        } else if self.align == ALIGN_RIGHT {
            Some(Alignment::Right)
        } else if self.align == ALIGN_CENTER {
            Some(Alignment::Center)
        } else {
            None
        }
    }

    pub fn width(&self) -> Option<usize> {
        self.width
    }

    pub fn precision(&self) -> Option<usize> {
        self.precision
    }

    pub fn sign_plus(&self) -> bool {
        self.flags & PLUS != 0
    }

    pub fn sign_minus(&self) -> bool {
        self.flags & MINUS != 0
    }

    pub fn alternate(&self) -> bool {
        self.flags & ALTERNATE != 0
    }

    pub fn sign_aware_zero_pad(&self) -> bool {
        self.flags & ZERO_PAD != 0
    }

    pub(crate) fn debug_lower_hex(&self) -> bool {
        self.flags & DEBUG_LOWER_HEX != 0
    }

    pub(crate) fn debug_upper_hex(&self) -> bool {
        self.flags & DEBUG_UPPER_HEX != 0
    }

    /// Asks for `0x` and zeros up to the width of an address, as `{:#p}` does.
    pub(crate) fn set_pointer_style(&mut self) {
        if self.alternate() {
            self.flags = self.flags | ZERO_PAD;
            if self.width.is_none() {
                self.width = Some(18)
            }
        }
        self.flags = self.flags | ALTERNATE
    }

    pub fn debug_struct<'b>(&'b mut self, name: &str) -> DebugStruct<'b, 'a> {
        builders::debug_struct_new(self, name)
    }

    pub fn debug_tuple<'b>(&'b mut self, name: &str) -> DebugTuple<'b, 'a> {
        builders::debug_tuple_new(self, name)
    }

    pub fn debug_list<'b>(&'b mut self) -> DebugList<'b, 'a> {
        builders::debug_list_new(self)
    }

    pub fn debug_set<'b>(&'b mut self) -> DebugSet<'b, 'a> {
        builders::debug_set_new(self)
    }

    pub fn debug_map<'b>(&'b mut self) -> DebugMap<'b, 'a> {
        builders::debug_map_new(self)
    }
}

/// What a `{…}` asked for, without an output.
#[derive(Copy, Clone)]
pub(crate) struct Wishes {
    flags: u32,
    fill: char,
    align: u8,
    width: Option<usize>,
    precision: Option<usize>,
}

impl Wishes {
    pub(crate) fn formatter<'b>(self, buf: &'b mut (dyn Write + 'b)) -> Formatter<'b> {
        Formatter { flags: self.flags, fill: self.fill, align: self.align, width: self.width, precision: self.precision, buf }
    }
}

impl Write for Formatter<'_> {
    fn write_str(&mut self, s: &str) -> Result {
        self.buf.write_str(s)
    }

    fn write_char(&mut self, c: char) -> Result {
        self.buf.write_char(c)
    }

    fn write_fmt(&mut self, args: Arguments<'_>) -> Result {
        write(self.buf, args)
    }
}
