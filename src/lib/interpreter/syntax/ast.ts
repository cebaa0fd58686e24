/**
 * The syntax tree. It holds syntax only; what later phases learn stands in side tables keyed by node id.
 *
 * Two stages share these types. The **surface** tree is what the parser gives (print then parse is the identity on it).
 * `expand` turns it into the **core** tree, in which the kinds marked "surface only" no longer occur: macros, derives,
 * `for`, `while` and `?` are written out in terms of lang items (`lang-path`), as rustc does when it lowers to HIR.
 * Names made by expansion begin with `$` and so cannot be written by a reader (hygiene).
 */
import type { Id } from '../../heap/base/index.ts';
import type { Span } from '../source/index.ts';

/** A node's number in its piece of text: it says nothing outside. The node's span names the piece. */
export type NodeId = Id<'node'>;
export const nodeId = (index: number) => index as NodeId;

/** Why a node exists that the reader did not write; kept on lowered statements so that sentences can say it. */
export type Origin =
  | 'for-loop'
  | 'while-loop'
  | 'question-mark'
  | 'format-macro'
  | 'assert-macro'
  | 'vec-macro'
  | 'matches-macro'
  | 'dbg-macro'
  | 'panic-macro'
  | 'derive'
  | 'autoref'
  | 'autoderef'
  | 'operator'
  | 'index'
  | 'drop'
  | 'closure-capture'
  | 'deref-coercion'
  | 'reborrow'
  | 'literal';

interface Node {
  readonly id: NodeId;
  readonly span: Span;
}

export interface Ident {
  readonly name: string;
  readonly span: Span;
  /** By which expansions it was written, if a macro's definition holds it: a variable is found only under the same (N7). */
  readonly hygiene?: string;
}

export interface Crate extends Node {
  readonly items: readonly Item[];
  readonly attrs: readonly Attribute[];
}

/** `#[path(tokens)]` or `#[path = "value"]`. Doc comments are attributes named `doc`. */
export interface Attribute {
  readonly span: Span;
  readonly inner: boolean;
  /** `derive`, `lang`, `rustfmt::skip`. */
  readonly path: string;
  /** The string of `#[path = "value"]`. */
  readonly value: string | undefined;
  /** For `#[path(a, b = "c", d(e))]`: the arguments. */
  readonly args: readonly AttributeArg[];
}

export interface AttributeArg {
  readonly name: string;
  /** The string that the argument is, or that stands behind its `=`. */
  readonly value: string | undefined;
  /** What stands behind the name, as written: `(8)`, `= 8`. */
  readonly inside: string | undefined;
  readonly span: Span;
}

export type Visibility =
  | { readonly kind: 'inherited' }
  | { readonly kind: 'public' }
  | { readonly kind: 'crate' }
  | { readonly kind: 'restricted'; readonly path: Path };

// ---------------------------------------------------------------- items

interface ItemBase extends Node {
  readonly name: Ident;
  readonly vis: Visibility;
  readonly attrs: readonly Attribute[];
}

export type Item =
  | FnItem
  | StructItem
  | EnumItem
  | TraitItem
  | ImplItem
  | ConstItem
  | StaticItem
  | TypeAliasItem
  | ModItem
  | UseItem
  | MacroItem
  | UnsupportedItem;

export interface FnItem extends ItemBase {
  readonly kind: 'fn';
  readonly generics: Generics;
  readonly isUnsafe: boolean;
  readonly isConst: boolean;
  /** `self` in any form, as the first parameter of an associated function. */
  readonly selfParam: SelfParam | undefined;
  readonly params: readonly Param[];
  /** Undefined where none is written: unit. */
  readonly output: TypeExpr | undefined;
  /** Of `extern "C" fn`: `C`. Absent where it is Rust's own. */
  readonly abi?: string;
  /** Declared in an `extern` block. */
  readonly isForeign?: true;
  /** Undefined for a trait's required method, for intrinsics (`fn f();`) and for foreign functions. */
  readonly body: Block | undefined;
  /** From `fn` to the end of the signature. */
  readonly signatureSpan: Span;
}

/** `self`, `mut self`, `&self`, `&'a mut self`, `self: Box<Self>`. */
export interface SelfParam extends Node {
  readonly byRef: boolean;
  readonly lifetime: Lifetime | undefined;
  /** With `byRef`: `&mut self`; without: `mut self`. */
  readonly isMut: boolean;
  readonly ty: TypeExpr | undefined;
  /** See `Ident`. */
  readonly hygiene?: string;
}

