/** Variables of patterns: declaring them, beginning their storage, scheduling their drops. */
import type { Span } from '../../../source/index.ts';
import type { Expr, Pat, UserTy, VarId } from '../../../types/thir.ts';
import type { LocalId, Projection } from '../../ir.ts';
import { type Builder, infoAt, localOfVar, newSourceScope, pushLocal, varDecl, variableOf } from '../builder.ts';
import { push } from '../cfg.ts';
import { scheduleDrop } from '../scopes.ts';
import { refTy } from '../../../types/make.ts';

/** What the reader wrote of a binding's type: `path` leads to it from the whole. */
interface Written {
  readonly userTy: UserTy;
  readonly path: readonly Projection[];
}

export interface PrimaryBinding {
  readonly var: VarId;
  readonly span: Span;
  /** Where the pattern has a written type; of a binding by reference, for what it borrows. */
  readonly written: Written | undefined;
}

/** Each variable once, at its first occurrence. A written type is followed inwards. */
export function forEachPrimaryBinding(pat: Pat, visit: (binding: PrimaryBinding) => void, userTy?: UserTy): void {
  visitBindings(pat, visit, userTy === undefined ? undefined : { userTy, path: [] });
}

function visitBindings(pat: Pat, visit: (binding: PrimaryBinding) => void, around: Written | undefined): void {
  const written = around ?? (pat.userTy === undefined ? undefined : { userTy: pat.userTy, path: [] });
  const into = (inner: Pat, ...steps: readonly Projection[]): void => {
    const path = written === undefined ? [] : [...written.path, ...steps];
    visitBindings(inner, visit, written === undefined ? undefined : { userTy: written.userTy, path });
  };
  switch (pat.kind) {
    case 'binding':
      if (pat.isPrimary) visit({ var: pat.var, span: pat.span, written });
      if (pat.sub !== undefined) into(pat.sub);
      return;
    case 'leaf':
      for (const { field, pat: inner } of pat.fields) into(inner, { kind: 'field', index: field, ty: inner.ty });
      return;
    case 'variant':
      for (const { field, pat: inner } of pat.fields)
        into(inner, { kind: 'downcast', variant: pat.variant }, { kind: 'field', index: field, ty: inner.ty });
      return;
    case 'deref':
      into(pat.pat, { kind: 'deref' });
      return;
    case 'slice': {
      const element: Projection = { kind: 'constant-index', offset: 0, minLength: 0, fromEnd: false };
      for (const each of pat.prefix) into(each, element);
      if (pat.slice !== undefined) into(pat.slice, restOf(pat));
      for (const each of pat.suffix) into(each, element);
      return;
    }
    case 'or':
      for (const each of pat.pats) into(each);
      return;
    default:
      return;
  }
}

/** What `..` stands for. */
function restOf({ ty, prefix, suffix }: Extract<Pat, { kind: 'slice' }>): Projection {
  const count = ty.kind === 'array' && ty.len.kind === 'const-value' ? Number(ty.len.value) : undefined;
  const to = count === undefined ? suffix.length : count - suffix.length;
  return { kind: 'subslice', from: prefix.length, to, fromEnd: count === undefined };
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
  const body = pushLocal(cx, {
    ...varDecl(cx, variable, binding.written?.userTy),
    userPath: binding.written?.path,
    scope,
  });
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
