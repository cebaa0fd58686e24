/**
 * One path: what it names, as far as modules go, and what to say where it names nothing or the wrong thing.
 * Source: rustc's `resolve_qpath_anywhere`, `smart_resolve_path_fragment` and `PathSource`.
 */
import { findIn } from '../../heap/base/index.ts';
import type { Span } from '../source/index.ts';
import type * as ast from '../syntax/ast.ts';
import type { DefId } from '../types/items.ts';
import { isPrim, isStdMacro } from './known-std.ts';
import { looksLikeCrate, describe, kindWord } from './imports.ts';
import { findInModule, findLexically, isMissingPreludeName } from './lookup.ts';
import { type Binding, type Module, type Namespace, isVisible } from './module.ts';
import { startOfPath } from './prefix.ts';
import type { PathRes, Res } from './resolution.ts';
import type { Place } from './scope.ts';
import { type ResolveState, defOf, moduleOf, report, reportUnsupported } from './state.ts';

/** What stands where the path is, and so what it may name. */
export type PathSource = 'type' | 'trait' | 'expr' | 'call' | 'pat' | 'tuple-struct' | 'struct';

export const ERROR_RES: PathRes = { res: { kind: 'error' }, rest: 0 };

type Attempt =
  | { readonly kind: 'found'; readonly path: PathRes }
  /** Reported, or silent because of an earlier error. */
  | { readonly kind: 'reported' }
  | { readonly kind: 'missing'; readonly segment: number; readonly in: Module | undefined }
  | { readonly kind: 'too-many-supers'; readonly segment: number }
  | { readonly kind: 'no-self' };

const NAMESPACE: Readonly<Record<PathSource, Namespace>> = {
  type: 'type',
  trait: 'type',
  struct: 'type',
  expr: 'value',
  call: 'value',
  pat: 'value',
  'tuple-struct': 'value',
};

export function resolvePath(state: ResolveState, place: Place, path: ast.Path, source: PathSource): PathRes {
  const resolved = findPath(state, place, path, source);
  state.paths.set(path.id, resolved);
  return resolved;
}

function findPath(state: ResolveState, place: Place, path: ast.Path, source: PathSource): PathRes {
  const ns = NAMESPACE[source];
  const attempt = attemptPath(state, place, path.segments, path.global, ns);
  if (attempt.kind === 'reported') return ERROR_RES;
  if (attempt.kind === 'found') {
    if (attempt.path.res.kind === 'error' || attempt.path.rest > 0 || isExpected(state, attempt.path.res, source))
      return attempt.path;
    reportWrongKind(state, place, path, attempt.path.res, source);
    return ERROR_RES;
  }
  // The name may exist in the other namespace: then it is known, and of the wrong kind.
  if (attempt.kind === 'missing' && attempt.segment === path.segments.length - 1) {
    const other = attemptPath(state, place, path.segments, path.global, ns === 'type' ? 'value' : 'type', true);
    if (other.kind === 'found' && other.path.rest === 0) {
      if (other.path.res.kind !== 'error') reportWrongKind(state, place, path, other.path.res, source);
      return ERROR_RES;
    }
  }
  reportMissing(state, path, attempt, source);
  return ERROR_RES;
}

// ---------------------------------------------------------------- finding

/** `quiet`: only asking, nothing is reported. */
export function attemptPath(
  state: ResolveState,
  place: Place,
  segments: readonly ast.PathSegment[],
  global: boolean,
  ns: Namespace,
  quiet = false,
): Attempt {
  const count = segments.length;
  const start = startOfPath(state, place.module, segments, global);
  let module: Module;
  let next: number;
  if (start.kind === 'module') {
    if (start.next === count) {
      // `self` alone in a value is the receiver, everywhere else the module.
      if (count === 1 && ns === 'value' && segments[0]?.name.name === 'self')
        return identifier(state, place, segments[0].name, ns, quiet);
      return start.module.def === undefined
        ? { kind: 'reported' }
        : { kind: 'found', path: { res: { kind: 'def', def: start.module.def }, rest: 0 } };
    }
    module = start.module;
    next = start.next;
  } else if (start.kind === 'too-many-supers') return start;
  else if (start.kind !== 'name') return { kind: 'missing', segment: 0, in: undefined };
  else {
    const first = segments[0];
    if (first === undefined) return { kind: 'reported' };
    const found = identifier(state, place, first.name, count === 1 ? ns : 'type', quiet);
    if (found.kind !== 'found') return found;
    const { res } = found.path;
    if (res.kind === 'error') return { kind: 'reported' };
    if (count === 1) {
      // A module does not stand for a type; a primitive type of its name does (`use std::str; &str`).
      if (ns === 'type' && res.kind === 'def' && defOf(state, res.def).kind === 'mod' && isPrim(first.name.name))
        return { kind: 'found', path: { res: { kind: 'prim', name: first.name.name }, rest: 0 } };
      return found;
    }
    const inner = res.kind === 'def' ? moduleOf(state, res.def) : undefined;
    if (inner === undefined) return { kind: 'found', path: { res, rest: count - 1 } };
    module = inner;
    next = 1;
  }
  const inside = throughModules(state, place, segments, module, next, ns, quiet);
  const first = segments[0]?.name.name ?? '';
  if (inside.kind === 'missing' && start.kind === 'name' && isPrim(first))
    return { kind: 'found', path: { res: { kind: 'prim', name: first }, rest: count - 1 } };
  return inside;
}

