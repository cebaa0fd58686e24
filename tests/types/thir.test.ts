/** Nothing is left implicit: what the checker writes out for a line, as text. */
import { expect, test } from 'vitest';
import { checkProgram } from './check.ts';
import { printTy } from '#lib/interpreter/types/fold.ts';
import { nameOf } from '#lib/interpreter/types/lookup.ts';
import type { ItemTables } from '#lib/interpreter/types/items.ts';
import type { Expr, Pat, TypedBody } from '#lib/interpreter/types/thir.ts';

/** The initialiser of the variable `it` in `main`. */
function lowered(source: string, items = ''): string {
  const program = checkProgram(`${items}\nfn main() { ${source} }`);
  expect(program.diagnostics.map((each) => each.message)).toEqual([]);
  for (const body of program.bodies) {
    if (nameOf(program.items, body.owner) !== 'main' || body.expr.kind !== 'block') continue;
    for (const stmt of body.expr.block.stmts) {
      if (
        stmt.kind === 'let' &&
        stmt.pat.kind === 'binding' &&
        body.vars[stmt.pat.var]?.name === 'it' &&
        stmt.init !== undefined
      )
        return print(stmt.init, body, program.items);
    }
  }
  return 'no `it`';
}

function print(expr: Expr, body: TypedBody, items: ItemTables): string {
  const go = (each: Expr): string => print(each, body, items);
  const name = (def: Parameters<typeof nameOf>[1]): string => nameOf(items, def);
  switch (expr.kind) {
    case 'var':
      return body.vars[expr.var]?.name ?? '_';
    case 'literal':
      return expr.value.kind === 'int' || expr.value.kind === 'bool'
        ? String(expr.value.value)
        : expr.value.kind === 'str'
          ? JSON.stringify(expr.value.value)
          : expr.value.kind;
    case 'field':
      return `${go(expr.base)}.${expr.field}`;
    case 'deref':
      return `(*${go(expr.base)})`;
    case 'index':
      return `${go(expr.base)}[${go(expr.index)}]`;
    case 'fn-item':
      return expr.ty.kind === 'fn-def' ? name(expr.ty.def) : '?';
    case 'call':
      return `${go(expr.func)}(${expr.args.map(go).join(', ')})`;
    case 'adt':
      return `${name(expr.def)}#${expr.variant}{${expr.fields.map((each) => go(each.expr)).join(', ')}}`;
    case 'borrow':
      return `&${expr.mode === 'shared' ? '' : `${expr.mode} `}${go(expr.expr)}`;
    case 'cast':
      return `(${go(expr.expr)} as ${expr.cast} ${printTy(expr.ty, name)})`;
    case 'binary':
      return `(${go(expr.left)} ${expr.op} ${go(expr.right)})`;
    case 'unary':
      return `${expr.op}${go(expr.expr)}`;
    case 'never-to-any':
      return `never(${go(expr.expr)})`;
    case 'block':
      return `{${expr.block.tail === undefined ? '' : go(expr.block.tail)}}`;
    case 'array':
      return `[${expr.exprs.map(go).join(', ')}]`;
    case 'tuple':
      return `(${expr.exprs.map(go).join(', ')})`;
    case 'match':
      return `match ${go(expr.scrutinee)} {${expr.arms.map((arm) => printPat(arm.pat, body)).join(' | ')}}`;
    default:
      return expr.kind;
  }
}

function printPat(pat: Pat, body: TypedBody): string {
  switch (pat.kind) {
    case 'wild':
      return '_';
    case 'binding':
      return `${pat.mode === 'move' ? '' : `ref ${pat.mode} `}${body.vars[pat.var]?.name ?? '_'}`;
    case 'deref':
      return `&${printPat(pat.pat, body)}`;
    case 'variant':
      return `#${pat.variant}(${pat.fields.map((each) => printPat(each.pat, body)).join(', ')})`;
    case 'leaf':
      return `(${pat.fields.map((each) => printPat(each.pat, body)).join(', ')})`;
    default:
      return pat.kind;
  }
}

const P =
  'struct P { x: i32 } impl P { fn get(&self) -> i32 { self.x } fn set(&mut self) -> i32 { 1 } fn take(self) -> i32 { 1 } } impl std::ops::Add for P { type Output = P; fn add(self, o: P) -> P { o } } fn len(s: &str) -> usize { 1 }';

test.each([
  ['a shared autoref', 'let p = P { x: 1 }; let it = p.get();', 'get(&p)'],
  ['a mutable one is two-phase', 'let mut p = P { x: 1 }; let it = p.set();', 'set(&two-phase p)'],
  ['by value', 'let p = P { x: 1 }; let it = p.take();', 'take(p)'],
  [
    'through a reference: a reborrow',
    'let mut p = P { x: 1 }; let r = &mut p; let it = r.set();',
    'set(&two-phase (*r))',
  ],
  ['through boxes, built in', 'let b = Box::new(Box::new(P { x: 1 })); let it = b.get();', 'get(&(*(*b)))'],
  ['fields through references', 'let p = P { x: 1 }; let r = &&p; let it = r.x;', '(*(*r)).0'],
  ['deref coercion through a library type', 'let s = String::new(); let it = len(&s);', 'len(&(*deref(&(*&s))))'],
  ['unsizing an array', 'let a = [1, 2]; let it: &[i32] = &a;', '(&(*&a) as unsize &[i32])'],
  ['a trait object', 'let it: Box<dyn std::fmt::Debug> = Box::new(1);', '(new(1) as unsize Box<dyn Debug>)'],
  ['a function as a pointer', 'let it: fn(&str) -> usize = len;', '(len as reify-fn fn(&str) -> usize)'],
  ['built-in operators', 'let a = 1; let it = a + 2 * a;', '(a + (2 * a))'],
  ['an operator of a trait', 'let it = P { x: 1 } + P { x: 2 };', 'add(P#0{1}, P#0{2})'],
  ['comparing borrows both sides', 'let s = String::new(); let it = s == "a";', 'eq(&s, &"a")'],
  ['an array is indexed in place', 'let a = [1, 2]; let it = a[1];', 'a[1]'],
  ['a vector through its trait', 'let v = vec![1]; let it = v[0];', '(*index(&v, 0))'],
  [
    'a mutable element through the other one',
    'let mut v = vec![1]; let it = &mut v[0];',
    '&mut (*index_mut(&mut v, 0))',
  ],
  ['a reborrow for an annotation', 'let mut n = 1; let r = &mut n; let it: &mut i32 = r;', '&mut (*r)'],
  ['a plain move without one', 'let mut n = 1; let r = &mut n; let it = r;', 'r'],
  [
    'default binding modes',
    'let o = Some(1); let it = match &o { Some(x) => 1, None => 2 };',
    'match &o {&#1(ref shared x) | &#0()}',
  ],
  [
    'under a mutable reference',
    'let mut o = (1, 2); let it = match &mut o { (a, _) => 1 };',
    'match &mut o {&(ref mut a, _)}',
  ],
  ['ranges are structs', 'let it = 1..3;', 'Range#0{1, 3}'],
  ['a negative literal', 'let it = -5;', '-5'],
])('%s', (_, source, expected) => {
  expect(lowered(source, P)).toBe(expected);
});
