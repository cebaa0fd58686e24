/** How a run ends, in words. */
import { unreachable } from '../../heap/base/index.ts';
import { type FaultView, type RunStatus, type Span, stackNote } from '../../interpreter/index.ts';
import { lineName } from '../line-name.ts';
import { entryName, lineAt, lineOfStep, type Standpoint } from '../standpoint.ts';
import type { Sentence } from './words.ts';

type End = Exclude<RunStatus, { kind: 'running' | 'refused' }>;

/** A run whose stack came near the limit says that it cannot be sure. */
export function endOf(cx: Standpoint, status: End): Sentence {
  const sentence = sentenceOf(cx, status);
  const doubt = cx.trace?.stackDoubt;
  return doubt === undefined ? sentence : { ...sentence, text: `${sentence.text} But ${stackNote(doubt)}.` };
}

function sentenceOf(cx: Standpoint, status: End): Sentence {
  switch (status.kind) {
    case 'finished':
      return {
        tone: 'ended',
        text:
          status.exit === 0
            ? `\`${entryName(cx)}\` returns: the ${cx.compilation.tests.length > 0 ? 'test' : 'program'} ends.`
            : `The program ends with exit code ${status.exit}.`,
      };
    case 'panicked':
      return {
        tone: 'panicked',
        text: `The program panics${onLine(cx, status.span)}: ${status.message.replace(/`/g, "'")}. It ends with exit code ${status.exit}.`,
      };
    case 'faulted':
      return {
        tone: 'faulted',
        text: `Undefined behaviour${onLine(cx, status.fault.span)}: ${status.fault.message}.${historyOf(cx, status.fault)}`,
      };
    case 'out-of-steps':
      return {
        tone: 'ended',
        text: `Stopped after ${status.budget.toLocaleString('en-US')} steps: the program may never end.`,
      };
    case 'out-of-memory':
      return {
        tone: 'ended',
        text: `Stopped: the program holds more than Ferrostep's ${megabytes(status.budget)} of memory.`,
      };
    case 'internal':
      return { tone: 'ended', text: `The run cannot go on: ${status.message}.` };
    case 'unsupported':
      return {
        tone: 'ended',
        text: `The run stops${onLine(cx, status.span)}: Ferrostep does not support ${status.construct} yet.`,
      };
    default:
      return unreachable(status);
  }
}

const megabytes = (bytes: number): string => `${Math.round(bytes / 1048576)} MB`;

function onLine(cx: Standpoint, span: Span): string {
  const line = lineAt(cx, span);
  return line === undefined ? '' : ` on line ${lineName(cx.compilation, line)}`;
}

/** Allocated here, freed there: the lines of the reader's program on which it happened. */
function historyOf(cx: Standpoint, fault: FaultView): string {
  const born = lineOfStep(cx, fault.bornStep);
  const died = lineOfStep(cx, fault.diedStep);
  const parts = [
    ...(born === undefined ? [] : [`made on line ${lineName(cx.compilation, born)}`]),
    ...(died === undefined ? [] : [`gone since line ${lineName(cx.compilation, died)}`]),
  ];
  return parts.length === 0 ? '' : ` The memory was ${parts.join(', ')}.`;
}