function throughModules(
  state: ResolveState,
  place: Place,
  segments: readonly ast.PathSegment[],
  from: Module,
  start: number,
  ns: Namespace,
  quiet: boolean,
): Attempt {
  let module = from;
  for (let i = start; i < segments.length; i++) {
    const name = segments[i]?.name;
    if (name === undefined) break;
    const isLast = i === segments.length - 1;
    const found = findInModule(module, name.name, isLast ? ns : 'type');
    if (found.kind === 'opaque') return { kind: 'reported' };
    if (found.kind !== 'found') {
      // `Enum::f`: an associated item, which the type checker finds. A struct-like variant stands only in the type namespace.
      if (
        module.kind === 'enum' &&
        module.def !== undefined &&
        !(isLast && ns === 'value' && module.types.has(name.name))
      ) {
        return { kind: 'found', path: { res: { kind: 'def', def: module.def }, rest: segments.length - i } };
      }
      return { kind: 'missing', segment: i, in: module };
    }
    const { binding } = found;
    if (binding.res.kind === 'error') return { kind: 'reported' };
    if (!isVisible(state.items, binding.visibility, place.module.home) && segments[0]?.name.name !== '$std') {
      if (module.isLibrary && !state.isLibrary) return { kind: 'missing', segment: i, in: module };
      if (!quiet) reportPrivate(state, name, binding);
      return { kind: 'reported' };
    }
    if (binding.isAmbiguous && !quiet) reportAmbiguous(state, name);
    if (isLast) return { kind: 'found', path: { res: binding.res, rest: 0 } };
    const inner = binding.res.kind === 'def' ? moduleOf(state, binding.res.def) : undefined;
    if (inner === undefined) return { kind: 'found', path: { res: binding.res, rest: segments.length - 1 - i } };
    module = inner;
  }
  return { kind: 'reported' };
}

/** A path's first name, or a lone one: variables, parameters, `Self`, then modules outwards. */
function identifier(state: ResolveState, place: Place, name: ast.Ident, ns: Namespace, quiet: boolean): Attempt {
  let crossedItem = false;
  let crossedConst = false;
  let crossedConstItem = false;
  const text = name.name;
  if (text === 'Self') return selfType(state, place, name, quiet);
  for (let scope = place.scope; scope !== undefined; scope = scope.parent) {
    switch (scope.kind) {
      case 'local':
        if (ns !== 'value' || scope.name !== text) continue;
        if (crossedItem || crossedConst || crossedConstItem) {
          if (!quiet) reportUncapturable(state, name, crossedItem);
          return { kind: 'reported' };
        }
        return { kind: 'found', path: { res: { kind: 'local', binding: scope.binding }, rest: 0 } };
      case 'params': {
        const res = scope.params.get(text);
        if (res === undefined || (res.kind === 'param' && res.isConst !== (ns === 'value'))) continue;
        if (crossedItem || crossedConstItem) {
          if (!quiet)
            report(
              state,
              'outer-generic-parameter',
              'E0401',
              `can't use generic parameters from outer item`,
              name.span,
              { label: 'use of generic parameter from outer item' },
            );
          return { kind: 'reported' };
        }
        return { kind: 'found', path: { res, rest: 0 } };
      }
      case 'boundary':
        if (scope.what === 'item') crossedItem = true;
        else if (scope.what === 'const-item') crossedConstItem = true;
        else crossedConst = true;
        continue;
      case 'self':
        continue;
      case 'module': {
        const found =
          scope.module.kind === 'mod'
            ? findLexically(state, scope.module, text, ns)
            : findInModule(scope.module, text, ns);
        if (found.kind === 'opaque') return { kind: 'reported' };
        if (found.kind !== 'found') {
          if (scope.module.kind === 'mod')
            return text === 'self' ? { kind: 'no-self' } : { kind: 'missing', segment: 0, in: undefined };
          continue;
        }
        if (found.binding.isAmbiguous && !quiet) reportAmbiguous(state, name);
        return found.binding.res.kind === 'error'
          ? { kind: 'reported' }
          : { kind: 'found', path: { res: found.binding.res, rest: 0 } };
      }
    }
  }
  return { kind: 'missing', segment: 0, in: undefined };
}

