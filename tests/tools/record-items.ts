/**
 * Records which functions, constants and variants the real library's types and traits have, from the documentation that
 * comes with a toolchain, in `tests/std/items.txt`. Needs `rustc` and its documentation; the test does not.
 *
 *   node tests/tools/record-items.ts
 */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, sep } from 'node:path';
import { namedItems } from './item-names.ts';
import { loadTestLibrary } from './library.ts';

const root = spawnSync('rustc', ['--print', 'sysroot'], { encoding: 'utf8' }).stdout.trim();
const docs = join(root, 'share/doc/rust/html/std');
const pages = readdirSync(docs, { recursive: true, encoding: 'utf8' });

/** Beneath a private module stands a page that only leads on to the one of the path that is public. */
const leadsOn = (page: string): boolean =>
  readFileSync(join(docs, page), 'utf8').includes('<meta http-equiv="refresh"');

/** The page whose folders all occur in the path: ours may have modules in between. */
function pageOf(path: string, page: string): string | undefined {
  const modules = new Set(path.split('::'));
  return pages
    .filter((each) => basename(each) === page)
    .filter((each) =>
      dirname(each)
        .split(sep)
        .every((folder) => folder === '.' || modules.has(folder)),
    )
    .filter((each) => !leadsOn(each))
    .sort((a, b) => b.length - a.length)[0];
}

/** What a type has by itself stands before its impls of traits and what it dereferences to; a trait's before who has it. */
function ownPart(html: string, isTrait: boolean): string {
  const start = isTrait ? 0 : Math.max(0, html.search(/id="(?:variants|implementations)"/u));
  if (!isTrait && !/id="(?:variants|implementations)"/u.test(html)) return '';
  const ends = isTrait
    ? ['id="foreign-impls"', 'id="implementors"']
    : [
        'id="deref-methods',
        'id="trait-implementations"',
        'id="synthetic-implementations"',
        'id="blanket-implementations"',
      ];
  const end = Math.min(...ends.map((each) => html.indexOf(each, start)).filter((at) => at >= 0));
  return html.slice(start, end);
}

const lines: string[] = [];
for (const { path, page, isTrait } of namedItems(loadTestLibrary().items)) {
  const found = pageOf(path, page);
  if (found === undefined) continue;
  const html = ownPart(readFileSync(join(docs, found), 'utf8'), isTrait);
  const names = [
    ...html.matchAll(/id="(?:tymethod|method|associatedconstant|associatedtype|variant)\.([A-Za-z_]\w*?)(?:-\d+)?"/gu),
  ].map(([, name = '']) => name);
  lines.push(`${path}: ${[...new Set(names)].sort().join(' ')}`.trimEnd());
}
writeFileSync(new URL('../std/items.txt', import.meta.url), `${lines.join('\n')}\n`);
