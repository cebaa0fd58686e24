/** What kind of item a parse tree is, as attributes see it. */
import type { CstNode } from 'chevrotain';
import { findNode, has } from '../parse/cst.ts';
import type { AttributeTarget } from './attribute-target.ts';
import { isAssociated, type ItemPlace } from './items.ts';

export function fnTarget(place: ItemPlace, hasBody: boolean): AttributeTarget {
  if (place === 'trait') return hasBody ? 'provided' : 'required';
  if (place === 'trait-impl') return 'impl-method';
  return place === 'impl' ? 'method' : 'fn';
}

export function itemTarget(item: CstNode, place: ItemPlace): AttributeTarget {
  const fn = findNode(item, 'fnItem');
  if (fn !== undefined) return fnTarget(place, has(fn, 'block'));
  const struct = findNode(item, 'structItem');
  if (struct !== undefined) return has(struct, 'Union') ? 'union' : 'struct';
  const impl = findNode(item, 'implItem');
  if (impl !== undefined) return has(impl, 'target') ? 'trait-impl' : 'impl';
  const constant = findNode(item, 'constItem');
  if (constant !== undefined) return has(constant, 'Static') ? 'static' : isAssociated(place) ? 'assoc-const' : 'const';
  const extern = findNode(item, 'externItem');
  if (extern !== undefined) return has(extern, 'name') ? 'extern-crate' : 'extern-block';
  if (has(item, 'typeItem')) return isAssociated(place) ? 'assoc-type' : 'type-alias';
  for (const [label, target] of OTHERS) if (has(item, label)) return target;
  return 'macro-def';
}

const OTHERS: readonly (readonly [string, AttributeTarget])[] = [
  ['enumItem', 'enum'],
  ['traitItem', 'trait'],
  ['useItem', 'use'],
  ['modItem', 'mod'],
];
