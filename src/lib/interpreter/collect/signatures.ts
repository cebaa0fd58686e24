/**
 * Signatures of functions, with lifetime elision applied: each lifetime left out of a parameter is late bound and its own;
 * an output's is (N6) that of `self`'s reference, or the only one that the parameters mention (Reference, "Lifetime elision";
 * rustc's `resolve_fn_signature`).
 */
import { findIn, setIn } from '../../heap/base/index.ts';
import type { Span } from '../source/index.ts';
import { resolutionsAt } from '../resolve/index.ts';
import type * as ast from '../syntax/ast.ts';
import { withAbi } from '../types/fold.ts';
import type { Constness, FnInfo, GenericParamDef } from '../types/items.ts';
import type { DefId, Predicate, Region, Ty } from '../types/ty.ts';
import { type CollectCx, type Elision, type LowerCx, type Notes, itemLowering, reportFault } from './context.ts';
import { completeGenerics, lowerClauses } from './generics.ts';
import { lowerBounds } from './lower-bounds.ts';
import { elidedRegion, lowerLifetime, reportMissingLifetimes } from './lower-lifetime.ts';
import { capturedOnly, identityOf, isInTrait, lowerType, singleRegion } from './lower-type.ts';
import { checkCapturing } from './checks/capturing.ts';
import { boundAsOpaque } from '../solve/returned.ts';
import { typeOf } from './type-of.ts';
import { walkTypeExpr } from '../resolve/walk-types.ts';
import { ERROR, UNIT, opaqueTy, paramTy, refTy } from '../types/make.ts';

type ImplTrait = Extract<ast.TypeExpr, { kind: 'impl-trait' }>;

export function collectFn(cx: CollectCx, def: DefId, fn: ast.FnItem): void {
  completeGenerics(cx, def, fn.generics);
  const impls = implTraitsIn(fn.params.map((param) => param.ty));
  setIn(cx.items.predicates, def, lowerClauses(cx, def, fn.generics, impls));
  setIn(cx.items.fns, def, lowerSignature(cx, def, fn));
}

export function implTraitsIn(tys: readonly ast.TypeExpr[]): ImplTrait[] {
  const out: ImplTrait[] = [];
  for (const ty of tys)
    walkTypeExpr(ty, {
      type: (each) => {
        if (each.kind === 'impl-trait') out.push(each);
        return each.kind !== 'fn-ptr';
      },
      parenthesized: () => false,
    });
  return out;
}

function lowerSignature(cx: CollectCx, def: DefId, fn: ast.FnItem): FnInfo {
  const names = [...(cx.crate.lateBound.get(def) ?? [])];
  const late: NonNullable<LowerCx['late']> = {
    fn: def,
    names,
    region: (index, name, depth) => ({ kind: 're-bound', depth, index, name }),
  };
  const base: LowerCx = { ...itemLowering(cx, def, { kind: 'fresh-late' }), late };
  const inputs: Ty[] = [];
  const inputSpans: Span[] = [];
  const paramNames: string[] = [];
  const met: Region[][] = [];
  let receiver: FnInfo['receiver'] = 'none';
  let selfRegion: Region | 'several' | undefined;
  if (fn.selfParam !== undefined) {
    const lowered = lowerSelf(base, def, fn.selfParam);
    receiver = lowered.receiver;
    selfRegion = lowered.region;
    inputs.push(lowered.ty);
    inputSpans.push(fn.selfParam.span);
    paramNames.push('self');
  }
  for (const param of fn.params) {
    const seen: Region[] = [];
    met.push(seen);
    inputs.push(lowerType({ ...base, seen }, param.ty));
    inputSpans.push(param.ty.span);
    paramNames.push(param.pat.kind === 'ident' ? param.pat.name.name : '_');
  }
  const output = lowerOutput(base, fn, selfRegion, met);
  // Opaque types of the output see all late-bound lifetimes, which are known only now.
  for (const each of fn.output === undefined ? [] : implTraitsIn([fn.output]))
    collectOpaque(cx, def, each, names, output.elision, fn.body !== undefined);
  if (fn.isForeign === true) checkForeign(cx, fn);
  const intrinsic = fn.attrs.find((attr) => attr.path === 'intrinsic');
  return {
    def,
    sig: withAbi({ bound: names, inputs, output: output.ty, isUnsafe: fn.isUnsafe }, fn.abi),
    paramNames,
    hasBody: fn.body !== undefined,
    intrinsic:
      fn.isForeign === true
        ? 'unsupported'
        : intrinsic === undefined || !cx.crate.isLibrary
          ? undefined
          : (intrinsic.value ?? pathOf(cx, def)),
    constness: fn.isConst ? 'const' : cx.crate.isLibrary ? libraryConstness(fn) : 'no',
    tracksCaller: fn.attrs.some((attr) => attr.path === 'track_caller'),
    panicsAt: cx.crate.isLibrary ? fn.attrs.find((attr) => attr.path === 'panics_at')?.value : undefined,
    receiver,
    signatureSpan: fn.signatureSpan,
    outputSpan: fn.output?.span,
    inputSpans,
  };
}

