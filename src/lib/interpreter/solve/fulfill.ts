/**
 * Proving many obligations together: those that cannot be decided yet wait for one of their variables (rustc's
 * `FulfillmentContext`). Also the questions without consequences: does this hold?
 */
import { findIn, invariant } from '../../heap/base/index.ts';
import { argKey, argsKey, hasParams, isTy, walkArg } from '../types/fold.ts';
import {
  type Asked,
  anyChanged,
  argHasInfer,
  argsHaveInfer,
  createInferCx,
  openSnapshot,
  resolveArgs,
  resolveAsOf,
  rollback,
  rootOf,
  shallow,
  unboundIn,
  type InferCx,
  type InferTy,
} from './table.ts';
import { argHasRegions } from '../types/has-regions.ts';
import type { ItemTables, ParamEnv } from '../types/items.ts';
import { isLang, selfTyOf, traitOf } from '../types/lookup.ts';
import type { GenericArg, Predicate, TraitRef } from '../types/ty.ts';
import { NO_CAUSE, obligation, type Obligation } from './obligation.ts';
import { normalize, openGoal, proveProjection } from './project.ts';
import { sizedRule } from './builtin.ts';
import { EMPTY_ENV } from './elaborate.ts';
import { select } from './select.ts';
import { hasAllImpls } from './whole-impls.ts';

export type Answer = 'yes' | 'maybe' | 'no';

export interface Failure {
  /** `cycle`: it holds only if it holds (E0275). */
  readonly kind: 'unimplemented' | 'mismatch' | 'cycle';
  readonly obligation: Obligation;
}

interface Waiting {
  readonly obligation: Obligation;
  /** Variables that it waits for; empty: try again whenever asked. */
  readonly on: readonly number[];
  /** When it (or what it follows from) was registered. */
  readonly order: number;
  /** When it came to wait. */
  readonly since: number;
  readonly asked: Asked;
}

interface Due {
  readonly obligation: Obligation;
  readonly order: number;
  readonly asked: Asked;
}

/** What waits, in the order in which it came to wait, and by variable who waits for it: so that only those are asked again whose variables changed. */
export interface WaitingRoom {
  readonly all: Set<Waiting>;
  readonly byVar: Map<number, Waiting[]>;
  count: number;
  /** How many entries of the table's `touched` have been looked at. */
  seen: number;
}

export interface FulfillCx {
  /** The table's. */
  readonly touched: readonly number[];
  waiting: WaitingRoom;
  fresh: Due[];
  count: number;
}

export const createWaiting = (): WaitingRoom => ({ all: new Set(), byVar: new Map(), count: 0, seen: 0 });
export const createFulfill = ({ touched }: Pick<InferCx, 'touched'>): FulfillCx => ({
  touched,
  waiting: createWaiting(),
  fresh: [],
  count: 0,
});

function wait(cx: InferCx, room: WaitingRoom, { obligation, order, asked }: Due): void {
  if (room.all.size === 0) {
    room.byVar.clear();
    room.seen = cx.touched.length;
  }
  const on = waitsFor(cx, obligation.predicate);
  const each: Waiting = { obligation, on, order, asked, since: room.count++ };
  room.all.add(each);
  for (const id of each.on.length === 0 ? [ALWAYS] : each.on) {
    const list = room.byVar.get(id);
    if (list === undefined) room.byVar.set(id, [each]);
    else list.push(each);
  }
}

/** In place of a variable: to be tried again whenever asked. */
const ALWAYS = NaN;

/** Takes out what may be decided by now, in the order in which it came to wait. */
function takeChanged(cx: InferCx, room: WaitingRoom, due: Due[]): void {
  if (room.all.size === 0) return;
  const always = room.byVar.get(ALWAYS);
  let changed: Set<Waiting> | undefined;
  if (always !== undefined) {
    changed = new Set(always);
    room.byVar.delete(ALWAYS);
  }
  for (; room.seen < cx.touched.length; room.seen++) {
    const id = cx.touched[room.seen] ?? ALWAYS;
    const list = room.byVar.get(id);
    if (list === undefined || !anyChanged(cx, [id])) continue;
    for (const each of list) if (room.all.has(each)) (changed ??= new Set<Waiting>()).add(each);
    room.byVar.delete(id);
  }
  if (changed === undefined) return;
  for (const each of [...changed].sort((a, b) => a.since - b.since)) {
    room.all.delete(each);
    due.push(each);
  }
}

