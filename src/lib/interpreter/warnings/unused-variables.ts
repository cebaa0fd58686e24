/**
 * `unused_variables` and `unused_assignments`: variables that are never read, and values that are overwritten or dropped
 * unread. After rustc's `rustc_mir_transform::liveness`, on the same graph.
 */
import { type BitSet, createBits, hasBit, setBit, unionBits } from '../../heap/base/index.ts';
import type { Body, Place, SourceInfo } from '../mir/ir.ts';
import { EMPTY_ENV, needsDrop } from '../solve/queries.ts';
import type { Span } from '../source/index.ts';
import type { Origin } from '../syntax/ast.ts';
import type { DefId } from '../types/ty.ts';
import { type Declaration, declarationsOf, placeKey } from './bindings.ts';
import { isDerived, type Linted, type LintedBody, type Report } from './linted.ts';
import { computeLiveness, isLive } from './liveness.ts';
import { CLOSURE, isIndirect, trackPlaces, type TrackedPlaces } from './places.ts';

/** A value that a tracked variable gets. */
interface Assignment {
  readonly kind: 'parameter' | 'assign' | 'capture';
  readonly span: Span;
  /** It is read afterwards. Of several at one place, any. */
  live: boolean;
  /** To the variable itself, not to a field. */
  isDirect: boolean;
  /** A macro of the library wrote it: then nothing is said of it. */
  isHidden: boolean;
}

export function lintVariables(linted: Linted, { owner, typed, built }: LintedBody, report: Report): void {
  if (isDerived(linted, owner)) return;
  const declarations = declarationsOf(typed);
  const dead = new Map<DefId, ReadonlySet<number>>();
  for (const body of built) dead.set(body.owner, lintGraph(linted, body, declarations, dead, report));
}

function lintGraph(
  linted: Linted,
  body: Body,
  declarations: ReadonlyMap<string, Declaration>,
  dead: ReadonlyMap<DefId, ReadonlySet<number>>,
  report: Report,
): ReadonlySet<number> {
  const places = trackPlaces(body);
  const { list } = places;
  if (list.length === 0) return new Set();
  const isMutClosure = body.captures !== undefined && isMutRef(body);
  const liveness = computeLiveness(body, places, dead, isMutClosure);
  const everLive = createBits(list.length);
  const dropped = new Set<number>();
  const assignments = list.map(() => new Map<string, Assignment>());
  const note = (place: Place, { span, origin }: SourceInfo, live: BitSet): void => {
    const found = places.find(place);
    if (found === undefined || isIndirect(found.path)) return;
    const isDirect = found.path.length === 0;
    const key = `${placeKey(span)}-${span.end}`;
    const known = assignments[found.index]?.get(key);
    const isHidden = origin !== undefined && LIBRARY_MACROS.has(origin);
    if (known === undefined)
      assignments[found.index]?.set(key, { kind: 'assign', span, live: isLive(live, found.index), isDirect, isHidden });
    else {
      known.live ||= isLive(live, found.index);
      known.isDirect &&= isDirect;
    }
  };
  const noteDrop = (place: Place): void => {
    const found = places.find(place);
    if (found?.path.length === 0) dropped.add(found.index);
  };
  liveness.visit((at, live) => {
    unionBits(everLive, live);
    switch (at.kind) {
      case 'assign':
      case 'set-discriminant':
        note(at.place, at, live);
        return;
      case 'call':
        note(at.destination, at, live);
        noteDrop(at.destination);
        return;
      case 'drop':
        noteDrop(at.place);
        return;
      default:
    }
  });
  unionBits(everLive, liveness.atStart);
  list.forEach(({ what, isByRef, span }, index) => {
    if (what === 'parameter' || (what === 'capture' && !isByRef))
      assignments[index]?.set('start', {
        kind: what,
        span,
        live: isLive(liveness.atStart, index),
        isDirect: true,
        isHidden: false,
      });
  });
  mergeGuards(places, everLive, assignments);
  const isGuard = (index: number): boolean => {
    const { ty } = list[index] ?? {};
    return dropped.has(index) && ty !== undefined && MAY_GUARD.has(ty.kind) && needsDrop(linted.items, EMPTY_ENV, ty);
  };
  reportUnused(linted, places, declarations, everLive, assignments, isGuard, report);
  reportUnread(places, assignments, isGuard, report);
  return new Set(list.flatMap(({ field }, index) => (field === undefined || hasBit(everLive, index) ? [] : [field])));
}

