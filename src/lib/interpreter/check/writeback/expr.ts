/** Expressions as THIR: adjustments as expressions of their own, operators and methods as calls, nothing implicit. */
import { invariant, unreachable } from '../../../heap/base/index.ts';
import type * as ast from '../../syntax/ast.ts';
import type { NodeId } from '../../syntax/ast.ts';
import type { Span } from '../../source/index.ts';
import { isTy } from '../../types/fold.ts';
import { ERASED, findAdt, lang, variantOf } from '../../types/lookup.ts';
import type { Arm, Block, Expr, ExprKind, Overloaded, Stmt, UserTy } from '../../types/thir.ts';
import type { Ty } from '../../types/ty.ts';
import { core, reportUnsupported, type Adjustment, type Callee } from '../context.ts';
import { blockAsExpr } from '../control.ts';
import { rangeItem } from '../expr.ts';
import { checkLiteralRange } from '../literal.ts';
import { isBuiltinBinary, isScalar } from '../operators.ts';
import { isBuiltinUnary } from '../unary.ts';
import {
  makeExpr,
  settled,
  settledArgs,
  settledUser,
  settledUserArgs,
  userAdt,
  userConst,
  userSelfOf,
  variableOf,
  type BuildCx,
} from './context.ts';
import { buildClosure } from './closure.ts';
import { buildPattern, literalValue } from './pattern.ts';
import { unsafeOnNever } from '../never-fallback.ts';
import { inUnsafe, refuseAddress, requireCallable, requireUnsafe, requireUnsafeDeref } from './unsafety.ts';
import { buildDestructuring } from './destructure.ts';
import { destructuringOf } from '../assign.ts';
import { ERROR, NEVER, UNIT, fnDefTy, refTy, tupleTy } from '../../types/make.ts';

/** What could not be checked; in a body without other faults it is taken out (`holes.ts`). */
const HOLE: ExprKind = { kind: 'hole', construct: undefined };

/** `adjustSpan`: for a method's receiver, whose overloaded dereferences are calls that stand for the whole method call. */
export function buildExpr(bx: BuildCx, outer: ast.Expr, adjustSpan?: Span, drop = 0): Expr {
  const inner = core(outer);
  const adjustments = bx.cx.adjustments.get(inner.id) ?? [];
  let expr = buildPlain(bx, inner, outer.span);
  const count = adjustments.length - drop;
  for (let i = 0; i < count; i++) {
    const adjustment = adjustments[i];
    if (adjustment !== undefined)
      expr = adjust(bx, expr, adjustment, adjustSpan, inner.kind === 'block' ? inner.block.tail?.span : undefined);
  }
  return expr;
}

const typeAt = (bx: BuildCx, expr: ast.Expr): Ty => settled(bx, bx.cx.types.get(core(expr).id) ?? ERROR, expr.span);

/** The type after the adjustments, for deciding what is built in. */
function typeAfter(bx: BuildCx, expr: ast.Expr, drop = 0): Ty {
  const adjustments = bx.cx.adjustments.get(core(expr).id) ?? [];
  const last = adjustments[adjustments.length - 1 - drop];
  return last === undefined ? typeAt(bx, expr) : settled(bx, last.target, expr.span);
}

// ---------------------------------------------------------------- adjustments

