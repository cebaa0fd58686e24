/** What a body's locals need, asked once per body: whether their address is taken, and whether they have storage statements. */
import type { Body, DropPlan, Place } from '../../mir/ir.ts';

export interface LocalNeeds {
  readonly inMemory: readonly boolean[];
  readonly hasStorage: readonly boolean[];
  readonly isWritten: readonly boolean[];
}

const known = new WeakMap<Body, LocalNeeds>();

export function localNeeds(body: Body): LocalNeeds {
  let found = known.get(body);
  if (found === undefined) {
    found = build(body);
    known.set(body, found);
  }
  return found;
}

function build(body: Body): LocalNeeds {
  const inMemory = new Array<boolean>(body.locals.length).fill(false);
  const hasStorage = new Array<boolean>(body.locals.length).fill(false);
  const isWritten = new Array<boolean>(body.locals.length).fill(false);
  const addressed = (place: Place) => {
    isWritten[place.local] = true;
    if (!place.path.some((each) => each.kind === 'deref')) inMemory[place.local] = true;
  };
  /** An index that is known only at run time needs addresses. */
  const indexed = (place: Place) => {
    for (const each of place.path) {
      if (each.kind === 'deref') return;
      if (each.kind === 'index') inMemory[place.local] = true;
    }
  };
  const plan = (place: Place, each: DropPlan | null | undefined) => {
    if (each === null || each === undefined || each.kind === 'dead') return;
    if (each.kind === 'open') for (const part of each.parts) plan(part.place, part.plan);
    addressed(place);
  };
  const operand = (each: { readonly kind: string; readonly place?: Place }) => {
    if (each.place !== undefined) indexed(each.place);
  };
  body.blocks.forEach((block, index) => {
    for (const statement of block.statements) {
      switch (statement.kind) {
        case 'assign': {
          indexed(statement.place);
          isWritten[statement.place.local] = true;
          const rvalue = statement.rvalue;
          switch (rvalue.kind) {
            case 'ref':
              if (rvalue.borrow !== 'fake') addressed(rvalue.place);
              indexed(rvalue.place);
              break;
            case 'raw-ref':
              addressed(rvalue.place);
              indexed(rvalue.place);
              break;
            case 'len':
            case 'discriminant':
            case 'copy-for-deref':
              indexed(rvalue.place);
              break;
            case 'use':
            case 'repeat':
            case 'cast':
            case 'unary':
              operand(rvalue.operand);
              break;
            case 'binary':
            case 'checked-binary':
              operand(rvalue.left);
              operand(rvalue.right);
              break;
            default:
              rvalue.operands.forEach(operand);
          }
          break;
        }
        case 'storage-live':
        case 'storage-dead':
          hasStorage[statement.local] = true;
          break;
        case 'set-discriminant':
          indexed(statement.place);
          break;
        default:
      }
    }
    const terminator = block.terminator;
    switch (terminator.kind) {
      case 'drop':
        plan(terminator.place, body.drops[index] ?? { kind: 'static' });
        break;
      case 'call':
        indexed(terminator.destination);
        isWritten[terminator.destination.local] = true;
        operand(terminator.func);
        terminator.args.forEach(operand);
        break;
      case 'switch':
        operand(terminator.operand);
        break;
      case 'assert':
        operand(terminator.cond);
        break;
      default:
    }
  });
  return { inMemory, hasStorage, isWritten };
}