export interface Param extends Node {
  readonly pat: Pat;
  readonly ty: TypeExpr;
}

export interface StructItem extends ItemBase {
  readonly kind: 'struct';
  readonly generics: Generics;
  readonly data: VariantData;
}

export type VariantData =
  | { readonly kind: 'unit' }
  | { readonly kind: 'tuple'; readonly fields: readonly FieldDef[] }
  | { readonly kind: 'named'; readonly fields: readonly FieldDef[] };

/** A tuple field's name is its position: `0`. */
export interface FieldDef extends Node {
  readonly name: Ident;
  readonly vis: Visibility;
  readonly ty: TypeExpr;
  readonly attrs: readonly Attribute[];
}

export interface EnumItem extends ItemBase {
  readonly kind: 'enum';
  readonly generics: Generics;
  readonly variants: readonly Variant[];
}

export interface Variant extends Node {
  readonly name: Ident;
  readonly data: VariantData;
  readonly discriminant: Expr | undefined;
  readonly attrs: readonly Attribute[];
}

export interface TraitItem extends ItemBase {
  readonly kind: 'trait';
  readonly generics: Generics;
  readonly isUnsafe: boolean;
  readonly isAuto: boolean;
  readonly supertraits: readonly Bound[];
  readonly items: readonly AssocItem[];
}

export interface ImplItem extends ItemBase {
  readonly kind: 'impl';
  readonly generics: Generics;
  readonly isUnsafe: boolean;
  /** `impl !Trait for T`. */
  readonly isNegative: boolean;
  readonly trait: TraitRefExpr | undefined;
  readonly self: TypeExpr;
  readonly items: readonly AssocItem[];
}

export type AssocItem = FnItem | ConstItem | AssocTypeItem | UnsupportedItem;

/** `type Item: Bound = Ty;` in a trait, `type Item = Ty;` in an impl. */
export interface AssocTypeItem extends ItemBase {
  readonly kind: 'assoc-type';
  readonly generics: Generics;
  readonly bounds: readonly Bound[];
  readonly ty: TypeExpr | undefined;
}

export interface ConstItem extends ItemBase {
  readonly kind: 'const';
  readonly ty: TypeExpr;
  readonly value: Expr | undefined;
  /** Core only: what a static of `thread_local!` became. */
  readonly isThreadLocal?: true;
}

export interface StaticItem extends ItemBase {
  readonly kind: 'static';
  readonly isMut: boolean;
  /** Surface only. Declared by `thread_local!`: each thread has its own, made when it is first asked for. */
  readonly isThreadLocal?: true;
  readonly ty: TypeExpr;
  readonly value: Expr | undefined;
}

export interface TypeAliasItem extends ItemBase {
  readonly kind: 'type-alias';
  readonly generics: Generics;
  readonly ty: TypeExpr;
}

/** Items undefined: `mod name;`, whose file is not there. */
export interface ModItem extends ItemBase {
  readonly kind: 'mod';
  readonly items: readonly Item[] | undefined;
  /** The files that `mod name;` may mean, where none of them is there, or more than one. */
  readonly tried?: readonly string[];
}

export interface UseItem extends ItemBase {
  readonly kind: 'use';
  readonly tree: UseTree;
  /** Written `extern crate name as rename;`: the path is that one name. */
  readonly isExternCrate?: true;
}

export type UseTree =
  | {
      readonly kind: 'simple';
      readonly id: NodeId;
      readonly path: Path;
      readonly rename: Ident | undefined;
      readonly span: Span;
      /** It names a macro by example, perhaps among others. */
      readonly isMacro?: true;
    }
  | { readonly kind: 'glob'; readonly path: Path | undefined; readonly span: Span }
  | {
      readonly kind: 'nested';
      readonly path: Path | undefined;
      readonly trees: readonly UseTree[];
      readonly span: Span;
    };

/** `macro_rules! name { … }`. In the core tree only within blocks, where it says from where on names mean what they mean there. */
export interface MacroItem extends ItemBase {
  readonly kind: 'macro-rules';
  /** As it is written. */
  readonly text: string;
  /** Names this definition among all. */
  readonly definition: string;
}

/** A construct that parses as Rust and lies outside the language; `construct` names it for the reader. */
export interface UnsupportedItem extends ItemBase {
  readonly kind: 'unsupported-item';
  readonly construct: string;
  /** Names that it defines beside its own, as far as they are known; undefined where there are none. */
  readonly brings?: readonly string[] | 'anything';
  readonly instead: string | undefined;
}

