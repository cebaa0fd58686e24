/** One program through the type checker, for tests: its bodies as THIR. */
import { loadTestLibrary } from '../tools/library.ts';
import { expand, parse } from '#lib/interpreter/syntax/index.ts';
import { USER_FILE } from '#lib/interpreter/source/index.ts';
import { resolveCrate } from '#lib/interpreter/resolve/index.ts';
import { collectItems } from '#lib/interpreter/collect/index.ts';
import { checkBodies } from '#lib/interpreter/check/index.ts';
import type { Diagnostic } from '#lib/interpreter/diagnostics/index.ts';
import type { ItemTables } from '#lib/interpreter/types/items.ts';
import type { TypedBody } from '#lib/interpreter/types/thir.ts';

export interface CheckedProgram {
  readonly items: ItemTables;
  readonly bodies: readonly TypedBody[];
  readonly diagnostics: readonly Diagnostic[];
}

export function checkProgram(source: string, edition: '2021' | '2024' = '2024'): CheckedProgram {
  const library = loadTestLibrary();
  const parsed = parse(source, { file: USER_FILE, edition });
  const expanded = expand(parsed.ast, { edition, firstNodeId: parsed.nodeCount, source });
  const resolved = resolveCrate(expanded.crate, library.items, { isLibrary: false });
  const collected = collectItems(resolved);
  const typed = checkBodies({ resolved, collected, edition });
  const before = [
    ...parsed.diagnostics,
    ...expanded.diagnostics,
    ...resolved.diagnostics,
    ...collected.diagnostics,
    ...typed.diagnostics,
  ];
  // Lints are reported only of programs without other errors.
  return { items: resolved.items, bodies: typed.bodies, diagnostics: before.length > 0 ? before : typed.late };
}
