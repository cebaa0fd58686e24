/** The command line's words, parsed. A wrong call is an error with a sentence, never an exception. */
import { err, ok, type Result } from '../lib/heap/base/index.ts';
import type { Edition } from '../lib/interpreter/index.ts';

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
  readonly at:
    { readonly kind: 'step'; readonly step: number } | { readonly kind: 'first-refusal' } | { readonly kind: 'last' };
  readonly theme: 'light' | 'dark';
  readonly out: string | undefined;
  readonly files: readonly string[];
}

export const USAGE = `usage:
  ferrostep check [--edition 2021|2024] [--json] FILE...
  ferrostep run   [--edition 2021|2024] [--json] [--max-steps N] [--past-refusals] FILE...
  ferrostep trace [--edition 2021|2024] [--json] FILE
  ferrostep draw  [--edition 2021|2024] [--step N | --at first-refusal|last] [--theme light|dark] -o OUT.svg FILE

check says whether the compiler would accept a program; run runs it; trace prints one line a step;
draw writes the picture of one moment. The edition is 2024 unless given. A file named - is standard input.
Exit code: 0 if every file was accepted (check) or finished with 0 (run), 1 if not, 2 for a wrong call.`;

const FLAGS: Readonly<Record<Verb, readonly string[]>> = {
  check: ['--edition', '--json'],
  run: ['--edition', '--json', '--max-steps', '--past-refusals'],
  trace: ['--edition', '--json', '--max-steps', '--past-refusals'],
  draw: ['--edition', '--step', '--at', '--theme', '-o', '--max-steps'],
};

const isVerb = (word: string): word is Verb => Object.hasOwn(FLAGS, word);

export function parseCall(words: readonly string[]): Result<Call, string> {
  const [verb, ...rest] = words;
  if (verb === undefined || !isVerb(verb))
    return err(verb === undefined ? 'no command given' : `unknown command \`${verb}\``);
  let edition: Edition = '2024';
  let oldEdition: string | undefined;
  let json = false;
  let maxSteps: number | undefined;
  let pastRefusals = false;
  let at: Call['at'] = { kind: 'last' };
  let theme: Call['theme'] = 'light';
  let out: string | undefined;
  const files: string[] = [];
  let onlyFiles = false;
  for (let i = 0; i < rest.length; i++) {
    const raw = rest[i] ?? '';
    if (onlyFiles || raw === '-' || !raw.startsWith('-')) {
      files.push(raw);
      continue;
    }
    if (raw === '--') {
      onlyFiles = true;
      continue;
    }
    const equals = raw.startsWith('--') ? raw.indexOf('=') : -1;
    const flag = equals < 0 ? raw : raw.slice(0, equals);
    if (!FLAGS[verb].includes(flag)) return err(`\`${verb}\` has no option \`${flag}\``);
    if (flag === '--json' || flag === '--past-refusals') {
      if (equals >= 0) return err(`\`${flag}\` takes no value`);
      if (flag === '--json') json = true;
      else pastRefusals = true;
      continue;
    }
    const value = equals >= 0 ? raw.slice(equals + 1) : rest[++i];
    if (value === undefined) return err(`\`${flag}\` needs a value`);
    switch (flag) {
      case '--edition':
        if (value === '2015' || value === '2018') oldEdition = value;
        else if (value === '2021' || value === '2024') edition = value;
        else return err(`\`--edition\` takes 2021 or 2024, not \`${value}\``);
        break;
      case '--theme':
        if (value !== 'light' && value !== 'dark') return err(`\`--theme\` takes light or dark, not \`${value}\``);
        theme = value;
        break;
      case '--at':
        if (value !== 'first-refusal' && value !== 'last')
          return err(`\`--at\` takes first-refusal or last, not \`${value}\``);
        at = { kind: value };
        break;
      case '-o':
        out = value;
        break;
      default: {
        const count = /^\d{1,12}$/u.test(value) ? Number(value) : undefined;
        if (count === undefined) return err(`\`${flag}\` takes a whole number, not \`${value}\``);
        if (flag === '--step') at = { kind: 'step', step: count };
        else maxSteps = count;
      }
    }
  }
  if (files.length === 0) return err('no file given');
  if ((verb === 'trace' || verb === 'draw') && files.length > 1) return err(`\`${verb}\` takes one file`);
  if (verb === 'draw' && out === undefined) return err('`draw` needs `-o OUT.svg`');
  return ok({ verb, edition, oldEdition, json, maxSteps, pastRefusals, at, theme, out, files });
}
