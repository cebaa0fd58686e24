/**
 * Typed bodies: what the type checker knows of a body, with nothing left implicit. After rustc's THIR.
 *
 * Every adjustment is written out (autoref as `borrow`, autoderef as `deref` or a call of `deref`, coercions as `unsize`
 * and friends); operators are built in or calls; methods are calls of a `fn-def` constant; patterns carry their binding
 * modes and implicit dereferences. Types are fully inferred; regions in them are `re-erased`, except in `UserTy`, where
 * the regions that the reader wrote are kept for the borrow checker ('re-erased' there stands for one left out).
 * Blocks, statements and tails are kept, since scopes of temporaries follow them.
 */
import type { Id } from '../../heap/base/index.ts';
import type { Span } from '../source/index.ts';
import type { BinaryOp, LogicalOp, NodeId, Origin } from '../syntax/ast.ts';
import type { ClosureKind, ClosureTy } from './closure.ts';
import type { Const, DefId, GenericArg, Ty } from './ty.ts';

/** A binding: one variable of the reader's (or of an expansion's, `$iter`). Or-patterns share one variable per name. */
export type VarId = Id<'var'>;
export const varId = (index: number) => index as VarId;

export interface Variable {
  readonly id: VarId;
  readonly name: string;
  /** The variable's own type: a `ref x` binding has a reference type. */
  readonly ty: Ty;
  /** Declared `mut`. */
  readonly isMut: boolean;
  readonly byRef: 'no' | 'shared' | 'mut';
  /** The name, at its binding. */
  readonly span: Span;
  readonly node: NodeId;
}

/** What the reader wrote, with its regions; `re-erased` stands for one left out, `re-var` of a negative id for one left out that occurs again. */
export interface UserTy {
  readonly ty: Ty;
  readonly span: Span;
  /** The item that was named, of which `ty` is the type: its clauses have to hold of these arguments. */
  readonly item?: { readonly def: DefId; readonly args: readonly GenericArg[] } | undefined;
  /** The type before `::` by which the item of an impl was reached. */
  readonly self?: Ty | undefined;
}

export interface TypedBody {
  /** fn, assoc-fn, const, static, closure or anon-const. */
  readonly owner: DefId;
  readonly params: readonly TypedParam[];
  readonly output: Ty;
  readonly outputSpan: Span;
  /** Of a closure, where it has regions that the reader wrote. */
  readonly outputUserTy?: UserTy | undefined;
  readonly vars: readonly Variable[];
  /** The body: for a fn, a block expression. */
  readonly expr: Expr;
  readonly span: Span;
  /** A type or name error was reported: do not lower. */
  readonly tainted: boolean;
  /**
   * Where something outside the language was left out: a run stops before it, and all that is before it is known for
   * certain. Empty in nearly every body.
   */
  readonly holes: readonly Hole[];
  /** The initialiser of a `static mut`. */
  readonly isMutStatic: boolean;
}

/** A place in a body of which nothing is known but what the reader wrote there. */
export interface Hole {
  readonly span: Span;
  /** In words, as `unsupported` says it; undefined where it only depends on what is outside the language. */
  readonly construct: string | undefined;
}

export interface TypedParam {
  readonly pat: Pat;
  readonly ty: Ty;
  readonly span: Span;
  readonly isSelf: boolean;
  /** Of a closure's parameter, where it has regions that the reader wrote. */
  readonly userTy?: UserTy | undefined;
}

/** A closure: checked with the body that it is written in, lowered to a body of its own. */
export interface TypedClosure {
  /** Its variables are numbered with those of the body around, whose captured ones occur in it as themselves. */
  readonly body: TypedBody;
  readonly ty: ClosureTy;
  readonly kind: ClosureKind;
  /** In the order of the fields that hold them. */
  readonly captures: readonly Capture[];
  /** Places that it takes apart without reading them: they must be initialised where the closure is made. */
  readonly fakeReads: readonly Expr[];
}

/** A place of the body around that a closure holds, by value or through a reference. */
export interface Capture {
  /** As seen where the closure is made. */
  readonly place: Expr;
  readonly path: CapturePath;
  /** `unique`: the place itself is not written to, but what a `&mut` in it leads to. */
  readonly mode: 'by-value' | 'shared' | 'unique' | 'mut';
  /** Whether the place may be assigned to: its variable is `mut`, or a `&mut` leads there. */
  readonly isMut: boolean;
  /** As the reader would write it: `point.x`. */
  readonly name: string;
  /** The use for which it is captured. */
  readonly span: Span;
  /** The use that asks for the mode. */
  readonly modeSpan: Span;
}

/** A variable and how the place lies within it. `variant` for a struct or tuple is 0. */
export interface CapturePath {
  readonly var: VarId;
  readonly projections: readonly (
    { readonly kind: 'deref' } | { readonly kind: 'field'; readonly index: number; readonly variant: number }
  )[];
}

