import { describe, expect, test } from 'vitest';
import { compile } from '../../src/lib/interpreter/compile.ts';
import { run, type Program } from '../../src/lib/interpreter/machine/index.ts';
import { validateBody } from '../../src/lib/interpreter/mir/index.ts';
import { buildLineTable } from '../../src/lib/interpreter/source/index.ts';
import { MINI_INTRINSICS, miniLibrary } from '../tools/mini-library.ts';
import { ORDER_CASES, PRELUDE } from './order.cases.ts';

/** What the program prints, one number a line; it must be accepted and its graphs well formed. */
function printed(source: string, edition: '2021' | '2024'): number[] {
  const library = miniLibrary();
  const compilation = compile(source, { edition, library });
  expect(compilation.diagnostics.filter((each) => each.severity === 'error').map((each) => each.message)).toEqual([]);
  for (const body of compilation.bodies.values()) expect(validateBody(body, compilation.items)).toEqual([]);
  const { main } = compilation;
  if (main === undefined) return [];
  const program: Program = {
    items: compilation.items,
    main,
    intrinsics: MINI_INTRINSICS,
    bodyOf: (def) => compilation.code.get(def) ?? library.findBody(def),
    sourceMap: compilation.sourceMap,
    fileOf: () => ({ name: 'src/main.rs', lines: buildLineTable(source) }),
  };
  const result = run(program, { maxSteps: 100_000 });
  expect(result?.end.kind).toMatch(/finished|panicked/);
  return (result?.stdout ?? '')
    .split('\n')
    .filter((line) => line !== '')
    .map(Number);
}

describe.each(['2024', '2021'] as const)('order in edition %s', (edition) => {
  test.each(ORDER_CASES)('$name', ({ items, main, prints, prints2021 }) => {
    const source = `${PRELUDE}${items ?? ''}\nfn main() { ${main} }\n`;
    expect(printed(source, edition)).toEqual(edition === '2021' ? (prints2021 ?? prints) : prints);
  });
});
