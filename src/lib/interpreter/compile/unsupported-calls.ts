/**
 * Calls of what is declared and cannot be done yet: the library's functions marked `#[intrinsic = "unsupported"]` and the
 * reader's foreign functions. They are checked like any other; a program that is accepted is not run if it names one.
 */
import { findIn } from '../../heap/base/index.ts';
import { unsupported, type Diagnostic } from '../diagnostics/index.ts';
import type { Body, Operand } from '../mir/ir.ts';
import { operandsOf } from '../mir/operands.ts';
import type { Span } from '../source/index.ts';
import { declaredName } from '../types/declared-name.ts';
import type { ItemTables } from '../types/items.ts';

/** Of the bodies given: one finding for each place. */
export function unsupportedCalls(items: ItemTables, bodies: Iterable<Body>): readonly Diagnostic[] {
  const found = new Map<string, Diagnostic>();
  const look = (operand: Operand, span: Span): void => {
    const ty = operand.kind === 'constant' ? operand.constant.ty : undefined;
    if (ty?.kind !== 'fn-def' || findIn(items.fns, ty.def)?.intrinsic !== 'unsupported') return;
    found.set(`${span.file}:${span.start}`, unsupported(declaredName(items, ty.def), span));
  };
  for (const body of bodies) {
    for (const { statements, terminator } of body.blocks) {
      for (const each of statements)
        if (each.kind === 'assign') for (const operand of operandsOf(each.rvalue)) look(operand, each.span);
      if (terminator.kind !== 'call') continue;
      for (const operand of [terminator.func, ...terminator.args]) look(operand, terminator.span);
    }
  }
  return [...found.values()];
}
