/** Checks of items, once their tables are full. Only the reader's crate is checked: the library's authors are asked by tests. */
import type * as ast from '../../syntax/ast.ts';
import type { DefId } from '../../types/ty.ts';
import type { CollectCx } from '../context.ts';
import { compareRegions } from './compare-regions.ts';
import { checkDoubtfulClauses } from './doubtful-clauses.ts';
import { checkImpl } from './impls.ts';
import { checkMain } from './main.ts';
import { checkOverlaps } from './overlap.ts';
import { checkRegionsOfItem } from './regions.ts';
import { checkRegular } from './regular.ts';
import { checkRepr } from './repr.ts';
import { checkSupertraits } from './supertraits.ts';
import { checkTests } from './tests.ts';
import { checkAliasParams, checkFinite, checkParamsUsed } from './types.ts';
import { checkWellFormed } from './well-formed.ts';

export function checkItems(cx: CollectCx, defs: readonly (readonly [DefId, ast.Item | ast.AssocItem])[]): void {
  const adts: DefId[] = [];
  for (const [def, node] of defs) {
    if (node.kind === 'impl') checkImpl(cx, def, node);
    else if (node.kind === 'struct' || node.kind === 'enum') {
      adts.push(def);
      checkParamsUsed(cx, def);
      checkRepr(cx, def, node);
    } else if (node.kind === 'type-alias') checkAliasParams(cx, def);
    else if (node.kind === 'trait') checkSupertraits(cx, def, node);
  }
  checkFinite(cx, adts);
  if (cx.crate.isLibrary) return;
  checkRegular(cx, adts);
  // Overlaps come first: where impls conflict, what else they ask is not looked at (E0275).
  if (cx.crate.impls.length > 0) checkOverlaps(cx);
  for (const [def, node] of defs) {
    const before = cx.diagnostics.length;
    checkWellFormed(cx, def, node);
    if (cx.diagnostics.length === before) checkDoubtfulClauses(cx, def, node);
    // Regions are looked at where all else is well formed.
    if (cx.diagnostics.length === before && !cx.faulty.has(def)) {
      checkRegionsOfItem(cx, def, node);
      compareRegions(cx, def, node);
    }
  }
  if (cx.crate.isTest) checkTests(cx, defs);
  else checkMain(cx);
}
