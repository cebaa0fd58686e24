/**
 * L11, as errors: a region of the signature would have to outlive another one, and which parameter, result or hidden type
 * asks for it. After rustc's `report_region_error`.
 */
import { findIn } from '../../heap/base/index.ts';
import { type Place, RETURN_PLACE } from '../mir/ir.ts';
import type { Span } from '../source/index.ts';
import { implOfItem, implOf } from '../types/lookup.ts';
import { bestBlame } from './blame.ts';
import type { Fault } from './catalogue.ts';
import { type Cause, type RegionId, STATIC } from './constraints.ts';
import { describeBody } from './describe.ts';
import type { RegionFinding } from './region-errors.ts';
import type { RegionValues } from './regions.ts';
import { type TypingCx, regionsOf } from './typing/index.ts';

/** What an `impl Trait` hides may only hold the lifetimes that it names or captures; rustc points at the last result. */
export function capturedLifetimes(cx: TypingCx): readonly RegionFinding[] {
  const [first] = cx.captured;
  if (first === undefined) return [];
  let at: Span | undefined;
  const see = (place: Place, span: Span): void => {
    if (place.local === RETURN_PLACE && place.path.length === 0 && (at === undefined || span.start > at.start))
      at = span;
  };
  for (const { statements, terminator } of cx.body.blocks) {
    for (const stmt of statements) if (stmt.kind === 'assign') see(stmt.place, stmt.span);
    if (terminator.kind === 'call') see(terminator.destination, terminator.span);
  }
  return [
    {
      fault: {
        kind: 'hidden-lifetime-captured',
        span: at ?? first.cause.span,
        opaqueSpan: first.cause.span,
        region: regionName(cx, first.region),
      },
      point: undefined,
    },
  ];
}

export function regionError(cx: TypingCx, solved: RegionValues, longer: RegionId, shorter: RegionId): RegionFinding {
  const cause: Cause = bestBlame(cx, solved, longer, shorter)?.cause ?? {
    point: undefined,
    span: cx.body.span,
    category: 'internal',
    isDesugared: false,
  };
  const { span, point, category } = cause;
  const named = nameParameter(cx, longer, shorter, span) ?? nameParameter(cx, shorter, longer, span);
  if (named !== undefined) return { fault: named, point };
  const longerName = regionName(cx, longer);
  const shorterName = regionName(cx, shorter);
  const from = parameterWith(cx, longer);
  const escapes =
    shorter === STATIC && longer !== STATIC && (category === 'assignment' || category === 'call-argument');
  const isFn = findIn(cx.items.fns, cx.body.owner) !== undefined;
  if (
    escapes &&
    isFn &&
    category !== 'assignment' &&
    (from !== undefined || parameterWith(cx, shorter) !== undefined)
  ) {
    return {
      fault: {
        kind: 'escapes-body',
        span,
        body: describeBody(cx),
        from: from?.name,
        fromSpan: from?.span,
        longer: longerName,
        shorter: shorterName,
      },
      point,
    };
  }
  return {
    fault: {
      kind: 'lifetime-too-short',
      span,
      isReturn: category === 'return' && shorter !== STATIC,
      body: describeBody(cx),
      longer: longerName,
      shorter: shorterName,
    },
    point,
  };
}

/** E0621: one of the two has a name, the other is the anonymous one of a parameter that could be given it. */
function nameParameter(cx: TypingCx, anonymous: RegionId, named: RegionId, span: Span): Fault | undefined {
  const name = cx.universals.list[named]?.name;
  const universal = cx.universals.list[anonymous];
  if (named === STATIC || name === undefined || universal?.kind !== 'anonymous') return undefined;
  const parameter = parameterWith(cx, anonymous);
  if (parameter === undefined) return undefined;
  // A trait fixes its methods' signatures; a result that shares the region, or a receiver, cannot simply be renamed.
  const impl = implOfItem(cx.items, cx.body.owner);
  if (impl !== undefined && implOf(cx.items, impl).trait !== undefined) return undefined;
  const info = findIn(cx.items.fns, cx.body.owner);
  if (regionsOf(cx.universals.output).includes(anonymous)) return undefined;
  if (parameter.index === 0 && info !== undefined && info.receiver !== 'none') return undefined;
  return {
    kind: 'explicit-lifetime-required',
    span,
    parameter: parameter.name,
    parameterSpan: parameter.span,
    region: name,
  };
}

interface Parameter {
  readonly index: number;
  readonly name: string | undefined;
  readonly span: Span | undefined;
}

/** The first parameter whose type mentions the region. */
function parameterWith(cx: TypingCx, region: RegionId): Parameter | undefined {
  const index = cx.universals.inputs.findIndex((ty) => regionsOf(ty).includes(region));
  if (index < 0) return undefined;
  const info = findIn(cx.items.fns, cx.body.owner);
  const name = info?.paramNames[index];
  return { index, name: name === '_' ? undefined : name, span: info?.inputSpans[index] };
}

/** `'a`, or `'1` for the first anonymous one, as rustc numbers them. */
function regionName(cx: TypingCx, region: RegionId): string {
  const universal = cx.universals.list[region];
  if (universal?.name !== undefined) return `\`${universal.name}\``;
  const nth = cx.universals.list.filter((each) => each.name === undefined && each.id <= region).length;
  return `\`'${nth}\``;
}
