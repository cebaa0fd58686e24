/**
 * Operations that are known to fail whenever they are reached: rustc refuses them (the deny-by-default lints
 * `unconditional_panic` and `arithmetic_overflow`). After rustc's `known_panics_lint`: values of locals are followed along
 * the paths that known conditions leave open. A local that is borrowed anywhere, or is a parameter, is never known; one
 * that is assigned more than once is known only within a block.
 */
import { createBits, findIn, hasBit, setBit } from '../../heap/base/index.ts';
import { type Diagnostic, diagnostic } from '../diagnostics/index.ts';
import type { Span } from '../source/index.ts';
import type { BinaryOp } from '../syntax/ast.ts';
import type { ItemTables } from '../types/items.ts';
import { adtOf, defOf } from '../types/lookup.ts';
import type { Const, IntName, Ty } from '../types/ty.ts';
import { bitsOf, isSignedName, maxOf, minOf } from './build/constant.ts';
import { blockOf, successors } from './graph.ts';
import {
  type AssertMessage,
  type BasicBlock,
  type BlockId,
  type Body,
  type LocalId,
  type Operand,
  type Place,
  type Rvalue,
  START_BLOCK,
  type Terminator,
} from './ir.ts';
import { placeTy } from './place.ts';
import { BOOL, intTy } from '../types/make.ts';

type Known =
  | { readonly kind: 'scalar'; readonly value: bigint; readonly ty: Ty }
  | { readonly kind: 'aggregate'; readonly variant: number; readonly fields: readonly (Known | undefined)[] };
type Scalar = Known & { readonly kind: 'scalar' };

type Mode = 'never' | 'in-block' | 'always';

/** For functions that passed borrow checking; constants tell their failures when they are evaluated. */
export function lintBody(body: Body, items: ItemTables): readonly Diagnostic[] {
  const { kind } = defOf(items, body.owner);
  if (kind !== 'fn' && kind !== 'assoc-fn' && kind !== 'closure') return [];
  if (!body.blocks.some(mayFail)) return [];
  return createLint(body, items).run();
}

/** Whether anything in the block is looked at for a certain failure at all. */
const mayFail = ({ statements, terminator }: BasicBlock): boolean =>
  terminator.kind === 'assert' ||
  statements.some(
    (stmt) =>
      stmt.kind === 'assign' &&
      (stmt.rvalue.kind === 'binary' || stmt.rvalue.kind === 'checked-binary' || stmt.rvalue.kind === 'unary'),
  );

