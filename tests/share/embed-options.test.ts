import { describe, expect, test } from 'vitest';
import { EMBED_DEFAULTS, parseEmbedOptions, printEmbedOptions } from '#lib/viz/share/embed-options.ts';

const parse = (query: string) => parseEmbedOptions(new URLSearchParams(query));

describe('embed options', () => {
  test.each([
    ['', {}],
    ['theme=dark&view=memory&controls=min', { theme: 'dark', view: 'memory', controls: 'min' }],
    ['step=12', { step: 12 }],
    ['step=end', { step: 'end' }],
    ['step=-1', {}],
    ['step=1e9', {}],
    ['theme=<script>&view=nothing&speed=fast&lang=../../x', {}],
    ['autoplay&speed=2&editable=1&deck=true', { autoplay: true, speed: 2, editable: true, deck: true }],
    ['autoplay=0', {}],
    ['unknown=1&another', {}],
    ['speed=1000', { speed: 20 }],
  ])('%s', (query, want) => {
    expect(parse(query)).toEqual({ ...EMBED_DEFAULTS, ...want });
  });

  test('what is printed is read back', () => {
    const options = {
      ...EMBED_DEFAULTS,
      theme: 'dark' as const,
      view: 'memory' as const,
      step: 3,
      autoplay: true,
      speed: 2,
    };
    expect(parse(printEmbedOptions(options))).toEqual(options);
    expect(printEmbedOptions(EMBED_DEFAULTS)).toBe('');
  });
});
