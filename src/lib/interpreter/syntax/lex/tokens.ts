/**
 * The alphabet of the grammar. The scanner makes tokens of these types; `groups.ts` then folds and retags some of
 * them, so that one token of lookahead is enough nearly everywhere in the grammar.
 */
import { createToken, type IToken, Lexer, type TokenType } from 'chevrotain';
import { type Edition, isSince } from '../../source/index.ts';
import type { Literal } from '../ast.ts';
import type { LexFault } from './escapes.ts';

/** A token as the scanner makes it. Offsets are UTF-16 code units; `endOffset` is inclusive, as Chevrotain has it. */
export interface Token extends IToken {
  readonly endOffset: number;
  /** The value of a literal token. */
  readonly literal: Literal | undefined;
  /** The tokens inside a folded group (macro arguments, an attribute's brackets), without its delimiters. */
  readonly inner: readonly Token[] | undefined;
  /** For macro arguments: the same tokens as the scanner made them. */
  readonly raw: TokenRange | undefined;
  /** By which expansions the token came about, if a macro's definition holds it: names of variables and labels differ by it. */
  readonly hygiene: string | undefined;
  /** For what a macro wrote: whether the next token stood right behind it, which is all that `stringify!` knows of white space. */
  readonly isJoined: boolean | undefined;
  /** What makes a literal wrong as a value, though it is a token: an unknown suffix. */
  readonly valueFault: LexFault | undefined;
}

/** Some of a list of tokens: `to` is not one of them. */
export interface TokenRange {
  readonly all: readonly Token[];
  readonly from: number;
  readonly to: number;
}

const plain = (name: string, ...categories: TokenType[]): TokenType =>
  createToken({ name, pattern: Lexer.NA, categories });

/** Operators with a right operand. `<`, `>` and what begins with them stand apart, since they also close generics. */
export const BinaryOperator = plain('BinaryOperator');
export const PrefixOperator = plain('PrefixOperator');
export const RangeOperator = plain('RangeOperator');
export const LiteralToken = plain('LiteralToken');
/** What may be a segment of a path: a name, `self`, `Self`, `super`, `crate`. */
export const PathName = plain('PathName');
export const MacroArguments = plain('MacroArguments');

export const Ident = plain('Ident', PathName);
export const LifetimeToken = plain('Lifetime');
export const Int = plain('Int', LiteralToken);
export const Float = plain('Float', LiteralToken);
export const Char = plain('Char', LiteralToken);
export const Str = plain('Str', LiteralToken);
export const Byte = plain('Byte', LiteralToken);
export const ByteStr = plain('ByteStr', LiteralToken);
export const CStr = plain('CStr', LiteralToken);

export const punctuation = {
  '+': plain('Plus', BinaryOperator),
  '-': plain('Minus', BinaryOperator, PrefixOperator),
  '*': plain('Star', BinaryOperator, PrefixOperator),
  '/': plain('Slash', BinaryOperator),
  '%': plain('Percent', BinaryOperator),
  '^': plain('Caret', BinaryOperator),
  '!': plain('Not', PrefixOperator),
  '&': plain('And', BinaryOperator, PrefixOperator),
  '|': plain('Or', BinaryOperator),
  '&&': plain('AndAnd', BinaryOperator, PrefixOperator),
  '||': plain('OrOr', BinaryOperator),
  '=': plain('Eq', BinaryOperator),
  '==': plain('EqEq', BinaryOperator),
  '!=': plain('Ne', BinaryOperator),
  '<': plain('Lt'),
  '<=': plain('Le', BinaryOperator),
  '>': plain('Gt'),
  '+=': plain('PlusEq', BinaryOperator),
  '-=': plain('MinusEq', BinaryOperator),
  '*=': plain('StarEq', BinaryOperator),
  '/=': plain('SlashEq', BinaryOperator),
  '%=': plain('PercentEq', BinaryOperator),
  '^=': plain('CaretEq', BinaryOperator),
  '&=': plain('AndEq', BinaryOperator),
  '|=': plain('OrEq', BinaryOperator),
  '@': plain('At'),
  '.': plain('Dot'),
  '..': plain('DotDot', RangeOperator),
  '...': plain('DotDotDot', RangeOperator),
  '..=': plain('DotDotEq', RangeOperator),
  ',': plain('Comma'),
  ';': plain('Semi'),
  ':': plain('Colon'),
  '::': plain('PathSep'),
  '->': plain('RArrow'),
  '=>': plain('FatArrow'),
  '#': plain('Pound'),
  $: plain('Dollar'),
  '?': plain('Question'),
  '~': plain('Tilde'),
  '(': plain('LParen'),
  ')': plain('RParen'),
  '[': plain('LBracket'),
  ']': plain('RBracket'),
  '{': plain('LCurly'),
  '}': plain('RCurly'),
} as const;

