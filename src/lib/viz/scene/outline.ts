/** The scene as nested text: for screen readers, and what tests compare. */
import { ownedBy } from './labels.ts';
import type { Arrow, Badge, Content, MemoryBox, Row, Scene, ValueNode } from './scene.ts';

export interface OutlineItem {
  readonly key: string;
  readonly text: string;
  readonly children: readonly OutlineItem[];
}

const OWNER_WORDS = {
  owner: 'owns',
  shared: 'reads',
  mut: 'may change',
  raw: 'points at',
  refused: 'refused',
} as const;

export function outlineOf(scene: Scene): OutlineItem[] {
  const names = namesOf(scene);
  const arrows = new Map(scene.arrows.map((arrow) => [arrow.key, arrow]));
  const say = (content: Content): string => pointerText(content, arrows, names);
  const nodeItems = (node: ValueNode): OutlineItem[] => childrenOf(node, say);
  const rowItem = (row: Row): OutlineItem => ({
    key: row.key,
    text: `${row.name}${row.type === '' ? '' : `: ${row.type}`}: ${nodeText(row.node, say)}${badgeText(row.badges)}${row.isUsedAgain ? '' : ' (not used again)'}`,
    children: nodeItems(row.node),
  });
  const boxItem = (box: MemoryBox): OutlineItem => ({
    key: box.key,
    text: `${names.get(box.key) ?? box.key}: ${box.header}${box.state === 'freed' ? '' : box.node.content.kind === 'group' ? '' : ` = ${nodeText(box.node, say)}`}${badgeText(box.badges)}`,
    children: nodeItems(box.node),
  });
  const frames = scene.frames.map((frame) => ({
    key: frame.key,
    text: `${frame.title}, ${frame.caption}`,
    children: frame.rows.map(rowItem),
  }));
  const refusal =
    scene.refusal === undefined
      ? []
      : [
          {
            key: 'refusal',
            text: `${scene.status === 'refused' ? 'refused: ' : ''}${scene.refusal.title.map((each) => each.text).join('')} (${scene.refusal.words})`,
            children: [],
          },
        ];
  return [
    { key: 'stack', text: 'stack', children: [...frames, ...refusal] },
    ...(scene.boxes.length === 0 ? [] : [{ key: 'heap', text: 'heap', children: scene.boxes.map(boxItem) }]),
    ...(scene.statics.length === 0
      ? []
      : [{ key: 'static', text: 'static memory', children: scene.statics.map(boxItem) }]),
  ];
}

export function outlineText(scene: Scene): string {
  const lines: string[] = [];
  const visit = (items: readonly OutlineItem[], depth: number): void => {
    for (const item of items) {
      lines.push(`${'  '.repeat(depth)}${item.text}`);
      visit(item.children, depth + 1);
    }
  };
  visit(outlineOf(scene), 0);
  return lines.join('\n');
}

/** Heap boxes are numbered as they come; rows and parts are called as in the program. */
function namesOf(scene: Scene): Map<string, string> {
  const names = new Map<string, string>();
  scene.boxes.forEach((box, index) => names.set(box.key, `box ${index + 1}`));
  scene.statics.forEach((box, index) => names.set(box.key, `text ${index + 1}`));
  for (const frame of scene.frames)
    for (const row of frame.rows)
      names.set(
        row.key,
        scene.frames.length > 1 && frame !== scene.frames.at(-1) ? ownedBy(frame.title, row.name) : row.name,
      );
  return names;
}

function keyText(key: string, names: ReadonlyMap<string, string>): string {
  for (let end = key.length; end > 0; end--) {
    const name = names.get(key.slice(0, end));
    if (name !== undefined) return `${name}${key.slice(end).replace(/^\.\*/, '')}`;
  }
  return key;
}

function pointerText(content: Content, arrows: ReadonlyMap<string, Arrow>, names: ReadonlyMap<string, string>): string {
  if (content.kind !== 'pointer' && content.kind !== 'handle') return '';
  const arrow = content.arrow === undefined ? undefined : arrows.get(content.arrow);
  const text = content.kind === 'handle' ? content.text : content.label.startsWith('"') ? content.label : '';
  if (arrow?.to.kind === 'nowhere' && content.kind === 'pointer' && text === '' && content.label !== '')
    return content.label;
  if (arrow === undefined) return text === '' ? (content.kind === 'handle' ? 'owns nothing' : 'a reference') : text;
  const to =
    arrow.to.kind === 'nowhere'
      ? 'memory that is not drawn'
      : arrow.to.kind === 'node'
        ? keyText(arrow.to.key, names)
        : arrow.to.first === arrow.to.last
          ? keyText(arrow.to.first, names)
          : `${keyText(arrow.to.first, names)} to ${arrow.to.last.slice(arrow.to.last.lastIndexOf('['))}`;
  const state = arrow.state === 'live' ? '' : arrow.state === 'over' ? ', loan over' : ', dangling';
  return `${text === '' ? '' : `${text}, `}${OWNER_WORDS[arrow.kind]} ${to}${state}`;
}

function nodeText(node: ValueNode, say: (content: Content) => string): string {
  const { content } = node;
  switch (node.state) {
    case 'moved':
      return node.note;
    case 'gone':
      return 'no longer there';
    case 'uninit':
      return 'no value yet';
    case 'init':
    case 'partial':
      break;
  }
  switch (content.kind) {
    case 'text':
      return content.text;
    case 'pointer':
    case 'handle':
      return say(content);
    case 'blank':
      return '';
    case 'group':
      return content.title !== '' ? content.title : content.form === 'tuple' ? 'a tuple' : 'a struct';
    case 'list':
      return `[${content.items.map((item) => (item.kind === 'element' ? (item.node.content.kind === 'text' ? item.node.content.text : '…') : item.kind === 'gap' ? `… ${item.count} more` : `room for ${item.count}`)).join(content.items.every((item) => item.kind !== 'element' || item.node.content.kind === 'text') ? ' ' : ', ')}]`;
  }
}

function childrenOf(node: ValueNode, say: (content: Content) => string): OutlineItem[] {
  const { content } = node;
  const item = (key: string, name: string, part: ValueNode): OutlineItem => ({
    key,
    text: `${name}: ${nodeText(part, say)}${badgeText(part.badges)}`,
    children: childrenOf(part, say),
  });
  if (content.kind === 'group') return content.fields.map((field) => item(field.node.key, field.name, field.node));
  if (content.kind === 'list' && content.form === 'rows')
    return content.items.flatMap((each) =>
      each.kind === 'element' ? [item(each.node.key, `[${each.index}]`, each.node)] : [],
    );
  return [];
}

const badgeText = (badges: readonly Badge[]): string =>
  badges.length === 0
    ? ''
    : ` (${badges.map((badge) => `${badge.text}${badge.holders.length === 0 ? '' : `, by ${badge.holders.join(', ')}`}`).join('; ')})`;
