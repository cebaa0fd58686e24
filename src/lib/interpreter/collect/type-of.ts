/** Types of items by definition, lowered when first asked for: aliases, impls' self types, structs and enums as `Self`. */
import { findIn, setIn } from '../../heap/base/index.ts';

import type { DefId, TraitRef, Ty } from '../types/ty.ts';
import { type CollectCx, guarded, itemLowering, NO_NOTES, syntaxOf, reportFault } from './context.ts';
import { lowerTraitRef } from './lower-bounds.ts';
import { identityOf, lowerType } from './lower-type.ts';
import { ERROR, adtTy } from '../types/make.ts';

export function typeOf(cx: CollectCx, def: DefId): Ty | undefined {
  const known = findIn(cx.items.types, def);
  if (known !== undefined) return known;
  const syntax = syntaxOf(cx, def);
  if (syntax?.kind !== 'item') return undefined;
  const { node } = syntax;
  switch (node.kind) {
    case 'struct':
    case 'enum': {
      const ty: Ty = adtTy(def, identityOf(itemLowering(cx, def, { kind: 'not-here' }), def));
      setIn(cx.items.types, def, ty);
      return ty;
    }
    case 'type-alias':
    case 'impl': {
      const lowered = guarded(cx, `type ${def}`, () =>
        lowerType(
          itemLowering(
            cx,
            def,
            node.kind === 'impl' ? { kind: 'header' } : { kind: 'missing', group: undefined, notes: NO_NOTES },
          ),
          node.kind === 'impl' ? node.self : node.ty,
        ),
      );
      if (lowered === undefined) {
        reportFault(
          cx,
          'cyclic-type',
          'E0391',
          `cycle detected when expanding ${node.kind === 'impl' ? 'the self type of an impl' : `type alias \`${node.name.name}\``}`,
          node.span,
        );
        setIn(cx.items.types, def, ERROR);
        return ERROR;
      }
      setIn(cx.items.types, def, lowered);
      return lowered;
    }
    default:
      return undefined;
  }
}

/** The trait that an impl of this crate implements. */
export function implTraitRef(cx: CollectCx, impl: DefId): TraitRef | undefined {
  if (cx.implTraitRefs.has(impl)) return cx.implTraitRefs.get(impl);
  const syntax = syntaxOf(cx, impl);
  if (syntax?.kind !== 'item' || syntax.node.kind !== 'impl' || syntax.node.trait === undefined) return undefined;
  const { trait } = syntax.node;
  const found = guarded(
    cx,
    `impl trait ${impl}`,
    () => lowerTraitRef(itemLowering(cx, impl, { kind: 'header' }), typeOf(cx, impl) ?? ERROR, trait)?.trait,
  );
  cx.implTraitRefs.set(impl, found);
  return found;
}
