/**
 * `use`: flattened into single and glob imports, then resolved to a fixed point, since imports may lead through each other.
 * A name that a pending import may still bring in is not looked for further out; when nothing moves any more, what is
 * pending is taken to fail (rustc's `resolve_imports`, rustc dev guide "Name resolution").
 */
import type { Span } from '../source/index.ts';
import type * as ast from '../syntax/ast.ts';
import type { DefId } from '../types/items.ts';
import { isStdMacro } from './known-std.ts';
import { GLOB, type Found, type LookupOptions, findInModule, findLexically } from './lookup.ts';
import { type Binding, type Module, type Namespace, isVisible, namesOf, sameRes } from './module.ts';
import { type Failure, reportFailures } from './import-messages.ts';
import { isPathKeyword, mayStandAt, type PrefixFailure, resolvePrefix } from './prefix.ts';
import { type ResolveState, defOf, noteUse, report } from './state.ts';

export interface Import {
  readonly kind: 'single' | 'glob' | 'self';
  /** The `use` item: failures of one item are reported together. */
  readonly item: ast.UseItem;
  /** Where the names go. */
  readonly module: Module;
  readonly global: boolean;
  /** Everything before the last name. */
  readonly prefix: readonly ast.PathSegment[];
  /** The last name; for a glob or `{self}`, undefined. */
  readonly name: ast.Ident | undefined;
  /** It names a macro by example, which is no matter of the namespaces here. */
  readonly isMacro: boolean;
  /** The name that it gets here; `_` for none. */
  readonly target: ast.Ident;
  readonly visibility: 'public' | DefId;
  readonly span: Span;
  /** Which of the program's imports it is, in the order of the text. */
  readonly order: number;
  /** In which namespaces an item of this name stands before it in the text. */
  readonly behindItem: Readonly<Record<Namespace, boolean>>;
}

interface Glob {
  readonly from: Module;
  readonly to: Module;
  readonly visibility: 'public' | DefId;
  readonly span: Span;
}

// ---------------------------------------------------------------- flattening

export function collectImports(
  state: ResolveState,
  item: ast.UseItem,
  module: Module,
  visibility: 'public' | DefId,
): void {
  flatten(state, item, item.tree, [], false, false, module, visibility);
}

function flatten(
  state: ResolveState,
  item: ast.UseItem,
  tree: ast.UseTree,
  before: readonly ast.PathSegment[],
  global: boolean,
  isNested: boolean,
  module: Module,
  visibility: 'public' | DefId,
): void {
  const isGlobal = global || (before.length === 0 && tree.path?.global === true);
  const segments = tree.path === undefined ? before : [...before, ...tree.path.segments];
  const add = (
    kind: Import['kind'],
    prefix: readonly ast.PathSegment[],
    name: ast.Ident | undefined,
    target: ast.Ident,
  ): void => {
    const isMacro = tree.kind === 'simple' && tree.isMacro === true;
    const { span } = tree;
    const behindItem = { type: module.types.has(target.name), value: module.values.has(target.name) };
    const order = state.written.length;
    const path = { global: isGlobal, prefix, name, isMacro, target };
    const made = { kind, item, module, ...path, visibility, span, order, behindItem };
    state.imports.push(made);
    state.written.push(made);
    const key = kind === 'glob' ? GLOB : target.name;
    module.pending.set(key, (module.pending.get(key) ?? 0) + 1);
  };
  switch (tree.kind) {
    case 'nested': {
      for (const each of tree.trees) flatten(state, item, each, segments, isGlobal, true, module, visibility);
      // What `a::b::{}` leads to has to be there all the same.
      const last = segments[segments.length - 1];
      if (
        tree.trees.length > 0 ||
        last === undefined ||
        (segments.length === 1 && last.name.name !== 'super' && isKeywordPath(segments))
      )
        return;
      add('self', segments, undefined, { name: '_', span: last.name.span });
      return;
    }
    case 'glob':
      if (segments.length === 0) {
        report(state, 'glob-of-all-crates', undefined, 'cannot glob-import all possible crates', tree.span);
        return;
      }
      add('glob', segments, undefined, { name: GLOB, span: tree.span });
      return;
    case 'simple': {
      const last = segments[segments.length - 1];
      if (last === undefined) return;
      const prefix = segments.slice(0, -1);
      const lastOfPrefix = prefix[prefix.length - 1];
      const isSelf = last.name.name === 'self' && (prefix.length > 0 || isNested);
      const named = isSelf && prefix.length > 0 ? prefix : segments;
      if (!isGlobal && isKeywordPath(named) && tree.rename === undefined) {
        report(state, 'self-import-without-name', undefined, 'imports need to be explicitly named', tree.span);
        return;
      }
      if (isSelf) {
        if (prefix.length > 0 && (!isNested || tree.path.segments.length > 1)) {
          report(
            state,
            'self-import-outside-list',
            'E0429',
            '`self` imports are only available within a { } list',
            tree.span,
          );
        }
        add('self', named, undefined, tree.rename ?? lastOfPrefix?.name ?? last.name);
        return;
      }
      if (!isGlobal && tree.rename !== undefined && isKeywordPath(segments)) {
        add('self', segments, undefined, tree.rename);
        return;
      }
      add('single', prefix, last.name, tree.rename ?? last.name);
      return;
    }
  }
}

