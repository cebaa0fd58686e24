/** What is mutated: the fixtures, the scenarios and the programs of the bench, without the marks that only tests read. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../..', import.meta.url));

export function readCorpus(): readonly string[] {
  return ['tests/fixtures', 'static/scenarios', 'bench/programs']
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.rs'))
        .sort()
        .map((name) => readFileSync(join(root, folder, name), 'utf8').replace(/^\s*\/\/.*\n/gm, '')),
    )
    .filter((text) => text.length < 8000);
}
