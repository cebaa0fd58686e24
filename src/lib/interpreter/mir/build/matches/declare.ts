/** Variables of patterns: declaring them, beginning their storage, scheduling their drops. */
import type { Span } from '../../../source/index.ts';
import type { Expr, Pat, UserTy, VarId } from '../../../types/thir.ts';
import type { LocalId } from '../../ir.ts';
import { type Builder, infoAt, localOfVar, newSourceScope, pushLocal, varDecl, variableOf } from '../builder.ts';
import { push } from '../cfg.ts';
import { scheduleDrop } from '../scopes.ts';
import { refTy } from '../../../types/make.ts';

export interface PrimaryBinding {
  readonly var: VarId;
  readonly span: Span;
  /** The binding's type as written, where the pattern has one. */
  readonly userTy: UserTy | undefined;
}

/** Each variable once, at its first occurrence. A written type is followed into tuples and references. */
export function forEachPrimaryBinding(pat: Pat, visit: (binding: PrimaryBinding) => void, userTy?: UserTy): void {
  switch (pat.kind) {
    case 'binding':
      if (pat.isPrimary) visit({ var: pat.var, span: pat.span, userTy: pat.mode === 'move' ? userTy : undefined });
      if (pat.sub !== undefined) forEachPrimaryBinding(pat.sub, visit, userTy);
      return;
    case 'leaf': {
      const written = userTy?.ty;
      for (const field of pat.fields) {
        const ty = written?.kind === 'tuple' ? written.tys[field.field] : undefined;
        forEachPrimaryBinding(
          field.pat,
          visit,
          userTy !== undefined && ty !== undefined ? { ty, span: userTy.span } : undefined,
        );
      }
      return;
    }
    case 'variant':
      for (const field of pat.fields) forEachPrimaryBinding(field.pat, visit);
      return;
    case 'deref':
      forEachPrimaryBinding(
        pat.pat,
        visit,
        userTy?.ty.kind === 'ref' ? { ty: userTy.ty.ty, span: userTy.span } : undefined,
      );
      return;
    case 'slice': {
      for (const each of pat.prefix) forEachPrimaryBinding(each, visit);
      if (pat.slice !== undefined) forEachPrimaryBinding(pat.slice, visit);
      for (const each of pat.suffix) forEachPrimaryBinding(each, visit);
      return;
    }
    case 'or':
      for (const each of pat.pats) forEachPrimaryBinding(each, visit, userTy);
      return;
    default:
      return;
  }
}

/**
 * Makes the locals of a pattern, which die with `cx.varParent`. In an arm with a guard each variable has a second local,
 * a reference through which the guard sees it. Gives the source scope in which they are visible, made where needed.
 */
export function declareBindings(
  cx: Builder,
  pat: Pat,
  userTy: UserTy | undefined,
  visibility: number | undefined,
  guard?: { readonly span: Span },
): number | undefined {
  let scope = visibility;
  forEachPrimaryBinding(
    pat,
    (binding) => {
      if (guard !== undefined) scope ??= newSourceScope(cx, guard.span);
      declareBinding(cx, binding, scope ?? cx.sourceScope, guard !== undefined);
    },
    userTy,
  );
  return scope;
}

export function declareBinding(cx: Builder, binding: PrimaryBinding, scope: number, hasGuard: boolean): void {
  const variable = variableOf(cx, binding.var);
  const body = pushLocal(cx, { ...varDecl(cx, variable, binding.userTy), scope });
  const guard = hasGuard
    ? pushLocal(cx, {
        ...varDecl(cx, variable, undefined),
        scope,
        kind: 'ref-for-guard',
        isMut: false,
        byRef: 'no',
        ty: refTy({ kind: 're-erased' }, variable.ty, false),
      })
    : undefined;
  cx.vars.set(binding.var, { body, guard });
  if (cx.varParent !== undefined) cx.varScopes.set(binding.var, cx.varParent);
}

/** Variables of `let` conditions in a guard are declared with the arm, once for all alternatives. */
export function declareGuardLets(cx: Builder, guard: Expr, visibility: number | undefined): void {
  if (guard.kind === 'let') declareBindings(cx, guard.pat, undefined, visibility);
  else if (guard.kind === 'logical' && guard.op === '&&') {
    declareGuardLets(cx, guard.left, visibility);
    declareGuardLets(cx, guard.right, visibility);
  }
}

export function storageLiveBinding(cx: Builder, id: VarId, span: Span, forGuard: boolean, schedules: boolean): LocalId {
  const local = localOfVar(cx, id, forGuard);
  push(cx.cfg, cx.block, infoAt(cx, span), { kind: 'storage-live', local });
  if (schedules) {
    const scope = cx.varScopes.get(id);
    if (scope !== undefined) scheduleDrop(cx, scope, local, 'storage');
  }
  return local;
}

export function scheduleBindingDrop(cx: Builder, id: VarId): void {
  const scope = cx.varScopes.get(id);
  if (scope !== undefined) scheduleDrop(cx, scope, localOfVar(cx, id), 'value');
}
