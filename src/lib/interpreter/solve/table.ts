/**
 * Inference variables: a union-find table with an undo log, so that a question can be tried and taken back.
 * After rustc's `InferCtxt` (dev guide, "Type inference"): general, integer and float variables for types, variables for
 * constants. Regions play no part while a body is checked (they are erased). Where a caller keeps them (`keepRegions`), an
 * impl's lifetime parameters are variables too, bound at their first meeting with a region; whatever else has to agree or
 * to outlive is gathered in `demands`, for the caller to hold against what it knows.
 */
import { invariant } from '../../heap/base/index.ts';
import { isTy, mapArg, mapArgs, mapPredicate, mapTraitRef, mapTy, walkTy, type TyMapper } from '../types/fold.ts';
import { MENTIONS_INFER, argsMention, flagsOfArg, mentions } from '../types/flags.ts';
import type { ItemTables, ParamEnv } from '../types/items.ts';
import { ERASED, lang } from '../types/lookup.ts';
import type { Span } from '../source/index.ts';
import type { Obligation } from './obligation.ts';
import type { Const, DefId, GenericArg, Predicate, Region, TraitRef, Ty } from '../types/ty.ts';
import { inferTy } from '../types/make.ts';

export type InferTy = Extract<Ty, { kind: 'infer' }>;
export type VarClass = InferTy['class'];
/** What is asked of regions. */
export type Outlives = Extract<Predicate, { kind: 'region-outlives' | 'type-outlives' }>;
/** `isEquality`: one half of two regions' having to be the same, for a header or clause to fit. */
export type Demand = Outlives & { readonly isEquality?: true };

export interface InferCx {
  readonly items: ItemTables;
  /** What may be taken as given. */
  readonly env: ParamEnv;
  readonly keepRegions: boolean;
  /**
   * Who asks holds the regions to account: every goal is known to hold regions aside, and is proved for its demands. Then
   * this is the same environment without regions, for what they never decide: which candidate it is. Undefined elsewhere.
   */
  readonly erased: InferCx | undefined;
  /** Where regions are kept: what must outlive what for all that was made equal or proved so far. */
  readonly demands: Demand[];
  /** How many regions stand for every region at once (`for<'a>` in a goal); each is a `re-placeholder`. */
  placeholders: number;
  /** Binders entered while headers are compared: within them a variable may not stand for what they bind. */
  binders: number;
  /** `fn(&T)` and `fn(T)` are told apart, as impls are: a body's types are not, since one may be coerced to the other. */
  strictBinders: boolean;
  /** Opaque types are seen through: the machine's view. */
  readonly reveal: boolean;
  /** Per variable: the next one towards its representative (itself at the root). */
  readonly parent: number[];
  /** At the root: what it stands for, never a variable. */
  readonly value: (Ty | undefined)[];
  readonly self: InferTy[];
  readonly classes: VarClass[];
  /** Where the variable came from, for "type annotations needed". */
  readonly origins: (Span | undefined)[];
  /** Made by coercing `!`: falls back to `()` or `!`. */
  readonly diverging: boolean[];
  readonly constParent: number[];
  readonly constValue: (Const | undefined)[];
  /** Regions that an impl's lifetime parameters were bound to; `re-var` of id `-1 - index`. */
  readonly regionValue: (Region | undefined)[];
  readonly log: Undo[];
  /** Variables as they were bound or merged into others, in order (constants as `-1 - id`); what was taken back stays in it. */
  readonly touched: number[];
  openSnapshots: number;
  /** The lang item `Sized`, asked for most of all. */
  readonly sized: DefId | undefined;
  /** Types that met what could not be checked: it may be what decides them, where nothing else does. */
  readonly unsure: Ty[];
  /** Something was made equal to what could not be found out: what stays open then is not reported. */
  metError: boolean;
  /** A goal whose proof ran away: nothing that is asked afterwards has an answer (rustc stops there, E0275). */
  overflow: Obligation | undefined;
  /** How often a proof ran into itself; answers that depend on that are not remembered. */
  cycles: number;
  /** How often a variable was bound because our library has just one impl of an open-ended trait (`From`) that fits. */
  guesses: number;
  /** Puts in what variables stand for; made when it is first wanted. */
  resolver: TyMapper | undefined;
}

type Undo =
  | {
      readonly kind: 'var';
      readonly id: number;
      readonly parent: number;
      readonly value: Ty | undefined;
      readonly class: VarClass;
      readonly diverging: boolean;
    }
  | { readonly kind: 'const'; readonly id: number; readonly parent: number; readonly value: Const | undefined }
  | { readonly kind: 'region'; readonly id: number };

