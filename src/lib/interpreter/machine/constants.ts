/**
 * Constants, promoteds and statics: each body runs once, on a machine of its own that no trace sees. What its value points
 * to becomes static memory too (the temporaries of a constant's value live for ever).
 */
import { invariant, InvariantError } from '../../heap/base/index.ts';
import {
  addGlobal,
  Allocation,
  allocId,
  copyCells,
  EVALUATING,
  findAllocation,
  FIRST_GLOBAL,
  LIVE,
  PENDING,
  pointerTo,
  type AllocId,
} from '../../heap/index.ts';
import type { Body } from '../mir/ir.ts';
import { eraseRegions } from '../types/fold.ts';
import { layoutOf } from '../types/layout/index.ts';
import { defOf, typeOfItem } from '../types/lookup.ts';
import { resolveInstance } from '../solve/queries.ts';
import type { Span } from '../source/index.ts';
import type { DefId, GenericArg } from '../types/ty.ts';
import { enterFrame } from './frames.ts';
import {
  ConstantPanic,
  cycleThrough,
  halt,
  haltUnsupported,
  panicInConstant,
  StaticCycle,
  throwAgain,
} from './halt.ts';
import { layerOf } from './layers.ts';
import { createMachine, entryInstance } from './machine.ts';
import { fetchReturned } from './lower/call.ts';
import { emptyInstance, findInstance, instanceKey } from './lower/instance.ts';
import { panicSpan } from './panic-place.ts';
import { attempt, runCounted } from './run.ts';
import type { Frame, Instance, Lowered, Machine } from './state.ts';

/** All constants of a program together end here, whatever they do. */
const CONST_STEPS = 30_000_000;
/** rustc refuses constants with so many calls and rounds of loops (`long_running_const_eval`), as it counts them. */
const CONST_COUNT = 2_000_000;
/** Our count may differ from rustc's by so much, to either side. */
const DOUBT = 1.5;
/** Frames that rustc permits in a constant (`recursion_limit`). */
const CONST_DEPTH = 128;
const CONST_MEMORY = 64 * 1024 * 1024;

export function constantCells(from: Lowered, def: DefId, args: readonly GenericArg[]): Allocation {
  const lowered = layerOf(from, def, args);
  const items = lowered.program.items;
  const resolved = defOf(items, def).kind === 'assoc-const' ? resolveInstance(items, def, args) : undefined;
  const found = resolved?.kind === 'item' ? resolved : { def, args };
  return evaluate(
    lowered,
    `const ${instanceKey(found.def, found.args)}`,
    'constant',
    () => findInstance(lowered, found.def, found.args),
    defOf(items, found.def).name,
  );
}

export function promotedCells(lowered: Lowered, owner: Instance, index: number, body: Body): Allocation {
  const key = `promoted ${index} ${owner.key}`;
  return evaluate(
    lowered,
    key,
    'constant',
    () => {
      let instance = lowered.instances.get(key);
      if (instance === undefined) {
        instance = emptyInstance(lowered, key, 'body', owner.def, owner.args, body, owner.isLibrary);
        lowered.instances.set(key, instance);
      }
      return instance;
    },
    body.isConstBlock === true ? 'const block' : 'promoted',
  );
}

/** Where a static is. Its value is there once somebody asks for it, or when nothing is being evaluated any more. */
export function staticCells(from: Lowered, def: DefId): Allocation {
  const lowered = layerOf(from, def, []);
  let alloc = lowered.statics.get(def);
  if (alloc === undefined) {
    alloc = reserveStatic(lowered, def);
    lowered.statics.set(def, alloc);
  }
  if (!isEvaluating(lowered)) {
    if (alloc.state === PENDING) lowered.globals.pending.get(alloc.id)?.();
    evaluatePending(lowered);
  }
  return alloc;
}

const isEvaluating = (lowered: Lowered): boolean =>
  lowered.evaluating.size > 0 || (lowered.below?.evaluating.size ?? 0) > 0;

