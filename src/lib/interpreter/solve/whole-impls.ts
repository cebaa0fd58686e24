/**
 * Whether the real library has no more impls than ours for a question: of a trait with `#[all_impls]` ours has all, but
 * for those between the types that the attribute names. `tests/std/impls.test.ts` holds it against the real one's.
 */
import { findIn } from '../../heap/base/index.ts';
import { isTy } from '../types/fold.ts';
import type { ItemTables } from '../types/items.ts';
import { nameOf } from '../types/lookup.ts';
import type { TraitRef, Ty } from '../types/ty.ts';

export function hasAllImpls(items: ItemTables, { trait, args }: TraitRef): boolean {
  const lacking = findIn(items.traits, trait)?.lacking;
  if (lacking === undefined) return false;
  const [self, arg] = args.filter(isTy).map((ty) => headOf(items, ty));
  if (self === undefined || self === '?') return false;
  return !lacking.some((each) => {
    const [from = '', to = ''] = each.split('for ');
    return isOne(to, self) && (from === '' || isOne(from.trim(), arg ?? '?'));
  });
}

const isOne = (name: string, head: string): boolean =>
  name === head ||
  name === '_' ||
  head === '?' ||
  (head === '{integer}' && /^[iu](?:\d+|size)$/u.test(name)) ||
  (head === '{float}' && /^f\d+$/u.test(name));

/** The name of the outermost type behind references: `Vec`, `[`, `str`; `?` for what is not known. */
function headOf(items: ItemTables, ty: Ty): string {
  switch (ty.kind) {
    case 'adt':
      return nameOf(items, ty.def);
    case 'int':
    case 'float':
      return ty.name;
    case 'bool':
    case 'char':
    case 'str':
    case 'dyn':
    case 'closure':
      return ty.kind;
    case 'ref':
      return headOf(items, ty.ty);
    case 'ptr':
      return '*';
    case 'slice':
    case 'array':
      return '[';
    case 'tuple':
      return '(';
    case 'fn-def':
    case 'fn-ptr':
      return 'fn';
    case 'never':
      return '!';
    case 'infer':
      return ty.class === 'general' ? '?' : ty.class === 'int' ? '{integer}' : '{float}';
    default:
      return '?';
  }
}
