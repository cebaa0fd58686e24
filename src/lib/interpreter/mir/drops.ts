/**
 * Drop elaboration: what each `drop` terminator really has to do, given what may have been moved out on the way there.
 * Written as plans beside the graph, so that locations stay. After rustc's `elaborate_drops` (dev guide, "Drop elaboration").
 *
 *     let p = (a, b);
 *     if c { take(p.0); }
 *     // end of p: { _p.0: if _flag, _p.1: all }        _flag = true where p is made, false at the call
 *
 * A path that is initialised on some ways to its drop and not on others gets a Boolean flag, set on entry and wherever the
 * path begins or ends.
 */
import { upvarTysOf } from '../types/closure.ts';
import {
  type SharedBits,
  createBits,
  createSharedBits,
  hasBit,
  hasSharedBit,
  invariant,
  setBit,
} from '../../heap/base/index.ts';
import { substTy } from '../types/fold.ts';
import { adtOf } from '../types/lookup.ts';
import type { Ty } from '../types/ty.ts';
import type { MirEnv } from './env.ts';
import { type Shape, blockOf, shapeOf } from './graph.ts';
import {
  type Body,
  type DropPlan,
  type FlagUpdate,
  type LocalDecl,
  type LocalId,
  type Location,
  type Place,
  type Projection,
  localId,
} from './ir.ts';
import {
  type FlowCursor,
  type MoveData,
  type MovePathId,
  buildMoveData,
  cursorOf,
  flowMaybeInit,
  flowMaybeUninit,
  forEachDescendant,
  lookUp,
  pathOf,
} from './moves/index.ts';
import { childKey } from './moves/lookup.ts';
import { boxedTy, derefOf, placeTy, project } from './place.ts';
import { BOOL } from '../types/make.ts';

const DEAD: DropPlan = { kind: 'dead' };
const STATIC: DropPlan = { kind: 'static' };

export function elaborateDrops(body: Body, env: MirEnv): Body {
  const shape = shapeOf(body, 'real');
  const dropping = shape.order.filter((block) => blockOf(body, block).terminator.kind === 'drop');
  if (dropping.length === 0) return body;
  const data = buildMoveData(body, env.items);
  const elaborator = createElaborator(body, env, data, shape);
  const drops: (DropPlan | null)[] = body.blocks.map(() => null);
  for (const block of dropping) {
    const { terminator, statements } = blockOf(body, block);
    invariant(terminator.kind === 'drop', 'only drops are elaborated');
    drops[block] = elaborator.planAt({ block, statement: statements.length }, terminator.place);
  }
  return {
    ...body,
    drops,
    locals: [...body.locals, ...elaborator.flagDecls],
    flagUpdates: flagUpdates(body, data, elaborator.flags),
  };
}

interface Elaborator {
  planAt(at: Location, place: Place): DropPlan;
  readonly flags: ReadonlyMap<MovePathId, LocalId>;
  readonly flagDecls: readonly LocalDecl[];
}

/** Initialised, uninitialised, or either, depending on the way. */
interface Liveness {
  readonly live: boolean;
  readonly dead: boolean;
}

