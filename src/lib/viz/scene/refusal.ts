/** The access that the compiler refuses: what it wanted, what forbids it, and until when. Facts of the checker, in words. */
import { unreachable } from '../../heap/base/index.ts';
import type { AccessKind, Body, Loan, Refusal } from '../../interpreter/index.ts';
import { factsOf, lineAt, pointOf, type SceneContext, sourceText } from './context.ts';
import { calleeName } from './moved.ts';
import type { RefusalCard } from './scene.ts';

export interface RefusedAccess {
  readonly refusal: Refusal;
  readonly loan: Loan | undefined;
  readonly frameIndex: number;
  /** The call for which the refused borrow or move is made, if there is one. */
  readonly callee: string | undefined;
}

/** The refusal on which the moment stands. */
export function findRefusal(cx: SceneContext): RefusedAccess | undefined {
  if (!cx.isRefused) return undefined;
  const { frames } = cx.moment;
  for (let frameIndex = frames.length - 1; frameIndex >= 0; frameIndex--) {
    const frame = frames[frameIndex];
    const facts = frame === undefined ? undefined : factsOf(cx, frame);
    if (frame === undefined || facts === undefined) continue;
    const point = pointOf(facts, frame.at);
    const refusal = facts.refusals.find((each) => pointOf(facts, each.at) === point);
    const body = cx.compilation.bodies.get(frame.body);
    if (refusal !== undefined)
      return {
        refusal,
        loan: refusal.loan === undefined ? undefined : facts.loans[refusal.loan],
        frameIndex,
        callee: body === undefined ? undefined : findCallee(cx, body, refusal),
      };
  }
  return undefined;
}

/** Who wants it, by name: the macro, the function called, or the variable that is to hold the reference. */
export function actorOf(cx: SceneContext, { refusal, callee }: RefusedAccess): string | undefined {
  const body = cx.compilation.bodies.get(refusal.body);
  const block = body?.blocks[refusal.at.block];
  const at = block?.statements[refusal.at.statement] ?? block?.terminator;
  if (at?.origin?.endsWith('-macro') === true) return macroName(cx, refusal);
  if (callee !== undefined) return callee;
  const name = at?.kind === 'assign' && at.place.path.length === 0 ? body?.locals[at.place.local]?.name : undefined;
  return name === undefined || name.startsWith('$') || name === refusal.placeText ? undefined : name;
}

