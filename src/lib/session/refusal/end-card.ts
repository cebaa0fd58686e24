import { lineName } from '../line-name.ts';
import { lineAt, type Standpoint } from '../standpoint.ts';
import type { RefusalCard } from './card.ts';

/** A run's bad end, drawn where the refusal would be. */
export function endCard(cx: Standpoint): RefusalCard | undefined {
  const { status, frames } = cx.moment;
  if (cx.isRefused || (status.kind !== 'panicked' && status.kind !== 'faulted')) return undefined;
  const message = status.kind === 'panicked' ? status.message : status.fault.message;
  const line = lineAt(cx, status.kind === 'panicked' ? status.span : status.fault.span);
  const where = line === undefined ? '' : ` on line ${lineName(cx.compilation, line)}`;
  const words =
    status.kind === 'panicked'
      ? `panicked${where} · ${frames.length === 0 ? 'all calls are unwound, exit code' : 'exit code'} ${status.exit}`
      : `undefined behaviour${where}`;
  return { code: undefined, title: [{ text: message, isHot: false }], words, frame: undefined };
}
