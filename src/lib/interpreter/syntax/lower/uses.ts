/** `use` trees. */
import type { CstNode } from 'chevrotain';
import type { Item, Path, UseTree, Visibility } from '../ast.ts';
import type { Token } from '../lex/tokens.ts';
import { findNode, findToken, has, nodes, tokens } from '../parse/cst.ts';
import { freshId, identOf, type LowerCx, reportSyntax, spanOfCst, spanOfToken } from './cx.ts';
import type { ItemHead } from './items.ts';
import { type BlockImports, lookUpMacro } from './macro-cx.ts';

export function lowerUse(cx: LowerCx, cst: CstNode, head: ItemHead): Item {
  const tree = findNode(cst, 'useTree');
  const name = { name: 'use', span: head.span };
  return {
    ...head,
    kind: 'use',
    name,
    tree:
      tree === undefined
        ? { kind: 'nested', path: undefined, trees: [], span: head.span }
        : lowerTree(cx, tree, { vis: head.vis, before: [] }),
  };
}

/** `extern crate name as rename;`. */
export function lowerExternCrate(cx: LowerCx, crate: Token, rename: Token | undefined, head: ItemHead): Item {
  const { span } = head;
  const name = identOf(cx, crate);
  const segments = [{ id: freshId(cx), name, args: undefined }];
  const path: Path = { id: freshId(cx), global: true, span: name.span, segments };
  if (name.name === 'self' && rename === undefined) reportSyntax(cx, '`extern crate self;` requires renaming', span);
  const tree: UseTree = { kind: 'simple', id: freshId(cx), path, rename: rename && identOf(cx, rename), span };
  return { ...head, kind: 'use', name: { name: 'use', span }, tree, isExternCrate: true };
}

/** What stands around a tree: the item's visibility, and the names before it. */
interface Around {
  readonly vis: Visibility;
  readonly before: readonly string[];
}

function lowerTree(cx: LowerCx, cst: CstNode, around: Around): UseTree {
  const span = spanOfCst(cx, cst);
  const path = lowerPrefix(cx, cst);
  const leaf = findNode(cst, 'useLeaf');
  const rename = findToken(cst, 'rename');
  const names = [...around.before, ...tokens(cst, 'name').map((name) => name.image)];
  if (leaf === undefined && path !== undefined) {
    const tree: UseTree = { kind: 'simple', id: freshId(cx), path, rename: rename && identOf(cx, rename), span };
    return namesMacro(cx, names, path, around.vis) ? { ...tree, isMacro: true } : tree;
  }
  if (rename !== undefined)
    reportSyntax(cx, 'expected one of `,`, `::`, or `}`, found keyword `as`', spanOfToken(cx, rename));
  if (leaf !== undefined && has(leaf, 'Star')) return { kind: 'glob', path, span };
  return {
    kind: 'nested',
    path,
    trees:
      leaf === undefined ? [] : nodes(leaf, 'useTree').map((tree) => lowerTree(cx, tree, { ...around, before: names })),
    span,
  };
}

/** Whether the path leads to a macro by example: name resolution knows of none. */
function namesMacro(cx: LowerCx, names: readonly string[], path: Path, vis: Visibility): boolean {
  const [only] = names;
  const last = path.segments.at(-1)?.name;
  const inText = names.length === 1 && only !== undefined ? lookUpMacro(cx.macros, only) : undefined;
  const found = cx.macros.around.findByPath(names);
  if (found?.kind === 'private' && last !== undefined)
    reportSyntax(cx, `macro import \`${last.name}\` is private`, last.span, 'E0603');
  if (
    inText?.isExported === false &&
    !(found?.kind === 'macro' && found.isExported) &&
    vis.kind === 'public' &&
    last !== undefined
  )
    reportSyntax(
      cx,
      `\`${last.name}\` is only public within the crate, and cannot be re-exported outside`,
      last.span,
      'E0364',
    );
  return inText !== undefined || found?.kind === 'macro' || found?.kind === 'unknown';
}

/** What `use` trees bring in: by name the path, and what stands before `*`. */
export function importedPaths(trees: readonly CstNode[]): Pick<BlockImports, 'paths' | 'globs'> {
  const paths = new Map<string, readonly string[]>();
  const globs: (readonly string[])[] = [];
  const add = (tree: CstNode, before: readonly string[]): void => {
    const path = [...before, ...tokens(tree, 'name').map((name) => name.image)];
    const leaf = findNode(tree, 'useLeaf');
    if (leaf === undefined) paths.set(findToken(tree, 'rename')?.image ?? path.at(-1) ?? '', path);
    else if (has(leaf, 'Star')) globs.push(path);
    else for (const each of nodes(leaf, 'useTree')) add(each, path);
  };
  for (const tree of trees) add(tree, []);
  return { paths, globs };
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
