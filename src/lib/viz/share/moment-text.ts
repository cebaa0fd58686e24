/**
 * A moment as one line of text, for the `step=` of an embed: `statement*2@main+34/0~118:let y = x;` is the second time that
 * the statement `let y = x;`, 34 code units into `main` and the first that reads so, is about to run; step 118 when it was
 * written down.
 */
import type { MomentRef } from '../../session/index.ts';

export function printMoment({ kind, occurrence, place, step }: MomentRef): string {
  const where = place === undefined ? '' : `@${place.within}+${place.offset}/${place.nth}`;
  return `${kind}*${occurrence}${where}~${step}${place === undefined ? '' : `:${place.text}`}`;
}

/** Undefined where the text is no moment. */
export function parseMoment(text: string): MomentRef | undefined {
  const parts = /^([a-z-]{1,40})\*(\d{1,9})(?:@(.{1,200})\+(\d{1,9})\/(\d{1,9}))?~(\d{1,9})(?::(.{0,200}))?$/u.exec(
    text,
  );
  if (parts === null) return undefined;
  const [, kind = '', occurrence = '', within, offset = '', nth = '', step = '', code = ''] = parts;
  const place = within === undefined ? undefined : { within, offset: Number(offset), nth: Number(nth), text: code };
  return { kind, occurrence: Number(occurrence), place, step: Number(step) };
}
