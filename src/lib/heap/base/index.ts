export type { Id } from './id.ts';
export { once } from './once.ts';
export { sameData } from './same-data.ts';
export { type Result, ok, err } from './result.ts';
export { InvariantError, invariant, unreachable } from './invariant.ts';
export { MissingPart } from './missing-part.ts';
export { internalSentence } from './internal.ts';
export {
  type LayeredTable,
  createTable,
  layerOver,
  lazyTable,
  findIn,
  getIn,
  setIn,
  watched,
} from './layered-table.ts';
export {
  type BitSet,
  clearBit,
  createBitRows,
  createBits,
  forEachBit,
  hasBit,
  isEmpty,
  setBit,
  unionBits,
  wordCount,
} from './bit-set.ts';
export {
  NO_RANGES,
  type Ranges,
  forEachInRanges,
  inRanges,
  lastBelow,
  rangesOf,
  runEnd,
  unionRanges,
} from './ranges.ts';
export {
  type SharedBits,
  assignSharedBits,
  clearSharedBit,
  copySharedBits,
  createSharedBits,
  forEachSharedBit,
  hasSharedBit,
  setSharedBit,
  unionSharedBits,
} from './shared-bits.ts';
