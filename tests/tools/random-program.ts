/**
 * Small programs from a seed: types are always right, ownership often is not. Moves, borrows, reborrows, loops, matches,
 * options, boxes, vectors, strings, structs and early returns.
 */
export type Random = () => number;

/** Mulberry32: numbers from 0 up to 1. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const KINDS = [
  'i32',
  'String',
  'Vec<i32>',
  'Vec<String>',
  'P',
  'Option<String>',
  'Box<P>',
  '&i32',
  '&mut i32',
  '&String',
  '&mut String',
  '&mut P',
  '&mut Vec<i32>',
] as const;
type Kind = (typeof KINDS)[number];
interface Variable {
  readonly name: string;
  readonly kind: Kind;
}

const PRELUDE = `#[derive(Clone, Debug)]
struct P { a: String, b: i32, v: Vec<i32> }
fn eat(s: String) -> i32 { s.len() as i32 }
fn look(s: &str) -> i32 { s.len() as i32 }
fn pick<'a>(x: &'a String, y: &'a String) -> &'a String { if x.len() > y.len() { x } else { y } }
fn bump(n: &mut i32) -> &mut i32 { *n = (*n + 1) % 100; n }
fn mk(b: i32) -> P { P { a: String::from("p"), b, v: vec![b, 1] } }
fn name(p: &mut P) -> &mut String { &mut p.a }
`;

export function randomProgram(seed: number, size = 10): string {
  const random = randomFrom(seed);
  const below = (n: number): number => Math.floor(random() * n);
  const choose = <T>(list: readonly T[]): T => list[below(list.length)] as T;
  const lines: string[] = [];
  let count = 0;
  let scope: Variable[] = [];
  let depth = 1;

  const put = (text: string): void => void lines.push(`${'    '.repeat(depth)}${text}`);
  const find = (...kinds: readonly Kind[]): string | undefined => {
    const fits = scope.filter((each) => kinds.includes(each.kind));
    return fits.length === 0 ? undefined : fits[Math.max(below(fits.length), below(fits.length))]?.name;
  };

  const number = (): string => {
    const v = choose([
      find('i32'),
      find('P', 'Box<P>', '&mut P'),
      find('&i32', '&mut i32'),
      find('Vec<i32>', '&mut Vec<i32>'),
    ]);
    const kind = scope.find((each) => each.name === v)?.kind;
    if (v === undefined || kind === undefined || random() < 0.3) return String(below(9));
    if (kind === 'i32') return v;
    if (kind === '&i32' || kind === '&mut i32') return `*${v}`;
    if (kind === 'Vec<i32>' || kind === '&mut Vec<i32>') return `${v}.len() as i32`;
    return `${v}.b`;
  };

  /** An expression of the kind, sure to exist: a fresh value where nothing fits. */
  const value = (kind: Kind): string => {
    const same = find(kind);
    if (same !== undefined && random() < 0.45) return same;
    const s = find('String');
    const p = find('P', 'Box<P>', '&mut P');
    switch (kind) {
      case 'i32':
        return number();
      case 'String':
        return p !== undefined && random() < 0.3
          ? `${p}.a`
          : s !== undefined && random() < 0.3
            ? `${s}.clone()`
            : 'String::from("s")';
      case 'Vec<i32>':
        return p !== undefined && random() < 0.3 ? `${p}.v` : `vec![${number()}, 2]`;
      case 'Vec<String>':
        return `vec![${value('String')}]`;
      case 'P':
        return random() < 0.5 ? `mk(${number()})` : `P { a: ${value('String')}, ..mk(1) }`;
      case 'Option<String>':
        return random() < 0.8 ? `Some(${value('String')})` : 'None';
      case 'Box<P>':
        return `Box::new(${value('P')})`;
      case '&i32':
        return p !== undefined && random() < 0.4 ? `&${p}.b` : `&${find('i32') ?? '7'}`;
      case '&mut i32': {
        const r = find('&mut i32');
        const n = find('i32');
        if (r !== undefined && random() < 0.5) return choose([`&mut *${r}`, `bump(${r})`]);
        return p !== undefined && random() < 0.4
          ? `&mut ${p}.b`
          : n === undefined
            ? '&mut 3'
            : choose([`&mut ${n}`, `bump(&mut ${n})`]);
      }
      case '&String':
        return p !== undefined && random() < 0.3
          ? `&${p}.a`
          : s === undefined
            ? '&String::new()'
            : choose([`&${s}`, `pick(&${s}, &${s})`, `pick(${value('&String')}, &${s})`]);
      case '&mut String':
        return p !== undefined && random() < 0.4 ? `&mut ${p}.a` : `&mut ${s ?? 'String::new()'}`;
      case '&mut P':
        return `&mut ${find('P') ?? 'mk(4)'}`;
      case '&mut Vec<i32>':
        return p !== undefined && random() < 0.4 ? `&mut ${p}.v` : `&mut ${find('Vec<i32>') ?? 'vec![5]'}`;
    }
  };

  const block = (body: () => void): void => {
    const outer = scope;
    scope = [...scope];
    depth++;
    body();
    depth--;
    scope = outer;
  };
  const some = (n: number): void => {
    for (let k = 0; k < n; k++) statement();
  };

  const declare = (kind: Kind): void => {
    const name = `${kind.startsWith('&') ? 'r' : 'x'}${count++}`;
    const text = value(kind);
    put(`let mut ${name}${random() < 0.3 || text === 'None' ? `: ${kind}` : ''} = ${text};`);
    scope.push({ name, kind });
  };

  const uses: readonly (() => string | undefined)[] = [
    () => {
      const v = scope[below(scope.length)];
      return v === undefined ? undefined : `println!("{:?}", ${v.name});`;
    },
    () => {
      const v = find('String', '&mut String');
      return v === undefined ? undefined : `${v}.push('c');`;
    },
    () => {
      const v = find('Vec<i32>', '&mut Vec<i32>');
      return v === undefined
        ? undefined
        : choose([
            `${v}.push(${number()});`,
            `${v}.push(${v}.len() as i32);`,
            `${v}[0] = ${number()};`,
            `${v}[0] += ${number()} % 5;`,
          ]);
    },
    () => {
      const v = find('Vec<String>');
      return v === undefined ? undefined : choose([`${v}.push(${value('String')});`, `println!("{}", ${v}[0]);`]);
    },
    () => {
      const v = find('String', 'Vec<i32>', 'P', 'Box<P>', 'Option<String>', '&mut i32');
      return v === undefined ? undefined : `drop(${v});`;
    },
    () => {
      const v = find('String');
      return v === undefined ? undefined : `println!("{}", ${choose([`eat(${v})`, `look(&${v})`])});`;
    },
    () => {
      const v = find('&mut i32');
      return v === undefined ? undefined : choose([`*${v} = ${number()};`, `bump(${v});`]);
    },
    () => {
      const v = find('P', 'Box<P>', '&mut P');
      return v === undefined
        ? undefined
        : choose([`${v}.b = ${number()};`, `${v}.a = ${value('String')};`, `${v}.v.push(1);`]);
    },
    () => {
      const v = find('P');
      return v === undefined ? undefined : `name(&mut ${v}).push('n');`;
    },
    () => {
      const v = scope[below(scope.length)];
      return v === undefined ? undefined : `${v.name} = ${value(v.kind)};`;
    },
    () => {
      const v = find('Option<String>');
      return v === undefined
        ? undefined
        : choose([
            `println!("{}", ${v}.is_some());`,
            `${v}.take();`,
            `if let Some(s) = ${v} { println!("{s}"); }`,
            `if let Some(s) = &mut ${v} { s.push('o'); }`,
          ]);
    },
  ];

  function statement(): void {
    const roll = random();
    if (scope.length < 2 || roll < 0.4) return declare(choose(KINDS));
    if (roll < 0.82 || depth > 2) {
      const text = choose(uses)();
      return text === undefined ? declare(choose(KINDS)) : put(text);
    }
    if (roll < 0.88) {
      put(`if ${number()} > 3 {`);
      block(() => {
        some(2);
        if (random() < 0.3) put('return;');
      });
      if (random() < 0.5) {
        put('} else {');
        block(() => some(1));
      }
      return put('}');
    }
    if (roll < 0.93) {
      put(`for i${count++} in 0..2 {`);
      block(() => {
        some(2);
        if (random() < 0.3) put('break;');
      });
      return put('}');
    }
    const whole = find('Vec<i32>');
    if (whole !== undefined && roll < 0.97) {
      put(`for y in ${choose(['', '&', '&mut '])}${whole} {`);
      block(() => {
        put('println!("{y}");');
        some(1);
      });
      return put('}');
    }
    const option = find('Option<String>');
    if (option === undefined) return declare('Option<String>');
    put(`match ${choose(['', '&', '&mut '])}${option} {`);
    block(() => {
      put('Some(s) => {');
      block(() => {
        put('println!("{s}");');
        some(1);
      });
      put('}');
      put('None => {}');
    });
    put('}');
  }

  declare('String');
  declare('P');
  some(size);
  return `${PRELUDE}fn main() {\n${lines.join('\n')}\n}\n`;
}
