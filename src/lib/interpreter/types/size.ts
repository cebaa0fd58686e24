/**
 * How many constructors a type is written with, as a tree. A few lines can name a type of millions of parts (a pair of
 * pairs of pairs, through aliases or calls); what walks types takes time by the part, so that past a limit such a program
 * is not judged.
 */
import { isTy } from './fold.ts';
import type { GenericArg, Ty } from './ty.ts';

const MOST_PARTS = 2_000;
export const OVERSIZED = 'a type of more than 2,000 parts';

/** `look` gives what a variable stands for. */
export const isOversized = (ty: Ty, look: (ty: Ty) => Ty = itself): boolean => spend(ty, MOST_PARTS, look) <= 0;

const itself = (ty: Ty): Ty => ty;

/** What is left of `budget` when the type's parts have been paid for. */
function spend(ty: Ty, budget: number, look: (ty: Ty) => Ty): number {
  const left = budget - 1;
  if (left <= 0) return left;
  switch (ty.kind) {
    case 'infer': {
      const known = look(ty);
      return known.kind === 'infer' ? left : spend(known, left, look);
    }
    case 'adt':
    case 'fn-def':
    case 'opaque':
    case 'projection':
      return spendArgs(ty.args, left, look);
    case 'ref':
    case 'ptr':
    case 'slice':
    case 'array':
      return spend(ty.ty, left, look);
    case 'tuple':
      return spendArgs(ty.tys, left, look);
    case 'fn-ptr':
      return spend(ty.sig.output, spendArgs(ty.sig.inputs, left, look), look);
    case 'closure':
      return spendArgs([ty.sig, ty.upvars], spendArgs(ty.args, left, look), look);
    case 'dyn': {
      let rest = spendArgs(ty.principal?.args ?? [], left, look);
      for (const each of ty.principal?.projections ?? []) rest = spend(each.ty, rest, look);
      return rest;
    }
    default:
      return left;
  }
}

function spendArgs(args: readonly GenericArg[], budget: number, look: (ty: Ty) => Ty): number {
  let left = budget;
  for (const arg of args) {
    if (left <= 0) return left;
    if (isTy(arg)) left = spend(arg, left, look);
  }
  return left;
}
