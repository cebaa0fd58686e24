/** One body from its syntax to THIR: check, fall back, settle what is left, write back. */
import type { Edition } from '../syntax/index.ts';
import { type BodyToCheck, resolutionsAt } from '../resolve/index.ts';
import type * as ast from '../syntax/ast.ts';
import type { NodeId } from '../syntax/ast.ts';
import type { Diagnostic } from '../diagnostics/index.ts';
import type { Span } from '../source/index.ts';
import { findIn } from '../../heap/base/index.ts';
import { lintTypedBody } from './lints/index.ts';
import { checkTransmutes } from './transmute.ts';
import { checkMatches } from './exhaustive/index.ts';
import { eraseRegions, instantiateBound, mapTy, substPredicate } from '../types/fold.ts';
import { createInferCx, freshVar, shallow, unboundIn } from '../solve/table.ts';
import { unify } from '../solve/unify.ts';
import type { ItemTables } from '../types/items.ts';
import { ERASED, implOfItem, lang, selfTyOf, isLang } from '../types/lookup.ts';
import { attachLowering, lowerTy } from './lower.ts';
import { coerceInto, createCoerceMany } from './coerce-many.ts';
import {
  reportUnsupported,
  full,
  openSpan,
  normal,
  proveNow,
  report,
  requireTrait,
  require as requirePredicate,
  type BodyCx,
} from './context.ts';
import { blockAsExpr, checkBlock, checkReturned, tailSpan } from './control.ts';
import { requireSized } from './expr.ts';
import { divergingVars, lintUnitFallback, unsafeUsesOf } from './never-fallback.ts';
import { checkPattern } from './patterns.ts';
import { mentionsError } from '../types/mentions-error.ts';
import { mayBeDecided, reportAmbiguous, reportFailure, reportOverflow } from './report-traits.ts';
import { reportMismatch } from './report.ts';
import { checkDeferredCasts } from './cast.ts';
import { withHoles } from './holes.ts';
import { buildExpr } from './writeback/expr.ts';
import { buildPattern } from './writeback/pattern.ts';
import { analyzeClosures } from './captures/index.ts';
import { createBuildCx, settled, variableOf, type BuildCx } from './writeback/context.ts';
import { createFulfill } from '../solve/fulfill.ts';
import type { Obligation } from '../solve/obligation.ts';
import { paramEnvOf } from '../solve/elaborate.ts';
import { asOpaque } from '../solve/returned.ts';
import { argumentTy, directParam, type CollectCx } from '../collect/index.ts';
import { demandsOfReturned } from '../collect/checks/returned.ts';
import type { Expr, TypedBody, TypedParam } from '../types/thir.ts';
import type { DefId, Ty } from '../types/ty.ts';
import { ERROR, F64, I32, NEVER, UNIT, USIZE, intTy } from '../types/make.ts';

export interface CheckCx {
  readonly items: ItemTables;
  readonly collect: CollectCx;
  readonly edition: Edition;
  /** What was said of types that hold themselves (E0072). */
  readonly infinite: readonly Diagnostic[];
}

export interface CheckedBody {
  readonly body: TypedBody;
  readonly diagnostics: readonly Diagnostic[];
  /** To be reported only if the program has no other errors. */
  readonly late: readonly Diagnostic[];
  /** What stands behind the `impl Trait`s that the body defines. */
  readonly hidden: readonly HiddenType[];
}

export interface HiddenType {
  readonly opaque: DefId;
  readonly ty: Ty;
}

export function checkBody(check: CheckCx, body: BodyToCheck): CheckedBody {
  const cx = createBodyCx(check, body);
  return body.kind === 'fn' ? checkFn(check, cx, body.node) : checkConst(check, cx, body.node, body.kind);
}

