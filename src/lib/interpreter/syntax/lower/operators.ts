/**
 * Precedence. The grammar gives an expression as `operand (op operand)*`; precedence climbing makes a tree of it.
 *
 *     1 + 2 * 3 == x   operands 1 2 3 x, operators + * ==   →   (1 + (2 * 3)) == x
 */
import type { CstNode } from 'chevrotain';
import { type Span, spanOf, spanTo } from '../../source/index.ts';
import type { BinaryOp, Expr, LogicalOp } from '../ast.ts';
import type { Token } from '../lex/tokens.ts';
import { findNode, findToken, tokens } from '../parse/cst.ts';
import {
  failedExpr,
  freshId,
  holeExpr,
  type LowerCx,
  reportRecovered,
  reportSyntax,
  spanOfCst,
  spanOfToken,
} from './cx.ts';
import { lowerOperand } from './exprs.ts';
import { acceptUnderscores, noteMisplaced } from './positions.ts';
import { lowerPattern } from './patterns.ts';
import { lowerType } from './types.ts';

const binaryPrecedence: Record<BinaryOp, number> = {
  '*': 12,
  '/': 12,
  '%': 12,
  '+': 11,
  '-': 11,
  '<<': 10,
  '>>': 10,
  '&': 9,
  '^': 8,
  '|': 7,
  '==': 6,
  '!=': 6,
  '<': 6,
  '<=': 6,
  '>': 6,
  '>=': 6,
};
const comparison = 6;
const and = 5;
const or = 4;
const range = 3;
const assignment = 2;
const cast = 13;

type Operator =
  | { readonly kind: 'binary'; readonly op: BinaryOp; readonly precedence: number; readonly span: Span }
  | { readonly kind: 'logical'; readonly op: LogicalOp; readonly precedence: number }
  | { readonly kind: 'assign'; readonly op: BinaryOp | undefined; readonly precedence: number; readonly span: Span }
  | { readonly kind: 'range'; readonly image: string; readonly precedence: number; readonly span: Span }
  | { readonly kind: 'cast'; readonly precedence: number };

const isBinaryOp = (image: string): image is BinaryOp => Object.hasOwn(binaryPrecedence, image);

function operatorOf(cx: LowerCx, tail: CstNode): Operator {
  const rangeToken = findToken(tail, 'range');
  if (rangeToken !== undefined)
    return {
      kind: 'range',
      image: rangeToken.image,
      precedence: range,
      span: spanOf(cx.file, rangeToken.startOffset, rangeToken.endOffset + 1),
    };
  const parts = tokens(tail, 'op');
  const first = parts[0];
  const last = parts.at(-1);
  if (first === undefined || last === undefined) return { kind: 'cast', precedence: cast };
  const image = parts.length === 1 ? first.image : parts.map((part) => part.image).join('');
  const span = spanOf(cx.file, first.startOffset, last.endOffset + 1);
  if (isBinaryOp(image)) return { kind: 'binary', op: image, precedence: binaryPrecedence[image], span };
  if (image === '&&' || image === '||') return { kind: 'logical', op: image, precedence: image === '&&' ? and : or };
  const op = image.slice(0, -1);
  return { kind: 'assign', op: isBinaryOp(op) ? op : undefined, precedence: assignment, span };
}

/** An expression from its first operand (or prefix range) and the `exprTail`s behind it. */
export class OperatorClimber {
  private readonly cx: LowerCx;
  private readonly tails: readonly CstNode[];
  private index = 0;

  constructor(cx: LowerCx, tails: readonly CstNode[]) {
    this.cx = cx;
    this.tails = tails;
  }

  /** Begins with an operand of the grammar; a `let` before it takes what binds tighter than `&&`. */
  fromOperand(operand: CstNode, minimum: number): Expr {
    return this.climb(this.operand(operand), minimum);
  }

  /** `..end`, and what follows it. */
  fromPrefixRange(cst: CstNode, token: Token): Expr {
    return this.climb(this.prefixRange(cst, token), 0);
  }

  private prefixRange(cst: CstNode, token: Token): Expr {
    const operand = findNode(cst, 'operand');
    const opSpan = spanOfToken(this.cx, token);
    return this.range(undefined, { image: token.image, span: opSpan }, operand && this.fromOperand(operand, range + 1));
  }