/** `crate`, `self`, `super::super`: such a path names a module by itself. */
const isKeywordPath = (segments: readonly ast.PathSegment[]): boolean =>
  segments.every(({ name }, index) => isPathKeyword(name.name) && mayStandAt(segments, index));

// ---------------------------------------------------------------- the fixed point

export function resolveImports(state: ResolveState): void {
  let open = state.imports.splice(0);
  if (open.length === 0) return;
  const all = open;
  const globs: Glob[] = [];
  const failures: { readonly import: Import; readonly failure: Failure }[] = [];
  // Those that name what another one fails to bring in.
  const dependent: Import[] = [];
  let force = false;
  while (open.length > 0) {
    let moved = false;
    const still: Import[] = [];
    for (const each of open) {
      const outcome = tryImport(state, each, globs, force);
      if (outcome === 'pending') {
        still.push(each);
        continue;
      }
      moved = true;
      const key = each.kind === 'glob' ? GLOB : each.target.name;
      each.module.pending.set(key, (each.module.pending.get(key) ?? 1) - 1);
      if (outcome !== 'done') failures.push({ import: each, failure: outcome });
      else if (each.kind === 'single' && leadsNowhere(each)) dependent.push(each);
    }
    if (spreadGlobs(state, globs)) moved = true;
    open = still;
    force = !moved;
  }
  while (spreadGlobs(state, globs)) continue;
  if (failures.length > 0) reportFailures(state, failures, dependent);
  reportMacroConflicts(state, all);
}

/** Two imports that bring in macros by one name; what else they bring in has been compared. */
function reportMacroConflicts(state: ResolveState, imports: readonly Import[]): void {
  const seen = new Map<Module, Map<string, Import>>();
  for (const each of imports) {
    const { module, target, span } = each;
    if (!bringsMacroOnly(each)) continue;
    // What is exported stands in the crate's root already.
    const [root, ...more] = each.prefix;
    const isOwn = each.name?.name === target.name && more.length === 0 && root?.name.name === 'crate';
    if (module === state.root && isOwn) {
      report(state, 'import-conflict', 'E0255', `the name \`${target.name}\` is defined multiple times`, span, {
        label: `\`${target.name}\` reimported here`,
      });
      continue;
    }
    const names = seen.get(module) ?? new Map<string, Import>();
    seen.set(module, names);
    const before = names.get(target.name);
    if (before === undefined) {
      names.set(target.name, each);
      continue;
    }
    report(state, 'import-conflict', 'E0252', `the name \`${target.name}\` is defined multiple times`, span, {
      label: `\`${target.name}\` reimported here`,
      labels: [{ span: before.span, text: `previous import of the macro \`${target.name}\` here` }],
      notes: [`\`${target.name}\` must be defined only once in the macro namespace of this module`],
    });
  }
}

function bringsMacroOnly({ kind, module, target, isMacro, prefix, name }: Import): boolean {
  if (kind !== 'single' || target.name === '_' || target.hygiene !== undefined) return false;
  // A name that only a macro of the library has is an error in the other namespaces.
  const others = [module.types.get(target.name), module.values.get(target.name)];
  if (others.some((each) => each !== undefined && each.res.kind !== 'error')) return false;
  const [root] = prefix;
  const isOfStd = prefix.length === 1 && (root?.name.name === 'std' || root?.name.name === 'core');
  return isMacro || (isOfStd && isStdMacro(name?.name ?? ''));
}

function leadsNowhere({ module, target, prefix }: Import): boolean {
  const found = [module.types.get(target.name), module.values.get(target.name)];
  return prefix.length > 0 && found.some((each) => each?.res.kind === 'error');
}

