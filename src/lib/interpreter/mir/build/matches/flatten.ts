/** From patterns to tests and bindings. After rustc's `MatchPairTree::for_pattern`. */
import { unreachable } from '../../../../heap/base/index.ts';
import type { Span } from '../../../source/index.ts';

import { findAdt } from '../../../types/lookup.ts';
import type { LiteralValue, Pat, UserTy } from '../../../types/thir.ts';
import type { Ty } from '../../../types/ty.ts';
import type { Place } from '../../ir.ts';
import { derefOf, fieldOf, project } from '../../place.ts';
import { type Builder, variableOf } from '../builder.ts';
import { maxOf, minOf } from '../constant.ts';
import type { ExtraData, FlatPat, MatchPair, TestCase } from './candidate.ts';
import { U8 } from '../../../types/make.ts';

export function flatten(cx: Builder, place: Place, pat: Pat, userTy: UserTy | undefined): FlatPat {
  const pairs: MatchPair[] = [];
  const extra: ExtraData = {
    span: patternSpan(cx, pat),
    bindings: [],
    ascriptions: userTy === undefined ? [] : [{ source: place, userTy, variance: 'covariant' }],
  };
  addPattern(cx, place, pat, pairs, extra);
  return { pairs, extra };
}

function addPattern(cx: Builder, place: Place, pat: Pat, pairs: MatchPair[], extra: ExtraData): void {
  for (const userTy of pat.constants ?? [])
    extra.ascriptions.push({ source: place, userTy, variance: 'contravariant' });
  if (pat.userTy !== undefined) extra.ascriptions.push({ source: place, userTy: pat.userTy, variance: 'covariant' });
  switch (pat.kind) {
    case 'wild':
      return;
    case 'binding':
      // What lies inside is bound before the whole is moved.
      if (pat.sub !== undefined) addPattern(cx, place, pat.sub, pairs, extra);
      extra.bindings.push({ span: patternSpan(cx, pat), source: place, var: pat.var, mode: pat.mode });
      return;
    case 'deref':
      addPattern(cx, derefOf(place), pat.pat, pairs, extra);
      return;
    case 'leaf':
      for (const field of pat.fields)
        addPattern(cx, fieldOf(place, field.field, field.pat.ty), field.pat, pairs, extra);
      return;
    case 'variant': {
      const inner: MatchPair[] = [];
      const downcast = project(place, { kind: 'downcast', variant: pat.variant });
      for (const field of pat.fields)
        addPattern(cx, fieldOf(downcast, field.field, field.pat.ty), field.pat, inner, extra);
      const variantCount = findAdt(cx.env.items, pat.def)?.variants.length ?? 0;
      if (variantCount > 1)
        pairs.push({
          kind: 'test',
          place,
          test: { kind: 'variant', def: pat.def, variant: pat.variant },
          inner,
          span: pat.span,
        });
      else pairs.push(...inner);
      return;
    }
    case 'constant':
      if (pat.value.kind === 'byte-str') addByteString(cx, place, pat, pat.value.value, pairs, extra);
      else
        pairs.push({
          kind: 'test',
          place,
          test: { kind: 'constant', value: pat.value, ty: pat.ty },
          inner: [],
          span: pat.span,
        });
      return;
    case 'range': {
      const test: TestCase & { readonly kind: 'range' } = {
        kind: 'range',
        low: pat.low,
        high: pat.high,
        inclusive: pat.inclusive,
        ty: pat.ty,
      };
      if (!isFullRange(test)) pairs.push({ kind: 'test', place, test, inner: [], span: pat.span });
      return;
    }
    case 'slice':
      addSlice(cx, place, pat, pairs, extra);
      return;
    case 'or': {
      const alternatives = pat.pats.map((each) => flatten(cx, place, each, undefined));
      if ((alternatives[0]?.extra.bindings.length ?? 0) > 0) extra.bindings.push('or');
      pairs.push({ kind: 'or', alternatives, span: pat.span });
      return;
    }
    default:
      unreachable(pat);
  }
}

/** A binding is shown up to its name: `x` of `x @ 1..=5`. */
export function patternSpan(cx: Builder, pat: Pat): Span {
  if (pat.kind !== 'binding' || pat.sub === undefined) return pat.span;
  const { span } = variableOf(cx, pat.var);
  return span.file === pat.span.file && span.end <= pat.span.end && span.end > pat.span.start
    ? { ...pat.span, end: span.end }
    : pat.span;
}

