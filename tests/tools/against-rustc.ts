/**
 * Records rustc's answers in fixtures, or checks that the recorded ones still hold. Needs a rustc; the tests do not.
 *
 *   node tests/tools/against-rustc.ts            check every fixture
 *   node tests/tools/against-rustc.ts --record   write `@rustc`, `@prints` and `@ends` where they are missing (with `@warns`
 *                                               in `lints/`)
 *   … [FOLDER or FILE]...                        these only
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CompilerMessage, primaryLine } from './rustc-message.ts';
import { type Fixture, FIXTURES, fixtures, readFixture } from './fixture.ts';

interface Answer {
  readonly errors: readonly { readonly code: string; readonly line: number }[];
  /** Lint and line of each warning. */
  readonly warnings: readonly { readonly code: string; readonly line: number }[];
  readonly run: { readonly stdout: string; readonly exit: number } | undefined;
}

/** Milliseconds: no fixture takes longer unless something is wrong. */
const COMPILE_LIMIT = 60_000;
const RUN_LIMIT = 10_000;

function askRustc(fixture: Fixture): Answer {
  const folder = mkdtempSync(join(tmpdir(), 'against-rustc-'));
  try {
    const file = join(folder, 'main.rs');
    writeFileSync(file, fixture.source);
    const compiled = spawnSync(
      'rustc',
      [
        '--edition',
        fixture.edition,
        '--error-format=json',
        '-C',
        'debuginfo=0',
        '-C',
        'overflow-checks=on',
        '-o',
        join(folder, 'main'),
        file,
      ],
      { encoding: 'utf8', timeout: COMPILE_LIMIT },
    );
    if (compiled.signal !== null) throw new Error(`${fixture.name}: rustc was ended by ${compiled.signal}`);
    const messages = compiled.stderr
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line) as CompilerMessage);
    const warnings = messages.flatMap((message) =>
      message.level === 'warning' && message.code !== null
        ? [{ code: message.code.code, line: primaryLine(message, file) }]
        : [],
    );
    const errors = messages.flatMap((message) => {
      if (message.level !== 'error' || message.message.startsWith('aborting due')) return [];
      return [
        {
          // A lint's name is no code.
          code: message.code?.code.startsWith('E') === true ? message.code.code : '-',
          line: primaryLine(message, file),
        },
      ];
    });
    if (errors.length > 0) return { errors, warnings, run: undefined };
    const run = spawnSync(join(folder, 'main'), {
      encoding: 'utf8',
      timeout: RUN_LIMIT,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    if (run.error !== undefined) throw new Error(`${fixture.name}: ${run.error.message}`);
    return { errors, warnings, run: { stdout: run.stdout, exit: run.status ?? 134 } };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const text = (errors: Answer['errors']): string =>
  errors.length === 0
    ? 'accepts'
    : [...errors]
        .sort((a, b) => a.line - b.line || a.code.localeCompare(b.code))
        .map((error) => `${error.code}:${error.line}`)
        .join(' ');

const warned = (warnings: Answer['warnings']): string =>
  [...new Set(warnings.map((each) => `${each.code}:${each.line}`))].sort().join(' ');

/** Appends what is missing after the program, so that no line number changes. */
function record(fixture: Fixture, answer: Answer): void {
  const lines = [`// @rustc ${text(answer.errors)}`];
  if (fixture.name.startsWith('lints/')) lines.push(`// @warns ${warned(answer.warnings)}`.trimEnd());
  if (answer.run !== undefined) {
    lines.push(`// @ends ${answer.run.exit}`);
    if (answer.run.stdout !== '')
      lines.push(
        ...answer.run.stdout
          .replace(/\n$/u, '')
          .split('\n')
          .map((line) => (line === '' ? '// @prints' : `// @prints ${line}`)),
      );
  }
  writeFileSync(fixture.path, `${fixture.source.trimEnd()}\n${lines.join('\n')}\n`);
}

function differences(fixture: Fixture, answer: Answer): string[] {
  const out: string[] = [];
  if (text(fixture.rustc ?? []) !== text(answer.errors))
    out.push(`recorded ${text(fixture.rustc ?? [])}, rustc says ${text(answer.errors)}`);
  if (fixture.warns !== undefined && warned(fixture.warns) !== warned(answer.warnings))
    out.push(`recorded warnings ${warned(fixture.warns)}, rustc says ${warned(answer.warnings)}`);
  if (
    answer.run !== undefined &&
    fixture.ends !== undefined &&
    (fixture.ends !== answer.run.exit || fixture.prints !== answer.run.stdout)
  )
    out.push(`the run differs: exit ${answer.run.exit}, ${JSON.stringify(answer.run.stdout)}`);
  return out;
}

const words = process.argv.slice(2);
const wanted = words.filter((word) => !word.startsWith('--'));
const chosen =
  wanted.length === 0
    ? fixtures(FIXTURES)
    : wanted.flatMap((path) => (statSync(path).isDirectory() ? fixtures(path) : [readFixture(path)]));
let failed = 0;
for (const fixture of chosen) {
  if (fixture.rustc === undefined) {
    if (!words.includes('--record')) {
      failed++;
      console.log(`${fixture.name}: nothing recorded`);
      continue;
    }
    const answer = askRustc(fixture);
    record(fixture, answer);
    console.log(`${fixture.name}: ${text(answer.errors)}`);
    continue;
  }
  for (const difference of differences(fixture, askRustc(fixture))) {
    failed++;
    console.log(`${fixture.name}: ${difference}`);
  }
}
console.log(`${chosen.length} fixtures, ${failed} differ`);
process.exitCode = failed === 0 ? 0 : 1;
