/** What the parser says about a syntax error, in the manner of rustc: "expected one of `;` or `}`, found `let`". */
import type { IParserErrorMessageProvider, IToken, TokenType } from 'chevrotain';
import { contextual, fragmentWords, keywords, LiteralToken, punctuation, Reserved } from '../lex/tokens.ts';

const images = new Map<TokenType, string>();
const categories: Partial<Record<string, string>> = {
  BinaryOperator: 'operator',
  PrefixOperator: 'operator',
  RangeOperator: '`..`',
  LiteralToken: 'literal',
  PathName: 'identifier',
  Ident: 'identifier',
  MacroArguments: '`(`, `[` or `{`',
  EOF: 'the end',
};
for (const [image, tokenType] of [...Object.entries(punctuation), ...Object.entries(keywords)])
  images.set(tokenType, image);

/** An expected token: `` `;` ``, `identifier`. */
export function shownType(tokenType: TokenType): string {
  const image = images.get(tokenType);
  if (image !== undefined) return `\`${image}\``;
  return categories[tokenType.name] ?? tokenType.name.toLowerCase();
}

const groups = new Map<TokenType, string>([
  [contextual.parenArgs, '`(`'],
  [contextual.bracketArgs, '`[`'],
  [contextual.braceArgs, '`{`'],
]);

/** A found token. */
export function shownToken(token: IToken): string {
  const { tokenType, image } = token;
  if (tokenType.name === 'EOF') return 'the end of the input';
  if (tokenType === contextual.outerAttr || tokenType === contextual.innerAttr)
    return image === '' ? '`#`' : `doc comment \`${image}\``;
  const fragment = fragmentWords.get(tokenType);
  if (fragment !== undefined) return `\`${fragment}\` metavariable`;
  const group = groups.get(tokenType);
  if (group !== undefined) return group;
  if (tokenType === Reserved) return `reserved keyword \`${image}\``;
  if (images.get(tokenType) === image && /^[a-z]/i.test(image)) return `keyword \`${image}\``;
  if (tokenType.CATEGORIES?.includes(LiteralToken) === true && !/^(true|false)$/.test(image)) return `\`${image}\``;
  return `\`${image}\``;
}

/** What a rule that had no way to go on is called. */
const wanted: Partial<Record<string, string>> = {
  expr: 'expression',
  operand: 'expression',
  exprTail: 'expression',
  type: 'type',
  patternAtom: 'pattern',
  patternPath: 'pattern',
  item: 'item',
  file: 'item',
  itemOrMacro: 'item',
  itemBlock: 'item',
  stmt: 'statement',
  stmtExpr: 'expression',
  block: '`{`',
  genericArg: 'type, lifetime or constant',
  bound: 'trait or lifetime',
  blockLike: '`{` or a loop',
  postfix: 'identifier',
  fieldInit: 'identifier',
  structItem: '`{`, `(` or `;`',
  fnItem: '`{` or `;`',
  modItem: '`{` or `;`',
  useTree: 'identifier, `*` or `{`',
  useLeaf: '`*` or `{`',
  rangeRest: 'pattern',
  fnParam: 'pattern',
  binding: 'identifier',
};

export const messages: IParserErrorMessageProvider = {
  buildMismatchTokenMessage: ({ expected, actual, ruleName }) =>
    `expected ${ruleName === 'file' ? 'item' : shownType(expected)}, found ${shownToken(actual)}`,
  buildNotAllInputParsedMessage: ({ firstRedundant, ruleName }) =>
    `expected ${ruleName === 'file' ? 'item' : 'one of `)`, `,` or an operator'}, found ${shownToken(firstRedundant)}`,
  buildNoViableAltMessage: ({ actual, ruleName }) =>
    `expected ${wanted[ruleName] ?? 'something else'}, found ${actual[0] === undefined ? 'the end of the input' : shownToken(actual[0])}`,
  buildEarlyExitMessage: ({ actual, ruleName }) =>
    `expected ${wanted[ruleName] ?? 'something else'}, found ${actual[0] === undefined ? 'the end of the input' : shownToken(actual[0])}`,
};
