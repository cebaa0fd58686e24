import { describe, expect, test } from 'vitest';
import { buildBody, printBody, validateBody } from '../../src/lib/interpreter/mir/index.ts';

import type { Expr, TypedBody } from '../../src/lib/interpreter/types/thir.ts';
import type { Ty } from '../../src/lib/interpreter/types/ty.ts';
import {
  D_TY,
  O,
  O_TY,
  P_TY,
  bind,
  block,
  bodyOf,
  borrow,
  call,
  expr,
  field,
  ifElse,
  int,
  letStmt,
  pat,
  returning,
  smallItems,
  stmt,
  toAny,
  use,
  variables,
} from './thir.ts';
import { BOOL, I32, UNIT, refTy } from '#lib/interpreter/types/make.ts';

const items = smallItems();
const refTo = (ty: Ty): Ty => refTy({ kind: 're-erased' }, ty, false);

/** The graph as text, well formed. */
function mir(typed: TypedBody, edition: '2021' | '2024' = '2024'): string {
  const { body, diagnostics } = buildBody(typed, items, { edition });
  expect(diagnostics).toEqual([]);
  if (body === undefined) return '';
  expect(validateBody(body, items)).toEqual([]);
  return printBody(body, items);
}

/** Statements and terminators of the given kinds, in order of blocks. */
const lines = (text: string, pattern: RegExp): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => pattern.test(line));

