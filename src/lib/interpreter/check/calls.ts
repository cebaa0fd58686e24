/** Calls of functions, function pointers, anything that implements `Fn*`, and methods. */
import type * as ast from '../syntax/ast.ts';
import type { Span } from '../source/index.ts';
import { findIn } from '../../heap/base/index.ts';
import { closureSigOf, findClosureKind, type ClosureTy } from '../types/closure.ts';
import { instantiateBound } from '../types/fold.ts';
import { openSnapshot, resolveBound, rollback, hasInfer } from '../solve/table.ts';
import { unify } from '../solve/unify.ts';
import { ERASED, lang, variantOf } from '../types/lookup.ts';
import { confirmMethod, openSignature } from './method/confirm.ts';
import { isVisible, probeMethod } from './method/probe.ts';
import { signatureOf } from '../types/signature.ts';
import { evaluateTrait } from '../solve/fulfill.ts';
import type { FnSig, Ty } from '../types/ty.ts';
import { derefAdjustments, derefStep, startAutoderef } from './autoderef.ts';
import { isDynCompatible } from '../collect/objects.ts';
import { coerce } from './coerce.ts';
import {
  addAdjustments,
  core,
  full,
  reportUnsupported,
  known,
  newVar,
  normalSig,
  mentionsError,
  proveNow,
  report,
  reportUnknown,
  requireTrait,
  see,
  show,
  typeOf,
  type BodyCx,
} from './context.ts';
import { checkExpr, requireSized } from './expr.ts';
import { onlyHas, rvalueHint, NONE, type Expectation } from './expectation.ts';
import { reportMissingMethod } from './missing-method.ts';
import { reportOfRange } from './range-ends.ts';
import { rejectDropCall } from './path.ts';
import { convertPlaceToMut } from './place-ops.ts';
import { isLibrary, itemName, reportMismatch } from './report.ts';
import { ERROR, refTy, tupleTy } from '../types/make.ts';

type Call = Extract<ast.Expr, { kind: 'call' }>;

export function checkCall(cx: BodyCx, expr: Call, expectation: Expectation): Ty {
  const calleeTy = checkExpr(cx, expr.func);
  const autoderef = startAutoderef(cx, calleeTy, expr.func.span);
  for (let at: Ty | undefined = autoderef.current; at !== undefined; at = derefStep(autoderef)) {
    // `&F` and `&mut F` are callable themselves, but then a call of `f: &mut F` would need `f` to be `mut`: rustc looks behind them first.
    if (at.kind === 'ref' && autoderef.steps.length === 0) continue;
    const found = callable(cx, expr, at, () => addAdjustments(cx, expr.func, derefAdjustments(autoderef)));
    if (found === undefined) continue;
    if (found === 'unknown') {
      reportUnknown(cx, at, expr.func.span);
      break;
    }
    return finishCall(cx, expr, found, expectation);
  }
  for (const arg of expr.args) checkExpr(cx, arg);
  const ty = known(cx, calleeTy);
  if (mentionsError(cx, ty) || (ty.kind === 'infer' && ty.class === 'general')) {
    cx.tainted = true;
    return ERROR;
  }
  if (ty.kind === 'adt' && isLibrary(cx, ty.def))
    return reportUnsupported(cx, `calling a \`${show(cx, ty)}\``, expr.span);
  report(cx, 'not-callable', 'E0618', `expected function, found \`${show(cx, ty)}\``, expr.span, {
    labels: [{ span: expr.func.span, text: 'not a function' }],
  });
  return ERROR;
}

/** A signature ready for its arguments; overloaded ones take them as a tuple. */
interface Callable {
  readonly sig: FnSig;
  readonly isOverloaded: boolean;
}

/**
 * A call of a closure whose body was not looked through yet: its signature is known, how it takes itself is not (rustc's
 * deferred call resolution).
 */
function deferredCall(cx: BodyCx, expr: Call, ty: ClosureTy, adjust: () => void): Callable {
  const sig = normalSig(
    cx,
    instantiateBound(closureSigOf(ty), () => ERASED),
    expr.span,
  );
  const calls = cx.deferredCalls.get(ty.def) ?? [];
  cx.deferredCalls.set(ty.def, calls);
  calls.push(() => void overloadedCall(cx, expr, ty, adjust));
  return { sig, isOverloaded: true };
}

