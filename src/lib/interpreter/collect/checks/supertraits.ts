/** A trait is not its own supertrait (E0391). */
import { findIn } from '../../../heap/base/index.ts';
import type * as ast from '../../syntax/ast.ts';
import type { DefId } from '../../types/ty.ts';
import { type CollectCx, reportFault } from '../context.ts';

export function checkSupertraits(cx: CollectCx, def: DefId, node: ast.TraitItem): void {
  const seen = new Set<DefId>();
  const open = [def];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    for (const each of findIn(cx.items.traits, at)?.supertraits ?? []) {
      if (each.trait === def) {
        // Of the traits of one circle the first is reported.
        if ([...seen].every((other) => other > def))
          reportFault(
            cx,
            'cyclic-supertraits',
            'E0391',
            `cycle detected when computing the super predicates of \`${node.name.name}\``,
            node.supertraits[0]?.span ?? node.name.span,
          );
        return;
      }
      if (seen.has(each.trait)) continue;
      seen.add(each.trait);
      open.push(each.trait);
    }
  }
}
