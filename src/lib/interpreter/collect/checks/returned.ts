/** What an impl's function returns has the bounds of the `impl Trait` that the trait's function returns. */
import { findIn } from '../../../heap/base/index.ts';
import type { Span } from '../../source/index.ts';
import { mapPredicate, mapTy, substPredicate, substTy, walkTy } from '../../types/fold.ts';
import type { ImplInfo, ItemTables } from '../../types/items.ts';
import { identityArgs, paramAsArg } from '../../types/lookup.ts';
import type { DefId, GenericArg, Predicate, Region, Ty } from '../../types/ty.ts';
import { boundsOfReturned, isReturned } from '../../solve/returned.ts';
import { returnedValue } from '../../solve/returned-values.ts';
import { ERROR } from '../../types/make.ts';

export interface ReturnedDemand {
  readonly predicate: Predicate;
  /** Of the impl's result. */
  readonly span: Span;
}

/** What has to hold of what the impl's function `ours` returns. Late-bound lifetimes are those of the trait's function. */
export function demandsOfReturned(
  items: ItemTables,
  info: ImplInfo,
  ours: DefId,
  theirs: DefId,
): readonly ReturnedDemand[] {
  const { trait } = info;
  const [own, wanted] = [findIn(items.fns, ours), findIn(items.fns, theirs)];
  if (own === undefined || wanted === undefined || trait === undefined) return [];
  const params = (findIn(items.generics, ours)?.params ?? []).map(paramAsArg);
  const lates = wanted.sig.bound.map((name, index): Region => ({ kind: 're-late', fn: theirs, index, name }));
  const args: readonly GenericArg[] = [...trait.args, ...params, ...lates];
  const said = (ty: Ty): Ty =>
    mapTy(ty, {
      ty: (each) => {
        if (each.kind !== 'projection' || findIn(items.defs, each.item)?.parent !== theirs) return undefined;
        const value = returnedValue(items, info.def, ours, each.item);
        const own = each.args.slice(trait.args.length);
        return value === undefined ? ERROR : said(substTy(value, [...identityArgs(items, info.def), ...own]));
      },
    });
  const span = own.outputSpan ?? own.signatureSpan;
  return returnedBy(items, wanted.sig.output).flatMap((item) =>
    boundsOfReturned(items, item).map((bound) => ({
      predicate: mapPredicate(substPredicate(bound, args), { ty: said }),
      span,
    })),
  );
}

/** The `impl Trait`s in what a trait's function returns, those in the bounds of others included. */
function returnedBy(items: ItemTables, output: Ty): readonly DefId[] {
  const found: DefId[] = [];
  const visit = (ty: Ty): void => {
    walkTy(ty, {
      ty: (each) => {
        if (each.kind !== 'projection' || found.includes(each.item) || !isReturned(items, each.item)) return true;
        found.push(each.item);
        for (const bound of boundsOfReturned(items, each.item)) if (bound.kind === 'projection') visit(bound.ty);
        return true;
      },
    });
  };
  visit(output);
  return found;
}
