/**
 * What is known of items: the tables that `collect` fills and that every later phase reads.
 * The library's tables are the lower layer, made once at build time and stored as JSON; the reader's program is a layer above.
 * So everything here is plain data: no Map, no Set, no cycles.
 */
import type { LayeredTable } from '../../heap/base/index.ts';
import type { NodeId } from '../syntax/ast.ts';
import type { Diagnostic } from '../diagnostics/index.ts';
import type { Span } from '../source/index.ts';
import type { ConstantParts } from './constant-parts.ts';
import type { Res } from './res.ts';
import type { Const, DefId, FnSig, GenericArg, Predicate, Region, TraitRef, Ty } from './ty.ts';

export type DefKind =
  | 'mod'
  | 'struct'
  | 'union'
  | 'enum'
  | 'variant'
  | 'ctor'
  | 'trait'
  | 'impl'
  | 'fn'
  | 'assoc-fn'
  | 'assoc-type'
  | 'assoc-const'
  | 'const'
  | 'static'
  | 'type-alias'
  | 'closure'
  | 'opaque'
  | 'anon-const';

export interface Def {
  readonly id: DefId;
  readonly kind: DefKind;
  /** `push`, `Option`; empty for impls and anonymous things. */
  readonly name: string;
  readonly parent: DefId | undefined;
  /** The whole item. */
  readonly span: Span;
  readonly nameSpan: Span;
  /** `pub`, or visible to the module given (and its descendants). */
  readonly visibility: 'public' | DefId;
  /** From `#[lang = "…"]`. */
  readonly lang: string | undefined;
  /** The syntax it comes from (in its own crate's tree). */
  readonly node: NodeId | undefined;
  readonly isLibrary: boolean;
}

/** The names that a module, an enum (its variants) or a trait (its items) holds, imports included: what a path may go through. */
export interface ModuleInfo {
  readonly def: DefId;
  readonly kind: 'mod' | 'enum' | 'trait';
  readonly names: readonly ModuleName[];
  /** Traits imported `as _`: nameless, yet in scope for method calls. */
  readonly unnamedTraits: readonly DefId[];
}

export interface ModuleName {
  readonly name: string;
  readonly ns: 'type' | 'value';
  readonly res: Res;
  readonly visibility: 'public' | DefId;
}

export interface GenericParamDef {
  readonly name: string;
  readonly kind: 'lifetime' | 'type' | 'const';
  /** Position in the whole argument list, parents included. */
  readonly index: number;
  /** The item that declares it. */
  readonly def: DefId;
  readonly span: Span;
  readonly mayDangle: boolean;
  /** A type parameter's default, in terms of the earlier parameters. */
  readonly default: Ty | Const | undefined;
  /** `impl Trait` in argument position. */
  readonly isSynthetic: boolean;
  /** The type of a const parameter. */
  readonly ty: Ty | undefined;
}

export interface Generics {
  readonly parent: DefId | undefined;
  readonly parentCount: number;
  /** A trait's index 0. */
  readonly hasSelf: boolean;
  /** Own parameters: lifetimes (early bound) first, then types and consts as written, then `impl Trait` arguments. A trait's `Self` is not among them. */
  readonly params: readonly GenericParamDef[];
}

export interface FieldInfo {
  readonly name: string;
  /** In terms of the type's own generics. */
  readonly ty: Ty;
  readonly visibility: 'public' | DefId;
  readonly span: Span;
}

export interface VariantInfo {
  readonly def: DefId;
  readonly name: string;
  /** `unit` and `tuple` have a constructor (`ctor`). */
  readonly ctorKind: 'unit' | 'tuple' | 'named';
  readonly ctor: DefId | undefined;
  readonly fields: readonly FieldInfo[];
  readonly discriminant: bigint;
  readonly span: Span;
}

/** From `#[repr]`. */
export interface ReprInfo {
  readonly c: boolean;
  readonly transparent: boolean;
  readonly int: Ty | undefined;
  /** `align(N)`: at least so much, in bytes. No type of the library has one. */
  readonly align?: number | undefined;
  /** `packed(N)`: fields are aligned to at most so much. No type of the library has one. */
  readonly pack?: number | undefined;
}

