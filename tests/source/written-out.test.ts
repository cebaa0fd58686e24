import { expect, test } from 'vitest';
import { compileLibrary } from '#lib/interpreter/compile-library.ts';

const FILES: Readonly<Record<string, string>> = {
  'lib.rs': `#[lang = "Sized"] pub trait Sized {}
#[lang = "Copy"] pub trait Copy {}
/// Two of a kind.
macro_rules! twins {
    ($($name:ident: $ty:ty),+; $($own:tt)*) => {
        $(
            twin! { $name, $ty }
        )+

        $($own)*
    };
}

macro_rules! twin {
    ($name:ident, $ty:ty) => {
        /// A pair of \`$ty\`.
        pub struct $name {
            // In order.
            one: $ty,
            other: $ty,
        }
    };
}

pub mod pairs;
`,
  'pairs.rs': `//! Pairs.

macro_rules! here {
    ($name:ident) => {
        pub fn $name(x: u8) -> u8 {
            x
        }
    };
}

here! { first }

twins! { Bytes: u8, Words: &'static u16; pub fn last(x: u8) -> u8 {
    x
} }

pub fn behind() {}
`,
};

const WRITTEN = `//! Pairs.

macro_rules! here {
    ($name:ident) => {
        pub fn $name(x: u8) -> u8 {
            x
        }
    };
}

here! { first }

/// A pair of \`$ty\`.
pub struct Bytes {
    // In order.
    one: u8,
    other: u8,
}
/// A pair of \`$ty\`.
pub struct Words {
    // In order.
    one: &'static u16,
    other: &'static u16,
}
pub fn last(x: u8) -> u8 {
    x
}

pub fn behind() {}
`;

const { library, diagnostics, sources } = compileLibrary({ read: (path) => FILES[path] });

test('what a macro of another file wrote stands in place of its call', () => {
  expect(diagnostics).toEqual([]);
  expect(library.files.find(({ name }) => name === 'pairs.rs')?.text).toBe(WRITTEN);
  expect(library.files.find(({ name }) => name === 'lib.rs')?.text).toBe(FILES['lib.rs']);
});

test.each([
  ['Words', /^pub struct Words \{[^}]*\}$/u],
  ['last', /^pub fn last\(x: u8\) -> u8 \{\n {4}x\n\}$/u],
  ['first', /^pub fn \$name\(x: u8\) -> u8 \{\n {8} {4}x\n {8}\}$/u],
  ['behind', /^pub fn behind\(\) \{\}$/u],
])('the place of %s is of the file that it is of', (name, text) => {
  const def = library.items.defs.own.find((each) => each?.name === name);
  const file = library.files[def?.span.file ?? 0];
  expect(file?.name).toBe('pairs.rs');
  expect(file?.text.slice(def?.span.start, def?.span.end)).toMatch(text);
});

test('a fault in what a macro writes is reported where it is defined', () => {
  const files: Readonly<Record<string, string>> = {
    'lib.rs': `#[lang = "Sized"] pub trait Sized {}
#[lang = "Copy"] pub trait Copy {}
macro_rules! faulty { ($name:ident) => { pub fn $name() -> u8 { missing } } }
pub mod called;
`,
    'called.rs': `// Some text before.
faulty! { called }
`,
  };
  const built = compileLibrary({ read: (path) => files[path] });
  const places = built.diagnostics.map(({ code, span }) => [
    code,
    built.library.files[span.file]?.name,
    built.sources[span.file]?.slice(span.start, span.end),
  ]);
  expect(places).toEqual([['E0425', 'lib.rs', 'missing']]);
  expect(sources.length).toBe(library.files.length);
});
