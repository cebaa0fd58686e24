/**
 * Constants, promoteds and statics: each body runs once, on a machine of its own that no trace sees. What its value points
 * to becomes static memory too (the temporaries of a constant's value live for ever).
 */
import { invariant } from '../../heap/base/index.ts';
import {
  addGlobal,
  Allocation,
  allocId,
  copyCells,
  findAllocation,
  FIRST_GLOBAL,
  pointerTo,
  type AllocId,
} from '../../heap/index.ts';
import type { Body } from '../mir/ir.ts';
import { defOf, typeOfItem } from '../types/lookup.ts';
import { resolveInstance } from '../solve/queries.ts';
import type { Span } from '../source/index.ts';
import type { DefId, GenericArg } from '../types/ty.ts';
import { enterFrame } from './frames.ts';
import { halt, haltUnsupported, panicInConstant } from './halt.ts';
import { layerOf } from './layers.ts';
import { createMachine, entryInstance } from './machine.ts';
import { fetchReturned } from './lower/call.ts';
import { emptyInstance, findInstance, instanceKey } from './lower/instance.ts';
import { attempt, runPlain } from './run.ts';
import type { Frame, Instance, Lowered, Machine } from './state.ts';

/** More than any constant of a reader's program needs. */
const CONST_STEPS = 5_000_000;
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
    'promoted',
  );
}

export function staticCells(from: Lowered, def: DefId): Allocation {
  const lowered = layerOf(from, def, []);
  const known = lowered.statics.get(def);
  if (known !== undefined) return known;
  const ty = typeOfItem(lowered.program.items, def);
  const alloc = evaluate(
    lowered,
    `static ${def}`,
    'static',
    () => findInstance(lowered, def, []),
    defOf(lowered.program.items, def).name,
  );
  lowered.statics.set(def, alloc);
  if (ty !== undefined) lowered.globalTys.set(alloc.id, ty);
  return alloc;
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
  const alloc = run(lowered, instance, kind, name, key);
  lowered.evaluating.delete(key);
  lowered.constants.set(key, alloc);
  return alloc;
}

function run(lowered: Lowered, instance: Instance, kind: 'constant' | 'static', name: string, key: string): Allocation {
  const found: { value: Allocation | undefined } = { value: undefined };
  const entry = entryInstance(lowered, (m, _caller, callee) => {
    found.value = intern(lowered, m, callee, kind, key);
    halt({ kind: 'finished', exit: 0 });
  });
  const m = createMachine(lowered, { memoryBudget: CONST_MEMORY }, entry);
  attempt(m, () => {
    m.frame = enterFrame(m, m.frame, instance);
  });
  runPlain(m, CONST_STEPS);
  if (found.value !== undefined) return found.value;
  const status = m.status;
  switch (status.kind) {
    case 'unsupported':
      return haltUnsupported(status.construct, status.span);
    case 'panicked':
      return panicInConstant(name, status.message, ownSpan(m) ?? status.span);
    case 'faulted':
      return haltUnsupported(
        `a constant whose evaluation has undefined behaviour (\`${name}\`: ${status.fault.message})`,
        status.fault.span,
      );
    default:
      return haltUnsupported(`a constant that takes this long to evaluate (\`${name}\`)`);
  }
}

/** Where the constant's own body stands: the frame above the entry. */
function ownSpan(m: Machine): Span | undefined {
  let at: Frame = m.frame;
  while (at.parent !== undefined && at.parent.instance.kind !== 'entry') at = at.parent;
  return at.instance.sites[at.panicPc >= 0 ? at.panicPc : at.pc]?.span;
}

/** The value in the callee's return place as static memory, and all that it points to. */
function intern(lowered: Lowered, m: Machine, callee: Frame, kind: 'constant' | 'static', key: string): Allocation {
  const info = callee.instance.locals[0];
  invariant(info !== undefined, 'a body has a return place');
  const { size, align, shift } = info.layout;
  // A constant's value is copied wherever it is named and has no place of its own; a static has one.
  const alloc =
    kind === 'static'
      ? addGlobal(lowered.globals, key, kind, size, align, shift)
      : new Allocation(0, allocId(0), kind, 0, size, align, shift);
  const moved = new Map<AllocId, Allocation>();
  if (size > 0) {
    fetchReturned(m, callee);
    copyCells(m.memory, m.readCells, m.readIndex, m.readShift, alloc, 0, alloc.shift, size, 0);
    keepTargets(lowered, m, alloc, kind, moved, key);
    const target = alloc.vals[0];
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