function adjust(
  bx: BuildCx,
  source: Expr,
  adjustment: Adjustment,
  adjustSpan: Span | undefined,
  tailSpan: Span | undefined,
): Expr {
  const ty = settled(bx, adjustment.target, source.span);
  // A block's adjustments stand at its tail, which is what is really returned.
  const inTail =
    source.kind === 'block' && source.block.tail !== undefined && adjustment.kind !== 'never'
      ? (tailSpan ?? source.block.tail.span)
      : undefined;
  const expr = inTail === undefined ? source : { ...source, span: inTail };
  const span = adjustSpan ?? expr.span;
  const origin = source.origin;
  switch (adjustment.kind) {
    case 'never':
      return makeExpr({ kind: 'never-to-any', expr }, ty, expr.span, expr.node, origin);
    case 'deref': {
      if (adjustment.overloaded === 'no') {
        requireUnsafeDeref(bx, expr, expr.span);
        return makeExpr({ kind: 'deref', base: expr }, ty, expr.span, expr.node, origin ?? 'autoderef');
      }
      const isMut = adjustment.overloaded === 'mut';
      const borrowed = borrow(expr, isMut ? 'mut' : 'shared', expr.span, 'autoderef');
      return { ...derefCall(bx, borrowed, expr.ty, ty, isMut, span, expr.node), span: expr.span };
    }
    case 'borrow':
      return makeExpr(
        { kind: 'borrow', mode: adjustment.mode, expr },
        ty,
        expr.span,
        expr.node,
        origin ?? (expr.kind === 'deref' ? 'reborrow' : 'autoref'),
      );
    case 'raw-borrow':
      return makeExpr({ kind: 'raw-borrow', isMut: adjustment.isMut, expr }, ty, expr.span, expr.node, origin);
    case 'cast':
      return makeExpr(
        { kind: 'cast', cast: adjustment.cast, expr, userTy: undefined },
        ty,
        expr.span,
        expr.node,
        origin,
      );
    default:
      return unreachable(adjustment);
  }
}

function borrow(expr: Expr, mode: 'shared' | 'mut' | 'two-phase', span: Span, origin: ast.Origin): Expr {
  return makeExpr(
    { kind: 'borrow', mode, expr },
    refTy(ERASED, expr.ty, mode !== 'shared'),
    span,
    expr.node,
    expr.origin ?? origin,
  );
}

/** `*deref(&x)`, as part of `node`: the `*` that the reader wrote, or the expression that is adjusted. */
function derefCall(
  bx: BuildCx,
  receiver: Expr,
  self: Ty,
  target: Ty,
  isMut: boolean,
  span: Span,
  node: ast.NodeId,
): Expr {
  const method = lang(bx.cx.items, isMut ? 'deref_mut' : 'deref');
  invariant(method !== undefined, 'overloaded dereferencing needs its trait');
  const origin = receiver.origin ?? 'autoderef';
  const func = makeExpr({ kind: 'fn-item', userTy: undefined }, fnDefTy(method, [self]), span, node, origin);
  requireCallable(bx, func.ty, span, receiver.origin);
  const call = makeExpr(
    { kind: 'call', func, args: [receiver], calleeSpan: span, overloaded: 'deref' },
    refTy(ERASED, target, isMut),
    span,
    node,
    origin,
  );
  return makeExpr({ kind: 'deref', base: call }, target, span, node, origin);
}

// ---------------------------------------------------------------- the expression itself