export interface AdtInfo {
  readonly def: DefId;
  readonly kind: 'struct' | 'enum' | 'union';
  /** A struct has exactly one. */
  readonly variants: readonly VariantInfo[];
  readonly repr: ReprInfo;
  /** The impl of the lang item `Drop`, if the type has one. */
  readonly dropImpl: DefId | undefined;
  /** `#[view(name, key = "value")]` of library types: how the picture shows it. */
  readonly view: { readonly name: string; readonly options: Readonly<Record<string, string>> } | undefined;
  /** Variance of each generic argument, solved by fixed point. */
  readonly variances: readonly Variance[];
  /** It derives `PartialEq`, so its constants may be patterns. */
  readonly isStructural: boolean;
  /** From `#[valid_range(start, end)]` of library types: the only values of its (first) scalar; the others are niches. */
  readonly validRange?: { readonly start: bigint; readonly end: bigint } | undefined;
  readonly real?: RealNames | undefined;
}

/**
 * From `#[all_items(lacking = "a b", fields = "c d")]` of a library type, a library trait or an impl of a built-in type:
 * what of the real one our library does not have. Absent where that is not known.
 */
export interface RealNames {
  /** Functions, constants and variants, stable or not. */
  readonly lacking: readonly string[];
  /** All private fields; undefined where they are not known. */
  readonly fields: readonly string[] | undefined;
}

export type Variance = 'covariant' | 'contravariant' | 'invariant' | 'bivariant';

export interface AssocItemInfo {
  readonly def: DefId;
  readonly kind: 'fn' | 'type' | 'const';
  readonly name: string;
  /** The first parameter is `self` in some form. */
  readonly hasSelf: boolean;
  /** In a trait: has a default body, value or type. In an impl: always. */
  readonly hasDefault: boolean;
  /** In a trait impl: the trait's item that this one implements. */
  readonly traitItem: DefId | undefined;
}

export interface TraitInfo {
  readonly def: DefId;
  readonly items: readonly AssocItemInfo[];
  /** Direct supertraits and `where Self: …`, with `Self` as param 0; also as predicates. */
  readonly supertraits: readonly TraitRef[];
  readonly isAuto: boolean;
  readonly isUnsafe: boolean;
  /** Bounds on associated types: item to predicates with the item's projection as self type. */
  readonly itemBounds: readonly { readonly item: DefId; readonly predicates: readonly Predicate[] }[];
  /**
   * From `#[all_impls(lacking = "A for B; …")]` of library traits: the real library has no more impls for the types that
   * ours has, but between these. Absent where that is not known.
   */
  readonly lacking?: readonly string[] | undefined;
  readonly real?: RealNames | undefined;
}

export interface ImplInfo {
  readonly def: DefId;
  readonly self: Ty;
  readonly trait: TraitRef | undefined;
  readonly isNegative: boolean;
  readonly items: readonly AssocItemInfo[];
  /** Of an impl of a built-in type. */
  readonly real?: RealNames | undefined;
}

/** An impl with its simplified self type (see `simplifyTy`): enough to tell whether it is worth looking at. */
export interface ImplKey {
  /** Undefined where the self type may be any type. */
  readonly key: string | undefined;
  readonly impl: DefId;
}

/**
 * Whether a function may be called in a constant. Of the library's, `unstable` are those that are constant functions there
 * and not yet for others, `conditional` those whose bounds would have to hold in constants (both from attributes,
 * `#[const_unstable]` and `#[const_conditional]`).
 */
export type Constness = 'const' | 'no' | 'unstable' | 'conditional';

export interface FnInfo {
  readonly def: DefId;
  readonly sig: FnSig;
  /** Parameter names as written (`_` for other patterns); `self` for a receiver. */
  readonly paramNames: readonly string[];
  readonly hasBody: boolean;
  /** Done in TypeScript: the name under which `machine/intrinsics` has it. */
  readonly intrinsic: string | undefined;
  readonly constness: Constness;
  /** `#[track_caller]`: a panic in it is reported where it was called. */
  readonly tracksCaller: boolean;
  /** `#[panics_at = "core/src/cell.rs:1431:14"]` of the library: where the real one panics. */
  readonly panicsAt: string | undefined;
  /** `self`, `&self`, … for sentences. */
  readonly receiver: 'none' | 'value' | 'ref' | 'mut-ref' | 'other';
  /** From `fn` to the end of the signature, and the return type's own span. */
  readonly signatureSpan: Span;
  readonly outputSpan: Span | undefined;
  /** Parameter type spans, in order (receiver included). */
  readonly inputSpans: readonly Span[];
}

