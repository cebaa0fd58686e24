/**
 * Making two types equal by binding variables. Erased regions are equal to all; where regions are kept, those that have to
 * agree become demands. Subtyping is the borrow checker's (`relate.ts`): within a body type equality is all there is
 * beside coercions.
 */
import { instantiateBound, isConst, isRegion, sameRegion, walkTy } from '../types/fold.ts';
import type { Const, ExistentialTraitRef, FnSig, GenericArg, Region, Ty } from '../types/ty.ts';
import {
  bindConst,
  bindRegion,
  bindVar,
  commitIf,
  freshPlaceholder,
  freshRegion,
  hasInfer,
  mergeVars,
  resolve,
  rootOf,
  shallow,
  shallowConst,
  shallowRegion,
  type InferCx,
  type InferTy,
} from './table.ts';

/** What is only tried says nothing of the body. */
function noteError(cx: InferCx): void {
  if (cx.openSnapshots === 0) cx.metError = true;
}

/** Makes the types equal. What was bound before a mismatch was found stays bound: use `tryUnify` where that matters. */
export function unify(cx: InferCx, left: Ty, right: Ty): boolean {
  if (left === right) return true;
  const a = shallow(cx, left);
  const b = shallow(cx, right);
  if (a === b) return true;
  if (a.kind === 'infer') return b.kind === 'infer' ? unifyVars(cx, a, b) : bind(cx, a, b);
  if (b.kind === 'infer') return bind(cx, b, a);
  if (a.kind === 'error' || b.kind === 'error') {
    noteError(cx);
    cx.unsure.push(a, b);
    return true;
  }
  switch (a.kind) {
    case 'bool':
    case 'char':
    case 'str':
    case 'never':
      return a.kind === b.kind;
    case 'int':
      return b.kind === 'int' && a.name === b.name;
    case 'float':
      return b.kind === 'float' && a.name === b.name;
    case 'adt':
    case 'fn-def':
    case 'opaque':
      return b.kind === a.kind && a.def === b.def && unifyArgs(cx, a.args, b.args);
    case 'ref':
      return b.kind === 'ref' && a.isMut === b.isMut && unifyRegion(cx, a.region, b.region) && unify(cx, a.ty, b.ty);
    case 'ptr':
      return b.kind === 'ptr' && a.isMut === b.isMut && unify(cx, a.ty, b.ty);
    case 'slice':
      return b.kind === 'slice' && unify(cx, a.ty, b.ty);
    case 'array':
      return b.kind === 'array' && unify(cx, a.ty, b.ty) && unifyConst(cx, a.len, b.len);
    case 'tuple':
      return b.kind === 'tuple' && unifyLists(cx, a.tys, b.tys);
    case 'fn-ptr':
      return b.kind === 'fn-ptr' && unifySigs(cx, a.sig, b.sig);
    case 'closure':
      return (
        b.kind === 'closure' &&
        a.def === b.def &&
        unifyArgs(cx, a.args, b.args) &&
        unify(cx, a.callKind, b.callKind) &&
        unify(cx, a.sig, b.sig) &&
        unify(cx, a.upvars, b.upvars)
      );
    case 'dyn': {
      if (b.kind !== 'dyn' || a.autos.length !== b.autos.length || a.autos.some((auto) => !b.autos.includes(auto)))
        return false;
      const p = a.principal;
      const q = b.principal;
      if (p === undefined || q === undefined) return p === q;
      // The trait of an object stands under a binder of its own: `dyn for<'a> Tr<&'a T>`.
      cx.binders++;
      const equal = unifyPrincipals(cx, p, q);
      cx.binders--;
      return equal && unifyRegion(cx, a.region, b.region);
    }
    case 'param':
      return b.kind === 'param' && a.index === b.index;
    case 'projection':
      return b.kind === 'projection' && a.item === b.item && unifyArgs(cx, a.args, b.args);
    default:
      return false;
  }
}

function unifyPrincipals(cx: InferCx, p: ExistentialTraitRef, q: ExistentialTraitRef): boolean {
  if (p.trait !== q.trait || p.projections.length !== q.projections.length || !unifyArgs(cx, p.args, q.args))
    return false;
  return p.projections.every((each) => {
    const other = q.projections.find((projection) => projection.item === each.item);
    return other !== undefined && unify(cx, each.ty, other.ty);
  });
}

/** As `unify`, with nothing bound when it fails. */
export function tryUnify(cx: InferCx, left: Ty, right: Ty): boolean {
  if (left === right) return true;
  if (!hasInfer(left) && !hasInfer(right)) return unify(cx, left, right);
  return commitIf(cx, () => unify(cx, left, right));
}

function unifyLists(cx: InferCx, a: readonly Ty[], b: readonly Ty[]): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) {
    const x = a[i];
    const y = b[i];
    if (x === undefined || y === undefined || !unify(cx, x, y)) return false;
  }
  return true;
}

/**
 * Two signatures are equal when each is as general as the other: for every choice of the one's bound regions there is one
 * of the other's. Without regions, binders are compared with what they bind left aside, but for headers of impls.
 */
