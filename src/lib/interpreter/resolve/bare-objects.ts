/**
 * Trait objects without `dyn`, as the editions before 2021 have them: `Box<Shape>`. A path where a type stands names a trait,
 * and is read as the `dyn` type of that one bound.
 */
import { isSince } from '../source/index.ts';
import type * as ast from '../syntax/ast.ts';
import { attemptPath } from './path.ts';
import type { Place } from './scope.ts';
import { defOf, type ResolveState } from './state.ts';

type PathType = Extract<ast.TypeExpr, { kind: 'path' }>;

/** The `dyn` type that the path stands for. */
export const objectOf = ({ id, span, path }: PathType): Extract<ast.TypeExpr, { kind: 'dyn' }> => ({
  kind: 'dyn',
  id,
  span,
  bounds: [{ kind: 'trait', maybe: false, forLifetimes: [], trait: { id, span, path }, span }],
});

export function isBareObject(state: ResolveState, place: Place, { qself, path }: PathType): boolean {
  if (isSince(state.edition, '2021') || qself !== undefined) return false;
  const found = attemptPath(state, place, path.segments, path.global, 'type', true);
  if (found.kind !== 'found' || found.path.rest > 0) return false;
  const { res } = found.path;
  return res.kind === 'def' && defOf(state, res.def).kind === 'trait';
}