function tryImport(state: ResolveState, each: Import, globs: Glob[], force: boolean): 'done' | 'pending' | Failure {
  const options: LookupOptions = { isImport: true, force, except: { module: each.module, name: each.target.name } };
  let from: Module | undefined;
  if (each.global && each.prefix.length === 0 && each.name !== undefined && isPathKeyword(each.name.name)) {
    defineError(each);
    return { kind: 'misplaced-keyword', segment: 0 };
  }
  if (each.prefix.length > 0 || each.global) {
    const prefix = resolvePrefix(state, each.module, each.prefix, each.global, options);
    if (prefix.kind === 'pending') return 'pending';
    if (prefix.kind !== 'module') {
      defineError(each, isBroken(each, prefix, state.isLibrary));
      return prefix;
    }
    from = prefix.module;
    if (from.isOpaque && from.types.size === 0 && each.kind !== 'self') {
      defineError(each);
      return 'done';
    }
  }
  if (each.kind === 'glob') {
    if (from === undefined) return { kind: 'reported' };
    if (from === each.module) {
      defineError(each);
      return { kind: 'glob-of-itself' };
    }
    if (from.kind === 'trait') return refuseTraitItems(state, each);
    globs.push({ from, to: each.module, visibility: each.visibility, span: each.span });
    each.module.globs.push(from);
    // At once, since the next import may ask for a name that this one brings in.
    while (spreadGlobs(state, globs)) continue;
    return 'done';
  }
  if (each.kind === 'self') {
    if (from?.def === undefined) return 'done';
    const binding: Binding = {
      res: { kind: 'def', def: from.def },
      visibility: defOf(state, from.def).visibility,
      isGlob: false,
      span: undefined,
      isImport: false,
      isAmbiguous: false,
    };
    if (covers(state, binding.visibility, each.visibility)) define(state, each, 'type', binding);
    else refuseReexport(state, each, each.prefix.at(-1)?.name.name ?? '', [['type', binding]]);
    return 'done';
  }
  return importName(state, each, from, options);
}

function importName(
  state: ResolveState,
  each: Import,
  from: Module | undefined,
  options: LookupOptions,
): 'done' | 'pending' | Failure {
  const name = each.name?.name ?? '';
  if (isPathKeyword(name) && each.prefix.length > 0) {
    defineError(each);
    return { kind: 'misplaced-keyword', segment: each.prefix.length };
  }
  const found: [Namespace, Binding][] = [];
  let hidden: Binding | undefined;
  let isOpaque = false;
  for (const ns of ['type', 'value'] as const) {
    const result: Found =
      from === undefined ? lexicalImport(state, each, name, ns, options) : findInModule(from, name, ns, options);
    if (result.kind === 'pending') return 'pending';
    if (result.kind === 'opaque') isOpaque = true;
    if (result.kind !== 'found') continue;
    if (isVisible(state.items, result.binding.visibility, each.module.home)) found.push([ns, result.binding]);
    else hidden = result.binding;
  }
  if (found.some(([, { isAmbiguous }]) => isAmbiguous)) {
    defineError(each);
    return { kind: 'ambiguous', segment: each.prefix.length };
  }
  if (found.length === 0) {
    if (each.isMacro) return 'done';
    defineError(each);
    if (isOpaque || (from !== undefined && from.isLibrary && isStdMacro(name))) return 'done';
    // What fails further down in the text is missing here.
    const isLater = hidden?.res.kind === 'error' && (hidden.order ?? 0) > each.order;
    if (hidden !== undefined && !isLater && from?.isLibrary !== true) return { kind: 'private', binding: hidden };
    if (from === undefined) return { kind: 'unknown-root', segment: 0 };
    return { kind: 'missing', in: from };
  }
  if (from?.kind === 'trait') return refuseTraitItems(state, each);
  const reexportable = found.filter(
    ([, binding]) => binding.res.kind === 'error' || covers(state, binding.visibility, each.visibility),
  );
  if (reexportable.length === 0) {
    refuseReexport(state, each, name, found);
    return 'done';
  }
  for (const [ns, binding] of reexportable) {
    noteUse(state, binding);
    define(state, each, ns, binding);
  }
  return 'done';
}

function refuseTraitItems(state: ResolveState, each: Import): 'done' {
  report(state, 'import-of-trait-item', 'E0658', '`use` associated items of traits is unstable', each.span);
  defineError(each);
  return 'done';
}

