/**
 * `T: Tr<'a> + Tr<'b>`: since regions may not decide how something holds, neither clause can be chosen, not even to show
 * that the clause itself makes sense (E0283). So it is for a supertrait that two ways lead to.
 */
import { findIn } from '../../../heap/base/index.ts';
import type * as ast from '../../syntax/ast.ts';
import { isTy } from '../../types/fold.ts';
import { predicatesOf } from '../../types/lookup.ts';
import type { DefId, Predicate } from '../../types/ty.ts';
import { elaborate, paramEnvOf } from '../../solve/elaborate.ts';
import { clauseWithoutRegions, clausesInDoubt } from '../../solve/select.ts';
import { type CollectCx, reportFault } from '../context.ts';
import { nameOf, show } from './impls.ts';

export function checkDoubtfulClauses(cx: CollectCx, def: DefId, node: ast.Item | ast.AssocItem): void {
  const own = findIn(cx.items.predicates, def) ?? [];
  if (own.length === 0) return;
  const doubtful = new Set(clausesInDoubt(paramEnvOf(cx.items, def).predicates).map(clauseWithoutRegions));
  if (doubtful.size === 0) return;
  for (const clause of predicatesOf(cx.items, def)) {
    const found = elaborate(cx.items, [clause]).find((each) => doubtful.has(clauseWithoutRegions(each)));
    if (found === undefined || isOwnSelf(clause, def)) continue;
    // What stands at the parent was reported there.
    if (own.includes(clause)) report(cx, found, clause, node);
    return;
  }
}

/** `Self: Tr` of the trait itself is no clause that someone wrote. */
const isOwnSelf = (clause: Predicate, def: DefId): boolean => clause.kind === 'trait' && clause.trait.trait === def;

function report(cx: CollectCx, found: Predicate, clause: Predicate, node: ast.Item | ast.AssocItem): void {
  if (found.kind !== 'trait') return;
  const [self] = found.trait.args;
  const subject = self !== undefined && isTy(self) ? show(cx, self) : '_';
  reportFault(
    cx,
    'type-annotations-needed',
    'E0283',
    `type annotations needed: cannot satisfy \`${subject}: ${nameOf(cx, found.trait.trait)}<…>\``,
    cx.clauseSpans.get(clause) ?? node.span,
    {
      notes: ['the same bound with other lifetimes stands beside it, and lifetimes may not decide which one is meant'],
    },
  );
}
