/** Properties of scanner, parser, printer and expansion: they never throw, and printing is the inverse of parsing. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { USER_FILE } from '#lib/interpreter/source/index.ts';
import { expand, parse, type ParseResult, printCrate } from '#lib/interpreter/syntax/index.ts';
import { withoutPlaces } from '../syntax/check.ts';

/** For a machine that is busy otherwise. */
const patience = { timeout: 60_000 };

const options = { file: USER_FILE, edition: '2024' } as const;

/** Parses, and expands where there is nothing to complain about. */
function process(text: string): ParseResult {
  const parsed = parse(text, options);
  if (parsed.diagnostics.length === 0) {
    expand(parsed.ast, { edition: '2024', firstNodeId: parsed.nodeCount, source: text });
  }
  const stray = parsed.diagnostics.find(
    ({ span }) => !(0 <= span.start && span.start <= span.end && span.end <= text.length),
  );
  expect(stray).toBe(undefined);
  return parsed;
}

/** Holds many constructs on few lines. */
const program = `//! A program for cutting and stirring.
use std::collections::HashMap;
use std::fmt::{self, Display};

/// A shape.
#[derive(Debug, Clone, PartialEq)]
enum Shape<'a, T: Copy = u8> {
    Dot,
    Line(T, T),
    Named { name: &'a str, sides: [T; 3] },
}

struct Pair<A, B>(pub A, pub(crate) B)
where
    A: for<'b> Fn(&'b u8) -> u8;

trait Area {
    const UNIT: f64 = 1.5e-3;
    type Out: Display;
    fn area(&self) -> Self::Out;
    fn twice(self: Box<Self>, _: u8) -> u8 { 2 }
}

impl<'a> Area for Shape<'a, u32> {
    type Out = String;
    fn area(&self) -> String {
        match self {
            Shape::Dot => String::new(),
            Shape::Line(a, b) if a < b || *a == 0x1f => format!("{0:>5} {1:?}", a, b),
            Shape::Line(0 | 1, ..) => "one".to_string(),
            Shape::Named { name, sides: [first, .., last @ 2..=9] } => format!("{name}{first}{last}"),
            _ => <String as From<&str>>::from("x"),
        }
    }
}

static mut COUNT: &'static [u8] = b"a\\xff";

fn apply<F>(mut f: F, times: usize) -> Result<i32, Box<dyn std::error::Error + 'static>>
where
    F: FnMut(i32) -> i32 + Send,
{
    let mut total = 0i32;
    'outer: for i in 0..times {
        while let Some(x) = Some(i) && x > 3 {
            if x as u8 >> 1 >= 2 { break 'outer } else { continue 'outer }
        }
        total += f(i as i32) << 1;
    }
    let (a, mut b, _) = (1, -2, '\\'');
    b = { let y = a; y * (3 - !y) };
    (b, _) = (1, "tab\\t");
    let Ok(n) = "12".parse::<i32>() else { return Err("no".into()) };
    let v: Vec<Vec<i32>> = vec![vec![1, 2], vec![0; 3]];
    assert_eq!(v[0][1], 2, "because {}", n);
    println!("{total} {:#?} {{}}", v.iter().map(|r| r.len()).collect::<Vec<_>>());
    unsafe { std::ptr::read(&raw const total) };
    loop { if matches!(n, 1 | 2) { break; } else if n > 2 { return Ok(n?.0.1) } }
    Ok(if total == 0 { 1 } else { ..=2; total })
}

fn main() {
    let m = HashMap::from([(1, 'a')]);
    dbg!(m.get(&1).map(|c| *c), &mut 3);
}
`;

function expectPrintParses(text: string): void {
  const { ast, diagnostics } = parse(text, options);
  if (diagnostics.length > 0) return;
  const printed = printCrate(ast);
  if (printed.includes('$unsupported')) return;
  const again = parse(printed, options);
  expect(again.diagnostics).toEqual([]);
  expect(withoutPlaces(again.ast)).toEqual(withoutPlaces(ast));
}

test('print then parse is the identity on a program with everything in it', patience, () => {
  expect(parse(program, options).diagnostics).toEqual([]);
  expectPrintParses(program);
});

test('a program cut off anywhere is read to its end', patience, () => {
  for (let length = 0; length <= program.length; length++) process(program.slice(0, length));
});

test('a program without one of its characters is read to its end', patience, () => {
  for (let index = 0; index < program.length; index += 11) {
    const text = program.slice(0, index) + program.slice(index + 1);
    process(text);
    expectPrintParses(text);
  }
});

const words = program.match(/[A-Za-z_]+|[0-9]+|'\w+|"[^"]*"|[^\s\w]/g) ?? [];

test('a program with words exchanged is read to its end, and prints as it parses', patience, () => {
  const change = fc.record({ at: fc.nat(words.length - 1), word: fc.constantFrom(...words) });
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), (changes) => {
      const changed = [...words];
      for (const { at, word } of changes) changed[at] = word;
      const text = changed.join(' ');
      process(text);
      expectPrintParses(text);
    }),
    { numRuns: 300, seed: 1 },
  );
});

