/**
 * What every name means. Side tables over the **core** tree (after `expand`), keyed by the node that holds the name.
 * A path is resolved as far as modules go; segments that depend on a type (`Vec::new`, `Self::Item`, `T::default`) are
 * left to the type checker as `rest`.
 */
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

export interface Resolutions {
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
  /** Traits in scope, by index; see `traitScopes`. Ask `traitsInScope`. */
  readonly traitLists: readonly (readonly DefId[])[];
  /** Index into `traitLists` by body owner, and by method call or path inside blocks that bring in traits of their own. */
  readonly traitScopes: ReadonlyMap<NodeId, number>;
  readonly ownerTraitScopes: ReadonlyMap<DefId, number>;
}

/** The traits whose methods may be called by name at `node` (a method call or path expression) in the body of `owner`. */
export function traitsInScope(resolutions: Resolutions, owner: DefId, node: NodeId): readonly DefId[] {
  const index = resolutions.traitScopes.get(node) ?? resolutions.ownerTraitScopes.get(owner);
  return (index === undefined ? undefined : resolutions.traitLists[index]) ?? [];
}
