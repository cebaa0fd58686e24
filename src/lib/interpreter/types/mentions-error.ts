/** Whether a type or constant, or anything within it, could not be found out: then nothing that follows from it is reported. */
import { walkArg } from './fold.ts';
import type { GenericArg } from './ty.ts';

export function mentionsError(arg: GenericArg): boolean {
  let found = false;
  walkArg(arg, {
    ty: (each) => {
      if (each.kind === 'error') found = true;
      return !found;
    },
    const: (value) => {
      if (value.kind === 'const-error') found = true;
    },
  });
  return found;
}
