/**
 * A file of the library with what macros of other files write into it in place of their calls: so each of its items has a text in
 * the file that it is of. What a macro of the file itself wrote stays where it is defined.
 *
 *     wrapper.rs    macro_rules! wrapper { ($name:ident) => { pub struct $name(u8); } }
 *     first.rs      wrapper! { First }        is written out as `pub struct First(u8);`
 *
 * White space and comments between tokens are those of the definition, or those of the call within an argument.
 */
import { type ExpandedPart, type Expansion, findExpansion, originIn } from './expansion.ts';
import type { FileId, Span } from './span.ts';

export interface TextToWriteOut {
  readonly file: FileId;
  /** The file's text, and behind it what macros wrote. */
  readonly text: string;
  /** Where its own text ends. */
  readonly length: number;
  readonly expansions: readonly Expansion[];
  /** The text of a file that defines a macro, and behind it what macros wrote there. */
  readonly textOf: (file: FileId) => string;
}

export interface WrittenOut {
  readonly text: string;
  /** Where a span of the file, or of what macros wrote behind it, lies in `text`. */
  readonly placeOf: (span: Span) => Span;
  /** Where somebody wrote what stands at a place of `text`: in the file itself, or in the definition of a macro. */
  readonly originOf: (place: Span) => Span;
}

/** What of the file, and of what stands behind it, comes to stand where. */
interface Stretch {
  readonly from: number;
  readonly end: number;
  readonly to: number;
  readonly toEnd: number;
  /** A call, and all that is written in its place. */
  readonly isCall: boolean;
}

export function writeOut(source: TextToWriteOut): WrittenOut {
  const { file } = source;
  const callsIn = callsToWrite(source);
  const isWritten = new Set([...callsIn.values()].flat());
  const { text, stretches } = written(source, callsIn);
  const byFrom = stretches.toSorted((one, other) => one.from - other.from);
  const copies = stretches.filter(({ isCall }) => !isCall);
  const startOf = (offset: number): number => {
    const stretch = lastWhere(byFrom, ({ from }) => from <= offset);
    if (stretch?.isCall === true && offset < stretch.end) return stretch.to;
    return stretch === undefined ? 0 : Math.min(stretch.to + offset - stretch.from, stretch.toEnd);
  };
  const endOf = (offset: number): number => {
    const stretch = lastWhere(byFrom, ({ from }) => from < offset);
    if (stretch?.isCall === true) return stretch.toEnd;
    return stretch === undefined ? 0 : Math.min(stretch.to + offset - stretch.from, stretch.toEnd);
  };
  return {
    text,
    placeOf: (span) => {
      let at = span;
      for (let by = around(source, at.start); by !== undefined && !isWritten.has(by); by = around(source, at.start)) {
        const origin = originIn(by, at).span;
        at = origin.file === file ? origin : by.call;
      }
      const start = startOf(at.start);
      return { file, start, end: at.end <= at.start ? start : Math.max(start, endOf(at.end)) };
    },
    originOf: (place) => {
      const stretch = lastWhere(copies, ({ to }) => to <= place.start);
      const start = stretch === undefined ? 0 : stretch.from + place.start - stretch.to;
      let at: Span = { file, start, end: start + place.end - place.start };
      for (let by = around(source, start); at.file === file && by !== undefined; by = around(source, at.start))
        at = originIn(by, { ...at, end: Math.min(at.end, by.end) }).span;
      return at;
    },
  };
}

/** The expansion that wrote what stands at an offset. */
const around = ({ length, expansions }: TextToWriteOut, offset: number): Expansion | undefined =>
  offset <= length ? undefined : findExpansion(expansions, offset);

/** The calls of other files' macros in what such a macro wrote, or in the file's own text, in the order of their places. */
function callsToWrite(source: TextToWriteOut): ReadonlyMap<Expansion | undefined, readonly Expansion[]> {
  const found = new Map<Expansion | undefined, Expansion[]>();
  const isWritten = new Set<Expansion | undefined>([undefined]);
  // A call within what a macro wrote comes behind that macro's.
  for (const expansion of source.expansions) {
    const within = around(source, expansion.call.start);
    if (!isWritten.has(within) || expansion.parts.every((part) => part.written.file === source.file)) continue;
    isWritten.add(expansion);
    const among = found.get(within);
    if (among === undefined) found.set(within, [expansion]);
    else among.push(expansion);
  }
  for (const among of found.values()) among.sort((one, other) => one.call.start - other.call.start);
  return found;
}

