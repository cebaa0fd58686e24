/** Plans for boxes: heap memory that an owner leads to, before it is drawn, and what is written above it. */
import { type AllocId, isTy, type Ty } from '../../interpreter/index.ts';
import { nameOf, typeText } from '../../session/index.ts';
import type { SceneContext } from './context.ts';
import type { Root } from './memory-map.ts';

/** Heap memory that an owner leads to, to be drawn as a box. */
export interface BoxPlan {
  readonly alloc: AllocId;
  readonly offset: number;
  /** Shared ownership: paths, inside the box, of the counts and of the value. */
  readonly counted?: Readonly<Record<string, string>> | undefined;
  /** The owner's type name, for text buffers and counted boxes. */
  readonly title: string;
  readonly form: 'vec' | 'string' | 'value';
  /** Of the elements, or of the value. */
  readonly ty: Ty;
  readonly meta: number | { readonly vtable: Ty } | undefined;
  readonly length: number;
  readonly capacity: number | undefined;
  /** The owner's node and how its place is written. */
  readonly owner: string | undefined;
  readonly place: string;
  readonly root: Root | undefined;
}

export function boxTitle(cx: SceneContext, plan: BoxPlan): string {
  if (plan.counted !== undefined) return plan.title;
  if (plan.form === 'string') return `${plan.title} buffer`;
  const ty = shortType(cx, typeof plan.meta === 'object' ? plan.meta.vtable : plan.ty);
  return plan.form === 'vec' ? `[${ty}]` : ty;
}

/** A type in few characters: generic arguments beyond the first level are left out. */
export function shortType(cx: SceneContext, ty: Ty): string {
  if (ty.kind === 'ref') return `&${ty.isMut ? 'mut ' : ''}${shortType(cx, ty.ty)}`;
  if (ty.kind !== 'adt') return typeText(cx, ty);
  const args = ty.args.filter(isTy).map((arg) => (arg.kind === 'adt' ? nameOf(cx, arg.def) : shortType(cx, arg)));
  return `${nameOf(cx, ty.def)}${args.length === 0 ? '' : `<${args.join(', ')}>`}`;
}
