/**
 * Layouts: where the scalars of a type stand, as x86-64 rustc lays them out. Sources: the Reference's "Type layout", and
 * `rustc_abi::layout` for what the Reference leaves open (reordering, niches), since programs can see it by `size_of`.
 */
import type { ScalarClass } from '../../../heap/index.ts';
import type { DefId, Ty } from '../ty.ts';

export interface Layout {
  readonly ty: Ty;
  /** In bytes; of an unsized type, its sized part. */
  readonly size: number;
  readonly align: number;
  /** Log2 of the granule on which all its scalars begin (at most 4). */
  readonly shift: number;
  /** The class, when the whole value is one scalar (through newtypes too); else 0. */
  readonly scalar: ScalarClass;
  readonly shape: Shape;
  /** Invalid bit patterns that an enum around it may use. */
  readonly niche: Niche | undefined;
  readonly isUninhabited: boolean;
  readonly isUnsized: boolean;
  /** Scalars of different variants or fields lie over each other at different offsets or sizes. */
  readonly overlaps: boolean;
}

export interface FieldLayout {
  readonly offset: number;
  readonly layout: Layout;
}

export type Shape =
  | { readonly kind: 'scalar'; readonly cls: ScalarClass }
  /** Data pointer at 0; at 8 a length (`u64`) or a vtable. */
  | { readonly kind: 'wide-pointer'; readonly meta: 'length' | 'vtable' }
  /** Struct, tuple, closure. Fields in declaration order. */
  | { readonly kind: 'struct'; readonly fields: readonly FieldLayout[] }
  | { readonly kind: 'union'; readonly fields: readonly FieldLayout[] }
  | { readonly kind: 'array'; readonly element: Layout; readonly count: number }
  | { readonly kind: 'enum'; readonly variants: readonly VariantLayout[]; readonly tag: Tag }
  | { readonly kind: 'slice'; readonly element: Layout }
  | { readonly kind: 'str' }
  | { readonly kind: 'dyn' };

export interface VariantLayout {
  readonly fields: readonly FieldLayout[];
  readonly isUninhabited: boolean;
  /** The discriminant as an integer of the enum's discriminant type. */
  readonly discriminant: number | bigint;
}

/** How an enum tells its variant. */
export type Tag =
  /** Only one variant can be. */
  | { readonly kind: 'single'; readonly variant: number }
  /** `values[variant]` is stored. */
  | {
      readonly kind: 'direct';
      readonly offset: number;
      readonly cls: ScalarClass;
      readonly values: readonly (number | bigint)[];
    }
  /** A value outside `values` means `dataVariant`; `values[i]` means variant `first + i` (undefined: that one is never stored). */
  | {
      readonly kind: 'niche';
      readonly offset: number;
      readonly cls: ScalarClass;
      readonly dataVariant: number;
      readonly first: number;
      readonly values: readonly (number | bigint)[];
    };

/** A scalar with room: values `start..=end` (wrapping round, as unsigned numbers) are valid, the others free. */
export interface Niche {
  readonly offset: number;
  readonly cls: ScalarClass;
  readonly start: bigint;
  readonly end: bigint;
}

/** A type whose size cannot be known: a parameter left, an inference variable. Never in an instance. */
export interface LayoutError {
  readonly kind: 'generic' | 'too-large' | 'infinite';
  readonly ty: Ty;
}

export type { DefId };
