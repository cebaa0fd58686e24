/** Closures' captures in MIR: which place of a closure's body is one, and which borrow or move is made for one. */
import { type Body, type Capture, type Place, type Statement, localId } from '../mir/ir.ts';
import { samePlace } from '../mir/place.ts';
import type { DefId } from '../types/ty.ts';
import { type Cfg, stepAt } from './cfg.ts';

const SELF = localId(1);

/** The capture whose field is the place's first `length` projections. */
export function captureAt(body: Body, { local, path }: Place, length: number): Capture | undefined {
  const field = path[length - 1];
  return body.captures !== undefined && local === SELF && field?.kind === 'field' && length - 1 === selfDepth(body)
    ? body.captures[field.index]
    : undefined;
}

/** The capture that is exactly this place in its closure's body: the field, or what a by-reference field points at. */
export function captureOfPlace(body: Body, place: Place): Capture | undefined {
  const { length } = place.path;
  if (place.path[length - 1]?.kind !== 'deref') return captureAt(body, place, length);
  const capture = captureAt(body, place, length - 1);
  return capture?.mode === 'by-value' ? undefined : capture;
}

/** The capture in which a place lies, and how many of its projections lead to what was captured. */
export function captureWithin(
  body: Body,
  place: Place,
): { readonly capture: Capture; readonly length: number } | undefined {
  if (body.captures === undefined || place.local !== SELF) return undefined;
  const depth = selfDepth(body);
  const field = place.path[depth];
  const capture = field?.kind === 'field' ? body.captures[field.index] : undefined;
  if (capture === undefined) return undefined;
  const isByReference = capture.mode !== 'by-value' && place.path[depth + 1]?.kind === 'deref';
  return { capture, length: depth + (isByReference ? 2 : 1) };
}

/** How many projections lead to the closure itself: one where it is called by reference. */
const selfDepth = (body: Body): number => (body.locals[SELF]?.ty.kind === 'ref' ? 1 : 0);

/** A closure that is made, and the capture for which a place is borrowed or moved at `point`. */
export interface Capturing {
  readonly closure: DefId;
  readonly capture: Capture;
}

/** The capture by which `place` goes into a closure that is made at `point` (rustc's `move_spans`). */
export function movedAt(cfg: Cfg, point: number, place: Place): Capturing | undefined {
  const { statement } = stepAt(cfg, point);
  return statement === undefined ? undefined : operandIn(statement, place);
}

/** The capture for which a temporary is made at `point` (rustc's `borrow_spans`). */
export function capturedAt(cfg: Cfg, point: number): Capturing | undefined {
  const { statement } = stepAt(cfg, point);
  if (statement?.kind !== 'assign') return undefined;
  const target = statement.place;
  if (target.path.length > 0 || cfg.body.locals[target.local]?.kind !== 'temp') return undefined;
  const block = cfg.blockAt[point] ?? 0;
  const statements = cfg.body.blocks[block]?.statements ?? [];
  for (let at = point - (cfg.points.start[block] ?? 0) + 1; at < statements.length; at++) {
    const later = statements[at];
    const found = later === undefined ? undefined : operandIn(later, target);
    if (found !== undefined) return found;
  }
  return undefined;
}

function operandIn(statement: Statement, place: Place): Capturing | undefined {
  if (statement.kind !== 'assign' || statement.rvalue.kind !== 'aggregate') return undefined;
  const { aggregate, operands } = statement.rvalue;
  if (aggregate.kind !== 'closure') return undefined;
  const index = operands.findIndex((operand) => operand.kind !== 'constant' && samePlace(operand.place, place));
  const capture = aggregate.captures?.[index];
  return capture === undefined ? undefined : { closure: aggregate.def, capture };
}
