/**
 * Move paths: the places that a body moves out of or initialises as wholes, as a tree over their projections, with every
 * move and initialisation by location. After rustc's `rustc_mir_dataflow::move_paths` (dev guide, "Move paths").
 *
 * A path exists for each local, and for each projection of it that some statement moves, assigns, drops or fake-reads.
 * Behind a reference there are no paths: what lies there cannot be moved out of (E0507); nor behind an index (E0508) or
 * inside a type with its own `Drop` (E0509). Such attempts are kept in `illegal`, as data for the borrow checker.
 */
import type { Id } from '../../../heap/base/index.ts';
import type { Location, Place } from '../ir.ts';
import type { Points } from '../graph.ts';
import type { ItemTables } from '../../types/items.ts';
import type { Ty } from '../../types/ty.ts';

export type MovePathId = Id<'move-path'>;
export const movePathId = (index: number) => index as MovePathId;

export interface MovePath {
  readonly id: MovePathId;
  readonly place: Place;
  readonly ty: Ty;
  readonly parent: MovePathId | undefined;
  firstChild: MovePathId | undefined;
  nextSibling: MovePathId | undefined;
}

export interface MoveOut {
  readonly path: MovePathId;
  readonly at: Location;
  /** `storage-dead` ends a variable rather than giving its value away. */
  readonly kind: 'move' | 'storage-dead';
}

export interface Init {
  readonly path: MovePathId;
  /** `non-panic`: a call's destination, initialised on its normal edge only. */
  readonly kind: 'deep' | 'non-panic';
  /** Undefined for a parameter: initialised on entry. */
  readonly at: Location | undefined;
}

/** A move that the type system forbids, whatever the program's flow. */
export type IllegalMove = { readonly place: Place; readonly at: Location } &
  /** E0507: `target` is the dereference that the value lies behind. */
  (
    | { readonly kind: 'borrowed-content'; readonly target: Place }
    /** E0509. */
    | { readonly kind: 'interior-of-drop'; readonly container: Ty }
    /** E0508. */
    | { readonly kind: 'interior-of-slice-or-array'; readonly container: Ty; readonly isIndex: boolean }
  );

export interface MoveData {
  readonly paths: readonly MovePath[];
  readonly moves: readonly MoveOut[];
  readonly inits: readonly Init[];
  /** By point: indexes into `moves` and `inits`; undefined where there are none. */
  readonly movesAt: readonly (readonly number[] | undefined)[];
  readonly initsAt: readonly (readonly number[] | undefined)[];
  /** By path: indexes into `moves` and `inits`; undefined where there are none. */
  readonly movesOf: readonly (readonly number[] | undefined)[];
  readonly initsOf: readonly (readonly number[] | undefined)[];
  readonly illegal: readonly IllegalMove[];
  /** By `childKey`. */
  readonly children: ReadonlyMap<number | string, MovePathId>;
  readonly points: Points;
  readonly items: ItemTables;
}

export type Lookup =
  | { readonly kind: 'exact'; readonly path: MovePathId }
  /** No path of its own: the nearest one above. */
  | { readonly kind: 'parent'; readonly path: MovePathId };
