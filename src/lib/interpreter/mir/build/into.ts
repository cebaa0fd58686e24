/** Expressions into a destination: `expr_into_dest` of rustc_mir_build. The destination is taken for uninitialised. */
import { invariant } from '../../../heap/base/index.ts';
import { spanEnd } from '../../source/index.ts';
import type { Expr, Overloaded } from '../../types/thir.ts';
import { findAdt } from '../../types/lookup.ts';
import { substTy } from '../../types/fold.ts';
import type { BlockId, BorrowKind, Operand, Place } from '../ir.ts';
import { fieldOf } from '../place.ts';
import { lowerBlock } from './block.ts';
import { type Builder, consume, infoAt, newSourceScope, reportUnsupported, unitTemp } from './builder.ts';
import { ascriptionOf, categoryOf, isIdentityCast } from './category.ts';
import { constantOf, goto, newBlock, pushAssign, push, pushAssignUnit, terminate } from './cfg.ts';
import { literal } from './constant.ts';
import { lowerMatch } from './matches/arms.ts';
import { lowerCondition, isTerminatingCondition } from './matches/condition.ts';
import { inNode } from './node.ts';
import { asLocalOperand, asOperand, asTemp } from './operand.ts';
import { asPlace } from './place-expr.ts';
import { asLocalRvalue } from './rvalue.ts';
import { divergeFrom, inBreakableScope, inIfThenScope, inScope, recordMoved, topScope } from './scopes.ts';
import { lowerStmtExpr } from './stmt.ts';
import { writtenSpan } from './syntax.ts';
import { BOOL } from '../../types/make.ts';

/** What is not said by itself: it needs something that was. */
const DEPENDENT = 'what depends on something outside the language';

export function lowerInto(cx: Builder, destination: Place, expr: Expr, terminating = false): void {
  inNode(cx, expr, terminating, () => {
    const info = infoAt(cx, expr.span);
    switch (expr.kind) {
      case 'block':
        lowerBlock(cx, destination, expr.block, expr.label);
        return;
      case 'match':
        lowerMatch(cx, destination, expr);
        return;
      case 'if':
        lowerIf(cx, destination, expr);
        return;
      case 'never-to-any': {
        asTemp(cx, expr.expr, topScope(cx), true);
        if (expr.expr.kind !== 'call') {
          terminate(cx.cfg, cx.block, info, { kind: 'unreachable' });
          cx.block = newBlock(cx.cfg);
        }
        return;
      }
      case 'hole':
        terminate(cx.cfg, cx.block, info, { kind: 'hole', construct: expr.construct ?? DEPENDENT });
        cx.block = newBlock(cx.cfg);
        return;
      case 'logical':
        lowerLogical(cx, destination, expr);
        return;
      case 'loop':
        lowerLoop(cx, destination, expr);
        return;
      case 'call':
        lowerCall(cx, destination, expr);
        return;
      case 'borrow': {
        // Whether such a reference is promoted hangs on the value, not on its type alone.
        if (expr.expr.kind === 'const-block' && cx.env.needsDrop(expr.expr.ty))
          reportUnsupported(cx, 'a reference to a `const` block of a type with a destructor', expr.span);
        const place = asPlace(cx, expr.expr, expr.mode !== 'shared');
        const borrow: BorrowKind = expr.mode;
        pushAssign(cx.cfg, cx.block, info, destination, { kind: 'ref', borrow, place });
        return;
      }
      case 'raw-borrow': {
        const place = asPlace(cx, expr.expr, expr.isMut);
        pushAssign(cx.cfg, cx.block, info, destination, { kind: 'raw-ref', isMut: expr.isMut, place });
        return;
      }
      case 'adt':
        lowerAdt(cx, destination, expr);
        return;
      case 'assign':
      case 'assign-op':
        lowerStmtExpr(cx, expr, undefined);
        pushAssignUnit(cx.cfg, cx.block, info, destination);
        return;
      case 'continue':
      case 'break':
      case 'return':
        lowerStmtExpr(cx, expr, undefined);
        return;
      case 'var':
      case 'static':
      case 'field':
      case 'deref':
      case 'index': {
        const place = asPlace(cx, expr);
        pushAssign(cx.cfg, cx.block, info, destination, { kind: 'use', operand: consume(cx, place) });
        return;
      }
      case 'cast':
        if (isIdentityCast(expr)) {
          lowerInto(cx, destination, expr.expr);
          return;
        }
        break;
      default:
    }
    invariant(
      categoryOf(expr) === 'rvalue' || categoryOf(expr) === 'constant',
      `${expr.kind} is lowered by its own rule`,
    );
    const rvalue = asLocalRvalue(cx, expr);
    pushAssign(cx.cfg, cx.block, info, destination, rvalue);
    const userTy = expr.kind === 'cast' ? ascriptionOf(expr) : undefined;
    if (userTy !== undefined)
      push(cx.cfg, cx.block, infoAt(cx, userTy.span), {
        kind: 'ascribe',
        place: destination,
        userTy,
        variance: 'invariant',
      });
  });
}

