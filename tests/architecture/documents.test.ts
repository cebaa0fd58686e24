/** The documents name only what exists: scripts, files and folders, routes, options, rules. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { EMBED_DEFAULTS } from '#lib/viz/share/embed-options.ts';
import { ruleText } from '#lib/interpreter/borrowck/rules.ts';
import { USAGE } from '../../src/cli/arguments.ts';
import { fixtures } from '../tools/fixture.ts';

const root = join(import.meta.dirname, '../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const DOCUMENTS = ['README.md', 'ARCHITECTURE.md', 'src/lib/interpreter/RULES.md'];

/** Everything in backticks or in a code block, as words. */
const codeWords = (text: string): readonly string[] =>
  [...text.matchAll(/```[^\n]*\n([^]*?)```|`([^`\n]+)`/gu)].flatMap(([, block, inline]) =>
    (block ?? inline ?? '').split(/[\s,;()]+/u),
  );

/** Documents name files from the place that they speak of. */
const ROOTS = ['', 'src', 'src/lib', 'src/lib/interpreter', 'src/lib/viz'];
const isThere = (path: string): boolean =>
  ROOTS.some((folder) => existsSync(join(root, folder, path.replace(/^…\//u, 'src/lib/interpreter/'))));

/** What a build leaves behind. */
const MADE = /^(dist|build|node_modules)\/|^ferrostep\.cjs$/u;

describe.each(DOCUMENTS)('%s', (document) => {
  const text = read(document);

  test('names npm scripts that exist', () => {
    const { scripts } = JSON.parse(read('package.json')) as { readonly scripts: Readonly<Record<string, string>> };
    const named = [...text.matchAll(/\bnpm (?:run )?([a-z]+)/gu)].map(([, name = '']) => name);
    // What npm itself can do.
    const builtIn = ['ci', 'install'];
    expect(named.filter((name) => !(name in scripts) && !builtIn.includes(name))).toEqual([]);
  });

  test('names files and folders that exist', () => {
    const paths = codeWords(text).filter(
      (word) =>
        /^(…\/)?[\w.-]+(\/[\w.-]+)*(\/|\.(ts|mjs|cjs|md|svelte|rs|json))$|^(…|\w[\w.-]*)(\/[\w.-]+)+$/u.test(word) &&
        !MADE.test(word),
    );
    expect(paths.filter((path) => !isThere(path))).toEqual([]);
  });

  test('names routes that exist', () => {
    const routes = codeWords(text).filter((word) => /^\/[a-z]+$/u.test(word));
    expect(routes.filter((route) => !existsSync(join(root, 'src/routes', route)))).toEqual([]);
  });

  test('names pictures and documents that exist', () => {
    const links = [...text.matchAll(/\]\(([^)#]+)\)/gu)].map(([, target = '']) => target);
    expect(links.filter((target) => !/^https?:/u.test(target) && !existsSync(join(root, target)))).toEqual([]);
  });
});

describe('the README', () => {
  const text = read('README.md');

  test('gives the commands as the help does', () => {
    const commands = USAGE.split('\n').filter((line) => line.startsWith('  ferrostep '));
    expect(commands.length).toBeGreaterThan(0);
    for (const command of commands) expect(text).toContain(command.trim());
  });

  test("names the embed's options, and no others", () => {
    const section = text.slice(text.indexOf('## Embedding'), text.indexOf('## Working on it'));
    const options = section.slice(section.indexOf('the options'), section.indexOf('It posts'));
    const named = new Set([...options.matchAll(/`(\w+)(?:=[^`]*)?`/gu)].map(([, name = '']) => name));
    // `lang` is read, and has one language to choose from.
    const had = Object.keys(EMBED_DEFAULTS).filter((name) => name !== 'lang');
    expect([...named].sort()).toEqual(had.sort());
  });
});

describe('RULES.md', () => {
  const rules = [...read('src/lib/interpreter/RULES.md').matchAll(/^- \*\*([A-Z]\d+)\*\* (.*)$/gmu)].map(
    ([, id = '', sentence = '']) => ({ id, sentence }),
  );
  const code = readdirSync(join(root, 'src/lib/interpreter'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.endsWith('rules.ts'))
    .map((path) => read(join('src/lib/interpreter', path)))
    .join('\n');
  const cited = new Set(fixtures().flatMap((fixture) => fixture.rules));

  test('has rules', () => {
    expect(rules.length).toBeGreaterThan(20);
  });

  test.each(rules)('$id is cited by code and by a fixture', ({ id }) => {
    expect(code).toMatch(new RegExp(`\\b${id}\\b`, 'u'));
    expect([...cited]).toContain(id);
  });

  test('is cited by no fixture for a rule that it does not have', () => {
    const known = new Set(rules.map((rule) => rule.id));
    expect([...cited].filter((id) => !known.has(id))).toEqual([]);
  });

  test('says what the screen says, word for word', () => {
    for (const { id, sentence } of rules) expect(ruleText(id) ?? sentence, id).toBe(sentence);
    expect(rules.filter(({ id }) => /^[ML]/u.test(id) && ruleText(id) === undefined)).toEqual([]);
  });
});
