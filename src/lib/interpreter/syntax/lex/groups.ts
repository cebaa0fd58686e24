/**
 * Between scanner and grammar: folds what the grammar need not look into, and settles words that are keywords only in
 * some company. Where delimiters do not match, it mends them silently; `delimiters.ts` reports them.
 *
 *     #[derive(Debug)] println!("{x}") unsafe { f() }
 *     OuterAttribute   Ident Not ParenArguments   UnsafeBlock LCurly Ident LParen RParen RCurly
 *
 * A folded group keeps its tokens in `inner`, folded themselves, so that macro arguments can be parsed later on.
 */
import type { TokenType } from 'chevrotain';
import { closers, closing } from './delimiters.ts';
import {
  contextual,
  Ident,
  keywords,
  LifetimeToken,
  makeToken,
  PathName,
  punctuation,
  Reserved,
  Str,
  type Token,
} from './tokens.ts';

interface OpenGroup {
  readonly open: Token;
  /** Where this delimiter's own tokens go once it closes; undefined where they stay in the parent's list. */
  readonly parent: Token[] | undefined;
  readonly tokenType: TokenType | undefined;
  /** Where its own tokens begin among the scanned. */
  readonly from: number;
  /** First token of the group where that is not the delimiter: the `#` of an attribute. */
  readonly start: number;
}

const argumentTypes = new Map<TokenType, TokenType>([
  [punctuation['('], contextual.parenArgs],
  [punctuation['['], contextual.bracketArgs],
  [punctuation['{'], contextual.braceArgs],
]);

export function groupTokens(scanned: readonly Token[]): Token[] {
  const stack: OpenGroup[] = [];
  let output: Token[] = [];

  const closeGroup = (group: OpenGroup, endOffset: number, to: number) => {
    if (group.parent === undefined || group.tokenType === undefined) return;
    const raw = { all: scanned, from: group.from, to };
    group.parent.push({ ...makeToken(group.tokenType, '', group.start, undefined, output, endOffset), raw });
    output = group.parent;
  };

  for (let index = 0; index < scanned.length; index++) {
    const token = scanned[index];
    if (token === undefined) break;
    const type = token.tokenType;
    if (closers.has(type)) {
      const group = openGroup(scanned, index, token, output);
      if (group.tokenType === undefined) output.push(token);
      else output = [];
      stack.push(group);
      continue;
    }
    if (closing.has(type)) {
      if (stack.length === 0) continue;
      // A closer that fits an outer delimiter closes what lies between as well; one that fits none, the innermost.
      const fitting = stack.findLastIndex((group) => closers.get(group.open.tokenType) === type);
      const fits = fitting < 0 ? stack.length - 1 : fitting;
      while (stack.length > fits + 1) {
        const unclosed = stack.pop();
        if (unclosed !== undefined) closeUnclosed(unclosed, token.startOffset, index);
      }
      const group = stack.pop();
      if (group === undefined) continue;
      if (group.tokenType !== undefined) closeGroup(group, token.endOffset, index);
      else if (fitting >= 0) output.push(token);
      else closeUnclosed(group, token.startOffset, index);
      continue;
    }
    const folded = foldHead(scanned, index) ?? foldMacroItem(scanned, index);
    if (folded !== undefined) {
      index = folded.index;
      output.push(folded.token);
      continue;
    }
    // The `#`, and `!` where it follows, of an attribute belong to its group.
    if (type === punctuation['#'] && attributeBracket(scanned, index) !== undefined) {
      if (scanned[index + 1]?.tokenType === punctuation['!']) index++;
      continue;
    }
    output.push(retag(scanned, index, token));
  }

  function closeUnclosed(group: OpenGroup, offset: number, to: number) {
    if (group.tokenType !== undefined) closeGroup(group, offset - 1, to);
    else
      output.push(
        makeToken(closers.get(group.open.tokenType) ?? punctuation['}'], '', offset, undefined, undefined, offset - 1),
      );
  }
  const last = scanned.at(-1);
  if (last !== undefined) {
    for (let group = stack.pop(); group !== undefined; group = stack.pop())
      closeUnclosed(group, last.endOffset + 1, scanned.length);
  }
  return output;
}

