/**
 * What could not be proved, in words: E0277, E0271, and E0282/E0283 for what stays open. Where the reader's own program
 * does not settle the matter, the real library might have an impl that ours lacks: that is said instead.
 */
import { findIn } from '../../heap/base/index.ts';
import { closureSigOf, findClosureKind, isClosureKind, isKindEnough, type ClosureTy } from '../types/closure.ts';
import { hasInfer } from '../solve/table.ts';
import type { Span } from '../source/index.ts';
import { reportArity } from './closures/check.ts';
import { isTy, tyKey } from '../types/fold.ts';
import { isLang, lang, nameOf, selfTyOf } from '../types/lookup.ts';
import { signatureOf } from '../types/signature.ts';
import type { Failure } from '../solve/fulfill.ts';
import { areComparable, isBuiltIn, isLanguageTrait, isScalarLike, isSettled } from '../solve/settled.ts';
import { hasAllImpls } from '../solve/whole-impls.ts';
import type { Obligation } from '../solve/obligation.ts';
import type { DefId, GenericArg, TraitRef, Ty } from '../types/ty.ts';
import {
  reportUnsupported,
  full,
  mentionsError,
  openSpan,
  report,
  show,
  type BodyCx,
  type KindFault,
} from './context.ts';
import { isLibrary, isUserTy, itemName, showTrait } from './report.ts';

export function reportFailure(cx: BodyCx, failure: Failure): void {
  const { predicate, cause } = failure.obligation;
  if (failure.kind === 'cycle') {
    reportOverflow(cx, failure.obligation);
    return;
  }
  if (predicate.kind === 'trait') {
    const trait = resolveRef(cx, predicate.trait);
    if (trait.args.some((arg) => isTy(arg) && mentionsError(cx, arg))) {
      cx.tainted = true;
      return;
    }
    if (alreadySaid(cx, failure.obligation)) return;
    // An operator is reported as the reader wrote it, not by what the library's impl of it asks for.
    const root = cause.kind === 'operator' ? rootOf(failure.obligation) : failure.obligation;
    reportTrait(
      cx,
      failure.obligation,
      root.predicate.kind === 'trait' &&
        root.predicate.trait.args.every((arg) => !isTy(arg) || isScalarLike(full(cx, arg)))
        ? resolveRef(cx, root.predicate.trait)
        : trait,
    );
    return;
  }
  if (predicate.kind === 'projection') {
    if (predicate.args.some((arg) => isTy(arg) && mentionsError(cx, arg)) || mentionsError(cx, predicate.ty)) {
      cx.tainted = true;
      return;
    }
    if (alreadySaid(cx, failure.obligation)) return;
    const self = predicate.args[0];
    report(
      cx,
      'type-mismatch-in-projection',
      'E0271',
      `type mismatch resolving \`<${self !== undefined && isTy(self) ? show(cx, self) : '_'} as _>::${nameOf(cx.items, predicate.item)} == ${show(cx, predicate.ty)}\``,
      cause.span,
    );
  }
}

/** E0275: the proof of a goal runs away, or comes back to itself. */
export function reportOverflow(cx: BodyCx, goal: Obligation): void {
  if (cx.diagnostics.some((each) => each.code === 'E0275')) return;
  const { predicate, cause } = rootOf(goal);
  const shown =
    predicate.kind === 'trait' ? ` \`${show(cx, selfTyOf(predicate.trait))}: ${showTrait(cx, predicate.trait)}\`` : '';
  report(cx, 'endless-proof', 'E0275', `overflow evaluating the requirement${shown}`, cause.span, {
    notes: ['the proof asks for ever larger types, or for itself'],
  });
}

const resolveRef = (cx: BodyCx, trait: TraitRef): TraitRef => ({
  trait: trait.trait,
  args: trait.args.map((arg) => (isTy(arg) ? full(cx, arg) : arg)),
});

/** One message for one place. */
function alreadySaid(cx: BodyCx, obligation: Obligation): boolean {
  const { span, kind } = obligation.cause;
  const isFirst = !cx.diagnostics.some(
    (each) =>
      (each.code === 'E0277' ||
        each.code === 'E0271' ||
        each.code === 'E0599' ||
        // `assert_eq!` stands in one place with its comparison, and asks for `Debug` besides.
        (each.code === 'E0369' && kind === 'operator') ||
        each.family === 'unsupported') &&
      each.span.start === span.start &&
      each.span.end === span.end,
  );
  if (!isFirst) cx.tainted = true;
  return !isFirst;
}

