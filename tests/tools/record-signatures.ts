/**
 * Asks rustc whether the real library has the signatures that ours has, and records the answers. Needs a rustc; the tests
 * hold what is recorded against the library as it is, and do not.
 *
 *   node tests/tools/record-signatures.ts
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { askAboutProbes } from './library-probes.ts';
import { loadTestLibrary } from './library.ts';
import type { CompilerMessage } from './rustc-message.ts';
import { answersPath, hashOfCheck, printAnswers, type Answer } from './signature-answers.ts';
import { signatureChecks } from './signatures.ts';

/** The error that each function has, by its place in the list. Faults of names hide those of types: whoever has one is asked without the others. */
function refusals(functions: readonly string[], folder: string): ReadonlyMap<number, CompilerMessage> {
  const found = new Map<number, CompilerMessage>();
  for (;;) {
    const lines = functions.map((text, index) => (found.has(index) ? '' : text.replaceAll('NAME', `check_${index}`)));
    const before = found.size;
    for (const message of askAboutProbes(lines, '#![allow(warnings)]', folder))
      if (message.level === 'error' && message.probe !== undefined && !found.has(message.probe))
        found.set(message.probe, message);
    if (found.size === before) return found;
  }
}

const folder = mkdtempSync(join(tmpdir(), 'signatures-'));
const checks = signatureChecks(loadTestLibrary().items);
const refused = refusals(
  checks.map(({ text }) => text),
  folder,
);
const twins = checks.flatMap((check, index) =>
  refused.has(index) ? [] : check.twins.map(({ text, code }) => ({ check, text, code })),
);
const needed = refusals(
  twins.map(({ text }) => text),
  folder,
);
rmSync(folder, { recursive: true });
const needless = new Set(twins.filter((_, index) => !needed.has(index)).map(({ check }) => check));
const refusedOtherwise = new Map(
  twins.flatMap(({ check, code }, index) => {
    const message = needed.get(index);
    return code === undefined || message === undefined || (message.code?.code ?? '') === code ? [] : [[check, message]];
  }),
);
function answerOfTwins(check: (typeof checks)[number]): string {
  if (needless.has(check)) return 'asks-too-much';
  const message = refusedOtherwise.get(check);
  if (message !== undefined && process.argv.includes('--verbose')) console.log(`${check.name}\n  ${message.message}`);
  return message === undefined ? 'same' : 'refused-otherwise';
}
const answers = checks.map((check, index): Answer => {
  const message = refused.get(index);
  if (message !== undefined && process.argv.includes('--verbose'))
    console.log(`${check.name}\n  ${message.message}\n  ${check.text}`);
  const answer = message === undefined ? answerOfTwins(check) : (message.code?.code ?? 'error');
  return { name: check.name, hash: hashOfCheck(check), answer };
});
writeFileSync(answersPath, printAnswers(answers));
const differing = answers.filter(({ answer }) => answer !== 'same');
for (const { name, answer } of differing) console.log(`${answer} ${name}`);
console.log(`${answers.length} signatures and ${twins.length} clauses held against rustc, ${differing.length} differ`);