  /** `...` was once written for `..=`: rustc takes it for that, and goes on, as it does where the end is missing. */
  private range(
    low: Expr | undefined,
    op: { readonly image: string; readonly span: Span },
    high: Expr | undefined,
  ): Expr {
    const { cx } = this;
    const inclusive = op.image !== '..';
    if (op.image === '...') reportRecovered(cx, 'unexpected token: `...`', op.span);
    this.refuseRest();
    const span = spanTo(low?.span ?? op.span, high?.span ?? op.span);
    if (inclusive && high === undefined) {
      reportRecovered(cx, 'inclusive range with no end', op.span, 'E0586');
      return failedExpr(cx, span);
    }
    return { kind: 'range', id: freshId(cx), span, low, high, inclusive };
  }

  climb(left: Expr, minimum: number): Expr {
    const { cx } = this;
    let expr = left;
    for (let tail = this.tails[this.index]; tail !== undefined; tail = this.tails[this.index]) {
      const operator = operatorOf(cx, tail);
      if (operator.precedence < minimum) return expr;
      this.index++;
      expr = this.combine(expr, operator, tail);
    }
    return expr;
  }

  private combine(left: Expr, operator: Operator, tail: CstNode): Expr {
    const { cx } = this;
    const operand = findNode(tail, 'operand');
    switch (operator.kind) {
      case 'cast': {
        const ty = findNode(tail, 'type');
        if (ty === undefined) return left;
        return {
          kind: 'cast',
          id: freshId(cx),
          span: spanTo(left.span, spanOfCst(cx, tail)),
          expr: left,
          ty: lowerType(cx, ty),
        };
      }
      case 'range':
        return this.range(left, operator, operand && this.fromOperand(operand, range + 1));
      case 'assign': {
        const right = this.right(operand, tail, assignment);
        const span = spanTo(left.span, right.span);
        if (operator.op !== undefined)
          return { kind: 'assign-op', id: freshId(cx), span, op: operator.op, opSpan: operator.span, left, right };
        acceptUnderscores(cx, left);
        return { kind: 'assign', id: freshId(cx), span, left, right };
      }
      case 'logical': {
        const right = this.right(operand, tail, operator.precedence + 1);
        return { kind: 'logical', id: freshId(cx), span: spanTo(left.span, right.span), op: operator.op, left, right };
      }
      case 'binary': {
        const right = this.right(operand, tail, operator.precedence + 1);
        if (operator.precedence === comparison) this.refuseChain();
        return {
          kind: 'binary',
          id: freshId(cx),
          span: spanTo(left.span, right.span),
          op: operator.op,
          opSpan: operator.span,
          left,
          right,
        };
      }
    }
  }

  private right(operand: CstNode | undefined, tail: CstNode, minimum: number): Expr {
    const token = findToken(tail, 'prefixRange');
    if (token !== undefined) return this.prefixRange(tail, token);
    return operand === undefined ? holeExpr(this.cx, spanOfCst(this.cx, tail)) : this.fromOperand(operand, minimum);
  }

  private operand(cst: CstNode): Expr {
    const head = findNode(cst, 'letHead');
    if (head === undefined) return lowerOperand(this.cx, cst);
    const pattern = findNode(head, 'pattern');
    const scrutinee = this.climb(lowerOperand(this.cx, cst), comparison);
    if (pattern === undefined) return scrutinee;
    const span = spanTo(spanOfCst(this.cx, head), scrutinee.span);
    return noteMisplaced(this.cx, {
      kind: 'let',
      id: freshId(this.cx),
      span,
      pat: lowerPattern(this.cx, pattern),
      expr: scrutinee,
    });
  }

  /** Comparisons do not associate. */
  private refuseChain(): void {
    const next = this.tails[this.index];
    if (next !== undefined && operatorOf(this.cx, next).precedence === comparison)
      reportSyntax(this.cx, 'comparison operators cannot be chained', spanOfCst(this.cx, next));
  }

  /** Nothing goes on behind a range, not even an assignment. */
  private refuseRest(): void {
    const next = this.tails[this.index];
    if (next === undefined) return;
    const span = spanOfCst(this.cx, next);
    const found = this.cx.text.slice(span.start, span.end).split(/\s/)[0] ?? '';
    reportSyntax(this.cx, `expected one of \`)\`, \`,\` or \`;\`, found \`${found}\``, span);
  }
}
