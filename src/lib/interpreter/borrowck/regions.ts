/**
 * L2 regions. The value of a region is the least set that holds its liveness points and, for each `sup: sub`, all that
 * `sub` holds. Strongly connected regions are equal, so one value is kept for each component, filled in topological order
 * (dev guide, "Region inference"). A value's members are the body's points, then the universal regions and placeholders.
 */
import { NO_RANGES, type Ranges, inRanges, rangesOf, unionRanges } from '../../heap/base/index.ts';
import { type ConstraintSet, type RegionId, STATIC } from './constraints.ts';
import type { Liveness } from './liveness.ts';

export interface RegionValues {
  readonly pointCount: number;
  readonly regionCount: number;
  /** By region: its component. */
  readonly component: Int32Array;
  /** By component. */
  readonly values: readonly Ranges[];
  /** By region: which element stands for its end, or -1. */
  readonly element: Int32Array;
  /** The regions that have an end element, in element order. */
  readonly named: readonly RegionId[];
  /** The liveness constraints alone, by region; undefined where there are none. */
  readonly live: readonly (Ranges | undefined)[];
  readonly edges: Edges;
}

/** Outgoing constraints of each region, as ranges of one list: `constraints[list[start[r]]]`, …, oldest first. */
export interface Edges {
  readonly start: Uint32Array;
  readonly list: Uint32Array;
}

export function solveRegions(
  set: ConstraintSet,
  liveness: Liveness,
  pointCount: number,
  universalCount: number,
): RegionValues {
  const regionCount = set.origins.length;
  const edges = buildEdges(set, regionCount);
  const element = new Int32Array(regionCount).fill(-1);
  const named: RegionId[] = [];
  set.origins.forEach((origin, region) => {
    if (origin.kind === 'existential') return;
    element[region] = pointCount + named.length;
    named.push(region);
  });
  const { component, count } = findComponents(set, edges, regionCount);
  const live = gatherLiveness(set, liveness, regionCount);
  const own: (Ranges[] | undefined)[] = [];
  for (let each = 0; each < count; each++) own.push(undefined);
  const add = (region: RegionId, points: Ranges): void => {
    (own[component[region] ?? 0] ??= []).push(points);
  };
  const everything: Ranges = [0, pointCount];
  for (let region = 0; region < regionCount; region++) {
    const points = live[region];
    if (points !== undefined) add(region, points);
    if (region < universalCount && pointCount > 0) add(region, everything);
    const end = element[region] ?? -1;
    if (end >= 0) add(region, [end, end + 1]);
  }
  const values = propagate(set, component, own);
  const solved: RegionValues = { pointCount, regionCount, component, values, element, named, live, edges };
  const raised = raisePlaceholders(set, solved);
  return raised === undefined ? solved : { ...solved, values: propagate(set, component, raised) };
}

function buildEdges(set: ConstraintSet, regionCount: number): Edges {
  const start = new Uint32Array(regionCount + 1);
  for (const { sup } of set.constraints) start[sup + 1] = (start[sup + 1] ?? 0) + 1;
  for (let region = 0; region < regionCount; region++)
    start[region + 1] = (start[region + 1] ?? 0) + (start[region] ?? 0);
  const list = new Uint32Array(set.constraints.length);
  const next = start.slice();
  set.constraints.forEach(({ sup }, index) => {
    const at = next[sup] ?? 0;
    list[at] = index;
    next[sup] = at + 1;
  });
  return { start, list };
}

/** Tarjan's algorithm, without recursion. Components are numbered so that what one outlives has a smaller number. */
function findComponents(
  set: ConstraintSet,
  edges: Edges,
  regionCount: number,
): { component: Int32Array; count: number } {
  const component = new Int32Array(regionCount).fill(-1);
  const order = new Int32Array(regionCount).fill(-1);
  const low = new Int32Array(regionCount);
  const cursor = edges.start.slice(0, regionCount);
  const open: number[] = [];
  const path: number[] = [];
  let clock = 0;
  let count = 0;
  for (let root = 0; root < regionCount; root++) {
    if (order[root] !== -1) continue;
    path.push(root);
    while (path.length > 0) {
      const region = path[path.length - 1] ?? 0;
      if (order[region] === -1) {
        order[region] = low[region] = clock++;
        open.push(region);
      }
      const at = cursor[region] ?? 0;
      if (at < (edges.start[region + 1] ?? 0)) {
        cursor[region] = at + 1;
        const next = set.constraints[edges.list[at] ?? 0]?.sub ?? 0;
        if (order[next] === -1) path.push(next);
        else if (component[next] === -1) low[region] = Math.min(low[region] ?? 0, order[next] ?? 0);
        continue;
      }
      path.pop();
      const above = path[path.length - 1];
      if (above !== undefined) low[above] = Math.min(low[above] ?? 0, low[region] ?? 0);
      if (low[region] !== order[region]) continue;
      for (let member = open.pop(); member !== undefined; member = open.pop()) {
        component[member] = count;
        if (member === region) break;
      }
      count++;
    }
  }
  return { component, count };
}

