/** What was dropped, and what that freed. */
import { isLibraryDef, type Standpoint, sourceText } from '../standpoint.ts';
import type { Happening } from '../happenings.ts';
import { localOf } from '../variables.ts';
import { code } from './words.ts';

export function dropClauses(cx: Standpoint, happenings: readonly Happening[]): string[] {
  const clauses: string[] = [];
  happenings.forEach(({ event, isLibrary, step }, index) => {
    if (event.kind !== 'drop' || isLibrary) return;
    const named = localOf(cx, event.alloc);
    const name = named?.name;
    const what =
      name !== undefined && event.offset === 0
        ? code(name)
        : name !== undefined
          ? `part of ${code(name)}`
          : 'a temporary';
    const after = happenings.slice(index).filter((each) => each.step >= step);
    const end = after.findIndex((each, at) => at > 0 && each.event.kind === 'drop' && !each.isLibrary);
    const frees = (end < 0 ? after : after.slice(0, end)).filter((each) => each.event.kind === 'free').length;
    const how = event.hasImpl && event.ty.kind === 'adt' && !isLibraryDef(cx, event.ty.def) ? 'its `drop` runs' : '';
    const freed =
      frees === 0 ? '' : frees === 1 ? 'its memory on the heap is freed' : `${frees} boxes on the heap are freed`;
    const why = [how, freed].filter((each) => each !== '').join(', then ');
    if (why !== '') clauses.push(`${what} ${isScopeEnd(cx, step) ? 'goes out of scope' : 'is dropped'}: ${why}`);
  });
  return clauses;
}

/** The step stands on a closing brace. */
function isScopeEnd(cx: Standpoint, step: number): boolean {
  const { trace } = cx;
  if (trace === undefined) return false;
  return sourceText(cx, trace.stepInfo(step).span).endsWith('}');
}
