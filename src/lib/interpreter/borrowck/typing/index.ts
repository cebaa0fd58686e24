/** From MIR to region constraints: see `check-body.ts`. */
import { createConstraintSet, freshRegion, outlives, regionIdOf } from '../constraints.ts';
import type { ConstraintSet, RegionId } from '../constraints.ts';
import { type Body, RETURN_PLACE } from '../../mir/ir.ts';
import type { Edition } from '../../source/index.ts';
import type { ItemTables, ParamEnv } from '../../types/items.ts';
import type { DefId, Region, Ty } from '../../types/ty.ts';
import { type Cfg, sourceAt } from '../cfg.ts';
import { checkTypes } from './check-body.ts';
import type { ClosureRequirements } from './closure-regions.ts';
import type { TypingCx } from './cx.ts';
import { createFieldTypes, projectTyWith } from './place-ty.ts';
import { captures, hasOpaque, relateHidden } from './hidden.ts';
import { createSolver, normalizeTy } from './solver.ts';
import { renumber } from './regions-in.ts';
import { type Universal, buildUniversals } from './universals.ts';
import { ERROR } from '../../types/make.ts';

export type { ClosureRequirements } from './closure-regions.ts';
export type { TypingCx } from './cx.ts';
export { isUserVariable } from './check-body.ts';
export { regionsOf } from './regions-in.ts';
export { hasRegions } from '../../types/has-regions.ts';
export type { Universal, Universals } from './universals.ts';

export interface TypingOptions {
  readonly edition: Edition;
  /** What the closures that the body makes ask of it. */
  readonly closures: ReadonlyMap<DefId, ClosureRequirements>;
}

export function typeBody(
  items: ItemTables,
  env: ParamEnv,
  body: Body,
  cfg: Cfg,
  { edition, closures }: TypingOptions = { edition: '2024', closures: new Map() },
): TypingCx {
  const set: ConstraintSet = createConstraintSet();
  const universals = buildUniversals(items, env, body, set);
  const loanRegions = new Int32Array(cfg.points.count).fill(-1);
  const nowhere = { point: undefined, span: body.span, category: 'boring', isDesugared: false } as const;
  const fieldTy = createFieldTypes(items, (ty) => normalizeTy(cx, ty, nowhere));
  const localTys: Ty[] = [];
  const cx: TypingCx = {
    items,
    cfg,
    body,
    set,
    universals,
    solver: createSolver(items, env, universals.clauses),
    localTys,
    loanRegions,
    edition,
    members: [],
    captured: [],
    annotations: new Map(),
    closures,
    localTy: (local) => localTys[local] ?? ERROR,
    placeTy: (place, length = place.path.length) => {
      let ty = localTys[place.local] ?? ERROR;
      let variant: number | undefined;
      for (let index = 0; index < length; index++) {
        const projection = place.path[index];
        if (projection === undefined) break;
        ty = projectTyWith(items, fieldTy, ty, variant, projection);
        variant = projection.kind === 'downcast' ? projection.variant : undefined;
      }
      return ty;
    },
    projectTy: (ty, variant, projection) => projectTyWith(items, fieldTy, ty, variant, projection),
    normalize: (ty, cause) => normalizeTy(cx, ty, cause),
    outlives: (longer, shorter, cause) => {
      const [sup, sub] = [regionIdOf(longer), regionIdOf(shorter)];
      if (sup !== undefined && sub !== undefined) outlives(set, sup, sub, cause);
    },
    fresh: () => freshRegion(set),
    placeholder: (cause) => freshRegion(set, { kind: 'placeholder', cause, asked: undefined }),
    captures: (def, index) => captures(items, edition, def, index),
    mismatch: (cause) => {
      cx.reportUnsupported('the lifetimes in this type', cause.span);
    },
    reportUnsupported: (what, span) => {
      set.gaveUp.push({ what, span });
    },
    causeAt: (point, category) => {
      const source = sourceAt(cfg, point);
      return {
        point,
        span: source.span,
        category,
        isDesugared: source.origin !== undefined && DESUGARED.has(source.origin),
      };
    },
  };
  const wholeBody = { ...nowhere, category: 'boring-no-location' } as const;
  body.locals.forEach((decl, index) => {
    if (index === RETURN_PLACE && hasOpaque(universals.output)) {
      const ty = renumber(set, decl.ty);
      localTys.push(ty);
      relateHidden(cx, ty, normalizeTy(cx, universals.output, wholeBody), {
        ...wholeBody,
        span: universals.outputSpan ?? decl.span,
      });
    } else if (index === RETURN_PLACE) localTys.push(normalizeTy(cx, universals.output, wholeBody));
    else if (index <= body.argCount && universals.inputs[index - 1] !== undefined)
      localTys.push(normalizeTy(cx, universals.inputs[index - 1] ?? decl.ty, wholeBody));
    else localTys.push(renumber(set, decl.ty));
  });
  body.blocks.forEach((block, index) => {
    block.statements.forEach((stmt, statement) => {
      if (stmt.kind !== 'assign' || stmt.rvalue.kind !== 'ref') return;
      const region: Region = freshRegion(set);
      const point = (cfg.points.start[index] ?? 0) + statement;
      if (region.kind !== 're-var') return;
      loanRegions[point] = region.id;
      set.live.push(region.id, point);
    });
  });
  checkTypes(cx);
  return cx;
}

/** Expansions at whose spans rustc would rather not point (`DesugaringKind`); macros count as the reader's own call. */
const DESUGARED: ReadonlySet<string> = new Set(['for-loop', 'while-loop', 'question-mark']);

/** The universal region's entry, if `region` is one. */
export const universalOf = (cx: TypingCx, region: RegionId): Universal | undefined => cx.universals.list[region];