function buildPlain(bx: BuildCx, expr: ast.Expr, span: Span): Expr {
  const { cx } = bx;
  const ty = typeAt(bx, expr);
  const make = (kind: ExprKind, at: Ty = ty): Expr => makeExpr(kind, at, span, expr.id, expr.origin);
  switch (expr.kind) {
    case 'literal':
      checkLiteralRange(cx, expr.value, ty, false, span);
      return make({ kind: 'literal', value: literalValue(expr.value, false, ty) });
    case 'path':
    case 'lang-path':
      return buildCallee(bx, expr, cx.callees.get(expr.id), ty, span);
    case 'unary':
      return buildUnary(bx, expr, ty, span);
    case 'binary':
      return buildBinary(bx, expr, ty, span);
    case 'logical':
      return make({ kind: 'logical', op: expr.op, left: buildExpr(bx, expr.left), right: buildExpr(bx, expr.right) });
    case 'assign':
      return buildAssign(bx, expr, ty, span);
    case 'underscore': {
      // The variable of one place in a destructuring assignment.
      if (!cx.locals.has(expr.id)) {
        cx.tainted = true;
        return make(HOLE, ERROR);
      }
      return make({ kind: 'var', var: variableOf(bx, expr.id) });
    }
    case 'assign-op':
      return buildAssignOp(bx, expr, ty, span);
    case 'ref':
      if (expr.raw) bx.rawOperand = core(expr.expr).id;
      return expr.raw
        ? make({ kind: 'raw-borrow', isMut: expr.isMut, expr: buildExpr(bx, expr.expr) })
        : make({ kind: 'borrow', mode: expr.isMut ? 'mut' : 'shared', expr: buildExpr(bx, expr.expr) });
    case 'call':
      return buildCall(bx, expr, ty, span);
    case 'method-call': {
      const callee = cx.callees.get(expr.id);
      if (callee?.kind !== 'fn') return make(HOLE, ERROR);
      const func = fnItem(bx, callee, expr.segment.name.span, expr.id, expr.origin);
      const receiver = buildExpr(bx, expr.receiver, span);
      requireCallable(bx, func.ty, span, expr.origin);
      return make({
        kind: 'call',
        func,
        args: [receiver, ...expr.args.map((arg) => buildExpr(bx, arg))],
        calleeSpan: expr.segment.name.span,
        overloaded: 'no',
      });
    }
    case 'field': {
      const field = cx.fields.get(expr.id);
      return field === undefined
        ? make(HOLE, ERROR)
        : make({ kind: 'field', base: buildExpr(bx, expr.expr), field, variant: 0 });
    }
    case 'index':
      return buildIndex(bx, expr, ty, span);
    case 'range':
      return buildRange(bx, expr, ty, span);
    case 'array':
      return make({ kind: 'array', exprs: expr.exprs.map((each) => buildExpr(bx, each)) });
    case 'repeat': {
      const len = ty.kind === 'array' ? ty.len : undefined;
      return len === undefined ? make(HOLE, ERROR) : make({ kind: 'repeat', expr: buildExpr(bx, expr.expr), len });
    }
    case 'tuple':
      return make({ kind: 'tuple', exprs: expr.exprs.map((each) => buildExpr(bx, each)) });
    case 'struct': {
      const found = cx.variants.get(expr.id);
      if (found === undefined) return make(HOLE, ERROR);
      const fields: { field: number; expr: Expr }[] = [];
      for (const each of expr.fields) {
        const field = cx.fields.get(each.id);
        if (field !== undefined) fields.push({ field, expr: buildExpr(bx, each.expr) });
      }
      const args = ty.kind === 'adt' ? ty.args : [];
      return make({
        kind: 'adt',
        def: found.adt,
        variant: found.variant,
        args,
        fields,
        base: expr.base === undefined ? undefined : buildExpr(bx, expr.base),
        userTy: userAdt(bx, found.adt, found.userArgs, expr.path.span),
      });
    }
    case 'block': {
      const outer = bx.constWord;
      if (expr.isConst) bx.constWord = 'constants';
      const block = expr.isUnsafe
        ? inUnsafe(bx, expr.span, () => buildBlock(bx, expr.block))
        : buildBlock(bx, expr.block);
      bx.constWord = outer;
      if (expr.isConst) {
        const body = make({ kind: 'block', block, label: undefined });
        return { ...body, kind: 'const-block', body };
      }
      return make({ kind: 'block', block, label: expr.label === undefined ? undefined : expr.id });
    }
    case 'if':
      return make({
        kind: 'if',
        cond: buildExpr(bx, expr.cond),
        then: buildExpr(bx, blockAsExpr(expr.then)),
        otherwise: expr.otherwise === undefined ? undefined : buildExpr(bx, expr.otherwise),
      });
    case 'let':
      return make({ kind: 'let', pat: buildPattern(bx, expr.pat), expr: buildExpr(bx, expr.expr) });
    case 'match': {
      const scrutinee = buildExpr(bx, expr.scrutinee);
      const arms = expr.arms.map((arm): Arm => ({
        pat: buildPattern(bx, arm.pat),
        guard: arm.guard === undefined ? undefined : buildExpr(bx, arm.guard),
        body: buildExpr(bx, arm.body),
        span: arm.span,
      }));
      return make({ kind: 'match', scrutinee, arms });
    }
    case 'loop': {
      const body = makeExpr(
        { kind: 'block', block: buildBlock(bx, expr.body), label: undefined },
        settled(bx, cx.types.get(expr.body.id) ?? UNIT, expr.body.span),
        expr.body.span,
        expr.body.id,
        expr.origin,
      );
      return make({ kind: 'loop', label: expr.id, body });
    }
    case 'break': {
      const target = cx.resolutions.labels.get(expr.id);
      if (target === undefined) return make(HOLE, ERROR);
      return make({ kind: 'break', target, expr: expr.expr === undefined ? undefined : buildExpr(bx, expr.expr) });
    }
    case 'continue': {
      const target = cx.resolutions.labels.get(expr.id);
      return target === undefined ? make(HOLE, ERROR) : make({ kind: 'continue', target });
    }
    case 'return':
      return make({ kind: 'return', expr: expr.expr === undefined ? undefined : buildExpr(bx, expr.expr) });
    case 'cast': {
      const cast = cx.casts.get(expr.id);
      const user = cx.userTys.get(expr.id);
      if (cast === 'ptr-to-int' || (cast === 'fn-to-ptr-int' && ty.kind === 'int'))
        refuseAddress(bx, 'cast to integers', span);
      const userTy: UserTy | undefined =
        user === undefined ? undefined : { ty: settledUser(bx, user, expr.ty.span), span: expr.ty.span };
      return make({
        kind: 'cast',
        cast: cast === undefined || cast === 'coercion' ? 'use' : cast,
        expr: buildExpr(bx, expr.expr),
        userTy,
      });
    }
    case 'paren':
      return buildExpr(bx, expr.expr);
    case 'closure': {
      const info = cx.closures.find((each) => each.expr === expr);
      const closure = info === undefined ? undefined : buildClosure(bx, info);
      if (closure !== undefined) return make({ kind: 'closure', closure });
      cx.tainted = true;
      return make(HOLE, ERROR);
    }
    case 'while':
    case 'for':
    case 'try':
    case 'macro':
    case 'unsupported-expr':
      cx.tainted = true;
      return make(HOLE, ERROR);
    default:
      return unreachable(expr);
  }
}

