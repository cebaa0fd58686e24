/**
 * L11, as errors: a region of the signature would have to outlive another one, and which parameter, result or hidden type
 * asks for it. After rustc's `report_region_error`.
 */
import { findIn } from '../../heap/base/index.ts';
import { type Place, RETURN_PLACE, localId } from '../mir/ir.ts';
import type { Span } from '../source/index.ts';
import { upvarTysOf } from '../types/closure.ts';
import { walkTy } from '../types/fold.ts';
import { implOfItem, implOf } from '../types/lookup.ts';
import type { Ty } from '../types/ty.ts';
import { blameFor } from './blame.ts';
import type { Fault } from './catalogue.ts';
import { stepAt } from './cfg.ts';
import { type RegionId, type RegionOrigin, STATIC } from './constraints.ts';
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
  const { span, point, category } = blameFor(cx, solved, longer, shorter);
  const { list } = cx.universals;
  const named = nameParameter(cx, longer, shorter, span) ?? nameParameter(cx, shorter, longer, span);
  if (named !== undefined) return { fault: named, point };
  const longerName = regionName(cx, longer);
  const shorterName = regionName(cx, shorter);
  const from = parameterWith(cx, longer);
  const isClosure = cx.body.captures !== undefined;
  const leaves = list[longer]?.isLocal === true && list[shorter]?.isLocal === false;
  if (leaves && category === 'return' && list[longer]?.kind === 'closure-env' && isCalledMutably(cx))
    return { fault: { kind: 'captured-escapes', span }, point };
  const escapes = leaves && (category === 'call-argument' || (category === 'assignment' && isClosure));
  const isFn = isClosure || findIn(cx.items.fns, cx.body.owner) !== undefined;
  const into = parameterWith(cx, shorter);
  if (escapes && isFn && (from !== undefined || into !== undefined)) {
    return {
      fault: {
        kind: 'escapes-body',
        span,
        body: describeBody(cx),
        from: from?.name,
        fromSpan: from?.span,
        into: into?.name,
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

function isCalledMutably(cx: TypingCx): boolean {
  const self = cx.localTy(localId(1));
  return self.kind === 'ref' && self.isMut;
}

export type Placeholder = Extract<RegionOrigin, { kind: 'placeholder' }>;

/**
 * A function or closure for some lifetimes that is given where one for all is asked for: one error for each of its traits
 * that the bound names. Undefined where it is something else.
 */
export function notGeneralEnough(cx: TypingCx, failed: readonly Placeholder[]): readonly RegionFinding[] | undefined {
  const seen = new Set<string>();
  const out: RegionFinding[] = [];
  for (const { asked, cause } of failed) {
    const trait = asked === undefined ? undefined : findIn(cx.items.defs, asked.trait)?.lang;
    if (asked === undefined || (trait !== 'Fn' && trait !== 'FnMut' && trait !== 'FnOnce')) return undefined;
    if (asked.self.kind !== 'closure' && asked.self.kind !== 'fn-def') return undefined;
    if (cause.point === undefined || keepsIt(cx, cause.point, asked.self)) return undefined;
    const isInput = failed.some(
      (other) =>
        other.cause.point === cause.point && other.asked?.isProjection === false && other.asked.nth === asked.nth,
    );
    const key = `${cause.point} ${isInput ? `${trait} ${asked.nth}` : ''}`;
    if (seen.has(key)) continue;
    seen.add(key);
    out.push({ fault: { kind: 'not-general-enough', span: cause.span, trait, isInput }, point: cause.point });
  }
  return out;
}

/** Whether the call's result holds the function: then rustc may see the fault earlier, where that is used. */
function keepsIt(cx: TypingCx, point: number, self: Ty): boolean {
  const { terminator } = stepAt(cx.cfg, point);
  if (terminator?.kind !== 'call') return true;
  const def = self.kind === 'closure' || self.kind === 'fn-def' ? self.def : undefined;
  let found = false;
  walkTy(cx.placeTy(terminator.destination), {
    ty: (each) => {
      if ((each.kind === 'closure' || each.kind === 'fn-def') && each.def === def) found = true;
      return !found;
    },
  });
  return found;
}

/** E0621: one of the two has a name, the other is the anonymous one of a parameter that could be given it. */
function nameParameter(cx: TypingCx, anonymous: RegionId, named: RegionId, span: Span): Fault | undefined {
  const name = cx.universals.list[named]?.name;
  const universal = cx.universals.list[anonymous];
  if (named === STATIC || name === undefined || universal?.kind !== 'anonymous') return undefined;
  const parameter = parameterWith(cx, anonymous);
  if (parameter === undefined || cx.body.captures !== undefined) return undefined;
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

/** The first capture or parameter whose type mentions the region. */
function parameterWith(cx: TypingCx, region: RegionId): Parameter | undefined {
  const mentions = (ty: Ty): boolean => regionsOf(ty).includes(region);
  if (cx.body.captures !== undefined) {
    const [self, ...others] = cx.universals.inputs;
    const closure = self?.kind === 'ref' ? self.ty : self;
    const captured = cx.body.captures[closure?.kind === 'closure' ? upvarTysOf(closure).findIndex(mentions) : -1];
    if (captured !== undefined) return { index: 0, name: captured.variable, span: captured.span };
    const at = others.findIndex(mentions);
    const decl = cx.body.locals[at + 2];
    return at < 0 ? undefined : { index: at + 1, name: decl?.name, span: decl?.span };
  }
  const index = cx.universals.inputs.findIndex(mentions);
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
