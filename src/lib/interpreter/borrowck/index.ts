/**
 * The borrow checker: `checkBody` gives one body's facts and refusals, `loanLines` the source lines at which each loan is
 * in scope. Non-lexical lifetimes as in rustc (dev guide, "MIR borrow check"):
 *
 *     MIR ─ typing ─▶ region constraints ─┐
 *      └── liveness ─▶ points ────────────┴─ regions ─▶ loans in scope ─ access ─▶ refusals
 */
import { findIn, forEachInRanges } from '../../heap/base/index.ts';
import { type Diagnostic, unsupported } from '../diagnostics/index.ts';
import { hasHole } from '../mir/graph.ts';
import type { Body, SourceInfo } from '../mir/ir.ts';
import { buildMoveData, cursorOf, flowMaybeUninit } from '../mir/moves/index.ts';
import { type Edition, type LineTable, USER_FILE, lineColumnOf, lineOf } from '../source/index.ts';
import type { ItemTables } from '../types/items.ts';
import { rootOf } from '../types/lookup.ts';
import type { DefId } from '../types/ty.ts';
import { paramEnvOf } from '../solve/queries.ts';
import { checkAccesses } from './access.ts';
import { unsizedMove } from './catalogue.ts';
import { createBuffer, drain } from './buffer.ts';
import { capturedAt } from './captured.ts';
import { buildCfg, locationAt, sourceAt } from './cfg.ts';
import type { Checker } from './checker.ts';
import { describePlace, describeTy } from './describe.ts';
import type { BodyFacts, Loan, LoanId } from './facts.ts';
import { report } from './finding.ts';
import { computeLiveness } from './liveness.ts';
import { type LoanData, computeScopes, gatherLoans } from './loans.ts';
import type { Propagation } from './propagate.ts';
import { checkRegions } from './region-errors.ts';
import { solveRegions } from './regions.ts';
import { type ClosureRequirements, type TypingCx, type TypingOptions, typeBody } from './typing/index.ts';
import { applyMembers } from './typing/hidden.ts';

export {
  type AccessKind,
  type BodyFacts,
  type Loan,
  type LoanId,
  type Refusal,
  type StillNeeded,
  loansAt,
} from './facts.ts';

export interface Checked {
  readonly facts: BodyFacts;
  /** In the order of the source. */
  readonly diagnostics: readonly Diagnostic[];
  /** Of a closure: what its creator has to see to. */
  readonly requirements: ClosureRequirements;
}

/** Bodies of which closures stand before those that make them, as MIR building gives them. */
export function checkBodies(
  bodies: readonly Body[],
  items: ItemTables,
  options: { readonly edition: Edition } = { edition: '2024' },
): readonly Checked[] {
  const closures = new Map<DefId, ClosureRequirements>();
  return bodies.map((body) => {
    const checked = checkBody(body, items, { ...options, closures });
    closures.set(body.owner, checked.requirements);
    const inner = constBlocksIn(body).flatMap((block) => checkBody(block, items, { ...options, closures }).diagnostics);
    // They stand at no place of the body around.
    const placeless = inner.map(({ at: _at, refusal: _refusal, ...each }): Diagnostic => each);
    return placeless.length === 0 ? checked : { ...checked, diagnostics: [...checked.diagnostics, ...placeless] };
  });
}

const constBlocksIn = (body: Body): readonly Body[] =>
  body.promoted.filter((each) => each.isConstBlock).flatMap((each) => [...constBlocksIn(each), each]);