// ---------------------------------------------------------------- generics, paths, types

export interface Generics {
  readonly params: readonly GenericParam[];
  readonly where: readonly WherePredicate[];
  readonly span: Span;
}

export type GenericParam =
  | (Node & {
      readonly kind: 'lifetime';
      readonly name: Ident;
      readonly bounds: readonly Lifetime[];
      /** `#[may_dangle]`. */ readonly mayDangle?: true;
    })
  | (Node & {
      readonly kind: 'type';
      readonly name: Ident;
      readonly bounds: readonly Bound[];
      readonly default: TypeExpr | undefined;
      /** `#[may_dangle]`. */ readonly mayDangle?: true;
    })
  | (Node & {
      readonly kind: 'const';
      readonly name: Ident;
      readonly ty: TypeExpr;
      readonly default: Expr | undefined;
    });

export type WherePredicate =
  | {
      readonly kind: 'type';
      readonly forLifetimes: readonly Ident[];
      readonly ty: TypeExpr;
      readonly bounds: readonly Bound[];
      readonly span: Span;
    }
  | {
      readonly kind: 'lifetime';
      readonly lifetime: Lifetime;
      readonly bounds: readonly Lifetime[];
      readonly span: Span;
    };

/** `Trait<..>`, `?Sized`, `for<'a> Fn(&'a T)`, `'a`. */
export type Bound =
  | {
      readonly kind: 'trait';
      readonly maybe: boolean;
      readonly forLifetimes: readonly Ident[];
      readonly trait: TraitRefExpr;
      readonly span: Span;
    }
  | { readonly kind: 'outlives'; readonly lifetime: Lifetime; readonly span: Span };

/** `use<'a, T>`: the only parameters that an `impl Trait` may hold something of. */
export interface Capturing {
  readonly captured: readonly Captured[];
  readonly span: Span;
}

export type Captured =
  { readonly kind: 'lifetime'; readonly lifetime: Lifetime } | { readonly kind: 'name'; readonly path: Path };

export interface TraitRefExpr extends Node {
  readonly path: Path;
}

/** `'a`, `'static`, `'_`; the name without its tick. */
export interface Lifetime extends Node {
  readonly name: string;
  /** See `Ident`: for labels. */
  readonly hygiene?: string;
}

/** `a::b::<T>::c`, `::std::x`, `crate::x`, `self::x`, `super::x`, `Self::X`. */
export interface Path extends Node {
  /** Begins with `::`. */
  readonly global: boolean;
  readonly segments: readonly PathSegment[];
}

export interface PathSegment {
  readonly id: NodeId;
  readonly name: Ident;
  readonly args: GenericArgs | undefined;
}

export interface GenericArgs {
  readonly span: Span;
  readonly args: readonly GenericArg[];
  /** `Item = T` and `Item: Bound`. */
  readonly constraints: readonly AssocConstraint[];
  /** Written `Fn(A, B) -> C`: args are the inputs, `output` is set (unit where not written). */
  readonly parenthesized: { readonly inputs: readonly TypeExpr[]; readonly output: TypeExpr | undefined } | undefined;
}

export type GenericArg =
  | { readonly kind: 'lifetime'; readonly lifetime: Lifetime }
  | { readonly kind: 'type'; readonly ty: TypeExpr }
  | { readonly kind: 'const'; readonly expr: Expr };

export interface AssocConstraint {
  readonly id: NodeId;
  readonly name: Ident;
  /** Of a generic associated type: `Item<'a> = &'a T`. */
  readonly args: GenericArgs | undefined;
  readonly ty: TypeExpr | undefined;
  readonly bounds: readonly Bound[];
  readonly span: Span;
}

/** `<T as Trait>::` before a path's own segments; `trait` undefined in `<T>::f`. The trait's segments are part of `trait`, not of the path. */
export interface QSelf {
  readonly ty: TypeExpr;
  readonly trait: TraitRefExpr | undefined;
}

