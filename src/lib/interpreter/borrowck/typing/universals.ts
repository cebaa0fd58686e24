/**
 * The regions that a body's signature talks of: `'static`, the lifetimes in scope, the anonymous ones of its parameters;
 * and what is known of them: where clauses, and what the parameter types imply by being well formed (`&'a &'b T` gives
 * `'b: 'a`). To a closure every region of its type comes from outside (`closure-regions.ts`). After rustc's
 * `UniversalRegions` and `UniversalRegionRelations`.
 */
import { findIn } from '../../../heap/base/index.ts';
import type { Body } from '../../mir/ir.ts';
import type { Span } from '../../source/index.ts';
import { isTy, mapPredicate, mapTy } from '../../types/fold.ts';
import { hasRegions } from '../../types/has-regions.ts';
import type { ItemTables, ParamEnv } from '../../types/items.ts';
import { implOfItem, paramsOf, rootOf } from '../../types/lookup.ts';
import type { DefId, GenericArg, Predicate, Region, Ty } from '../../types/ty.ts';
import { type ConstraintSet, type RegionId, STATIC, freshRegion, regionIdOf } from '../constraints.ts';
import { regionsOf, universalMapper } from './regions-in.ts';
import { normalize } from '../../solve/queries.ts';
import { hasProjection } from '../../solve/project.ts';
import { type AddUniversal, closureSelfOf, closureSignature, openClosure } from './closure-regions.ts';
import { outlivesComponents } from '../../solve/outlives.ts';
import { asOpaque } from '../../solve/returned.ts';
import { impliedBy } from '../../solve/well-formed.ts';
import { ERROR } from '../../types/make.ts';

export interface Universal {
  readonly id: RegionId;
  /** With its tick; undefined for an anonymous one. */
  readonly name: string | undefined;
  readonly kind: 'static' | 'early' | 'late' | 'anonymous' | 'closure-env';
  /** Whether it belongs to this body: not `'static`, and to a closure not what comes from around it. */
  readonly isLocal: boolean;
}

export interface Universals {
  readonly list: readonly Universal[];
  /** The late-bound lifetimes of the function, in a closure of the one around. */
  readonly late: readonly Region[];
  /** The lifetime parameters among the generic arguments, by their index in these. */
  readonly early: ReadonlyMap<number, Region>;
  /** Types of the parameters and of the result, in universal regions. */
  readonly inputs: readonly Ty[];
  readonly output: Ty;
  /** The body's variable for a region as the reader wrote it; undefined for one left out. */
  readonly regionOf: (region: Region) => Region | undefined;
  /** Whether `longer: shorter` is known to hold. */
  readonly outlives: (longer: RegionId, shorter: RegionId) => boolean;
  /** Known `T: 'r` of parameters and projections, by the type's structure. */
  readonly typeOutlives: readonly { readonly ty: Ty; readonly region: RegionId }[];
  /** The environment's clauses, in the body's variables. */
  readonly clauses: readonly Predicate[];
  /** Where a signature begins that has parameters; for labels. */
  readonly outputSpan: Span | undefined;
}

const STATIC_REGION: Region = { kind: 're-var', id: STATIC };
const UNIVERSAL = { kind: 'universal' } as const;

