/** Names, literals and attributes as source text. */
import type { Attribute, Ident, Lifetime, Literal } from '../ast.ts';
import { needsRawPrefix } from '../lex/tokens.ts';

export interface PrintOptions {
  /** The text that the tree was parsed from: literals and macro arguments are then printed as they were written. */
  readonly source?: string;
}

export const printName = (ident: Ident): string => (needsRawPrefix(ident.name) ? `r#${ident.name}` : ident.name);
export const printLifetime = (lifetime: Lifetime): string => `'${lifetime.name}`;

export function printAttrs(attrs: readonly Attribute[]): string {
  return attrs.map((attr) => `${printAttr(attr)} `).join('');
}

function printAttr(attr: Attribute): string {
  const open = attr.inner ? '#![' : '#[';
  if (attr.value !== undefined) return `${open}${attr.path} = ${quoted(attr.value)}]`;
  if (attr.args.length === 0) return `${open}${attr.path}]`;
  const args = attr.args.map(({ name, value }) =>
    value === undefined || name.startsWith('"') ? name : `${name} = ${quoted(value)}`,
  );
  return `${open}${attr.path}(${args.join(', ')})]`;
}

export function printLiteral(literal: Literal): string {
  switch (literal.kind) {
    case 'int':
      return `${literal.value}${literal.suffix ?? ''}`;
    case 'float': {
      const text = `${literal.text}${literal.suffix ?? ''}`;
      return text.endsWith('.') ? `${text} ` : text; // `1.` and then `.abs()` or `..`.
    }
    case 'bool':
      return String(literal.value);
    case 'char':
      return `'${literal.value === 39 ? "\\'" : escaped(String.fromCodePoint(literal.value), "'")}'`;
    case 'str':
      return quoted(literal.value);
    case 'byte':
      return `b'${escapedByte(literal.value)}'`;
    case 'byte-str':
      return `b"${literal.value.map(escapedByte).join('')}"`;
    case 'c-str':
      return `c"${literal.value.map(escapedByte).join('')}"`;
  }
}

export const quoted = (text: string): string => `"${escaped(text, '"')}"`;

const escapes: Partial<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t', '\\': '\\\\', '\0': '\\0' };

function escaped(text: string, quote: string): string {
  return Array.from(text, (char) => escapes[char] ?? (char === quote ? `\\${char}` : char)).join('');
}

const escapedByte = (byte: number): string => `\\x${byte.toString(16).padStart(2, '0')}`;
