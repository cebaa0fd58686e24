/** Decisions of the reader's own code: which way an `if`, a `match` or a loop goes. */
import type { Trace } from '../../interpreter/index.ts';
import { type Standpoint, sourceText } from '../standpoint.ts';
import { previewText } from '../values/preview.ts';
import { code, VALUE_LIMIT } from './words.ts';

/** The last decision of the reader's own code: which way an `if`, `match` or loop goes. */
export function branchClause(cx: Standpoint): string[] {
  const { trace, moment } = cx;
  if (trace === undefined) return [];
  for (let step = Math.min(moment.step, trace.length) - 1; step >= Math.max(cx.since, moment.step - 40); step--) {
    const info = trace.stepInfo(step);
    const body = cx.compilation.bodies.get(info.body);
    const block = body?.blocks[info.at.block];
    if (info.isLibrary || body === undefined || block === undefined || info.at.statement < block.statements.length)
      continue;
    const { terminator } = block;
    if (terminator.kind !== 'switch' || terminator.operand.kind === 'constant' || step + 1 > trace.length) continue;
    const variant = variantClause(cx, trace, step, terminator.operand.place.local);
    if (variant !== undefined) return [variant];
    const decl = body.locals[terminator.operand.place.local];
    const text = sourceText(cx, terminator.span).trim();
    if (terminator.origin === 'assert-macro') return [`${code(text)} holds`];
    if (decl?.ty.kind !== 'bool' || text === '' || text.length > VALUE_LIMIT || step + 1 >= trace.length) continue;
    const next = trace.stepInfo(step + 1).at.block;
    const index = terminator.targets.findIndex((target) => target === next);
    const isTrue = index >= 0 ? terminator.values[index] !== 0n : true;
    return [`${code(text)} is ${isTrue ? 'true' : 'false'}`];
  }
  return [];
}

/** `match` looks at which variant a place holds. */
function variantClause(cx: Standpoint, trace: Trace, step: number, operand: number): string | undefined {
  const info = trace.stepInfo(step);
  const body = cx.compilation.bodies.get(info.body);
  const read = body?.blocks[info.at.block]?.statements.findLast(
    (each) => each.kind === 'assign' && each.place.local === operand && each.rvalue.kind === 'discriminant',
  );
  if (read?.kind !== 'assign' || read.rvalue.kind !== 'discriminant') return undefined;
  const before = trace.at(step);
  const found = before.addressOf(before.frames.length - 1, read.rvalue.place);
  if (found === undefined) return undefined;
  const { place } = read.rvalue;
  const variant = before.decode(found.alloc, found.offset, found.ty, 8);
  if (read.origin === 'for-loop')
    return variant.shape.kind === 'aggregate' && variant.shape.fields.length === 0
      ? 'the loop is over: no element is left'
      : undefined;
  const name = body?.locals[place.local]?.name;
  const what =
    name !== undefined && !name.startsWith('$') && place.path.every((each) => each.kind === 'deref')
      ? code(name)
      : 'the value';
  return `${what} is ${code(previewText(before, variant, VALUE_LIMIT))}`;
}
