/**
 * The lifetimes of an impl's function against the trait's: whoever calls it through the trait may (E0308, E0803, a fault
 * without a code), and the impl's asks no more of lifetimes than the trait's does (E0276). After rustc's
 * `compare_method_predicate_entailment`.
 *
 *     trait Get<T> { fn get(&self) -> T; }
 *     impl<'a> Get<&'a i32> for X { fn get(&self) -> &i32 { … } }      promises the borrow of `self` only
 */
import { findIn } from '../../../heap/base/index.ts';
import type * as ast from '../../syntax/ast.ts';
import { instantiateBound, isTy, mapTy, regionKey, substPredicate, substSig } from '../../types/fold.ts';
import { implOfItem } from '../../types/lookup.ts';
import type { DefId, FnSig, GenericArg, Predicate, Region, Ty } from '../../types/ty.ts';
import { paramEnvOf } from '../../solve/elaborate.ts';
import { type KnownOutlives, knownOutlives } from '../../solve/known-outlives.ts';
import { NO_CAUSE } from '../../solve/obligation.ts';
import { normalize } from '../../solve/project.ts';
import { capturesMore, mixesLifetimes } from '../../solve/returned-values.ts';
import { type RelateCx, relate } from '../../solve/relate.ts';
import { createInferCx, resolve, shallowRegion } from '../../solve/table.ts';
import { takenApart, wellFormedGoals } from '../../solve/well-formed.ts';
import { type CollectCx, reportFault } from '../context.ts';
import { reportConflict, reportStricter } from './region-words.ts';
import { paramTy } from '../../types/make.ts';

export function compareRegions(cx: CollectCx, def: DefId, node: ast.Item | ast.AssocItem): void {
  const impl = implOfItem(cx.items, def);
  const info = impl === undefined ? undefined : findIn(cx.items.impls, impl);
  const theirs = info?.items.find((each) => each.def === def)?.traitItem;
  if (node.kind !== 'fn' || impl === undefined || info?.trait === undefined || theirs === undefined) return;
  const args = argsForTrait(cx, info.trait.args, theirs, def);
  const [own, wanted] = [findIn(cx.items.fns, def), findIn(cx.items.fns, theirs)];
  if (args === undefined || own === undefined || wanted === undefined) return;
  const plain = (ty: Ty): Ty => normalized(cx, def, ty);
  const theirSig = mapped(
    instantiateBound(substSig(wanted.sig, args), (index, name): Region => ({
      kind: 're-late',
      fn: theirs,
      index,
      name,
    })),
    plain,
  );
  const clauses = [
    ...paramEnvOf(cx.items, impl).predicates,
    ...(findIn(cx.items.predicates, theirs) ?? []).map((each) => substPredicate(each, args)),
  ];
  const header = [info.self, ...info.trait.args.slice(1).filter(isTy)].map(plain);
  const known = knownOutlives(cx.items, clauses, [...theirSig.inputs, theirSig.output, ...header]);
  if (isStricter(known, findIn(cx.items.predicates, def) ?? [])) {
    reportStricter(cx, node);
    return;
  }
  const edges: Edge[] = [];
  let count = 0;
  const fresh = (): Region => ({ kind: 're-var', id: -++count });
  const regions = own.sig.bound.map(fresh);
  const ourSig = mapped(
    instantiateBound(own.sig, (index) => regions[index] ?? { kind: 're-erased' }),
    plain,
  );
  const relating: RelateCx<undefined> = {
    items: cx.items,
    outlives: (longer, shorter) => void edges.push({ longer, shorter }),
    fresh,
    placeholder: () => ({ kind: 're-placeholder', id: count++, name: '_' }),
    normalize: plain,
    captures: () => false,
    // A difference in structure is for others to report.
    mismatch: () => undefined,
  };
  theirSig.inputs.forEach((input, index) => {
    const ours = ourSig.inputs[index];
    if (ours !== undefined) relate(relating, input, ours, 'covariant', undefined);
  });
  relate(relating, ourSig.output, theirSig.output, 'covariant', undefined);
  if (capturesMore(cx.items, impl, def, theirs))
    reportFault(
      cx,
      'captures-more-than-trait',
      undefined,
      'return type captures more lifetimes than trait definition',
      own.outputSpan ?? node.signatureSpan,
    );
  else if (mixesLifetimes(cx.items, def, theirs)) reportUnlike(cx, node);
  else report(cx, node, known, edges, limitsOf(cx, ourSig));
}

/** `longer` has to outlive `shorter`. */
interface Edge {
  readonly longer: Region;
  readonly shorter: Region;
}

const isNamed = (region: Region): boolean => region.kind !== 're-var' && region.kind !== 're-erased';

