/** L9, M3, as errors: what was changed, why it may not be, and what would permit it. */
import { addPlain } from './buffer.ts';
import { type Place, localId } from '../mir/ir.ts';
import type { Span } from '../source/index.ts';
import { captureOfPlace } from './captured.ts';
import type { Fault } from './catalogue.ts';
import { sourceAt } from './cfg.ts';
import type { Checker } from './checker.ts';
import { describeAny, describePlace, describePointer, staticOf } from './describe.ts';
import { findingOf, report } from './finding.ts';

/** A variable that had its value (`init`) is given another. */
export function reportAssignedTwice(checker: Checker, point: number, place: Place, init: number, span: Span): void {
  const { cx, moves } = checker;
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

export function reportImmutable(
  checker: Checker,
  point: number,
  access: 'assign' | 'borrow',
  place: Place,
  immutable: Place,
  span: Span,
): void {
  const { cx, buffer } = checker;
  // Where a closure could not borrow what lies behind a `&`, that is reported where it is made.
  if (captureOfPlace(cx.body, immutable)?.isBehindShared === true) return;
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
    advice: adviceOf(checker, immutable),
  };
  const finding = findingOf(checker, fault, { access: access === 'assign' ? 'assign' : 'borrow-mut', point, place });
  if (access === 'assign' || !isLocal || decl?.name === undefined) {
    addPlain(buffer, finding);
    return;
  }
  const key = `${decl.span.file} ${decl.span.start}`;
  const before = buffer.borrows.get(key);
  if (before === undefined) buffer.borrows.set(key, { first: finding, fault, declared: decl.span, uses: [span] });
  else before.uses.push(span);
}

function adviceOf({ cx }: Checker, immutable: Place): string | undefined {
  const name =
    immutable.path.length === 0 ? cx.body.locals[immutable.local]?.name : captureOfPlace(cx.body, immutable)?.variable;
  return name === undefined ? undefined : `declare it as \`mut ${name}\``;
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
  const isWhole = captureOfPlace(cx.body, place) !== undefined;
  const capture = captureOfPlace(cx.body, immutable);
  if (capture !== undefined)
    return isWhole ? ', as it is not declared as mutable' : `, as \`${capture.name}\` is not declared as mutable`;
  if (cx.body.captures !== undefined && immutable.local === localId(1) && immutable.path.length === 1)
    return isWhole
      ? ', as it is a captured variable in a `Fn` closure'
      : ', as `Fn` closures cannot mutate their captured variables';
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
