/**
 * Holds a call's arguments against a rule's left side, as an automaton with several states at once that meets each token once.
 * Source: rustc's `mbe::macro_parser` (locations, `cur_mps`, `next_mps`, `bb_mps`), whose names are kept.
 */
import { invariant } from '../../../heap/base/index.ts';
import type { Diagnostic } from '../../diagnostics/index.ts';
import { mayBegin } from './begin.ts';
import type { Element, RepeatOp, Specifier } from './rules.ts';
import { isSameTok, type Tok } from './toks.ts';

export type Loc =
  | { readonly kind: 'token'; readonly tok: Tok }
  | {
      readonly kind: 'sequence';
      readonly op: RepeatOp;
      /** The first variable of those declared inside, and how many they are. */
      readonly first: number;
      readonly count: number;
      readonly behind: number;
      readonly depth: number;
    }
  | { readonly kind: 'again'; readonly op: RepeatOp; readonly start: number }
  | { readonly kind: 'separator'; readonly tok: Tok }
  | { readonly kind: 'again-after-separator'; readonly start: number }
  | {
      readonly kind: 'declaration';
      readonly name: string;
      readonly specifier: Specifier;
      readonly variable: number;
      readonly depth: number;
    }
  | { readonly kind: 'end' };

/** A left side laid out flat. */
export interface Matcher {
  readonly locs: readonly Loc[];
  readonly variables: readonly string[];
}

export function layOut(elements: readonly Element[]): Matcher {
  const locs: Loc[] = [];
  const variables: string[] = [];
  const add = (list: readonly Element[], depth: number): void => {
    for (const element of list) {
      switch (element.kind) {
        case 'token':
        case 'crate':
        case 'variable':
          locs.push({ kind: 'token', tok: element.tok });
          break;
        case 'group':
          locs.push({ kind: 'token', tok: element.open });
          add(element.elements, depth);
          locs.push({ kind: 'token', tok: element.close });
          break;
        case 'declaration': {
          const { name, specifier } = element;
          locs.push({ kind: 'declaration', name, specifier, variable: variables.length, depth });
          variables.push(name);
          break;
        }
        case 'sequence': {
          const { op, separator } = element;
          const head = locs.length;
          const first = variables.length;
          locs.push({ kind: 'end' });
          add(element.elements, depth + 1);
          if (separator === undefined) locs.push({ kind: 'again', op, start: head + 1 });
          else locs.push({ kind: 'separator', tok: separator }, { kind: 'again-after-separator', start: head + 1 });
          locs[head] = { kind: 'sequence', op, first, count: variables.length - first, behind: locs.length, depth };
        }
      }
    }
  };
  add(elements, 0);
  locs.push({ kind: 'end' });
  return { locs, variables };
}

/** What a variable stands for: a fragment, or as many as its repetition has rounds. */
export type Match =
  | { readonly kind: 'fragment'; readonly fragment: MatchedFragment }
  | { readonly kind: 'rounds'; readonly rounds: readonly Match[] };

export interface MatchedFragment {
  readonly specifier: Specifier;
  /** Positions in the arguments' tokens. */
  readonly from: number;
  readonly to: number;
}

export type Matched =
  | { readonly kind: 'matched'; readonly matches: ReadonlyMap<string, Match> }
  /** This rule does not take the arguments: the position of the first token that did not fit. */
  | { readonly kind: 'failed'; readonly at: number }
  | { readonly kind: 'ambiguous'; readonly at: number; readonly message: string }
  /** The arguments are no such fragment: no other rule is tried. */
  | { readonly kind: 'fault'; readonly diagnostics: readonly Diagnostic[] };

/** Parses a fragment that begins at a position: where it ends. */
export type ParseFragment = (
  specifier: Specifier,
  at: number,
) =>
  | { readonly kind: 'parsed'; readonly to: number }
  | { readonly kind: 'fault'; readonly diagnostics: readonly Diagnostic[] };

interface Position {
  readonly loc: number;
  readonly found: Found | undefined;
}

/** What was matched on the way to a position, last first. */
interface Found {
  readonly variable: number;
  readonly depth: number;
  /** Undefined: a repetition begins. */
  readonly fragment: MatchedFragment | undefined;
  readonly before: Found | undefined;
}

