/**
 * Closure expressions. After rustc's `closure.rs` (dev guide, "Closure capture inference"): the signature comes of what is
 * expected here and of what the reader wrote; the body is checked with the body around it; how it may be called and what
 * it captures are variables of its type until `captures.ts` has looked through the body.
 */
import type * as ast from '../../syntax/ast.ts';
import type { Span } from '../../source/index.ts';
import { closureKindTy, type ClosureTy } from '../../types/closure.ts';
import { eraseArgs, eraseRegions, instantiateBound } from '../../types/fold.ts';

import { MENTIONS_KEPT_REGION, mentions } from '../../types/flags.ts';
import { ERASED, identityArgs } from '../../types/lookup.ts';
import { commitIf } from '../../solve/table.ts';
import { unify } from '../../solve/unify.ts';
import type { DefId, FnSig, Ty } from '../../types/ty.ts';
import { createCoerceMany } from '../coerce-many.ts';
import { checkReturned } from '../control.ts';
import { newVar, normal, report, reportUnsupported, type BodyCx, type OpenClosure } from '../context.ts';
import type { Expectation } from '../expectation.ts';
import { requireSized } from '../expr.ts';
import { lowerClosureTypes } from '../lower.ts';
import { checkPattern } from '../patterns.ts';
import { deduceSignature } from './deduce.ts';
import { ERROR, UNIT, closureTy, fnPtrTy } from '../../types/make.ts';

type ClosureExpr = Extract<ast.Expr, { kind: 'closure' }>;

/** A closure of the body that is being checked. */
export interface ClosureInfo {
  readonly def: DefId;
  readonly expr: ClosureExpr;
  readonly ty: ClosureTy;
  /** The signature as its body sees it. */
  readonly inputs: readonly Ty[];
  readonly output: Ty;
  /** Whether a variable of the body around is named in it: only a closure without any becomes a function pointer. */
  readonly mentionsOutside: boolean;
  /** The types that the reader wrote, with their regions. */
  readonly userInputs: readonly (Ty | undefined)[];
  readonly userOutput: Ty | undefined;
}

export function checkClosure(cx: BodyCx, expr: ClosureExpr, expectation: Expectation): Ty {
  const def = cx.resolutions.defOfNode.get(expr.id);
  if (def === undefined) return reportUnsupported(cx, 'closures here', expr.span);
  const written = lowerClosureTypes(
    cx,
    expr.params.map((param) => param.ty),
    expr.output,
  );
  const expected = deduceSignature(cx, expectation);
  const supplied: FnSig = {
    bound: written.bound,
    inputs: written.inputs.map((ty, index) =>
      ty === undefined ? newVar(cx, expr.params[index]?.span ?? expr.span) : normal(cx, eraseRegions(ty), expr.span),
    ),
    output:
      written.output === undefined ? newVar(cx, expr.body.span) : normal(cx, eraseRegions(written.output), expr.span),
    isUnsafe: false,
  };
  const sig = mergeSignatures(cx, supplied, expected.sig, expected.span ?? expr.span);
  const ty: ClosureTy = closureTy(
    def,
    eraseArgs(identityArgs(cx.items, cx.owner)),
    expected.kind === undefined ? newVar(cx, expr.span) : closureKindTy(expected.kind),
    fnPtrTy(sig),
    newVar(cx, expr.span),
  );
  const { inputs, output } = instantiateBound(sig, () => ERASED);
  const mentionsOutside = checkBody(cx, expr, inputs, output);
  cx.closures.push({
    def,
    expr,
    ty,
    inputs,
    output,
    mentionsOutside,
    userInputs: written.inputs.map((each) =>
      each !== undefined && mentions(each, MENTIONS_KEPT_REGION) ? each : undefined,
    ),
    userOutput:
      written.output !== undefined && mentions(written.output, MENTIONS_KEPT_REGION) ? written.output : undefined,
  });
  return ty;
}

/**
 * The expected signature, with what the reader wrote made equal to it: so the binder is that of the bound. Where the two do
 * not agree, it is what was written, and the bound will not hold.
 */
function mergeSignatures(cx: BodyCx, supplied: FnSig, expected: FnSig | undefined, span: Span): FnSig {
  if (expected === undefined) return supplied;
  if (expected.inputs.length !== supplied.inputs.length) {
    reportArity(cx, span, expected.inputs.length, supplied.inputs.length);
    // What is expected of it has been found wrong: nothing is to follow from that.
    return { ...supplied, inputs: supplied.inputs.map(() => ERROR), output: ERROR };
  }
  const [theirs, ours] = [expected, supplied].map((sig) => instantiateBound(sig, () => ERASED));
  if (theirs === undefined || ours === undefined) return supplied;
  const agrees = commitIf(
    cx.infer,
    () =>
      theirs.inputs.every((ty, index) => unify(cx.infer, ty, ours.inputs[index] ?? ERROR)) &&
      unify(cx.infer, theirs.output, ours.output),
  );
  return agrees ? expected : supplied;
}

/** E0593. */
export function reportArity(cx: BodyCx, span: Span, wanted: number, found: number): void {
  const count = (length: number): string => `${length} argument${length === 1 ? '' : 's'}`;
  report(
    cx,
    'wrong-function-arity',
    'E0593',
    `closure is expected to take ${count(wanted)}, but it takes ${count(found)}`,
    span,
  );
}

/** Tells whether a variable of the body around is named. The body is a function's: it has results of its own, and what cannot be reached in it says nothing of what is around. */
function checkBody(cx: BodyCx, expr: ClosureExpr, inputs: readonly Ty[], output: Ty): boolean {
  const { ret, diverges } = cx;
  const inside: OpenClosure = { mentionsOutside: false };
  cx.openClosures.push(inside);
  cx.diverges = false;
  expr.params.forEach((param, index) => {
    const ty = inputs[index] ?? ERROR;
    checkPattern(cx, param.pat, ty);
  });
  const many = createCoerceMany(cx, output);
  cx.ret = many;
  checkReturned(cx, many, expr.body);
  requireSized(cx, output, expr.body.span, 'sized-return');
  // What the body asks of a parameter says more than that it has no size yet.
  expr.params.forEach((param, index) => {
    requireSized(cx, inputs[index] ?? UNIT, param.span, 'sized-argument');
  });
  cx.ret = ret;
  cx.diverges = diverges;
  cx.openClosures.pop();
  return inside.mentionsOutside;
}