function createElaborator(body: Body, env: MirEnv, data: MoveData, shape: Shape): Elaborator {
  const maybeInit: FlowCursor = cursorOf(flowMaybeInit(body, data, 'real', shape));
  const maybeUninit: FlowCursor = cursorOf(flowMaybeUninit(body, data, 'real', shape));
  const flags = new Map<MovePathId, LocalId>();
  const flagDecls: LocalDecl[] = [];
  let init: SharedBits = createSharedBits(0);
  let uninit: SharedBits = createSharedBits(0);

  const shallow = (path: MovePathId): Liveness => ({
    live: hasSharedBit(init, path),
    dead: hasSharedBit(uninit, path),
  });

  function deep(path: MovePathId): Liveness & { readonly count: number } {
    let live = false;
    let dead = false;
    let count = 0;
    forEachDescendant(data, path, (each) => {
      live ||= hasSharedBit(init, each);
      dead ||= hasSharedBit(uninit, each);
      count++;
    });
    return { live, dead, count };
  }

  function flagOf(path: MovePathId): LocalId {
    const known = flags.get(path);
    if (known !== undefined) return known;
    const flag = localId(body.locals.length + flagDecls.length);
    const { place } = pathOf(data, path);
    const owner = body.locals[place.local];
    flagDecls.push({
      ty: BOOL,
      kind: 'drop-flag',
      name: undefined,
      isMut: true,
      span: owner?.span ?? body.span,
      userTy: undefined,
      scope: owner?.scope ?? 0,
      isSelf: false,
      byRef: 'no',
    });
    flags.set(path, flag);
    return flag;
  }

  const planOfLiveness = (path: MovePathId, { live, dead }: Liveness): DropPlan => {
    if (!live) return DEAD;
    return dead ? { kind: 'conditional', flag: flagOf(path) } : STATIC;
  };

  function planOf(path: MovePathId): DropPlan {
    const liveness = deep(path);
    if (!liveness.live || !liveness.dead || liveness.count === 1) return planOfLiveness(path, liveness);
    return openPlan(path);
  }

  /** Part by part: those with a path of their own as that says, the others with the whole. */
  function openPlan(path: MovePathId): DropPlan {
    const { place, ty } = pathOf(data, path);
    const whole = planOfLiveness(path, shallow(path));
    const content = boxedTy(env.items, ty);
    if (content !== undefined) {
      const child = data.children.get(childKey(path, { kind: 'deref' }));
      const inner = child === undefined ? whole : planOf(child);
      return {
        kind: 'open',
        parts: env.needsDrop(content) ? [{ place: derefOf(place), plan: inner }] : [],
        freeBox: whole,
      };
    }
    const parts: { readonly place: Place; readonly plan: DropPlan }[] = [];
    const add = (base: MovePathId | undefined, basePlace: Place, projection: Projection, partTy: Ty): void => {
      if (!env.needsDrop(partTy)) return;
      const child = base === undefined ? undefined : data.children.get(childKey(base, projection));
      const plan = child === undefined ? whole : planOf(child);
      if (plan.kind !== 'dead') parts.push({ place: project(basePlace, projection), plan });
    };
    switch (ty.kind) {
      case 'tuple':
        ty.tys.forEach((each, index) => add(path, place, { kind: 'field', index, ty: each }, each));
        break;
      case 'closure':
        upvarTysOf(ty).forEach((each, index) => add(path, place, { kind: 'field', index, ty: each }, each));
        break;
      case 'array': {
        const length = ty.len.kind === 'const-value' ? Number(ty.len.value) : 0;
        for (let offset = 0; offset < length; offset++)
          add(path, place, { kind: 'constant-index', offset, minLength: length, fromEnd: false }, ty.ty);
        break;
      }
      case 'adt': {
        const adt = adtOf(env.items, ty.def);
        if (adt.kind === 'union' || adt.dropImpl !== undefined) return whole;
        adt.variants.forEach((variant, index) => {
          // Parts below a downcast are there only while the value is of that variant.
          const downcast: Projection | undefined =
            adt.kind === 'enum' ? { kind: 'downcast', variant: index } : undefined;
          const base = downcast === undefined ? path : data.children.get(childKey(path, downcast));
          const basePlace = downcast === undefined ? place : project(place, downcast);
          variant.fields.forEach((field, fieldIndex) => {
            const fieldTy = env.normalize(substTy(field.ty, ty.args));
            add(base, basePlace, { kind: 'field', index: fieldIndex, ty: fieldTy }, fieldTy);
          });
        });
        break;
      }
      default:
        return whole;
    }
    return parts.length === 0 ? DEAD : { kind: 'open', parts, freeBox: undefined };
  }

  return {
    flags,
    flagDecls,
    planAt(at, place) {
      init = maybeInit.before(at);
      uninit = maybeUninit.before(at);
      const found = lookUp(data, place);
      // Behind a pointer nothing can have been moved out: what is replaced there is whole.
      if (found.kind === 'parent') return env.needsDrop(placeTy(env.items, body.locals, place)) ? STATIC : DEAD;
      return planOf(found.path);
    },
  };
}

/**
 * Where the flags change: with every move and initialisation of their paths, or of what they are part of. A drop itself
 * clears none: what is dropped at the end of its scope has its storage ended next, and what is replaced is set again.
 */
function flagUpdates(body: Body, data: MoveData, flags: ReadonlyMap<MovePathId, LocalId>): FlagUpdate[] {
  if (flags.size === 0) return [];
  const updates: FlagUpdate[] = [];
  const set = (path: MovePathId, value: boolean, when: FlagUpdate['when']): void => {
    forEachDescendant(data, path, (each) => {
      const flag = flags.get(each);
      if (flag !== undefined) updates.push({ flag, value, when });
    });
  };
  const concerned = createBits(data.paths.length);
  for (const path of flags.keys()) {
    for (let each: MovePathId | undefined = path; each !== undefined; each = pathOf(data, each).parent)
      setBit(concerned, each);
  }
  // Per location, what ends before what begins.
  const moves = data.moves
    .filter((move) => hasBit(concerned, move.path))
    .map((move) => ({ path: move.path, at: move.at, value: false }));
  for (const [path, flag] of flags) {
    const { local } = pathOf(data, path).place;
    updates.push({ flag, value: local >= 1 && local <= body.argCount, when: 'entry' });
  }
  for (const each of moves) set(each.path, each.value, each.at);
  for (const init of data.inits)
    if (init.at !== undefined && hasBit(concerned, init.path)) set(init.path, true, init.at);
  return updates;
}
