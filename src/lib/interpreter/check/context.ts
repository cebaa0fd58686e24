/**
 * One body while it is being checked: its variables, obligations and the side tables that writing back turns into THIR.
 * After rustc's `FnCtxt` and `TypeckResults`. Tables are keyed by syntax node; parentheses have no entries of their own.
 */
import type { Edition } from '../syntax/index.ts';
import { diagnostic, unsupported, type Diagnostic } from '../diagnostics/index.ts';
import type { Resolutions } from '../resolve/resolution.ts';
import type { Span } from '../source/index.ts';
import type * as ast from '../syntax/ast.ts';
import type { NodeId } from '../syntax/ast.ts';
import { printTy, withAbi } from '../types/fold.ts';
import { freshVar, hasInfer, resolve, shallow, unboundIn, type InferCx } from '../solve/table.ts';
import { unify } from '../solve/unify.ts';
import type { ItemTables, ParamEnv } from '../types/items.ts';
import { nameOf } from '../types/lookup.ts';
import { register, selectWherePossible, type Failure, type FulfillCx } from '../solve/fulfill.ts';
import type { Cause, Obligation } from '../solve/obligation.ts';
import { normalize, normalizePredicate } from '../solve/project.ts';
import type { ClosureKind } from '../types/closure.ts';
import type { CastKind } from '../types/thir.ts';
import type { Const, DefId, FnSig, GenericArg, Predicate, Ty } from '../types/ty.ts';
import type { ClosureCaptures } from './captures/index.ts';
import type { ClosureInfo } from './closures/check.ts';
import type { CoerceMany } from './coerce-many.ts';
import { ERROR } from '../types/make.ts';

/** What happens to an expression's value before it is used, outermost last. `target` is the type after it. */
export type Adjustment =
  | { readonly kind: 'never'; readonly target: Ty }
  /** `overloaded`: by a call of `deref` or `deref_mut`. */
  | { readonly kind: 'deref'; readonly overloaded: 'no' | 'shared' | 'mut'; readonly target: Ty }
  | { readonly kind: 'borrow'; readonly mode: 'shared' | 'mut' | 'two-phase'; readonly target: Ty }
  | { readonly kind: 'raw-borrow'; readonly isMut: boolean; readonly target: Ty }
  | { readonly kind: 'cast'; readonly cast: CastKind; readonly target: Ty };

/** What a path, method call, operator or index turned out to name. */
export type Callee =
  | {
      readonly kind: 'fn';
      readonly def: DefId;
      readonly args: readonly GenericArg[];
      readonly userArgs: readonly GenericArg[] | undefined;
      /** The type before `::` as the reader wrote it, of an item of an impl without a trait. */
      readonly userSelf?: Ty | undefined;
    }
  | {
      readonly kind: 'ctor';
      readonly def: DefId;
      readonly args: readonly GenericArg[];
      readonly userArgs: readonly GenericArg[] | undefined;
    }
  | {
      readonly kind: 'const';
      readonly def: DefId;
      readonly args: readonly GenericArg[];
      readonly userArgs: readonly GenericArg[] | undefined;
      readonly userSelf?: Ty | undefined;
    }
  | { readonly kind: 'const-param'; readonly index: number; readonly name: string }
  | { readonly kind: 'static'; readonly def: DefId }
  | { readonly kind: 'local'; readonly binding: NodeId };

/** A struct literal's or struct pattern's variant. */
export interface VariantRes {
  readonly adt: DefId;
  readonly variant: number;
  readonly args: readonly GenericArg[];
  readonly userArgs: readonly GenericArg[] | undefined;
}

/** A loop or labelled block that `break` may leave. */
export interface Breakable {
  readonly coerce: CoerceMany | undefined;
  readonly isLoop: boolean;
  mayBreak: boolean;
}

export interface KindFault {
  readonly wanted: ClosureKind;
  readonly span: Span;
  /** The type of which it was asked, before it was known to be the closure. */
  readonly self: string;
}

export interface OpenClosure {
  mentionsOutside: boolean;
}

export interface LocalInfo {
  readonly binding: NodeId;
  readonly name: string;
  readonly span: Span;
  ty: Ty;
  readonly isMut: boolean;
  mode: 'move' | 'shared' | 'mut';
  /** Inside how many closures it is declared. */
  readonly depth: number;
}

export interface BodyCx {
  readonly items: ItemTables;
  readonly resolutions: Resolutions;
  readonly edition: Edition;
  readonly owner: DefId;
  readonly env: ParamEnv;
  readonly infer: InferCx;
  readonly fulfill: FulfillCx;
  /** `see` for this body. */
  readonly look: (ty: Ty) => Ty;
  readonly diagnostics: Diagnostic[];
  /** From `report-traits.ts`, which knows the words; held here so that everybody may prove. */
  readonly reportFailure: (cx: BodyCx, failure: Failure) => void;
  /** What rustc says only of programs without other errors: deny-by-default lints, privacy of fields in literals. */
  readonly late: Diagnostic[];
  /** An error was reported in this body: what follows from unknown types is silent. */
  tainted: boolean;
  /** A macro call in it failed, which is reported where it was expanded: nothing stands for it. */
  isIncomplete: boolean;

