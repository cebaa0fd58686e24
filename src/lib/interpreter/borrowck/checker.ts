/** What one body's borrow check works with, shared by the checks of `access.ts`, `moves.ts` and `mutability.ts`. */
import type { FlowCursor, IllegalMove, MoveData } from '../mir/moves/index.ts';
import type { Buffer } from './buffer.ts';
import type { Liveness } from './liveness.ts';
import type { LoanSet } from './loans.ts';
import type { RegionValues } from './regions.ts';
import type { TypingCx } from './typing/index.ts';

export interface Checker {
  readonly cx: TypingCx;
  /** A function: its locals end with it. A constant's may go on as part of its value. */
  readonly isFn: boolean;
  readonly moves: MoveData;
  readonly uninit: FlowCursor;
  readonly loanSet: LoanSet;
  readonly solved: RegionValues;
  readonly liveness: Liveness;
  readonly buffer: Buffer;
  /** Place and span of accesses that were refused: reported once. */
  readonly refusedAccesses: Set<string>;
  /** Places whose reservation was refused: their activation says nothing new. */
  readonly refusedReservations: Set<string>;
  /** Locals whose missing value was reported already. */
  readonly refusedUninit: Set<number>;
  readonly illegalMoves: IllegalMove[];
}