/** An allocation without a value yet. */
function reserveStatic(lowered: Lowered, def: DefId): Allocation {
  const { items } = lowered.program;
  const { name } = defOf(items, def);
  const ty = typeOfItem(items, def);
  const instance = findInstance(lowered, def, []);
  if (ty === undefined || instance === undefined) return haltUnsupported(`the static \`${name}\``);
  const { size, align, shift } = layoutOf(lowered.layouts, eraseRegions(lowered.layouts.normalize(eraseRegions(ty))));
  if (size > MOST_STATIC) return haltUnsupported(`a static of this size (\`${name}\`)`);
  const key = `static ${def}`;
  const alloc = addGlobal(lowered.globals, key, 'static', size, align, shift);
  lowered.globalTys.set(alloc.id, ty);
  alloc.state = PENDING;
  lowered.globals.pending.set(alloc.id, () => {
    const failed = lowered.failed.get(key);
    if (failed !== undefined) throwAgain(failed);
    alloc.state = EVALUATING;
    lowered.evaluating.add(key);
    try {
      run(lowered, instance, 'static', name, key, alloc);
      alloc.state = LIVE;
      lowered.globals.pending.delete(alloc.id);
    } catch (stop) {
      noteFailure(lowered, key, stop);
      throw stop;
    } finally {
      if (alloc.state === EVALUATING) alloc.state = PENDING;
      lowered.evaluating.delete(key);
    }
  });
  return alloc;
}

function noteFailure(lowered: Lowered, key: string, stop: unknown): void {
  if (stop instanceof ConstantPanic) lowered.failed.set(key, stop);
  if (stop instanceof StaticCycle) stop.members.push(key);
}

/** Larger ones are not simulated. */
const MOST_STATIC = 0x7fffffff;

/** Gives the statics that were named on the way their values. */
function evaluatePending(lowered: Lowered): void {
  for (const each of [lowered.globals, lowered.below?.globals]) {
    for (const [id, evaluate] of each?.pending ?? []) if (each?.byId.get(id)?.state === PENDING) evaluate();
  }
}

function evaluate(
  lowered: Lowered,
  key: string,
  kind: 'constant' | 'static',
  find: () => Instance | undefined,
  name: string,
): Allocation {
  const known = lowered.constants.get(key);
  if (known !== undefined) return known;
  const instance = find();
  if (instance === undefined) return haltUnsupported(`the constant \`${name}\``);
  if (lowered.evaluating.has(key)) return haltUnsupported(`the constant \`${name}\`, which needs itself`);
  lowered.evaluating.add(key);
  try {
    const alloc = run(lowered, instance, kind, name, key, undefined);
    lowered.constants.set(key, alloc);
    return alloc;
  } finally {
    lowered.evaluating.delete(key);
    if (!isEvaluating(lowered)) evaluatePending(lowered);
  }
}

/** `place`: where a static's value goes; a constant's gets cells of its own. */
function run(
  lowered: Lowered,
  instance: Instance,
  kind: 'constant' | 'static',
  name: string,
  key: string,
  place: Allocation | undefined,
): Allocation {
  const found: { value: Allocation | undefined } = { value: undefined };
  const entry = entryInstance(lowered, (m, _caller, callee) => {
    found.value = intern(lowered, m, callee, kind, key, place);
    halt({ kind: 'finished', exit: 0 });
  });
  const m = createMachine(lowered, { memoryBudget: CONST_MEMORY }, entry);
  m.memory.areStaticsFixed = true;
  let count: number;
  try {
    attempt(m, () => {
      m.frame = enterFrame(m, m.frame, instance);
    });
    count = runCounted(m, CONST_STEPS - lowered.constantSteps, CONST_COUNT * DOUBT, CONST_DEPTH);
    lowered.constantSteps += m.step;
  } catch (stop) {
    // Another static needs this one, which needs that one.
    if (stop instanceof StaticCycle && stop.alloc === place?.id) {
      const message = `cycle detected when evaluating initializer of static \`${name}\``;
      const failure = new ConstantPanic(name, message, placeOf(m), 'E0391');
      for (const member of stop.members) lowered.failed.set(member, failure);
      throwAgain(failure);
    }
    throw stop;
  }
  if (found.value !== undefined && count < CONST_COUNT / DOUBT) return found.value;
  return complain(m, name, place, count);
}

