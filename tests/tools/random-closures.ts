/**
 * Small programs about closures from a seed: closures that read, write and move what is around them, stored, called,
 * passed to generic functions, boxed, returned and nested; beside them generics and trait objects. Types are right but for
 * the kinds of closures; ownership often is not.
 */
import { type Random, randomFrom } from './random-program.ts';

const PRELUDE = `#[derive(Clone, Debug)]
struct P { a: String, b: i32, v: Vec<i32> }
trait Shape { fn area(&self) -> i32; fn grow(&mut self, _by: i32) {} }
impl Shape for P {
    fn area(&self) -> i32 { self.b }
    fn grow(&mut self, by: i32) { self.b = (self.b + by) % 100; }
}
impl Shape for i32 { fn area(&self) -> i32 { *self } }
struct Wrap<F> { f: F }
impl<F: FnMut(i32) -> i32> Wrap<F> {
    fn go(&mut self, n: i32) -> i32 { (self.f)(n) }
}
fn mk(b: i32) -> P { P { a: String::from("p"), b, v: vec![b, 1] } }
fn eat(s: String) -> i32 { s.len() as i32 }
fn run<F: Fn(i32) -> i32>(f: F) -> i32 { f(1) % 100 }
fn run_mut<F: FnMut(i32) -> i32>(mut f: F) -> i32 { (f(1) + f(2)) % 100 }
fn run_once<F: FnOnce(i32) -> i32>(f: F) -> i32 { f(3) % 100 }
fn run_ref(f: &dyn Fn(i32) -> i32) -> i32 { f(1) % 100 }
fn run_dyn(f: &mut dyn FnMut(i32) -> i32) -> i32 { f(1) % 100 }
fn keep<F: Fn(i32) -> i32 + 'static>(f: F) -> Box<dyn Fn(i32) -> i32> { Box::new(f) }
fn adder(n: i32) -> impl Fn(i32) -> i32 { move |x| (x + n) % 100 }
fn reader<'a>(s: &'a String) -> impl Fn(i32) -> i32 + 'a { move |x| x + s.len() as i32 }
fn pick<'a>(f: impl Fn(&'a String) -> &'a str, s: &'a String) -> &'a str { f(s) }
`;

type Kind =
  | 'i32'
  | 'String'
  | 'Vec<i32>'
  | 'P'
  | '&mut i32'
  | '&mut P'
  | '&String'
  | '&str'
  | 'closure'
  | 'boxed'
  | 'wrap'
  | 'shape';
const DATA = ['i32', 'String', 'Vec<i32>', 'P', '&mut i32', '&mut P', '&String'] as const;

interface Variable {
  readonly name: string;
  readonly kind: Kind;
}

