/** From a fault to its finding: code, place, the loan or moves behind it, why it matters there, and the words. */
import { type Location, type Place, type Rvalue, localId } from '../mir/ir.ts';
import type { Span } from '../source/index.ts';
import { type Finding, addPlain } from './buffer.ts';
import { type Fault, type Later, RULES_OF, codeOf, inWords } from './catalogue.ts';
import { locationAt, sourceAt } from './cfg.ts';
import type { Checker } from './checker.ts';
import { describePlace } from './describe.ts';
import { type Explanation, explainLoan } from './explain.ts';
import type { AccessKind, Refusal } from './facts.ts';
import type { LoanData } from './loans.ts';

export interface RefusalParts {
  readonly access: AccessKind;
  readonly point: number;
  readonly place: Place | undefined;
  readonly loan?: LoanData;
  readonly movedAt?: readonly { readonly at: Location; readonly span: Span }[];
  readonly explanation?: Explanation;
}

export function findingOf(checker: Checker, fault: Fault, parts: RefusalParts): Finding {
  const { cx } = checker;
  const at = locationAt(cx.cfg, parts.point);
  const refusal: Refusal = {
    code: codeOf(fault),
    body: cx.body.owner,
    access: parts.access,
    at,
    span: fault.span,
    place: parts.place,
    placeText: parts.place === undefined ? undefined : describePlace(cx, parts.place),
    loan: parts.loan?.id,
    movedAt: parts.movedAt ?? [],
    later: parts.explanation?.needed,
    chain: parts.loan === undefined ? [] : chainOf(checker, parts.loan, parts.explanation),
    rules: RULES_OF[fault.kind],
  };
  return {
    diagnostic: { ...inWords(fault), at: { body: cx.body.owner, block: at.block, statement: at.statement }, refusal },
    refusal,
  };
}

export function report(checker: Checker, fault: Fault, parts: RefusalParts): void {
  addPlain(checker.buffer, findingOf(checker, fault, parts));
}

export const explain = (checker: Checker, loan: LoanData, point: number): Explanation =>
  explainLoan(checker.cx, checker.solved, loan, point);

export function laterOf(checker: Checker, explanation: Explanation): Later {
  const { needed } = explanation;
  return {
    needed,
    use: explanation.use,
    dropped: needed?.kind === 'dropped-later' ? checker.cx.body.locals[needed.local]?.name : undefined,
  };
}

export const loanSpan = (checker: Checker, loan: LoanData): Span => sourceAt(checker.cx.cfg, loan.point).span;

/** Who hands the reference on, from where it was made to the value that is used later: forwards through assignments of the loan's region. */
function chainOf(checker: Checker, loan: LoanData, explanation: Explanation | undefined): Refusal['chain'] {
  const { cx } = checker;
  const goal =
    explanation?.needed !== undefined && 'local' in explanation.needed ? explanation.needed.local : undefined;
  const previous = new Map<number, number>();
  const queue: number[] = [loan.target.local];
  const made = new Map<number, Span>([[loan.target.local, loanSpan(checker, loan)]]);
  for (let at = 0; at < queue.length; at++) {
    const holder = queue[at] ?? 0;
    if (holder === goal) break;
    for (const block of cx.cfg.order) {
      const data = cx.body.blocks[block];
      if (data === undefined) continue;
      const reach = (to: number, span: Span, sources: readonly (Place | undefined)[]): void => {
        if (made.has(to) || !sources.some((source) => source?.local === holder)) return;
        made.set(to, span);
        previous.set(to, holder);
        queue.push(to);
      };
      for (const stmt of data.statements)
        if (stmt.kind === 'assign') reach(stmt.place.local, stmt.span, sourcesOf(stmt.rvalue));
      if (data.terminator.kind === 'call')
        reach(
          data.terminator.destination.local,
          data.terminator.span,
          data.terminator.args.map((arg) => (arg.kind === 'constant' ? undefined : arg.place)),
        );
    }
  }
  const end = goal !== undefined && made.has(goal) ? goal : loan.target.local;
  const chain: Refusal['chain'][number][] = [];
  for (let local: number | undefined = end; local !== undefined; local = previous.get(local)) {
    const span = made.get(local);
    const decl = cx.body.locals[local];
    if (span !== undefined && decl !== undefined) chain.push({ local: localId(local), name: decl.name, span });
  }
  return chain.reverse();
}

function sourcesOf(rvalue: Rvalue): readonly (Place | undefined)[] {
  switch (rvalue.kind) {
    case 'use':
    case 'cast':
    case 'repeat':
      return [rvalue.operand.kind === 'constant' ? undefined : rvalue.operand.place];
    case 'ref':
    case 'copy-for-deref':
      return [rvalue.place];
    case 'aggregate':
      return rvalue.operands.map((operand) => (operand.kind === 'constant' ? undefined : operand.place));
    default:
      return [];
  }
}
