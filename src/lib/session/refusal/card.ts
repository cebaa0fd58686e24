/** A refusal as a heading and a line of words: the code that is refused, what it needs, what forbids it. */
import { unreachable } from '../../heap/base/index.ts';
import type { AccessKind, Refusal } from '../../interpreter/index.ts';
import { lineName } from '../line-name.ts';
import { lineAt, sourceText, type Standpoint } from '../standpoint.ts';
import { findCall } from './callee.ts';
import { holderOf, laterLine } from './parties.ts';
import type { RefusedAccess } from './refused-access.ts';

export interface RefusalCard {
  /** rustc's code, if it has one. */
  readonly code: string | undefined;
  /** The refused piece of source, cut so that the offending part can stand out. */
  readonly title: readonly { readonly text: string; readonly isHot: boolean }[];
  /** `needs write · has read until line 7, because of r`. */
  readonly words: string;
  /** The number of the call that tries it. */
  readonly frame: number | undefined;
}

export function refusalCard(cx: Standpoint, found: RefusedAccess): RefusalCard {
  const { refusal } = found;
  return {
    code: refusal.code,
    title: titleOf(cx, found),
    words: wordsOf(cx, found),
    frame: cx.moment.frames[found.frameIndex]?.id,
  };
}

/** The refused piece of source on one line; for a method call with the borrow written out: `push_str(&mut s, "!")`. */
function titleOf(cx: Standpoint, { refusal, callee, frameIndex }: RefusedAccess): RefusalCard['title'] {
  const body = cx.compilation.bodies.get(refusal.body);
  const block = body === undefined ? undefined : findCall(body, refusal);
  const terminator = block === undefined ? undefined : body?.blocks[block]?.terminator;
  const place = refusal.placeText;
  if (place !== undefined && (refusal.access === 'storage-dead' || refusal.access === 'drop'))
    return [
      { text: place, isHot: true },
      { text: ' goes out of scope', isHot: false },
    ];
  if (
    body !== undefined &&
    callee !== undefined &&
    terminator?.kind === 'call' &&
    place !== undefined &&
    (refusal.access === 'borrow-mut' || refusal.access === 'borrow-shared')
  ) {
    const source = sourceText(cx, terminator.span);
    if (source.includes(`.${callee}`)) {
      const rest = terminator.args
        .slice(1)
        .map((arg) =>
          oneLine(
            sourceText(
              cx,
              arg.kind === 'constant' ? arg.constant.span : (body.locals[arg.place.local]?.span ?? refusal.span),
            ),
          ),
        );
      const hot = `${refusal.access === 'borrow-mut' ? '&mut ' : '&'}${place}`;
      return [
        { text: `${callee}(`, isHot: false },
        { text: hot, isHot: true },
        { text: `${rest.map((each) => `, ${each}`).join('')})`, isHot: false },
      ];
    }
  }
  const frame = cx.moment.frames[frameIndex];
  return cutAround(cx, refusal, frame?.span);
}

function cutAround(cx: Standpoint, { span }: Refusal, around: Refusal['span'] | undefined): RefusalCard['title'] {
  const { source, lines } = cx.compilation;
  const line = lineAt(cx, span);
  if (line === undefined) return [{ text: around === undefined ? '' : sourceText(cx, around), isHot: true }];
  const start = lines.starts[line - 1] ?? 0;
  const end = lines.starts[line] ?? source.length;
  const hot = sourceText(cx, { ...span, end: Math.min(span.end, end) });
  const before = source.slice(start, span.start).trimStart();
  const after = source
    .slice(Math.min(span.end, end), end)
    .replace(/\/\/.*$/, '')
    .trimEnd();
  return [
    { text: before, isHot: false },
    { text: hot.trimEnd(), isHot: true },
    { text: after, isHot: false },
  ].filter((each) => each.text !== '');
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ');

function needOf(access: AccessKind): string {
  switch (access) {
    case 'read':
    case 'borrow-shared':
      return 'read';
    case 'write':
    case 'assign':
    case 'borrow-mut':
      return 'write';
    case 'move':
      return 'to take it';
    case 'drop':
    case 'storage-dead':
      return 'to end it';
    case 'return':
      return 'to leave with it';
    default:
      return unreachable(access);
  }
}

function wordsOf(cx: Standpoint, found: RefusedAccess): string {
  const { refusal, loan } = found;
  const needs =
    refusal.access === 'storage-dead' || refusal.access === 'drop' ? 'ends here' : `needs ${needOf(refusal.access)}`;
  if (loan !== undefined) {
    const holder = holderOf(cx, found);
    const line = laterLine(cx, refusal);
    const has = loan.kind === 'shared' ? 'lent to read' : 'lent to change';
    return `${needs} · ${has}${line === undefined ? '' : ` until line ${lineName(cx.compilation, line)}`}${holder === undefined ? '' : `, because of ${holder}`}`;
  }
  const moved = refusal.movedAt[0];
  const movedLine = moved === undefined ? undefined : lineAt(cx, moved.span);
  if (movedLine !== undefined) return `needs a value · moved away on line ${lineName(cx.compilation, movedLine)}`;
  switch (refusal.code) {
    case 'E0381':
      return 'needs a value · has none yet';
    case 'E0384':
      return 'needs write · not declared mut, and has its value already';
    case 'E0594':
    case 'E0596':
      return 'needs write · may only be read here';
    case 'E0507':
    case 'E0508':
    case 'E0509':
      return 'needs to take it · it belongs to something else';
    default:
      return needs;
  }
}
