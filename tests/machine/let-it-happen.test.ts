/** Refused programs: the run stands before the refused access; past it, memory itself finds what breaks, if anything does. */
import { describe, expect, test } from 'vitest';
import { compile, run } from '#lib/interpreter/index.ts';
import { loadTestLibrary } from '../tools/library.ts';
import { recordMini } from '../tools/runs.ts';

const BOX = 'struct Loud(i32); impl Drop for Loud { fn drop(&mut self) { put(self.0); } }\n';

describe('the branch past a refusal', () => {
  test.each([
    ['fn main() { let b = Box::new(Loud(1)); drop(b); put(b.0); }', 'use-after-free'],
    ['fn main() { let b = Box::new(Loud(1)); drop(b); drop(b); }', 'use-after-free'],
    ['fn main() { let b = Box::new(1); drop(b); drop(b); }', 'double-free'],
    ['fn main() { let r; { let x = 5; r = &x; } put(*r); }', 'dangling-stack'],
    ["fn f() -> &'static i32 { let x = 1; &x } fn main() { put(*f()); }", 'dangling-stack'],
    [
      'fn main() { let mut o = Some(Box::new(1)); let r = match o { Some(ref b) => b, None => return }; o = None; put(**r); drop(o); }',
      'type-or-freed',
    ],
    ['fn main() { let x: i32; put(x); }', 'uninitialised-read'],
  ])('%s', (source, kind) => {
    const checked = recordMini(BOX + source);
    expect(checked.end.kind).toBe('refused');
    expect(checked.refusalStep).toBe(checked.length);
    const past = recordMini(BOX + source, { pastRefusals: true });
    expect(past.refusalStep).toBe(checked.length);
    expect(past.end.kind).toBe('faulted');
    if (past.end.kind !== 'faulted') return;
    if (kind !== 'type-or-freed') expect(past.end.fault.kind).toBe(kind);
    expect(past.events(past.length - 1).at(-1)?.kind).toBe('fault');
    if (kind === 'use-after-free' || kind === 'double-free') {
      const { bornStep, diedStep } = past.end.fault;
      expect(bornStep).toBeLessThan(diedStep ?? -1);
      expect(diedStep).toBeLessThan(past.length);
    }
  });

  test('may also end well: the checker could not know', () => {
    const source = 'fn main() { let mut x = 1; let r = &mut x; x = 2; *r = 3; put(x); }';
    expect(recordMini(source).end.kind).toBe('refused');
    const past = recordMini(source, { pastRefusals: true });
    expect(past.end).toEqual({ kind: 'finished', exit: 0 });
    expect(past.stdout).toBe('3\n');
  });

  test('the picture shows where the value went', () => {
    const trace = recordMini(
      'struct P { a: Box<i32>, b: Box<i32> } fn main() { let p = P { a: Box::new(1), b: Box::new(2) }; let q = p.a; put(*q); }',
    );
    const moment = trace.at(trace.length - 6);
    const p = moment.frames[0]?.locals.find((local) => local.name === 'p');
    expect(p?.alloc).toBeDefined();
    if (p?.alloc === undefined) return;
    const view = moment.decode(p.alloc, 0, p.ty);
    expect(view.state).toBe('partial');
    expect(view.shape.kind === 'aggregate' ? view.shape.fields.map((field) => field.value.state) : []).toEqual([
      'moved',
      'init',
    ]);
  });
});

test.each([
  'struct Text { inside: &str }\nfn main() { let t = Text { inside: "" }; println!("{}", t.inside); }',
  'enum Line { Empty, Full(&String) }\nfn main() { let _line = Line::Empty; }',
  'struct Pair<T>(T, &T);\nfn main() { let n = 1; let p = Pair(n, &n); println!("{}", p.0); }',
  'fn longer() -> &String { let s = String::new(); &s }\nfn main() { println!("{}", longer()); }',
])('what lacks the lifetime that it needs is of no known size, so it does not run (%#)', (source) => {
  const compilation = compile(source, { edition: '2024', library: loadTestLibrary() });
  expect(compilation.diagnostics.map(({ code }) => code)).toEqual(['E0106']);
  expect(run(compilation, { maxSteps: 100, pastRefusals: true })).toBeUndefined();
});