const LIBRARY_MACROS: ReadonlySet<Origin> = new Set<Origin>([
  'format-macro',
  'assert-macro',
  'vec-macro',
  'matches-macro',
  'dbg-macro',
  'panic-macro',
]);

/** The closure gets itself through `&mut`. */
function isMutRef({ locals }: Body): boolean {
  const ty = locals[CLOSURE]?.ty;
  return ty?.kind === 'ref' && ty.isMut;
}

const MAY_GUARD: ReadonlySet<string> = new Set(['closure', 'tuple', 'adt', 'dyn', 'array', 'slice', 'opaque']);

/** In a guard a variable is seen through a reference of its own: both are one variable of the reader's. */
function mergeGuards({ list }: TrackedPlaces, everLive: BitSet, assignments: readonly Map<string, Assignment>[]): void {
  list.forEach(({ what, span }, index) => {
    if (what !== 'guard') return;
    const arm = list.findIndex((each) => each.what === 'variable' && placeKey(each.span) === placeKey(span));
    const inArm = assignments[arm];
    const own = assignments[index];
    if (inArm === undefined || own === undefined) return;
    if (hasBit(everLive, index)) setBit(everLive, arm);
    for (const [key, each] of own) {
      const known = inArm.get(key);
      if (known === undefined) inArm.set(key, each);
      else known.live ||= each.live;
    }
    own.clear();
  });
}

/** Those never read at all. What is then left in `assignments` is to be reported one by one. */
function reportUnused(
  { called }: Linted,
  { list }: TrackedPlaces,
  declarations: ReadonlyMap<string, Declaration>,
  everLive: BitSet,
  assignments: readonly Map<string, Assignment>[],
  isGuard: (index: number) => boolean,
  report: Report,
): void {
  list.forEach(({ what, name, span }, index) => {
    if (hasBit(everLive, index) || what === 'capture' || what === 'guard') return;
    const values = assignments[index];
    const { pattern, from } = declarations.get(placeKey(span)) ?? {};
    if (values === undefined) return;
    // The value that a variable begins with is not reported beside the variable itself.
    for (const [key, each] of values)
      if (isWithin(called, each.span, pattern) || isWithin(called, each.span, from)) values.delete(key);
    if (values.size > 0 && isGuard(index)) {
      for (const [key, each] of values) if (!each.isDirect) values.delete(key);
      if (values.size === 0) return;
    }
    const isAssigned = values.size > 0;
    report(
      'unused_variables',
      isAssigned ? `variable \`${name}\` is assigned to, but never used` : `unused variable: \`${name}\``,
      span,
      { help: [`if this is intentional, call it \`_${name}\``] },
    );
  });
}

function isWithin(called: (span: Span) => Span, inner: Span, outer: Span | undefined): boolean {
  if (outer === undefined) return false;
  if (inner.file === outer.file && outer.start <= inner.start && inner.end <= outer.end) return true;
  const [a, b] = [called(inner), called(outer)];
  return a.file === b.file && b.start <= a.start && a.end <= b.end;
}

function reportUnread(
  { list }: TrackedPlaces,
  assignments: readonly Map<string, Assignment>[],
  isGuard: (index: number) => boolean,
  report: Report,
): void {
  assignments.forEach((values, index) => {
    const { name } = list[index] ?? {};
    if (name === undefined) return;
    for (const { live, isDirect, isHidden, span, kind } of values.values()) {
      if (live || isHidden || (!isDirect && isGuard(index))) continue;
      switch (kind) {
        case 'assign':
          report('unused_assignments', `value assigned to \`${name}\` is never read`, span, {
            help: ['maybe it is overwritten before being read?'],
          });
          break;
        case 'parameter':
          report('unused_assignments', `value passed to \`${name}\` is never read`, span, {
            help: ['maybe it is overwritten before being read?'],
          });
          break;
        default:
          report('unused_assignments', `value captured by \`${name}\` is never read`, span, {
            help: ['did you mean to capture by reference instead?'],
          });
      }
    }
  });
}
