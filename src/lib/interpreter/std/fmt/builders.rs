//! `{:?}` and `{:#?}` of structs, tuples, lists, sets and maps.

use super::{Debug, Error, Formatter, Result, Write};
use crate::intrinsics::str_part;
use crate::iter::{IntoIterator, Iterator};
use crate::panicking;
use crate::str::pattern::find_char;

/// Indents every line that is written through it.
struct PadAdapter<'buf, 'out, 'state> {
    buf: &'buf mut (dyn Write + 'out),
    on_newline: &'state mut bool,
}

impl Write for PadAdapter<'_, '_, '_> {
    fn write_str(&mut self, s: &str) -> Result {
        let len = s.len();
        let mut start = 0;
        while start < len {
            if *self.on_newline {
                if let Err(error) = self.buf.write_str("    ") {
                    return Err(error);
                }
            }
            let newline = find_char(s, start, len, '\n');
            *self.on_newline = newline < len;
            let end = if newline < len { newline + 1 } else { len };
            if let Err(error) = self.buf.write_str(unsafe { str_part(s, start, end) }) {
                return Err(error);
            }
            start = end
        }
        Ok(())
    }

    fn write_char(&mut self, c: char) -> Result {
        if *self.on_newline {
            self.buf.write_str("    ")?;
        }
        *self.on_newline = c == '\n';
        self.buf.write_char(c)
    }
}

/// Writes an entry on its own indented lines: `name: value,`.
fn write_indented(fmt: &mut Formatter<'_>, name: &str, value: &dyn Debug) -> Result {
    let mut on_newline = true;
    let wishes = fmt.wishes();
    let mut adapter = PadAdapter { buf: &mut *fmt.buf, on_newline: &mut on_newline };
    if name.len() > 0 {
        adapter.write_str(name)?;
        adapter.write_str(": ")?;
    }
    value.fmt(&mut wishes.formatter(&mut adapter))?;
    adapter.write_str(",\n")
}

#[all_items(lacking = "field_with")]
pub struct DebugStruct<'a, 'b: 'a> {
    fmt: &'a mut Formatter<'b>,
    result: Result,
    has_fields: bool,
}

#[lang = "debug_struct_new"]
pub(crate) fn debug_struct_new<'a, 'b>(fmt: &'a mut Formatter<'b>, name: &str) -> DebugStruct<'a, 'b> {
    let result = fmt.write_str(name);
    DebugStruct { fmt, result, has_fields: false }
}

impl<'a, 'b: 'a> DebugStruct<'a, 'b> {
    #[lang = "debug_struct_field"]
    pub fn field(&mut self, name: &str, value: &dyn Debug) -> &mut Self {
        if self.result.is_ok() {
            self.result = self.write_field(name, value)
        }
        self.has_fields = true;
        self
    }

    fn write_field(&mut self, name: &str, value: &dyn Debug) -> Result {
        if self.fmt.alternate() {
            if !self.has_fields {
                self.fmt.write_str(" {\n")?;
            }
            write_indented(self.fmt, name, value)
        } else {
            self.fmt.write_str(if self.has_fields { ", " } else { " { " })?;
            self.fmt.write_str(name)?;
            self.fmt.write_str(": ")?;
            value.fmt(self.fmt)
        }
    }

    pub fn finish_non_exhaustive(&mut self) -> Result {
        if self.result.is_ok() {
            self.result = if !self.has_fields {
                self.fmt.write_str(" { .. }")
            } else if self.fmt.alternate() {
                self.fmt.write_str("    ..\n}")
            } else {
                self.fmt.write_str(", .. }")
            }
        }
        self.result
    }

    #[lang = "debug_struct_finish"]
    pub fn finish(&mut self) -> Result {
        if self.has_fields && self.result.is_ok() {
            self.result = self.fmt.write_str(if self.fmt.alternate() { "}" } else { " }" })
        }
        self.result
    }
}

#[all_items(lacking = "field_with")]
pub struct DebugTuple<'a, 'b: 'a> {
    fmt: &'a mut Formatter<'b>,
    result: Result,
    fields: usize,
    empty_name: bool,
}

#[lang = "debug_tuple_new"]
pub(crate) fn debug_tuple_new<'a, 'b>(fmt: &'a mut Formatter<'b>, name: &str) -> DebugTuple<'a, 'b> {
    let result = fmt.write_str(name);
    DebugTuple { fmt, result, fields: 0, empty_name: name.is_empty() }
}

