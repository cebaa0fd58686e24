/** Each page's program has exactly the fault that the page is about. */
import { expect, test } from 'vitest';
import { compile } from '#lib/interpreter/index.ts';
import { PAGES } from '#lib/interpreter/borrowck/pages.ts';
import { loadTestLibrary } from '../tools/library.ts';

const library = loadTestLibrary();

test.each(Object.entries(PAGES))('%s', (name, page) => {
  const { diagnostics } = compile(page.program, { edition: '2024', library });
  expect(diagnostics.filter((each) => each.severity === 'error').map((each) => each.name)).toEqual([name]);
});