function written(
  source: TextToWriteOut,
  callsIn: ReadonlyMap<Expansion | undefined, readonly Expansion[]>,
): { readonly text: string; readonly stretches: readonly Stretch[] } {
  const stretches: Stretch[] = [];
  let text = '';
  /** What stands from one offset to another, with what is written in place of `calls`; gives where it went on to. */
  const copy = (from: number, end: number, indent: number, calls: readonly Expansion[]): number => {
    let at = from;
    for (const call of calls) {
      if (call.call.start < at || call.call.start >= end) continue;
      copyWords(at, call.call.start, indent);
      replace(call);
      at = call.call.end;
    }
    if (at < end) copyWords(at, end, indent);
    return Math.max(at, end);
  };
  /** The words of an argument are apart as where they were written. `by`: how far behind that they stand as the argument. */
  const copyWords = (from: number, end: number, indent: number, by = 0): void => {
    const parts = around(source, from)?.parts;
    if (parts === undefined) {
      copyText(from, end, by);
      return;
    }
    let before: number | undefined;
    for (let index = firstPart(parts, from); ; index++) {
      const part = parts[index];
      if (part === undefined || part.start >= end) return;
      if (isBlank(source.text.slice(part.start, part.end))) continue;
      const start = Math.max(part.start, from);
      if (before !== undefined) text += indented(spaceBetween(source, before, start), indent);
      before = Math.min(part.end, end);
      if (part.argument === undefined) copyText(start, before, by);
      else
        copyWords(
          start - part.start + part.argument,
          before - part.start + part.argument,
          indent,
          by + part.start - part.argument,
        );
    }
  };
  const copyText = (from: number, end: number, by: number): void => {
    const to = text.length;
    text += source.text.slice(from, end);
    stretches.push({ from: from + by, end: end + by, to, toEnd: text.length, isCall: false });
  };
  const copyDefinition = ({ start, end, written: { file, ...word } }: ExpandedPart): number => {
    const to = text.length;
    text += source.textOf(file).slice(word.start, word.end);
    stretches.push({ from: start, end, to, toEnd: text.length, isCall: false });
    return end;
  };
  const replace = (expansion: Expansion): void => {
    const to = text.length;
    const indent = indentAt(text, to);
    let done = expansion.start;
    const calls = callsIn.get(expansion) ?? [];
    for (const [index, part] of expansion.parts.entries()) {
      // A doc comment was written as an attribute.
      if (isOneWord(expansion.parts[index - 1], part)) {
        done = part.end;
        continue;
      }
      // Before an argument that is one whole stands a place of its own without a word.
      if (part.end <= done || isBlank(source.text.slice(part.start, part.end))) continue;
      if (done > expansion.start) text += indented(spaceBetween(source, done, part.start), indent);
      if (isOneWord(part, expansion.parts[index + 1])) done = copyDefinition(part);
      else done = copy(Math.max(done, part.start), part.end, indent, calls);
    }
    stretches.push({ from: expansion.call.start, end: expansion.call.end, to, toEnd: text.length, isCall: true });
  };
  copy(0, source.length, 0, callsIn.get(undefined) ?? []);
  return { text, stretches };
}

/** They are what became of one word of the definition. */
const isOneWord = (one: ExpandedPart | undefined, other: ExpandedPart | undefined): boolean =>
  one !== undefined &&
  other !== undefined &&
  one.argument === undefined &&
  other.argument === undefined &&
  one.written.start === other.written.start &&
  one.written.end === other.written.end;

/** White space and comments, and how deep what they stand in is indented. */
interface Space {
  readonly text: string;
  readonly base: number;
}

const indented = ({ text, base }: Space, indent: number): string =>
  text.replace(/\n([ \t]*)(?!\n)/gu, (_, own: string) => `\n${' '.repeat(Math.max(0, own.length - base + indent))}`);

/** What stands between a word that ends at one offset and the next one, at another. */
function spaceBetween(source: TextToWriteOut, end: number, start: number): Space {
  const by = around(source, start);
  if (by === undefined)
    return { text: blank(source.text.slice(end, start)) ?? ' ', base: indentAt(source.text, start) };
  const before = by.parts[firstPart(by.parts, end - 1)];
  const after = by.parts[firstPart(by.parts, start)];
  if (before === undefined || after === undefined) return { text: ' ', base: 0 };
  // The white space of an argument is that of the call.
  const isOneArgument = before === after || (before.written.start === after.written.start && before.end <= after.start);
  if (isOneArgument && before.argument !== undefined && after.argument !== undefined) {
    const from = before.argument + end - before.start;
    const to = after.argument + start - after.start;
    if (from <= to) return spaceBetween(source, from, to);
  }
  const definition = source.textOf(after.written.file);
  const base = indentAt(definition, by.parts[0]?.written.start ?? 0);
  const isInOrder = before.written.end <= after.written.start;
  const between = isInOrder ? blank(definition.slice(before.written.end, after.written.start)) : undefined;
  if (between !== undefined && between !== '') return { text: between, base };
  const isTogether = between === '' && !(isWordEnd(source.text[end - 1]) && isWordEnd(source.text[start]));
  if (isTogether || /[,;]/u.test(source.text[start] ?? '')) return { text: '', base };
  // Where a repetition begins or ends there are more than words between the two.
  const line = /\n([ \t]*)(?:\$\(\s*)*$/u.exec(
    definition.slice(Math.max(0, after.written.start - LONGEST), after.written.start),
  );
  return { text: line === null ? ' ' : `\n${line[1] ?? ''}`, base };
}

/** White space, and marks of repetitions in it, before a word. */
const LONGEST = 400;

/** The text, if it is white space and comments. */
const blank = (text: string): string | undefined =>
  /^(?:\s|\/\/[^\n]*|\/\*[\s\S]*?\*\/)*$/u.test(text) ? text : undefined;

const isBlank = (text: string): boolean => text.trim() === '';

const isWordEnd = (character: string | undefined): boolean => character !== undefined && /[\w'"]/u.test(character);

/** How many columns the line at an offset is indented by. */
function indentAt(text: string, offset: number): number {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  return /^[ \t]*/u.exec(text.slice(start, offset))?.[0].length ?? 0;
}

/** Where in the list the part is that holds an offset, or the one before it. */
const firstPart = (parts: readonly ExpandedPart[], offset: number): number =>
  Math.max(0, countWhere(parts, ({ start }) => start <= offset) - 1);

/** The last of a list in order that a condition holds for, which holds for all before it. */
const lastWhere = <T>(list: readonly T[], holds: (each: T) => boolean): T | undefined =>
  list[countWhere(list, holds) - 1];

function countWhere<T>(list: readonly T[], holds: (each: T) => boolean): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const each = list[middle];
    if (each !== undefined && holds(each)) low = middle + 1;
    else high = middle;
  }
  return low;
}
