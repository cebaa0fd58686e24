/** Folds long lists. What an arrow points at stays; an arrow that starts in the folded part starts at the fold. */
import type { Arrow, Content, ListItem, MemoryBox, Row, ValueNode } from './scene.ts';

/** Shown at the head of a folded list, and at most unfolded. */
const LIMITS = { cells: { most: 16, head: 10 }, rows: { most: 8, head: 5 } } as const;

export interface Folding {
  /** Keys that must be seen. */
  readonly pinned: ReadonlySet<string>;
  /** Folded key to the key of its fold. */
  readonly folded: Map<string, string>;
}

export function foldingFor(arrows: readonly Arrow[]): Folding {
  const pinned = new Set<string>();
  for (const { to } of arrows) {
    if (to.kind === 'node') pin(pinned, to.key);
    else if (to.kind === 'range') {
      pin(pinned, to.first);
      pin(pinned, to.last);
    }
  }
  return { pinned, folded: new Map() };
}

/** The key and everything around it: `alloc4[2].name` pins `alloc4[2]`. */
function pin(pinned: Set<string>, key: string): void {
  for (let end = key.length; end > 0; end = Math.max(key.lastIndexOf('.', end - 1), key.lastIndexOf('[', end - 1)))
    pinned.add(key.slice(0, end));
}

export const foldRow = (row: Row, folding: Folding): Row => ({ ...row, node: foldNode(row.node, folding) });
export const foldBox = (box: MemoryBox, folding: Folding): MemoryBox => ({ ...box, node: foldNode(box.node, folding) });

function foldNode(node: ValueNode, folding: Folding): ValueNode {
  const { content } = node;
  if (content.kind === 'group')
    return {
      ...node,
      content: {
        ...content,
        fields: content.fields.map((field) => ({ name: field.name, node: foldNode(field.node, folding) })),
      },
    };
  return content.kind === 'list' ? { ...node, content: foldList(content, folding) } : node;
}

function foldList(content: Extract<Content, { kind: 'list' }>, folding: Folding): Content {
  const { most, head } = LIMITS[content.form];
  const count = content.items.reduce((sum, item) => sum + (item.kind === 'element' ? 1 : 0), 0);
  const items: ListItem[] = [];
  let gap: { key: string; count: number } | undefined;
  const close = (): void => {
    if (gap !== undefined) items.push({ kind: 'gap', ...gap });
    gap = undefined;
  };
  for (const item of content.items) {
    const isKept =
      item.kind === 'element' &&
      (count <= most || item.index < head || item.index === count - 1 || folding.pinned.has(item.node.key));
    if (item.kind === 'gap') {
      gap = { key: gap?.key ?? item.key, count: (gap?.count ?? 0) + item.count };
    } else if (item.kind === 'spare' || isKept) {
      close();
      items.push(item.kind === 'element' ? { ...item, node: foldNode(item.node, folding) } : item);
    } else {
      gap = { key: gap?.key ?? `${item.node.key}…`, count: (gap?.count ?? 0) + 1 };
      markFolded(item.node, gap.key, folding);
    }
  }
  close();
  return { ...content, items };
}

function markFolded(node: ValueNode, gap: string, folding: Folding): void {
  folding.folded.set(node.key, gap);
  if (node.content.kind === 'group') for (const field of node.content.fields) markFolded(field.node, gap, folding);
  if (node.content.kind === 'list')
    for (const item of node.content.items) if (item.kind === 'element') markFolded(item.node, gap, folding);
}

export function refitArrow(arrow: Arrow, folding: Folding): Arrow {
  const from = folding.folded.get(arrow.from);
  return from === undefined ? arrow : { ...arrow, from };
}

/**
 * What only elements that are folded away own is folded away with them, and what that owns in turn. A box stays where a
 * reference leads to it, or another owner. Keys of boxes.
 */
export function foldedBoxes(
  keys: readonly string[],
  arrows: readonly Arrow[],
  { folded }: Folding,
): ReadonlySet<string> {
  const leading = new Map<string, Arrow[]>();
  for (const arrow of arrows) {
    const key = boxOf(targetKey(arrow));
    if (key !== undefined) leading.set(key, [...(leading.get(key) ?? []), arrow]);
  }
  const known = new Map<string, boolean>();
  const isAway = (key: string): boolean => {
    const before = known.get(key);
    if (before !== undefined) return before;
    // What owns itself in a circle is no reason to fold it.
    known.set(key, false);
    const all = leading.get(key) ?? [];
    const away = all.length > 0 && all.every(({ kind, from }) => kind === 'owner' && (folded.has(from) || isIn(from)));
    known.set(key, away);
    return away;
  };
  const isIn = (from: string): boolean => {
    const box = boxOf(from);
    return box !== undefined && isAway(box);
  };
  return new Set(keys.filter(isAway));
}

const targetKey = ({ to }: Arrow): string => (to.kind === 'node' ? to.key : to.kind === 'range' ? to.box : '');

/** The box that a key belongs to: `alloc4` of `alloc4[2].name`. */
const boxOf = (key: string): string | undefined => /^alloc\d+/u.exec(key)?.[0];

/** Whether an arrow begins or ends in one of the boxes. */
export const touches = (boxes: ReadonlySet<string>, arrow: Arrow): boolean =>
  boxes.has(boxOf(arrow.from) ?? '') || boxes.has(boxOf(targetKey(arrow)) ?? '');
