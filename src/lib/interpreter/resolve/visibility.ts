/** N4 visibility. Who may see a name: everyone, or a module and what lies inside it (Reference, "Visibility and privacy"). */
import type * as ast from '../syntax/ast.ts';
import type { DefId } from '../types/items.ts';
import type { Module } from './module.ts';
import { type ResolveState, defOf, moduleOf, report } from './state.ts';

export function visibilityOf(state: ResolveState, vis: ast.Visibility, module: Module): 'public' | DefId {
  switch (vis.kind) {
    case 'public':
      return 'public';
    case 'inherited':
      return module.home;
    case 'crate':
      return state.root.home;
    default:
      return restrictedTo(state, vis.path, module);
  }
}

/** `pub(self)`, `pub(super)`, `pub(in path)`: the path leads through modules around this one. */
function restrictedTo(state: ResolveState, path: ast.Path, module: Module): DefId {
  let at: DefId = module.home;
  for (const [index, segment] of path.segments.entries()) {
    const name = segment.name.name;
    if (name === 'self' && index === 0) continue;
    if (name === 'crate' && index === 0) {
      at = state.root.home;
      continue;
    }
    if (name === 'super') {
      const parent = state.modules.get(at)?.parent?.home;
      if (parent === undefined) {
        report(state, 'too-many-supers', 'E0433', 'there are too many leading `super` keywords', path.span, {
          label: 'there are too many leading `super` keywords',
        });
        return module.home;
      }
      at = parent;
      continue;
    }
    // The path begins at the crate's root, with or without `crate`.
    const from: DefId = index === 0 ? state.root.home : at;
    // The modules around this one are defined before it; others need not be, and are not allowed anyway.
    const next = ancestors(state, module).find(
      (each) => each.parent?.kind === 'mod' && each.parent.home === from && defOf(state, each.home).name === name,
    );
    if (next === undefined) {
      state.checks.push(() => reportRestricted(state, path, segment, from, name));
      return module.home;
    }
    at = next.home;
  }
  return at;
}

/** The `mod`s around a module, itself included. */
function ancestors(state: ResolveState, module: Module): Module[] {
  const out: Module[] = [];
  for (
    let at = moduleOf(state, module.home);
    at !== undefined;
    at = at.parent === undefined ? undefined : moduleOf(state, at.parent.home)
  )
    out.push(at);
  return out;
}

/** `pub(in path)` that does not lead to a module around this one; asked once all modules are known. */
function reportRestricted(
  state: ResolveState,
  path: ast.Path,
  segment: ast.PathSegment,
  from: DefId,
  name: string,
): void {
  const found = state.modules.get(from)?.types.get(name)?.res;
  if (found?.kind === 'error') return;
  if (found?.kind !== 'def')
    report(
      state,
      'unresolved-path',
      'E0433',
      `failed to resolve: could not find \`${name}\` in \`crate\``,
      segment.name.span,
      { label: `could not find \`${name}\`` },
    );
  else if (defOf(state, found.def).kind !== 'mod')
    report(
      state,
      'wrong-kind-of-name',
      'E0577',
      `expected module, found ${defOf(state, found.def).kind} \`${name}\``,
      path.span,
      { label: 'not a module' },
    );
  else
    report(
      state,
      'visibility-not-an-ancestor',
      'E0742',
      'visibilities can only be restricted to ancestor modules',
      path.span,
    );
}
