/** A whole source text to its surface tree. Pure: the same text gives the same tree, ids and diagnostics. */
import { type Diagnostic, diagnostic } from '../diagnostics/index.ts';
import {
  buildLineTable,
  createSourceMap,
  type Expansion,
  type FileId,
  lineColumnOf,
  type LineColumn,
  type LineTable,
  type Span,
  spanOf,
} from '../source/index.ts';
import { type Crate, nodeId } from './ast.ts';
import { checkDelimiters } from './lex/delimiters.ts';
import { groupTokens } from './lex/groups.ts';
import { scan } from './lex/scan.ts';
import type { Edition } from './lex/tokens.ts';
import type { MacroEngine } from './macros/engine.ts';
import { lowerCrate } from './lower/crate.ts';
import type { LintAttribute } from './lower/lint-levels.ts';
import { findMacro, type MacroScope, scopeWithin } from './lower/macro-cx.ts';
import { runParser } from './parse/run.ts';

export interface ParseOptions {
  readonly file: FileId;
  readonly edition: Edition;
  /** Of a text whose tokens are faulty nothing but the faults is wanted. */
  readonly isTreeNeeded?: boolean;
  /** Tests are compiled: `cfg(test)` holds. */
  readonly isTest?: boolean;
  /** A file of the standard library: bodies may be missing, unstable attributes are at home. */
  readonly isLibrary?: boolean;
  /** For macros by example; without it they are reported as outside the language. */
  readonly engine?: MacroEngine;
  /** The macros in scope where the text begins. */
  readonly scope?: MacroScope | undefined;
}

export interface ParseResult {
  /** The surface tree; with syntax errors, as much of it as error recovery could save. */
  readonly ast: Crate;
  readonly diagnostics: readonly Diagnostic[];
  /** The first id that the tree does not use. */
  readonly nodeCount: number;
  readonly lintAttributes: readonly LintAttribute[];
  readonly findings: readonly Diagnostic[];
  /** The text, and behind it what macros wrote. */
  readonly text: string;
  readonly expansions: readonly Expansion[];
  /** The macros in scope behind the text; none where it was not read to its end. */
  readonly scope?: MacroScope | undefined;
}

/** A string, comment or character without its end. */
const ENDLESS: ReadonlySet<string> = new Set(['E0748', 'E0758', 'E0762', 'E0763', 'E0765', 'E0766']);

/** Characters of source text at most. */
export const maximalLength = 1_000_000;

export function parse(text: string, options: ParseOptions): ParseResult {
  const { file, edition, isTreeNeeded = true, isLibrary = false, isTest = false, engine, scope } = options;
  const empty: Crate = { id: nodeId(0), span: spanOf(file, 0, text.length), items: [], attrs: [] };
  const expansions: Expansion[] = [];
  const nothing = { ast: empty, nodeCount: 1, lintAttributes: [], findings: [], text, expansions };
  if (text.length > maximalLength) {
    const message = `this program is too long: ${text.length} characters, and ${maximalLength} is the limit`;
    return {
      ...nothing,
      diagnostics: [
        diagnostic({ name: 'unsupported', code: undefined, family: 'unsupported', message, span: spanOf(file, 0, 0) }),
      ],
    };
  }
  const scanned = scan(text, file, edition);
  const tokens = groupTokens(scanned.tokens);
  // Behind what has no end nothing more is read.
  const isCutOff = scanned.diagnostics.some(({ code }) => code !== undefined && ENDLESS.has(code));
  const unmatched = isCutOff ? [] : checkDelimiters(scanned.tokens, text, file);
  const inTokens: readonly Diagnostic[] = [...scanned.diagnostics, ...unmatched];
  if (inTokens.length > 0 && !isTreeNeeded) return { ...nothing, diagnostics: inTokens };
  const parsed = runParser('file', tokens, text, file);
  const diagnostics: Diagnostic[] = [...inTokens];
  // Where delimiters do not match, what the grammar finds is mostly their echo.
  if (inTokens.length === 0) diagnostics.push(...parsed.diagnostics);
  if (parsed.cst === undefined) return { ...nothing, diagnostics };
  const hasErrors = diagnostics.length > 0;
  const lowered = lowerCrate(parsed.cst, {
    text,
    file,
    edition,
    isLibrary,
    isTest,
    macros: { engine, find: (name) => findMacro(scope, name), findByPath: () => undefined },
    expansions,
    placeOf: placesIn(text, file, expansions),
  });
  const result = { ...lowered, expansions, scope: scopeWithin(scope, lowered.macros) };
  return hasErrors ? { ...result, diagnostics, findings: [] } : result;
}

/** Lines and columns in `text`; its lines are looked for when they are first asked for. */
function placesIn(text: string, file: FileId, expansions: readonly Expansion[]): (span: Span) => LineColumn {
  let lines: LineTable | undefined;
  const { called } = createSourceMap(
    new Map([[file, { start: 0, length: text.length, expansions: () => expansions }]]),
  );
  return (span) => lineColumnOf((lines ??= buildLineTable(text)), called(span).start);
}
