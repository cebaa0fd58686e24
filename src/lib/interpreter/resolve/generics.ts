/**
 * Numbering the generic parameters of an item: parents first (a trait's `Self` is 0), then early-bound lifetimes, then types
 * and consts as written, then the `impl Trait` arguments. Which lifetimes of a function are late bound follows rustc's
 * `is_late_bound_map`: those that appear in no where clause or bound, and not only in the return type.
 */
import { findIn, setIn } from '../../heap/base/index.ts';
import type * as ast from '../syntax/ast.ts';
import type { DefId, GenericParamDef } from '../types/items.ts';
import { type ResolveState, report } from './state.ts';
import { walkGenerics, walkPath, walkTypeExpr } from './walk-types.ts';

export function setNoGenerics(state: ResolveState, def: DefId, parent: DefId | undefined): void {
  if (parent === undefined) return;
  setIn(state.items.generics, def, { parent, parentCount: countOf(state, parent), hasSelf: false, params: [] });
}

export const countOf = (state: ResolveState, def: DefId): number => {
  const generics = findIn(state.items.generics, def);
  return generics === undefined ? 0 : generics.parentCount + (generics.hasSelf ? 1 : 0) + generics.params.length;
};

/** Numbers the parameters of an item other than a function. */
export function layoutGenerics(
  state: ResolveState,
  def: DefId,
  generics: ast.Generics,
  parent: DefId | undefined,
  isTrait: boolean,
  anonymous: readonly ast.NodeId[] = [],
): void {
  const layout = startLayout(state, def, parent, isTrait);
  for (const param of generics.params) if (param.kind === 'lifetime') addParam(layout, param.name, 'lifetime');
  for (const node of anonymous) {
    layout.anonymous.set(node, layout.next);
    addParam(layout, { name: '_', span: generics.span }, 'lifetime');
  }
  addTypeParams(layout, generics);
  finishLayout(state, layout, isTrait);
  checkNames(state, generics, parent);
}

/** Numbers a function's parameters and decides which lifetimes are late bound. */
export function layoutFn(state: ResolveState, def: DefId, fn: ast.FnItem, parent: DefId | undefined): void {
  const late = lateBoundOf(fn);
  state.lateBound.set(def, late);
  const layout = startLayout(state, def, parent, false);
  for (const param of fn.generics.params)
    if (param.kind === 'lifetime' && !late.includes(param.name.name)) addParam(layout, param.name, 'lifetime');
  addTypeParams(layout, fn.generics);
  for (const param of fn.params) {
    walkTypeExpr(param.ty, {
      type: (ty) => {
        if (ty.kind === 'fn-ptr') return false;
        if (ty.kind === 'impl-trait') {
          state.owner.syntheticParams.set(ty.id, layout.next);
          addParam(layout, { name: 'impl Trait', span: ty.span }, 'type', true);
        }
        return true;
      },
      parenthesized: () => false,
    });
  }
  finishLayout(state, layout, false);
  checkNames(state, fn.generics, parent);
}

interface Layout {
  readonly def: DefId;
  readonly parent: DefId | undefined;
  readonly parentCount: number;
  readonly params: GenericParamDef[];
  next: number;
  readonly anonymous: Map<ast.NodeId, number>;
}

function startLayout(state: ResolveState, def: DefId, parent: DefId | undefined, hasSelf: boolean): Layout {
  const parentCount = parent === undefined ? 0 : countOf(state, parent);
  return {
    def,
    parent,
    parentCount,
    params: [],
    next: parentCount + (hasSelf ? 1 : 0),
    anonymous: state.owner.anonymousLifetimes,
  };
}

function addParam(
  layout: Layout,
  name: ast.Ident,
  kind: GenericParamDef['kind'],
  isSynthetic = false,
  mayDangle = false,
): void {
  layout.params.push({
    name: name.name,
    kind,
    index: layout.next++,
    def: layout.def,
    span: name.span,
    mayDangle,
    default: undefined,
    isSynthetic,
    ty: undefined,
  });
}

function addTypeParams(layout: Layout, generics: ast.Generics): void {
  for (const param of generics.params) {
    if (param.kind === 'type') addParam(layout, param.name, 'type', false, param.mayDangle === true);
    else if (param.kind === 'const') addParam(layout, param.name, 'const');
  }
}

