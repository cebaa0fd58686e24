/**
 * What a closure's surroundings say of its signature and of how it must be callable (rustc's `deduce_closure_signature`):
 * the bounds that wait for the type variable that it is to be, a `dyn Fn(..)`, an `impl Fn(..)`, a function pointer.
 */
import { findIn } from '../../../heap/base/index.ts';
import type { Span } from '../../source/index.ts';
import { isKindEnough, type ClosureKind } from '../../types/closure.ts';
import { isTy, substPredicate, walkArg, walkTy, type TyVisitor } from '../../types/fold.ts';
import { isLang, traitOfItem } from '../../types/lookup.ts';
import { elaborate } from '../../solve/elaborate.ts';
import { pendingOn } from '../../solve/fulfill.ts';
import { resolve } from '../../solve/table.ts';
import type { FnSig, GenericArg, Predicate, Ty } from '../../types/ty.ts';
import { full, known, type BodyCx } from '../context.ts';
import type { Expectation } from '../expectation.ts';

export interface Deduced {
  readonly sig: FnSig | undefined;
  readonly kind: ClosureKind | undefined;
  /** Who asks for the signature, if that is a bound. */
  readonly span: Span | undefined;
}

/** A predicate, and where it comes from. */
interface Bound {
  readonly predicate: Predicate;
  readonly span: Span | undefined;
}

const NOTHING: Deduced = { sig: undefined, kind: undefined, span: undefined };

export function deduceSignature(cx: BodyCx, expectation: Expectation): Deduced {
  if (expectation.kind === 'none') return NOTHING;
  const ty = known(cx, expectation.ty);
  switch (ty.kind) {
    case 'infer':
      return ty.class === 'general'
        ? fromBounds(
            cx,
            pendingOn(cx.infer, cx.fulfill, ty).map(({ predicate, cause }) => ({ predicate, span: cause.span })),
          )
        : NOTHING;
    case 'opaque':
      return fromBounds(
        cx,
        (findIn(cx.items.opaques, ty.def)?.bounds ?? []).map((each) => ({
          predicate: substPredicate(each, ty.args),
          span: undefined,
        })),
      );
    case 'dyn':
      return fromObject(cx, ty);
    case 'fn-ptr':
      // The closure itself has Rust's ABI, whatever is asked of its pointer.
      return {
        sig: { bound: ty.sig.bound, inputs: ty.sig.inputs, output: ty.sig.output, isUnsafe: false },
        kind: 'Fn',
        span: undefined,
      };
    default:
      return NOTHING;
  }
}

const KINDS: readonly ClosureKind[] = ['Fn', 'FnMut', 'FnOnce'];

const kindOfTrait = (
  cx: BodyCx,
  trait: Extract<Predicate, { kind: 'trait' }>['trait']['trait'],
): ClosureKind | undefined => KINDS.find((kind) => isLang(cx.items, trait, kind));

function fromBounds(cx: BodyCx, bounds: readonly Bound[]): Deduced {
  let { sig, kind, span } = NOTHING;
  for (const bound of bounds) {
    for (const each of elaborate(cx.items, [bound.predicate])) {
      if (each.kind === 'projection' && sig === undefined) {
        sig = fromProjection(cx, each);
        span = bound.span;
      }
      if (each.kind !== 'trait') continue;
      const found = kindOfTrait(cx, each.trait.trait);
      // Of several bounds the one that asks for most.
      if (found !== undefined && (kind === undefined || isKindEnough(found, kind))) kind = found;
    }
  }
  return { sig, kind, span };
}

/** `<F as FnOnce<(A, B)>>::Output == R`. */
function fromProjection(cx: BodyCx, each: Extract<Predicate, { kind: 'projection' }>): FnSig | undefined {
  const trait = traitOfItem(cx.items, each.item);
  if (trait === undefined || kindOfTrait(cx, trait) !== 'FnOnce') return undefined;
  return signature(cx, each.bound, each.args[1], each.ty);
}

function signature(cx: BodyCx, bound: readonly string[], args: GenericArg | undefined, output: Ty): FnSig | undefined {
  if (args === undefined || !isTy(args)) return undefined;
  const tuple = full(cx, args);
  return tuple.kind === 'tuple'
    ? { bound, inputs: tuple.tys, output: resolve(cx.infer, output), isUnsafe: false }
    : undefined;
}

function fromObject(cx: BodyCx, ty: Extract<Ty, { kind: 'dyn' }>): Deduced {
  const { principal } = ty;
  if (principal === undefined) return NOTHING;
  const kind = kindOfTrait(cx, principal.trait);
  if (kind !== undefined) {
    const output = principal.projections[0]?.ty;
    const args = principal.args[0];
    return {
      sig: output === undefined ? undefined : signature(cx, namesBoundIn(args, output), args, output),
      kind,
      span: undefined,
    };
  }
  // A trait of the reader's that says `Fn(..)` of what implements it.
  return fromBounds(cx, [
    {
      predicate: { kind: 'trait', bound: [], trait: { trait: principal.trait, args: [ty, ...principal.args] } },
      span: undefined,
    },
  ]);
}

/** The names of the regions that the binder around the types binds, as far as these mention them. */
function namesBoundIn(args: GenericArg | undefined, output: Ty): readonly string[] {
  const names = new Map<number, string>();
  let count = 0;
  const visitor: TyVisitor = {
    region: (region, depth) => {
      if (region.kind !== 're-bound' || region.depth !== depth) return;
      names.set(region.index, region.name);
      count = Math.max(count, region.index + 1);
    },
  };
  if (args !== undefined) walkArg(args, visitor);
  walkTy(output, visitor);
  return Array.from({ length: count }, (_, index) => names.get(index) ?? '_');
}
