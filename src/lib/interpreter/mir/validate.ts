/**
 * Whether a body is well formed: what every reader of MIR takes for granted. Gives sentences, empty when all is well.
 * Faults found here are ours.
 */
import { printTy, sameTy, eraseRegions } from '../types/fold.ts';
import type { ItemTables } from '../types/items.ts';
import { findAdt, nameOf } from '../types/lookup.ts';
import type { Ty } from '../types/ty.ts';
import { mapTargets } from './graph.ts';
import type { Body, Operand, Place, Rvalue } from './ir.ts';
import { boxedTy, placeTy, projectTy } from './place.ts';
import { printPlace, printStatement, printTerminator } from './print.ts';

export function validateBody(body: Body, items: ItemTables): readonly string[] {
  const problems: string[] = [];
  let where = '';
  const report = (what: string): void => void problems.push(`${where}: ${what}`);
  const show = (ty: Ty): string => printTy(ty, (def) => nameOf(items, def));

  function checkPlace(place: Place): void {
    const decl = body.locals[place.local];
    if (decl === undefined) return report(`no local _${place.local}`);
    let ty = decl.ty;
    for (const projection of place.path) {
      switch (projection.kind) {
        case 'deref':
          if (ty.kind !== 'ref' && ty.kind !== 'ptr' && boxedTy(items, ty) === undefined)
            report(`${printPlace(place)} dereferences ${show(ty)}`);
          break;
        case 'field':
          if (ty.kind !== 'adt' && ty.kind !== 'tuple' && ty.kind !== 'closure')
            report(`${printPlace(place)} takes a field of ${show(ty)}`);
          break;
        case 'index':
          if (body.locals[projection.local]?.ty.kind !== 'int')
            report(`${printPlace(place)} indexes by what is no integer`);
          if (ty.kind !== 'array' && ty.kind !== 'slice') report(`${printPlace(place)} indexes ${show(ty)}`);
          break;
        case 'constant-index':
        case 'subslice':
          if (ty.kind !== 'array' && ty.kind !== 'slice') report(`${printPlace(place)} takes elements of ${show(ty)}`);
          break;
        case 'downcast':
          if (ty.kind !== 'adt' || findAdt(items, ty.def)?.kind !== 'enum')
            report(`${printPlace(place)} picks a variant of ${show(ty)}`);
          break;
        default:
      }
      ty = projectTy(items, ty, projection);
    }
    if (ty.kind === 'error' || ty.kind === 'infer') report(`${printPlace(place)} has no type`);
  }

  function checkOperand(operand: Operand): void {
    if (operand.kind !== 'constant') checkPlace(operand.place);
    else if (operand.constant.value.kind === 'promoted' && body.promoted[operand.constant.value.index] === undefined)
      report('names a promoted constant that is not there');
  }

  function checkRvalue(rvalue: Rvalue): void {
    switch (rvalue.kind) {
      case 'use':
      case 'repeat':
      case 'cast':
      case 'unary':
        checkOperand(rvalue.operand);
        return;
      case 'binary':
      case 'checked-binary':
        checkOperand(rvalue.left);
        checkOperand(rvalue.right);
        return;
      case 'aggregate':
        rvalue.operands.forEach(checkOperand);
        return;
      default:
        checkPlace(rvalue.place);
    }
  }

  /** Literals and reads have the type of what they are stored in, regions apart. */
  function checkAssign(place: Place, rvalue: Rvalue): void {
    if (rvalue.kind !== 'use') return;
    const to = placeTy(items, body.locals, place);
    const from =
      rvalue.operand.kind === 'constant'
        ? rvalue.operand.constant.ty
        : placeTy(items, body.locals, rvalue.operand.place);
    const isOpen = (ty: Ty): boolean => ty.kind === 'projection' || ty.kind === 'opaque';
    if (!isOpen(to) && !isOpen(from) && !sameTy(eraseRegions(to), eraseRegions(from)))
      report(`stores ${show(from)} in ${show(to)}`);
  }

  body.blocks.forEach((block, index) => {
    block.statements.forEach((stmt, statement) => {
      where = `bb${index}[${statement}] ${printStatement(stmt, items)}`;
      switch (stmt.kind) {
        case 'assign':
          checkPlace(stmt.place);
          checkRvalue(stmt.rvalue);
          checkAssign(stmt.place, stmt.rvalue);
          return;
        case 'storage-live':
        case 'storage-dead':
          if (body.locals[stmt.local] === undefined || stmt.local <= body.argCount)
            report(`_${stmt.local} has no storage of its own`);
          return;
        case 'fake-read':
        case 'ascribe':
        case 'set-discriminant':
        case 'place-mention':
          checkPlace(stmt.place);
          return;
        default:
      }
    });
    const { terminator } = block;
    where = `bb${index} ${printTerminator(terminator, items)}`;
    mapTargets(terminator, (target) => {
      if (body.blocks[target] === undefined) report(`no block bb${target}`);
      return target;
    });
    const unwind = 'unwind' in terminator ? terminator.unwind : undefined;
    if (unwind !== undefined && body.blocks[unwind]?.isCleanup === false) report('unwinds into what is no cleanup');
    if (block.isCleanup && terminator.kind === 'return') report('returns while unwinding');
    switch (terminator.kind) {
      case 'switch':
        checkOperand(terminator.operand);
        if (terminator.values.length !== terminator.targets.length) report('has not one target for each value');
        return;
      case 'drop':
        checkPlace(terminator.place);
        return;
      case 'call':
        checkOperand(terminator.func);
        terminator.args.forEach(checkOperand);
        checkPlace(terminator.destination);
        return;
      case 'assert':
        checkOperand(terminator.cond);
        return;
      default:
    }
  });
  for (const promoted of body.promoted)
    problems.push(...validateBody(promoted, items).map((each) => `promoted ${each}`));
  return problems;
}
