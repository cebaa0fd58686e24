/**
 * What could not be proved, in words: E0277, E0271, and E0282/E0283 for what stays open. Where the reader's own program
 * does not settle the matter, the real library might have an impl that ours lacks: that is said instead.
 */
import { findIn } from '../../../heap/base/index.ts';
import { isTy } from '../fold.ts';
import { isLang, lang, nameOf, selfTyOf } from '../lookup.ts';
import type { Failure } from '../traits/fulfill.ts';
import type { Obligation } from '../traits/obligation.ts';
import type { TraitRef, Ty } from '../ty.ts';
import { decline, full, mentionsError, onFailure, report, show, type BodyCx } from './context.ts';
import { isLibrary, isUserTy, itemName, showTrait } from './report.ts';

onFailure(reportFailure);

export function reportFailure(cx: BodyCx, failure: Failure): void {
  const { predicate, cause } = failure.obligation;
  if (predicate.kind === 'trait') {
    const trait = resolveRef(cx, predicate.trait);
    if (trait.args.some((arg) => isTy(arg) && mentionsError(cx, arg))) { cx.tainted = true; return; }
    if (alreadySaid(cx, failure.obligation)) return;
    reportTrait(cx, failure.obligation, trait);
    return;
  }
  if (predicate.kind === 'projection') {
    if (predicate.args.some((arg) => isTy(arg) && mentionsError(cx, arg)) || mentionsError(cx, predicate.ty)) { cx.tainted = true; return; }
    if (alreadySaid(cx, failure.obligation)) return;
    const self = predicate.args[0];
    report(cx, 'type-mismatch-in-projection', 'E0271', `type mismatch resolving \`<${self !== undefined && isTy(self) ? show(cx, self) : '_'} as _>::${nameOf(cx.items, predicate.item)} == ${show(cx, predicate.ty)}\``, cause.span);
  }
}

const resolveRef = (cx: BodyCx, trait: TraitRef): TraitRef => ({ trait: trait.trait, args: trait.args.map((arg) => (isTy(arg) ? full(cx, arg) : arg)) });

/** One message for one place. */
function alreadySaid(cx: BodyCx, obligation: Obligation): boolean {
  const { span } = obligation.cause;
  const isFirst = !cx.diagnostics.some((each) => (each.code === 'E0277' || each.code === 'E0271' || each.code === 'E0599' || each.code === 'E0369' || each.family === 'unsupported') && each.span.start === span.start && each.span.end === span.end);
  if (!isFirst) cx.tainted = true;
  return !isFirst;
}

function reportTrait(cx: BodyCx, obligation: Obligation, trait: TraitRef): void {
  const self = selfTyOf(trait);
  const { cause } = obligation;
  const name = showTrait(cx, trait);
  const shown = show(cx, self);
  if (!isCertain(cx, obligation, trait)) {
    decline(cx, `\`${shown}: ${name}\` through the library`, cause.span);
    return;
  }
  if (isLang(cx.items, trait.trait, 'Sized')) {
    report(cx, 'unsized-type', 'E0277', `the size for values of type \`${shown}\` cannot be known at compilation time`, cause.span, { label: 'doesn\'t have a size known at compile-time' });
    return;
  }
  if (cause.kind === 'index') {
    report(cx, 'index-type', 'E0277', `the type cannot be indexed by \`${shown}\``, cause.span, { label: `not a valid index`, notes: [`the trait \`${name}\` is not implemented for \`${shown}\``] });
    return;
  }
  if (cause.kind === 'operator') {
    const other = trait.args[1];
    report(cx, 'no-binary-operator', 'E0277', `no implementation of \`${nameOf(cx.items, trait.trait)}\` for \`${shown}\`${other !== undefined && isTy(other) ? ` and \`${show(cx, other)}\`` : ''}`, cause.span, {
      notes: [`the trait \`${name}\` is not implemented for \`${shown}\``],
    });
    return;
  }
  const format = formatWord(cx, trait);
  const message = format === undefined ? `the trait bound \`${shown}: ${name}\` is not satisfied` : format.replace('{}', shown);
  const required = cause.def === undefined ? [] : [`required by a bound in \`${itemName(cx, cause.def)}\``];
  report(cx, 'unsatisfied-bound', 'E0277', message, cause.span, { label: `the trait \`${name}\` is not implemented for \`${shown}\``, notes: required });
}

/** The formatting traits have their own words. */
function formatWord(cx: BodyCx, trait: TraitRef): string | undefined {
  if (isLang(cx.items, trait.trait, 'Display')) return '`{}` doesn\'t implement `std::fmt::Display`';
  if (isLang(cx.items, trait.trait, 'Debug')) return '`{}` doesn\'t implement `Debug`';
  return undefined;
}