interface ExprBase {
  readonly ty: Ty;
  readonly span: Span;
  /** Why it exists where the reader did not write it. */
  readonly origin: Origin | undefined;
  /** The syntax that it came from. */
  readonly node: NodeId;
}

export type Expr = ExprBase & ExprKind;

/**
 * What syntax other than a call stands for this call. Calls of `deref` and `index` make a place, and so the lives of
 * temporaries reach through them; through other operators they do not. `format_args!` is the call that makes the
 * `Arguments` (`format-args`), which has a call for each argument within (`format-argument`).
 */
export type Overloaded = 'no' | 'operator' | 'deref' | 'index' | 'call' | 'format-args' | 'format-argument';

export type ExprKind =
  // places
  | { readonly kind: 'var'; readonly var: VarId }
  /** `isMut`: declared `static mut`, so reached through a raw pointer. */
  | { readonly kind: 'static'; readonly def: DefId; readonly isMut: boolean }
  /** `variant` for a struct is 0. */
  | { readonly kind: 'field'; readonly base: Expr; readonly field: number; readonly variant: number }
  /** Built-in dereference of a reference, raw pointer or box. Overloaded ones are `deref(call deref(borrow x))`. */
  | { readonly kind: 'deref'; readonly base: Expr }
  /** Built-in indexing of an array or slice by usize. */
  | { readonly kind: 'index'; readonly base: Expr; readonly index: Expr }
  // values
  | { readonly kind: 'literal'; readonly value: LiteralValue }
  /** A fn item, method or tuple constructor as a value; its type is the `fn-def`. `userArgs`: generic arguments that the reader wrote with regions. */
  | { readonly kind: 'fn-item'; readonly userTy: UserTy | undefined }
  /** A named constant (const, assoc-const) or a const parameter's value. */
  | {
      readonly kind: 'const';
      readonly def: DefId;
      readonly args: readonly GenericArg[];
      readonly userTy: UserTy | undefined;
    }
  | { readonly kind: 'const-param'; readonly value: Const }
  | {
      readonly kind: 'call';
      readonly func: Expr;
      readonly args: readonly Expr[];
      /** Span of the function name (method name) for messages. */ readonly calleeSpan: Span;
      readonly overloaded: Overloaded;
    }
  /** Struct literal, unit or tuple constructor applied; `base` for `..base`, with the fields taken from it. */
  | {
      readonly kind: 'adt';
      readonly def: DefId;
      readonly variant: number;
      readonly args: readonly GenericArg[];
      readonly fields: readonly { readonly field: number; readonly expr: Expr }[];
      readonly base: Expr | undefined;
      readonly userTy: UserTy | undefined;
    }
  | { readonly kind: 'tuple'; readonly exprs: readonly Expr[] }
  | { readonly kind: 'array'; readonly exprs: readonly Expr[] }
  | { readonly kind: 'repeat'; readonly expr: Expr; readonly len: Const }
  /** `two-phase`: a `&mut` autoref of a method receiver or overloaded compound assignment (rustc's AllowTwoPhase). */
  | { readonly kind: 'borrow'; readonly mode: 'shared' | 'mut' | 'two-phase'; readonly expr: Expr }
  | { readonly kind: 'raw-borrow'; readonly isMut: boolean; readonly expr: Expr }
  /** Built-in operators on integers, floats, bool, char, raw pointers; operands are values. */
  | { readonly kind: 'binary'; readonly op: BinaryOp; readonly left: Expr; readonly right: Expr }
  | { readonly kind: 'logical'; readonly op: LogicalOp; readonly left: Expr; readonly right: Expr }
  | { readonly kind: 'unary'; readonly op: '-' | '!'; readonly expr: Expr }
  | { readonly kind: 'cast'; readonly cast: CastKind; readonly expr: Expr; readonly userTy: UserTy | undefined }
  /** Assignment; `left` is a place. Destructuring assignment is lowered to a block with `let`s and assigns. */
  | { readonly kind: 'assign'; readonly left: Expr; readonly right: Expr }
  /** Built-in compound assignment; the right side is evaluated first. */
  | { readonly kind: 'assign-op'; readonly op: BinaryOp; readonly left: Expr; readonly right: Expr }
  | { readonly kind: 'block'; readonly block: Block; readonly label: NodeId | undefined }
  /** `const { .. }`: a constant of its own, evaluated when the program is compiled. */
  | { readonly kind: 'const-block'; readonly body: Expr }
  | { readonly kind: 'if'; readonly cond: Expr; readonly then: Expr; readonly otherwise: Expr | undefined }
  | { readonly kind: 'let'; readonly pat: Pat; readonly expr: Expr }
  | { readonly kind: 'match'; readonly scrutinee: Expr; readonly arms: readonly Arm[] }
  /** `label` is the target of `break` and `continue`: the loop's own node id. */
  | { readonly kind: 'loop'; readonly label: NodeId; readonly body: Expr }
  | { readonly kind: 'break'; readonly target: NodeId; readonly expr: Expr | undefined }
  | { readonly kind: 'continue'; readonly target: NodeId }
  | { readonly kind: 'return'; readonly expr: Expr | undefined }
  | { readonly kind: 'closure'; readonly closure: TypedClosure }
  /** A coercion of `!` to any type: the value never comes to be. */
  | { readonly kind: 'never-to-any'; readonly expr: Expr }
  /** Outside the language, of type `!`: a run does not go on here. `construct` as in `Hole`. */
  | { readonly kind: 'hole'; readonly construct: string | undefined };

