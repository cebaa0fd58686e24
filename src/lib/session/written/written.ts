/**
 * Macro calls opened in place: what stands for each, laid out, and where a step stands in it. Steps, stops and sentences go by
 * this for calls that are open; a call that is closed is one place, as its text is.
 *
 * A call is known by a key that an edit elsewhere leaves as it is: the function around it, its text and which of several alike
 * it is; one that a macro wrote, by the key of the call around it and its number there.
 */
import { type Compilation, type FileId, ownNumber, type Span } from '../../interpreter/index.ts';
import { buildPlaceIndex } from '../moments/places.ts';
import { type Call, callsIn } from './calls.ts';
import { intervalsOf, type Intervals } from './intervals-of.ts';
import { findLaid, type LaidOut, layOut } from './layout.ts';
import type { OpenableCall, WrittenBlock, WrittenPlace, WrittenView } from './written-view.ts';

export interface WrittenProgram {
  /** The calls of the program's text, and what stands for those of `open`. */
  readonly view: (open: ReadonlySet<string>) => WrittenView;
  /** Where a span stands in the innermost open call that it came through. Undefined where it came through none. */
  readonly placeOf: (span: Span, open: ReadonlySet<string>) => WrittenPlace | undefined;
}

/** A call with what stands for it. */
interface Node {
  readonly key: string;
  readonly call: Call;
  readonly laid: () => LaidOut;
  readonly inner: () => readonly Node[];
}

export function writtenProgram(compilation: Compilation): WrittenProgram {
  const { sourceMap } = compilation;
  const places = buildPlaceIndex(compilation);
  const callsOf = once((file: FileId) => callsIn(compilation, file));
  const intervals = once((file: FileId) => intervalsOf(compilation, file));
  const isWritten = (span: Span): boolean => span.start > (sourceMap.pieces.get(span.file)?.length ?? Infinity);

  /** Of the variable that a name in what a macro wrote means: a body of that piece has it. */
  const numberOf = (name: string, span: Span): number | undefined => {
    for (const body of compilation.code.values()) {
      const number = body.span.file === span.file ? ownNumber(sourceMap, body, name, span) : undefined;
      if (number !== undefined) return number;
    }
    return undefined;
  };
  const nodesIn = (calls: readonly Call[], keyOf: (call: Call, index: number) => string): readonly Node[] =>
    outermost(calls).map((call, index): Node => {
      const key = keyOf(call, index);
      const laid = onceOnly(() => layOut(call.flat()));
      const inner = onceOnly(() =>
        nodesIn(insideOf(call, callsOf(call.span.file)), (each, number) => `${key}/${number}${each.name}`),
      );
      return { key, call, laid, inner };
    });
  const roots = once((file: FileId) =>
    nodesIn(
      callsOf(file).filter(({ span }) => !isWritten(span)),
      ({ span, name }) => keyOfCall(sourceMap.called(span), name),
    ),
  );
  const keyOfCall = ({ start, end }: Span, name: string): string => {
    const ref = places.refOf(start, end);
    return ref === undefined ? `${name}@${start}` : `${ref.within}#${ref.nth}:${ref.text}`;
  };

  const blockOf = (node: Node, parent: string | undefined, open: ReadonlySet<string>): readonly WrittenBlock[] => {
    const { text, tokens } = node.laid();
    const { file } = node.call.span;
    const inner = node.inner();
    const own = tokens.flatMap(({ start, end, at }) => {
      const number =
        at === undefined ? undefined : numberOf(text.slice(start, end), { file, start: at, end: at + end - start });
      return number === undefined ? [] : [{ start, end, number }];
    });
    const block: WrittenBlock = {
      key: node.key,
      parent,
      name: node.call.name,
      note: node.call.note,
      text,
      calls: inner.flatMap((each) => callIn(node, each)),
      own,
    };
    return [block, ...inner.filter(({ key }) => open.has(key)).flatMap((each) => blockOf(each, node.key, open))];
  };

  return {
    view: (open) => {
      const files = [...sourceMap.pieces.keys()];
      const all = files.flatMap((file) => roots(file));
      return {
        calls: all
          .map(({ key, call }): OpenableCall => {
            const { start, end } = sourceMap.called(call.span);
            return { key, name: call.name, start, end };
          })
          .sort((a, b) => a.start - b.start),
        blocks: all.filter(({ key }) => open.has(key)).flatMap((node) => blockOf(node, undefined, open)),
      };
    },
    placeOf: (span, open) => {
      if (open.size === 0) return undefined;
      let found: { readonly node: Node; readonly at: Span } | undefined;
      let nodes = roots(span.file);
      for (;;) {
        const next = nodes.find(({ key, call }) => open.has(key) && placeIn(sourceMap, span, call) !== undefined);
        if (next === undefined) break;
        found = { node: next, at: placeIn(sourceMap, span, next.call) ?? span };
        nodes = next.inner();
      }
      return found === undefined ? undefined : placeInBlock(found.node, found.at, intervals(span.file));
    },
  };
}

