/**
 * One sentence for what happened since the stop before, in the reader's words: variables, functions and lines, never the
 * machine's insides. It is the text twin of the motion, and is read aloud.
 */
import type { AllocId, FrameView, LocalView, ValueView } from '../../interpreter/index.ts';
import { isLibraryDef, lineAt, type SceneContext, sourceText, typeText } from './context.ts';
import { isVariable } from './frames.ts';
import { findLocal, type Happening, happeningsOf, localOf, runningFrame } from './happenings.ts';
import { findPart, hintOf, pointeeOf, pointerIn } from './hints.ts';
import { calleeName, findDestination } from './moved.ts';
import { previewText } from './preview.ts';
import { findRefusal } from './refusal.ts';
import { endOf } from './say-end.ts';
import { refusalText } from './say-refusal.ts';
import type { Sentence } from './scene.ts';
import { shorten } from './text.ts';

const MOST_CLAUSES = 3;
const VALUE_LIMIT = 40;

export function sentenceOf(cx: SceneContext, happenings: readonly Happening[] = happeningsOf(cx)): Sentence {
  const { status, step } = cx.moment;
  if (cx.isRefused) return { tone: 'refused', text: refusalText(cx, findRefusal(cx)) };
  if (status.kind !== 'running' && status.kind !== 'refused') return endOf(cx, status);
  if (step === 0) return { tone: 'plain', text: '`main` is about to begin.' };
  const clauses = [...new Set(clausesOf(cx, happenings))].slice(0, MOST_CLAUSES);
  const frame = runningFrame(cx);
  const line = frame === undefined ? undefined : lineAt(cx, frame.span);
  const isAtEnd = frame !== undefined && sourceText(cx, frame.span).endsWith('}') && frame.span.end - frame.span.start <= 1;
  const text = clauses.length > 0 ? clauses.join('; ') : isAtEnd ? `the scope ends on line ${line ?? 0}` : line === undefined ? 'goes on' : `goes on with line ${line}`;
  return { tone: 'plain', text: `${text.charAt(0).toUpperCase()}${text.slice(1)}.` };
}

const code = (text: string): string => `\`${shorten(text.replace(/`/g, "'").replace(/\s+/g, ' '), VALUE_LIMIT)}\``;

