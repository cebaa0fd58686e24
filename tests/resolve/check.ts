/** A library of a page and two questions for tests: which errors on which lines, and what a signature came out as. */
import { parse, expand } from '#lib/interpreter/syntax/index.ts';
import { buildLineTable, fileId, lineOf } from '#lib/interpreter/source/index.ts';
import { type ResolvedCrate, resolveCrate } from '#lib/interpreter/resolve/index.ts';
import { type Collected, collectItems } from '#lib/interpreter/collect/index.ts';
import { printTy } from '#lib/interpreter/types/fold.ts';
import type { DefId, ItemTables } from '#lib/interpreter/types/items.ts';
import { nameOf } from '#lib/interpreter/types/lookup.ts';
import type { Diagnostic } from '#lib/interpreter/diagnostics/index.ts';

const LIBRARY = `
pub mod marker {
    #[lang = "Sized"] pub trait Sized {}
    #[lang = "Copy"] pub trait Copy: Clone {}
    #[lang = "PhantomData"] pub struct PhantomData<T: ?Sized>;
    impl Copy for i32 {}
}
pub mod clone { pub struct AssertParamIsClone<T: Clone + ?Sized> { marker: crate::marker::PhantomData<T> } #[lang = "Clone"] pub trait Clone: Sized { fn clone(&self) -> Self; } impl Clone for i32 { #[intrinsic] fn clone(&self) -> Self; } }
pub mod ops {
    #[lang = "Drop"] pub trait Drop { fn drop(&mut self); }
    #[lang = "Add"] pub trait Add<Rhs = Self> { type Output; fn add(self, rhs: Rhs) -> Self::Output; }
    #[lang = "FnOnce"] pub trait FnOnce<Args> { #[lang = "FnOnce_Output"] type Output; fn call_once(self, args: Args) -> Self::Output; }
    #[lang = "FnMut"] pub trait FnMut<Args>: FnOnce<Args> { fn call_mut(&mut self, args: Args) -> Self::Output; }
    #[lang = "Fn"] pub trait Fn<Args>: FnMut<Args> { fn call(&self, args: Args) -> Self::Output; }
}
pub mod fmt {
    pub struct Formatter<'a> { text: &'a mut str }
    pub struct Error;
    pub type Result = crate::result::Result<(), Error>;
    pub trait Display { fn fmt(&self, f: &mut Formatter<'_>) -> Result; }
    pub trait Write { fn write_str(&mut self, text: &str) -> Result; }
    fn hidden() {}
}
pub mod option { pub enum Option<T> { None, Some(T) } }
pub mod result { pub enum Result<T, E> { Ok(T), Err(E) } }
pub mod boxed { #[lang = "owned_box"] pub struct Box<T: ?Sized> { ptr: *const T } impl<T> Box<T> { pub fn new(x: T) -> Box<T> { loop {} } } }
pub mod vec { pub struct Vec<T> { ptr: *const T, len: usize } impl<T> Vec<T> { pub fn new() -> Vec<T> { loop {} } } }
pub mod string { pub struct String { bytes: crate::vec::Vec<u8> } pub trait ToString { fn to_string(&self) -> String; } impl<T: crate::fmt::Display + ?Sized> ToString for T { fn to_string(&self) -> String { loop {} } } }
pub mod iter { pub trait Iterator { type Item; fn next(&mut self) -> crate::option::Option<Self::Item>; } }
pub mod str { pub fn from_utf8(bytes: &[u8]) -> &str { loop {} } }
use marker::Sized;
#[lang = "prelude_2024"] pub mod prelude {
    pub use crate::marker::{Copy, Sized};
    pub use crate::clone::Clone;
    pub use crate::ops::{Drop, Fn, FnMut, FnOnce};
    pub use crate::option::Option::{self, None, Some};
    pub use crate::result::Result::{self, Ok, Err};
    pub use crate::boxed::Box;
    pub use crate::vec::Vec;
    pub use crate::string::{String, ToString};
    pub use crate::iter::Iterator;
}
`;

interface Library {
  readonly items: ItemTables;
  readonly diagnostics: readonly Diagnostic[];
}

let library: Library | undefined;

export function testLibrary(): Library {
  if (library !== undefined) return library;
  const parsed = parse(LIBRARY, { file: fileId(1), edition: '2024', isLibrary: true });
  const expanded = expand(parsed.ast, { edition: '2024', firstNodeId: parsed.nodeCount, source: LIBRARY });
  const resolved = resolveCrate(expanded.crate, undefined, { isLibrary: true });
  const collected = collectItems(resolved);
  library = {
    items: resolved.items,
    diagnostics: [...parsed.diagnostics, ...expanded.diagnostics, ...resolved.diagnostics, ...collected.diagnostics],
  };
  return library;
}

export interface Checked {
  readonly resolved: ResolvedCrate;
  readonly collected: Collected;
  readonly diagnostics: readonly Diagnostic[];
}

export function checkSource(source: string): Checked {
  const below = testLibrary();
  const parsed = parse(source, { file: fileId(0), edition: '2024' });
  const expanded = expand(parsed.ast, { edition: '2024', firstNodeId: parsed.nodeCount, source });
  const resolved = resolveCrate(expanded.crate, below.items, { isLibrary: false });
  const collected = collectItems(resolved);
  return {
    resolved,
    collected,
    diagnostics: [...parsed.diagnostics, ...expanded.diagnostics, ...resolved.diagnostics, ...collected.diagnostics],
  };
}

/** `E0425:3`, `unsupported:2`, `-:1`, in the order of the source. */
export function errorsOf(source: string): string {
  const lines = buildLineTable(source);
  return [...checkSource(source).diagnostics]
    .sort((a, b) => a.span.start - b.span.start)
    .map(
      (each) =>
        `${each.family === 'unsupported' ? 'unsupported' : (each.code ?? '-')}:${lineOf(lines, each.span.start)}`,
    )
    .join(' ');
}

/** Errors of a program to which an empty `main` is added. */
export const errorsWithMain = (source: string): string => errorsOf(`${source}\nfn main() {}`);

/** A function's signature, its late-bound lifetimes as `'^index`, parameters as written. */
export function signatureOf(source: string, name: string): string {
  const { resolved } = checkSource(`${source}\nfn main() {}`);
  const { items } = resolved;
  const info = items.fns.own.find((each) => each !== undefined && each !== null && nameOf(items, each.def) === name);
  if (info === undefined || info === null) return 'no such function';
  const named = (def: DefId): string => nameOf(items, def);
  const bound = info.sig.bound.map((each) => `'${each}`).join(', ');
  return `for<${bound}> fn(${info.sig.inputs.map((each) => printTy(each, named)).join(', ')}) -> ${printTy(info.sig.output, named)}`;
}
