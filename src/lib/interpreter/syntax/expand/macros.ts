/** Macro calls, written out as the standard library's macros do. */
import type { Span } from '../../source/index.ts';
import type { Expr, MacroCall } from '../ast.ts';
import { stringified } from '../lower/literal-macros.ts';
import { printExpr } from '../print/index.ts';
import {
  arrayExpr,
  armOf,
  bindPat,
  blockExpr,
  blockOf,
  boolExpr,
  derefExpr,
  equalExpr,
  exprStmt,
  ifExpr,
  intExpr,
  langCall,
  langExpr,
  letStmt,
  matchExpr,
  nameExpr,
  notExpr,
  refExpr,
  strExpr,
  tupleExpr,
  tuplePat,
  wildPat,
} from './build.ts';
import { freshId, type ExpandCx, type Site } from './cx.ts';
import { expandExpr } from './exprs.ts';
import { formatArguments, inlinedText, withLiteralsInlined } from './format.ts';
import { expandPat } from './patterns.ts';

type Of<Kind extends MacroCall['kind']> = Extract<MacroCall, { kind: Kind }>;

export function expandMacro(cx: ExpandCx, macro: MacroCall, span: Span): Expr {
  switch (macro.kind) {
    case 'format':
      return expandFormat(cx, macro, span);
    case 'write':
      return expandWrite({ cx, span, origin: 'format-macro' }, macro);
    case 'assert':
      return expandAssert({ cx, span, origin: 'assert-macro' }, macro);
    case 'assert-cmp':
      return expandComparison({ cx, span, origin: 'assert-macro' }, macro);
    case 'vec-list': {
      const site: Site = { cx, span, origin: 'vec-macro' };
      if (macro.exprs.length === 0) return langCall(site, 'vec_new', []);
      const array = arrayExpr(
        site,
        macro.exprs.map((expr) => expandExpr(cx, expr)),
      );
      return langCall(site, 'slice_into_vec', [langCall(site, 'box_new', [array])]);
    }
    case 'vec-repeat':
      return langCall({ cx, span, origin: 'vec-macro' }, 'vec_from_elem', [
        expandExpr(cx, macro.expr),
        expandExpr(cx, macro.len),
      ]);
    case 'matches': {
      const site: Site = { cx, span, origin: 'matches-macro' };
      const yes = armOf(
        site,
        expandPat(cx, macro.pat),
        boolExpr(site, true),
        macro.guard && expandExpr(cx, macro.guard),
      );
      return matchExpr(site, expandExpr(cx, macro.scrutinee), [yes, armOf(site, wildPat(site), boolExpr(site, false))]);
    }
    case 'user':
      return expandExpr(cx, macro.expr);
    case 'dbg':
      return expandDbg({ cx, span, origin: 'dbg-macro' }, macro);
  }
}

function expandFormat(cx: ExpandCx, macro: Of<'format'>, span: Span): Expr {
  const format: Site = { cx, span, origin: 'format-macro' };
  const panic: Site = { cx, span, origin: 'panic-macro' };
  switch (macro.name) {
    case 'format_args':
      return formatArguments(format, withLiteralsInlined(macro.format));
    case 'print':
    case 'eprint':
      return statement(format, langCall(format, macro.name, [formatArguments(format, macro.format)]));
    case 'println':
    case 'eprintln': {
      const args = formatArguments(format, macro.format, { after: '\n' });
      return statement(format, langCall(format, macro.name === 'println' ? 'print' : 'eprint', [args]));
    }
    case 'format': {
      // The `let` ends the temporaries of the arguments here.
      const made = letStmt(
        format,
        bindPat(format, '$res'),
        langCall(format, 'format', [formatArguments(format, macro.format)]),
      );
      return blockExpr(format, blockOf(format, [made], nameExpr(format, '$res')));
    }
    case 'panic':
      return panicWith(panic, macro, 'explicit panic', '');
    case 'todo':
      return panicWith(panic, macro, 'not yet implemented', 'not yet implemented: ');
    case 'unimplemented':
      return panicWith(panic, macro, 'not implemented', 'not implemented: ');
    case 'unreachable':
      return panicWith(
        panic,
        macro,
        'internal error: entered unreachable code',
        'internal error: entered unreachable code: ',
      );
  }
}

/** `{ expr; }`: its temporaries end here. */
const statement = (site: Site, expr: Expr): Expr => blockExpr(site, blockOf(site, [exprStmt(site, expr, true)]));

