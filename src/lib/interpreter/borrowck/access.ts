/**
 * The walk that finds the refusals: every statement and terminator says which places it reads, writes, moves, lends or
 * ends; each such access is held against the loans in scope (L5 to L8), against mutability (L9) and against what holds a
 * value (M1, M2). After rustc's `MirBorrowckCtxt`, in its order, since what is reported first silences what follows from it.
 */
import { inRanges, unreachable } from '../../heap/base/index.ts';
import type { BorrowKind, Operand, Place, Rvalue, Statement, Terminator } from '../mir/ir.ts';
import { placeKey, samePlace } from '../mir/place.ts';
import type { Span } from '../source/index.ts';
import { MENTIONS_FREE_REGION, mentions } from '../types/flags.ts';
import { dominates, pointAt } from './cfg.ts';
import type { Checker } from './checker.ts';
import { type Depth, conflicts } from './conflict.ts';
import { reportIllegalMoves } from './illegal-moves.ts';
import { type LoanData, loansOf } from './loans.ts';
import { checkAssigned, checkPathAndParts } from './moves.ts';
import { checkMutable } from './mutability.ts';
import {
  reportConflict,
  reportMoveWhileBorrowed,
  reportTooShort,
  reportUseWhileBorrowed,
  reportWriteWhileBorrowed,
} from './loan-errors.ts';

/** What an access does. `reserve` is the making of a two-phase loan: it only reads until its activation. */
export type Access =
  | { readonly kind: 'read' }
  | { readonly kind: 'read-for-borrow'; readonly borrow: BorrowKind }
  | { readonly kind: 'write'; readonly how: 'borrow' | 'assign' | 'move' | 'drop' | 'replace' }
  | { readonly kind: 'reserve' }
  | { readonly kind: 'activate'; readonly loan: LoanData };

const READ: Access = { kind: 'read' };
const BORROW: Access = { kind: 'write', how: 'borrow' };
const ASSIGN: Access = { kind: 'write', how: 'assign' };
const MOVE: Access = { kind: 'write', how: 'move' };
const DROP: Access = { kind: 'write', how: 'drop' };

export function checkAccesses(checker: Checker): void {
  const { cfg, body } = checker.cx;
  for (const block of cfg.order) {
    const data = body.blocks[block];
    if (data === undefined) continue;
    const start = cfg.points.start[block] ?? 0;
    data.statements.forEach((stmt, index) => visitStatement(checker, start + index, stmt));
    visitTerminator(checker, start + data.statements.length, data.terminator);
  }
  if (checker.illegalMoves.length > 0) reportIllegalMoves(checker);
}

function visitStatement(checker: Checker, point: number, stmt: Statement): void {
  activate(checker, point, stmt.span);
  switch (stmt.kind) {
    case 'assign':
      consumeRvalue(checker, point, stmt.rvalue, stmt.span);
      mutate(checker, point, stmt.place, stmt.span, 'shallow');
      return;
    case 'set-discriminant':
      mutate(checker, point, stmt.place, stmt.span, 'shallow');
      return;
    case 'fake-read':
      checkPathAndParts(checker, point, 'use', stmt.place, stmt.span);
      return;
    case 'storage-dead':
      access(checker, point, { local: stmt.local, path: [] }, stmt.span, 'shallow', DROP, true);
      return;
    case 'storage-live':
    case 'ascribe':
    case 'place-mention':
    case 'nop':
      return;
    default:
      unreachable(stmt);
  }
}

function visitTerminator(checker: Checker, point: number, terminator: Terminator): void {
  const { span } = terminator;
  activate(checker, point, span);
  switch (terminator.kind) {
    case 'switch':
      return consume(checker, point, terminator.operand, span);
    case 'drop':
      access(
        checker,
        point,
        terminator.place,
        span,
        'drop',
        terminator.replace ? { kind: 'write', how: 'replace' } : DROP,
        true,
      );
      return;
    case 'call':
      consume(checker, point, terminator.func, span);
      for (const arg of terminator.args) consume(checker, point, arg, span);
      mutate(checker, point, terminator.destination, span, 'deep');
      return;
    case 'assert':
      consume(checker, point, terminator.cond, span);
      if (terminator.message.kind === 'bounds-check') {
        consume(checker, point, terminator.message.len, span);
        consume(checker, point, terminator.message.index, span);
      }
      return;
    case 'return':
    case 'resume':
      if (checker.isFn) checkExit(checker, point, span);
      return;
    case 'goto':
    case 'unreachable':
    case 'hole':
    case 'false-edge':
    case 'false-unwind':
      return;
    default:
      unreachable(terminator);
  }
}