function clausesOf(cx: SceneContext, happenings: readonly Happening[]): string[] {
  const printed = outputClause(happenings);
  const entered = callClauses(cx, happenings);
  const dropped = dropClauses(cx, happenings);
  const returned = returnClauses(happenings);
  const changed = changeClauses(cx, happenings, entered.length > 0);
  const branch = branchClause(cx);
  const panic = happenings.flatMap(({ event }) => (event.kind === 'panic' ? [`panics: ${event.message.replace(/`/g, "'")}`] : []));
  const all = [...panic, ...entered, ...returned, ...changed, ...printed, ...dropped];
  return all.length === 0 ? branch : all;
}

// ---------------------------------------------------------------- output, branches

function outputClause(happenings: readonly Happening[]): string[] {
  const text = happenings.flatMap(({ event }) => (event.kind === 'output' ? [event.text] : [])).join('');
  if (text === '') return [];
  const shown = text.replace(/\n$/, '');
  return [shown === '' ? 'prints an empty line' : `prints ${code(shown.replace(/\n/g, ' ⏎ '))}`];
}

/** The last decision of the reader's own code: which way an `if`, `match` or loop goes. */
function branchClause(cx: SceneContext): string[] {
  const { trace, moment } = cx;
  if (trace === undefined) return [];
  for (let step = Math.min(moment.step, trace.length) - 1; step >= Math.max(cx.since, moment.step - 40); step--) {
    const info = trace.stepInfo(step);
    const body = cx.compilation.bodies.get(info.body);
    const block = body?.blocks[info.at.block];
    if (info.isLibrary || body === undefined || block === undefined || info.at.statement < block.statements.length) continue;
    const { terminator } = block;
    if (terminator.kind !== 'switch' || terminator.operand.kind === 'constant' || step + 1 > trace.length) continue;
    const decl = body.locals[terminator.operand.place.local];
    const text = sourceText(cx, terminator.span).trim();
    if (decl?.ty.kind !== 'bool' || text === '' || text.length > VALUE_LIMIT || step + 1 >= trace.length) continue;
    const next = trace.stepInfo(step + 1).at.block;
    const index = terminator.targets.findIndex((target) => target === next);
    const isTrue = index >= 0 ? terminator.values[index] !== 0n : true;
    return [`${code(text)} is ${isTrue ? 'true' : 'false'}`];
  }
  return [];
}

// ---------------------------------------------------------------- calls

function callClauses(cx: SceneContext, happenings: readonly Happening[]): string[] {
  const frame = runningFrame(cx);
  const entry = happenings.find(({ event }) => event.kind === 'call' && event.frame === frame?.id);
  if (frame === undefined || entry?.event.kind !== 'call' || isLibraryDef(cx, entry.event.body)) return [];
  return [`calls ${code(entry.event.name)}`, ...frame.locals.filter((local) => local.kind === 'arg' && isVariable(local)).flatMap((local) => parameterClause(cx, local, happenings))];
}

function parameterClause(cx: SceneContext, local: LocalView, happenings: readonly Happening[]): string[] {
  if (local.alloc === undefined || local.name === undefined) return [];
  const view = cx.moment.decode(local.alloc, 0, local.ty);
  const origin = originOf(cx, happenings, local.alloc);
  if (origin !== undefined && origin.isMove) return [`${code(origin.name)} moves into its parameter ${code(local.name)}`];
  if (view.shape.kind === 'reference') {
    const target = targetName(cx, view);
    if (target !== undefined) return [`${code(target)} is lent to its parameter ${code(local.name)}${view.shape.isMut ? ', to be changed' : ''}`];
  }
  return [`its parameter ${code(local.name)} is ${code(previewText(cx.moment, view, VALUE_LIMIT))}`];
}

/** The named variable whose value came to an allocation, through temporaries. */
function originOf(cx: SceneContext, happenings: readonly Happening[], to: AllocId): { readonly name: string; readonly isMove: boolean } | undefined {
  let wanted = to;
  let isMove = true;
  for (let index = happenings.length - 1; index >= 0; index--) {
    const event = happenings[index]?.event;
    if (event === undefined || (event.kind !== 'move' && event.kind !== 'copy') || event.to?.alloc !== wanted || event.to.offset !== 0) continue;
    isMove &&= event.kind === 'move';
    const named = localOf(cx, event.from.alloc);
    if (named?.name !== undefined && named.name !== '') return { name: named.name, isMove };
    wanted = event.from.alloc;
  }
  return undefined;
}

function returnClauses(happenings: readonly Happening[]): string[] {
  return happenings.flatMap(({ event, isLibrary }) => (event.kind === 'return' && !isLibrary && event.name !== 'main' ? [`${code(event.name)} returns`] : [])).slice(-1);
}

// ---------------------------------------------------------------- drops

function dropClauses(cx: SceneContext, happenings: readonly Happening[]): string[] {
  const clauses: string[] = [];
  happenings.forEach(({ event, isLibrary, step }, index) => {
    if (event.kind !== 'drop' || isLibrary) return;
    const named = localOf(cx, event.alloc);
    const name = named?.name;
    const what = name !== undefined && event.offset === 0 ? code(name) : name !== undefined ? `part of ${code(name)}` : 'a temporary';
    const after = happenings.slice(index).filter((each) => each.step >= step);
    const end = after.findIndex((each, at) => at > 0 && each.event.kind === 'drop' && !each.isLibrary);
    const frees = (end < 0 ? after : after.slice(0, end)).filter((each) => each.event.kind === 'free').length;
    const how = event.hasImpl ? 'its `drop` runs' : '';
    const freed = frees === 0 ? '' : frees === 1 ? 'its memory on the heap is freed' : `${frees} boxes on the heap are freed`;
    const why = [how, freed].filter((each) => each !== '').join(', then ');
    if (why !== '') clauses.push(`${what} ${isScopeEnd(cx, step) ? 'goes out of scope' : 'is dropped'}: ${why}`);
  });
  return clauses;
}

/** The step stands on a closing brace. */
function isScopeEnd(cx: SceneContext, step: number): boolean {
  const { trace } = cx;
  if (trace === undefined) return false;
  return sourceText(cx, trace.stepInfo(step).span).endsWith('}');
}

// ---------------------------------------------------------------- what changed

function changeClauses(cx: SceneContext, happenings: readonly Happening[], isEntry: boolean): string[] {
  const frame = runningFrame(cx);
  if (frame === undefined || isEntry || cx.trace === undefined) return [];
  const clauses: string[] = [];
  const covered = new Set<string>();
  const born = bornLocals(cx, frame);
  const written = writtenLocals(happenings, cx);
  const views = frame.locals.filter((local) => isVariable(local) && local.isLive && local.alloc !== undefined).map((local) => ({ local, view: decodeLocal(cx, local) }));
  for (const { local, view } of views) {
    if (view?.state !== 'moved' || view.since < cx.since || view.since >= cx.moment.step || local.alloc === undefined || local.name === undefined) continue;
    const found = findDestination(cx, cx.trace, view.since, local.alloc, 0);
    if (found === undefined || found.step >= cx.moment.step) clauses.push(`${code(local.name)} is moved`);
    else {
      clauses.push(`${code(local.name)} moves into ${found.name.startsWith('the ') ? found.name : code(found.name)}: ${code(local.name)} may not be used any more`);
      if (!found.isCall) covered.add(found.name);
    }
  }
  for (const { local, view } of views) {
    if (view === undefined || local.name === undefined || (view.state !== 'init' && view.state !== 'partial') || covered.has(local.name)) continue;
    if (written.has(local.local) || newestWrite(cx, view) >= cx.since) clauses.push(changeClause(cx, frame, local, view, born.has(local.local), happenings));
  }
  return [...clauses.filter((clause) => clause !== ''), ...elsewhereClauses(cx, frame, happenings)];
}

/** Variables of the running call that had no value at the stop before. */
function bornLocals(cx: SceneContext, frame: FrameView): Set<number> {
  const before = cx.trace?.at(cx.since);
  const known = before?.frames.find((each) => each.id === frame.id);
  const born = new Set<number>();
  for (const local of frame.locals) {
    const then = known?.locals.find((each) => each.local === local.local);
    const had = before === undefined || then?.alloc === undefined ? undefined : before.decode(then.alloc, 0, then.ty, 1).state;
    if (had === undefined || had === 'uninit' || had === 'dropped') born.add(local.local);
  }
  return born;
}

/** What was written through a reference into a caller's variable. */
function elsewhereClauses(cx: SceneContext, frame: FrameView, happenings: readonly Happening[]): string[] {
  const clauses: string[] = [];
  for (const { event, isLibrary } of happenings) {
    if (event.kind !== 'write' || isLibrary || event.place === undefined || !event.place.path.some((each) => each.kind === 'deref')) continue;
    const owner = localOf(cx, event.alloc);
    const home = cx.moment.frames.find((each) => each.id === owner?.frame);
    const local = home?.locals.find((each) => each.local === owner?.local);
    const through = findLocal(frame, event.place.local)?.name;
    if (home === undefined || home.id === frame.id || local?.alloc === undefined || owner?.name === undefined || through === undefined) continue;
    clauses.push(`through ${code(through)}, ${code(home.name)}'s ${code(owner.name)} becomes ${code(previewText(cx.moment, cx.moment.decode(local.alloc, 0, local.ty), VALUE_LIMIT))}`);
  }
  return clauses;
}

