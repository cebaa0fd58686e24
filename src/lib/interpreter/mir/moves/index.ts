export {
  type IllegalMove,
  type Init,
  type Lookup,
  type MoveData,
  type MoveOut,
  type MovePath,
  type MovePathId,
  movePathId,
} from './move-paths.ts';
export { type Ways, initsBefore } from './ever-init.ts';
export { buildMoveData } from './gather.ts';
export { forEachDescendant, lookUp, pathOf } from './lookup.ts';
export { type Flow, type FlowCursor, cursorOf, endsOf, flowMaybeInit, flowMaybeUninit } from './init.ts';
