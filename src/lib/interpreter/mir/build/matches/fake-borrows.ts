/**
 * Places that a guard must leave alone: those that the match has tested or will bind through a pointer. Each is borrowed
 * for the borrow checker alone (`fake`), shallowly: what lies inside may still be changed (E0510).
 * After rustc_mir_build's `collect_fake_borrows`.
 */
import type { Span } from '../../../source/index.ts';
import type { Place } from '../../ir.ts';
import { baseOf, placeKey } from '../../place.ts';
import { type Builder, newTemp, tyOf } from '../builder.ts';
import type { Candidate, FlatPat, MatchPair, MatchTree } from './candidate.ts';
import { refTy } from '../../../types/make.ts';

export function collectFakeBorrows(
  cx: Builder,
  candidates: readonly Candidate[],
  span: Span,
): MatchTree['fakeBorrows'] {
  if (!candidates.some((candidate) => candidate.hasGuard)) return [];
  const places = new Map<string, Place>();
  const add = (place: Place): void => {
    const key = placeKey(place);
    if (places.has(key)) return;
    places.set(key, place);
    addDerefPrefixes(place);
  };
  const addDerefPrefixes = (place: Place): void => {
    for (let i = place.path.length - 1; i >= 0; i--) {
      if (place.path[i]?.kind !== 'deref') continue;
      const prefix = baseOf(place, place.path.length - i);
      const key = placeKey(prefix);
      if (places.has(key)) return;
      places.set(key, prefix);
    }
  };
  const visit = (flat: Pick<FlatPat, 'pairs' | 'extra'>): void => {
    for (const binding of flat.extra.bindings) if (binding !== 'or') addDerefPrefixes(binding.source);
    flat.pairs.forEach(visitPair);
  };
  const visitPair = (pair: MatchPair): void => {
    if (pair.kind === 'or') pair.alternatives.forEach(visit);
    else {
      add(pair.place);
      pair.inner.forEach(visitPair);
    }
  };
  candidates.forEach(visit);
  return [...places.values()].map((place) => ({
    place,
    temp: newTemp(cx, refTy({ kind: 're-erased' }, tyOf(cx, place), false), span),
  }));
}
