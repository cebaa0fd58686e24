/** The plain parser against Chevrotain, which runs the same rules: the same tree, and a fault in the same texts. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CstNode } from 'chevrotain';
import { expect, test } from 'vitest';
import { groupTokens } from '#lib/interpreter/syntax/lex/groups.ts';
import { scan } from '#lib/interpreter/syntax/lex/scan.ts';
import type { Token } from '#lib/interpreter/syntax/lex/tokens.ts';
import { RustGrammar } from '#lib/interpreter/syntax/parse/grammar.ts';
import { RecoveringGrammar } from '#lib/interpreter/syntax/parse/recover.ts';
import { fileId } from '#lib/interpreter/source/index.ts';

const root = join(import.meta.dirname, '../..');
const plain = new RustGrammar();
const chevrotain = new RecoveringGrammar(false);

function tokensOf(name: string): readonly Token[] | undefined {
  const { tokens, diagnostics } = scan(readFileSync(join(root, name), 'utf8'), fileId(0), '2024');
  return diagnostics.length > 0 ? undefined : groupTokens(tokens);
}

/** A tree as text, tokens by their place; `fault` where the text is no file of Rust. */
const shown = (tree: unknown): string =>
  JSON.stringify(tree, (key, value: unknown) =>
    typeof value === 'object' && value !== null && 'tokenTypeIdx' in value && 'startOffset' in value
      ? `${String(value.tokenTypeIdx)}@${String(value.startOffset)}`
      : key === 'recoveredNode'
        ? undefined
        : value,
  );

function plainly(tokens: readonly Token[]): string {
  plain.prepare();
  const parsed = plain.parsePlainly(plain.file, tokens);
  return parsed?.count === tokens.length ? shown(parsed.cst) : 'fault';
}

function onChevrotain(tokens: readonly Token[]): string {
  const { cst, faults } = chevrotain.parseWithFaults(chevrotain.file, tokens);
  return faults.length === 0 ? shown(cst) : 'fault';
}

const sources = globSync(['tests/fixtures/**/*.rs', 'std/**/*.rs', 'bench/programs/*.rs'], { cwd: root }).sort();

test('gives the same tree of every program and of the whole library', () => {
  const differing = sources.filter((name) => {
    const tokens = tokensOf(name);
    return tokens !== undefined && plainly(tokens) !== onChevrotain(tokens);
  });
  expect(sources.length).toBeGreaterThan(1000);
  expect(differing).toEqual([]);
});

test('finds a fault where Chevrotain does: tokens left out, doubled and put elsewhere', () => {
  let random = 12345;
  const below = (limit: number): number => (random = (random * 48271) % 2147483647) % limit;
  const counts = { fault: 0, tree: 0 };
  const differing: string[] = [];
  for (const [index, name] of sources.entries()) {
    const tokens = index % 3 === 0 ? tokensOf(name) : undefined;
    if (tokens === undefined || tokens.length === 0) continue;
    const at = below(tokens.length);
    const to = below(tokens.length);
    const [one, other] = [tokens.slice(at, at + 1), tokens.slice(0, to)];
    const mutants = [tokens.toSpliced(at, 1), tokens.toSpliced(at, 0, ...one), [...other, ...one, ...tokens.slice(to)]];
    for (const [kind, mutant] of mutants.entries()) {
      const found = plainly(mutant);
      counts[found === 'fault' ? 'fault' : 'tree']++;
      if (found !== onChevrotain(mutant)) differing.push(`${name}, token ${at} to ${to}, ${kind}`);
    }
  }
  expect(differing).toEqual([]);
  expect(Math.min(counts.fault, counts.tree)).toBeGreaterThan(50);
});

test('no child of a tree has the name of something that every object has', () => {
  const labels = new Set<string>();
  const gather = ({ children }: CstNode): void => {
    for (const [label, list] of Object.entries(children)) {
      labels.add(label);
      for (const child of list) if ('children' in child) gather(child);
    }
  };
  for (const name of sources) {
    const parsed = plain.parsePlainly(plain.file, tokensOf(name) ?? []);
    if (parsed !== undefined) gather(parsed.cst);
  }
  expect(labels.size).toBeGreaterThan(50);
  expect([...labels].filter((label) => label in {})).toEqual([]);
});
