import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeLink, encodeLink, MAX_SOURCE } from '#lib/viz/share/link.ts';

/** Written once and never changed: links that are out in the world. */
const GOLDEN = {
  '2024': '#1.BcGxCcAgFATQVY6rdAVDpkj7m0BUBD1B7cTd897mZGAS2lvkPLYJAGpcmLjxrFGUQ0ijN2fMvX5RRn-ZjonnBw',
  '2021': '#1.BcGxDYAwDATAVcxXieQCpzSruKEAKRK8IqCLMhBzsBh3HTccO-VcK1OWHhQRaVflc3BKge-VPgIqlpfgCEKxwVHmYlAQbkXR4DZ-',
} as const;

const moments = fc.record({
  kind: fc.constantFrom('start', 'statement', 'back', 'move', 'step'),
  occurrence: fc.integer({ min: 1, max: 1e6 }),
  step: fc.nat(1e6),
  place: fc.option(
    fc.record({ within: fc.string(), offset: fc.nat(1e5), text: fc.string({ maxLength: 60 }), nth: fc.nat(100) }),
    { nil: undefined },
  ),
});

describe('share links', () => {
  test('a program, its edition and its moment come back', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'binary', maxLength: 500 }),
        fc.constantFrom('2021' as const, '2024' as const),
        fc.option(moments, { nil: undefined }),
        fc.boolean(),
        async (source, edition, moment, past) => {
          const release = '1.95';
          const link = await encodeLink({ source, edition, moment, past, release });
          expect(link.ok).toBe(true);
          if (!link.ok) return;
          expect(link.value).toMatch(/^#2\.[\w-]*$/u);
          expect(await decodeLink(link.value)).toEqual({
            ok: true,
            value: { source: source.toWellFormed(), edition, moment, step: undefined, past, release },
          });
        },
      ),
      { numRuns: 50, seed: 20_261_121 },
    );
  });

  test('no fragment is no link', async () => {
    expect(await decodeLink('')).toEqual({ ok: true, value: undefined });
    expect(await decodeLink('#')).toEqual({ ok: true, value: undefined });
  });

  test.each([
    ['#hello', 'damaged'],
    ['#1.', 'damaged'],
    ['#1.!!!', 'damaged'],
    ['#3.abcd', 'version 3'],
    ['#2.abcd', 'damaged'],
    ['#1.<script>', 'damaged'],
    [`#1.${'A'.repeat(300_000)}`, 'longer'],
  ])('%s says what is wrong', async (fragment, word) => {
    const got = await decodeLink(fragment);
    expect(got.ok).toBe(false);
    if (!got.ok) expect(got.error).toContain(word);
  });

  test('random and cut-off fragments give a sentence, never a throw', async () => {
    const link = await encodeLink({
      source: 'fn main() {\n    let s = String::from("hello");\n}\n',
      edition: '2024',
      moment: { kind: 'statement', occurrence: 1, step: 3, place: { within: 'main', offset: 20, text: 'let', nth: 0 } },
      past: false,
      release: '1.95',
    });
    const whole = link.ok ? link.value : '';
    for (let cut = 4; cut < whole.length; cut++)
      expect((await decodeLink(whole.slice(0, cut))).ok, whole.slice(0, cut)).toBe(false);
    await fc.assert(
      fc.asyncProperty(fc.string({ maxLength: 80 }), async (text) => {
        const got = await decodeLink(`#2.${text}`);
        if (!got.ok) expect(got.error).toMatch(/^this link/u);
      }),
      { numRuns: 100, seed: 7 },
    );
  });

  test('what unpacks to gigabytes is given up', async () => {
    const stream = new Blob([new Uint8Array(30_000_000)]).stream().pipeThrough(new CompressionStream('deflate-raw'));
    const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
    const text = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
      .replaceAll('+', '-')
      .replaceAll('/', '_')
      .replaceAll('=', '');
    const got = await decodeLink(`#1.${text}`);
    expect(got).toEqual({ ok: false, error: 'this link unpacks to more than a program' });
  });

  test('a program too long for a link is refused with its length', async () => {
    const source = 'x'.repeat(MAX_SOURCE + 1);
    const got = await encodeLink({ source, edition: '2024', moment: undefined, past: false, release: '1.95' });
    expect(got.ok).toBe(false);
  });

  test('version 1 still decodes', async () => {
    expect(await decodeLink(GOLDEN['2024'])).toEqual({
      ok: true,
      value: {
        source: 'fn main() {\n    let s = String::from("golden");\n}\n',
        edition: '2024',
        moment: undefined,
        step: undefined,
        past: false,
        release: '1.95',
      },
    });
    expect(await decodeLink(GOLDEN['2021'])).toEqual({
      ok: true,
      value: {
        source: 'fn main() {\n    println!("é {}", 1);\n}\n',
        edition: '2021',
        moment: undefined,
        step: 12,
        past: true,
        release: '1.95',
      },
    });
  });
});
