/**
 * Casts between raw pointers: the second half of a wide one must mean the same on both sides, a length, the table of the
 * same trait, or what the same parameter makes of it. After rustc's `check_ptr_ptr_cast`.
 */
import { tyKey } from '../types/fold.ts';
import { traitOf } from '../types/lookup.ts';
import type { DefId, Ty } from '../types/ty.ts';
import { supertraitRefs } from '../solve/elaborate.ts';
import { isSized, structTail } from '../solve/queries.ts';
import { tryUnify } from '../solve/unify.ts';
import { type BodyCx, full } from './context.ts';

export type PointerCast =
  | { readonly kind: 'ok' }
  /** E0607: nothing could fill the second half. */
  | { readonly kind: 'thin-to-wide' }
  /** E0606. */
  | { readonly kind: 'kinds-differ' }
  /** E0804: a table for the target's methods is there, but nobody vouches for these. */
  | { readonly kind: 'adds-auto-traits'; readonly traits: readonly DefId[] };

const OK: PointerCast = { kind: 'ok' };
const KINDS_DIFFER: PointerCast = { kind: 'kinds-differ' };

export function castBetweenPointers(cx: BodyCx, from: Ty, to: Ty): PointerCast {
  const [a, b] = [full(cx, from), full(cx, to)];
  if (isSized(cx.items, cx.env, b)) return OK;
  if (isSized(cx.items, cx.env, a)) return { kind: 'thin-to-wide' };
  const source = structTail(cx.items, cx.env, a);
  const target = structTail(cx.items, cx.env, b);
  if (source.kind === 'dyn' && target.kind === 'dyn') return castBetweenObjects(cx, source, target);
  const [first, second] = [metadataOf(source), metadataOf(target)];
  return first === second ? OK : KINDS_DIFFER;
}

const metadataOf = (tail: Ty): string =>
  tail.kind === 'slice' || tail.kind === 'str' ? 'length' : tail.kind === 'dyn' ? 'table' : tyKey(tail);

type Dyn = Extract<Ty, { kind: 'dyn' }>;

function castBetweenObjects(cx: BodyCx, from: Dyn, to: Dyn): PointerCast {
  if (from.principal === undefined && to.principal === undefined) return OK;
  if (from.principal === undefined || to.principal === undefined) return KINDS_DIFFER;
  if (!tryUnify(cx.infer, { ...from, autos: [], region: to.region }, { ...to, autos: [] })) return KINDS_DIFFER;
  const { trait, args } = from.principal;
  const implied = supertraitRefs(cx.items, { trait, args: [from, ...args] })
    .map((each) => each.trait)
    .filter((each) => traitOf(cx.items, each).isAuto);
  const traits = to.autos.filter((each) => !from.autos.includes(each) && !implied.includes(each));
  return traits.length === 0 ? OK : { kind: 'adds-auto-traits', traits };
}