/** The reference through which a variable of the same call was written. */
function writtenThrough(frame: FrameView, local: LocalView, happenings: readonly Happening[]): string | undefined {
  for (const { event, isLibrary } of happenings) {
    if (event.kind !== 'write' || isLibrary || event.alloc !== local.alloc || event.place === undefined || !event.place.path.some((each) => each.kind === 'deref')) continue;
    const name = findLocal(frame, event.place.local)?.name;
    if (name !== undefined) return name;
  }
  return undefined;
}

const decodeLocal = (cx: SceneContext, local: LocalView): ValueView | undefined => (local.alloc === undefined ? undefined : cx.moment.decode(local.alloc, 0, local.ty));

function writtenLocals(happenings: readonly Happening[], cx: SceneContext): Set<number> {
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
function newestWrite(cx: SceneContext, view: ValueView): number {
  const own = view.since;
  const hint = hintOf(view);
  const pointer = hint === undefined ? undefined : pointerIn(findPart(view, 'ptr'))?.pointer;
  if (pointer?.alloc === undefined || cx.moment.findAlloc(pointer.alloc)?.diedStep !== undefined || hint?.name === 'iter') return own;
  const cells = cx.moment.findAlloc(pointer.alloc);
  return cells === undefined || cells.size > 4096 ? own : cx.moment.cells(pointer.alloc).reduce((newest, cell) => Math.max(newest, cell.writtenAt), own);
}

function changeClause(cx: SceneContext, frame: FrameView, local: LocalView, view: ValueView, isNew: boolean, happenings: readonly Happening[]): string {
  const name = code(local.name ?? '');
  const value = code(previewText(cx.moment, view, VALUE_LIMIT));
  if (view.shape.kind === 'reference' && !view.shape.isBox) return referenceClause(cx, name, view, local);
  const hasGrown = happenings.some(({ event }) => event.kind === 'realloc');
  const isFresh = happenings.some(({ event }) => event.kind === 'alloc');
  const ownsHeap = (view.shape.kind === 'reference' && view.shape.isBox) || (hintOf(view) !== undefined && pointerIn(findPart(view, 'ptr'))?.pointer.alloc !== undefined);
  if (isNew) {
    const origin = local.alloc === undefined ? undefined : originOf(cx, happenings, local.alloc);
    if (origin !== undefined && !origin.isMove) return `${name} is a copy of ${code(origin.name)}: ${value}`;
    if (ownsHeap) return isFresh ? `${name} owns new memory on the heap: ${value}` : `${name} owns ${value}`;
    return view.shape.kind === 'aggregate' && view.ty.kind === 'closure' ? `${name} is a closure` : `${name} is ${value}`;
  }
  const through = writtenThrough(frame, local, happenings);
  if (through !== undefined) return `through ${code(through)}, ${name} becomes ${value}`;
  const actor = lastCallee(cx, happenings, frame);
  const growth = hasGrown ? ': its content moves to a larger buffer, the old one is freed' : '';
  return actor === undefined ? `${name} becomes ${value}${growth}` : `${code(actor)} changes ${name} to ${value}${growth}`;
}

function referenceClause(cx: SceneContext, name: string, view: ValueView, local: LocalView): string {
  if (view.shape.kind !== 'reference') return '';
  const target = targetName(cx, view);
  if (view.shape.isRaw) return `${name} is a raw pointer${target === undefined ? '' : ` to ${code(target)}`}`;
  if (target !== undefined) return `${name} borrows ${code(target)} to ${view.shape.isMut ? 'change' : 'read'} it`;
  const pointee = pointeeOf(local.ty);
  const isStatic = view.shape.pointer?.alloc !== undefined && cx.moment.findAlloc(view.shape.pointer.alloc)?.kind === 'static';
  const value = code(previewText(cx.moment, view, VALUE_LIMIT));
  if (isStatic) return `${name} refers to ${value} in static memory`;
  return pointee === undefined ? `${name} is a reference` : `${name} refers to ${value} (${typeText(cx, pointee)})`;
}

/** The variable that a reference points at or into, by name. */
function targetName(cx: SceneContext, view: ValueView): string | undefined {
  if (view.shape.kind !== 'reference' || view.shape.pointer?.alloc === undefined) return undefined;
  const { alloc } = view.shape.pointer;
  const named = localOf(cx, alloc);
  if (named !== undefined) return named.name;
  for (const frame of cx.moment.frames) {
    for (const local of frame.locals) {
      if (!isVariable(local) || !local.isLive || local.alloc === undefined) continue;
      const owner = cx.moment.decode(local.alloc, 0, local.ty, 4);
      if (owner.state === 'init' && hintOf(owner)?.name !== 'iter' && pointerIn(findPart(owner, 'ptr'))?.pointer.alloc === alloc) return local.name;
    }
  }
  return undefined;
}

/** The last function that the reader's code called and that is over: who made the change. */
function lastCallee(cx: SceneContext, happenings: readonly Happening[], frame: FrameView): string | undefined {
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

