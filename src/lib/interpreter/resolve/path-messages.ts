/** What to say of a path that names nothing, or the wrong kind of thing. Codes are rustc's, by what stands where the path is. */
import type { Span } from '../source/index.ts';
import type * as ast from '../syntax/ast.ts';
import { crateHelp } from './crates.ts';
import { isStdMacro } from './known-std.ts';
import { isMissingPreludeName } from './lookup.ts';
import type { Binding, Module } from './module.ts';
import { hasHiddenCtor, isLibraryDef, wordFor } from './expected.ts';
import type { Attempt, PathSource } from './path.ts';
import { NAMESPACE } from './path.ts';
import type { Res } from './resolution.ts';
import type { Place } from './scope.ts';
import { type ResolveState, defOf, report, reportUnsupported } from './state.ts';
import { UNRESOLVED_TRAIT, describe, looksLikeCrate } from './words.ts';

const EXPECTED: Readonly<Record<PathSource, string>> = {
  type: 'type',
  trait: 'trait',
  expr: 'value',
  call: 'function, tuple struct or tuple variant',
  pat: 'unit struct, unit variant or constant',
  'tuple-struct': 'tuple struct or tuple variant',
  struct: 'struct, variant or union type',
};
const WRONG_CODE: Readonly<Record<PathSource, string>> = {
  type: 'E0573',
  trait: 'E0404',
  expr: 'E0423',
  call: 'E0423',
  pat: 'E0532',
  'tuple-struct': 'E0532',
  struct: 'E0574',
};
const MISSING_CODE: Readonly<Record<PathSource, string>> = {
  type: 'E0425',
  trait: 'E0405',
  expr: 'E0425',
  call: 'E0425',
  pat: 'E0531',
  'tuple-struct': 'E0531',
  struct: 'E0422',
};
const MISSING_WORD: Readonly<Record<PathSource, string>> = {
  type: 'type',
  trait: 'trait',
  expr: 'value',
  call: 'function',
  pat: 'unit struct, unit variant or constant',
  'tuple-struct': 'tuple struct/variant',
  struct: 'struct, variant or union type',
};

const textOf = (segments: readonly ast.PathSegment[]): string =>
  segments.map((segment) => segment.name.name).join('::');

/** `within`: the module, enum or trait in which the last name was looked for. */
export function reportWrongKind(
  state: ResolveState,
  place: Place,
  path: ast.Path,
  res: Res,
  source: PathSource,
  within?: Module,
): void {
  const text = textOf(path.segments);
  const kind = res.kind === 'def' ? defOf(state, res.def).kind : undefined;
  if (source === 'type' && kind === 'trait') {
    report(state, 'trait-as-type', 'E0782', 'expected a type, found a trait', path.span, {
      help: [`a value of any type that implements it is \`dyn ${text}\` behind a reference or box`],
    });
    return;
  }
  // Behind its enum's name it may be an associated item to name resolution; that it is none, the type checker says.
  if (within?.kind === 'enum' && kind === 'variant' && source !== 'type' && source !== 'trait' && source !== 'struct') {
    const what = source === 'call' ? 'value' : EXPECTED[source];
    report(
      state,
      'struct-variant-as-value',
      source === 'tuple-struct' ? 'E0164' : 'E0533',
      `expected ${what}, found struct variant \`${text}\``,
      path.span,
      { label: `not a ${what}` },
    );
    return;
  }
  // A tuple struct whose constructor is hidden by private fields.
  if (source === 'expr' || source === 'call' || source === 'tuple-struct') {
    if (kind === 'struct' && res.kind === 'def' && hasHiddenCtor(state, place, res.def)) {
      if (isLibraryDef(state, res.def))
        reportUnsupported(state, `the library's \`${text}\` as a constructor`, path.span);
      else
        report(
          state,
          'private-constructor',
          source === 'tuple-struct' ? 'E0532' : 'E0423',
          source === 'tuple-struct'
            ? 'cannot match against a tuple struct which contains private fields'
            : 'cannot initialize a tuple struct which contains private fields',
          path.span,
        );
      return;
    }
  }
  report(
    state,
    'wrong-kind-of-name',
    WRONG_CODE[source],
    `expected ${EXPECTED[source]}, found ${wordFor(state, res)} \`${text}\``,
    path.span,
    { label: `not a ${EXPECTED[source]}` },
  );
}

