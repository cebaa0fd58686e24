/**
 * Lays what a macro wrote out as a program is written: statements below one another, blocks indented. The tokens stay as they
 * are and in their order; each keeps its place in the piece, so that a stretch of the piece is a stretch of the text.
 */
import { tokenPlaces } from '../../interpreter/index.ts';
import type { Flat } from './flat.ts';

export interface LaidOut {
  readonly text: string;
  /** In order. */
  readonly tokens: readonly LaidToken[];
}

export interface LaidToken {
  /** In the text. */
  readonly start: number;
  readonly end: number;
  /** In the piece; undefined for what was put between. */
  readonly at: number | undefined;
}

interface Word {
  readonly image: string;
  readonly at: number | undefined;
  /** White space stood before it. */
  readonly isApart: boolean;
}
interface Group {
  readonly open: Word;
  readonly close: Word | undefined;
  readonly inner: readonly Node[];
}
type Node = Word | Group;

const INDENT = '    ';
/** What is longer goes on several lines. */
const MOST_WIDTH = 64;

export function layOut(flat: Flat): LaidOut {
  const out = new Writer();
  writeLines(out, treeOf(wordsOf(flat)), 0);
  return { text: out.text, tokens: out.tokens };
}

/** The stretch of the text whose tokens stand in that stretch of the piece. */
export function findLaid({ tokens }: LaidOut, from: number, to: number): { start: number; end: number } | undefined {
  const inside = tokens.filter(({ at }) => at !== undefined && at >= from && at < to);
  const first = inside[0];
  const last = inside.at(-1);
  return first === undefined || last === undefined ? undefined : { start: first.start, end: last.end };
}

class Writer {
  text = '';
  readonly tokens: LaidToken[] = [];
  word({ image, at }: Word): void {
    this.tokens.push({ start: this.text.length, end: this.text.length + image.length, at });
    this.text += image;
  }
  line(depth: number): void {
    this.text = `${this.text.trimEnd()}\n${INDENT.repeat(depth)}`;
  }
}

function wordsOf(flat: Flat): readonly Word[] {
  const text = flat.map((each) => each.text).join('');
  const starts: { readonly from: number; readonly at: number | undefined }[] = [];
  let length = 0;
  for (const { text: own, at } of flat) {
    starts.push({ from: length, at });
    length += own.length;
  }
  let index = 0;
  let end = 0;
  return tokenPlaces(text).map((place) => {
    while ((starts[index + 1]?.from ?? Infinity) <= place.start) index++;
    const stretch = starts[index];
    const at = stretch?.at === undefined ? undefined : stretch.at + place.start - stretch.from;
    const word = { image: text.slice(place.start, place.end), at, isApart: place.start > end };
    end = place.end;
    return word;
  });
}

const CLOSE: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

function treeOf(words: readonly Word[]): readonly Node[] {
  let index = 0;
  const read = (close: string | undefined): Node[] => {
    const nodes: Node[] = [];
    for (let word = words[index]; word !== undefined && word.image !== close; word = words[index]) {
      index++;
      const wanted = CLOSE[word.image];
      if (wanted === undefined) {
        nodes.push(word);
        continue;
      }
      const inner = read(wanted);
      nodes.push({ open: word, inner, close: words[index] });
      index++;
    }
    return nodes;
  };
  return read(undefined);
}

const isGroup = (node: Node | undefined): node is Group => node !== undefined && 'open' in node;
const isWord = (node: Node | undefined, image: string): boolean =>
  node !== undefined && !isGroup(node) && node.image === image;
const isBlock = (node: Node | undefined): node is Group => isGroup(node) && node.open.image === '{';

/** Statements, arms or fields: each on a line of its own. */
function writeLines(out: Writer, nodes: readonly Node[], depth: number): void {
  const hasArms = nodes.some((node) => isWord(node, '=>'));
  const isList = !nodes.some((node) => isWord(node, ';'));
  nodes.forEach((node, index) => {
    const next = nodes[index + 1];
    writeNode(out, node, nodes[index - 1], depth);
    if (next === undefined) return;
    const ends =
      isWord(node, ';') ||
      (isList && isWord(node, ',')) ||
      (isBlock(node) && isBroken(node) && beginsAnew(next, hasArms));
    if (ends) out.line(depth);
  });
}

/** What may follow a block without being a part of what the block ends. */
function beginsAnew(next: Node, hasArms: boolean): boolean {
  if (isGroup(next)) return next.open.image !== '(' && next.open.image !== '[';
  if (next.image === 'else' || next.image === ',') return false;
  return /^[\p{L}_'#"\d]/u.test(next.image) || (hasArms && /^[&|(]/u.test(next.image));
}

function writeNode(out: Writer, node: Node, before: Node | undefined, depth: number): void {
  if (isSpaced(out, node, before)) out.text += ' ';
  if (!isGroup(node)) {
    out.word(node);
    return;
  }
  const { open, inner, close } = node;
  out.word(open);
  const isBrace = open.image === '{';
  if (isBroken(node)) {
    out.line(depth + 1);
    if (isBrace) writeLines(out, inner, depth + 1);
    else writeList(out, inner, depth + 1);
    out.line(depth);
  } else {
    if (isBrace && inner.length > 0) out.text += ' ';
    inner.forEach((each, index) => {
      writeNode(out, each, inner[index - 1], depth);
    });
    if (isBrace && inner.length > 0) out.text += ' ';
  }
  if (close !== undefined) out.word(close);
}

/** Arguments, one a line. */
function writeList(out: Writer, nodes: readonly Node[], depth: number): void {
  nodes.forEach((node, index) => {
    writeNode(out, node, nodes[index - 1], depth);
    if (isWord(node, ',') && index < nodes.length - 1) out.line(depth);
  });
}

/** A block with statements or arms, one in which a block is, or what is too long. */
function isBroken({ open, inner }: Group): boolean {
  if (inner.length === 0) return false;
  if (open.image !== '{') return inner.some((each) => isWord(each, ',')) && widthOf(inner) > MOST_WIDTH + 16;
  return (
    inner.some((each) => isWord(each, ';') || isWord(each, '=>') || (isBlock(each) && isBroken(each))) ||
    widthOf(inner) > MOST_WIDTH
  );
}

const widthOf = (nodes: readonly Node[]): number =>
  nodes.reduce((sum, node) => sum + 1 + (isGroup(node) ? 2 + widthOf(node.inner) : node.image.length), 0);

const NONE_BEFORE: ReadonlySet<string> = new Set([',', ';', '?', '.', ')', ']']);

function isSpaced({ text }: Writer, node: Node, before: Node | undefined): boolean {
  if (before === undefined || text === '' || /\s$/u.test(text)) return false;
  const word = isGroup(node) ? node.open : node;
  if (!isGroup(node) && NONE_BEFORE.has(word.image)) return false;
  if (!isGroup(before) && (before.image === ',' || before.image === ';')) return true;
  if (isWord(before, '.')) return false;
  return word.isApart;
}
