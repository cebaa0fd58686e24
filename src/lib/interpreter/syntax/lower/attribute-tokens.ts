/** Reading the tokens of an attribute: its path, and what stands behind it. */
import { Ident, PathName, punctuation as p, type Token } from '../lex/tokens.ts';
import type { AttributeInput } from './attribute-input.ts';

/** `a::b` as text, and the index behind it. */
export function readPath(tokens: readonly Token[], start: number): { readonly path: string; readonly next: number } {
  let path = '';
  let next = start;
  for (; next < tokens.length; next++) {
    const token = tokens[next];
    if (token === undefined) break;
    const isSeparator = token.tokenType === p['::'];
    const isName = token.tokenType === Ident || token.tokenType.CATEGORIES?.includes(PathName) === true;
    // Names and `::` take turns. At the start, keywords are attributes too: `unsafe(…)`.
    const isNext = path === '' || path.endsWith('::') ? isName || /^[a-z]+$/.test(token.image) : isSeparator;
    if (!isNext && !(path === '' && isSeparator)) break;
    path += token.image;
  }
  return { path, next };
}

/** The comma-separated token lists between the parentheses that begin at `open`; none where there are none. */
export function argumentsOf(tokens: readonly Token[], open: number): readonly (readonly Token[])[] {
  if (tokens[open]?.tokenType !== p['(']) return [];
  const lists: Token[][] = [[]];
  let depth = 0;
  for (const token of tokens.slice(open + 1, -1)) {
    if (token.image === '(' || token.image === '[' || token.image === '{') depth++;
    else if (token.image === ')' || token.image === ']' || token.image === '}') depth--;
    if (depth === 0 && token.tokenType === p[',']) lists.push([]);
    else lists.at(-1)?.push(token);
  }
  return lists.filter((list) => list.length > 0);
}

/** What stands behind the path; brackets and braces count as parentheses, though that is a fault of its own. */
export function inputOf(tokens: readonly Token[], start: number): AttributeInput {
  const first = tokens[start];
  if (first === undefined) return { kind: 'word', args: [], value: undefined };
  if (first.tokenType === p['=']) return { kind: 'value', args: [], value: tokens[start + 1] };
  return { kind: 'list', args: argumentsOf(tokens, start), value: undefined };
}
