/** Macro calls and format strings as source text. */
import type { Span } from '../../source/index.ts';
import type { FormatArgs, FormatCount, FormatPiece, MacroCall } from '../ast.ts';
import { stringified } from '../lower/literal-macros.ts';
import { printExpr } from './exprs.ts';
import { type PrintOptions, quoted } from './names.ts';
import { printPat } from './patterns.ts';

export function printMacro(macro: MacroCall, span: Span, options: PrintOptions): string {
  if (options.source !== undefined) return stringified(options.source.slice(span.start, span.end), span.file);
  const debug = (isDebug: boolean): string => (isDebug ? 'debug_' : '');
  switch (macro.kind) {
    case 'format':
      return `${macro.name}!(${printFormat(macro.format)})`;
    case 'write':
      return `${macro.newline ? 'writeln' : 'write'}!(${printExpr(macro.dest)}${more(macro.format)})`;
    case 'assert':
      return `${debug(macro.debug)}assert!(${printExpr(macro.cond)}${more(macro.format)})`;
    case 'assert-cmp':
      return `${debug(macro.debug)}assert_${macro.equal ? 'eq' : 'ne'}!(${printExpr(macro.left)}, ${printExpr(macro.right)}${more(macro.format)})`;
    case 'vec-list':
      return `vec![${macro.exprs.map((expr) => printExpr(expr)).join(', ')}]`;
    case 'vec-repeat':
      return `vec![${printExpr(macro.expr)}; ${printExpr(macro.len)}]`;
    case 'matches':
      return `matches!(${printExpr(macro.scrutinee)}, ${printPat(macro.pat)}${macro.guard === undefined ? '' : ` if ${printExpr(macro.guard)}`})`;
    case 'user':
      return macro.text;
    case 'dbg':
      return `dbg!(${macro.exprs.map((expr) => printExpr(expr)).join(', ')})`;
  }
}

const more = (format: FormatArgs | undefined): string => (format === undefined ? '' : `, ${printFormat(format)}`);

function printFormat(format: FormatArgs | undefined): string {
  if (format === undefined) return '';
  const args = format.args
    .filter(({ captured }) => !captured)
    .map(({ name, expr }) => `, ${name === undefined ? '' : `${name} = `}${printExpr(expr)}`);
  return `${quoted(format.pieces.map((piece) => printPiece(piece, format)).join(''))}${args.join('')}`;
}

const aligns = { left: '<', right: '>', center: '^' };

function printPiece(piece: FormatPiece, format: FormatArgs): string {
  if (piece.kind === 'text') return piece.text.replaceAll('{', '{{').replaceAll('}', '}}');
  const { spec } = piece;
  const align = spec.align === undefined ? '' : `${spec.fill === ' ' ? '' : spec.fill}${aligns[spec.align]}`;
  const width = spec.width === undefined ? '' : printCount(spec.width, format);
  const precision = spec.precision === undefined ? '' : `.${printCount(spec.precision, format)}`;
  const options = `${align}${spec.sign ?? ''}${spec.alternate ? '#' : ''}${spec.zeroPad ? '0' : ''}${width}${precision}${traitMark(piece)}`;
  return `{${argumentName(piece.arg, format)}${options === '' ? '' : `:${options}`}}`;
}

function traitMark(piece: Extract<FormatPiece, { kind: 'placeholder' }>): string {
  const marks = {
    Display: '',
    Debug: '?',
    LowerHex: 'x',
    UpperHex: 'X',
    Octal: 'o',
    Binary: 'b',
    LowerExp: 'e',
    UpperExp: 'E',
    Pointer: 'p',
  };
  const hex = piece.spec.debugHex === undefined ? '' : piece.spec.debugHex === 'lower' ? 'x' : 'X';
  return hex + marks[piece.trait];
}

const printCount = (count: FormatCount, format: FormatArgs): string =>
  count.kind === 'literal' ? String(count.value) : `${argumentName(count.arg, format)}$`;

function argumentName(index: number, format: FormatArgs): string {
  const arg = format.args[index];
  return arg?.captured === true ? (arg.name ?? '') : String(index);
}
