/**
 * What every name means. Side tables over the **core** tree (after `expand`), keyed by the node that holds the name.
 * A path is resolved as far as modules go; segments that depend on a type (`Vec::new`, `Self::Item`, `T::default`) are
 * left to the type checker as `rest`.
 */
import type { NodeId } from '../syntax/ast.ts';
import type { DefId, FloatName, IntName } from '../types/ty.ts';

export type Res =
  /** A variable, by the node id of its binding pattern (`ident` pattern; an or-pattern's first alternative; `self`: the SelfParam's id). */
  | { readonly kind: 'local'; readonly binding: NodeId }
  | { readonly kind: 'def'; readonly def: DefId }
  | { readonly kind: 'prim'; readonly name: IntName | FloatName | 'bool' | 'char' | 'str' }
  /** A type or const parameter: the def that owns it and its index in the whole argument list. */
  | { readonly kind: 'param'; readonly owner: DefId; readonly index: number; readonly name: string; readonly isConst: boolean }
  /** `Self` in a trait (a parameter of index 0) or in an impl (the impl's self type), and `Self(..)`/`Self` as constructor. */
  | { readonly kind: 'self-param'; readonly trait: DefId }
  | { readonly kind: 'self-type'; readonly impl: DefId }
  /** Already reported. */
  | { readonly kind: 'error' };

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
  /** By the Path's node id (expression, type, pattern, trait reference, struct literal). */
  readonly paths: ReadonlyMap<NodeId, PathRes>;
  /** Lone `ident` patterns that name a constant, unit struct or unit variant rather than bind; by the pattern's id. */
  readonly patternConsts: ReadonlyMap<NodeId, DefId>;
  /** Every other `ident` pattern: the binding that it declares or (or-patterns) repeats. */
  readonly bindings: ReadonlyMap<NodeId, NodeId>;
  readonly lifetimes: ReadonlyMap<NodeId, LifetimeRes>;
  /** `break`, `continue` node id to the target loop's or block's node id. */
  readonly labels: ReadonlyMap<NodeId, NodeId>;
  /** Traits in scope for method calls: by the node id of the block, fn or module that brings them in; ask `traitsInScope`. */
  readonly defOfNode: ReadonlyMap<NodeId, DefId>;
}
