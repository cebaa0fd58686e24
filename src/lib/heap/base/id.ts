/** Numeric ids into flat tables. Each kind of thing has its own brand, so a `LocalId` is never taken for a `BlockId`. */
declare const brand: unique symbol;
export type Id<Name extends string> = number & { readonly [brand]: Name };