/** An `impl Trait` in return position. */
export interface OpaqueInfo {
  readonly def: DefId;
  readonly bounds: readonly Predicate[];
  readonly autoLeakTy: Ty | undefined;
  /** The hidden type of one of the library's; for the reader's own ask `hiddenTypeOf`. */
  readonly hidden: Ty | undefined;
  /** It says with `use<…>` what it captures: of lifetimes those that are not `'static` in its arguments. */
  readonly isPrecise: boolean;
}

export interface ItemTables {
  readonly defs: LayeredTable<Def>;
  /** How many ids are used, over all layers. */
  defCount: number;
  /** This layer's crate, as a module. */
  root: DefId;
  readonly modules: LayeredTable<ModuleInfo>;
  /** Lang item name to def, per layer (library names first); a variant's name gives the variant, not its constructor. */
  readonly lang: Record<string, DefId>;
  readonly generics: LayeredTable<Generics>;
  /** Own where clauses and bounds of an item (not its parent's); for a trait, `Self: Trait` is not among them. Includes implied `Sized`. */
  readonly predicates: LayeredTable<readonly Predicate[]>;
  readonly adts: LayeredTable<AdtInfo>;
  readonly traits: LayeredTable<TraitInfo>;
  readonly impls: LayeredTable<ImplInfo>;
  readonly fns: LayeredTable<FnInfo>;
  /** Type of a const, static, type alias, assoc type (default or impl's value), anon const; self type of an impl. */
  readonly types: LayeredTable<Ty>;
  /** Value of a constant usable in types (array lengths). */
  readonly constValues: LayeredTable<Const>;
  readonly opaques: LayeredTable<OpaqueInfo>;
  /** Trait to its impls. Own layer only; ask through `implsOfTrait`. */
  readonly traitImpls: LayeredTable<readonly ImplKey[]>;
  /** Own layer only; ask through `inherentImplsFor`, which tells `onInherent` what was asked for. */
  readonly inherentImpls: { readonly key: string; readonly impl: DefId }[];
  /** By name, the public traits that have a function so called; of a compiled library alone. */
  readonly traitMethods?: ReadonlyMap<string, readonly DefId[]>;
  /** What only bodies tell, asked when it is wanted; none in a layer that was compiled before. */
  answers?: BodyAnswers;
  /** Of tables that are only looked at (see `LayeredTable.onRead`). */
  readonly onInherent?: (key: string) => void;
  readonly below: ItemTables | undefined;
}

export interface BodyAnswers {
  /** The type behind an `impl Trait`, from the body that defines it; undefined where that is faulty or being checked just now. */
  readonly hiddenType: (opaque: DefId) => Ty | undefined;
  /** The value of a constant that has to be run for it; undefined where that could not be done, or its body has faults. */
  readonly constant?: (def: DefId) => ConstantValue;
  /** The value, taken apart, of a constant with these arguments; `ty` is the type that it has. */
  readonly parts?: (def: DefId, args: readonly GenericArg[], ty: Ty) => PartsFound;
}

/** `fault`: its evaluation failed, as the diagnostic says. */
export type Evaluated<T> =
  | { readonly kind: 'value'; readonly value: T }
  | { readonly kind: 'fault'; readonly found: Diagnostic }
  | { readonly kind: 'faulty-body' }
  | { readonly kind: 'unknown' };

export type ConstantValue = Evaluated<Const>;

/** `generic`: it depends on arguments that are parameters still. */
export type PartsFound = Evaluated<ConstantParts> | { readonly kind: 'generic' };

/** The body's own view of what holds: where clauses of the item and its parents, elaborated with supertraits. */
export interface ParamEnv {
  readonly predicates: readonly Predicate[];
}

export type { Const, DefId, FnSig, GenericArg, Predicate, Region, TraitRef, Ty };
