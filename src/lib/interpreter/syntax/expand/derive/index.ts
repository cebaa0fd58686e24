/** `#[derive(…)]`: impls made from the type's shape, as rustc's built-in derives make them. */
import type { ImplItem } from '../../ast.ts';
import type { ExpandCx } from '../cx.ts';
import { deriveClone, deriveCopy, deriveDefault } from './clone.ts';
import { deriveEq, deriveOrd, derivePartialEq, derivePartialOrd } from './compare.ts';
import { deriveDebug } from './debug.ts';
import { deriveHash } from './hash.ts';
import { derivedName } from './names.ts';
import type { Adt, Derive } from './shape.ts';

const derives = new Map<string, (derive: Derive) => ImplItem | undefined>([
  ['Clone', deriveClone],
  ['Copy', deriveCopy],
  ['Debug', deriveDebug],
  ['Default', deriveDefault],
  ['PartialEq', derivePartialEq],
  ['Eq', deriveEq],
  ['PartialOrd', derivePartialOrd],
  ['Ord', deriveOrd],
  ['Hash', deriveHash],
]);

/** The impls of the derives that we know; a name that we do not is left to name resolution. */
export function derivedImpls(cx: ExpandCx, adt: Adt): readonly ImplItem[] {
  const traits = adt.attrs
    .filter((attr) => attr.path === 'derive')
    .flatMap((attr) => attr.args.map((arg) => ({ name: derivedName(arg.name) ?? '', span: arg.span })));
  const derived = new Set(traits.map((trait) => trait.name));
  return traits.flatMap(({ name, span }) => {
    const made = derives.get(name)?.({ site: { cx, span, origin: 'derive' }, adt, derived });
    return made === undefined ? [] : [made];
  });
}