function libraryConstness({ attrs }: ast.FnItem): Constness {
  if (attrs.some(({ path }) => path === 'const_unstable')) return 'unstable';
  return attrs.some(({ path }) => path === 'const_conditional') ? 'conditional' : 'no';
}

/** Only lifetimes parametrize what another language defines (E0044), and its types are named (E0562). */
function checkForeign(cx: CollectCx, fn: ast.FnItem): void {
  const kinds = new Set(fn.generics.params.map(({ kind }) => kind));
  if (kinds.has('type') || kinds.has('const'))
    reportFault(
      cx,
      'generic-foreign-function',
      'E0044',
      `foreign items may not have ${kinds.has('type') ? (kinds.has('const') ? 'type or const' : 'type') : 'const'} parameters`,
      fn.span,
    );
  for (const { span } of implTraitsIn([
    ...fn.params.map(({ ty }) => ty),
    ...(fn.output === undefined ? [] : [fn.output]),
  ]))
    reportFault(
      cx,
      'impl-trait-in-foreign-function',
      'E0562',
      '`impl Trait` is not allowed in `extern fn` parameters or return types',
      span,
    );
}

/** `mem::swap`, `Vec::push`: the way to a function from the crate's root, by modules and type names. */
function pathOf(cx: CollectCx, def: DefId): string {
  const parts: string[] = [];
  let at: DefId = def;
  for (;;) {
    const each: { readonly name: string; readonly kind: string; readonly parent: DefId | undefined } | undefined =
      findIn(cx.items.defs, at);
    if (each?.parent === undefined) break;
    if (each.kind === 'impl') {
      const self = typeOf(cx, at);
      parts.push(
        self?.kind === 'adt'
          ? (findIn(cx.items.defs, self.def)?.name ?? '')
          : self?.kind === 'int' || self?.kind === 'float'
            ? self.name
            : (self?.kind ?? ''),
      );
      break;
    }
    parts.push(each.name);
    at = each.parent;
  }
  return parts.reverse().join('::');
}

// ---------------------------------------------------------------- self

interface LoweredSelf {
  readonly ty: Ty;
  readonly receiver: FnInfo['receiver'];
  /** The lifetime that outputs take; `several` rules elision out. */
  readonly region: Region | 'several' | undefined;
}

function lowerSelf(cx: LowerCx, def: DefId, param: ast.SelfParam): LoweredSelf {
  const parent = findIn(cx.collect.items.defs, def)?.parent;
  const isTrait = parent !== undefined && findIn(cx.collect.items.defs, parent)?.kind === 'trait';
  const self: Ty = isTrait
    ? paramTy(0, 'Self')
    : ((parent === undefined ? undefined : typeOf(cx.collect, parent)) ?? ERROR);
  if (param.ty !== undefined) {
    const selfRefs: Region[] = [];
    const ty = lowerType({ ...cx, seen: [], selfRefs }, param.ty);
    const first = selfRefs[0];
    const region = first === undefined ? undefined : (singleRegion([selfRefs]) ?? 'several');
    return { ty, receiver: receiverOf(param.ty, ty, self), region };
  }
  if (!param.byRef) return { ty: self, receiver: 'value', region: undefined };
  const region =
    param.lifetime === undefined ? elidedRegion(cx, param.span, param.id, 'ref') : lowerLifetime(cx, param.lifetime);
  return {
    ty: refTy(region, self, param.isMut),
    receiver: param.isMut ? 'mut-ref' : 'ref',
    region,
  };
}

function receiverOf(expr: ast.TypeExpr, ty: Ty, self: Ty): FnInfo['receiver'] {
  if (expr.kind === 'path' && expr.path.segments.length === 1 && expr.path.segments[0]?.name.name === 'Self')
    return 'value';
  if (ty.kind === 'ref' && ty.ty === self) return ty.isMut ? 'mut-ref' : 'ref';
  return 'other';
}

