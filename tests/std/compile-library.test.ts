import { expect, test } from 'vitest';
import { compileLibrary } from '#lib/interpreter/compile-library.ts';

test('a body of the library that the borrow checker refuses is reported with its file', () => {
  const files: Readonly<Record<string, string>> = {
    'lib.rs': '#[lang = "Sized"] pub trait Sized {}\n#[lang = "Copy"] pub trait Copy {}\npub mod cell;\n',
    'cell.rs':
      "pub fn hold<'a>(long: &'a mut u8) -> &'a mut u8 {\n    let first = &mut *long;\n    *long = 1;\n    first\n}\n",
  };
  const { library, diagnostics } = compileLibrary({ read: (path) => files[path] });
  expect(diagnostics.map(({ code, span }) => [code, library.files[span.file]?.name, span.start])).toEqual([
    ['E0506', 'cell.rs', files['cell.rs']?.indexOf('*long = 1')],
  ]);
});
