/**
 * One sentence for what happened since the stop before, in the reader's words: variables, functions and lines, never the
 * machine's insides. It is the text twin of the motion, and is read aloud.
 */
import type { FrameView } from '../../interpreter/index.ts';
import { lineOfFrame, type SceneContext, sourceText } from './context.ts';
import { type Happening, happeningsOf, runningFrame } from './happenings.ts';
import { findRefusal } from './refusal.ts';
import { branchClause } from './say-branch.ts';
import { callClauses, returnClauses } from './say-calls.ts';
import { changeClauses, moveClauses } from './say-changes.ts';
import { code } from './say-code.ts';
import { dropClauses } from './say-drops.ts';
import { endOf } from './say-end.ts';
import { refusalText } from './say-refusal.ts';
import type { Sentence } from './scene.ts';

const MOST_CLAUSES = 3;

export function sentenceOf(cx: SceneContext, happenings: readonly Happening[] = happeningsOf(cx)): Sentence {
  const { status, step } = cx.moment;
  if (cx.isRefused) return { tone: 'refused', text: refusalText(cx, findRefusal(cx)) };
  if (status.kind !== 'running' && status.kind !== 'refused') return endOf(cx, status);
  if (step === 0) return { tone: 'plain', text: '`main` is about to begin.' };
  const clauses = [...new Set(clausesOf(cx, happenings))].slice(0, MOST_CLAUSES);
  const frame = runningFrame(cx);
  const line = frame === undefined ? undefined : lineOfFrame(cx, frame);
  const isAtEnd =
    frame !== undefined && sourceText(cx, frame.span).endsWith('}') && frame.span.end - frame.span.start <= 1;
  const text =
    clauses.length > 0
      ? clauses.join('; ')
      : isAtEnd
        ? `the scope ends on line ${line ?? 0}`
        : line === undefined
          ? 'goes on'
          : `goes on with line ${line}`;
  return { tone: 'plain', text: `${text.charAt(0).toUpperCase()}${text.slice(1)}.` };
}

function clausesOf(cx: SceneContext, happenings: readonly Happening[]): string[] {
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

function outputClause(happenings: readonly Happening[]): string[] {
  const text = happenings.flatMap(({ event }) => (event.kind === 'output' ? [event.text] : [])).join('');
  if (text === '' || text.startsWith("\nthread '")) return [];
  const shown = text.replace(/\n$/, '');
  return [shown === '' ? 'prints an empty line' : `prints ${code(shown.replace(/\n/g, ' ⏎ '))}`];
}