export const keywords = {
  as: plain('As'),
  async: plain('Async'),
  await: plain('Await'),
  break: plain('Break'),
  const: plain('Const'),
  continue: plain('Continue'),
  crate: plain('CrateKeyword', PathName),
  dyn: plain('Dyn'),
  else: plain('Else'),
  enum: plain('Enum'),
  extern: plain('Extern'),
  false: plain('False', LiteralToken),
  fn: plain('Fn'),
  for: plain('For'),
  if: plain('If'),
  impl: plain('Impl'),
  in: plain('In'),
  let: plain('Let'),
  loop: plain('Loop'),
  match: plain('Match'),
  mod: plain('Mod'),
  move: plain('Move'),
  mut: plain('Mut'),
  pub: plain('Pub'),
  ref: plain('Ref'),
  return: plain('Return'),
  self: plain('SelfValue', PathName),
  Self: plain('SelfType', PathName),
  static: plain('Static'),
  struct: plain('Struct'),
  super: plain('Super', PathName),
  trait: plain('Trait'),
  true: plain('True', LiteralToken),
  type: plain('Type'),
  unsafe: plain('Unsafe'),
  use: plain('Use'),
  where: plain('Where'),
  while: plain('While'),
  _: plain('Underscore'),
} as const;

/** Words that Rust keeps for later: never names, and no rule uses them. */
const reservedWords = [
  'abstract',
  'become',
  'box',
  'do',
  'final',
  'macro',
  'override',
  'priv',
  'try',
  'typeof',
  'unsized',
  'virtual',
  'yield',
] as const;
/** Reserved from edition 2024 on. */
const reservedWords2024 = ['gen'] as const;
export const Reserved = plain('Reserved');

/** Made by `groups.ts`: a folded group, or a word whose meaning the next tokens settle. */
export const contextual = {
  /** `#[…]` or an outer doc comment. */
  outerAttr: plain('OuterAttribute'),
  /** `#![…]` or an inner doc comment. */
  innerAttr: plain('InnerAttribute'),
  /** The delimited arguments after `name!`. */
  parenArgs: plain('ParenArguments', MacroArguments),
  bracketArgs: plain('BracketArguments', MacroArguments),
  braceArgs: plain('BraceArguments', MacroArguments),
  /** `macro_rules! name { … }`, whole. */
  macroRules: plain('MacroRulesDefinition'),
  /** `macro name { … }`, whole. */
  macroItem: plain('MacroItem'),
  /** `unsafe {`. */
  unsafeBlock: plain('UnsafeBlock'),
  /** `const {`. */
  constBlock: plain('ConstBlock'),
  /** `async {`, `async move {`. */
  asyncBlock: plain('AsyncBlock'),
  /** `async |x|`, `const |x|`, `static |x|`, `for<'a> |x|`: the qualifiers of a closure outside the language. */
  closureQualifier: plain('ClosureQualifier'),
  /** `const` before `fn` and its other qualifiers. */
  constQualifier: plain('ConstQualifier'),
  /** `extern` before an ABI string and `fn`. */
  externQualifier: plain('ExternQualifier'),
  auto: plain('Auto'),
  default: plain('Default'),
  safe: plain('Safe'),
  union: plain('Union'),
  /** What a macro's argument was parsed as; the tokens are `inner`, as the scanner made them. */
  exprFragment: plain('ExprFragment'),
  typeFragment: plain('TypeFragment'),
  patFragment: plain('PatFragment'),
  pathFragment: plain('PathFragment'),
  literalFragment: plain('LiteralFragment'),
  blockFragment: plain('BlockFragment'),
  stmtFragment: plain('StmtFragment'),
  itemFragment: plain('ItemFragment'),
  /** `raw` of `&raw const place`. */
  raw: plain('Raw'),
} as const;

/** By what a fragment was parsed as: the word for it. */
export const fragmentWords: ReadonlyMap<TokenType, string> = new Map([
  [contextual.exprFragment, 'expr'],
  [contextual.typeFragment, 'ty'],
  [contextual.patFragment, 'pat'],
  [contextual.pathFragment, 'path'],
  [contextual.literalFragment, 'literal'],
  [contextual.blockFragment, 'block'],
  [contextual.stmtFragment, 'stmt'],
  [contextual.itemFragment, 'item'],
]);

export const vocabulary: TokenType[] = [
  BinaryOperator,
  PrefixOperator,
  RangeOperator,
  LiteralToken,
  PathName,
  MacroArguments,
  Ident,
  LifetimeToken,
  Int,
  Float,
  Char,
  Str,
  Byte,
  ByteStr,
  CStr,
  Reserved,
  ...Object.values(punctuation),
  ...Object.values(keywords),
  ...Object.values(contextual),
];

const keywordTable = new Map<string, TokenType>(Object.entries(keywords));
for (const word of reservedWords) keywordTable.set(word, Reserved);
const keywordTable2024 = new Map(keywordTable);
for (const word of reservedWords2024) keywordTable2024.set(word, Reserved);

export type { Edition } from '../../source/index.ts';

/** The token type of a keyword or reserved word of the edition. */
export function findKeyword(word: string, edition: Edition): TokenType | undefined {
  return (isSince(edition, '2024') ? keywordTable2024 : keywordTable).get(word);
}

/** Whether `name` can only be written as `r#name`. */
export function needsRawPrefix(name: string): boolean {
  return keywordTable2024.has(name) && !['self', 'Self', 'super', 'crate', '_'].includes(name);
}

export function makeToken(
  tokenType: TokenType,
  image: string,
  startOffset: number,
  literal?: Literal,
  inner?: readonly Token[],
  endOffset = startOffset + image.length - 1,
  valueFault?: LexFault,
): Token {
  const tokenTypeIdx = tokenType.tokenTypeIdx ?? 0;
  return {
    image,
    startOffset,
    endOffset,
    tokenType,
    tokenTypeIdx,
    literal,
    inner,
    raw: undefined,
    hygiene: undefined,
    isJoined: undefined,
    valueFault,
  };
}
