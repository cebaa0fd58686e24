/**
 * M1, M2: a place may be used only while it holds a value. Asks MIR's initialisation dataflow at each use, and looks for
 * the moves that emptied the place. After rustc's `check_if_path_or_subpath_is_moved` and `get_moved_indexes`.
 */
import { type SharedBits, createBits, hasBit, hasSharedBit, setBit } from '../../heap/base/index.ts';
import type { Place } from '../mir/ir.ts';
import { type MovePathId, forEachDescendant, lookUp, pathOf } from '../mir/moves/index.ts';
import { samePlace } from '../mir/place.ts';
import type { Span } from '../source/index.ts';
import { findAdt } from '../types/lookup.ts';
import { isPrefix } from './buffer.ts';
import type { Verb } from './catalogue.ts';
import { dominates, locationAt, previousPoints, sourceAt, stepAt } from './cfg.ts';
import { type Checker, findingOf, report } from './checker.ts';
import { hasDestructor } from './conflict.ts';
import { describePlace, describeTy } from './describe.ts';
import type { AccessKind } from './facts.ts';

/** M1, M2. The nearest tracked prefix must hold a value: `(*a.b).c` needs `a.b`. */
export function checkPath(checker: Checker, point: number, verb: Verb, place: Place, span: Span): void {
  const uninit = checker.uninit.before(locationAt(checker.cx.cfg, point));
  const { path } = lookUp(checker.moves, place);
  if (hasSharedBit(uninit, path))
    reportUninit(checker, point, verb, pathOf(checker.moves, path).place, place, span, path);
}

/** M1, M2. The place and all its parts must hold values: no use of `p` after a move of `p.a`. */
export function checkPathAndParts(checker: Checker, point: number, verb: Verb, place: Place, span: Span): void {
  checkPath(checker, point, verb, place, span);
  const uninit = checker.uninit.before(locationAt(checker.cx.cfg, point));
  const last = place.path[place.path.length - 1];
  if (last?.kind === 'subslice' && !last.fromEnd) {
    const base: Place = { local: place.local, path: place.path.slice(0, -1) };
    if (checker.cx.placeTy(base).kind === 'array') {
      checkElements(checker, point, verb, base, span, last.from, last.to, uninit);
      return;
    }
  }
  const found = lookUp(checker.moves, place);
  if (found.kind !== 'exact') return;
  const missing = firstMissing(checker, found.path, uninit);
  if (missing !== undefined) reportUninit(checker, point, verb, place, place, span, missing);
}

function checkElements(
  checker: Checker,
  point: number,
  verb: Verb,
  base: Place,
  span: Span,
  from: number,
  to: number,
  uninit: SharedBits,
): void {
  const found = lookUp(checker.moves, base);
  if (found.kind !== 'exact') return;
  for (
    let child = pathOf(checker.moves, found.path).firstChild;
    child !== undefined;
    child = pathOf(checker.moves, child).nextSibling
  ) {
    const { place } = pathOf(checker.moves, child);
    const last = place.path[place.path.length - 1];
    if (last?.kind !== 'constant-index' || last.offset < from || last.offset >= to) continue;
    const missing = firstMissing(checker, child, uninit);
    if (missing === undefined) continue;
    reportUninit(checker, point, verb, base, base, span, missing);
    return;
  }
}

function firstMissing(checker: Checker, path: MovePathId, uninit: SharedBits): MovePathId | undefined {
  let missing: MovePathId | undefined;
  forEachDescendant(checker.moves, path, (each) => {
    if (missing === undefined && hasSharedBit(uninit, each)) missing = each;
  });
  return missing;
}

/** What must hold a value before `place` is assigned: what it is reached through, and the whole of which it is a part. */
export function checkAssigned(checker: Checker, point: number, place: Place, span: Span): void {
  const { cx } = checker;
  for (let length = place.path.length - 1; length >= 0; length--) {
    const projection = place.path[length];
    const base: Place = { local: place.local, path: place.path.slice(0, length) };
    if (projection?.kind === 'deref') {
      checkPath(checker, point, 'use', base, span);
      return;
    }
    if (projection?.kind !== 'field') continue;
    const ty = cx.placeTy(base);
    if (hasDestructor(cx, ty)) {
      checkPathAndParts(checker, point, 'assign', base, span);
      return;
    }
    if (ty.kind === 'adt' || ty.kind === 'tuple') checkWhole(checker, point, base, span);
  }
}

/** A part may be assigned only where the whole has a value, apart from parts moved out (no partial initialisation). */
function checkWhole(checker: Checker, point: number, base: Place, span: Span): void {
  const uninit = checker.uninit.before(locationAt(checker.cx.cfg, point));
  let shortest: { readonly prefix: Place; readonly path: MovePathId } | undefined;
  for (let length = base.path.length; length >= 0; length--) {
    const prefix: Place = { local: base.local, path: base.path.slice(0, length) };
    const found = lookUp(checker.moves, prefix);
    if (found.kind === 'exact' && hasSharedBit(uninit, found.path)) shortest = { prefix, path: found.path };
    if (base.path[length - 1]?.kind === 'deref') break;
  }
  if (shortest === undefined) return;
  const ty = checker.cx.placeTy(base);
  const isUnion = ty.kind === 'adt' && findAdt(checker.cx.items, ty.def)?.kind === 'union';
  if (isUnion && (checker.moves.movesOf[shortest.path] ?? []).length > 0) return;
  reportUninit(checker, point, 'assign-part', shortest.prefix, base, span, shortest.path);
}

function reportUninit(
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
export function findMoves(checker: Checker, point: number, path: MovePathId): readonly MoveSite[] {
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
