/**
 * Tokens as macros see them. The scanner leaves `>` `>` apart for the grammar; to a macro `>>` is one token. A doc comment is the
 * attribute `#[doc = "…"]`.
 */
import type { TokenType } from 'chevrotain';
import { closers, closing } from '../lex/delimiters.ts';
import { contextual, fragmentWords, Ident, makeToken, punctuation as p, Str, type Token } from '../lex/tokens.ts';

export interface Tok {
  /** One, or those that are one to a macro. */
  readonly tokens: readonly Token[];
  readonly type: TokenType;
  /** As it is written, without the marks of a raw identifier. */
  readonly image: string;
  readonly start: number;
  /** Offset behind it. */
  readonly end: number;
  /** For an opening delimiter: where in the list the closing one stands. */
  readonly close: number | undefined;
}

const GLUED: ReadonlyMap<string, readonly string[]> = new Map([
  ['<', ['<<=', '<<', '<-']],
  ['>', ['>>=', '>>', '>=']],
]);

/** All of them, in one list; delimiters are tokens like others. */
export function toksOf(raw: readonly Token[]): readonly Tok[] {
  const tokens = raw.some(isDoc) ? raw.flatMap(withoutDocs) : raw;
  const toks: Tok[] = [];
  const open: number[] = [];
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index];
    if (token === undefined) break;
    const glued = gluedAt(tokens, index);
    if (glued !== undefined) {
      toks.push(tokOf(glued));
      index += glued.length - 1;
      continue;
    }
    if (closing.has(token.tokenType)) {
      const at = open.pop();

      if (at !== undefined) setClose(toks, at);
    } else if (closers.has(token.tokenType)) open.push(toks.length);
    toks.push(tokOf([token]));
  }
  return toks;
}

/** The delimiter at `at` is closed by the token that comes next. */
function setClose(toks: Tok[], at: number): void {
  const opener = toks[at];
  if (opener !== undefined) toks[at] = { ...opener, close: toks.length };
}

function tokOf(tokens: readonly Token[]): Tok {
  const first = tokens[0];
  return {
    tokens,
    type: first?.tokenType ?? Ident,
    image: tokens.map((token) => token.image).join(''),
    start: first?.startOffset ?? 0,
    end: (tokens.at(-1)?.endOffset ?? 0) + 1,
    close: undefined,
  };
}

function gluedAt(tokens: readonly Token[], index: number): readonly Token[] | undefined {
  const images = GLUED.get(tokens[index]?.image ?? '');
  if (images === undefined) return undefined;
  const joined: Token[] = [];
  for (const token of tokens.slice(index, index + 3)) {
    const before = joined.at(-1);
    if (before !== undefined && token.startOffset !== before.endOffset + 1) break;
    joined.push(token);
  }
  for (const image of images)
    for (let count = 2; count <= joined.length; count++) {
      const some = joined.slice(0, count);
      if (some.map((token) => token.image).join('') === image) return some;
    }
  return undefined;
}

const isDoc = (token: Token): boolean =>
  (token.tokenType === contextual.outerAttr || token.tokenType === contextual.innerAttr) && token.inner === undefined;

/** `/// text` as `#[doc = " text"]`, all of it where the comment stands. */
function withoutDocs(token: Token): readonly Token[] {
  if (!isDoc(token)) return [token];
  const at = (type: TokenType, image: string): Token => ({
    ...makeToken(type, image, token.startOffset, undefined, undefined, token.endOffset),
    hygiene: token.hygiene,
  });
  const text = { ...at(Str, token.image), literal: token.literal };
  const bang = token.tokenType === contextual.innerAttr ? [at(p['!'], '!')] : [];
  return [at(p['#'], '#'), ...bang, at(p['['], '['), at(Ident, 'doc'), at(p['='], '='), text, at(p[']'], ']')];
}

const isRaw = (tok: Tok): boolean => tok.type === Ident && tok.end - tok.start > tok.image.length;

/** What a macro's argument was parsed as is no token that could be written. */
export const isFragment = (tok: Tok): boolean => fragmentWords.has(tok.type);

export const isSameTok = (a: Tok, b: Tok): boolean =>
  a.type === b.type && a.image === b.image && isRaw(a) === isRaw(b) && !isFragment(a);

export const isOpen = (tok: Tok): boolean => closers.has(tok.type);
export const isClose = (tok: Tok): boolean => closing.has(tok.type);

/** The position behind the token tree that begins at `index`. */
export const behindTree = (toks: readonly Tok[], index: number): number => (toks[index]?.close ?? index) + 1;
