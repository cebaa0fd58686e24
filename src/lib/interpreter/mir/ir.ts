/**
 * MIR: the one control-flow graph that the borrow checker checks and the machine runs. After rustc's (dev guide, "The MIR").
 *
 * Locations never change after building: drop elaboration is a plan beside the graph (`drops`), not a rewrite of it, so a
 * loan's location, a refusal's point and a step of the run mean the same statement.
 */
import type { Id } from '../../heap/base/index.ts';
import type { Span } from '../source/index.ts';
import type { BinaryOp, Origin } from '../syntax/ast.ts';
import type { CastKind, LiteralValue, UserTy } from '../types/thir.ts';
import type { Const, DefId, GenericArg, Ty } from '../types/ty.ts';

/** `_0` is the return place, `_1`… the parameters, then variables and temporaries. */
export type LocalId = Id<'local'>;
export const localId = (index: number) => index as LocalId;
export type BlockId = Id<'block'>;
export const blockId = (index: number) => index as BlockId;
export const RETURN_PLACE = localId(0);
export const START_BLOCK = blockId(0);

export interface Location {
  readonly block: BlockId;
  /** Index of the statement; the count of statements is the terminator. */
  readonly statement: number;
}

export interface Body {
  readonly owner: DefId;
  /** For a promoted constant: its number in `promoted` of the owner. */
  readonly promotedIndex: number | undefined;
  /** It is a promoted constant because the reader wrote `const { .. }`. */
  readonly isConstBlock?: boolean | undefined;
  readonly argCount: number;
  readonly locals: readonly LocalDecl[];
  readonly blocks: readonly BasicBlock[];
  readonly promoted: readonly Body[];
  readonly span: Span;
  /** Of a closure's body: what lies in the fields of the closure. */
  readonly captures?: readonly Capture[] | undefined;
  /** What the reader wrote where control never comes: those blocks are gone, yet the types must make sense. Undefined: nothing. */
  readonly deadUserTys?: readonly UserTy[] | undefined;
  readonly scopes: readonly Scope[];
  /** Set by drop elaboration: what each `drop` terminator does. Keyed by block. */
  readonly drops: readonly (DropPlan | null)[];
  /** Bool locals that elaboration added (subset of `locals`), with the places where they are set. */
  readonly flagUpdates: readonly FlagUpdate[];
}

/** One field of a closure. */
export interface Capture {
  /** The place of the body around that it holds or refers to, as the reader would write it. */
  readonly name: string;
  /** The variable in which that place lies. */
  readonly variable: string;
  readonly mode: 'by-value' | 'shared' | 'unique' | 'mut';
  /** Whether the place may be written to where the closure is made. */
  readonly isMut: boolean;
  /** Whether it is the whole variable. */
  readonly isWhole: boolean;
  /** Whether a `&` lies on the way from the variable to the place: then no write was allowed where the closure is made. */
  readonly isBehindShared: boolean;
  /** The use for which it is captured, and the one that asks for the mode. */
  readonly span: Span;
  readonly modeSpan: Span;
}

export interface LocalDecl {
  readonly ty: Ty;
  readonly kind: 'return' | 'arg' | 'var' | 'temp' | 'drop-flag' | 'ref-for-guard';
  /** The reader's name; undefined for temporaries. */
  readonly name: string | undefined;
  /** Declared `mut` (or a temporary, which may be borrowed mutably). */
  readonly isMut: boolean;
  /** Name at its binding, or the expression that a temporary holds. */
  readonly span: Span;
  readonly userTy: UserTy | undefined;
  /** Where in the type that was written the variable's lies, if it is not the whole. */
  readonly userPath?: readonly Projection[] | undefined;
  readonly scope: number;
  /** `self` receivers, for E0596's advice. */
  readonly isSelf: boolean;
  readonly byRef: 'no' | 'shared' | 'mut';
}

/** Lexical scope of variables, for the picture and for sentences. Scope 0 is the body. */
export interface Scope {
  readonly parent: number | undefined;
  readonly span: Span;
}

export interface BasicBlock {
  readonly statements: readonly Statement[];
  readonly terminator: Terminator;
  /** On the unwinding path. */
  readonly isCleanup: boolean;
}

/** What every statement and terminator knows of the source. `span` equals rustc's `source_info.span`. */
export interface SourceInfo {
  readonly span: Span;
  readonly scope: number;
  readonly origin: Origin | undefined;
}

