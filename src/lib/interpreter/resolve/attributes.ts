/** Attributes that decide whether an item is there at all in a plain build: `#[cfg(test)]` and `#[test]` items are not. */
import type * as ast from '../syntax/ast.ts';

export function isKnownItem(item: ast.Item): boolean {
  return !item.attrs.some(
    (attr) => attr.path === 'test' || (attr.path === 'cfg' && attr.args.length === 1 && attr.args[0]?.name === 'test'),
  );
}
