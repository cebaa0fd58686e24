/** Macro calls: the ones that the language knows get their arguments parsed, all others are named for the reader. */
import type { CstNode } from 'chevrotain';
import { MAIN_FILE, type Span, spanOf } from '../../source/index.ts';
import type { Expr, FormatArgs, Ident, Item, MacroCall } from '../ast.ts';
import type { Token } from '../lex/tokens.ts';
import { findNode, findToken, has, nodes, tokens } from '../parse/cst.ts';
import { evaluate } from './cfg.ts';
import {
  failedExpr,
  freshId,
  holeExpr,
  identOf,
  type LowerCx,
  reportFinding,
  reportSyntax,
  spanOfCst,
  spanOfToken,
} from './cx.ts';
import { expandCall, userCallOrFault } from './expansions.ts';
import { lowerExpr } from './exprs.ts';
import { type FormatArgument, lowerFormat } from './format-args.ts';
import { lowerPanicFormat } from './panic-format.ts';
import { concatenated, stringifiedGroup } from './literal-macros.ts';
import type { ItemHead } from './items.ts';
import { noteLint } from './lint-levels.ts';
import { lowerPattern, wildPattern } from './patterns.ts';
import { acceptLets } from './positions.ts';

/** A macro call under way. */
interface Call {
  readonly name: string;
  readonly span: Span;
  readonly group: Token;
}

export function lowerMacro(cx: LowerCx, pathCst: CstNode, group: Token, span: Span): Expr {
  const names = tokens(pathCst, 'name').map((name) => name.image);
  const user = userCallOrFault(cx, pathCst, group, span);
  if (user === 'reported') return failedExpr(cx, span);
  if (user !== undefined) {
    const expr = expandCall(cx, user, 'writtenExpr', (cst) => lowerWritten(cx, cst, span)) ?? failedExpr(cx, span);
    return {
      kind: 'macro',
      id: freshId(cx),
      span,
      macro: { kind: 'user', text: cx.text.slice(span.start, span.end), expr },
    };
  }
  const call: Call = { name: names.at(-1) ?? '', span, group };
  const isStandard =
    names.length === 1 || ['std', 'core', 'alloc'].includes(names[0] ?? '') || call.name.startsWith('addr_of');
  if (isStandard) {
    cx.macros.standardDepth++;
    const macro = lowerKnown(cx, call);
    cx.macros.standardDepth--;
    if (macro !== undefined) return { kind: 'macro', id: freshId(cx), span, macro };
    const direct = lowerDirect(cx, call);
    if (direct !== undefined) return direct;
  }
  return unknownMacro(cx, call, names);
}

/** The expression that a macro wrote; a `;` behind it is still taken, and refused by a lint. */
function lowerWritten(cx: LowerCx, cst: CstNode, call: Span): Expr {
  const expr = findNode(cst, 'expr');
  const semi = findToken(cst, 'semi');
  if (semi !== undefined)
    noteLint(
      cx,
      'semicolon_in_expressions_from_macros',
      'trailing semicolon in macro used in expression position',
      spanOfToken(cx, semi),
    );
  return expr === undefined ? holeExpr(cx, call) : lowerExpr(cx, expr);
}

/** What a macro wrote stands for itself. */
export function writtenBy(expr: Expr): Expr {
  return expr.kind === 'macro' && expr.macro.kind === 'user' ? writtenBy(expr.macro.expr) : expr;
}

function unknownMacro(cx: LowerCx, call: Call, names: readonly string[]): Expr {
  return {
    kind: 'unsupported-expr',
    id: freshId(cx),
    span: call.span,
    construct: `the macro \`${names.join('::')}!\``,
    instead: undefined,
  };
}

export function lowerItemMacro(
  cx: LowerCx,
  pathCst: CstNode,
  group: Token,
  head: ItemHead,
): readonly Extract<Item, { kind: 'unsupported-item' }>[] {
  const names = tokens(pathCst, 'name').map((name) => name.image);
  const call: Call = { name: names.at(-1) ?? '', span: head.span, group };
  const before = cx.diagnostics.length;
  if (call.name === 'compile_error') lowerDirect(cx, call);
  if (cx.diagnostics.length > before) return [];
  return [
    {
      ...head,
      kind: 'unsupported-item',
      name: identOf(cx, tokens(pathCst, 'name').at(-1)),
      construct: `the macro \`${names.join('::')}!\``,
      brings: 'anything',
      instead: undefined,
    },
  ];
}

