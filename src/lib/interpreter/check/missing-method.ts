/** E0599 and its kin: a method that is not there, said only where it is certain. */
import type * as ast from '../syntax/ast.ts';
import { findIn } from '../../heap/base/index.ts';
import type { Span } from '../source/index.ts';
import { mentionsError } from '../types/mentions-error.ts';
import { inherentImplsFor, nameOf, selfTyOf } from '../types/lookup.ts';
import { evaluateTrait } from '../solve/fulfill.ts';
import type { DefId, TraitRef, Ty } from '../types/ty.ts';
import { reportUnsupported, full, newVar, report, show, type BodyCx } from './context.ts';
import { isInRealType, isItemAbsent } from './real-names.ts';
import { isUserTy, showTrait } from './report.ts';

type MethodCall = Extract<ast.Expr, { kind: 'method-call' }>;

export function reportMissingMethod(
  cx: BodyCx,
  expr: MethodCall,
  ty: Ty,
  steps: readonly Ty[],
  unsatisfied: readonly TraitRef[],
): void {
  // Of a type that is faulty itself nothing is known to be missing.
  if (mentionsError(full(cx, ty))) {
    cx.tainted = true;
    return;
  }
  const { name, span } = expr.segment.name;
  const shown = show(cx, ty);
  if (ty.kind === 'infer' && ty.class !== 'general') {
    // The numbers' own methods want the number's type (E0689); whether one of this name exists, our library may not know.
    if (numberHasMethod(cx, ty, name) || libraryTraitsWith(cx, name).length > 0) {
      report(
        cx,
        'ambiguous-number',
        'E0689',
        `can't call method \`${name}\` on ambiguous numeric type \`${shown}\``,
        span,
      );
    } else reportUnsupported(cx, `the library's \`${shown}::${name}\``, span);
    return;
  }
  const field = fieldNamed(cx, steps, name);
  const missed = traitNotInScope(cx, steps, name, span);
  if (missed !== undefined) {
    report(
      cx,
      'trait-not-in-scope',
      'E0599',
      `no method named \`${name}\` found for \`${shown}\` in the current scope`,
      span,
      {
        label: `method not found in \`${shown}\``,
        help: [
          `trait \`${nameOf(cx.items, missed)}\` which provides \`${name}\` is implemented but not in scope; import it`,
        ],
      },
    );
    return;
  }
  const first = unsatisfied.find((each) => isUserTy(cx, selfTyOf(each)) && full(cx, selfTyOf(each)).kind !== 'ref');
  if (first === undefined && !isItemAbsent(cx, expr, steps, name)) {
    reportUnsupported(cx, `the library's \`${shown.replace(/^&(mut )?/, '').replace(/<.*/, '')}::${name}\``, span);
    return;
  }
  if (first !== undefined && !steps.some((step) => show(cx, step) === show(cx, selfTyOf(first)))) {
    report(
      cx,
      'unsatisfied-method',
      'E0599',
      `the method \`${name}\` exists for \`${shown}\`, but its trait bounds were not satisfied`,
      span,
      {
        label: 'method cannot be called due to unsatisfied trait bounds',
        notes: [`\`${show(cx, selfTyOf(first))}: ${showTrait(cx, first)}\` was not satisfied`],
      },
    );
    return;
  }
  report(
    cx,
    'no-such-method',
    'E0599',
    `no method named \`${name}\` found for \`${shown}\` in the current scope`,
    span,
    {
      label: field === undefined ? `method not found in \`${shown}\`` : 'field, not a method',
    },
  );
}

const libraryTraitsWith = (cx: BodyCx, name: string): readonly DefId[] => cx.items.below?.traitMethods?.get(name) ?? [];

/**
 * A trait of the library that one of the types has, and by which it would have an item so called. That it is not there by
 * itself is certain then, unless it is said that the real type has one: few types have a method of their own beside one of a
 * trait with the same name and meaning.
 */
export function traitNotInScope(cx: BodyCx, steps: readonly Ty[], name: string, span: Span): DefId | undefined {
  if (steps.some((step) => isInRealType(cx, full(cx, step), name))) return undefined;
  return libraryTraitsWith(cx, name).find((trait) =>
    steps.some(
      (step) => full(cx, step).kind !== 'infer' && evaluateTrait(cx.infer, ofAny(cx, trait, step, span)) !== 'no',
    ),
  );
}

/** The trait for a type, whatever its other arguments are. */
function ofAny(cx: BodyCx, trait: DefId, self: Ty, span: Span): TraitRef {
  const generics = findIn(cx.items.generics, trait)?.params.filter((param) => param.index > 0) ?? [];
  const args = generics.map((param) => (param.kind === 'type' ? newVar(cx, span) : { kind: 're-erased' as const }));
  return { trait, args: [self, ...args] };
}

function fieldNamed(cx: BodyCx, steps: readonly Ty[], name: string): boolean | undefined {
  for (const step of steps) {
    const adt = step.kind === 'adt' ? findIn(cx.items.adts, step.def) : undefined;
    if (adt?.kind === 'struct' && adt.variants[0]?.fields.some((each) => each.name === name) === true) return true;
  }
  return undefined;
}

function numberHasMethod(cx: BodyCx, ty: Ty, name: string): boolean {
  const wanted = ty.kind === 'infer' && ty.class === 'int' ? 'i32' : 'f64';
  return inherentImplsFor(cx.items, wanted).some(
    (impl) => findIn(cx.items.impls, impl)?.items.some((each) => each.name === name && each.hasSelf) === true,
  );
}