function createLint(body: Body, items: ItemTables) {
  const modes = propagationModes(body, items);
  const known = new Map<LocalId, Known>();
  const found: Diagnostic[] = [];
  let written = new Set<LocalId>();

  function scalarOfConst(value: Const, ty: Ty): Scalar | undefined {
    if (value.kind !== 'const-value') return undefined;
    return { kind: 'scalar', value: BigInt(value.value), ty };
  }

  function evalPlace(place: Place): Known | undefined {
    let value = known.get(place.local);
    for (const projection of place.path) {
      if (value?.kind !== 'aggregate') return undefined;
      switch (projection.kind) {
        case 'field':
          value = value.fields[projection.index];
          break;
        case 'index': {
          const index = known.get(projection.local);
          value = index?.kind === 'scalar' ? value.fields[Number(index.value)] : undefined;
          break;
        }
        case 'constant-index':
          value = projection.fromEnd ? undefined : value.fields[projection.offset];
          break;
        // Of variants rustc follows nothing either.
        default:
          return undefined;
      }
    }
    return value;
  }

  function evalOperand(operand: Operand): Known | undefined {
    if (operand.kind !== 'constant') return evalPlace(operand.place);
    const { value, ty } = operand.constant;
    if (value.kind === 'literal') {
      if (value.literal.kind === 'int') return { kind: 'scalar', value: value.literal.value, ty };
      if (value.literal.kind === 'bool') return { kind: 'scalar', value: value.literal.value ? 1n : 0n, ty };
      if (value.literal.kind === 'char') return { kind: 'scalar', value: BigInt(value.literal.value), ty };
      return undefined;
    }
    if (value.kind === 'const-param') return scalarOfConst(value.value, ty);
    if (value.kind === 'item' && value.args.length === 0) {
      const stored = findIn(items.constValues, value.def);
      return stored === undefined ? undefined : scalarOfConst(stored, ty);
    }
    return undefined;
  }

  const evalScalar = (operand: Operand): Scalar | undefined => {
    const value = evalOperand(operand);
    return value?.kind === 'scalar' ? value : undefined;
  };
  const tyOf = (operand: Operand): Ty =>
    operand.kind === 'constant' ? operand.constant.ty : placeTy(items, body.locals, operand.place);

  const report = (name: 'unconditional-panic' | 'arithmetic-overflow', span: Span, label: string): void =>
    void found.push(
      diagnostic(
        {
          name,
          code: undefined,
          family: 'other',
          span,
          message:
            name === 'unconditional-panic'
              ? 'this operation will panic at runtime'
              : 'this arithmetic operation will overflow',
        },
        { label, lint: name === 'unconditional-panic' ? 'unconditional_panic' : 'arithmetic_overflow' },
      ),
    );

  /** False where the operation fails for sure: its result is then unknown. */
  function check(rvalue: Rvalue, span: Span): boolean {
    if (rvalue.kind === 'unary' && rvalue.op === '-') {
      const operand = evalScalar(rvalue.operand);
      if (operand?.ty.kind !== 'int' || !isSignedName(operand.ty.name) || operand.value !== minOf(operand.ty.name))
        return true;
      report('arithmetic-overflow', span, `attempt to negate \`${show(operand)}\`, which would overflow`);
      return false;
    }
    if (rvalue.kind !== 'binary' && rvalue.kind !== 'checked-binary') return true;
    const { op } = rvalue;
    const right = evalScalar(rvalue.right);
    const leftTy = tyOf(rvalue.left);
    if (op === '<<' || op === '>>') {
      if (
        right?.ty.kind !== 'int' ||
        leftTy.kind !== 'int' ||
        BigInt.asUintN(bitsOf(right.ty.name), right.value) < BigInt(bitsOf(leftTy.name))
      )
        return true;
      report(
        'arithmetic-overflow',
        span,
        `attempt to shift ${op === '<<' ? 'left' : 'right'} by \`${show(right)}\`, which would overflow`,
      );
      return false;
    }
    const left = evalScalar(rvalue.left);
    if (left === undefined || right === undefined || leftTy.kind !== 'int' || (op !== '+' && op !== '-' && op !== '*'))
      return true;
    const exact = exactResult(op, left.value, right.value);
    if (exact === undefined || isInRange(exact, leftTy.name)) return true;
    report(
      'arithmetic-overflow',
      span,
      `attempt to compute \`${show(left)} ${op} ${show(right)}\`, which would overflow`,
    );
    return false;
  }

  function evalRvalue(rvalue: Rvalue): Known | undefined {
    switch (rvalue.kind) {
      case 'use':
        return evalOperand(rvalue.operand);
      case 'copy-for-deref':
        return evalPlace(rvalue.place);
      case 'binary':
      case 'checked-binary': {
        const left = evalScalar(rvalue.left);
        const right = evalScalar(rvalue.right);
        return left === undefined || right === undefined
          ? undefined
          : evalBinary(rvalue.op, left, right, rvalue.kind === 'checked-binary');
      }
      case 'unary': {
        const operand = evalScalar(rvalue.operand);
        if (operand === undefined) return undefined;
        if (rvalue.op === '-')
          return operand.ty.kind === 'int' ? { ...operand, value: wrap(-operand.value, operand.ty.name) } : undefined;
        if (operand.ty.kind === 'bool') return { ...operand, value: operand.value === 0n ? 1n : 0n };
        return operand.ty.kind === 'int' ? { ...operand, value: wrap(~operand.value, operand.ty.name) } : undefined;
      }
      case 'aggregate':
        return {
          kind: 'aggregate',
          variant: rvalue.aggregate.kind === 'adt' ? rvalue.aggregate.variant : 0,
          fields: rvalue.operands.map((operand) => evalScalar(operand)),
        };
      case 'cast': {
        const operand = evalScalar(rvalue.operand);
        const isInteger =
          rvalue.cast === 'int-to-int' || rvalue.cast === 'bool-to-int' || rvalue.cast === 'char-to-int';
        return isInteger && operand !== undefined && rvalue.ty.kind === 'int'
          ? { kind: 'scalar', value: wrap(operand.value, rvalue.ty.name), ty: rvalue.ty }
          : undefined;
      }
      case 'discriminant': {
        const value = evalPlace(rvalue.place);
        const ty = placeTy(items, body.locals, rvalue.place);
        if (value?.kind !== 'aggregate' || ty.kind !== 'adt') return undefined;
        const variant = adtOf(items, ty.def).variants[value.variant];
        return variant === undefined ? undefined : { kind: 'scalar', value: variant.discriminant, ty: intTy('isize') };
      }
      default:
        return undefined;
    }
  }

  function assign(place: Place, rvalue: Rvalue, span: Span): void {
    if (!check(rvalue, span)) return;
    if (place.path.some((projection) => projection.kind === 'deref')) return;
    const { local } = place;
    const mode = modes[local];
    if (mode === 'never') {
      known.delete(local);
      return;
    }
    const value = evalRvalue(rvalue);
    if (mode === 'in-block') written.add(local);
    if (value === undefined) known.delete(local);
    else if (place.path.length === 0) known.set(local, value);
    else writeField(place, value);
  }

  /** One field of a known aggregate; anything deeper makes the whole unknown. */
  function writeField(place: Place, value: Known): void {
    const whole = known.get(place.local);
    const [projection] = place.path;
    if (whole?.kind !== 'aggregate' || place.path.length !== 1 || projection?.kind !== 'field') {
      known.delete(place.local);
      return;
    }
    const fields = [...whole.fields];
    fields[projection.index] = value;
    known.set(place.local, { ...whole, fields });
  }

  function checkAssertion(terminator: Terminator & { readonly kind: 'assert' }): void {
    const cond = evalScalar(terminator.cond);
    if (cond === undefined || (cond.value !== 0n) === terminator.expected) return;
    if (terminator.cond.kind !== 'constant') known.delete(terminator.cond.place.local);
    const label = panicText(terminator.message);
    if (label !== undefined) report('unconditional-panic', terminator.span, label);
  }

  /** Overflow of `+`, `-`, `*`, shifts and negation was found at the operation itself. */
  function panicText(message: AssertMessage): string | undefined {
    const text = (operand: Operand): string => {
      const value = evalScalar(operand);
      return value === undefined ? '_' : show(value);
    };
    switch (message.kind) {
      case 'division-by-zero':
        return `attempt to divide \`${text(message.operand)}\` by zero`;
      case 'remainder-by-zero':
        return `attempt to calculate the remainder of \`${text(message.operand)}\` with a divisor of zero`;
      case 'overflow':
        if (message.op === '/')
          return `attempt to compute \`${text(message.left)} / ${text(message.right)}\`, which would overflow`;
        if (message.op === '%')
          return `attempt to compute the remainder of \`${text(message.left)} % ${text(message.right)}\`, which would overflow`;
        return undefined;
      case 'bounds-check': {
        const len = evalScalar(message.len);
        const index = evalScalar(message.index);
        return `index out of bounds: the length is ${len?.value ?? '_'} but the index is ${index?.value ?? '_'}`;
      }
      default:
        return undefined;
    }
  }

  function nextBlocks(terminator: Terminator): readonly BlockId[] {
    if (terminator.kind === 'switch') {
      const value = evalScalar(terminator.operand);
      if (value !== undefined) {
        const index = terminator.values.indexOf(value.value);
        return [(index < 0 ? undefined : terminator.targets[index]) ?? terminator.otherwise];
      }
    }
    return successors(terminator, 'real');
  }

  function run(): readonly Diagnostic[] {
    const seen = createBits(body.blocks.length);
    const stack: BlockId[] = [START_BLOCK];
    for (let block = stack.pop(); block !== undefined; block = stack.pop()) {
      if (hasBit(seen, block)) continue;
      setBit(seen, block);
      const { statements, terminator } = blockOf(body, block);
      for (const stmt of statements) {
        if (stmt.kind === 'assign') assign(stmt.place, stmt.rvalue, stmt.span);
        else if (stmt.kind === 'storage-live' || stmt.kind === 'storage-dead') known.delete(stmt.local);
      }
      if (terminator.kind === 'assert') checkAssertion(terminator);
      stack.push(...nextBlocks(terminator));
      for (const local of written) known.delete(local);
      written = new Set();
    }
    return found;
  }
  return { run };
}

