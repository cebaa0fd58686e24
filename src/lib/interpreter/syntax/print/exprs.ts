/**
 * Expressions and statements as source text, on one line, with the blanks that rustc's printer sets. No parentheses are
 * added: the tree has `paren` nodes where the source had them.
 */
import { unreachable } from '../../../heap/base/index.ts';
import type { Arm, Block, Expr, FieldInit, Lifetime, Stmt } from '../ast.ts';
import { printItem } from './items.ts';
import { printMacro } from './macros.ts';
import { printLifetime, printLiteral, printName, type PrintOptions } from './names.ts';
import { printAtom, printPat } from './patterns.ts';
import { printArgs, printPath, printQualified, printType, printTypeNoBounds } from './types.ts';

export function printExpr(expr: Expr, options: PrintOptions = {}): string {
  const print = (each: Expr): string => printExpr(each, options);
  const list = (exprs: readonly Expr[]): string => exprs.map(print).join(', ');
  switch (expr.kind) {
    case 'literal':
      return options.source === undefined
        ? printLiteral(expr.value)
        : options.source.slice(expr.span.start, expr.span.end);
    case 'path':
      return printQualified(expr.qself, expr.path, 'expr');
    case 'lang-path':
      return `$lang::${expr.item}`;
    case 'unary':
      return `${expr.op}${print(expr.expr)}`;
    case 'binary':
    case 'logical':
      return `${print(expr.left)} ${expr.op} ${print(expr.right)}`;
    case 'assign':
      return `${print(expr.left)} = ${print(expr.right)}`;
    case 'assign-op':
      return `${print(expr.left)} ${expr.op}= ${print(expr.right)}`;
    case 'ref':
      return `&${expr.raw ? `raw ${expr.isMut ? 'mut' : 'const'} ` : expr.isMut ? 'mut ' : ''}${print(expr.expr)}`;
    case 'call':
      return `${print(expr.func)}(${list(expr.args)})`;
    case 'method-call': {
      const { name, args } = expr.segment;
      return `${print(expr.receiver)}.${printName(name)}${args === undefined ? '' : `::${printArgs(args)}`}(${list(expr.args)})`;
    }
    case 'field':
      return `${print(expr.expr)}.${printName(expr.name)}`;
    case 'index':
      return `${print(expr.expr)}[${print(expr.index)}]`;
    case 'range':
      return `${expr.low === undefined ? '' : print(expr.low)}${expr.inclusive ? '..=' : '..'}${expr.high === undefined ? '' : print(expr.high)}`;
    case 'array':
      return `[${list(expr.exprs)}]`;
    case 'repeat':
      return `[${print(expr.expr)}; ${print(expr.len)}]`;
    case 'tuple':
      return `(${list(expr.exprs)}${expr.exprs.length === 1 ? ',' : ''})`;
    case 'struct': {
      const base = expr.hasRest ? [`..${expr.base === undefined ? '' : print(expr.base)}`] : [];
      const fields = [...expr.fields.map((field) => printField(field, options)), ...base];
      return `${printPath(expr.path, 'expr')} {${fields.length === 0 ? '' : ` ${fields.join(', ')} `}}`;
    }
    case 'paren':
      return `(${print(expr.expr)})`;
    case 'block':
      return `${label(expr.label)}${expr.isUnsafe ? 'unsafe ' : ''}${expr.isConst ? 'const ' : ''}${printBlock(expr.block, options)}`;
    case 'if':
      return `if ${print(expr.cond)} ${printBlock(expr.then, options)}${expr.otherwise === undefined ? '' : ` else ${print(expr.otherwise)}`}`;
    case 'let':
      return `let ${printPat(expr.pat, options)} = ${print(expr.expr)}`;
    case 'match':
      return `match ${print(expr.scrutinee)} {${expr.arms.map((arm) => ` ${printArm(arm, options)}`).join('')} }`;
    case 'loop':
      return `${label(expr.label)}loop ${printBlock(expr.body, options)}`;
    case 'while':
      return `${label(expr.label)}while ${print(expr.cond)} ${printBlock(expr.body, options)}`;
    case 'for':
      return `${label(expr.label)}for ${printPat(expr.pat, options)} in ${print(expr.iter)} ${printBlock(expr.body, options)}`;
    case 'break':
      return `break${expr.label === undefined ? '' : ` ${printLifetime(expr.label)}`}${expr.expr === undefined ? '' : ` ${print(expr.expr)}`}`;
    case 'continue':
      return `continue${expr.label === undefined ? '' : ` ${printLifetime(expr.label)}`}`;
    case 'return':
      return `return${expr.expr === undefined ? '' : ` ${print(expr.expr)}`}`;
    case 'closure': {
      const params = expr.params.map(
        ({ pat, ty }) => `${printAtom(pat, options)}${ty === undefined ? '' : `: ${printType(ty)}`}`,
      );
      return `${expr.isMove ? 'move ' : ''}|${params.join(', ')}| ${expr.output === undefined ? '' : `-> ${printTypeNoBounds(expr.output)} `}${print(expr.body)}`;
    }
    case 'cast':
      return `${print(expr.expr)} as ${printTypeNoBounds(expr.ty)}`;
    case 'underscore':
      return '_';
    case 'try':
      return `${print(expr.expr)}?`;
    case 'macro':
      return printMacro(expr.macro, expr.span, options);
    case 'unsupported-expr':
      return options.source === undefined ? '$unsupported' : options.source.slice(expr.span.start, expr.span.end);
    default:
      return unreachable(expr);
  }
}

const label = (lifetime: Lifetime | undefined): string =>
  lifetime === undefined ? '' : `${printLifetime(lifetime)}: `;

function printField(field: FieldInit, options: PrintOptions): string {
  return field.isShorthand ? printName(field.name) : `${printName(field.name)}: ${printExpr(field.expr, options)}`;
}

function printArm(arm: Arm, options: PrintOptions): string {
  const guard = arm.guard === undefined ? '' : ` if ${printExpr(arm.guard, options)}`;
  // As in rustc's printer, an arm that is a block needs no comma.
  const comma =
    arm.body.kind === 'block' && !arm.body.isUnsafe && !arm.body.isConst && arm.body.label === undefined ? '' : ',';
  return `${printPat(arm.pat, options)}${guard} => ${printExpr(arm.body, options)}${comma}`;
}

export function printBlock(block: Block, options: PrintOptions = {}): string {
  const parts = block.stmts.map((stmt) => printStmt(stmt, options));
  if (block.tail !== undefined) parts.push(printExpr(block.tail, options));
  return parts.length === 0 ? '{}' : `{ ${parts.join(' ')} }`;
}

function printStmt(stmt: Stmt, options: PrintOptions): string {
  switch (stmt.kind) {
    case 'let': {
      const ty = stmt.ty === undefined ? '' : `: ${printType(stmt.ty)}`;
      const init = stmt.init === undefined ? '' : ` = ${printExpr(stmt.init, options)}`;
      const otherwise = stmt.otherwise === undefined ? '' : ` else ${printBlock(stmt.otherwise, options)}`;
      return `let ${printPat(stmt.pat, options)}${ty}${init}${otherwise};`;
    }
    case 'expr':
      return `${printExpr(stmt.expr, options)}${stmt.semi ? ';' : ''}`;
    case 'item':
      return printItem(stmt.item);
  }
}
