/** MIR as text, in the manner of rustc: `_3 = &_1;` under `bb0: {`. For tests, `show` and whoever debugs. */
import { unreachable } from '../../heap/base/index.ts';
import type { LineTable } from '../source/index.ts';
import { lineColumnOf, USER_FILE } from '../source/index.ts';
import { printArg, printTy } from '../types/fold.ts';
import type { ItemTables } from '../types/items.ts';
import { nameOf } from '../types/lookup.ts';
import type { LiteralValue } from '../types/thir.ts';
import type { DefId, GenericArg, Ty } from '../types/ty.ts';
import type {
  AssertMessage,
  Body,
  Constant,
  DropPlan,
  FlagUpdate,
  LocalDecl,
  Location,
  Operand,
  Place,
  Rvalue,
  SourceInfo,
  Statement,
  Terminator,
} from './ir.ts';

export interface PrintOptions {
  /** With it, each line ends in the place in the source that it came from. */
  readonly lines?: LineTable;
}

export function printBody(body: Body, items: ItemTables, options: PrintOptions = {}): string {
  const name = (def: DefId): string => nameOf(items, def);
  const ty = (each: Ty): string => printTy(each, name);
  const out: string[] = [];
  const head =
    body.promotedIndex === undefined ? name(body.owner) : `promoted[${body.promotedIndex}] in ${name(body.owner)}`;
  const args = body.locals.slice(1, body.argCount + 1).map((decl, index) => `_${index + 1}: ${ty(decl.ty)}`);
  const result = body.locals[0];
  out.push(`fn ${head}(${args.join(', ')}) -> ${result === undefined ? '()' : ty(result.ty)} {`);
  body.locals.forEach((decl, index) => out.push(`    ${printLocal(decl, index, ty)}`));
  const at = (info: SourceInfo): string =>
    options.lines === undefined ? '' : `  // ${printSpan(info, options.lines)}`;
  body.blocks.forEach((block, index) => {
    out.push('', `    bb${index}${block.isCleanup ? ' (cleanup)' : ''}: {`);
    for (const stmt of block.statements) out.push(`        ${printStatement(stmt, items)};${at(stmt)}`);
    out.push(`        ${printTerminator(block.terminator, items)};${at(block.terminator)}`);
    const plan = body.drops[index];
    if (plan !== undefined && plan !== null) out.push(`        // drop: ${printPlan(plan)}`);
    out.push('    }');
  });
  if (body.flagUpdates.length > 0) out.push('', `    // flags: ${body.flagUpdates.map(printFlagUpdate).join(', ')}`);
  out.push('}');
  for (const promoted of body.promoted) out.push('', printBody(promoted, items, options));
  return out.join('\n');
}

function printSpan({ span }: SourceInfo, lines: LineTable): string {
  if (span.file !== USER_FILE) return `file ${span.file}`;
  const from = lineColumnOf(lines, span.start);
  const to = lineColumnOf(lines, span.end);
  return `${from.line}:${from.column}-${to.line}:${to.column}`;
}

function printLocal(decl: LocalDecl, index: number, ty: (each: Ty) => string): string {
  const name = decl.name === undefined ? '' : ` // ${decl.name}`;
  return `let ${decl.isMut ? 'mut ' : ''}_${index}: ${ty(decl.ty)};${name}${decl.kind === 'ref-for-guard' ? ' (for guard)' : decl.kind === 'drop-flag' ? ' // drop flag' : ''}`;
}

export function printPlace(place: Place): string {
  let text = `_${place.local}`;
  for (const projection of place.path) {
    switch (projection.kind) {
      case 'deref':
        text = `(*${text})`;
        break;
      case 'field':
        text = `${text}.${projection.index}`;
        break;
      case 'index':
        text = `${text}[_${projection.local}]`;
        break;
      case 'constant-index':
        text = `${text}[${projection.fromEnd ? '-' : ''}${projection.offset} of ${projection.minLength}]`;
        break;
      case 'subslice':
        text = `${text}[${projection.from}:${projection.fromEnd ? `-${projection.to}` : projection.to}]`;
        break;
      case 'downcast':
        text = `(${text} as v${projection.variant})`;
        break;
      default:
        unreachable(projection);
    }
  }
  return text;
}