function callable(cx: BodyCx, expr: Call, ty: Ty, adjust: () => void): Callable | 'unknown' | undefined {
  switch (ty.kind) {
    case 'fn-def': {
      const sig = signatureOf(cx.items, ty.def, ty.args);
      if (sig === undefined) return undefined;
      adjust();
      return {
        sig: normalSig(
          cx,
          instantiateBound(sig, () => ERASED),
          expr.span,
          expr.origin !== undefined || expr.func.origin !== undefined,
        ),
        isOverloaded: false,
      };
    }
    case 'fn-ptr':
      adjust();
      return {
        sig: normalSig(
          cx,
          instantiateBound(ty.sig, () => ERASED),
          expr.span,
        ),
        isOverloaded: false,
      };
    case 'infer':
      return ty.class === 'general' ? 'unknown' : undefined;
    case 'param':
    case 'adt':
    case 'dyn':
    case 'opaque':
    case 'projection':
    case 'ref':
      return overloadedCall(cx, expr, ty, adjust);
    case 'closure':
      return findClosureKind(see(cx, ty.callKind)) === undefined
        ? deferredCall(cx, expr, ty, adjust)
        : overloadedCall(cx, expr, ty, adjust);
    default:
      return undefined;
  }
}

/** With as many arguments as are given, if that may be; else with as many as it takes, so that the difference is reported. */
const overloadedCall = (cx: BodyCx, expr: Call, ty: Ty, adjust: () => void): Callable | undefined =>
  callThroughTrait(cx, expr, ty, tupleTy(expr.args.map((arg) => newVar(cx, arg.span))), adjust) ??
  callThroughTrait(cx, expr, ty, newVar(cx, expr.span), adjust);

/** Through `Fn`, `FnMut` or `FnOnce`, the first that may hold. */
function callThroughTrait(cx: BodyCx, expr: Call, ty: Ty, args: Ty, adjust: () => void): Callable | undefined {
  for (const [traitName, methodName, mode] of [
    ['Fn', 'call', 'shared'],
    ['FnMut', 'call_mut', 'mut'],
    ['FnOnce', 'call_once', 'value'],
  ] as const) {
    const trait = lang(cx.items, traitName);
    if (trait === undefined) continue;
    const method = findIn(cx.items.traits, trait)?.items.find(
      (each) => each.kind === 'fn' && each.name === methodName,
    )?.def;
    if (method === undefined) continue;
    if (evaluateTrait(cx.infer, { trait, args: [ty, args] }) === 'no') continue;
    adjust();
    requireTrait(cx, trait, [ty, args], { span: expr.span, kind: 'misc', def: undefined });
    proveNow(cx);
    const sig = openSignature(cx, method, [ty, args], expr.span);
    if (mode !== 'value') {
      addAdjustments(cx, expr.func, [
        {
          kind: 'borrow',
          mode: mode === 'mut' ? 'mut' : 'shared',
          target: refTy(ERASED, ty, mode === 'mut'),
        },
      ]);
      if (mode === 'mut') convertPlaceToMut(cx, expr.func);
    }
    cx.callees.set(expr.id, { kind: 'fn', def: method, args: [ty, args], userArgs: undefined });
    const tuple = full(cx, args);
    return {
      sig: { bound: [], inputs: tuple.kind === 'tuple' ? tuple.tys : [], output: sig.output, isUnsafe: false },
      isOverloaded: true,
    };
  }
  return undefined;
}

function finishCall(cx: BodyCx, expr: Call, found: Callable, expectation: Expectation): Ty {
  const { sig } = found;
  checkArguments(cx, sig, 0, expr.args, expr.func.span, expectation, calleeName(cx, expr), found.isOverloaded);
  if (see(cx, sig.output).kind === 'never') cx.diverges = true;
  requireSized(cx, sig.output, expr.span, 'misc');
  return sig.output;
}

function calleeName(cx: BodyCx, expr: Call): string {
  const callee = cx.callees.get(core(expr.func).id);
  if (see(cx, typeOf(cx, expr.func)).kind === 'closure') return 'closure';
  if (callee?.kind !== 'ctor') return 'function';
  return variantOf(cx.items, callee.def)?.adt.kind === 'enum' ? 'enum variant' : 'struct';
}

