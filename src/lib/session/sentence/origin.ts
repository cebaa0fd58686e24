/** Whose value came here, and whose value a reference means: the names behind temporaries. */
import { type AllocId, type Ty, tyKey, type ValueView } from '../../interpreter/index.ts';
import type { Standpoint } from '../standpoint.ts';
import type { Happening } from '../happenings.ts';
import { isVariable, localOf, nearFrames } from '../variables.ts';
import { findPart, hintOf, pointeeOf, pointerIn } from '../values/hints.ts';

/** The named variable whose value came to an allocation, through temporaries. */
export function originOf(
  cx: Standpoint,
  happenings: readonly Happening[],
  to: AllocId,
): { readonly name: string; readonly isMove: boolean } | undefined {
  let wanted = to;
  let isMove = true;
  for (let index = happenings.length - 1; index >= 0; index--) {
    const event = happenings[index]?.event;
    if (
      event === undefined ||
      (event.kind !== 'move' && event.kind !== 'copy') ||
      event.to?.alloc !== wanted ||
      event.to.offset !== 0
    )
      continue;
    isMove &&= event.kind === 'move';
    const named = localOf(cx, event.from.alloc);
    if (named?.name !== undefined && named.name !== '') return { name: named.name, isMove };
    wanted = event.from.alloc;
  }
  return undefined;
}

/** The variable that a reference points at or into, by name. */
export function targetName(cx: Standpoint, view: ValueView): string | undefined {
  if (view.shape.kind !== 'reference' || view.shape.pointer?.alloc === undefined) return undefined;
  const { alloc } = view.shape.pointer;
  const named = localOf(cx, alloc);
  // What the library keeps there for a while has no name that the reader knows.
  if (named !== undefined && cx.moment.frames.find(({ id }) => id === named.frame)?.isLibrary === true)
    return undefined;
  if (named !== undefined) return named.name;
  for (const frame of nearFrames(cx)) {
    for (const local of frame.locals) {
      if (!isVariable(local) || !local.isLive || local.alloc === undefined) continue;
      const owner = cx.moment.decode(local.alloc, 0, local.ty, 4);
      if (
        owner.state === 'init' &&
        hintOf(owner)?.name !== 'iter' &&
        pointerIn(findPart(owner, 'ptr'))?.pointer.alloc === alloc
      )
        return local.name;
    }
  }
  return undefined;
}

/** As `targetName`, with the element's number where a reference points at one of a list's. */
export function elementName(cx: Standpoint, view: ValueView): string | undefined {
  const name = targetName(cx, view);
  const pointee = pointeeOf(view.ty);
  const pointer = view.shape.kind === 'reference' ? view.shape.pointer : undefined;
  if (name === undefined || pointee === undefined || pointer?.alloc === undefined) return name;
  const element = elementType(cx, pointer.alloc);
  if (element === undefined || tyKey(element) !== tyKey(pointee)) return name;
  const { size } = cx.moment.decode(pointer.alloc, pointer.offset, pointee, 1);
  return size === 0 ? name : `${name}[${pointer.offset / size}]`;
}

/** That of the elements of an array or of a buffer, if an index finds them in the order in which they lie there. */
function elementType(cx: Standpoint, id: AllocId): Ty | undefined {
  for (const { locals } of nearFrames(cx)) {
    for (const local of locals) {
      if (!isVariable(local) || !local.isLive || local.alloc === undefined) continue;
      if (local.alloc === id) return local.ty.kind === 'array' ? local.ty.ty : undefined;
      const owner = cx.moment.decode(local.alloc, 0, local.ty, 4);
      const hint = owner.state === 'init' ? hintOf(owner) : undefined;
      const found =
        hint?.name === 'vec' && hint.options['len'] === 'len' ? pointerIn(findPart(owner, 'ptr')) : undefined;
      if (found?.pointer.alloc === id) return found.pointee;
    }
  }
  return undefined;
}