export function register(fulfill: FulfillCx, obligations: readonly Obligation[]): void {
  const now = fulfill.touched.length;
  const asked: Asked = { from: now, to: now, firstOwn: 0 };
  for (const obligation of obligations) fulfill.fresh.push({ obligation, order: fulfill.count++, asked });
}

/** What is still to be proved of the type that a variable will stand for. */
export function pendingOn(cx: InferCx, fulfill: FulfillCx, variable: InferTy): readonly Obligation[] {
  const root = rootOf(cx, variable.id);
  const isAbout = (predicate: Predicate): boolean => {
    const self =
      predicate.kind === 'trait'
        ? predicate.trait.args[0]
        : predicate.kind === 'projection'
          ? predicate.args[0]
          : undefined;
    if (self === undefined || !isTy(self) || self.kind !== 'infer') return false;
    const found = shallow(cx, self);
    return found.kind === 'infer' && rootOf(cx, found.id) === root;
  };
  return [...fulfill.waiting.all, ...fulfill.fresh]
    .sort((a, b) => a.order - b.order)
    .map((each) => each.obligation)
    .filter((each) => isAbout(each.predicate));
}

/** Proves goals that are known to hold but for their regions; false if one of them cannot be decided. */
export function proveKnown(cx: InferCx, goals: readonly Obligation[]): boolean {
  let due: Obligation[] = [...goals].reverse();
  while (due.length > 0) {
    const waiting: Obligation[] = [];
    let progress = false;
    for (let goal = due.pop(); goal !== undefined; goal = due.pop()) {
      const result = prove(cx, goal);
      if (result === 'unimplemented' || result === 'mismatch' || result === 'cycle') return false;
      if (result === 'ambiguous') {
        waiting.push(goal);
        continue;
      }
      progress = true;
      for (let i = result.length - 1; i >= 0; i--) {
        const nested = result[i];
        if (nested !== undefined) due.push(nested);
      }
    }
    if (waiting.length > 0 && !progress) return false;
    due = waiting.reverse();
  }
  return true;
}

/** Proves what can be proved now; gives what certainly fails (each once; with `stopAtFailure` no more than one). */
export function selectWherePossible(cx: InferCx, fulfill: FulfillCx, stopAtFailure = false): readonly Failure[] {
  const failures: Failure[] = [];
  let failed: Set<string> | undefined;
  for (let rounds = 0; rounds < 200; rounds++) {
    const due: Due[] = fulfill.fresh;
    fulfill.fresh = [];
    takeChanged(cx, fulfill.waiting, due);
    if (due.length === 0) break;
    let progress = false;
    const stack = due.reverse();
    for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
      const { obligation: goal, order } = next;
      const from = cx.touched.length;
      const firstOwn = cx.parent.length;
      const result = prove(cx, goal);
      if (result === 'ambiguous') {
        wait(cx, fulfill.waiting, next);
        continue;
      }
      progress = true;
      if (result === 'unimplemented' || result === 'mismatch' || result === 'cycle') {
        if (stopAtFailure) return [...failures, { kind: result, obligation: goal }];
        failed ??= new Set<string>();
        if (isNewFailure(cx, failed, next)) failures.push({ kind: result, obligation: goal });
        continue;
      }
      if (result.length === 0) continue;
      const asked: Asked = { from, to: cx.touched.length, firstOwn };
      for (let i = result.length - 1; i >= 0; i--) {
        const nested = result[i];
        if (nested !== undefined) stack.push({ obligation: nested, order, asked });
      }
    }
    if (!progress) break;
  }
  return failures;
}

/**
 * What several ask for in one go is reported once, as long as it was the same when they asked: rustc's obligation forest
 * holds it only once then. Bounds of two parameters are two goals, and so is one whose types have become known in between.
 * What follows twice from what stands in one place is one fault anyhow; variables' sizes are asked for each by itself.
 */
