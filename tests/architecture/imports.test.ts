import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkImports, importsOf, type SourceFile, table } from './rules.ts';

const src = join(import.meta.dirname, '../../src');

function readSources(): readonly SourceFile[] {
  return readdirSync(src, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(ts|svelte)$/.test(path))
    .map((path) => ({ path: path.split(sep).join('/'), text: readFileSync(join(src, path), 'utf8') }));
}

// Reads every source file: for a machine that is busy otherwise.
test('every import in src keeps to the table', { timeout: 90_000 }, () => {
  const files = readSources();
  expect(files.length).toBeGreaterThan(0);
  expect(checkImports(files)).toEqual([]);
});

/** What the check says about one made-up file. */
const check = (path: string, text: string): readonly string[] => checkImports([{ path, text }]);

describe('the check refuses', () => {
  test.each([
    [
      'the machine to the borrow checker',
      'lib/interpreter/borrowck/loans.ts',
      "import { step } from '../machine/step.ts';",
    ],
    [
      'memory to the borrow checker',
      'lib/interpreter/borrowck/loans.ts',
      "import { load } from '#lib/heap/access.ts';",
    ],
    ['its types as well', 'lib/interpreter/borrowck/loans.ts', "import type { Heap } from '#lib/heap/index.ts';"],
    [
      'the borrow checker to the machine',
      'lib/interpreter/machine/step.ts',
      "import { loansOf } from '../borrowck/loans.ts';",
    ],
    ['a later phase to an earlier one', 'lib/interpreter/types/check.ts', "import type * as mir from '../mir/ir.ts';"],
    ['the language to memory', 'lib/heap/access.ts', "import type { Ty } from '../interpreter/types/ty.ts';"],
    ['the parser library outside syntax', 'lib/interpreter/types/check.ts', "import { Lexer } from 'chevrotain';"],
    ['a platform to the interpreter', 'lib/interpreter/mir/build.ts', "import { readFileSync } from 'node:fs';"],
    ['what is behind the door', 'lib/viz/scene/boxes.ts', "import { step } from '../../interpreter/machine/step.ts';"],
    ['values of memory to the scene', 'lib/viz/scene/boxes.ts', "import { load } from '../../heap/index.ts';"],
    ['a document to the arrangement', 'lib/viz/arrange/columns.ts', "import { select } from 'd3-selection';"],
    ['components to the scene', 'lib/viz/scene/boxes.ts', "import Box from '../components/Box.svelte';"],
    ['Svelte to the deck', 'lib/viz/playback/deck.ts', "import { createSubscriber } from 'svelte/reactivity';"],
    ['components to the command line', 'cli/main.ts', "import Box from '#lib/viz/components/Box.svelte';"],
    ['the tests to the sources', 'cli/main.ts', "import { show } from '../../tests/tools/show.ts';"],
    [
      'a component, in its script',
      'routes/+page.svelte',
      '<script lang="ts">\n  import { step } from \'#lib/interpreter/machine/step.ts\';\n</script>',
    ],
    ['an export from elsewhere', 'lib/heap/index.ts', "export * from '../interpreter/index.ts';"],
    ['an import in the middle of things', 'lib/heap/index.ts', "const m = await import('../interpreter/index.ts');"],
    ['an import for its effect', 'lib/heap/index.ts', "import '../interpreter/index.ts';"],
    ['a worker by its address', 'lib/heap/index.ts', "new Worker(new URL('../../worker/main.ts', import.meta.url));"],
  ])('%s', (_, path, text) => {
    const problems = check(path, text);
    const specifier = importsOf({ path, text })[0]?.specifier;
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(`src/${path} imports`);
    expect(problems[0]).toContain(specifier);
  });

  test('a folder that is not in the table', () => {
    expect(check('lib/interpreter/optimise/fold.ts', '')).toEqual([
      'src/lib/interpreter/optimise/fold.ts is in no folder that tests/architecture/rules.ts knows',
    ]);
    expect(check('lib/interpreter/helpers.ts', '')).toHaveLength(1);
    expect(check('lib/utils/strings.ts', '')).toHaveLength(1);
  });

  test('each of several', () => {
    const text =
      "import { a } from '../machine/a.ts';\nimport { b } from '../mir/b.ts';\nimport { c } from 'd3-shape';";
    expect(check('lib/interpreter/borrowck/loans.ts', text)).toHaveLength(2);
  });
});

describe('the check allows', () => {
  test.each([
    ['a folder itself', 'lib/interpreter/mir/build/calls.ts', "import type * as mir from '../ir.ts';"],
    ['the basics of memory', 'lib/interpreter/borrowck/loans.ts', "import { BitSet } from '#lib/heap/base/index.ts';"],
    ['an earlier phase', 'lib/interpreter/borrowck/loans.ts', "import type * as mir from '../mir/ir.ts';"],
    ['memory to the machine', 'lib/interpreter/machine/places.ts', "import { load } from '../../heap/index.ts';"],
    ['types of memory to the scene', 'lib/viz/scene/boxes.ts', "import type { AllocId } from '../../heap/index.ts';"],
    [
      'types, marked one by one',
      'lib/viz/scene/boxes.ts',
      "import { type AllocId, type Cell } from '../../heap/index.ts';",
    ],
    [
      'Svelte to the bridge',
      'lib/viz/playback/session.svelte.ts',
      "import { createSubscriber } from 'svelte/reactivity';",
    ],
    ['D3 to motion', 'lib/viz/motion/tween.ts', "import { easeCubicInOut } from 'd3-ease';"],
  ])('%s', (_, path, text) => {
    expect(importsOf({ path, text })).toHaveLength(1);
    expect(check(path, text)).toEqual([]);
  });
});

test('imports are read as the compiler reads them', () => {
  const text = `
    // import { a } from './comment.ts';
    /* import { b } from './block.ts'; */
    import c, { type d } from './mixed.ts';
    import type { e } from './types.ts';
    import {
      type f,
      type g,
    } from './list.ts';
    import * as h from './star.ts';
    export type { i } from './again.ts';
    import type from './a-name.ts';
    const j = 'from "./string.ts"', important = "import './quoted.ts'";
    const k = \`import './template.ts'\`;
    export const l = 1; const m = { from: './object.ts' };
    import('./lazy.ts');
    type N = import('./type.ts').N;
  `;
  expect(importsOf({ path: 'a.ts', text })).toEqual([
    { specifier: './mixed.ts', isType: false },
    { specifier: './types.ts', isType: true },
    { specifier: './list.ts', isType: true },
    { specifier: './star.ts', isType: false },
    { specifier: './again.ts', isType: true },
    { specifier: './a-name.ts', isType: false },
    { specifier: './lazy.ts', isType: false },
    { specifier: './type.ts', isType: true },
  ]);
});

test('the table names only folders of its own', () => {
  const names = new Set(Object.keys(table));
  const unknown = Object.values(table)
    .flatMap(({ src: allowed }) => allowed)
    .map((entry) => entry.replace(/^types:/, ''))
    .filter((entry) => !names.has(entry) && ![...names].some((name) => entry.startsWith(`${name}/`)));
  expect(unknown).toEqual([]);
});
