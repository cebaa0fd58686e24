export { type FileId, type Span, PIECE_END, USER_FILE, fileId, spanOf, spanTo, spanEnd, spanEndPoint } from './span.ts';
export { type LineTable, type LineColumn, buildLineTable, lineOf, lineColumnOf } from './line-table.ts';
export { type Expansion, type ExpandedPart, findExpansion, originIn } from './expansion.ts';
export {
  type ExpandedCall,
  type MacroCallPlace,
  type PlacedText,
  type SourceMap,
  WHOLE_TEXT,
  createSourceMap,
} from './source-map.ts';
export { type Edition, EDITIONS, isEdition, isSince } from './edition.ts';
export { placed } from './placed.ts';
export { type FilePlace, filePlaceOf, joinFiles, MAIN_FILE, type ProgramFile, programFiles } from './program-files.ts';
