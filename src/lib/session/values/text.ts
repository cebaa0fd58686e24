/** Values as the reader would write them: `"hello"`, `'a'`, `3.0`, `Some(5)`, `Point { x: 1, y: 2 }`. */
import { unreachable } from '../../heap/base/index.ts';
import type { Ty, ValueView } from '../../interpreter/index.ts';

export function scalarText(ty: Ty, text: string): string {
  if (ty.kind === 'char' && !text.startsWith("'")) return `'${escapeChar(text)}'`;
  if (ty.kind === 'float' && /^-?\d+$/.test(text)) return `${text}.0`;
  return text;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\0': '\\0',
  '\\': '\\\\',
  "'": "\\'",
};
const escapeChar = (char: string): string => ESCAPES[char] ?? char;

/** How a character of a string stands in a cell: blanks and controls must be seen. */
export const cellChar = (char: string): string => (char === ' ' ? '␣' : (ESCAPES[char] ?? char));

export const quote = (text: string): string =>
  `"${text.replace(/[\n\r\t\0\\]/g, (char) => ESCAPES[char] ?? char).replace(/"/g, '\\"')}"`;

/** At most `limit` characters, the cut marked. */
export function shorten(text: string, limit: number): string {
  const chars = Array.from(text);
  return chars.length <= limit ? text : `${chars.slice(0, Math.max(1, limit - 1)).join('')}…`;
}

/** A value's text cut where its parts meet, its bracket or quote closed: `[1, 2, …]`. */
export function shortenValue(text: string, limit: number): string {
  if (text.length <= limit) return text;
  if (text.startsWith('"'))
    return `${Array.from(text)
      .slice(0, Math.max(2, limit - 2))
      .join('')}…"`;
  const closer = /[\])}]$/.exec(text)?.[0];
  if (closer === undefined) return shorten(text, limit);
  const opener = text.search(/[[({]/);
  const cut = text.lastIndexOf(', ', limit - 5);
  return cut > opener
    ? `${text.slice(0, cut)}, …${closer}`
    : `${text.slice(0, Math.min(opener + 1, limit - 2))}…${closer}`;
}

/** Text of a value from the parts' texts; `inner` knows handles and references. */
export function composeText(view: ValueView, inner: (part: ValueView) => string): string {
  const { shape } = view;
  switch (shape.kind) {
    case 'scalar':
      return scalarText(view.ty, shape.text);
    case 'unit':
      return '()';
    case 'reference':
      return '&…';
    case 'sequence':
      return listText(shape.elements.map(inner), shape.length);
    case 'aggregate': {
      const parts = shape.fields.map((field) => inner(field.value));
      const title = titleOf(view);
      if (parts.length === 0) return title === '' ? '()' : title;
      if (isPositional(view)) return `${title}(${parts.join(', ')}${title === '' && parts.length === 1 ? ',' : ''})`;
      return `${title} { ${shape.fields.map((field, index) => `${field.name}: ${parts[index] ?? ''}`).join(', ')} }`;
    }
    default:
      return unreachable(shape);
  }
}

export function listText(parts: readonly string[], length: number): string {
  return `[${parts.join(', ')}${length > parts.length ? `, … ${length - parts.length} more` : ''}]`;
}

/** Empty for plain tuples. */
export const titleOf = (view: ValueView): string =>
  view.shape.kind === 'aggregate' && view.ty.kind !== 'tuple' ? view.shape.name : '';
export const isPositional = (view: ValueView): boolean =>
  view.shape.kind === 'aggregate' &&
  (view.shape.isTuple || view.ty.kind === 'tuple' || view.shape.fields.every((field) => /^\d+$/.test(field.name)));