export type TypeExpr =
  | (Node & { readonly kind: 'path'; readonly qself: QSelf | undefined; readonly path: Path })
  | (Node & {
      readonly kind: 'ref';
      readonly lifetime: Lifetime | undefined;
      readonly isMut: boolean;
      readonly ty: TypeExpr;
    })
  | (Node & { readonly kind: 'ptr'; readonly isMut: boolean; readonly ty: TypeExpr })
  | (Node & { readonly kind: 'slice'; readonly ty: TypeExpr })
  | (Node & { readonly kind: 'array'; readonly ty: TypeExpr; readonly len: Expr })
  | (Node & { readonly kind: 'tuple'; readonly tys: readonly TypeExpr[] })
  | (Node & { readonly kind: 'never' })
  | (Node & { readonly kind: 'infer' })
  | (Node & {
      readonly kind: 'fn-ptr';
      readonly forLifetimes: readonly Ident[];
      readonly isUnsafe: boolean;
      /** Of `extern "C" fn`: `C`. Absent where it is Rust's own. */
      readonly abi?: string;
      readonly inputs: readonly TypeExpr[];
      readonly output: TypeExpr | undefined;
    })
  | (Node & {
      readonly kind: 'dyn';
      readonly bounds: readonly Bound[];
      /** `A + B` without the word, which old editions have. */
      readonly isBare?: true;
    })
  | (Node & { readonly kind: 'impl-trait'; readonly bounds: readonly Bound[]; readonly capturing?: Capturing })
  | (Node & {
      readonly kind: 'unsupported-type';
      readonly construct: string;
      /** What is wrong with it is reported: it is any type, as in rustc. */
      readonly isReported?: true;
    });

// ---------------------------------------------------------------- patterns

export type Pat =
  | (Node & { readonly kind: 'wild' })
  /** `..` inside a tuple, tuple struct or slice pattern. */
  | (Node & { readonly kind: 'rest' })
  /** `x`, `mut x`, `ref x`, `ref mut x`, `x @ sub`. A lone name may turn out to be a constant or a unit variant: resolve decides. */
  | (Node & {
      readonly kind: 'ident';
      readonly name: Ident;
      readonly byRef: boolean;
      readonly isMut: boolean;
      readonly sub: Pat | undefined;
    })
  | (Node & { readonly kind: 'literal'; readonly expr: Expr })
  /** Ends are literals (with sign) or paths; `inclusive` for `..=`. */
  | (Node & {
      readonly kind: 'range';
      readonly low: Expr | undefined;
      readonly high: Expr | undefined;
      readonly inclusive: boolean;
    })
  | (Node & { readonly kind: 'ref'; readonly isMut: boolean; readonly pat: Pat })
  | (Node & { readonly kind: 'tuple'; readonly pats: readonly Pat[] })
  | (Node & { readonly kind: 'slice'; readonly pats: readonly Pat[] })
  | (Node & { readonly kind: 'path'; readonly qself: QSelf | undefined; readonly path: Path })
  | (Node & { readonly kind: 'tuple-struct'; readonly path: Path; readonly pats: readonly Pat[] })
  | (Node & {
      readonly kind: 'struct';
      readonly path: Path;
      readonly fields: readonly FieldPat[];
      readonly hasRest: boolean;
    })
  | (Node & { readonly kind: 'or'; readonly pats: readonly Pat[] })
  | (Node & { readonly kind: 'unsupported-pat'; readonly construct: string });

export interface FieldPat extends Node {
  readonly name: Ident;
  readonly pat: Pat;
  readonly isShorthand: boolean;
}

// ---------------------------------------------------------------- expressions

export type BinaryOp =
  '+' | '-' | '*' | '/' | '%' | '&' | '|' | '^' | '<<' | '>>' | '==' | '!=' | '<' | '<=' | '>' | '>=';
export type LogicalOp = '&&' | '||';
export type UnaryOp = '-' | '!' | '*';

export type Literal =
  /** Digits parsed; `suffix` is a type name or undefined. */
  | { readonly kind: 'int'; readonly value: bigint; readonly suffix: string | undefined }
  /** `text` without underscores and suffix. */
  | { readonly kind: 'float'; readonly text: string; readonly suffix: string | undefined }
  | { readonly kind: 'bool'; readonly value: boolean }
  /** A Unicode scalar value. */
  | { readonly kind: 'char'; readonly value: number }
  | { readonly kind: 'str'; readonly value: string }
  | { readonly kind: 'byte'; readonly value: number }
  | { readonly kind: 'byte-str'; readonly value: readonly number[] }
  /** The bytes of a C string, without the NUL behind them. */
  | { readonly kind: 'c-str'; readonly value: readonly number[] };

interface ExprNode extends Node {
  /** Set on nodes made by expansion. */
  readonly origin?: Origin;
}

