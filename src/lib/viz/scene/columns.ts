/** What is the same at every step of a program: its name, and the widest names and types that its variables have. */
import { typeText } from '../../session/index.ts';
import type { SceneContext } from './context.ts';
import type { Compilation } from '../../interpreter/index.ts';

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
        if (local.name === undefined || local.name.startsWith('$') || (local.kind !== 'var' && local.kind !== 'arg'))
          continue;
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

const programs = new WeakMap<Compilation, string>();

/** A short name for a program's text (FNV-1a). */
export function programOf(cx: SceneContext): string {
  let program = programs.get(cx.compilation);
  if (program === undefined) {
    let hash = 0x811c9dc5;
    for (let index = 0; index < cx.compilation.source.length; index++)
      hash = Math.imul(hash ^ cx.compilation.source.charCodeAt(index), 0x01000193);
    program = `${cx.compilation.edition}-${(hash >>> 0).toString(36)}`;
    programs.set(cx.compilation, program);
  }
  return program;
}