function refuseReexport(
  state: ResolveState,
  each: Import,
  name: string,
  found: readonly (readonly [Namespace, Binding])[],
): void {
  const isType = found.every(([ns]) => ns === 'type');
  const isOfCrate = found.some(([, { visibility }]) => visibility === state.root.def);
  report(
    state,
    'private-reexport',
    isType ? 'E0365' : 'E0364',
    isOfCrate
      ? `\`${name}\` is only public within the crate, and cannot be re-exported outside`
      : `\`${name}\` is private, and cannot be re-exported`,
    each.span,
    isType ? { label: `re-export of ${isOfCrate ? 'crate public' : 'private'} \`${name}\`` } : {},
  );
  defineError(each);
}

/** `use name;`: what the name means here, seen without this very import. */
function lexicalImport(state: ResolveState, each: Import, name: string, ns: Namespace, options: LookupOptions): Found {
  if (name === 'crate' && ns === 'type' && state.root.def !== undefined) {
    return {
      kind: 'found',
      binding: {
        res: { kind: 'def', def: state.root.def },
        visibility: 'public',
        isGlob: false,
        span: undefined,
        isImport: false,
        isAmbiguous: false,
      },
    };
  }
  return findLexically(state, each.module, name, ns, options);
}

/** Whether a name seen by `has` may be handed on to `wanted`. */
function covers(state: ResolveState, has: 'public' | DefId, wanted: 'public' | DefId): boolean {
  return has === 'public' || (wanted !== 'public' && isVisible(state.items, has, wanted));
}

function define(state: ResolveState, each: Import, ns: Namespace, source: Binding): void {
  const { module, target } = each;
  if (target.name === '_') {
    if (ns === 'type' && source.res.kind === 'def' && defOf(state, source.res.def).kind === 'trait')
      module.unnamedTraits.push(source.res.def);
    return;
  }
  const names = namesOf(module, ns);
  const before = names.get(target.name);
  if (before !== undefined && !before.isGlob && before.res.kind !== 'error') {
    reportConflict(state, each, ns, before);
    return;
  }
  names.set(target.name, {
    res: source.res,
    visibility: each.visibility,
    isGlob: false,
    span: target.span,
    isImport: true,
    order: each.order,
    isAmbiguous: false,
  });
}

/** Of two that bring in a name, the one further down in the text is at fault. */
function reportConflict(state: ResolveState, each: Import, ns: Namespace, before: Binding): void {
  const { name } = each.target;
  const isSecond =
    before.isExternCrate === true || (before.isImport ? (before.order ?? 0) < each.order : each.behindItem[ns]);
  const code = before.isExternCrate === true ? 'E0254' : before.isImport ? 'E0252' : 'E0255';
  const other = before.span;
  const [second, first] = isSecond || other === undefined ? [each.span, other] : [other, each.span];
  const isItem = !isSecond && !before.isImport;
  const again = isItem ? 'redefined' : before.isImport ? 'reimported' : 'imported';
  const previous = isSecond && !before.isImport ? 'definition' : 'import';
  report(state, 'import-conflict', code, `the name \`${name}\` is defined multiple times`, second, {
    label: `\`${name}\` ${again} here`,
    labels: first === undefined ? [] : [{ span: first, text: `previous ${previous} of \`${name}\` here` }],
    notes: [`\`${name}\` must be defined only once in the ${ns} namespace of this module`],
  });
}

/** How many segments lead to the module that the name is in: `a::b::{self}` is of `b` in `a`. */
export const modulesBefore = ({ kind, prefix }: Import): number => prefix.length - (kind === 'self' ? 1 : 0);

/** The path breaks before its last module: that is no longer a matter of the import. */
function isBroken(each: Import, failure: PrefixFailure, isLibrary: boolean): boolean {
  const length = modulesBefore(each);
  switch (failure.kind) {
    case 'unknown-root':
      return length > 1;
    case 'missing-in-prefix':
      // What the library has there is not known to us.
      return failure.segment < length - 1 && !(failure.in.isLibrary && !isLibrary);
    default:
      return failure.kind === 'too-many-supers';
  }
}

/** A failed import leaves its name known and its meaning unknown, so that uses of it stay silent. */
function defineError(each: Import, isBrokenPath = false): void {
  if (each.kind === 'glob') {
    if (!isBrokenPath) each.module.hasFailedGlob = true;
    return;
  }
  if (each.target.name === '_') return;
  for (const ns of ['type', 'value'] as const) {
    const names = namesOf(each.module, ns);
    if (!names.has(each.target.name))
      names.set(each.target.name, {
        res: { kind: 'error' },
        visibility: each.visibility,
        isGlob: false,
        span: undefined,
        isImport: true,
        order: each.order,
        isAmbiguous: false,
      });
  }
}

