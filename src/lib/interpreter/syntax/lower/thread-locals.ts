/** `thread_local! { static NAME: Type = value; … }`: what stands in it are statics, of which each thread has its own. */
import type { CstNode } from 'chevrotain';
import type { Item } from '../ast.ts';
import { makeToken, punctuation, type Token } from '../lex/tokens.ts';
import { nodes, tokens } from '../parse/cst.ts';
import type { LowerCx } from './cx.ts';

export function isThreadLocals(path: CstNode): boolean {
  const names = tokens(path, 'name').map((name) => name.image);
  return names.at(-1) === 'thread_local' && (names.length === 1 || (names.length === 2 && names[0] === 'std'));
}

/** Undefined where something else stands in it. `lower` is for the items of a module or block. */
export function lowerThreadLocals(
  cx: LowerCx,
  group: Token,
  lower: (items: readonly CstNode[]) => readonly Item[],
): readonly Item[] | undefined {
  const inner = group.inner ?? [];
  const last = inner.at(-1);
  // Behind the last one it may be missing.
  const isEnded = last === undefined || last.tokenType === punctuation[';'];
  const end = group.endOffset;
  const cst = cx.parseGroup('items', isEnded ? inner : [...inner, makeToken(punctuation[';'], ';', end)], end);
  if (cst === undefined) return [];
  const items = lower(nodes(cst, 'itemOrMacro'));
  const statics = items.flatMap((item): Item[] =>
    item.kind === 'static' && !item.isMut && item.value !== undefined ? [{ ...item, isThreadLocal: true }] : [],
  );
  return statics.length === items.length ? statics : undefined;
}