// ---------------------------------------------------------------- which locals may be known

const MAX_BYTES = 64;

function propagationModes(body: Body, items: ItemTables): Mode[] {
  const modes: Mode[] = body.locals.map((decl, index) =>
    sizeOf(decl.ty, items) > MAX_BYTES ? 'never' : index >= 1 && index <= body.argCount ? 'never' : 'always',
  );
  const assigned = createBits(body.locals.length);
  const store = (place: Place): void => {
    const { local } = place;
    if (place.path.some((projection) => projection.kind === 'deref')) return;
    if (hasBit(assigned, local) && modes[local] === 'always') modes[local] = 'in-block';
    setBit(assigned, local);
  };
  const borrow = (place: Place): void => {
    if (!place.path.some((projection) => projection.kind === 'deref')) modes[place.local] = 'never';
  };
  for (const block of body.blocks) {
    for (const stmt of block.statements) {
      if (stmt.kind !== 'assign') continue;
      store(stmt.place);
      // Fake borrows are for the borrow checker alone.
      if ((stmt.rvalue.kind === 'ref' && stmt.rvalue.borrow !== 'fake') || stmt.rvalue.kind === 'raw-ref')
        borrow(stmt.rvalue.place);
    }
    const { terminator } = block;
    if (terminator.kind === 'call') store(terminator.destination);
  }
  return modes;
}

