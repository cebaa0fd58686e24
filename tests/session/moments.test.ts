/** Moments written down and found again: in the same program, in an edited one, and however the run was recorded. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type MomentRef, openProgram, reportOf, type RunSession } from '#lib/session/index.ts';
import { GRAINS } from '#lib/session/stops/grain.ts';
import { loadTestLibrary } from '../tools/library.ts';
import { randomProgram } from '../tools/random-program.ts';

const library = loadTestLibrary();

function startRun(source: string): RunSession | undefined {
  return openProgram({ source, edition: '2024', library, stdin: '', maxSteps: 100_000 }).run;
}
function runOf(source: string): RunSession {
  const run = startRun(source);
  if (run === undefined) throw new Error(`nothing to run in:\n${source}`);
  run.advance(Infinity);
  return run;
}
/** The line that a moment stands on, and what is said of it. */
function shownAt(run: RunSession, step: number): string {
  const at = run.standAt(step, run.stopBefore(step, 'statement'), false);
  const frame = at.moment.frames.findLast((each) => !each.isLibrary);
  const line = frame === undefined ? 0 : at.compilation.source.slice(0, frame.span.start).split('\n').length;
  return `${line}: ${reportOf(at).sentence.text}`;
}

const folder = fileURLToPath(new URL('../../static/scenarios/', import.meta.url));
const scenarios = readdirSync(folder).filter((file) => file.endsWith('.rs'));

test.each(scenarios)('%s: every stop is found again', (file) => {
  const run = runOf(readFileSync(folder + file, 'utf8'));
  const { stopsPast } = run.summary();
  for (const grain of GRAINS)
    for (const step of stopsPast[grain].slice(0, 300)) {
      const moment = run.momentAt(step);
      expect(run.find({ kind: 'moment', moment }, true), JSON.stringify(moment)).toEqual({ step, isFound: true });
    }
});

test('places in modules, impls, nested functions and arms are kept apart', () => {
  const source = `mod shapes {
    pub struct Square(pub i32);
    pub trait Area {
        fn area(&self) -> i32;
    }
    impl Area for Square {
        fn area(&self) -> i32 {
            fn times(a: i32, b: i32) -> i32 {
                let done = a * b;
                done
            }
            let done = times(self.0, self.0);
            done
        }
    }
}

fn main() {
    use shapes::Area;
    let done = match shapes::Square(3).area() {
        9 => {
            let done = 1;
            done
        }
        other => other,
    };
    println!("{done}");
}
`;
  const run = runOf(source);
  const moments = [...run.summary().stopsPast.instruction].map((step) => run.momentAt(step));
  expect([...new Set(moments.map((moment) => moment.place?.within))].sort()).toEqual([
    'main',
    'shapes::Area for Square::area',
    'shapes::Area for Square::area::times',
    undefined,
  ]);
  for (const moment of moments)
    expect(run.find({ kind: 'moment', moment }, true)).toEqual({ step: moment.step, isFound: true });
});

test('a run recorded in pieces has the stops, marks and output of one recorded at once', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 500 }),
      fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1 }),
      (seed, pieces) => {
        const source = randomProgram(seed, 5);
        const whole = startRun(source);
        const piecewise = startRun(source);
        if (whole === undefined || piecewise === undefined) return;
        whole.advance(Infinity);
        for (let index = 0; !piecewise.trace.isComplete; index++) {
          piecewise.advance(pieces[index % pieces.length] ?? 1);
          const { stopsPast, last, lastPast } = piecewise.summary();
          for (const grain of GRAINS) expect(stopsPast[grain].at(-1)).toBe(lastPast);
          expect(last).toBeLessThanOrEqual(lastPast);
        }
        expect(piecewise.summary()).toEqual(whole.summary());
      },
    ),
    { seed: 11, numRuns: 40 },
  );
});

const TURNS = `fn bump(n: &mut i32) {
    *n += 1;
}

fn main() {
    let mut total = 0;
    for turn in 0..4 {
        bump(&mut total);
        total += turn;
    }
    println!("{total}");
}
`;

/** The \`occurrence\`th moment at which the statement is about to run that begins with \`text\`. */
function momentOf(run: RunSession, source: string, text: string, occurrence: number): MomentRef {
  const line = source.slice(0, source.indexOf(text)).split('\n').length;
  const { stopsPast, lines } = run.summary();
  const steps = [...stopsPast.statement].filter((_, index) => lines[index] === line);
  const moments = steps.map((step) => run.momentAt(step)).filter((moment) => moment.kind === 'statement');
  const moment = moments[occurrence - 1];
  if (moment === undefined) throw new Error(`${text} runs ${moments.length} times`);
  return moment;
}

describe('after an edit', () => {
  const before = runOf(TURNS);
  const moment = momentOf(before, TURNS, 'total += turn', 3);

  test.each([
    ['above, in another function', '*n += 1;', 'let by = 1;\n    *n += by;', '11: Returned'],
    ['above, in the same function', 'let mut total = 0;', 'let mut total = 0;\n    let spare = 2;', ''],
    ['below', 'println!("{total}");', 'println!("{total} in all");', ''],
    ['of the statement itself', 'total += turn;', 'total += 2 * turn;', ''],
  ])('%s, the reader stands at the same turn of the loop', (_, from, to) => {
    const source = TURNS.replace(from, to);
    const run = runOf(source);
    const found = run.find({ kind: 'moment', moment }, false);
    expect(found).toBeDefined();
    const line = source.slice(0, source.search(/total \+= /u)).split('\n').length;
    expect(Number.parseInt(shownAt(run, found?.step ?? 0), 10)).toBe(line);
    const turn = (at: RunSession, step: number): string | undefined => {
      const frame = at.trace.at(step).frames.findLast((each) => each.name === 'main');
      const local = frame?.locals.find((each) => each.name === 'turn');
      const value = local?.alloc === undefined ? undefined : at.trace.at(step).decode(local.alloc, 0, local.ty);
      return value?.shape.kind === 'scalar' ? value.shape.text : undefined;
    };
    expect(turn(run, found?.step ?? 0)).toBe('2');
  });

  test('that leaves too few turns, at the last one, and that is said', () => {
    const run = runOf(TURNS.replace('0..4', '0..2'));
    const found = run.find({ kind: 'moment', moment }, false);
    expect(found?.isFound).toBe(false);
    expect(shownAt(run, found?.step ?? 0)).toMatch(/^9:/u);
  });

  test('that takes the function away, at the step that it was, and that is said', () => {
    const run = runOf('fn main() {\n    println!("nothing left");\n}\n');
    const inside = momentOf(before, TURNS, '*n += 1', 2);
    expect(run.find({ kind: 'moment', moment: inside }, false)?.isFound).toBe(false);
  });
});

test('with the checker on nothing past the refusal is shown', () => {
  const run = runOf('fn main() {\n    let s = String::new();\n    let t = s;\n    println!("{s}");\n    drop(t);\n}\n');
  const { refusalStep, lastPast } = run.summary();
  expect(refusalStep).toBeDefined();
  expect(run.find({ kind: 'end' }, false)).toEqual({ step: refusalStep, isFound: true });
  expect(run.find({ kind: 'end' }, true)).toEqual({ step: lastPast, isFound: true });
  expect(run.find({ kind: 'moment', moment: run.momentAt(lastPast - 1) }, false)).toEqual({
    step: refusalStep,
    isFound: false,
  });
});
