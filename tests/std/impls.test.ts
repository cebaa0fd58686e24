import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { findIn } from '#lib/heap/base/index.ts';
import {
  knownNames,
  namesIn,
  ownShapes,
  typesOf,
  wholeTraits,
  withoutPaths,
  withoutScalars,
} from '../tools/impl-shapes.ts';
import { loadTestLibrary } from '../tools/library.ts';

const library = loadTestLibrary();
const recorded = readFileSync(new URL('impls.txt', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map(withoutPaths);

test('a trait that says so has all impls of the real one, but those that it names', () => {
  const known = knownNames(library.items);
  for (const def of wholeTraits(library.items)) {
    const own = new Set(ownShapes(library, def.id));
    const lacking = findIn(library.items.traits, def.id)?.lacking ?? [];
    const real = recorded.filter((shape) => new RegExp(`^${def.name}(?:<.*>)? for `, 'u').test(shape));
    expect(real.length, def.name).toBeGreaterThan(0);
    const missing = real.filter(
      (shape) =>
        !own.has(shape) &&
        !own.has(withoutScalars(shape)) &&
        namesIn(shape).every((name) => known.has(name)) &&
        !lacking.includes(typesOf(shape)),
    );
    expect(missing, def.name).toEqual([]);
  }
});
