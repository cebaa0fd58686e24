/**
 * What is wrong in a definition before anything is expanded: a repetition of nothing, a variable twice, a fragment before what may not
 * follow it. Source: rustc's `mbe::macro_rules` (`check_lhs_…`, `FirstSets`, `check_matcher_core`), whose terms are kept.
 */
import { type Diagnostic, diagnostic } from '../../diagnostics/index.ts';
import { type FileId, type Span, spanOf } from '../../source/index.ts';
import { isFollowedByAny, mayFollow, shownTerminal, type Terminal } from './follow.ts';
import type { Element, Rule, Sequence } from './rules.ts';

export function checkRules(rules: readonly Rule[], file: FileId): readonly Diagnostic[] {
  const checker = new RuleChecker(file);
  for (const rule of rules) checker.check(rule);
  return checker.diagnostics;
}

/** Which tokens something may begin or end with, and whether it may be nothing. */
interface TerminalSet {
  readonly terminals: readonly Terminal[];
  readonly maybeEmpty: boolean;
}

const EMPTY: TerminalSet = { terminals: [], maybeEmpty: true };
/** Something that no check concerns. */
const IRRELEVANT: TerminalSet = { terminals: [], maybeEmpty: false };

const both = (a: TerminalSet, b: TerminalSet): TerminalSet => ({
  terminals: [...a.terminals, ...b.terminals],
  maybeEmpty: a.maybeEmpty && b.maybeEmpty,
});

function firstOf(elements: readonly Element[]): TerminalSet {
  let first = EMPTY;
  for (const element of elements) {
    if (element.kind !== 'sequence') return { terminals: [...first.terminals, terminalOf(element)], maybeEmpty: false };
    const inside = firstOf(element.elements);
    const { separator } = element;
    if (separator !== undefined && inside.maybeEmpty)
      first = { ...first, terminals: [...first.terminals, { kind: 'token', tok: separator }] };
    first = both(first, inside);
    if (!inside.maybeEmpty && element.op === '+') return first;
    first = { ...first, maybeEmpty: true };
  }
  return first;
}

function terminalOf(element: Exclude<Element, Sequence>): Terminal {
  switch (element.kind) {
    case 'declaration':
      return element;
    case 'group':
      return { kind: 'token', tok: element.open };
    default:
      return { kind: 'token', tok: element.tok };
  }
}

class RuleChecker {
  readonly diagnostics: Diagnostic[] = [];
  private readonly file: FileId;
  private readonly reported = new Set<string>();

  constructor(file: FileId) {
    this.file = file;
  }

  check({ left }: Rule): void {
    const before = this.diagnostics.length;
    this.checkEmpty(left);
    // As in rustc, what repeats nothing is not looked at further.
    if (this.diagnostics.length > before) return;
    this.checkNames(left, new Set());
    this.checkFollow(left, EMPTY);
  }

  private checkEmpty(elements: readonly Element[]): void {
    for (const element of elements) {
      if (element.kind === 'sequence' && isNothing(element))
        this.report('repetition matches empty token tree', element.span);
      else if (element.kind === 'sequence' || element.kind === 'group') this.checkEmpty(element.elements);
    }
  }

  private checkNames(elements: readonly Element[], names: Set<string>): void {
    for (const element of elements) {
      if (element.kind === 'sequence' || element.kind === 'group') this.checkNames(element.elements, names);
      else if (element.kind === 'declaration') {
        if (names.has(element.name)) this.report('duplicate matcher binding', element.span);
        names.add(element.name);
      }
    }
  }

  /** `follow`: what may stand behind the elements. Gives the fragments that they may end with. */
  private checkFollow(elements: readonly Element[], follow: TerminalSet): TerminalSet {
    let last = EMPTY;
    for (const [index, element] of elements.entries()) {
      if (element.kind === 'group') {
        const close: TerminalSet = { terminals: [{ kind: 'token', tok: element.close }], maybeEmpty: false };
        this.checkFollow(element.elements, close);
        last = IRRELEVANT;
        continue;
      }
      if (element.kind !== 'sequence' && (element.kind !== 'declaration' || isFollowedByAny(element.specifier))) {
        last = IRRELEVANT;
        continue;
      }
      const suffix = firstOf(elements.slice(index + 1));
      const next = suffix.maybeEmpty ? both(suffix, follow) : suffix;
      if (element.kind === 'sequence') {
        const { separator } = element;
        const inside: TerminalSet =
          separator === undefined
            ? next
            : { ...next, terminals: [...next.terminals, { kind: 'token', tok: separator }] };
        const ends = this.checkFollow(element.elements, inside);
        last = ends.maybeEmpty ? both(last, ends) : ends;
        continue;
      }
      last = { terminals: [element], maybeEmpty: false };
      this.checkAgainst(last, next);
    }
    return last;
  }

  private checkAgainst(last: TerminalSet, next: TerminalSet): void {
    const may = last.terminals.length === 1 && next.terminals.length === 1 ? 'is' : 'may be';
    for (const fragment of last.terminals) {
      if (fragment.kind !== 'declaration') continue;
      for (const terminal of next.terminals) {
        if (mayFollow(fragment.specifier, terminal)) continue;
        const span =
          terminal.kind === 'token' ? spanOf(this.file, terminal.tok.start, terminal.tok.end) : terminal.span;
        const word = fragment.specifier;
        this.report(
          `\`$${fragment.name}:${word}\` ${may} followed by \`${shownTerminal(terminal)}\`, which is not allowed for \`${word}\` fragments`,
          span,
        );
      }
    }
  }

  private report(message: string, span: Span): void {
    const key = `${span.start} ${message}`;
    if (this.reported.has(key)) return;
    this.reported.add(key);
    this.diagnostics.push(diagnostic({ name: 'macro-definition', code: undefined, family: 'other', message, span }));
  }
}

/** It may match nothing, again and again. */
const isNothing = ({ separator, elements }: Sequence): boolean =>
  separator === undefined &&
  elements.every(
    (element) =>
      (element.kind === 'declaration' && element.specifier === 'vis') ||
      (element.kind === 'sequence' && element.op !== '+'),
  );
