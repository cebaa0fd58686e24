/** The command line's words, parsed. A wrong call is an error with a sentence, never an exception. */
import { parseArgs } from 'node:util';
import { err, ok, type Result } from '../lib/heap/base/index.ts';
import { type Edition, isEdition } from '../lib/interpreter/index.ts';

export type Verb = 'check' | 'run' | 'trace' | 'draw';

export interface Call {
  readonly verb: Verb;
  readonly edition: Edition;
  /** An edition that rustc knows and we do not: every file is then `unsupported`. */
  readonly oldEdition: string | undefined;
  readonly json: boolean;
  /** Machine steps; undefined for the verb's default. */
  readonly maxSteps: number | undefined;
  readonly pastRefusals: boolean;
  /** `run` the program's tests instead of its `main`. */
  readonly test: boolean;
  readonly at:
    { readonly kind: 'step'; readonly step: number } | { readonly kind: 'first-refusal' } | { readonly kind: 'last' };
  readonly theme: 'light' | 'dark';
  readonly out: string | undefined;
  readonly files: readonly string[];
}

export const USAGE = `usage:
  ferrostep check [--edition 2018|2021|2024] [--json] FILE...
  ferrostep run   [--edition 2018|2021|2024] [--json] [--max-steps N] [--past-refusals] [--test] FILE...
  ferrostep trace [--edition 2018|2021|2024] [--json] [--max-steps N] [--past-refusals] FILE
  ferrostep draw  [--edition 2018|2021|2024] [--step N | --at first-refusal|last] [--theme light|dark] -o OUT.svg FILE

check says whether the compiler would accept a program; run runs it, or with --test its tests, as a list; trace prints one line a step;
draw writes the picture of one moment. The edition is 2024 unless given. A file named - is standard input.
Exit code: 0 if every file was accepted (check) or finished with 0 (run), 1 if not, 2 for a wrong call or a file that
cannot be read, 3 after a fault of Ferrostep's own.`;

const OPTIONS = {
  edition: { type: 'string', default: '2024' },
  json: { type: 'boolean', default: false },
  'max-steps': { type: 'string' },
  'past-refusals': { type: 'boolean', default: false },
  test: { type: 'boolean', default: false },
  step: { type: 'string' },
  at: { type: 'string' },
  theme: { type: 'string', default: 'light' },
  out: { type: 'string', short: 'o' },
} as const;

const OPTIONS_OF: Readonly<Record<Verb, readonly (keyof typeof OPTIONS)[]>> = {
  check: ['edition', 'json'],
  run: ['edition', 'json', 'max-steps', 'past-refusals', 'test'],
  trace: ['edition', 'json', 'max-steps', 'past-refusals'],
  draw: ['edition', 'step', 'at', 'theme', 'out', 'max-steps'],
};

const isVerb = (word: string): word is Verb => Object.hasOwn(OPTIONS_OF, word);

export function parseCall(words: readonly string[]): Result<Call, string> {
  const [verb, ...rest] = words;
  if (verb === undefined) return err('no command given');
  if (!isVerb(verb)) return err(`unknown command \`${verb}\``);
  const parsed = parseWords(rest);
  if (!parsed.ok) return parsed;
  const { values, positionals: files, tokens } = parsed.value;
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    if (!OPTIONS_OF[verb].some((name) => name === token.name))
      return err(`\`${verb}\` has no option \`${token.rawName}\``);
  }
  const { edition, theme } = values;
  const oldEdition = edition === '2015' ? edition : undefined;
  if (oldEdition === undefined && !isEdition(edition))
    return err(`\`--edition\` takes 2018, 2021 or 2024, not \`${edition}\``);
  if (theme !== 'light' && theme !== 'dark') return err(`\`--theme\` takes light or dark, not \`${theme}\``);
  const maxSteps = parseCount('--max-steps', values['max-steps']);
  if (!maxSteps.ok) return maxSteps;
  const at = parseMoment(values.step, values.at);
  if (!at.ok) return at;
  if (files.length === 0) return err('no file given');
  if ((verb === 'trace' || verb === 'draw') && files.length > 1) return err(`\`${verb}\` takes one file`);
  if (verb === 'draw' && values.out === undefined) return err('`draw` needs `-o OUT.svg`');
  return ok({
    verb,
    edition: isEdition(edition) ? edition : '2024',
    oldEdition,
    json: values.json,
    maxSteps: maxSteps.value,
    pastRefusals: values['past-refusals'],
    test: values.test,
    at: at.value,
    theme,
    out: values.out,
    files,
  });
}

const parseStrictly = (args: readonly string[]) =>
  parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true, tokens: true });

/** The platform reports a word that it cannot place as an exception whose first sentence is for people. */
function parseWords(args: readonly string[]): Result<ReturnType<typeof parseStrictly>, string> {
  try {
    return ok(parseStrictly(args));
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const [sentence = message] = message.split(/\.? To specify|\n/u);
    return err(sentence.replace(/^[A-Z]/u, (letter) => letter.toLowerCase()).replaceAll("'", '`'));
  }
}

/** Which moment `draw` is asked for: the last, unless a step or a kind of moment is named. */
function parseMoment(step: string | undefined, kind: string | undefined): Result<Call['at'], string> {
  if (step !== undefined && kind !== undefined) return err('`--step` and `--at` cannot be given together');
  const count = parseCount('--step', step);
  if (!count.ok) return count;
  if (count.value !== undefined) return ok({ kind: 'step', step: count.value });
  if (kind === undefined || kind === 'last') return ok({ kind: 'last' });
  if (kind === 'first-refusal') return ok({ kind });
  return err(`\`--at\` takes first-refusal or last, not \`${kind}\``);
}

function parseCount(flag: string, value: string | undefined): Result<number | undefined, string> {
  if (value === undefined) return ok(undefined);
  return /^\d{1,12}$/u.test(value) ? ok(Number(value)) : err(`\`${flag}\` takes a whole number, not \`${value}\``);
}
