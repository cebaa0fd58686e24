/**
 * What is visible at one place of a body, innermost first: variables, generic parameters, `Self`, modules. Shared tails make
 * entering and leaving a scope a matter of keeping a reference. A boundary hides variables and parameters, not items (N2; rustc's ribs).
 */
import type { NodeId } from '../syntax/ast.ts';
import type { DefId } from '../types/items.ts';
import type { Module } from './module.ts';
import type { Res } from './resolution.ts';

export type Scope =
  | LocalScope
  | { readonly kind: 'params'; readonly params: ReadonlyMap<string, Res>; readonly parent: Scope | undefined }
  | { readonly kind: 'self'; readonly res: Res; readonly parent: Scope | undefined }
  | { readonly kind: 'module'; readonly module: Module; readonly parent: Scope | undefined }
  /** `item` and `const-item`: neither variables nor parameters of outside; `const` (an array length, an associated constant): no variables. */
  | { readonly kind: 'boundary'; readonly what: 'item' | 'const-item' | 'const'; readonly parent: Scope | undefined };

export interface LocalScope {
  readonly kind: 'local';
  readonly name: string;
  readonly binding: NodeId;
  readonly parent: Scope | undefined;
  /** How many variables follow one another up to here, this one counted. */
  readonly count: number;
  /** At every so many: the variables from here outwards by name, and the outermost of them, so that a long body is looked through in strides. */
  readonly run: { readonly names: ReadonlyMap<string, NodeId>; readonly last: LocalScope } | undefined;
}

const STRIDE = 64;

/** A variable comes into scope. */
export function enterLocal(place: Place, name: string, binding: NodeId): void {
  const parent = place.scope;
  const count = parent?.kind === 'local' ? parent.count + 1 : 1;
  const scope: LocalScope = { kind: 'local', name, binding, parent, count, run: undefined };
  place.scope = count % STRIDE === 0 ? { ...scope, run: runOf(scope) } : scope;
}

function runOf(innermost: LocalScope): LocalScope['run'] {
  const names = new Map<string, NodeId>();
  let last = innermost;
  for (let at: Scope | undefined = innermost, left = STRIDE; at?.kind === 'local' && left > 0; at = at.parent, left--) {
    if (!names.has(at.name)) names.set(at.name, at.binding);
    last = at;
  }
  return { names, last };
}

/** What `break` and `continue` may leave. A closure or item cuts the chain. */
export type LabelScope =
  | {
      readonly kind: 'loop';
      readonly label: string | undefined;
      readonly node: NodeId;
      readonly sugar: 'for' | 'while' | undefined;
      readonly parent: LabelScope | undefined;
    }
  | { readonly kind: 'block'; readonly label: string; readonly node: NodeId; readonly parent: LabelScope | undefined }
  /** The condition of a `while`: a jump out of it must say which loop it means. */
  | { readonly kind: 'while-condition'; readonly parent: LabelScope | undefined }
  | { readonly kind: 'closure'; readonly parent: LabelScope | undefined };

export interface LifetimeScope {
  readonly names: readonly string[];
  readonly parent: LifetimeScope | undefined;
}

/** Where the walk stands. */
export interface Place {
  scope: Scope | undefined;
  labels: LabelScope | undefined;
  lifetimes: LifetimeScope | undefined;
  /** The innermost module, blocks included. */
  module: Module;
  /** Whose body, signature or fields these are. */
  owner: DefId;
  /** The trait being declared or implemented: its methods are in scope. */
  trait: DefId | undefined;
  /** The traits in scope, inside a block that has items of its own. */
  blockTraits: readonly DefId[] | undefined;
  /** Whether an `impl Trait` here is a type parameter, an opaque type, or not allowed. */
  implTrait: 'param' | 'opaque' | 'none' | 'unsupported';
  /** Inside the arguments of an `impl Trait`, where another may not stand. */
  isInImplTrait: boolean;
}