/** The trait function's arguments as the impl's function sees them, early lifetimes included. */
function argsForTrait(
  cx: CollectCx,
  traitArgs: readonly GenericArg[],
  theirs: DefId,
  ours: DefId,
): readonly GenericArg[] | undefined {
  const own = findIn(cx.items.generics, ours)?.params ?? [];
  const out: GenericArg[] = [...traitArgs];
  const next = new Map<string, number>();
  for (const param of findIn(cx.items.generics, theirs)?.params ?? []) {
    const at = next.get(param.kind) ?? 0;
    next.set(param.kind, at + 1);
    const mine = own.filter((each) => each.kind === param.kind)[at];
    if (mine === undefined) return undefined;
    const { index, name } = mine;
    out.push(
      mine.kind === 'lifetime'
        ? { kind: 're-early', index, name }
        : mine.kind === 'type'
          ? paramTy(index, name)
          : { kind: 'const-param', index, name },
    );
  }
  return out;
}

function normalized(cx: CollectCx, def: DefId, ty: Ty): Ty {
  const solver = createInferCx(cx.items, paramEnvOf(cx.items, def), {
    keepRegions: true,
    erased: createInferCx(cx.items, paramEnvOf(cx.items, def)),
  });
  const found = normalize(solver, ty, NO_CAUSE, []);
  // Regions of the question's own that nothing decided say nothing.
  return mapTy(resolve(solver, found), {
    region: (region) => {
      const known = shallowRegion(solver, region);
      return known === region || known.kind !== 're-var' ? known : { kind: 're-erased' };
    },
  });
}

const mapped = (sig: FnSig, map: (ty: Ty) => Ty): FnSig => ({
  ...sig,
  inputs: sig.inputs.map(map),
  output: map(sig.output),
});

export function isStricter(known: KnownOutlives, own: readonly Predicate[]): boolean {
  return own.some((predicate) => {
    if (predicate.kind !== 'region-outlives' && predicate.kind !== 'type-outlives') return false;
    return takenApart(predicate).some((part) =>
      part.kind === 'region-outlives'
        ? isNamed(part.longer) && isNamed(part.shorter) && !outlives(known, part.longer, part.shorter)
        : part.ty.kind === 'param' && !known.tyOutlives(part.ty, part.region),
    );
  });
}

const outlives = (known: KnownOutlives, longer: Region, shorter: Region): boolean =>
  regionKey(longer) === regionKey(shorter) || known.outlives(longer, shorter);

/** What the impl's own types need to be well formed: how long a lifetime of the function's own may be at most. */
function limitsOf(cx: CollectCx, sig: FnSig): readonly Edge[] {
  return [...sig.inputs, sig.output].flatMap((ty) =>
    wellFormedGoals(cx.items, ty).flatMap(({ predicate }): Edge[] => {
      if (predicate.kind !== 'region-outlives' && predicate.kind !== 'type-outlives') return [];
      return takenApart(predicate).flatMap((part) =>
        part.kind === 'region-outlives' && isNamed(part.longer) && part.shorter.kind === 're-var' ? [part] : [],
      );
    }),
  );
}

function report(
  cx: CollectCx,
  node: ast.FnItem,
  known: KnownOutlives,
  edges: readonly Edge[],
  limits: readonly Edge[],
): void {
  for (const edge of edges)
    if (isNamed(edge.longer) && isNamed(edge.shorter) && !outlives(known, edge.longer, edge.shorter)) {
      reportFault(cx, 'incompatible-lifetimes', 'E0308', 'method not compatible with trait', node.signatureSpan, {
        family: 'ownership',
        label: 'lifetime mismatch',
      });
      return;
    }
  for (const variable of variablesOf(edges)) {
    const above = reaching(edges, variable, 'longer');
    const below = reaching(edges, variable, 'shorter');
    const broken = (upper: Region): Region | undefined => below.find((lower) => !outlives(known, upper, lower));
    const limit = limits.find((each) => regionKey(each.shorter) === regionKey(variable) && broken(each.longer));
    const upper = limit?.longer ?? above.find((each) => broken(each) !== undefined);
    const lower = upper === undefined ? undefined : broken(upper);
    if (upper === undefined || lower === undefined) continue;
    if (limit !== undefined) reportConflict(cx, upper, lower, node.signatureSpan);
    else reportUnlike(cx, node);
    return;
  }
}

const reportUnlike = (cx: CollectCx, { signatureSpan }: ast.FnItem): void => {
  reportFault(
    cx,
    'signature-unlike-trait',
    undefined,
    "`impl` item signature doesn't match `trait` item signature",
    signatureSpan,
    { family: 'ownership' },
  );
};

function variablesOf(edges: readonly Edge[]): readonly Region[] {
  const found = new Map<string, Region>();
  for (const edge of edges)
    for (const each of [edge.longer, edge.shorter]) if (each.kind === 're-var') found.set(regionKey(each), each);
  return [...found.values()];
}

/** The named regions that have to be longer, or shorter, than the variable. */
function reaching(edges: readonly Edge[], variable: Region, side: 'longer' | 'shorter'): readonly Region[] {
  const other = side === 'longer' ? 'shorter' : 'longer';
  const seen = new Set<string>();
  const out: Region[] = [];
  const queue = [variable];
  for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
    const key = regionKey(at);
    if (seen.has(key)) continue;
    seen.add(key);
    if (isNamed(at)) out.push(at);
    else for (const edge of edges) if (regionKey(edge[other]) === key) queue.push(edge[side]);
  }
  return out;
}
