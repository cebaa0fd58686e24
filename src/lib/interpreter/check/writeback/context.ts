/** Writing back: all types known, the side tables of a checked body become THIR. */
import type { Diagnostic } from '../../diagnostics/index.ts';
import type { Span } from '../../source/index.ts';
import type { NodeId, Origin } from '../../syntax/ast.ts';
import { findIn } from '../../../heap/base/index.ts';
import { isConst, isRegion, isTy, mapTy, substTy, type TyMapper, walkTy } from '../../types/fold.ts';
import { MENTIONS_BOUND_REGION, MENTIONS_KEPT_REGION, mentions } from '../../types/flags.ts';
import { hasInfer, resolve, unboundIn } from '../../solve/table.ts';
import { ERASED } from '../../types/lookup.ts';
import type { Expr, ExprKind, UserTy, VarId, Variable } from '../../types/thir.ts';
import { varId } from '../../types/thir.ts';
import type { Const, DefId, GenericArg, Ty } from '../../types/ty.ts';
import { NO_CAUSE } from '../../solve/obligation.ts';
import { report, type BodyCx, type Callee } from '../context.ts';
import { BOOL, ERROR, adtTy, arrayTy } from '../../types/make.ts';

export interface BuildCx {
  readonly cx: BodyCx;
  readonly vars: Variable[];
  readonly varOf: Map<NodeId, VarId>;
  /** Findings of lints on a body without other errors. */
  readonly lints: Diagnostic[];
  /** Its types are faulty: rustc builds no patterns from the constants of such a body. */
  readonly wasTainted: boolean;
  /** Unsafe uses of types that nothing but `!` decided. */
  readonly onNever: ReadonlySet<NodeId>;
  /** The body of an `unsafe fn`: what is unsafe there is a matter of a lint. */
  isUnsafeFn: boolean;
  /** Inside how many `unsafe { .. }`, and whether the outermost was needed so far. */
  unsafeDepth: number;
  isUnsafeNeeded: boolean;
  /** What `&raw` stands before: to name the place behind a raw pointer, or a `static mut`, is not unsafe there. */
  rawOperand: NodeId | undefined;
  /** In a constant, static or `const fn`: what it is called in messages. */
  constWord: string | undefined;
  /** The body has errors already: what only writing back finds is not reported. */
  readonly isQuiet: boolean;
  readonly isMutStatic: (def: DefId) => boolean;
  /** A closure's body that is only looked through for what it uses: what is not known yet stays so. */
  readonly isOpen: boolean;
  /** Const parameters without a value that were reported. */
  readonly reportedConsts: Set<number>;
}

export const createBuildCx = (cx: BodyCx, isMutStatic: (def: DefId) => boolean, isOpen: boolean): BuildCx => ({
  cx,
  vars: [],
  varOf: new Map(),
  lints: [],
  wasTainted: cx.tainted,
  onNever: new Set(),
  isUnsafeFn: false,
  unsafeDepth: 0,
  isUnsafeNeeded: false,
  rawOperand: undefined,
  constWord: undefined,
  isQuiet: isOpen || cx.tainted,
  isMutStatic,
  isOpen,
  reportedConsts: new Set(),
});

/** Regions inside bodies are all erased, but for those that a `fn` type or `dyn` inside binds. */
const eraser: TyMapper = {
  ty: (ty) => (mentions(ty, MENTIONS_KEPT_REGION | MENTIONS_BOUND_REGION) ? undefined : ty),
  region: (region, depth) => (region.kind === 're-bound' && region.depth < depth ? region : ERASED),
};

/** A type with everything known put in. */
export function settled(bx: BuildCx, ty: Ty, span: Span): Ty {
  const found = resolve(bx.cx.infer, ty);
  if (hasInfer(found) && !bx.isOpen) {
    reportOpen(bx, found, span);
    return ERROR;
  }
  return mapTy(found, eraser);
}

export function settledArgs(bx: BuildCx, args: readonly GenericArg[], span: Span): readonly GenericArg[] {
  return args.map((arg) => {
    if (isRegion(arg)) return ERASED;
    if (isConst(arg)) {
      const wrapped = resolve(bx.cx.infer, arrayTy(BOOL, arg));
      const len = wrapped.kind === 'array' ? wrapped.len : arg;
      if (len.kind === 'const-infer' && !bx.isOpen) {
        reportOpen(bx, wrapped, span);
        return { kind: 'const-error' };
      }
      return len;
    }
    return settled(bx, arg, span);
  });
}

