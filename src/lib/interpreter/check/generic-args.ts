/** Generic arguments where a path or method call names an item: written ones lowered, the others left to inference. */
import { findIn } from '../../heap/base/index.ts';
import type * as ast from '../syntax/ast.ts';
import type { Span } from '../source/index.ts';
import { eraseArgs, hasParams, isTy, substTy, walkTy } from '../types/fold.ts';
import { freshConst } from '../solve/table.ts';
import { ERASED, hasSelfParam, paramsOf } from '../types/lookup.ts';
import type { DefId, GenericArg } from '../types/ty.ts';
import { newVar, report, type BodyCx } from './context.ts';
import { lowerArg, lowerRegion } from './lower.ts';
import { itemName, ownArgCounts } from './report.ts';
import { requireWellFormed } from './well-formed.ts';

export interface BuiltArgs {
  readonly args: readonly GenericArg[];
  /** With the regions that the reader wrote; undefined if what was written says nothing that inference does not know. */
  readonly userArgs: readonly GenericArg[] | undefined;
}

/** `owner`: arguments of the impl, trait or type around it. `segment` may hold the item's own. */
export function buildFnArgs(
  cx: BodyCx,
  def: DefId,
  owner: readonly GenericArg[],
  segment: ast.PathSegment | undefined,
  span: Span,
  userOwner?: readonly GenericArg[],
  callKind: 'path' | 'method' = 'path',
): BuiltArgs {
  const out: GenericArg[] = [...owner];
  const user: GenericArg[] = [...(userOwner ?? owner)];
  const own = (findIn(cx.items.generics, def)?.params ?? []).filter((param) => param.index >= owner.length);
  const written = segment?.args?.args ?? [];
  const types = written.filter((arg) => arg.kind !== 'lifetime');
  const lifetimes = written.filter((arg) => arg.kind === 'lifetime');
  checkCounts(cx, def, types.length, segment);
  checkLifetimes(cx, def, lifetimes, segment, callKind);
  let next = 0;
  let nextLifetime = 0;
  let wroteRegion = userOwner?.some((arg, index) => arg !== owner[index]) ?? false;
  for (const param of own) {
    if (param.kind === 'lifetime') {
      const arg = lifetimes[nextLifetime++];
      const lowered = arg === undefined ? ERASED : lowerRegion(cx, arg.lifetime);
      if (lowered.kind !== 're-erased') wroteRegion = true;
      out.push(ERASED);
      user.push(lowered);
      continue;
    }
    const arg = param.isSynthetic ? undefined : types[next++];
    if (arg === undefined) {
      let made: GenericArg = param.kind === 'const' ? freshConst(cx.infer) : newVar(cx, span);
      // With some arguments written, the defaults stand for the rest.
      if (types.length > 0 && param.default !== undefined && isTy(param.default)) made = substTy(param.default, out);
      out.push(made);
      user.push(made);
      continue;
    }
    const lowered = lowerArg(cx, def, param, arg, out);
    const erased = eraseArgs([lowered])[0] ?? lowered;
    if (isTy(erased) && arg.kind === 'type') requireWellFormed(cx, erased, arg.ty.span);
    if (erased !== lowered || saysSomething(lowered)) wroteRegion = true;
    out.push(erased);
    user.push(lowered);
  }
  return { args: out, userArgs: wroteRegion ? user : undefined };
}

/** Apart from regions: a parameter may not live long enough, and what an alias names twice is one type. */
function saysSomething(arg: GenericArg): boolean {
  if (!isTy(arg)) return false;
  if (hasParams(arg)) return true;
  const seen = new Set<number>();
  let twice = false;
  walkTy(arg, {
    ty: (each) => {
      if (each.kind === 'infer') {
        if (seen.has(each.id)) twice = true;
        seen.add(each.id);
      }
      return !twice;
    },
  });
  return twice;
}

function checkCounts(cx: BodyCx, def: DefId, given: number, segment: ast.PathSegment | undefined): void {
  if (segment?.args === undefined || given === 0) return;
  const { least, most } = ownArgCounts(cx, def);
  if (given >= least && given <= most) return;
  const wanted = least === most ? `${most}` : given > most ? `at most ${most}` : `at least ${least}`;
  report(
    cx,
    'wrong-generic-arg-count',
    'E0107',
    `\`${itemName(cx, def)}\` takes ${wanted} generic argument${wanted === '1' ? '' : 's'} but ${given} ${given === 1 ? 'was' : 'were'} supplied`,
    segment.name.span,
  );
}

/**
 * Written lifetime arguments stand for early-bound parameters. Beside late-bound ones they are refused in a path unless
 * their number happens to be right, and in a method call they are a lint's matter (rustc's
 * `prohibit_explicit_late_bound_lifetimes`).
 */
function checkLifetimes(
  cx: BodyCx,
  def: DefId,
  written: readonly { readonly lifetime: ast.Lifetime }[],
  segment: ast.PathSegment | undefined,
  callKind: 'path' | 'method',
): void {
  const [first] = written;
  const fn = findIn(cx.items.fns, def);
  if (first === undefined || segment === undefined) return;
  const given = written.length;
  const { lifetimes } = ownArgCounts(cx, def);
  if (given === lifetimes) return;
  if (fn !== undefined && fn.sig.bound.length > 0) {
    if (callKind === 'method') return;
    report(
      cx,
      'late-bound-lifetime-argument',
      'E0794',
      'cannot specify lifetime arguments explicitly if late bound lifetime parameters are present',
      first.lifetime.span,
    );
    return;
  }
  const what = `${lifetimes} lifetime argument${lifetimes === 1 ? '' : 's'}`;
  report(
    cx,
    'wrong-generic-arg-count',
    'E0107',
    `\`${itemName(cx, def)}\` takes ${what} but ${given} ${given === 1 ? 'was' : 'were'} supplied`,
    segment.name.span,
    { label: `expected ${what}` },
  );
}

/** Arguments for all parameters of a type, as inference variables. */
export function freshTypeArgs(cx: BodyCx, def: DefId, span: Span): readonly GenericArg[] {
  const params = paramsOf(cx.items, def);
  const out: GenericArg[] = hasSelfParam(cx.items, def) && params[0]?.index !== 0 ? [newVar(cx, span)] : [];
  for (const param of params)
    out.push(param.kind === 'lifetime' ? ERASED : param.kind === 'const' ? freshConst(cx.infer) : newVar(cx, span));
  return out;
}
