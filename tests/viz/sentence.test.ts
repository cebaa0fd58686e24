/** What is said at each statement of small programs, refusals and ends included. */
import { describe, expect, test } from 'vitest';
import { openProgram, reportOf } from '#lib/session/index.ts';
import { loadTestLibrary } from '../tools/library.ts';

function sentences(source: string): string[] {
  const { run } = openProgram({
    source,
    edition: '2024',
    library: loadTestLibrary(),
    stdin: '',
    maxSteps: 100_000,
  });
  if (run === undefined) return [];
  run.advance(Infinity);
  let since = 0;
  return [...run.summary().stops.statement].map((step) => {
    const { sentence } = reportOf(run.standAt(step, since, false));
    since = step;
    return sentence.text;
  });
}

const inMain = (body: string): string => `fn main() {\n${body}\n}\n`;

describe('what a statement does', () => {
  test.each([
    ['a value', 'let x = 5;', '`x` is `5`.'],
    ['an assignment', 'let mut x = 5;\nx = 6;\nlet _y = x;', '`x` becomes `6`.'],
    ['heap memory', 'let s = String::from("hello");\nlet _t = s;', '`s` owns new memory on the heap: `"hello"`.'],
    [
      'a move',
      'let s1 = String::from("a");\nlet s2 = s1;\nprintln!("{s2}");',
      '`s1` moves into `s2`: `s1` may not be used any more.',
    ],
    ['a copy', 'let x = 1;\nlet y = x;\nprintln!("{x}{y}");', '`y` is a copy of `x`: `1`.'],
    ['a shared borrow', 'let s = 1;\nlet r = &s;\nprintln!("{r}");', '`r` borrows `s` to read it.'],
    ['a mutable borrow', 'let mut s = 1;\nlet r = &mut s;\n*r = 2;', '`r` borrows `s` to change it.'],
    ['a write through a reference', 'let mut s = 1;\nlet r = &mut s;\n*r = 2;', 'Through `r`, `s` becomes `2`.'],
    [
      'a closure',
      'let n = 1;\nlet mut k = 2;\nlet s = String::new();\nlet mut f = || {\nk += n;\ndrop(&s);\n};\nf();',
      '`f` is a closure that borrows `k` to change it, borrows `n` to read it and borrows `s` to read it.',
    ],
    [
      'a closure that owns',
      'let s = String::new();\nlet f = move || s.len();\nf();',
      '`s` moves into `f`: `s` may not be used any more.',
    ],
    ['output', 'println!("hello {}", 1);', 'Prints `hello 1`.'],
    [
      'the end of a scope',
      'let s = String::from("a");\nprintln!("{s}");',
      '`s` goes out of scope: its memory on the heap is freed.',
    ],
    [
      'a buffer that grows',
      'let mut v = vec![1];\nv.push(2);',
      '`push` changes `v` to `[1, 2]`: its content moves to a larger buffer, the old one is freed.',
    ],
    ['a condition', 'let x = 1;\nif x > 5 {\nprintln!("no");\n}', '`x > 5` is false.'],
    ['the end', '', '`main` returns: the program ends.'],
  ])('%s', (_name, body, expected) => {
    expect(sentences(inMain(body))).toContain(expected);
  });

  test('a call says what goes where, its return what comes back', () => {
    const said = sentences(
      'fn takes(s: String) -> usize {\n    s.len()\n}\nfn main() {\n    let s = String::from("abc");\n    let n = takes(s);\n    println!("{n}");\n}\n',
    );
    expect(said).toContain('Calls `takes`; `s` moves into its parameter `s`.');
    expect(said).toContain('`takes` returns `3`; `n` is `3`.');
  });

  test('a panic tells its message', () => {
    expect(sentences(inMain('let v = vec![1];\nlet i = 3;\nprintln!("{}", v[i]);')).at(-1)).toBe(
      'The program panics on line 4: index out of bounds: the len is 1 but the index is 3. It ends with exit code 101.',
    );
  });
});

describe('what is refused', () => {
  test.each([
    [
      'E0502',
      'let mut s = String::from("a");\nlet r = &s;\ns.push_str("!");\nprintln!("{r}");',
      '`push_str` asks to change `s`, but `r` may still read it on line 5. The compiler stops here.',
    ],
    [
      'E0499',
      'let mut s = 1;\nlet a = &mut s;\nlet b = &mut s;\n*a = 2;\n*b = 3;',
      '`b` asks to change `s`, but `a` may still change it on line 5. The compiler stops here.',
    ],
    [
      'E0382',
      'let s = String::from("a");\nlet t = s;\nprintln!("{s}{t}");',
      '`println!` needs `s`, but its value was moved away on line 3. The compiler stops here.',
    ],
    [
      'E0384',
      'let x = 1;\nprintln!("{x}");\nx = 2;\nprintln!("{x}");',
      'Line 4 gives `x` a second value, but `x` is not declared `mut`. The compiler stops here.',
    ],
    [
      'E0596',
      "let s = String::new();\ns.push('a');",
      '`push` asks to change `s`, but `s` is not declared `mut`. The compiler stops here.',
    ],
    [
      'E0597',
      'let r;\n{\nlet x = 5;\nr = &x;\n}\nprintln!("{r}");',
      '`x` ends here, but `r` still points at it and is used on line 7. The compiler stops here.',
    ],
    [
      'E0502, by a closure',
      'let mut n = vec![1];\nlet f = || n.len();\nn.push(2);\nf();',
      '`push` asks to change `n`, but `f` may still read it on line 5: it is lent to a closure that uses it on line 3. The compiler stops here.',
    ],
    [
      'E0597, by a closure',
      'let f;\n{\nlet x = 1;\nf = || x + 1;\n}\nf();',
      '`x` ends here, but `f` still points at it and is used on line 7: it is lent to a closure that uses it on line 5. The compiler stops here.',
    ],
    [
      'E0505',
      'let s = String::from("a");\nlet r = &s;\ndrop(s);\nprintln!("{r}");',
      '`drop` wants to take `s` away, but `r` may still read it on line 5. The compiler stops here.',
    ],
    [
      'E0506',
      'let mut x = 1;\nlet r = &x;\nx = 2;\nprintln!("{r}");',
      'Line 4 asks to change `x`, but `r` may still read it on line 5. The compiler stops here.',
    ],
  ])('%s', (_code, body, expected) => {
    expect(sentences(inMain(body)).at(-1)).toBe(expected);
  });
});

test('a panic that is caught, and what it ends', () => {
  const program = `
fn inner() {
    let _s = String::from("s");
    panic!("oh");
}
${inMain('let r = std::panic::catch_unwind(|| {\ninner();\n});\nprintln!("{}", r.is_err());')}`;
  expect(sentences(program).slice(4, 9)).toEqual([
    'Panics: oh.',
    '`_s` goes out of scope: its memory on the heap is freed.',
    'Unwinding ends `inner`.',
    'Unwinding ends the closure for `panic::catch_unwind` on line 7; the panic is caught.',
    'Goes on with line 10.',
  ]);
});
