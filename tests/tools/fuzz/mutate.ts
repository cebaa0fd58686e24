/** Mutants of a corpus of programs: the same seed and number give the same text, everywhere. */

/** Numbers below a bound, from a seed. */
export type Draw = (below: number) => number;

export function drawFrom(seed: number, number: number): Draw {
  let state = (Math.imul(seed + 1, 0x9e3779b1) ^ Math.imul(number + 1, 0x85ebca6b)) >>> 0;
  return (below) => {
    // Mulberry32.
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * below);
  };
}

const TOKEN = /\s+|\/\/[^\n]*|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)'|'?[A-Za-z_]\w*!?|\d[\w.]*|[^\s\w]/g;
const tokensOf = (text: string): string[] => text.match(TOKEN) ?? [];

const NUMBERS = ['0', '1', '-1', '255', '256', '65536', '2147483647', '4294967296', '18446744073709551615', '1e308'];
const WORDS = [
  '&',
  '&mut ',
  '*',
  'mut ',
  'const ',
  'static ',
  'dyn ',
  'impl ',
  'Self',
  'self',
  '?',
  '..',
  '..=',
  '::<>',
  '|',
  'return ',
  'break ',
  'loop ',
  'unsafe ',
  'u8',
  'i128',
  'f64',
  'str',
  '[u8]',
  'Box<dyn Fn()>',
  'Vec<Vec<u8>>',
  "'static ",
  'where Self: Sized',
];

type Mutation = (text: string, draw: Draw, corpus: readonly string[]) => string;

const spliceAt = (list: string[], at: number, gone: number, ...more: string[]): string => {
  list.splice(at, gone, ...more);
  return list.join('');
};

/** On tokens: one goes, comes twice, changes places, or gives way to one of another program. */
const onTokens: Mutation = (text, draw, corpus) => {
  const tokens = tokensOf(text);
  const at = draw(tokens.length);
  switch (draw(7)) {
    case 0:
      return spliceAt(tokens, at, 1 + draw(3));
    case 1:
      return spliceAt(tokens, at, 0, ...tokens.slice(at, at + 1 + draw(6)));
    case 2: {
      const other = draw(tokens.length);
      [tokens[at], tokens[other]] = [tokens[other] ?? '', tokens[at] ?? ''];
      return tokens.join('');
    }
    case 3:
      return spliceAt(tokens, at, 1, WORDS[draw(WORDS.length)] ?? '');
    case 4:
      return spliceAt(tokens, at, 0, WORDS[draw(WORDS.length)] ?? '');
    case 5: {
      const numbers = tokens.flatMap((token, index) => (/^\d/.test(token) ? [index] : []));
      return spliceAt(tokens, numbers[draw(numbers.length)] ?? at, 1, NUMBERS[draw(NUMBERS.length)] ?? '0');
    }
    default: {
      const others = tokensOf(corpus[draw(corpus.length)] ?? '');
      return spliceAt(tokens, at, draw(2), others[draw(others.length)] ?? '');
    }
  }
};

/** On lines: as on tokens, and stretches of another program. */
const onLines: Mutation = (text, draw, corpus) => {
  const lines = text.split('\n');
  const at = draw(lines.length);
  const length = 1 + draw(4);
  switch (draw(5)) {
    case 0:
      lines.splice(at, length);
      break;
    case 1:
      lines.splice(at, 0, ...lines.slice(at, at + length));
      break;
    case 2:
      lines.splice(draw(lines.length), 0, ...lines.splice(at, length));
      break;
    default: {
      const others = (corpus[draw(corpus.length)] ?? '').split('\n');
      const from = draw(others.length);
      lines.splice(at, draw(2), ...others.slice(from, from + length));
    }
  }
  return lines.join('\n');
};

const onChars: Mutation = (text, draw) => {
  const at = draw(text.length + 1);
  switch (draw(3)) {
    case 0:
      return text.slice(0, at) + text.slice(at + 1 + draw(3));
    case 1:
      return text.slice(0, at) + String.fromCodePoint(draw(10) === 0 ? draw(0xd000) : 32 + draw(95)) + text.slice(at);
    default:
      return text.slice(0, at) + '(){}[]<>,;:.&|\'"\\/!#'.charAt(draw(21)) + text.slice(at + 1);
  }
};

/** The same many times, or many levels deep. */
const repeated: Mutation = (text, draw) => {
  const tokens = tokensOf(text);
  const at = draw(tokens.length);
  const count = [4, 30, 200, 2000][draw(4)] ?? 4;
  const pairs = ['()', '{}', '[]', '& ', '-'];
  const pair = pairs[draw(pairs.length)] ?? '()';
  if (draw(2) === 0)
    return spliceAt(tokens, at, 1, pair.charAt(0).repeat(count), tokens[at] ?? '', pair.charAt(1).repeat(count));
  return spliceAt(
    tokens,
    at,
    0,
    tokens
      .slice(at, at + 1 + draw(12))
      .join('')
      .repeat(Math.min(count, 200)),
  );
};

/** The whole items of two programs together. */
const joined: Mutation = (text, draw, corpus) => {
  const other = corpus[draw(corpus.length)] ?? '';
  return draw(2) === 0 ? `${text}\n${other}` : `${text}\nmod other {\n${other}\n}`;
};

const MUTATIONS: readonly Mutation[] = [
  onTokens,
  onTokens,
  onTokens,
  onTokens,
  onTokens,
  onLines,
  onLines,
  onLines,
  onChars,
  repeated,
  joined,
];

/** Inputs beyond this length are no question of one mutation. */
const MOST_CHARS = 60_000;

export function mutantOf(corpus: readonly string[], seed: number, number: number): string {
  const draw = drawFrom(seed, number);
  let text = corpus[draw(corpus.length)] ?? '';
  // Most mutants stay near a program that compiles: those get furthest.
  for (let left = 1 + draw(draw(3) === 0 ? 8 : 2); left > 0; left--) {
    const mutation = MUTATIONS[draw(MUTATIONS.length)] ?? onTokens;
    const next = mutation(text, draw, corpus);
    if (next.length <= MOST_CHARS) text = next;
  }
  return text;
}
