/** What is the same at every step of a program: its name, and the widest names and types that its variables have. */
import { typeText } from '../../session/index.ts';
import type { SceneContext } from './context.ts';
import type { Body, Compilation } from '../../interpreter/index.ts';

interface Columns {
  readonly name: string;
  readonly type: string;
}

const known = new WeakMap<Compilation, Columns>();
/** A body that an edit did not touch is the same object in the next compilation. */
const ofBodies = new WeakMap<Body, Columns>();

export function columnsOf(cx: SceneContext): Columns {
  let columns = known.get(cx.compilation);
  if (columns === undefined) {
    let name = '';
    let type = '';
    for (const body of cx.compilation.code.values()) {
      const own = columnsIn(cx, body);
      if (own.name.length > name.length) ({ name } = own);
      if (own.type.length > type.length) ({ type } = own);
    }
    columns = { name, type };
    known.set(cx.compilation, columns);
  }
  return cx.options.showTypes ? columns : { name: columns.name, type: '' };
}

function columnsIn(cx: SceneContext, body: Body): Columns {
  const before = ofBodies.get(body);
  if (before !== undefined) return before;
  let name = '';
  let type = '';
  for (const local of body.locals) {
    if (local.name === undefined || local.name.startsWith('$') || (local.kind !== 'var' && local.kind !== 'arg'))
      continue;
    if (local.name.length > name.length) ({ name } = local);
    const text = typeText(cx, local.ty);
    if (text.length > type.length) type = text;
  }
  const made = { name, type };
  ofBodies.set(body, made);
  return made;
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