/** Elements before `..` count from the start; after it from the end, unless the length is fixed. */
function addSlice(
  cx: Builder,
  place: Place,
  pat: Pat & { readonly kind: 'slice' },
  pairs: MatchPair[],
  extra: ExtraData,
): void {
  const before = pat.prefix.length;
  const after = pat.suffix.length;
  const fixed =
    pat.isArray && pat.ty.kind === 'array' && pat.ty.len.kind === 'const-value' ? Number(pat.ty.len.value) : undefined;
  const minLength = fixed ?? before + after;
  const inner: MatchPair[] = [];
  pat.prefix.forEach((each, offset) =>
    addPattern(cx, project(place, { kind: 'constant-index', offset, minLength, fromEnd: false }), each, inner, extra),
  );
  if (pat.slice !== undefined) {
    const rest = project(place, {
      kind: 'subslice',
      from: before,
      to: fixed === undefined ? after : minLength - after,
      fromEnd: fixed === undefined,
    });
    addPattern(cx, rest, pat.slice, inner, extra);
  }
  [...pat.suffix].reverse().forEach((each, index) => {
    const fromBack = index + 1;
    const offset = fixed === undefined ? fromBack : minLength - fromBack;
    addPattern(
      cx,
      project(place, { kind: 'constant-index', offset, minLength, fromEnd: fixed === undefined }),
      each,
      inner,
      extra,
    );
  });
  const matchesAnyLength = fixed !== undefined || (before === 0 && after === 0 && pat.slice !== undefined);
  if (matchesAnyLength) pairs.push(...inner);
  else
    pairs.push({
      kind: 'test',
      place,
      test: { kind: 'slice', length: before + after, isExact: pat.slice === undefined },
      inner,
      span: pat.span,
    });
}

/** `b"ab"` matches like `[b'a', b'b']` behind the reference. */
function addByteString(
  cx: Builder,
  place: Place,
  pat: Pat,
  bytes: readonly number[],
  pairs: MatchPair[],
  extra: ExtraData,
): void {
  const inside: Ty = pat.ty.kind === 'ref' ? pat.ty.ty : pat.ty;
  const prefix: Pat[] = bytes.map((byte) => ({
    kind: 'constant',
    ty: U8,
    span: pat.span,
    value: { kind: 'int', value: BigInt(byte) },
  }));
  const sequence: Pat = {
    kind: 'slice',
    ty: inside,
    span: pat.span,
    prefix,
    slice: undefined,
    suffix: [],
    isArray: inside.kind === 'array',
  };
  addPattern(cx, pat.ty.kind === 'ref' ? derefOf(place) : place, sequence, pairs, extra);
}

/** A literal as the number it is compared by; undefined for what is not an integer or a character. */
export function scalarOf(value: LiteralValue): bigint | undefined {
  switch (value.kind) {
    case 'int':
      return value.value;
    case 'char':
      return BigInt(value.value);
    case 'bool':
      return value.value ? 1n : 0n;
    default:
      return undefined;
  }
}

const MAX_CHAR = 0x10ffffn;
const lowest = (ty: Ty): bigint | undefined =>
  ty.kind === 'char' ? 0n : ty.kind === 'int' ? minOf(ty.name) : undefined;
const highest = (ty: Ty): bigint | undefined =>
  ty.kind === 'char' ? MAX_CHAR : ty.kind === 'int' ? maxOf(ty.name) : undefined;

type RangeCase = TestCase & { readonly kind: 'range' };

/** The range's inclusive bounds; undefined for floats. */
function boundsOf(range: RangeCase): readonly [bigint, bigint] | undefined {
  const low = range.low === undefined ? lowest(range.ty) : scalarOf(range.low);
  const top = range.high === undefined ? highest(range.ty) : scalarOf(range.high);
  if (low === undefined || top === undefined) return undefined;
  return [low, range.high !== undefined && !range.inclusive ? top - 1n : top];
}

function isFullRange(range: RangeCase): boolean {
  const bounds = boundsOf(range);
  return bounds !== undefined && bounds[0] === lowest(range.ty) && bounds[1] === highest(range.ty);
}

/** Whether the range holds the value; undefined where we cannot say (floats). */
export function rangeContains(range: RangeCase, value: LiteralValue): boolean | undefined {
  const bounds = boundsOf(range);
  const number = scalarOf(value);
  if (bounds !== undefined && number !== undefined) return bounds[0] <= number && number <= bounds[1];
  return undefined;
}

export function rangesOverlap(a: RangeCase, b: RangeCase): boolean | undefined {
  const first = boundsOf(a);
  const second = boundsOf(b);
  if (first === undefined || second === undefined) return undefined;
  return first[0] <= second[1] && second[0] <= first[1];
}

export const literalKey = (value: LiteralValue): string => {
  switch (value.kind) {
    case 'float':
      return `float ${value.text}`;
    case 'byte-str':
    case 'c-str':
      return `bytes ${value.value.join(',')}`;
    default:
      return `${value.kind} ${String(value.value)}`;
  }
};
export const sameLiteral = (a: LiteralValue, b: LiteralValue): boolean => literalKey(a) === literalKey(b);
export const sameRange = (a: RangeCase, b: RangeCase): boolean =>
  a.inclusive === b.inclusive && sameBound(a.low, b.low) && sameBound(a.high, b.high);
const sameBound = (a: LiteralValue | undefined, b: LiteralValue | undefined): boolean =>
  a === undefined || b === undefined ? a === b : sameLiteral(a, b);
