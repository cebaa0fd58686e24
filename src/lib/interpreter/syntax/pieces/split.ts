/**
 * A program's text cut into the pieces that can be parsed each by itself: an item; the head of a `mod`, `impl` or `trait` up
 * to its `{`; the `}` that closes it; an inner attribute at the file's beginning.
 *
 *     use a::b;   impl A {   fn f(&self) {}   fn g(&self) {}   }   fn main() {}
 *     item        open       item             item             close  item
 *
 * Only brackets and the word that an item begins with are looked at. A wrong cut does no harm: the grammar takes a piece
 * exactly or not at all, and a text of which some piece is not taken is parsed as a whole.
 */
import type { TokenType } from 'chevrotain';
import { USER_FILE } from '../../source/index.ts';
import { closers, closing } from '../lex/delimiters.ts';
import { scan } from '../lex/scan.ts';
import { contextual, type Edition, Ident, keywords, punctuation, Str, type Token } from '../lex/tokens.ts';

export type Container = 'mod' | 'impl' | 'trait';

export interface RawPiece {
  readonly kind: 'attribute' | 'item' | 'open' | 'close';
  readonly start: number;
  readonly end: number;
  /** Offsets count from the piece's own beginning. */
  readonly tokens: readonly Token[];
  /** `fn`, `impl`, …; empty where it is no word that we know. */
  readonly word: string;
  /** What the word names; empty where it names nothing. */
  readonly name: string;
  /** For a function with a body: where its `{` stands, from the piece's beginning. */
  readonly bodyStart: number | undefined;
  /** The containers that are open behind the piece, a letter each: `mi`. */
  readonly open: string;
}

/** Cuts from `from` on, where the containers `open` are open, until `isEnough`. Undefined where the text cannot be cut. */
export function splitPieces(
  text: string,
  edition: Edition,
  from: number,
  open: string,
  isEnough: (piece: RawPiece) => boolean,
): readonly RawPiece[] | undefined {
  const cutter: Cutter = { pieces: [], open, first: 0, ...NEW_PIECE, brackets: [], failed: false, stopped: false };
  const scanned = scan(text, USER_FILE, edition, {
    from,
    isEnough: (tokens) => {
      const before = cutter.pieces.length;
      take(cutter, tokens);
      const made = cutter.pieces[before];
      cutter.stopped = made !== undefined && isEnough(made);
      return cutter.failed || cutter.stopped;
    },
  });
  if (cutter.failed || scanned.diagnostics.length > 0) return undefined;
  if (cutter.stopped) return cutter.pieces;
  return scanned.tokens.length === cutter.first && cutter.open === '' ? cutter.pieces : undefined;
}

interface Cutter {
  readonly pieces: RawPiece[];
  open: string;
  /** Index of the piece's first token. */
  first: number;
  word: string;
  name: string;
  bodyStart: number | undefined;
  /** Closing brackets that are waited for. */
  readonly brackets: TokenType[];
  /** The braces around here are a constant argument's: `Foo<{ 3 }>`. */
  isArgument: boolean;
  failed: boolean;
  /** Enough was cut. */
  stopped: boolean;
}

const NEW_PIECE = { word: '', name: '', bodyStart: undefined, isArgument: false } as const;

const LETTERS: Readonly<Record<Container, string>> = { mod: 'm', impl: 'i', trait: 't' };
const containerOf = (word: string): Container | undefined =>
  word === 'mod' || word === 'impl' || word === 'trait' ? word : undefined;

const WORDS = new Map<TokenType, string>([
  [keywords.fn, 'fn'],
  [keywords.struct, 'struct'],
  [keywords.enum, 'enum'],
  [keywords.impl, 'impl'],
  [keywords.trait, 'trait'],
  [keywords.mod, 'mod'],
  [keywords.use, 'use'],
  [keywords.const, 'const'],
  [keywords.static, 'static'],
  [keywords.type, 'type'],
  [keywords.extern, 'extern'],
]);

/** Items that end with `;` alone: braces in them are expressions. */
const isStatementLike = (word: string): boolean => ['use', 'const', 'static', 'type'].includes(word);