function createBodyCx({ items, collect, edition }: CheckCx, { owner, node }: BodyToCheck): BodyCx {
  const env = paramEnvOf(items, owner);
  const infer = createInferCx(items, env);
  const cx: BodyCx = {
    items,
    resolutions: resolutionsAt(collect.resolutions, node),
    edition,
    owner,
    env,
    infer,
    look: (ty) => shallow(infer, ty),
    fulfill: createFulfill(infer),
    diagnostics: [],
    reportFailure,
    late: [],
    tainted: false,
    isIncomplete: false,
    types: new Map(),
    adjustments: new Map(),
    callees: new Map(),
    variants: new Map(),
    fields: new Map(),
    patTypes: new Map(),
    patDerefs: new Map(),
    patModes: new Map(),
    userTys: new Map(),
    casts: new Map(),
    locals: new Map(),
    repeatLens: new Map(),
    breakables: new Map(),
    rangesAround: [],
    deferredCasts: [],
    openClosures: [],
    closures: [],
    captures: new Map(),
    deferredCalls: new Map(),
    kindFaults: new Map(),
    deferred: [],
    ret: undefined,
    diverges: false,
    output: UNIT,
  };
  attachLowering(cx, collect, owner);
  return cx;
}

// ---------------------------------------------------------------- functions

function checkFn(check: CheckCx, cx: BodyCx, fn: ast.FnItem): CheckedBody {
  const { items } = cx;
  const info = findIn(items.fns, cx.owner);
  const sig = info === undefined ? undefined : instantiateBound(info.sig, () => ERASED);
  const inputs = sig?.inputs.map((ty) => normal(cx, eraseRegions(ty), fn.signatureSpan)) ?? [];
  const outputSpan = info?.outputSpan ?? fn.signatureSpan;
  const opaques: OpenOpaque[] = [];
  let output = openOpaques(
    cx,
    normal(cx, asOpaque(cx.items, cx.owner, eraseRegions(sig?.output ?? UNIT)), outputSpan),
    opaques,
    outputSpan,
  );
  cx.output = output;
  requireOfHidden(check, cx, opaques, outputSpan);
  const shift = fn.selfParam === undefined ? 0 : 1;
  if (fn.selfParam !== undefined) {
    const { id, span, isMut, byRef } = fn.selfParam;
    cx.locals.set(id, {
      binding: id,
      name: 'self',
      span,
      ty: inputs[0] ?? ERROR,
      isMut: isMut && !byRef,
      mode: 'move',
      depth: 0,
    });
    requireSized(cx, inputs[0] ?? UNIT, span, 'sized-argument');
  }
  fn.params.forEach((param, index) => {
    const ty = inputs[index + shift] ?? lowerTy(cx, param.ty);
    checkPattern(cx, param.pat, ty);
    requireSized(cx, ty, param.ty.span, 'sized-argument');
  });
  if (output.kind === 'dyn' && fn.body !== undefined) {
    report(
      cx,
      'object-returned',
      'E0746',
      'return type cannot be a trait object without pointer indirection',
      outputSpan,
      { label: "doesn't have a size known at compile-time", help: ['return `impl Trait`, or a `Box` of the object'] },
    );
    output = ERROR;
    cx.output = output;
  }
  requireSized(cx, output, outputSpan, 'sized-return');
  // No value has such a type: none is compared with it.
  if (output.kind === 'str' || output.kind === 'slice') {
    output = ERROR;
    cx.output = output;
  }
  if (fn.body === undefined) return finish(check, cx, fn, undefined, inputs, opaques, outputSpan);
  requireTermination(cx, check, fn, output, outputSpan);
  const many = createCoerceMany(cx, output);
  cx.ret = many;
  const block = blockAsExpr(fn.body);
  const ty = checkBlock(cx, fn.body, { kind: 'has', ty: output }, info?.outputSpan ?? undefined);
  cx.types.set(block.id, ty);
  coerceInto(cx, many, block, ty, (expected, found) => {
    reportMismatch(cx, expected, found, tailSpan(block));
  });
  return finish(check, cx, fn, block, inputs, opaques, outputSpan);
}

/**
 * Which auto traits a hidden type has is known with the body alone: those that the trait's function promises of its
 * `impl Trait` are asked for here where the impl's function hides its type as well.
 */