export function createInferCx(
  items: ItemTables,
  env: ParamEnv,
  options: { readonly keepRegions?: boolean; readonly reveal?: boolean; readonly erased?: InferCx } = {},
): InferCx {
  return {
    items,
    env,
    keepRegions: options.keepRegions ?? false,
    erased: options.erased,
    demands: [],
    placeholders: 0,
    binders: 0,
    strictBinders: false,
    reveal: options.reveal ?? false,
    parent: [],
    value: [],
    self: [],
    classes: [],
    origins: [],
    diverging: [],
    constParent: [],
    constValue: [],
    regionValue: [],
    log: [],
    touched: [],
    openSnapshots: 0,
    sized: lang(items, 'Sized'),
    unsure: [],
    metError: false,
    overflow: undefined,
    cycles: 0,
    guesses: 0,
    resolver: undefined,
  };
}

// ---------------------------------------------------------------- making variables

export function freshVar(cx: InferCx, origin?: Span, kind: VarClass = 'general'): Ty {
  const id = cx.parent.length;
  const self: InferTy = inferTy(id, kind);
  cx.parent.push(id);
  cx.value.push(undefined);
  cx.self.push(self);
  cx.classes.push(kind);
  cx.origins.push(origin);
  cx.diverging.push(false);
  return self;
}

export function freshConst(cx: InferCx): Const {
  const id = cx.constParent.length;
  cx.constParent.push(id);
  cx.constValue.push(undefined);
  return { kind: 'const-infer', id };
}

export function freshRegion(cx: InferCx): Region {
  if (!cx.keepRegions) return ERASED;
  cx.regionValue.push(undefined);
  return { kind: 're-var', id: -cx.regionValue.length };
}

export function freshPlaceholder(cx: InferCx, name: string): Region {
  return cx.keepRegions ? { kind: 're-placeholder', id: cx.placeholders++, name } : ERASED;
}

/** Forgets all variables and demands, between one question and the next. */
export function clearTable(cx: InferCx): void {
  invariant(cx.openSnapshots === 0, 'a question is over before the next is asked');
  const none: Snapshot = { log: 0, vars: 0, consts: 0, regions: 0, demands: 0, unsure: 0 };
  cutBack(cx, none);
  if (cx.log.length > 0) cx.log.length = 0;
  if (cx.touched.length > 0) cx.touched.length = 0;
  cx.placeholders = 0;
}

// ---------------------------------------------------------------- snapshots

export interface Snapshot {
  readonly log: number;
  readonly vars: number;
  readonly consts: number;
  readonly regions: number;
  readonly demands: number;
  readonly unsure: number;
}

export function openSnapshot(cx: InferCx): Snapshot {
  cx.openSnapshots++;
  return {
    log: cx.log.length,
    vars: cx.parent.length,
    consts: cx.constParent.length,
    regions: cx.regionValue.length,
    demands: cx.demands.length,
    unsure: cx.unsure.length,
  };
}

export function commit(cx: InferCx): void {
  cx.openSnapshots--;
  if (cx.openSnapshots === 0 && cx.log.length > 0) cx.log.length = 0;
}

export function rollback(cx: InferCx, snapshot: Snapshot): void {
  cx.openSnapshots--;
  while (cx.log.length > snapshot.log) {
    const undo = cx.log.pop();
    if (undo === undefined) break;
    if (undo.kind === 'var') {
      cx.parent[undo.id] = undo.parent;
      cx.value[undo.id] = undo.value;
      cx.classes[undo.id] = undo.class;
      cx.diverging[undo.id] = undo.diverging;
    } else if (undo.kind === 'const') {
      cx.constParent[undo.id] = undo.parent;
      cx.constValue[undo.id] = undo.value;
    } else {
      cx.regionValue[undo.id] = undefined;
    }
  }
  cutBack(cx, snapshot);
}

function cutBack(cx: InferCx, snapshot: Snapshot): void {
  // Shortening an array is a call into the engine, and most questions made nothing of most kinds.
  if (cx.parent.length > snapshot.vars)
    cx.parent.length =
      cx.value.length =
      cx.self.length =
      cx.classes.length =
      cx.origins.length =
      cx.diverging.length =
        snapshot.vars;
  if (cx.constParent.length > snapshot.consts) cx.constParent.length = cx.constValue.length = snapshot.consts;
  if (cx.regionValue.length > snapshot.regions) cx.regionValue.length = snapshot.regions;
  if (cx.demands.length > snapshot.demands) cx.demands.length = snapshot.demands;
  if (cx.unsure.length > snapshot.unsure) cx.unsure.length = snapshot.unsure;
}