function reportTrait(cx: BodyCx, obligation: Obligation, trait: TraitRef): void {
  const self = selfTyOf(trait);
  const { cause } = obligation;
  const name = showTrait(cx, trait);
  const shown = show(cx, self);
  if (!isCertain(cx, obligation, trait)) {
    reportUnsupported(cx, `\`${shown}: ${name}\` through the library`, cause.span);
    return;
  }
  if (isLang(cx.items, trait.trait, 'Sized')) {
    report(
      cx,
      'unsized-type',
      'E0277',
      `the size for values of type \`${shown}\` cannot be known at compilation time`,
      cause.span,
      { label: "doesn't have a size known at compile-time" },
    );
    return;
  }
  if (cause.kind === 'index') {
    report(cx, 'index-type', 'E0277', `the type cannot be indexed by \`${shown}\``, cause.span, {
      label: `not a valid index`,
      notes: [`the trait \`${name}\` is not implemented for \`${shown}\``],
    });
    return;
  }
  if (cause.kind === 'operator') {
    const other = trait.args[1];
    report(
      cx,
      'no-binary-operator',
      'E0277',
      `no implementation of \`${nameOf(cx.items, trait.trait)}\` for \`${shown}\`${other !== undefined && isTy(other) ? ` and \`${show(cx, other)}\`` : ''}`,
      cause.span,
      {
        notes: [`the trait \`${name}\` is not implemented for \`${shown}\``],
      },
    );
    return;
  }
  if (isFnTrait(cx, trait) && (self.kind === 'fn-def' || self.kind === 'fn-ptr')) {
    reportSignature(cx, self, trait, cause.span);
    return;
  }
  if (isFnTrait(cx, trait) && self.kind === 'closure') {
    reportClosure(cx, self, trait, obligation);
    return;
  }
  const format = formatWord(cx, trait);
  const message =
    format === undefined ? `the trait bound \`${shown}: ${name}\` is not satisfied` : format.replace('{}', shown);
  const required = cause.def === undefined ? [] : [`required by a bound in \`${itemName(cx, cause.def)}\``];
  report(cx, 'unsatisfied-bound', 'E0277', message, cause.span, {
    label: `the trait \`${name}\` is not implemented for \`${shown}\``,
    notes: required,
  });
}

const isFnTrait = (cx: BodyCx, trait: TraitRef): boolean =>
  ['Fn', 'FnMut', 'FnOnce'].some((name) => isLang(cx.items, trait.trait, name));

/** E0593 and E0631: a function that is called in another way than it is declared. */
function reportSignature(
  cx: BodyCx,
  self: Extract<Ty, { kind: 'fn-def' | 'fn-ptr' }>,
  trait: TraitRef,
  span: Obligation['cause']['span'],
): void {
  const sig = self.kind === 'fn-ptr' ? self.sig : signatureOf(cx.items, self.def, self.args);
  const wanted = trait.args[1];
  const inputs = wanted !== undefined && isTy(wanted) && wanted.kind === 'tuple' ? wanted.tys : [];
  if (sig === undefined || sig.isUnsafe || sig.abi !== undefined) {
    report(
      cx,
      'unsatisfied-bound',
      'E0277',
      `expected a \`${showTrait(cx, trait)}\`, found \`${show(cx, self)}\``,
      span,
    );
  } else if (sig.inputs.length !== inputs.length) {
    const count = (length: number) => `${length} argument${length === 1 ? '' : 's'}`;
    report(
      cx,
      'wrong-function-arity',
      'E0593',
      `function is expected to take ${count(inputs.length)}, but it takes ${count(sig.inputs.length)}`,
      span,
    );
  } else {
    report(cx, 'wrong-function-arguments', 'E0631', 'type mismatch in function arguments', span, {
      label: `expected due to this`,
      notes: [
        `expected function signature \`fn(${inputs.map((each) => show(cx, each)).join(', ')})\`, found \`fn(${sig.inputs.map((each) => show(cx, each)).join(', ')})\``,
      ],
    });
  }
}

/** The type of which it was asked, as it was then: a parameter's variable, most often. */
const askedSelf = ({ predicate }: Obligation): string =>
  predicate.kind === 'trait' ? tyKey(selfTyOf(predicate.trait)) : '';

