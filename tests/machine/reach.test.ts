/** What a run can come to is found before it runs; and a run whose library is not all there waits for the parts it needs. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  type Compilation,
  compile,
  type CompiledLibrary,
  MissingPart,
  openLibrary,
  type PartName,
  run,
} from '#lib/interpreter/index.ts';
import { bodiesReached } from '#lib/interpreter/run.ts';
import { nameOf } from '#lib/interpreter/types/lookup.ts';
import type { DefId } from '#lib/interpreter/types/ty.ts';
import { loadTestLibrary, readTestPart } from '../tools/library.ts';

const folders = [join(import.meta.dirname, '../std/programs'), join(import.meta.dirname, '../fixtures/eval')];
const programs = folders.flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.rs'))
    .map((name) => ({
      name,
      folder: relative(join(import.meta.dirname, '..'), folder),
      source: readFileSync(join(folder, name), 'utf8'),
    })),
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

/** Compiles with the parts that are there, fetching what is missing, until all is there that a run needs. */
function compileByNeed(source: string): { compilation: Compilation; rounds: (readonly PartName[])[] } {
  const there = new Set<PartName>(['index']);
  const open = () => openLibrary((part) => (there.has(part) ? readTestPart(part) : undefined), true);
  const rounds: (readonly PartName[])[] = [];
  let library = open();
  for (;;) {
    let needs: readonly PartName[];
    try {
      const compilation = compile(source, { edition: '2024', library });
      ({ needs } = compilation);
      if (needs.length === 0) return { compilation, rounds };
      expect(run(compilation, {})).toBeUndefined();
    } catch (error) {
      if (!(error instanceof MissingPart)) throw error;
      needs = [error.part];
      library = open();
    }
    rounds.push(needs);
    for (const part of needs) there.add(part);
  }
}

test('a program names the parts that it needs until they are there', () => {
  const { compilation, rounds } = compileByNeed(`use std::collections::HashMap;
    fn main() {
        let mut counts = HashMap::new();
        *counts.entry("a").or_insert(0) += 1;
        println!("{counts:?}");
    }`);
  expect(run(compilation, {})?.stdout).toBe('{"a": 1}\n');
  expect(rounds[0]).toEqual(['index-hash_map', 'code-hash_map']);
  expect(rounds.flat()).not.toContain('code-btree_map');
  expect(rounds.length).toBeLessThan(6);
});

describe('a library of which only what is missed is fetched gives the same answers', () => {
  test.each(programs.filter(({ folder }) => folder === 'std/programs'))('$name', ({ source }) => {
    const whole = compile(source, { edition: '2024', library: loadTestLibrary() });
    const { compilation } = compileByNeed(source);
    expect(compilation.status).toBe(whole.status);
    expect(compilation.diagnostics.map(({ code, message }) => [code, message])).toEqual(
      whole.diagnostics.map(({ code, message }) => [code, message]),
    );
    const ends = (each: Compilation) => run(each, { maxSteps: 200_000, pastRefusals: true })?.stdout;
    expect(ends(compilation)).toBe(ends(whole));
  });
});
