/**
 * Generic arguments: those written, those left out, those with defaults, and the count (E0107). Source: rustc's
 * `lower_generic_args_of_path`, `check_generic_arg_count`.
 */
import { findIn } from '../../heap/base/index.ts';
import { resolutionsAt } from '../resolve/index.ts';
import type { Span } from '../source/index.ts';
import type * as ast from '../syntax/ast.ts';
import { isTy, substConst, substTy } from '../types/fold.ts';
import type { GenericParamDef } from '../types/items.ts';
import type { Const, DefId, GenericArg, Region, Ty } from '../types/ty.ts';
import { lowerConst, lowerConstPath } from './const-eval.ts';
import { constParamTy, isOfObject } from './const-types.ts';
import {
  type CollectCx,
  DYN_SELF,
  ERASED,
  type LowerCx,
  STATIC,
  genericsSyntax,
  guarded,
  itemLowering,
  reportFault,
} from './context.ts';
import { elidedRegion, lowerLifetime } from './lower-lifetime.ts';
import { lowerType } from './lower-type.ts';
import { objectDefaultFor } from './object-lifetime.ts';
import { mentionsSelf } from './supertraits.ts';
import { ERROR } from '../types/make.ts';

export interface ArgOptions {
  /** What is left out is inferred (paths in expressions and patterns). */
  readonly infer: boolean;
}

/** The part of a segment that matters here. */
export interface ArgSegment {
  readonly name: ast.Ident;
  readonly id: ast.NodeId;
  readonly args: ast.GenericArgs | undefined;
}

/** All arguments of `def`: `before` (its parents', a trait's self type) and its own as written on `segment`. */
export function lowerGenericArgs(
  cx: LowerCx,
  def: DefId,
  before: readonly GenericArg[],
  segment: ArgSegment,
  options: ArgOptions,
): GenericArg[] {
  const out: GenericArg[] = [...before];
  const params = findIn(cx.collect.items.generics, def)?.params ?? [];
  const written = segment.args;
  const lifetimes = written?.args.filter((arg) => arg.kind === 'lifetime') ?? [];
  const others = written?.args.filter((arg) => arg.kind !== 'lifetime') ?? [];
  if (written?.parenthesized !== undefined) {
    reportFault(
      cx,
      'misplaced-parentheses',
      'E0214',
      'parenthesized type parameters may only be used with a `Fn` trait',
      written.span,
      { label: 'only `Fn` traits may use parentheses' },
    );
    return [
      ...out,
      ...params.map((param): GenericArg =>
        param.kind === 'lifetime' ? fallbackRegion(cx) : param.kind === 'const' ? { kind: 'const-error' } : ERROR,
      ),
    ];
  }
  checkCounts(cx, def, params, lifetimes.length, others.length, segment, options);
  const infer = options.infer && others.length === 0;
  const defaults = params.some((param) => param.kind !== 'lifetime') ? defaultsOf(cx.collect, def) : [];
  let lifetimeIndex = 0;
  let otherIndex = 0;
  for (const [index, param] of params.entries()) {
    if (param.kind === 'lifetime') {
      const given = lifetimes[lifetimeIndex++];
      out.push(
        given !== undefined
          ? lowerLifetime(cx, given.lifetime)
          : lifetimes.length > 0 || findIn(cx.collect.items.defs, def)?.kind === 'assoc-type'
            ? fallbackRegion(cx)
            : elidedRegion(cx, segment.name.span, segment.id, 'path'),
      );
      continue;
    }
    const given = param.isSynthetic ? undefined : others[otherIndex];
    if (given !== undefined) {
      otherIndex += 1;
      out.push(lowerArg(cx, def, param, given, out));
      continue;
    }
    const byDefault = defaults[index];
    // A trait object has no `Self` that a default could mean.
    if (byDefault !== undefined && before[0] === DYN_SELF && isTy(byDefault) && mentionsSelf(byDefault)) {
      reportFault(
        cx,
        'default-needs-self',
        'E0393',
        `the type parameter \`${param.name}\` must be explicitly specified`,
        segment.name.span,
        {
          label: `missing reference to \`${param.name}\``,
          notes: ['its default mentions `Self`, which a trait object does not have'],
        },
      );
      out.push(ERROR);
    } else if (byDefault !== undefined && !infer)
      out.push(isTy(byDefault) ? substTy(byDefault, out) : substConst(byDefault, out));
    else out.push(inferred(cx, param, segment.name.span, infer || param.isSynthetic));
  }
  if (written !== undefined && written.constraints.length > 0 && findIn(cx.collect.items.defs, def)?.kind !== 'trait') {
    const first = written.constraints[0];
    if (first !== undefined)
      reportFault(cx, 'misplaced-constraint', 'E0229', 'associated item constraints are not allowed here', first.span, {
        label: 'associated item constraint not allowed here',
      });
  }
  return out;
}

