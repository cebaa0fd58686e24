/** What became of variables: moved, made, changed, lent. */
import type { DefId, FrameView, LocalView, ValueView } from '../../interpreter/index.ts';
import { closureName } from '../closure-names.ts';
import { type Standpoint, typeText } from '../standpoint.ts';
import type { Happening } from '../happenings.ts';
import { findLocal, isVariable, nearFrames, runningFrame } from '../variables.ts';
import { findPart, hintOf, pointeeOf, pointerIn } from '../values/hints.ts';
import { calleeName, findDestination } from '../moved.ts';
import { previewText } from '../values/preview.ts';
import { callName } from './calls.ts';
import { code, VALUE_LIMIT } from './words.ts';
import { originOf, targetName } from './origin.ts';

export function changeClauses(cx: Standpoint, frame: FrameView, happenings: readonly Happening[]): string[] {
  if (cx.trace === undefined) return [];
  const covered = new Set<string>();
  const clauses = moveClauses(cx, frame, covered);
  const born = bornLocals(cx, frame);
  const written = writtenLocals(happenings, cx);
  for (const { local, view } of viewsOf(cx, frame)) {
    if (local.name === undefined || (view.state !== 'init' && view.state !== 'partial') || covered.has(local.name))
      continue;
    if (written.has(local.local) || newestWrite(cx, view) >= cx.since)
      clauses.push(changeClause(cx, frame, local, view, born.has(local.local), happenings));
  }
  return [...clauses.filter((clause) => clause !== ''), ...elsewhereClauses(cx, frame)];
}

function viewsOf(cx: Standpoint, frame: FrameView): { readonly local: LocalView; readonly view: ValueView }[] {
  return frame.locals.flatMap((local) =>
    isVariable(local) && local.isLive && local.alloc !== undefined
      ? [{ local, view: cx.moment.decode(local.alloc, 0, local.ty) }]
      : [],
  );
}

/** What was moved out of a call's variables. `covered` gets the names that need no further word. */
export function moveClauses(cx: Standpoint, frame: FrameView, covered: Set<string>): string[] {
  const clauses: string[] = [];
  for (const { local, view } of viewsOf(cx, frame)) {
    if (cx.trace === undefined || local.name === undefined || local.alloc === undefined) continue;
    const part =
      view.state === 'partial'
        ? movedPart(cx, view, local.name)
        : view.state === 'moved'
          ? { view, name: local.name }
          : undefined;
    if (part?.view.alloc === undefined || part.view.since < cx.since || part.view.since >= cx.moment.step) continue;
    const found = findDestination(cx, cx.trace, part.view.since, part.view.alloc, part.view.offset);
    const where =
      found === undefined || found.step >= cx.moment.step
        ? 'is moved out'
        : `moves into ${found.name.startsWith('the ') ? found.name : code(found.name)}`;
    clauses.push(
      `${code(part.name)} ${where}: ${view.state === 'partial' ? `the rest of ${code(local.name)} stays` : `${code(local.name)} may not be used any more`}`,
    );
    covered.add(local.name);
    if (found !== undefined && !found.isCall) covered.add(found.name);
  }
  return clauses;
}

/** Variables of the running call that had no value at the stop before. */
function bornLocals(cx: Standpoint, frame: FrameView): Set<number> {
  const before = cx.trace?.at(cx.since);
  const known = before?.frames.findLast((each) => each.id === frame.id);
  const born = new Set<number>();
  for (const local of frame.locals) {
    const then = known?.locals.find((each) => each.local === local.local);
    const had =
      before === undefined || then?.alloc === undefined ? undefined : before.decode(then.alloc, 0, then.ty, 1).state;
    if (had === undefined || had === 'uninit' || had === 'dropped') born.add(local.local);
  }
  return born;
}

/** What was changed in the variables of calls that wait, through a reference of the running one. */
function elsewhereClauses(cx: Standpoint, frame: FrameView): string[] {
  const clauses: string[] = [];
  for (const home of nearFrames(cx)) {
    if (home.id === frame.id) continue;
    for (const { local, view } of viewsOf(cx, home)) {
      if (
        local.name === undefined ||
        (view.state !== 'init' && view.state !== 'partial') ||
        newestWrite(cx, view) < cx.since
      )
        continue;
      const through = viewsOf(cx, frame).find(
        (each) =>
          each.view.shape.kind === 'reference' &&
          each.view.shape.isMut &&
          each.view.shape.pointer?.alloc === local.alloc,
      )?.local.name;
      clauses.push(
        `${through === undefined ? '' : `through ${code(through)}, `}${variableOf(cx, home, local.name)} becomes ${code(previewText(cx.moment, view, VALUE_LIMIT))}`,
      );
    }
  }
  return clauses;
}

/** `main`'s `total`. */
const variableOf = (cx: Standpoint, { body, name }: FrameView, local: string): string =>
  closureName(cx, body) === undefined
    ? `${code(name)}'s ${code(local)}`
    : `${code(local)} of ${callName(cx, body, name)}`;

/** The reference through which a variable of the same call was written. */
function writtenThrough(frame: FrameView, local: LocalView, happenings: readonly Happening[]): string | undefined {
  for (const { event, isLibrary } of happenings) {
    if (
      event.kind !== 'write' ||
      isLibrary ||
      event.alloc !== local.alloc ||
      !event.place?.path.some((each) => each.kind === 'deref')
    )
      continue;
    const name = findLocal(frame, event.place.local)?.name;
    if (name !== undefined) return name;
  }
  return undefined;
}