const printArgs = (args: readonly GenericArg[], items: ItemTables): string => {
  const shown = args.map((arg) => printArg(arg, (def) => nameOf(items, def))).filter((text) => text !== '');
  return shown.length === 0 ? '' : `::<${shown.join(', ')}>`;
};

function printLiteral(value: LiteralValue, ty: Ty, items: ItemTables): string {
  switch (value.kind) {
    case 'int':
      return `${value.value}_${printTy(ty, (def) => nameOf(items, def))}`;
    case 'float':
      return `${value.text}_${printTy(ty, (def) => nameOf(items, def))}`;
    case 'bool':
      return String(value.value);
    case 'char':
      return `'${String.fromCodePoint(value.value)}'`;
    case 'str':
      return JSON.stringify(value.value);
    case 'byte-str':
      return `b"${asciiText(value.value)}"`;
    case 'c-str':
      return `c"${asciiText(value.value)}"`;
    default:
      return unreachable(value);
  }
}

/** Bytes that are no ASCII as escapes. */
const asciiText = (bytes: readonly number[]): string =>
  bytes
    .map((byte) => (byte >= 32 && byte < 127 ? String.fromCharCode(byte) : `\\x${byte.toString(16).padStart(2, '0')}`))
    .join('');

export function printConstant(constant: Constant, items: ItemTables): string {
  const { value, ty } = constant;
  switch (value.kind) {
    case 'literal':
      return `const ${printLiteral(value.literal, ty, items)}`;
    case 'zst':
      return ty.kind === 'fn-def' ? `${nameOf(items, ty.def)}${printArgs(ty.args, items)}` : 'const ()';
    case 'item':
      return `const ${nameOf(items, value.def)}${printArgs(value.args, items)}`;
    case 'promoted':
      return `const promoted[${value.index}]`;
    case 'static-ref':
      return `const &${nameOf(items, value.def)}`;
    case 'const-param':
      return `const ${value.value.kind === 'const-param' ? value.value.name : '_'}`;
    default:
      return unreachable(value);
  }
}

export function printOperand(operand: Operand, items: ItemTables): string {
  return operand.kind === 'constant'
    ? printConstant(operand.constant, items)
    : `${operand.kind} ${printPlace(operand.place)}`;
}

export function printRvalue(rvalue: Rvalue, items: ItemTables): string {
  const operand = (each: Operand): string => printOperand(each, items);
  switch (rvalue.kind) {
    case 'use':
      return operand(rvalue.operand);
    case 'repeat':
      return `[${operand(rvalue.operand)}; ${rvalue.len.kind === 'const-value' ? String(rvalue.len.value) : '_'}]`;
    case 'ref':
      return `&${{ shared: '', fake: 'fake ', mut: 'mut ', 'two-phase': 'two-phase mut ', unique: 'unique ' }[rvalue.borrow]}${printPlace(rvalue.place)}`;
    case 'raw-ref':
      return `&raw ${rvalue.isMut ? 'mut' : 'const'} ${printPlace(rvalue.place)}`;
    case 'len':
      return `Len(${printPlace(rvalue.place)})`;
    case 'cast':
      return `${operand(rvalue.operand)} as ${printTy(rvalue.ty, (def) => nameOf(items, def))} (${rvalue.cast})`;
    case 'binary':
      return `${operand(rvalue.left)} ${rvalue.op} ${operand(rvalue.right)}`;
    case 'checked-binary':
      return `checked ${operand(rvalue.left)} ${rvalue.op} ${operand(rvalue.right)}`;
    case 'unary':
      return `${rvalue.op}${operand(rvalue.operand)}`;
    case 'discriminant':
      return `discriminant(${printPlace(rvalue.place)})`;
    case 'aggregate': {
      const operands = rvalue.operands.map(operand).join(', ');
      const { aggregate } = rvalue;
      switch (aggregate.kind) {
        case 'tuple':
          return rvalue.operands.length === 1 ? `(${operands},)` : `(${operands})`;
        case 'array':
          return `[${operands}]`;
        case 'adt':
          return `${nameOf(items, aggregate.def)}#${aggregate.variant}(${operands})`;
        case 'closure':
          return `closure(${operands})`;
        default:
          return unreachable(aggregate);
      }
    }
    case 'copy-for-deref':
      return `deref_copy ${printPlace(rvalue.place)}`;
    default:
      return unreachable(rvalue);
  }
}

