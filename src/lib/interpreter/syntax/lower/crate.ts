/** The root of lowering: a file's parse tree to a crate. */
import type { CstNode } from 'chevrotain';
import type { Diagnostic } from '../../diagnostics/index.ts';
import { type FileId, spanOf } from '../../source/index.ts';
import type { Crate } from '../ast.ts';
import type { Edition } from '../lex/tokens.ts';
import { nodes, tokens } from '../parse/cst.ts';
import { runParser } from '../parse/run.ts';
import { lowerAttrs } from './attributes.ts';
import { freshId, type LowerCx, reportSyntax } from './cx.ts';
import { lowerItems } from './items.ts';
import { refuseMisplaced } from './positions.ts';

export interface LowerOptions {
  readonly text: string;
  readonly file: FileId;
  readonly edition: Edition;
  readonly isLibrary: boolean;
  readonly macroNames: ReadonlySet<string>;
}

export interface Lowered {
  readonly ast: Crate;
  readonly diagnostics: readonly Diagnostic[];
  readonly nodeCount: number;
}

export function lowerCrate(cst: CstNode, options: LowerOptions): Lowered {
  const { text, file, edition, isLibrary, macroNames } = options;
  const diagnostics: Diagnostic[] = [];
  const cx: LowerCx = {
    text,
    file,
    edition,
    isLibrary,
    macroNames,
    diagnostics,
    misplaced: new Set(),
    nextId: 0,
    depth: 0,
    parseGroup: (rule, group, close) => {
      const parsed = runParser(rule, group, text, file, close);
      diagnostics.push(...parsed.diagnostics);
      return parsed.cst;
    },
  };
  const { attrs, isKept } = lowerAttrs(cx, tokens(cst, 'InnerAttribute'));
  for (const attr of attrs)
    if (attr.path === 'feature' && !isLibrary)
      reportSyntax(cx, '`#![feature]` may not be used on the stable release channel', attr.span, 'E0554');
  const items = isKept ? lowerItems(cx, nodes(cst, 'itemOrMacro')) : [];
  refuseMisplaced(cx);
  const ast: Crate = { id: freshId(cx), span: spanOf(file, 0, text.length), items, attrs };
  return { ast, diagnostics, nodeCount: cx.nextId };
}
