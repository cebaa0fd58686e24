/**
 * Share links: the program, the edition and the moment in the URL's fragment, `#2.<base64url of deflate-raw JSON>`.
 *
 * The number in front is the format's version. Old versions decode for ever (golden tests hold them); a link that cannot
 * be read gives a sentence and never another program. Everything in a link is untrusted: sizes are bounded before and
 * after decompression, and the shape is validated.
 */
import * as v from 'valibot';
import { err, ok, type Result } from '../../heap/base/index.ts';
import { type Edition, EDITIONS } from '../../interpreter/source/edition.ts';
import type { MomentRef, Wanted } from '../../session/index.ts';
import { fromBase64Url, pump, toBase64Url } from './bytes.ts';

export interface SharedProgram {
  readonly source: string;
  readonly edition: Edition;
  /** The moment to open at; undefined: where the page would open by itself. */
  readonly moment: MomentRef | undefined;
  /** The checker is off past the refusal. */
  readonly past: boolean;
  /** The test that is run instead of `main`. */
  readonly test?: string | undefined;
  /** The release of rustc whose verdict was shown: `1.95`. */
  readonly release: string;
}

/** What a link holds. */
export interface ReadProgram extends SharedProgram {
  /** Links of version 1 hold a step's number instead of a moment. */
  readonly step: number | undefined;
}

/** Where a link opens its program; undefined: where the page would by itself. */
export function wantedOf({ moment, step }: ReadProgram): Wanted | undefined {
  if (moment !== undefined) return { kind: 'moment', moment };
  return step === undefined ? undefined : { kind: 'step', step };
}

/** What is said where the run has no such moment as a link means. */
export const MISSING_MOMENT = 'the moment that this link means is not in this run; the nearest one is shown';

/** What is said of a link that shows the verdict of another release than ours; empty for one of ours. */
export const otherRelease = ({ release }: SharedProgram, ours: string): string =>
  release === ours
    ? ''
    : `this link was made with the verdict of rustc ${release}; here the program is judged as rustc ${ours} judges it`;

/** Longest program that a link may hold, in UTF-16 code units. */
export const MAX_SOURCE = 100_000;
/** Longest fragment that is looked at. */
const MAX_FRAGMENT = 200_000;
/** JSON of the longest program, escapes and all. */
const MAX_JSON_BYTES = 8 * MAX_SOURCE;

const Count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1e9));
const Text = v.pipe(v.string(), v.maxLength(1000));
const program = {
  s: v.pipe(v.string(), v.maxLength(MAX_SOURCE)),
  e: v.optional(v.picklist(EDITIONS), '2024'),
  p: v.optional(v.literal(1)),
  t: v.optional(Text),
};
const Version1 = v.object({ ...program, n: v.optional(Count) });
/** `m` is the moment: kind, occurrence, step, and the place: function, offset, text, how many times that comes before. */
const Version2 = v.object({
  ...program,
  r: v.pipe(v.string(), v.regex(/^\d{1,3}\.\d{1,4}$/u)),
  m: v.optional(
    v.union([v.strictTuple([Text, Count, Count]), v.strictTuple([Text, Count, Count, Text, Count, Text, Count])]),
  ),
});

/** What every link of version 1 was made with. */
const RELEASE_OF_VERSION_1 = '1.95';

export async function encodeLink(program: SharedProgram): Promise<Result<string, string>> {
  if (program.source.length > MAX_SOURCE)
    return err(`the program is too long for a link (${program.source.length} characters, at most ${MAX_SOURCE})`);
  const json = JSON.stringify({
    s: program.source,
    ...(program.edition === '2024' ? {} : { e: program.edition }),
    r: program.release,
    ...(program.moment === undefined ? {} : { m: packMoment(program.moment) }),
    ...(program.past ? { p: 1 } : {}),
    ...(program.test === undefined ? {} : { t: program.test }),
  });
  const packed = await pump(new TextEncoder().encode(json), new CompressionStream('deflate-raw'), Infinity);
  return packed.ok ? ok(`#2.${toBase64Url(packed.value)}`) : packed;
}

/** Reads a fragment, with or without its `#`. An empty fragment is no link: undefined. */
export async function decodeLink(fragment: string): Promise<Result<ReadProgram | undefined, string>> {
  const text = fragment.startsWith('#') ? fragment.slice(1) : fragment;
  if (text === '') return ok(undefined);
  if (text.length > MAX_FRAGMENT) return err('this link is longer than any link that Ferrostep makes');
  const parts = /^(\d{1,4})\.([\w-]*)$/u.exec(text);
  if (parts === null) return err('this link is damaged: it does not look like a Ferrostep link');
  const version = parts[1];
  if (version !== '1' && version !== '2')
    return err(`this link is of version ${version ?? ''}, which this copy of Ferrostep cannot read`);
  const bytes = fromBase64Url(parts[2] ?? '');
  if (bytes === undefined) return err('this link is damaged: part of it is missing or changed');
  const json = await pump(bytes, new DecompressionStream('deflate-raw'), MAX_JSON_BYTES);
  if (!json.ok) return json;
  const data = parseJson(json.value);
  if (data === undefined) return err('this link is damaged: what it holds cannot be read');
  return (
    (version === '1' ? readVersion1(data) : readVersion2(data)) ??
    err('this link is damaged: it does not hold a program')
  );
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}

function readVersion1(data: unknown): Result<ReadProgram, string> | undefined {
  const parsed = v.safeParse(Version1, data);
  if (!parsed.success) return undefined;
  const { s, e, n, p } = parsed.output;
  return ok({ source: s, edition: e, moment: undefined, step: n, past: p === 1, release: RELEASE_OF_VERSION_1 });
}

function readVersion2(data: unknown): Result<ReadProgram, string> | undefined {
  const parsed = v.safeParse(Version2, data);
  if (!parsed.success) return undefined;
  const { s, e, m, p, r, t } = parsed.output;
  const moment = m === undefined ? undefined : unpackMoment(m);
  return ok({ source: s, edition: e, moment, step: undefined, past: p === 1, test: t, release: r });
}

type PackedMoment = NonNullable<v.InferOutput<typeof Version2>['m']>;

function packMoment({ kind, occurrence, step, place }: MomentRef): PackedMoment {
  return place === undefined
    ? [kind, occurrence, step]
    : [kind, occurrence, step, place.within, place.offset, place.text, place.nth];
}

function unpackMoment([kind, occurrence, step, within, offset, text, nth]: PackedMoment): MomentRef {
  const isPlaced = within !== undefined && offset !== undefined && text !== undefined && nth !== undefined;
  return { kind, occurrence, step, place: isPlaced ? { within, offset, text, nth } : undefined };
}