function isNewFailure(cx: InferCx, failed: Set<string>, { obligation, asked }: Due): boolean {
  const { predicate, parent, cause } = obligation;
  const isSize = cause.kind === 'sized-variable';
  const key = isSize ? `${cause.span.start}` : failureKey(predicate, (args) => resolveAsOf(cx, args, asked));
  const here =
    parent === undefined || isSize
      ? key
      : `${cause.span.start}: ${failureKey(predicate, (args) => resolveArgs(cx, args))}`;
  if (failed.has(key) || failed.has(here)) return false;
  failed.add(key);
  failed.add(here);
  return true;
}

type Resolve = (args: readonly GenericArg[]) => readonly GenericArg[];

function failureKey(predicate: Predicate, resolve: Resolve): string {
  const keyOf = (args: readonly GenericArg[]) => resolve(args).map(argKey).join(',');
  if (predicate.kind === 'trait') return `${predicate.trait.trait}<${keyOf(predicate.trait.args)}>`;
  return predicate.kind === 'projection' ? `p${predicate.item}<${keyOf([...predicate.args, predicate.ty])}>` : '';
}

function waitsFor(cx: InferCx, predicate: Predicate): number[] {
  switch (predicate.kind) {
    case 'trait':
      return unboundIn(cx, predicate.trait.args);
    case 'projection':
      return unboundIn(cx, [...predicate.args, predicate.ty]);
    default:
      return [];
  }
}

/** One step of proof: what else must hold, or why not. */
function prove(
  cx: InferCx,
  goal: Obligation,
): readonly Obligation[] | 'ambiguous' | 'unimplemented' | 'mismatch' | 'cycle' {
  const predicate = openGoal(cx, goal.predicate);
  switch (predicate.kind) {
    case 'trait': {
      const settled = cx.erased === undefined ? undefined : settledWithoutRegions(cx, predicate.trait);
      if (settled !== undefined) return settled;
      if (predicate.trait.trait === cx.sized) {
        const plain = plainlySized(cx, predicate.trait);
        if (plain !== undefined) return plain;
      }
      const args = resolveArgs(cx, predicate.trait.args);
      const trait: TraitRef = { trait: predicate.trait.trait, args };
      if (!argsHaveInfer(args)) {
        // What stands by itself is remembered as a whole; why it fails is reported below.
        const isWhole = goal.parent === undefined && cx.openSnapshots === 0 && !cx.keepRegions;
        if ((isWhole ? evaluateTrait(cx, trait) : cachedAnswer(cx, trait)) === 'yes') return [];
        const cycle = findCycle(cx, goal, trait);
        if (cycle === 'coinductive') {
          cx.cycles++;
          return [];
        }
        if (cycle === 'inductive') {
          cx.cycles++;
          return 'cycle';
        }
      } else if (goal.depth > 3 && comesBack(cx, goal, trait)) {
        cx.cycles++;
        return 'ambiguous';
      }
      const open = cx.openSnapshots === 0 && isOpenEnded(cx.items, trait) ? unboundIn(cx, args) : undefined;
      const selection = select(cx, trait, predicate === goal.predicate ? goal : { ...goal, predicate });
      if (selection === 'ambiguous') return 'ambiguous';
      if (
        open !== undefined &&
        selection?.kind === 'impl' &&
        isLibraryDef(cx.items, selection.impl) &&
        anyChanged(cx, open) &&
        !hasAllImpls(cx.items, trait)
      )
        cx.guesses++;
      return selection === undefined ? 'unimplemented' : selection.nested;
    }
    case 'projection':
      return proveProjection(cx, goal, predicate);
    case 'type-outlives': {
      if (!cx.keepRegions) return [];
      const nested: Obligation[] = [];
      const ty = normalize(cx, predicate.ty, goal.cause, nested);
      cx.demands.push({ kind: 'type-outlives', ty, region: predicate.region });
      return nested;
    }
    default:
      if (cx.keepRegions) cx.demands.push(predicate);
      return [];
  }
}

/**
 * What needs no look at regions: `Sized` asks nothing of them, and where there are neither regions nor parameters there is
 * but one answer, which is remembered.
 */
function settledWithoutRegions(cx: InferCx, trait: TraitRef): readonly Obligation[] | 'ambiguous' | undefined {
  if (trait.trait === cx.sized) return [];
  if (trait.args.some((arg) => argHasRegions(arg) || argHasInfer(arg) || (isTy(arg) && hasParams(arg))))
    return undefined;
  return evaluateClosed(cx.items, EMPTY_ENV, trait) === 'yes' ? [] : undefined;
}

