/** What a run can come to is found before it runs; and a run whose library is not all there waits for the parts it needs. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { compile, type CompiledLibrary, openLibrary, type PartName, run } from '#lib/interpreter/index.ts';
import { bodiesReached } from '#lib/interpreter/run.ts';
import { nameOf } from '#lib/interpreter/types/lookup.ts';
import type { DefId } from '#lib/interpreter/types/ty.ts';
import { loadTestLibrary, readTestPart } from '../tools/library.ts';

const folders = [join(import.meta.dirname, '../std/programs'), join(import.meta.dirname, '../fixtures/eval')];
const programs = folders.flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.rs'))
    .map((name) => ({ name, source: readFileSync(join(folder, name), 'utf8') })),
);

describe('every body that a run asks for was come to', () => {
  test.each(programs)('$name', ({ source }) => {
    const whole = loadTestLibrary();
    const asked = new Set<DefId>();
    const library: CompiledLibrary = {
      ...whole,
      findBody: (def) => {
        asked.add(def);
        return whole.findBody(def);
      },
    };
    const compilation = compile(source, { edition: '2024', library });
    run(compilation, { maxSteps: 200_000, pastRefusals: true });
    const reached = bodiesReached({ ...compilation, library: whole });
    const unexpected = [...asked].filter((def) => library.findPart(def) !== undefined && !reached.has(def));
    expect(unexpected.map((def) => nameOf(compilation.items, def))).toEqual([]);
  });
});

test('a program names the parts that it needs until they are there', () => {
  const there = new Set<PartName>(['index']);
  const library = openLibrary((part) => (there.has(part) ? readTestPart(part) : undefined), true);
  const source = `use std::collections::HashMap;
    fn main() {
        let mut counts = HashMap::new();
        *counts.entry("a").or_insert(0) += 1;
        println!("{counts:?}");
    }`;
  const rounds: (readonly PartName[])[] = [];
  for (;;) {
    const compilation = compile(source, { edition: '2024', library });
    expect(compilation.status).toBe('accepted');
    const result = run(compilation, {});
    if (compilation.needs.length === 0) {
      expect(result?.stdout).toBe('{"a": 1}\n');
      break;
    }
    expect(result).toBeUndefined();
    rounds.push(compilation.needs);
    for (const part of compilation.needs) there.add(part);
  }
  expect(rounds.flat()).toContain('code-hash_map');
  expect(rounds.flat()).not.toContain('code-btree_map');
  expect(rounds.length).toBeLessThan(5);
});
