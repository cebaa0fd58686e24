/** What `type_name` says of types whose text depends on what is not known here: a crate's name, a release's way to write lifetimes. */
import { expect, test } from 'vitest';
import { compile, run } from '#lib/interpreter/index.ts';
import { loadTestLibrary } from '../tools/library.ts';

const library = loadTestLibrary();

test.each([
  ['fn(&str) -> u8', 'types with lifetimes'],
  ["std::borrow::Cow<'static, str>", 'types with lifetimes'],
  ['Vec<Own>', "begins with the crate's name"],
  ['std::collections::hash_map::Entry<u8, u8>', '`type_name`'],
])('the run stops before the name of %s', (ty, words) => {
  const source = `struct Own; fn main() { println!("before"); println!("{}", std::any::type_name::<${ty}>()); }`;
  const result = run(compile(source, { edition: '2024', library }), {});
  expect(result?.stdout).toBe('before\n');
  expect(result?.end).toMatchObject({ kind: 'unsupported', construct: expect.stringContaining(words) as unknown });
});