function selfType(state: ResolveState, place: Place, name: ast.Ident, quiet: boolean): Attempt {
  let crossedItem = false;
  for (let scope = place.scope; scope !== undefined; scope = scope.parent) {
    if (scope.kind === 'boundary' && scope.what !== 'const') crossedItem = true;
    if (scope.kind !== 'self') continue;
    if (!crossedItem) return { kind: 'found', path: { res: scope.res, rest: 0 } };
    if (!quiet)
      report(state, 'outer-self', 'E0401', "can't use `Self` from outer item", name.span, {
        label: 'use of `Self` from outer item',
      });
    return { kind: 'reported' };
  }
  return { kind: 'missing', segment: 0, in: undefined };
}

// ---------------------------------------------------------------- what may stand where

export function ctorKindOf(state: ResolveState, ctor: DefId): 'unit' | 'tuple' | 'named' {
  const parent = defOf(state, ctor).parent;
  if (parent === undefined) return 'named';
  const syntax = state.syntax[parent - state.firstDef];
  if (syntax?.kind === 'variant') return syntax.node.data.kind;
  if (syntax?.kind === 'item' && syntax.node.kind === 'struct') return syntax.node.data.kind;
  const adt = findIn(state.items.adts, parent);
  if (adt !== undefined) return adt.variants[0]?.ctorKind ?? 'named';
  const around = defOf(state, parent).parent;
  return (
    (around === undefined
      ? undefined
      : findIn(state.items.adts, around)?.variants.find((variant) => variant.def === parent)?.ctorKind) ?? 'named'
  );
}

function isExpected(state: ResolveState, res: Res, source: PathSource): boolean {
  const kind = res.kind === 'def' ? defOf(state, res.def).kind : undefined;
  switch (source) {
    case 'type':
      if (res.kind === 'prim' || res.kind === 'self-param' || res.kind === 'self-type') return true;
      if (res.kind === 'param') return !res.isConst;
      return kind === 'struct' || kind === 'enum' || kind === 'union' || kind === 'type-alias' || kind === 'assoc-type';
    case 'trait':
      return kind === 'trait';
    case 'expr':
    case 'call':
      if (res.kind === 'local' || res.kind === 'self-type') return true;
      if (res.kind === 'param') return res.isConst;
      return (
        kind === 'fn' ||
        kind === 'assoc-fn' ||
        kind === 'ctor' ||
        kind === 'const' ||
        kind === 'static' ||
        kind === 'assoc-const'
      );
    case 'pat':
      return (
        res.kind === 'self-type' ||
        kind === 'const' ||
        kind === 'assoc-const' ||
        (kind === 'ctor' && res.kind === 'def' && ctorKindOf(state, res.def) === 'unit')
      );
    case 'tuple-struct':
      return (
        res.kind === 'self-type' || (kind === 'ctor' && res.kind === 'def' && ctorKindOf(state, res.def) === 'tuple')
      );
    case 'struct':
      return (
        res.kind === 'self-type' ||
        res.kind === 'self-param' ||
        kind === 'struct' ||
        kind === 'union' ||
        kind === 'variant' ||
        kind === 'type-alias' ||
        kind === 'assoc-type'
      );
  }
}

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