/** `closures`: what the closures that are made in the body ask of it. */
export function checkBody(body: Body, items: ItemTables, options?: TypingOptions): Checked {
  const cfg = buildCfg(body);
  const cx = typeBody(items, paramEnvOf(items, rootOf(items, body.owner)), body, cfg, options);
  const moves = buildMoveData(body, items);
  const liveness = computeLiveness(cx, moves);
  let solved = solveRegions(cx.set, liveness, cfg.points.count, cx.universals.list.length);
  if (cx.members.length > 0 && applyMembers(cx, solved))
    solved = solveRegions(cx.set, liveness, cfg.points.count, cx.universals.list.length);
  const isFn =
    body.captures !== undefined || (body.isConstBlock !== true && findIn(items.fns, body.owner) !== undefined);
  const loanSet = computeScopes(cx, gatherLoans(cx, isFn), solved);
  const checker: Checker = {
    cx,
    isFn,
    moves,
    loanSet,
    solved,
    liveness,
    uninit: cursorOf(flowMaybeUninit(body, moves, 'all', cfg)),
    buffer: createBuffer(),
    refusedAccesses: new Set(),
    refusedReservations: new Set(),
    refusedUninit: new Set(),
    illegalMoves: [],
  };
  const requirements: Propagation = { regions: [], types: [] };
  for (const { fault, point } of checkRegions(cx, solved, body.captures === undefined ? undefined : requirements))
    report(checker, fault, { access: 'return', point: point ?? 0, place: undefined });
  checkAccesses(checker);
  const findings = drain(checker.buffer);
  const unsized = body.locals
    .filter(
      (decl) =>
        (decl.kind === 'temp' || decl.kind === 'var') &&
        (decl.ty.kind === 'str' || decl.ty.kind === 'slice' || decl.ty.kind === 'dyn'),
    )
    .map((decl) => unsizedMove(decl.span, describeTy(cx, decl.ty)));
  const gaveUp = cx.set.gaveUp.slice(0, 1).map(({ what, span }) => unsupported(what, span));
  const facts: BodyFacts = {
    body: body.owner,
    pointStart: cfg.points.start,
    loans: loanSet.loans.flatMap((loan) => loanFacts(cx, loan) ?? []),
    scopes: loanSet.loans.flatMap((loan) => (loan.id === undefined ? [] : [loanSet.scopes[loan.index] ?? []])),
    live: hasHole(body) ? body.locals.map(() => [0, cfg.points.count]) : liveness.used,
    refusals: findings.map(({ refusal }) => refusal),
  };
  return {
    facts,
    requirements,
    diagnostics: [...findings.map(({ diagnostic }) => diagnostic), ...unsized, ...gaveUp],
  };
}

function loanFacts(cx: TypingCx, loan: LoanData): Loan | undefined {
  if (loan.id === undefined) return undefined;
  return {
    id: loan.id,
    kind: loan.kind === 'shared' ? 'shared' : 'mut',
    isTwoPhase: loan.kind === 'two-phase',
    place: loan.place,
    placeText: describePlace(cx, loan.place) ?? '_',
    at: locationAt(cx.cfg, loan.point),
    activation: loan.activation === undefined ? undefined : locationAt(cx.cfg, loan.activation),
    target: loan.target.local,
    span: sourceAt(cx.cfg, loan.point).span,
    capturedFor: capturedAt(cx.cfg, loan.point)?.capture.span,
  };
}

/** One loan for `check --json`. Lines and columns count from 1. */
export interface LoanLines {
  readonly kind: 'shared' | 'mut';
  readonly place: string;
  readonly line: number;
  readonly column: number;
  /** Lines with a statement on entry to which the loan is in scope, ascending; unwinding paths are not looked at. */
  readonly lines: readonly number[];
}

/** A statement that no reader wrote: in a derived impl, or of what a macro put together (its arguments are the reader's own). */
function isExpansionsOwn({ origin, span }: SourceInfo, lines: LineTable): boolean {
  return origin === 'derive' || (origin !== undefined && /^\w+!/u.test(lines.text.slice(span.start, span.end)));
}

export function loanLines(facts: BodyFacts, body: Body, lines: LineTable): readonly LoanLines[] {
  /** By point: its line; undefined where no statement of the reader's stands. */
  const lineAt: (number | undefined)[] = [];
  body.blocks.forEach((block) => {
    for (const source of [...block.statements, block.terminator])
      lineAt.push(
        block.isCleanup || source.span.file !== USER_FILE || isExpansionsOwn(source, lines)
          ? undefined
          : lineOf(lines, source.span.start),
      );
  });
  const linesOf = (id: LoanId): readonly number[] => {
    const out = new Set<number>();
    forEachInRanges(facts.scopes[id] ?? [], (point) => {
      const line = lineAt[point];
      if (line !== undefined) out.add(line);
    });
    return [...out].sort((a, b) => a - b);
  };
  const isReaders = (loan: Loan): boolean => {
    const made = body.blocks[loan.at.block]?.statements[loan.at.statement];
    return loan.span.file === USER_FILE && made !== undefined && !isExpansionsOwn(made, lines);
  };
  return facts.loans.filter(isReaders).map((loan) => {
    const { line, column } = lineColumnOf(lines, loan.span.start);
    return {
      kind: loan.kind,
      place: loan.placeText,
      line,
      column,
      lines: linesOf(loan.id),
    };
  });
}