function buildAssign(bx: BuildCx, expr: Extract<ast.Expr, { kind: 'assign' }>, ty: Ty, span: Span): Expr {
  const destructuring = destructuringOf(bx.cx, expr);
  if (destructuring !== undefined) return buildDestructuring(bx, expr, destructuring, span);
  return makeExpr(
    { kind: 'assign', left: buildExpr(bx, expr.left), right: buildExpr(bx, expr.right) },
    ty,
    span,
    expr.id,
    expr.origin,
  );
}

function buildCallee(bx: BuildCx, expr: ast.Expr, callee: Callee | undefined, ty: Ty, span: Span): Expr {
  const make = (kind: ExprKind): Expr => makeExpr(kind, ty, span, expr.id, expr.origin);
  switch (callee?.kind) {
    case 'local':
      return make({ kind: 'var', var: variableOf(bx, callee.binding) });
    case 'fn':
      return fnItem(bx, callee, span, expr.id, expr.origin);
    case 'ctor': {
      const found = variantOf(bx.cx.items, callee.def);
      invariant(found !== undefined, 'a constructor belongs to a variant');
      if (ty.kind === 'fn-def') return fnItem(bx, callee, span, expr.id, expr.origin);
      const args = settledArgs(bx, callee.args, span);
      return make({
        kind: 'adt',
        def: found.adt.def,
        variant: found.variant,
        args,
        fields: [],
        base: undefined,
        userTy: userAdt(bx, found.adt.def, callee.userArgs, span),
      });
    }
    case 'const':
      return make({
        kind: 'const',
        def: callee.def,
        args: settledArgs(bx, callee.args, span),
        userTy: userConst(bx, callee, span),
      });
    case 'static':
      if (bx.isMutStatic(callee.def) && bx.rawOperand !== expr.id)
        requireUnsafe(bx, () => 'use of mutable static', span);
      return make({ kind: 'static', def: callee.def, isMut: bx.isMutStatic(callee.def) });
    case 'const-param':
      return make({ kind: 'const-param', value: { kind: 'const-param', index: callee.index, name: callee.name } });
    default:
      bx.cx.tainted = true;
      return makeExpr(HOLE, ERROR, span, expr.id);
  }
}

function fnItem(
  bx: BuildCx,
  callee: Extract<Callee, { kind: 'fn' | 'ctor' }>,
  span: Span,
  node: NodeId,
  origin: ast.Origin | undefined,
): Expr {
  const args = settledArgs(bx, callee.args, span);
  const userTy: UserTy | undefined =
    callee.userArgs === undefined
      ? undefined
      : {
          span,
          ty: fnDefTy(callee.def, settledUserArgs(bx, callee.userArgs, span)),
          self: callee.kind === 'fn' ? userSelfOf(bx, callee.userSelf, span) : undefined,
        };
  if (bx.onNever.has(node)) bx.lints.push(unsafeOnNever(span, 'unsafe function'));
  return makeExpr({ kind: 'fn-item', userTy }, fnDefTy(callee.def, args), span, node, origin);
}