/** The reader's type with its regions; what was inferred is put in, erased. `_` that an alias names twice is one type. */
export function settledUser(bx: BuildCx, ty: Ty, span: Span): Ty {
  if (!hasInfer(ty)) return ty;
  const count = new Map<number, number>();
  walkTy(ty, {
    ty: (each) => {
      if (each.kind === 'infer') count.set(each.id, (count.get(each.id) ?? 0) + 1);
      return hasInfer(each);
    },
  });
  const shared = new Map<number, Ty>();
  let regions = 0;
  const inferred = (each: Extract<Ty, { kind: 'infer' }>): Ty => {
    const found = shared.get(each.id) ?? settled(bx, each, span);
    if ((count.get(each.id) ?? 0) < 2 || shared.has(each.id)) return found;
    const tied = mapTy(found, {
      region: (region) => (region.kind === 're-erased' ? { kind: 're-var', id: --regions } : region),
    });
    shared.set(each.id, tied);
    return tied;
  };
  return mapTy(ty, {
    ty: (each) => (hasInfer(each) ? (each.kind === 'infer' ? inferred(each) : undefined) : each),
    const: (value) => (value.kind === 'const-infer' ? constOf(bx, value, span) : value),
  });
}

export const settledUserArgs = (bx: BuildCx, args: readonly GenericArg[], span: Span): readonly GenericArg[] =>
  args.map((arg) => (isTy(arg) ? settledUser(bx, arg, span) : isConst(arg) ? constOf(bx, arg, span) : arg));

/** A struct or variant that was named with regions. */
export function userAdt(
  bx: BuildCx,
  def: DefId,
  args: readonly GenericArg[] | undefined,
  span: Span,
): UserTy | undefined {
  if (args === undefined) return undefined;
  return { span, ty: adtTy(def, settledUserArgs(bx, args, span)) };
}

/** A constant that was named with regions: its type, and the item with its arguments. */
export function userConst(bx: BuildCx, callee: Extract<Callee, { kind: 'const' }>, span: Span): UserTy | undefined {
  const declared = findIn(bx.cx.items.types, callee.def);
  if (callee.userArgs === undefined || declared === undefined) return undefined;
  const args = settledUserArgs(bx, callee.userArgs, span);
  return {
    ty: substTy(declared, args),
    span,
    item: { def: callee.def, args },
    self: userSelfOf(bx, callee.userSelf, span),
  };
}

export const userSelfOf = (bx: BuildCx, self: Ty | undefined, span: Span): Ty | undefined =>
  self === undefined ? undefined : settledUser(bx, self, span);

function constOf(bx: BuildCx, value: Const, span: Span): Const {
  const [found] = settledArgs(bx, [value], span);
  return found !== undefined && isConst(found) ? found : value;
}

/** E0282, E0284: inference came to an end without an answer. Constants are reported each by itself. */
function reportOpen(bx: BuildCx, ty: Ty, span: Span): void {
  const { cx } = bx;
  const consts = openConsts(cx, ty);
  if (consts.length > 0) {
    if (bx.isQuiet || consts.some((id) => bx.reportedConsts.has(id))) return;
    for (const id of consts) bx.reportedConsts.add(id);
    const local = [...cx.locals.values()].find((each) => openConsts(cx, each.ty).some((id) => consts.includes(id)));
    // The length in `[0; _]` is no parameter of anything.
    const lengths = [...cx.repeatLens.values()].flatMap((len) => unboundIn(cx.infer, [len]));
    const code = consts.every((id) => lengths.includes(id)) ? 'E0282' : 'E0284';
    report(cx, 'type-annotations-needed', code, 'type annotations needed', local?.span ?? span, {
      label: 'cannot infer the value of a const parameter',
    });
    return;
  }
  if (cx.tainted) return;
  report(cx, 'type-annotations-needed', 'E0282', 'type annotations needed', span, { label: 'cannot infer type' });
}

/** `unboundIn` numbers constants below zero. */
const openConsts = (cx: BodyCx, ty: Ty): readonly number[] => unboundIn(cx.infer, [ty]).filter((id) => id < 0);

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
    ty: ERROR,
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