function lowerKnown(cx: LowerCx, call: Call): MacroCall | undefined {
  switch (call.name) {
    case 'print':
    case 'eprint':
    case 'format':
    case 'format_args':
      return { kind: 'format', name: call.name, format: formatOf(cx, call, argumentsOf(cx, call), true) };
    case 'println':
    case 'eprintln':
    case 'panic':
    case 'todo':
    case 'unreachable':
    case 'unimplemented':
      return { kind: 'format', name: call.name, format: formatOf(cx, call, argumentsOf(cx, call), false) };
    case 'write':
    case 'writeln': {
      const [dest, ...rest] = argumentsOf(cx, call);
      return {
        kind: 'write',
        newline: call.name === 'writeln',
        dest: dest?.expr ?? missingArgument(cx, call),
        format: formatOf(cx, call, rest, call.name === 'write' && dest !== undefined),
      };
    }
    case 'assert':
    case 'debug_assert': {
      const [cond, ...rest] = argumentsOf(cx, call);
      return {
        kind: 'assert',
        debug: call.name === 'debug_assert',
        cond: cond?.expr ?? missingArgument(cx, call),
        format: formatOf(cx, call, rest, false),
      };
    }
    case 'assert_eq':
    case 'assert_ne':
    case 'debug_assert_eq':
    case 'debug_assert_ne': {
      const [left, right, ...rest] = argumentsOf(cx, call);
      const isComplete = left !== undefined && right !== undefined;
      const hole = isComplete ? holeExpr(cx, call.span) : missingArgument(cx, call);
      return {
        kind: 'assert-cmp',
        debug: call.name.startsWith('debug'),
        equal: call.name.endsWith('eq'),
        left: left?.expr ?? hole,
        right: right?.expr ?? hole,
        format: formatOf(cx, call, rest, false),
      };
    }
    case 'vec':
      return lowerVec(cx, call);
    case 'matches':
      return lowerMatches(cx, call);
    case 'dbg':
      return { kind: 'dbg', exprs: plainArguments(cx, call) };
    default:
      return undefined;
  }
}

/** Macros whose value is known at once. */
function lowerDirect(cx: LowerCx, call: Call): Expr | undefined {
  const { span } = call;
  const literal = (value: Extract<Expr, { kind: 'literal' }>['value']): Expr => ({
    kind: 'literal',
    id: freshId(cx),
    span,
    value,
  });
  switch (call.name) {
    case 'line':
      return literal({ kind: 'int', value: BigInt(cx.placeOf(span).line), suffix: 'u32' });
    case 'column':
      return literal({ kind: 'int', value: BigInt(cx.placeOf(span).column), suffix: 'u32' });
    case 'file':
      return literal({ kind: 'str', value: cx.placeOf(span).file ?? MAIN_FILE });
    case 'stringify':
      return literal({ kind: 'str', value: stringifiedGroup(cx, call.group) });
    case 'concat':
      return literal({ kind: 'str', value: concatenated(cx, plainArguments(cx, call).map(writtenBy)) });
    case 'cfg':
      return literal({ kind: 'bool', value: isEnabledByMacro(cx, call) });
    case 'compile_error': {
      const message = plainArguments(cx, call)[0];
      reportSyntax(
        cx,
        message?.kind === 'literal' && message.value.kind === 'str'
          ? message.value.value
          : 'argument must be a string literal',
        span,
      );
      return holeExpr(cx, span);
    }
    case 'addr_of':
    case 'addr_of_mut': {
      const [place] = plainArguments(cx, call);
      return (
        place && { kind: 'ref', id: freshId(cx), span, isMut: call.name === 'addr_of_mut', raw: true, expr: place }
      );
    }
    default:
      return undefined;
  }
}

/** `cfg!(predicate)`. */
function isEnabledByMacro(cx: LowerCx, { group, span }: Call): boolean {
  const predicate = group.inner ?? [];
  if (predicate.length > 0) return evaluate(cx, predicate, { span, name: 'cfg' });
  reportFinding(cx, 'macro requires a cfg-pattern as an argument', span);
  return false;
}

function missingArgument(cx: LowerCx, call: Call): Expr {
  reportSyntax(
    cx,
    call.name === 'assert'
      ? 'macro requires a boolean expression as an argument'
      : 'unexpected end of macro invocation',
    call.span,
  );
  return holeExpr(cx, call.span);
}