/** The part of a value that was moved out since the stop before. */
function movedPart(
  cx: Standpoint,
  view: ValueView,
  name: string,
): { readonly view: ValueView; readonly name: string } | undefined {
  if (view.state === 'moved' && view.since >= cx.since) return { view, name };
  if (view.shape.kind !== 'aggregate') return undefined;
  for (const field of view.shape.fields) {
    const found = movedPart(cx, field.value, view.shape.isEnum ? name : `${name}.${field.name}`);
    if (found !== undefined) return found;
  }
  return undefined;
}

function writtenLocals(happenings: readonly Happening[], cx: Standpoint): Set<number> {
  const frame = runningFrame(cx);
  const written = new Set<number>();
  for (const { event } of happenings) {
    if (event.kind !== 'write') continue;
    const alloc = cx.moment.findAlloc(event.alloc);
    if (alloc?.frame === frame?.id && alloc?.local !== undefined) written.add(alloc.local);
  }
  return written;
}

/** The last step that wrote the value or heap memory that it owns directly. */
function newestWrite(cx: Standpoint, view: ValueView): number {
  const own = view.since;
  const hint = hintOf(view);
  const pointer = hint === undefined ? undefined : pointerIn(findPart(view, 'ptr'))?.pointer;
  if (
    pointer?.alloc === undefined ||
    cx.moment.findAlloc(pointer.alloc)?.diedStep !== undefined ||
    hint?.name === 'iter'
  )
    return own;
  const cells = cx.moment.findAlloc(pointer.alloc);
  return cells === undefined || cells.size > 4096
    ? own
    : cx.moment.cells(pointer.alloc).reduce((newest, cell) => Math.max(newest, cell.writtenAt), own);
}

/** What a closure has of the variables around it: their values, or the right to read or change them. */
function capturesText(cx: Standpoint, closure: DefId): string {
  const parts = (cx.compilation.bodies.get(closure)?.captures ?? []).map(({ name, mode }) =>
    mode === 'by-value'
      ? `keeps the value of ${code(name)}`
      : `borrows ${code(name)} to ${mode === 'shared' ? 'read' : 'change'} it`,
  );
  return parts.length === 0 ? '' : ` that ${inList(parts)}`;
}

const inList = (parts: readonly string[]): string =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts[parts.length - 1] ?? ''}`;

function changeClause(
  cx: Standpoint,
  frame: FrameView,
  local: LocalView,
  view: ValueView,
  isNew: boolean,
  happenings: readonly Happening[],
): string {
  const name = code(local.name ?? '');
  const value = code(previewText(cx.moment, view, VALUE_LIMIT));
  if (view.shape.kind === 'reference' && !view.shape.isBox) return referenceClause(cx, name, view, local);
  const hasGrown = happenings.some(({ event }) => event.kind === 'realloc');
  const isFresh = happenings.some(({ event }) => event.kind === 'alloc');
  const ownsHeap =
    (view.shape.kind === 'reference' && view.shape.isBox) ||
    (hintOf(view) !== undefined && pointerIn(findPart(view, 'ptr'))?.pointer.alloc !== undefined);
  if (isNew) {
    const origin = local.alloc === undefined ? undefined : originOf(cx, happenings, local.alloc);
    if (origin !== undefined && !origin.isMove) return `${name} is a copy of ${code(origin.name)}: ${value}`;
    if (ownsHeap) return isFresh ? `${name} owns new memory on the heap: ${value}` : `${name} owns ${value}`;
    return view.shape.kind === 'aggregate' && view.ty.kind === 'closure'
      ? `${name} is a closure${capturesText(cx, view.ty.def)}`
      : `${name} is ${value}`;
  }
  const through = writtenThrough(frame, local, happenings);
  if (through !== undefined) return `through ${code(through)}, ${name} becomes ${value}`;
  // Only who was lent the variable can have changed it.
  const isLent = happenings.some(({ event }) => event.kind === 'borrow' && event.isMut && event.alloc === local.alloc);
  const actor = isLent ? lastCallee(cx, happenings, frame) : undefined;
  const growth = hasGrown ? ': its content moves to a larger buffer, the old one is freed' : '';
  return actor === undefined
    ? `${name} becomes ${value}${growth}`
    : `${code(actor)} changes ${name} to ${value}${growth}`;
}

function referenceClause(cx: Standpoint, name: string, view: ValueView, local: LocalView): string {
  if (view.shape.kind !== 'reference') return '';
  const target = targetName(cx, view);
  if (view.shape.pointer?.alloc !== undefined && cx.moment.findAlloc(view.shape.pointer.alloc)?.diedStep !== undefined)
    return `${name} points at memory that is gone`;
  if (view.shape.isRaw) return `${name} is a raw pointer${target === undefined ? '' : ` to ${code(target)}`}`;
  if (target !== undefined) return `${name} borrows ${code(target)} to ${view.shape.isMut ? 'change' : 'read'} it`;
  const pointee = pointeeOf(local.ty);
  const isStatic =
    view.shape.pointer?.alloc !== undefined && cx.moment.findAlloc(view.shape.pointer.alloc)?.kind === 'static';
  const value = code(previewText(cx.moment, view, VALUE_LIMIT));
  if (isStatic) return `${name} refers to ${value} in static memory`;
  return pointee === undefined ? `${name} is a reference` : `${name} refers to ${value} (${typeText(cx, pointee)})`;
}

/** The last function that the reader's code called and that is over: who made the change. */
function lastCallee(cx: Standpoint, happenings: readonly Happening[], frame: FrameView): string | undefined {
  const { trace } = cx;
  if (trace === undefined) return undefined;
  for (let index = happenings.length - 1; index >= 0; index--) {
    const one = happenings[index];
    if (one?.event.kind !== 'call' || one.isLibrary) continue;
    const info = trace.stepInfo(one.step);
    const body = cx.compilation.bodies.get(info.body);
    if (info.body !== frame.body || body === undefined) continue;
    return calleeName(cx, body, info.at.block);
  }
  return undefined;
}
