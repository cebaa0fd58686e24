/**
 * A constant's value taken apart along its type, as a pattern is compared with it (rustc's valtrees): references are looked
 * through, so that two values are alike where their trees are.
 */
import type { LiteralValue } from './thir.ts';
import type { Ty } from './ty.ts';

export type ConstantParts = { readonly ty: Ty } & (
  | { readonly kind: 'literal'; readonly value: LiteralValue }
  /** Structs, tuples, arrays and slices; of an enum the variant that it is. */
  | { readonly kind: 'whole'; readonly variant: number | undefined; readonly parts: readonly ConstantParts[] }
  | { readonly kind: 'reference'; readonly to: ConstantParts }
  | { readonly kind: 'opaque'; readonly why: Opaque }
);

/** Why a value cannot be taken apart; `unknown` where rustc could. */
export type Opaque = 'union' | 'pointer' | 'object' | 'unknown';

/** The first part that cannot be taken apart: then the whole is no pattern. */
export function opaqueIn(parts: ConstantParts): (ConstantParts & { readonly kind: 'opaque' }) | undefined {
  switch (parts.kind) {
    case 'literal':
      return undefined;
    case 'opaque':
      return parts;
    case 'reference':
      return opaqueIn(parts.to);
    default:
      for (const part of parts.parts) {
        const found = opaqueIn(part);
        if (found !== undefined) return found;
      }
      return undefined;
  }
}
