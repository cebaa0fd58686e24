/**
 * Records the impls of the real library's traits for which ours says that it has all (`#[all_impls]`), from the
 * documentation that comes with a toolchain, in `tests/std/impls.txt`. Needs `rustc` and its documentation; the test does not.
 *
 *   node tests/tools/record-impls.ts
 */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { findIn } from '#lib/heap/base/index.ts';
import { shapeOfHeader, wholeTraits } from './impl-shapes.ts';
import { loadTestLibrary } from './library.ts';

const root = spawnSync('rustc', ['--print', 'sysroot'], { encoding: 'utf8' }).stdout.trim();
const docs = join(root, 'share/doc/rust/html/std');
const pages = readdirSync(docs, { recursive: true, encoding: 'utf8' });
const { items } = loadTestLibrary();

const textOf = (html: string): string =>
  html
    .replace(/<[^>]+>/gu, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');

const lines: string[] = [];
for (const def of wholeTraits(items)) {
  const found = pages.filter((page) => basename(page) === `trait.${def.name}.html`);
  const around = def.parent === undefined ? '' : (findIn(items.defs, def.parent)?.name ?? '');
  const page = found.find((each) => basename(dirname(each)) === around) ?? found[0];
  if (page === undefined) throw new Error(`no page for ${def.name}`);
  const html = readFileSync(join(docs, page), 'utf8');
  const from = ['id="implementors"', 'id="foreign-impls"'].map((each) => html.indexOf(each)).filter((at) => at >= 0);
  const shapes = [...html.slice(Math.min(...from)).matchAll(/<h3 class="code-header">(.*?)<\/h3>/gsu)].flatMap(
    ([, header = '']) => shapeOfHeader(textOf(header)) ?? [],
  );
  lines.push(...[...new Set(shapes)].sort());
}
writeFileSync(new URL('../std/impls.txt', import.meta.url), `${lines.join('\n')}\n`);
