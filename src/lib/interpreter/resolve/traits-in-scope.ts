/** Which traits' methods can be called at a place: those of the modules around it (blocks, the nearest `mod`) and of the prelude. */
import type { DefId } from '../types/items.ts';
import type { Module } from './module.ts';
import type { TraitScope } from './resolution.ts';
import { type ResolveState, defOf } from './state.ts';

type Kept = Map<Module, Map<DefId | undefined, TraitScope>>;
const kept = new WeakMap<ResolveState, Kept>();
const NO_PRELUDE: readonly DefId[] = [];

/** What is in scope for code in `module`, inside the declaration or an impl of `trait` where there is one. */
export function traitScopeFor(state: ResolveState, module: Module, trait: DefId | undefined): TraitScope {
  let byModule = kept.get(state);
  if (byModule === undefined) kept.set(state, (byModule = new Map<Module, Map<DefId | undefined, TraitScope>>()));
  let byTrait = byModule.get(module);
  if (byTrait === undefined) byModule.set(module, (byTrait = new Map<DefId | undefined, TraitScope>()));
  const known = byTrait.get(trait);
  if (known !== undefined) return known;
  const traits = new Set<DefId>(trait === undefined ? [] : [trait]);
  let at: Module | undefined = module;
  while (at !== undefined) {
    for (const each of traitsNamedIn(state, at)) traits.add(each);
    if (at.kind === 'mod') break;
    at = at.parent;
  }
  const prelude = state.prelude === undefined ? NO_PRELUDE : traitsNamedIn(state, state.prelude);
  const scope: TraitScope = { near: [...traits], prelude };
  byTrait.set(trait, scope);
  return scope;
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
