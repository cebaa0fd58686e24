/** A refusal as a story in the reader's names, and why it is one, down to the rule. */
import {
  type BodyFacts,
  type Compilation,
  type Diagnostic,
  lineOf,
  type Refusal,
  ruleText,
  type Span,
} from '../../interpreter/index.ts';
import { lineName } from '../line-name.ts';
import { type Spot, spotOf } from './spot.ts';

export interface StoryLine {
  readonly role: 'loan' | 'move' | 'conflict' | 'later';
  readonly spot: Spot;
  readonly text: string;
}

const factsOf = (compilation: Compilation, refusal: Refusal): BodyFacts | undefined =>
  compilation.facts.get(refusal.body);

/** Loan or move, conflict, later use: the order of the story, in the reader's names. */
export function storyOf(compilation: Compilation, diagnostic: Diagnostic, refusal: Refusal): readonly StoryLine[] {
  const labelAt = (span: Span): string | undefined =>
    diagnostic.labels.find((label) => sameSpan(label.span, span))?.text;
  const place = refusal.placeText === undefined ? 'the value' : `\`${refusal.placeText}\``;
  const loan = refusal.loan === undefined ? undefined : factsOf(compilation, refusal)?.loans[refusal.loan];
  const holder = refusal.chain.findLast((each) => each.name !== undefined)?.name;
  const story: StoryLine[] = [];
  // rustc points at the borrow where its owner ends too early; the story's conflict is the end itself.
  const conflict =
    loan !== undefined && sameSpan(loan.span, diagnostic.span) ? accessSpan(compilation, refusal) : diagnostic.span;
  if (loan !== undefined && !sameSpan(loan.span, conflict)) {
    const purpose = loan.kind === 'mut' ? 'to change it' : 'to read it';
    story.push({
      role: 'loan',
      spot: spotOf(compilation, loan.span),
      text:
        holder === undefined
          ? `\`${loan.placeText}\` is borrowed ${purpose}`
          : `\`${holder}\` borrows \`${loan.placeText}\` ${purpose}`,
    });
  }
  for (const moved of refusal.movedAt)
    story.push({ role: 'move', spot: spotOf(compilation, moved.span), text: `${place} is moved away` });
  story.push({
    role: 'conflict',
    spot: spotOf(compilation, conflict),
    text: wantOf(refusal, place) ?? diagnostic.label ?? diagnostic.message,
  });
  if (refusal.later !== undefined && !sameSpan(refusal.later.span, conflict))
    story.push({
      role: 'later',
      spot: spotOf(compilation, refusal.later.span),
      text: laterOf(refusal.later.kind, holder) ?? labelAt(refusal.later.span) ?? 'still needed here',
    });
  return story;
}

/** The statement that the run stands on: for an owner that ends, its closing brace. */
function accessSpan(compilation: Compilation, refusal: Refusal): Span {
  const block = compilation.bodies.get(refusal.body)?.blocks[refusal.at.block];
  return (block?.statements[refusal.at.statement] ?? block?.terminator)?.span ?? refusal.span;
}

/** What the refused access wants of the place. */
function wantOf(refusal: Refusal, place: string): string | undefined {
  if (refusal.movedAt.length > 0) return `this uses ${place}, which is empty by then`;
  switch (refusal.access) {
    case 'borrow-mut':
      return `this wants ${place} to itself, to change it`;
    case 'borrow-shared':
      return `this wants to read ${place}`;
    case 'read':
      return `this reads ${place}`;
    case 'write':
    case 'assign':
      return `this changes ${place}`;
    case 'move':
      return `this moves ${place} away`;
    case 'drop':
    case 'storage-dead':
      return `${place} ends here`;
    case 'return':
      return undefined;
  }
}

function laterOf(kind: NonNullable<Refusal['later']>['kind'], holder: string | undefined): string | undefined {
  const who = holder === undefined ? 'the reference' : `\`${holder}\``;
  switch (kind) {
    case 'used-later':
      return `${who} is still used`;
    case 'used-next-iteration':
      return `${who} is used again in the next turn of the loop`;
    case 'dropped-later':
      return `${who} is dropped here, which may use it`;
    default:
      return undefined;
  }
}

const sameSpan = (a: Span, b: Span): boolean => a.file === b.file && a.start === b.start && a.end === b.end;

/** From the loan through its holders to the later use, down to the rule. */
export function whyOf(compilation: Compilation, refusal: Refusal): readonly string[] {
  const line = (span: Span): string => lineName(compilation, lineOf(compilation.lines, span.start));
  const loan = refusal.loan === undefined ? undefined : factsOf(compilation, refusal)?.loans[refusal.loan];
  const why: string[] = [];
  if (loan !== undefined)
    why.push(
      `line ${line(loan.span)} borrows \`${loan.placeText}\` ${loan.kind === 'mut' ? 'to change it' : 'to read it'}`,
    );
  for (const moved of refusal.movedAt)
    why.push(`line ${line(moved.span)} moves the value out of \`${refusal.placeText ?? ''}\``);
  for (const holder of refusal.chain)
    if (holder.name !== undefined)
      why.push(`\`${holder.name}\` holds that reference from line ${line(holder.span)} on`);
  const { later } = refusal;
  if (later !== undefined) {
    why.push(
      {
        'used-later': `line ${line(later.span)} uses it after this`,
        'used-next-iteration': `the next turn of the loop uses it again on line ${line(later.span)}`,
        'dropped-later': `it is still needed when its holder is dropped, on line ${line(later.span)}`,
        'outlives-signature': 'the signature promises that it lives on after the call',
        'must-be-static': 'it has to live as long as the program',
      }[later.kind],
    );
  }
  for (const rule of refusal.rules) {
    const text = ruleText(rule);
    if (text !== undefined) why.push(`the rule: ${text}`);
  }
  return why;
}
