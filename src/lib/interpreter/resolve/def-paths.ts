/**
 * A definition is known by its path: its parent, its kind and name, and its number among equals. The same path has the same
 * id for as long as the table lives, whatever was defined in between, so that an edit changes no id but that of what it
 * renames. The numbers say nothing of any order.
 */
import { type DefId, defId } from '../types/ty.ts';

export interface DefPaths {
  readonly ids: Map<string, DefId>;
  /** The id that the next new path gets. */
  next: number;
}

/** `first`: the ids below belong to lower layers. */
export const createDefPaths = (first: number): DefPaths => ({ ids: new Map(), next: first });

/** `step`: kind and name; `occurrence`: how many of these the parent had before. */
export function internDef(paths: DefPaths, parent: DefId | undefined, step: string, occurrence: number): DefId {
  const key = `${parent ?? ''}/${step}#${occurrence}`;
  const known = paths.ids.get(key);
  if (known !== undefined) return known;
  const made = defId(paths.next++);
  paths.ids.set(key, made);
  return made;
}
