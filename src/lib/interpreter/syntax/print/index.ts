/** Syntax tree to source text: parsing it again gives the same tree, apart from ids and spans. */
import type { Crate } from '../ast.ts';
import { printItem } from './items.ts';
import { printAttrs } from './names.ts';

export { printBlock, printExpr } from './exprs.ts';
export { printItem } from './items.ts';
export { printPat } from './patterns.ts';
export { printPath, printType } from './types.ts';
export type { PrintOptions } from './names.ts';

export function printCrate(crate: Crate): string {
  return `${printAttrs(crate.attrs)}\n${crate.items.map((item) => `${printItem(item)}\n`).join('')}`;
}
