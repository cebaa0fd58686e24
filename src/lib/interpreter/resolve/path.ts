/**
 * One path: what it names, as far as modules go, and what to say where it names nothing or the wrong thing.
 * Source: rustc's `resolve_qpath_anywhere`, `smart_resolve_path_fragment` and `PathSource`.
 */
import type * as ast from '../syntax/ast.ts';
import { isPrim } from './known-std.ts';
import { isExpected } from './expected.ts';
import { findInModule, findLexically } from './lookup.ts';
import { type Module, type Namespace, isVisible } from './module.ts';
import { reportAmbiguous, reportMissing, reportPrivate, reportUncapturable, reportWrongKind } from './path-messages.ts';
import { startOfPath } from './prefix.ts';
import type { PathRes, Res } from './resolution.ts';
import { localKey, outside, type Place, type WithoutParams } from './scope.ts';
import { type ResolveState, defOf, moduleOf, noteUse, report } from './state.ts';

/** What stands where the path is, and so what it may name. */
export type PathSource = 'type' | 'trait' | 'expr' | 'call' | 'pat' | 'tuple-struct' | 'struct';

export const ERROR_RES: PathRes = { res: { kind: 'error' }, rest: 0 };

export type Attempt =
  | { readonly kind: 'found'; readonly path: PathRes }
  /** Reported, or silent because of an earlier error. */
  | { readonly kind: 'reported' }
  | { readonly kind: 'missing'; readonly segment: number; readonly in: Module | undefined }
  | { readonly kind: 'too-many-supers'; readonly segment: number }
  | { readonly kind: 'no-self' };

export const NAMESPACE: Readonly<Record<PathSource, Namespace>> = {
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
  if (source === 'trait' && resolved.res.kind === 'error') state.owner.hasLostTrait = true;
  state.owner.paths.set(path.id, resolved);
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
      if (other.path.res.kind !== 'error') reportWrongKind(state, place, path, other.path.res, source, attempt.in);
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
    if (inner === undefined)
      return isVariant(state, res)
        ? { kind: 'missing', segment: 0, in: undefined }
        : { kind: 'found', path: { res, rest: count - 1 } };
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
    noteUse(state, binding);
    if (!isVisible(state.items, binding.visibility, place.module.home) && segments[0]?.name.name !== '$std') {
      if (module.isLibrary && !state.isLibrary) return { kind: 'missing', segment: i, in: module };
      if (!quiet) reportPrivate(state, name, binding);
      return { kind: 'reported' };
    }
    if (binding.res.kind === 'error') return { kind: 'reported' };
    if (binding.isAmbiguous && !quiet) reportAmbiguous(state, name);
    if (isLast) return { kind: 'found', path: { res: binding.res, rest: 0 } };
    const inner = binding.res.kind === 'def' ? moduleOf(state, binding.res.def) : undefined;
    if (inner === undefined)
      return isVariant(state, binding.res)
        ? { kind: 'missing', segment: i, in: module }
        : { kind: 'found', path: { res: binding.res, rest: segments.length - 1 - i } };
    module = inner;
  }
  return { kind: 'reported' };
}

/** A variant is no type: nothing belongs to it. */
const isVariant = (state: ResolveState, res: Res): boolean =>
  res.kind === 'def' && defOf(state, res.def).kind === 'variant';

/** A path's first name, or a lone one: variables, parameters, `Self`, then modules outwards. */
function identifier(state: ResolveState, place: Place, name: ast.Ident, ns: Namespace, quiet: boolean): Attempt {
  let crossedItem = false;
  let crossedConst = false;
  let crossedConstItem = false;
  let without: WithoutParams | undefined;
  const text = name.name;
  let marked = name;
  let key = localKey(name);
  if (text === 'Self') return selfType(state, place, name, quiet);
  for (let scope = place.scope; scope !== undefined; scope = scope.parent) {
    switch (scope.kind) {
      case 'local': {
        let binding = scope.name === key ? scope.binding : undefined;
        if (scope.run !== undefined) {
          binding = scope.run.names.get(key);
          scope = scope.run.last;
        }
        if (ns !== 'value' || binding === undefined) continue;
        if (crossedItem || crossedConst || crossedConstItem) {
          if (!quiet) reportUncapturable(state, name, crossedConst || crossedConstItem);
          return { kind: 'reported' };
        }
        return { kind: 'found', path: { res: { kind: 'local', binding }, rest: 0 } };
      }
      case 'macro':
        marked = outside(marked, scope);
        key = localKey(marked);
        continue;
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
        if (without !== undefined && (without.types || ns === 'value')) {
          if (!quiet) reportInConstant(state, name, without);
          return { kind: 'reported' };
        }
        return { kind: 'found', path: { res, rest: 0 } };
      }
      case 'boundary':
        without ??= scope.without;
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
        noteUse(state, found.binding);
        if (found.binding.isAmbiguous && !quiet) reportAmbiguous(state, name);
        return found.binding.res.kind === 'error'
          ? { kind: 'reported' }
          : { kind: 'found', path: { res: found.binding.res, rest: 0 } };
      }
    }
  }
  return { kind: 'missing', segment: 0, in: undefined };
}

function reportInConstant(state: ResolveState, name: ast.Ident, { why, constant }: WithoutParams): void {
  state.owner.paths.set(constant, ERROR_RES);
  const where = why === 'operation' ? 'const operations' : 'enum discriminant values';
  report(state, 'parameter-in-constant', undefined, `generic parameters may not be used in ${where}`, name.span, {
    label: `cannot perform const operation using \`${name.name}\``,
  });
}

function selfType(state: ResolveState, place: Place, name: ast.Ident, quiet: boolean): Attempt {
  let crossedItem = false;
  let without: WithoutParams | undefined;
  for (let scope = place.scope; scope !== undefined; scope = scope.parent) {
    if (scope.kind === 'boundary' && scope.what !== 'const') crossedItem = true;
    if (scope.kind === 'boundary') without ??= scope.without;
    if (scope.kind !== 'self') continue;
    if (!crossedItem && scope.res.kind === 'self-param' && without?.types === true) {
      if (!quiet) reportInConstant(state, name, without);
      return { kind: 'reported' };
    }
    if (!crossedItem) return { kind: 'found', path: { res: scope.res, rest: 0 } };
    if (!quiet)
      report(state, 'outer-self', 'E0401', "can't use `Self` from outer item", name.span, {
        label: 'use of `Self` from outer item',
      });
    return { kind: 'reported' };
  }
  return { kind: 'missing', segment: 0, in: undefined };
}
