/** Where each loan is in scope, line by line, as a nightly rustc's regions have it (`tests/tools/record-loans.ts`). */
import { expect, test } from 'vitest';
import { compile, loanLines } from '#lib/interpreter/index.ts';
import { fixtures } from './tools/fixture.ts';
import { loadTestLibrary } from './tools/library.ts';
import { recordedLoans, tidyLoans } from './tools/loan-lines.ts';

const library = loadTestLibrary();

for (const fixture of fixtures()) {
  const recorded = recordedLoans(fixture.source);
  if (recorded === undefined) continue;
  test(`the loans of ${fixture.name} are in scope where rustc has them`, () => {
    const rows = loanLines(compile(fixture.source, { edition: fixture.edition, library }));
    expect(tidyLoans(rows, fixture.source)).toEqual(recorded);
  });
}
