/**
 * Records where a nightly rustc has each loan in scope, from the regions it dumps. Needs a nightly; the tests do not.
 *
 *   node tests/tools/record-loans.ts FILE...   writes or rewrites the `// @loans` line of each
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readFixture } from './fixture.ts';
import { type LoanRow, tidyLoans } from './loan-lines.ts';

interface Statement {
  readonly text: string;
  readonly line: number | undefined;
}

function regionsOf(mir: string): ReadonlyMap<string, ReadonlySet<string>> {
  const regions = new Map<string, Set<string>>();
  for (const [, name = '', points = ''] of mir.matchAll(/^\| ('\?\d+) \| U\d+ \| \{(.*)\}$/gmu)) {
    const set = new Set<string>();
    for (const [, block = '', low = '', high] of points.matchAll(/bb(\d+)\[(\d+)(?:\.\.=(\d+))?\]/gu)) {
      for (let at = Number(low); at <= Number(high ?? low); at++) set.add(`${block}.${at}`);
    }
    if (!regions.has(name)) regions.set(name, set);
  }
  return regions;
}

function blocksOf(mir: string): {
  readonly blocks: ReadonlyMap<string, readonly Statement[]>;
  readonly cleanup: ReadonlySet<string>;
} {
  const blocks = new Map<string, Statement[]>();
  const cleanup = new Set<string>();
  let current: Statement[] | undefined;
  for (const line of mir.split('\n')) {
    const head = /^ {4}bb(\d+)( \(cleanup\))?: \{/u.exec(line);
    if (head !== null) {
      current = [];
      blocks.set(head[1] ?? '', current);
      if (head[2] !== undefined) cleanup.add(head[1] ?? '');
    } else if (line === '    }') current = undefined;
    else if (current !== undefined && /^ {8}\S/u.test(line) && !line.trim().startsWith('//')) {
      const at = /\/\/ .*?\bat main\.rs:(\d+):\d+: \d+:\d+/u.exec(line)?.[1];
      current.push({ text: (line.split('//')[0] ?? '').trim(), line: at === undefined ? undefined : Number(at) });
    }
  }
  return { blocks, cleanup };
}

function loansOf(mir: string): LoanRow[] {
  const regions = regionsOf(mir);
  const { blocks, cleanup } = blocksOf(mir);
  // A borrow through a shared reference or a raw pointer is no loan of its own. Arguments count as locals do.
  const shared = new Set([...mir.matchAll(/\b(_\d+): (?:&(?:'\S+ )?(?!'|mut )|\*)/gu)].map(([, local = '']) => local));
  const after = (block: string, at: number): (readonly [string, number])[] => {
    const list = blocks.get(block) ?? [];
    if (at + 1 < list.length) return [[block, at + 1]];
    const to = /->(.*)$/u.exec(list.at(-1)?.text ?? '')?.[1] ?? '';
    return [...to.matchAll(/bb(\d+)/gu)].map(([, next = '']) => [next, 0]);
  };
  const rows: LoanRow[] = [];
  for (const [block, list] of blocks) {
    list.forEach(({ text, line }, at) => {
      const borrow = /^(.+?) = &('\?\d+) (mut |)(.+);$/u.exec(text);
      if (borrow === null || line === undefined || text.includes('fake')) return;
      const [, , region = '', mut = '', place = ''] = borrow;
      if ([...place.matchAll(/\(\*(_\d+)\)/gu)].some(([, local = '']) => shared.has(local))) return;
      if (/\(\*\(.*: (?:&(?:'\S+ )?(?!'|mut )|\*)/u.test(place)) return;
      const base = /_\d+/u.exec(place)?.[0] ?? '';
      const todo = after(block, at);
      const seen = new Set<string>();
      const lines: number[] = [];
      for (let point = todo.pop(); point !== undefined; point = todo.pop()) {
        const key = `${point[0]}.${point[1]}`;
        if (seen.has(key) || regions.get(region)?.has(key) !== true || cleanup.has(point[0])) continue;
        seen.add(key);
        const statement = blocks.get(point[0])?.[point[1]];
        if (statement?.line !== undefined) lines.push(statement.line);
        if (
          statement !== undefined &&
          (statement.text.startsWith(`${base} = `) || statement.text.startsWith(`StorageDead(${base})`))
        )
          continue;
        todo.push(...after(point[0], point[1]));
      }
      rows.push({ line, kind: mut === '' ? 'shared' : 'mut', lines });
    });
  }
  return rows;
}

for (const path of process.argv.slice(2)) {
  const { edition, source } = readFixture(path);
  const folder = mkdtempSync(join(tmpdir(), 'record-loans-'));
  try {
    writeFileSync(join(folder, 'main.rs'), source);
    spawnSync(
      'rustc',
      [
        '+nightly',
        '--edition',
        edition,
        '--cap-lints',
        'allow',
        '-Zverbose-internals',
        '-Zdump-mir=nll',
        `-Zdump-mir-dir=${folder}`,
        '--emit=metadata',
        '-o',
        join(folder, 'm'),
        'main.rs',
      ],
      { cwd: folder },
    );
    const dumps = readdirSync(folder)
      .filter((name) => name.endsWith('.nll.0.mir'))
      .sort();
    if (dumps.length === 0) throw new Error(`no dump for ${path}: is a nightly there?`);
    const rows = tidyLoans(
      dumps.flatMap((name) => loansOf(readFileSync(join(folder, name), 'utf8'))),
      source,
    );
    writeFileSync(path, `${source.replace(/^\/\/ @loans.*\n/mu, '').trimEnd()}\n// @loans ${rows.join(' | ')}\n`);
    console.log(`${path}: ${rows.length} loans`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
