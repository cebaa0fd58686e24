/** Who is party to a refusal, by name: who wants the place, who keeps it, and on which line. */
import type { Refusal } from '../../interpreter/index.ts';
import { lineAt, type Standpoint } from '../standpoint.ts';
import type { RefusedAccess } from './refused-access.ts';

/** Who wants it, by name: the macro, the function called, or the variable that is to hold the reference. */
export function actorOf(cx: Standpoint, { refusal, callee }: RefusedAccess): string | undefined {
  const body = cx.compilation.bodies.get(refusal.body);
  const block = body?.blocks[refusal.at.block];
  const at = block?.statements[refusal.at.statement] ?? block?.terminator;
  if (at?.origin?.endsWith('-macro') === true) return macroName(cx, refusal);
  if (callee !== undefined) return callee;
  const name = at?.kind === 'assign' && at.place.path.length === 0 ? body?.locals[at.place.local]?.name : undefined;
  return name === undefined || name.startsWith('$') || name === refusal.placeText ? undefined : name;
}

/** The nearest macro call before the access in the source. */
function macroName(cx: Standpoint, { span }: Refusal): string | undefined {
  const before = cx.compilation.source.slice(Math.max(0, span.start - 400), span.start);
  return [...before.matchAll(/(\w+!)\s*[([{]/g)].at(-1)?.[1];
}

/** Who keeps the loan alive, by name: the last named holder of the chain. */
export function holderOf(cx: Standpoint, { refusal, loan, frameIndex }: RefusedAccess): string | undefined {
  const named = [...refusal.chain]
    .reverse()
    .find((each) => each.name !== undefined && !each.name.startsWith('$'))?.name;
  const later = refusal.later;
  const locals = cx.moment.frames[frameIndex]?.locals;
  const laterName =
    later !== undefined && 'local' in later ? locals?.find((each) => each.local === later.local)?.name : undefined;
  const target = locals?.find((each) => each.local === loan?.target)?.name;
  return [laterName, named, target].find((name) => name !== undefined && !name.startsWith('$'));
}

export const laterLine = (cx: Standpoint, refusal: Refusal): number | undefined =>
  refusal.later === undefined ? undefined : lineAt(cx, refusal.later.span);
