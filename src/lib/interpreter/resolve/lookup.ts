/**
 * Looking one name up: inside a module, or from a place outwards (blocks, the module, crate names, the prelude, primitive
 * types): N1, N3. Source: rustc's `resolve_ident_in_module` and `resolve_ident_in_lexical_scope`, Reference "Names/Scopes/Prelude scopes".
 */
import { type Binding, type Module, type Namespace, isVisible, namesOf, sameRes } from './module.ts';
import { findCrate } from './crates.ts';
import { isPreludeName, isPrim } from './known-std.ts';
import type { Res } from './resolution.ts';
import type { ResolveState } from './state.ts';

export type Found =
  | { readonly kind: 'found'; readonly binding: Binding }
  /** An import that may bring the name in is not yet resolved. */
  | { readonly kind: 'pending' }
  /** The module's contents are unknown. */
  | { readonly kind: 'opaque' }
  | { readonly kind: 'none' };

const NONE: Found = { kind: 'none' };
const PENDING: Found = { kind: 'pending' };
const OPAQUE: Found = { kind: 'opaque' };

/** How pending globs stand in `Module.pending`. */
export const GLOB = '*';

export interface LookupOptions {
  /** An import asks: it is reported all the same where a glob failed before. */
  readonly isImport?: true;
  /** Names still to come are taken not to come. */
  readonly force: boolean;
  /** The name that the asking import itself will bring in, and where. */
  readonly except?: { readonly module: Module; readonly name: string } | undefined;
}

const SETTLED: LookupOptions = { force: true };

export function findInModule(module: Module, name: string, ns: Namespace, options: LookupOptions = SETTLED): Found {
  const binding = namesOf(module, ns).get(name);
  if (binding !== undefined && !binding.isGlob) return { kind: 'found', binding };
  if (!options.force) {
    let pending = module.pending.get(name) ?? 0;
    if (options.except?.module === module && options.except.name === name) pending -= 1;
    if (pending > 0) return PENDING;
  }
  if (binding !== undefined) return { kind: 'found', binding };
  if (!options.force && ((module.pending.get(GLOB) ?? 0) > 0 || mayYetCome(module, name, new Set([module]))))
    return PENDING;
  return module.isOpaque || (module.hasFailedGlob && options.isImport !== true) ? OPAQUE : NONE;
}

/** A glob's source may itself still be waiting for the name. */
function mayYetCome(module: Module, name: string, seen: Set<Module>): boolean {
  for (const from of module.globs) {
    if (seen.has(from)) continue;
    seen.add(from);
    if ((from.pending.get(name) ?? 0) > 0 || (from.pending.get(GLOB) ?? 0) > 0 || mayYetCome(from, name, seen))
      return true;
  }
  return false;
}

const builtin = (res: Res): Found => ({
  kind: 'found',
  binding: { res, visibility: 'public', isGlob: false, span: undefined, isImport: false, isAmbiguous: false },
});

/**
 * Outwards from `module`; locals and generic parameters are the caller's. For an import, what a glob brings in does not hide what is
 * further out: then the name is ambiguous (rustc's `AmbiguityKind::GlobVsOuter`).
 */
export function findLexically(
  state: ResolveState,
  module: Module,
  name: string,
  ns: Namespace,
  options: LookupOptions = SETTLED,
): Found {
  const found = findOutwards(state, module, name, ns, options);
  if (options.isImport !== true || found.kind !== 'found' || !found.binding.isGlob) return found;
  for (let at: Module | undefined = module; at?.kind === 'block'; at = at.parent) {
    if (at.parent === undefined || namesOf(at, ns).get(name) !== found.binding) continue;
    const outer = findOutwards(state, at.parent, name, ns, SETTLED);
    return isOther(found.binding, outer) ? ambiguous(found.binding) : found;
  }
  return isOther(found.binding, findEverywhere(state, module, name, ns, SETTLED)) ? ambiguous(found.binding) : found;
}

const ambiguous = (binding: Binding): Found => ({ kind: 'found', binding: { ...binding, isAmbiguous: true } });

const isOther = ({ res }: Binding, found: Found): boolean =>
  found.kind === 'found' &&
  found.binding.res.kind !== 'error' &&
  res.kind !== 'error' &&
  !sameRes(found.binding.res, res);

function findOutwards(state: ResolveState, module: Module, name: string, ns: Namespace, options: LookupOptions): Found {
  let at: Module | undefined = module;
  let isOpaque = false;
  while (at !== undefined) {
    const found = findInModule(at, name, ns, options);
    if (found.kind === 'found' || found.kind === 'pending') return found;
    if (found.kind === 'opaque') isOpaque = true;
    if (at.kind === 'mod') break;
    at = at.parent;
  }
  const everywhere = findEverywhere(state, module, name, ns, options);
  return everywhere.kind === 'none' && isOpaque ? OPAQUE : everywhere;
}

/** Crates, the prelude, primitive types. */
function findEverywhere(
  state: ResolveState,
  module: Module,
  name: string,
  ns: Namespace,
  options: LookupOptions,
): Found {
  if (ns === 'type') {
    const root = findCrate(state, name);
    if (root?.def !== undefined) return builtin({ kind: 'def', def: root.def });
  }
  const inPrelude =
    state.prelude === undefined || state.prelude === module ? NONE : findInModule(state.prelude, name, ns, options);
  if (inPrelude.kind === 'found' && isVisible(state.items, inPrelude.binding.visibility, module.home)) return inPrelude;
  if (inPrelude.kind === 'pending') return inPrelude;
  return ns === 'type' && isPrim(name) ? builtin({ kind: 'prim', name }) : NONE;
}

/** A name that real Rust's prelude has and our library lacks. */
export const isMissingPreludeName = (state: ResolveState, name: string, ns: Namespace): boolean =>
  !state.isLibrary && isPreludeName(name, ns, state.edition);

export function libraryRoot(state: ResolveState): Module | undefined {
  if (state.isLibrary) return state.root;
  return state.libraryRoot;
}
