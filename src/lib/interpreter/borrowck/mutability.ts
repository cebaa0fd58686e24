/**
 * L9 mutability, M3 reassignment. Only a place declared `mut`, or one reached through `&mut`, may be written or lent
 * mutably; an immutable variable may be given its value once. After rustc's `is_mutable` and `check_access_permissions`.
 */
import { hasSharedBit } from '../../heap/base/index.ts';
import type { Capture, Place } from '../mir/ir.ts';
import type { Span } from '../source/index.ts';
import type { Fault } from './catalogue.ts';
import { locationAt, sourceAt } from './cfg.ts';
import { type Checker, findingOf, report } from './checker.ts';
import { describeAny, describePlace, describePointer, staticOf } from './describe.ts';
import type { TypingCx } from './typing/index.ts';

/** The place that makes `place` immutable; undefined when it may be changed. `localMayChange`: the root local is not asked. */
export function findImmutable(cx: TypingCx, place: Place, localMayChange: boolean): Place | undefined {
  let allowed = localMayChange;
  for (let length = place.path.length; length > 0; length--) {
    const capture = captureAt(cx, place, length);
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
      allowed ||= (captureAt(cx, place, length - 1)?.mode ?? 'by-value') === 'by-value';
    }
  }
  return allowed || cx.body.locals[place.local]?.isMut === true ? undefined : { local: place.local, path: [] };
}

/** The capture that the place's first `length` projections lead to: a field of the closure, which its body has first. */
function captureAt(cx: TypingCx, { local, path }: Place, length: number): Capture | undefined {
  const { captures } = cx.body;
  const field = path[length - 1];
  const isOfSelf = length === 1 || (length === 2 && path[0]?.kind === 'deref');
  return captures !== undefined && local === 1 && isOfSelf && field?.kind === 'field'
    ? captures[field.index]
    : undefined;
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
  const ever = checker.everInit.before(locationAt(cx.cfg, point));
  const init = (moves.initsOf[place.local] ?? []).find((each) => hasSharedBit(ever, each));
  if (init === undefined) return false;
  if (access === 'assign' && place.path.length === 0) {
    const decl = cx.body.locals[place.local];
    const at = moves.inits[init]?.at;
    const isArgument = at === undefined;
    const first =
      at === undefined
        ? (decl?.span ?? span)
        : firstAssignment(
            checker,
            place.local,
            sourceAt(cx.cfg, (cx.cfg.points.start[at.block] ?? 0) + at.statement).span,
          );
    report(
      checker,
      { kind: 'assign-twice', span, place: describeAny(cx, place), first, isArgument, declared: decl?.span },
      { access: 'assign', point, place },
    );
    return true;
  }
  reportImmutable(checker, point, access, place, immutable, span);
  return true;
}

/** A variable declared with its value is shown at its declaration; one given its value later, where that happened. */
function firstAssignment(checker: Checker, local: number, assigned: Span): Span {
  const { body } = checker.cx;
  const declared = body.locals[local]?.span ?? assigned;
  const withValue = body.blocks.some((block) =>
    block.statements.some((stmt) => stmt.kind === 'fake-read' && stmt.cause === 'let' && stmt.place.local === local),
  );
  return withValue ? declared : assigned;
}

function reportImmutable(
  checker: Checker,
  point: number,
  access: 'assign' | 'borrow',
  place: Place,
  immutable: Place,
  span: Span,
): void {
  const { cx, buffer } = checker;
  const decl = cx.body.locals[immutable.local];
  const isLocal = immutable.path.length === 0;
  const text = describePlace(cx, place);
  const pointer = isLocal ? undefined : pointerWords(checker, immutable);
  const reason = reasonOf(checker, place, immutable, access, pointer);
  const fault: Extract<Fault, { kind: 'cannot-mutate' }> = {
    kind: 'cannot-mutate',
    access,
    span,
    reason,
    place: text === undefined && pointer !== undefined ? `data in ${pointer}` : describeAny(cx, place),
    advice: isLocal && decl?.name !== undefined ? `declare it as \`mut ${decl.name}\`` : undefined,
  };
  const finding = findingOf(checker, fault, { access: access === 'assign' ? 'assign' : 'borrow-mut', point, place });
  if (access === 'assign' || !isLocal || decl?.name === undefined) {
    buffer.plain.push(finding);
    return;
  }
  const key = `${decl.span.file} ${decl.span.start}`;
  const before = buffer.borrows.get(key);
  if (before === undefined) buffer.borrows.set(key, { first: finding, fault, declared: decl.span, uses: [span] });
  else before.uses.push(span);
}

function pointerWords(checker: Checker, immutable: Place): string {
  return describePointer(checker.cx, { local: immutable.local, path: immutable.path.slice(0, -1) });
}

function reasonOf(
  checker: Checker,
  place: Place,
  immutable: Place,
  access: 'assign' | 'borrow',
  pointer: string | undefined,
): string {
  const { cx } = checker;
  const decl = cx.body.locals[immutable.local];
  if (immutable.path.length === 0)
    return place.path.length === 0
      ? ', as it is not declared as mutable'
      : `, as \`${decl?.name ?? '_'}\` is not declared as mutable`;
  if (immutable.path.length === 1 && decl?.kind === 'ref-for-guard')
    return ', as it is immutable for the pattern guard';
  if (immutable.path.length === 1 && staticOf(cx, immutable.local) !== undefined)
    return ', as it is an immutable static item';
  if (describePlace(cx, place) === undefined || pointer === undefined) return '';
  return access === 'assign' ? `, which is behind ${pointer}` : `, as it is behind ${pointer}`;
}
