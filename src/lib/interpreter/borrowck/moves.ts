/**
 * M1, M2: a place may be used only while it holds a value. Asks MIR's initialisation dataflow at each use. After
 * rustc's `check_if_path_or_subpath_is_moved`.
 */
import { type SharedBits, hasSharedBit } from '../../heap/base/index.ts';
import type { Place } from '../mir/ir.ts';
import { type MovePathId, forEachDescendant, lookUp, pathOf } from '../mir/moves/index.ts';
import type { Span } from '../source/index.ts';
import { findAdt } from '../types/lookup.ts';
import type { Verb } from './catalogue.ts';
import { locationAt } from './cfg.ts';
import type { Checker } from './checker.ts';
import { hasDestructor } from './conflict.ts';
import { reportUninit } from './move-errors.ts';

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
