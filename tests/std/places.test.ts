import { expect, test } from 'vitest';
import { compile, findLibraryPlace, openLibrary, record } from '#lib/interpreter/index.ts';
import { loadTestLibrary, readTestPart } from '../tools/library.ts';

const source = 'fn main() {\n    let mut all = Vec::new();\n    all.push(1);\n}\n';

function placesOf(program: string): ReadonlySet<string> {
  const library = loadTestLibrary();
  const trace = record(compile(program, { edition: '2024', library }), {});
  const seen = new Set<string>();
  for (let step = 0; step < (trace?.length ?? 0); step++) {
    const info = trace?.stepInfo(step);
    if (info?.isLibrary !== true) continue;
    const place = findLibraryPlace(library, info.body, info.at);
    if (place?.kind !== 'here') continue;
    expect(place.span.end).toBeLessThanOrEqual(place.text.length);
    seen.add(`${place.fileName}: ${place.text.slice(place.span.start, place.span.end)}`);
  }
  return seen;
}

test('every step inside the library has a place in its source', () => {
  expect([...placesOf(source)]).toContain('std/vec.rs: self.len += 1');
});

test('what a macro of the same file wrote stands in its definition, what one of another file wrote in its own', () => {
  const places = placesOf(`
    use std::num::Wrapping;
    fn main() {
        assert!((1, 2) < (1, 3));
        let sum = Wrapping(250u8) + Wrapping(10);
        assert_eq!(sum.0, 4);
    }
  `);
  expect([...places]).toContain('std/tuple.rs: self.$index.partial_cmp(&other.$index)');
  expect([...places]).toContain('std/num/wrapping.rs: wrapping_add(self.0, other.0)');
});

test('a place that has not come names its part', () => {
  const library = openLibrary((part) => (part.startsWith('places-') ? undefined : readTestPart(part)));
  const push = library.bodyOwners.find((def) => library.placesPartOf(def) === 'places-vec');
  expect(push).toBeDefined();
  const trace = record(compile(source, { edition: '2024', library }), {});
  const at = trace?.stepInfo(0).at;
  if (push !== undefined && at !== undefined)
    expect(findLibraryPlace(library, push, at)).toEqual({ kind: 'in-part', part: 'places-vec' });
});
