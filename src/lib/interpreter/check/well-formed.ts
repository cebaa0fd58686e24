/** What must hold for a type to make sense at all: the bounds of the types that it names (rustc's `wf::obligations`). */
import { findIn } from '../../heap/base/index.ts';
import type { Span } from '../source/index.ts';
import { isTy, substPredicate, walkTy } from '../types/fold.ts';
import { isLang, predicatesOf, traitOfItem, traitRefOfItem } from '../types/lookup.ts';
import type { Ty } from '../types/ty.ts';
import { require, requireTrait, type BodyCx } from './context.ts';
import { requireSized } from './expr.ts';

export function requireWellFormed(cx: BodyCx, ty: Ty, span: Span): void {
  walkTy(ty, {
    ty: (each, depth) => {
      // Under a `fn(..)` or `dyn` binder nothing is asked here: its regions are not in scope.
      if (depth > 0) return false;
      switch (each.kind) {
        case 'adt':
          for (const predicate of predicatesOf(cx.items, each.def)) {
            if (predicate.kind !== 'trait' && predicate.kind !== 'projection') continue;
            // Nearly all are `T: Sized` of a type that plainly is.
            if (predicate.kind === 'trait' && isLang(cx.items, predicate.trait.trait, 'Sized')) {
              const self = predicate.trait.args[0];
              const arg = self?.kind === 'param' ? each.args[self.index] : undefined;
              if (arg !== undefined && isTy(arg)) {
                requireSized(cx, arg, span);
                continue;
              }
            }
            require(cx, substPredicate(predicate, each.args), { span, kind: 'item', def: each.def });
          }
          return true;
        case 'array':
        case 'slice':
          requireSized(cx, each.ty, span);
          return true;
        case 'tuple':
          for (const part of each.tys.slice(0, -1)) requireSized(cx, part, span);
          return true;
        case 'projection': {
          if (traitOfItem(cx.items, each.item) === undefined || findIn(cx.items.defs, each.item) === undefined)
            return true;
          const trait = traitRefOfItem(cx.items, each.item, each.args);
          requireTrait(cx, trait.trait, trait.args, { span, kind: 'misc', def: undefined });
          return true;
        }
        default:
          return true;
      }
    },
  });
}
