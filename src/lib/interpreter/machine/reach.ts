/**
 * The bodies that a run can come to, found without running: from the roots along calls, values of functions, constants,
 * statics, the glue of what is dropped and the methods of what becomes a trait object, instance by instance.
 *
 * More may be found than a run enters, never less. Where a body is not at hand its callees are not known yet: whoever walks
 * gets it and walks on.
 */
import { upvarTysOf } from '../types/closure.ts';
import { findIn } from '../../heap/base/index.ts';
import type { Body, Constant, Operand, Rvalue } from '../mir/ir.ts';
import { operandsOf } from '../mir/operands.ts';
import { placeTy } from '../mir/place.ts';
import { EMPTY_ENV, isCopy, mayHaveMethod, needsDrop, normalizeRevealed, resolveInstance } from '../solve/queries.ts';
import { argKey, eraseArgs, eraseRegions, isTy, substArgs, substTy, tyKey } from '../types/fold.ts';
import { adtOf, boxedTy, findAdt, implOf, lang, traitOf, traitOfItem } from '../types/lookup.ts';
import type { ItemTables } from '../types/items.ts';
import type { DefId, GenericArg, Ty } from '../types/ty.ts';
import { isBelow } from './layers.ts';
import { findIntrinsic } from './intrinsics/index.ts';
import type { Program } from './program.ts';

/** What has been come to, by one program or by all programs over a library. */
export interface Walk {
  readonly items: ItemTables;
  readonly bodyOf: Program['bodyOf'];
  /** Whether a definition's signature is at hand; where it is not, nothing else is asked of it. */
  readonly isKnown: (def: DefId) => boolean;
  /** Of the library alone: kept from program to program, since what a library's instance comes to is always the same. */
  readonly below: Walk | undefined;
  /** Everything come to that could have a body, intrinsics left out. */
  readonly found: Set<DefId>;
  /** What had no body or signature when it was looked for. */
  readonly missing: Map<string, { readonly def: DefId; readonly args: readonly GenericArg[] }>;
  readonly seen: Set<string>;
  readonly queue: Instance[];
  /** Types that have become trait objects, and the methods that are called of such. */
  readonly objects: Ty[];
  readonly virtual: { readonly method: DefId; readonly args: readonly GenericArg[] }[];
  /** Of a walk that is not made for a run: is told of each body that is come to. */
  readonly onBody: ((body: Body, args: readonly GenericArg[]) => void) | undefined;
}

interface Instance {
  readonly body: Body;
  readonly args: readonly GenericArg[];
}

/** Beyond this many instances a program makes ever new ones: no run comes to all of them. */
const MOST_INSTANCES = 20_000;

export const createWalk = (
  items: ItemTables,
  bodyOf: Program['bodyOf'],
  below: Walk | undefined,
  { onBody, isKnown = () => true }: Partial<Pick<Walk, 'onBody' | 'isKnown'>> = {},
): Walk => ({
  items,
  bodyOf,
  isKnown,
  below,
  found: new Set(),
  missing: new Map(),
  seen: new Set(),
  queue: [],
  objects: [],
  virtual: [],
  onBody,
});

/** Walks on from `roots`, which take no generic arguments, and from what had no body before and has one now. */
export function reach(walk: Walk, roots: Iterable<DefId>, entries: Iterable<DefId>): void {
  for (const layer of [walk, walk.below]) if (layer !== undefined) retryMissing(layer);
  for (const root of roots) addItem(walk, root, []);
  for (const entry of entries) addReport(walk, entry);
  do {
    if (walk.below !== undefined) drain(walk.below);
    drain(walk);
    // What the library calls of trait objects, it calls of the program's too.
    for (const ty of walk.objects)
      for (const each of walk.below?.virtual ?? []) addObjectCall(walk, each.method, [ty, ...each.args]);
  } while (walk.queue.length + (walk.below?.queue.length ?? 0) > 0);
}

function drain(walk: Walk): void {
  for (let each = walk.queue.pop(); each !== undefined; each = walk.queue.pop()) {
    if (walk.seen.size > MOST_INSTANCES) continue;
    walk.onBody?.(each.body, each.args);
    visitBody(walk, each.body, each.args);
  }
}

function retryMissing(walk: Walk): void {
  // What is found wanting once more is put back.
  for (const [key, { def, args }] of [...walk.missing]) {
    if (!walk.isKnown(def)) continue;
    walk.missing.delete(key);
    walk.seen.delete(key);
    addCall(walk, def, args);
  }
}

/** The walk that a type or instance belongs to. */
const homeOf = (walk: Walk, args: readonly GenericArg[], def = 0): Walk =>
  walk.below !== undefined && def < walk.items.defs.start && args.every((arg) => isBelow(arg, walk.items.defs.start))
    ? walk.below
    : walk;

/** Whether this is new. */
function isNew(walk: Walk, key: string): boolean {
  if (walk.seen.has(key)) return false;
  walk.seen.add(key);
  return true;
}

