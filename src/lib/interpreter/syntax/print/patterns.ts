/** Patterns as source text. */
import type { FieldPat, Pat } from '../ast.ts';
import { printExpr } from './exprs.ts';
import { printName, type PrintOptions } from './names.ts';
import { printPath, printQualified } from './types.ts';

export function printPat(pat: Pat, options: PrintOptions = {}): string {
  const list = (pats: readonly Pat[]): string => pats.map((each) => printPat(each, options)).join(', ');
  switch (pat.kind) {
    case 'wild':
      return '_';
    case 'rest':
      return '..';
    case 'ident':
      return `${pat.byRef ? 'ref ' : ''}${pat.isMut ? 'mut ' : ''}${printName(pat.name)}${pat.sub === undefined ? '' : ` @ ${printAtom(pat.sub, options)}`}`;
    case 'literal':
      return printExpr(pat.expr, options);
    case 'range':
      return `${pat.low === undefined ? '' : printExpr(pat.low, options)}${pat.inclusive ? '..=' : '..'}${pat.high === undefined ? '' : printExpr(pat.high, options)}`;
    case 'ref':
      return `&${pat.isMut ? 'mut ' : ''}${pat.pat.kind === 'range' ? `(${printPat(pat.pat, options)})` : printAtom(pat.pat, options)}`;
    case 'tuple':
      return `(${list(pat.pats)}${pat.pats.length === 1 && pat.pats[0]?.kind !== 'rest' ? ',' : ''})`;
    case 'slice':
      return `[${list(pat.pats)}]`;
    case 'path':
      return printQualified(pat.qself, pat.path, 'expr');
    case 'tuple-struct':
      return `${printPath(pat.path, 'expr')}(${list(pat.pats)})`;
    case 'struct': {
      const fields = [...pat.fields.map((field) => printField(field, options)), ...(pat.hasRest ? ['..'] : [])];
      return `${printPath(pat.path, 'expr')} {${fields.length === 0 ? '' : ` ${fields.join(', ')} `}}`;
    }
    case 'or':
      return pat.pats.map((each) => printAtom(each, options)).join(' | ');
    case 'unsupported-pat':
      return '$unsupported';
  }
}

/** Where `|` at the top would belong to what stands around. */
export const printAtom = (pat: Pat, options: PrintOptions = {}): string =>
  pat.kind === 'or' ? `(${printPat(pat, options)})` : printPat(pat, options);

function printField(field: FieldPat, options: PrintOptions): string {
  return field.isShorthand ? printPat(field.pat, options) : `${printName(field.name)}: ${printPat(field.pat, options)}`;
}
