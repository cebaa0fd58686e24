/** `use` trees. */
import type { CstNode } from 'chevrotain';
import type { Item, Path, UseTree } from '../ast.ts';
import { findNode, findToken, has, nodes, tokens } from '../parse/cst.ts';
import { freshId, identOf, type LowerCx, reportSyntax, spanOfCst, spanOfToken } from './cx.ts';
import type { ItemHead } from './items.ts';

export function lowerUse(cx: LowerCx, cst: CstNode, head: ItemHead): Item {
  const tree = findNode(cst, 'useTree');
  const name = { name: 'use', span: head.span };
  return {
    ...head,
    kind: 'use',
    name,
    tree: tree === undefined ? { kind: 'nested', path: undefined, trees: [], span: head.span } : lowerTree(cx, tree),
  };
}

function lowerTree(cx: LowerCx, cst: CstNode): UseTree {
  const span = spanOfCst(cx, cst);
  const path = lowerPrefix(cx, cst);
  const leaf = findNode(cst, 'useLeaf');
  const rename = findToken(cst, 'rename');
  if (leaf === undefined && path !== undefined)
    return { kind: 'simple', id: freshId(cx), path, rename: rename && identOf(cx, rename), span };
  if (rename !== undefined)
    reportSyntax(cx, 'expected one of `,`, `::`, or `}`, found keyword `as`', spanOfToken(cx, rename));
  if (leaf !== undefined && has(leaf, 'Star')) return { kind: 'glob', path, span };
  return {
    kind: 'nested',
    path,
    trees: leaf === undefined ? [] : nodes(leaf, 'useTree').map((tree) => lowerTree(cx, tree)),
    span,
  };
}

/** The names before `*`, `{…}` or the end. */
function lowerPrefix(cx: LowerCx, cst: CstNode): Path | undefined {
  const names = tokens(cst, 'name');
  const last = names.at(-1);
  const global = has(cst, 'global');
  if (last === undefined && !global) return undefined;
  const span = { ...spanOfCst(cx, cst) };
  return {
    id: freshId(cx),
    global,
    span: last === undefined ? span : { ...span, end: last.endOffset + 1 },
    segments: names.map((name) => ({ id: freshId(cx), name: identOf(cx, name), args: undefined })),
  };
}