function operatorItem(bx: BuildCx, callee: Extract<Callee, { kind: 'fn' | 'ctor' }>, span: Span, expr: ast.Expr): Expr {
  const func = fnItem(bx, callee, span, expr.id, expr.origin ?? 'operator');
  requireCallable(bx, func.ty, span, expr.origin);
  return func;
}

// ---------------------------------------------------------------- calls

/** Which part of an expanded `format_args!` the call is. */
function formatPart(expr: Extract<ast.Expr, { kind: 'call' }>): Overloaded {
  if (expr.func.kind !== 'lang-path') return 'no';
  if (expr.func.item.startsWith('format_new_')) return 'format-args';
  return expr.func.item.startsWith('format_argument_') ? 'format-argument' : 'no';
}

function buildCall(bx: BuildCx, expr: Extract<ast.Expr, { kind: 'call' }>, ty: Ty, span: Span): Expr {
  const { cx } = bx;
  const overloaded = cx.callees.get(expr.id);
  const args = () => expr.args.map((arg) => buildExpr(bx, arg));
  if (overloaded?.kind === 'fn') {
    const receiver = buildExpr(bx, expr.func);
    const built = args();
    const tuple = makeExpr(
      { kind: 'tuple', exprs: built },
      tupleTy(built.map((each) => each.ty)),
      span,
      expr.id,
      expr.origin,
    );
    const func = fnItem(bx, overloaded, span, expr.id, expr.origin);
    requireCallable(bx, func.ty, span, expr.origin);
    return makeExpr(
      { kind: 'call', func, args: [receiver, tuple], calleeSpan: span, overloaded: 'call' },
      ty,
      span,
      expr.id,
      expr.origin,
    );
  }
  const callee = cx.callees.get(core(expr.func).id);
  if (callee?.kind === 'ctor') {
    const found = variantOf(cx.items, callee.def);
    invariant(found !== undefined, 'a constructor belongs to a variant');
    const fields = args().map((each, field) => ({ field, expr: each }));
    return makeExpr(
      {
        kind: 'adt',
        def: found.adt.def,
        variant: found.variant,
        args: settledArgs(bx, callee.args, span),
        fields,
        base: undefined,
        userTy: userAdt(bx, found.adt.def, callee.userArgs, span),
      },
      ty,
      span,
      expr.id,
      expr.origin,
    );
  }
  const func = buildExpr(bx, expr.func);
  requireCallable(bx, func.ty, span, expr.origin ?? core(expr.func).origin);
  return makeExpr(
    { kind: 'call', func, args: args(), calleeSpan: expr.func.span, overloaded: formatPart(expr) },
    ty,
    span,
    expr.id,
    expr.origin,
  );
}

// ---------------------------------------------------------------- operators

function buildUnary(bx: BuildCx, expr: Extract<ast.Expr, { kind: 'unary' }>, ty: Ty, span: Span): Expr {
  const make = (kind: ExprKind): Expr => makeExpr(kind, ty, span, expr.id, expr.origin);
  const callee = bx.cx.callees.get(expr.id);
  if (expr.op === '*') {
    if (callee?.kind !== 'fn') {
      const base = buildExpr(bx, expr.expr);
      if (bx.rawOperand !== expr.id) requireUnsafeDeref(bx, base, span);
      if (bx.onNever.has(base.node)) bx.lints.push(unsafeOnNever(span, 'raw pointer dereference'));
      return make({ kind: 'deref', base });
    }
    const receiver = buildExpr(bx, expr.expr);
    const self = callee.args[0];
    const isMut = callee.def === lang(bx.cx.items, 'deref_mut');
    return derefCall(
      bx,
      receiver,
      self !== undefined && isTy(self) ? settled(bx, self, span) : ERROR,
      ty,
      isMut,
      span,
      expr.id,
    );
  }
  const operand = core(expr.expr);
  if (
    expr.op === '-' &&
    operand.kind === 'literal' &&
    (operand.value.kind === 'int' || operand.value.kind === 'float') &&
    callee === undefined
  ) {
    checkLiteralRange(bx.cx, operand.value, ty, true, span);
    return make({ kind: 'literal', value: literalValue(operand.value, true, ty) });
  }
  const inner = typeAt(bx, expr.expr);
  if (callee?.kind !== 'fn' || isBuiltinUnary(expr.op, inner))
    return make({ kind: 'unary', op: expr.op, expr: buildExpr(bx, expr.expr) });
  return make({
    kind: 'call',
    func: operatorItem(bx, callee, span, expr),
    args: [buildExpr(bx, expr.expr)],
    calleeSpan: span,
    overloaded: 'operator',
  });
}

