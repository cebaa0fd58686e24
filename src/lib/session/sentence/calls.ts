/** Calls and returns, in words: what goes into which parameter, and what comes back. */
import type { DefId, FrameView, LocalView } from '../../interpreter/index.ts';
import { closureName } from '../closure-names.ts';
import type { Standpoint } from '../standpoint.ts';
import type { Happening } from '../happenings.ts';
import { isVariable } from '../variables.ts';
import { previewText } from '../values/preview.ts';
import { code, VALUE_LIMIT } from './words.ts';
import { elementName, originOf, targetName } from './origin.ts';

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

/**
 * A closure that the library calls: with what, and what the one before it made of its own. In a chain of adapters each element
 * is seen to go through all of them before the next begins.
 */
export function closureClauses(cx: Standpoint, frame: FrameView, happenings: readonly Happening[]): string[] {
  if (closureName(cx, frame.body) === undefined) return [];
  const given = frame.locals
    .filter(({ kind, local }) => kind === 'arg' && local > 1)
    .flatMap((local) => argumentText(cx, local));
  const name = callName(cx, frame.body, frame.name);
  const runs = `runs${given.length === 0 ? '' : `: ${given.join(', ')}`}`;
  const returned = returnClauses(cx, happenings);
  if (returned.some((clause) => clause.startsWith(`${name} returns`)))
    return returned.map((clause) => `${clause} and ${runs.replace('runs', 'runs again')}`);
  return [...returned.filter((clause) => !clause.endsWith(' returns')), `${name} ${runs}`];
}

function argumentText(cx: Standpoint, local: LocalView): readonly string[] {
  if (local.alloc === undefined) return [];
  const view = cx.moment.decode(local.alloc, 0, local.ty);
  if (view.state !== 'init') return [];
  const value = code(previewText(cx.moment, view, VALUE_LIMIT));
  // A pattern takes it apart at once.
  if (!isVariable(local)) return [`it is given ${value}`];
  if (view.shape.kind !== 'reference' || view.shape.isBox) return [`${code(local.name ?? '')} is ${value}`];
  const target = elementName(cx, view);
  return [`${code(local.name ?? '')} refers to ${target === undefined ? '' : `${code(target)}, `}${value}`];
}

/** What is called, in the reader's words. */
export function callName(cx: Standpoint, body: DefId, name: string): string {
  const closure = closureName(cx, body);
  if (closure === undefined) return code(name);
  return `the closure${closure.given === undefined ? '' : ` for ${code(closure.given)}`} on line ${closure.line}`;
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
    clause = `${calleeOf(cx, happenings, event.frame, event.name)} returns${after === undefined ? '' : resultText(cx, after)}`;
  });
  return clause === undefined ? [] : [clause];
}

/** The value that arrived. */
function resultText(cx: Standpoint, { event, step }: Happening): string {
  if (
    (event.kind !== 'move' && event.kind !== 'copy') ||
    event.to === undefined ||
    (event.ty.kind === 'tuple' && event.ty.tys.length === 0)
  )
    return '';
  // Where it arrived may be gone by now: then as it was.
  const isThere = cx.moment.findAlloc(event.to.alloc)?.diedStep === undefined;
  const moment = isThere ? cx.moment : cx.trace?.at(step + 1);
  if (moment === undefined) return '';
  const view = moment.decode(event.to.alloc, event.to.offset, event.ty, 8);
  if (
    view.shape.kind === 'reference' &&
    view.shape.pointer?.alloc !== undefined &&
    cx.moment.findAlloc(view.shape.pointer.alloc)?.diedStep !== undefined
  )
    return ' a reference to memory that is gone';
  return view.state === 'init' ? ` ${code(previewText(moment, view, VALUE_LIMIT))}` : '';
}
