/** Parses what a fragment specifier asks for, from some position of the arguments on. Source: rustc's `Parser::parse_nonterminal`. */
import { type Diagnostic, diagnostic } from '../../diagnostics/index.ts';
import { type FileId, spanOf } from '../../source/index.ts';
import { groupTokens } from '../lex/groups.ts';
import { contextual, keywords as k, LiteralToken, punctuation as p } from '../lex/tokens.ts';
import { type EntryRule, parsePrefix } from '../parse/run.ts';
import { isLiteralExpr, isWord } from './begin.ts';
import type { ParseFragment } from './match.ts';
import type { Specifier } from './rules.ts';
import { behindTree, isClose, type Tok } from './toks.ts';

export interface FragmentSource {
  readonly toks: readonly Tok[];
  readonly file: FileId;
  /** Where the arguments end. */
  readonly close: number;
}

type Parsed = ReturnType<ParseFragment>;

export const fragmentParser =
  (source: FragmentSource): ParseFragment =>
  (specifier, at) =>
    parseFragment(source, specifier, at);

const RULES: Readonly<Partial<Record<Specifier, EntryRule>>> = {
  expr: 'expr',
  expr_2021: 'expr',
  ty: 'type',
  pat: 'pattern',
  pat_param: 'patternAtom',
  path: 'anyPath',
  stmt: 'stmtAlone',
  block: 'block',
  item: 'itemOrMacro',
};

const parsed = (to: number): Parsed => ({ kind: 'parsed', to });

function parseFragment(source: FragmentSource, specifier: Specifier, at: number): Parsed {
  const { toks } = source;
  const tok = toks[at];
  switch (specifier) {
    case 'tt':
      return parsed(behindTree(toks, at));
    case 'ident':
    case 'lifetime':
      return parsed(at + 1);
    case 'literal':
      return literal(source, at);
    case 'vis':
      return parsed(at + visibilityLength(toks, at));
    case 'meta':
      return meta(source, at);
    case 'block':
      if (tok?.type === p['{'] || tok?.type === contextual.blockFragment) return parsed(behindTree(toks, at));
      return faultAt(source, at, `expected a block`);
    default: {
      const rule = RULES[specifier];
      return rule === undefined ? parsed(at) : byGrammar(source, rule, at);
    }
  }
}

/** How many token trees the grammar is given at first; where it takes nearly all, it is given more. */
const FIRST_STRETCH = 24;
/** How far the grammar may look ahead. */
const LOOKAHEAD = 5;

function byGrammar(source: FragmentSource, rule: EntryRule, at: number): Parsed {
  const { toks } = source;
  for (let count = FIRST_STRETCH; ; count *= 8) {
    const to = stretchEnd(toks, at, count);
    const isAll = to === toks.length || toks[to] === undefined || isCloseAt(toks, to);
    const raw = toks.slice(at, to).flatMap((tok) => tok.tokens);
    const tokens = groupTokens(raw);
    const end = toks[to]?.start ?? source.close;
    const result = parsePrefix(rule, tokens, source.file, end);
    if (!isAll && (result.kind === 'fault' || result.count > tokens.length - LOOKAHEAD)) continue;
    if (result.kind === 'fault') return result;
    if (result.count === 0) return faultAt(source, at, 'expected something else');
    const behind = tokens[result.count]?.startOffset;
    if (behind === undefined) return parsed(to);
    let next = at;
    while (next < to && (toks[next]?.start ?? behind) < behind) next++;
    return parsed(next);
  }
}

const isCloseAt = (toks: readonly Tok[], at: number): boolean => {
  const tok = toks[at];
  return tok !== undefined && isClose(tok);
};

/** Behind so many token trees, or where the group ends. */
function stretchEnd(toks: readonly Tok[], from: number, count: number): number {
  let at = from;
  for (let left = count; left > 0 && at < toks.length && !isCloseAt(toks, at); left--) at = behindTree(toks, at);
  return at;
}

function literal(source: FragmentSource, at: number): Parsed {
  const { toks } = source;
  const tok = toks[at];
  if (tok !== undefined && isLiteralExpr(tok)) {
    const inner = tok.tokens[0]?.inner ?? [];
    const count = inner[0]?.tokenType === p['-'] ? 2 : 1;
    if (inner.length === count) return parsed(at + 1);
  }
  const value = tok?.type === p['-'] ? toks[at + 1] : tok;
  const isLiteral =
    value?.type.CATEGORIES?.includes(LiteralToken) === true || value?.type === contextual.literalFragment;
  if (!isLiteral) return faultAt(source, at, `unexpected token: \`${value?.image ?? ''}\``);
  return parsed(tok?.type === p['-'] ? at + 2 : at + 1);
}

/** `pub`, `pub(crate)`, or nothing at all. */
function visibilityLength(toks: readonly Tok[], at: number): number {
  if (toks[at]?.type !== k.pub) return 0;
  const open = toks[at + 1];
  const inside = toks[at + 2]?.type;
  if (open?.type !== p['('] || open.close === undefined) return 1;
  const isOnly = open.close === at + 3;
  if (inside === k.in || (isOnly && (inside === k.crate || inside === k.self || inside === k.super)))
    return open.close - at + 1;
  return 1;
}

/** The content of an attribute: a path, then nothing, a group or `= value`. */
function meta(source: FragmentSource, at: number): Parsed {
  const { toks } = source;
  let next = at;
  const first = toks[next];
  if (first?.type === contextual.pathFragment) next++;
  else {
    if (first?.type === p['::']) next++;
    for (;;) {
      const word = toks[next];
      if (word === undefined || !isWord(word)) return faultAt(source, next, 'expected identifier');
      next++;
      if (toks[next]?.type !== p['::']) break;
      next++;
    }
  }
  const tok = toks[next];
  if (tok?.close !== undefined) return parsed(tok.close + 1);
  return tok?.type === p['='] ? byGrammar(source, 'expr', next + 1) : parsed(next);
}

function faultAt({ toks, file, close }: FragmentSource, at: number, message: string): Parsed {
  const tok = toks[at];
  const span = tok === undefined ? spanOf(file, close, close + 1) : spanOf(file, tok.start, tok.end);
  const found = tok === undefined ? 'end of macro arguments' : `\`${tok.image}\``;
  const fault: Diagnostic = diagnostic({
    name: 'syntax-error',
    code: undefined,
    family: 'other',
    message: message.startsWith('unexpected') ? message : `${message}, found ${found}`,
    span,
  });
  return { kind: 'fault', diagnostics: [fault] };
}
