/** The widest names and types that a program's variables have. The same at every step, so that columns need not move. */
import type { Compilation } from '../../interpreter/index.ts';
import { type SceneContext, typeText } from './context.ts';

interface Columns {
  readonly name: string;
  readonly type: string;
}

const known = new WeakMap<Compilation, Columns>();

export function columnsOf(cx: SceneContext): Columns {
  let columns = known.get(cx.compilation);
  if (columns === undefined) {
    let name = '';
    let type = '';
    for (const body of cx.compilation.bodies.values()) {
      for (const local of body.locals) {
        if (local.name === undefined || local.name.startsWith('$') || (local.kind !== 'var' && local.kind !== 'arg')) continue;
        if (local.name.length > name.length) name = local.name;
        const text = typeText(cx, local.ty);
        if (text.length > type.length) type = text;
      }
    }
    columns = { name, type };
    known.set(cx.compilation, columns);
  }
  return cx.options.showTypes ? columns : { name: columns.name, type: '' };
}