/** Looks at the newest token; may make one piece. */
function take(cutter: Cutter, tokens: readonly Token[]): void {
  const token = tokens.at(-1);
  if (token === undefined) return;
  const type = token.tokenType;
  const isFirst = tokens.length - 1 === cutter.first;
  const closer = closers.get(type);
  if (closer !== undefined) {
    if (type === punctuation['{'] && cutter.brackets.length === 0) openBrace(cutter, tokens, token);
    // A piece that ended with this very brace has begun anew.
    if (cutter.first < tokens.length) cutter.brackets.push(closer);
    return;
  }
  if (closing.has(type)) {
    if (isFirst && type === punctuation['}'] && cutter.open !== '') {
      cutter.open = cutter.open.slice(0, -1);
      finish(cutter, tokens, 'close');
      return;
    }
    if (cutter.brackets.pop() !== type) {
      cutter.failed = true;
      return;
    }
    if (cutter.brackets.length > 0) return;
    const first = tokens[cutter.first];
    const isAttribute =
      first?.tokenType === punctuation['#'] && tokens[cutter.first + 1]?.tokenType === punctuation['!'];
    if (isAttribute) finish(cutter, tokens, 'attribute');
    else if (type === punctuation['}'] && !cutter.isArgument && !isStatementLike(cutter.word))
      finish(cutter, tokens, 'item');
    cutter.isArgument = false;
    return;
  }
  if (cutter.brackets.length > 0) return;
  if (isFirst && type === contextual.innerAttr) finish(cutter, tokens, 'attribute');
  else if (type === punctuation[';']) finish(cutter, tokens, 'item');
  else readHead(cutter, tokens, token);
}

/** Outside brackets, a word that no other has come before says what the item is. `const`, `extern` may qualify a `fn`. */
function readHead(cutter: Cutter, tokens: readonly Token[], token: Token): void {
  const word = WORDS.get(token.tokenType);
  const before = tokens.at(-2)?.tokenType;
  if (cutter.word === '') cutter.word = word ?? '';
  else if (word === 'fn' && (cutter.word === 'const' || cutter.word === 'extern') && isQualifier(before))
    cutter.word = 'fn';
  else if (cutter.name === '' && token.tokenType === Ident && before !== undefined && WORDS.get(before) === cutter.word)
    cutter.name = token.image;
}

const isQualifier = (type: TokenType | undefined): boolean =>
  type === keywords.const ||
  type === keywords.extern ||
  type === keywords.unsafe ||
  type === keywords.async ||
  type === Str;

function openBrace(cutter: Cutter, tokens: readonly Token[], token: Token): void {
  if (tokens.at(-2)?.tokenType === punctuation['<']) {
    cutter.isArgument = true;
    return;
  }
  const container = containerOf(cutter.word);
  if (container !== undefined) {
    cutter.open += LETTERS[container];
    finish(cutter, tokens, 'open');
  } else if (cutter.word === 'fn') cutter.bodyStart ??= token.startOffset;
}

function finish(cutter: Cutter, tokens: readonly Token[], kind: RawPiece['kind']): void {
  const own = tokens.slice(cutter.first);
  const start = own[0]?.startOffset ?? 0;
  const end = (own.at(-1)?.endOffset ?? start - 1) + 1;
  const { word, name, bodyStart, open } = cutter;
  cutter.pieces.push({
    kind,
    start,
    end,
    tokens: own.map((token) => moved(token, -start)),
    word,
    name,
    bodyStart: bodyStart === undefined ? undefined : bodyStart - start,
    open,
  });
  Object.assign(cutter, NEW_PIECE);
  cutter.brackets.length = 0;
  cutter.first = tokens.length;
}

/** The same token in a text that begins elsewhere. */
function moved(token: Token, by: number): Token {
  const { valueFault } = token;
  return {
    ...token,
    startOffset: token.startOffset + by,
    endOffset: token.endOffset + by,
    valueFault: valueFault && { ...valueFault, start: valueFault.start + by, end: valueFault.end + by },
  };
}