/** `skip`: inputs that are no arguments (the receiver). */
export function checkArguments(
  cx: BodyCx,
  sig: FnSig,
  skip: number,
  args: readonly ast.Expr[],
  calleeSpan: Span,
  expectation: Expectation,
  what: string,
  isOverloaded = false,
): void {
  const formals = sig.inputs.slice(skip);
  if (formals.length !== args.length) {
    for (const arg of args) checkExpr(cx, arg);
    const plural = (count: number) => `${count} argument${count === 1 ? '' : 's'}`;
    const supplied = `${args.length} argument${args.length === 1 ? ' was' : 's were'} supplied`;
    report(
      cx,
      'wrong-argument-count',
      isOverloaded ? 'E0057' : 'E0061',
      `this ${what} takes ${plural(formals.length)} but ${supplied}`,
      calleeSpan,
    );
    return;
  }
  proveNow(cx);
  const expected = expectedInputs(cx, sig, skip, expectation) ?? formals;
  // Closures last: what is expected of them may follow from the other arguments.
  for (const [i, arg] of closuresLast(args)) {
    const formal = formals[i];
    const want = expected[i];
    if (formal === undefined || want === undefined) continue;
    if (isClosure(arg)) proveNow(cx);
    const ty = checkExpr(cx, arg, rvalueHint(cx, want));
    // What the surroundings suggest is tried first; the parameter's own type decides.
    const target = want === formal || !coerceTo(cx, arg, ty, want) ? formal : undefined;
    if (target !== undefined) {
      if (!coerce(cx, arg, ty, formal, true)) reportMismatch(cx, formal, ty, arg.span);
    } else if (!unify(cx.infer, formal, want)) reportMismatch(cx, formal, want, arg.span);
    requireSized(cx, formal, arg.span, 'sized-argument');
  }
}

function closuresLast(args: readonly ast.Expr[]): readonly (readonly [index: number, arg: ast.Expr])[] {
  const all = [...args.entries()];
  return args.some(isClosure)
    ? [...all.filter(([, arg]) => !isClosure(arg)), ...all.filter(([, arg]) => isClosure(arg))]
    : all;
}

const isClosure = (arg: ast.Expr): boolean => core(arg).kind === 'closure';

const coerceTo = (cx: BodyCx, arg: ast.Expr, ty: Ty, want: Ty): boolean => coerce(cx, arg, ty, want, true);

/** What the arguments should be if the call is to give what is wanted (rustc's `expected_inputs_for_expected_output`). */
function expectedInputs(cx: BodyCx, sig: FnSig, skip: number, expectation: Expectation): readonly Ty[] | undefined {
  const want = onlyHas(cx, expectation);
  if (want === undefined || want.kind === 'infer' || !hasInfer(sig.output)) return undefined;
  const snapshot = openSnapshot(cx.infer);
  const inputs = unify(cx.infer, sig.output, want)
    ? sig.inputs.slice(skip).map((each) => resolveBound(cx.infer, each))
    : undefined;
  rollback(cx.infer, snapshot);
  return inputs;
}

// ---------------------------------------------------------------- methods

export function checkMethodCall(
  cx: BodyCx,
  expr: Extract<ast.Expr, { kind: 'method-call' }>,
  expectation: Expectation,
): Ty {
  const receiverTy = checkExpr(cx, expr.receiver);
  const ty = known(cx, receiverTy);
  const name = expr.segment.name.name;
  const asError = (): Ty => {
    for (const arg of expr.args) checkExpr(cx, arg, NONE);
    return ERROR;
  };
  if (ty.kind === 'error') {
    cx.tainted = true;
    return asError();
  }
  const probed = probeMethod(cx, ty, name, expr.id, expr.receiver.span);
  switch (probed.kind) {
    case 'found': {
      const { pick, autoderef } = probed;
      rejectDropCall(cx, pick.item.def, expr.segment.name.span);
      const confirmed = confirmMethod(cx, expr, pick, autoderef);
      if (confirmed === undefined) return asError();
      const { sig } = confirmed;
      checkArguments(cx, sig, 1, expr.args, expr.segment.name.span, expectation, 'method');
      // What there cannot be a value of has been reported where its type is written.
      const self = pick.self.kind === 'ref' ? see(cx, pick.self.ty) : pick.self;
      if (self.kind === 'dyn' && self.principal !== undefined && !isDynCompatible(cx.items, self.principal.trait)) {
        cx.tainted = true;
        return ERROR;
      }
      if (see(cx, sig.output).kind === 'never') cx.diverges = true;
      return sig.output;
    }
    case 'unknown':
      reportUnknown(cx, ty, expr.receiver.span);
      cx.tainted = true;
      return asError();
    case 'ambiguous':
      report(cx, 'ambiguous-method', 'E0034', 'multiple applicable items in scope', expr.segment.name.span, {
        label: `multiple \`${name}\` found`,
        notes: probed.candidates.map((each) => `candidate: \`${itemName(cx, each)}\``),
      });
      return asError();
    default: {
      const [hidden] = probed.privates;
      if (hidden !== undefined && !isVisible(cx, hidden)) {
        if (isLibrary(cx, hidden))
          reportUnsupported(cx, `the library's \`${itemName(cx, hidden)}\``, expr.segment.name.span);
        else
          report(cx, 'private-method', 'E0624', `method \`${name}\` is private`, expr.segment.name.span, {
            label: 'private method',
          });
      } else if (!reportOfRange(cx, expr, ty)) reportMissingMethod(cx, expr, ty, probed.steps, probed.unsatisfied);
      return asError();
    }
  }
}