/** Runs `question` and takes back whatever it bound. */
export function probe<T>(cx: InferCx, question: () => T): T {
  const snapshot = openSnapshot(cx);
  const answer = question();
  rollback(cx, snapshot);
  return answer;
}

/** Keeps what `attempt` bound if it succeeds. */
export function commitIf(cx: InferCx, attempt: () => boolean): boolean {
  const snapshot = openSnapshot(cx);
  const done = attempt();
  if (done) commit(cx);
  else rollback(cx, snapshot);
  return done;
}

// ---------------------------------------------------------------- looking through

export function rootOf(cx: InferCx, id: number): number {
  let at = id;
  for (;;) {
    const next = cx.parent[at];
    invariant(next !== undefined, 'an inference variable outlived its snapshot');
    if (next === at) return at;
    at = next;
  }
}

/** The type as far as its outermost constructor is known. */
export function shallow(cx: InferCx, ty: Ty): Ty {
  if (ty.kind !== 'infer') return ty;
  const root = rootOf(cx, ty.id);
  const value = cx.value[root];
  if (value !== undefined) return value;
  const self = cx.self[root];
  invariant(self !== undefined, 'a root has a type');
  const kind = cx.classes[root];
  if (kind === undefined || kind === self.class) return self;
  const known: InferTy = inferTy(root, kind);
  return known;
}

export function shallowConst(cx: InferCx, value: Const): Const {
  let at = value;
  while (at.kind === 'const-infer') {
    const bound = cx.constValue[at.id];
    if (bound !== undefined) return bound;
    const next = cx.constParent[at.id];
    if (next === undefined || next === at.id) return at;
    at = { kind: 'const-infer', id: next };
  }
  return at;
}

export function shallowRegion(cx: InferCx, region: Region): Region {
  let at = region;
  while (at.kind === 're-var' && at.id < 0) {
    const bound = cx.regionValue[-1 - at.id];
    if (bound === undefined) return at;
    at = bound;
  }
  return at;
}

/** Whether a type mentions inference variables of any sort (impl regions included). */
export const hasInfer = (ty: Ty): boolean => mentions(ty, MENTIONS_INFER);
export const argHasInfer = (arg: GenericArg): boolean => (flagsOfArg(arg) & MENTIONS_INFER) !== 0;
export const argsHaveInfer = (args: readonly GenericArg[]): boolean => argsMention(args, MENTIONS_INFER);

const resolverOf = (cx: InferCx): TyMapper =>
  (cx.resolver ??= {
    ty: (ty) => {
      if (!hasInfer(ty)) return ty;
      if (ty.kind !== 'infer') return undefined;
      const known = shallow(cx, ty);
      return known.kind === 'infer' ? known : resolve(cx, known);
    },
    const: (value) => shallowConst(cx, value),
    region: (region) => shallowRegion(cx, region),
  });

/** The type with every bound variable put in. */
export const resolve = (cx: InferCx, ty: Ty): Ty => (hasInfer(ty) ? mapTy(ty, resolverOf(cx)) : ty);
/** The same, but a variable that is still open stays itself, whatever it was merged with: what is asked of it is known by its name. */
export const resolveBound = (cx: InferCx, ty: Ty): Ty =>
  hasInfer(ty)
    ? mapTy(ty, {
        ...resolverOf(cx),
        ty: (each) => {
          if (!hasInfer(each)) return each;
          if (each.kind !== 'infer') return undefined;
          const known = shallow(cx, each);
          if (known.kind !== 'infer') return resolveBound(cx, known);
          return known.class === each.class ? each : known;
        },
      })
    : ty;
export const resolveArg = (cx: InferCx, arg: GenericArg): GenericArg =>
  argHasInfer(arg) ? mapArg(arg, resolverOf(cx)) : arg;
export const resolveArgs = (cx: InferCx, args: readonly GenericArg[]): readonly GenericArg[] =>
  argsHaveInfer(args) ? mapArgs(args, resolverOf(cx)) : args;
/**
 * When a goal was asked for: `touched` had `from` entries when the proof that asked for it began, and `to` when it was
 * done. What that proof found out of others' variables came too late for its goals; its own begin at `firstOwn`.
 */
export interface Asked {
  readonly from: number;
  readonly to: number;
  readonly firstOwn: number;
}

