import { InvariantError, invariant } from './invariant.ts';

/**
 * A table by dense numeric id whose lower part is shared and never written: the compiled standard library below,
 * the reader's program above. Ids below `base.end` are looked up in `base`.
 */
export interface LayeredTable<T> {
  readonly base: LayeredTable<T> | undefined;
  /** First id that this layer may hold. */
  readonly start: number;
  /** This layer's own entries, at index `id - start`; holes are undefined, or null where `load` was asked already. */
  readonly own: (T | undefined | null)[];
  /** Of a table that is decoded by need: makes the entry when it is first asked for. */
  readonly load: ((id: number) => T | undefined) | undefined;
  /** Of a layer that is only looked at: is told of each id of its own that is asked for, whether it has an entry or not. */
  readonly onRead: ((id: number) => void) | undefined;
}

/** All tables are made here, in one shape: they are looked into more often than anything else. */
const tableOf = <T>(
  base: LayeredTable<T> | undefined,
  start: number,
  own: (T | undefined | null)[],
  load: LayeredTable<T>['load'],
  onRead: LayeredTable<T>['onRead'],
): LayeredTable<T> => ({ base, start, own, load, onRead });

export const createTable = <T>(): LayeredTable<T> => tableOf<T>(undefined, 0, [], undefined, undefined);

/** A fresh, empty layer over `base`, whose own ids begin at `start` (the count of ids that the lower layers use). */
export const layerOver = <T>(base: LayeredTable<T>, start: number): LayeredTable<T> =>
  tableOf(base, start, [], undefined, undefined);

/** A lowest layer of ids below `count`, whose entries are made when they are first asked for. */
export const lazyTable = <T>(count: number, load: (id: number) => T | undefined): LayeredTable<T> =>
  tableOf(undefined, 0, new Array<undefined>(count).fill(undefined), load, undefined);

/** The same entries, for a reader of whom it is to be known what it looked at. */
export const watched = <T>(
  { base, start, own, load }: LayeredTable<T>,
  onRead: (id: number) => void,
): LayeredTable<T> => tableOf(base, start, own, load, onRead);

export function findIn<T>(table: LayeredTable<T>, id: number): T | undefined {
  let layer: LayeredTable<T> | undefined = table;
  while (layer !== undefined) {
    if (id >= layer.start) {
      if (layer.onRead !== undefined) layer.onRead(id);
      const found = layer.own[id - layer.start];
      return found === undefined && layer.load !== undefined ? load(layer, layer.load, id) : (found ?? undefined);
    }
    layer = layer.base;
  }
  return undefined;
}

function load<T>(layer: LayeredTable<T>, make: (id: number) => T | undefined, id: number): T | undefined {
  const made = make(id);
  layer.own[id - layer.start] = made ?? null;
  return made;
}

export function getIn<T>(table: LayeredTable<T>, id: number, what: string): T {
  const found = findIn(table, id);
  // Asked very often: the sentence is put together only when it is needed.
  if (found === undefined) throw new InvariantError(`no ${what} for id ${id}`);
  return found;
}

export function setIn<T>(table: LayeredTable<T>, id: number, value: T): void {
  invariant(id >= table.start, 'a lower layer is never written');
  invariant(table.onRead === undefined, 'who only looks writes nothing');
  table.own[id - table.start] = value;
}
