/**
 * M1, M2: a use of a place without a value, as an error. Looks for the moves that emptied the place, or finds that it never
 * had one. After rustc's `report_use_of_moved_or_uninitialized` and `get_moved_indexes`.
 */
import { createBits, hasBit, setBit } from '../../heap/base/index.ts';
import type { Place } from '../mir/ir.ts';
import { type MovePathId, pathOf } from '../mir/moves/index.ts';
import { samePlace } from '../mir/place.ts';
import type { Span } from '../source/index.ts';
import { isPrefix } from './buffer.ts';
import type { Verb } from './catalogue.ts';
import { dominates, locationAt, previousPoints, sourceAt, stepAt } from './cfg.ts';
import type { Checker } from './checker.ts';
import { describePlace, describeTy } from './describe.ts';
import type { AccessKind } from './facts.ts';
import { findingOf, report } from './finding.ts';

export function reportUninit(
  checker: Checker,
  point: number,
  verb: Verb,
  moved: Place,
  used: Place,
  span: Span,
  path: MovePathId,
): void {
  const { cx, moves, buffer } = checker;
  const sites = findMoves(checker, point, path);
  const access: AccessKind = verb === 'borrow' ? 'borrow-shared' : verb === 'use' ? 'read' : 'assign';
  if (sites.length === 0) {
    if (checker.refusedUninit.has(used.local)) return;
    checker.refusedUninit.add(used.local);
    const decl = cx.body.locals[used.local];
    const sometimes = (moves.initsOf[used.local] ?? []).length > 0 && verb !== 'assign-part';
    report(
      checker,
      {
        kind: 'use-before-init',
        span,
        verb,
        name: describePlace(cx, moved) ?? decl?.name ?? '_',
        declared: decl?.span ?? span,
        sometimes,
        partly: verb === 'assign-part',
      },
      { access, point, place: used },
    );
    return;
  }
  const key = sites.map((site) => site.move).join(' ');
  const before = buffer.moves.get(key);
  if (before !== undefined && isPrefix(used, before.used)) return;
  const partial = sites.some((site) => {
    const place = pathOf(moves, moves.moves[site.move]?.path ?? path).place;
    const isBoxContent =
      place.path.length === 1 && place.path[0]?.kind === 'deref' && cx.localTy(place.local).kind === 'adt';
    return !isBoxContent && !samePlace(used, place) && isPrefix(used, place);
  });
  const first = sites[0];
  const source = pathOf(moves, moves.moves[first?.move ?? 0]?.path ?? path).place;
  const movedAt = uniqueSpans(
    sites.map((site) => ({
      at: locationAt(cx.cfg, site.point),
      span: sourceAt(cx.cfg, site.point).span,
      inLoop: site.point === point || site.aroundLoop,
    })),
  );
  const name = describePlace(cx, source);
  const finding = findingOf(
    checker,
    {
      kind: 'use-after-move',
      span,
      verb,
      name: describePlace(cx, moved),
      partial,
      movedAt,
      isSamePoint: sites.some((site) => site.point === point),
      declared: source.path.length === 0 && name !== undefined ? cx.body.locals[source.local]?.span : undefined,
      ty: describeTy(cx, cx.placeTy(source)),
      moved: name === undefined ? 'the value' : `\`${name}\``,
    },
    { access, point, place: used, movedAt: movedAt.map(({ at, span: where }) => ({ at, span: where })) },
  );
  buffer.moves.set(key, { used, finding });
}

function uniqueSpans<T extends { readonly span: Span }>(list: readonly T[]): readonly T[] {
  return list.filter(
    (each, index) =>
      list.findIndex((other) => other.span.start === each.span.start && other.span.end === each.span.end) === index,
  );
}

interface MoveSite {
  readonly move: number;
  readonly point: number;
  readonly aroundLoop: boolean;
}

/** The moves that may have emptied `path` before `point`: backwards to the nearest moves, initialisations ending each way. */
function findMoves(checker: Checker, point: number, path: MovePathId): readonly MoveSite[] {
  const { moves, cx } = checker;
  const { cfg } = cx;
  const paths = new Set<number>();
  for (let each: MovePathId | undefined = path; each !== undefined; each = pathOf(moves, each).parent) paths.add(each);
  const isArgument = [...paths].some((each) => each >= 1 && each <= cx.body.argCount);
  const seen = createBits(cfg.points.count);
  const result: MoveSite[] = [];
  const stack: number[] = [];
  const around: number[] = [];
  const spread = (from: number): boolean => {
    const before = previousPoints(cfg, from).filter((each) => (cfg.rank[cfg.blockAt[each] ?? 0] ?? -1) >= 0);
    for (const each of before) (dominates(cfg, from, each) ? around : stack).push(each);
    return before.length > 0;
  };
  /** True when this way ends here. */
  const visit = (at: number, aroundLoop: boolean): boolean => {
    if (hasBit(seen, at)) return true;
    setBit(seen, at);
    if (stepAt(cfg, at).statement?.kind !== 'storage-dead') {
      for (const move of moves.movesAt[at] ?? []) {
        if (!paths.has(moves.moves[move]?.path ?? -1)) continue;
        result.push({ move, point: at, aroundLoop });
        return true;
      }
    }
    return (moves.initsAt[at] ?? []).some((init) => paths.has(moves.inits[init]?.path ?? -1));
  };
  spread(point);
  let reachedStart = false;
  for (let at = stack.pop(); at !== undefined; at = stack.pop())
    if (!visit(at, false) && !spread(at)) reachedStart = true;
  if ((isArgument || !reachedStart) && result.length === 0) {
    for (let at = around.pop(); at !== undefined; at = around.pop())
      if (!visit(at, true)) around.push(...previousPoints(cfg, at));
  }
  return result;
}
