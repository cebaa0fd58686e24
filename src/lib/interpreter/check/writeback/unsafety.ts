/** What only some places may do: unsafe operations (E0133) and, in constants, calls of functions that are not `const` (E0015). */
import { findIn, unreachable } from '../../../heap/base/index.ts';
import { diagnostic } from '../../diagnostics/index.ts';
import type { Origin } from '../../syntax/ast.ts';
import type { Span } from '../../source/index.ts';
import { reportUnsupported, report } from '../context.ts';
import { itemName } from '../report.ts';
import { isLang, paramsOf, traitOfItem } from '../../types/lookup.ts';
import { signatureOf } from '../../types/signature.ts';
import type { Expr } from '../../types/thir.ts';
import type { DefId, Ty } from '../../types/ty.ts';
import type { BuildCx } from './context.ts';

/** `unused_unsafe`: of blocks within one another only the outermost can be needed. */
export function inUnsafe<T>(bx: BuildCx, span: Span, build: () => T): T {
  if (bx.unsafeDepth === 0) bx.isUnsafeNeeded = false;
  bx.unsafeDepth++;
  const built = build();
  bx.unsafeDepth--;
  if (!bx.isQuiet && (bx.unsafeDepth > 0 || !bx.isUnsafeNeeded)) noteUnneeded(bx, span);
  return built;
}

function noteUnneeded(bx: BuildCx, span: Span): void {
  const message = 'this `unsafe` block is not needed';
  bx.lints.push(
    diagnostic(
      { name: 'lint', code: undefined, family: 'other', message, span },
      {
        severity: 'warning',
        lint: 'unused_unsafe',
        label: bx.unsafeDepth > 0 ? 'it stands in another one' : 'nothing in it is unsafe',
        notes: ['the lint is `unused_unsafe`'],
      },
    ),
  );
}

/** `say` names the operation: asked for where it is not allowed. */
export function requireUnsafe(bx: BuildCx, say: () => string, span: Span): void {
  if (bx.unsafeDepth > 0) bx.isUnsafeNeeded = true;
  if (bx.unsafeDepth > 0 || bx.isQuiet) return;
  const what = say();
  if (bx.isUnsafeFn) {
    const message = `${what} is unsafe and requires unsafe block`;
    bx.lints.push(
      diagnostic(
        { name: 'needs-unsafe', code: 'E0133', family: 'ownership', message, span },
        { label: what, lint: 'unsafe_op_in_unsafe_fn' },
      ),
    );
    return;
  }
  // Typed it is all the same: rustc goes on to check its borrows, and so do we.
  const message = `${what} is unsafe and requires unsafe function or block`;
  const { diagnostics } = bx.cx;
  const isSaid = diagnostics.some(
    (each) => each.code === 'E0133' && each.span.start === span.start && each.span.end === span.end,
  );
  if (!isSaid)
    diagnostics.push(
      diagnostic({ name: 'needs-unsafe', code: 'E0133', family: 'ownership', message, span }, { label: what }),
    );
}

export function requireUnsafeDeref(bx: BuildCx, base: Expr, span: Span): void {
  if (base.ty.kind === 'ptr') requireUnsafe(bx, () => 'dereference of raw pointer', span);
}

/** A call of this function item or pointer is allowed here. */
export function requireCallable(bx: BuildCx, func: Ty, span: Span, origin: Origin | undefined): void {
  const isUnsafe =
    func.kind === 'fn-ptr'
      ? func.sig.isUnsafe
      : func.kind === 'fn-def' && (signatureOf(bx.cx.items, func.def, [])?.isUnsafe ?? false);
  if (isUnsafe)
    requireUnsafe(
      bx,
      () =>
        `call to unsafe function${func.kind === 'fn-def' ? ` \`${findIn(bx.cx.items.defs, func.def)?.name ?? ''}\`` : ''}`,
      span,
    );
  if (bx.constWord === undefined || bx.isQuiet) return;
  if (func.kind === 'fn-def') requireConst(bx, func.def, span, origin);
  else if (func.kind === 'fn-ptr')
    report(bx.cx, 'non-const-call', undefined, `function pointer calls are not allowed in ${bx.constWord}`, span);
}

/** Where something stands in memory is not known yet when constants are evaluated. */
export function refuseAddress(bx: BuildCx, what: 'cast to integers' | 'reliably compared', span: Span): void {
  if (bx.constWord === undefined || bx.isQuiet) return;
  report(bx.cx, 'address-in-constant', undefined, `pointers cannot be ${what} during const eval`, span, {
    notes: ['at compile-time, pointers do not have an integer value'],
  });
}

/** Reference, "Constant evaluation": only `const` functions are called; a trait's methods never are. */
function requireConst(bx: BuildCx, def: DefId, span: Span, origin: Origin | undefined): void {
  const { cx, constWord } = bx;
  const info = findIn(cx.items.fns, def);
  // A constructor is no call.
  if (info === undefined || info.constness === 'const') return;
  if (origin === 'for-loop') {
    if (isLang(cx.items, def, 'into_iter'))
      report(cx, 'non-const-call', 'E0015', `cannot use \`for\` loop in ${constWord ?? ''}`, span);
    return;
  }
  const name = itemName(cx, def);
  const isTraits = traitOfItem(cx.items, def) !== undefined;
  const isLibrary = findIn(cx.items.defs, def)?.isLibrary ?? false;
  // Some traits of the library are constant for some types; of what takes `impl Trait` nothing is recorded.
  if (isLibrary && (isTraits ? origin !== 'question-mark' : paramsOf(cx.items, def).some((each) => each.isSynthetic))) {
    reportUnsupported(cx, `calling the library's \`${name}\` in ${constWord ?? ''}`, span);
    return;
  }
  switch (info.constness) {
    case 'unstable':
      reportUnstable(cx, name, span);
      return;
    case 'conditional':
      // Its bounds are not what is asked first.
      report(
        cx,
        'conditional-const-call',
        'E0658',
        `cannot call conditionally-const function \`${name}\` in ${constWord ?? ''}`,
        span,
      );
      reportUnstable(cx, name, span);
      return;
    case 'no':
      report(cx, 'non-const-call', 'E0015', `cannot call non-const function \`${name}\` in ${constWord ?? ''}`, span, {
        notes: [`calls in ${constWord ?? ''} are limited to constant functions, tuple structs and tuple variants`],
      });
      return;
    default:
      unreachable(info.constness);
  }
}

const reportUnstable = (cx: BuildCx['cx'], name: string, span: Span): void =>
  report(cx, 'unstable-const-call', undefined, `\`${name}\` is not yet stable as a const fn`, span);
