/**
 * Name resolution: from the core tree to what every name means. First the definitions and modules, then imports to a fixed
 * point, then every path in items and bodies (rustc dev guide, "Name resolution").
 */
import { type LayeredTable, createTable, layerOver, setIn } from '../../heap/base/index.ts';
import type { Diagnostic } from '../diagnostics/index.ts';
import type { Edition } from '../source/index.ts';
import type * as ast from '../syntax/ast.ts';
import type { DefId, ItemTables } from '../types/items.ts';
import { defId } from '../types/ty.ts';
import { UNRESOLVED_TRAIT } from './words.ts';
import { createDefPaths, type DefPaths, internDef } from './def-paths.ts';
import { defineCrate, preludeOf } from './define.ts';
import { type ImportUse, importUses, resolveImports } from './imports.ts';
import { revisitFn, visitCrate } from './late-items.ts';
import { createModule, findStoredModule, moduleInfoOf } from './module.ts';
import type { CrateResolutions } from './resolution.ts';
import { type BodyToCheck, createOwner, type DefSyntax, type ResolveState } from './state.ts';

export {
  type CrateResolutions,
  type LifetimeRes,
  type PathRes,
  type Res,
  type Resolutions,
  resolutionsAt,
  traitsInScope,
} from './resolution.ts';
export type { ImportUse } from './imports.ts';
export { objectOf } from './bare-objects.ts';
export { createDefPaths, type DefPaths } from './def-paths.ts';
export type { BodyToCheck, DefSyntax } from './state.ts';

/** What `collectItems` needs beside the tree: the syntax behind each definition of this crate. */
export interface ResolvedCrate {
  readonly crate: ast.Crate;
  readonly isLibrary: boolean;
  /** It is compiled for its tests: it begins with each of them, not with `main`. */
  readonly isTest: boolean;
  /** Definitions, modules, lang items and the numbering of generics are there; the rest is filled by `collectItems`. */
  readonly items: ItemTables;
  readonly resolutions: CrateResolutions;
  readonly diagnostics: readonly Diagnostic[];
  /** After a lost trait no body is looked at. */
  readonly stopsBodies: boolean;
  /** In the order of definition. */
  readonly syntax: ReadonlyMap<DefId, DefSyntax>;
  /** Ids below are the library's. */
  readonly firstDef: number;
  readonly impls: readonly DefId[];
  readonly lateBound: ReadonlyMap<DefId, readonly string[]>;
  readonly bodiesToCheck: readonly BodyToCheck[];
}

/**
 * After an unknown trait (E0404, E0405, a path that breaks on its way to one, or one that a faulty `use` was to bring in) rustc
 * looks at no body any more, nor at inherent impls; after every other error it goes on, and leaves out only the faulty body
 * itself. Of what is outside the language we do not know that it is missing.
 */
const stopsBodies = (diagnostics: readonly Diagnostic[], hasLostTrait: boolean): boolean =>
  diagnostics.some((each) => each.code === 'E0404' || each.code === 'E0405' || each.name === UNRESOLVED_TRAIT) ||
  (hasLostTrait && !diagnostics.some((each) => each.family === 'unsupported'));

export interface ResolveOptions {
  /** The crate is the standard library itself. */
  readonly isLibrary: boolean;
  /** The ids that paths had before; fresh ones where it is not given. */
  readonly defPaths?: DefPaths;
  /** 2024 where it is not given. */
  readonly edition?: Edition;
  readonly isTest?: boolean;
}

export const resolveCrate = (crate: ast.Crate, below: ItemTables | undefined, options: ResolveOptions): ResolvedCrate =>
  createResolver(crate, below, options).crate;

/** Name resolution of a crate that can go on where a function's body changes. */
export interface Resolver {
  readonly crate: ResolvedCrate;
  /** What is found by now, in all bodies. */
  readonly findings: () => Findings;
  /** Its imports, and whether their names are used by now. */
  readonly importUses: () => readonly ImportUse[];
  /** The function has a piece of text to itself and the signature that it had; whether its body is nothing but its own affair. */
  readonly mayRevisit: (fn: ast.FnItem) => boolean;
  /** Resolves the names of such a function anew; false where the new body is not its own affair. */
  readonly revisit: (fn: ast.FnItem) => boolean;
}

export interface Findings {
  readonly diagnostics: readonly Diagnostic[];
  readonly stopsBodies: boolean;
  readonly bodiesToCheck: readonly BodyToCheck[];
}

export function createResolver(crate: ast.Crate, below: ItemTables | undefined, options: ResolveOptions): Resolver {
  const items = createItems(below);
  const state = createState(crate, items, below, options);
  defineCrate(state, crate);
  resolveImports(state);
  visitCrate(state, crate);
  for (const check of state.checks) check();
  for (const [def, module] of state.modules) setIn(items.modules, def, moduleInfoOf(module, def));
  items.defCount = state.defPaths.next;
  return {
    crate: {
      crate,
      isLibrary: options.isLibrary,
      isTest: options.isTest === true,
      items,
      resolutions: state.owners,
      ...findingsOf(state),
      syntax: state.syntax,
      firstDef: state.firstDef,
      impls: state.impls,
      lateBound: state.lateBound,
    },
    findings: () => findingsOf(state),
    importUses: () => importUses(state),
    mayRevisit: (fn) => state.fns.has(fn.span.file) && state.owners.get(fn.span.file)?.hasItems === false,
    revisit: (fn) => {
      const isEnough = revisitFn(state, fn);
      items.defCount = state.defPaths.next;
      return isEnough;
    },
  };
}

function findingsOf(state: ResolveState): Findings {
  const owners = [state.crateOwner, ...state.owners.values()];
  const diagnostics = owners.flatMap((owner) => owner.diagnostics);
  const stops = stopsBodies(
    diagnostics,
    owners.some((owner) => owner.hasLostTrait),
  );
  if (!stops) diagnostics.push(...owners.flatMap((owner) => owner.late));
  return { diagnostics, stopsBodies: stops, bodiesToCheck: stops ? [] : owners.flatMap((owner) => owner.bodies) };
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
  const firstDef = items.defCount;
  const defPaths = options.defPaths ?? createDefPaths(firstDef);
  const rootDef = internDef(defPaths, undefined, 'crate', 0);
  const crateOwner = createOwner();
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
  const edition = options.edition ?? '2024';
  const prelude = below?.lang[preludeOf(edition)];
  return {
    items,
    isLibrary: options.isLibrary,
    edition,
    firstDef,
    defPaths,
    occurrences: new Map(),
    syntax: new Map([[rootDef, { kind: 'crate', node: crate }]]),
    ctors: new Map(),
    owners: new Map(),
    owner: crateOwner,
    crateOwner,
    fns: new Map(),
    // The tables own the record; it is filled while definitions are made.
    lang: items.lang,
    modules: new Map([[rootDef, root]]),
    imports: [],
    written: [],
    lateBound: new Map(),
    impls: [],
    bodyDepth: 0,
    checks: [],
    root,
    externCrates: new Map(),
    libraryRoot: below === undefined ? undefined : findStoredModule(below, below.root),
    prelude: below === undefined || prelude === undefined ? undefined : findStoredModule(below, prelude),
  };
}
