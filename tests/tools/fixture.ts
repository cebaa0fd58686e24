/**
 * Reads a fixture: a real Rust program whose comments say what must be found in it.
 *
 * Directives, one a line, anywhere: `// @rustc accepts` or `// @rustc E0506:7 E0382:9` (rustc's recorded answer: code and
 * line of each error; `-` stands for an error without a code), `// @warns dead_code:4` (rustc's warnings: lint and line; bare
 * where there are none), `// @ours unsupported:7` (our answer, where a construct of the
 * program is outside the language), `// @edition 2021`, `// @rules M1 L3`,
 * `// @prints TEXT` (a line of standard output each), `// @ends 101`.
 * Marks: a comment whose carets sit under the nearest code line above, `// ^^^ error E0506 …`, `// ^^ loan = L0`;
 * `// <- …` marks column one.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Edition, isEdition } from '#lib/interpreter/index.ts';

export const FIXTURES = fileURLToPath(new URL('../fixtures/', import.meta.url));

export interface RecordedError {
  /** `-` where rustc has no code. */
  readonly code: string;
  readonly line: number;
}

export interface Mark {
  readonly line: number;
  /** From 1, of the first caret. */
  readonly column: number;
  readonly width: number;
  readonly text: string;
}

export interface Fixture {
  /** `moves/use-after-move`. */
  readonly name: string;
  readonly path: string;
  readonly source: string;
  readonly edition: Edition;
  /** What the first line says that it shows. */
  readonly idea: string;
  readonly rules: readonly string[];
  /** rustc's recorded answer; undefined where none was recorded yet. */
  readonly rustc: readonly RecordedError[] | undefined;
  /** Our own answer, where it is `unsupported`; undefined where it is to be rustc's. */
  readonly ours: readonly RecordedError[] | undefined;
  /** Recorded standard output; undefined where the program is not to be run. */
  readonly prints: string | undefined;
  /** Exit code of the compiled program. */
  readonly ends: number | undefined;
  /** rustc's recorded warnings; undefined where they are not looked at. */
  readonly warns: readonly RecordedError[] | undefined;
  readonly marks: readonly Mark[];
}

export function fixtures(folder = FIXTURES): readonly Fixture[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.rs'))
    .sort()
    .map((name) => readFixture(join(folder, name)));
}

function editionOf(text: string): Edition {
  if (!isEdition(text)) throw new Error(`no edition ${text}`);
  return text;
}

export function readFixture(path: string): Fixture {
  const source = readFileSync(path, 'utf8');
  const lines = source.split('\n');
  const directive = (name: string): readonly string[] =>
    lines.flatMap((line) =>
      (new RegExp(`^\\s*//\\s@${name}(?: (.*))?$`, 'u').exec(line)?.slice(1, 2) ?? []).map((text) => text),
    );
  const recorded = directive('rustc')[0]?.trim();
  const ours = directive('ours')[0]?.trim();
  const prints = directive('prints').map((text: string | undefined) => text ?? '');
  const ends = directive('ends')[0];
  const warned = directive('warns').map((text: string | undefined) => text ?? '');
  return {
    name: relative(FIXTURES, path).replace(/\.rs$/u, '') || basename(path),
    path,
    source,
    edition: editionOf(directive('edition')[0]?.trim() ?? '2024'),
    idea: /^\/\/! ?(.*)$/u.exec(lines[0] ?? '')?.[1] ?? '',
    rules: directive('rules').flatMap((text) => text.trim().split(/\s+/u)),
    rustc: recorded === undefined ? undefined : recorded === 'accepts' ? [] : recorded.split(/\s+/u).map(parseRecorded),
    ours: ours?.split(/\s+/u).map(parseRecorded),
    prints: ends === undefined ? undefined : prints.map((line) => `${line}\n`).join(''),
    ends: ends === undefined ? undefined : Number(ends),
    warns:
      warned.length === 0
        ? undefined
        : warned.flatMap((text) => text.split(/\s+/u).filter((each) => each !== '')).map(parseRecorded),
    marks: readMarks(lines),
  };
}

function parseRecorded(text: string): RecordedError {
  const [code, line] = text.split(':');
  return { code: code ?? '-', line: Number(line) };
}

function readMarks(lines: readonly string[]): Mark[] {
  const marks: Mark[] = [];
  let codeLine = 0;
  lines.forEach((line, index) => {
    if (!/^\s*\/\//u.test(line)) {
      if (line.trim() !== '') codeLine = index + 1;
      return;
    }
    const carets = /^(\s*\/\/ *)(\^+) (.*)$/u.exec(line);
    if (carets !== null)
      marks.push({
        line: codeLine,
        column: (carets[1] ?? '').length + 1,
        width: (carets[2] ?? '').length,
        text: (carets[3] ?? '').trim(),
      });
    const arrow = /^\s*\/\/ <- (.*)$/u.exec(line);
    if (arrow !== null) marks.push({ line: codeLine, column: 1, width: 1, text: (arrow[1] ?? '').trim() });
  });
  return marks;
}