/** What an opening delimiter begins: an attribute's brackets, macro arguments, a foreign block, or plain nesting. */
function openGroup(scanned: readonly Token[], index: number, open: Token, parent: Token[]): OpenGroup {
  const before = scanned[index - 1];
  const from = index + 1;
  if (open.tokenType === punctuation['['] && before !== undefined) {
    if (before.tokenType === punctuation['#'])
      return { open, parent, tokenType: contextual.outerAttr, from, start: before.startOffset };
    const hash = scanned[index - 2];
    if (before.tokenType === punctuation['!'] && hash?.tokenType === punctuation['#'])
      return { open, parent, tokenType: contextual.innerAttr, from, start: hash.startOffset };
  }
  const argumentType = argumentTypes.get(open.tokenType);
  if (before?.tokenType === punctuation['!']) {
    const name = scanned[index - 2];
    if (name !== undefined && isMacroName(scanned, index - 2))
      return { open, parent, tokenType: argumentType, from, start: open.startOffset };
  }
  return { open, parent: undefined, tokenType: undefined, from, start: open.startOffset };
}

/** `name ! (` is a macro call. In `a = b.c != (d)` the `!=` is one token, so no expression looks like this. */
function isMacroName(scanned: readonly Token[], index: number): boolean {
  const name = scanned[index];
  return name !== undefined && (name.tokenType === Ident || (name.tokenType.CATEGORIES?.includes(PathName) ?? false));
}

function attributeBracket(scanned: readonly Token[], index: number): Token | undefined {
  const next = scanned[index + 1];
  const bracket = next?.tokenType === punctuation['!'] ? scanned[index + 2] : next;
  return bracket?.tokenType === punctuation['['] ? bracket : undefined;
}

/** `macro_rules! name` up to its arguments: one token, and the name is not an expression. */
function foldHead(
  scanned: readonly Token[],
  index: number,
): { readonly token: Token; readonly index: number } | undefined {
  const token = scanned[index];
  if (token?.tokenType !== Ident || token.image !== 'macro_rules') return undefined;
  const name = scanned[index + 2];
  const open = scanned[index + 3];
  if (
    scanned[index + 1]?.tokenType !== punctuation['!'] ||
    name?.tokenType !== Ident ||
    open === undefined ||
    !closers.has(open.tokenType)
  )
    return undefined;
  let depth = 0;
  for (let end = index + 3; end < scanned.length; end++) {
    const type = scanned[end]?.tokenType;
    if (type === undefined) break;
    if (closers.has(type)) depth++;
    else if (closing.has(type)) depth--;
    if (depth > 0) continue;
    const closer = scanned[end];
    if (closer === undefined) break;
    const hasSemi = open.tokenType !== punctuation['{'] && scanned[end + 1]?.tokenType === punctuation[';'];
    const inner = scanned.slice(index + 2, end + 1);
    return {
      token: makeToken(
        contextual.macroRules,
        name.image,
        token.startOffset,
        undefined,
        inner,
        (hasSemi ? scanned[end + 1] : closer)?.endOffset ?? closer.endOffset,
      ),
      index: hasSemi ? end + 1 : end,
    };
  }
  return undefined;
}

/** `macro name(…) { … }`, `macro name { … }`: a macro of an unstable form, of which no more is read than where it ends. */
function foldMacroItem(
  scanned: readonly Token[],
  index: number,
): { readonly token: Token; readonly index: number } | undefined {
  const token = scanned[index];
  const name = scanned[index + 1];
  if (token?.tokenType !== Reserved || token.image !== 'macro' || name?.tokenType !== Ident) return undefined;
  let end = index + 2;
  if (scanned[end]?.tokenType === punctuation['(']) end = (closerOf(scanned, end) ?? end) + 1;
  const last = scanned[end]?.tokenType === punctuation['{'] ? closerOf(scanned, end) : undefined;
  const closer = last === undefined ? undefined : scanned[last];
  if (last === undefined || closer === undefined) return undefined;
  const inner = scanned.slice(index + 1, last + 1);
  return {
    token: makeToken(contextual.macroItem, name.image, token.startOffset, undefined, inner, closer.endOffset),
    index: last,
  };
}

