/** Closures in the picture: their captures as rows, in a call of them too, and arrows that run over no text. */
import { describe, expect, test } from 'vitest';
import { openProgram } from '#lib/session/index.ts';
import { arrange, type Arrangement, type Shape } from '#lib/viz/arrange/index.ts';
import { buildScene, outlineText, type Scene } from '#lib/viz/scene/index.ts';
import { loadTestLibrary } from '../tools/library.ts';

/** The picture at every stop. */
function walk(source: string): readonly Scene[] {
  const { run, analysis } = openProgram({
    source,
    edition: '2024',
    library: loadTestLibrary(),
    stdin: '',
    maxSteps: 100_000,
  });
  if (run === undefined) throw new Error(JSON.stringify(analysis.diagnostics));
  run.advance(100_000);
  const { statement } = run.summary().stops;
  return [...statement].map((step) => buildScene(run.standAt(step, run.stopBefore(step, 'statement'), false)));
}

/** The rows of the closure's call when it was first shown. */
function rowsOf(source: string, title: string): readonly string[] {
  const scene = walk(source).find(({ frames }) => frames.at(-1)?.title === title);
  if (scene === undefined) throw new Error(`no call of ${title}`);
  const lines = outlineText(scene).split('\n');
  const from = lines.findIndex((line) => line.startsWith(`  ${title},`));
  const rest = lines.slice(from + 1);
  const end = rest.findIndex((line) => !line.startsWith('    '));
  return rest.slice(0, end < 0 ? undefined : end).map((line) => line.trim());
}

const LENT = `fn main() {
    let step = 2;
    let mut total = 0;
    let mut seen = vec![1];
    let mut add = |x: i32| {
        total += x * step;
        seen.push(x);
    };
    add(1);
    add(2);
    println!("{total} {seen:?}");
}
`;

describe("a closure's call", () => {
  test('shows whose variables it uses, lent or lent to be changed', () => {
    expect(rowsOf(LENT, 'closure, line 5')).toEqual([
      "total: may change main's total",
      "step: reads main's step",
      "seen: may change main's seen",
      'x: 1',
    ]);
  });

  test('shows where the closure keeps what it owns', () => {
    const source = `fn main() {
    let name = String::from("ferris");
    let greet = move |n: usize| name.len() + n;
    println!("{}", greet(1));
}
`;
    expect(rowsOf(source, 'closure, line 3')).toEqual(["name: reads main's greet.name", 'n: 1']);
  });

  test('has what it owns itself where the call uses the closure up', () => {
    const source = `fn main() {
    let name = String::from("ferris");
    let give = move || name;
    let got = give();
    println!("{got}");
}
`;
    expect(rowsOf(source, 'closure, line 3')).toEqual(['name: "ferris", owns box 1']);
  });

  test('of a closure in a function that it was given to, the variables are those of the call that made it', () => {
    const source = `fn twice<F: FnMut()>(mut f: F) {
    f();
    f();
}
fn main() {
    let mut count = 0;
    twice(|| count += 1);
    println!("{count}");
}
`;
    expect(rowsOf(source, 'closure for twice, line 7')).toEqual(["count: may change main's count"]);
  });

  test('of one in a box, and one in a closure', () => {
    const source = `fn main() {
    let base = String::from("b");
    let boxed: Box<dyn Fn(usize) -> usize> = Box::new(move |n| {
        let inner = |m: usize| base.len() + m + n;
        inner(3)
    });
    println!("{}", boxed(1));
}
`;
    expect(rowsOf(source, 'closure for Box::new, line 3')).toEqual(['base: reads box 2.base', 'n: 1']);
    expect(rowsOf(source, 'closure, line 4')).toEqual([
      'base: reads box 2.base',
      'n: reads n of closure for Box::new, line 3',
      'm: 3',
    ]);
  });
});

// ---------------------------------------------------------------- no arrow over a text

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** About as large as it is drawn; names of fields are what arrows could run over. */
function boxOf(text: Extract<Shape, { kind: 'text' }>): Box {
  const width = text.text.length * 13 * 0.6;
  const left = text.anchor === 'end' ? text.x - width : text.anchor === 'middle' ? text.x - width / 2 : text.x;
  return { left, right: left + width, top: text.y - 9, bottom: text.y + 1 };
}

const struck = (arrangement: Arrangement): readonly string[] => {
  const { shapes } = arrangement;
  const texts = shapes
    .filter((shape) => shape.kind === 'text')
    .filter(({ role }) => role === 'field' || role === 'index');
  return shapes.flatMap((line) => {
    if (line.kind !== 'line' || line.form !== 'elbow' || line.role === 'divider') return [];
    return line.points.slice(1).flatMap((to, index) => {
      const from = line.points[index] ?? to;
      const [x1, x2] = [Math.min(from[0], to[0]), Math.max(from[0], to[0])];
      const [y1, y2] = [Math.min(from[1], to[1]), Math.max(from[1], to[1])];
      return texts
        .filter((text) => {
          const { left, right, top, bottom } = boxOf(text);
          return x1 < right && x2 > left && y1 < bottom && y2 > top;
        })
        .map((text) => `${line.key} over ${text.text}`);
    });
  });
};

const PARTS = `struct Pair<'a> {
    first: &'a i32,
    second: &'a i32,
}
fn main() {
    let a = 1;
    let b = 2;
    let pair = Pair { first: &a, second: &b };
    let list = [&a, &b];
    let tuple = (7, &b);
    println!("{} {} {}", pair.first + pair.second, list[0] + list[1], tuple.0 + tuple.1);
}
`;

test.each([
  ['lent', LENT],
  ['parts of structs, arrays and tuples', PARTS],
])('arrows run over no name: %s', (_what, source) => {
  const scenes = walk(source);
  for (const width of [360, 830, 1400])
    for (const scene of scenes) expect(struck(arrange(scene, { width })), `step ${scene.step}, ${width}`).toEqual([]);
});