/** Where a span stands in what stands for a call: it may have come through further calls. Undefined if it is not in it. */
function placeIn({ pieces }: Compilation['sourceMap'], span: Span, { span: at, expansion }: Call): Span | undefined {
  const piece = pieces.get(span.file);
  const all = piece?.expansions?.() ?? [];
  const [from, to] = expansion === undefined ? [at.start, at.end] : [expansion.start, expansion.end];
  let now = span;
  for (;;) {
    if (now.start >= from && now.end <= to) return now;
    const around = now.start > (piece?.length ?? 0) ? all.findLast((each) => each.start <= now.start) : undefined;
    if (around === undefined) return undefined;
    now = around.call;
  }
}

/** The statement of the block that a place belongs to, or the argument: all of the block, where it belongs to none. */
function placeInBlock({ key, call, laid, inner }: Node, at: Span, intervals: Intervals): WrittenPlace {
  const block = laid();
  const { expansion, name, args } = call;
  const isBrace = at.end - at.start <= 1 && intervals.braces.has(at.start);
  const part =
    expansion === undefined
      ? args.find((each) => holds(each, at))
      : isBrace
        ? { start: at.start, end: at.start + 1 }
        : // A call that stands as a statement is none in the tree: what it wrote is.
          (intervals.innermost(at, expansion.start, expansion.end) ??
          inner().find(({ call: { span } }) => holds(span, at))?.call.span);
  const shown = (part && findLaid(block, part.start, part.end)) ?? { start: 0, end: block.text.length };
  const line = block.text.slice(0, shown.start).split('\n').length;
  return { key, name, ...shown, line, isBrace };
}

const holds = (outer: Span, inner: Span): boolean => outer.start <= inner.start && inner.end <= outer.end;

/** An inner call, where it stands in the text of the block. */
function callIn({ laid }: Node, { key, call }: Node): readonly OpenableCall[] {
  const at = findLaid(laid(), call.span.start, call.span.end);
  return at === undefined ? [] : [{ key, name: call.name, ...at }];
}

/** Of calls in one text those that lie in no other. */
function outermost(calls: readonly Call[]): readonly Call[] {
  let end = -1;
  return calls.filter(({ span }) => {
    if (span.end <= end) return false;
    ({ end } = span);
    return true;
  });
}

/** The calls in what stands for a call: in the text that was written, or in the arguments that were taken over. */
function insideOf({ span, expansion }: Call, all: readonly Call[]): readonly Call[] {
  const [from, to] = expansion === undefined ? [span.start, span.end] : [expansion.start, expansion.end];
  return all.filter(
    (each) =>
      each.span.start >= from && each.span.end <= to && !(each.span.start === span.start && each.span.end === span.end),
  );
}

function once<Key, T>(make: (key: Key) => T): (key: Key) => T {
  const known = new Map<Key, T>();
  return (key) => {
    const found = known.get(key);
    if (found !== undefined) return found;
    const made = make(key);
    known.set(key, made);
    return made;
  };
}

function onceOnly<T>(make: () => T): () => T {
  const get = once<undefined, T>(make);
  return () => get(undefined);
}