const COMPARISONS: ReadonlySet<string> = new Set(['==', '!=', '<', '<=', '>', '>=']);

function buildBinary(bx: BuildCx, expr: Extract<ast.Expr, { kind: 'binary' }>, ty: Ty, span: Span): Expr {
  const callee = bx.cx.callees.get(expr.id);
  // The borrows of a comparison's operands are their last adjustments.
  const borrows = callee?.kind === 'fn' && COMPARISONS.has(expr.op) ? 1 : 0;
  const left = typeAfter(bx, expr.left, borrows);
  const right = typeAfter(bx, expr.right, borrows);
  const make = (kind: ExprKind): Expr => makeExpr(kind, ty, span, expr.id, expr.origin);
  if (callee?.kind !== 'fn' || (isScalar(left) && isScalar(right) && isBuiltinBinary(expr.op, left, right))) {
    if (COMPARISONS.has(expr.op) && (left.kind === 'ptr' || left.kind === 'fn-ptr'))
      refuseAddress(bx, 'reliably compared', span);
    return make({
      kind: 'binary',
      op: expr.op,
      left: buildExpr(bx, expr.left, undefined, borrows),
      right: buildExpr(bx, expr.right, undefined, borrows),
    });
  }
  return make({
    kind: 'call',
    func: operatorItem(bx, callee, span, expr),
    args: [buildExpr(bx, expr.left), buildExpr(bx, expr.right)],
    calleeSpan: expr.opSpan,
    overloaded: 'operator',
  });
}

function buildAssignOp(bx: BuildCx, expr: Extract<ast.Expr, { kind: 'assign-op' }>, ty: Ty, span: Span): Expr {
  const callee = bx.cx.callees.get(expr.id);
  const borrows = callee?.kind === 'fn' ? 1 : 0;
  const left = typeAfter(bx, expr.left, borrows);
  const right = typeAfter(bx, expr.right);
  const make = (kind: ExprKind): Expr => makeExpr(kind, ty, span, expr.id, expr.origin);
  if (callee?.kind !== 'fn' || (isScalar(left) && isScalar(right) && isBuiltinBinary(expr.op, left, right))) {
    return make({
      kind: 'assign-op',
      op: expr.op,
      left: buildExpr(bx, expr.left, undefined, borrows),
      right: buildExpr(bx, expr.right),
    });
  }
  return make({
    kind: 'call',
    func: operatorItem(bx, callee, span, expr),
    args: [buildExpr(bx, expr.left), buildExpr(bx, expr.right)],
    calleeSpan: expr.opSpan,
    overloaded: 'operator',
  });
}

