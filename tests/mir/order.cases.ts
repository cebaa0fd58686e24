/**
 * Programs whose output tells the order of evaluation and of drops, each with what the program compiled by rustc 1.95
 * prints, in editions 2024 and (where it differs) 2021. `mk(n)` prints `n`; dropping that value prints `1000 + n`.
 */
export interface OrderCase {
  readonly name: string;
  readonly items?: string;
  readonly main: string;
  readonly prints: readonly number[];
  readonly prints2021?: readonly number[];
}

export const PRELUDE = `
struct L(i32);
impl Drop for L { fn drop(&mut self) { put(1000 + self.0); } }
impl L { fn get(&self) -> i32 { self.0 } fn opt(&self) -> Option<i32> { None } }
fn mk(n: i32) -> L { put(n); L(n) }
fn two(_a: &L, _b: &L) {}
struct S { a: L, b: L }
enum E { A(L), B(L), C }
`;

export const ORDER_CASES: readonly OrderCase[] = [
  {
    name: 'fields are made as written, dropped as declared',
    main: 'let _s = S { b: mk(2), a: mk(1) };',
    prints: [2, 1, 1001, 1002],
  },
  {
    name: 'an assignment evaluates its right side first',
    items: 'fn idx() -> usize { put(5); 0 } fn val() -> i32 { put(6); 7 }',
    main: 'let mut a = [1]; a[idx()] = val(); a[idx()] += val(); put(a[0]);',
    prints: [6, 5, 6, 5, 14],
  },
  {
    name: 'tuples and arrays drop first to last',
    main: 'let _t = (mk(1), mk(2)); let _a = [mk(3), mk(4)];',
    prints: [1, 2, 3, 4, 1003, 1004, 1001, 1002],
  },
  {
    name: 'locals drop last to first, shadowed ones too, then parameters',
    items: 'fn f(_a: L, _b: L) { let x = mk(3); let x = mk(4); let _y = mk(5); put(0); }',
    main: 'f(mk(1), mk(2));',
    prints: [1, 2, 3, 4, 5, 0, 1005, 1004, 1003, 1002, 1001],
  },
  {
    name: 'a part moved to a variable goes before what is left',
    main: 'let s = S { a: mk(1), b: mk(2) }; let _k = s.b; put(0);',
    prints: [1, 2, 0, 1002, 1001],
  },
  {
    name: 'temporaries of arguments live to the end of the statement',
    main: 'two(&mk(1), &mk(2)); put(0);',
    prints: [1, 2, 1002, 1001, 0],
  },
  {
    name: 'a temporary of a loop condition dies before the body',
    main: 'let mut n = 0; while mk(n).get() < 2 { n += 1; put(50); }',
    prints: [0, 1000, 50, 1, 1001, 50, 2, 1002],
  },
  {
    name: 'a temporary of an if-let scrutinee and its else',
    main: 'if let Some(_) = mk(1).opt() { put(50); } else { put(51); } put(52);',
    prints: [1, 1001, 51, 52],
    prints2021: [1, 51, 1001, 52],
  },
  {
    name: 'a temporary of a plain condition dies before the branch',
    main: 'if mk(1).get() == 1 { put(50); }',
    prints: [1, 1001, 50],
  },
  {
    name: 'a temporary in a tail',
    items: 'fn f() -> i32 { let _l = mk(1); mk(2).get() }',
    main: 'put(f());',
    prints: [1, 2, 1002, 1001, 2],
    prints2021: [1, 2, 1001, 1002, 2],
  },
  {
    name: 'a temporary of a match scrutinee lives through the arms',
    main: 'match mk(1).get() { _ => put(50) } put(51);',
    prints: [1, 50, 1001, 51],
  },
  {
    name: 'extended and not extended temporaries of let',
    main: 'let _e = &mk(1); let _f = mk(2).get(); put(50);',
    prints: [1, 2, 1002, 50, 1001],
  },
  {
    name: 'extended through a block tail',
    main: 'let _r = { &mk(1) }; put(50);',
    prints: [1, 50, 1001],
  },
  {
    name: 'extended through fields and arrays',
    main: 'let _r = (&mk(1), [&mk(2)]); put(50);',
    prints: [1, 2, 50, 1002, 1001],
  },
  {
    name: 'extended through if and else',
    main: 'let c = true; let _r = if c { &mk(1) } else { &mk(2) }; put(50);',
    prints: [1, 50, 1001],
  },
  {
    name: 'the wildcard drops at once',
    main: 'let _ = mk(1); let _g = mk(2); put(50);',
    prints: [1, 1001, 2, 50, 1002],
  },
  {
    name: 'assignment drops the old value after the new one is made',
    main: 'let mut x = mk(1); x = mk(2); put(50); let _ = &x;',
    prints: [1, 2, 1001, 50, 1002],
  },
  {
    name: 'a box drops its content',
    main: 'let _b = Box::new(mk(1)); put(50);',
    prints: [1, 50, 1001],
  },
  {
    name: 'a returned local is dropped by the caller',
    items: 'fn f() -> L { let a = mk(1); let _b = mk(2); a }',
    main: 'let _x = f(); put(50);',
    prints: [1, 2, 1002, 50, 1001],
  },
  {
    name: 'moved on one branch',
    items: 'fn f(c: bool) { let t = (mk(1), mk(2)); if c { drop(t.0); } put(50); }',
    main: 'f(true); f(false);',
    prints: [1, 2, 1001, 50, 1002, 1, 2, 50, 1001, 1002],
  },
  {
    name: 'an enum moved from in one variant',
    items: 'fn f(c: bool, e: E) { if c { if let E::A(x) = e { put(x.get()); } } put(50); }',
    main: 'f(true, E::A(mk(1))); f(false, E::A(mk(2))); f(true, E::B(mk(3))); f(false, E::B(mk(4))); f(true, E::C);',
    prints: [1, 1, 1001, 50, 2, 50, 1002, 3, 50, 1003, 4, 50, 1004, 50],
  },
  {
    name: 'an enum matched by value',
    items: 'fn f(e: E) { match e { E::A(_x) => put(50), E::B(_) => put(51), E::C => put(52) } put(53); }',
    main: 'f(E::A(mk(1))); f(E::B(mk(2))); f(E::C);',
    prints: [1, 50, 1001, 53, 2, 51, 53, 1002, 52, 53],
  },
  {
    name: 'initialised in a loop, moved on one way',
    main: 'let mut i = 0; let mut x; while i < 3 { x = mk(i); i += 1; if i == 1 { continue; } drop(x); put(50); }',
    prints: [0, 1, 1000, 1001, 50, 2, 1002, 50],
  },
  {
    name: 'declared first, initialised on one branch',
    items: 'fn f(c: bool) { let x; if c { x = mk(1); put(x.get()); } put(50); }',
    main: 'f(true); f(false);',
    prints: [1, 1, 50, 1001, 50],
  },
  {
    name: 'a content moved out of its box',
    main: 'let b = Box::new((mk(1), mk(2))); let c = *b; drop(c.0); put(50);',
    prints: [1, 2, 1001, 50, 1002],
  },
  {
    name: 'a part moved out of a box',
    main: 'let b = Box::new((mk(1), mk(2))); drop(b.0); put(50);',
    prints: [1, 2, 1001, 50, 1002],
  },
  {
    name: 'break, continue and return leave scopes',
    items:
      'fn f(n: i32) -> i32 { let _o = mk(10); let mut i = 0; loop { let _x = mk(20); i += 1; if i == n { return 30; } let _y = mk(21); if i == 3 { break; } if i == 1 { continue; } put(60); } 31 }',
    main: 'put(f(1)); put(f(2)); put(f(9));',
    prints: [
      10, 20, 1020, 1010, 30, 10, 20, 21, 1021, 1020, 20, 1020, 1010, 30, 10, 20, 21, 1021, 1020, 20, 21, 60, 1021,
      1020, 20, 21, 1021, 1020, 1010, 31,
    ],
  },
  {
    name: 'a guard looks before it moves',
    items: 'fn f(l: L) { match l { x if x.get() > 5 => put(50), y => put(51) } put(52); }',
    main: 'f(mk(1)); f(mk(7));',
    prints: [1, 51, 1001, 52, 7, 50, 1007, 52],
  },
  {
    name: 'or-patterns bind in order',
    items: 'fn f(t: (L, L)) { match t { (a, b) if a.get() == 9 => put(50), (a, b) => put(51) } put(52); }',
    main: 'f((mk(1), mk(2)));',
    prints: [1, 2, 51, 1002, 1001, 52],
  },
  {
    name: 'let else drops its scrutinee before the else block',
    items: 'fn f(e: E) { let E::A(_x) = e else { put(50); return; }; put(51); }',
    main: 'f(E::A(mk(1))); f(E::B(mk(2)));',
    prints: [1, 51, 1001, 2, 50, 1002],
  },
  {
    name: 'let else with a temporary',
    items: 'fn f(n: i32) { let 1 = mk(n).get() else { put(50); return; }; put(51); }',
    main: 'f(1); f(2);',
    prints: [1, 1001, 51, 2, 1002, 50],
  },
  {
    name: 'if-let chains',
    items:
      'fn f(e: E, n: i32) { if let E::A(x) = e { if n == 1 { put(x.get()); } else { put(50); } } else { put(51); } put(52); }',
    main: 'f(E::A(mk(1)), 1); f(E::A(mk(2)), 2); f(E::C, 1);',
    prints: [1, 1, 1001, 52, 2, 50, 1002, 52, 51, 52],
  },
  {
    name: 'a struct update moves the rest',
    main: 'let s = S { a: mk(1), b: mk(2) }; let _t = S { a: mk(3), ..s }; put(50);',
    prints: [1, 2, 3, 50, 1003, 1002, 1001],
  },
  {
    name: 'a labelled block',
    main: "let _x = 'a: { let _y = mk(1); if _y.get() == 1 { break 'a mk(2); } mk(3) }; put(50);",
    prints: [1, 2, 1001, 50, 1002],
  },
  {
    name: 'operands before a diverging one are dropped',
    items: 'fn f() { let _t = (mk(1), return); }',
    main: 'f();',
    prints: [1, 1001],
  },
  {
    name: 'logical operators drop their operands',
    main: 'if mk(1).get() == 1 && mk(2).get() == 3 || mk(4).get() == 4 { put(50); } let b = mk(5).get() == 5 && mk(6).get() == 6; if b { put(51); }',
    prints: [1, 1001, 2, 1002, 4, 1004, 50, 5, 1005, 6, 1006, 51],
  },
  {
    name: 'a match arm drops its bindings at its end',
    main: 'match (mk(1), mk(2)) { (a, _) => put(a.get()) } put(50);',
    prints: [1, 2, 1, 1001, 1002, 50],
  },
  {
    name: 'a value statement drops at once',
    main: 'mk(1); put(50);',
    prints: [1, 1001, 50],
  },
  {
    name: 'an ignored block',
    main: '{ mk(1) }; put(50); { let _a = mk(2); mk(3) }; put(51);',
    prints: [1, 1001, 50, 2, 3, 1002, 1003, 51],
  },
  {
    name: 'unwinding drops what is there',
    items: 'fn g(_p: L) { let _l = mk(1); let _t = (mk(2), boom("x")); }',
    main: 'g(mk(9));',
    prints: [9, 1, 2, 1002, 1001, 1009],
  },
  {
    name: 'a swap by destructuring',
    main: 'let (mut a, mut b) = (mk(1), mk(2)); (a, b) = (b, a); put(a.get()); put(b.get());',
    prints: [1, 2, 2, 1, 1001, 1002],
  },
  {
    name: 'slices take their elements',
    main: 'let [a, .., c] = [mk(1), mk(2), mk(3)]; put(a.get()); drop(c); put(50);',
    prints: [1, 2, 3, 1002, 1, 1003, 50, 1001],
  },
  {
    name: 'a nested pattern with a whole binding',
    main: 'let s @ S { .. } = S { a: mk(1), b: mk(2) }; put(s.a.get());',
    prints: [1, 2, 1, 1001, 1002],
  },
];
