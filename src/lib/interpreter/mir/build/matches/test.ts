/** Run-time tests on a place, and the code that makes them. After rustc_mir_build's matches/test.rs. */
import { invariant, unreachable } from '../../../../heap/base/index.ts';
import type { Span } from '../../../source/index.ts';

import { adtOf, lang } from '../../../types/lookup.ts';
import type { LiteralValue } from '../../../types/thir.ts';
import type { DefId, Ty } from '../../../types/ty.ts';
import type { BinaryOp } from '../../../syntax/ast.ts';
import type { BlockId, Operand, Place } from '../../ir.ts';
import { derefOf } from '../../place.ts';
import { type Builder, infoAt, newTemp, reportUnsupported } from '../builder.ts';
import { constantOf, copyOf, moveOf, newBlock, pushAssign, terminate } from '../cfg.ts';
import { intOperand, literal } from '../constant.ts';
import { discriminantTyOf } from '../rvalue.ts';
import { divergeFrom } from '../scopes.ts';
import { tyOf } from '../builder.ts';
import type { MatchPair, TestCase } from './candidate.ts';
import { scalarOf } from './flatten.ts';
import { BOOL, STR, USIZE, fnDefTy, refTy } from '../../../types/make.ts';

export type Test = { readonly span: Span } & (
  | { readonly kind: 'switch'; readonly def: DefId }
  | { readonly kind: 'switch-int' }
  | { readonly kind: 'if' }
  | { readonly kind: 'equal'; readonly value: LiteralValue; readonly ty: Ty }
  | { readonly kind: 'range'; readonly range: TestCase & { readonly kind: 'range' } }
  | { readonly kind: 'length'; readonly length: number; readonly isExact: boolean }
);

/** An outcome: a variant or value by its key, or one of the two ways of a yes/no test (`failure` is all the rest). */
export type Outcome = 'success' | 'failure' | { readonly variant: number } | { readonly value: LiteralValue };
export const outcomeKey = (outcome: Outcome): string =>
  typeof outcome === 'string'
    ? outcome
    : 'variant' in outcome
      ? `variant ${outcome.variant}`
      : `value ${String(scalarOf(outcome.value))}`;

export function testFor(pair: MatchPair & { readonly kind: 'test' }): Test {
  const { test, span } = pair;
  switch (test.kind) {
    case 'variant':
      return { kind: 'switch', def: test.def, span };
    case 'constant':
      if (test.ty.kind === 'bool') return { kind: 'if', span };
      if (test.ty.kind === 'int' || test.ty.kind === 'char') return { kind: 'switch-int', span };
      return { kind: 'equal', value: test.value, ty: test.ty, span };
    case 'range':
      return { kind: 'range', range: test, span };
    case 'slice':
      return { kind: 'length', length: test.length, isExact: test.isExact, span };
    default:
      return unreachable(test);
  }
}

