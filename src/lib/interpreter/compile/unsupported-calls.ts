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
import type { DefId } from '../types/ty.ts';

/** Of the bodies given: one finding for each place. */
export function unsupportedCalls(items: ItemTables, bodies: Iterable<Body>): readonly Diagnostic[] {
  const found = new Map<string, Diagnostic>();
  for (const body of bodies) {
    for (const { def, span } of functionsOf(body)) {
      if (findIn(items.fns, def)?.intrinsic !== 'unsupported') continue;
      found.set(`${span.file}:${span.start}`, unsupported(declaredName(items, def), span));
    }
  }
  return [...found.values()];
}

interface Named {
  readonly def: DefId;
  readonly span: Span;
}

const named = new WeakMap<Body, readonly Named[]>();

/** The functions that a body names, remembered as long as the body is: an edit elsewhere does not change them. */
function functionsOf(body: Body): readonly Named[] {
  const known = named.get(body) ?? listFunctions(body);
  named.set(body, known);
  return known;
}

function listFunctions(body: Body): readonly Named[] {
  const out: Named[] = [];
  const look = (operand: Operand, span: Span): void => {
    const ty = operand.kind === 'constant' ? operand.constant.ty : undefined;
    if (ty?.kind === 'fn-def') out.push({ def: ty.def, span });
  };
  for (const { statements, terminator } of body.blocks) {
    for (const each of statements)
      if (each.kind === 'assign') for (const operand of operandsOf(each.rvalue)) look(operand, each.span);
    if (terminator.kind !== 'call') continue;
    for (const operand of [terminator.func, ...terminator.args]) look(operand, terminator.span);
  }
  return out;
}
