/** Small typed bodies by hand, for tests of building alone: no parser, no type checker. */
import { createTable, setIn } from '../../src/lib/heap/base/index.ts';
import { USER_FILE, spanOf } from '../../src/lib/interpreter/source/index.ts';
import { nodeId } from '../../src/lib/interpreter/syntax/ast.ts';

import type { AdtInfo, ItemTables } from '../../src/lib/interpreter/types/items.ts';
import {
  type Expr,
  type ExprKind,
  type Pat,
  type PatKind,
  type Stmt,
  type TypedBody,
  type Variable,
  type VarId,
  varId,
} from '../../src/lib/interpreter/types/thir.ts';
import { type DefId, type Ty, defId } from '../../src/lib/interpreter/types/ty.ts';
import { BOOL, I32, NEVER, UNIT, adtTy, fnDefTy, refTy } from '#lib/interpreter/types/make.ts';

const span = spanOf(USER_FILE, 0, 1);
let nextNode = 0;

export const MAIN = defId(0);
/** `struct D(i32)` with its own `Drop`, `struct P { a: D, b: D }`, `enum O { None, Some(D) }`, `fn f(..)`. */
export const D = defId(1);
export const P = defId(2);
export const O = defId(3);
export const F = defId(4);
export const D_TY: Ty = adtTy(D, []);
export const P_TY: Ty = adtTy(P, []);
export const O_TY: Ty = adtTy(O, []);

export function smallItems(): ItemTables {
  const items: ItemTables = {
    defs: createTable(),
    defCount: 8,
    root: MAIN,
    modules: createTable(),
    lang: {},
    generics: createTable(),
    predicates: createTable(),
    adts: createTable(),
    traits: createTable(),
    impls: createTable(),
    fns: createTable(),
    types: createTable(),
    constValues: createTable(),
    opaques: createTable(),
    traitImpls: createTable(),
    inherentImpls: [],
    below: undefined,
  };
  const def = (id: DefId, kind: 'fn' | 'struct' | 'enum', name: string): void =>
    setIn(items.defs, id, {
      id,
      kind,
      name,
      parent: undefined,
      span,
      nameSpan: span,
      visibility: 'public',
      lang: undefined,
      node: undefined,
      isLibrary: false,
    });
  def(MAIN, 'fn', 'main');
  def(D, 'struct', 'D');
  def(P, 'struct', 'P');
  def(O, 'enum', 'O');
  def(F, 'fn', 'f');
  const adt = (
    id: DefId,
    kind: AdtInfo['kind'],
    dropImpl: DefId | undefined,
    variants: readonly { readonly name: string; readonly fields: readonly Ty[] }[],
  ): void =>
    setIn(items.adts, id, {
      def: id,
      kind,
      dropImpl,
      view: undefined,
      variances: [],
      isStructural: false,
      repr: { c: false, transparent: false, int: undefined },
      variants: variants.map((variant, index) => ({
        def: id,
        name: variant.name,
        ctorKind: 'tuple' as const,
        ctor: undefined,
        discriminant: BigInt(index),
        span,
        fields: variant.fields.map((ty, field) => ({ name: String(field), ty, visibility: 'public' as const, span })),
      })),
    });
  adt(D, 'struct', defId(5), [{ name: 'D', fields: [I32] }]);
  adt(P, 'struct', undefined, [{ name: 'P', fields: [D_TY, D_TY] }]);
  adt(O, 'enum', undefined, [
    { name: 'None', fields: [] },
    { name: 'Some', fields: [D_TY] },
  ]);
  return items;
}

export const expr = (ty: Ty, kind: ExprKind): Expr => ({
  ty,
  span,
  origin: undefined,
  node: nodeId(nextNode++),
  ...kind,
});
export const int = (value: number): Expr =>
  expr(I32, { kind: 'literal', value: { kind: 'int', value: BigInt(value) } });
export const bool = (value: boolean): Expr => expr(BOOL, { kind: 'literal', value: { kind: 'bool', value } });
export const use = (variable: Variable): Expr => expr(variable.ty, { kind: 'var', var: variable.id });
export const borrow = (inner: Expr, mode: 'shared' | 'mut' = 'shared'): Expr =>
  expr(refTy({ kind: 're-erased' }, inner.ty, mode === 'mut'), { kind: 'borrow', mode, expr: inner });
export const call = (output: Ty, ...args: readonly Expr[]): Expr =>
  expr(output, {
    kind: 'call',
    func: expr(fnDefTy(F, []), { kind: 'fn-item', userTy: undefined }),
    args,
    calleeSpan: span,
    overloaded: 'no',
  });
export const block = (stmts: readonly Stmt[], tail?: Expr): Expr =>
  expr(tail?.ty ?? UNIT, { kind: 'block', block: { stmts, tail, span }, label: undefined });
export const field = (base: Expr, index: number, ty: Ty): Expr =>
  expr(ty, { kind: 'field', base, field: index, variant: 0 });
export const ifElse = (cond: Expr, then: Expr, otherwise?: Expr): Expr =>
  expr(then.ty, { kind: 'if', cond, then, otherwise });
export const returning = (value?: Expr): Expr => expr(NEVER, { kind: 'return', expr: value });
export const toAny = (inner: Expr, ty: Ty): Expr => expr(ty, { kind: 'never-to-any', expr: inner });

export const pat = (ty: Ty, kind: PatKind): Pat => ({ ty, span, ...kind });
export const bind = (variable: Variable, mode: 'move' | 'shared' | 'mut' = 'move'): Pat =>
  pat(variable.ty, { kind: 'binding', var: variable.id, mode, sub: undefined, isPrimary: true });
export const letStmt = (pattern: Pat, init?: Expr): Stmt => ({
  kind: 'let',
  pat: pattern,
  userTy: undefined,
  init,
  otherwise: undefined,
  span,
  origin: undefined,
});
export const stmt = (each: Expr): Stmt => ({ kind: 'expr', expr: each, span, isSemi: true });

/** Variables of one body, numbered as they are made. */
export function variables(): {
  readonly all: Variable[];
  readonly make: (name: string, ty: Ty, isMut?: boolean) => Variable;
} {
  const all: Variable[] = [];
  return {
    all,
    make(name, ty, isMut = false) {
      const id: VarId = varId(all.length);
      const variable: Variable = { id, name, ty, isMut, byRef: 'no', span, node: nodeId(nextNode++) };
      all.push(variable);
      return variable;
    },
  };
}

export function bodyOf(vars: readonly Variable[], params: readonly Variable[], body: Expr): TypedBody {
  return {
    owner: MAIN,
    params: params.map((param) => ({ pat: bind(param), ty: param.ty, span, isSelf: false })),
    output: body.ty,
    outputSpan: span,
    vars,
    expr: body,
    span,
    tainted: false,
    holes: [],
    isMutStatic: false,
  };
}
