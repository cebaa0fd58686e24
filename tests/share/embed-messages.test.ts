import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readEmbedCommand } from '#lib/viz/share/embed-messages.ts';

describe('messages to an embed', () => {
  test.each([
    [{ ferrostep: 1, command: 'next' }, 'next'],
    ['{"ferrostep":1,"command":"prev"}', 'prev'],
    [{ ferrostep: 1, command: 'goto', step: 4 }, 'goto'],
    [{ ferrostep: 1, command: 'goto', step: 'refusal' }, 'goto'],
    [{ ferrostep: 1, command: 'goto', step: -1 }, undefined],
    [{ ferrostep: 1, command: 'goto', step: '<b>' }, undefined],
    [{ ferrostep: 2, command: 'next' }, undefined],
    [{ command: 'next' }, undefined],
    ['{"ferrostep":1,', undefined],
    [null, undefined],
    [7, undefined],
  ])('%j', (data, command) => {
    expect(readEmbedCommand(data)?.command).toBe(command);
  });

  test('anything at all is ignored or read, never thrown at', () => {
    fc.assert(
      fc.property(fc.anything(), (data) => {
        expect([undefined, 'next', 'prev', 'first', 'last', 'play', 'pause', 'goto', 'theme', 'state']).toContain(
          readEmbedCommand(data)?.command,
        );
      }),
      { numRuns: 300, seed: 11 },
    );
  });
});