function requireOfHidden({ items }: CheckCx, cx: BodyCx, opaques: readonly OpenOpaque[], span: Span): void {
  const impl = opaques.length === 0 ? undefined : implOfItem(items, cx.owner);
  const info = impl === undefined ? undefined : findIn(items.impls, impl);
  const theirs = info?.items.find((each) => each.def === cx.owner)?.traitItem;
  if (info === undefined || theirs === undefined) return;
  for (const { predicate } of demandsOfReturned(items, info, cx.owner, theirs)) {
    if (predicate.kind !== 'trait' || findIn(items.traits, predicate.trait.trait)?.isAuto !== true) continue;
    const self = eraseRegions(selfTyOf(predicate.trait));
    const hidden = openOpaques(cx, self, [...opaques], span);
    if (hidden !== self) requireTrait(cx, predicate.trait.trait, [hidden], { span, kind: 'misc', def: undefined });
  }
}

/** What `main` gives must tell the process's exit code; what a test gives, whether it passed. */
function requireTermination(
  cx: BodyCx,
  { collect }: CheckCx,
  fn: ast.FnItem,
  output: Ty,
  span: ast.FnItem['span'],
): void {
  const def = findIn(cx.items.defs, cx.owner);
  if (def === undefined || def.isLibrary || fn.output === undefined) return;
  const isEntry = collect.crate.isTest
    ? fn.attrs.some((attr) => attr.path === 'test')
    : def.name === 'main' && def.parent === cx.items.root;
  // Parameters of `main` are a fault of their own (E0131).
  if (!isEntry || fn.generics.params.length > 0) return;
  const trait = lang(cx.items, 'Termination');
  if (trait !== undefined) requireTrait(cx, trait, [output], { span, kind: 'misc', def: undefined });
}

interface OpenOpaque {
  readonly def: DefId;
  readonly args: Extract<Ty, { kind: 'opaque' }>['args'];
  readonly ty: Ty;
}

/** Inside its own function an `impl Trait` result is whatever the body gives, as long as the bounds hold. */
function openOpaques(cx: BodyCx, ty: Ty, out: OpenOpaque[], span: ast.FnItem['span']): Ty {
  return mapTy(ty, {
    ty: (each) => {
      if (each.kind !== 'opaque') return undefined;
      const info = findIn(cx.items.opaques, each.def);
      if (findIn(cx.items.defs, each.def)?.parent !== cx.owner || info === undefined) return each;
      const known = out.find((open) => open.def === each.def);
      if (known !== undefined) return known.ty;
      const hidden = freshVar(cx.infer, span);
      out.push({ def: each.def, args: each.args, ty: hidden });
      for (const bound of info.bounds) {
        const moved = substPredicate(bound, each.args);
        // In the bounds stand this type itself and those inside it: `impl Iterator<Item = impl Display>`.
        const replace = (inner: Ty): Ty => openOpaques(cx, inner, out, span);
        if (moved.kind === 'trait')
          requirePredicate(
            cx,
            {
              ...moved,
              trait: {
                trait: moved.trait.trait,
                args: moved.trait.args.map((arg) => (isType(arg) ? replace(arg) : arg)),
              },
            },
            { span, kind: 'misc', def: undefined },
          );
        else if (moved.kind === 'projection')
          requirePredicate(
            cx,
            { ...moved, args: moved.args.map((arg) => (isType(arg) ? replace(arg) : arg)), ty: replace(moved.ty) },
            { span, kind: 'misc', def: undefined },
          );
      }
      return hidden;
    },
  });
}

const isType = (arg: { readonly kind: string }): arg is Ty =>
  !arg.kind.startsWith('re-') && !arg.kind.startsWith('const-');

// ---------------------------------------------------------------- constants

