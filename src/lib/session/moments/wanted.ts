/** Where a reader wants to stand in a run, and finding it while the run is recorded. */
import type { Grain } from '../stops/grain.ts';
import { findMoment, type FoundMoment, type RunPlaces } from './moments.ts';
import type { MomentRef } from './moment-ref.ts';

export type Wanted =
  | { readonly kind: 'moment'; readonly moment: MomentRef }
  /** A step's number: all that links of version 1 hold. */
  | { readonly kind: 'step'; readonly step: number }
  /** A stop by its number, from 0: what an author counts on the buttons. */
  | { readonly kind: 'stop'; readonly stop: number; readonly grain: Grain }
  | { readonly kind: 'start' }
  /** The first refused access, or the end where there is none. */
  | { readonly kind: 'refusal' }
  | { readonly kind: 'end' };

/**
 * Undefined while it may still come. With the checker on nothing past the refusal is shown: `end` is the refusal then, and
 * no moment lies beyond it.
 */
export function findWanted(run: RunPlaces, wanted: Wanted, isCheckerOff: boolean): FoundMoment | undefined {
  const { trace, stops } = run;
  const limit = isCheckerOff ? undefined : trace.refusalStep;
  const found = ((): FoundMoment | undefined => {
    switch (wanted.kind) {
      case 'moment':
        return findMoment(run, wanted.moment);
      case 'step':
        if (wanted.step <= stops.last) return { step: wanted.step, isFound: true };
        return trace.isComplete ? { step: stops.last, isFound: false } : undefined;
      case 'stop': {
        const step = stops.stepOfStop(wanted.grain, wanted.stop);
        if (step !== undefined) return { step, isFound: true };
        return trace.isComplete ? { step: stops.last, isFound: false } : undefined;
      }
      case 'start':
        return { step: 0, isFound: true };
      case 'refusal':
        return findMoment(run, { kind: 'refusal', place: undefined, occurrence: 1, step: 0 });
      case 'end':
        return findMoment(run, { kind: 'end', place: undefined, occurrence: 1, step: 0 });
    }
  })();
  // Past the refusal nothing has to be waited for.
  if (limit === undefined) return found;
  if (found === undefined) return { step: limit, isFound: wanted.kind === 'end' };
  return found.step <= limit ? found : { step: limit, isFound: wanted.kind === 'end' };
}
