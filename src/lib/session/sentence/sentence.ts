/**
 * One sentence for what happened since the stop before, in the reader's words: variables, functions and lines, never the
 * machine's insides. It is the text twin of the motion, and is read aloud.
 */
import type { FrameView } from '../../interpreter/index.ts';
import { lineName } from '../line-name.ts';
import { entryName, lineOfFrame, type Standpoint, sourceText } from '../standpoint.ts';
import type { Happening } from '../happenings.ts';
import type { RefusedAccess } from '../refusal/refused-access.ts';
import { branchClause } from './branch.ts';
import { callClauses, callName, closureClauses, returnClauses } from './calls.ts';
import { changeClauses, moveClauses } from './changes.ts';
import { code, type Sentence } from './words.ts';
import { dropClauses } from './drops.ts';
import { endOf } from './end.ts';
import { refusalText } from '../refusal/reason.ts';
import { runningFrame } from '../variables.ts';

const MOST_CLAUSES = 3;

/** `refused`: the access that the moment stands before, where there is one. */
export function sentenceOf(
  cx: Standpoint,
  happenings: readonly Happening[],
  refused: RefusedAccess | undefined,
): Sentence {
  const { status, step } = cx.moment;
  if (cx.isRefused) return { tone: 'refused', text: refusalText(cx, refused) };
  if (status.kind !== 'running' && status.kind !== 'refused') return endOf(cx, status);
  if (step === 0) return { tone: 'plain', text: `\`${entryName(cx)}\` is about to begin.` };
  const clauses = [...new Set(clausesOf(cx, happenings))].slice(0, MOST_CLAUSES);
  const frame = runningFrame(cx);
  const line = frame === undefined ? undefined : lineOfFrame(cx, frame);
  const isAtEnd =
    frame !== undefined && sourceText(cx, frame.span).endsWith('}') && frame.span.end - frame.span.start <= 1;
  const text =
    clauses.length > 0
      ? clauses.join('; ')
      : isAtEnd
        ? `the scope ends on line ${lineName(cx.compilation, line ?? 0)}`
        : line === undefined
          ? 'goes on'
          : `goes on with ${placeName(cx, frame, line)}`;
  return { tone: 'plain', text: `${text.charAt(0).toUpperCase()}${text.slice(1)}.` };
}

/** A line; in a macro call that is open, one of what stands for it. */
function placeName(cx: Standpoint, frame: FrameView | undefined, line: number): string {
  const name = `line ${lineName(cx.compilation, line)}`;
  const written = frame === undefined ? undefined : cx.writtenAt(frame);
  return written === undefined
    ? name
    : `line ${written.line} of what ${code(`${written.name}!`)} stands for on ${name}`;
}

function clausesOf(cx: Standpoint, happenings: readonly Happening[]): string[] {
  const frame = runningFrame(cx);
  const before = cx.trace?.at(cx.since).frames;
  const isEntry =
    before !== undefined && frame !== undefined && before.findLast((each) => each.id === frame.id) === undefined;
  const panic = [
    ...new Set(
      happenings.flatMap(({ event }) =>
        event.kind === 'panic' ? [`panics: ${event.message.replace(/`/g, "'")}`] : [],
      ),
    ),
  ];
  const dropped = dropClauses(cx, happenings);
  const unwound = unwindClauses(cx, happenings);
  const happened = isEntry
    ? entryClauses(cx, frame, happenings, dropped.length > 0)
    : unwound.length > 0
      ? []
      : [...returnClauses(cx, happenings), ...(frame === undefined ? [] : changeClauses(cx, frame, happenings))];
  const all = [
    ...panic,
    ...unwindClauses(cx, happenings),
    ...happened,
    ...(panic.length > 0 ? [] : outputClause(happenings)),
    ...dropped,
  ];
  return all.length === 0 ? branchClause(cx) : all;
}

/** Functions that a panic ended, and whether it was caught. */
function unwindClauses(cx: Standpoint, happenings: readonly Happening[]): string[] {
  const events = happenings.map(({ event }) => event);
  if (!events.some(({ kind }) => kind === 'unwind' || kind === 'caught')) return [];
  const before = cx.trace?.at(cx.since).frames ?? [];
  const left = events.flatMap((event) => {
    const frame = event.kind === 'unwind' ? before.find(({ id }) => id === event.frame) : undefined;
    return frame === undefined || frame.isLibrary ? [] : [`unwinding ends ${callName(cx, frame.body, frame.name)}`];
  });
  return [...left, ...(events.some(({ kind }) => kind === 'caught') ? ['the panic is caught'] : [])];
}

/** A call of the reader's own; or one that the library or the end of a scope makes (\`drop\`, a closure). */
function entryClauses(cx: Standpoint, frame: FrameView, happenings: readonly Happening[], isDrop: boolean): string[] {
  const called = callClauses(cx, frame, happenings);
  if (called.length > 0 || isDrop) return called;
  const caller = cx.moment.frames.findLast((each) => !each.isLibrary && each.id !== frame.id);
  const moves = caller === undefined ? [] : moveClauses(cx, caller, new Set());
  const closure = closureClauses(cx, frame, happenings);
  if (closure.length > 0) return [...moves, ...closure];
  return [...moves, `${callName(cx, frame.body, frame.name)} runs`];
}

function outputClause(happenings: readonly Happening[]): string[] {
  const text = happenings.flatMap(({ event }) => (event.kind === 'output' ? [event.text] : [])).join('');
  if (text === '' || text.startsWith("\nthread '")) return [];
  const shown = text.replace(/\n$/, '');
  return [shown === '' ? 'prints an empty line' : `prints ${code(shown.replace(/\n/g, ' ⏎ '))}`];
}
