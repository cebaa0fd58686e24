/** `#[all_items(lacking = "a b", fields = "c d")]`: what the real library has beside what stands in ours. */
import type * as ast from '../syntax/ast.ts';
import type { RealNames } from '../types/items.ts';

export function realNamesOf(attrs: readonly ast.Attribute[]): RealNames | undefined {
  const attr = attrs.find((each) => each.path === 'all_items');
  if (attr === undefined) return undefined;
  return { lacking: wordsOf(attr, 'lacking') ?? [], fields: wordsOf(attr, 'fields') };
}

const wordsOf = ({ args }: ast.Attribute, name: string): readonly string[] | undefined =>
  args
    .find((each) => each.name === name)
    ?.value?.split(' ')
    .filter((word) => word !== '');
