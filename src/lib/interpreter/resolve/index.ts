/**
 * Name resolution: from the core tree to what every name means. First the definitions and modules, then imports to a fixed
 * point, then every path in items and bodies (rustc dev guide, "Name resolution").
 */
import { type LayeredTable, createTable, layerOver, setIn } from '../../heap/base/index.ts';
import type { Diagnostic } from '../diagnostics/index.ts';
import type * as ast from '../syntax/ast.ts';
import type { DefId, ItemTables } from '../types/items.ts';
import { defId } from '../types/ty.ts';
import { defineCrate } from './define.ts';
import { resolveImports } from './imports.ts';
import { visitCrate } from './late-items.ts';
import { createModule, findStoredModule, moduleInfoOf } from './module.ts';
import type { Resolutions } from './resolution.ts';
import type { BodyToCheck, DefSyntax, ResolveState } from './state.ts';

export { type PathRes, type Res, type Resolutions, type LifetimeRes, traitsInScope } from './resolution.ts';
export type { BodyToCheck, DefSyntax } from './state.ts';

/** What `collectItems` needs beside the tree: the syntax behind each definition of this crate. */
export interface ResolvedCrate {
  readonly crate: ast.Crate;
  readonly isLibrary: boolean;
  /** Definitions, modules, lang items and the numbering of generics are there; the rest is filled by `collectItems`. */
  readonly items: ItemTables;
  readonly resolutions: Resolutions;
  readonly diagnostics: readonly Diagnostic[];
  /** Syntax by DefId minus `firstDef`. */
  readonly syntax: readonly DefSyntax[];
  readonly firstDef: number;
  readonly impls: readonly DefId[];
  readonly lateBound: ReadonlyMap<DefId, readonly string[]>;
  readonly anonymousLifetimes: ReadonlyMap<ast.NodeId, number>;
  readonly bodiesToCheck: readonly BodyToCheck[];
}

/**
 * After an unknown trait (E0404, E0405) rustc looks at no body any more, nor at inherent impls; after every other error it
 * goes on, and leaves out only the faulty body itself.
 */
export const stopsBodies = (diagnostics: readonly Diagnostic[]): boolean =>
  diagnostics.some((each) => each.code === 'E0404' || each.code === 'E0405');

export interface ResolveOptions {
  /** The crate is the standard library itself. */
  readonly isLibrary: boolean;
}

export function resolveCrate(crate: ast.Crate, below: ItemTables | undefined, options: ResolveOptions): ResolvedCrate {
  const items = createItems(below);
  const state = createState(crate, items, below, options);
  defineCrate(state, crate);
  resolveImports(state);
  visitCrate(state, crate);
  for (const check of state.checks) check();
  if (!stopsBodies(state.diagnostics)) state.diagnostics.push(...state.late);
  for (const [def, module] of state.modules) setIn(items.modules, def, moduleInfoOf(module, def));
  const {
    paths,
    patternConsts,
    bindings,
    lifetimes,
    labels,
    defOfNode,
    syntheticParams,
    traitLists,
    traitScopes,
    ownerTraitScopes,
  } = state;
  return {
    crate,
    isLibrary: options.isLibrary,
    items,
    resolutions: {
      paths,
      patternConsts,
      bindings,
      lifetimes,
      labels,
      defOfNode,
      syntheticParams,
      traitLists,
      traitScopes,
      ownerTraitScopes,
    },
    diagnostics: state.diagnostics,
    syntax: state.syntax,
    firstDef: state.firstDef,
    impls: state.impls,
    lateBound: state.lateBound,
    anonymousLifetimes: state.anonymousLifetimes,
    bodiesToCheck: stopsBodies(state.diagnostics) ? [] : state.bodies,
  };
}

function createItems(below: ItemTables | undefined): ItemTables {
  const start = below?.defCount ?? 0;
  const layer = <T>(table: LayeredTable<T> | undefined): LayeredTable<T> =>
    table === undefined ? createTable<T>() : layerOver(table, start);
  return {
    defs: layer(below?.defs),
    defCount: start,
    root: defId(start),
    modules: layer(below?.modules),
    lang: {},
    generics: layer(below?.generics),
    predicates: layer(below?.predicates),
    adts: layer(below?.adts),
    traits: layer(below?.traits),
    impls: layer(below?.impls),
    fns: layer(below?.fns),
    types: layer(below?.types),
    constValues: layer(below?.constValues),
    opaques: layer(below?.opaques),
    // Keyed by traits of any layer, so not layered itself.
    traitImpls: createTable(),
    inherentImpls: [],
    below,
  };
}

function createState(
  crate: ast.Crate,
  items: ItemTables,
  below: ItemTables | undefined,
  options: ResolveOptions,
): ResolveState {
  const firstDef = items.defCount++;
  const rootDef = defId(firstDef);
  const root = createModule('mod', rootDef, undefined, rootDef, options.isLibrary);
  setIn(items.defs, rootDef, {
    id: rootDef,
    kind: 'mod',
    name: 'crate',
    parent: undefined,
    span: crate.span,
    nameSpan: crate.span,
    visibility: 'public',
    lang: undefined,
    node: crate.id,
    isLibrary: options.isLibrary,
  });
  const prelude = below?.lang['prelude'];
  return {
    items,
    isLibrary: options.isLibrary,
    diagnostics: [],
    firstDef,
    syntax: [{ kind: 'crate', node: crate }],
    // The tables own the record; it is filled while definitions are made.
    lang: items.lang,
    modules: new Map([[rootDef, root]]),
    imports: [],
    defOfNode: new Map([[crate.id, rootDef]]),
    paths: new Map(),
    patternConsts: new Map(),
    bindings: new Map(),
    lifetimes: new Map(),
    labels: new Map(),
    syntheticParams: new Map(),
    traitLists: [],
    traitScopes: new Map(),
    ownerTraitScopes: new Map(),
    lateBound: new Map(),
    anonymousLifetimes: new Map(),
    impls: [],
    bodies: [],
    bodyDepth: 0,
    late: [],
    checks: [],
    root,
    libraryRoot: below === undefined ? undefined : findStoredModule(below, below.root),
    prelude: below === undefined || prelude === undefined ? undefined : findStoredModule(below, prelude),
  };
}
