/**
 * Where a moved value went, in words: `moved to s2, line 3`, `moved into push, line 4`. The move's event names the
 * destination's memory; a temporary is followed to whoever takes the value out of it.
 */
import { findIn } from '../heap/base/index.ts';
import type { Body, StepEvent, Trace, ValueView } from '../interpreter/index.ts';
import { lineName } from './line-name.ts';
import { type Standpoint, lineAt, sourceText } from './standpoint.ts';

/** Steps that are looked through after a move into a temporary. */
const REACH = 64;

type MoveEvent = Extract<StepEvent, { kind: 'move' }>;

export interface Destination {
  readonly step: number;
  /** A variable's name, or the function that takes the value. */
  readonly name: string;
  readonly isCall: boolean;
}

const notes = new WeakMap<Trace, Map<string, string>>();

export function movedNote(cx: Standpoint, view: ValueView): string {
  const { trace } = cx;
  if (trace === undefined || view.alloc === undefined) return 'moved out';
  const key = `${view.since}:${view.alloc}:${view.offset}`;
  const known = notes.get(trace) ?? new Map<string, string>();
  notes.set(trace, known);
  let note = known.get(key);
  if (note === undefined) {
    const found = findDestination(cx, trace, view.since, view.alloc, view.offset);
    const line = found === undefined ? undefined : lineAt(cx, trace.stepInfo(found.step).span);
    note =
      found === undefined
        ? 'moved out'
        : `moved ${found.isCall ? 'into' : 'to'} ${found.name}${line === undefined ? '' : `, line ${lineName(cx.compilation, line)}`}`;
    known.set(key, note);
  }
  return note;
}

export function findDestination(
  cx: Standpoint,
  trace: Trace,
  step: number,
  alloc: number,
  offset: number,
): Destination | undefined {
  let move = moveFrom(trace, step, alloc, offset);
  for (let at = step; move !== undefined && at < Math.min(trace.length, step + REACH);) {
    const found = describe(cx, trace, at, move);
    if (found !== undefined) return found;
    if (move.to === undefined) return undefined;
    const { to } = move;
    move = undefined;
    for (at += 1; at < Math.min(trace.length, step + REACH) && move === undefined; at += move === undefined ? 1 : 0)
      move = moveFrom(trace, at, to.alloc, to.offset);
  }
  return undefined;
}

function moveFrom(trace: Trace, step: number, alloc: number, offset: number): MoveEvent | undefined {
  if (step < 0 || step >= trace.length) return undefined;
  return trace
    .events(step)
    .find(
      (event): event is MoveEvent =>
        event.kind === 'move' &&
        event.from.alloc === alloc &&
        event.from.offset <= offset &&
        offset < event.from.offset + Math.max(1, event.from.size),
    );
}

/** A call takes its arguments; elsewhere the destination is a variable, a part of one, or a temporary (not described). */
function describe(cx: Standpoint, trace: Trace, step: number, move: MoveEvent): Destination | undefined {
  const info = trace.stepInfo(step);
  const body = cx.compilation.bodies.get(info.body);
  if (body === undefined) return undefined;
  const block = body.blocks[info.at.block];
  if (block !== undefined && info.at.statement >= block.statements.length) {
    const { terminator } = block;
    if (terminator.kind === 'call')
      return { step, name: calleeName(cx, body, info.at.block) ?? 'a call', isCall: true };
    if (terminator.kind === 'return') return { step, name: 'the caller', isCall: false };
  }
  const statement = block?.statements[info.at.statement];
  if (statement?.kind === 'assign') {
    const decl = body.locals[statement.place.local];
    if (decl?.kind === 'return') return { step, name: 'the result', isCall: false };
    if (decl?.name !== undefined && !decl.name.startsWith('$')) return { step, name: decl.name, isCall: false };
    return undefined;
  }
  return move.to === undefined ? { step, name: 'nowhere', isCall: false } : undefined;
}

/** The name of what a block's terminator calls, as the reader wrote it: `push`, `Box::new`. */
export function calleeName(cx: Standpoint, body: Body, block: number): string | undefined {
  const terminator = body.blocks[block]?.terminator;
  if (terminator?.kind !== 'call' || terminator.func.kind !== 'constant') return undefined;
  const { ty } = terminator.func.constant;
  const name = ty.kind === 'fn-def' ? findIn(cx.compilation.items.defs, ty.def)?.name : undefined;
  if (name === undefined || terminator.origin !== undefined) return name;
  const written = sourceText(cx, terminator.calleeSpan)
    .split('.')
    .at(-1)
    ?.replace(/::<.*$/s, '')
    .trim();
  return written !== undefined && /^[\w:]+$/.test(written) && written.endsWith(name) ? written : name;
}
