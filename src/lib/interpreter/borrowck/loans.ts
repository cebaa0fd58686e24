/**
 * L3 loans. Every `&place` that the checker has to watch is a loan; it is in scope at a point when its region holds the
 * point and no assignment to what was borrowed through has ended it before. After rustc's `BorrowSet` and `Borrows`
 * (dev guide, "Two-phase borrows"; NLL RFC, "Borrow checker phase 1: computing loans in scope").
 */
import {
  type BitSet,
  type Ranges,
  createBits,
  hasBit,
  inRanges,
  rangesOf,
  runEnd,
  setBit,
} from '../../heap/base/index.ts';
import type { BorrowKind, LocalId, Place } from '../mir/ir.ts';
import { type Cfg, lastPoint, stepAt } from './cfg.ts';
import { placesConflict } from './conflict.ts';
import type { RegionId } from './constraints.ts';
import { type LoanId, loanId } from './facts.ts';
import { type RegionValues, valueOf } from './regions.ts';
import type { TypingCx } from './typing/index.ts';
import { type Touch, touchesOfStatement, touchesOfTerminator } from './uses.ts';

/** A loan as the checker sees it; `facts.ts` has the reader's side of it. */
export interface LoanData {
  readonly index: number;
  /** Its number among the loans that the reader sees; undefined for those that matching makes for its own sake. */
  readonly id: LoanId | undefined;
  readonly kind: BorrowKind;
  readonly place: Place;
  readonly region: RegionId;
  /** Where it is made. */
  readonly point: number;
  /** Where the reference goes. */
  readonly target: Place;
  /** For two-phase loans: the use of the temporary, where it becomes a mutable one. */
  activation: number | undefined;
}

export interface LoanSet {
  readonly loans: readonly LoanData[];
  readonly activatedAt: ReadonlyMap<number, readonly LoanData[]>;
  /** By loan: the points on entry to which it is in scope. */
  readonly scopes: readonly Ranges[];
  /** For each stretch of points (`point >>> STRETCH`): by local, the loans of it that are in scope somewhere there, in order. */
  readonly nearby: readonly (ReadonlyMap<number, readonly LoanData[]> | undefined)[];
}

const STRETCH = 7;

export function gatherLoans(cx: TypingCx, isFn: boolean): readonly LoanData[] {
  const { cfg } = cx;
  const loans: LoanData[] = [];
  let shown = 0;
  const pending = new Map<number, LoanData>();
  const ended = isFn ? undefined : localsThatEnd(cx);
  for (const block of preorder(cfg)) {
    const data = cfg.body.blocks[block];
    if (data === undefined) continue;
    const start = cfg.points.start[block] ?? 0;
    for (let point = start; point <= start + data.statements.length; point++) {
      const statement = data.statements[point - start];
      if (statement?.kind === 'assign' && statement.rvalue.kind === 'ref') {
        const { place, borrow } = statement.rvalue;
        if (!isUntracked(cx, place, ended)) {
          const loan: LoanData = {
            index: loans.length,
            id: borrow === 'fake' ? undefined : loanId(shown++),
            kind: borrow,
            place,
            region: cx.loanRegions[point] ?? 0,
            point,
            target: statement.place,
            activation: undefined,
          };
          loans.push(loan);
          if (borrow === 'two-phase' && statement.place.path.length === 0) pending.set(statement.place.local, loan);
        }
      }
      if (pending.size === 0) continue;
      const visit = (local: LocalId, touch: Touch): void => {
        const loan = pending.get(local);
        if (touch !== 'def' && loan !== undefined && loan.point !== point) loan.activation ??= point;
      };
      if (statement !== undefined) touchesOfStatement(statement, visit);
      else touchesOfTerminator(data.terminator, visit);
    }
  }
  return loans;
}

/** rustc walks blocks in preorder when it gathers borrows: the numbering of loans follows it. */
function preorder(cfg: Cfg): number[] {
  const out: number[] = [];
  const seen = createBits(cfg.body.blocks.length);
  const stack: number[] = [0];
  for (let block = stack.pop(); block !== undefined; block = stack.pop()) {
    if (hasBit(seen, block)) continue;
    setBit(seen, block);
    out.push(block);
    const next = cfg.successors[block] ?? [];
    for (let at = next.length - 1; at >= 0; at--) stack.push(next[at] ?? 0);
  }
  return out;
}

/**
 * rustc's `ignore_borrow`: what lies behind a shared reference or a raw pointer needs no watching, since nothing that
 * happens to the pointer changes it. In a constant's body, locals that never end need none either.
 */
function isUntracked(cx: TypingCx, place: Place, ended: BitSet | undefined): boolean {
  if (ended !== undefined && !hasBit(ended, place.local) && cx.body.locals[place.local]?.isMut !== true) return true;
  for (let at = 0; at < place.path.length; at++) {
    if (place.path[at]?.kind !== 'deref') continue;
    const base = cx.placeTy(place, at);
    if (base.kind === 'ptr' || (base.kind === 'ref' && !base.isMut)) return true;
  }
  return false;
}

