/**
 * What every name means. Side tables over the **core** tree (after `expand`), one set for each piece of text, keyed by the
 * node that holds the name: a node's number says nothing outside its piece.
 * A path is resolved as far as modules go; segments that depend on a type (`Vec::new`, `Self::Item`, `T::default`) are
 * left to the type checker as `rest`.
 */
import type { Diagnostic } from '../diagnostics/index.ts';
import type { FileId, Span } from '../source/index.ts';
import type { NodeId } from '../syntax/ast.ts';
import type { Res } from '../types/res.ts';
import type { DefId } from '../types/ty.ts';

export type { Res } from '../types/res.ts';

export interface PathRes {
  readonly res: Res;
  /** How many trailing segments are left to the type checker. */
  readonly rest: number;
}

/** What a lifetime name means where it stands. */
export type LifetimeRes =
  | { readonly kind: 'static' }
  | { readonly kind: 'early'; readonly owner: DefId; readonly index: number; readonly name: string }
  | { readonly kind: 'late'; readonly fn: DefId; readonly index: number; readonly name: string }
  /** Bound by a `for<..>` `depth` binders out. */
  | { readonly kind: 'bound'; readonly depth: number; readonly index: number; readonly name: string }
  | { readonly kind: 'anonymous' }
  | { readonly kind: 'error' };

/** The names in one piece of text: an item's own, or a whole file of the library. */
export interface Resolutions {
  /** What is wrong with names there; in `late`, what rustc finds in later phases. */
  readonly diagnostics: readonly Diagnostic[];
  readonly late: readonly Diagnostic[];
  /**
   * By the Path's node id (expression, type, pattern, trait reference, struct literal). A path after `<T as Trait>::`
   * is resolved to the trait's item (`rest`: the segments after it); a path after `<T>::` has no entry: all of it depends on the type.
   */
  readonly paths: ReadonlyMap<NodeId, PathRes>;
  /** Lone `ident` patterns that name a constant, unit struct or unit variant rather than bind; by the pattern's id. */
  readonly patternConsts: ReadonlyMap<NodeId, DefId>;
  /** Every other `ident` pattern: the binding that it declares or (or-patterns) repeats. */
  readonly bindings: ReadonlyMap<NodeId, NodeId>;
  /** By the Lifetime's node id: only those that are undeclared (`error`, reported). The others are found by name when types are lowered. */
  readonly lifetimes: ReadonlyMap<NodeId, LifetimeRes>;
  /** `break`, `continue` node id to the target loop's or block's node id. */
  readonly labels: ReadonlyMap<NodeId, NodeId>;
  /** Items, variants, closures, anonymous constants (the expression's id) and `impl Trait` types in return position. */
  readonly defOfNode: ReadonlyMap<NodeId, DefId>;
  /** `impl Trait` types in argument position: the index of the type parameter that each stands for. */
  readonly syntheticParams: ReadonlyMap<NodeId, number>;
  /** Elided lifetimes in impl headers, by `&` type or `'_` node: the index of the impl's parameter. */
  readonly anonymousLifetimes: ReadonlyMap<NodeId, number>;
  /** Traits in scope at a method call or path inside blocks that bring in traits of their own. Ask `traitsInScope`. */
  readonly traitScopes: ReadonlyMap<NodeId, TraitScope>;
  /** Traits in scope elsewhere in a body. */
  readonly ownerTraitScopes: ReadonlyMap<DefId, TraitScope>;
}

/** The traits whose methods may be called by name at a place, nearest first. */
export interface TraitScope {
  /** Those of the modules around it. */
  readonly near: readonly DefId[];
  /** The same list wherever an edition's prelude is in scope. */
  readonly prelude: readonly DefId[];
}

const NO_TRAITS: TraitScope = { near: [], prelude: [] };

/** By the piece of text that a node's span names. */
export type CrateResolutions = ReadonlyMap<FileId, Resolutions>;

const NOTHING: Resolutions = {
  diagnostics: [],
  late: [],
  paths: new Map(),
  patternConsts: new Map(),
  bindings: new Map(),
  lifetimes: new Map(),
  labels: new Map(),
  defOfNode: new Map(),
  syntheticParams: new Map(),
  anonymousLifetimes: new Map(),
  traitScopes: new Map(),
  ownerTraitScopes: new Map(),
};

/** The tables that know the nodes of the piece of text in which `node` stands. */
export const resolutionsAt = (crate: CrateResolutions, node: { readonly span: Span }): Resolutions =>
  crate.get(node.span.file) ?? NOTHING;

/** The traits whose methods may be called by name at `node` (a method call or path expression) in the body of `owner`. */
export function traitsInScope(resolutions: Resolutions, owner: DefId, node: NodeId): TraitScope {
  return resolutions.traitScopes.get(node) ?? resolutions.ownerTraitScopes.get(owner) ?? NO_TRAITS;
}