function finishLayout(state: ResolveState, layout: Layout, hasSelf: boolean): void {
  const { def, parent, parentCount, params } = layout;
  if (parent === undefined && params.length === 0 && !hasSelf) return;
  setIn(state.items.generics, def, { parent, parentCount, hasSelf, params });
}

function checkNames(state: ResolveState, generics: ast.Generics, parent: DefId | undefined): void {
  const seen = new Map<string, ast.Ident>();
  // A method's parameter may not repeat its trait's or impl's; lifetimes have an error of their own for that.
  for (const param of parent === undefined ? [] : (findIn(state.items.generics, parent)?.params ?? []))
    if (param.kind !== 'lifetime') seen.set(param.name, { name: param.name, span: param.span });
  for (const param of generics.params) {
    const key = param.kind === 'lifetime' ? `'${param.name.name}` : param.name.name;
    if (key === "'static" || key === "'_") {
      if (key === "'static")
        report(
          state,
          'reserved-lifetime-name',
          'E0262',
          `invalid lifetime parameter name: \`${key}\``,
          param.name.span,
          { label: `${key} is a reserved lifetime name` },
        );
      else
        report(state, 'underscore-lifetime-name', 'E0637', "`'_` cannot be used here", param.name.span, {
          label: "`'_` is a reserved lifetime name",
        });
      continue;
    }
    const before = seen.get(key);
    if (before !== undefined) {
      report(
        state,
        'duplicate-generic-parameter',
        'E0403',
        `the name \`${key}\` is already used for a generic parameter in this item's generic parameters`,
        param.name.span,
        {
          label: 'already used',
          labels: [{ span: before.span, text: `first use of \`${key}\`` }],
        },
      );
    } else seen.set(key, param.name);
  }
}

function lateBoundOf(fn: ast.FnItem): readonly string[] {
  const own = fn.generics.params.filter((param) => param.kind === 'lifetime').map((param) => param.name.name);
  if (own.length === 0) return [];
  const inClauses = new Set<string>();
  const addClause = (lifetime: ast.Lifetime): void => void inClauses.add(lifetime.name);
  walkGenerics(fn.generics, { lifetime: addClause });
  const inInputs = new Set<string>();
  if (fn.selfParam?.lifetime !== undefined) inInputs.add(fn.selfParam.lifetime.name);
  for (const ty of [
    ...(fn.selfParam?.ty === undefined ? [] : [fn.selfParam.ty]),
    ...fn.params.map((param) => param.ty),
  ]) {
    walkTypeExpr(ty, {
      lifetime: (lifetime) => void inInputs.add(lifetime.name),
      type: (each) => {
        // The bounds of an `impl Trait` argument are where clauses.
        if (each.kind === 'impl-trait') {
          walkTypeExpr(each, { lifetime: addClause });
          return false;
        }
        // A projection does not constrain its lifetimes.
        return !(each.kind === 'path' && each.qself !== undefined);
      },
    });
  }
  const inOutput = new Set<string>();
  if (fn.output !== undefined) walkTypeExpr(fn.output, { lifetime: (lifetime) => void inOutput.add(lifetime.name) });
  return own.filter((name) => !inClauses.has(name) && (inInputs.has(name) || !inOutput.has(name)));
}

/** The elided lifetimes of an impl header (`impl Trait for &T`, `impl S<'_>`): each is a parameter of the impl. */
export function anonymousInHeader(impl: ast.ImplItem): ast.NodeId[] {
  const nodes: ast.NodeId[] = [];
  const walker = {
    type: (ty: ast.TypeExpr): boolean => {
      if (ty.kind === 'fn-ptr') return false;
      if (ty.kind === 'ref' && ty.lifetime === undefined) nodes.push(ty.id);
      return true;
    },
    lifetime: (lifetime: ast.Lifetime): void => {
      if (lifetime.name === '_') nodes.push(lifetime.id);
    },
    parenthesized: () => false,
  };
  if (impl.trait !== undefined) walkPath(impl.trait.path, walker);
  walkTypeExpr(impl.self, walker);
  return nodes;
}