/** The nearest macro call before the access in the source. */
function macroName(cx: SceneContext, { span }: Refusal): string | undefined {
  const before = cx.compilation.source.slice(Math.max(0, span.start - 400), span.start);
  return [...before.matchAll(/(\w+!)\s*[([{]/g)].at(-1)?.[1];
}

/** The variable that the run's first refused access was about, past that access: its call and its local. */
export function refusedLocal(cx: SceneContext): { readonly frame: number; readonly local: number } | undefined {
  const step = cx.trace?.refusalStep;
  if (!cx.options.letItHappen || cx.trace === undefined || step === undefined) return undefined;
  const frame = cx.trace.at(step).frames.findLast((each) => !each.isLibrary);
  const facts = frame === undefined ? undefined : factsOf(cx, frame);
  if (frame === undefined || facts === undefined) return undefined;
  const place = facts.refusals.find((each) => pointOf(facts, each.at) === pointOf(facts, frame.at))?.place;
  return place === undefined ? undefined : { frame: frame.id, local: place.local };
}

/** The call that the statement at the refusal makes a value for: it stands in the same block or in one straight after. */
function findCallee(cx: SceneContext, body: Body, refusal: Refusal): string | undefined {
  const call = findCall(body, refusal);
  return call === undefined ? undefined : calleeName(cx, body, call);
}

function findCall(body: Body, refusal: Refusal): number | undefined {
  let block: number = refusal.at.block;
  const first = body.blocks[block];
  const statement = first?.statements[refusal.at.statement];
  if (statement === undefined) return first?.terminator.kind === 'call' ? block : undefined;
  if (statement.kind !== 'assign' || body.locals[statement.place.local]?.kind !== 'temp') return undefined;
  let carrier: number = statement.place.local;
  for (let hops = 0; hops < 8; hops++) {
    const data = body.blocks[block];
    if (data === undefined) return undefined;
    for (const each of data.statements) {
      if (
        each.kind === 'assign' &&
        each.rvalue.kind === 'use' &&
        takes(each.rvalue.operand, carrier) &&
        each.place.path.length === 0
      )
        carrier = each.place.local;
      if (
        each.kind === 'assign' &&
        each.rvalue.kind === 'ref' &&
        each.rvalue.place.local === carrier &&
        each.place.path.length === 0
      )
        carrier = each.place.local;
    }
    const { terminator } = data;
    if (terminator.kind === 'call') {
      if (terminator.args.some((arg) => takes(arg, carrier))) return block;
      if (terminator.target === undefined) return undefined;
      block = terminator.target;
    } else if (terminator.kind === 'goto' || terminator.kind === 'assert') block = terminator.target;
    else return undefined;
  }
  return undefined;
}

type Operand = Extract<Body['blocks'][number]['terminator'], { kind: 'call' }>['args'][number];
const takes = (operand: Operand, local: number): boolean =>
  operand.kind !== 'constant' && operand.place.local === local;

// ---------------------------------------------------------------- words

export function refusalCard(cx: SceneContext, found: RefusedAccess): RefusalCard {
  const { refusal, frameIndex } = found;
  const frame = cx.moment.frames[frameIndex];
  return {
    key: 'refusal',
    code: refusal.code,
    title: titleOf(cx, found),
    words: wordsOf(cx, found),
    frame: frame === undefined ? undefined : `frame${frame.id}`,
  };
}

/** A run's bad end, drawn where the refusal would be. */
export function endCard(cx: SceneContext): RefusalCard | undefined {
  const { status, frames } = cx.moment;
  if (cx.isRefused || (status.kind !== 'panicked' && status.kind !== 'faulted')) return undefined;
  const message = status.kind === 'panicked' ? status.message : status.fault.message;
  const line = lineAt(cx, status.kind === 'panicked' ? status.span : status.fault.span);
  const where = line === undefined ? '' : ` on line ${line}`;
  const words =
    status.kind === 'panicked'
      ? `panicked${where} · ${frames.length === 0 ? 'all calls are unwound, exit code' : 'exit code'} ${status.exit}`
      : `undefined behaviour${where}`;
  return { key: 'refusal', code: undefined, title: [{ text: message, isHot: false }], words, frame: undefined };
}

/** The refused piece of source on one line; for a method call with the borrow written out: `push_str(&mut s, "!")`. */
function titleOf(cx: SceneContext, { refusal, callee, frameIndex }: RefusedAccess): RefusalCard['title'] {
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

function cutAround(cx: SceneContext, { span }: Refusal, around: Refusal['span'] | undefined): RefusalCard['title'] {
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

export function needOf(access: AccessKind): string {
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

/** Who keeps the loan alive, by name: the last named holder of the chain. */
export function holderOf(cx: SceneContext, { refusal, loan, frameIndex }: RefusedAccess): string | undefined {
  const named = [...refusal.chain]
    .reverse()
    .find((each) => each.name !== undefined && !each.name.startsWith('$'))?.name;
  const later = refusal.later;
  const locals = cx.moment.frames[frameIndex]?.locals;
  const laterName =
    later !== undefined && 'local' in later ? locals?.find((each) => each.local === later.local)?.name : undefined;
  const target = locals?.find((each) => each.local === loan?.target)?.name;
  return [laterName, named, target].find((name) => name !== undefined && !name.startsWith('$'));
}

export const laterLine = (cx: SceneContext, refusal: Refusal): number | undefined =>
  refusal.later === undefined ? undefined : lineAt(cx, refusal.later.span);

function wordsOf(cx: SceneContext, found: RefusedAccess): string {
  const { refusal, loan } = found;
  const needs =
    refusal.access === 'storage-dead' || refusal.access === 'drop' ? 'ends here' : `needs ${needOf(refusal.access)}`;
  if (loan !== undefined) {
    const holder = holderOf(cx, found);
    const line = laterLine(cx, refusal);
    const has = loan.kind === 'shared' ? 'lent to read' : 'lent to change';
    return `${needs} · ${has}${line === undefined ? '' : ` until line ${line}`}${holder === undefined ? '' : `, because of ${holder}`}`;
  }
  const moved = refusal.movedAt[0];
  const movedLine = moved === undefined ? undefined : lineAt(cx, moved.span);
  if (movedLine !== undefined) return `needs a value · moved away on line ${movedLine}`;
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