function gatherLiveness(set: ConstraintSet, liveness: Liveness, regionCount: number): (Ranges | undefined)[] {
  const single = new Map<RegionId, number[]>();
  const live: (Ranges | undefined)[] = [];
  for (let region = 0; region < regionCount; region++) live.push(undefined);
  const add = (region: RegionId, points: Ranges): void => {
    if (points.length === 0) return;
    const before = live[region];
    live[region] = before === undefined ? points : unionRanges([before, points]);
  };
  for (let at = 0; at < set.live.length; at += 2) {
    const region = set.live[at] ?? 0;
    const point = set.live[at + 1] ?? 0;
    const pairs = single.get(region);
    if (pairs === undefined) single.set(region, [point, point + 1]);
    else pairs.push(point, point + 1);
  }
  for (const [region, pairs] of single) add(region, rangesOf(pairs));
  for (const each of liveness.byLocal) {
    for (const region of each.regions) add(region, each.points);
    if (each.dropPoints !== undefined) for (const region of each.dropRegions) add(region, each.dropPoints);
  }
  return live;
}

/** Each component's own value with all that it outlives. */
function propagate(
  set: ConstraintSet,
  component: Int32Array,
  own: readonly (readonly Ranges[] | undefined)[],
): readonly Ranges[] {
  // Lists of what each component outlives, linked through `next`: two numbers a constraint.
  const first = new Int32Array(own.length).fill(-1);
  const next = new Int32Array(set.constraints.length);
  set.constraints.forEach(({ sup, sub }, index) => {
    const to = component[sup] ?? 0;
    if (to === component[sub]) return;
    next[index] = first[to] ?? -1;
    first[to] = index;
  });
  const values: Ranges[] = [];
  const all: Ranges[] = [];
  own.forEach((parts, to) => {
    all.length = 0;
    for (const part of parts ?? NONE) all.push(part);
    for (let edge = first[to] ?? -1; edge >= 0; edge = next[edge] ?? -1) {
      const value = values[component[set.constraints[edge]?.sub ?? 0] ?? 0] ?? NO_RANGES;
      if (value.length > 0 && value !== all[all.length - 1]) all.push(value);
    }
    values.push(unionRanges(all));
  });
  return values;
}

const NONE: readonly Ranges[] = [];

/** A region of the body's own that holds a placeholder would have to be larger than all regions: it becomes `'static`. Gives the components' values then. */
function raisePlaceholders(set: ConstraintSet, solved: RegionValues): readonly (readonly Ranges[])[] | undefined {
  const placeholders = solved.named.filter((region) => set.origins[region]?.kind === 'placeholder');
  if (placeholders.length === 0) return undefined;
  const end = solved.element[STATIC] ?? 0;
  const raised = new Set<number>();
  set.origins.forEach((origin, region) => {
    if (origin.kind !== 'existential') return;
    const component = solved.component[region] ?? 0;
    const value = solved.values[component] ?? NO_RANGES;
    // Made after the placeholder, a region may be chosen to fit it.
    if (
      !inRanges(value, end) &&
      placeholders.some((placeholder) => region < placeholder && inRanges(value, solved.element[placeholder] ?? 0))
    )
      raised.add(component);
  });
  if (raised.size === 0) return undefined;
  return solved.values.map((value, component) =>
    raised.has(component) ? [value, [0, solved.pointCount], [end, end + 1]] : [value],
  );
}

export const valueOf = (solved: RegionValues, region: RegionId): Ranges =>
  solved.values[solved.component[region] ?? 0] ?? NO_RANGES;
export const containsPoint = (solved: RegionValues, region: RegionId, point: number): boolean =>
  inRanges(valueOf(solved, region), point);

/** Whether `region` has to outlive the named region `other`: holds its end. */
export function containsEnd(solved: RegionValues, region: RegionId, other: RegionId): boolean {
  const end = solved.element[other] ?? -1;
  return end >= 0 && inRanges(valueOf(solved, region), end);
}
