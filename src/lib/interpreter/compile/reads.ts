/**
 * What a body's results were made from, beside its own syntax and names: every entry of the tables of items that was looked
 * at, present or not. The phases get tables that are only looked at and tell what of them is; what the phases remember is
 * remembered per set of tables, so nothing is answered from memory that was not looked at for this body.
 */
import { InvariantError, type LayeredTable, watched } from '../../heap/base/index.ts';
import type { CheckCx } from '../check/index.ts';
import type { DefSyntax } from '../resolve/index.ts';
import type { FileId } from '../source/index.ts';
import type { AssocItem, Item } from '../syntax/ast.ts';
import type { BodyAnswers, ConstantValue, ItemTables, PartsFound } from '../types/items.ts';
import type { DefId, GenericArg, Ty } from '../types/ty.ts';

/** The tables of items that are read by definition. */
export const TABLES = [
  'defs',
  'modules',
  'generics',
  'predicates',
  'adts',
  'traits',
  'impls',
  'fns',
  'types',
  'constValues',
  'opaques',
  'traitImpls',
] as const;

const SYNTAX = TABLES.length;
const LATE_BOUND = SYNTAX + 1;
const WIDTH = 16;

/** An entry of a table, as one number. */
const keyOf = (table: number, id: number): number => id * WIDTH + table;
export const entryKey = (table: (typeof TABLES)[number], id: number): number => keyOf(TABLES.indexOf(table), id);
export const syntaxKey = (def: DefId): number => keyOf(SYNTAX, def);
export const lateBoundKey = (def: DefId): number => keyOf(LATE_BOUND, def);

export interface Reads {
  readonly entries: Set<number>;
  /** Keys of types whose inherent impls were asked for. */
  readonly inherent: Set<string>;
  /** Other pieces of text of whose names something was asked. */
  readonly names: Set<FileId>;
  /** What stood behind `impl Trait`s; undefined where that was not known. */
  readonly hidden: Map<DefId, Hidden>;
  /** Values of constants that were run. */
  readonly constants: Map<DefId, ConstantValue>;
  /** The same of constants that are patterns. */
  readonly parts: PartsRead[];
}

/** A constant's value that was looked at part by part. */
export interface PartsRead {
  readonly def: DefId;
  readonly args: readonly GenericArg[];
  readonly ty: Ty;
  readonly found: PartsFound;
}

type PartsOf = (def: DefId, args: readonly GenericArg[], ty: Ty) => PartsFound;

/** `circle`: it is being found out just now. */
export type Hidden = Ty | 'circle' | undefined;

export const createReads = (): Reads => ({
  entries: new Set(),
  inherent: new Set(),
  names: new Set(),
  hidden: new Map(),
  constants: new Map(),
  parts: [],
});

/** What a body is checked with, so that `reads` knows afterwards what was looked at. */
export function watchReads(
  checking: CheckCx,
  reads: Reads,
  own: FileId,
  ask: {
    readonly hiddenType: (opaque: DefId) => Hidden;
    readonly constant: (def: DefId) => ConstantValue;
    readonly parts: PartsOf;
  },
): CheckCx {
  const items = watchItems(checking.items, reads, {
    hiddenType: (opaque) => {
      const found = ask.hiddenType(opaque);
      reads.hidden.set(opaque, found);
      return found === 'circle' ? undefined : found;
    },
    constant: (def) => {
      const found = ask.constant(def);
      reads.constants.set(def, found);
      return found;
    },
    parts: (def, args, ty) => {
      const found = ask.parts(def, args, ty);
      reads.parts.push({ def, args, ty, found });
      return found;
    },
  });
  const { collect } = checking;
  const syntax = new WatchedMap(collect.crate.syntax, (def) => void reads.entries.add(syntaxKey(def)), headOnly);
  const lateBound = new WatchedMap(collect.crate.lateBound, (def) => void reads.entries.add(lateBoundKey(def)));
  const resolutions = new WatchedMap(collect.resolutions, (file) => {
    if (file !== own) reads.names.add(file);
  });
  return {
    ...checking,
    items,
    // What the collector works out when it is asked belongs to this body.
    collect: {
      ...collect,
      items,
      resolutions,
      crate: { ...collect.crate, items, syntax, lateBound, resolutions },
      diagnostics: [],
      asking: new Set(),
      supertraits: new Map(),
      implTraitRefs: new Map(),
      defaults: new Map(),
      constants: new Map(),
      faulty: new Set(),
      objects: [],
    },
  };
}

function watchItems(items: ItemTables, reads: Reads, answers: BodyAnswers): ItemTables {
  const watch = <T>(name: (typeof TABLES)[number], table: LayeredTable<T>): LayeredTable<T> => {
    const index = TABLES.indexOf(name);
    return watched(table, (id) => void reads.entries.add(keyOf(index, id)));
  };
  return {
    ...items,
    defs: watch('defs', items.defs),
    modules: watch('modules', items.modules),
    generics: watch('generics', items.generics),
    predicates: watch('predicates', items.predicates),
    adts: watch('adts', items.adts),
    traits: watch('traits', items.traits),
    impls: watch('impls', items.impls),
    fns: watch('fns', items.fns),
    types: watch('types', items.types),
    constValues: watch('constValues', items.constValues),
    opaques: watch('opaques', items.opaques),
    traitImpls: watch('traitImpls', items.traitImpls),
    onInherent: (key) => void reads.inherent.add(key),
    answers,
  };
}

/** A map that is only looked at by key. */
class WatchedMap<K, V> implements ReadonlyMap<K, V> {
  private readonly from: ReadonlyMap<K, V>;
  private readonly onRead: (key: K) => void;
  private readonly show: (value: V) => V;

  constructor(from: ReadonlyMap<K, V>, onRead: (key: K) => void, show: (value: V) => V = (value) => value) {
    this.from = from;
    this.onRead = onRead;
    this.show = show;
  }

  get(key: K): V | undefined {
    this.onRead(key);
    const value = this.from.get(key);
    return value === undefined ? undefined : this.show(value);
  }
  has(key: K): boolean {
    this.onRead(key);
    return this.from.has(key);
  }
  // A body asks for one thing at a time.
  get size(): number {
    return refuse();
  }
  forEach(): void {
    refuse();
  }
  entries(): MapIterator<[K, V]> {
    return refuse();
  }
  keys(): MapIterator<K> {
    return refuse();
  }
  values(): MapIterator<V> {
    return refuse();
  }
  [Symbol.iterator](): MapIterator<[K, V]> {
    return refuse();
  }
}

function refuse(): never {
  throw new InvariantError('what a body looks at is looked at by key');
}

/** Of another item, a body may look at the head: what is written inside is no business of its. */
export function headOnly(syntax: DefSyntax): DefSyntax {
  switch (syntax.kind) {
    case 'item':
      return { kind: 'item', node: withoutInside(syntax.node) };
    case 'assoc':
      return { kind: 'assoc', node: assocWithoutInside(syntax.node), parent: { ...syntax.parent, items: [] } };
    default:
      return syntax;
  }
}

function withoutInside(item: Item): Item {
  switch (item.kind) {
    case 'fn':
      return { ...item, body: undefined };
    case 'trait':
    case 'impl':
      return { ...item, items: [] };
    case 'mod':
      return { ...item, items: undefined };
    default:
      return item;
  }
}

const assocWithoutInside = (item: AssocItem): AssocItem => (item.kind === 'fn' ? { ...item, body: undefined } : item);
