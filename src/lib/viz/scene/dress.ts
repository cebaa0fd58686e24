/** Puts on a row and its node what is known only when everything is drawn: badges, and what references are to. */
import type { Badge, Row, ValueNode } from './scene.ts';

/** What is lent, or what the refused access is about, is not called unused. */
export const dressRow = (row: Row, badges: readonly Badge[], node: ValueNode, refusedRow: string | undefined): Row => ({
  ...row,
  badges,
  node,
  isUsedAgain: row.isUsedAgain || badges.length > 0 || row.key === refusedRow,
});

export function dressNode(
  node: ValueNode,
  badges: ReadonlyMap<string, readonly Badge[]>,
  labels: ReadonlyMap<string, string>,
): ValueNode {
  const { content } = node;
  const own = badges.get(node.key) ?? node.badges;
  switch (content.kind) {
    case 'pointer':
      return {
        ...node,
        badges: own,
        content: { ...content, label: content.label === '' ? (labels.get(content.arrow ?? '') ?? '') : content.label },
      };
    case 'group':
      return {
        ...node,
        badges: own,
        content: {
          ...content,
          fields: content.fields.map((field) => ({ name: field.name, node: dressNode(field.node, badges, labels) })),
        },
      };
    case 'list':
      return {
        ...node,
        badges: own,
        content: {
          ...content,
          items: content.items.map((item) =>
            item.kind === 'element' ? { ...item, node: dressNode(item.node, badges, labels) } : item,
          ),
        },
      };
    case 'text':
    case 'handle':
    case 'blank':
      return own === node.badges ? node : { ...node, badges: own };
  }
}
