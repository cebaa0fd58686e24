/** Loans, conflicts and moves on bodies written by hand: one rule each. */
import { describe, expect, test } from 'vitest';
import { checkBody, loansAt } from '#lib/interpreter/borrowck/index.ts';
import type { Body } from '#lib/interpreter/mir/ir.ts';
import {
  DEREF,
  NO_ITEMS,
  RETURN,
  assign,
  body,
  borrow,
  copy,
  dead,
  field,
  fork,
  goto,
  int,
  live,
  move,
  place,
  refTo,
  tuple,
  use,
} from './build.ts';
import { I32, UNIT } from '#lib/interpreter/types/make.ts';

/** The codes of a body's errors with the number of the statement each points at. */
const check = (checked: Body): readonly string[] =>
  checkBody(checked, NO_ITEMS).diagnostics.map((each) => `${each.code ?? '-'}@${each.span.start}`);

const locals = [
  { ty: UNIT },
  { ty: I32, name: 'x', isMut: true },
  { ty: refTo(I32), name: 'r' },
  { ty: refTo(I32, true), name: 'm' },
  { ty: I32 },
];
const [x, r, m, temp] = [place(1), place(2), place(3), place(4)];

describe('a shared loan', () => {
  test('forbids assigning while its reference is used later', () => {
    expect(
      check(
        body(locals, [
          [
            assign(x, use(int(1))),
            assign(r, borrow('shared', x)),
            assign(x, use(int(2))),
            assign(temp, use(copy(place(2, DEREF)))),
            RETURN,
          ],
        ]),
      ),
    ).toEqual(['E0506@3']);
  });
  test('forbids nothing once its reference is not used later', () => {
    expect(
      check(
        body(locals, [
          [
            assign(x, use(int(1))),
            assign(r, borrow('shared', x)),
            assign(temp, use(copy(place(2, DEREF)))),
            assign(x, use(int(2))),
            RETURN,
          ],
        ]),
      ),
    ).toEqual([]);
  });
  test('allows reading and lending again', () => {
    expect(
      check(
        body(locals, [
          [
            assign(x, use(int(1))),
            assign(r, borrow('shared', x)),
            assign(temp, use(copy(x))),
            assign(temp, use(copy(place(2, DEREF)))),
            RETURN,
          ],
        ]),
      ),
    ).toEqual([]);
  });
  test('outlives the variable: refused where the variable ends', () => {
    expect(
      check(
        body(locals, [
          [
            live(1),
            assign(x, use(int(1))),
            assign(r, borrow('shared', x)),
            dead(1),
            assign(temp, use(copy(place(2, DEREF)))),
            RETURN,
          ],
        ]),
      ),
    ).toEqual(['E0597@3']);
  });
});

describe('a mutable loan', () => {
  test('forbids reading', () => {
    expect(
      check(
        body(locals, [
          [
            assign(x, use(int(1))),
            assign(m, borrow('mut', x)),
            assign(temp, use(copy(x))),
            assign(place(3, DEREF), use(int(2))),
            RETURN,
          ],
        ]),
      ),
    ).toEqual(['E0503@3']);
  });
  test('is shared between reservation and activation', () => {
    const twoPhase = (second: 'shared' | 'mut') =>
      body(
        [
          { ty: UNIT },
          { ty: I32, name: 'x', isMut: true },
          { ty: refTo(I32), name: 'r' },
          { ty: refTo(I32, true) },
          { ty: I32 },
        ],
        [
          [
            assign(x, use(int(1))),
            assign(m, borrow('two-phase', x)),
            assign(second === 'shared' ? r : m, borrow(second, x)),
            assign(temp, use(copy(place(2, DEREF)))),
            assign(place(3, DEREF), use(int(2))),
            RETURN,
          ],
        ],
      );
    expect(check(twoPhase('shared')).filter((each) => each !== 'E0381@4')).toEqual([]);
  });
  test('of one field leaves the other', () => {
    const pair = tuple(I32, I32);
    const both = [
      { ty: UNIT },
      { ty: pair, name: 'p', isMut: true },
      { ty: refTo(I32, true), name: 'a' },
      { ty: refTo(I32, true), name: 'b' },
    ];
    const fill = assign(place(1), { kind: 'aggregate', aggregate: { kind: 'tuple' }, operands: [int(1), int(2)] });
    const borrowBoth = (second: number) =>
      body(both, [
        [
          fill,
          assign(place(2), borrow('mut', place(1, field(0)))),
          assign(place(3), borrow('mut', place(1, field(second)))),
          assign(place(2, DEREF), use(int(3))),
          RETURN,
        ],
      ]);
    expect(check(borrowBoth(1))).toEqual([]);
    expect(check(borrowBoth(0))).toEqual(['E0499@3']);
  });
  test('comes round in a loop', () => {
    const looping = body(
      [
        { ty: UNIT },
        { ty: I32, name: 'x', isMut: true },
        { ty: refTo(I32, true), name: 'r', isMut: true },
        { ty: refTo(I32, true) },
      ],
      [
        [assign(x, use(int(1))), assign(place(2), borrow('mut', x)), goto(1)],
        [
          assign(place(3), borrow('mut', x)),
          assign(place(2, DEREF), use(int(1))),
          assign(place(2), use(move(place(3)))),
          fork(int(0), 1, 2),
        ],
        [assign(place(2, DEREF), use(int(2))), RETURN],
      ],
    );
    expect(check(looping)).toEqual(['E0499@4']);
  });
});