function checkConst(check: CheckCx, cx: BodyCx, expr: ast.Expr, kind: 'const' | 'static' | 'anon-const'): CheckedBody {
  const declared =
    findIn(cx.items.types, cx.owner) ?? (kind === 'anon-const' ? anonConstTy(check, cx.owner) : undefined);
  const ty = declared === undefined ? freshVar(cx.infer, expr.span) : normal(cx, eraseRegions(declared), expr.span);
  cx.output = ty;
  const sync = lang(cx.items, 'Sync');
  if (kind === 'static' && sync !== undefined && !isMutStatic(check, cx.owner))
    requireTrait(cx, sync, [ty], { span: staticTySpan(check, cx.owner) ?? expr.span, kind: 'misc', def: undefined });
  const many = createCoerceMany(cx, ty);
  checkReturned(cx, many, expr);
  return finish(check, cx, undefined, expr, [], [], expr.span);
}

/**
 * A length is usize, a discriminant what `repr` says or isize, a const argument what its parameter says. That of a const
 * parameter by itself is compared where it stands (`collect/const-types.ts`).
 */
function anonConstTy({ items, collect }: CheckCx, owner: DefId): Ty | undefined {
  const syntax = collect.crate.syntax.get(owner);
  if (syntax?.kind !== 'anon-const') return USIZE;
  if (directParam(collect, syntax.node) !== undefined) return undefined;
  if (syntax.role !== 'discriminant') return syntax.role === 'length' ? USIZE : argumentTy(collect, owner);
  for (let at = findIn(items.defs, owner)?.parent; at !== undefined; at = findIn(items.defs, at)?.parent) {
    const adt = findIn(items.adts, at);
    if (adt !== undefined) return adt.repr.int ?? intTy('isize');
  }
  return intTy('isize');
}

// ---------------------------------------------------------------- the end

function finish(
  check: CheckCx,
  cx: BodyCx,
  fn: ast.FnItem | undefined,
  body: ast.Expr | undefined,
  inputs: readonly Ty[],
  opaques: readonly OpenOpaque[],
  outputSpan: ast.FnItem['span'],
): CheckedBody {
  proveNow(cx);
  if (cx.infer.unsure.length > 0 && mayHaveHoles(cx)) leaveUnsure(cx);
  const diverging = divergingVars(cx);
  if (diverging.length > 0) lintUnitFallback(cx, diverging, fn?.signatureSpan ?? outputSpan);
  const onNever = diverging.length > 0 ? unsafeUsesOf(cx, diverging) : NONE;
  fallBack(cx, diverging);
  checkDeferredCasts(cx);
  proveNow(cx);
  if (cx.closures.length > 0) analyzeClosures(cx, (def) => isMutStatic(check, def));
  for (const each of cx.deferred) each();
  proveNow(cx);
  if (cx.infer.metError || [...inputs, cx.output].some(mentionsError)) cx.tainted = true;
  reportOpenObligations(cx);
  const bx: BuildCx = {
    ...createBuildCx(cx, (def) => isMutStatic(check, def), false),
    onNever,
    isUnsafeFn: fn?.isUnsafe === true,
    constWord: constWordOf(cx, fn),
  };
  const params: TypedParam[] = [];
  const shift = fn?.selfParam === undefined ? 0 : 1;
  if (fn?.selfParam !== undefined) {
    const { id, span } = fn.selfParam;
    const ty = settled(bx, inputs[0] ?? UNIT, span);
    params.push({
      pat: { kind: 'binding', var: variableOf(bx, id), mode: 'move', sub: undefined, isPrimary: true, ty, span },
      ty,
      span,
      isSelf: true,
    });
  }
  fn?.params.forEach((param, index) => {
    params.push({
      pat: buildPattern(bx, param.pat),
      ty: settled(bx, inputs[index + shift] ?? ERROR, param.span),
      span: param.span,
      isSelf: false,
    });
  });
  const expr: Expr =
    body === undefined
      ? {
          kind: 'tuple',
          exprs: [],
          ty: ERROR,
          span: outputSpan,
          node: (fn ?? check.collect.crate.crate).id,
          origin: undefined,
        }
      : buildExpr(bx, body);
  const output = settled(bx, cx.output, outputSpan);
  const hidden = opaques.flatMap(({ def, ty }): HiddenType[] => {
    const found = settled(bx, ty, outputSpan);
    return found.kind === 'error' ? [] : [{ opaque: def, ty: found }];
  });
  const typed: TypedBody = {
    owner: cx.owner,
    params,
    output,
    outputSpan,
    vars: bx.vars,
    expr,
    span: fn === undefined ? outputSpan : { ...fn.span, end: fn.body?.span.end ?? fn.span.end },
    tainted: cx.tainted,
    holes: [],
    isMutStatic: isMutStatic(check, cx.owner),
  };
  if (cx.tainted && body !== undefined && mayHaveHoles(cx)) {
    const partial = withHoles(typed, cx.diagnostics);
    const found = partial === undefined ? [] : checkMatches(cx.items, partial);
    if (partial !== undefined && found.length === 0)
      return { body: partial, diagnostics: cx.diagnostics, late: cx.late, hidden };
  }
  if (!cx.tainted) {
    cx.diagnostics.push(...checkTransmutes(cx.items, cx.env, typed));
    cx.diagnostics.push(...bx.lints);
    if (body !== undefined) {
      const { resolutions, crate } = check.collect;
      cx.late.push(...lintTypedBody(cx.items, { syntax: crate.syntax, resolutions }, typed, fn === undefined));
    }
  }
  if (!cx.tainted && check.infinite.length > 0) reportEndlessDrop(check, cx);
  if (!cx.tainted && body !== undefined && check.infinite.length === 0) {
    const found = checkMatches(cx.items, typed);
    if (found.length > 0) {
      cx.diagnostics.push(...found);
      const refused = found.some((each) => each.severity === 'error');
      return {
        body: refused ? { ...typed, tainted: true } : typed,
        diagnostics: cx.diagnostics,
        late: cx.late,
        hidden,
      };
    }
  }
  return { body: typed, diagnostics: cx.diagnostics, late: cx.late, hidden };
}