const fallbackRegion = (cx: LowerCx): Region => (cx.elision.kind === 'erased' ? ERASED : STATIC);

function inferred(cx: LowerCx, param: GenericParamDef, span: Span, infer: boolean): GenericArg {
  if (param.kind === 'const')
    return infer && cx.inferConst !== undefined ? cx.inferConst(span) : { kind: 'const-error' };
  return infer && cx.inferTy !== undefined ? cx.inferTy(span) : ERROR;
}

/** One written argument, for `param` of `def`; `before` are the arguments in front of it. */
export function lowerArg(
  cx: LowerCx,
  def: DefId,
  param: GenericParamDef,
  arg: Exclude<ast.GenericArg, { kind: 'lifetime' }>,
  before: readonly GenericArg[],
): GenericArg {
  if (param.kind === 'const') {
    const ty = constParamTy(cx.collect, param) ?? ERROR;
    if (arg.kind === 'const') return lowerConst(cx, arg.expr, ty, 'argument', isOfObject(before));
    if (arg.ty.kind === 'infer' && cx.inferConst !== undefined) return cx.inferConst(arg.ty.span);
    if (arg.ty.kind === 'path' && arg.ty.qself === undefined) {
      const value = lowerConstPath(cx, arg.ty.path, ty, isOfObject(before));
      if (value !== undefined) return value;
    }
    reportFault(cx, 'type-for-const', 'E0747', 'type provided when a constant was expected', arg.ty.span);
    return { kind: 'const-error' };
  }
  if (arg.kind === 'const') {
    reportFault(cx, 'const-for-type', 'E0747', 'constant provided when a type was expected', arg.expr.span);
    return ERROR;
  }
  if (namesValue(cx, arg.ty)) {
    reportFault(cx, 'const-for-type', 'E0747', 'constant provided when a type was expected', arg.ty.span);
    return ERROR;
  }
  if (cx.elision.kind === 'erased') return lowerType(cx, arg.ty);
  return lowerType({ ...cx, objectDefault: objectDefaultFor(cx.collect, def, param, before) }, arg.ty);
}

/** A lone name that stands for a function, constant or static: no type, though it is written where one may be. */
function namesValue(cx: LowerCx, ty: ast.TypeExpr): boolean {
  if (ty.kind !== 'path' || ty.qself !== undefined) return false;
  const found = resolutionsAt(cx.collect.resolutions, ty.path).paths.get(ty.path.id);
  if (found?.rest !== 0) return false;
  if (found.res.kind === 'param') return found.res.isConst;
  const kind = found.res.kind === 'def' ? findIn(cx.collect.items.defs, found.res.def)?.kind : undefined;
  return kind === 'fn' || kind === 'const' || kind === 'static';
}

// ---------------------------------------------------------------- defaults

