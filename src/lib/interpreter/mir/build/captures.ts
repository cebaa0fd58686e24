/**
 * Captured places in a closure's body. While the body is built, a variable of the body around is a local like any other: a
 * pattern may name a place that is captured only in part, and it shows at the end of a path which capture it lies in.
 * Then each such place is written as what it is, a field of the closure, and those locals go.
 *
 *     _7.0.1        with `_7` standing for `point`, and `point.0` captured by reference as field 2
 *     (*(*_1).2).1  where `_1` is the reference to the closure
 */
import { upvarTysOf } from '../../types/closure.ts';
import type { CapturePath, Expr, TypedClosure } from '../../types/thir.ts';
import { type Body, type Capture, type LocalId, type Place, type Projection, localId } from '../ir.ts';
import { mapPlaces } from '../map-places.ts';
import { derefOf, fieldOf, placeOf, project } from '../place.ts';
import type { Builder } from './builder.ts';
import { ERROR } from '../../types/make.ts';

export function resolveCaptures(cx: Builder, body: Body, closure: TypedClosure): Body {
  const outside = cx.outside ?? new Map<CapturePath['var'], LocalId>();
  const gone = new Set(outside.values());
  const renumbered: LocalId[] = [];
  let count = 0;
  body.locals.forEach((_, index) => {
    renumbered.push(localId(count));
    if (!gone.has(localId(index))) count++;
  });
  const renumber = (local: LocalId): LocalId => renumbered[local] ?? local;
  const variableOf = new Map([...outside].map(([variable, local]) => [local, variable]));
  const self = closure.kind === 'FnOnce' ? placeOf(localId(1)) : derefOf(placeOf(localId(1)));
  const fields = closure.captures.map(({ mode }, index): Place => {
    const field = fieldOf(self, index, upvarTysOf(closure.ty)[index] ?? ERROR);
    return mode === 'by-value' ? field : derefOf(field);
  });
  const resolve = (place: Place): Place | undefined => {
    const path = place.path.map((each): Projection =>
      each.kind === 'index' ? { kind: 'index', local: renumber(each.local) } : each,
    );
    const variable = variableOf.get(place.local);
    if (variable === undefined) return { local: renumber(place.local), path };
    for (const [index, capture] of closure.captures.entries()) {
      const rest = capture.path.var === variable ? restBehind(capture.path, path) : undefined;
      const field = fields[index];
      if (rest !== undefined && field !== undefined) return project(field, ...rest);
    }
    return undefined;
  };
  return {
    ...body,
    locals: body.locals.filter((_, index) => !gone.has(localId(index))),
    blocks: mapPlaces(body.blocks, renumber, resolve),
    captures: capturesOf(cx, closure),
  };
}

export const capturesOf = (cx: Builder, { captures }: TypedClosure): readonly Capture[] =>
  captures.map(({ place, name, path, mode, isMut, span, modeSpan }) => ({
    name,
    variable: cx.typed.vars[path.var]?.name ?? '_',
    mode,
    isMut,
    isWhole: path.projections.length === 0,
    isBehindShared: isBehindShared(place),
    span,
    modeSpan,
  }));

function isBehindShared(place: Expr): boolean {
  if (place.kind === 'field') return isBehindShared(place.base);
  if (place.kind !== 'deref') return false;
  return (place.base.ty.kind === 'ref' && !place.base.ty.isMut) || isBehindShared(place.base);
}

/** What is left of a place's path behind the captured place; undefined where it lies elsewhere. */
function restBehind(captured: CapturePath, path: readonly Projection[]): readonly Projection[] | undefined {
  let at = 0;
  for (const step of captured.projections) {
    let variant = 0;
    let found = path[at++];
    if (found?.kind === 'downcast') {
      variant = found.variant;
      found = path[at++];
    }
    const isSame =
      step.kind === 'deref'
        ? found?.kind === 'deref'
        : found?.kind === 'field' && found.index === step.index && variant === step.variant;
    if (!isSame) return undefined;
  }
  return path.slice(at);
}