export function wordFor(state: ResolveState, res: Res): string {
  switch (res.kind) {
    case 'local':
      return 'local variable';
    case 'prim':
      return 'builtin type';
    case 'param':
      return res.isConst ? 'const parameter' : 'type parameter';
    case 'self-param':
    case 'self-type':
      return 'self type';
    case 'error':
      return 'name';
    case 'def': {
      const { kind, parent } = defOf(state, res.def);
      if (kind === 'ctor') {
        const ofVariant = parent !== undefined && defOf(state, parent).kind === 'variant';
        return `${ctorKindOf(state, res.def)} ${ofVariant ? 'variant' : 'struct'}`;
      }
      if (kind === 'assoc-fn') return 'associated function';
      if (kind === 'assoc-type') return 'associated type';
      if (kind === 'assoc-const') return 'associated constant';
      return kindWord(kind);
    }
  }
}

function reportWrongKind(state: ResolveState, place: Place, path: ast.Path, res: Res, source: PathSource): void {
  const text = textOf(path.segments);
  const kind = res.kind === 'def' ? defOf(state, res.def).kind : undefined;
  if (source === 'type' && kind === 'trait') {
    report(state, 'trait-as-type', 'E0782', 'expected a type, found a trait', path.span, {
      help: [`a value of any type that implements it is \`dyn ${text}\` behind a reference or box`],
    });
    return;
  }
  if (source !== 'type' && source !== 'trait' && source !== 'struct' && kind === 'variant') {
    report(
      state,
      'struct-variant-as-value',
      'E0533',
      `expected ${source === 'call' ? 'value' : EXPECTED[source]}, found struct variant \`${text}\``,
      path.span,
      { label: `not a ${source === 'pat' || source === 'tuple-struct' ? EXPECTED[source] : 'value'}` },
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

const isLibraryDef = (state: ResolveState, def: DefId): boolean => !state.isLibrary && defOf(state, def).isLibrary;

function hasHiddenCtor(state: ResolveState, place: Place, struct: DefId): boolean {
  const syntax = state.syntax[struct - state.firstDef];
  const isTuple =
    syntax?.kind === 'item'
      ? syntax.node.kind === 'struct' && syntax.node.data.kind === 'tuple'
      : findIn(state.items.adts, struct)?.variants[0]?.ctorKind === 'tuple';
  if (!isTuple) return false;
  const ctor = findCtor(state, struct);
  return ctor !== undefined && !isVisible(state.items, defOf(state, ctor).visibility, place.module.home);
}

function findCtor(state: ResolveState, struct: DefId): DefId | undefined {
  const stored = findIn(state.items.adts, struct)?.variants[0]?.ctor;
  if (stored !== undefined) return stored;
  // A constructor is defined right after its struct.
  const next = state.items.defs.own[struct + 1 - state.items.defs.start];
  return next?.kind === 'ctor' && next.parent === struct ? next.id : undefined;
}

// ---------------------------------------------------------------- what to say

function reportMissing(
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
  if (attempt.in?.isLibrary === true && !state.isLibrary) {
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
      report(state, 'unresolved-path', 'E0433', `failed to resolve: could not find \`${name}\` in \`${where}\``, span, {
        label: `could not find \`${name}\` in \`${where}\``,
      });
    return;
  }
  if (isMissingPreludeName(state, name, isLast ? NAMESPACE[source] : 'type')) {
    reportUnsupported(state, `the library's \`${name}\``, path.span);
    return;
  }
  if (!isLast || path.global) {
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
      reportUnsupported(
        state,
        `the crate or module \`${name}\``,
        span,
        'only the standard library and the modules written here are at hand',
      );
    else
      report(state, 'unresolved-path', 'E0433', `failed to resolve: use of undeclared type \`${name}\``, span, {
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

function reportPrivate(state: ResolveState, name: ast.Ident, binding: Binding): void {
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

function reportAmbiguous(state: ResolveState, name: ast.Ident): void {
  report(state, 'ambiguous-name', 'E0659', `\`${name.name}\` is ambiguous`, name.span, {
    label: 'ambiguous name',
    notes: ['several glob imports bring in different things under this name'],
  });
}

function reportUncapturable(state: ResolveState, name: ast.Ident, crossedItem: boolean): void {
  if (crossedItem) {
    report(state, 'capture-in-fn-item', 'E0434', "can't capture dynamic environment in a fn item", name.span, {
      help: ['use the `|| { ... }` closure form instead'],
    });
  } else
    report(state, 'variable-in-constant', 'E0435', 'attempt to use a non-constant value in a constant', name.span, {
      label: 'non-constant value',
    });
}