export function buildUniversals(items: ItemTables, env: ParamEnv, body: Body, set: ConstraintSet): Universals {
  const list: Universal[] = [{ id: STATIC, name: "'static", kind: 'static', isLocal: false }];
  freshRegion(set, UNIVERSAL);
  const early = new Map<number, Region>();
  const closure = closureSelfOf(body);
  const root = rootOf(items, body.owner);
  const info = body.isConstBlock === true ? undefined : findIn(items.fns, root);
  const isLocal = closure === undefined;
  const add: AddUniversal = (name, kind, local) => {
    const region = freshRegion(set, UNIVERSAL);
    const anonymous = name === '' || name === '_' || name === "'_";
    if (region.kind === 're-var')
      list.push({
        id: region.id,
        name: anonymous ? undefined : withTick(name),
        kind: anonymous && kind !== 'closure-env' ? 'anonymous' : kind,
        isLocal: local,
      });
    return region;
  };
  const opened = closure === undefined ? undefined : openClosure(items, root, closure, early, add);
  if (opened === undefined)
    for (const param of paramsOf(items, root))
      if (param.kind === 'lifetime') early.set(param.index, add(param.name, 'early', isLocal));
  const late = (info?.sig.bound ?? []).map((name) => add(name, 'late', isLocal));

  const regionOf = (region: Region): Region | undefined => {
    switch (region.kind) {
      case 're-static':
        return STATIC_REGION;
      case 're-early':
        return early.get(region.index);
      case 're-late':
        return late[region.index];
      default:
        return undefined;
    }
  };
  const inBody = (ty: Ty): Ty =>
    hasRegions(ty)
      ? mapTy(ty, {
          region: (region, depth) =>
            region.kind === 're-bound' && region.depth === depth
              ? (late[region.index] ?? region)
              : (regionOf(region) ?? region),
        })
      : ty;
  const { inputs, output } =
    opened !== undefined
      ? closureSignature(opened, add)
      : info === undefined
        ? { inputs: [], output: staticOnly(body.locals[0]?.ty ?? ERROR) }
        : { inputs: info.sig.inputs.map(inBody), output: inBody(asOpaque(items, root, info.sig.output)) };

  const known = new Set<number>();
  const count = list.length;
  const relateRegions = (longer: Region, shorter: Region): void => {
    const [a, b] = [regionIdOf(longer), regionIdOf(shorter)];
    if (a !== undefined && b !== undefined && a < count && b < count) known.add(a * count + b);
  };
  const typeOutlives: { ty: Ty; region: RegionId }[] = [];
  const clauses = env.predicates.map((each) => mapPredicate(each, universalMapper(set, regionOf)));
  for (const clause of clauses) {
    if (clause.kind === 'region-outlives') relateRegions(clause.longer, clause.shorter);
    if (clause.kind === 'type-outlives') componentsOutlive(clause.ty, clause.region);
  }
  function componentsOutlive(ty: Ty, region: Region): void {
    const id = regionIdOf(region);
    if (id === undefined) return;
    for (const each of outlivesComponents(ty)) {
      if (each.kind === 'region') relateRegions(each.region, region);
      else typeOutlives.push({ ty: each.ty, region: id });
    }
  }
  const implied = (ty: Ty): void => {
    for (const need of impliedBy(items, ty)) {
      if (need.kind === 'type-outlives') componentsOutlive(need.ty, need.region);
      else relateRegions(need.longer, need.shorter);
    }
  };
  inputs.forEach(implied);
  implied(output);
  // What a projection stands for is well formed, too.
  if (closure === undefined) {
    for (const ty of info === undefined ? [] : [...info.sig.inputs, info.sig.output])
      if (hasProjection(ty)) implied(inBody(normalize(items, env, ty)));
    for (const ty of headerTys(items, body.owner)) implied(inBody(ty));
  }

  return {
    list,
    late,
    early,
    inputs,
    output,
    regionOf,
    outlives: transitive(known, count),
    typeOutlives,
    clauses,
    outputSpan: closure === undefined ? info?.outputSpan : undefined,
  };
}

const withTick = (name: string): string => (name.startsWith("'") ? name : `'${name}`);

/** A constant's or static's type: every region in it is `'static`. */
const staticOnly = (ty: Ty): Ty =>
  hasRegions(ty) ? mapTy(ty, { region: (region) => (region.kind === 're-bound' ? region : STATIC_REGION) }) : ty;

/** The types of the impl's header: a method may take them as well formed. */
function headerTys(items: ItemTables, owner: DefId): readonly Ty[] {
  const impl = implOfItem(items, owner);
  const found = impl === undefined ? undefined : findIn(items.impls, impl);
  if (found === undefined) return [];
  return [found.self, ...(found.trait?.args ?? []).filter((arg: GenericArg): arg is Ty => isTy(arg))];
}

/** Reflexive and transitive; `'static` outlives everything. */
function transitive(known: ReadonlySet<number>, count: number): (longer: RegionId, shorter: RegionId) => boolean {
  const rows = Array.from({ length: count }, (_, row) =>
    Array.from({ length: count }, (__, column) => row === column || row === STATIC || known.has(row * count + column)),
  );
  for (let middle = 0; middle < count; middle++) {
    for (const row of rows) {
      if (row[middle] !== true) continue;
      for (let column = 0; column < count; column++) if (rows[middle]?.[column] === true) row[column] = true;
    }
  }
  return (longer, shorter) => rows[longer]?.[shorter] ?? longer === shorter;
}

/** The universal regions that a type of the signature mentions. */
export const universalsIn = (ty: Ty): readonly RegionId[] => regionsOf(ty);