function argumentsCst(cx: LowerCx, call: Call, rule: 'macroArgs' | 'matchesArgs'): CstNode | undefined {
  return cx.parseGroup(rule, call.group.inner ?? [], call.group.endOffset);
}

function argumentsOf(cx: LowerCx, call: Call): readonly FormatArgument[] {
  const cst = argumentsCst(cx, call, 'macroArgs');
  if (cst === undefined) return [];
  const semi = findToken(cst, 'semi');
  if (semi !== undefined) reportSyntax(cx, 'expected `,`, found `;`', spanOfToken(cx, semi));
  return nodes(cst, 'macroArg').map((arg, index): FormatArgument => {
    const name = findToken(arg, 'name');
    const expr = argumentExpr(cx, arg);
    // A format string may be what a macro wrote.
    return { name: name && identOf(cx, name), expr: index > 0 || name !== undefined ? expr : writtenBy(expr) };
  });
}

function argumentExpr(cx: LowerCx, arg: CstNode): Expr {
  const expr = findNode(arg, 'expr');
  return expr === undefined ? holeExpr(cx, spanOfCst(cx, arg)) : lowerExpr(cx, expr);
}

/** Arguments of which none is named; `name = value` is an assignment among them. */
function plainArguments(cx: LowerCx, call: Call): readonly Expr[] {
  return argumentsOf(cx, call).map(({ name, expr }) => (name === undefined ? expr : assignmentTo(cx, name, expr)));
}

function assignmentTo(cx: LowerCx, name: Ident, right: Expr): Expr {
  const path = {
    id: freshId(cx),
    span: name.span,
    global: false,
    segments: [{ id: freshId(cx), name, args: undefined }],
  };
  const left: Expr = { kind: 'path', id: freshId(cx), span: name.span, qself: undefined, path };
  return {
    kind: 'assign',
    id: freshId(cx),
    span: spanOf(name.span.file, name.span.start, right.span.end),
    left,
    right,
  };
}

function formatOf(
  cx: LowerCx,
  call: Call,
  args: readonly FormatArgument[],
  isRequired: boolean,
): FormatArgs | undefined {
  if (args.length === 0) {
    if (isRequired) reportSyntax(cx, 'requires at least a format string argument', call.span);
    return undefined;
  }
  return PANICS.has(call.name) ? lowerPanicFormat(cx, call.name, args, call.span) : lowerFormat(cx, args, call.span);
}

/** Those whose message alone was no format string in old editions. */
const PANICS: ReadonlySet<string> = new Set(['panic', 'unreachable', 'assert', 'debug_assert']);

/** `vec![a, b]` and `vec![value; length]`. */
function lowerVec(cx: LowerCx, call: Call): MacroCall {
  const cst = argumentsCst(cx, call, 'macroArgs');
  if (cst === undefined) return { kind: 'vec-list', exprs: [] };
  const exprs = nodes(cst, 'macroArg').map((arg): Expr => {
    const name = findToken(arg, 'name');
    return name === undefined ? argumentExpr(cx, arg) : assignmentTo(cx, identOf(cx, name), argumentExpr(cx, arg));
  });
  const semi = findToken(cst, 'semi');
  if (semi === undefined) return { kind: 'vec-list', exprs };
  const [expr, len] = exprs;
  if (exprs.length !== 2 || has(cst, 'Comma') || expr === undefined || len === undefined) {
    reportSyntax(cx, 'no rules expected `;`', spanOfToken(cx, semi));
    return { kind: 'vec-list', exprs };
  }
  return { kind: 'vec-repeat', expr, len };
}

function lowerMatches(cx: LowerCx, call: Call): MacroCall {
  const cst = argumentsCst(cx, call, 'matchesArgs');
  const scrutinee = cst && findNode(cst, 'expr');
  const pattern = cst && findNode(cst, 'pattern');
  const guard = cst && findNode(cst, 'guard');
  return {
    kind: 'matches',
    scrutinee: scrutinee === undefined ? holeExpr(cx, call.span) : lowerExpr(cx, scrutinee),
    pat: pattern === undefined ? wildPattern(cx, call.span) : lowerPattern(cx, pattern),
    guard: guard && acceptLets(cx, lowerExpr(cx, guard)),
  };
}