/** `Sized` is asked of nearly every type and mostly plain to see. */
function plainlySized(cx: InferCx, trait: TraitRef): readonly Obligation[] | 'ambiguous' | undefined {
  const self = shallow(cx, selfTyOf(trait));
  switch (self.kind) {
    case 'infer':
      return self.class === 'general' ? 'ambiguous' : [];
    case 'bool':
    case 'char':
    case 'never':
    case 'int':
    case 'float':
    case 'ref':
    case 'ptr':
    case 'array':
    case 'fn-def':
    case 'fn-ptr':
    case 'error':
      return [];
    case 'adt': {
      const rule = sizedRule(cx, self);
      return typeof rule !== 'string' && rule.kind === 'holds-for-parts' && rule.parts.length === 0 ? [] : undefined;
    }
    default:
      return undefined;
  }
}

const isLibraryDef = (items: ItemTables, def: TraitRef['trait']): boolean =>
  findIn(items.defs, def)?.isLibrary ?? false;

/** A library trait with a parameter, for whose impls ours is no guide: not the language's own operators. */
function isOpenEnded(items: ItemTables, trait: TraitRef): boolean {
  if (trait.args.length < 2 || !isLibraryDef(items, trait.trait)) return false;
  const name = findIn(items.defs, trait.trait)?.lang;
  return name === undefined || name === 'From' || name === 'Into'
    ? traitOf(items, trait.trait).items.filter((item) => item.kind === 'fn').length === 1
    : false;
}

function findCycle(cx: InferCx, goal: Obligation, trait: TraitRef): 'none' | 'coinductive' | 'inductive' {
  if (goal.parent === undefined) return 'none';
  const key = traitKey(trait);
  for (let at: Obligation | undefined = goal.parent; at !== undefined; at = at.parent) {
    if (at.predicate.kind !== 'trait' || at.predicate.trait.trait !== trait.trait) continue;
    if (traitKey({ trait: trait.trait, args: resolveArgs(cx, at.predicate.trait.args) }) === key) {
      return traitOf(cx.items, trait.trait).isAuto || isLang(cx.items, trait.trait, 'Sized')
        ? 'coinductive'
        : 'inductive';
    }
  }
  return 'none';
}

/** Whether the same question, with other variables, is being asked already: its answer cannot come from here. */
function comesBack(cx: InferCx, goal: Obligation, trait: TraitRef): boolean {
  const key = openKey(trait);
  for (let at: Obligation | undefined = goal.parent; at !== undefined; at = at.parent) {
    if (at.predicate.kind !== 'trait' || at.predicate.trait.trait !== trait.trait) continue;
    if (openKey({ trait: trait.trait, args: resolveArgs(cx, at.predicate.trait.args) }) === key) return true;
  }
  return false;
}

/** Variables are numbered in the order in which they occur. */
function openKey(trait: TraitRef): string {
  const seen = new Map<string, number>();
  return traitKey(trait).replace(/\?c?\d+/gu, (name) => {
    const number = seen.get(name) ?? seen.size;
    seen.set(name, number);
    return `?${number}`;
  });
}

const traitKey = (trait: TraitRef): string => `${trait.trait}${argsKey(trait.args)}`;

// ---------------------------------------------------------------- questions

/** Decides all of `obligations` within the current snapshot. */
export function solveAll(cx: InferCx, obligations: readonly Obligation[]): Answer {
  if (obligations.length === 0) return 'yes';
  const fulfill = createFulfill(cx);
  register(fulfill, obligations);
  // One clause that fails is enough; those after it might have no end.
  if (selectWherePossible(cx, fulfill, true).length > 0) return 'no';
  return fulfill.waiting.all.size === 0 ? 'yes' : 'maybe';
}

interface AnswerMemo {
  readonly byEnv: WeakMap<ParamEnv, Map<string, Answer>>;
}
const answers = new WeakMap<ItemTables, AnswerMemo>();

/** By the orphan rule no program changes the answer about library items only: such answers are kept with the library. */
function memoFor(given: ItemTables, env: ParamEnv, trait: TraitRef): Map<string, Answer> {
  const { below } = given;
  const items = below !== undefined && env.predicates.length === 0 && isBelow(trait, given.defs.start) ? below : given;
  let memo = answers.get(items);
  if (memo === undefined) {
    memo = { byEnv: new WeakMap() };
    answers.set(items, memo);
  }
  let map = memo.byEnv.get(env);
  if (map === undefined) {
    map = new Map();
    memo.byEnv.set(env, map);
  }
  return map;
}

