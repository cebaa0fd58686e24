/**
 * Lints on what was written, before macros, `for` and `while` are written out: `unused_parens`,
 * `unused_braces`, `while_true`, `unused_labels`. After rustc's `rustc_lint::unused` and `builtin`, `rustc_resolve::late`.
 */
import type { Span } from '../source/index.ts';
import type * as ast from '../syntax/ast.ts';
import type { Linted, Report } from './linted.ts';
import { walkSyntax } from './walk-syntax.ts';

export function lintWritten({ surface, text, called }: Linted, report: Report): void {
  /** Around `value`, which stands where nothing but an expression can. */
  const parens = (value: ast.Expr | undefined, where: string, isBeforeBlock = false): void => {
    if (value?.kind !== 'paren') return;
    const inner = value.expr;
    if (isNeeded(inner, isBeforeBlock) || hasBlockLeft(inner)) return;
    report('unused_parens', `unnecessary parentheses around ${where}`, value.span, { help: ['remove them'] });
  };
  const onOneLine = (span: Span): boolean => {
    const { start, end } = called(span);
    return !text.slice(start, end).includes('\n');
  };
  /** A block that is nothing but a value, other than where the value would be moved or kept longer without it. */
  const braces = (value: ast.Expr | undefined, where: string, isBeforeBlock = false): void => {
    if (value?.kind !== 'block' || value.label !== undefined || value.isUnsafe || value.isConst) return;
    const { stmts, tail } = value.block;
    if (stmts.length > 0 || tail === undefined || isNeeded(tail, isBeforeBlock) || beginsWithBlock(tail)) return;
    // A `;` alone is a statement, of which the tree knows nothing.
    if (onOneLine(value.span) && !text.slice(called(value.span).start, called(tail.span).start).includes(';'))
      report('unused_braces', `unnecessary braces around ${where}`, value.span, { help: ['remove them'] });
  };
  const either = (value: ast.Expr | undefined, where: string, isBeforeBlock = false): void => {
    parens(value, where, isBeforeBlock);
    braces(value, where, isBeforeBlock);
  };
  walkSyntax(surface.items, {
    item: (item) => {
      if (item.kind === 'const' || item.kind === 'static') either(item.value, 'assigned value');
      return true;
    },
    block: (block) => {
      either(block.tail, 'block return value');
      for (const stmt of block.stmts)
        if (
          stmt.kind === 'let' &&
          !(stmt.otherwise !== undefined && stmt.init?.kind === 'paren' && isLazy(stmt.init.expr))
        )
          parens(stmt.init, 'assigned value');
    },
    expr: (expr) => {
      switch (expr.kind) {
        case 'macro':
          // What a macro wrote is not the reader's.
          return expr.macro.kind !== 'user';
        case 'if':
          either(expr.cond, '`if` condition', true);
          return true;
        case 'while':
          either(expr.cond, '`while` condition', true);
          if (isTrue(expr.cond))
            report('while_true', 'denote infinite loops with `loop { ... }`', expr.span, { help: ['use `loop`'] });
          lintLabel(expr.label, expr.body);
          return true;
        case 'for':
          either(expr.iter, '`for` iterator expression', true);
          lintLabel(expr.label, expr.body);
          return true;
        case 'loop':
          lintLabel(expr.label, expr.body);
          return true;
        case 'block':
          lintLabel(expr.label, expr.block);
          return true;
        case 'match':
          parens(expr.scrutinee, '`match` scrutinee expression', true);
          for (const arm of expr.arms) parens(arm.body, 'match arm expression');
          return true;
        case 'let':
          if (expr.expr.kind !== 'paren' || !isLazy(expr.expr.expr))
            parens(expr.expr, '`let` scrutinee expression', true);
          return true;
        case 'return':
          if (!isLongOperation(expr.expr)) either(expr.expr, '`return` value');
          return true;
        case 'break':
          if (!isLongOperation(expr.expr)) either(expr.expr, '`break` value');
          return true;
        case 'index':
          either(expr.index, 'index expression');
          return true;
        case 'closure':
          parens(expr.body, 'closure body');
          return true;
        case 'assign':
        case 'assign-op':
          either(expr.right, 'assigned value');
          return true;
        case 'call':
          for (const each of expr.args) either(each, 'function argument');
          return true;
        case 'method-call':
          for (const each of expr.args) either(each, 'method argument');
          return true;
        default:
          return true;
      }
    },
  });

  function lintLabel(label: ast.Lifetime | undefined, body: object): void {
    if (label === undefined || label.name.startsWith('_')) return;
    const uses: ast.Expr[] = [];
    walkSyntax([body], {
      item: () => false,
      expr: (expr) => {
        if ((expr.kind === 'break' || expr.kind === 'continue') && expr.label?.name === label.name) uses.push(expr);
        return true;
      },
    });
    if (uses.length === 0) report('unused_labels', `unused label: \`'${label.name}\``, label.span);
  }
}

/** Without the parentheses the expression would mean something else, or nothing. */
function isNeeded(inner: ast.Expr, isBeforeBlock: boolean): boolean {
  if (inner.kind === 'let') return true;
  if (!isBeforeBlock) return false;
  if (inner.kind === 'return' || inner.kind === 'break') return true;
  return holdsStructLiteral(inner);
}

/** A struct literal at the edge would be taken for the block. */
function holdsStructLiteral(expr: ast.Expr): boolean {
  let found = false;
  walkSyntax([expr], {
    expr: (each) => {
      if (
        each.kind === 'struct' ||
        each.kind === 'return' ||
        each.kind === 'break' ||
        each.kind === 'closure' ||
        each.kind === 'block'
      )
        found = true;
      return !found;
    },
  });
  return found;
}

/** `({ 0 } + 1)`: without parentheses the block would be a statement, if one may stand here. */
function hasBlockLeft(expr: ast.Expr): boolean {
  for (let at = expr; ;) {
    switch (at.kind) {
      case 'binary':
      case 'logical':
        at = at.left;
        break;
      case 'call':
        at = at.func;
        break;
      case 'cast':
      case 'index':
        at = at.expr;
        break;
      default:
        return false;
    }
    if (BLOCK_LIKE.has(at.kind)) return true;
  }
}

/** Without something around it, the block that it begins with would be a statement. */
function beginsWithBlock(expr: ast.Expr): boolean {
  for (let at = expr; ;) {
    switch (at.kind) {
      case 'binary':
      case 'logical':
      case 'assign':
      case 'assign-op':
        at = at.left;
        break;
      case 'call':
        at = at.func;
        break;
      case 'method-call':
        at = at.receiver;
        break;
      case 'cast':
      case 'index':
      case 'field':
      case 'try':
        at = at.expr;
        break;
      default:
        return false;
    }
    if (BLOCK_LIKE.has(at.kind)) return true;
  }
}

const BLOCK_LIKE: ReadonlySet<ast.Expr['kind']> = new Set<ast.Expr['kind']>([
  'block',
  'if',
  'match',
  'while',
  'for',
  'loop',
]);

/** Over several lines parentheses may show what belongs together. */
const isLongOperation = (value: ast.Expr | undefined): boolean =>
  value?.kind === 'paren' && value.expr.kind === 'binary' && value.span.end - value.span.start > LINE;
const LINE = 60;

const isLazy = (expr: ast.Expr): boolean => expr.kind === 'logical';

const isTrue = (cond: ast.Expr): boolean => {
  let at = cond;
  while (at.kind === 'paren') at = at.expr;
  return at.kind === 'literal' && at.value.kind === 'bool' && at.value.value;
};
