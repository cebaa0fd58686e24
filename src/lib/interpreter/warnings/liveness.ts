/**
 * Which tracked variables are still read from a point on, backwards over the graph; after rustc's
 * `rustc_mir_transform::liveness`. `x += 1` is neither a read of `x` nor a new value: whether it counts is decided by what comes after.
 */
import { type BitSet, clearBit, createBits, hasBit, setBit, unionBits } from '../../heap/base/index.ts';
import { predecessors, successors } from '../mir/graph.ts';
import {
  type BasicBlock,
  type Body,
  blockId,
  type Operand,
  type Place,
  type Rvalue,
  START_BLOCK,
  type Statement,
  type Terminator,
} from '../mir/ir.ts';
import { samePlace } from '../mir/place.ts';
import type { DefId } from '../types/ty.ts';
import { isIndirect, type TrackedPlaces } from './places.ts';

/** Of a closure: the fields that its body never reads. */
export type DeadCaptures = ReadonlyMap<DefId, ReadonlySet<number>>;

export interface Liveness {
  /** Calls `see` at each statement and terminator, with what is live behind it; blocks in no certain order. */
  readonly visit: (see: (at: Statement | Terminator, live: BitSet) => void) => void;
  /** What is live where the body begins. */
  readonly atStart: BitSet;
}

export function computeLiveness(
  body: Body,
  places: TrackedPlaces,
  dead: DeadCaptures,
  isCalledAgain: boolean,
): Liveness {
  const count = places.list.length;
  const self = selfAssignments(body, places);
  const before: BitSet[] = body.blocks.map(() => createBits(count));
  // A closure that changes what it captured may be called again: its end leads to its beginning.
  const next = body.blocks.map(({ terminator }) =>
    isCalledAgain && (terminator.kind === 'return' || terminator.kind === 'resume')
      ? [START_BLOCK]
      : successors(terminator),
  );
  const previous = predecessors(body).map((list) => [...list]);
  if (isCalledAgain)
    body.blocks.forEach(({ terminator }, index) => {
      if (terminator.kind === 'return' || terminator.kind === 'resume') previous[START_BLOCK]?.push(blockId(index));
    });
  const behind = (index: number): BitSet => {
    const live = createBits(count);
    for (const to of next[index] ?? []) unionBits(live, before[to] ?? createBits(count));
    return live;
  };
  const through = (
    block: BasicBlock,
    index: number,
    live: BitSet,
    see?: (at: Statement | Terminator, live: BitSet) => void,
  ): void => {
    see?.(block.terminator, live);
    const flow = createTransfer(places, dead, live);
    const isEnd = block.terminator.kind === 'return' || (isCalledAgain && block.terminator.kind === 'resume');
    if (isEnd && body.captures !== undefined)
      places.list.forEach(({ isByRef }, each) => {
        if (isByRef) setBit(live, each);
      });
    flow.terminator(block.terminator);
    for (let at = block.statements.length - 1; at >= 0; at--) {
      const stmt = block.statements[at];
      if (stmt === undefined) continue;
      see?.(stmt, live);
      flow.statement(stmt, self.get(index)?.has(at) === true);
    }
  };
  const waiting = body.blocks.map((_, index) => index);
  const isWaiting = body.blocks.map(() => true);
  for (let index = waiting.pop(); index !== undefined; index = waiting.pop()) {
    isWaiting[index] = false;
    const block = body.blocks[index];
    const known = before[index];
    if (block === undefined || known === undefined) continue;
    const live = behind(index);
    through(block, index, live);
    if (!unionBits(known, live)) continue;
    for (const each of previous[index] ?? [])
      if (isWaiting[each] !== true) {
        isWaiting[each] = true;
        waiting.push(each);
      }
  }
  return {
    atStart: before[START_BLOCK] ?? createBits(count),
    visit: (see) => {
      body.blocks.forEach((block, index) => {
        through(block, index, behind(index), see);
      });
    },
  };
}

