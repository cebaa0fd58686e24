/** Macro calls opened in place: what stands for them, and where steps stand in it. */
import { describe, expect, test } from 'vitest';
import { openProgram, writtenProgram } from '#lib/session/index.ts';
import { neighbour } from '#lib/session/stops/grain.ts';
import { loadTestLibrary } from '../tools/library.ts';

const library = loadTestLibrary();
const open = (source: string) => openProgram({ source, edition: '2021', library, stdin: '', maxSteps: 100_000 });

/** All calls open, those in what is written too. */
function allOpen(source: string) {
  const { compilation, run, analysis } = open(source);
  expect(analysis.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  if (run === undefined) throw new Error('nothing runs');
  const written = writtenProgram(compilation);
  let keys: ReadonlySet<string> = new Set();
  for (let size = -1; size < keys.size;) {
    size = keys.size;
    const { calls, blocks } = written.view(keys);
    keys = new Set([...calls, ...blocks.flatMap((block) => block.calls)].map(({ key }) => key));
  }
  return { run, written, keys, view: written.view(keys) };
}

const blocksOf = (source: string): readonly (readonly [string, string])[] =>
  allOpen(source).view.blocks.map(({ name, text }) => [name, text]);

const SWAP = `macro_rules! swap { ($a:expr, $b:expr) => { let tmp = $a; $a = $b; $b = tmp; }; }
fn main() {
    let tmp = 5;
    let mut x = 1;
    let mut y = 2;
    swap!(x, y);
    println!("{tmp} {x} {y}");
}
`;

describe('what stands for a call', () => {
  test('statements stand below one another, arguments as they are written', () => {
    expect(blocksOf(SWAP)).toEqual([['swap', 'let tmp = x;\nx = y;\ny = tmp;']]);
  });

  test('an argument that is one whole keeps together', () => {
    const program = (call: string, macro: string) =>
      `macro_rules! m { ${macro} }\nfn main() { let x = 2; let _ = ${call}; let _ = x; }\n`;
    const written = (call: string, macro: string) => blocksOf(program(call, macro))[0]?.[1];
    expect(written('m!(x + 1)', '($e:expr) => { $e * 2 }')).toBe('(x + 1) * 2');
    expect(written('m!(x)', '($e:expr) => { $e * 2 }')).toBe('x * 2');
    expect(written('m!(-1i32)', '($e:expr) => { $e.abs() }')).toBe('(-1i32).abs()');
    expect(written('m!(x + 1)', '($e:expr) => { [$e, 2] }')).toBe('[x + 1, 2]');
    expect(written('m!(x + 1)', '($($t:tt)*) => { 2 * $($t)* }')).toBe('2 * x + 1');
    expect(written('m!(Vec<i32>)', '($t:ty) => { <$t>::new() }')).toBe('<Vec<i32>>::new()');
  });

  test('a call in it is one of its own, with the arguments that it is given', () => {
    const source = `macro_rules! max { ($x:expr) => { $x }; ($x:expr, $($rest:expr),+) => {{ let a = $x; let b = max!($($rest),+); if a > b { a } else { b } }}; }
fn main() { let m = max!(1, 2 + 3, 4); println!("{m}"); }
`;
    expect(blocksOf(source).map(([, text]) => text)).toEqual([
      '{\n    let a = 1;\n    let b = max!(2 + 3, 4);\n    if a > b { a } else { b }\n}',
      '{\n    let a = 2 + 3;\n    let b = max!(4);\n    if a > b { a } else { b }\n}',
      '4',
    ]);
  });

  test("the library's macros: as they are defined", () => {
    const source = `fn main() {
    let v = vec![0; 2];
    assert!(matches!(v.first(), Some(0 | 1)), "v is {v:?}");
    assert!(v.len()==2);
    assert_ne!(v[0] + 1, 4);
}
`;
    expect(blocksOf(source)).toEqual([
      ['vec', 'std::vec::from_elem(0, 2)'],
      ['assert', 'if !matches!(v.first(), Some(0 | 1)) { panic!("v is {v:?}") }'],
      ['matches', 'match v.first() {\n    Some(0 | 1) => true,\n    _ => false\n}'],
      ['assert', 'if !(v.len()==2) { core::panicking::panic("assertion failed: v.len() == 2") }'],
      [
        'assert_ne',
        `match (&(v[0] + 1), &4) {
    (left_val, right_val) => {
        if *left_val == *right_val {
            let kind = core::panicking::AssertKind::Ne;
            core::panicking::assert_failed(kind, &*left_val, &*right_val, core::option::Option::None);
        }
    }
}`,
      ],
    ]);
  });

  test("a macro's own variable has a number where others have its name", () => {
    const block = allOpen(SWAP).view.blocks[0];
    expect(block?.own.map(({ start, end, number }) => [block.text.slice(start, end), start, number])).toEqual([
      ['tmp', 4, 1],
      ['tmp', 24, 1],
    ]);
    const alone = allOpen(SWAP.replaceAll('{tmp} ', '').replace('let tmp = 5;', ''));
    expect(alone.view.blocks[0]?.own).toEqual([]);
  });
});

describe('steps', () => {
  const stepsOf = (source: string) => {
    const { run, written, keys, view } = allOpen(source);
    run.advance(100_000);
    const closed = run.summary().stops.statement.length;
    run.open(written, keys);
    const texts = [...run.summary().stops.statement].flatMap((step) => {
      const at = run.writtenAt(step);
      return at === undefined ? [] : [view.blocks.find(({ key }) => key === at.key)?.text.slice(at.start, at.end)];
    });
    return { run, texts, closed };
  };

  test('in an open call they stop at its statements, and at the lines it has', () => {
    const { run, texts, closed } = stepsOf(SWAP);
    expect(texts).toEqual(['let tmp = x;', 'x = y;', 'y = tmp;']);
    expect(run.summary().stops.statement.length).toBe(closed + 2);
    expect(run.summary().stops.line.length).toBe(closed + 2);
  });

  test('moments are written down as if all were closed', () => {
    const { run, written, keys } = allOpen(SWAP);
    run.advance(100_000);
    const { statement } = run.summary().stops;
    const momentsOf = () => [...statement].map((step) => run.momentAt(step));
    const before = momentsOf();
    run.open(written, keys);
    expect(momentsOf()).toEqual(before);
    expect(run.hasOpen([...keys])).toBe(true);
    run.open(written, new Set());
    expect([...run.summary().stops.statement]).toEqual([...statement]);
  });

  test('in what an inner call stands for, unless that is closed', () => {
    const source = `macro_rules! inner { ($x:ident) => { $x += 1; $x += 2; }; }
macro_rules! outer { ($x:ident) => { inner!($x); $x += 3; }; }
fn main() { let mut n = 0; outer!(n); println!("{n}"); }
`;
    expect(stepsOf(source).texts).toEqual(['n += 1;', 'n += 2;', 'n += 3;']);
    const { run, written, keys, view } = allOpen(source);
    run.advance(100_000);
    run.open(written, new Set([...keys].filter((key) => !key.includes('/'))));
    const outer = view.blocks[0];
    const texts = [...run.summary().stops.statement].flatMap((step) => {
      const at = run.writtenAt(step);
      return at === undefined ? [] : [outer?.text.slice(at.start, at.end)];
    });
    expect(texts).toEqual(['inner!(n)', 'n += 3;']);
  });

  test('the sentence and the frame say the line', () => {
    const { run } = stepsOf(`macro_rules! twice { ($e:expr) => { if $e { print!("1"); } print!("2"); }; }
fn main() { let x = true; twice!(x); }
`);
    const { statement } = run.summary().stops;
    const inside = [...statement].filter((step) => run.writtenAt(step) !== undefined);
    const at = run.standAt(inside[0] ?? 0, neighbour(statement, inside[0] ?? 0, -1), false);
    const frame = at.moment.frames[0];
    expect(frame === undefined ? undefined : at.writtenAt(frame)).toMatchObject({ name: 'twice', line: 1 });
  });
});

test('an edit elsewhere leaves the keys as they are', () => {
  const keysOf = (source: string) =>
    writtenProgram(open(source).compilation)
      .view(new Set())
      .calls.map(({ key }) => key);
  const before = keysOf(SWAP);
  expect(before).toHaveLength(1);
  expect(keysOf(SWAP.replace('let tmp = 5;', 'let tmp = 5; let more = 6; println!("{more}");'))).toEqual(before);
  expect(keysOf(`fn other() {}\n${SWAP}`)).toEqual(before);
  expect(keysOf(SWAP.replace('swap!(x, y)', 'swap!(y, x)'))).not.toEqual(before);
});

test('in the picture too, its variables have numbers', () => {
  const { run } = allOpen(SWAP);
  run.advance(100_000);
  const last = [...run.summary().stops.statement].findLast((step) => run.writtenAt(step) !== undefined) ?? 0;
  const names = run.standAt(last, last, false).moment.frames[0]?.locals.flatMap(({ name }) => name ?? []);
  expect(names).toEqual(expect.arrayContaining(['tmp', 'x', 'y', 'tmp₁']));
});