const NONE: ReadonlySet<NodeId> = new Set();

/** E0391: whether a value of a type that holds itself needs dropping is a question without end. */
function reportEndlessDrop(check: CheckCx, cx: BodyCx): void {
  for (const ty of [...cx.types.values(), ...[...cx.locals.values()].map((local) => local.ty)]) {
    const found = full(cx, ty);
    const adt = found.kind === 'adt' ? findIn(cx.items.defs, found.def) : undefined;
    const said = check.infinite.find(
      (each) =>
        adt !== undefined &&
        each.labels.length === 0 &&
        each.span.file === adt.span.file &&
        each.span.start === adt.span.start,
    );
    if (adt === undefined || said === undefined) continue;
    report(cx, 'endless-drop', 'E0391', `cycle detected when computing when \`${adt.name}\` needs drop`, said.span);
    return;
  }
}

/** The library's own constants are taken on trust. */
function constWordOf(cx: BodyCx, fn: ast.FnItem | undefined): string | undefined {
  const def = findIn(cx.items.defs, cx.owner);
  if (def === undefined || def.isLibrary) return undefined;
  if (fn !== undefined) return fn.isConst ? 'constant functions' : undefined;
  return def.kind === 'static' ? 'statics' : 'constants';
}

const isMutStatic = ({ collect }: CheckCx, def: DefId): boolean => {
  const syntax = collect.crate.syntax.get(def);
  return syntax?.kind === 'item' && syntax.node.kind === 'static' && syntax.node.isMut;
};

function staticTySpan({ collect }: CheckCx, def: DefId): ast.FnItem['span'] | undefined {
  const syntax = collect.crate.syntax.get(def);
  return syntax?.kind === 'item' && syntax.node.kind === 'static' ? syntax.node.ty.span : undefined;
}

/** What has met something outside the language stays unknown: how it would fall back says nothing of what it is. */
function leaveUnsure({ infer }: BodyCx): void {
  for (const id of unboundIn(infer, infer.unsure)) {
    const open = infer.self[id];
    if (open !== undefined) unify(infer, open, ERROR);
  }
}