export function reportMissing(
  state: ResolveState,
  path: ast.Path,
  attempt: Exclude<Attempt, { kind: 'found' | 'reported' }>,
  source: PathSource,
): void {
  const { segments } = path;
  if (attempt.kind === 'no-self') {
    report(state, 'self-outside-method', 'E0424', 'expected value, found module `self`', path.span, {
      label: '`self` value is a keyword only available in methods with a `self` parameter',
    });
    return;
  }
  if (attempt.kind === 'too-many-supers') {
    report(
      state,
      'too-many-supers',
      'E0433',
      'there are too many leading `super` keywords',
      segments[attempt.segment]?.name.span ?? path.span,
    );
    return;
  }
  const segment = segments[attempt.segment];
  if (segment === undefined) return;
  const { name, span } = segment.name;
  const isLast = attempt.segment === segments.length - 1;
  const broken = source === 'trait' ? UNRESOLVED_TRAIT : 'unresolved-path';
  // What belongs to an enum is known: to its variants nothing does.
  if (attempt.in?.isLibrary === true && attempt.in.kind !== 'enum' && !state.isLibrary) {
    reportUnsupported(state, `the library's \`${textOf(segments)}\``, path.span);
    return;
  }
  if (attempt.in !== undefined) {
    const where = segments[attempt.segment - 1]?.name.name ?? 'crate';
    if (attempt.in.kind === 'trait') {
      report(
        state,
        'missing-trait-item',
        'E0576',
        `cannot find ${NAMESPACE[source] === 'type' ? 'associated type' : 'method or associated constant'} \`${name}\` in trait \`${where}\``,
        span,
        { label: `not found in \`${where}\`` },
      );
    } else if (isLast) {
      report(
        state,
        'unresolved-name',
        MISSING_CODE[source],
        `cannot find ${MISSING_WORD[source]} \`${name}\` in module \`${where}\``,
        span,
        { label: `not found in \`${where}\`` },
      );
    } else
      report(state, broken, 'E0433', `failed to resolve: could not find \`${name}\` in \`${where}\``, span, {
        label: `could not find \`${name}\` in \`${where}\``,
      });
    return;
  }
  if (isMissingPreludeName(state, name, isLast ? NAMESPACE[source] : 'type')) {
    reportUnsupported(state, `the library's \`${name}\``, path.span);
    return;
  }
  if (isLast && path.global) {
    report(
      state,
      source === 'trait' ? UNRESOLVED_TRAIT : 'unresolved-name',
      MISSING_CODE[source],
      `cannot find crate \`${name}\` in the list of imported crates`,
      span,
      { label: 'not found in the list of imported crates' },
    );
    return;
  }
  if (!isLast) {
    if (name === 'Self')
      report(
        state,
        'self-type-outside-impl',
        'E0433',
        'failed to resolve: `Self` is only available in impls, traits, or type definitions',
        span,
        { label: '`Self` is only available in impls, traits, or type definitions' },
      );
    else if (looksLikeCrate(name))
      report(state, broken, 'E0433', `cannot find module or crate \`${name}\` in this scope`, span, {
        label: `use of unresolved module or unlinked crate \`${name}\``,
        help: crateHelp(name),
      });
    else
      report(state, broken, 'E0433', `failed to resolve: use of undeclared type \`${name}\``, span, {
        label: `use of undeclared type \`${name}\``,
      });
    return;
  }
  if (name === 'Self') {
    report(state, 'self-type-outside-impl', 'E0411', 'cannot find type `Self` in this scope', span, {
      label: '`Self` is only available in impls, traits, or type definitions',
    });
    return;
  }
  if ((source === 'expr' || source === 'call') && isStdMacro(name)) {
    report(
      state,
      'macro-as-value',
      'E0423',
      `expected ${source === 'call' ? 'function' : 'value'}, found macro \`${name}\``,
      span,
      {
        label: `not a ${source === 'call' ? 'function' : 'value'}`,
        help: [`use \`!\` to invoke the macro: \`${name}!\``],
      },
    );
    return;
  }
  if (source === 'trait' && (name === 'Debug' || name === 'Hash')) {
    report(state, 'derive-macro-as-trait', 'E0404', `expected trait, found derive macro \`${name}\``, span, {
      label: 'not a trait',
      help: [`import the trait: \`use std::${name === 'Debug' ? 'fmt' : 'hash'}::${name};\``],
    });
    return;
  }
  report(
    state,
    'unresolved-name',
    MISSING_CODE[source],
    `cannot find ${MISSING_WORD[source]} \`${name}\` in this scope`,
    span,
    { label: 'not found in this scope' },
  );
}

/** What our library keeps to itself is not what the real one does: it may have this name for all, or none such. */
export const isOfLibrary = (state: ResolveState, binding: Binding): boolean =>
  binding.res.kind === 'def' && isLibraryDef(state, binding.res.def);

export function reportPrivate(state: ResolveState, name: ast.Ident, binding: Binding): void {
  if (isOfLibrary(state, binding)) {
    reportUnsupported(state, `the library's \`${name.name}\``, name.span);
    return;
  }
  const labels: { span: Span; text: string }[] = [];
  if (binding.res.kind === 'def' && !defOf(state, binding.res.def).isLibrary)
    labels.push({
      span: defOf(state, binding.res.def).nameSpan,
      text: `the ${describe(state, binding)} \`${name.name}\` is defined here`,
    });
  report(state, 'private-name', 'E0603', `${describe(state, binding)} \`${name.name}\` is private`, name.span, {
    label: `private ${describe(state, binding)}`,
    labels,
  });
}

export function reportAmbiguous(state: ResolveState, name: ast.Ident): void {
  report(state, 'ambiguous-name', 'E0659', `\`${name.name}\` is ambiguous`, name.span, {
    label: 'ambiguous name',
    notes: ['several glob imports bring in different things under this name'],
  });
}

/** A constant anywhere between the name and the variable is the reason, even around a function. */
export function reportUncapturable(state: ResolveState, name: ast.Ident, crossedConst: boolean): void {
  if (!crossedConst) {
    report(state, 'capture-in-fn-item', 'E0434', "can't capture dynamic environment in a fn item", name.span, {
      help: ['use the `|| { ... }` closure form instead'],
    });
  } else
    report(state, 'variable-in-constant', 'E0435', 'attempt to use a non-constant value in a constant', name.span, {
      label: 'non-constant value',
    });
}
