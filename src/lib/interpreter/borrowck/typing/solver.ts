/**
 * The borrow checker's side of the trait solver: its questions are asked in its own region variables, what they demand of
 * regions becomes constraints, with the cause of the question. Nothing is taken to hold that was not proved: what the
 * solver cannot decide leaves the body without a verdict.
 */
import { isRegion, isTy, mapTy } from '../../types/fold.ts';
import { argHasRegions, hasRegions } from '../../types/has-regions.ts';
import type { ParamEnv } from '../../types/items.ts';
import type { GenericArg, Predicate, Region, Ty } from '../../types/ty.ts';
import { proveKnown } from '../../solve/fulfill.ts';
import { NO_CAUSE, obligation, type Obligation } from '../../solve/obligation.ts';
import { componentsOfArgs, declaredOutlives, outlivesComponents, sameErased } from '../../solve/outlives.ts';
import type { OutlivesComponent } from '../../solve/outlives.ts';
import { hasProjection, normalize as normalizeIn, normalizePredicate } from '../../solve/project.ts';
import {
  type InferCx,
  type Outlives,
  clearTable,
  createInferCx,
  hasInfer,
  resolve,
  shallowRegion,
} from '../../solve/table.ts';
import { goalsOf } from '../../solve/well-formed.ts';
import { hasParams, sameRegion } from '../../types/fold.ts';
import type { ItemTables } from '../../types/items.ts';
import { traitOfItem } from '../../types/lookup.ts';
import { type Asked, type Cause, freshRegion, regionIdOf } from '../constraints.ts';
import type { TypingCx } from './cx.ts';

/** `env` is the body's own; `clauses` are the same in the body's region variables. */
export const createSolver = (items: ItemTables, env: ParamEnv, clauses: readonly Predicate[]): InferCx =>
  createInferCx(items, { predicates: clauses }, { keepRegions: true, erased: createInferCx(items, env) });

export function prove(cx: TypingCx, predicate: Predicate, cause: Cause): void {
  if (predicate.kind === 'region-outlives') return cx.outlives(predicate.longer, predicate.shorter, cause);
  if (predicate.kind === 'type-outlives') return requireTyOutlives(cx, predicate.ty, predicate.region, cause);
  if (!asksOfRegions(cx, predicate)) return;
  const region = createTranslation(cx, cause, askedBy(cx, predicate));
  const nested: Obligation[] = [];
  const normal = normalizePredicate(cx.solver, predicate, NO_CAUSE, nested);
  solve(cx, [obligation(normal, NO_CAUSE), ...nested], cause);
  takeDemands(cx, cause, region);
}

export function normalizeTy(cx: TypingCx, ty: Ty, cause: Cause): Ty {
  if (!hasProjection(ty)) return ty;
  const nested: Obligation[] = [];
  const projected = normalizeIn(cx.solver, ty, NO_CAUSE, nested);
  if (projected === ty && nested.length === 0) return ty;
  const region = createTranslation(cx, cause);
  solve(cx, nested, cause);
  const known = resolve(cx.solver, projected);
  const normal = mapTy(known, {
    ty: (each) => (hasRegions(each) ? undefined : each),
    region: (each) => (each.kind === 're-bound' ? each : region(each)),
  });
  takeDemands(cx, cause, region);
  if (!hasInfer(normal)) return normal;
  cx.reportUnsupported('the lifetimes in this type', cause.span);
  return ty;
}

/** Asks for all that a type needs. */
export function requireWellFormed(cx: TypingCx, ty: Ty, cause: Cause): void {
  // What a reference points at has to outlive it, which asks nothing of what mentions no region.
  const inner = ty.kind === 'ref' ? ty.ty : ty;
  if (!hasRegions(inner) && !hasParams(inner)) return;
  for (const goal of goalsOf(cx.items, ty)) prove(cx, goal, cause);
}

