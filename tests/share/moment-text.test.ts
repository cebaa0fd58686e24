import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseEmbedOptions, printEmbedOptions } from '#lib/viz/share/embed-options.ts';
import { parseMoment, printMoment } from '#lib/viz/share/moment-text.ts';

test('a moment reads as it is written', () => {
  const moment = {
    kind: 'statement',
    occurrence: 2,
    step: 118,
    place: { within: 'Drop for Loud::drop', offset: 34, nth: 0, text: 'let y: i32 = x~1;' },
  };
  expect(printMoment(moment)).toBe('statement*2@Drop for Loud::drop+34/0~118:let y: i32 = x~1;');
  expect(parseMoment(printMoment(moment))).toEqual(moment);
  expect(parseMoment('end*1~40')).toEqual({ kind: 'end', occurrence: 1, step: 40, place: undefined });
});

test('any moment comes back, also through the options of an embed', () => {
  const word = fc.stringMatching(/^[ -~]{1,60}$/u);
  fc.assert(
    fc.property(
      fc.record({
        kind: fc.constantFrom('start', 'statement', 'storage-dead'),
        occurrence: fc.nat(1e6),
        step: fc.nat(1e6),
        place: fc.option(
          fc.record({
            within: fc.stringMatching(/^[a-zA-Z_<>: ]{1,60}$/u),
            offset: fc.nat(1e5),
            text: word,
            nth: fc.nat(9),
          }),
          { nil: undefined },
        ),
      }),
      (moment) => {
        expect(parseMoment(printMoment(moment))).toEqual(moment);
        const query = new URLSearchParams(printEmbedOptions({ step: moment }));
        expect(parseEmbedOptions(query).step).toEqual(moment);
      },
    ),
    { seed: 3, numRuns: 100 },
  );
});

test.each(['', '12', 'statement', 'statement*', 'statement*1', '*1~2', 'x*1@main~2', '<b>*1~2'])(
  '%s is no moment',
  (text) => {
    expect(parseMoment(text)).toBeUndefined();
  },
);
