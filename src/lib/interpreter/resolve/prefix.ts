/** The part of a path that leads to a module: `crate::a::b`, `super::x`, `std::fmt`, `Enum`. */
import type * as ast from '../syntax/ast.ts';
import { findCrate } from './crates.ts';
import { type LookupOptions, findInModule, findLexically, libraryRoot } from './lookup.ts';
import { type Binding, type Module, isVisible } from './module.ts';
import type { Res } from './resolution.ts';
import { noteUse, type ResolveState, moduleOf } from './state.ts';

export type PrefixFailure =
  /** The first name means nothing here: a crate that we do not have, or a slip. */
  | { readonly kind: 'unknown-root'; readonly segment: number }
  | { readonly kind: 'missing-in-prefix'; readonly segment: number; readonly in: Module }
  | { readonly kind: 'private-prefix'; readonly segment: number; readonly binding: Binding }
  | { readonly kind: 'not-a-module'; readonly segment: number; readonly res: Res }
  | { readonly kind: 'too-many-supers'; readonly segment: number }
  /** It may mean what a glob brings in, or something else. */
  | { readonly kind: 'ambiguous'; readonly segment: number }
  /** `super` and the like where no path may have them. */
  | { readonly kind: 'misplaced-keyword'; readonly segment: number }
  /** Reported before. */
  | { readonly kind: 'reported' };

export type PrefixResult =
  { readonly kind: 'module'; readonly module: Module } | { readonly kind: 'pending' } | PrefixFailure;

export type PathStart =
  | { readonly kind: 'module'; readonly module: Module; readonly next: number }
  | { readonly kind: 'name' }
  | PrefixFailure;

const KEYWORDS: ReadonlySet<string> = new Set(['crate', 'self', 'super']);

/** A word that names a module by where it stands. */
export const isPathKeyword = (name: string): boolean => KEYWORDS.has(name);

/** Whether the keyword at `index` may stand there: at the beginning, and `super` behind such a beginning. */
export const mayStandAt = (segments: readonly ast.PathSegment[], index: number): boolean =>
  index === 0 ||
  (segments[index]?.name.name === 'super' &&
    segments
      .slice(0, index)
      .every(({ name }, before) => name.name === 'super' || (before === 0 && name.name === 'self')));

/** The names that only a path's beginning may have: `crate`, `self`, `super`, `::std`, and an expansion's `$std`. */
export function startOfPath(
  state: ResolveState,
  from: Module,
  segments: readonly ast.PathSegment[],
  global: boolean,
): PathStart {
  const first = segments[0]?.name.name;
  if (global) {
    const named = first === undefined ? undefined : findCrate(state, first);
    if (named !== undefined) return { kind: 'module', module: named, next: 1 };
    return { kind: 'unknown-root', segment: 0 };
  }
  if (first === '$std') {
    const library = libraryRoot(state);
    return library === undefined ? { kind: 'reported' } : { kind: 'module', module: library, next: 1 };
  }
  if (first === 'crate') return { kind: 'module', module: state.root, next: 1 };
  if (first !== 'self' && first !== 'super') return { kind: 'name' };
  let module = moduleOf(state, from.home);
  let next = 0;
  if (first === 'self') next = 1;
  while (segments[next]?.name.name === 'super') {
    const around = module?.parent;
    if (around === undefined) return { kind: 'too-many-supers', segment: next };
    module = moduleOf(state, around.home);
    next += 1;
  }
  return module === undefined ? { kind: 'reported' } : { kind: 'module', module, next };
}

/** Follows all of `segments` as an import does. */
export function resolvePrefix(
  state: ResolveState,
  from: Module,
  segments: readonly ast.PathSegment[],
  global: boolean,
  options: LookupOptions,
): PrefixResult {
  const start = startOfPath(state, from, segments, global);
  let module: Module | undefined;
  let next = 0;
  if (start.kind === 'module') {
    module = start.module;
    next = start.next;
  } else if (start.kind !== 'name') return start;
  for (; next < segments.length; next++) {
    const name = segments[next]?.name.name ?? '';
    if (next > 0 && isPathKeyword(name)) return { kind: 'misplaced-keyword', segment: next };
    const found =
      module === undefined
        ? findLexically(state, from, name, 'type', options)
        : findInModule(module, name, 'type', options);
    if (found.kind === 'pending') return found;
    if (found.kind === 'opaque') return { kind: 'reported' };
    if (found.kind === 'none')
      return module === undefined
        ? { kind: 'unknown-root', segment: next }
        : { kind: 'missing-in-prefix', segment: next, in: module };
    const { binding } = found;
    noteUse(state, binding);
    if (binding.res.kind === 'error') return { kind: 'reported' };
    if (binding.isAmbiguous) return { kind: 'ambiguous', segment: next };
    if (module !== undefined && !isVisible(state.items, binding.visibility, from.home)) {
      return module.isLibrary && !state.isLibrary
        ? { kind: 'missing-in-prefix', segment: next, in: module }
        : { kind: 'private-prefix', segment: next, binding };
    }
    const inner: Module | undefined = binding.res.kind === 'def' ? moduleOf(state, binding.res.def) : undefined;
    if (inner === undefined) return { kind: 'not-a-module', segment: next, res: binding.res };
    module = inner;
  }
  return module === undefined ? { kind: 'reported' } : { kind: 'module', module };
}
