/** From a key press to the verdict, and to the picture: warm, one body edited. */
import { createSession } from '../../src/lib/interpreter/index.ts';
import { openProgram } from '../../src/lib/session/program-session.ts';
import { arrange } from '../../src/lib/viz/arrange/index.ts';
import { buildScene } from '../../src/lib/viz/scene/index.ts';
import { loadTestLibrary } from '../../tests/tools/library.ts';
import { medianOf, ms, program, type Row, time } from '../measure.ts';

/** Steps recorded before the picture at the cursor is drawn; the rest is recorded in slices behind it. */
const CURSOR = 100;
const MAX_STEPS = 50_000;

interface Subject {
  readonly name: string;
  readonly lines: number;
  /** What is edited, and into what, for the `turn`th time. */
  readonly edit: (source: string, turn: number) => string;
  readonly verdict: string;
  readonly picture: string;
}

const SUBJECTS: readonly Subject[] = [
  {
    name: 'sixty-lines',
    lines: 60,
    edit: (source, turn) => source.replace('100 /', `${100 + (turn % 50)} /`),
    verdict: '8 ms with the picture',
    picture: '8 ms',
  },
  {
    name: 'large',
    lines: 2700,
    // A method in the midst of the program.
    edit: (source, turn) => source.replace('+= i64::from(link.value)', `+= ${turn % 50} + i64::from(link.value)`),
    verdict: '16 ms',
    picture: '16 ms',
  },
];

export function keyPress(): Row[] {
  return SUBJECTS.flatMap((subject): Row[] => {
    const what = `key press, ${subject.lines} lines`;
    const source = program(subject.name);
    const options = { edition: '2024', library: loadTestLibrary() } as const;
    const compiler = createSession(options);
    const verdicts: number[] = [];
    const pictures: number[] = [];
    for (let turn = 0; turn < 160; turn++) {
      const edited = subject.edit(source, turn);
      let opened: ReturnType<typeof openProgram> | undefined;
      const verdict = time(() => {
        opened = openProgram({ ...options, source: edited, compiler, stdin: '', maxSteps: MAX_STEPS });
      });
      const run = opened?.run;
      if (run === undefined) throw new Error(`${subject.name} does not run`);
      const picture = time(() => {
        run.advance(CURSOR);
        arrange(buildScene(run.standAt(CURSOR, CURSOR - 1, false)), { width: 828 });
      });
      if (turn < 100) continue;
      verdicts.push(verdict);
      pictures.push(verdict + picture);
    }
    return [
      { what: `${what}, to the verdict`, budget: subject.verdict, ours: ms(medianOf(verdicts)) },
      { what: `${what}, to verdict and picture`, budget: subject.picture, ours: ms(medianOf(pictures)) },
    ];
  });
}
