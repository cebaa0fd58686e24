/**
 * L2 regions. The value of a region is the least set that holds its liveness points and, for each `sup: sub`, all that
 * `sub` holds. Strongly connected regions are equal, so one value is kept for each component, filled in topological order
 * (dev guide, "Region inference"). A value's members are the body's points, then the universal regions and placeholders.
 */
import { type BitSet, createBitRows, hasBit, setBit, unionBits } from '../../heap/base/index.ts';
import { type ConstraintSet, type RegionId, STATIC } from './constraints.ts';
import type { Liveness } from './liveness.ts';

export interface RegionValues {
  readonly pointCount: number;
  readonly regionCount: number;
  /** By region: its component. */
  readonly component: Int32Array;
  /** By component. */
  readonly values: readonly BitSet[];
  /** By region: which element stands for its end, or -1. */
  readonly element: Int32Array;
  /** The regions that have an end element, in element order. */
  readonly named: readonly RegionId[];
  /** The liveness constraints alone, by region; undefined where there are none. */
  readonly live: readonly (BitSet | undefined)[];
  readonly edges: Edges;
}

/** Outgoing constraints of each region, as ranges of one list: `constraints[list[start[r]]]`, …, oldest first. */
export interface Edges {
  readonly start: Uint32Array;
  readonly list: Uint32Array;
}

const NOTHING: BitSet = new Uint32Array(0);

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
  const size = pointCount + named.length;
  const values = createBitRows(count, size);
  const live: (BitSet | undefined)[] = new Array<BitSet | undefined>(regionCount).fill(undefined);
  addLiveness(set, liveness, size, live);
  const everything = allPoints(pointCount, size);
  for (let region = 0; region < regionCount; region++) {
    const row = values[component[region] ?? 0] ?? NOTHING;
    const points = live[region];
    if (points !== undefined) unionBits(row, points);
    if (region < universalCount) unionBits(row, everything);
    const own = element[region] ?? -1;
    if (own >= 0) setBit(row, own);
  }
  propagate(set, component, count, values);
  const solved: RegionValues = { pointCount, regionCount, component, values, element, named, live, edges };
  raisePlaceholders(set, solved, count);
  return solved;
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

function addLiveness(set: ConstraintSet, liveness: Liveness, size: number, live: (BitSet | undefined)[]): void {
  const rowOf = (region: RegionId): BitSet => {
    let row = live[region];
    if (row === undefined) live[region] = row = new Uint32Array((size + 31) >>> 5);
    return row;
  };
  for (let at = 0; at < set.live.length; at += 2) setBit(rowOf(set.live[at] ?? 0), set.live[at + 1] ?? 0);
  for (const each of liveness.byLocal) {
    for (const region of each.regions) merge(rowOf(region), each.points);
    if (each.dropPoints !== undefined) for (const region of each.dropRegions) merge(rowOf(region), each.dropPoints);
  }
}

function merge(into: BitSet, from: BitSet): void {
  for (let word = 0; word < from.length; word++) into[word] = (into[word] ?? 0) | (from[word] ?? 0);
}

function allPoints(pointCount: number, size: number): BitSet {
  const bits = new Uint32Array((size + 31) >>> 5);
  for (let point = 0; point < pointCount; point++) setBit(bits, point);
  return bits;
}

function propagate(set: ConstraintSet, component: Int32Array, count: number, values: readonly BitSet[]): void {
  const bySup: number[][] = Array.from({ length: count }, () => []);
  for (const { sup, sub } of set.constraints) {
    const from = component[sub] ?? 0;
    const to = component[sup] ?? 0;
    if (from !== to) bySup[to]?.push(from);
  }
  bySup.forEach((subs, to) => {
    const row = values[to] ?? NOTHING;
    for (const from of subs) unionBits(row, values[from] ?? NOTHING);
  });
}

/** A region of the body's own that holds a placeholder would have to be larger than all regions: it becomes `'static`. */
function raisePlaceholders(set: ConstraintSet, solved: RegionValues, count: number): void {
  const placeholders = solved.named.filter((region) => set.origins[region]?.kind === 'placeholder');
  if (placeholders.length === 0) return;
  const end = solved.element[STATIC] ?? 0;
  const raised = set.origins.map((origin, region): boolean => {
    if (origin.kind !== 'existential') return false;
    const row = solved.values[solved.component[region] ?? 0] ?? NOTHING;
    // Made after the placeholder, a region may be chosen to fit it.
    if (
      hasBit(row, end) ||
      !placeholders.some((placeholder) => region < placeholder && hasBit(row, solved.element[placeholder] ?? 0))
    )
      return false;
    setBit(row, end);
    return true;
  });
  if (raised.includes(true)) propagate(set, solved.component, count, solved.values);
}

export const valueOf = (solved: RegionValues, region: RegionId): BitSet =>
  solved.values[solved.component[region] ?? 0] ?? NOTHING;
export const containsPoint = (solved: RegionValues, region: RegionId, point: number): boolean =>
  hasBit(valueOf(solved, region), point);

/** Whether `region` has to outlive the named region `other`: holds its end. */
export function containsEnd(solved: RegionValues, region: RegionId, other: RegionId): boolean {
  const end = solved.element[other] ?? -1;
  return end >= 0 && hasBit(valueOf(solved, region), end);
}
