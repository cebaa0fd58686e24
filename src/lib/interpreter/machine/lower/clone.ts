/** `Clone::clone` of tuples, arrays, closures and what is `Copy`: built in, as rustc's clone shims. */
import { isCopy, EMPTY_ENV } from '../../types/queries.ts';
import type { Ty } from '../../types/ty.ts';
import { haltUnsupported } from '../halt.ts';
import type { Lowered, Op } from '../state.ts';
import type { CallSite } from './call.ts';
import { copyNow, type Source } from './operand.ts';
import { readAt, touchFn, writeFn } from './place.ts';
import { reach } from '../../../heap/index.ts';
import { getOf } from './rvalue.ts';
import { layoutOf } from '../../types/layout/index.ts';

export function cloneShim(call: CallSite, lowered: Lowered, ty: Ty, self: Source): Op {
  const { target, onward } = call;
  if (!isCopy(lowered.program.items, EMPTY_ENV, ty)) return () => haltUnsupported('cloning a tuple or array of values that are not `Copy`');
  const layout = layoutOf(lowered.layouts, ty);
  if (layout.size === 0) {
    const touch = touchFn(target);
    return (m, f) => { touch(m, f); onward(m, f); };
  }
  const pointer = getOf(self);
  const write = writeFn(target);
  return (m, f) => {
    const from = pointer(m, f);
    if (typeof from !== 'object' || from.kind !== 'pointer') return;
    readAt(m, reach(m.memory, from, 0, layout.size), from.offset, layout.size);
    write(m, f);
    copyNow(m, layout.size);
    onward(m, f);
  };
}