/** Traits of the language itself, whose impls for the types of our library are all declared in it. */
const COMPLETE = [
  'Sized', 'Copy', 'Clone', 'Deref', 'DerefMut', 'Index', 'IndexMut', 'Fn', 'FnMut', 'FnOnce', 'Neg', 'Not',
  'Add', 'Sub', 'Mul', 'Div', 'Rem', 'BitAnd', 'BitOr', 'BitXor', 'Shl', 'Shr',
  'AddAssign', 'SubAssign', 'MulAssign', 'DivAssign', 'RemAssign', 'BitAndAssign', 'BitOrAssign', 'BitXorAssign', 'ShlAssign', 'ShrAssign',
];

/**
 * Whether rustc refuses this as well. All impls of the reader's traits are in sight, and so are all impls of any trait for
 * the reader's types; for the library's own types only the language's traits are known to be complete.
 */
function isCertain(cx: BodyCx, obligation: Obligation, trait: TraitRef): boolean {
  const self = full(cx, selfTyOf(trait));
  if (!isLibrary(cx, trait.trait)) return true;
  if (isUserTy(cx, self)) return true;
  if (COMPLETE.some((name) => isLang(cx.items, trait.trait, name)) || obligation.cause.kind === 'index' || isIndexTrait(cx, obligation)) return isBuiltIn(self) || self.kind === 'adt';
  // `Display` and `Debug` of built-in types and of the library's are what our library says.
  if (formatWord(cx, trait) !== undefined) return true;
  if (isLang(cx.items, trait.trait, 'PartialEq') || isLang(cx.items, trait.trait, 'PartialOrd')) return trait.args.every((arg) => !isTy(arg) || isScalarLike(full(cx, arg)));
  return obligation.cause.kind === 'question-mark' || isIteratorOfScalar(cx, trait, self);
}

/** `for x in 5`: numbers, `bool` and `char` are no iterators. */
const isIteratorOfScalar = (cx: BodyCx, trait: TraitRef, self: Ty): boolean => {
  const next = lang(cx.items, 'next');
  const parent = next === undefined ? undefined : findIn(cx.items.defs, next)?.parent;
  return trait.trait === parent && isScalarLike(self);
};

const isIndexTrait = (cx: BodyCx, obligation: Obligation): boolean => {
  for (let at: Obligation | undefined = obligation; at !== undefined; at = at.parent) {
    if (at.predicate.kind === 'trait' && (isLang(cx.items, at.predicate.trait.trait, 'Index') || isLang(cx.items, at.predicate.trait.trait, 'IndexMut'))) return true;
  }
  return false;
};

const isBuiltIn = (ty: Ty): boolean => ty.kind !== 'projection' && ty.kind !== 'opaque' && ty.kind !== 'closure' && ty.kind !== 'error' && !(ty.kind === 'infer' && ty.class === 'general');

const isScalarLike = (ty: Ty): boolean => {
  switch (ty.kind) {
    case 'bool': case 'char': case 'int': case 'float': case 'str': return true;
    case 'infer': return ty.class !== 'general';
    case 'ref': return isScalarLike(ty.ty);
    case 'tuple': return ty.tys.length === 0;
    default: return false;
  }
};

/** Whether the real library's impls, more than ours, might decide it: then nothing is claimed. */
export function mayBeDecided(cx: BodyCx, obligation: Obligation): boolean {
  const { predicate } = obligation;
  if (predicate.kind !== 'trait' || !isLibrary(cx, predicate.trait.trait)) return false;
  const self = full(cx, selfTyOf(predicate.trait));
  return self.kind !== 'infer' && !isUserTy(cx, self) && !isLang(cx.items, predicate.trait.trait, 'Sized');
}

/** What never got decided: the type of something is not known. */
export function reportAmbiguous(cx: BodyCx, obligation: Obligation): void {
  if (cx.tainted) return;
  const { predicate, cause } = obligation;
  if (predicate.kind === 'trait') {
    const self = full(cx, selfTyOf(predicate.trait));
    if (mentionsError(cx, self)) return;
    if (self.kind === 'infer' && cause.kind === 'trait-path') {
      const item = cause.def === undefined ? '' : nameOf(cx.items, cause.def);
      report(cx, 'trait-without-self-type', 'E0790', `cannot call associated function on trait without specifying the corresponding \`impl\` type`, cause.span, { label: 'cannot call associated function of trait', help: [`say which type is meant: \`<Type as ${showTrait(cx, predicate.trait)}>::${item}\``] });
    } else if (self.kind === 'infer') report(cx, 'type-annotations-needed', 'E0283', 'type annotations needed', cause.span, { label: 'cannot infer type', notes: [`cannot satisfy \`_: ${showTrait(cx, predicate.trait)}\``] });
    else report(cx, 'type-annotations-needed', 'E0283', `type annotations needed: cannot satisfy \`${show(cx, self)}: ${showTrait(cx, predicate.trait)}\``, cause.span);
    return;
  }
  if (predicate.kind === 'projection') report(cx, 'type-annotations-needed', 'E0284', 'type annotations needed', cause.span, { label: 'cannot infer type' });
}
