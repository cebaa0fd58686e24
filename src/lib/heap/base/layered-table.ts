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

export function createTable<T>(): LayeredTable<T> {
  return { base: undefined, start: 0, own: [], load: undefined, onRead: undefined };
}

/** A fresh, empty layer over `base`, whose own ids begin at `start` (the count of ids that the lower layers use). */
export function layerOver<T>(base: LayeredTable<T>, start: number): LayeredTable<T> {
  return { base, start, own: [], load: undefined, onRead: undefined };
}

/** A lowest layer of ids below `count`, whose entries are made when they are first asked for. */
export function lazyTable<T>(count: number, load: (id: number) => T | undefined): LayeredTable<T> {
  return { base: undefined, start: 0, own: new Array<undefined>(count).fill(undefined), load, onRead: undefined };
}

/** The same entries, for a reader of whom it is to be known what it looked at. */
export const watched = <T>(table: LayeredTable<T>, onRead: (id: number) => void): LayeredTable<T> => ({
  ...table,
  onRead,
});

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