const concrete = (walk: Walk, ty: Ty, args: readonly GenericArg[]): Ty =>
  eraseRegions(normalizeRevealed(walk.items, substTy(eraseRegions(ty), args)));

export const concreteArgs = (
  items: ItemTables,
  list: readonly GenericArg[],
  args: readonly GenericArg[],
): readonly GenericArg[] =>
  eraseArgs(substArgs(list, args)).map((arg) => (isTy(arg) ? eraseRegions(normalizeRevealed(items, arg)) : arg));

/** What a function gives that a run begins with reports how the run ended. */
function addReport(walk: Walk, entry: DefId): void {
  const output = findIn(walk.items.fns, entry)?.sig.output;
  const trait = lang(walk.items, 'Termination');
  if (output === undefined || trait === undefined) return;
  for (const item of traitOf(walk.items, trait).items) addCall(walk, item.def, [eraseRegions(output)]);
}

// ---------------------------------------------------------------- what is come to

/** A function, closure, constant or static with its arguments. */
function addItem(walk: Walk, def: DefId, args: readonly GenericArg[]): void {
  if (isUnknown(walk, def, args)) return;
  const info = findIn(walk.items.fns, def);
  if (info?.intrinsic !== undefined) {
    // `drop_in_place` and its kin: whatever they are given may be dropped or called.
    for (const arg of args) if (isTy(arg)) addValue(walk, arg);
    if (info.intrinsic === 'box_call_once') addBoxedCall(walk, args);
    // A run cannot wait for code: where it has not come, the walk stops here. Who only looks at bodies needs none.
    if (info.intrinsic !== 'drop_in_place' && walk.onBody === undefined) findIntrinsic(info.intrinsic);
    return;
  }
  const home = homeOf(walk, args, def);
  const key = keyOf(def, args);
  if (!isNew(home, key)) return;
  home.found.add(def);
  const body = home.bodyOf(def);
  if (body === undefined) home.missing.set(key, { def, args });
  else home.queue.push({ body, args });
}

const keyOf = (def: DefId, args: readonly GenericArg[]): string => `${def}<${args.map(argKey).join(',')}>`;

/** Its signature may say that it is an intrinsic, or what its arguments mean: it is noted, and asked for again later. */
function isUnknown(walk: Walk, def: DefId, args: readonly GenericArg[]): boolean {
  if (walk.isKnown(def)) return false;
  homeOf(walk, args, def).missing.set(keyOf(def, args), { def, args });
  return true;
}

/** A call of an item that may be a trait's. */
function addCall(from: Walk, def: DefId, args: readonly GenericArg[]): void {
  // Of a trait's function it is the trait that says whose it is.
  if (traitOfItem(from.items, def) === undefined && isUnknown(from, def, args)) return;
  const walk = homeOf(from, args, def);
  const resolved = resolveInstance(walk.items, def, args);
  switch (resolved.kind) {
    case 'item':
      addItem(walk, resolved.def, eraseArgs(resolved.args));
      return;
    case 'clone-shim':
      addClone(walk, resolved.ty);
      return;
    case 'fn-call':
      addCallee(walk, resolved.ty);
      return;
    case 'virtual':
      addVirtual(from, resolved.method, args.slice(1));
      return;
    default:
  }
}

/** What a value of a type runs when it is called; a function pointer was made from an item that is come to elsewhere. */
function addCallee(walk: Walk, ty: Ty): void {
  if (ty.kind === 'fn-def') addCall(walk, ty.def, ty.args);
  else if (ty.kind === 'closure') addItem(walk, ty.def, ty.args);
  else if (ty.kind === 'ref') addCallee(walk, ty.ty);
}

/** A boxed function value is called: whatever it may be. */
function addBoxedCall(walk: Walk, [args, content]: readonly GenericArg[]): void {
  const callee = lang(walk.items, 'box_call');
  if (callee === undefined || args === undefined || content === undefined || !isTy(content)) return;
  if (content.kind === 'dyn') addVirtual(walk, callee, [args]);
  else addItem(walk, callee, [content, args]);
}

/** `Clone::clone` of what the compiler clones part by part. */
function addClone(from: Walk, ty: Ty): void {
  const walk = homeOf(from, [ty]);
  if (!isNew(walk, `clone ${tyKey(ty)}`) || isCopy(walk.items, EMPTY_ENV, ty)) return;
  const trait = lang(walk.items, 'Clone');
  const method = trait === undefined ? undefined : traitOf(walk.items, trait).items.find((each) => !each.hasDefault);
  if (method === undefined) return;
  for (const part of partsOf(walk, ty)) addCall(walk, method.def, [part]);
}

/** Whatever can be done with a value of which nothing is known but its type. */
function addValue(walk: Walk, ty: Ty): void {
  addGlue(walk, ty);
  addCallee(walk, ty);
}

