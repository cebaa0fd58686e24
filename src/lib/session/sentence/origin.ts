/** Whose value came here, and whose value a reference means: the names behind temporaries. */
import type { AllocId, ValueView } from '../../interpreter/index.ts';
import type { Standpoint } from '../standpoint.ts';
import type { Happening } from '../happenings.ts';
import { isVariable, localOf, nearFrames } from '../variables.ts';
import { findPart, hintOf, pointerIn } from '../values/hints.ts';

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
