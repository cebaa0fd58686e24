/**
 * One sentence for what happened since the stop before, in the reader's words: variables, functions and lines, never the
 * machine's insides. It is the text twin of the motion, and is read aloud.
 */
import type { AllocId, FrameView, LocalView, Trace, ValueView } from '../../interpreter/index.ts';
import { isLibraryDef, lineOfFrame, type SceneContext, sourceText, typeText } from './context.ts';
import { isVariable } from './frames.ts';
import { findLocal, type Happening, happeningsOf, localOf, nearFrames, runningFrame } from './happenings.ts';
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
  const line = frame === undefined ? undefined : lineOfFrame(cx, frame);
  const isAtEnd = frame !== undefined && sourceText(cx, frame.span).endsWith('}') && frame.span.end - frame.span.start <= 1;
  const text = clauses.length > 0 ? clauses.join('; ') : isAtEnd ? `the scope ends on line ${line ?? 0}` : line === undefined ? 'goes on' : `goes on with line ${line}`;
  return { tone: 'plain', text: `${text.charAt(0).toUpperCase()}${text.slice(1)}.` };
}

const code = (text: string): string => `\`${shorten(text.replace(/`/g, "'").replace(/\s+/g, ' '), VALUE_LIMIT)}\``;

function clausesOf(cx: SceneContext, happenings: readonly Happening[]): string[] {
  const frame = runningFrame(cx);
  const before = cx.trace?.at(cx.since).frames;
  const isEntry = before !== undefined && frame !== undefined && before.findLast((each) => each.id === frame.id) === undefined;
  const panic = [...new Set(happenings.flatMap(({ event }) => (event.kind === 'panic' ? [`panics: ${event.message.replace(/`/g, "'")}`] : [])))];
  const dropped = dropClauses(cx, happenings);
  const happened = isEntry
    ? entryClauses(cx, frame, happenings, dropped.length > 0)
    : [...returnClauses(cx, happenings), ...(frame === undefined ? [] : changeClauses(cx, frame, happenings))];
  const all = [...panic, ...happened, ...(panic.length > 0 ? [] : outputClause(happenings)), ...dropped];
  return all.length === 0 ? branchClause(cx) : all;
}

/** A call of the reader's own; or one that the library or the end of a scope makes (\`drop\`, a closure). */
function entryClauses(cx: SceneContext, frame: FrameView, happenings: readonly Happening[], isDrop: boolean): string[] {
  const called = callClauses(cx, frame, happenings);
  if (called.length > 0 || isDrop) return called;
  const caller = cx.moment.frames.findLast((each) => !each.isLibrary && each.id !== frame.id);
  const moves = caller === undefined ? [] : moveClauses(cx, caller, new Set());
  return [...moves, `${code(frame.name)} runs`];
}

// ---------------------------------------------------------------- output, branches

function outputClause(happenings: readonly Happening[]): string[] {
  const text = happenings.flatMap(({ event }) => (event.kind === 'output' ? [event.text] : [])).join('');
  if (text === '' || text.startsWith("\nthread '")) return [];
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
    const variant = variantClause(cx, trace, step, terminator.operand.place.local);
    if (variant !== undefined) return [variant];
    const decl = body.locals[terminator.operand.place.local];
    const text = sourceText(cx, terminator.span).trim();
    if (terminator.origin === 'assert-macro') return [`${code(text)} holds`];
    if (decl?.ty.kind !== 'bool' || text === '' || text.length > VALUE_LIMIT || step + 1 >= trace.length) continue;
    const next = trace.stepInfo(step + 1).at.block;
    const index = terminator.targets.findIndex((target) => target === next);
    const isTrue = index >= 0 ? terminator.values[index] !== 0n : true;
    return [`${code(text)} is ${isTrue ? 'true' : 'false'}`];
  }
  return [];
}

/** `match` looks at which variant a place holds. */
function variantClause(cx: SceneContext, trace: Trace, step: number, operand: number): string | undefined {
  const info = trace.stepInfo(step);
  const body = cx.compilation.bodies.get(info.body);
  const read = body?.blocks[info.at.block]?.statements.findLast((each) => each.kind === 'assign' && each.place.local === operand && each.rvalue.kind === 'discriminant');
  if (read?.kind !== 'assign' || read.rvalue.kind !== 'discriminant') return undefined;
  const before = trace.at(step);
  const found = before.addressOf(before.frames.length - 1, read.rvalue.place);
  if (found === undefined) return undefined;
  const { place } = read.rvalue;
  const variant = before.decode(found.alloc, found.offset, found.ty, 8);
  if (read.origin === 'for-loop') return variant.shape.kind === 'aggregate' && variant.shape.fields.length === 0 ? 'the loop is over: no element is left' : undefined;
  const name = body?.locals[place.local]?.name;
  const what = name !== undefined && !name.startsWith('$') && place.path.every((each) => each.kind === 'deref') ? code(name) : 'the value';
  return `${what} is ${code(previewText(before, variant, VALUE_LIMIT))}`;
}

// ---------------------------------------------------------------- calls

function callClauses(cx: SceneContext, frame: FrameView, happenings: readonly Happening[]): string[] {
  const entry = happenings.find(({ event }) => event.kind === 'call' && event.frame === frame.id);
  if (entry?.isLibrary !== false || entry.event.kind !== 'call') return [];
  return [`calls ${code(entry.event.name)}`, ...frame.locals.filter((local) => local.kind === 'arg' && isVariable(local)).flatMap((local) => parameterClause(cx, local, happenings))];
}

function parameterClause(cx: SceneContext, local: LocalView, happenings: readonly Happening[]): string[] {
  if (local.alloc === undefined || local.name === undefined) return [];
  const view = cx.moment.decode(local.alloc, 0, local.ty);
  const origin = originOf(cx, happenings, local.alloc);
  if (origin?.isMove === true) return [`${code(origin.name)} moves into its parameter ${code(local.name)}`];
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

function returnClauses(cx: SceneContext, happenings: readonly Happening[]): string[] {
  let clause: string | undefined;
  happenings.forEach(({ event, isLibrary, step }, index) => {
    if (event.kind !== 'return' || isLibrary || event.name === 'main') return;
    const after = happenings.slice(index + 1).find((each) => each.step === step && (each.event.kind === 'move' || each.event.kind === 'copy'));
    clause = `${code(event.name)} returns${after === undefined ? '' : resultText(cx, after.event)}`;
  });
  return clause === undefined ? [] : [clause];
}

/** The value that arrived, where it still is where it arrived. */
function resultText(cx: SceneContext, event: Happening['event']): string {
  if ((event.kind !== 'move' && event.kind !== 'copy') || event.to === undefined || (event.ty.kind === 'tuple' && event.ty.tys.length === 0)) return '';
  if (cx.moment.findAlloc(event.to.alloc)?.diedStep !== undefined) return '';
  const view = cx.moment.decode(event.to.alloc, event.to.offset, event.ty, 8);
  if (view.shape.kind === 'reference' && view.shape.pointer?.alloc !== undefined && cx.moment.findAlloc(view.shape.pointer.alloc)?.diedStep !== undefined) return ' a reference to memory that is gone';
  return view.state === 'init' ? ` ${code(previewText(cx.moment, view, VALUE_LIMIT))}` : '';
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
    const how = event.hasImpl && event.ty.kind === 'adt' && !isLibraryDef(cx, event.ty.def) ? 'its `drop` runs' : '';
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

function changeClauses(cx: SceneContext, frame: FrameView, happenings: readonly Happening[]): string[] {
  if (cx.trace === undefined) return [];
  const covered = new Set<string>();
  const clauses = moveClauses(cx, frame, covered);
  const born = bornLocals(cx, frame);
  const written = writtenLocals(happenings, cx);
  for (const { local, view } of viewsOf(cx, frame)) {
    if (local.name === undefined || (view.state !== 'init' && view.state !== 'partial') || covered.has(local.name)) continue;
    if (written.has(local.local) || newestWrite(cx, view) >= cx.since) clauses.push(changeClause(cx, frame, local, view, born.has(local.local), happenings));
  }
  return [...clauses.filter((clause) => clause !== ''), ...elsewhereClauses(cx, frame)];
}

function viewsOf(cx: SceneContext, frame: FrameView): { readonly local: LocalView; readonly view: ValueView }[] {
  return frame.locals.flatMap((local) => (isVariable(local) && local.isLive && local.alloc !== undefined ? [{ local, view: cx.moment.decode(local.alloc, 0, local.ty) }] : []));
}

/** What was moved out of a call's variables. `covered` gets the names that need no further word. */
function moveClauses(cx: SceneContext, frame: FrameView, covered: Set<string>): string[] {
  const clauses: string[] = [];
  for (const { local, view } of viewsOf(cx, frame)) {
    if (cx.trace === undefined || local.name === undefined || local.alloc === undefined) continue;
    const part = view.state === 'partial' ? movedPart(cx, view, local.name) : view.state === 'moved' ? { view, name: local.name } : undefined;
    if (part?.view.alloc === undefined || part.view.since < cx.since || part.view.since >= cx.moment.step) continue;
    const found = findDestination(cx, cx.trace, part.view.since, part.view.alloc, part.view.offset);
    const where = found === undefined || found.step >= cx.moment.step ? 'is moved out' : `moves into ${found.name.startsWith('the ') ? found.name : code(found.name)}`;
    clauses.push(`${code(part.name)} ${where}: ${view.state === 'partial' ? `the rest of ${code(local.name)} stays` : `${code(local.name)} may not be used any more`}`);
    covered.add(local.name);
    if (found !== undefined && !found.isCall) covered.add(found.name);
  }
  return clauses;
}

/** Variables of the running call that had no value at the stop before. */
function bornLocals(cx: SceneContext, frame: FrameView): Set<number> {
  const before = cx.trace?.at(cx.since);
  const known = before?.frames.findLast((each) => each.id === frame.id);
  const born = new Set<number>();
  for (const local of frame.locals) {
    const then = known?.locals.find((each) => each.local === local.local);
    const had = before === undefined || then?.alloc === undefined ? undefined : before.decode(then.alloc, 0, then.ty, 1).state;
    if (had === undefined || had === 'uninit' || had === 'dropped') born.add(local.local);
  }
  return born;
}

/** What was changed in the variables of calls that wait, through a reference of the running one. */
function elsewhereClauses(cx: SceneContext, frame: FrameView): string[] {
  const clauses: string[] = [];
  for (const home of nearFrames(cx)) {
    if (home.id === frame.id) continue;
    for (const { local, view } of viewsOf(cx, home)) {
      if (local.name === undefined || (view.state !== 'init' && view.state !== 'partial') || newestWrite(cx, view) < cx.since) continue;
      const through = viewsOf(cx, frame).find((each) => each.view.shape.kind === 'reference' && each.view.shape.isMut && each.view.shape.pointer?.alloc === local.alloc)?.local.name;
      clauses.push(`${through === undefined ? '' : `through ${code(through)}, `}${code(home.name)}'s ${code(local.name)} becomes ${code(previewText(cx.moment, view, VALUE_LIMIT))}`);
    }
  }
  return clauses;
}

/** The reference through which a variable of the same call was written. */
function writtenThrough(frame: FrameView, local: LocalView, happenings: readonly Happening[]): string | undefined {
  for (const { event, isLibrary } of happenings) {
    if (event.kind !== 'write' || isLibrary || event.alloc !== local.alloc || !event.place?.path.some((each) => each.kind === 'deref')) continue;
    const name = findLocal(frame, event.place.local)?.name;
    if (name !== undefined) return name;
  }
  return undefined;
}

/** The part of a value that was moved out since the stop before. */
function movedPart(cx: SceneContext, view: ValueView, name: string): { readonly view: ValueView; readonly name: string } | undefined {
  if (view.state === 'moved' && view.since >= cx.since) return { view, name };
  if (view.shape.kind !== 'aggregate') return undefined;
  for (const field of view.shape.fields) {
    const found = movedPart(cx, field.value, view.shape.isEnum ? name : `${name}.${field.name}`);
    if (found !== undefined) return found;
  }
  return undefined;
}

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
  // Only who was lent the variable can have changed it.
  const isLent = happenings.some(({ event }) => event.kind === 'borrow' && event.isMut && event.alloc === local.alloc);
  const actor = isLent ? lastCallee(cx, happenings, frame) : undefined;
  const growth = hasGrown ? ': its content moves to a larger buffer, the old one is freed' : '';
  return actor === undefined ? `${name} becomes ${value}${growth}` : `${code(actor)} changes ${name} to ${value}${growth}`;
}

function referenceClause(cx: SceneContext, name: string, view: ValueView, local: LocalView): string {
  if (view.shape.kind !== 'reference') return '';
  const target = targetName(cx, view);
  if (view.shape.pointer?.alloc !== undefined && cx.moment.findAlloc(view.shape.pointer.alloc)?.diedStep !== undefined) return `${name} points at memory that is gone`;
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
  for (const frame of nearFrames(cx)) {
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