export type Statement = SourceInfo & StatementKind;

export type StatementKind =
  | { readonly kind: 'assign'; readonly place: Place; readonly rvalue: Rvalue }
  | { readonly kind: 'storage-live'; readonly local: LocalId }
  | { readonly kind: 'storage-dead'; readonly local: LocalId }
  /** A read for the borrow checker alone (rustc's FakeRead). */
  | { readonly kind: 'fake-read'; readonly cause: 'let' | 'match' | 'match-guard' | 'for-index'; readonly place: Place }
  /** `place: userTy`, for the borrow checker. */
  | {
      readonly kind: 'ascribe';
      readonly place: Place;
      readonly userTy: UserTy;
      readonly variance: 'covariant' | 'contravariant' | 'invariant';
    }
  | { readonly kind: 'set-discriminant'; readonly place: Place; readonly variant: number }
  /** Keeps a scrutinee's evaluation (`let _ = place;`). */
  | { readonly kind: 'place-mention'; readonly place: Place }
  | { readonly kind: 'nop' };

export type Terminator = SourceInfo & TerminatorKind;

export type TerminatorKind =
  | { readonly kind: 'goto'; readonly target: BlockId }
  /** Integer, bool and char switch; `values[i]` goes to `targets[i]`, all else to `otherwise`. */
  | {
      readonly kind: 'switch';
      readonly operand: Operand;
      readonly values: readonly bigint[];
      readonly targets: readonly BlockId[];
      readonly otherwise: BlockId;
    }
  | { readonly kind: 'return' }
  | { readonly kind: 'unreachable' }
  /** What is done here is outside the language: the run ends. `construct`: what it is, in words. */
  | { readonly kind: 'hole'; readonly construct: string }
  /** Drop if initialised; see `Body.drops`. */
  | {
      readonly kind: 'drop';
      readonly place: Place;
      readonly target: BlockId;
      readonly unwind: BlockId | undefined;
      /** The drop half of an assignment `place = value`. */ readonly replace: boolean;
    }
  | {
      readonly kind: 'call';
      readonly func: Operand;
      readonly args: readonly Operand[];
      readonly destination: Place;
      readonly target: BlockId | undefined;
      readonly unwind: BlockId | undefined;
      readonly calleeSpan: Span;
      readonly overloaded: boolean;
    }
  | {
      readonly kind: 'assert';
      readonly cond: Operand;
      readonly expected: boolean;
      readonly message: AssertMessage;
      readonly target: BlockId;
      readonly unwind: BlockId | undefined;
    }
  /** For the borrow checker: `imaginary` is never taken at run time (false edges of match arms; `unwind` of endless loops). */
  | { readonly kind: 'false-edge'; readonly target: BlockId; readonly imaginary: BlockId }
  | { readonly kind: 'false-unwind'; readonly target: BlockId; readonly unwind: BlockId | undefined }
  | { readonly kind: 'resume' };

export type AssertMessage =
  | { readonly kind: 'bounds-check'; readonly len: Operand; readonly index: Operand }
  | { readonly kind: 'overflow'; readonly op: BinaryOp; readonly left: Operand; readonly right: Operand }
  | { readonly kind: 'overflow-neg'; readonly operand: Operand }
  | { readonly kind: 'division-by-zero'; readonly operand: Operand }
  | { readonly kind: 'remainder-by-zero'; readonly operand: Operand };

export interface Place {
  readonly local: LocalId;
  readonly path: readonly Projection[];
}

export type Projection =
  | { readonly kind: 'deref' }
  /** `ty`: the field's type after substitution, so that no reader of MIR has to compute it. */
  | { readonly kind: 'field'; readonly index: number; readonly ty: Ty }
  | { readonly kind: 'index'; readonly local: LocalId }
  /** Of a slice pattern: counted from the end when `fromEnd` (1 is the last). */
  | { readonly kind: 'constant-index'; readonly offset: number; readonly minLength: number; readonly fromEnd: boolean }
  /** Elements `from..len-to` (`fromEnd`) or `from..to` of an array. */
  | { readonly kind: 'subslice'; readonly from: number; readonly to: number; readonly fromEnd: boolean }
  | { readonly kind: 'downcast'; readonly variant: number };

export type Operand =
  | { readonly kind: 'copy'; readonly place: Place }
  | { readonly kind: 'move'; readonly place: Place }
  | { readonly kind: 'constant'; readonly constant: Constant };