function unifySigs(cx: InferCx, a: FnSig, b: FnSig): boolean {
  if (a.isUnsafe !== b.isUnsafe || a.abi !== b.abi) return false;
  if (a.bound.length > 0 || b.bound.length > 0) {
    if (cx.erased !== undefined) return sigFits(cx, a, b) && sigFits(cx, b, a);
    if (cx.strictBinders) {
      cx.binders++;
      const equal = a.bound.length === b.bound.length && unifySigParts(cx, a, b);
      cx.binders--;
      return equal;
    }
  }
  return unifySigParts(cx, a, b);
}

const unifySigParts = (cx: InferCx, a: FnSig, b: FnSig): boolean =>
  unifyLists(cx, a.inputs, b.inputs) && unify(cx, a.output, b.output);

function sigFits(cx: InferCx, given: FnSig, wanted: FnSig): boolean {
  const placeholders = wanted.bound.map((name) => freshPlaceholder(cx, name));
  const regions = given.bound.map(() => freshRegion(cx));
  return unifySigParts(
    cx,
    instantiateBound(given, (index) => regions[index] ?? { kind: 're-erased' }),
    instantiateBound(wanted, (index) => placeholders[index] ?? { kind: 're-erased' }),
  );
}

export function unifyArgs(cx: InferCx, a: readonly GenericArg[], b: readonly GenericArg[]): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) {
    const x = a[i];
    const y = b[i];
    if (x === undefined || y === undefined || !unifyArg(cx, x, y)) return false;
  }
  return true;
}

export function unifyArg(cx: InferCx, a: GenericArg, b: GenericArg): boolean {
  if (a === b) return true;
  if (isRegion(a)) return isRegion(b) && unifyRegion(cx, a, b);
  if (isConst(a)) return isConst(b) && unifyConst(cx, a, b);
  return !isRegion(b) && !isConst(b) && unify(cx, a, b);
}

/** Binds an impl's lifetime parameter at its first meeting with a region; two that are known have to outlive each other. */
function unifyRegion(cx: InferCx, left: Region, right: Region): boolean {
  if (!cx.keepRegions)
    return !cx.strictBinders || cx.binders === 0 || (left.kind === 're-bound') === (right.kind === 're-bound');
  const a = shallowRegion(cx, left);
  const b = shallowRegion(cx, right);
  if (a === b) return true;
  if (a.kind === 're-var' && a.id < 0) {
    if (!(b.kind === 're-var' && b.id === a.id)) bindRegion(cx, a.id, b);
  } else if (b.kind === 're-var' && b.id < 0) bindRegion(cx, b.id, a);
  else if (!sameRegion(a, b) && a.kind !== 're-erased' && b.kind !== 're-erased')
    cx.demands.push(
      { kind: 'region-outlives', longer: a, shorter: b, isEquality: true },
      { kind: 'region-outlives', longer: b, shorter: a, isEquality: true },
    );
  return true;
}

export function unifyConst(cx: InferCx, left: Const, right: Const): boolean {
  const a = shallowConst(cx, left);
  const b = shallowConst(cx, right);
  if (a === b) return true;
  if (a.kind === 'const-infer') {
    if (!(b.kind === 'const-infer' && b.id === a.id)) bindConst(cx, a.id, b);
    return true;
  }
  if (b.kind === 'const-infer') {
    bindConst(cx, b.id, a);
    return true;
  }
  if (a.kind === 'const-error' || b.kind === 'const-error') {
    noteError(cx);
    return true;
  }
  if (a.kind === 'const-value')
    return b.kind === 'const-value' && (a.value === b.value || String(a.value) === String(b.value));
  return b.kind === 'const-param' && a.index === b.index;
}

function unifyVars(cx: InferCx, a: InferTy, b: InferTy): boolean {
  const x = rootOf(cx, a.id);
  const y = rootOf(cx, b.id);
  return x === y || mergeVars(cx, x, y);
}

function bind(cx: InferCx, variable: InferTy, ty: Ty): boolean {
  const root = rootOf(cx, variable.id);
  const kind = cx.classes[root];
  if (kind === 'int' && ty.kind !== 'int' && ty.kind !== 'error') return false;
  if (kind === 'float' && ty.kind !== 'float' && ty.kind !== 'error') return false;
  if (occursIn(cx, root, ty)) return false;
  if (cx.binders > 0 && cx.strictBinders && hasBoundRegion(ty)) return false;
  bindVar(cx, root, ty);
  return true;
}

/** Whether the type mentions a region of a binder around it. */
function hasBoundRegion(ty: Ty): boolean {
  let found = false;
  walkTy(ty, {
    region: (region, depth) => {
      if (region.kind === 're-bound' && region.depth >= depth) found = true;
    },
  });
  return found;
}

/** A type that contained itself would be infinite. */
function occursIn(cx: InferCx, root: number, ty: Ty): boolean {
  if (!hasInfer(ty)) return false;
  let found = false;
  walkTy(resolve(cx, ty), {
    ty: (each) => {
      if (each.kind === 'infer' && rootOf(cx, each.id) === root) found = true;
      return !found && hasInfer(each);
    },
  });
  return found;
}

/** Whether the types could be made equal, without doing it. */
export function couldUnify(cx: InferCx, a: Ty, b: Ty): boolean {
  let could = false;
  commitIf(cx, () => {
    could = unify(cx, a, b);
    return false;
  });
  return could;
}
