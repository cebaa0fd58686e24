/** Compiles a file with the files that its `mod name;` items mean, read from the disk as the compiler reads them. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { compile, type Compilation, joinFiles, missingFiles } from '../lib/interpreter/index.ts';
import type { World } from './report.ts';

/** Files of one program; beyond it a program reads files in a circle. */
const MOST_FILES = 1_000;

/** `file`: where `source` is from; `-` for standard input, whose modules are looked for where we are called. */
export function compileFile({ call, library }: World, file: string, source: string): Compilation {
  const options = { edition: call.edition, library, isTest: call.test };
  let compilation = compile(source, options);
  const found = new Map<string, string>();
  while (found.size < MOST_FILES) {
    const before = found.size;
    for (const candidates of missingFiles(compilation)) {
      const there = candidates.flatMap((name) => {
        const text = found.has(name) ? undefined : readModule(file, name);
        return text === undefined ? [] : [{ name, text }];
      });
      // Of two files neither is taken: which of them is meant is an error.
      const [only] = there;
      if (only !== undefined && there.length === 1) found.set(only.name, only.text);
    }
    if (found.size === before) break;
    const others = [...found].map(([name, text]) => ({ name, text }));
    compilation = compile(joinFiles(source, others), options);
  }
  return compilation;
}

/** `name` as the program has it: `src/garden.rs`, where `src` is the folder of the program's own file. */
function readModule(file: string, name: string): string | undefined {
  try {
    return readFileSync(join(file === '-' ? '.' : dirname(file), name.replace(/^src\//u, '')), 'utf8');
  } catch {
    return undefined;
  }
}
