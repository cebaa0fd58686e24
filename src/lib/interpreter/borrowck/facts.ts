/**
 * What the borrow checker finds, as data. Words are made from it elsewhere (`explain.ts`, the catalogue); the picture draws
 * the same facts. After rustc's NLL (dev guide, "MIR borrow check").
 */
import { type Id, type Ranges, inRanges } from '../../heap/base/index.ts';
import type { Span } from '../source/index.ts';
import type { Location, LocalId, Place } from '../mir/ir.ts';
import type { DefId } from '../types/ty.ts';

export type LoanId = Id<'loan'>;
export const loanId = (index: number) => index as LoanId;

/** One borrow expression that the checker tracks. */
export interface Loan {
  readonly id: LoanId;
  readonly kind: 'shared' | 'mut';
  readonly isTwoPhase: boolean;
  /** The borrowed place. */
  readonly place: Place;
  /** The place as the reader would write it: `v`, `p.a`, `*r`. */
  readonly placeText: string;
  /** Where the reference is made (the loan begins after it). */
  readonly at: Location;
  /** Where a two-phase loan becomes a mutable one. */
  readonly activation: Location | undefined;
  /** Where the reference is stored first. */
  readonly target: LocalId;
  readonly span: Span;
  /** Where the loan is made for a closure: the use in the closure for which it captures the place. */
  readonly capturedFor?: Span | undefined;
}

export type AccessKind =
  'read' | 'write' | 'move' | 'borrow-shared' | 'borrow-mut' | 'drop' | 'storage-dead' | 'assign' | 'return';

/** How a later use is made: by a call, by a `let`, by a closure that captures what holds the reference. */
export type LaterUse = 'call' | 'let' | 'capture' | 'other';

/** Why a loan is still needed at a conflict. */
export type StillNeeded =
  | { readonly kind: 'used-later'; readonly at: Location; readonly span: Span; readonly local: LocalId | undefined }
  | {
      readonly kind: 'used-next-iteration';
      readonly at: Location;
      readonly span: Span;
      readonly local: LocalId | undefined;
    }
  | { readonly kind: 'dropped-later'; readonly local: LocalId; readonly at: Location; readonly span: Span }
  | { readonly kind: 'outlives-signature'; readonly region: string; readonly span: Span }
  | { readonly kind: 'must-be-static'; readonly span: Span };

/** One refusal with its three spots, where they exist. Attached to the diagnostic as `refusal`. */
export interface Refusal {
  readonly code: string | undefined;
  readonly body: DefId;
  readonly access: AccessKind;
  readonly at: Location;
  readonly span: Span;
  /** The place accessed, and as the reader would write it. */
  readonly place: Place | undefined;
  readonly placeText: string | undefined;
  readonly loan: LoanId | undefined;
  /** For moves: where the value went (all of them, where branches differ). */
  readonly movedAt: readonly { readonly at: Location; readonly span: Span }[];
  readonly later: StillNeeded | undefined;
  /** The chain of facts from the loan to the later use: who holds the reference, through which assignments. */
  readonly chain: readonly { readonly local: LocalId; readonly name: string | undefined; readonly span: Span }[];
  /** The rules (ids of RULES.md) that forbid the access. */
  readonly rules: readonly string[];
}

/** All that is known of one body. Points number locations: `point = pointStart[block] + statement`. */
export interface BodyFacts {
  readonly body: DefId;
  readonly pointStart: readonly number[];
  readonly loans: readonly Loan[];
  /** Per loan: the points on entry to which it is in scope. */
  readonly scopes: readonly Ranges[];
  /** Per local: the points on entry to which it is live (used later, or may be: nothing is known of what lies behind a hole). */
  readonly live: readonly Ranges[];
  readonly refusals: readonly Refusal[];
}

/** The loans in scope on entry to the point, ascending. */
export function loansAt(facts: BodyFacts, point: number): readonly LoanId[] {
  const out: LoanId[] = [];
  for (const { id } of facts.loans) if (inRanges(facts.scopes[id] ?? [], point)) out.push(id);
  return out;
}
