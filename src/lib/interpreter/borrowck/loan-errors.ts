/** From a conflict with a loan to its error: which fault it is, where it points, why the loan is still needed. */
import type { Capture, Place } from '../mir/ir.ts';
import type { Span } from '../source/index.ts';
import { isPrefix } from './buffer.ts';
import { capturedAt, movedAt } from './captured.ts';
import type { Fault } from './catalogue.ts';
import { stepAt } from './cfg.ts';
import type { Checker } from './checker.ts';
import { explain, laterOf, loanSpan, report } from './finding.ts';
import { accessKey } from './access.ts';
import { hasDestructor } from './conflict.ts';
import { describeAny, describePlace, describeTy } from './describe.ts';
import type { Explanation } from './explain.ts';
import type { LoanData } from './loans.ts';
import { upvarTysOf } from '../types/closure.ts';
import type { Ty } from '../types/ty.ts';
import { regionsOf } from './typing/index.ts';

export function reportUseWhileBorrowed(
  checker: Checker,
  point: number,
  place: Place,
  span: Span,
  loan: LoanData,
): void {
  const { cx } = checker;
  const explanation = explain(checker, loan, point);
  report(
    checker,
    {
      kind: 'use-while-borrowed',
      // What a closure takes with it is shown where the closure uses it.
      span: movedAt(cx.cfg, point, place)?.capture.modeSpan ?? span,
      place: describeAny(cx, place),
      loanSpan: loanSpan(checker, loan),
      loanPlace: describeAny(cx, loan.place),
      later: laterOf(checker, explanation),
    },
    { access: 'read', point, place, loan, explanation },
  );
}

/**
 * L5. Two borrows that exclude each other: E0499 when both are mutable, E0502 when one is; E0500, E0501 and E0524 when a
 * closure writes through what it has captured by unique borrow.
 */
export function reportConflict(
  checker: Checker,
  point: number,
  place: Place,
  span: Span,
  isMut: boolean,
  loan: LoanData,
): void {
  const { cx } = checker;
  if (loan.kind === 'fake' && isMut) return reportInGuard(checker, point, place, span, loan, 'mutably borrow');
  const explanation = explain(checker, loan, point);
  const { statement } = stepAt(cx.cfg, point);
  report(
    checker,
    {
      kind: 'borrow-conflict',
      span,
      place: describeAny(cx, place),
      isMut,
      isUnique: statement?.kind === 'assign' && statement.rvalue.kind === 'ref' && statement.rvalue.borrow === 'unique',
      byClosure: capturedAt(cx.cfg, point) !== undefined,
      loanIsUnique: loan.kind === 'unique',
      loanByClosure: capturedAt(cx.cfg, loan.point) !== undefined,
      loanSpan: loanSpan(checker, loan),
      loanPlace: describeAny(cx, loan.place),
      loanIsMut: loan.kind !== 'shared' && loan.kind !== 'fake',
      later: laterOf(checker, explanation),
    },
    { access: isMut ? 'borrow-mut' : 'borrow-shared', point, place, loan, explanation },
  );
}

export function reportMoveWhileBorrowed(
  checker: Checker,
  point: number,
  place: Place,
  span: Span,
  loan: LoanData,
): void {
  const { cx } = checker;
  const explanation = explain(checker, loan, point);
  report(
    checker,
    {
      kind: 'move-while-borrowed',
      span,
      place: describeAny(cx, place),
      loanSpan: loanSpan(checker, loan),
      loanPlace: describeAny(cx, loan.place),
      later: laterOf(checker, explanation),
    },
    { access: 'move', point, place, loan, explanation },
  );
}

export function reportWriteWhileBorrowed(
  checker: Checker,
  point: number,
  place: Place,
  span: Span,
  loan: LoanData,
): void {
  const { cx } = checker;
  if (loan.kind === 'fake') return reportInGuard(checker, point, place, span, loan, 'assign');
  const explanation = explain(checker, loan, point);
  report(
    checker,
    {
      kind: 'assign-while-borrowed',
      span,
      place: describeAny(cx, place),
      loanSpan: loanSpan(checker, loan),
      later: laterOf(checker, explanation),
    },
    { access: 'assign', point, place, loan, explanation },
  );
}

/** L10. What a match decides on stays as it is until its guard is done; likewise what is indexed, until the index is known. */
function reportInGuard(checker: Checker, point: number, place: Place, span: Span, loan: LoanData, what: string): void {
  const forIndex = checker.cx.body.blocks.some((block) =>
    block.statements.some(
      (stmt) => stmt.kind === 'fake-read' && stmt.cause === 'for-index' && stmt.place.local === loan.target.local,
    ),
  );
  report(
    checker,
    {
      kind: 'change-in-guard',
      span,
      place: describeAny(checker.cx, place),
      loanSpan: loanSpan(checker, loan),
      what,
      section: forIndex ? 'indexing expression' : 'match guard',
    },
    { access: what === 'assign' ? 'assign' : 'borrow-mut', point, place, loan },
  );
}

