/**
 * What is visible at one place of a body, innermost first: variables, generic parameters, `Self`, modules. Shared tails make
 * entering and leaving a scope a matter of keeping a reference. A boundary hides variables and parameters, not items (N2; rustc's ribs).
 */
import type { Ident, Lifetime, NodeId } from '../syntax/ast.ts';
import type { DefId } from '../types/items.ts';
import type { Module } from './module.ts';
import type { Res, TraitScope } from './resolution.ts';

export type Scope =
  | LocalScope
  | MacroBoundary<Scope>
  | { readonly kind: 'params'; readonly params: ReadonlyMap<string, Res>; readonly parent: Scope | undefined }
  | { readonly kind: 'self'; readonly res: Res; readonly parent: Scope | undefined }
  | { readonly kind: 'module'; readonly module: Module; readonly parent: Scope | undefined }
  /** `item` and `const-item`: neither variables nor parameters of outside; `const` (an array length, an associated constant): no variables. */
  | {
      readonly kind: 'boundary';
      readonly what: 'item' | 'const-item' | 'const';
      /** Parameters that a constant in a type may not use, and why. */
      readonly without?: WithoutParams;
      readonly parent: Scope | undefined;
    };

/** A constant in a type is a parameter as it is, or uses none (rustc's `ConstantHasGenerics`); of types, a length in a value may. */
export interface WithoutParams {
  readonly why: 'operation' | 'discriminant';
  readonly types: boolean;
  /** The constant, whose own entry among the paths says that it is faulty. */
  readonly constant: NodeId;
}

/**
 * N7 hygiene. A name that a macro's definition holds is marked with the expansion (`Ident.hygiene`), and so it is only found where a
 * variable or label was declared under the same marks. Behind the place where the macro is defined, looking outwards, the mark no
 * longer counts: there the name means what it means at the definition. Source: rustc's `MacroDefinition` ribs.
 */
export interface MacroBoundary<Parent> {
  readonly kind: 'macro';
  readonly definition: string;
  readonly parent: Parent | undefined;
}

/** What a variable or label is found by: two of the same name and different marks are two. */
export const localKey = ({ name, hygiene }: Ident | Lifetime): string =>
  hygiene === undefined ? name : `${name} ${hygiene}`;

/** The same name as it counts outside of the definition. */
export function outside<Name extends Ident | Lifetime>(name: Name, { definition }: MacroBoundary<unknown>): Name {
  const { hygiene, ...rest } = name;
  if (hygiene === undefined) return name;
  const last = hygiene.lastIndexOf(' ');
  if (!hygiene.startsWith(`${definition}>`, last + 1)) return name;
  // Without its last mark it is a name of the same kind.
  return (last < 0 ? rest : { ...rest, hygiene: hygiene.slice(0, last) }) as Name;
}

export interface LocalScope {
  readonly kind: 'local';
  /** See `localKey`. */
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
export function enterLocal(place: Place, ident: Ident, binding: NodeId): void {
  const name = localKey(ident);
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
  | MacroBoundary<LabelScope>
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
  /** A closure, or an item or constant within a body: no jump leads out of it. */
  | { readonly kind: 'closure'; readonly parent: LabelScope | undefined }
  | { readonly kind: 'const'; readonly parent: LabelScope | undefined };

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
  blockTraits: TraitScope | undefined;
  /** Whether an `impl Trait` here is a type parameter, an opaque type, or not allowed. */
  implTrait: 'param' | 'opaque' | 'none';
  /** Inside the arguments of an `impl Trait`, where another may not stand. */
  isInImplTrait: boolean;
}
