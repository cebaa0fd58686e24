/**
 * Calls of what is declared and cannot be done yet: the library's functions marked `#[intrinsic = "unsupported"]` and the
 * reader's foreign functions. They are checked like any other; a program that is accepted is not run if it names one.
 */
import { findIn } from '../../heap/base/index.ts';
import { unsupported, type Diagnostic } from '../diagnostics/index.ts';
import { constantsOf } from '../mir/constants-of.ts';
import type { Body } from '../mir/ir.ts';
import { declaredName } from '../types/declared-name.ts';
import type { ItemTables } from '../types/items.ts';

/** Of the bodies given: one finding for each place. */
export function unsupportedCalls(items: ItemTables, bodies: Iterable<Body>): readonly Diagnostic[] {
  const found = new Map<string, Diagnostic>();
  for (const body of bodies) {
    for (const { ty, span } of constantsOf(body)) {
      if (ty.kind !== 'fn-def' || findIn(items.fns, ty.def)?.intrinsic !== 'unsupported') continue;
      found.set(`${span.file}:${span.start}`, unsupported(declaredName(items, ty.def), span));
    }
  }
  return [...found.values()];
}
