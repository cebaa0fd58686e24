/** What a session says of constants that depend on parameters, while calls come and go: as a compile from nothing does. */
import { expect, test } from 'vitest';
import { compile, createSession } from '#lib/interpreter/index.ts';
import { loadTestLibrary } from '../tools/library.ts';

const library = loadTestLibrary();

const program = (body: string, other: string): string => `
struct Pack<const N: usize>;

impl<const N: usize> Pack<N> {
    const FITS: () = assert!(N < 4, "too many");

    fn pack() -> usize {
        let () = Self::FITS;
        N
    }
}

fn wrap<const N: usize>() -> usize {
    Pack::<N>::pack() + const { 10 / N }
}

fn other() -> i32 {
    ${other}
}

fn main() {
    ${body}
    println!("{}", other());
}
`;

const texts = [
  program('println!("{}", wrap::<2>());', '1'),
  program('println!("{}", wrap::<2>());', '2'),
  program('println!("{}", wrap::<4>());', '2'),
  program('println!("{}", wrap::<4>());', '3'),
  program('println!("{}", wrap::<0>());', '3'),
  program('', '3'),
  program('', 'wrap::<4>() as i32'),
  program('if false { wrap::<9>(); }', '3'),
  program('let f: fn() -> usize = wrap::<3>; println!("{}", f());', '3'),
];

test('an edit elsewhere, a call that comes, one that goes', () => {
  const session = createSession({ edition: '2024', library });
  const codes = texts.map((text) => {
    const found = session.update(text).diagnostics.map(({ code, span }) => `${code}@${span.start}`);
    expect(found).toEqual(
      compile(text, { edition: '2024', library }).diagnostics.map(({ code, span }) => `${code}@${span.start}`),
    );
    return found.map((each) => each.slice(0, 5)).join(' ');
  });
  expect(codes).toEqual(['', '', 'E0080', 'E0080', 'E0080', '', 'E0080', 'E0080', '']);
});
