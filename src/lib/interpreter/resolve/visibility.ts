/** Who may see a name: everyone, or a module and what lies inside it (Reference, "Visibility and privacy"). */
import type * as ast from '../syntax/ast.ts';
import type { DefId } from '../types/items.ts';
import type { Module } from './module.ts';
import { type ResolveState, report } from './state.ts';

export function visibilityOf(state: ResolveState, vis: ast.Visibility, module: Module): 'public' | DefId {
  switch (vis.kind) {
    case 'public': return 'public';
    case 'inherited': return module.home;
    case 'crate': return state.root.home;
    default: return restrictedTo(state, vis.path, module);
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
        report(state, 'too-many-supers', 'E0433', 'there are too many leading `super` keywords', path.span, { label: 'there are too many leading `super` keywords' });
        return module.home;
      }
      at = parent;
      continue;
    }
    const next = state.modules.get(at)?.types.get(name)?.res;
    if (next?.kind !== 'def') return module.home;
    at = next.def;
  }
  return at;
}
