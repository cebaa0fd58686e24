/** Calls and returns, in words: what goes into which parameter, and what comes back. */
import type { DefId, FrameView, LocalView } from '../../interpreter/index.ts';
import { closureLine, type Standpoint } from '../standpoint.ts';
import type { Happening } from '../happenings.ts';
import { isVariable } from '../variables.ts';
import { previewText } from '../values/preview.ts';
import { code, VALUE_LIMIT } from './words.ts';
import { originOf, targetName } from './origin.ts';

export function callClauses(cx: Standpoint, frame: FrameView, happenings: readonly Happening[]): string[] {
  const entry = happenings.find(({ event }) => event.kind === 'call' && event.frame === frame.id);
  if (entry?.isLibrary !== false || entry.event.kind !== 'call') return [];
  return [
    `calls ${callName(cx, frame.body, entry.event.name)}`,
    ...frame.locals
      .filter((local) => local.kind === 'arg' && isVariable(local))
      .flatMap((local) => parameterClause(cx, local, happenings)),
  ];
}

/** What is called, in the reader's words. */
export function callName(cx: Standpoint, body: DefId, name: string): string {
  const line = closureLine(cx, body);
  return line === undefined ? code(name) : `the closure on line ${line}`;
}

/** The same of a call that may be over. */
function calleeOf(cx: Standpoint, happenings: readonly Happening[], frame: number, name: string): string {
  const call = happenings.find(({ event }) => event.kind === 'call' && event.frame === frame)?.event;
  const known = (cx.trace?.at(cx.since).frames ?? []).find(({ id }) => id === frame);
  const body = call?.kind === 'call' ? call.body : known?.body;
  return body === undefined ? code(name) : callName(cx, body, name);
}

function parameterClause(cx: Standpoint, local: LocalView, happenings: readonly Happening[]): string[] {
  if (local.alloc === undefined || local.name === undefined) return [];
  const view = cx.moment.decode(local.alloc, 0, local.ty);
  const origin = originOf(cx, happenings, local.alloc);
  if (origin?.isMove === true) return [`${code(origin.name)} moves into its parameter ${code(local.name)}`];
  if (view.shape.kind === 'reference') {
    const target = targetName(cx, view);
    if (target !== undefined)
      return [
        `${code(target)} is lent to its parameter ${code(local.name)}${view.shape.isMut ? ', to be changed' : ''}`,
      ];
  }
  return [`its parameter ${code(local.name)} is ${code(previewText(cx.moment, view, VALUE_LIMIT))}`];
}

export function returnClauses(cx: Standpoint, happenings: readonly Happening[]): string[] {
  let clause: string | undefined;
  happenings.forEach(({ event, isLibrary, step }, index) => {
    if (event.kind !== 'return' || isLibrary || event.name === 'main') return;
    const after = happenings
      .slice(index + 1)
      .find((each) => each.step === step && (each.event.kind === 'move' || each.event.kind === 'copy'));
    clause = `${calleeOf(cx, happenings, event.frame, event.name)} returns${after === undefined ? '' : resultText(cx, after.event)}`;
  });
  return clause === undefined ? [] : [clause];
}

/** The value that arrived, where it still is where it arrived. */
function resultText(cx: Standpoint, event: Happening['event']): string {
  if (
    (event.kind !== 'move' && event.kind !== 'copy') ||
    event.to === undefined ||
    (event.ty.kind === 'tuple' && event.ty.tys.length === 0)
  )
    return '';
  if (cx.moment.findAlloc(event.to.alloc)?.diedStep !== undefined) return '';
  const view = cx.moment.decode(event.to.alloc, event.to.offset, event.ty, 8);
  if (
    view.shape.kind === 'reference' &&
    view.shape.pointer?.alloc !== undefined &&
    cx.moment.findAlloc(view.shape.pointer.alloc)?.diedStep !== undefined
  )
    return ' a reference to memory that is gone';
  return view.state === 'init' ? ` ${code(previewText(cx.moment, view, VALUE_LIMIT))}` : '';
}