/** As `resolveArgs`, by what was known when the goal was asked for. */
export function resolveAsOf(cx: InferCx, args: readonly GenericArg[], asked: Asked): readonly GenericArg[] {
  const later = new Set(cx.touched.slice(asked.to));
  for (const id of cx.touched.slice(asked.from, asked.to)) if (id < asked.firstOwn) later.add(id);
  const known: TyMapper = {
    ty: (ty) => {
      if (ty.kind !== 'infer') return hasInfer(ty) ? undefined : ty;
      let at = ty.id;
      while (!later.has(at) && cx.parent[at] !== at) at = cx.parent[at] ?? at;
      const value = later.has(at) ? undefined : cx.value[at];
      return value === undefined ? ty : mapTy(value, known);
    },
  };
  return args.map((arg) => (isTy(arg) ? mapTy(arg, known) : arg));
}

export const resolveTraitRef = (cx: InferCx, trait: TraitRef): TraitRef =>
  argsHaveInfer(trait.args) ? mapTraitRef(trait, resolverOf(cx)) : trait;
export const resolvePredicate = (cx: InferCx, predicate: Predicate): Predicate =>
  mapPredicate(predicate, resolverOf(cx));

/** Ids of the unbound type variables in `args`, as `-1 - id` for constants. */
export function unboundIn(cx: InferCx, args: readonly GenericArg[]): number[] {
  const out: number[] = [];
  for (const arg of args) {
    if (arg.kind === 'const-infer') {
      const known = shallowConst(cx, arg);
      if (known.kind === 'const-infer') out.push(-1 - known.id);
      continue;
    }
    if (!isTy(arg) || !hasInfer(arg)) continue;
    walkTy(resolve(cx, arg), {
      ty: (each) => {
        if (each.kind === 'infer') out.push(each.id);
        return hasInfer(each);
      },
      const: (value) => {
        if (value.kind === 'const-infer') out.push(-1 - value.id);
      },
    });
  }
  return out;
}

/** Whether any of the variables (as `unboundIn` gives them) has been bound or merged since. */
export function anyChanged(cx: InferCx, ids: readonly number[]): boolean {
  for (const id of ids) {
    if (id >= 0) {
      if (cx.parent[id] !== id || cx.value[id] !== undefined) return true;
    } else if (cx.constParent[-1 - id] !== -1 - id || cx.constValue[-1 - id] !== undefined) return true;
  }
  return false;
}

// ---------------------------------------------------------------- binding

function logVar(cx: InferCx, id: number): void {
  if (cx.openSnapshots === 0) return;
  cx.log.push({
    kind: 'var',
    id,
    parent: cx.parent[id] ?? id,
    value: cx.value[id],
    class: cx.classes[id] ?? 'general',
    diverging: cx.diverging[id] ?? false,
  });
}

export function bindVar(cx: InferCx, root: number, ty: Ty): void {
  logVar(cx, root);
  cx.touched.push(root);
  cx.value[root] = ty;
}

/**
 * Merges two unbound variables. A variable that becomes an integer's or float's is never the representative: so whoever
 * waits for it sees that it changed.
 */
export function mergeVars(cx: InferCx, a: number, b: number): boolean {
  const classA = cx.classes[a] ?? 'general';
  const classB = cx.classes[b] ?? 'general';
  if (classA !== classB && classA !== 'general' && classB !== 'general') return false;
  const to = classA === classB ? Math.min(a, b) : classA === 'general' ? b : a;
  const from = to === a ? b : a;
  logVar(cx, from);
  logVar(cx, to);
  cx.touched.push(from);
  cx.parent[from] = to;
  cx.diverging[to] = cx.diverging[to] === true || cx.diverging[from] === true;
  return true;
}

export function markDiverging(cx: InferCx, ty: Ty): void {
  if (ty.kind !== 'infer') return;
  const root = rootOf(cx, ty.id);
  logVar(cx, root);
  cx.diverging[root] = true;
}

export function bindConst(cx: InferCx, id: number, value: Const): void {
  if (cx.openSnapshots > 0)
    cx.log.push({ kind: 'const', id, parent: cx.constParent[id] ?? id, value: cx.constValue[id] });
  cx.touched.push(-1 - id);
  if (value.kind === 'const-infer') cx.constParent[id] = value.id;
  else cx.constValue[id] = value;
}

export function bindRegion(cx: InferCx, id: number, region: Region): void {
  const index = -1 - id;
  if (cx.openSnapshots > 0) cx.log.push({ kind: 'region', id: index });
  cx.regionValue[index] = region;
}