  readonly types: Map<NodeId, Ty>;
  readonly adjustments: Map<NodeId, readonly Adjustment[]>;
  readonly callees: Map<NodeId, Callee>;
  readonly variants: Map<NodeId, VariantRes>;
  /** Field expressions and, by position, struct patterns. */
  readonly fields: Map<NodeId, number>;
  readonly patTypes: Map<NodeId, Ty>;
  /** Types of the references that a pattern goes through implicitly, outermost first. */
  readonly patDerefs: Map<NodeId, readonly Ty[]>;
  readonly patModes: Map<NodeId, 'move' | 'shared' | 'mut'>;
  /** Types that the reader wrote, with their regions (not resolved). */
  readonly userTys: Map<NodeId, Ty>;
  readonly casts: Map<NodeId, CastKind | 'coercion'>;
  readonly locals: Map<NodeId, LocalInfo>;
  readonly repeatLens: Map<NodeId, Const>;
  readonly breakables: Map<NodeId, Breakable>;
  /** The ranges whose end is being checked, the innermost last. */
  readonly rangesAround: Extract<ast.Expr, { kind: 'range' }>[];
  readonly deferredCasts: DeferredCast[];
  /** The closures whose bodies are being checked, outermost first. */
  readonly openClosures: OpenClosure[];
  /** Inner ones before those around them. */
  readonly closures: ClosureInfo[];
  readonly captures: Map<DefId, ClosureCaptures>;
  /** By closure: calls of it from before it was known how it may be called. */
  readonly deferredCalls: Map<DefId, (() => void)[]>;
  /** By closure: what was reported of it to be called more freely than it can be. */
  readonly kindFaults: Map<DefId, KindFault[]>;
  /** Questions asked when all types are known: two-sided checks of operators on scalars, sizes, … */
  readonly deferred: (() => void)[];
  ret: CoerceMany | undefined;
  /** Control cannot get here. */
  diverges: boolean;
  /** The declared type that the return's own opaque types stand for. */
  output: Ty;
}

export interface DeferredCast {
  readonly expr: ast.Expr;
  readonly cast: Extract<ast.Expr, { kind: 'cast' }>;
  readonly from: Ty;
  readonly to: Ty;
}

// ---------------------------------------------------------------- types

/** Parentheses carry no meaning of their own. */
export function core(expr: ast.Expr): ast.Expr {
  let at = expr;
  while (at.kind === 'paren') at = at.expr;
  return at;
}

export const newVar = (cx: BodyCx, span: Span): Ty => freshVar(cx.infer, span);
export const see = (cx: BodyCx, ty: Ty): Ty => shallow(cx.infer, ty);
export const full = (cx: BodyCx, ty: Ty): Ty => resolve(cx.infer, ty);
export const eq = (cx: BodyCx, a: Ty, b: Ty): boolean => unify(cx.infer, a, b);

/** The outermost constructor, after proving what can be proved now if that may help (rustc's `resolve_vars_with_obligations`). */
export function known(cx: BodyCx, ty: Ty): Ty {
  const first = shallow(cx.infer, ty);
  if (!hasInfer(first)) return first;
  proveNow(cx);
  return shallow(cx.infer, first);
}

/** The type of an expression that was checked, before its adjustments. */
export const typeOf = (cx: BodyCx, expr: ast.Expr): Ty => cx.types.get(core(expr).id) ?? ERROR;

/** The type after adjustments. */
export function adjustedType(cx: BodyCx, expr: ast.Expr): Ty {
  const adjustments = cx.adjustments.get(core(expr).id);
  return adjustments?.[adjustments.length - 1]?.target ?? typeOf(cx, expr);
}

export function addAdjustments(cx: BodyCx, expr: ast.Expr, more: readonly Adjustment[]): void {
  if (more.length === 0) return;
  const id = core(expr).id;
  const before = cx.adjustments.get(id);
  // A value that never comes to be needs nothing more than its type changed.
  cx.adjustments.set(id, before === undefined ? more : [...before, ...more]);
}

// ---------------------------------------------------------------- obligations

export function require(cx: BodyCx, predicate: Predicate, cause: Cause): void {
  const out: Obligation[] = [];
  const normal = normalizePredicate(cx.infer, predicate, cause, out);
  register(cx.fulfill, out);
  register(cx.fulfill, [{ predicate: normal, cause, parent: undefined, depth: 0 }]);
}

export const requireTrait = (cx: BodyCx, trait: DefId, args: readonly GenericArg[], cause: Cause): void =>
  register(cx.fulfill, [
    { predicate: { kind: 'trait', bound: [], trait: { trait, args } }, cause, parent: undefined, depth: 0 },
  ]);

export const requireAll = (cx: BodyCx, obligations: readonly Obligation[]): void => register(cx.fulfill, obligations);

export function normal(cx: BodyCx, ty: Ty, span: Span, kind: Cause['kind'] = 'misc', isExpanded = false): Ty {
  const out: Obligation[] = [];
  const result = normalize(cx.infer, ty, { span, kind, def: undefined, isExpanded }, out);
  register(cx.fulfill, out);
  return result;
}