/** Whether proving it can have consequences: regions are mentioned, or parameters, which may have to outlive something. */
function asksOfRegions(cx: TypingCx, predicate: Exclude<Predicate, Outlives>): boolean {
  if (predicate.kind === 'trait') return predicate.trait.trait !== cx.solver.sized && predicate.trait.args.some(isOpen);
  return isOpen(predicate.ty) || predicate.args.some(isOpen);
}

const isOpen = (arg: GenericArg): boolean => argHasRegions(arg) || (isTy(arg) && hasParams(arg));

function solve(cx: TypingCx, goals: readonly Obligation[], cause: Cause): void {
  if (goals.length > 0 && !proveKnown(cx.solver, goals))
    cx.reportUnsupported('what is asked of the lifetimes here', cause.span);
}

/** The solver's own regions in the body's variables, each made once: a parameter left open, a placeholder. */
function createTranslation(cx: TypingCx, cause: Cause, asked?: Omit<Asked, 'nth'>): (region: Region) => Region {
  const made = new Map<string, Region>();
  return (given) => {
    const region = shallowRegion(cx.solver, given);
    const isOpen = region.kind === 're-var' && region.id < 0;
    if (!isOpen && region.kind !== 're-placeholder') return region;
    const key = isOpen ? `${region.id}` : `!${region.id}`;
    let own = made.get(key);
    if (own === undefined) made.set(key, (own = isOpen ? freshRegion(cx.set) : placeholder(region.id)));
    return own;
  };
  function placeholder(nth: number): Region {
    return freshRegion(cx.set, {
      kind: 'placeholder',
      cause,
      asked: asked === undefined ? undefined : { ...asked, nth },
    });
  }
}

function askedBy(cx: TypingCx, predicate: Exclude<Predicate, Outlives>): Omit<Asked, 'nth'> | undefined {
  const isProjection = predicate.kind === 'projection';
  const trait = isProjection ? traitOfItem(cx.items, predicate.item) : predicate.trait.trait;
  const self = isProjection ? predicate.args[0] : predicate.trait.args[0];
  return trait === undefined || self === undefined || !isTy(self) ? undefined : { trait, isProjection, self };
}

function takeDemands(cx: TypingCx, cause: Cause, region: (region: Region) => Region): void {
  const { solver } = cx;
  for (const demand of solver.demands) {
    if (demand.kind === 'region-outlives') cx.outlives(region(demand.longer), region(demand.shorter), cause);
    else {
      const ty = mapTy(resolve(solver, demand.ty), {
        region: (each) => (each.kind === 're-bound' ? each : region(each)),
      });
      requireComponents(cx, outlivesComponents(ty), region(demand.region), cause);
    }
  }
  clearTable(solver);
}

/** `T: 'r`. */
export function requireTyOutlives(cx: TypingCx, given: Ty, region: Region, cause: Cause): void {
  if (!hasRegions(given) && !hasParams(given)) return;
  requireComponents(cx, outlivesComponents(normalizeTy(cx, given, cause)), region, cause);
}

function requireComponents(cx: TypingCx, components: readonly OutlivesComponent[], region: Region, cause: Cause): void {
  const target = regionIdOf(region);
  if (target === undefined) return;
  for (const component of components) {
    if (component.kind === 'region') cx.outlives(component.region, region, cause);
    else if (component.kind === 'param') cx.set.typeTests.push({ ty: component.ty, region: target, cause });
    else {
      const { ty } = component;
      const given = cx.universals.typeOutlives.some((known) => sameErased(known.ty, ty));
      const [first, ...others] = declaredOutlives(cx.items, ty);
      if (first === undefined && !given) {
        const captured = ty.args.filter(
          (arg, index) => ty.kind !== 'opaque' || !isRegion(arg) || cx.captures(ty.def, index),
        );
        requireComponents(cx, componentsOfArgs(captured), region, cause);
      } else if (first !== undefined && !given && others.every((other) => sameRegion(other, first)))
        cx.outlives(first, region, cause);
      else cx.set.typeTests.push({ ty, region: target, cause });
    }
  }
}
