/** E0599 and its kin: a method that is not there, said only where it is certain. */
import type * as ast from '../syntax/ast.ts';
import { findIn } from '../../heap/base/index.ts';
import { mentionsError } from '../types/mentions-error.ts';
import { traitsInScope } from '../resolve/resolution.ts';
import { inherentImplsFor, nameOf, selfTyOf } from '../types/lookup.ts';
import { supertraitRefs } from '../solve/elaborate.ts';
import { evaluateTrait } from '../solve/fulfill.ts';
import type { Span } from '../source/index.ts';
import type { DefId, TraitRef, Ty } from '../types/ty.ts';
import { reportUnsupported, full, newVar, report, show, type BodyCx } from './context.ts';
import { isLibrary, isUserTy, showTrait } from './report.ts';

/** A library trait with many provided methods may well have more of them than our library declares. */
const MANY_PROVIDED = 6;

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
  if (first === undefined && !isCertainlyMissing(cx, expr, steps)) {
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
 * itself is certain then: a type has no method of its own beside one of a trait with the same name and meaning.
 */
export function traitNotInScope(cx: BodyCx, steps: readonly Ty[], name: string, span: Span): DefId | undefined {
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

/**
 * Certain for the reader's own types and parameters, whose methods are all in sight; except through a library trait that
 * they implement and that may have more methods than ours.
 */
function isCertainlyMissing(cx: BodyCx, expr: MethodCall, steps: readonly Ty[]): boolean {
  for (const step of steps) {
    const ty = full(cx, step);
    if (ty.kind === 'ref') continue;
    if (!isUserTy(cx, ty)) return false;
    if (
      ty.kind === 'dyn' &&
      ty.principal !== undefined &&
      supertraitRefs(cx.items, { trait: ty.principal.trait, args: [ty, ...ty.principal.args] }).some((each) =>
        isOpen(cx, each.trait),
      )
    )
      return false;
  }
  const { near, prelude } = traitsInScope(cx.resolutions, cx.owner, expr.id);
  for (const trait of [...near, ...prelude]) {
    if (!isOpen(cx, trait)) continue;
    for (const step of steps) if (evaluateTrait(cx.infer, ofAny(cx, trait, step, expr.span)) !== 'no') return false;
  }
  return true;
}

function isOpen(cx: BodyCx, trait: TraitRef['trait']): boolean {
  if (!isLibrary(cx, trait)) return false;
  const provided =
    findIn(cx.items.traits, trait)?.items.filter((each) => each.kind === 'fn' && each.hasDefault).length ?? 0;
  return provided >= MANY_PROVIDED;
}

function numberHasMethod(cx: BodyCx, ty: Ty, name: string): boolean {
  const wanted = ty.kind === 'infer' && ty.class === 'int' ? 'i32' : 'f64';
  return inherentImplsFor(cx.items, wanted).some(
    (impl) => findIn(cx.items.impls, impl)?.items.some((each) => each.name === name && each.hasSelf) === true,
  );
}
