/** Moves all spans in some data. */
import type { Span } from './span.ts';

/** The same data with the spans of the whole program. What holds no span is not copied. */
export function placed<T>(value: T, absolute: (span: Span) => Span): T {
  const move = (each: unknown): unknown => {
    if (typeof each !== 'object' || each === null) return each;
    if (Array.isArray(each)) return moveList(each);
    const prototype: unknown = Object.getPrototypeOf(each);
    if (prototype !== Object.prototype) return each;
    if (isSpan(each)) return absolute(each);
    // A type, which no place is in: much of a body is types.
    if ('flags' in each) return each;
    let copy: Record<string, unknown> | undefined;
    for (const key of Object.keys(each)) {
      const child: unknown = Reflect.get(each, key);
      if (typeof child !== 'object' || child === null) continue;
      const moved = move(child);
      if (moved !== child) (copy ??= { ...each })[key] = moved;
    }
    return copy ?? each;
  };
  const moveList = (list: readonly unknown[]): readonly unknown[] => {
    let copy: unknown[] | undefined;
    for (let index = 0; index < list.length; index++) {
      const moved = move(list[index]);
      if (moved !== list[index]) (copy ??= [...list])[index] = moved;
    }
    return copy ?? list;
  };
  // A copy of a `T` that differs in its spans is a `T`.
  return move(value) as T;
}

const isSpan = (value: object): value is Span => 'file' in value && 'start' in value && 'end' in value;