// ---------------------------------------------------------------- output

function lowerOutput(
  base: LowerCx,
  fn: ast.FnItem,
  self: Region | 'several' | undefined,
  met: readonly (readonly Region[])[],
): { readonly ty: Ty; readonly elision: Elision } {
  const missing: Span[] = [];
  const single = self === 'several' ? undefined : (self ?? singleRegion(met));
  const notes: Notes = () => (single !== undefined ? [] : whyMissing(fn, self, met));
  const elision: Elision =
    single === undefined ? { kind: 'missing', group: missing, notes } : { kind: 'region', region: single, level: 0 };
  if (fn.output === undefined) return { ty: UNIT, elision };
  const lower: LowerCx = { ...base, elision };
  const ty = lowerType(lower, fn.output);
  reportMissingLifetimes(lower, missing, notes);
  return { ty, elision };
}

function whyMissing(
  fn: ast.FnItem,
  self: Region | 'several' | undefined,
  met: readonly (readonly Region[])[],
): string[] {
  const mentioning = met.flatMap((regions, index) => (regions.length === 0 ? [] : [fn.params[index]?.pat]));
  if (mentioning.length === 0 && self === undefined)
    return ["this function's return type contains a borrowed value, but there is no value for it to be borrowed from"];
  const named = mentioning.map((pat, index) =>
    pat?.kind === 'ident' ? `\`${pat.name.name}\`` : `argument ${index + 1}`,
  );
  return [
    `this function's return type contains a borrowed value, but the signature does not say whether it is borrowed from ${named.length === 0 ? 'which part of `self`' : named.join(' or ')}`,
  ];
}

// ---------------------------------------------------------------- impl Trait in the output

/** An opaque type is generic over all of its function: the early parameters, then one lifetime for each late-bound one. */
function collectOpaque(
  cx: CollectCx,
  fn: DefId,
  expr: ImplTrait,
  names: readonly string[],
  elision: Elision,
  hasBody: boolean,
): void {
  const def = resolutionsAt(cx.resolutions, expr).defOfNode.get(expr.id);
  if (def === undefined) return;
  const args = identityOf(itemLowering(cx, fn, { kind: 'not-here' }), fn);
  const first = args.length;
  setIn(cx.items.generics, def, {
    parent: fn,
    parentCount: first,
    hasSelf: false,
    params: names.map((name, index): GenericParamDef => ({
      name,
      kind: 'lifetime',
      index: first + index,
      def,
      span: expr.span,
      mayDangle: false,
      default: undefined,
      isSynthetic: false,
      ty: undefined,
    })),
  });
  const region = (index: number, name: string): Region => ({ kind: 're-early', index: first + index, name });
  const inside: Elision =
    elision.kind === 'region' && elision.region.kind === 're-bound'
      ? { kind: 'region', region: region(elision.region.index, elision.region.name), level: 0 }
      : elision;
  const lower: LowerCx = {
    ...itemLowering(cx, fn, inside),
    late: { fn, names: [...names], region },
    // What is missing in the bounds was reported when the output was lowered.
    report: (found) => {
      if (found.code !== 'E0106') cx.diagnostics.push(found);
    },
  };
  const all = [...args, ...names.map((name, index) => region(index, name))];
  const self: Ty = opaqueTy(def, capturedOnly(lower, expr, all));
  const inTrait = isInTrait({ collect: cx }, def);
  // Where the trait's function has a body, an impl without one of its own returns what that hides.
  if (inTrait && hasBody) setIn(cx.items.types, def, self);
  const bounds: Predicate[] = [];
  const { maybeSized } = lowerBounds(lower, self, expr.bounds, [], bounds);
  const sized = cx.items.lang['Sized'] ?? cx.items.below?.lang['Sized'];
  if (!maybeSized && sized !== undefined)
    bounds.push({ kind: 'trait', bound: [], trait: { trait: sized, args: [self] } });
  if (expr.capturing !== undefined) checkCapturing(lower, expr, expr.capturing, all, bounds);
  setIn(cx.items.opaques, def, {
    def,
    bounds: inTrait ? bounds.map((each) => boundAsOpaque(cx.items, fn, each)) : bounds,
    autoLeakTy: undefined,
    hidden: undefined,
    isPrecise: expr.capturing !== undefined,
  });
}
