/**
 * Bodies that look into what has a faulty declaration: a field whose type lacks a lifetime (E0106, E0261), a function whose
 * signature does. rustc has no lifetimes to reason with there and tells nothing of the body's borrows and moves.
 *
 *     struct Held(&i32);
 *     fn f() { let h = Held(&1); }        makes one: not judged
 *     fn g(_: &Held) { .. }               only names it: judged
 */
import type { Expr, Pat } from '../types/thir.ts';
import type { DefId, Ty } from '../types/ty.ts';

export function looksIntoFaulty(expr: Expr, faulty: ReadonlySet<DefId>): boolean {
  return faulty.size > 0 && holds(expr, faulty);
}

function holds(part: unknown, faulty: ReadonlySet<DefId>): boolean {
  if (typeof part !== 'object' || part === null) return false;
  if (Array.isArray(part)) return part.some((each) => holds(each, faulty));
  if (isNode(part) && isUse(part, faulty)) return true;
  for (const each of Object.values(part)) if (typeof each === 'object' && holds(each, faulty)) return true;
  return false;
}

const isNode = (part: object): part is Expr | Pat => 'kind' in part && 'ty' in part && 'span' in part;

function isUse(node: Expr | Pat, faulty: ReadonlySet<DefId>): boolean {
  const isFaulty = (ty: Ty): boolean => (ty.kind === 'adt' || ty.kind === 'fn-def') && faulty.has(ty.def);
  switch (node.kind) {
    case 'adt':
      return faulty.has(node.def);
    // What was taken out for no finding of the body's own had a type that is an error elsewhere.
    case 'hole':
      return node.construct === undefined;
    case 'field':
      return isFaulty(node.base.ty);
    case 'fn-item':
    case 'leaf':
    case 'variant':
      return isFaulty(node.ty);
    default:
      return false;
  }
}
