/**
 * Modules as name resolution sees them: two maps of names (types and values), each name bound to what it means and to who
 * may see it. A block that holds items is a module of its own (rustc's anonymous modules); so are an enum (its variants) and
 * a trait (its items). Modules of the library come ready-made from its tables.
 */
import { findIn } from '../../heap/base/index.ts';
import type { Span } from '../source/index.ts';
import type { DefId, ItemTables, ModuleInfo } from '../types/items.ts';
import type { Res } from './resolution.ts';

export type Namespace = 'type' | 'value';

export interface Binding {
  readonly res: Res;
  readonly visibility: 'public' | DefId;
  /** From a glob import: an item or a named import of the same name hides it. */
  readonly isGlob: boolean;
  /** Where the name is introduced; undefined for the library's. */
  readonly span: Span | undefined;
  /** The import behind it. */
  readonly isImport: boolean;
  /** Of a named import: which of the program's it is. */
  readonly order?: number;
  /** Of a glob import: what stands in the module that it is of. */
  readonly via?: Binding;
  /** Brought in by `extern crate`. */
  readonly isExternCrate?: true;
  /** Two globs bring in different things under this name: an error only where it is used. */
  readonly isAmbiguous: boolean;
}

export interface Module {
  readonly kind: 'mod' | 'enum' | 'trait' | 'block';
  /** Undefined for blocks. */
  readonly def: DefId | undefined;
  /** The module around it; for a block, what its names fall back to. */
  readonly parent: Module | undefined;
  /** The nearest `mod` (or crate root): what "private" refers to. */
  readonly home: DefId;
  readonly isLibrary: boolean;
  /** Its contents are not known (`mod name;` without the file): lookups fail silently. */
  isOpaque: boolean;
  /** A glob import into it failed: what paths do not find may have come from there, so nothing is said of it. */
  hasFailedGlob: boolean;
  readonly types: Map<string, Binding>;
  readonly values: Map<string, Binding>;
  /** Traits imported `as _`. */
  readonly unnamedTraits: DefId[];
  /** Named imports not yet resolved: while a name is pending, a glob's or an outer name is not taken for it. */
  readonly pending: Map<string, number>;
  /** Modules whose names come in through resolved glob imports. */
  readonly globs: Module[];
}

export function createModule(
  kind: Module['kind'],
  def: DefId | undefined,
  parent: Module | undefined,
  home: DefId,
  isLibrary: boolean,
  isOpaque = false,
): Module {
  return {
    kind,
    def,
    parent,
    home,
    isLibrary,
    isOpaque,
    hasFailedGlob: false,
    types: new Map(),
    values: new Map(),
    unnamedTraits: [],
    pending: new Map(),
    globs: [],
  };
}

export const namesOf = (module: Module, ns: Namespace): Map<string, Binding> =>
  ns === 'type' ? module.types : module.values;

const libraryModules = new WeakMap<ModuleInfo, Module>();

/** A module, enum or trait of a lower layer. */
export function findStoredModule(items: ItemTables, def: DefId): Module | undefined {
  const info = findIn(items.modules, def);
  if (info === undefined) return undefined;
  const known = libraryModules.get(info);
  if (known !== undefined) return known;
  const module = createModule(info.kind, def, undefined, def, true);
  for (const each of info.names) {
    namesOf(module, each.ns).set(each.name, {
      res: each.res,
      visibility: each.visibility,
      isGlob: false,
      span: undefined,
      isImport: false,
      isAmbiguous: false,
    });
  }
  module.unnamedTraits.push(...info.unnamedTraits);
  libraryModules.set(info, module);
  return module;
}

/** What a finished module leaves for later crates. */
export function moduleInfoOf(module: Module, def: DefId): ModuleInfo {
  const names = [];
  for (const ns of ['type', 'value'] as const) {
    for (const [name, binding] of namesOf(module, ns)) {
      if (binding.res.kind !== 'error' && !binding.isAmbiguous)
        names.push({ name, ns, res: binding.res, visibility: binding.visibility });
    }
  }
  return { def, kind: module.kind === 'block' ? 'mod' : module.kind, names, unnamedTraits: module.unnamedTraits };
}

/** Whether code in module `home` may use a name of this visibility (Reference, "Visibility and privacy"). */
export function isVisible(items: ItemTables, visibility: 'public' | DefId, home: DefId): boolean {
  if (visibility === 'public') return true;
  let at: DefId | undefined = home;
  while (at !== undefined) {
    if (at === visibility) return true;
    at = findIn(items.defs, at)?.parent;
  }
  return false;
}

export const sameRes = (a: Res, b: Res): boolean =>
  a === b ||
  (a.kind === 'def' && b.kind === 'def' && a.def === b.def) ||
  (a.kind === 'prim' && b.kind === 'prim' && a.name === b.name);