export function printStatement(stmt: Statement, items: ItemTables): string {
  switch (stmt.kind) {
    case 'assign':
      return `${printPlace(stmt.place)} = ${printRvalue(stmt.rvalue, items)}`;
    case 'storage-live':
      return `StorageLive(_${stmt.local})`;
    case 'storage-dead':
      return `StorageDead(_${stmt.local})`;
    case 'fake-read':
      return `FakeRead(${stmt.cause}, ${printPlace(stmt.place)})`;
    case 'ascribe':
      return `AscribeUserType(${printPlace(stmt.place)}, ${stmt.variance}, ${printTy(stmt.userTy.ty, (def) => nameOf(items, def))})`;
    case 'set-discriminant':
      return `discriminant(${printPlace(stmt.place)}) = ${stmt.variant}`;
    case 'place-mention':
      return `PlaceMention(${printPlace(stmt.place)})`;
    case 'nop':
      return 'nop';
    default:
      return unreachable(stmt);
  }
}

function printMessage(message: AssertMessage, items: ItemTables): string {
  const operand = (each: Operand): string => printOperand(each, items);
  switch (message.kind) {
    case 'bounds-check':
      return `index out of bounds: len ${operand(message.len)}, index ${operand(message.index)}`;
    case 'overflow':
      return `overflow of ${operand(message.left)} ${message.op} ${operand(message.right)}`;
    case 'overflow-neg':
      return `overflow of -${operand(message.operand)}`;
    case 'division-by-zero':
      return `${operand(message.operand)} / 0`;
    case 'remainder-by-zero':
      return `${operand(message.operand)} % 0`;
    default:
      return unreachable(message);
  }
}

export function printTerminator(terminator: Terminator, items: ItemTables): string {
  const unwind = (block: number | undefined): string => (block === undefined ? '' : `, unwind: bb${block}`);
  switch (terminator.kind) {
    case 'goto':
      return `goto -> bb${terminator.target}`;
    case 'switch': {
      const targets = terminator.values.map((value, index) => `${value}: bb${terminator.targets[index] ?? '?'}`);
      return `switchInt(${printOperand(terminator.operand, items)}) -> [${[...targets, `otherwise: bb${terminator.otherwise}`].join(', ')}]`;
    }
    case 'return':
    case 'unreachable':
    case 'resume':
      return terminator.kind;
    case 'hole':
      return `outside the language: ${terminator.construct}`;
    case 'drop':
      return `drop(${printPlace(terminator.place)})${terminator.replace ? ' for replacement' : ''} -> [return: bb${terminator.target}${unwind(terminator.unwind)}]`;
    case 'call': {
      const args = terminator.args.map((arg) => printOperand(arg, items)).join(', ');
      const target = terminator.target === undefined ? 'none' : `bb${terminator.target}`;
      return `${printPlace(terminator.destination)} = ${printOperand(terminator.func, items)}(${args}) -> [return: ${target}${unwind(terminator.unwind)}]`;
    }
    case 'assert':
      return `assert(${terminator.expected ? '' : '!'}${printOperand(terminator.cond, items)}, ${printMessage(terminator.message, items)}) -> [success: bb${terminator.target}${unwind(terminator.unwind)}]`;
    case 'false-edge':
      return `falseEdge -> [real: bb${terminator.target}, imaginary: bb${terminator.imaginary}]`;
    case 'false-unwind':
      return `falseUnwind -> [real: bb${terminator.target}${unwind(terminator.unwind)}]`;
    default:
      return unreachable(terminator);
  }
}

export function printPlan(plan: DropPlan): string {
  switch (plan.kind) {
    case 'dead':
      return 'nothing';
    case 'static':
      return 'all';
    case 'conditional':
      return `if _${plan.flag}`;
    case 'open': {
      const parts = plan.parts.map((part) => `${printPlace(part.place)}: ${printPlan(part.plan)}`);
      return `{ ${[...parts, ...(plan.freeBox === undefined ? [] : [`free: ${printPlan(plan.freeBox)}`])].join(', ')} }`;
    }
    default:
      return unreachable(plan);
  }
}

const printLocation = (at: Location): string => `bb${at.block}[${at.statement}]`;
const printFlagUpdate = (update: FlagUpdate): string =>
  `_${update.flag} = ${String(update.value)} at ${update.when === 'entry' ? 'entry' : printLocation(update.when)}`;
