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
        report(state, 'too-many-supers', 'E0433', 'too many leading `super` keywords', path.span, {
          label: 'there are too many leading `super` keywords',
        });
        return module.home;
      }
      at = parent;
      continue;
    }
    if (index === 0) {
      report(
        state,
        'relative-visibility',
        undefined,
        'relative paths are not supported in visibilities in 2018 edition or later',
        path.span,
        { help: [`the path may begin with \`crate\`, \`self\` or \`super\``] },
      );
      return module.home;
    }
    const from: DefId = at;
    const next = ancestors(state, module).find(
      (each) => each.parent?.kind === 'mod' && each.parent.home === from && defOf(state, each.home).name === name,
    );
    if (next === undefined) {
      reportRestricted(state, path, segment, from, name);
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

/**
 * `pub(in path)` that does not lead to a module around this one. It is looked up as soon as it is met, as in rustc: what
 * stands further down is not found.
 */
function reportRestricted(
  state: ResolveState,
  path: ast.Path,
  segment: ast.PathSegment,
  from: DefId,
  name: string,
): void {
  const found = state.modules.get(from)?.types.get(name)?.res;
  if (found?.kind === 'error') return;
  const kind = found?.kind === 'def' ? defOf(state, found.def).kind : undefined;
  // Enums and traits hold names as modules do; what else there is of this name is no step of such a path.
  if (kind !== 'mod' && kind !== 'enum' && kind !== 'trait')
    report(
      state,
      'unresolved-path',
      'E0433',
      `cannot find \`${name}\` in \`${from === state.root.home ? 'crate' : defOf(state, from).name}\``,
      segment.name.span,
      { label: `could not find \`${name}\`` },
    );
  else if (kind !== 'mod')
    report(state, 'wrong-kind-of-name', 'E0577', `expected module, found ${kind} \`${name}\``, path.span, {
      label: 'not a module',
    });
  else
    report(
      state,
      'visibility-not-an-ancestor',
      'E0742',
      'visibilities can only be restricted to ancestor modules',
      path.span,
    );
}
