/** What a session says after any edits is what a fresh compile says, byte for byte. A failure prints seed, edit and program. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { compile, createSession } from '#lib/interpreter/index.ts';
import { fixtures } from '../tools/fixture.ts';
import { loadTestLibrary } from '../tools/library.ts';
import { printedAnswer } from '../tools/printed-answer.ts';
import { randomEdit } from '../tools/random-edit.ts';
import { randomFrom, randomProgram } from '../tools/random-program.ts';

const options = { edition: '2024', library: loadTestLibrary() } as const;
const programs = fixtures();
const EDITS = 10;

test.each(Array.from({ length: 24 }, (_, index) => index + 1))(
  'random edits from seed %i',
  { timeout: 90_000 },
  (seed) => {
    const random = randomFrom(seed);
    const session = createSession(options);
    const chosen = programs[Math.floor(random() * programs.length)];
    let source = seed % 2 === 0 || chosen === undefined ? randomProgram(seed, 12) : readFileSync(chosen.path, 'utf8');
    const sound = [source];
    for (let edit = 0; edit < EDITS; edit++) {
      const fresh = compile(source, options);
      expect(printedAnswer(session.update(source)), `edit ${edit} of seed ${seed}\n${source}`).toBe(
        printedAnswer(fresh),
      );
      if (fresh.status === 'accepted' || fresh.status === 'refused') sound.push(source);
      // A reader who broke something mostly goes back to what was sound.
      const from = random() < 0.4 ? source : (sound[Math.floor(random() * sound.length)] ?? source);
      source = randomEdit(from, random);
    }
  },
);

test('what a constant in a type is worth follows the functions that it calls', () => {
  const program = (body: string): string => `const fn size() -> usize { ${body} }
struct Packet { bytes: [u8; size()] }
fn main() { let packet = Packet { bytes: [0; 3] }; let more: [u8; size()] = [1; size()]; println!("{}", packet.bytes.len() + more.len()); }`;
  const session = createSession(options);
  const errors = (source: string): readonly (string | undefined)[] =>
    session.update(source).diagnostics.map((each) => each.code);
  expect(errors(program('3'))).toEqual([]);
  expect(errors(program('1 + 1'))).toEqual(['E0308']);
  expect(errors(program('let n = 2; n + 1'))).toEqual([]);
  expect(errors(program('2 - 3'))).toContain('E0080');
  expect(errors(program('3'))).toEqual([]);
});