export type Expr =
  | (ExprNode & {
      readonly kind: 'literal';
      readonly value: Literal;
      /** See `Ident`: for what a format string names. */ readonly hygiene?: string;
    })
  | (ExprNode & { readonly kind: 'path'; readonly qself: QSelf | undefined; readonly path: Path })
  /** Core only: a function, method or type constructor named by its lang item (`#[lang = "…"]` in the library's source). */
  | (ExprNode & { readonly kind: 'lang-path'; readonly item: string })
  | (ExprNode & { readonly kind: 'unary'; readonly op: UnaryOp; readonly expr: Expr })
  | (ExprNode & {
      readonly kind: 'binary';
      readonly op: BinaryOp;
      readonly opSpan: Span;
      readonly left: Expr;
      readonly right: Expr;
    })
  | (ExprNode & { readonly kind: 'logical'; readonly op: LogicalOp; readonly left: Expr; readonly right: Expr })
  /** `left` may be a destructuring pattern written as an expression; the type checker lowers it. */
  | (ExprNode & { readonly kind: 'assign'; readonly left: Expr; readonly right: Expr })
  | (ExprNode & {
      readonly kind: 'assign-op';
      readonly op: BinaryOp;
      readonly opSpan: Span;
      readonly left: Expr;
      readonly right: Expr;
    })
  | (ExprNode & { readonly kind: 'ref'; readonly isMut: boolean; readonly raw: boolean; readonly expr: Expr })
  | (ExprNode & { readonly kind: 'call'; readonly func: Expr; readonly args: readonly Expr[] })
  | (ExprNode & {
      readonly kind: 'method-call';
      readonly receiver: Expr;
      readonly segment: PathSegment;
      readonly args: readonly Expr[];
    })
  /** `.name` or `.0`. */
  | (ExprNode & { readonly kind: 'field'; readonly expr: Expr; readonly name: Ident })
  | (ExprNode & { readonly kind: 'index'; readonly expr: Expr; readonly index: Expr })
  | (ExprNode & {
      readonly kind: 'range';
      readonly low: Expr | undefined;
      readonly high: Expr | undefined;
      readonly inclusive: boolean;
    })
  | (ExprNode & { readonly kind: 'array'; readonly exprs: readonly Expr[] })
  | (ExprNode & { readonly kind: 'repeat'; readonly expr: Expr; readonly len: Expr })
  | (ExprNode & { readonly kind: 'tuple'; readonly exprs: readonly Expr[] })
  | (ExprNode & {
      readonly kind: 'struct';
      readonly path: Path;
      readonly fields: readonly FieldInit[];
      readonly base: Expr | undefined;
      readonly hasRest: boolean;
    })
  | (ExprNode & { readonly kind: 'paren'; readonly expr: Expr })
  | (ExprNode & {
      readonly kind: 'block';
      readonly label: Lifetime | undefined;
      readonly isUnsafe: boolean;
      readonly isConst: boolean;
      readonly block: Block;
    })
  /** `cond` may hold `let` expressions joined by `&&`. `otherwise` is a block or another `if`. */
  | (ExprNode & {
      readonly kind: 'if';
      readonly cond: Expr;
      readonly then: Block;
      readonly otherwise: Expr | undefined;
    })
  /** Only inside conditions of `if`, `while` and match guards. */
  | (ExprNode & { readonly kind: 'let'; readonly pat: Pat; readonly expr: Expr })
  | (ExprNode & { readonly kind: 'match'; readonly scrutinee: Expr; readonly arms: readonly Arm[] })
  | (ExprNode & { readonly kind: 'loop'; readonly label: Lifetime | undefined; readonly body: Block })
  | (ExprNode & { readonly kind: 'break'; readonly label: Lifetime | undefined; readonly expr: Expr | undefined })
  | (ExprNode & { readonly kind: 'continue'; readonly label: Lifetime | undefined })
  | (ExprNode & { readonly kind: 'return'; readonly expr: Expr | undefined })
  | (ExprNode & {
      readonly kind: 'closure';
      readonly isMove: boolean;
      readonly params: readonly ClosureParam[];
      readonly output: TypeExpr | undefined;
      readonly body: Expr;
    })
  | (ExprNode & { readonly kind: 'cast'; readonly expr: Expr; readonly ty: TypeExpr })
  /** `_` on the left of an assignment. */
  | (ExprNode & { readonly kind: 'underscore' })
  // surface only:
  | (ExprNode & {
      readonly kind: 'while';
      readonly label: Lifetime | undefined;
      readonly cond: Expr;
      readonly body: Block;
    })
  | (ExprNode & {
      readonly kind: 'for';
      readonly label: Lifetime | undefined;
      readonly pat: Pat;
      readonly iter: Expr;
      readonly body: Block;
    })
  | (ExprNode & { readonly kind: 'try'; readonly expr: Expr })
  | (ExprNode & { readonly kind: 'macro'; readonly macro: MacroCall })
  | (ExprNode & {
      readonly kind: 'unsupported-expr';
      readonly construct: string;
      readonly instead: string | undefined;
      /** It is a macro call that failed, which is reported: its type is anything, as in rustc. */
      readonly isReported?: true;
    });