function lowerIf(cx: Builder, destination: Place, expr: Expr & { readonly kind: 'if' }): void {
  const info = infoAt(cx, expr.span);
  const thenSpan = writtenSpan(expr.then);
  const conditionScope = topScope(cx);
  const { varParent } = cx;
  const role = cx.env.edition === '2024' ? 'rescope' : 'plain';
  let elseBlock: BlockId | undefined;
  inScope(cx, thenSpan, role, (scope) => {
    cx.varParent = scope;
    if (expr.cond.kind === 'let') cx.sourceScope = newSourceScope(cx, thenSpan);
    const variableInfo = infoAt(cx, thenSpan);
    elseBlock = inIfThenScope(cx, conditionScope, () => {
      lowerCondition(
        cx,
        expr.cond,
        { tempScope: conditionScope, variableInfo, declares: true },
        isTerminatingCondition(expr.cond),
      );
      lowerInto(cx, destination, expr.then, true);
    });
  });
  cx.varParent = varParent;
  const thenEnd = cx.block;
  invariant(elseBlock !== undefined, 'a condition can fail');
  cx.block = elseBlock;
  if (expr.otherwise === undefined) pushAssignUnit(cx.cfg, cx.block, infoAt(cx, spanEnd(expr.span)), destination);
  else lowerInto(cx, destination, expr.otherwise, true);
  const join = newBlock(cx.cfg);
  goto(cx.cfg, thenEnd, info, join);
  goto(cx.cfg, cx.block, info, join);
  cx.block = join;
}

/** `&&` and `||` as values: the short way stores the constant, the other the right side's value. */
function lowerLogical(cx: Builder, destination: Place, expr: Expr & { readonly kind: 'logical' }): void {
  const info = infoAt(cx, expr.span);
  const scope = topScope(cx);
  const elseBlock = inIfThenScope(cx, scope, () => {
    lowerCondition(
      cx,
      expr.left,
      { tempScope: scope, variableInfo: info, declares: true },
      expr.left.kind !== 'logical',
    );
  });
  const thenBlock = cx.block;
  const [short, rest] = expr.op === '&&' ? [elseBlock, thenBlock] : [thenBlock, elseBlock];
  const value = constantOf(literal(BOOL, expr.span, { kind: 'bool', value: expr.op === '||' }));
  pushAssign(cx.cfg, short, info, destination, { kind: 'use', operand: value });
  cx.block = rest;
  lowerInto(cx, destination, expr.right, true);
  const join = newBlock(cx.cfg);
  goto(cx.cfg, cx.block, info, join);
  goto(cx.cfg, short, info, join);
  cx.block = join;
}

/** A false unwind keeps the borrow checker from believing that a loop without calls runs for ever undisturbed. */
function lowerLoop(cx: Builder, destination: Place, expr: Expr & { readonly kind: 'loop' }): void {
  const info = infoAt(cx, expr.span);
  const loopBlock = newBlock(cx.cfg);
  goto(cx.cfg, cx.block, info, loopBlock);
  inBreakableScope(cx, expr.label, loopBlock, destination, expr.span, () => {
    const body = newBlock(cx.cfg);
    terminate(cx.cfg, loopBlock, info, { kind: 'false-unwind', target: body, unwind: undefined });
    divergeFrom(cx, loopBlock);
    cx.block = body;
    lowerInto(cx, unitTemp(cx), expr.body, true);
    goto(cx.cfg, cx.block, info, loopBlock);
    return false;
  });
}

/** Calls that sentences take for calls of the reader's. */
const WRITTEN: ReadonlySet<Overloaded> = new Set(['no', 'format-args', 'format-argument']);

function lowerCall(cx: Builder, destination: Place, expr: Expr & { readonly kind: 'call' }): void {
  const func = asLocalOperand(cx, expr.func);
  const args = expr.args.map((arg) => asLocalOperand(cx, arg));
  const success = newBlock(cx.cfg);
  recordMoved(cx, args);
  terminate(cx.cfg, cx.block, infoAt(cx, expr.span), {
    kind: 'call',
    func,
    args,
    destination,
    target: success,
    unwind: undefined,
    calleeSpan: expr.calleeSpan,
    overloaded: !WRITTEN.has(expr.overloaded),
  });
  divergeFrom(cx, cx.block);
  cx.block = success;
}

/** Fields are evaluated as written and stored as declared; of `..base` only those not given are taken. */
function lowerAdt(cx: Builder, destination: Place, expr: Expr & { readonly kind: 'adt' }): void {
  const scope = topScope(cx);
  const given = new Map<number, Operand>();
  for (const field of expr.fields) given.set(field.field, asOperand(cx, field.expr, scope));
  const adt = findAdt(cx.env.items, expr.def);
  const variant = adt?.variants[expr.variant];
  invariant(adt !== undefined && variant !== undefined, 'a struct literal has a type');
  if (adt.kind === 'union') reportUnsupported(cx, 'unions', expr.span);
  const operands: Operand[] = [];
  const base = expr.base === undefined ? undefined : asPlace(cx, expr.base);
  for (let field = 0; field < variant.fields.length; field++) {
    const operand = given.get(field);
    const info = variant.fields[field];
    if (operand !== undefined) operands.push(operand);
    else if (base !== undefined && info !== undefined)
      operands.push(consume(cx, fieldOf(base, field, cx.env.normalize(substTy(info.ty, expr.args)))));
  }
  pushAssign(cx.cfg, cx.block, infoAt(cx, expr.span), destination, {
    kind: 'aggregate',
    operands,
    aggregate: { kind: 'adt', def: expr.def, variant: expr.variant, args: expr.args, userTy: expr.userTy },
  });
}
