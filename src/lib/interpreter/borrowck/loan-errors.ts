/** From a conflict with a loan to its error: which fault it is, where it points, why the loan is still needed. */
import type { Place } from '../mir/ir.ts';
import type { Span } from '../source/index.ts';
import { isPrefix } from './buffer.ts';
import type { Checker } from './checker.ts';
import { explain, laterOf, loanSpan, report } from './finding.ts';
import { accessKey } from './access.ts';
import { hasDestructor } from './conflict.ts';
import { describeAny, describePlace, describeTy } from './describe.ts';
import type { Explanation } from './explain.ts';
import type { LoanData } from './loans.ts';
import type { Ty } from '../types/ty.ts';

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
      span,
      place: describeAny(cx, place),
      loanSpan: loanSpan(checker, loan),
      loanPlace: describeAny(cx, loan.place),
      later: laterOf(checker, explanation),
    },
    { access: 'read', point, place, loan, explanation },
  );
}

/** L5. Two borrows that exclude each other: E0499 when both are mutable, E0502 when one is. */
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
  report(
    checker,
    {
      kind: 'borrow-conflict',
      span,
      place: describeAny(cx, place),
      isMut,
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

/** L8. What was lent ends while the loan is needed: E0597, E0716, E0515 or E0713. */
export function reportTooShort(checker: Checker, point: number, loan: LoanData, place: Place, dropSpan: Span): void {
  const { cx } = checker;
  const span = loanSpan(checker, loan);
  const root: Place = { local: loan.place.local, path: [] };
  if (checker.refusedAccesses.has(accessKey(root, span))) return;
  checker.refusedAccesses.add(accessKey(root, span));
  const explanation = explain(checker, loan, point);
  const parts = { access: 'storage-dead', point, place, loan, explanation } as const;
  const destructor = destructorOnWay(checker, loan.place);
  if (destructor !== undefined && !isPrefix(loan.place, place)) {
    report(
      checker,
      {
        kind: 'borrow-across-drop',
        span,
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
  if (explanation.blame?.category === 'return')
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