export type CastKind =
  | 'int-to-int'
  | 'int-to-float'
  | 'float-to-int'
  | 'float-to-float'
  | 'bool-to-int'
  | 'char-to-int'
  | 'u8-to-char'
  | 'enum-to-int'
  | 'ptr-to-ptr'
  /** `&[T; N] as *const T`: of a pointer to the array. */
  | 'array-to-ptr'
  | 'ptr-to-int'
  | 'int-to-ptr'
  | 'fn-to-ptr-int'
  /** Coercions. */
  | 'unsize'
  | 'reify-fn'
  | 'closure-to-fn'
  | 'fn-to-unsafe-fn'
  | 'mut-to-const-ptr'
  | 'ref-to-ptr'
  | 'use';

export type LiteralValue =
  | { readonly kind: 'int'; readonly value: bigint }
  /** As written; its type says f32 or f64. */
  | { readonly kind: 'float'; readonly text: string }
  | { readonly kind: 'bool'; readonly value: boolean }
  | { readonly kind: 'char'; readonly value: number }
  /** `&'static str`. */
  | { readonly kind: 'str'; readonly value: string }
  /** `&'static [u8; N]`. */
  | { readonly kind: 'byte-str'; readonly value: readonly number[] }
  /** `&'static CStr`: its bytes, without the NUL behind them. */
  | { readonly kind: 'c-str'; readonly value: readonly number[] };

export interface Block {
  readonly stmts: readonly Stmt[];
  readonly tail: Expr | undefined;
  readonly span: Span;
}

export type Stmt =
  | {
      readonly kind: 'let';
      readonly pat: Pat;
      readonly userTy: UserTy | undefined;
      readonly init: Expr | undefined;
      readonly otherwise: Expr | undefined;
      readonly span: Span;
      readonly origin: Origin | undefined;
    }
  /** `isSemi`: ends in `;`, so a value is thrown away. */
  | { readonly kind: 'expr'; readonly expr: Expr; readonly span: Span; readonly isSemi: boolean };

export interface Arm {
  readonly pat: Pat;
  readonly guard: Expr | undefined;
  readonly body: Expr;
  readonly span: Span;
}

interface PatBase {
  /** The type of the place that the pattern is matched against. */
  readonly ty: Ty;
  readonly span: Span;
  /** From the path of a struct or variant: holds of the place. */
  readonly userTy?: UserTy | undefined;
  /** From the paths of constants: the place's type has to be a supertype of theirs. */
  readonly constants?: readonly UserTy[];
}

export type Pat = PatBase & PatKind;

export type PatKind =
  | { readonly kind: 'wild' }
  /** A `never`-typed or erroneous pattern does not occur in an untainted body. */
  | {
      readonly kind: 'binding';
      readonly var: VarId;
      readonly mode: 'move' | 'shared' | 'mut';
      readonly sub: Pat | undefined;
      /** The occurrence that declares it (first alternative of an or-pattern). */ readonly isPrimary: boolean;
    }
  /** Struct, tuple, tuple struct: irrefutable shape; missing fields are wild. */
  | { readonly kind: 'leaf'; readonly fields: readonly { readonly field: number; readonly pat: Pat }[] }
  | {
      readonly kind: 'variant';
      readonly def: DefId;
      readonly variant: number;
      readonly fields: readonly { readonly field: number; readonly pat: Pat }[];
    }
  /** Explicit `&p`, or implicit through default binding modes. */
  | { readonly kind: 'deref'; readonly pat: Pat }
  /** Scalars and `&str`/byte-string literals (compared by value). */
  | { readonly kind: 'constant'; readonly value: LiteralValue }
  /** Bounds are ints, chars or floats; undefined is open. */
  | {
      readonly kind: 'range';
      readonly low: LiteralValue | undefined;
      readonly high: LiteralValue | undefined;
      readonly inclusive: boolean;
    }
  /** `isArray`: the length is fixed by the type. */
  | {
      readonly kind: 'slice';
      readonly prefix: readonly Pat[];
      readonly slice: Pat | undefined;
      readonly suffix: readonly Pat[];
      readonly isArray: boolean;
    }
  | { readonly kind: 'or'; readonly pats: readonly Pat[] };
