/**
 * What stands in place of a macro call as one line of text, each stretch with its place in the piece: a step, or a name, whose
 * span lies in what a macro wrote is found in it. What is only put between (a template's words, brackets around an argument) has
 * no place.
 *
 *     macro_rules! double { ($e:expr) => { $e * 2 } }    double!(1 + 2)
 *     `(`, `1 + 2` (where the macro wrote it), `)`, ` * 2`
 */
import {
  type Compilation,
  type ExpandedPart,
  type Expansion,
  type FileId,
  findExpansion,
  type PlacedText,
  type Span,
  tokenPlaces,
} from '../../interpreter/index.ts';

export interface Stretch {
  readonly text: string;
  /** Where its first character stands in the piece. */
  readonly at: number | undefined;
}

export type Flat = readonly Stretch[];

/** The text at a span, as it has to be read there: arguments keep together. */
export function flatOf(compilation: Compilation, { file, start, end }: Span): Flat {
  const piece = compilation.sourceMap.pieces.get(file);
  if (piece === undefined) return [];
  const expansion = start <= piece.length ? undefined : findExpansion(expansionsOf(piece), start);
  if (expansion !== undefined) return flatOfParts(compilation, file, expansion, start, end);
  return [{ text: compilation.source.slice(piece.start + start, piece.start + end), at: start }];
}

export const flatOfExpansion = (compilation: Compilation, file: FileId, expansion: Expansion): Flat =>
  flatOfParts(compilation, file, expansion, expansion.start, expansion.end);

/** The text of a piece, with what macros wrote behind it. */
export function textOfPiece({ source, sourceMap }: Compilation, file: FileId): string {
  const piece = sourceMap.pieces.get(file);
  if (piece === undefined) return '';
  let text = source.slice(piece.start, piece.start + piece.length);
  for (const each of expansionsOf(piece)) text = text.padEnd(each.start) + each.text;
  return text;
}

export const expansionsOf = (piece: PlacedText): readonly Expansion[] => piece.expansions?.() ?? [];

function flatOfParts(compilation: Compilation, file: FileId, expansion: Expansion, from: number, to: number): Flat {
  const { text, start } = expansion;
  const imageOf = (part: ExpandedPart): string => text.slice(part.start - start, part.end - start);
  // Before an argument that is one whole stands a place of its own without a word.
  const parts = expansion.parts.filter((part) => part.end > from && part.start < to && imageOf(part).trim() !== '');
  const out: Stretch[] = [];
  parts.forEach((part, index) => {
    const before = parts[index - 1];
    const after = parts[index + 1];
    if (before !== undefined && !(stoodTogether(before, part) && mayTouch(imageOf(before), imageOf(part))))
      out.push({ text: ' ', at: undefined });
    if (part.argument === undefined) {
      out.push({ text: imageOf(part), at: part.start });
      return;
    }
    const by = part.start - part.argument;
    const argument = flatOf(compilation, {
      file,
      start: part.argument,
      end: part.argument + part.end - part.start,
    }).map((each) => (each.at === undefined ? each : { ...each, at: each.at + by }));
    const left = before === undefined || before.argument !== undefined ? '' : imageOf(before);
    const right = after === undefined || after.argument !== undefined ? '' : imageOf(after);
    out.push(...kept(argument, part.fragment, left, right));
  });
  return out;
}

/** Nothing stands between the two in the definition. */
const stoodTogether = (one: ExpandedPart, other: ExpandedPart): boolean =>
  one.written.file === other.written.file && one.written.end === other.written.start;

/** Two words would be one. */
const mayTouch = (one: string, other: string): boolean => !(/[\w'"]$/u.test(one) && /^[\w'"]/u.test(other));

/** What may stand beside an expression without taking a part of it. */
const LEFT_OPEN: ReadonlySet<string> = new Set([
  ...['', '(', '[', '{', '}', ',', ';', '=>', '=', ':', 'return', 'in', 'if', 'match', 'while', 'break'],
  ...['+=', '-=', '*=', '/=', '%=', '&=', '|=', '^='],
]);
const RIGHT_OPEN: ReadonlySet<string> = new Set(['', ')', ']', '}', ',', ';', '=>', '{', '=']);

/** An argument that was parsed as a fragment, in brackets where its neighbours would take it apart. */
export function kept(argument: Flat, fragment: string | undefined, left: string, right: string): Flat {
  const around = (open: string, close: string): Flat => [
    { text: open, at: undefined },
    ...argument,
    { text: close, at: undefined },
  ];
  const isFree = LEFT_OPEN.has(left) && RIGHT_OPEN.has(right);
  const text = argument.map((each) => each.text).join('');
  if (fragment === 'ty') return !isFree && text.includes('+') ? around('(', ')') : argument;
  if (fragment === 'pat') return !isFree && text.includes('|') ? around('(', ')') : argument;
  if (fragment !== 'expr' && fragment !== 'literal') return argument;
  return !isFree && isCompound(text) ? around('(', ')') : argument;
}

const OPENING: ReadonlySet<string> = new Set(['(', '[', '{']);
const CLOSING: ReadonlySet<string> = new Set([')', ']', '}']);
const WORDS: ReadonlySet<string> = new Set(['as', 'move', 'return', 'break', 'yield', 'if', 'match', 'unsafe', 'loop']);

/** An operator stands in it outside of brackets, or it begins like something that goes on to the right. */
function isCompound(text: string): boolean {
  let depth = 0;
  for (const { start, end } of tokenPlaces(text)) {
    const image = text.slice(start, end);
    if (OPENING.has(image)) depth++;
    else if (CLOSING.has(image)) depth--;
    else if (depth === 0 && (WORDS.has(image) || /^[-+*/%^&|!<>=]|^\.\.|^\|/u.test(image))) {
      if (image === '!' && start > 0) continue;
      return true;
    }
  }
  return false;
}