/** L8. What was lent ends while the loan is needed: E0597, E0716, E0515, E0713, and of closures E0373 and E0521. */
export function reportTooShort(checker: Checker, point: number, loan: LoanData, place: Place, dropSpan: Span): void {
  const { cx } = checker;
  const captured = capturedAt(cx.cfg, loan.point)?.capture;
  const span = captured?.span ?? loanSpan(checker, loan);
  const root: Place = { local: loan.place.local, path: [] };
  if (checker.refusedAccesses.has(accessKey(root, span, point))) return;
  checker.refusedAccesses.add(accessKey(root, span, point));
  const explanation = explain(checker, loan, point);
  const parts = { access: 'storage-dead', point, place, loan, explanation } as const;
  const destructor = destructorOnWay(checker, loan.place);
  if (destructor !== undefined && !isPrefix(loan.place, place)) {
    report(
      checker,
      {
        kind: 'borrow-across-drop',
        span: captured?.modeSpan ?? span,
        dropSpan,
        dropped: describeAny(cx, place),
        ty: describeTy(cx, destructor),
        later: laterOf(checker, explanation),
      },
      parts,
    );
    return;
  }
  const name = describePlace(cx, loan.place);
  const escaping =
    name === undefined || captured === undefined
      ? undefined
      : closureEscapes(name, loanSpan(checker, loan), captured, explanation);
  if (escaping !== undefined) return report(checker, escaping, parts);
  const into = explanation.blame?.category === 'assignment' ? captureWith(checker, explanation) : undefined;
  if (into !== undefined && explanation.blame !== undefined)
    return report(
      checker,
      {
        kind: 'escapes-body',
        span: explanation.blame.span,
        body: 'closure',
        from: undefined,
        fromSpan: undefined,
        into,
        longer: name === undefined ? 'a reference' : `a reference to \`${name}\``,
        shorter: `\`${into}\``,
      },
      parts,
    );
  const isReturned = explanation.blame?.category === 'return' && checker.cx.body.isConstBlock !== true;
  if (isReturned && explanation.blame.fromClosure !== true)
    return reportReturned(checker, point, loan, name, explanation, explanation.blame.span);
  const decl = cx.body.locals[loan.place.local];
  if (name !== undefined) {
    report(
      checker,
      {
        kind: 'does-not-live-long-enough',
        span,
        name,
        dropSpan,
        later: laterOf(checker, explanation),
        declared: loan.place.path.length === 0 ? decl?.span : undefined,
      },
      parts,
    );
  } else
    report(
      checker,
      {
        kind: 'temporary-dropped-while-borrowed',
        span: decl?.span ?? span,
        dropSpan,
        later: laterOf(checker, explanation),
      },
      parts,
    );
}

/** E0373. The closure that borrows is itself handed out, or captured by one that lives longer. */
function closureEscapes(
  name: string,
  span: Span,
  captured: Capture,
  { needed, blame, use }: Explanation,
): Fault | undefined {
  const fault = { kind: 'closure-may-outlive', span, name, useSpan: captured.span } as const;
  if (needed?.kind === 'used-later' && use === 'capture')
    return { ...fault, cause: 'captured', causeSpan: needed.span, scope: 'block' };
  if (blame === undefined || blame.fromClosure === true) return undefined;
  if (blame.category === 'return' || blame.category === 'opaque')
    return { ...fault, cause: 'returned', causeSpan: blame.span, scope: 'function' };
  return blame.category === 'call-argument'
    ? { ...fault, cause: 'argument', causeSpan: blame.span, scope: 'function' }
    : undefined;
}

/** In a closure's body: the captured variable whose type names the region that has to be reached, and no parameter's does. */
function captureWith({ cx }: Checker, { outer, blame }: Explanation): string | undefined {
  if (cx.body.captures === undefined || outer === undefined || blame?.fromClosure === true) return undefined;
  const universal = cx.universals.list[outer];
  if (universal?.kind !== 'anonymous') return undefined;
  const [self, ...parameters] = cx.universals.inputs;
  if (parameters.some((ty) => regionsOf(ty).includes(outer))) return undefined;
  const closure = self?.kind === 'ref' ? self.ty : self;
  const upvars = closure?.kind === 'closure' ? upvarTysOf(closure) : [];
  return cx.body.captures[upvars.findIndex((ty) => regionsOf(ty).includes(outer))]?.variable;
}

function reportReturned(
  checker: Checker,
  point: number,
  loan: LoanData,
  name: string | undefined,
  explanation: Explanation,
  returned: Span,
): void {
  const { cx } = checker;
  const decl = cx.body.locals[loan.place.local];
  const made = name === undefined ? (decl?.span ?? returned) : loanSpan(checker, loan);
  const what =
    returned.start === loanSpan(checker, loan).start && returned.end === loanSpan(checker, loan).end
      ? 'reference to'
      : 'value referencing';
  const isWhole = loan.place.path.length === 0;
  const kind =
    decl?.kind === 'arg' ? 'function parameter' : decl?.kind === 'var' ? 'local variable' : 'temporary value';
  const whose = name === undefined ? kind : `${isWhole ? kind : 'local data'} \`${name}\``;
  report(
    checker,
    {
      kind: 'returns-reference-to-local',
      span: returned,
      what,
      whose,
      loanSpan: made,
      label: name === undefined ? `${kind} created here` : `\`${name}\` is borrowed here`,
    },
    { access: 'return', point, place: loan.place, loan, explanation },
  );
}

/** The outermost type with its own `Drop` that the lent place lies in. */
function destructorOnWay(checker: Checker, place: Place): Ty | undefined {
  for (let at = 0; at < place.path.length; at++) {
    const projection = place.path[at];
    if (projection?.kind !== 'field' && projection?.kind !== 'downcast') continue;
    const base = checker.cx.placeTy(place, at);
    if (hasDestructor(checker.cx, base)) return base;
  }
  return undefined;
}