/** Why there is no value. */
function complain(m: Machine, name: string, place: Allocation | undefined, count: number): never {
  const { status } = m;
  const own = placeOf(m);
  switch (status.kind) {
    case 'unsupported':
      return haltUnsupported(status.construct, status.span);
    case 'panicked':
      return panicInConstant(name, status.message, ownSpan(m) ?? status.span, 'E0080');
    case 'faulted': {
      const { fault } = status;
      if (fault.kind === 'static-cycle' && fault.alloc !== undefined) {
        if (fault.alloc !== place?.id) return cycleThrough(fault.alloc);
        return panicInConstant(
          name,
          'encountered static that tried to access itself during initialization',
          own,
          'E0080',
        );
      }
      if (CERTAIN_FAULTS.has(fault.kind)) return panicInConstant(name, fault.message, own, 'E0080');
      return haltUnsupported(
        `a constant whose evaluation has undefined behaviour (\`${name}\`: ${fault.message})`,
        fault.span,
      );
    }
    case 'out-of-memory':
      return haltUnsupported(`a constant of this size (\`${name}\`)`, own);
    case 'internal':
      throw new InvariantError(status.message);
    default:
  }
  if (m.frame.depth > CONST_DEPTH && !hasLibraryFrame(m))
    return panicInConstant(name, 'reached the configured maximum number of stack frames', own, 'E0080');
  const { main, fileOf } = m.lowered.program;
  const isSaid = fileOf(defOf(m.lowered.program.items, main).span.file)?.lines.text.includes('long_running_const_eval');
  if (count >= CONST_COUNT * DOUBT && isSaid !== true)
    return panicInConstant(
      name,
      'constant evaluation is taking a long time',
      panicSpan(m.lowered.program.items, m.frame),
      undefined,
    );
  return haltUnsupported(`a constant that takes this long to evaluate (\`${name}\`)`, own);
}

/** What is undefined behaviour for rustc's evaluation beyond doubt. */
const CERTAIN_FAULTS: ReadonlySet<string> = new Set([
  'static-written',
  'uninitialised-read',
  'out-of-bounds',
  'null-pointer',
  'invalid-value',
  'use-after-free',
  'dangling-stack',
]);

function hasLibraryFrame(m: Machine): boolean {
  for (let at: Frame | undefined = m.frame; at !== undefined; at = at.parent)
    if (at.instance.kind !== 'entry' && at.instance.isLibrary) return true;
  return false;
}

const placeOf = (m: Machine): Span => ownSpan(m) ?? panicSpan(m.lowered.program.items, m.frame);

/** Where the constant's own body stands: the frame above the entry. */
function ownSpan(m: Machine): Span | undefined {
  let at: Frame = m.frame;
  while (at.parent !== undefined && at.parent.instance.kind !== 'entry') at = at.parent;
  return at.instance.sites[at.panicPc >= 0 ? at.panicPc : at.pc]?.span;
}

/** The value in the callee's return place as static memory, and all that it points to. */
function intern(
  lowered: Lowered,
  m: Machine,
  callee: Frame,
  kind: 'constant' | 'static',
  key: string,
  place: Allocation | undefined,
): Allocation {
  const info = callee.instance.locals[0];
  invariant(info !== undefined, 'a body has a return place');
  const { size, align, shift } = info.layout;
  // A constant's value is copied wherever it is named and has no place of its own; a static has one.
  const alloc = place ?? new Allocation(0, allocId(0), kind, 0, size, align, shift);
  const moved = new Map<AllocId, Allocation>();
  if (size > 0) {
    fetchReturned(m, callee);
    copyCells(m.memory, m.readCells, m.readIndex, m.readShift, alloc, 0, alloc.shift, size, 0);
    keepTargets(lowered, m, alloc, kind, moved, key);
    const target = alloc.bulk === undefined ? alloc.vals[0] : undefined;
    if (
      info.ty.kind === 'ref' &&
      typeof target === 'object' &&
      target.kind === 'pointer' &&
      target.alloc !== undefined &&
      !lowered.globalTys.has(target.alloc)
    ) {
      lowered.globalTys.set(target.alloc, info.ty.ty);
    }
  }
  return alloc;
}

/** Pointers into the evaluating machine's own memory come to point to copies that stay. */
function keepTargets(
  lowered: Lowered,
  m: Machine,
  alloc: Allocation,
  kind: 'constant' | 'static',
  moved: Map<AllocId, Allocation>,
  key: string,
): void {
  for (let i = 0; i < alloc.vals.length; i++) {
    const value = alloc.vals[i];
    if (
      typeof value !== 'object' ||
      value.kind !== 'pointer' ||
      value.alloc === undefined ||
      value.alloc >= FIRST_GLOBAL
    )
      continue;
    let target = moved.get(value.alloc);
    if (target === undefined) {
      const source = findAllocation(m.memory, value.alloc);
      if (source === undefined) continue;
      target = addGlobal(lowered.globals, `${key} -> ${moved.size}`, kind, source.size, source.align, source.shift);
      copyCells(m.memory, source, 0, source.bulk?.shift ?? source.shift, target, 0, target.shift, source.size, 0);
      moved.set(value.alloc, target);
      keepTargets(lowered, m, target, kind, moved, key);
    }
    alloc.vals[i] = pointerTo(target.id, value.offset, target.address + value.offset);
  }
}
