/** The same graph over other places: every place and every local in it is given to the caller to be replaced. */
import { invariant, unreachable } from '../../heap/base/index.ts';
import type { AssertMessage, BasicBlock, LocalId, Operand, Place, Rvalue, Statement, Terminator } from './ir.ts';

/**
 * `find` may know nothing of a place: then what only the borrow checker reads of it is left out. A place that is used for
 * good has to be known.
 */
export function mapPlaces(
  blocks: readonly BasicBlock[],
  local: (local: LocalId) => LocalId,
  find: (place: Place) => Place | undefined,
): readonly BasicBlock[] {
  const mapper: Mapper = { local, find, unborrowed: new Set() };
  for (const { statements } of blocks)
    for (const stmt of statements)
      if (
        stmt.kind === 'assign' &&
        stmt.rvalue.kind === 'ref' &&
        stmt.rvalue.borrow === 'fake' &&
        find(stmt.rvalue.place) === undefined
      )
        mapper.unborrowed.add(stmt.place.local);
  return blocks.map((block) => ({
    isCleanup: block.isCleanup,
    statements: block.statements.flatMap((stmt) => statement(mapper, stmt) ?? []),
    terminator: terminator(mapper, block.terminator),
  }));
}

interface Mapper {
  readonly local: (local: LocalId) => LocalId;
  readonly find: (place: Place) => Place | undefined;
  /** Temporaries for borrows that are left out. */
  readonly unborrowed: Set<LocalId>;
}

function placeIn(mapper: Mapper, place: Place): Place {
  const found = mapper.find(place);
  invariant(found !== undefined, 'a place that a body uses is known in it');
  return found;
}

function statement(mapper: Mapper, stmt: Statement): Statement | undefined {
  switch (stmt.kind) {
    case 'assign':
      return mapper.unborrowed.has(stmt.place.local)
        ? undefined
        : { ...stmt, place: placeIn(mapper, stmt.place), rvalue: rvalueOf(mapper, stmt.rvalue) };
    case 'storage-live':
    case 'storage-dead':
      return { ...stmt, local: mapper.local(stmt.local) };
    case 'fake-read':
    case 'ascribe':
    case 'place-mention': {
      const place = mapper.unborrowed.has(stmt.place.local) ? undefined : mapper.find(stmt.place);
      return place === undefined ? undefined : { ...stmt, place };
    }
    case 'set-discriminant':
      return { ...stmt, place: placeIn(mapper, stmt.place) };
    case 'nop':
      return stmt;
    default:
      return unreachable(stmt);
  }
}

const operand = (mapper: Mapper, each: Operand): Operand =>
  each.kind === 'constant' ? each : { kind: each.kind, place: placeIn(mapper, each.place) };

function rvalueOf(mapper: Mapper, rvalue: Rvalue): Rvalue {
  switch (rvalue.kind) {
    case 'use':
    case 'repeat':
    case 'cast':
    case 'unary':
      return { ...rvalue, operand: operand(mapper, rvalue.operand) };
    case 'ref':
    case 'raw-ref':
    case 'len':
    case 'discriminant':
    case 'copy-for-deref':
      return { ...rvalue, place: placeIn(mapper, rvalue.place) };
    case 'binary':
    case 'checked-binary':
      return { ...rvalue, left: operand(mapper, rvalue.left), right: operand(mapper, rvalue.right) };
    case 'aggregate':
      return { ...rvalue, operands: rvalue.operands.map((each) => operand(mapper, each)) };
    default:
      return unreachable(rvalue);
  }
}

function terminator(mapper: Mapper, end: Terminator): Terminator {
  switch (end.kind) {
    case 'switch':
      return { ...end, operand: operand(mapper, end.operand) };
    case 'drop':
      return { ...end, place: placeIn(mapper, end.place) };
    case 'call':
      return {
        ...end,
        func: operand(mapper, end.func),
        args: end.args.map((each) => operand(mapper, each)),
        destination: placeIn(mapper, end.destination),
      };
    case 'assert':
      return { ...end, cond: operand(mapper, end.cond), message: messageOf(mapper, end.message) };
    default:
      return end;
  }
}

function messageOf(mapper: Mapper, message: AssertMessage): AssertMessage {
  switch (message.kind) {
    case 'bounds-check':
      return { kind: message.kind, len: operand(mapper, message.len), index: operand(mapper, message.index) };
    case 'overflow':
      return { ...message, left: operand(mapper, message.left), right: operand(mapper, message.right) };
    case 'overflow-neg':
    case 'division-by-zero':
    case 'remainder-by-zero':
      return { kind: message.kind, operand: operand(mapper, message.operand) };
    default:
      return unreachable(message);
  }
}