/** Two-phase loans begin to exclude others where their reference is first used. */
function activate(checker: Checker, point: number, span: Span): void {
  for (const loan of checker.loanSet.activatedAt.get(point) ?? [])
    access(checker, point, loan.place, span, 'deep', { kind: 'activate', loan }, false);
}

/** L8. Every local ends with its function: a loan of one that is still in scope there outlives it. */
function checkExit(checker: Checker, point: number, span: Span): void {
  const end: Span = { file: span.file, start: Math.max(span.start, span.end - 1), end: span.end };
  for (const loan of checker.loanSet.loans) {
    if (!inRanges(checker.loanSet.scopes[loan.index] ?? [], point)) continue;
    if (conflicts(checker.cx, loan.place, loan.kind, { local: loan.place.local, path: [] }, 'shallow', 'overlap'))
      reportTooShort(checker, point, loan, loan.place, end);
  }
}

function mutate(checker: Checker, point: number, place: Place, span: Span, depth: Depth): void {
  checkAssigned(checker, point, place, span);
  access(checker, point, place, span, depth, ASSIGN, false);
}

function consumeRvalue(checker: Checker, point: number, rvalue: Rvalue, span: Span): void {
  switch (rvalue.kind) {
    case 'ref': {
      const { borrow, place } = rvalue;
      if (borrow === 'fake')
        access(checker, point, place, span, 'shallow-fake', { kind: 'read-for-borrow', borrow }, false);
      else if (borrow === 'shared')
        access(checker, point, place, span, 'deep', { kind: 'read-for-borrow', borrow }, false);
      else
        access(
          checker,
          point,
          place,
          span,
          'deep',
          borrow === 'two-phase' ? { kind: 'reserve' } : BORROW,
          // What a closure writes that it may not is reported in the closure.
          borrow === 'unique',
        );
      checkPathAndParts(checker, point, borrow === 'fake' ? 'use' : 'borrow', place, span);
      return;
    }
    case 'raw-ref':
      access(
        checker,
        point,
        rvalue.place,
        span,
        'deep',
        rvalue.isMut ? BORROW : { kind: 'read-for-borrow', borrow: 'shared' },
        false,
      );
      checkPathAndParts(checker, point, 'borrow', rvalue.place, span);
      return;
    case 'len':
      access(checker, point, rvalue.place, span, 'shallow-length', READ, false);
      checkPathAndParts(checker, point, 'use', rvalue.place, span);
      return;
    case 'discriminant':
      access(checker, point, rvalue.place, span, 'shallow', READ, false);
      checkPathAndParts(checker, point, 'use', rvalue.place, span);
      return;
    case 'copy-for-deref':
      access(checker, point, rvalue.place, span, 'deep', READ, false);
      checkPathAndParts(checker, point, 'use', rvalue.place, span);
      return;
    case 'use':
    case 'repeat':
    case 'cast':
    case 'unary':
      return consume(checker, point, rvalue.operand, span);
    case 'binary':
    case 'checked-binary':
      consume(checker, point, rvalue.left, span);
      consume(checker, point, rvalue.right, span);
      return;
    case 'aggregate':
      for (const operand of rvalue.operands) consume(checker, point, operand, span);
      return;
    default:
      unreachable(rvalue);
  }
}

function consume(checker: Checker, point: number, operand: Operand, span: Span): void {
  if (operand.kind === 'constant') return;
  if (operand.kind === 'move') {
    for (const illegal of checker.moves.illegal) {
      if (pointAt(checker.cx.cfg, illegal.at) === point && samePlace(illegal.place, operand.place)) {
        checker.illegalMoves.push(illegal);
        break;
      }
    }
  }
  access(checker, point, operand.place, span, 'deep', operand.kind === 'move' ? MOVE : READ, operand.kind === 'move');
  checkPathAndParts(checker, point, 'use', operand.place, span);
}

