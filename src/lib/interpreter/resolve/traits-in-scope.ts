/** Which traits' methods can be called at a place: those of the modules around it (blocks, the nearest `mod`) and of the prelude. */
import type { DefId } from '../types/items.ts';
import type { Module } from './module.ts';
import { type ResolveState, defOf } from './state.ts';

const kept = new WeakMap<ResolveState, Map<Module, Map<DefId | undefined, readonly DefId[]>>>();

/** The list for code in `module`, inside the declaration or an impl of `trait` where there is one. */
export function traitListFor(state: ResolveState, module: Module, trait: DefId | undefined): readonly DefId[] {
  let byModule = kept.get(state);
  if (byModule === undefined) kept.set(state, (byModule = new Map<Module, Map<DefId | undefined, readonly DefId[]>>()));
  let byTrait = byModule.get(module);
  if (byTrait === undefined) byModule.set(module, (byTrait = new Map<DefId | undefined, readonly DefId[]>()));
  const known = byTrait.get(trait);
  if (known !== undefined) return known;
  const traits = new Set<DefId>(trait === undefined ? [] : [trait]);
  let at: Module | undefined = module;
  while (at !== undefined) {
    for (const each of traitsNamedIn(state, at)) traits.add(each);
    if (at.kind === 'mod') break;
    at = at.parent;
  }
  if (state.prelude !== undefined) for (const each of traitsNamedIn(state, state.prelude)) traits.add(each);
  const list = [...traits];
  byTrait.set(trait, list);
  return list;
}

const named = new WeakMap<Module, readonly DefId[]>();

function traitsNamedIn(state: ResolveState, module: Module): readonly DefId[] {
  const known = named.get(module);
  if (known !== undefined) return known;
  const traits = [...module.unnamedTraits];
  for (const { res } of module.types.values())
    if (res.kind === 'def' && defOf(state, res.def).kind === 'trait') traits.push(res.def);
  named.set(module, traits);
  return traits;
}