/** What asks for `Fn` asks for `FnMut` as well: of one parameter that is one fault. */
function isKnownKindFault(cx: BodyCx, closure: DefId, fault: KindFault): boolean {
  const faults = cx.kindFaults.get(closure) ?? [];
  cx.kindFaults.set(closure, faults);
  const isKnown = faults.some(
    ({ wanted, span, self }) =>
      isKindEnough(wanted, fault.wanted) &&
      span.start === fault.span.start &&
      span.end === fault.span.end &&
      self === fault.self,
  );
  if (!isKnown) faults.push(fault);
  return isKnown;
}

/** E0525 where it gives away or changes what it captured, and is to be called more freely; E0593 and E0631 as for functions. */
function reportClosure(cx: BodyCx, self: ClosureTy, trait: TraitRef, goal: Obligation): void {
  const { span } = goal.cause;
  const wanted = nameOf(cx.items, trait.trait);
  const kind = findClosureKind(self.callKind);
  const closure = cx.closures.find((each) => each.def === self.def);
  if (kind !== undefined && isClosureKind(wanted) && !isKindEnough(kind, wanted)) {
    if (isKnownKindFault(cx, self.def, { wanted, span, self: askedSelf(goal) })) return;
    const use = cx.captures.get(self.def)?.kindUse;
    report(
      cx,
      'closure-kind',
      'E0525',
      `expected a closure that implements the \`${wanted}\` trait, but this closure only implements \`${kind}\``,
      closure?.expr.span ?? span,
      {
        label: `this closure implements \`${kind}\`, not \`${wanted}\``,
        labels: [
          ...(use === undefined ? [] : [{ span: use.span, text: `it is \`${kind}\` because of this` }]),
          { span, text: `it would have to be \`${wanted}\` for this` },
        ],
      },
    );
    return;
  }
  const sig = closureSigOf(self);
  const args = trait.args[1];
  const inputs = args !== undefined && isTy(args) && args.kind === 'tuple' ? args.tys : [];
  if (sig.inputs.length !== inputs.length) reportArity(cx, span, inputs.length, sig.inputs.length);
  else
    report(cx, 'wrong-function-arguments', 'E0631', 'type mismatch in closure arguments', span, {
      label: 'expected due to this',
      notes: [
        `expected closure signature \`fn(${inputs.map((each) => show(cx, each)).join(', ')})\`, found \`fn(${sig.inputs.map((each) => show(cx, each)).join(', ')})\``,
      ],
    });
}

/** The formatting traits have their own words. */
function formatWord(cx: BodyCx, trait: TraitRef): string | undefined {
  if (isLang(cx.items, trait.trait, 'Display')) return "`{}` doesn't implement `std::fmt::Display`";
  if (isLang(cx.items, trait.trait, 'Debug')) return "`{}` doesn't implement `Debug`";
  return undefined;
}

/**
 * Whether rustc refuses this as well. All impls of the reader's traits are in sight, and so are all impls of any trait for
 * the reader's types; for the library's own types only the language's traits are known to be complete.
 */
function isCertain(cx: BodyCx, obligation: Obligation, trait: TraitRef): boolean {
  const self = full(cx, selfTyOf(trait));
  if (!isLibrary(cx, trait.trait)) return true;
  // By the orphan rule an impl that names a type of the reader's stands in the reader's program.
  if (trait.args.some((arg) => isTy(arg) && isUserTy(cx, full(cx, arg)))) return true;
  if (obligation.cause.kind === 'operator' && areComparable(rootArgs(obligation).map((arg) => full(cx, arg))))
    return true;
  const whole = { trait: trait.trait, args: trait.args.map((arg) => (isTy(arg) ? full(cx, arg) : arg)) };
  if (obligation.cause.kind === 'index' || isIndexTrait(cx, obligation)) return isBuiltIn(self) || self.kind === 'adt';
  return (
    isSettled(cx.items, whole) ||
    (hasAllImpls(cx.items, whole) && areWholeAbove(cx, obligation)) ||
    isIteratorOfScalar(cx, trait, self)
  );
}

/** What led here may be answered by another impl in the real library: `String: TryFrom<Vec<u8>>` not by way of `From`. */
function areWholeAbove(cx: BodyCx, { parent }: Obligation): boolean {
  for (let at = parent; at !== undefined; at = at.parent)
    if (at.predicate.kind === 'trait' && isLibrary(cx, at.predicate.trait.trait)) {
      if (!hasAllImpls(cx.items, resolveRef(cx, at.predicate.trait))) return false;
    }
  return true;
}