/** Emits the test at the end of `block`, going on at the block of each outcome, else at `otherwise`. */
export function performTest(
  cx: Builder,
  matchSpan: Span,
  scrutineeSpan: Span,
  block: BlockId,
  otherwise: BlockId,
  place: Place,
  test: Test,
  targets: ReadonlyMap<string, { readonly outcome: Outcome; readonly block: BlockId }>,
): void {
  const info = infoAt(cx, test.span);
  const matchInfo = infoAt(cx, matchSpan);
  const targetOf = (outcome: 'success' | 'failure'): BlockId => targets.get(outcome)?.block ?? otherwise;
  const branch = (cond: Operand, from: BlockId, span: Span, yes: BlockId, no: BlockId): void =>
    terminate(cx.cfg, from, infoAt(cx, span), {
      kind: 'switch',
      operand: cond,
      values: [0n],
      targets: [no],
      otherwise: yes,
    });
  const compare = (from: BlockId, op: BinaryOp, left: Operand, right: Operand, yes: BlockId, no: BlockId): void => {
    const result = newTemp(cx, BOOL, test.span);
    pushAssign(cx.cfg, from, info, result, { kind: 'binary', op, left, right });
    branch(moveOf(result), from, test.span, yes, no);
  };
  switch (test.kind) {
    case 'switch': {
      const values: bigint[] = [];
      const blocks: BlockId[] = [];
      adtOf(cx.env.items, test.def).variants.forEach((variant, index) => {
        const target = targets.get(`variant ${index}`);
        if (target === undefined) return;
        values.push(variant.discriminant);
        blocks.push(target.block);
      });
      const discriminant = newTemp(cx, discriminantTyOf(cx, tyOf(cx, place)), test.span);
      pushAssign(cx.cfg, block, infoAt(cx, scrutineeSpan), discriminant, { kind: 'discriminant', place });
      terminate(cx.cfg, block, matchInfo, {
        kind: 'switch',
        operand: moveOf(discriminant),
        values,
        targets: blocks,
        otherwise: targetOf('failure'),
      });
      return;
    }
    case 'switch-int': {
      const values: bigint[] = [];
      const blocks: BlockId[] = [];
      for (const target of targets.values()) {
        if (typeof target.outcome === 'string' || !('value' in target.outcome)) continue;
        const value = scalarOf(target.outcome.value);
        invariant(value !== undefined, 'a switch compares numbers');
        values.push(value);
        blocks.push(target.block);
      }
      terminate(cx.cfg, block, matchInfo, {
        kind: 'switch',
        operand: copyOf(place),
        values,
        targets: blocks,
        otherwise: targetOf('failure'),
      });
      return;
    }
    case 'if':
      branch(copyOf(place), block, matchSpan, targetOf('success'), targetOf('failure'));
      return;
    case 'equal': {
      const expected = constantOf(literal(test.ty, test.span, test.value));
      if (test.value.kind === 'str')
        compareStr(cx, block, place, test, expected, targetOf('success'), targetOf('failure'));
      else compare(block, '==', copyOf(place), expected, targetOf('success'), targetOf('failure'));
      return;
    }
    case 'range': {
      const { low, high, inclusive, ty } = test.range;
      const value = copyOf(place);
      const success = targetOf('success');
      const failure = targetOf('failure');
      let from = block;
      if (low !== undefined) {
        const next = high === undefined ? success : newBlock(cx.cfg);
        compare(from, '<=', constantOf(literal(ty, test.span, low)), value, next, failure);
        from = next;
      }
      if (high !== undefined)
        compare(from, inclusive ? '<=' : '<', value, constantOf(literal(ty, test.span, high)), success, failure);
      return;
    }
    case 'length': {
      const actual = newTemp(cx, USIZE, test.span);
      pushAssign(cx.cfg, block, info, actual, { kind: 'len', place });
      compare(
        block,
        test.isExact ? '==' : '>=',
        moveOf(actual),
        intOperand(USIZE, test.span, BigInt(test.length)),
        targetOf('success'),
        targetOf('failure'),
      );
      return;
    }
    default:
      unreachable(test);
  }
}

/** Strings are compared by the library's own `<str as PartialEq>::eq`. */
function compareStr(
  cx: Builder,
  block: BlockId,
  place: Place,
  test: Test & { readonly kind: 'equal' },
  expected: Operand,
  success: BlockId,
  failure: BlockId,
): void {
  const info = infoAt(cx, test.span);
  const def = lang(cx.env.items, 'eq');
  if (def === undefined) {
    reportUnsupported(cx, 'string patterns', test.span);
    terminate(cx.cfg, block, info, { kind: 'goto', target: failure });
    return;
  }
  const strRef: Ty = refTy({ kind: 're-erased' }, STR, false);
  const func = constantOf({
    ty: fnDefTy(def, [STR, STR]),
    span: test.span,
    value: { kind: 'zst' },
    userTy: undefined,
  });
  const value = newTemp(cx, strRef, test.span);
  pushAssign(cx.cfg, block, info, value, {
    kind: 'ref',
    borrow: 'shared',
    place: test.ty.kind === 'ref' ? derefOf(place) : place,
  });
  const isEqual = newTemp(cx, BOOL, test.span);
  const next = newBlock(cx.cfg);
  const wanted = expected.kind === 'constant' ? constantOf({ ...expected.constant, ty: strRef }) : expected;
  terminate(cx.cfg, block, info, {
    kind: 'call',
    func,
    args: [copyOf(value), wanted],
    destination: isEqual,
    target: next,
    unwind: undefined,
    calleeSpan: test.span,
    overloaded: true,
  });
  divergeFrom(cx, block);
  terminate(cx.cfg, next, info, {
    kind: 'switch',
    operand: moveOf(isEqual),
    values: [0n],
    targets: [failure],
    otherwise: success,
  });
}
