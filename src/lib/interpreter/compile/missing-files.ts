/** The files of a program that its text does not hold: for whoever can read them from somewhere. */
import type { Item } from '../syntax/ast.ts';
import type { Compilation } from './compilation.ts';

/** For each `mod name;` without its file the names that the file may have, as a line `// file: …` would have them. */
export function missingFiles({ ast }: Compilation): readonly (readonly string[])[] {
  const out: (readonly string[])[] = [];
  const visit = (items: readonly Item[]): void => {
    for (const item of items) {
      if (item.kind !== 'mod') continue;
      if (item.tried !== undefined) out.push(item.tried);
      visit(item.items ?? []);
    }
  };
  visit(ast.items);
  return out;
}
