/** What a closure's type says of it: how it may be called, its signature, what it has captured. */
import { invariant } from '../../heap/base/index.ts';
import type { FnSig, Ty } from './ty.ts';
import { I32, intTy } from './make.ts';

export type ClosureTy = Extract<Ty, { kind: 'closure' }>;

/** The trait that a closure implements by what its body does with the captures, and with it those above. */
export type ClosureKind = 'Fn' | 'FnMut' | 'FnOnce';

const KINDS: readonly ClosureKind[] = ['Fn', 'FnMut', 'FnOnce'];

/** As in rustc, the kind stands in the type as one of three integer types. */
const KIND_TYS = {
  Fn: intTy('i8'),
  FnMut: intTy('i16'),
  FnOnce: I32,
} satisfies Record<ClosureKind, Ty>;

export const closureKindTy = (kind: ClosureKind): Ty => KIND_TYS[kind];

/** Undefined while `ty` is a variable. */
export const findClosureKind = (ty: Ty): ClosureKind | undefined =>
  ty.kind === 'int' ? KINDS.find((kind) => KIND_TYS[kind].name === ty.name) : undefined;

export const isClosureKind = (name: string): name is ClosureKind => KINDS.some((kind) => kind === name);

/** Whether a closure of kind `has` implements the trait `wanted`. */
export const isKindEnough = (has: ClosureKind, wanted: ClosureKind): boolean =>
  KINDS.indexOf(has) <= KINDS.indexOf(wanted);

export function closureSigOf(ty: ClosureTy): FnSig {
  invariant(ty.sig.kind === 'fn-ptr', 'the signature of a closure is written as a pointer type');
  return ty.sig.sig;
}

/** The captures' types; empty while they are not known. */
export const upvarTysOf = (ty: ClosureTy): readonly Ty[] => (ty.upvars.kind === 'tuple' ? ty.upvars.tys : []);