/** `x op= e`: by block, the statements that are part of one. */
function selfAssignments({ blocks }: Body, places: TrackedPlaces): ReadonlyMap<number, ReadonlySet<number>> {
  const found = new Map<number, Set<number>>();
  const add = (block: number, statement: number): void => {
    const known = found.get(block);
    if (known === undefined) found.set(block, new Set([statement]));
    else known.add(statement);
  };
  const isPlain = (place: Place): boolean => !isIndirect(places.find(place)?.path ?? []);
  blocks.forEach(({ statements, terminator }, block) => {
    statements.forEach((stmt, at) => {
      if (stmt.kind !== 'assign') return;
      const { rvalue, place } = stmt;
      if (rvalue.kind === 'checked-binary') {
        if (rvalue.left.kind !== 'copy' || at + 1 !== statements.length || terminator.kind !== 'assert') return;
        const result = blocks[terminator.target]?.statements[0];
        if (result?.kind !== 'assign' || result.rvalue.kind !== 'use' || result.rvalue.operand.kind !== 'move') return;
        const { operand } = result.rvalue;
        if (
          !samePlace(result.place, rvalue.left.place) ||
          operand.place.local !== place.local ||
          !isPlain(result.place)
        )
          return;
        add(block, at);
        add(terminator.target, 0);
      } else if (
        rvalue.kind === 'binary' &&
        rvalue.left.kind === 'copy' &&
        samePlace(rvalue.left.place, place) &&
        isPlain(place)
      ) {
        add(block, at);
        if ((rvalue.op === '/' || rvalue.op === '%') && at === 0) addDivision(blocks, block, add);
      }
    });
  });
  return found;
}

/** The test for `MIN / -1` stands in the block before and reads what is divided. */
function addDivision(blocks: Body['blocks'], block: number, add: (block: number, statement: number) => void): void {
  const before = blocks.flatMap(({ terminator }, index) =>
    terminator.kind === 'assert' && terminator.target === block && terminator.message.kind === 'overflow'
      ? [index]
      : [],
  );
  const [only] = before;
  const count = only === undefined ? 0 : (blocks[only]?.statements.length ?? 0);
  if (only === undefined || before.length > 1 || count < 2) return;
  add(only, count - 1);
  add(only, count - 2);
}

function createTransfer(places: TrackedPlaces, dead: DeadCaptures, live: BitSet) {
  const use = (place: Place): void => {
    const found = places.find(place);
    if (found !== undefined) setBit(live, found.index);
    indices(place);
  };
  const indices = ({ path }: Place): void => {
    for (const each of path) if (each.kind === 'index') use({ local: each.local, path: [] });
  };
  const store = (place: Place, isCall: boolean): void => {
    const found = places.find(place);
    if (found !== undefined) {
      if (isIndirect(found.path)) setBit(live, found.index);
      else if (!isCall && found.path.length === 0) clearBit(live, found.index);
    }
    indices(place);
  };
  const read = (operand: Operand): void => {
    if (operand.kind !== 'constant') use(operand.place);
  };
  const rvalue = (value: Rvalue): void => {
    switch (value.kind) {
      case 'use':
      case 'repeat':
      case 'cast':
      case 'unary':
        read(value.operand);
        return;
      case 'ref':
      case 'raw-ref':
      case 'len':
      case 'discriminant':
      case 'copy-for-deref':
        use(value.place);
        return;
      case 'binary':
      case 'checked-binary':
        read(value.left);
        read(value.right);
        return;
      case 'aggregate': {
        const unread = value.aggregate.kind === 'closure' ? dead.get(value.aggregate.def) : undefined;
        value.operands.forEach((operand, field) => {
          if (unread?.has(field) !== true) read(operand);
        });
      }
    }
  };
  return {
    statement: (stmt: Statement, isSelf: boolean): void => {
      switch (stmt.kind) {
        case 'assign':
          if (isSelf && (stmt.rvalue.kind === 'checked-binary' || stmt.rvalue.kind === 'binary')) {
            read(stmt.rvalue.right);
            if (stmt.rvalue.kind === 'checked-binary') store(stmt.place, false);
          } else {
            // Backwards: what is read is read before the place gets its value.
            if (!isSelf) store(stmt.place, false);
            rvalue(stmt.rvalue);
          }
          return;
        case 'set-discriminant':
          store(stmt.place, false);
          return;
        case 'fake-read':
          if (stmt.cause === 'match' || stmt.cause === 'for-index') use(stmt.place);
          return;
        case 'place-mention':
          use(stmt.place);
          return;
        default:
      }
    },
    terminator: (terminator: Terminator): void => {
      // Neither a drop nor a check of the language's own is a use.
      if (terminator.kind === 'switch') read(terminator.operand);
      if (terminator.kind !== 'call') return;
      store(terminator.destination, true);
      read(terminator.func);
      for (const each of terminator.args) read(each);
    },
  };
}

export const isLive = (live: BitSet, index: number): boolean => hasBit(live, index);
