/**
 * `#[view(…)]` hints: how a reader thinks of a library type. The library's source says so (`#[view(vec, ptr = "buf.ptr",
 * len = "len", cap = "buf.cap")]`); nothing here knows a type by its name.
 *
 * - `vec`: a buffer of elements. `ptr`, `len`, `cap` are paths of fields.
 * - `string`: the same with bytes of UTF-8. A path that is missing is looked for in the nested hinted type.
 * - `box`, `rc`, …: anything with a `ptr` owns what it points at; `strong` and `weak` are counts.
 * - `iter`, `ref`, `weak`: hold a pointer to what something else owns.
 * - `cell`, `refcell`, …: anything with a `value` shows as that value; `borrow` is its state.
 */
import { isTy, type PointerValue, type Ty, type ValueView } from '../../interpreter/index.ts';

export interface Hint {
  readonly name: string;
  readonly options: Readonly<Record<string, string>>;
}

/** Hints of types whose pointer does not own. */
export const BORROWERS: ReadonlySet<string> = new Set(['iter', 'ref', 'weak']);

export const hintOf = (view: ValueView): Hint | undefined =>
  view.shape.kind === 'aggregate' ? view.shape.view : undefined;

/** Follows field names (`buf.ptr`) inside a value. */
export function findPath(view: ValueView, path: string): ValueView | undefined {
  let found: ValueView | undefined = view;
  for (const name of path.split('.')) {
    if (found?.shape.kind !== 'aggregate') return undefined;
    found = found.shape.fields.find((field) => field.name === name)?.value;
  }
  return found;
}

/** A part by its option, in the value itself or in a nested hinted one. */
export function findPart(view: ValueView, option: string): ValueView | undefined {
  const path = hintOf(view)?.options[option];
  if (path !== undefined) {
    const found = findPath(view, path);
    if (found !== undefined) return found;
  }
  if (view.shape.kind !== 'aggregate') return undefined;
  for (const field of view.shape.fields) {
    const found = hintOf(field.value) === undefined ? undefined : findPart(field.value, option);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The number in a leaf, through one-field wrappers. */
export function numberIn(view: ValueView | undefined): number | undefined {
  if (view === undefined) return undefined;
  if (view.shape.kind === 'aggregate')
    return view.shape.fields.length === 1 ? numberIn(view.shape.fields[0]?.value) : undefined;
  if (view.shape.kind !== 'scalar') return undefined;
  const { value } = view.shape;
  return typeof value === 'number' ? value : typeof value === 'bigint' ? Number(value) : undefined;
}

export interface FoundPointer {
  readonly pointer: PointerValue;
  /** What it points at. */
  readonly pointee: Ty | undefined;
}

/** The pointer in a leaf, through one-field wrappers and phantom fields. */
export function pointerIn(view: ValueView | undefined): FoundPointer | undefined {
  if (view === undefined) return undefined;
  if (view.shape.kind === 'reference') {
    const { pointer } = view.shape;
    return pointer === undefined ? undefined : { pointer, pointee: pointeeOf(view.ty) };
  }
  if (view.shape.kind !== 'aggregate') return undefined;
  for (const field of view.shape.fields) {
    const found = pointerIn(field.value);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** What a reference, raw pointer or box of this type points at. */
export function pointeeOf(ty: Ty): Ty | undefined {
  if (ty.kind === 'ref' || ty.kind === 'ptr') return ty.ty;
  return ty.kind === 'adt' ? ty.args.find(isTy) : undefined;
}