export function normalSig(cx: BodyCx, sig: FnSig, span: Span, isExpanded = false): FnSig {
  return withAbi(
    {
      bound: [],
      inputs: sig.inputs.map((each) => normal(cx, each, span, 'misc', isExpanded)),
      output: normal(cx, sig.output, span, 'misc', isExpanded),
      isUnsafe: sig.isUnsafe,
    },
    sig.abi,
  );
}

export function proveNow(cx: BodyCx): void {
  // Within a question nothing is proved for good: what it binds may be taken back.
  if (cx.infer.openSnapshots > 0) return;
  if (cx.fulfill.fresh.length === 0 && cx.fulfill.waiting.all.size === 0) return;
  for (const failure of selectWherePossible(cx.infer, cx.fulfill)) cx.reportFailure(cx, failure);
}

// ---------------------------------------------------------------- reporting

/** Where the reader could write the type: the first variable whose type mentions the open one. */
export function openSpan(cx: BodyCx, ty: Ty): Span | undefined {
  const [open] = unboundIn(cx.infer, [ty]);
  if (open === undefined) return undefined;
  for (const local of cx.locals.values()) if (unboundIn(cx.infer, [local.ty]).includes(open)) return local.span;
  return undefined;
}

/** E0282, where the type has to be known to go on. */
export function reportUnknown(cx: BodyCx, ty: Ty, span: Span): void {
  if (cx.tainted || cx.infer.metError) return;
  report(cx, 'type-annotations-needed', 'E0282', 'type annotations needed', openSpan(cx, ty) ?? span, {
    label: 'cannot infer type',
  });
}

/** The type in words, with what is known by now. */
export const show = (cx: BodyCx, ty: Ty): string => printTy(full(cx, ty), (def) => nameOf(cx.items, def));

export function report(
  cx: BodyCx,
  name: string,
  code: string | undefined,
  message: string,
  span: Span,
  more: Partial<Diagnostic> = {},
): void {
  if (cx.infer.guesses > 0 && code !== undefined && ON_TYPES.has(code)) {
    // A type here came of an impl that was the only one in our library; the real one may have more.
    reportUnsupported(cx, 'what is left to inference here', span, 'write the type');
    return;
  }
  cx.tainted = true;
  if (
    cx.diagnostics.some(
      (each) =>
        each.code === code &&
        each.name === name &&
        each.span.start === span.start &&
        each.span.end === span.end &&
        // A closure may fall short in several places, and all that is said of it stands at the closure.
        name !== 'closure-kind',
    )
  )
    return;
  cx.diagnostics.push(diagnostic({ name, code, family: 'other', message, span }, more));
}

/** Said only if the whole program has no other error. */
export function reportLate(
  cx: BodyCx,
  name: string,
  code: string | undefined,
  message: string,
  span: Span,
  more: Partial<Diagnostic> = {},
): void {
  cx.late.push(diagnostic({ name, code, family: 'other', message, span }, more));
}

/** Errors that a wrong guess of a type could bring about. */
const ON_TYPES: ReadonlySet<string> = new Set([
  'E0308',
  'E0277',
  'E0271',
  'E0282',
  'E0283',
  'E0284',
  'E0599',
  'E0609',
  'E0610',
  'E0614',
  'E0369',
  'E0368',
  'E0600',
  'E0604',
  'E0605',
  'E0606',
  'E0608',
  'E0618',
]);

/** Outside the language or the library that we have. */
export function reportUnsupported(cx: BodyCx, construct: string, span: Span, instead?: string): Ty {
  cx.tainted = true;
  if (
    !cx.diagnostics.some(
      (each) => each.span.start === span.start && each.family === 'unsupported' && each.span.end === span.end,
    )
  ) {
    cx.diagnostics.push(unsupported(construct, span, instead));
  }
  return ERROR;
}

export const mentionsError = (cx: BodyCx, ...tys: readonly Ty[]): boolean => tys.some((ty) => hasError(full(cx, ty)));

export function hasError(ty: Ty): boolean {
  switch (ty.kind) {
    case 'error':
      return true;
    case 'adt':
    case 'fn-def':
    case 'projection':
    case 'opaque':
      return ty.args.some(hasErrorArg);
    case 'ref':
    case 'ptr':
    case 'slice':
    case 'array':
      return hasError(ty.ty);
    case 'tuple':
      return ty.tys.some(hasError);
    case 'fn-ptr':
      return ty.sig.inputs.some(hasError) || hasError(ty.sig.output);
    case 'closure':
      return hasError(ty.sig) || hasError(ty.upvars);
    default:
      return false;
  }
}

function hasErrorArg(arg: GenericArg): boolean {
  switch (arg.kind) {
    case 're-static':
    case 're-early':
    case 're-late':
    case 're-bound':
    case 're-var':
    case 're-placeholder':
    case 're-erased':
    case 'const-value':
    case 'const-param':
    case 'const-infer':
    case 'const-error':
      return arg.kind === 'const-error';
    default:
      return hasError(arg);
  }
}