function buildIndex(bx: BuildCx, expr: Extract<ast.Expr, { kind: 'index' }>, ty: Ty, span: Span): Expr {
  const callee = bx.cx.callees.get(expr.id);
  const make = (kind: ExprKind): Expr => makeExpr(kind, ty, span, expr.id, expr.origin);
  if (callee?.kind !== 'fn')
    return make({ kind: 'index', base: buildExpr(bx, expr.expr), index: buildExpr(bx, expr.index) });
  const self = callee.args[0];
  const selfTy = self !== undefined && isTy(self) ? settled(bx, self, span) : ERROR;
  const indexTy = typeAfter(bx, expr.index);
  if ((selfTy.kind === 'array' || selfTy.kind === 'slice') && indexTy.kind === 'int' && indexTy.name === 'usize') {
    // Built in after all: the borrow (and an array's unsizing) is taken back.
    const adjustments = bx.cx.adjustments.get(core(expr.expr).id) ?? [];
    const drop = adjustments[adjustments.length - 1]?.kind === 'cast' ? 2 : 1;
    return make({ kind: 'index', base: buildExpr(bx, expr.expr, undefined, drop), index: buildExpr(bx, expr.index) });
  }
  const isMut = callee.def === lang(bx.cx.items, 'index_mut');
  const func = fnItem(bx, callee, span, expr.id, expr.origin ?? 'index');
  requireCallable(bx, func.ty, span, expr.origin);
  const call = makeExpr(
    {
      kind: 'call',
      func,
      args: [buildExpr(bx, expr.expr), buildExpr(bx, expr.index)],
      calleeSpan: span,
      overloaded: 'index',
    },
    refTy(ERASED, ty, isMut),
    span,
    expr.id,
    expr.origin ?? 'index',
  );
  return makeExpr({ kind: 'deref', base: call }, ty, span, expr.id, expr.origin ?? 'index');
}

function buildRange(bx: BuildCx, expr: Extract<ast.Expr, { kind: 'range' }>, ty: Ty, span: Span): Expr {
  const make = (kind: ExprKind): Expr => makeExpr(kind, ty, span, expr.id, expr.origin);
  if (ty.kind !== 'adt') return makeExpr(HOLE, ERROR, span, expr.id, expr.origin);
  if (rangeItem(expr) === 'RangeInclusive' && expr.low !== undefined && expr.high !== undefined) {
    const def = lang(bx.cx.items, 'range_inclusive_new');
    if (def === undefined) {
      reportUnsupported(bx.cx, 'inclusive ranges', span);
      return makeExpr(HOLE, ERROR, span, expr.id, expr.origin);
    }
    const func = makeExpr({ kind: 'fn-item', userTy: undefined }, fnDefTy(def, ty.args), span, expr.id, expr.origin);
    return make({
      kind: 'call',
      func,
      args: [buildExpr(bx, expr.low), buildExpr(bx, expr.high)],
      calleeSpan: span,
      overloaded: 'no',
    });
  }
  const names = findAdt(bx.cx.items, ty.def)?.variants[0]?.fields.map((field) => field.name) ?? [];
  const fields: { field: number; expr: Expr }[] = [];
  if (expr.low !== undefined) fields.push({ field: names.indexOf('start'), expr: buildExpr(bx, expr.low) });
  if (expr.high !== undefined) fields.push({ field: names.indexOf('end'), expr: buildExpr(bx, expr.high) });
  return make({ kind: 'adt', def: ty.def, variant: 0, args: ty.args, fields, base: undefined, userTy: undefined });
}

// ---------------------------------------------------------------- blocks

export function buildBlock(bx: BuildCx, block: ast.Block): Block {
  const stmts: Stmt[] = [];
  for (const stmt of block.stmts) {
    const built = buildStmt(bx, stmt);
    if (built !== undefined) stmts.push(built);
  }
  return { stmts, tail: block.tail === undefined ? undefined : buildExpr(bx, block.tail), span: block.span };
}

function buildStmt(bx: BuildCx, stmt: ast.Stmt): Stmt | undefined {
  switch (stmt.kind) {
    case 'let': {
      const user = bx.cx.userTys.get(stmt.id);
      const init = stmt.init === undefined ? undefined : buildExpr(bx, stmt.init);
      return {
        kind: 'let',
        pat: buildPattern(bx, stmt.pat),
        init,
        userTy:
          user === undefined || stmt.ty === undefined
            ? undefined
            : { ty: settledUser(bx, user, stmt.ty.span), span: stmt.ty.span },
        otherwise:
          stmt.otherwise === undefined
            ? undefined
            : makeExpr(
                { kind: 'block', block: buildBlock(bx, stmt.otherwise), label: undefined },
                NEVER,
                stmt.otherwise.span,
                stmt.otherwise.id,
              ),
        span: stmt.span,
        origin: stmt.origin,
      };
    }
    case 'expr':
      return { kind: 'expr', expr: buildExpr(bx, stmt.expr), span: stmt.span, isSemi: stmt.semi };
    default:
      return undefined;
  }
}
