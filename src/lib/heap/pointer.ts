/** Pointers as values. An `AllocId` numbers an allocation for the whole run; it is never used again. */
import type { Id } from './base/index.ts';

export type AllocId = Id<'alloc'>;
export const allocId = (index: number) => index as AllocId;

/** Statics, constants and literals are numbered from here: they belong to the program, not to a moment of its run. */
export const FIRST_GLOBAL = 0x20000000;
/** Those of the library. */
export const FIRST_LIBRARY_GLOBAL = 0x30000000;

/** Of a pointer that was made from a number: which allocation it points to is found when it is used (`aim`). */
export const EXPOSED = allocId(-1);

/**
 * A thin pointer or the data half of a wide one: its provenance (`alloc`, undefined for none) and the byte that it
 * points to. `address` is simulated, and what a program sees of it (the upper half of the range as negative numbers).
 */
export interface Pointer {
  readonly kind: 'pointer';
  readonly alloc: AllocId | undefined;
  readonly offset: number;
  readonly address: number;
}

/** A function's address, or a vtable's. `target` is the machine's business; one object stands for one address. */
export interface CodePointer {
  readonly kind: 'code';
  readonly address: number;
  readonly target: unknown;
}

export const pointerTo = (alloc: AllocId | undefined, offset: number, address: number): Pointer => ({
  kind: 'pointer',
  alloc,
  offset,
  address,
});

/**
 * A pointer made from a plain number: it reaches nothing. Addresses in the upper half of the range are kept as negative
 * numbers (`usize::MAX` is -1), since a JS number holds those exactly.
 */
export const wildPointer = (address: number | bigint): Pointer =>
  pointerTo(undefined, 0, typeof address === 'number' ? address : Number(BigInt.asIntN(64, address)));

export const pointerPlus = (pointer: Pointer, bytes: number): Pointer =>
  bytes === 0 ? pointer : pointerTo(pointer.alloc, pointer.offset + bytes, pointer.address + bytes);