/** Where the group that opens at `index` ends. */
function closerOf(scanned: readonly Token[], index: number): number | undefined {
  let depth = 0;
  for (let end = index; end < scanned.length; end++) {
    const type = scanned[end]?.tokenType;
    if (type === undefined) break;
    if (closers.has(type)) depth++;
    else if (closing.has(type) && --depth === 0) return end;
  }
  return undefined;
}

function retag(scanned: readonly Token[], index: number, token: Token): Token {
  const next = scanned[index + 1];
  if (next === undefined) return token;
  const type = retaggedType(scanned, index, token, next);
  return type === undefined ? token : { ...token, tokenType: type, tokenTypeIdx: type.tokenTypeIdx ?? 0 };
}

function retaggedType(scanned: readonly Token[], index: number, token: Token, next: Token): TokenType | undefined {
  const follows = next.tokenType;
  switch (token.tokenType) {
    case keywords.unsafe:
      return follows === punctuation['{'] ? contextual.unsafeBlock : undefined;
    case keywords.const:
      if (follows === punctuation['{']) return contextual.constBlock;
      if (beginsClosure(follows)) return contextual.closureQualifier;
      if (scanned[index - 1]?.tokenType === punctuation['*']) return undefined; // `*const fn()`
      return follows === keywords.fn ||
        follows === keywords.unsafe ||
        follows === keywords.async ||
        follows === keywords.extern ||
        (follows === Ident && next.image === 'gen' && scanned[index + 2]?.tokenType === keywords.fn)
        ? contextual.constQualifier
        : undefined;
    case keywords.async:
      if (
        follows === punctuation['{'] ||
        (follows === keywords.move && scanned[index + 2]?.tokenType === punctuation['{'])
      )
        return contextual.asyncBlock;
      return beginsClosure(follows) ? contextual.closureQualifier : undefined;
    case keywords.static:
      return beginsClosure(follows) ? contextual.closureQualifier : undefined;
    case keywords.extern: {
      const afterAbi = follows === Str ? scanned[index + 2]?.tokenType : follows;
      return afterAbi === keywords.fn ? contextual.externQualifier : undefined;
    }
    case Ident:
      return retaggedName(scanned, index, token.image, next);
    default:
      return undefined;
  }
}

function retaggedName(scanned: readonly Token[], index: number, name: string, next: Token): TokenType | undefined {
  const follows = next.tokenType;
  switch (name) {
    case 'union': {
      if (follows !== Ident) return undefined;
      const third = scanned[index + 2]?.tokenType;
      return third === punctuation['{'] || third === punctuation['<'] || third === keywords.where
        ? contextual.union
        : undefined;
    }
    case 'auto':
      return follows === keywords.trait ? contextual.auto : undefined;
    case 'default':
      return [keywords.fn, keywords.impl, keywords.const, keywords.type, keywords.unsafe, keywords.async].some(
        (word) => word === follows,
      )
        ? contextual.default
        : undefined;
    case 'safe':
      return follows === keywords.fn || follows === keywords.static ? contextual.safe : undefined;
    case 'raw':
      return scanned[index - 1]?.tokenType === punctuation['&'] &&
        (follows === keywords.const || follows === keywords.mut) &&
        scanned[index + 2]?.tokenType !== LifetimeToken
        ? contextual.raw
        : undefined;
    default:
      return undefined;
  }
}

function beginsClosure(type: TokenType): boolean {
  return type === punctuation['|'] || type === punctuation['||'] || type === keywords.move || type === keywords.async;
}