export function randomClosures(seed: number, size = 8): string {
  const random: Random = randomFrom(seed);
  const below = (n: number): number => Math.floor(random() * n);
  const choose = <T>(list: readonly T[]): T => list[below(list.length)] as T;
  const lines: string[] = [];
  let count = 0;
  let depth = 1;
  let scope: Variable[] = [];

  const put = (text: string): void => void lines.push(`${'    '.repeat(depth)}${text}`);
  const find = (...kinds: readonly Kind[]): string | undefined => {
    const fits = scope.filter((each) => kinds.includes(each.kind));
    return fits.length === 0 ? undefined : fits[Math.max(below(fits.length), below(fits.length))]?.name;
  };
  const number = (): string => {
    const roll = random();
    const n = find('i32');
    if (n !== undefined && roll < 0.3) return n;
    const r = find('&mut i32');
    if (r !== undefined && roll < 0.45) return `*${r}`;
    const p = find('P', '&mut P');
    if (p !== undefined && roll < 0.6) return `${p}.b`;
    const s = find('String', '&String');
    if (s !== undefined && roll < 0.75) return `${s}.len() as i32`;
    return String(below(9));
  };

  const declareData = (kind: (typeof DATA)[number]): void => {
    const name = `x${count++}`;
    const values: Record<(typeof DATA)[number], () => string> = {
      i32: () => number(),
      String: () =>
        find('String') !== undefined && random() < 0.3 ? `${find('String')}.clone()` : 'String::from("s")',
      'Vec<i32>': () => `vec![${number()}, 2]`,
      P: () => `mk(${number()})`,
      '&mut i32': () => {
        const n = find('i32');
        const p = find('P', '&mut P');
        return p !== undefined && random() < 0.4 ? `&mut ${p}.b` : `&mut ${n ?? '3'}`;
      },
      '&mut P': () => `&mut ${find('P') ?? 'mk(4)'}`,
      '&String': () => {
        const p = find('P', '&mut P');
        return p !== undefined && random() < 0.4 ? `&${p}.a` : `&${find('String') ?? 'String::new()'}`;
      },
    };
    put(`let ${random() < 0.8 ? 'mut ' : ''}${name} = ${values[kind]()};`);
    scope.push({ name, kind });
  };

  /** A statement over what is there; the closures' bodies are made of them as well. */
  const use = (): string => {
    const options: (string | undefined)[] = [];
    const add = (name: string | undefined, ...texts: readonly ((v: string) => string)[]): void => {
      if (name !== undefined) options.push(choose(texts)(name));
    };
    add(
      find('i32'),
      (v) => `${v} = (${v} + ${number()}) % 100;`,
      (v) => `println!("{}", ${v});`,
    );
    add(
      find('String'),
      (v) => `${v}.push('c');`,
      (v) => `println!("{${v}}");`,
      (v) => `drop(${v});`,
      (v) => `println!("{}", eat(${v}));`,
      (v) => `${v} = String::from("n");`,
    );
    add(
      find('Vec<i32>'),
      (v) => `${v}.push(${number()});`,
      (v) => `println!("{:?}", ${v});`,
      (v) => `drop(${v});`,
    );
    add(
      find('P'),
      (v) => `${v}.b = ${number()};`,
      (v) => `${v}.a.push('p');`,
      (v) => `println!("{:?}", ${v}.v);`,
      (v) => `drop(${v}.a);`,
      (v) => `drop(${v});`,
      (v) => `${v}.grow(1);`,
    );
    add(
      find('&mut i32'),
      (v) => `*${v} = ${number()};`,
      (v) => `println!("{}", ${v});`,
    );
    add(
      find('&mut P'),
      (v) => `${v}.b = ${number()};`,
      (v) => `${v}.grow(2);`,
      (v) => `${v}.v.push(1);`,
    );
    add(find('&String', '&str'), (v) => `println!("{${v}}");`);
    add(
      find('closure'),
      (v) => `println!("{}", ${v}(${number()}));`,
      (v) => `println!("{}", ${v}(1));`,
    );
    add(find('boxed'), (v) => `println!("{}", ${v}(${number()}));`);
    add(find('wrap'), (v) => `println!("{}", ${v}.go(${number()}));`);
    add(
      find('shape'),
      (v) => `println!("{}", ${v}.area());`,
      (v) => `${v}.grow(1);`,
    );
    const found = options.filter((each) => each !== undefined);
    return found.length === 0 ? 'println!();' : choose(found);
  };

  const inner = (body: () => void): void => {
    const outer = scope;
    scope = [...scope];
    depth++;
    body();
    depth--;
    scope = outer;
  };

  /** A closure from `i32` to `i32`, `before` and `after` it on its first and last line. */
  const putClosure = (before: string, after: string): void => {
    const head = `${random() < 0.35 ? 'move ' : ''}|${random() < 0.5 ? 'n' : 'n: i32'}|`;
    if (random() < 0.4) return put(`${before}${head} n + ${number()}${after}`);
    put(`${before}${head} {`);
    inner(() => {
      scope.push({ name: 'n', kind: 'i32' });
      if (random() < 0.15 && depth < 4) declareClosure();
      const last = below(2) + 1;
      for (let k = 0; k < last; k++) put(use());
      put(random() < 0.6 ? `n + ${number()}` : number());
    });
    put(`}${after}`);
  };

  function declareClosure(): void {
    const name = `c${count++}`;
    const mutable = random() < 0.75 ? 'mut ' : '';
    const roll = random();
    if (roll < 0.5) {
      putClosure(`let ${mutable}${name} = `, ';');
      scope.push({ name, kind: 'closure' });
    } else if (roll < 0.65) {
      putClosure(`let ${mutable}${name}: Box<dyn ${choose(['Fn', 'FnMut'])}(i32) -> i32 + '_> = Box::new(`, ');');
      scope.push({ name, kind: 'boxed' });
    } else if (roll < 0.75) {
      putClosure(`let ${mutable}${name} = Wrap { f: `, ' };');
      scope.push({ name, kind: 'wrap' });
    } else if (roll < 0.82) {
      putClosure(`let ${mutable}${name} = keep(`, ');');
      scope.push({ name, kind: 'boxed' });
    } else if (roll < 0.9) {
      const s = find('String');
      put(`let ${mutable}${name} = ${s === undefined ? `adder(${number()})` : `reader(&${s})`};`);
      scope.push({ name, kind: 'closure' });
    } else {
      const c = find('closure');
      if (c === undefined) return declareClosure();
      put(`let ${mutable}${name} = ${c};`);
      scope.push({ name, kind: 'closure' });
    }
  }

  function statement(): void {
    const roll = random();
    if (scope.length < 3 || roll < 0.2) return declareData(choose(DATA));
    if (roll < 0.42) return declareClosure();
    if (roll < 0.55) return putClosure(`println!("{}", ${choose(['run', 'run_mut', 'run_once'])}(`, '));');
    const c = find('closure', 'boxed');
    if (c !== undefined && roll < 0.66)
      return put(
        `println!("{}", ${choose([`run(&${c})`, `run_mut(&mut ${c})`, `run_once(${c})`, `run_ref(&${c})`, `run_dyn(&mut ${c})`, `run(${c})`])});`,
      );
    const s = find('String');
    if (s !== undefined && roll < 0.7) {
      const name = `r${count++}`;
      put(`let ${name} = pick(|s| ${choose(['&s[..]', 's.trim()', `&${s}[..]`])}, &${s});`);
      return void scope.push({ name, kind: '&str' });
    }
    const p = find('P');
    if (p !== undefined && roll < 0.75) {
      const name = `d${count++}`;
      put(`let mut ${name}: ${choose([`Box<dyn Shape> = Box::new(${p})`, `&mut dyn Shape = &mut ${p}`])};`);
      return void scope.push({ name, kind: 'shape' });
    }
    if (roll < 0.8 && depth < 3) {
      put(choose([`if ${number()} > 2 {`, `for _ in 0..2 {`]));
      inner(() => {
        statement();
        statement();
      });
      return put('}');
    }
    return put(use());
  }

  declareData('String');
  declareData('i32');
  declareData('P');
  for (let k = 0; k < size; k++) statement();
  return `${PRELUDE}fn main() {\n${lines.join('\n')}\n}\n`;
}