impl<'a, 'b: 'a> DebugTuple<'a, 'b> {
    #[lang = "debug_tuple_field"]
    pub fn field(&mut self, value: &dyn Debug) -> &mut Self {
        if self.result.is_ok() {
            self.result = self.write_field(value)
        }
        self.fields += 1;
        self
    }

    fn write_field(&mut self, value: &dyn Debug) -> Result {
        if self.fmt.alternate() {
            if self.fields == 0 {
                self.fmt.write_str("(\n")?;
            }
            write_indented(self.fmt, "", value)
        } else {
            self.fmt.write_str(if self.fields == 0 { "(" } else { ", " })?;
            value.fmt(self.fmt)
        }
    }

    pub fn finish_non_exhaustive(&mut self) -> Result {
        if self.result.is_ok() {
            self.result = if self.fields == 0 {
                self.fmt.write_str("(..)")
            } else if self.fmt.alternate() {
                self.fmt.write_str("    ..\n)")
            } else {
                self.fmt.write_str(", ..)")
            }
        }
        self.result
    }

    #[lang = "debug_tuple_finish"]
    pub fn finish(&mut self) -> Result {
        if self.fields > 0 && self.result.is_ok() {
            self.result = self.write_end()
        }
        self.result
    }

    fn write_end(&mut self) -> Result {
        if self.fields == 1 && self.empty_name && !self.fmt.alternate() {
            self.fmt.write_str(",")?;
        }
        self.fmt.write_str(")")
    }
}

/// What sets and lists share.
struct Entries<'a, 'b: 'a> {
    fmt: &'a mut Formatter<'b>,
    result: Result,
    has_fields: bool,
}

impl<'a, 'b: 'a> Entries<'a, 'b> {
    fn entry(&mut self, entry: &dyn Debug) {
        if self.result.is_ok() {
            self.result = self.write_entry(entry)
        }
        self.has_fields = true
    }

    fn write_entry(&mut self, entry: &dyn Debug) -> Result {
        if self.fmt.alternate() {
            if !self.has_fields {
                self.fmt.write_str("\n")?;
            }
            write_indented(self.fmt, "", entry)
        } else {
            if self.has_fields {
                self.fmt.write_str(", ")?;
            }
            entry.fmt(self.fmt)
        }
    }

    /// `end` with the dots before it, as they stand where there were entries and where there were none.
    fn finish_non_exhaustive(&mut self, end: &str) -> Result {
        if self.result.is_ok() {
            self.result = self.write_dots(end)
        }
        self.result
    }

    fn write_dots(&mut self, end: &str) -> Result {
        if !self.has_fields {
            self.fmt.write_str("..")?;
        } else if self.fmt.alternate() {
            self.fmt.write_str("    ..\n")?;
        } else {
            self.fmt.write_str(", ..")?;
        }
        self.fmt.write_str(end)
    }

    fn finish(&mut self, end: &str) -> Result {
        if self.result.is_ok() {
            self.result = self.fmt.write_str(end)
        }
        self.result
    }
}

#[all_items(lacking = "entry_with")]
pub struct DebugSet<'a, 'b: 'a> {
    inner: Entries<'a, 'b>,
}

pub(crate) fn debug_set_new<'a, 'b>(fmt: &'a mut Formatter<'b>) -> DebugSet<'a, 'b> {
    let result = fmt.write_str("{");
    DebugSet { inner: Entries { fmt, result, has_fields: false } }
}

impl<'a, 'b: 'a> DebugSet<'a, 'b> {
    pub fn entry(&mut self, entry: &dyn Debug) -> &mut Self {
        self.inner.entry(entry);
        self
    }

    pub fn entries<D: Debug, I: IntoIterator<Item = D>>(&mut self, entries: I) -> &mut Self {
        for entry in entries {
            self.inner.entry(&entry)
        }
        self
    }

    pub fn finish_non_exhaustive(&mut self) -> Result {
        self.inner.finish_non_exhaustive("}")
    }

    pub fn finish(&mut self) -> Result {
        self.inner.finish("}")
    }
}

#[all_items(lacking = "entry_with")]
pub struct DebugList<'a, 'b: 'a> {
    inner: Entries<'a, 'b>,
}

pub(crate) fn debug_list_new<'a, 'b>(fmt: &'a mut Formatter<'b>) -> DebugList<'a, 'b> {
    let result = fmt.write_str("[");
    DebugList { inner: Entries { fmt, result, has_fields: false } }
}