/** Roughly, and never too small for arrays of numbers: only large values matter. */
function sizeOf(ty: Ty, items: ItemTables): number {
  switch (ty.kind) {
    case 'int':
      return bitsOf(ty.name) / 8;
    case 'bool':
      return 1;
    case 'char':
      return 4;
    case 'float':
      return ty.name === 'f32' ? 4 : 8;
    case 'tuple':
      return ty.tys.reduce((sum, each) => sum + sizeOf(each, items), 0);
    case 'array':
      return (ty.len.kind === 'const-value' ? Number(ty.len.value) : MAX_BYTES + 1) * sizeOf(ty.ty, items);
    default:
      return 8;
  }
}

// ---------------------------------------------------------------- arithmetic

const isInRange = (value: bigint, name: IntName): boolean => minOf(name) <= value && value <= maxOf(name);
const wrap = (value: bigint, name: IntName): bigint =>
  isSignedName(name) ? BigInt.asIntN(bitsOf(name), value) : BigInt.asUintN(bitsOf(name), value);

function exactResult(op: BinaryOp, left: bigint, right: bigint): bigint | undefined {
  switch (op) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      return right === 0n ? undefined : left / right;
    case '%':
      return right === 0n ? undefined : left % right;
    case '&':
      return left & right;
    case '|':
      return left | right;
    case '^':
      return left ^ right;
    case '<<':
      return right >= 0n && right < 128n ? left << right : undefined;
    case '>>':
      return right >= 0n && right < 128n ? left >> right : undefined;
    default:
      return undefined;
  }
}

function evalBinary(op: BinaryOp, left: Scalar, right: Scalar, isChecked: boolean): Known | undefined {
  const truth = (value: boolean): Known => ({ kind: 'scalar', value: value ? 1n : 0n, ty: BOOL });
  switch (op) {
    case '==':
      return truth(left.value === right.value);
    case '!=':
      return truth(left.value !== right.value);
    case '<':
      return truth(left.value < right.value);
    case '<=':
      return truth(left.value <= right.value);
    case '>':
      return truth(left.value > right.value);
    case '>=':
      return truth(left.value >= right.value);
    default:
  }
  const exact = exactResult(op, left.value, right.value);
  if (exact === undefined) return undefined;
  const { ty } = left;
  const value: Scalar = { kind: 'scalar', value: ty.kind === 'int' ? wrap(exact, ty.name) : exact, ty };
  if (!isChecked) return value;
  return { kind: 'aggregate', variant: 0, fields: [value, truth(ty.kind === 'int' && !isInRange(exact, ty.name))] };
}

/** As rustc prints it: `u8::MAX`, `1_u8`. */
function show(scalar: Scalar): string {
  if (scalar.ty.kind !== 'int') return String(scalar.value);
  const { name } = scalar.ty;
  if (scalar.value === maxOf(name)) return `${name}::MAX`;
  if (isSignedName(name) && scalar.value === minOf(name)) return `${name}::MIN`;
  return `${scalar.value}_${name}`;
}