describe('assigning to the variable that was borrowed through', () => {
  test('ends the loan: a cursor may move on', () => {
    const cursor = body(
      [
        { ty: UNIT },
        { ty: I32, name: 'x', isMut: true },
        { ty: I32, name: 'y', isMut: true },
        { ty: refTo(I32, true), name: 'c', isMut: true },
        { ty: refTo(I32, true), name: 'q' },
        { ty: refTo(I32, true) },
      ],
      [
        [
          assign(x, use(int(1))),
          assign(place(2), use(int(2))),
          assign(place(3), borrow('mut', x)),
          assign(place(4), borrow('mut', place(3, DEREF))),
          assign(place(5), borrow('mut', place(2))),
          assign(place(3), use(move(place(5)))),
          assign(place(3, DEREF), use(int(3))),
          assign(place(4, DEREF), use(int(4))),
          RETURN,
        ],
      ],
    );
    expect(check(cursor)).toEqual([]);
  });
});

describe('values', () => {
  const boxes = [
    { ty: UNIT },
    { ty: refTo(I32, true), name: 'a', isMut: true },
    { ty: refTo(I32, true), name: 'b' },
    { ty: I32, name: 'x', isMut: true },
  ];
  test('moved are gone', () => {
    expect(
      check(
        body(boxes, [
          [
            assign(place(3), use(int(1))),
            assign(place(1), borrow('mut', place(3))),
            assign(place(2), use(move(place(1)))),
            assign(place(1, DEREF), use(int(2))),
            RETURN,
          ],
        ]),
      ),
    ).toEqual(['E0382@4']);
  });
  test('never given are missing', () => {
    expect(check(body(locals, [[assign(temp, use(copy(x))), RETURN]]))).toEqual(['E0381@1']);
  });
  test('of immutable variables are given once', () => {
    const fixed = [{ ty: UNIT }, { ty: I32, name: 'x', isMut: false }];
    expect(check(body(fixed, [[assign(x, use(int(1))), assign(x, use(int(2))), RETURN]]))).toEqual(['E0384@2']);
    expect(
      check(
        body(fixed, [
          [fork(int(0), 1, 2)],
          [assign(x, use(int(1))), goto(3)],
          [assign(x, use(int(2))), goto(3)],
          [RETURN],
        ]),
      ),
    ).toEqual([]);
  });
  test('of immutable variables are not lent mutably', () => {
    expect(
      check(
        body(
          [{ ty: UNIT }, { ty: I32, name: 'x', isMut: false }, { ty: refTo(I32, true), name: 'm' }],
          [[assign(x, use(int(1))), assign(place(2), borrow('mut', x)), RETURN]],
        ),
      ),
    ).toEqual(['E0596@2']);
  });
});

test('facts: a loan is in scope from after its borrow to its last use', () => {
  const { facts } = checkBody(
    body(locals, [
      [
        assign(x, use(int(1))),
        assign(r, borrow('shared', x)),
        assign(temp, use(copy(place(2, DEREF)))),
        assign(x, use(int(2))),
        RETURN,
      ],
    ]),
    NO_ITEMS,
  );
  expect(facts.loans.map((loan) => `${loan.kind} ${loan.placeText}`)).toEqual(['shared x']);
  expect([0, 1, 2, 3, 4].map((point) => loansAt(facts, point).length)).toEqual([0, 0, 1, 0, 0]);
});
