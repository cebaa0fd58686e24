import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { namedItems } from '../tools/item-names.ts';
import { loadTestLibrary } from '../tools/library.ts';

const recorded = new Map(
  readFileSync(new URL('items.txt', import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => {
      const [, path = '', names = ''] = /^((?:\w|::)+):(?: (.*))?$/u.exec(line) ?? [];
      return [path, names.split(' ').filter((name) => name !== '')] as const;
    }),
);

test('a type or trait that says so has all items of the real one, but those that it names', () => {
  const named = namedItems(loadTestLibrary().items).filter((each) => each.real !== undefined);
  expect(named.length).toBeGreaterThan(100);
  for (const { path, own, real } of named) {
    const names = recorded.get(path);
    expect(names, path).toBeDefined();
    const missing = names?.filter((name) => !own.has(name) && real?.lacking.includes(name) !== true);
    expect(missing, path).toEqual([]);
  }
});
