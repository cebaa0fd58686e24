/**
 * What the final value of a constant or static may borrow: no temporary mutably (E0764), and none with a `Cell` inside
 * (E0492), since there is one such temporary for ever. Borrows that end within the evaluation are free. After rustc's
 * `check_consts` (Reference, "Constant evaluation").
 *
 *     const A: &mut i32 = &mut 1;           the temporary has no storage-dead: it lives for ever
 *     const B: i32 = { let x = &mut 1; *x };
 */
import { type Diagnostic, diagnostic } from '../diagnostics/index.ts';
import { isLang } from '../types/lookup.ts';
import type { MirEnv } from './env.ts';
import type { Body, LocalId, Operand, Place, Rvalue } from './ir.ts';
import { placeTy } from './place.ts';

export function checkConstBorrows(body: Body, env: MirEnv, isMutStatic: boolean): readonly Diagnostic[] {
  const transient = new Set<LocalId>();
  for (const { statements } of body.blocks)
    for (const stmt of statements) if (stmt.kind === 'storage-dead') transient.add(stmt.local);
  const escapes = (place: Place): boolean =>
    !place.path.some(({ kind }) => kind === 'deref') && !transient.has(place.local);
  const inner = interiorMutable(body, env);
  const out: Diagnostic[] = [];
  for (const { statements, isCleanup } of body.blocks) {
    if (isCleanup) continue;
    for (const stmt of statements) {
      if (stmt.kind !== 'assign') continue;
      const { rvalue } = stmt;
      if ((rvalue.kind !== 'ref' && rvalue.kind !== 'raw-ref') || !escapes(rvalue.place)) continue;
      const isMut = rvalue.kind === 'ref' ? rvalue.borrow !== 'shared' && rvalue.borrow !== 'fake' : rvalue.isMut;
      if (isMut && !isMutStatic) out.push(fault('E0764', 'mutable', stmt.span));
      if (!isMut && inner(rvalue.place)) out.push(fault('E0492', 'interior mutable shared', stmt.span));
    }
  }
  return out;
}

const fault = (code: string, what: string, span: Diagnostic['span']): Diagnostic =>
  diagnostic({
    name: 'borrow-kept-by-constant',
    code,
    family: 'other',
    message: `${what} borrows of temporaries that have their lifetime extended until the end of the program are not allowed`,
    span,
  });

/** Whether a place may hold an `UnsafeCell`: by its value where that is made here (`None::<Cell<u8>>`), else by its type. */
function interiorMutable(body: Body, env: MirEnv): (place: Place) => boolean {
  const tainted = new Set<LocalId>();
  const ofPlace = (place: Place): boolean => {
    if (env.isFreeze(placeTy(env.items, body.locals, place))) return false;
    return place.path.some(({ kind }) => kind === 'deref') || tainted.has(place.local);
  };
  const ofOperand = (operand: Operand): boolean =>
    operand.kind === 'constant' ? !env.isFreeze(operand.constant.ty) : ofPlace(operand.place);
  const ofRvalue = (rvalue: Rvalue): boolean => {
    switch (rvalue.kind) {
      case 'use':
      case 'repeat':
      case 'cast':
        return ofOperand(rvalue.operand);
      case 'aggregate': {
        const { aggregate } = rvalue;
        if (aggregate.kind === 'adt' && isLang(env.items, aggregate.def, 'UnsafeCell')) return true;
        return rvalue.operands.some(ofOperand);
      }
      default:
        return false;
    }
  };
  for (let grown = true; grown;) {
    grown = false;
    for (const { statements, terminator } of body.blocks) {
      const add = (place: Place): void => {
        if (tainted.has(place.local)) return;
        tainted.add(place.local);
        grown = true;
      };
      for (const stmt of statements) if (stmt.kind === 'assign' && ofRvalue(stmt.rvalue)) add(stmt.place);
      if (terminator.kind === 'call' && !env.isFreeze(placeTy(env.items, body.locals, terminator.destination)))
        add(terminator.destination);
    }
  }
  return ofPlace;
}
