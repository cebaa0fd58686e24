/** Terminators, lowered. Each becomes one op; an open drop becomes one for each of its parts. */
import { unreachable } from '../../../heap/base/index.ts';
import { canonical, raise, type CellValue } from '../../../heap/index.ts';
import type { AssertMessage, BasicBlock, DropPlan, Place, Terminator } from '../../mir/ir.ts';
import type { Span } from '../../source/index.ts';
import type { BinaryOp } from '../../syntax/ast.ts';
import { intOf } from '../arith.ts';
import { leaveFrame } from '../frames.ts';
import { haltUnsupported } from '../halt.ts';
import { resumeOp, startPanic } from '../panic.ts';
import type { Op } from '../state.ts';
import { lowerCall } from './call.ts';
import { dropsAnything } from './context.ts';
import { dropBoxMemory, dropPlaceOp } from './drop.ts';
import { flagsFn, guarded, isStop, pushStay, siteOf, type BodyBuilder } from './instance.ts';
import { lowerOperand } from './operand.ts';
import { lowerPlace, type Get } from './place.ts';
import { getOf } from './rvalue.ts';
import { isVariantFn } from './tag.ts';

type DropTerminator = Extract<Terminator, { kind: 'drop' }>;

export function lowerTerminator(builder: BodyBuilder, block: BasicBlock, index: number): void {
  const { terminator } = block;
  const { instance, entries, cx } = builder;
  const statement = block.statements.length;
  const stops = isStop(builder, index, statement);
  const flags = flagsFn(
    builder,
    builder.flagsAt.get(`${index}:${statement}`)?.filter((each) => terminator.kind !== 'call' || !each.value) ?? [],
  );
  const wrap = (op: Op): Op => {
    const flagged: Op =
      flags === undefined
        ? op
        : (m, f) => {
            flags(m, f);
            op(m, f);
          };
    return stops ? guarded(instance.code.length, flagged) : flagged;
  };
  const site = siteOf(
    terminator,
    index,
    statement,
    terminator.kind === 'call' ? callerSpan(builder, terminator) : undefined,
  );
  const stay = (op: Op, unwind?: number) => {
    const pc = pushStay(instance, wrap(op), site, block.isCleanup);
    if (unwind !== undefined) builder.unwinds.push({ pc, block: unwind });
    return pc;
  };
  switch (terminator.kind) {
    case 'goto':
    case 'false-edge':
    case 'false-unwind': {
      const target = terminator.target;
      stay((_m, f) => {
        f.pc = entries[target] ?? 0;
      });
      return;
    }
    case 'switch': {
      stay(lowerSwitch(builder, terminator));
      return;
    }
    case 'return':
      stay(leaveFrame);
      return;
    case 'unreachable':
      stay(() => raise('unreachable', 'comes to a place that cannot be reached'));
      return;
    case 'hole': {
      const { construct, span } = terminator;
      stay(() => haltUnsupported(construct, span));
      return;
    }
    case 'resume':
      stay(resumeOp);
      return;
    case 'assert': {
      const cond = getOf(lowerOperand(cx, terminator.cond));
      const expected = terminator.expected ? 1 : 0;
      const target = terminator.target;
      const message = assertMessage(builder, terminator.message);
      const payload = terminator.message.kind === 'bounds-check' ? 'formatted' : 'static';
      stay((m, f) => {
        if (cond(m, f) === expected) f.pc = entries[target] ?? 0;
        else startPanic(m, message(m, f), { payload });
      }, terminator.unwind);
      return;
    }
    case 'call':
      lowerCall(
        builder,
        terminator,
        site,
        block.isCleanup,
        wrap,
        flagsFn(builder, builder.flagsAt.get(`${index}:${statement}`)?.filter((each) => each.value) ?? []),
      );
      return;
    case 'drop':
      lowerDrop(builder, terminator, block, index, wrap);
      return;
    default:
      unreachable(terminator);
  }
}

