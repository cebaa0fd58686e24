/** A library of a page, for tests of the machine: what the language itself needs, a box, and a way to print numbers. */
import { compileLibrary } from '#lib/interpreter/compile-library.ts';
import { compile, type Compilation } from '#lib/interpreter/compile.ts';
import { type CompiledLibrary, openLibrary } from '#lib/interpreter/index.ts';
import type { IntrinsicTable } from '#lib/interpreter/machine/intrinsics/registry.ts';
import type { LibraryProgram, Program } from '#lib/interpreter/machine/index.ts';
import { type LibraryToWrite, writeLibrary } from '#lib/interpreter/std/codec/write.ts';
import { buildLineTable, WHOLE_TEXT } from '#lib/interpreter/source/index.ts';

const LIBRARY = `
pub mod marker {
    #[lang = "Sized"] pub trait Sized {}
    #[lang = "Copy"] pub trait Copy: Clone {}
    #[lang = "Clone"] pub trait Clone { fn clone(&self) -> Self; }
    #[lang = "Unsize"] pub trait Unsize<T: ?Sized> {}
    #[lang = "PhantomData"] pub struct PhantomData<T: ?Sized>;
}
pub mod ops {
    #[lang = "Drop"] pub trait Drop { #[lang = "drop"] fn drop(&mut self); }
    use crate::marker::{Sized, Unsize};
    #[lang = "CoerceUnsized"] pub trait CoerceUnsized<T: ?Sized> {}
    impl<'a, T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized<&'a mut U> for &'a mut T {}
    impl<'a, 'b: 'a, T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized<&'a U> for &'b T {}
}
pub mod boxed {
    use crate::marker::{Sized, PhantomData, Unsize};
    use crate::ops::CoerceUnsized;
    #[lang = "owned_box"] pub struct Box<T: ?Sized> { ptr: *const T }
    #[lang = "box_free"] unsafe fn box_free<T: ?Sized>(ptr: *mut T) { crate::dealloc_value(ptr) }
    impl<T> Box<T> {
        #[lang = "box_new"]
        pub fn new(x: T) -> Box<T> {
            let ptr = crate::alloc_array::<T>(1);
            crate::ptr_write(ptr, x);
            Box { ptr: ptr as *const T }
        }
    }
    impl<T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized<Box<U>> for Box<T> {}
}
pub mod option {
    #[lang = "Option"] pub enum Option<T> { #[lang = "None"] None, #[lang = "Some"] Some(T) }
}
use crate::marker::Sized;
#[intrinsic] pub fn alloc_array<T>(count: usize) -> *mut T;
#[intrinsic] pub fn dealloc_value<T: ?Sized>(ptr: *mut T);
#[intrinsic] pub fn ptr_write<T>(ptr: *mut T, value: T);
#[intrinsic] pub fn put(value: i32);
#[intrinsic] pub fn size_of<T>() -> usize;
#[track_caller] #[intrinsic] pub fn boom(text: &str);
pub fn drop<T>(_x: T) {}
#[lang = "prelude_2024"] pub mod prelude {
    pub use crate::marker::{Copy, Clone, Sized};
    pub use crate::ops::Drop;
    pub use crate::boxed::Box;
    pub use crate::option::Option::{self, Some, None};
    pub use crate::{put, drop, size_of, boom};
}
#[lang = "prelude_2021"] pub mod prelude_2021 { pub use crate::prelude::*; }
`;

export const MINI_INTRINSICS: IntrinsicTable = {
  alloc_array: (call) => call.returnPtr(call.alloc(call.ty(0), call.num(0))),
  dealloc_value: (call) => {
    call.freeBytes(call.ptr(0), call.sizeOfVal(0), call.alignOfVal(0));
    call.returnUnit();
  },
  ptr_write: (call) => {
    call.storeArg(call.ptr(0), 1);
    call.returnUnit();
  },
  put: (call) => {
    call.print('stdout', `${call.int(0)}\n`);
    call.returnUnit();
  },
  size_of: (call) => call.returnInt(call.layout(call.ty(0)).size),
  boom: (call) => call.panic(call.str(0)),
};

let library: CompiledLibrary | undefined;

export function miniLibrary(): CompiledLibrary {
  if (library === undefined) {
    const parts = writeLibrary(compileMiniLibrary(), {
      isCore: () => false,
      isFirst: () => true,
      isCalled: () => true,
      usual: [],
    });
    library = openLibrary((part) => parts.get(part));
  }
  return library;
}

/** The small library before it is written. */
export function compileMiniLibrary(): LibraryToWrite {
  const built = compileLibrary({ read: (path) => (path === 'lib.rs' ? LIBRARY : undefined) });
  if (built.diagnostics.length > 0)
    throw new Error(
      built.diagnostics.map((each) => `${each.message}: ${LIBRARY.slice(each.span.start, each.span.end)}`).join('\n'),
    );
  return built.library;
}

export interface MiniProgram {
  readonly compilation: Compilation;
  readonly program: Program;
  readonly stopAt: ReadonlySet<string>;
}

let libraryOnce: LibraryProgram | undefined;

function libraryProgram(): LibraryProgram {
  if (libraryOnce === undefined) {
    const lib = miniLibrary();
    libraryOnce = {
      items: lib.items,
      bodyOf: lib.findBody,
      sourceMap: WHOLE_TEXT,
      fileOf: () => ({ name: 'std.rs', lines: buildLineTable(LIBRARY) }),
    };
  }
  return libraryOnce;
}

/** Compiles against the small library; complaints that are not about ownership fail the test. */
export function miniProgram(source: string): MiniProgram {
  const lib = miniLibrary();
  const compilation = compile(source, { edition: '2024', library: lib });
  const bad = compilation.diagnostics.filter((each) => each.family !== 'ownership' && each.severity === 'error');
  if (bad.length > 0 || compilation.main === undefined)
    throw new Error(bad.map((each) => `${each.message}: ${source.slice(each.span.start, each.span.end)}`).join('\n'));
  const below = libraryProgram();
  return {
    compilation,
    program: {
      items: compilation.items,
      main: compilation.main,
      intrinsics: MINI_INTRINSICS,
      library: below,
      bodyOf: (def) => compilation.code.get(def) ?? below.bodyOf(def),
      sourceMap: compilation.sourceMap,
      fileOf: (file) => (file === 0 ? { name: 'src/main.rs', lines: buildLineTable(source) } : below.fileOf(file)),
    },
    stopAt: new Set(
      compilation.diagnostics.flatMap(({ at }) => (at === undefined ? [] : [`${at.body}:${at.block}:${at.statement}`])),
    ),
  };
}
