/**
 * Share links: the program, the edition and the moment in the URL's fragment, `#1.<base64url of deflate-raw JSON>`.
 *
 * The number in front is the format's version. Old versions decode for ever (golden tests hold them); a link that cannot
 * be read gives a sentence and never another program. Everything in a link is untrusted: sizes are bounded before and
 * after decompression, and the shape is validated.
 */
import * as v from 'valibot';
import { err, ok, type Result } from '../../heap/base/index.ts';

export interface SharedProgram {
  readonly source: string;
  readonly edition: '2021' | '2024';
  /** Step of the run to open at; undefined: where the page would open by itself. */
  readonly step: number | undefined;
  /** The checker is off past the refusal. */
  readonly past: boolean;
}

/** Longest program that a link may hold, in UTF-16 code units. */
export const MAX_SOURCE = 100_000;
/** Longest fragment that is looked at. */
const MAX_FRAGMENT = 200_000;
/** JSON of the longest program, escapes and all. */
const MAX_JSON_BYTES = 8 * MAX_SOURCE;

const Version1 = v.object({
  s: v.pipe(v.string(), v.maxLength(MAX_SOURCE)),
  e: v.optional(v.picklist(['2021', '2024']), '2024'),
  n: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1e9))),
  p: v.optional(v.literal(1)),
});

export async function encodeLink(program: SharedProgram): Promise<Result<string, string>> {
  if (program.source.length > MAX_SOURCE)
    return err(`the program is too long for a link (${program.source.length} characters, at most ${MAX_SOURCE})`);
  const json = JSON.stringify({
    s: program.source,
    ...(program.edition === '2024' ? {} : { e: program.edition }),
    ...(program.step === undefined ? {} : { n: program.step }),
    ...(program.past ? { p: 1 } : {}),
  });
  const packed = await pump(new TextEncoder().encode(json), new CompressionStream('deflate-raw'), Infinity);
  return packed.ok ? ok(`#1.${toBase64Url(packed.value)}`) : packed;
}

/** Reads a fragment, with or without its `#`. An empty fragment is no link: undefined. */
export async function decodeLink(fragment: string): Promise<Result<SharedProgram | undefined, string>> {
  const text = fragment.startsWith('#') ? fragment.slice(1) : fragment;
  if (text === '') return ok(undefined);
  if (text.length > MAX_FRAGMENT) return err('this link is longer than any link that Ferrostep makes');
  const parts = /^(\d{1,4})\.([\w-]*)$/u.exec(text);
  if (parts === null) return err('this link is damaged: it does not look like a Ferrostep link');
  if (parts[1] !== '1')
    return err(`this link is of version ${parts[1] ?? ''}, which this copy of Ferrostep cannot read`);
  const bytes = fromBase64Url(parts[2] ?? '');
  if (bytes === undefined) return err('this link is damaged: part of it is missing or changed');
  const json = await pump(bytes, new DecompressionStream('deflate-raw'), MAX_JSON_BYTES);
  if (!json.ok) return json;
  return readVersion1(json.value);
}

function readVersion1(bytes: Uint8Array): Result<SharedProgram, string> {
  let data: unknown;
  try {
    data = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return err('this link is damaged: what it holds cannot be read');
  }
  const parsed = v.safeParse(Version1, data);
  if (!parsed.success) return err('this link is damaged: it does not hold a program');
  const { s, e, n, p } = parsed.output;
  return ok({ source: s, edition: e, step: n, past: p === 1 });
}

/** Runs bytes through a platform stream, giving up past `limit` bytes (a small link may unpack to gigabytes). */
async function pump(
  input: Uint8Array<ArrayBuffer>,
  stream: CompressionStream | DecompressionStream,
  limit: number,
): Promise<Result<Uint8Array, string>> {
  const writer = stream.writable.getWriter();
  // A damaged stream rejects here as well as on the reading side; the reading side reports it.
  const written = writer
    .write(input)
    .then(() => writer.close())
    .catch(() => undefined);
  const reader: ReadableStreamDefaultReader<Uint8Array> = stream.readable.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      size += value.length;
      if (size > limit) {
        void reader.cancel();
        return err('this link unpacks to more than a program');
      }
      chunks.push(value);
    }
    await written;
  } catch {
    return err('this link is damaged: it cannot be unpacked');
  }
  const out = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    out.set(chunk, offset);
    offset += chunk.length;
  }
  return ok(out);
}

function toBase64Url(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function fromBase64Url(text: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = new Uint8Array(binary.length);
    for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
    return bytes;
  } catch {
    return undefined;
  }
}
