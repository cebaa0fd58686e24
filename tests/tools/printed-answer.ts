/** All that a compilation says, as text without any id: what two compilers of one program must agree on. */
import { type Compilation, loanLines, printBody, run } from '../../src/lib/interpreter/index.ts';
import { nameOf } from '../../src/lib/interpreter/types/lookup.ts';
import { defId } from '../../src/lib/interpreter/types/ty.ts';

export function printedAnswer(compilation: Compilation, maxSteps = 20_000): string {
  const { items, lines } = compilation;
  const parts: string[] = [compilation.status, String(compilation.isWhole)];
  for (const each of compilation.diagnostics) parts.push(asText(compilation, each));
  for (const each of compilation.warnings()) parts.push(asText(compilation, each));
  for (const body of compilation.bodies.values()) parts.push(printBody(body, items, { lines }));
  for (const [def, facts] of compilation.facts)
    parts.push(`facts of ${nameOf(items, def)} ${asText(compilation, facts)}`);
  parts.push(JSON.stringify(loanLines(compilation)));
  const result = run(compilation, { maxSteps });
  parts.push(result === undefined ? 'not run' : asText(compilation, result));
  return parts.join('\n');
}

/** Keys under which a definition stands. */
const DEF_KEYS: ReadonlySet<string> = new Set(['def', 'body', 'trait', 'item', 'owner', 'fn', 'adt', 'impl']);

function asText(compilation: Compilation, value: unknown): string {
  return JSON.stringify(value, (key: string, each: unknown): unknown => {
    if (typeof each === 'bigint') return `${each}n`;
    if (each instanceof Map || each instanceof Set) return Array.from<unknown>(each);
    if (DEF_KEYS.has(key) && typeof each === 'number') return nameOf(compilation.items, defId(each));
    return each;
  });
}
