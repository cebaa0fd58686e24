/** Source text to syntax tree. Pure: the same text gives the same tree, ids and diagnostics. */
export { isBuiltIn, isToolAttribute } from './lower/attribute-rules.ts';
export type { LintAttribute } from './lower/lint-levels.ts';
export { RECOVERED } from './lower/cx.ts';
export type { MacroScope } from './lower/macro-cx.ts';
export type { Edition } from './lex/tokens.ts';
export { expand, type ExpandOptions, type ExpandResult } from './expand/index.ts';
export { parse, type ParseOptions, type ParseResult } from './parse-text.ts';
export type { Core, Piece } from './pieces/piece.ts';
export {
  createProgramText,
  type ExpandedProgram,
  type ParsedProgram,
  type ProgramText,
} from './pieces/program-text.ts';
export { printCrate, printExpr, printItem, printPat, printPath, printType } from './print/index.ts';
export { tokenPlaces } from './lex/token-places.ts';
export { needsRawPrefix } from './lex/tokens.ts';
