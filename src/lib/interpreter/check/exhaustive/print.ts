/** A missed value as the reader would write a pattern for it, in rustc's manner: `None`, `Some(i32::MIN..=0_i32)`, `&_`. */
import type { ItemTables } from '../../types/items.ts';
import { adtOf, nameOf } from '../../types/lookup.ts';
import type { Ty } from '../../types/ty.ts';
import { allRanges, isPlatformSized } from './constructor.ts';
import type { Witness } from './usefulness.ts';

export function printWitness(items: ItemTables, witness: Witness): string {
  const { ctor, ty } = witness;
  const fields = witness.fields.map((each) => printWitness(items, each));
  switch (ctor.kind) {
    case 'wild':
    case 'or':
    case 'rest':
    case 'opaque':
      return '_';
    case 'range':
      return printRange(ty, ctor.low, ctor.high);
    case 'slice':
      return `[${[...fields.slice(0, ctor.prefix), ...(ctor.isOpen ? ['..'] : []), ...fields.slice(ctor.prefix)].join(', ')}]`;
    case 'single':
      if (ty.kind === 'ref') return `&${fields[0] ?? '_'}`;
      if (ty.kind === 'tuple') return `(${fields.join(', ')}${fields.length === 1 ? ',' : ''})`;
      return ty.kind === 'adt' ? printShape(items, ty, 0, nameOf(items, ty.def), fields) : '_';
    case 'variant': {
      if (ty.kind !== 'adt') return '_';
      const adt = adtOf(items, ty.def);
      const name = adt.variants[ctor.index]?.name ?? '_';
      return printShape(
        items,
        ty,
        ctor.index,
        isPreludeVariant(items, adt.variants[ctor.index]?.def) ? name : `${nameOf(items, ty.def)}::${name}`,
        fields,
      );
    }
  }
}

/** Variants that the prelude brings in by themselves carry a lang name equal to their own. */
function isPreludeVariant(items: ItemTables, def: number | undefined): boolean {
  const found = Object.entries(items.below?.lang ?? items.lang).find(([, each]) => each === def);
  return found !== undefined;
}

function printShape(
  items: ItemTables,
  ty: Extract<Ty, { kind: 'adt' }>,
  variant: number,
  name: string,
  fields: readonly string[],
): string {
  const info = adtOf(items, ty.def).variants[variant];
  if (info === undefined || info.ctorKind === 'unit') return name;
  if (info.ctorKind === 'tuple') return `${name}(${fields.join(', ')})`;
  const shown = info.fields.map((field, index) => `${field.name}: ${fields[index] ?? '_'}`);
  return fields.every((each) => each === '_') ? `${name} { .. }` : `${name} { ${shown.join(', ')} }`;
}

function printRange(ty: Ty, low: bigint, high: bigint): string {
  if (ty.kind === 'bool') return low === high ? (low === 1n ? 'true' : 'false') : '_';
  const whole = allRanges(ty);
  const first = whole?.[0]?.low;
  const last = whole?.at(-1)?.high;
  if (whole?.some((each) => each.low === low && each.high === high) === true && whole.length === 1) return '_';
  const show = (value: bigint): string => {
    if (ty.kind === 'char')
      return value === first ? "'\\0'" : value === last ? "'\\u{10ffff}'" : `'${String.fromCodePoint(Number(value))}'`;
    if (ty.kind === 'int' && !isPlatformSized(ty)) {
      if (value === first && ty.name.startsWith('i')) return `${ty.name}::MIN`;
      if (value === last) return `${ty.name}::MAX`;
    }
    return `${value}_${ty.kind === 'int' ? ty.name : ''}`;
  };
  if (isPlatformSized(ty) && ty.kind === 'int' && low === high && low === last) return `${ty.name}::MAX..`;
  if (isPlatformSized(ty) && ty.kind === 'int' && low === high && low === first && ty.name === 'isize')
    return '..isize::MIN';
  if (low === high) return show(low);
  if (isPlatformSized(ty) && high === last) return `${show(low)}..`;
  if (isPlatformSized(ty) && low === first && ty.kind === 'int' && ty.name === 'isize') return `..${show(high + 1n)}`;
  return `${show(low)}..=${show(high)}`;
}
