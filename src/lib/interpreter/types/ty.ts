/**
 * Types, as plain immutable records, made by `make.ts`; `flags` says what is mentioned in one. Two types are equal when their structure is (`sameTy`); `tyKey` gives a string for maps.
 *
 * The shape follows rustc's `TyKind` (rustc dev guide, "The ty module"): generic parameters are indexes into the
 * item's generics (parents first; `Self` of a trait is 0), generic arguments stand in the same order, regions included.
 * Inside bodies the type checker leaves every region `re-erased`; the borrow checker gives each its own variable.
 */
import type { Id } from '../../heap/base/index.ts';

/** Any named item, of the library or of the reader's program. */
export type DefId = Id<'def'>;
export const defId = (index: number) => index as DefId;

export type IntName = 'i8' | 'i16' | 'i32' | 'i64' | 'i128' | 'isize' | 'u8' | 'u16' | 'u32' | 'u64' | 'u128' | 'usize';
export type FloatName = 'f32' | 'f64';

export type Ty =
  | { readonly kind: 'bool'; readonly flags: number }
  | { readonly kind: 'char'; readonly flags: number }
  | { readonly kind: 'str'; readonly flags: number }
  | { readonly kind: 'never'; readonly flags: number }
  | { readonly kind: 'int'; readonly flags: number; readonly name: IntName }
  | { readonly kind: 'float'; readonly flags: number; readonly name: FloatName }
  | { readonly kind: 'adt'; readonly flags: number; readonly def: DefId; readonly args: readonly GenericArg[] }
  | { readonly kind: 'ref'; readonly flags: number; readonly region: Region; readonly ty: Ty; readonly isMut: boolean }
  | { readonly kind: 'ptr'; readonly flags: number; readonly ty: Ty; readonly isMut: boolean }
  | { readonly kind: 'slice'; readonly flags: number; readonly ty: Ty }
  | { readonly kind: 'array'; readonly flags: number; readonly ty: Ty; readonly len: Const }
  | { readonly kind: 'tuple'; readonly flags: number; readonly tys: readonly Ty[] }
  /** The zero-sized type of a function, constructor or method item, its generic arguments given (parents first). */
  | { readonly kind: 'fn-def'; readonly flags: number; readonly def: DefId; readonly args: readonly GenericArg[] }
  | { readonly kind: 'fn-ptr'; readonly flags: number; readonly sig: FnSig }
  /**
   * `args`: the enclosing body's own generics. What only its body decides is part of the type (rustc's `ClosureArgs`), as
   * types, so that each may be a variable while the body around is checked: `callKind` (see `closureKindTy`), `sig`, a `fn`
   * pointer type without the closure itself, and `upvars`, a tuple of the captures' types in their order.
   */
  | {
      readonly kind: 'closure';
      readonly flags: number;
      readonly def: DefId;
      readonly args: readonly GenericArg[];
      readonly callKind: Ty;
      readonly sig: Ty;
      readonly upvars: Ty;
    }
  | {
      readonly kind: 'dyn';
      readonly flags: number;
      readonly principal: ExistentialTraitRef | undefined;
      readonly autos: readonly DefId[];
      readonly region: Region;
    }
  | { readonly kind: 'param'; readonly flags: number; readonly index: number; readonly name: string }
  /** `<args[0] as Trait<..>>::Item`, not (yet) normalised. `item` is the trait's associated type; `args` are the trait's then the item's own. */
  | { readonly kind: 'projection'; readonly flags: number; readonly item: DefId; readonly args: readonly GenericArg[] }
  /** `impl Trait` in return position, seen from outside. */
  | { readonly kind: 'opaque'; readonly flags: number; readonly def: DefId; readonly args: readonly GenericArg[] }
  /** Inference variable; only while a body is being checked. */
  | { readonly kind: 'infer'; readonly flags: number; readonly id: number; readonly class: 'general' | 'int' | 'float' }
  /** A diagnostic has been given already. */
  | { readonly kind: 'error'; readonly flags: number };

/** Types of one kind. */
export type TyOf<K extends Ty['kind']> = Extract<Ty, { readonly kind: K }>;

/** `dyn Trait<A, Item = T>`: the trait without its `Self`, and its associated types. */
export interface ExistentialTraitRef {
  readonly trait: DefId;
  /** The trait's arguments after `Self`. */
  readonly args: readonly GenericArg[];
  readonly projections: readonly { readonly item: DefId; readonly ty: Ty }[];
}

export type Region =
  | { readonly kind: 're-static' }
  /** A lifetime parameter that is part of the item's generics (early bound), of an impl, struct or trait, or of a fn whose where clauses name it. */
  | { readonly kind: 're-early'; readonly index: number; readonly name: string }
  /** A fn's late-bound lifetime inside its own body. `index` into `FnSig.bound`. */
  | { readonly kind: 're-late'; readonly fn: DefId; readonly index: number; readonly name: string }
  /** Bound by an enclosing `for<..>` or by a fn signature's binder. `depth` 0 is the innermost binder. */
  | { readonly kind: 're-bound'; readonly depth: number; readonly index: number; readonly name: string }
  /** Region variable of the borrow checker. */
  | { readonly kind: 're-var'; readonly id: number }
  | { readonly kind: 're-placeholder'; readonly id: number; readonly name: string }
  | { readonly kind: 're-erased' };

export type Const =
  | { readonly kind: 'const-value'; readonly value: bigint | number | boolean; readonly ty: Ty }
  | { readonly kind: 'const-param'; readonly index: number; readonly name: string }
  | { readonly kind: 'const-infer'; readonly id: number }
  | { readonly kind: 'const-error' };

export type GenericArg = Ty | Region | Const;

/** A signature; a binder for `bound` late-bound regions, which occur in it as `re-bound` of depth 0. */
export interface FnSig {
  /** Names of the late-bound regions; anonymous (elided) ones are `'_`. */
  readonly bound: readonly string[];
  readonly inputs: readonly Ty[];
  readonly output: Ty;
  readonly isUnsafe: boolean;
  /** Of `extern "C" fn`: `C`. Absent where it is Rust's own. */
  readonly abi?: string;
}

/** `args[0]` is the self type. */
export interface TraitRef {
  readonly trait: DefId;
  readonly args: readonly GenericArg[];
}

/** What must hold. A clause may be higher-ranked: `bound` names its `re-bound` regions of depth 0. */
export type Predicate =
  | { readonly kind: 'trait'; readonly bound: readonly string[]; readonly trait: TraitRef }
  | {
      readonly kind: 'projection';
      readonly bound: readonly string[];
      readonly item: DefId;
      readonly args: readonly GenericArg[];
      readonly ty: Ty;
    }
  | { readonly kind: 'type-outlives'; readonly ty: Ty; readonly region: Region }
  | { readonly kind: 'region-outlives'; readonly longer: Region; readonly shorter: Region };