export interface ClosureParam extends Node {
  readonly pat: Pat;
  readonly ty: TypeExpr | undefined;
}

export interface FieldInit extends Node {
  readonly name: Ident;
  readonly expr: Expr;
  readonly isShorthand: boolean;
}

export interface Arm extends Node {
  readonly pat: Pat;
  readonly guard: Expr | undefined;
  readonly body: Expr;
}

export interface Block extends Node {
  readonly stmts: readonly Stmt[];
  /** The tail expression, whose value is the block's. */
  readonly tail: Expr | undefined;
}

export type Stmt =
  | (Node & {
      readonly kind: 'let';
      readonly pat: Pat;
      readonly ty: TypeExpr | undefined;
      readonly init: Expr | undefined;
      readonly otherwise: Block | undefined;
      readonly origin?: Origin;
    })
  | (Node & { readonly kind: 'expr'; readonly expr: Expr; /** Ends in `;`. */ readonly semi: boolean })
  | (Node & { readonly kind: 'item'; readonly item: Item });

/** Surface only. Macros that we know, their arguments parsed; all others are `unsupported-expr`. */
export type MacroCall =
  | {
      readonly kind: 'format';
      readonly name:
        | 'print'
        | 'println'
        | 'eprint'
        | 'eprintln'
        | 'format'
        | 'format_args'
        | 'panic'
        | 'todo'
        | 'unreachable'
        | 'unimplemented';
      readonly format: FormatArgs | undefined;
    }
  | { readonly kind: 'write'; readonly newline: boolean; readonly dest: Expr; readonly format: FormatArgs | undefined }
  | { readonly kind: 'assert'; readonly debug: boolean; readonly cond: Expr; readonly format: FormatArgs | undefined }
  | {
      readonly kind: 'assert-cmp';
      readonly debug: boolean;
      readonly equal: boolean;
      readonly left: Expr;
      readonly right: Expr;
      readonly format: FormatArgs | undefined;
    }
  | { readonly kind: 'vec-list'; readonly exprs: readonly Expr[] }
  | { readonly kind: 'vec-repeat'; readonly expr: Expr; readonly len: Expr }
  | { readonly kind: 'matches'; readonly scrutinee: Expr; readonly pat: Pat; readonly guard: Expr | undefined }
  | { readonly kind: 'dbg'; readonly exprs: readonly Expr[] }
  /** A macro by example, as it is written, and what it wrote. */
  | { readonly kind: 'user'; readonly text: string; readonly expr: Expr };

/** A format string and its arguments: first those written, then those captured by name (`{x}`), each once. */
export interface FormatArgs {
  readonly id: NodeId;
  readonly span: Span;
  readonly templateSpan: Span;
  readonly pieces: readonly FormatPiece[];
  readonly args: readonly { readonly name: string | undefined; readonly expr: Expr; readonly captured: boolean }[];
}

export type FormatTrait =
  'Display' | 'Debug' | 'LowerHex' | 'UpperHex' | 'Octal' | 'Binary' | 'LowerExp' | 'UpperExp' | 'Pointer';
export type FormatCount =
  { readonly kind: 'literal'; readonly value: number } | { readonly kind: 'arg'; readonly arg: number };

export type FormatPiece =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'placeholder';
      readonly arg: number;
      readonly trait: FormatTrait;
      readonly spec: FormatSpec;
      readonly span: Span;
    };

export interface FormatSpec {
  readonly fill: string;
  readonly align: 'left' | 'right' | 'center' | undefined;
  readonly sign: '+' | '-' | undefined;
  readonly alternate: boolean;
  readonly zeroPad: boolean;
  readonly debugHex: 'lower' | 'upper' | undefined;
  readonly width: FormatCount | undefined;
  readonly precision: FormatCount | undefined;
}
