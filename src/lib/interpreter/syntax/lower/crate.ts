/** The root of lowering: a file's parse tree to a crate, a piece's to its item. */
import type { CstNode } from 'chevrotain';
import type { Diagnostic } from '../../diagnostics/index.ts';
import { type Expansion, type FileId, type LineColumn, type Span, spanOf } from '../../source/index.ts';
import type { AssocItem, Crate, Item } from '../ast.ts';
import type { Edition } from '../lex/tokens.ts';
import { nodes, tokens } from '../parse/cst.ts';
import { runParser } from '../parse/run.ts';
import type { AttributeTarget } from './attribute-target.ts';
import { lowerAttrs } from './attributes.ts';
import { GrowingText, type MacroScope, type MacroSurroundings } from './macro-cx.ts';
import { freshId, type LowerCx, reportFinding } from './cx.ts';
import { isAssociated, type ItemPlace, lowerAssocItem, lowerItems } from './items.ts';
import { type LintAttribute, noteLint } from './lint-levels.ts';
import { refuseMisplaced } from './positions.ts';

export interface LowerOptions {
  readonly text: string;
  readonly file: FileId;
  readonly edition: Edition;
  readonly isLibrary: boolean;
  readonly isTest: boolean;
  readonly macros: MacroSurroundings;
  /** Grows by what macros write, for whoever asks for places meanwhile. */
  readonly expansions: Expansion[];
  readonly placeOf: (span: Span) => LineColumn;
}

export interface Lowered<Tree> {
  readonly ast: Tree;
  readonly diagnostics: readonly Diagnostic[];
  readonly nodeCount: number;
  readonly lintAttributes: readonly LintAttribute[];
  /** What lints on syntax alone would find; levels decide. */
  readonly findings: readonly Diagnostic[];
  /** The text, and behind it what macros wrote. */
  readonly text: string;
  /** The macros that it defines, as far as they are in scope behind it. */
  readonly macros: MacroScope | undefined;
}

/** `within`: what the attributes at its beginning are about, where the text is not a file of its own. */
export function lowerCrate(cst: CstNode, options: LowerOptions, within: AttributeTarget = 'crate'): Lowered<Crate> {
  const { text, file, isLibrary } = options;
  const cx = createLower(options);
  const { attrs, isKept } = lowerAttrs(cx, tokens(cst, 'InnerAttribute'), spanOf(file, 0, text.length), within);
  for (const attr of attrs)
    if (within === 'crate' && attr.path === 'feature' && attr.args.length > 0 && !isLibrary)
      reportFinding(cx, '`#![feature]` may not be used on the stable release channel', attr.span, 'E0554');
  for (const { path, value, span } of attrs)
    if (within === 'crate' && path === 'crate_type' && value !== undefined && !CRATE_TYPES.has(value))
      noteLint(cx, 'unknown_crate_types', 'invalid `crate_type` value', span);
  const items = isKept ? lowerItems(cx, nodes(cst, 'itemOrMacro')) : [];
  refuseMisplaced(cx);
  const end = items.at(-1)?.span.end ?? text.trimEnd().length;
  const ast: Crate = { id: freshId(cx), span: spanOf(file, 0, end), items, attrs };
  return lowered(cx, ast);
}

const CRATE_TYPES: ReadonlySet<string> = new Set(['bin', 'lib', 'rlib', 'dylib', 'cdylib', 'staticlib', 'proc-macro']);

/** One item by itself, or none where it is left out; `place` is what it stands in. */
export function lowerPiece(
  cst: CstNode,
  place: ItemPlace,
  options: LowerOptions,
): Lowered<readonly (Item | AssocItem)[]> {
  const cx = createLower(options);
  const ast = isAssociated(place) ? lowerAssocItem(cx, cst, place) : lowerItems(cx, [cst]);
  refuseMisplaced(cx);
  return lowered(cx, ast);
}

const lowered = <Tree>(
  { diagnostics, nextId, lintAttributes, findings, written, macros }: LowerCx,
  ast: Tree,
): Lowered<Tree> => ({
  ast,
  diagnostics,
  nodeCount: nextId,
  lintAttributes,
  findings,
  text: written.current,
  macros: macros.scope,
});

function createLower({ text, file, edition, isLibrary, isTest, macros, expansions, placeOf }: LowerOptions): LowerCx {
  const diagnostics: Diagnostic[] = [];
  const written = new GrowingText(text);
  return {
    get text() {
      return written.current;
    },
    written,
    macros: {
      around: macros,
      scope: undefined,
      imports: undefined,
      expansions,
      depth: 0,
      level: undefined,
      standardDepth: 0,
    },
    file,
    edition,
    isLibrary,
    isTest,
    placeOf,
    diagnostics,
    lintAttributes: [],
    findings: [],
    misplaced: new Set(),
    nextId: 0,
    depth: 0,
    parseGroup: (rule, group, close) => {
      const parsed = runParser(rule, group, written.current, file, close);
      diagnostics.push(...parsed.diagnostics);
      return parsed.cst;
    },
  };
}
