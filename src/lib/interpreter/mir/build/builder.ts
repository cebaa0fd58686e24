/** The state of building one body, and the small questions that everything asks of it. */
import { invariant } from '../../../heap/base/index.ts';
import type { Diagnostic } from '../../diagnostics/index.ts';
import { unsupported } from '../../diagnostics/index.ts';
import type { Span } from '../../source/index.ts';
import type { NodeId, Origin } from '../../syntax/ast.ts';
import type { Expr, TypedBody, TypedClosure, UserTy, VarId, Variable } from '../../types/thir.ts';
import type { Ty } from '../../types/ty.ts';
import type { MirEnv } from '../env.ts';
import {
  type BlockId,
  type Body,
  type LocalDecl,
  type LocalId,
  type Operand,
  type Place,
  type Scope,
  type SourceInfo,
  localId,
} from '../ir.ts';
import { placeOf, placeTy } from '../place.ts';
import { type Cfg, copyOf, moveOf } from './cfg.ts';
import type { DropData, DropTree } from './drop-tree.ts';
import { UNIT } from '../../types/make.ts';

/**
 * A stretch of the source at whose end temporaries and variables die; a stack of them is open while building.
 * After rustc's `region::Scope` together with its `scope::Scope`.
 */
export interface RegionScope {
  readonly span: Span;
  /**
   * `terminating`: temporaries made directly inside die at its end (a statement, an arm, a condition…); `rescope`: those of
   * an `if let` condition in edition 2024, which die before `else`; `plain`: they live on outside.
   */
  readonly role: 'terminating' | 'rescope' | 'plain';
  readonly sourceScope: number;
  readonly drops: DropData[];
  /** Operands that a call has taken: not dropped on the normal way out. Undefined while there are none: most scopes have none. */
  moved: Set<LocalId> | undefined;
  /** Node of the unwind tree that drops all of this scope and those around it. */
  cachedUnwind: number | undefined;
}

export interface Breakable {
  /** Loop or block; undefined for the body itself (`return`). */
  readonly target: NodeId | undefined;
  readonly scope: RegionScope;
  readonly destination: Place;
  readonly breakDrops: DropTree;
  readonly continueDrops: DropTree | undefined;
}

export interface IfThen {
  readonly scope: RegionScope;
  readonly elseDrops: DropTree;
}

export interface Builder {
  readonly env: MirEnv;
  readonly typed: TypedBody;
  readonly cfg: Cfg;
  /** Where the next statement goes. */
  block: BlockId;
  readonly locals: LocalDecl[];
  readonly argCount: number;
  readonly sourceScopes: Scope[];
  sourceScope: number;
  origin: Origin | undefined;
  /** The syntax node whose expression is being lowered: adjustments share it, so they open no scope of their own. */
  node: NodeId | undefined;
  readonly scopes: RegionScope[];
  readonly breakables: Breakable[];
  ifThen: IfThen | undefined;
  readonly unwindDrops: DropTree;
  readonly vars: Map<VarId, { readonly body: LocalId; readonly guard: LocalId | undefined }>;
  /** Where each declared variable dies. */
  readonly varScopes: Map<VarId, RegionScope>;
  /** Where variables declared now die; undefined in constants. */
  varParent: RegionScope | undefined;
  /** Variables bound by the arms whose guards are being lowered: seen through references there. */
  readonly guards: ReadonlySet<VarId>[];
  /** Temporaries whose lives are extended (`let r = &temp();`), by node; `static` in constants. */
  readonly extended: Map<NodeId, RegionScope | 'static'>;
  /** Guards of or-patterns are lowered once for each alternative: their temporaries are shared. */
  fixedTempsScope: RegionScope | undefined;
  readonly fixedTemps: Map<Expr, LocalId>;
  unitTemp: Place | undefined;
  /** In a closure's body: locals that stand for the variables around it, until all places are known (`captures.ts`). */
  readonly outside: Map<VarId, LocalId> | undefined;
  readonly diagnostics: Diagnostic[];
  /** Closures that the body makes, in the order in which it does. */
  readonly inner: Set<TypedClosure>;
  /** Bodies of the `const` blocks in it. */
  readonly constBlocks: Body[];
}

export const infoAt = (cx: Builder, span: Span): SourceInfo => ({ span, scope: cx.sourceScope, origin: cx.origin });

export function newSourceScope(cx: Builder, span: Span): number {
  cx.sourceScopes.push({ parent: cx.sourceScope, span });
  return cx.sourceScopes.length - 1;
}

export function pushLocal(cx: Builder, decl: LocalDecl): LocalId {
  cx.locals.push(decl);
  return localId(cx.locals.length - 1);
}

export function tempDecl(cx: Builder, ty: Ty, span: Span, isMut = true): LocalDecl {
  return {
    ty,
    kind: 'temp',
    name: undefined,
    isMut,
    span,
    userTy: undefined,
    scope: cx.sourceScope,
    isSelf: false,
    byRef: 'no',
  };
}

/** A temporary that is never borrowed nor dropped: without storage statements. */
export const newTemp = (cx: Builder, ty: Ty, span: Span): Place => placeOf(pushLocal(cx, tempDecl(cx, ty, span)));

export function varDecl(cx: Builder, variable: Variable, userTy: UserTy | undefined): LocalDecl {
  return {
    ty: variable.ty,
    kind: 'var',
    name: variable.name,
    isMut: variable.isMut,
    span: variable.span,
    userTy,
    scope: cx.sourceScope,
    isSelf: false,
    byRef: variable.byRef,
  };
}

export function variableOf(cx: Builder, id: VarId): Variable {
  const variable = cx.typed.vars[id];
  invariant(variable !== undefined, 'a variable of this body');
  return variable;
}

export function localOfVar(cx: Builder, id: VarId, forGuard = false): LocalId {
  const locals = cx.vars.get(id);
  if (locals === undefined && cx.outside !== undefined) return outsideLocal(cx, cx.outside, id);
  invariant(locals !== undefined, 'a variable is declared before it is used');
  return forGuard && locals.guard !== undefined ? locals.guard : locals.body;
}

function outsideLocal(cx: Builder, outside: Map<VarId, LocalId>, id: VarId): LocalId {
  const known = outside.get(id);
  if (known !== undefined) return known;
  const local = pushLocal(cx, varDecl(cx, variableOf(cx, id), undefined));
  outside.set(id, local);
  return local;
}

export const isBoundInGuard = (cx: Builder, id: VarId): boolean => cx.guards.some((frame) => frame.has(id));

export function unitTemp(cx: Builder): Place {
  return (cx.unitTemp ??= newTemp(cx, UNIT, cx.typed.span));
}

export const tyOf = (cx: Builder, place: Place): Ty => placeTy(cx.env.items, cx.locals, place);

/** Reads a place for good: a copy where the type allows, else a move. */
export const consume = (cx: Builder, place: Place): Operand =>
  cx.env.isCopy(tyOf(cx, place)) ? copyOf(place) : moveOf(place);

export const reportUnsupported = (cx: Builder, construct: string, span: Span): void =>
  void cx.diagnostics.push(unsupported(construct, span));
