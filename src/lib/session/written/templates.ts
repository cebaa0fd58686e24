/**
 * What the library's macros stand for, as their definitions have it (rustc 1.95). Those whose definition uses what only the
 * library may use are written as a program could write them, and say so.
 */
import {
  type Compilation,
  type Expr,
  type MacroCall,
  printExpr,
  type Span,
  tokenPlaces,
} from '../../interpreter/index.ts';
import { type Flat, flatOf, kept, textOfPiece } from './flat.ts';

export interface Template {
  readonly name: string;
  readonly flat: () => Flat;
  readonly args: readonly Span[];
  readonly note: string;
}

const EXACT = '';

export function findTemplate(compilation: Compilation, macro: MacroCall, call: Span): Template | undefined {
  const at = (span: Span): Flat => flatOf(compilation, span);
  const expr = (span: Span, left: string, right: string): Flat => kept(at(span), 'expr', left, right);
  /** The message and its arguments, as they are written. */
  const rest = (after: Span): Flat => withoutComma(at({ file: call.file, start: after.end, end: call.end - 1 }));
  switch (macro.kind) {
    case 'matches': {
      const guard = macro.guard === undefined ? [] : [put(' if '), ...at(macro.guard.span)];
      return {
        name: 'matches',
        args: [macro.scrutinee, macro.pat, ...(macro.guard === undefined ? [] : [macro.guard])].map(spanOf),
        note: EXACT,
        flat: () => [
          put('match '),
          ...at(macro.scrutinee.span),
          put(' { '),
          ...at(macro.pat.span),
          ...guard,
          put(' => true, _ => false }'),
        ],
      };
    }
    case 'vec-repeat':
      return {
        name: 'vec',
        args: [macro.expr.span, macro.len.span],
        note: EXACT,
        flat: () => [put('std::vec::from_elem('), ...at(macro.expr.span), put(', '), ...at(macro.len.span), put(')')],
      };
    case 'vec-list':
      if (macro.exprs.length === 0)
        return { name: 'vec', args: [], note: EXACT, flat: () => [put('std::vec::Vec::new()')] };
      return {
        name: 'vec',
        args: macro.exprs.map(spanOf),
        note: 'as a program would write it: the library itself writes the array straight into the box',
        flat: () => [
          put('<[_]>::into_vec(Box::new(['),
          ...macro.exprs.flatMap((each, index) => [...(index === 0 ? [] : [put(', ')]), ...at(each.span)]),
          put(']))'),
        ],
      };
    case 'assert': {
      const name = macro.debug ? 'debug_assert' : 'assert';
      const { span } = macro.cond;
      const panic =
        macro.format === undefined
          ? [put(`core::panicking::panic(${quoted(`assertion failed: ${printed(compilation, macro.cond)}`)})`)]
          : [put('panic!('), ...rest(span), put(')')];
      const [open, close] = macro.debug ? ['if cfg!(debug_assertions) { ', '; }'] : ['', ''];
      return {
        name,
        args: [span],
        note: EXACT,
        flat: () => [put(`${open}if !`), ...expr(span, '!', '{'), put(' { '), ...panic, put(` }${close}`)],
      };
    }
    case 'assert-cmp': {
      const { debug, equal, left, right, format } = macro;
      const name = `${debug ? 'debug_' : ''}assert_${equal ? 'eq' : 'ne'}`;
      const [open, close] = debug ? ['if cfg!(debug_assertions) { ', '; }'] : ['', ''];
      const message =
        format === undefined
          ? [put('core::option::Option::None')]
          : [put('core::option::Option::Some(core::format_args!('), ...rest(right.span), put('))')];
      return {
        name,
        args: [left.span, right.span],
        note: EXACT,
        flat: () => [
          put(`${open}match (&`),
          ...expr(left.span, '&', ','),
          put(', &'),
          ...expr(right.span, '&', ')'),
          put(
            `) { (left_val, right_val) => { if ${equal ? '!(*left_val == *right_val)' : '*left_val == *right_val'} { `,
          ),
          put(`let kind = core::panicking::AssertKind::${equal ? 'Eq' : 'Ne'}; `),
          put('core::panicking::assert_failed(kind, &*left_val, &*right_val, '),
          ...message,
          put(`); } } }${close}`),
        ],
      };
    }
    case 'format':
    case 'write':
    case 'dbg':
    case 'user':
      return undefined;
  }
}

/** An expression as the message of an assertion has it. */
const printed = (compilation: Compilation, expr: Expr): string =>
  printExpr(expr, { source: textOfPiece(compilation, expr.span.file) });
const quoted = (text: string): string => `"${text.replace(/[\\"]/gu, '\\$&').replace(/\n/gu, '\\n')}"`;

const spanOf = ({ span }: { readonly span: Span }): Span => span;

const put = (text: string): Flat[number] => ({ text, at: undefined });
const textOf = (flat: Flat): string => flat.map((each) => each.text).join('');

/** From the first token behind the comma on. */
function withoutComma(flat: Flat): Flat {
  const text = textOf(flat);
  const [comma, first] = tokenPlaces(text);
  const from = comma !== undefined && text.slice(comma.start, comma.end) === ',' ? first?.start : comma?.start;
  return from === undefined ? [] : cut(flat, from);
}

function cut(flat: Flat, from: number): Flat {
  let before = 0;
  return flat.flatMap(({ text, at }) => {
    const drop = Math.max(0, Math.min(text.length, from - before));
    before += text.length;
    return drop === text.length ? [] : [{ text: text.slice(drop), at: at === undefined ? undefined : at + drop }];
  });
}
