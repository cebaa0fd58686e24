/** Names of what runs, for people: `push`, `Stack::push`, `drop_in_place::<Vec<i32>>`. */
import { findIn } from '../../heap/base/index.ts';
import type { Instance, Lowered } from '../machine/state.ts';
import { printArg, printTy } from '../types/fold.ts';
import { nameOf } from '../types/lookup.ts';
import type { ItemTables } from '../types/items.ts';
import type { DefId } from '../types/ty.ts';

const known = new WeakMap<Instance, string>();

export function instanceName(lowered: Lowered, instance: Instance): string {
  let name = known.get(instance);
  if (name === undefined) {
    name = build(lowered.program.items, instance);
    known.set(instance, name);
  }
  return name;
}

function build(items: ItemTables, instance: Instance): string {
  const short = (def: DefId): string => nameOf(items, def);
  if (instance.kind === 'glue') {
    const [ty] = instance.args;
    return `drop_in_place::<${ty === undefined ? '_' : printArg(ty, short)}>`;
  }
  return defName(items, instance.def);
}

export function defName(items: ItemTables, def: DefId): string {
  const found = findIn(items.defs, def);
  if (found === undefined) return '_';
  if (found.kind === 'closure') return '{closure}';
  const parent = found.parent;
  if (parent === undefined) return found.name;
  const impl = findIn(items.impls, parent);
  if (impl !== undefined) return `${headOf(items, impl.self)}::${found.name}`;
  if (findIn(items.traits, parent) !== undefined) return `${nameOf(items, parent)}::${found.name}`;
  return found.name;
}

/** A type's name without its arguments. */
function headOf(items: ItemTables, ty: Parameters<typeof printTy>[0]): string {
  return ty.kind === 'adt' ? nameOf(items, ty.def) : `<${printTy(ty, (def) => nameOf(items, def))}>`;
}
