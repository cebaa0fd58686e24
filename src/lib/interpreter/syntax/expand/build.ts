/** Makes nodes of the core tree, all at one site. Names that begin with `$` cannot be written by a reader. */
import type { Arm, Block, Expr, Ident, Lifetime, Pat, Path, Stmt, TypeExpr } from '../ast.ts';
import { freshId, type Site } from './cx.ts';

const base = (site: Site) => ({ id: freshId(site.cx), span: site.span, origin: site.origin });
const node = (site: Site) => ({ id: freshId(site.cx), span: site.span });

export const identAt = (site: Site, name: string): Ident => ({ name, span: site.span });

export function pathOf(site: Site, names: readonly string[]): Path {
  return {
    ...node(site),
    global: false,
    segments: names.map((name) => ({ id: freshId(site.cx), name: identAt(site, name), args: undefined })),
  };
}

/** `cmp::Ordering::Equal` in the library, whatever the reader has named so. */
export const stdPath = (site: Site, path: string): Path => pathOf(site, ['$std', ...path.split('::')]);

export const pathExpr = (site: Site, path: Path): Expr => ({ ...base(site), kind: 'path', qself: undefined, path });
export const nameExpr = (site: Site, name: string): Expr => pathExpr(site, pathOf(site, [name]));
export const stdExpr = (site: Site, path: string): Expr => pathExpr(site, stdPath(site, path));
export const langExpr = (site: Site, item: string): Expr => ({ ...base(site), kind: 'lang-path', item });
export const callExpr = (site: Site, func: Expr, args: readonly Expr[]): Expr => ({
  ...base(site),
  kind: 'call',
  func,
  args,
});
export const langCall = (site: Site, item: string, args: readonly Expr[]): Expr =>
  callExpr(site, langExpr(site, item), args);
export const stdCall = (site: Site, path: string, args: readonly Expr[]): Expr =>
  callExpr(site, stdExpr(site, path), args);
export const refExpr = (site: Site, expr: Expr, isMut = false): Expr => ({
  ...base(site),
  kind: 'ref',
  isMut,
  raw: false,
  expr,
});
export const derefExpr = (site: Site, expr: Expr): Expr => ({ ...base(site), kind: 'unary', op: '*', expr });
export const notExpr = (site: Site, expr: Expr): Expr => ({ ...base(site), kind: 'unary', op: '!', expr });
export const fieldExpr = (site: Site, expr: Expr, name: string): Expr => ({
  ...base(site),
  kind: 'field',
  expr,
  name: identAt(site, name),
});
export const equalExpr = (site: Site, left: Expr, right: Expr): Expr => ({
  ...base(site),
  kind: 'binary',
  op: '==',
  opSpan: site.span,
  left,
  right,
});
export const andExpr = (site: Site, left: Expr, right: Expr): Expr => ({
  ...base(site),
  kind: 'logical',
  op: '&&',
  left,
  right,
});
export const arrayExpr = (site: Site, exprs: readonly Expr[]): Expr => ({ ...base(site), kind: 'array', exprs });
export const tupleExpr = (site: Site, exprs: readonly Expr[]): Expr => ({ ...base(site), kind: 'tuple', exprs });
export const strExpr = (site: Site, value: string): Expr => ({
  ...base(site),
  kind: 'literal',
  value: { kind: 'str', value },
});
export const boolExpr = (site: Site, value: boolean): Expr => ({
  ...base(site),
  kind: 'literal',
  value: { kind: 'bool', value },
});
export const charExpr = (site: Site, char: string): Expr => ({
  ...base(site),
  kind: 'literal',
  value: { kind: 'char', value: char.codePointAt(0) ?? 32 },
});
export const intExpr = (site: Site, value: number, suffix: string): Expr => ({
  ...base(site),
  kind: 'literal',
  value: { kind: 'int', value: BigInt(value), suffix },
});
export const matchExpr = (site: Site, scrutinee: Expr, arms: readonly Arm[]): Expr => ({
  ...base(site),
  kind: 'match',
  scrutinee,
  arms,
});
export const breakExpr = (site: Site): Expr => ({ ...base(site), kind: 'break', label: undefined, expr: undefined });
export const returnExpr = (site: Site, expr: Expr): Expr => ({ ...base(site), kind: 'return', expr });
export const loopExpr = (site: Site, label: Lifetime | undefined, body: Block): Expr => ({
  ...base(site),
  kind: 'loop',
  label,
  body,
});
export const ifExpr = (site: Site, cond: Expr, then: Block, otherwise?: Expr): Expr => ({
  ...base(site),
  kind: 'if',
  cond,
  then,
  otherwise,
});
export const blockExpr = (site: Site, block: Block): Expr => ({
  ...base(site),
  kind: 'block',
  label: undefined,
  isUnsafe: false,
  isConst: false,
  block,
});

export const blockOf = (site: Site, stmts: readonly Stmt[], tail?: Expr): Block => ({ ...node(site), stmts, tail });
export const exprStmt = (site: Site, expr: Expr, semi: boolean): Stmt => ({ ...node(site), kind: 'expr', expr, semi });
export const letStmt = (site: Site, pat: Pat, init: Expr | undefined, ty?: TypeExpr): Stmt => ({
  ...node(site),
  kind: 'let',
  pat,
  ty,
  init,
  otherwise: undefined,
  origin: site.origin,
});
export const armOf = (site: Site, pat: Pat, body: Expr, guard?: Expr): Arm => ({ ...node(site), pat, guard, body });

export const wildPat = (site: Site): Pat => ({ ...node(site), kind: 'wild' });
export const bindPat = (site: Site, name: string, isMut = false): Pat => ({
  ...node(site),
  kind: 'ident',
  name: identAt(site, name),
  byRef: false,
  isMut,
  sub: undefined,
});
export const tuplePat = (site: Site, pats: readonly Pat[]): Pat => ({ ...node(site), kind: 'tuple', pats });
export const pathPat = (site: Site, path: Path): Pat => ({ ...node(site), kind: 'path', qself: undefined, path });
export const variantPat = (site: Site, path: Path, pats: readonly Pat[]): Pat => ({
  ...node(site),
  kind: 'tuple-struct',
  path,
  pats,
});

export const pathType = (site: Site, path: Path): TypeExpr => ({ ...node(site), kind: 'path', qself: undefined, path });
export const stdType = (site: Site, path: string): TypeExpr => pathType(site, stdPath(site, path));
export const refType = (site: Site, ty: TypeExpr, isMut = false): TypeExpr => ({
  ...node(site),
  kind: 'ref',
  lifetime: undefined,
  isMut,
  ty,
});
