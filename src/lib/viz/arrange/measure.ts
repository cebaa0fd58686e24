/** How large each value is drawn. Sizes depend on the value alone, never on where it stands. */
import type { Content, ListItem, ValueNode } from '../scene/index.ts';
import { MONO_SMALL, monoWidth, sansWidth, SIZE } from './metrics.ts';

export interface Sized {
  readonly node: ValueNode;
  readonly width: number;
  readonly height: number;
  readonly parts: readonly SizedPart[];
  /** Parts stand side by side, below one another, or in lines of cells. */
  readonly flow: 'leaf' | 'across' | 'down' | 'cells';
  /** Width of the column of field names or indexes. */
  readonly nameWidth: number;
  /** Height of the title's line, or its width when parts stand beside it. */
  readonly title: number;
  /** Lines of a note beside what is not there. */
  readonly notes: readonly string[];
}

/** A part with its place inside the whole. */
export interface SizedPart {
  readonly label: string;
  readonly item:
    | { readonly kind: 'node'; readonly sized: Sized }
    | { readonly kind: 'gap' | 'spare'; readonly key: string; readonly text: string };
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const GAP = 6;
/** The hatched mark of what is not there, before its note. */
export const ABSENT = 42;
/** Values have at least this room, so that a card need not grow when one is moved away. */
export const VALUE_COLUMN = 184;

export function measureNode(node: ValueNode, room: number): Sized {
  if (node.state === 'moved' || node.state === 'gone') {
    const notes = noteLines(node.note, room);
    return leaf(node, ABSENT + widestOf(notes) + (node.content.kind === 'handle' ? 34 : 0), notes);
  }
  if (node.state === 'uninit') return leaf(node, 64);
  const { content } = node;
  switch (content.kind) {
    case 'text':
      return leaf(node, monoWidth(content.text) + 24);
    case 'blank':
      return leaf(node, 40);
    case 'pointer': {
      const label = fit(content.label, room - 44, labelWidth);
      return leaf(
        label === content.label ? node : { ...node, content: { ...content, label } },
        label === '' ? 40 : labelWidth(label) + 44,
      );
    }
    case 'handle': {
      const text = fit(content.text, room - 46 - (content.facts === '' ? 0 : sansWidth(content.facts) + 8), monoWidth);
      const shown = text === content.text ? node : { ...node, content: { ...content, text } };
      return leaf(
        shown,
        (text === '' ? 16 : monoWidth(text) + 24) + (content.facts === '' ? 0 : sansWidth(content.facts) + 8) + 22,
      );
    }
    case 'group':
      return measureGroup(node, content, room);
    case 'list':
      return content.form === 'cells'
        ? measureCells(node, content.items, room)
        : measureRows(node, content.items, room);
  }
}

/** Cut to what fits; nothing rather than a stump. */
function fit(text: string, room: number, widthOf: (text: string) => number): string {
  if (widthOf(text) <= room) return text;
  const most = Math.floor((text.length * room) / Math.max(1, widthOf(text))) - 1;
  return most < 5 ? '' : `${text.slice(0, most)}…`;
}

/** A note in one line, or in two about as long as each other where the column has no room. */
export function noteLines(note: string, room: number): readonly string[] {
  const words = note.split(' ');
  if (ABSENT + sansWidth(note) <= Math.min(room, VALUE_COLUMN) || words.length < 2) return [note];
  let best: readonly string[] = [note];
  for (let cut = 1; cut < words.length; cut++) {
    const lines = [words.slice(0, cut).join(' '), words.slice(cut).join(' ')];
    if (widestOf(lines) < widestOf(best)) best = lines;
  }
  return best;
}

const widestOf = (lines: readonly string[]): number => Math.max(0, ...lines.map((line) => sansWidth(line)));

/** Labels that quote a value are in the code's font, the others are words. */
export const isQuoted = (label: string): boolean =>
  label.startsWith('"') || label.startsWith('[') || label.startsWith('0x');
const labelWidth = (label: string): number => (isQuoted(label) ? monoWidth(label, MONO_SMALL) : sansWidth(label));

const leaf = (node: ValueNode, width: number, notes: readonly string[] = []): Sized => ({
  node,
  width: Math.max(SIZE.rowMin, Math.ceil(width)),
  height: SIZE.rowMin,
  parts: [],
  flow: 'leaf',
  nameWidth: 0,
  title: 0,
  notes,
});

const isLow = (sized: Sized): boolean =>
  sized.flow === 'leaf' || (sized.flow === 'cells' && sized.height <= SIZE.cell + 2);

function measureGroup(node: ValueNode, content: Extract<Content, { kind: 'group' }>, room: number): Sized {
  const inner = room - 2 * SIZE.pad;
  const sizes = content.fields.map((field) => measureNode(field.node, inner - 60));
  const titleWidth = content.title === '' ? 0 : monoWidth(content.title, MONO_SMALL) + 12;
  const across = sizes.reduce((sum, size) => sum + size.width + GAP, titleWidth + 2 * SIZE.pad - GAP);
  // Side by side only where no arrow has to cross a neighbour.
  const isClear = content.fields
    .slice(0, -1)
    .every((field) => field.node.content.kind !== 'handle' && field.node.content.kind !== 'pointer');
  if (content.form === 'tuple' && isClear && sizes.every(isLow) && across <= room) {
    const height = Math.max(...sizes.map((size) => size.height), SIZE.leaf) + 10;
    let x = SIZE.pad + titleWidth;
    const parts = sizes.map((sized): SizedPart => {
      const part: SizedPart = {
        label: '',
        item: { kind: 'node', sized },
        x,
        y: (height - sized.height) / 2,
        width: sized.width,
        height: sized.height,
      };
      x += sized.width + GAP;
      return part;
    });
    return {
      node,
      width: Math.ceil(across),
      height,
      parts,
      flow: 'across',
      nameWidth: 0,
      title: titleWidth,
      notes: [],
    };
  }
  const title = content.title === '' ? 0 : 24;
  const labels = content.fields.map((field) => (content.form === 'tuple' ? field.name : field.name));
  return stack(node, sizes, labels, title, titleWidth);
}

function stack(
  node: ValueNode,
  sizes: readonly Sized[],
  labels: readonly string[],
  title: number,
  titleWidth: number,
): Sized {
  const nameWidth = Math.max(0, ...labels.map((label) => monoWidth(label, MONO_SMALL))) + 12;
  let y = title + (title === 0 ? SIZE.pad : 2);
  const parts = sizes.map((sized, index): SizedPart => {
    const part: SizedPart = {
      label: labels[index] ?? '',
      item: { kind: 'node', sized },
      x: SIZE.pad + nameWidth,
      y,
      width: sized.width,
      height: sized.height,
    };
    y += sized.height + 4;
    return part;
  });
  const width = Math.max(
    titleWidth + 2 * SIZE.pad,
    nameWidth + 2 * SIZE.pad + Math.max(0, ...sizes.map((size) => size.width)),
  );
  return { node, width: Math.ceil(width), height: y - 4 + SIZE.pad, parts, flow: 'down', nameWidth, title, notes: [] };
}

function measureRows(node: ValueNode, given: readonly ListItem[], room: number): Sized {
  // Free places are as high as taken ones: a push within the capacity moves nothing.
  const items = given.flatMap((item) =>
    item.kind === 'spare' && item.count <= 4
      ? Array.from({ length: item.count }, (_, index): ListItem => ({
          kind: 'spare',
          key: `${item.key}${index}`,
          count: 1,
        }))
      : [item],
  );
  const sizes = items.map((item) => (item.kind === 'element' ? measureNode(item.node, room - 60) : undefined));
  const labels = items.map((item) => (item.kind === 'element' ? String(item.index) : ''));
  const nameWidth = Math.max(...labels.map((label) => monoWidth(label, MONO_SMALL)), 8) + 18;
  let y = 0;
  const parts = items.map((item, index): SizedPart => {
    const sized = sizes[index];
    const height = sized?.height ?? (item.kind === 'spare' ? SIZE.rowMin : 26);
    const text = itemText(item);
    const part: SizedPart = {
      label: labels[index] ?? '',
      x: nameWidth,
      y,
      height,
      width: sized?.width ?? sansWidth(text) + 24,
      item:
        sized === undefined
          ? { kind: item.kind === 'spare' ? 'spare' : 'gap', key: item.kind === 'element' ? '' : item.key, text }
          : { kind: 'node', sized },
    };
    y += height + 4;
    return part;
  });
  return {
    node,
    width: Math.ceil(nameWidth + Math.max(30, ...parts.map((part) => part.width))),
    height: Math.max(SIZE.cell, y - 4),
    parts,
    flow: 'down',
    nameWidth,
    title: 0,
    notes: [],
  };
}

function itemText(item: ListItem): string {
  if (item.kind === 'gap') return `… ${item.count} more`;
  return item.kind === 'spare' ? (item.count === 1 ? 'room for 1' : `room for ${item.count}`) : '';
}

/** Cells of one width, in as many lines as the room asks for. */
function measureCells(node: ValueNode, items: readonly ListItem[], room: number): Sized {
  const texts = items.map((item) =>
    item.kind === 'element' && item.node.content.kind === 'text' ? item.node.content.text : '',
  );
  const widest = Math.max(0, ...texts.map((text) => Math.ceil(monoWidth(text))));
  // Narrower rather than in two lines, as long as there is air between the texts.
  const cell = Math.max(
    widest + 8,
    18,
    Math.min(Math.max(SIZE.cellMin, widest + 16), Math.floor(room / Math.max(1, items.length))),
  );
  let x = 0;
  let y = 0;
  let width = 0;
  const parts: SizedPart[] = [];
  const put = (part: Omit<SizedPart, 'x' | 'y' | 'height' | 'label'>): void => {
    if (x > 0 && x + part.width > room) {
      x = 0;
      y += SIZE.cell + GAP;
    }
    parts.push({ ...part, label: '', x, y, height: SIZE.cell });
    x += part.width;
    width = Math.max(width, x);
  };
  for (const item of items) {
    if (item.kind === 'element')
      put({ width: cell, item: { kind: 'node', sized: { ...leaf(item.node, cell), width: cell, height: SIZE.cell } } });
    else if (item.kind === 'spare' && item.count <= 8 && item.count * cell <= room) {
      for (let index = 0; index < item.count; index++)
        put({ width: cell, item: { kind: 'spare', key: `${item.key}${index}`, text: '' } });
    } else
      put({
        width: Math.ceil(sansWidth(itemText(item)) + 18),
        item: { kind: item.kind, key: item.key, text: itemText(item) },
      });
  }
  return {
    node,
    width: Math.max(width, 30),
    height: y + SIZE.cell,
    parts,
    flow: 'cells',
    nameWidth: 0,
    title: 0,
    notes: [],
  };
}