test('a heap of words is read to its end', patience, () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...words), { maxLength: 300 }), (heap) => {
      process(heap.join(' '));
      process(`fn f() { ${heap.join('')} }`);
    }),
    { numRuns: 200, seed: 2 },
  );
});

test('any text is read to its end', patience, () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      process(text);
      process(`fn f() { "${text}" }`);
      process(`fn f() { println!("${text}") }`);
    }),
    { numRuns: 300, seed: 3 },
  );
});

/** Expressions as text; `depth` bounds how far they nest. Every operation stands in parentheses or at an end. */
const expression: fc.Arbitrary<string> = fc.letrec<{
  expr: string;
  atom: string;
  block: string;
  pat: string;
  ty: string;
}>((tie) => ({
  atom: fc.constantFrom(
    'a',
    'b.c',
    '1',
    '2.5',
    '1.',
    '"s"',
    "'c'",
    'true',
    'f(a, b)',
    'a::<u8>::b',
    'S { x, y: 1 }',
    '()',
    '[1; 2]',
    'v[0]',
    'x?',
    '-1',
    'r#fn',
    'a.0.1',
  ),
  ty: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom(
      'u8',
      '&str',
      "&'a mut T",
      'Vec<Vec<u8>>',
      '(u8,)',
      '!',
      '*const u8',
      '[u8]',
      'fn(u8) -> u8',
      'dyn A + B',
      'impl Fn(u8) -> u8',
    ),
    tie('ty').map((ty) => `&(${ty})`),
    tie('ty').map((ty) => `Option<${ty}>`),
  ),
  pat: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom('_', 'x', 'ref mut y', '1..=2', '-1', 'A::B', 'None', '..=3', '"s"'),
    tie('pat').map((pat) => `Some(${pat}, ..)`),
    tie('pat').map((pat) => `(${pat} | _, z)`),
    tie('pat').map((pat) => `&(${pat})`),
    tie('pat').map((pat) => `S { x: ${pat}, .. }`),
    tie('pat').map((pat) => `[${pat}, ..]`),
    tie('pat').map((pat) => `q @ (${pat})`),
  ),
  block: fc.oneof(
    { depthSize: 'small' },
    fc.constant('{}'),
    tie('expr').map((expr) => `{ (${expr}) }`),
    fc
      .tuple(tie('pat'), tie('ty'), tie('expr'), tie('expr'))
      .map(([pat, ty, init, tail]) => `{ let ${pat}: ${ty} = ${init}; (${tail}) }`),
    fc.tuple(tie('expr'), tie('block')).map(([expr, block]) => `{ if (${expr}) ${block} a; ${block} }`),
  ),
  expr: fc.oneof(
    { depthSize: 'small' },
    tie('atom'),
    fc
      .tuple(
        tie('expr'),
        fc.constantFrom('+', '-', '*', '<<', '>>', '&', '|', '^', '&&', '||', '%', '=', '+=', '>>='),
        tie('expr'),
      )
      .map(([left, op, right]) => `${left} ${op} ${right}`),
    fc
      .tuple(fc.constantFrom('-', '!', '*', '&', '&mut ', '&&', '&raw mut '), tie('expr'))
      .map(([op, expr]) => `${op}(${expr})`),
    fc.tuple(tie('expr'), tie('ty')).map(([expr, ty]) => `(${expr}) as (${ty})`),
    fc.tuple(tie('expr'), tie('expr')).map(([low, high]) => `((${low})..(${high}))`),
    fc
      .tuple(tie('expr'), tie('pat'), tie('expr'), tie('block'))
      .map(([expr, pat, guard, block]) => `match (${expr}) { ${pat} if ${guard} => ${block} _ => ${guard}, }`),
    fc
      .tuple(tie('expr'), tie('block'), tie('block'))
      .map(([expr, then, otherwise]) => `if (${expr}) ${then} else ${otherwise}`),
    fc.tuple(tie('pat'), tie('ty'), tie('expr')).map(([pat, ty, expr]) => `|(${pat}): ${ty}| ${expr}`),
    fc.tuple(tie('pat'), tie('expr'), tie('block')).map(([pat, expr, block]) => `for ${pat} in (${expr}) ${block}`),
    fc.tuple(tie('expr'), tie('expr')).map(([a, b]) => `vec![${a}, println!("{} {x:>1$}", ${a}, ${b})].m::<u8>(${b})`),
    tie('block').map((block) => `unsafe ${block}`),
  ),
})).expr;

test('print then parse is the identity on made-up expressions', patience, () => {
  fc.assert(
    fc.property(expression, (expr) => {
      const text = `fn f() { let x = ${expr}; }`;
      expect(parse(text, options).diagnostics).toEqual([]);
      expectPrintParses(text);
    }),
    { numRuns: 400, seed: 4 },
  );
});