/** L5 to L9. One access of one place: permissions first, then loans. A refused access is reported once. */
function access(
  checker: Checker,
  point: number,
  place: Place,
  span: Span,
  depth: Depth,
  how: Access,
  localMayChange: boolean,
): void {
  if (how.kind === 'activate' && checker.refusedReservations.has(placeKey(place))) return;
  if (checker.refusedAccesses.size > 0 && checker.refusedAccesses.has(accessKey(place, span, point))) return;
  const isChange = how.kind === 'reserve' || (how.kind === 'write' && (how.how === 'borrow' || how.how === 'assign'));
  const immutable =
    isChange &&
    checkMutable(
      checker,
      point,
      how.kind === 'write' && how.how === 'assign' ? 'assign' : 'borrow',
      place,
      span,
      localMayChange,
    );
  const refused = checkLoans(checker, point, place, span, depth, how);
  if (immutable || refused) checker.refusedAccesses.add(accessKey(place, span, point));
}

/**
 * A field's type is part of rustc's place, and each mention of such a type has region variables of its own: an access
 * through a field that borrows is never the same as one at another point.
 */
export function accessKey(place: Place, span: Span, point: number): string {
  const borrows = place.path.some((each) => each.kind === 'field' && mentions(each.ty, MENTIONS_FREE_REGION));
  return `${placeKey(place)} ${span.file}:${span.start}-${span.end}${borrows ? ` ${point}` : ''}`;
}

/** L5, L6, L7. Whether a loan in scope forbids the access; the first one that does is reported. */
function checkLoans(checker: Checker, point: number, place: Place, span: Span, depth: Depth, how: Access): boolean {
  for (const loan of loansOf(checker.loanSet, place.local, point)) {
    if (isCompatible(checker, point, loan, how)) continue;
    if (!conflicts(checker.cx, loan.place, loan.kind, place, depth, 'overlap')) continue;
    reportAccess(checker, point, place, span, loan, how);
    return true;
  }
  return false;
}

/** The table of L5: which accesses a loan of each kind permits. */
function isCompatible(checker: Checker, point: number, loan: LoanData, how: Access): boolean {
  const isShared = loan.kind === 'shared' || loan.kind === 'fake';
  switch (how.kind) {
    case 'activate':
      return how.loan === loan;
    case 'reserve':
      return isShared;
    case 'read':
      return isShared || !isActive(checker, loan, point);
    case 'read-for-borrow':
      return isShared || how.borrow === 'fake' || !isActive(checker, loan, point);
    case 'write':
      return how.how === 'move' && loan.kind === 'fake';
    default:
      return unreachable(how);
  }
}

/** A two-phase loan is shared between its reservation and its activation. */
function isActive(checker: Checker, loan: LoanData, point: number): boolean {
  if (loan.kind !== 'two-phase') return true;
  if (loan.activation === undefined) return false;
  const { cfg } = checker.cx;
  if (dominates(cfg, loan.activation, point)) return true;
  return !dominates(cfg, loan.point + 1, point);
}

function reportAccess(checker: Checker, point: number, place: Place, span: Span, loan: LoanData, how: Access): void {
  switch (how.kind) {
    case 'read':
      return reportUseWhileBorrowed(checker, point, place, span, loan);
    case 'read-for-borrow':
      return reportConflict(checker, point, place, span, false, loan);
    case 'reserve':
      checker.refusedReservations.add(placeKey(place));
      return reportConflict(checker, point, place, span, true, loan);
    case 'activate':
      return reportConflict(checker, point, place, span, true, loan);
    case 'write':
      if (how.how === 'borrow') return reportConflict(checker, point, place, span, true, loan);
      if (how.how === 'move') return reportMoveWhileBorrowed(checker, point, place, span, loan);
      if (how.how === 'drop') return reportTooShort(checker, point, loan, place, span);
      return reportWriteWhileBorrowed(checker, point, place, span, loan);
    default:
      return unreachable(how);
  }
}
