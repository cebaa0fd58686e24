/**
 * L9 mutability, M3 reassignment. Only a place declared `mut`, or one reached through `&mut`, may be written or lent
 * mutably; an immutable variable may be given its value once. After rustc's `is_mutable` and `check_access_permissions`.
 */
import type { Place } from '../mir/ir.ts';
import { initsBefore } from '../mir/moves/index.ts';
import type { Span } from '../source/index.ts';
import { captureAt } from './captured.ts';
import { locationAt } from './cfg.ts';
import type { Checker } from './checker.ts';
import { reportAssignedTwice, reportImmutable } from './mutability-errors.ts';
import type { TypingCx } from './typing/index.ts';

/** The place that makes `place` immutable; undefined when it may be changed. `localMayChange`: the root local is not asked. */
export function findImmutable(cx: TypingCx, place: Place, localMayChange: boolean): Place | undefined {
  let allowed = localMayChange;
  for (let length = place.path.length; length > 0; length--) {
    const capture = captureAt(cx.body, place, length);
    if (capture !== undefined) {
      if (!allowed && !capture.isMut) return { local: place.local, path: place.path.slice(0, length) };
      // Whether the closure itself may change is asked of what leads to it.
      allowed = true;
      continue;
    }
    if (place.path[length - 1]?.kind !== 'deref') continue;
    const base = cx.placeTy(place, length - 1);
    if (base.kind === 'ref' || base.kind === 'ptr') {
      if (!base.isMut) return { local: place.local, path: place.path.slice(0, length) };
      if (base.kind === 'ptr') return undefined;
      // Through a unique reference, the variable that holds it need not be `mut`; a capture's own reference says nothing.
      allowed ||= (captureAt(cx.body, place, length - 1)?.mode ?? 'by-value') === 'by-value';
    }
  }
  return allowed || cx.body.locals[place.local]?.isMut === true ? undefined : { local: place.local, path: [] };
}

/** L9, M3. Tells whether the access was refused. */
export function checkMutable(
  checker: Checker,
  point: number,
  access: 'assign' | 'borrow',
  place: Place,
  span: Span,
  localMayChange: boolean,
): boolean {
  const { cx, moves } = checker;
  const immutable = findImmutable(cx, place, localMayChange);
  if (immutable === undefined) return false;
  // A first value for a declared variable is no change; a partly given one is reported as such elsewhere.
  const [init] = initsBefore(cx.body, moves, cx.cfg, place.local, locationAt(cx.cfg, point));
  if (init === undefined) return false;
  if (access === 'assign' && place.path.length === 0) reportAssignedTwice(checker, point, place, init, span);
  else reportImmutable(checker, point, access, place, immutable, span);
  return true;
}
