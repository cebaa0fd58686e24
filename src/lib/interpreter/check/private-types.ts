/**
 * N4 visibility. A type that a module keeps to itself may not be that of an expression or pattern of another module, even
 * where nothing names it: `let x = shapes::hidden();`. After rustc's `TypePrivacyVisitor`, which only programs without any
 * other error meet; of what is faulty the outermost is reported, and nothing within it.
 */
import { findIn } from '../../heap/base/index.ts';
import { type Diagnostic, diagnostic } from '../diagnostics/index.ts';
import type { ResolvedCrate } from '../resolve/index.ts';
import { isVisible } from '../resolve/module.ts';
import type { Span } from '../source/index.ts';
import { isTy, walkTy } from '../types/fold.ts';
import type { ItemTables } from '../types/items.ts';
import type { Expr, Pat, Stmt, TypedBody } from '../types/thir.ts';
import type { DefId, GenericArg, Ty } from '../types/ty.ts';
import { forEachChild, partsOfPat } from './walk.ts';

interface PrivacyCx {
  readonly items: ItemTables;
  /** Types and traits that not every module of the program may use. */
  readonly restricted: ReadonlySet<DefId>;
  readonly owner: DefId;
  readonly out: Diagnostic[];
}

export function findPrivateTypes(crate: ResolvedCrate, bodies: readonly TypedBody[]): readonly Diagnostic[] {
  const { items } = crate;
  const restricted = restrictedOf(crate);
  if (restricted.size === 0) return [];
  const key = [...restricted].map((def) => `${def}:${String(findIn(items.defs, def)?.visibility)}`).join(' ');
  const all: Diagnostic[] = [];
  for (const body of bodies) {
    // What a constant in a type does is not looked at.
    const isInType = findIn(items.defs, body.owner)?.kind === 'anon-const';
    if (body.tainted || body.holes.length > 0 || isInType || clean.get(body) === key) continue;
    const out: Diagnostic[] = [];
    visitBody({ items, restricted, owner: body.owner, out }, body);
    if (out.length === 0) clean.set(body, key);
    all.push(...out);
  }
  return all;
}

/** Bodies in which nothing private was found, with what was private: an edit elsewhere changes nothing of them. */
const clean = new WeakMap<TypedBody, string>();

/** What is private to the crate's root is private to nobody. */
function restrictedOf({ items, syntax }: ResolvedCrate): ReadonlySet<DefId> {
  const found = new Set<DefId>();
  for (const [def, { kind }] of syntax) {
    if (kind !== 'item') continue;
    const home = findIn(items.defs, def)?.visibility;
    if (home === undefined || home === 'public' || home === items.root) continue;
    if (findIn(items.adts, def) !== undefined || findIn(items.traits, def) !== undefined) found.add(def);
  }
  return found;
}

function visitBody(cx: PrivacyCx, body: TypedBody): void {
  for (const param of body.params) visitPat(cx, param.pat);
  visitExpr(cx, body.expr);
}

function visitExpr(cx: PrivacyCx, expr: Expr): void {
  if (isRefused(cx, expr.ty, expr.span)) return;
  switch (expr.kind) {
    case 'call': {
      // A method's name comes behind its receiver, and what it is given is not looked at where its own types are refused.
      const isPath = expr.func.span.start === expr.span.start;
      if (isRefused(cx, expr.func.ty, isPath ? expr.func.span : expr.calleeSpan)) {
        if (!isPath) return;
      } else visitExpr(cx, expr.func);
      for (const each of expr.args) visitExpr(cx, each);
      return;
    }
    case 'assign':
      if (isRefused(cx, expr.right.ty, expr.right.span)) return;
      break;
    case 'let':
      visitPat(cx, expr.pat);
      break;
    case 'match':
      if (isRefused(cx, expr.scrutinee.ty, expr.scrutinee.span)) return;
      for (const arm of expr.arms) visitPat(cx, arm.pat);
      break;
    case 'block':
      for (const stmt of expr.block.stmts) visitStmt(cx, stmt);
      break;
    case 'closure':
      visitBody(cx, expr.closure.body);
      return;
    default:
  }
  forEachChild(expr, (child) => {
    visitExpr(cx, child);
  });
}

function visitStmt(cx: PrivacyCx, stmt: Stmt): void {
  if (stmt.kind === 'expr') {
    visitExpr(cx, stmt.expr);
    return;
  }
  if (stmt.init !== undefined) {
    if (isRefused(cx, stmt.init.ty, stmt.init.span)) return;
    visitExpr(cx, stmt.init);
  }
  visitPat(cx, stmt.pat);
  if (stmt.otherwise !== undefined) visitExpr(cx, stmt.otherwise);
}

function visitPat(cx: PrivacyCx, pat: Pat): void {
  if (isRefused(cx, pat.ty, pat.span)) return;
  for (const each of partsOfPat(pat)) visitPat(cx, each);
}

/** Whether the type is or holds a private one; reported at `span`. */
function isRefused(cx: PrivacyCx, ty: Ty, span: Span): boolean {
  const found = findPrivate(cx, ty);
  if (found === undefined) return false;
  const { kind, name } = findIn(cx.items.defs, found) ?? { kind: 'type', name: '' };
  const word = kind === 'trait' ? 'trait' : 'type';
  cx.out.push(
    diagnostic(
      { name: 'private-type', code: undefined, family: 'other', message: `${word} \`${name}\` is private`, span },
      { label: `private ${word}` },
    ),
  );
  return true;
}

function findPrivate(cx: PrivacyCx, ty: Ty): DefId | undefined {
  let found: DefId | undefined;
  const look = (def: DefId): void => {
    if (!cx.restricted.has(def)) return;
    const visibility = findIn(cx.items.defs, def)?.visibility ?? 'public';
    if (!isVisible(cx.items, visibility, cx.owner)) found ??= def;
  };
  const lookAt = (arg: GenericArg): void => {
    if (!isTy(arg)) return;
    walkTy(arg, {
      ty: (each) => {
        if (found !== undefined) return false;
        if (each.kind === 'adt') look(each.def);
        else if (each.kind === 'dyn' && each.principal !== undefined) look(each.principal.trait);
        else if (each.kind === 'fn-def') for (const part of typesOfFn(cx, each.def)) lookAt(part);
        return true;
      },
    });
  };
  lookAt(ty);
  return found;
}

/** A function's value is as private as its signature and, if it is one of an impl, as what that is for. */
function typesOfFn({ items }: PrivacyCx, def: DefId): readonly Ty[] {
  if (def < items.defs.start) return [];
  const sig = findIn(items.fns, def)?.sig;
  const parent = findIn(items.defs, def)?.parent;
  const impl = parent === undefined ? undefined : findIn(items.impls, parent);
  return [...(sig === undefined ? [] : [...sig.inputs, sig.output]), ...(impl === undefined ? [] : [impl.self])];
}
