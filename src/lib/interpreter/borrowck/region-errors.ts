/**
 * L11, L12: what the signature promises. A region of the signature may only be required to outlive another one if that is
 * known: from the where clauses, or from the parameter types being well formed. After rustc's `check_universal_regions`
 * and `report_region_error`.
 */
import { findIn, inRanges } from '../../heap/base/index.ts';
import { type Place, RETURN_PLACE } from '../mir/ir.ts';
import type { Span } from '../source/index.ts';
import { componentsOfArgs, declaredOutlives } from '../solve/outlives.ts';
import { mapTy, sameTy } from '../types/fold.ts';
import { implOfItem, implOf } from '../types/lookup.ts';
import type { Ty } from '../types/ty.ts';
import { bestBlame } from './blame.ts';
import type { Fault } from './catalogue.ts';
import { type Cause, type RegionId, STATIC, type TypeTest, regionIdOf } from './constraints.ts';
import { describeBody, describeTy } from './describe.ts';
import { type RegionValues, containsEnd, valueOf } from './regions.ts';
import { type TypingCx, regionsOf } from './typing/index.ts';

export interface RegionFinding {
  readonly fault: Fault;
  /** Where in the body the requirement arises, if anywhere. */
  readonly point: number | undefined;
}

export function checkRegions(cx: TypingCx, solved: RegionValues): readonly RegionFinding[] {
  return [...capturedLifetimes(cx), ...checkTypeTests(cx, solved), ...checkUniversals(cx, solved)];
}

/** What an `impl Trait` hides may only hold the lifetimes that it names or captures; rustc points at the last result. */
function capturedLifetimes(cx: TypingCx): readonly RegionFinding[] {
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

function checkUniversals(cx: TypingCx, solved: RegionValues): readonly RegionFinding[] {
  const out: RegionFinding[] = [];
  const { list, outlives } = cx.universals;
  for (const { id } of list) {
    // Of regions that turned out equal, the first answers for all.
    const first = list.find((each) => solved.component[each.id] === solved.component[id]);
    if (first !== undefined && first.id !== id) {
      if (!outlives(id, first.id)) out.push(regionError(cx, solved, id, first.id));
      continue;
    }
    // One error a region: the others would say much the same.
    const shorter = list.find((each) => containsEnd(solved, id, each.id) && !outlives(id, each.id));
    if (shorter !== undefined) out.push(regionError(cx, solved, id, shorter.id));
  }
  checkPlaceholders(cx, solved);
  return out;
}

/** A `for<'a>` that does not hold for every `'a`: rustc's words for it depend on more than we keep, so no verdict is given. */
function checkPlaceholders(cx: TypingCx, solved: RegionValues): void {
  cx.set.origins.forEach((origin, region) => {
    if (origin.kind !== 'placeholder') return;
    const value = valueOf(solved, region);
    const own = solved.element[region];
    const others = solved.named.some((other) => other !== region && inRanges(value, solved.element[other] ?? 0));
    if (others && own !== undefined)
      cx.reportUnsupported('a function or bound that has to hold for every lifetime', origin.cause.span);
  });
}

function regionError(cx: TypingCx, solved: RegionValues, longer: RegionId, shorter: RegionId): RegionFinding {
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

/** L12. `T: 'r` for a parameter type needs a bound that says so. */
function checkTypeTests(cx: TypingCx, solved: RegionValues): readonly RegionFinding[] {
  const out: RegionFinding[] = [];
  const seen = new Set<string>();
  for (const test of cx.set.typeTests) {
    if (isKnown(cx, solved, test.ty, test.region)) continue;
    const needed = cx.universals.list.filter((each) => containsEnd(solved, test.region, each.id));
    const missing = needed.find((each) => !isKnown(cx, solved, test.ty, each.id));
    const key = `${test.cause.span.start} ${describeTy(cx, test.ty)}`;
    if (missing === undefined || seen.has(key)) continue;
    seen.add(key);
    out.push({
      fault: {
        kind: 'type-may-not-live-long-enough',
        span: test.cause.span,
        ty: describeTy(cx, test.ty),
        region: missing.name ?? "'_",
      },
      point: test.cause.point,
    });
  }
  return out;
}

/** Whether a parameter, projection or opaque type outlives a region: by a clause, its declaration, or all it is made of. */
function isKnown(cx: TypingCx, solved: RegionValues, ty: TypeTest['ty'], region: RegionId): boolean {
  const { universals } = cx;
  // A bound counts for all that its region turned out to outlive: where that is too much, the region's own error says so.
  const reaches = (bound: RegionId): boolean =>
    universals.list.every(
      (end) =>
        !(end.id === region || containsEnd(solved, region, end.id)) ||
        universals.list.some(
          (each) => (each.id === bound || containsEnd(solved, bound, each.id)) && universals.outlives(each.id, end.id),
        ),
    );
  if (universals.typeOutlives.some((known) => reaches(known.region) && sameSolved(solved, known.ty, ty))) return true;
  if (ty.kind !== 'projection' && ty.kind !== 'opaque') return false;
  const declared = declaredOutlives(cx.items, ty);
  if (declared.some((each) => reaches(regionIdOf(each) ?? STATIC))) return true;
  return componentsOfArgs(ty.args).every((each) =>
    each.kind === 'region' ? reaches(regionIdOf(each.region) ?? STATIC) : isKnown(cx, solved, each.ty, region),
  );
}

/** The same type once regions that turned out equal count as one. */
function sameSolved(solved: RegionValues, a: Ty, b: Ty): boolean {
  if (a.kind !== b.kind) return false;
  const merged = (ty: Ty): Ty =>
    mapTy(ty, {
      region: (region) => {
        const id = regionIdOf(region);
        return id === undefined ? region : { kind: 're-var', id: solved.component[id] ?? id };
      },
    });
  return sameTy(a, b) || sameTy(merged(a), merged(b));
}
