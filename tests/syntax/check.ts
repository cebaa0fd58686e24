/** Short ways to look at what the parser makes of a text. */
import type { Diagnostic } from '#lib/interpreter/diagnostics/index.ts';
import { buildLineTable, lineOf, USER_FILE } from '#lib/interpreter/source/index.ts';
import type { Block, Crate, Expr } from '#lib/interpreter/syntax/ast.ts';
import { type Edition, expand, parse, printCrate, printExpr } from '#lib/interpreter/syntax/index.ts';

export const parseText = (text: string, edition: Edition = '2024') => parse(text, { file: USER_FILE, edition });

/** `line code message` of each diagnostic; `-` where there is no code. */
export function diagnosticsOf(text: string, edition: Edition = '2024'): readonly string[] {
  const { diagnostics, findings } = parseText(text, edition);
  // Lints are for those who know their levels.
  return shown(text, [...diagnostics, ...findings.filter(({ lint }) => lint === undefined)]);
}

function shown(text: string, diagnostics: readonly Diagnostic[]): readonly string[] {
  const table = buildLineTable(text);
  return diagnostics.map(({ span, code, message }) => `${lineOf(table, span.start)} ${code ?? '-'} ${message}`);
}

/** The body of the first function. */
export function bodyOf(crate: Crate): Block {
  const item = crate.items.find((each) => each.kind === 'fn');
  if (item?.kind !== 'fn' || item.body === undefined) throw new Error('no function');
  return item.body;
}

/** The last expression of a function whose body is `text`, without diagnostics. */
export function exprOf(text: string, edition: Edition = '2024'): Expr {
  const { ast, diagnostics } = parseText(`fn f() { ${text} }`, edition);
  const { tail } = bodyOf(ast);
  if (tail === undefined || diagnostics.length > 0) throw new Error(`no expression: ${diagnostics[0]?.message ?? ''}`);
  return tail;
}

/** The tree of `text` as text, for comparison: without ids and spans. */
export function withoutPlaces(value: unknown): unknown {
  if (typeof value === 'bigint') return `${value}`;
  if (Array.isArray(value)) return value.map(withoutPlaces);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([key]) => key !== 'id' && !/span$/i.test(key));
  return Object.fromEntries(kept.map(([key, child]) => [key, withoutPlaces(child)]));
}

/** What the program is in the core language. */
export function expanded(text: string, edition: Edition = '2024'): string {
  const { ast, diagnostics, nodeCount } = parseText(text, edition);
  const result = expand(ast, { edition, firstNodeId: nodeCount, source: text });
  return [...shown(text, [...diagnostics, ...result.diagnostics]), printCrate(result.crate).trim()].join('\n');
}

/** What `expr` is in the core language. */
export function expandedExpr(text: string): string {
  const program = `fn f() { ${text} }`;
  const { ast, nodeCount } = parseText(program);
  const { tail } = bodyOf(expand(ast, { edition: '2024', firstNodeId: nodeCount, source: program }).crate);
  return tail === undefined ? '' : printExpr(tail);
}

/** With parentheses around every operation: shows precedence. */
export function grouped(expr: Expr): string {
  switch (expr.kind) {
    case 'binary':
    case 'logical':
      return `(${grouped(expr.left)} ${expr.op} ${grouped(expr.right)})`;
    case 'assign':
      return `(${grouped(expr.left)} = ${grouped(expr.right)})`;
    case 'assign-op':
      return `(${grouped(expr.left)} ${expr.op}= ${grouped(expr.right)})`;
    case 'unary':
      return `(${expr.op}${grouped(expr.expr)})`;
    case 'ref':
      return `(&${expr.raw ? 'raw ' : ''}${expr.isMut ? 'mut ' : ''}${grouped(expr.expr)})`;
    case 'cast':
      return `(${printExpr({ ...expr, expr: { ...expr.expr, kind: 'underscore' } }).replace('_', grouped(expr.expr))})`;
    case 'range':
      return `(${expr.low === undefined ? '' : grouped(expr.low)}${expr.inclusive ? '..=' : '..'}${expr.high === undefined ? '' : grouped(expr.high)})`;
    case 'field':
      return `(${grouped(expr.expr)}.${expr.name.name})`;
    case 'method-call':
      return `(${grouped(expr.receiver)}.${expr.segment.name.name}(${expr.args.map(grouped).join(', ')}))`;
    case 'call':
      return `(${grouped(expr.func)}(${expr.args.map(grouped).join(', ')}))`;
    case 'index':
      return `(${grouped(expr.expr)}[${grouped(expr.index)}])`;
    case 'try':
      return `(${grouped(expr.expr)}?)`;
    case 'let':
      return `(${printExpr({ ...expr, expr: { ...expr.expr, kind: 'underscore' } }).replace(/_$/, grouped(expr.expr))})`;
    case 'return':
      return `(return ${expr.expr === undefined ? '' : grouped(expr.expr)})`;
    case 'closure':
      return `(|..| ${grouped(expr.body)})`;
    case 'paren':
      return grouped(expr.expr);
    default:
      return printExpr(expr);
  }
}