/** The types that the operator itself was asked for. */
function rootArgs(obligation: Obligation): readonly Ty[] {
  const root = rootOf(obligation).predicate;
  return root.kind === 'trait'
    ? root.trait.args.filter(isTy)
    : root.kind === 'projection'
      ? root.args.filter(isTy)
      : [];
}

function rootOf(obligation: Obligation): Obligation {
  let at = obligation;
  while (at.parent !== undefined) at = at.parent;
  return at;
}

/** `for x in 5`: numbers, `bool` and `char` are no iterators. */
const isIteratorOfScalar = (cx: BodyCx, trait: TraitRef, self: Ty): boolean => {
  const next = lang(cx.items, 'next');
  const parent = next === undefined ? undefined : findIn(cx.items.defs, next)?.parent;
  return trait.trait === parent && isScalarLike(self);
};

const isIndexTrait = (cx: BodyCx, obligation: Obligation): boolean => {
  for (let at: Obligation | undefined = obligation; at !== undefined; at = at.parent) {
    if (
      at.predicate.kind === 'trait' &&
      (isLang(cx.items, at.predicate.trait.trait, 'Index') || isLang(cx.items, at.predicate.trait.trait, 'IndexMut'))
    )
      return true;
  }
  return false;
};

/** Whether the real library's impls, more than ours, might decide it: then nothing is claimed. */
export function mayBeDecided(cx: BodyCx, obligation: Obligation): boolean {
  const { predicate } = obligation;
  if (predicate.kind !== 'trait' || !isLibrary(cx, predicate.trait.trait)) return false;
  const self = full(cx, selfTyOf(predicate.trait));
  // Of numbers and the like the language's operators are all known.
  if (isLanguageTrait(cx.items, predicate.trait.trait) && isScalarLike(self)) return false;
  if (hasAllImpls(cx.items, resolveRef(cx, predicate.trait))) return false;
  return self.kind !== 'infer' && !isUserTy(cx, self) && !isLang(cx.items, predicate.trait.trait, 'Sized');
}

/** What never got decided: the type of something is not known. */
/** Where the reader could write the first of the types that is not known. */
function openSpanIn(cx: BodyCx, args: readonly GenericArg[]): Span | undefined {
  const open = args.filter(isTy).find((each) => hasInfer(full(cx, each)));
  return open === undefined ? undefined : openSpan(cx, open);
}

export function reportAmbiguous(cx: BodyCx, obligation: Obligation): void {
  if (cx.tainted) return;
  const { predicate, cause } = obligation;
  if (obligation.depth > 60) {
    reportUnsupported(cx, 'bounds that need each other without end', cause.span);
    return;
  }
  if (predicate.kind === 'trait') {
    const self = full(cx, selfTyOf(predicate.trait));
    if (mentionsError(cx, self)) return;
    if (self.kind === 'infer' && cause.kind === 'trait-path') {
      const item = cause.def === undefined ? '' : nameOf(cx.items, cause.def);
      report(
        cx,
        'trait-without-self-type',
        'E0790',
        `cannot call associated function on trait without specifying the corresponding \`impl\` type`,
        cause.span,
        {
          label: 'cannot call associated function of trait',
          help: [`say which type is meant: \`<Type as ${showTrait(cx, predicate.trait)}>::${item}\``],
        },
      );
    } else if (self.kind === 'infer')
      report(cx, 'type-annotations-needed', 'E0283', 'type annotations needed', openSpan(cx, self) ?? cause.span, {
        label: 'cannot infer type',
        notes: [`cannot satisfy \`_: ${showTrait(cx, predicate.trait)}\``],
      });
    else
      report(
        cx,
        'type-annotations-needed',
        'E0283',
        `type annotations needed: cannot satisfy \`${show(cx, self)}: ${showTrait(cx, predicate.trait)}\``,
        cause.span,
      );
    return;
  }
  if (predicate.kind === 'projection')
    report(
      cx,
      'type-annotations-needed',
      'E0284',
      'type annotations needed',
      openSpanIn(cx, [...predicate.args, predicate.ty]) ?? cause.span,
      { label: 'cannot infer type' },
    );
}
