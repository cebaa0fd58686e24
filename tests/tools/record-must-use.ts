/**
 * Asks rustc which of the library's functions, types and traits are `#[must_use]`, and records them for the lint. Needs a
 * rustc.
 *
 *   node tests/tools/record-must-use.ts
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findIn } from '#lib/heap/base/index.ts';
import { keyOfFn, keyOfItem } from '#lib/interpreter/warnings/must-use/library-key.ts';
import type { DefId } from '#lib/interpreter/types/ty.ts';
import { askAboutProbes } from './library-probes.ts';
import { loadTestLibrary } from './library.ts';
import { signatureChecks } from './signatures.ts';

const OUTPUT = fileURLToPath(new URL('../../src/lib/interpreter/warnings/must-use/recorded.ts', import.meta.url));

const { items } = loadTestLibrary();

interface Probe {
  readonly def: DefId;
  readonly text: string;
}

/** A function that calls the library's and throws the result away. */
const probes = signatureChecks(items).flatMap(({ def, text }): readonly Probe[] => {
  const [, head, path] = /^(fn NAME.*?) \{ let _: .*? = ((?:<|std)[^=]*(?:=[^=;]*)*); \}$/u.exec(text) ?? [];
  const sig = findIn(items.fns, def)?.sig;
  if (head === undefined || path === undefined || sig === undefined) return [];
  const call = `${path}(${sig.inputs.map(() => 'loop {}').join(', ')});`;
  return [{ def, text: `${head} { ${sig.isUnsafe ? `unsafe { ${call} }` : call} }` }];
});

const PROBED = '#![allow(unused, deprecated)]#![warn(unused_must_use)]';

const folder = mkdtempSync(join(tmpdir(), 'must-use-'));
const fns = new Map<string, Set<string>>();
const kept = new Set<string>();
const types = new Set<string>();
try {
  const faulty = new Set<number>();
  for (let before = -1; before < faulty.size;) {
    before = faulty.size;
    fns.clear();
    types.clear();
    const used = new Set<number>();
    const lines = probes.map(({ text }, index) => (faulty.has(index) ? '' : text.replace('NAME', `probe_${index}`)));
    for (const { level, message, code, probe: index } of askAboutProbes(lines, PROBED, folder)) {
      const probe = index === undefined ? undefined : probes[index];
      if (index === undefined || probe === undefined) continue;
      if (level === 'error') faulty.add(index);
      if (code?.code !== 'unused_must_use') continue;
      used.add(index);
      if (message.startsWith('unused return value')) {
        const { owner, name } = keyOfFn(items, probe.def);
        fns.set(owner, (fns.get(owner) ?? new Set()).add(name));
        continue;
      }
      const output = findIn(items.fns, probe.def)?.sig.output;
      if (message.startsWith('unused implementer')) continue;
      if (output?.kind === 'adt') types.add(keyOfItem(items, output.def));
    }
    kept.clear();
    probes.forEach(({ def }, index) => {
      const { owner, name } = keyOfFn(items, def);
      if (!used.has(index) && !faulty.has(index) && fns.get(owner)?.has(name) === true) kept.add(`${owner}.${name}`);
    });
  }
} finally {
  rmSync(folder, { recursive: true });
}
// Of several functions under one name, not all.
for (const each of kept) console.log(`not all are: ${each}`);
const lines = [...fns]
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(
    ([owner, names]) =>
      `${owner} ${[...names]
        .filter((name) => !kept.has(`${owner}.${name}`))
        .sort()
        .join(' ')}`,
  );
writeFileSync(
  OUTPUT,
  `/** Which items of the real library are \`#[must_use]\`: recorded from rustc by \`tests/tools/record-must-use.ts\`. */

/** A line for each owner: its key, and the names of its functions. */
export const mustUseFns = (): string => \`
${lines.join('\n')}
\`;

export const mustUseTypes = (): string => \`
${[...types].sort().join('\n')}
\`;
`,
);
console.log(
  `${probes.length} functions, ${[...fns.values()].reduce((sum, each) => sum + each.size, 0)} names recorded, ${types.size} types`,
);
