/** The control-flow graph as the borrow checker walks it: points as numbers, edges both ways, orders and dominators. */
import { invariant } from '../../heap/base/index.ts';
import { type Points, type Shape, locationOf, numberPoints, shapeOf } from '../mir/graph.ts';
import { type BlockId, type Body, type Location, type Statement, type Terminator, blockId } from '../mir/ir.ts';
import { type Dominators, blockDominates, buildDominators } from './dominators.ts';
import type { DefId } from '../types/ty.ts';

/** All edges count, also those that are never taken (false edges, unwinding). */
export interface Cfg extends Shape {
  readonly body: Body;
  readonly points: Points;
  /** By point: its block. */
  readonly blockAt: Uint32Array;
  readonly predecessors: readonly (readonly BlockId[])[];
  /** Temporaries that hold the address of a static. */
  readonly statics: ReadonlyMap<number, DefId>;
  /** Temporaries that become a field of a struct or variant (rustc's `AggregateTemp`). */
  readonly fieldTemps: ReadonlySet<number>;
  /** Worked out when first asked: most bodies have no conflict that needs it. */
  readonly dominators: () => Dominators;
}

export function buildCfg(body: Body): Cfg {
  const points = numberPoints(body);
  const blockAt = new Uint32Array(points.count);
  const shape = shapeOf(body);
  const previous: BlockId[][] = body.blocks.map(() => []);
  body.blocks.forEach((block, index) => {
    const start = points.start[index] ?? 0;
    blockAt.fill(index, start, start + block.statements.length + 1);
    for (const target of shape.successors[index] ?? []) previous[target]?.push(blockId(index));
  });
  let dominators: Dominators | undefined;
  return {
    ...shape,
    body,
    points,
    blockAt,
    predecessors: previous,
    statics: findStatics(body),
    fieldTemps: findFieldTemps(body),
    dominators: () => (dominators ??= buildDominators(shape.successors, previous)),
  };
}

function findStatics(body: Body): ReadonlyMap<number, DefId> {
  const statics = new Map<number, DefId>();
  for (const { statements } of body.blocks) {
    for (const stmt of statements) {
      if (stmt.kind !== 'assign' || stmt.rvalue.kind !== 'use' || stmt.rvalue.operand.kind !== 'constant') continue;
      const { value } = stmt.rvalue.operand.constant;
      if (value.kind !== 'static-ref' || stmt.place.path.length > 0 || statics.has(stmt.place.local)) continue;
      statics.set(stmt.place.local, value.def);
    }
  }
  return statics;
}

function findFieldTemps(body: Body): ReadonlySet<number> {
  const temps = new Set<number>();
  for (const { statements } of body.blocks) {
    for (const stmt of statements) {
      if (stmt.kind !== 'assign' || stmt.rvalue.kind !== 'aggregate' || stmt.rvalue.aggregate.kind !== 'adt') continue;
      for (const operand of stmt.rvalue.operands)
        if (
          operand.kind === 'move' &&
          operand.place.path.length === 0 &&
          body.locals[operand.place.local]?.kind === 'temp'
        )
          temps.add(operand.place.local);
    }
  }
  return temps;
}

export const pointAt = (cfg: Cfg, at: Location): number => (cfg.points.start[at.block] ?? 0) + at.statement;

export function locationAt(cfg: Cfg, point: number): Location {
  const block = cfg.blockAt[point];
  return block === undefined
    ? locationOf(cfg.points, point)
    : { block: blockId(block), statement: point - (cfg.points.start[block] ?? 0) };
}

/** Whether every way to `point` passes `dominator` (a point dominates itself). */
export function dominates(cfg: Cfg, dominator: number, point: number): boolean {
  const target = cfg.blockAt[dominator] ?? 0;
  const block = cfg.blockAt[point] ?? 0;
  if (target === block) return dominator <= point;
  if ((cfg.rank[block] ?? -1) < 0) return true;
  return blockDominates(cfg.dominators(), target, block);
}

/** The points that may come next. */
export function nextPoints(cfg: Cfg, point: number): readonly number[] {
  const block = cfg.blockAt[point] ?? 0;
  return point < lastPoint(cfg, block)
    ? [point + 1]
    : (cfg.successors[block] ?? []).map((each) => cfg.points.start[each] ?? 0);
}

/** The points that may have come before. */
export function previousPoints(cfg: Cfg, point: number): readonly number[] {
  const block = cfg.blockAt[point] ?? 0;
  return point > (cfg.points.start[block] ?? 0)
    ? [point - 1]
    : (cfg.predecessors[block] ?? []).map((each) => lastPoint(cfg, each));
}

/** The point of a block's terminator. */
export const lastPoint = (cfg: Cfg, block: number): number =>
  (cfg.points.start[block] ?? 0) + (cfg.body.blocks[block]?.statements.length ?? 0);

export type Step =
  | { readonly statement: Statement; readonly terminator: undefined }
  | { readonly statement: undefined; readonly terminator: Terminator };

/** What stands at a point. */
export function stepAt(cfg: Cfg, point: number): Step {
  const index = cfg.blockAt[point] ?? 0;
  const block = cfg.body.blocks[index];
  invariant(block !== undefined, 'a point lies in a block');
  const statement = block.statements[point - (cfg.points.start[index] ?? 0)];
  return statement === undefined ? { statement, terminator: block.terminator } : { statement, terminator: undefined };
}

export function sourceAt(cfg: Cfg, point: number): Statement | Terminator {
  const index = cfg.blockAt[point] ?? 0;
  const block = cfg.body.blocks[index];
  invariant(block !== undefined, 'a point lies in a block');
  return block.statements[point - (cfg.points.start[index] ?? 0)] ?? block.terminator;
}