describe('drops', () => {
  test('what was moved on one branch is dropped by its flag, the rest always', () => {
    const vars = variables();
    const cond = vars.make('c', BOOL);
    const p = vars.make('p', P_TY);
    const text = mir(
      bodyOf(vars.all, [cond, p], block([stmt(ifElse(use(cond), block([stmt(call(UNIT, field(use(p), 0, D_TY)))])))])),
    );
    expect(lines(text, /drop: |flags/)).toEqual([
      '// drop: { _2.0: if _7, _2.1: all }',
      '// drop: nothing',
      '// drop: { _2.1: all }',
      '// flags: _7 = true at entry, _7 = false at bb1[2]',
    ]);
  });

  test('a moved argument is dropped by nobody on the normal way', () => {
    const vars = variables();
    const d = vars.make('d', D_TY);
    const text = mir(bodyOf(vars.all, [d], block([stmt(call(UNIT, use(d)))])));
    expect(new Set(lines(text, /drop: /))).toEqual(new Set(['// drop: nothing']));
  });

  test('assignment drops the old value after making the new one, and stores on the unwinding way too', () => {
    const vars = variables();
    const d = vars.make('d', D_TY, true);
    const text = mir(
      bodyOf(vars.all, [d], block([stmt(expr(UNIT, { kind: 'assign', left: use(d), right: call(D_TY) }))])),
    );
    expect(text).toMatch(/drop\(_1\) for replacement -> \[return: bb2, unwind: bb\d\]/);
    expect(lines(text, /^_1 = /)).toEqual(['_1 = move _2;', '_1 = move _2;']);
  });

  test('locals die last to first, each after its storage began', () => {
    const vars = variables();
    const a = vars.make('a', D_TY);
    const b = vars.make('b', D_TY);
    const text = mir(bodyOf(vars.all, [], block([letStmt(bind(a), call(D_TY)), letStmt(bind(b), call(D_TY))])));
    const normal = text.slice(0, text.indexOf('(cleanup)'));
    expect(lines(normal, /^drop\(|Storage/)).toEqual([
      'StorageLive(_1);',
      'StorageLive(_2);',
      'drop(_2) -> [return: bb3, unwind: bb5];',
      'StorageDead(_2);',
      'drop(_1) -> [return: bb4, unwind: bb6];',
      'StorageDead(_1);',
    ]);
  });
});

describe('temporaries', () => {
  const tailTemporary = (edition: '2021' | '2024'): string[] => {
    const vars = variables();
    const local = vars.make('x', D_TY);
    const text = mir(
      bodyOf(vars.all, [], block([letStmt(bind(local), call(D_TY))], call(I32, borrow(call(D_TY))))),
      edition,
    );
    return lines(text.slice(0, text.indexOf('(cleanup)')), /^drop\(/).map((line) => line.slice(0, 8));
  };
  test('of a tail die before the locals in 2024, after them in 2021', () => {
    expect(tailTemporary('2024')).toEqual(['drop(_3)', 'drop(_1)']);
    expect(tailTemporary('2021')).toEqual(['drop(_1)', 'drop(_3)']);
  });

  test('borrowed by `let` live as long as the variable', () => {
    const vars = variables();
    const r = vars.make('r', refTo(D_TY));
    const text = mir(bodyOf(vars.all, [], block([letStmt(bind(r), borrow(call(D_TY))), stmt(call(UNIT))])));
    const normal = text.slice(0, text.indexOf('(cleanup)'));
    expect(lines(normal, /^drop\(|f\(/)).toEqual([
      '_2 = f() -> [return: bb1, unwind: bb5];',
      '_3 = f() -> [return: bb2, unwind: bb4];',
      'drop(_2) -> [return: bb3, unwind: bb5];',
    ]);
  });

  test('that are constants are promoted', () => {
    const vars = variables();
    const r = vars.make('r', refTo(I32));
    const text = mir(bodyOf(vars.all, [], block([letStmt(bind(r), borrow(int(5)))])));
    expect(text).toContain('_3 = const promoted[0];');
    expect(text).toContain('_1 = &(*_3);');
    expect(lines(text, /_1 = const 5_i32/)).toHaveLength(1);
  });

  test('with a destructor are not', () => {
    const vars = variables();
    const r = vars.make('r', refTo(D_TY));
    const value = expr(D_TY, {
      kind: 'adt',
      def: D_TY.kind === 'adt' ? D_TY.def : O,
      variant: 0,
      args: [],
      fields: [{ field: 0, expr: int(1) }],
      base: undefined,
      userTy: undefined,
    });
    expect(mir(bodyOf(vars.all, [], block([letStmt(bind(r), borrow(value))])))).not.toContain('promoted');
  });
});

describe('matches', () => {
  const some = (inner: Parameters<typeof pat>[1] & object, ty: Ty = D_TY) =>
    pat(O_TY, { kind: 'variant', def: O, variant: 1, fields: [{ field: 0, pat: pat(ty, inner) }] });
  const arm = (pattern: ReturnType<typeof pat>, body: Expr, guard?: Expr) => ({
    pat: pattern,
    guard,
    body,
    span: body.span,
  });

  test('a guard sees bindings through references, and they are moved after it', () => {
    const vars = variables();
    const o = vars.make('o', O_TY);
    const y = vars.make('y', D_TY);
    const text = mir(
      bodyOf(
        vars.all,
        [o],
        block([
          stmt(
            expr(UNIT, {
              kind: 'match',
              scrutinee: use(o),
              arms: [
                arm(
                  some({ kind: 'binding', var: y.id, mode: 'move', sub: undefined, isPrimary: true }),
                  block([stmt(call(UNIT, use(y)))]),
                  call(BOOL, borrow(use(y))),
                ),
                arm(pat(O_TY, { kind: 'wild' }), block([])),
              ],
            }),
          ),
        ]),
      ),
    );
    const at = (part: string): number => text.indexOf(part);
    expect(at('= &(_1 as v1).0;')).toBeGreaterThan(0);
    expect(at('= move (_1 as v1).0;')).toBeGreaterThan(at('FakeRead(match-guard'));
    expect(text).toContain('= &fake _1;');
    expect(text).toContain('falseEdge');
  });

  test('`_` reads nothing', () => {
    const vars = variables();
    const o = vars.make('o', O_TY);
    const text = mir(
      bodyOf(
        vars.all,
        [o],
        block([
          stmt(expr(UNIT, { kind: 'match', scrutinee: use(o), arms: [arm(pat(O_TY, { kind: 'wild' }), block([]))] })),
        ]),
      ),
    );
    expect(lines(text, /_1/).filter((line) => !line.startsWith('let') && !line.startsWith('fn'))).toEqual([
      'PlaceMention(_1);',
      'drop(_1) -> [return: bb1, unwind: bb2];',
    ]);
  });

  test('integers switch, ranges compare', () => {
    const vars = variables();
    const n = vars.make('n', I32);
    const constant = (value: bigint) => pat(I32, { kind: 'constant', value: { kind: 'int', value } });
    const range = pat(I32, {
      kind: 'range',
      low: { kind: 'int', value: 5n },
      high: { kind: 'int', value: 9n },
      inclusive: true,
    });
    const text = mir(
      bodyOf(
        vars.all,
        [n],
        block(
          [],
          expr(I32, {
            kind: 'match',
            scrutinee: use(n),
            arms: [
              arm(pat(I32, { kind: 'or', pats: [constant(1n), constant(2n)] }), int(1)),
              arm(range, int(2)),
              arm(pat(I32, { kind: 'wild' }), int(3)),
            ],
          }),
        ),
      ),
    );
    expect(text).toContain('switchInt(copy _1) -> [1: ');
    expect(text).toContain('const 5_i32 <= copy _1');
    expect(text).toContain('copy _1 <= const 9_i32');
  });
});

describe('control', () => {
  test('an early return drops what is alive', () => {
    const vars = variables();
    const c = vars.make('c', BOOL);
    const d = vars.make('d', D_TY);
    const text = mir(
      bodyOf(
        vars.all,
        [c],
        block([letStmt(bind(d), call(D_TY)), stmt(ifElse(use(c), block([], toAny(returning(int(1)), UNIT))))], int(2)),
      ),
    );
    expect(lines(text, /^_0 = /)).toEqual(['_0 = const 1_i32;', '_0 = const 2_i32;']);
    expect(lines(text, /^drop\(_2\)/)).toHaveLength(2);
  });

  test('arithmetic is checked', () => {
    const vars = variables();
    const a = vars.make('a', I32);
    const binary = (op: '+' | '/' | '<<', left: Expr, right: Expr): Expr =>
      expr(I32, { kind: 'binary', op, left, right });
    const text = mir(
      bodyOf(vars.all, [a], block([], binary('+', binary('/', use(a), use(a)), binary('<<', use(a), int(3))))),
    );
    expect(lines(text, /^assert/).map((line) => line.replace(/ -> .*/, ''))).toEqual([
      'assert(!move _5, copy _3 / 0)',
      'assert(!move _8, overflow of copy _3 / copy _4)',
      'assert(move _12, overflow of copy _10 << const 3_i32)',
      'assert(!move _13.1, overflow of move _2 + move _9)',
    ]);
  });
});