function lowerSwitch(builder: BodyBuilder, terminator: Extract<Terminator, { kind: 'switch' }>): Op {
  const { entries, cx } = builder;
  const source = lowerOperand(cx, terminator.operand);
  const get = getOf(source);
  const { targets, otherwise } = terminator;
  const values = terminator.values.map((value) => canonical(value));
  const [first] = values;
  const [target] = targets;
  if (values.length === 1 && target !== undefined)
    return (m, f) => {
      f.pc = entries[get(m, f) === first ? target : otherwise] ?? 0;
    };
  const byValue = new Map<CellValue, number>();
  values.forEach((value, index) => {
    byValue.set(value, targets[index] ?? otherwise);
  });
  return (m, f) => {
    f.pc = entries[byValue.get(get(m, f)) ?? otherwise] ?? 0;
  };
}

/** Where a `#[track_caller]` callee says that it was called: a method's name, an index's bracket, an operator's whole expression. */
function callerSpan(builder: BodyBuilder, terminator: Extract<Terminator, { kind: 'call' }>): Span {
  if (!terminator.overloaded) return terminator.calleeSpan;
  if (terminator.origin !== 'index') return terminator.span;
  const { sourceMap, fileOf } = builder.cx.lowered.program;
  const { file, start, end } = sourceMap.called(terminator.span);
  const text = fileOf(file)?.lines.text ?? '';
  let depth = 0;
  for (let at = end - 1; at >= start; at--) {
    if (text[at] === ']') depth++;
    if (text[at] === '[' && --depth === 0) return { ...terminator.span, start: terminator.span.start + at - start };
  }
  return terminator.span;
}

// ---------------------------------------------------------------- asserts

const OVERFLOW_WORDS: Partial<Record<BinaryOp, string>> = {
  '+': 'add',
  '-': 'subtract',
  '*': 'multiply',
  '/': 'divide',
  '%': 'calculate the remainder',
  '<<': 'shift left',
  '>>': 'shift right',
};

/** rustc's words (`AssertKind::diagnostic_message`). */
function assertMessage(
  builder: BodyBuilder,
  message: AssertMessage,
): (m: Parameters<Op>[0], f: Parameters<Op>[1]) => string {
  const value = (operand: Parameters<typeof lowerOperand>[1]): Get =>
    getOf(lowerOperand(builder.cx, operand.kind === 'move' ? { kind: 'copy', place: operand.place } : operand));
  switch (message.kind) {
    case 'bounds-check': {
      const len = value(message.len);
      const index = value(message.index);
      return (m, f) => `index out of bounds: the len is ${intOf(len(m, f))} but the index is ${intOf(index(m, f))}`;
    }
    case 'overflow': {
      const text = `attempt to ${OVERFLOW_WORDS[message.op] ?? message.op} with overflow`;
      return () => text;
    }
    case 'overflow-neg':
      return () => 'attempt to negate with overflow';
    case 'division-by-zero':
      return () => 'attempt to divide by zero';
    case 'remainder-by-zero':
      return () => 'attempt to calculate the remainder with a divisor of zero';
    default:
      return unreachable(message);
  }
}

// ---------------------------------------------------------------- drops

/** One drop, in order: a whole place, perhaps behind a flag, or the memory of a box whose content is gone. */
interface DropStep {
  readonly place: Place;
  readonly flag: number | undefined;
  readonly isBoxMemory: boolean;
}

function dropSteps(place: Place, plan: DropPlan, out: DropStep[], flag?: number): void {
  switch (plan.kind) {
    case 'dead':
      return;
    case 'static':
      out.push({ place, flag, isBoxMemory: false });
      return;
    case 'conditional':
      out.push({ place, flag: plan.flag, isBoxMemory: false });
      return;
    case 'open':
      for (const part of plan.parts) dropSteps(part.place, part.plan, out);
      if (plan.freeBox?.kind === 'static') out.push({ place, flag: undefined, isBoxMemory: true });
      if (plan.freeBox?.kind === 'conditional') out.push({ place, flag: plan.freeBox.flag, isBoxMemory: true });
      return;
    default:
      unreachable(plan);
  }
}