/** Region-free questions in one environment always have one answer. */
function cachedAnswer(cx: InferCx, trait: TraitRef): Answer | undefined {
  return cx.keepRegions ? undefined : memoFor(cx.items, cx.env, trait).get(cacheKey(cx, trait));
}

/** Whether only items of lower layers are mentioned. */
function isBelow(trait: TraitRef, start: number): boolean {
  if (trait.trait >= start) return false;
  let below = true;
  for (const arg of trait.args) {
    walkArg(arg, {
      ty: (ty) => {
        if (
          'def' in ty
            ? ty.def >= start
            : ty.kind === 'dyn'
              ? (ty.principal?.trait ?? 0) >= start
              : ty.kind === 'projection' && ty.item >= start
        )
          below = false;
        return below;
      },
    });
  }
  return below;
}
const cacheKey = (cx: InferCx, trait: TraitRef): string => (cx.reveal ? `!${traitKey(trait)}` : traitKey(trait));

/** Whether `predicate` holds, as far as is known; binds nothing. */
export function evaluate(cx: InferCx, predicate: Predicate): Answer {
  if (predicate.kind === 'trait') return evaluateTrait(cx, predicate.trait);
  const snapshot = openSnapshot(cx);
  const answer = solveAll(cx, [obligation(predicate, NO_CAUSE)]);
  rollback(cx, snapshot);
  return answer;
}

export function evaluateTrait(cx: InferCx, trait: TraitRef): Answer {
  const args: readonly GenericArg[] = resolveArgs(cx, trait.args);
  const self = shallow(cx, selfTyOf({ trait: trait.trait, args }));
  if (self.kind === 'error') return 'yes';
  const resolved: TraitRef = { trait: trait.trait, args };
  const memo = cx.keepRegions || argsHaveInfer(args) ? undefined : memoFor(cx.items, cx.env, resolved);
  const key = memo === undefined ? '' : cacheKey(cx, resolved);
  const known = memo?.get(key);
  if (known !== undefined) return known;
  const before = cx.cycles;
  const snapshot = openSnapshot(cx);
  const answer = solveAll(cx, [obligation({ kind: 'trait', bound: [], trait: resolved }, NO_CAUSE)]);
  rollback(cx, snapshot);
  if (cx.overflow === undefined && (cx.cycles === before || answer === 'yes')) memo?.set(key, answer);
  return answer;
}

/** Of a question without variables, where it was answered before. */
export const rememberedAnswer = (items: ItemTables, env: ParamEnv, trait: TraitRef): Answer | undefined =>
  memoFor(items, env, trait).get(traitKey(trait));

/** The same question: a table for the variables of its proof is made only where the answer is not remembered. */
export const evaluateClosed = (items: ItemTables, env: ParamEnv, trait: TraitRef): Answer =>
  rememberedAnswer(items, env, trait) ?? evaluateTrait(createInferCx(items, env), trait);

/** What `trait` fails for in the end: the bounds at the leaves of the proof. The trait itself where no impl fits. */
export function failingLeaves(cx: InferCx, trait: TraitRef): readonly TraitRef[] {
  const snapshot = openSnapshot(cx);
  const fulfill = createFulfill(cx);
  register(fulfill, [obligation({ kind: 'trait', bound: [], trait }, NO_CAUSE)]);
  const leaves: TraitRef[] = [];
  for (const { obligation: failed } of selectWherePossible(cx, fulfill)) {
    if (failed.predicate.kind !== 'trait') continue;
    const args = resolveArgs(cx, failed.predicate.trait.args);
    if (unboundIn(cx, args).every((id) => id >= 0 && id < snapshot.vars))
      leaves.push({ trait: failed.predicate.trait.trait, args });
  }
  rollback(cx, snapshot);
  return leaves;
}

export function holdsSure(cx: InferCx, trait: TraitRef): boolean {
  invariant(trait.args.length > 0, 'a trait reference begins with its self type');
  return evaluateTrait(cx, trait) === 'yes';
}
