/**
 * L11, L12: what the signature promises. A region of the signature may only be required to outlive another one if that is
 * known: from the where clauses, or from the parameter types being well formed. After rustc's
 * `check_universal_regions`.
 */
import { inRanges } from '../../heap/base/index.ts';
import { componentsOfArgs, declaredOutlives } from '../solve/outlives.ts';
import { eraseRegions, mapTy, sameTy, tyKey } from '../types/fold.ts';
import type { Ty } from '../types/ty.ts';
import type { Fault } from './catalogue.ts';
import { type RegionId, STATIC, type TypeTest, regionIdOf } from './constraints.ts';
import { describeTy } from './describe.ts';
import { blameFor } from './blame.ts';
import { type Propagation, propagateRegions, propagateType } from './propagate.ts';
import { type Placeholder, capturedLifetimes, notGeneralEnough, regionError } from './region-blame.ts';
import { type RegionValues, containsEnd, valueOf } from './regions.ts';
import type { TypingCx } from './typing/index.ts';

export interface RegionFinding {
  readonly fault: Fault;
  /** Where in the body the requirement arises, if anywhere. */
  readonly point: number | undefined;
}

/** In a closure, what its creator has to see to goes to `into`. */
export function checkRegions(
  cx: TypingCx,
  solved: RegionValues,
  into: Propagation | undefined,
): readonly RegionFinding[] {
  const captured = cx.captured.length === 0 ? [] : capturedLifetimes(cx);
  return [...captured, ...checkTypeTests(cx, solved, into), ...checkUniversals(cx, solved, into)];
}

function checkUniversals(cx: TypingCx, solved: RegionValues, into: Propagation | undefined): readonly RegionFinding[] {
  const out: RegionFinding[] = [];
  const { list, outlives } = cx.universals;
  const holds = (longer: RegionId, shorter: RegionId): boolean =>
    outlives(longer, shorter) ||
    (into !== undefined && propagateRegions(cx, into, longer, shorter, blameFor(cx, solved, longer, shorter)));
  for (const { id } of list) {
    // Of regions that turned out equal, the first answers for all.
    const first = list.find((each) => solved.component[each.id] === solved.component[id]);
    if (first !== undefined && first.id !== id) {
      if (!holds(id, first.id)) out.push(regionError(cx, solved, id, first.id));
      continue;
    }
    // One error a region: the others would say much the same.
    const missing = list.filter((each) => containsEnd(solved, id, each.id) && !holds(id, each.id));
    if (missing[0] !== undefined) out.push(regionError(cx, solved, id, missing[0].id));
  }
  const failed = failedPlaceholders(cx, solved);
  if (failed.length === 0) return out;
  const findings = out.length > 0 ? undefined : notGeneralEnough(cx, failed);
  if (findings !== undefined) return findings;
  // What rustc says of it depends on more than we keep.
  for (const { cause } of failed)
    cx.reportUnsupported('a function or bound that has to hold for every lifetime', cause.span);
  return [];
}

/** A `for<'a>` that does not hold for every `'a`. */
function failedPlaceholders(cx: TypingCx, solved: RegionValues): readonly Placeholder[] {
  return cx.set.origins.flatMap((origin, region) => {
    if (origin.kind !== 'placeholder') return [];
    const value = valueOf(solved, region);
    const others = solved.named.some((other) => other !== region && inRanges(value, solved.element[other] ?? 0));
    return others && solved.element[region] !== undefined ? [origin] : [];
  });
}

/** L12. `T: 'r` for a parameter type needs a bound that says so. */
function checkTypeTests(cx: TypingCx, solved: RegionValues, into: Propagation | undefined): readonly RegionFinding[] {
  const out: RegionFinding[] = [];
  const seen = new Set<string>();
  for (const test of cx.set.typeTests) {
    if (isKnown(cx, solved, test.ty, test.region)) continue;
    const known = (end: RegionId): boolean => isKnown(cx, solved, test.ty, end);
    if (into !== undefined && propagateType(cx, solved, into, test.ty, test.region, test.cause, known)) continue;
    const needed = cx.universals.list.filter((each) => containsEnd(solved, test.region, each.id));
    const missing = needed.find((each) => !isKnown(cx, solved, test.ty, each.id));
    const key = `${test.cause.span.start} ${tyKey(eraseRegions(test.ty))}`;
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