/** What runs when a value of a type is dropped. */
function addGlue(from: Walk, ty: Ty): void {
  const walk = homeOf(from, [ty]);
  if (!isNew(walk, `drop ${tyKey(ty)}`) || !needsDrop(walk.items, EMPTY_ENV, ty)) return;
  const { items } = walk;
  const content = boxedTy(items, ty);
  const free = lang(items, 'box_free');
  if (content !== undefined && ty.kind === 'adt') {
    if (free !== undefined) addItem(walk, free, ty.args);
    addGlue(walk, content);
    return;
  }
  const impl = ty.kind === 'adt' ? findAdt(items, ty.def)?.dropImpl : undefined;
  if (impl !== undefined && ty.kind === 'adt') {
    const drop = lang(items, 'drop');
    const method = implOf(items, impl).items[0]?.def;
    if (drop !== undefined) addCall(walk, drop, [ty]);
    if (method !== undefined) addItem(walk, method, ty.args);
  }
  for (const part of partsOf(walk, ty)) addGlue(walk, part);
}

function partsOf(walk: Walk, ty: Ty): readonly Ty[] {
  switch (ty.kind) {
    case 'tuple':
      return ty.tys;
    case 'closure':
      return upvarTysOf(ty);
    case 'array':
    case 'slice':
      return [ty.ty];
    case 'adt':
      return adtOf(walk.items, ty.def).variants.flatMap(({ fields }) =>
        fields.map((field) => concrete(walk, field.ty, ty.args)),
      );
    default:
      return [];
  }
}

// ---------------------------------------------------------------- trait objects

/** An unsizing: where a type becomes a trait object, whatever is called of objects may be called of it. */
function addUnsizing(walk: Walk, from: Ty, to: Ty): void {
  if (to.kind === 'dyn') {
    if (from.kind !== 'dyn') addObject(walk, from);
    return;
  }
  if ((from.kind === 'ref' || from.kind === 'ptr') && (to.kind === 'ref' || to.kind === 'ptr'))
    addUnsizing(walk, from.ty, to.ty);
  if (from.kind !== 'adt' || to.kind !== 'adt') return;
  from.args.forEach((arg, index) => {
    const other = to.args[index];
    if (other !== undefined && isTy(arg) && isTy(other)) addUnsizing(walk, arg, other);
  });
}

function addObject(from: Walk, ty: Ty): void {
  const walk = homeOf(from, [ty]);
  if (isNew(walk, `object ${tyKey(ty)}`)) {
    walk.objects.push(ty);
    addGlue(walk, ty);
    for (const each of walk.virtual) addObjectCall(walk, each.method, [ty, ...each.args]);
  }
  if (from !== walk) for (const each of from.virtual) addObjectCall(from, each.method, [ty, ...each.args]);
}

/** `args`: those behind the self type. */
function addVirtual(walk: Walk, method: DefId, args: readonly GenericArg[]): void {
  if (!isNew(walk, `virtual ${method}<${args.map(argKey).join(',')}>`)) return;
  walk.virtual.push({ method, args });
  for (const ty of [...walk.objects, ...(walk.below?.objects ?? [])]) addObjectCall(walk, method, [ty, ...args]);
}

/** A method of an object's trait called of a type that became some object: of which trait's is not kept. */
function addObjectCall(walk: Walk, method: DefId, args: readonly GenericArg[]): void {
  if (mayHaveMethod(walk.items, method, args)) addCall(walk, method, args);
}

// ---------------------------------------------------------------- bodies

function visitBody(walk: Walk, body: Body, args: readonly GenericArg[]): void {
  const { items } = walk;
  const { locals } = body;
  const tyOf = (operand: Operand): Ty =>
    concrete(walk, operand.kind === 'constant' ? operand.constant.ty : placeTy(items, locals, operand.place), args);
  const operand = (each: Operand): void => {
    if (each.kind === 'constant') visitConstant(walk, each.constant, args);
  };
  const rvalue = (each: Rvalue): void => {
    operandsOf(each).forEach(operand);
    if (each.kind !== 'cast') return;
    if (each.cast === 'unsize') addUnsizing(walk, tyOf(each.operand), concrete(walk, each.ty, args));
    else if (each.cast === 'reify-fn' || each.cast === 'closure-to-fn') addCallee(walk, tyOf(each.operand));
  };
  for (const { statements, terminator } of body.blocks) {
    for (const each of statements) if (each.kind === 'assign') rvalue(each.rvalue);
    switch (terminator.kind) {
      case 'call': {
        const { func } = terminator;
        terminator.args.forEach(operand);
        const ty = func.kind === 'constant' ? func.constant.ty : undefined;
        if (ty?.kind === 'fn-def') addCall(walk, ty.def, concreteArgs(walk.items, ty.args, args));
        else operand(func);
        break;
      }
      case 'drop':
        addGlue(walk, concrete(walk, placeTy(items, locals, terminator.place), args));
        break;
      default:
    }
  }
  for (const promoted of body.promoted) visitBody(walk, promoted, args);
}

function visitConstant(walk: Walk, { value }: Constant, args: readonly GenericArg[]): void {
  if (value.kind === 'item') addCall(walk, value.def, concreteArgs(walk.items, value.args, args));
  else if (value.kind === 'static-ref') addItem(walk, value.def, []);
}
