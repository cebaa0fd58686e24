/** How an impl sees what its trait says: the trait's own parameters and types, filled in. */
import { findIn } from '../../../heap/base/index.ts';
import { implValue } from '../../solve/project.ts';
import { argKey, mapArg, mapTy, substTy } from '../../types/fold.ts';
import type { ImplInfo } from '../../types/items.ts';
import type { DefId, GenericArg, Region, Ty } from '../../types/ty.ts';
import type { CollectCx } from '../context.ts';
import { identityOf } from '../lower-type.ts';
import { paramTy } from '../../types/make.ts';

const ERASED: Region = { kind: 're-erased' };

/** The arguments of a trait's associated type as the impl sees them: the impl's trait arguments, then its own parameters. */
export function traitTypeArgs(
  cx: CollectCx,
  traitArgs: readonly GenericArg[],
  theirs: DefId,
  ours: DefId,
): readonly GenericArg[] | undefined {
  const rest = traitMethodArgs(cx, traitArgs, theirs, ours)?.slice(traitArgs.length);
  if (rest === undefined) return undefined;
  const lifetimes = (findIn(cx.items.generics, ours)?.params ?? []).filter((param) => param.kind === 'lifetime');
  let next = 0;
  const own = rest.map((arg): GenericArg => {
    if (arg !== ERASED) return arg;
    const mine = lifetimes[next++];
    return mine === undefined ? arg : { kind: 're-early', index: mine.index, name: mine.name };
  });
  return [...traitArgs, ...own];
}

/** The trait method's arguments as the impl sees them: the impl's trait arguments, then the impl method's own parameters. */
export function traitMethodArgs(
  cx: CollectCx,
  traitArgs: readonly GenericArg[],
  theirs: DefId,
  ours: DefId,
): readonly GenericArg[] | undefined {
  const own = (findIn(cx.items.generics, ours)?.params ?? []).filter((param) => param.kind !== 'lifetime');
  const out: GenericArg[] = [...traitArgs];
  let next = 0;
  for (const param of findIn(cx.items.generics, theirs)?.params ?? []) {
    if (param.kind === 'lifetime') {
      out.push(ERASED);
      continue;
    }
    const mine = own[next++];
    if (mine?.kind !== param.kind) return undefined;
    out.push(
      mine.kind === 'type'
        ? paramTy(mine.index, mine.name)
        : { kind: 'const-param', index: mine.index, name: mine.name },
    );
  }
  return out;
}

/** `<Self as Trait>::Item` of this very impl is what the impl says. */
export function normalizeOwn(cx: CollectCx, info: ImplInfo, ty: Ty, depth = 0): Ty {
  const { trait } = info;
  if (trait === undefined || depth > 8) return ty;
  const keyOf = (args: readonly GenericArg[]): string => args.map((arg) => argKey(eraseArg(arg))).join();
  const count = trait.args.length;
  const wanted = keyOf(trait.args);
  return mapTy(ty, {
    ty: (each) => {
      if (each.kind !== 'projection' || keyOf(each.args.slice(0, count)) !== wanted) return undefined;
      const value = implValue(cx.items, info.def, each.item);
      if (value === undefined || value.isDefault) return undefined;
      const args = [...identityOf({ collect: cx }, info.def), ...each.args.slice(count)];
      return normalizeOwn(cx, info, mapTy(substTy(value.ty, args), { region: () => ERASED }), depth + 1);
    },
  });
}

const eraseArg = (arg: GenericArg): GenericArg => mapArg(arg, { region: () => ERASED });
