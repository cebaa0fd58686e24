/**
 * The compiled library as text: JSON in which equal subtrees are written once, and big integers have a form.
 *
 * Types and spans repeat endlessly, so the text is a table of distinct nodes, children before parents; a node names its
 * children by number. Reading is one pass, and equal types come back as the same object, which makes comparing them cheap.
 */
import { invariant } from '../../heap/base/index.ts';

type Json = null | boolean | number | string | bigint | readonly Json[] | { readonly [key: string]: Json };

/** `[shapes, nodes, strings]`: a shape is a list of keys; a node is `[shape or -1 for a list, ...children]`. */
interface Packed {
  readonly shapes: readonly (readonly string[])[];
  readonly strings: readonly string[];
  /** Flat: for each node its shape (or -1 list, -2 number, -3 string, -4 bigint, -5 constant), then what that needs. */
  readonly nodes: readonly number[];
  readonly root: number;
}

const LIST = -1;
const NUMBER = -2;
const STRING = -3;
const BIGINT = -4;
const CONSTANT = -5;
const CONSTANTS: readonly (null | boolean)[] = [null, true, false];

/** Undefined fields are left out, undefined elements become null, as in JSON. */
export function packLibrary(value: unknown): string {
  const shapes = new Map<string, number>();
  const strings = new Map<string, number>();
  const known = new Map<string, number>();
  const nodes: number[] = [];
  let count = 0;
  const seen = new WeakMap<object, number>();

  const number = (table: Map<string, number>, key: string): number => {
    const found = table.get(key);
    if (found !== undefined) return found;
    table.set(key, table.size);
    return table.size - 1;
  };
  const add = (record: readonly number[]): number => {
    const key = record.join(' ');
    const found = known.get(key);
    if (found !== undefined) return found;
    nodes.push(...record);
    known.set(key, count);
    return count++;
  };
  const pack = (each: unknown): number => {
    if (each === undefined || each === null) return add([CONSTANT, 0]);
    switch (typeof each) {
      case 'boolean':
        return add([CONSTANT, each ? 1 : 2]);
      case 'number':
        return add([NUMBER, each]);
      case 'bigint':
        return add([BIGINT, number(strings, String(each))]);
      case 'string':
        return add([STRING, number(strings, each)]);
      case 'object':
        break;
      default:
        invariant(false, `a compiled library holds plain data, not a ${typeof each}`);
    }
    const before = seen.get(each);
    if (before !== undefined) return before;
    let id: number;
    if (Array.isArray(each)) {
      const children = Array.from(each, pack);
      id = add([LIST, children.length, ...children]);
    } else {
      const entries = Object.entries(each).filter(([, child]) => child !== undefined);
      const children = entries.map(([, child]) => pack(child));
      id = add([number(shapes, JSON.stringify(entries.map(([key]) => key))), ...children]);
    }
    seen.set(each, id);
    return id;
  };
  const root = pack(value);
  const packed = {
    shapes: [...shapes.keys()].map((key) => JSON.parse(key) as string[]),
    strings: [...strings.keys()],
    nodes,
    root,
  };
  return JSON.stringify(packed);
}

export function unpackLibrary(text: string): unknown {
  const packed = JSON.parse(text) as Packed;
  const { shapes, strings, nodes } = packed;
  const values: (Json | undefined)[] = [];
  let at = 0;
  const take = (): number => nodes[at++] ?? 0;
  while (at < nodes.length) {
    const head = take();
    switch (head) {
      case LIST: {
        const length = take();
        const list: Json[] = new Array<Json>(length);
        for (let i = 0; i < length; i++) list[i] = values[take()] ?? null;
        values.push(list);
        break;
      }
      case NUMBER:
        values.push(take());
        break;
      case STRING:
        values.push(strings[take()] ?? '');
        break;
      case BIGINT:
        values.push(BigInt(strings[take()] ?? '0'));
        break;
      case CONSTANT:
        values.push(CONSTANTS[take()] ?? null);
        break;
      default: {
        const record: Record<string, Json> = {};
        for (const key of shapes[head] ?? []) record[key] = values[take()] ?? null;
        values.push(record);
      }
    }
  }
  return values[packed.root] ?? null;
}