export function match(matcher: Matcher, toks: readonly Tok[], parse: ParseFragment): Matched {
  let current: Position[] = [{ loc: 0, found: undefined }];
  let at = 0;
  for (;;) {
    const tok = toks[at];
    const next: Position[] = [];
    const fragments: Position[] = [];
    const ends: Position[] = [];
    for (let position = current.pop(); position !== undefined; position = current.pop())
      advance(matcher, position, tok, { current, next, fragments, ends });
    if (tok === undefined) {
      const [end, other] = ends;
      if (other !== undefined) return { kind: 'ambiguous', at, message: 'ambiguity: multiple successful parses' };
      return end === undefined ? { kind: 'failed', at } : { kind: 'matched', matches: gather(matcher, end.found) };
    }
    if (next.length === 0 && fragments.length === 0) return { kind: 'failed', at };
    if (fragments.length === 0) {
      current = next;
      at++;
      continue;
    }
    const [only, other] = fragments;
    if (next.length > 0 || other !== undefined)
      return { kind: 'ambiguous', at, message: ambiguity(matcher, next, fragments) };
    const loc = only && matcher.locs[only.loc];
    invariant(only !== undefined && loc?.kind === 'declaration', 'a fragment is declared');
    const { specifier, variable, depth } = loc;
    const parsed = parse(specifier, at);
    if (parsed.kind === 'fault') return parsed;
    const fragment = { specifier, from: at, to: parsed.to };
    current = [{ loc: only.loc + 1, found: { variable, depth, fragment, before: only.found } }];
    at = parsed.to;
  }
}

interface Lists {
  /** Positions that look at the same token. */
  readonly current: Position[];
  /** Those behind it. */
  readonly next: Position[];
  /** Those at which a fragment may begin. */
  readonly fragments: Position[];
  /** Those at the end of the left side. */
  readonly ends: Position[];
}

function advance({ locs }: Matcher, { loc: at, found }: Position, tok: Tok | undefined, lists: Lists): void {
  const loc = locs[at];
  if (loc === undefined) return;
  switch (loc.kind) {
    case 'token':
      if (tok !== undefined && isSameTok(loc.tok, tok)) lists.next.push({ loc: at + 1, found });
      return;
    case 'sequence': {
      let inside = found;
      for (let variable = loc.first; variable < loc.first + loc.count; variable++)
        inside = { variable, depth: loc.depth, fragment: undefined, before: inside };
      if (loc.op !== '+') lists.current.push({ loc: loc.behind, found: inside });
      lists.current.push({ loc: at + 1, found: inside });
      return;
    }
    case 'again':
      lists.current.push({ loc: at + 1, found });
      if (loc.op !== '?') lists.current.push({ loc: loc.start, found });
      return;
    case 'separator':
      lists.current.push({ loc: at + 2, found });
      if (tok !== undefined && isSameTok(loc.tok, tok)) lists.next.push({ loc: at + 1, found });
      return;
    case 'again-after-separator':
      lists.current.push({ loc: loc.start, found });
      return;
    case 'declaration':
      if (loc.specifier === 'vis' ? mayBegin('vis', tok) : tok !== undefined && mayBegin(loc.specifier, tok))
        lists.fragments.push({ loc: at, found });
      return;
    case 'end':
      if (tok === undefined) lists.ends.push({ loc: at, found });
  }
}

function ambiguity({ locs }: Matcher, next: readonly Position[], fragments: readonly Position[]): string {
  const declared = fragments.flatMap(({ loc: at }) => {
    const loc = locs[at];
    return loc?.kind === 'declaration' ? [`${loc.specifier} ('${loc.name}')`] : [];
  });
  const others = next.length;
  const and = others === 0 ? '' : ` or ${others} other option${others === 1 ? '' : 's'}`;
  return `multiple parsing options: built-in NTs ${declared.join(' or ')}${and}.`;
}

interface Rounds {
  readonly kind: 'rounds';
  readonly rounds: (Rounds | { readonly kind: 'fragment'; readonly fragment: MatchedFragment })[];
}

/** By variable what it stands for, from the way that led to the end. */
function gather({ variables }: Matcher, last: Found | undefined): ReadonlyMap<string, Match> {
  const way: Found[] = [];
  for (let found = last; found !== undefined; found = found.before) way.push(found);
  const tops: (Rounds['rounds'][number] | undefined)[] = variables.map(() => undefined);
  for (const { variable, depth, fragment } of way.reverse()) {
    const made: Rounds['rounds'][number] =
      fragment === undefined ? { kind: 'rounds', rounds: [] } : { kind: 'fragment', fragment };
    if (depth === 0) {
      tops[variable] = made;
      continue;
    }
    let rounds = tops[variable];
    for (let level = 1; level < depth && rounds?.kind === 'rounds'; level++) rounds = rounds.rounds.at(-1);
    if (rounds?.kind === 'rounds') rounds.rounds.push(made);
  }
  const matches = new Map<string, Match>();
  for (const [variable, name] of variables.entries()) {
    const made = tops[variable];
    if (made !== undefined) matches.set(name, made);
  }
  return matches;
}
