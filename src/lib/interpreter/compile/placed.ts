/**
 * Results as readers of a compilation see them: with spans counted from the beginning of the whole program. Within the
 * phases a span belongs to a piece of the text, so that a result stays as it is when text before it changes.
 */
import type { Diagnostic } from '../diagnostics/index.ts';
import { placed, type SourceMap } from '../source/index.ts';

/** How many calls a finding names at most. */
const maximalCalls = 4;

/** A finding with the calls of macros that it lies in, innermost first, as rustc shows them. */
export function placedDiagnostic(found: Diagnostic, sourceMap: SourceMap): Diagnostic {
  const moved = placed(found, sourceMap.absolute);
  const calls = sourceMap.backtrace(found.span);
  const [innermost] = calls;
  if (innermost === undefined) return moved;
  const text = (name: string): string =>
    calls.length === 1 ? 'in this macro invocation' : `in this expansion of \`${name}!\``;
  const labels = calls.slice(0, maximalCalls).map(({ name, span }) => ({ span, text: text(name) }));
  return {
    ...moved,
    labels: [...moved.labels, ...labels],
    notes: [...moved.notes, `this ${moved.severity} originates in the macro \`${innermost.name}\``],
  };
}

/** A map whose values are moved when they are first asked for. */
export class PlacedMap<K, V> implements ReadonlyMap<K, V> {
  private readonly from: ReadonlyMap<K, V>;
  private readonly sourceMap: SourceMap;
  private readonly known = new Map<K, V>();

  constructor(from: ReadonlyMap<K, V>, sourceMap: SourceMap) {
    this.from = from;
    this.sourceMap = sourceMap;
  }

  get size(): number {
    return this.from.size;
  }
  get(key: K): V | undefined {
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const value = this.from.get(key);
    if (value === undefined) return undefined;
    const moved = placed(value, this.sourceMap.absolute);
    this.known.set(key, moved);
    return moved;
  }
  has(key: K): boolean {
    return this.from.has(key);
  }
  forEach(each: (value: V, key: K, map: ReadonlyMap<K, V>) => void): void {
    for (const [key, value] of this.entries()) each(value, key, this);
  }
  *entries(): MapIterator<[K, V]> {
    for (const key of this.from.keys()) {
      const value = this.get(key);
      if (value !== undefined) yield [key, value];
    }
  }
  keys(): MapIterator<K> {
    return this.from.keys();
  }
  *values(): MapIterator<V> {
    for (const [, value] of this.entries()) yield value;
  }
  [Symbol.iterator](): MapIterator<[K, V]> {
    return this.entries();
  }
}
