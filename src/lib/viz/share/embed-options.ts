/**
 * Options of `/embed`, from its query string. Unknown options and unreadable values are ignored: an article written for a
 * newer Ferrostep must still work with an older one, and the other way round.
 */
import type { MomentRef } from '../../session/index.ts';
import { parseMoment, printMoment } from './moment-text.ts';

export interface EmbedOptions {
  readonly theme: 'auto' | 'light' | 'dark';
  readonly view: 'code' | 'memory' | 'both';
  readonly controls: 'full' | 'min' | 'none';
  /** A moment, a stop's number (statement grain, from 0), or a word; undefined for what the link says. */
  readonly step: MomentRef | number | 'end' | 'refusal' | undefined;
  readonly from: number | undefined;
  readonly to: number | undefined;
  readonly grain: 'instruction' | 'statement' | 'line' | 'event';
  readonly autoplay: boolean;
  /** Stops a second. */
  readonly speed: number | undefined;
  readonly editable: boolean;
  readonly run: 'eager' | 'click';
  readonly lang: string | undefined;
  /** A slide deck wants unhandled arrows back. */
  readonly deck: boolean;
}

export const EMBED_DEFAULTS: EmbedOptions = {
  theme: 'auto',
  view: 'both',
  controls: 'full',
  step: undefined,
  from: undefined,
  to: undefined,
  grain: 'statement',
  autoplay: false,
  speed: undefined,
  editable: false,
  run: 'eager',
  lang: undefined,
  deck: false,
};

export function parseEmbedOptions(query: URLSearchParams): EmbedOptions {
  const oneOf = <T extends string>(name: string, allowed: readonly T[], otherwise: T): T =>
    allowed.find((each) => each === query.get(name)) ?? otherwise;
  const count = (name: string): number | undefined => {
    const text = query.get(name);
    return text !== null && /^\d{1,9}$/u.test(text) ? Number(text) : undefined;
  };
  const flag = (name: string): boolean => ['', '1', 'true', 'yes'].includes(query.get(name) ?? 'no');
  const stepWord = query.get('step');
  const speed = Number(query.get('speed') ?? Number.NaN);
  const lang = query.get('lang');
  return {
    theme: oneOf('theme', ['auto', 'light', 'dark'], EMBED_DEFAULTS.theme),
    view: oneOf('view', ['code', 'memory', 'both'], EMBED_DEFAULTS.view),
    controls: oneOf('controls', ['full', 'min', 'none'], EMBED_DEFAULTS.controls),
    step: stepWord === 'end' || stepWord === 'refusal' ? stepWord : (count('step') ?? parseMoment(stepWord ?? '')),
    from: count('from'),
    to: count('to'),
    grain: oneOf('grain', ['instruction', 'statement', 'line', 'event'], EMBED_DEFAULTS.grain),
    autoplay: flag('autoplay'),
    speed: Number.isFinite(speed) && speed > 0 ? Math.min(speed, 20) : undefined,
    editable: flag('editable'),
    run: oneOf('run', ['eager', 'click'], EMBED_DEFAULTS.run),
    lang: lang !== null && /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})?$/u.test(lang) ? lang : undefined,
    deck: flag('deck'),
  };
}

/** The query string for options that differ from the defaults; empty, or with its `?`. */
export function printEmbedOptions(options: Partial<EmbedOptions>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(options)) {
    if (value === undefined || value === Object.entries(EMBED_DEFAULTS).find(([key]) => key === name)?.[1]) continue;
    query.set(name, typeof value === 'boolean' ? '1' : typeof value === 'object' ? printMoment(value) : String(value));
  }
  const text = query.toString();
  return text === '' ? '' : `?${text}`;
}