impl<'a, 'b: 'a> DebugList<'a, 'b> {
    pub fn entry(&mut self, entry: &dyn Debug) -> &mut Self {
        self.inner.entry(entry);
        self
    }

    pub fn entries<D: Debug, I: IntoIterator<Item = D>>(&mut self, entries: I) -> &mut Self {
        for entry in entries {
            self.inner.entry(&entry)
        }
        self
    }

    pub fn finish_non_exhaustive(&mut self) -> Result {
        self.inner.finish_non_exhaustive("]")
    }

    pub fn finish(&mut self) -> Result {
        self.inner.finish("]")
    }
}

#[all_items(lacking = "finish_non_exhaustive key key_with value value_with")]
pub struct DebugMap<'a, 'b: 'a> {
    fmt: &'a mut Formatter<'b>,
    result: Result,
    has_fields: bool,
    /// A key stands there whose value has not come yet.
    has_key: bool,
    /// What the key left behind is the beginning of a line.
    on_newline: bool,
}

pub(crate) fn debug_map_new<'a, 'b>(fmt: &'a mut Formatter<'b>) -> DebugMap<'a, 'b> {
    let result = fmt.write_str("{");
    DebugMap { fmt, result, has_fields: false, has_key: false, on_newline: true }
}

#[panics_at = "core/src/fmt/builders.rs:985:13"]
fn refuse_key() -> ! {
    panicking::panic_str("attempted to begin a new map entry without completing the previous one")
}

#[panics_at = "core/src/fmt/builders.rs:1061:13"]
fn refuse_value() -> ! {
    panicking::panic_str("attempted to format a map value before its key")
}

#[panics_at = "core/src/fmt/builders.rs:1201:13"]
fn refuse_partial_entry() -> ! {
    panicking::panic_str("attempted to finish a map with a partial entry")
}

impl<'a, 'b: 'a> DebugMap<'a, 'b> {
    pub fn entry(&mut self, key: &dyn Debug, value: &dyn Debug) -> &mut Self {
        self.key(key).value(value)
    }

    pub fn key(&mut self, key: &dyn Debug) -> &mut Self {
        if self.result.is_ok() {
            self.result = self.write_key(key)
        }
        self
    }

    fn write_key(&mut self, key: &dyn Debug) -> Result {
        if self.has_key {
            refuse_key()
        }
        if self.fmt.alternate() {
            if !self.has_fields {
                self.fmt.write_str("\n")?;
            }
            self.on_newline = true;
            let wishes = self.fmt.wishes();
            let mut adapter = PadAdapter { buf: &mut *self.fmt.buf, on_newline: &mut self.on_newline };
            key.fmt(&mut wishes.formatter(&mut adapter))?;
            adapter.write_str(": ")?;
        } else {
            if self.has_fields {
                self.fmt.write_str(", ")?;
            }
            key.fmt(self.fmt)?;
            self.fmt.write_str(": ")?;
        }
        self.has_key = true;
        Ok(())
    }

    pub fn value(&mut self, value: &dyn Debug) -> &mut Self {
        if self.result.is_ok() {
            self.result = self.write_value(value)
        }
        self.has_fields = true;
        self
    }

    fn write_value(&mut self, value: &dyn Debug) -> Result {
        if !self.has_key {
            refuse_value()
        }
        if self.fmt.alternate() {
            let wishes = self.fmt.wishes();
            let mut adapter = PadAdapter { buf: &mut *self.fmt.buf, on_newline: &mut self.on_newline };
            value.fmt(&mut wishes.formatter(&mut adapter))?;
            adapter.write_str(",\n")?;
        } else {
            value.fmt(self.fmt)?;
        }
        self.has_key = false;
        Ok(())
    }

    pub fn entries<K: Debug, V: Debug, I: IntoIterator<Item = (K, V)>>(&mut self, entries: I) -> &mut Self {
        for (key, value) in entries {
            self.entry(&key, &value);
        }
        self
    }

    pub fn finish_non_exhaustive(&mut self) -> Result {
        if self.result.is_ok() {
            if self.has_key {
                refuse_partial_entry()
            }
            self.result = if !self.has_fields {
                self.fmt.write_str("..}")
            } else if self.fmt.alternate() {
                let mut on_newline = true;
                let mut adapter = PadAdapter { buf: &mut *self.fmt.buf, on_newline: &mut on_newline };
                adapter.write_str("..\n").and_then(|()| self.fmt.write_str("}"))
            } else {
                self.fmt.write_str(", ..}")
            }
        }
        self.result
    }

    pub fn finish(&mut self) -> Result {
        if self.result.is_ok() {
            if self.has_key {
                refuse_partial_entry()
            }
            self.result = self.fmt.write_str("}")
        }
        self.result
    }
}
