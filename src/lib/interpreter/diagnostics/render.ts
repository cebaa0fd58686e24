/**
 * A diagnostic as text for people, in the manner of rustc: the code, the message, an arrow to the place, the source lines
 * with carets and labels, then notes and help.
 */
import type { LineTable, Span } from '../source/index.ts';
import { filePlaceOf, lineColumnOf } from '../source/index.ts';
import type { Diagnostic, Label } from './diagnostic.ts';

export interface RenderOptions {
  /** Shown after `-->`. */
  readonly fileName: string;
  /** How another file of the program is called there. */
  readonly nameOf?: (file: string) => string;
  readonly lines: LineTable;
  /** ANSI colours. */
  readonly colour: boolean;
}

type Paint = (text: string) => string;

interface Mark {
  readonly line: number;
  readonly column: number;
  /** In columns; at least 1. */
  readonly width: number;
  readonly text: string;
  readonly isPrimary: boolean;
}

export function renderDiagnostic(diagnostic: Diagnostic, options: RenderOptions): string {
  const paint =
    (code: string): Paint =>
    (text) =>
      options.colour && text !== '' ? `\u001b[${code}m${text}\u001b[0m` : text;
  const strong = paint('1');
  const blue = paint('1;34');
  const head =
    diagnostic.family === 'unsupported'
      ? paint('1;35')
      : diagnostic.severity === 'error'
        ? paint('1;31')
        : paint('1;33');
  const title = diagnostic.family === 'unsupported' ? 'unsupported' : diagnostic.severity;
  const code = diagnostic.code === undefined ? '' : `[${diagnostic.code}]`;
  const place = filePlaceOf(options.lines, diagnostic.span.start);
  const isHere = (label: Label): boolean => filePlaceOf(options.lines, label.span.start).file === place.file;
  const marks = [
    markOf(options.lines, diagnostic.span, diagnostic.label ?? '', true),
    // What stands in another file is not among the lines that are shown.
    ...diagnostic.labels.filter(isHere).map((label) => markOf(options.lines, label.span, label.text, false)),
  ];
  const shown = [...new Set(marks.map((mark) => mark.line))].sort((a, b) => a - b);
  const gutter = String((shown.at(-1) ?? 1) - place.before).length;
  const bar = `${' '.repeat(gutter)} ${blue('|')}`;
  const name = place.file === undefined ? options.fileName : (options.nameOf?.(place.file) ?? place.file);
  const out = [
    `${head(title + code)}${strong(`: ${diagnostic.message}`)}`,
    `${' '.repeat(gutter)}${blue('-->')} ${name}:${place.line}:${place.column}`,
    bar,
  ];
  let previous: number | undefined;
  for (const line of shown) {
    if (previous !== undefined && line > previous + 1)
      out.push(
        line === previous + 2 ? sourceLine(options.lines, previous + 1, place.before, gutter, blue) : blue('...'),
      );
    out.push(sourceLine(options.lines, line, place.before, gutter, blue));
    for (const mark of marks.filter((each) => each.line === line)) {
      const carets = (mark.isPrimary ? '^' : '-').repeat(mark.width);
      const text = mark.text === '' ? '' : ` ${mark.text}`;
      out.push(`${bar} ${' '.repeat(mark.column - 1)}${(mark.isPrimary ? head : blue)(carets + text)}`);
    }
    previous = line;
  }
  const tail = [
    ...diagnostic.notes.map((note) => `${strong('note')}: ${note}`),
    ...diagnostic.help.map((help) => `${strong('help')}: ${help}`),
  ];
  if (tail.length > 0) out.push(bar, ...tail.map((text) => `${' '.repeat(gutter)} ${blue('=')} ${text}`));
  return out.join('\n');
}

/** `before`: the lines of the whole text before the file's. */
function sourceLine(lines: LineTable, line: number, before: number, gutter: number, blue: Paint): string {
  const start = lines.starts[line - 1] ?? 0;
  const end = lines.starts[line] ?? lines.text.length + 1;
  const text = lines.text
    .slice(start, end - 1)
    .replace(/\r$/u, '')
    .replaceAll('\t', ' ');
  return `${blue(`${String(line - before).padStart(gutter)} |`)} ${text}`.trimEnd();
}

function markOf(lines: LineTable, span: Span, text: string, isPrimary: boolean): Mark {
  const start = lineColumnOf(lines, span.start);
  const end = lineColumnOf(lines, span.end);
  const lineEnd = (lines.starts[start.line] ?? lines.text.length + 1) - 1;
  const last = end.line === start.line ? end.column : lineColumnOf(lines, lineEnd).column;
  return { line: start.line, column: start.column, width: Math.max(1, last - start.column), text, isPrimary };
}