function panicWith(site: Site, macro: Pick<Of<'format'>, 'format'>, alone: string, before: string): Expr {
  if (macro.format === undefined) return langCall(site, 'panic_str', [strExpr(site, alone)]);
  // A single `{}` goes another way in the library (`panic_display`).
  const [only, ...others] = macro.format.pieces;
  const isInlined = before !== '' || only?.kind !== 'placeholder' || others.length > 0;
  const text = isInlined ? inlinedText(macro.format) : undefined;
  // A text that is known is no matter of formatting, so constants may panic with it.
  if (text !== undefined) return langCall(site, 'panic_str', [strExpr(site, before + text)]);
  return langCall(site, 'panic_fmt', [formatArguments(site, macro.format, { before })]);
}

function expandWrite(site: Site, macro: Of<'write'>): Expr {
  const args = formatArguments(site, macro.format, macro.newline ? { after: '\n' } : {});
  const segment = { id: freshId(site.cx), name: { name: 'write_fmt', span: site.span }, args: undefined };
  return {
    kind: 'method-call',
    id: freshId(site.cx),
    span: site.span,
    origin: site.origin,
    receiver: expandExpr(site.cx, macro.dest),
    segment,
    args: [args],
  };
}

/** `if !cond { panic }`. */
function expandAssert(site: Site, macro: Of<'assert'>): Expr {
  const { cx } = site;
  const cond = notExpr(site, expandExpr(cx, macro.cond));
  const words = `assertion failed: ${printExpr(macro.cond, { source: cx.source })}`;
  const panic =
    macro.format === undefined ? langCall(site, 'panic_str', [strExpr(site, words)]) : panicWith(site, macro, '', '');
  return ifExpr(site, cond, blockOf(site, [], panic));
}

/** `match (&left, &right) { ($left, $right) => if !(*$left == *$right) { assert_failed(…); } }`. */
function expandComparison(site: Site, macro: Of<'assert-cmp'>): Expr {
  const { cx } = site;
  const left = expandExpr(cx, macro.left);
  const right = expandExpr(cx, macro.right);
  const value = (name: string): Expr => derefExpr(site, nameExpr(site, name));
  const equal = equalExpr(site, value('$left'), value('$right'));
  const message =
    macro.format === undefined ? langExpr(site, 'None') : langCall(site, 'Some', [formatArguments(site, macro.format)]);
  const failed = langCall(site, 'assert_failed', [
    intExpr(site, macro.equal ? 0 : 1, 'u8'),
    refExpr(site, value('$left')),
    refExpr(site, value('$right')),
    message,
  ]);
  const check = ifExpr(site, macro.equal ? notExpr(site, equal) : equal, blockOf(site, [exprStmt(site, failed, true)]));
  const pat = tuplePat(site, [bindPat(site, '$left'), bindPat(site, '$right')]);
  return matchExpr(site, tupleExpr(site, [refExpr(site, left), refExpr(site, right)]), [
    armOf(site, pat, blockExpr(site, blockOf(site, [], check))),
  ]);
}

/** `match expr { $tmp => { eprintln!("[src/main.rs:1:2] expr = {:#?}", &$tmp); $tmp } }`, and a tuple of several. */
function expandDbg(site: Site, macro: Of<'dbg'>): Expr {
  const { line, column } = site.cx.placeOf(site.span);
  const place = `[src/main.rs:${line}:${column}]`;
  if (macro.exprs.length === 0)
    return statement(site, langCall(site, 'eprint', [formatArguments(site, undefined, { before: `${place}\n` })]));
  const values = macro.exprs.map((expr) => dbgValue(site, expr, place));
  const [only] = values;
  return values.length === 1 && only !== undefined ? only : tupleExpr(site, values);
}

function dbgValue(site: Site, expr: Expr, place: string): Expr {
  const { cx } = site;
  const written = stringified(cx.source.slice(expr.span.start, expr.span.end), expr.span.file);
  const pieces = formatArguments(
    site,
    {
      id: freshId(cx),
      span: site.span,
      templateSpan: site.span,
      pieces: [
        {
          kind: 'placeholder',
          arg: 0,
          trait: 'Debug',
          span: site.span,
          spec: {
            fill: ' ',
            align: undefined,
            sign: undefined,
            alternate: true,
            zeroPad: false,
            debugHex: undefined,
            width: undefined,
            precision: undefined,
          },
        },
      ],
      args: [{ name: undefined, expr: refExpr(site, nameExpr(site, '$tmp')), captured: false }],
    },
    { before: `${place} ${written} = `, after: '\n' },
  );
  const body = blockOf(site, [exprStmt(site, langCall(site, 'eprint', [pieces]), true)], nameExpr(site, '$tmp'));
  return matchExpr(site, expandExpr(cx, expr), [armOf(site, bindPat(site, '$tmp'), blockExpr(site, body))]);
}