function localsThatEnd(cx: TypingCx): BitSet {
  const bits = createBits(cx.body.locals.length);
  for (const block of cx.body.blocks)
    for (const stmt of block.statements) if (stmt.kind === 'storage-dead') setBit(bits, stmt.local);
  return bits;
}

/** Forward from each loan, through the points of its region, until something ends it. */
export function computeScopes(cx: TypingCx, loans: readonly LoanData[], solved: RegionValues): LoanSet {
  const { cfg } = cx;
  const activatedAt = new Map<number, LoanData[]>();
  const nearby: (Map<number, LoanData[]> | undefined)[] = [];
  for (let stretch = 0; stretch <= cfg.points.count >>> STRETCH; stretch++) nearby.push(undefined);
  const ends = endsByLocal(cx, loans);
  const seen = new Int32Array(cfg.body.blocks.length).fill(-1);
  const scopes = loans.map((loan) => {
    if (loan.activation !== undefined) append(activatedAt, loan.activation, loan);
    const scope = scopeOf(cx, loan, valueOf(solved, loan.region), ends.get(loan.place.local) ?? [], seen);
    let before = -1;
    for (let at = 0; at < scope.length; at += 2) {
      const last = ((scope[at + 1] ?? 0) - 1) >>> STRETCH;
      for (let each = Math.max(before + 1, (scope[at] ?? 0) >>> STRETCH); each <= last; each++)
        append((nearby[each] ??= new Map<number, LoanData[]>()), loan.place.local, loan);
      before = last;
    }
    return scope;
  });
  return { loans, activatedAt, scopes, nearby };
}

/** By local that is lent: the points that assign to it or end it, ascending. */
function endsByLocal(cx: TypingCx, loans: readonly LoanData[]): ReadonlyMap<number, readonly number[]> {
  const ends = new Map<number, number[]>();
  for (const loan of loans) ends.set(loan.place.local, []);
  cx.body.blocks.forEach((block, index) => {
    const start = cx.cfg.points.start[index] ?? 0;
    block.statements.forEach((stmt, offset) => {
      if (stmt.kind === 'storage-dead') ends.get(stmt.local)?.push(start + offset);
      else if (stmt.kind === 'assign') ends.get(stmt.place.local)?.push(start + offset);
    });
  });
  return ends;
}

/** `ends`: the points that may end the loan. `seen`: by block, the last loan that was followed into it. */
function scopeOf(cx: TypingCx, loan: LoanData, region: Ranges, ends: readonly number[], seen: Int32Array): Ranges {
  const { cfg } = cx;
  const pairs: number[] = [];
  const stack: number[] = [];
  /** In scope on entry to `from`, if its region says so, and on from there within the block. */
  const follow = (block: number, from: number): void => {
    const end = lastPoint(cfg, block) + 1;
    let to = Math.min(end, runEnd(region, from));
    for (let at = firstAtLeast(ends, from); at < ends.length && (ends[at] ?? to) < to; at++)
      if (endsLoan(cx, loan, ends[at] ?? 0)) to = (ends[at] ?? 0) + 1;
    if (to > from) pairs.push(from, to);
    if (to === end) leave(block);
  };
  const leave = (block: number): void => {
    for (const next of cfg.successors[block] ?? []) {
      if (seen[next] === loan.index) continue;
      seen[next] = loan.index;
      stack.push(next);
    }
  };
  if (!endsLoan(cx, loan, loan.point)) follow(cfg.blockAt[loan.point] ?? 0, loan.point + 1);
  for (let block = stack.pop(); block !== undefined; block = stack.pop()) follow(block, cfg.points.start[block] ?? 0);
  return rangesOf(pairs);
}

function firstAtLeast(list: readonly number[], value: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((list[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The loans of a local that are in scope on entry to the point, in order. */
export function loansOf(set: LoanSet, local: number, point: number): readonly LoanData[] {
  const near = set.nearby[point >>> STRETCH]?.get(local);
  return near === undefined ? NONE : near.filter((loan) => inRanges(set.scopes[loan.index] ?? [], point));
}

const NONE: readonly LoanData[] = [];

/** Assigning to a place (or ending a local) ends the loans of what was reached through its old value. */
function endsLoan(cx: TypingCx, loan: LoanData, point: number): boolean {
  const { statement } = stepAt(cx.cfg, point);
  if (statement === undefined) return false;
  if (statement.kind === 'storage-dead') return statement.local === loan.place.local;
  if (statement.kind !== 'assign' || statement.place.local !== loan.place.local) return false;
  return statement.place.path.length === 0 || placesConflict(cx, loan.place, statement.place, 'no-overlap');
}

function append<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
