/** Which token a fragment can begin with. Source: rustc's `Parser::nonterminal_may_be_…`, `Token::can_begin_expr` and its like. */
import type { TokenType } from 'chevrotain';
import {
  contextual,
  Ident,
  keywords as k,
  LifetimeToken,
  LiteralToken,
  punctuation as p,
  Reserved,
} from '../lex/tokens.ts';
import type { Specifier } from './rules.ts';
import { isClose, isFragment, type Tok } from './toks.ts';

/** `undefined` is the end of the arguments. */
export function mayBegin(specifier: Specifier, tok: Tok | undefined): boolean {
  // Rustc lets an empty visibility begin before anything but a closing delimiter that it does not know; the end is none.
  if (tok === undefined) return false;
  const { type } = tok;
  switch (specifier) {
    case 'tt':
    case 'item':
    case 'stmt':
      return !isClose(tok);
    case 'ident':
      return isWord(tok) && type !== k._;
    case 'lifetime':
      return type === LifetimeToken;
    case 'literal':
      return isLiteral(tok) || type === p['-'] || type === contextual.literalFragment || isLiteralExpr(tok);
    case 'block':
      return (
        type === p['{'] ||
        type === contextual.blockFragment ||
        type === contextual.stmtFragment ||
        type === contextual.exprFragment
      );
    case 'path':
    case 'meta':
      return type === p['::'] || isWord(tok) || [contextual.pathFragment, contextual.typeFragment].includes(type);
    case 'expr':
      return beginsExpr(tok) || type === k._;
    case 'expr_2021':
      return beginsExpr(tok) && type !== k.const;
    case 'ty':
      return beginsType(tok);
    case 'pat':
      return beginsPattern(tok) || type === p['|'];
    case 'pat_param':
      return beginsPattern(tok);
    case 'vis':
      return type === p[','] || isWord(tok) || beginsType(tok) || isFragment(tok);
  }
}

const KEYWORDS: ReadonlySet<TokenType> = new Set([...Object.values(k), Reserved]);

/** An identifier, keywords included. */
export const isWord = ({ type }: Tok): boolean => type === Ident || KEYWORDS.has(type);

/** An expression that was handed over, and is a literal or begins like one. */
export function isLiteralExpr({ type, tokens }: Tok): boolean {
  const first = tokens[0]?.inner?.[0]?.tokenType;
  return type === contextual.exprFragment && (first?.CATEGORIES?.includes(LiteralToken) === true || first === p['-']);
}

const isLiteral = ({ type }: Tok): boolean => type.CATEGORIES?.includes(LiteralToken) === true;

const PATH_WORDS: readonly TokenType[] = [k.self, k.Self, k.super, k.crate];

const EXPR_TYPES: ReadonlySet<TokenType> = new Set([
  ...PATH_WORDS,
  Ident,
  k.async,
  k.break,
  k.const,
  k.continue,
  k.false,
  k.for,
  k.if,
  k.loop,
  k.match,
  k.move,
  k.return,
  k.true,
  k.unsafe,
  k.while,
  k.static,
  p['('],
  p['{'],
  p['['],
  p['!'],
  p['-'],
  p['*'],
  p['|'],
  p['||'],
  p['&'],
  p['&&'],
  p['..'],
  p['...'],
  p['..='],
  p['<'],
  p['::'],
  p['#'],
  LifetimeToken,
  contextual.exprFragment,
  contextual.literalFragment,
  contextual.pathFragment,
  contextual.blockFragment,
]);

const beginsExpr = (tok: Tok): boolean =>
  (EXPR_TYPES.has(tok.type) && (tok.type !== p['<'] || tok.image === '<' || tok.image === '<<')) ||
  isLiteral(tok) ||
  (tok.type === Reserved && ['box', 'do', 'try', 'yield', 'gen'].includes(tok.image));

const TYPE_TYPES: ReadonlySet<TokenType> = new Set([
  ...PATH_WORDS,
  Ident,
  k._,
  k.for,
  k.impl,
  k.fn,
  k.unsafe,
  k.extern,
  k.dyn,
  p['('],
  p['['],
  p['!'],
  p['*'],
  p['&'],
  p['&&'],
  p['?'],
  p['<'],
  p['::'],
  LifetimeToken,
  contextual.typeFragment,
  contextual.pathFragment,
]);

const beginsType = (tok: Tok): boolean =>
  (TYPE_TYPES.has(tok.type) && (tok.type !== p['<'] || tok.image === '<' || tok.image === '<<')) ||
  (tok.type === Reserved && tok.image === 'typeof');

const PATTERN_TYPES: ReadonlySet<TokenType> = new Set([
  p['('],
  p['['],
  p['&'],
  p['-'],
  p['&&'],
  p['..'],
  p['...'],
  p['::'],
  p['<'],
  contextual.exprFragment,
  contextual.literalFragment,
  contextual.patFragment,
  contextual.pathFragment,
  contextual.typeFragment,
]);

const beginsPattern = (tok: Tok): boolean =>
  isWord(tok) || isLiteral(tok) || (PATTERN_TYPES.has(tok.type) && (tok.type !== p['<'] || tok.image !== '<-'));
