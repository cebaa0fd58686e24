/** Writing back: all types known, the side tables of a checked body become THIR. */
import type { Span } from '../../source/index.ts';
import type { NodeId, Origin } from '../../syntax/ast.ts';
import { isConst, isRegion, mapTy, type TyMapper } from '../../types/fold.ts';
import { hasInfer, resolve } from '../../solve/table.ts';
import { ERASED } from '../../types/lookup.ts';
import type { Expr, ExprKind, VarId, Variable } from '../../types/thir.ts';
import { varId } from '../../types/thir.ts';
import type { Const, DefId, GenericArg, Ty } from '../../types/ty.ts';
import { NO_CAUSE } from '../../solve/obligation.ts';
import { report, type BodyCx } from '../context.ts';

export interface BuildCx {
  readonly cx: BodyCx;
  readonly vars: Variable[];
  readonly varOf: Map<NodeId, VarId>;
  /** Inside `unsafe { .. }` or an unsafe function. */
  unsafeDepth: number;
  /** In a constant, static or `const fn`: what it is called in messages. */
  constWord: string | undefined;
  /** The body has errors already: what only writing back finds is not told. */
  readonly isQuiet: boolean;
  readonly isMutStatic: (def: DefId) => boolean;
}

/** Regions inside bodies are all erased, but for those that a `fn` type or `dyn` inside binds. */
const eraser: TyMapper = {
  region: (region, depth) => (region.kind === 're-bound' && region.depth < depth ? region : ERASED),
};

/** A type with everything known put in. */
export function settled(bx: BuildCx, ty: Ty, span: Span): Ty {
  const found = resolve(bx.cx.infer, ty);
  if (hasInfer(found)) {
    reportOpen(bx.cx, span);
    return { kind: 'error' };
  }
  return mapTy(found, eraser);
}

export function settledArgs(bx: BuildCx, args: readonly GenericArg[], span: Span): readonly GenericArg[] {
  return args.map((arg) => {
    if (isRegion(arg)) return ERASED;
    if (isConst(arg)) {
      const wrapped = resolve(bx.cx.infer, { kind: 'array', ty: { kind: 'bool' }, len: arg });
      const len = wrapped.kind === 'array' ? wrapped.len : arg;
      if (len.kind === 'const-infer') {
        reportOpen(bx.cx, span);
        return { kind: 'const-error' };
      }
      return len;
    }
    return settled(bx, arg, span);
  });
}

/** The reader's type with its regions; what was inferred is put in, erased. */
export function settledUser(bx: BuildCx, ty: Ty, span: Span): Ty {
  if (!hasInfer(ty)) return ty;
  return mapTy(ty, {
    ty: (each) => (hasInfer(each) ? (each.kind === 'infer' ? settled(bx, each, span) : undefined) : each),
    const: (value) => (value.kind === 'const-infer' ? constOf(bx, value, span) : value),
  });
}

function constOf(bx: BuildCx, value: Const, span: Span): Const {
  const [found] = settledArgs(bx, [value], span);
  return found !== undefined && isConst(found) ? found : value;
}

/** E0282: inference came to an end without an answer. */
export function reportOpen(cx: BodyCx, span: Span): void {
  if (cx.tainted) return;
  report(cx, 'type-annotations-needed', 'E0282', 'type annotations needed', span, { label: 'cannot infer type' });
}

export function makeExpr(kind: ExprKind, ty: Ty, span: Span, node: NodeId, origin?: Origin): Expr {
  return { ...kind, ty, span, node, origin };
}

/** The variable of a binding; made when first met. */
export function variableOf(bx: BuildCx, binding: NodeId): VarId {
  const known = bx.varOf.get(binding);
  if (known !== undefined) return known;
  const local = bx.cx.locals.get(binding);
  const id = varId(bx.vars.length);
  bx.varOf.set(binding, id);
  bx.vars.push({
    id,
    name: local?.name ?? '_',
    ty: { kind: 'error' },
    isMut: local?.isMut ?? false,
    byRef: local === undefined || local.mode === 'move' ? 'no' : local.mode,
    span: local?.span ?? NO_CAUSE.span,
    node: binding,
  });
  if (local !== undefined) {
    const at = bx.vars[id];
    if (at !== undefined) bx.vars[id] = { ...at, ty: settled(bx, local.ty, local.span) };
  }
  return id;
}