/** Nothing is wrong with the body or a name in its text but that it holds something outside the language, and no type in it was guessed. */
const mayHaveHoles = ({ diagnostics, resolutions, infer, isIncomplete }: BodyCx): boolean =>
  !isIncomplete &&
  infer.guesses === 0 &&
  infer.overflow === undefined &&
  [...diagnostics, ...resolutions.diagnostics, ...resolutions.late].every(({ family }) => family === 'unsupported');

/**
 * Variables that nothing decided: integers are i32, floats f64; what comes of `!` is `()`, since edition 2024 `!`. All at
 * once: that `3` is an i32 does not decide what it is compared with in `3 == return`. In a body with errors nothing is
 * known of them, so that nothing follows.
 */
function fallBack(cx: BodyCx, diverging: readonly Ty[]): void {
  const { infer } = cx;
  const count = infer.parent.length;
  for (let id = 0; id < count; id++) {
    if (infer.parent[id] !== id || infer.value[id] !== undefined) continue;
    const self = infer.self[id];
    if (self === undefined) continue;
    const ty = shallow(infer, self);
    if (ty.kind !== 'infer') continue;
    if (ty.class === 'int') unify(infer, ty, I32);
    else if (ty.class === 'float') unify(infer, ty, F64);
  }
  const isFaulty = cx.tainted && cx.diagnostics.every((each) => each.family !== 'unsupported');
  for (const each of diverging) unify(infer, each, isFaulty ? ERROR : cx.edition === '2024' ? NEVER : UNIT);
  proveNow(cx);
}

/** Of what could not be decided one thing is reported: the rest mostly follows from it. `Sized` comes last. */
function reportOpenObligations(cx: BodyCx): void {
  if (cx.infer.overflow !== undefined) {
    reportOverflow(cx, cx.infer.overflow);
    return;
  }
  const open: Obligation[] = [...cx.fulfill.waiting.all]
    .sort((a, b) => a.order - b.order)
    .map((each) => each.obligation);
  if (open.length === 0 || cx.tainted) return;
  const isSized = (each: Obligation): boolean =>
    each.predicate.kind === 'trait' && isLang(cx.items, each.predicate.trait.trait, 'Sized');
  const unsure = open.find((each) => mayBeDecided(cx, each));
  if (unsure !== undefined) {
    reportUnsupported(cx, 'what is left to inference here', unsure.cause.span, 'write the type');
    return;
  }
  // That variables and parameters have a size comes after what is asked of types that were named; an expansion's wishes last.
  const isExpanded = (each: Obligation): boolean => each.cause.isExpanded === true;
  const isOfVariable = (each: Obligation): boolean => isSized(each) && each.cause.kind !== 'item';
  const written = open.filter((each) => !isExpanded(each));
  const first = written.find((each) => !isOfVariable(each)) ?? written[0] ?? open[0];
  if (first === undefined) return;
  if (first.predicate.kind !== 'trait' || !isSized(first)) {
    reportAmbiguous(cx, first);
    return;
  }
  // Of one variable anything else says more than that it has no size yet.
  const self = full(cx, selfTyOf(first.predicate.trait));
  const same = open.find((each) => !isSized(each) && isExpanded(each) === isExpanded(first) && waitsOn(cx, each, self));
  if (same !== undefined) reportAmbiguous(cx, same);
  else
    report(cx, 'type-annotations-needed', 'E0282', 'type annotations needed', openSpan(cx, self) ?? first.cause.span, {
      label: 'cannot infer type',
    });
}

const waitsOn = (cx: BodyCx, { predicate }: Obligation, ty: Ty): boolean =>
  ty.kind === 'infer' &&
  unboundIn(
    cx.infer,
    predicate.kind === 'trait' ? predicate.trait.args : predicate.kind === 'projection' ? predicate.args : [],
  ).includes(ty.id);
