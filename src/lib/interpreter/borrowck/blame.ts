/**
 * Which constraint to blame when one region has to outlive another: the shortest chain of constraints between them, and
 * the most telling one on it. After rustc's `constraint_path_to` and `best_blame_constraint`.
 */
import { inRanges } from '../../heap/base/index.ts';
import type { Cause, ConstraintSet, RegionId } from './constraints.ts';
import { STATIC } from './constraints.ts';
import { type RegionValues } from './regions.ts';
import type { TypingCx } from './typing/index.ts';

/** Breadth first from `from` along `sup: sub`; gives the indexes of the constraints on the way, and where it ended. */
export function pathBetween(
  set: ConstraintSet,
  solved: RegionValues,
  from: RegionId,
  isTarget: (region: RegionId) => boolean,
): { readonly path: readonly number[]; readonly end: RegionId } | undefined {
  const via = new Int32Array(solved.regionCount).fill(-2);
  via[from] = -1;
  const queue = [from];
  for (let at = 0; at < queue.length; at++) {
    const region = queue[at] ?? 0;
    if (isTarget(region)) return { path: unwind(set, via, region), end: region };
    if (region === STATIC) {
      // Everything is outlived by `'static`; such a step has no cause of its own and is not followed further.
      continue;
    }
    for (let edge = solved.edges.start[region] ?? 0; edge < (solved.edges.start[region + 1] ?? 0); edge++) {
      const index = solved.edges.list[edge] ?? 0;
      const next = set.constraints[index]?.sub ?? 0;
      if (via[next] !== -2) continue;
      via[next] = index;
      queue.push(next);
    }
  }
  return undefined;
}

function unwind(set: ConstraintSet, via: Int32Array, end: RegionId): readonly number[] {
  const path: number[] = [];
  for (let region = end; ;) {
    const index = via[region] ?? -1;
    if (index < 0) return path.reverse();
    path.push(index);
    region = set.constraints[index]?.sup ?? 0;
  }
}

/** Some region that `from` outlives and that a live value keeps alive at `point`. */
export function liveSubRegion(cx: TypingCx, solved: RegionValues, from: RegionId, point: number): RegionId {
  const universals = cx.universals.list.length;
  const found = pathBetween(cx.set, solved, from, (region) => {
    if (region < universals) return true;
    const live = solved.live[region];
    return live !== undefined && inRanges(live, point);
  });
  return found?.end ?? from;
}

/** How telling a constraint is: the smallest number is blamed, the last of equals when the source is to be blamed. */
function interest(cause: Cause, toStatic: boolean, annotated: boolean): number {
  const category = cause.isDesugared && !(cause.category === 'return') ? 'boring' : cause.category;
  switch (category) {
    case 'return':
      return 0;
    case 'cast-to-dyn':
      return toStatic && !annotated ? 1 : 2;
    case 'use-as-const':
    case 'use-as-static':
    case 'annotation':
    case 'cast':
    case 'call-argument':
    case 'copy-bound':
    case 'sized-bound':
    case 'assignment':
    case 'usage':
    case 'closure-upvar':
      return 2;
    case 'generic-annotation':
      return 3;
    case 'predicate':
      return 4;
    case 'opaque':
      // Where the hidden type comes from is more telling than that it is hidden.
      return cause.point === undefined ? 4.5 : 4;
    case 'boring':
      return 5;
    case 'boring-no-location':
      return 6;
    default:
      return 8;
  }
}

/** The constraint to blame for `longer: shorter`, which the constraints ask for. */
export const blameFor = (cx: TypingCx, solved: RegionValues, longer: RegionId, shorter: RegionId): Cause =>
  bestBlame(cx, solved, longer, shorter)?.cause ?? {
    point: undefined,
    span: cx.body.span,
    category: 'internal',
    isDesugared: false,
  };

export interface Blame {
  readonly cause: Cause;
  readonly path: readonly number[];
}

export function bestBlame(
  cx: TypingCx,
  solved: RegionValues,
  from: RegionId,
  to: RegionId,
  blameSource = true,
): Blame | undefined {
  const found = pathBetween(cx.set, solved, from, (region) => region === to);
  if (found === undefined || found.path.length === 0) return undefined;
  const annotated = found.path.some((index) => cx.set.constraints[index]?.cause.category === 'annotation');
  let best: Cause | undefined;
  let least = Infinity;
  for (const index of found.path) {
    const cause = cx.set.constraints[index]?.cause;
    if (cause === undefined) continue;
    const level = interest(cause, to === STATIC, annotated);
    // Walking towards the target, a later constraint wins a tie when the source is blamed (rustc searches backwards).
    if (level < least || (blameSource && level === least)) {
      best = cause;
      least = level;
    }
  }
  // The result is shaped by its `impl Trait`: that is where to point.
  const at = found.path.findIndex((index) => cx.set.constraints[index]?.cause === best);
  const next = cx.set.constraints[found.path[at + 1] ?? -1]?.cause;
  if (best?.category === 'return' && next?.category === 'opaque') best = next;
  return best === undefined ? undefined : { cause: best, path: found.path };
}