/** Defaults of the own parameters, by position; lowered when first asked for. */
export function defaultsOf(cx: CollectCx, def: DefId): readonly (Ty | Const | undefined)[] {
  if (def < cx.crate.firstDef) return findIn(cx.items.generics, def)?.params.map((param) => param.default) ?? [];
  const known = cx.defaults.get(def);
  if (known !== undefined) return known;
  const params = findIn(cx.items.generics, def)?.params ?? [];
  const syntax = genericsSyntax(cx, def);
  const found =
    guarded(cx, `defaults ${def}`, () =>
      params.map((param): Ty | Const | undefined => {
        const node = syntax?.params.find((each) => each.kind === param.kind && each.name.name === param.name);
        if (node?.kind === 'type' && node.default !== undefined)
          return lowerType(itemLowering(cx, def, { kind: 'not-here' }), node.default);
        if (node?.kind === 'const' && node.default !== undefined)
          return lowerConst(
            itemLowering(cx, def, { kind: 'not-here' }),
            node.default,
            lowerType(itemLowering(cx, def, { kind: 'static' }), node.ty),
          );
        return undefined;
      }),
    ) ?? [];
  cx.defaults.set(def, found);
  return found;
}

// ---------------------------------------------------------------- counts

function checkCounts(
  cx: LowerCx,
  def: DefId,
  params: readonly GenericParamDef[],
  lifetimesGiven: number,
  othersGiven: number,
  segment: ArgSegment,
  options: ArgOptions,
): void {
  let lifetimes = 0;
  let most = 0;
  let least = 0;
  for (const param of params) {
    if (param.kind === 'lifetime') lifetimes += 1;
    else if (!param.isSynthetic) {
      most += 1;
      if (!hasDefault(cx.collect, def, param)) least += 1;
    }
  }
  const isFn =
    (cx.collect.crate.lateBound.get(def)?.length ?? 0) > 0 || findIn(cx.collect.items.fns, def) !== undefined;
  // Late-bound lifetimes may be given on a function without being its generics; what rustc says of that is a lint at most.
  const isAssocType = findIn(cx.collect.items.defs, def)?.kind === 'assoc-type';
  // Those of an associated type cannot be left out.
  const mustBeGiven = isAssocType && (lifetimes > 0 || least > 0);
  if (mustBeGiven && lifetimesGiven + othersGiven === 0) {
    const { name } = segment.name;
    reportFault(
      cx,
      'wrong-generic-count',
      'E0107',
      `missing generics for associated type \`${name}\``,
      segment.name.span,
      {
        label: `expected ${lifetimes > 0 ? `${lifetimes} lifetime` : `${least} generic`} argument${(lifetimes || least) === 1 ? '' : 's'}`,
      },
    );
    return;
  }
  if (!isFn && (lifetimesGiven > 0 || isAssocType) && lifetimesGiven !== lifetimes)
    wrongCount(cx, def, 'lifetime', lifetimes, lifetimes, lifetimesGiven, segment);
  if (othersGiven > most || (othersGiven < least && !(options.infer && othersGiven === 0)))
    wrongCount(cx, def, 'generic', least, most, othersGiven, segment);
}

function hasDefault(cx: CollectCx, def: DefId, param: GenericParamDef): boolean {
  if (param.default !== undefined) return true;
  if (def < cx.crate.firstDef) return false;
  const node = genericsSyntax(cx, def)?.params.find(
    (each) => each.kind === param.kind && each.name.name === param.name,
  );
  return node !== undefined && node.kind !== 'lifetime' && node.default !== undefined;
}

function wrongCount(
  cx: LowerCx,
  def: DefId,
  what: 'lifetime' | 'generic',
  least: number,
  most: number,
  given: number,
  segment: ArgSegment,
): void {
  const { kind, name } = findIn(cx.collect.items.defs, def) ?? { kind: 'item', name: segment.name.name };
  const word =
    kind === 'fn'
      ? 'function'
      : kind === 'assoc-fn'
        ? 'method'
        : kind === 'type-alias'
          ? 'type alias'
          : kind === 'assoc-type'
            ? 'associated type'
            : kind;
  const expected = least === most ? `${most}` : given < least ? `at least ${least}` : `at most ${most}`;
  const count = given < least ? least : most;
  const message =
    given === 0 && what === 'generic'
      ? `missing generics for ${word} \`${name}\``
      : `${word} takes ${expected} ${what} argument${count === 1 ? '' : 's'} but ${given} ${what} argument${given === 1 ? ' was' : 's were'} supplied`;
  reportFault(cx, 'wrong-generic-count', 'E0107', message, segment.name.span, {
    label: `expected ${expected} ${what} argument${count === 1 ? '' : 's'}`,
  });
}
