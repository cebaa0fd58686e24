export { type FileId, type Span, USER_FILE, fileId, spanOf, spanTo, spanEnd, spanEndPoint } from './span.ts';
export { type LineTable, type LineColumn, buildLineTable, lineOf, lineColumnOf } from './line-table.ts';
