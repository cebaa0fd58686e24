/**
 * A closure is checked before the body that makes it, so every region in its type is one that its creator knows more of:
 * to the closure each occurrence is a region of its own, from outside. What the closure needs to hold between those and
 * cannot know is required of its creator (`ClosureRequirements`), in the order in which both list them:
 *
 *     'static, those of the closure's type as they stand there, the late-bound ones of the function around
 *
 * After rustc's `DefiningTy`, `closure_mapping` and `ClosureRegionRequirements` (dev guide, "Propagating closure constraints").
 */
import type { Body } from '../../mir/ir.ts';
import { type ClosureTy, closureSigOf, findClosureKind } from '../../types/closure.ts';
import { instantiateBound, isRegion, mapTy, walkTy } from '../../types/fold.ts';
import type { ItemTables } from '../../types/items.ts';
import { paramsOf } from '../../types/lookup.ts';
import type { DefId, Region, Ty } from '../../types/ty.ts';
import type { Cause, RegionId } from '../constraints.ts';
import { STATIC, regionIdOf } from '../constraints.ts';
import type { Universals } from './universals.ts';
import { refTy } from '../../types/make.ts';

/** What a closure asks of the regions around it. Regions are positions in the list above. */
export interface ClosureRequirements {
  readonly regions: readonly { readonly longer: number; readonly shorter: number; readonly cause: Cause }[];
  /** `ty: 'shorter`; the regions in the type are positions as well. */
  readonly types: readonly { readonly ty: Ty; readonly shorter: number; readonly cause: Cause }[];
}

export type AddUniversal = (name: string, kind: 'early' | 'late' | 'closure-env', isLocal: boolean) => Region;

/** The closure whose body it is: the type of what it is called by. */
export function closureSelfOf(body: Body): ClosureTy | undefined {
  if (body.captures === undefined) return undefined;
  const self = body.locals[1]?.ty;
  const ty = self?.kind === 'ref' ? self.ty : self;
  return ty?.kind === 'closure' ? ty : undefined;
}

/** The closure's type with a region from outside for each occurrence; those of its generic arguments are the item's own. */
export function openClosure(
  items: ItemTables,
  root: DefId,
  closure: ClosureTy,
  early: Map<number, Region>,
  add: AddUniversal,
): ClosureTy {
  const names = new Map(paramsOf(items, root).map((param) => [param.index, param.name]));
  const args = closure.args.map((arg, index) => {
    if (!isRegion(arg)) return arg;
    const region = add(names.get(index) ?? '_', 'early', false);
    early.set(index, region);
    return region;
  });
  const outside = (ty: Ty): Ty =>
    mapTy(ty, { region: (region) => (region.kind === 're-bound' ? region : add('_', 'late', false)) });
  const sig = outside(closure.sig);
  return { ...closure, args, sig, upvars: outside(closure.upvars) };
}

/** The parameters, first the closure itself as its kind of call gives it, and the result. */
export function closureSignature(
  closure: ClosureTy,
  add: AddUniversal,
): { readonly inputs: readonly Ty[]; readonly output: Ty } {
  const sig = closureSigOf(closure);
  const bound = sig.bound.map((name) => add(name, 'late', true));
  const { inputs, output } = instantiateBound(sig, (index) => bound[index] ?? { kind: 're-erased' });
  const kind = findClosureKind(closure.callKind);
  const self: Ty = kind === 'FnOnce' ? closure : refTy(add('_', 'closure-env', true), closure, kind === 'FnMut');
  return { inputs: [self, ...inputs], output };
}

/** The creator's regions in the order of the list, for a closure whose type holds its region variables. */
export function regionsAround(universals: Universals, closure: ClosureTy): readonly RegionId[] {
  const out: RegionId[] = [STATIC];
  const push = (region: Region): void => {
    if (region.kind !== 're-bound') out.push(regionIdOf(region) ?? STATIC);
  };
  for (const arg of closure.args) if (isRegion(arg)) push(arg);
  walkTy(closure.sig, { region: push });
  walkTy(closure.upvars, { region: push });
  universals.late.forEach(push);
  return out;
}