export interface Constant {
  readonly ty: Ty;
  readonly span: Span;
  readonly value:
    | { readonly kind: 'literal'; readonly literal: LiteralValue }
    /** A value without bytes: unit, a fn item. */
    | { readonly kind: 'zst' }
    | { readonly kind: 'item'; readonly def: DefId; readonly args: readonly GenericArg[] }
    /** What promoted number `index` of this body gives: a reference, or the value of a `const` block. */
    | { readonly kind: 'promoted'; readonly index: number }
    /** Address of a static: type is a reference (`static`) or raw pointer (`static mut`). */
    | { readonly kind: 'static-ref'; readonly def: DefId }
    | { readonly kind: 'const-param'; readonly value: Const };
  /** A fn item's generic arguments as the reader wrote them, with regions. */
  readonly userTy: UserTy | undefined;
}

/** `unique`: a closure's capture that is written through, where the captured variable itself need not be `mut`. */
export type BorrowKind = 'shared' | 'fake' | 'mut' | 'two-phase' | 'unique';

export type Rvalue =
  | { readonly kind: 'use'; readonly operand: Operand }
  | { readonly kind: 'repeat'; readonly operand: Operand; readonly len: Const }
  /** `region` is re-erased until the borrow checker numbers it; it keys loans by location. */
  | { readonly kind: 'ref'; readonly borrow: BorrowKind; readonly place: Place }
  | { readonly kind: 'raw-ref'; readonly isMut: boolean; readonly place: Place }
  | { readonly kind: 'len'; readonly place: Place }
  | { readonly kind: 'cast'; readonly cast: CastKind; readonly operand: Operand; readonly ty: Ty }
  /** Arithmetic wraps here; overflow is checked by `checked-binary` and an `assert`. */
  | { readonly kind: 'binary'; readonly op: BinaryOp; readonly left: Operand; readonly right: Operand }
  /** Gives `(T, bool)`: the wrapped result and whether it overflowed. */
  | { readonly kind: 'checked-binary'; readonly op: BinaryOp; readonly left: Operand; readonly right: Operand }
  | { readonly kind: 'unary'; readonly op: '-' | '!'; readonly operand: Operand }
  | { readonly kind: 'discriminant'; readonly place: Place }
  | { readonly kind: 'aggregate'; readonly aggregate: AggregateKind; readonly operands: readonly Operand[] }
  /** Content of a fresh heap allocation for `box` made by the compiler. Not used where the library's `Box::new` is called. */
  | { readonly kind: 'copy-for-deref'; readonly place: Place };

export type AggregateKind =
  | { readonly kind: 'tuple' }
  | { readonly kind: 'array'; readonly ty: Ty }
  /** Operands in field order; with `activeField` for a union. */
  | {
      readonly kind: 'adt';
      readonly def: DefId;
      readonly variant: number;
      readonly args: readonly GenericArg[];
      readonly userTy: UserTy | undefined;
    }
  | {
      readonly kind: 'closure';
      readonly def: DefId;
      readonly args: readonly GenericArg[];
      /** What each operand is. */
      readonly captures?: readonly Capture[] | undefined;
    };

/**
 * What a `drop` terminator does at run time, from maybe-initialised and maybe-uninitialised move paths
 * (dev guide, "Drop elaboration"). `dead`: nothing; `static`: drop the whole place; `conditional`: if the flag is set;
 * `open`: field by field, each with its own plan, since parts were moved out. A part below a downcast is there only while
 * the value is of that variant: whoever drops must look at the discriminant first.
 */
export type DropPlan =
  | { readonly kind: 'dead' }
  | { readonly kind: 'static' }
  | { readonly kind: 'conditional'; readonly flag: LocalId }
  | {
      readonly kind: 'open';
      readonly parts: readonly { readonly place: Place; readonly plan: DropPlan }[];
      /** A box whose content was moved out still frees its memory: the flag or `static`. */ readonly freeBox:
        DropPlan | undefined;
    };

/**
 * On entering the body, or at the location, `flag` becomes `value`. Each flag has one entry update. Of several at one location
 * the later wins. A call's destination sets on its normal edge alone.
 */
export interface FlagUpdate {
  readonly flag: LocalId;
  readonly value: boolean;
  readonly when: 'entry' | Location;
}
