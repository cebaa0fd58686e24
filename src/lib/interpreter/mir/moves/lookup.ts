/** Finding a place's path, and walking the tree of paths. */
import { invariant } from '../../../heap/base/index.ts';
import type { Place, Projection } from '../ir.ts';
import { projectionKey } from '../place.ts';
import { type Lookup, type MoveData, type MovePath, type MovePathId, movePathId } from './move-paths.ts';

const PARENTS = 2 ** 26;

/** One key for all runtime indexes: `a[i]` and `a[j]` are the same path, since nobody knows which is which. */
export function childKey(parent: MovePathId, projection: Projection): number | string {
  switch (projection.kind) {
    case 'deref':
      return parent;
    case 'index':
      return PARENTS + parent;
    case 'field':
      return (2 + 2 * projection.index) * PARENTS + parent;
    case 'downcast':
      return (3 + 2 * projection.variant) * PARENTS + parent;
    default:
      return `${parent} ${projectionKey(projection)}`;
  }
}

export function pathOf(data: Pick<MoveData, 'paths'>, id: MovePathId): MovePath {
  const path = data.paths[id];
  invariant(path !== undefined, 'a move path of this body');
  return path;
}

export function lookUp(data: Pick<MoveData, 'children'>, place: Place): Lookup {
  let path = movePathId(place.local);
  for (const projection of place.path) {
    const child = data.children.get(childKey(path, projection));
    if (child === undefined) return { kind: 'parent', path };
    path = child;
  }
  return { kind: 'exact', path };
}

/** The path itself, then all below it. */
export function forEachDescendant(
  data: Pick<MoveData, 'paths'>,
  path: MovePathId,
  visit: (path: MovePathId) => void,
): void {
  visit(path);
  for (let child = pathOf(data, path).firstChild; child !== undefined; child = pathOf(data, child).nextSibling) {
    forEachDescendant(data, child, visit);
  }
}
