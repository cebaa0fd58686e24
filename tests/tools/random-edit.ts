/** Edits as a reader makes them, from a seed: characters and lines go, come, move; names change; syntax breaks and is mended. */
import type { Random } from './random-program.ts';

const CHARACTERS = Array.from('{}()[];,.:&*<>=+-!#"\'/_ \n\tab01xyz|?$');
const SNIPPETS = [
  'let q = 1;',
  'x',
  '&mut ',
  '&',
  '*',
  'mut ',
  '.clone()',
  'return',
  'println!("{}", 1);',
  '/* ',
  ' */',
  '// ',
  'r#"',
  '"',
  "'a ",
  '{ ',
  ' }',
  'unsafe ',
  'dbg!(1);',
  'line!()',
  '1 + 1',
  '[0; 2 + 1]',
];
const ITEMS = [
  'fn added(x: i32) -> i32 { x + 1 }\n',
  'struct Added { a: i32, b: String }\n',
  '#[derive(Debug, Clone, PartialEq)]\nenum Choice { One, Two(i32) }\n',
  'trait Speak { fn speak(&self) -> String { String::from("…") } fn loud(&self) -> i32; }\n',
  'impl Speak for i32 { fn loud(&self) -> i32 { *self } }\n',
  'const LIMIT: usize = 3 + 4;\n',
  'static GREETING: &str = "hi";\n',
  'mod inner { pub fn deep() -> i32 { super::helper() } pub struct S; impl S { pub fn f(&self) -> i32 { 7 } } }\n',
  'fn helper() -> i32 { 5 }\n',
  'use std::collections::HashMap;\n',
  'type Pair = (i32, i32);\n',
  'fn hidden() -> impl Clone { vec![1, 2] }\n',
  'impl<T> Wrap<T> { fn get(&self) -> &T { &self.0 } }\n',
  'struct Wrap<T>(T);\n',
  'fn nested() -> i32 { fn inside(a: i32) -> i32 { a } const K: i32 = 2; inside(K) }\n',
  '/// documented\nfn arrays() -> [i32; LIMIT] { [0; LIMIT] }\n',
];

export function randomEdit(source: string, random: Random): string {
  const below = (n: number): number => Math.floor(random() * n);
  const pick = <T>(list: readonly T[], otherwise: T): T => list[below(list.length)] ?? otherwise;
  const at = below(source.length + 1);
  const lines = source.split('\n');
  const line = below(lines.length);
  switch (below(14)) {
    case 0:
      return source.slice(0, at) + pick(CHARACTERS, 'a') + source.slice(at);
    case 1:
      return source.slice(0, at) + source.slice(at + 1);
    case 2:
      return source.slice(0, at) + pick(CHARACTERS, 'a') + source.slice(at + 1);
    case 3:
      return source.slice(0, at) + pick(SNIPPETS, 'x') + source.slice(at);
    case 4:
      return [...lines.slice(0, line), ...lines.slice(line + 1)].join('\n');
    case 5:
      return [...lines.slice(0, line), lines[line] ?? '', ...lines.slice(line)].join('\n');
    case 6: {
      const other = below(lines.length);
      return lines
        .map((each, index) => (index === line ? lines[other] : index === other ? lines[line] : each) ?? '')
        .join('\n');
    }
    case 7: {
      const names = source.match(/\b[a-z_][a-z_0-9]*\b/giu) ?? [];
      const name = pick(names, 'x');
      const to = pick(names, 'y');
      const found = [...source.matchAll(new RegExp(`\\b${name}\\b`, 'gu'))];
      const start = found[below(Math.max(1, found.length))]?.index ?? 0;
      return source.slice(0, start) + to + source.slice(start + name.length);
    }
    case 8: {
      const names = source.match(/\b[a-z_][a-z_0-9]*\b/giu) ?? [];
      const name = pick(names, 'x');
      return source.replaceAll(new RegExp(`\\b${name}\\b`, 'gu'), `${name}2`);
    }
    case 9:
    case 10: {
      const starts = itemStarts(lines);
      const where = pick(starts, 0);
      return [...lines.slice(0, where), pick(ITEMS, '').trimEnd(), ...lines.slice(where)].join('\n');
    }
    case 11: {
      const starts = itemStarts(lines);
      const from = below(starts.length);
      return [...lines.slice(0, starts[from] ?? 0), ...lines.slice(starts[from + 1] ?? lines.length)].join('\n');
    }
    case 12: {
      // Two items that stand side by side change places.
      const starts = itemStarts(lines);
      const first = below(Math.max(1, starts.length - 2));
      const [a, b, c] = [starts[first] ?? 0, starts[first + 1] ?? 0, starts[first + 2] ?? lines.length];
      return [...lines.slice(0, a), ...lines.slice(b, c), ...lines.slice(a, b), ...lines.slice(c)].join('\n');
    }
    default: {
      const types = ['i32', 'u8', 'String', '&str', 'Vec<i32>', 'Option<i32>', 'bool', '()', 'impl Clone', '&i32'];
      const found = [...source.matchAll(/(->|:) ([^,){=;]+)/gu)];
      const one = found[below(Math.max(1, found.length))];
      if (one === undefined) return source;
      return `${source.slice(0, one.index)}${one[1] ?? ''} ${pick(types, 'i32')}${source.slice(one.index + one[0].length)}`;
    }
  }
}

/** Lines that begin an item at the left margin. */
const itemStarts = (lines: readonly string[]): readonly number[] =>
  lines.flatMap((line, index) =>
    /^(fn|struct|enum|trait|impl|mod|use|const|static|type|#\[|pub)/u.test(line) ? [index] : [],
  );
