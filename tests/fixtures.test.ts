/** Every fixture, held against rustc's recorded answer and against its own marks. */
import { describe, expect, test } from 'vitest';
import { compile, lineColumnOf, lineOf, run } from '#lib/interpreter/index.ts';
import { loadTestLibrary } from './tools/library.ts';
import { factMarks } from './tools/fact-marks.ts';
import { type Fixture, fixtures, type RecordedError } from './tools/fixture.ts';

const library = loadTestLibrary();
const all = fixtures();

const folders = [...new Set(all.map((fixture) => fixture.name.split('/')[0] ?? ''))];
for (const folder of folders) {
  describe(folder, () => {
    for (const fixture of all.filter((each) => each.name.startsWith(`${folder}/`)))
      test(fixture.name, () => {
        hold(fixture);
      });
  });
}

/** Each code once a line: rustc says some things twice of one line, once for each obligation behind it. */
const distinct = (errors: readonly string[]): readonly string[] => [...new Set(errors)].sort();
const recordedAs = (errors: readonly RecordedError[]): readonly string[] =>
  distinct(errors.map((each) => `${each.code}:${each.line}`));

function hold(fixture: Fixture): void {
  expect(fixture.idea, 'the first line says what the fixture shows').not.toBe('');
  expect(fixture.rustc, "rustc's answer is recorded").toBeDefined();
  const compilation = compile(fixture.source, { edition: fixture.edition, library });
  const errors = compilation.diagnostics.filter((each) => each.severity === 'error');
  const ours = distinct(
    errors.map(
      (each) =>
        `${each.family === 'unsupported' ? 'unsupported' : (each.code ?? '-')}:${lineOf(compilation.lines, each.span.start)}`,
    ),
  );
  const theirs = recordedAs(fixture.rustc ?? []);
  if (fixture.ours !== undefined)
    expect(
      fixture.ours.some((each) => each.code === 'unsupported'),
      'only what is unsupported is answered otherwise than by rustc',
    ).toBe(true);
  const wanted = fixture.ours === undefined ? theirs : recordedAs(fixture.ours);
  expect(ours, errors.map((each) => each.message).join('; ')).toEqual(wanted);

  if (fixture.warns !== undefined) {
    const warned = compilation
      .warnings()
      .map((each) => `${each.lint ?? each.name}:${lineOf(compilation.lines, each.span.start)}`);
    expect(distinct(warned), 'warnings').toEqual(recordedAs(fixture.warns));
  }

  const marked = fixture.marks.filter((mark) => mark.text.startsWith('error'));
  if (marked.length > 0) {
    const want = marked.map((mark) => `${mark.line}:${mark.column} ${mark.text.split(/[\s:]+/u)[1] ?? ''}`).sort();
    const got = errors
      .map((each) => {
        const at = lineColumnOf(compilation.lines, each.span.start);
        return `${at.line}:${at.column} ${each.code ?? '-'}`;
      })
      .sort();
    expect(got, 'error marks are complete').toEqual(want);
  }
  for (const mark of fixture.marks.filter((each) => each.text.includes(' = '))) {
    expect(factMarks(compilation, mark), `facts at line ${mark.line}, column ${mark.column}`).toContain(mark.text);
  }

  if (wanted.length === 0 && fixture.ends !== undefined) {
    const result = run(compilation, { maxSteps: 5_000_000 });
    expect(result, 'an accepted program runs').toBeDefined();
    expect(result?.stdout).toBe(fixture.prints);
    const exit =
      result?.end.kind === 'finished' || result?.end.kind === 'panicked' ? result.end.exit : result?.end.kind;
    expect(exit).toBe(fixture.ends);
  }
}
