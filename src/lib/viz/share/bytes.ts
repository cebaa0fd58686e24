/** Bytes of a link: through the platform's own compression, and as text that fits an address. */
import { err, ok, type Result } from '../../heap/base/index.ts';

/** Runs bytes through a platform stream, giving up past `limit` bytes (a small link may unpack to gigabytes). */
export async function pump(
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

export function toBase64Url(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

export function fromBase64Url(text: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = new Uint8Array(binary.length);
    for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
    return bytes;
  } catch {
    return undefined;
  }
}