function stepsOf(builder: BodyBuilder, terminator: DropTerminator, index: number): readonly DropStep[] {
  const out: DropStep[] = [];
  dropSteps(terminator.place, builder.body.drops[index] ?? { kind: 'static' }, out);
  return out.filter(
    (step) => step.isBoxMemory || dropsAnything(builder.cx.lowered, lowerPlace(builder.cx, step.place).layout.ty),
  );
}

/** A part below an enum's variant is there only while the value is of that variant. */
function presence(builder: BodyBuilder, whole: Place, part: Place): ((...at: Parameters<Op>) => boolean) | undefined {
  const tests = part.path.flatMap((projection, at) =>
    projection.kind === 'downcast' && at >= whole.path.length
      ? [isVariantFn(lowerPlace(builder.cx, { local: part.local, path: part.path.slice(0, at) }), projection.variant)]
      : [],
  );
  return tests.length === 0 ? undefined : (m, f) => tests.every((test) => test(m, f));
}

export const isElided = (builder: BodyBuilder, terminator: DropTerminator, index: number): boolean =>
  stepsOf(builder, terminator, index).length === 0;

/** The parts one after another; if one panics, the others are still dropped on the way out. */
function lowerDrop(
  builder: BodyBuilder,
  terminator: DropTerminator,
  block: BasicBlock,
  index: number,
  wrap: (op: Op) => Op,
): void {
  const { instance, entries } = builder;
  const steps = stepsOf(builder, terminator, index);
  const site = siteOf(terminator, index, block.statements.length, undefined);
  const target = terminator.target;
  if (steps.length === 0) {
    pushStay(
      instance,
      wrap((_m, f) => {
        f.pc = entries[target] ?? 0;
      }),
      site,
      block.isCleanup,
    );
    return;
  }
  const ops = (
    goOn: (pc: number, isLast: boolean) => (f: Parameters<Op>[1]) => void,
    isCleanup: boolean,
    from: number,
  ): number[] =>
    steps.slice(from).map((step, at, list) => {
      const isLast = at === list.length - 1;
      const pc = instance.code.length;
      const onward = goOn(pc, isLast);
      const op = step.isBoxMemory
        ? dropBoxMemory(builder, step.place, onward)
        : dropPlaceOp(builder, step.place, onward);
      const flag = step.flag === undefined ? undefined : instance.locals[step.flag];
      const flagIndex = flag?.index;
      const isThere = presence(builder, terminator.place, step.place);
      const act: Op =
        flagIndex === undefined && isThere === undefined
          ? op.op
          : (m, f) => {
              if ((flagIndex === undefined || f.vals[flagIndex] === 1) && (isThere === undefined || isThere(m, f)))
                op.op(m, f);
              else onward(f);
            };
      return pushStay(
        instance,
        !isCleanup && at === 0 && from === 0 ? wrap(act) : act,
        site,
        isCleanup || block.isCleanup,
        op.deliver,
      );
    });
  const normal = ops(
    (pc, isLast) =>
      isLast
        ? (f) => {
            f.pc = entries[target] ?? 0;
          }
        : (f) => {
            f.pc = pc + 1;
          },
    false,
    0,
  );
  const unwind = terminator.unwind;
  if (steps.length === 1) {
    const [pc] = normal;
    if (unwind !== undefined && pc !== undefined) builder.unwinds.push({ pc, block: unwind });
    return;
  }
  // The way out: the same parts again, from the one after that which panicked; then the terminator's own cleanup.
  const cleanup = ops(
    (pc, isLast) =>
      isLast
        ? (f) => {
            f.pc = unwind === undefined ? pc + 1 : (entries[unwind] ?? 0);
          }
        : (f) => {
            f.pc = pc + 1;
          },
    true,
    1,
  );
  if (unwind === undefined) pushStay(instance, resumeOp, site, true);
  normal.forEach((pc, at) => {
    const onward = cleanup[at];
    if (onward !== undefined) instance.unwind[pc] = onward;
    else if (unwind !== undefined) builder.unwinds.push({ pc, block: unwind });
  });
}