/** Hands names through every glob once; true if anything changed. */
function spreadGlobs(state: ResolveState, globs: readonly Glob[]): boolean {
  let changed = false;
  for (const { from, to, visibility, span } of globs) {
    if (from === to) continue;
    for (const ns of ['type', 'value'] as const) {
      const target = namesOf(to, ns);
      for (const [name, source] of namesOf(from, ns)) {
        if (source.res.kind === 'error' || !isVisible(state.items, source.visibility, to.home)) continue;
        const before = target.get(name);
        if (before !== undefined && (!before.isGlob || before.isAmbiguous)) continue;
        const isSame = before !== undefined && sameRes(before.res, source.res);
        if (isSame) continue;
        const at = source.visibility === 'public' ? visibility : source.visibility;
        target.set(name, {
          res: source.res,
          visibility: at,
          isGlob: true,
          span,
          isImport: true,
          via: source,
          isAmbiguous: before !== undefined || source.isAmbiguous,
        });
        changed = true;
      }
    }
    for (const each of from.unnamedTraits) {
      if (!to.unnamedTraits.includes(each)) {
        to.unnamedTraits.push(each);
        changed = true;
      }
    }
  }
  return changed;
}

/** An import as the lint on unused ones sees it. */
export interface ImportUse {
  readonly item: ast.UseItem;
  /** The tree in the item that it is, where its names are said to be used, and whether they are. */
  readonly span: Span;
  readonly isUsed: boolean;
  /** It is `pub`, and so is all around it: another crate could name it. */
  readonly isExported: boolean;
  /** Others than its own module can use it. */
  readonly isShared: boolean;
  /** Of one name; no glob, no `{self}`. */
  readonly isSingle: boolean;
  /** It is a glob or a module: paths of macros may lead through it. */
  readonly isPrefix: boolean;
  /** Macros are no matter of the namespaces here: whether one is used is not known. */
  readonly mayBeMacro: boolean;
  /** The traits that it brings into scope, by whatever name. */
  readonly traits: readonly DefId[];
  /** The nearest `mod` around it. */
  readonly home: DefId;
  /** By what name it is used here. */
  readonly target: string;
  /** Of one name, in some namespace: it leads somewhere. */
  readonly isResolved: boolean;
  /** As it is said: `a::b`; with ` as c`, where it has another name here. */
  readonly name: string;
  readonly renamed: string;
}

export function importUses(state: ResolveState): readonly ImportUse[] {
  const used = new Set<Span>([
    ...state.crateOwner.uses,
    ...[...state.owners.values()].flatMap(({ uses }) => [...uses]),
  ]);
  return state.written.map((each) => {
    const { kind, item, module, prefix, name, isMacro, target, visibility, span } = each;
    const last = kind === 'self' ? 'self' : (name?.name ?? GLOB);
    return {
      item,
      span,
      isUsed: used.has(kind === 'glob' ? span : target.span),
      isExported: visibility === 'public' && module.kind !== 'block' && isOpenTo(state, module.home),
      isShared: visibility !== module.home,
      isPrefix: kind !== 'single' || isModule(state, module, target.name),
      isSingle: kind === 'single',
      mayBeMacro: isMacro || isStdMacro(last),
      traits: traitsOf(state, each),
      home: module.home,
      target: target.name,
      isResolved: [module.types, module.values].some((names) => names.get(target.name)?.span === target.span),
      name: `${item.tree.kind === 'nested' ? '' : prefix.map((segment) => `${segment.name.name}::`).join('')}${last}`,
      renamed: target.name === (name ?? prefix.at(-1)?.name)?.name || kind === 'glob' ? '' : ` as ${target.name}`,
    };
  });
}

function isModule(state: ResolveState, { types }: Module, name: string): boolean {
  const res = types.get(name)?.res;
  return res?.kind === 'def' && defOf(state, res.def).kind === 'mod';
}

function isOpenTo(state: ResolveState, mod: DefId): boolean {
  const { parent, visibility } = defOf(state, mod);
  return parent === undefined || (visibility === 'public' && isOpenTo(state, parent));
}

function traitsOf(state: ResolveState, { kind, module, target, span }: Import): readonly DefId[] {
  if (kind === 'self') return [];
  const isTrait = (def: DefId): boolean => defOf(state, def).kind === 'trait';
  const named = [...module.types].flatMap(([name, { res, span: from }]) =>
    (kind === 'glob' ? from === span : name === target.name && from === target.span) && res.kind === 'def'
      ? [res.def]
      : [],
  );
  return [...named.filter(isTrait), ...(kind === 'glob' || target.name === '_' ? module.unnamedTraits : [])];
}
