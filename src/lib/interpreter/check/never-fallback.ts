/**
 * What depends on how a type falls back that nothing but `!` decides: up to edition 2021 it is `()`, from 2024 on `!`.
 * Both lints are rustc's, and both are asked before anything falls back (`rustc_hir_typeck/src/fallback.rs`).
 */
import { findIn } from '../../heap/base/index.ts';
import { type Diagnostic, diagnostic } from '../diagnostics/index.ts';
import type { Span } from '../source/index.ts';
import { createFulfill, register, selectWherePossible } from '../solve/fulfill.ts';
import { type InferTy, probe, rootOf, shallow, unboundIn } from '../solve/table.ts';
import { unify } from '../solve/unify.ts';
import type { NodeId } from '../syntax/ast.ts';
import { NEVER, UNIT } from '../types/make.ts';
import type { GenericArg, Ty } from '../types/ty.ts';
import { type BodyCx, see } from './context.ts';

/** The open types that `!` became. */
export function divergingVars({ infer }: BodyCx): readonly InferTy[] {
  return infer.self.filter((self, id) => infer.diverging[id] === true && rootOf(infer, id) === id && isOpen(self));
  function isOpen(self: InferTy): boolean {
    const ty = shallow(infer, self);
    return ty.kind === 'infer' && ty.class === 'general';
  }
}

/** `dependency_on_unit_never_type_fallback`: what is still to be proved holds for `()` and fails for `!`. */
export function lintUnitFallback(cx: BodyCx, diverging: readonly InferTy[], span: Span): void {
  const isUnsure = cx.infer.unsure.length > 0 || cx.infer.guesses > 0;
  if (cx.edition === '2024' || isUnsure || cx.diagnostics.some((each) => each.family === 'unsupported')) return;
  if (failsAs(cx, diverging, UNIT) || !failsAs(cx, diverging, NEVER)) return;
  cx.diagnostics.push(
    diagnostic(
      {
        name: 'lint',
        code: undefined,
        family: 'other',
        message: 'this function depends on never type fallback being `()`',
        span,
      },
      { lint: 'dependency_on_unit_never_type_fallback', help: ['specify the types explicitly'] },
    ),
  );
}

function failsAs({ infer, fulfill }: BodyCx, diverging: readonly InferTy[], fallback: Ty): boolean {
  return probe(infer, () => {
    const trial = createFulfill(infer);
    register(
      trial,
      [...fulfill.waiting.all].map((each) => each.obligation),
    );
    for (const each of diverging) unify(infer, each, fallback);
    return selectWherePossible(infer, trial, true).length > 0;
  });
}

/** `never_type_fallback_flowing_into_unsafe`: where a type that nothing but `!` decides is an unsafe function's, or lies behind a raw pointer. */
export function unsafeUsesOf(cx: BodyCx, diverging: readonly InferTy[]): ReadonlySet<NodeId> {
  const open = new Set(diverging.map((each) => each.id));
  const isOpen = (args: readonly GenericArg[]): boolean => unboundIn(cx.infer, args).some((id) => open.has(id));
  const found = new Set<NodeId>();
  for (const [node, callee] of cx.callees)
    if (callee.kind === 'fn' && findIn(cx.items.fns, callee.def)?.sig.isUnsafe === true && isOpen(callee.args))
      found.add(node);
  for (const [node, ty] of cx.types) {
    const pointer = see(cx, ty);
    if (pointer.kind === 'ptr' && isOpen([pointer])) found.add(node);
  }
  return found;
}

/** An expression that was found above and is used in that way. */
export const unsafeOnNever = (span: Span, used: string): Diagnostic =>
  diagnostic(
    {
      name: 'lint',
      code: undefined,
      family: 'other',
      message: `never type fallback affects this ${used}`,
      span,
    },
    { lint: 'never_type_fallback_flowing_into_unsafe', help: ['specify the type explicitly'] },
  );
