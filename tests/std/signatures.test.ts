/** The library's signatures are the real ones: rustc was asked of each, and nothing has changed since. */
import { expect, test } from 'vitest';
import { loadTestLibrary } from '../tools/library.ts';
import { hashOfCheck, readAnswers } from '../tools/signature-answers.ts';
import { signatureChecks } from '../tools/signatures.ts';

const checks = signatureChecks(loadTestLibrary().items);
const answers = readAnswers();

test('every public item has an answer, and the answer is of the signature that it has now', () => {
  const asked = new Set(answers.map(({ name, hash }) => `${hash} ${name}`));
  const unasked = checks.filter((check) => !asked.has(`${hashOfCheck(check)} ${check.name}`));
  expect(
    unasked.map(({ name }) => name),
    'run `node tests/tools/record-signatures.ts` where a rustc is at hand',
  ).toEqual([]);
  expect(answers).toHaveLength(checks.length);
});

/** What differs, by what rustc says of it. */
const DIFFERING = [
  // `!` is no type that a program may write, yet has its impls.
  /^E0658 impl .* for !$/,
  // Items of traits: whoever may name the trait may name them. The first three are our library's own.
  /^E0576 std::(error::Error::type_of_error|fmt::Display::text_of|iter::Iterator::has_exact_size)$/,
  /^E0658 std::(cmp::Eq::assert_fields_are_eq|hash::Hasher::write_str|slice::SliceIndex::\w+)$/,
  // The question writes no `Sized` of what a pointer leads to.
  /^E0277 <std::pin::Pin<P0>>::set$/,
  // The real one has it too, and no program may name it: an enum may get more variants.
  /^E0658 std::io::ErrorKind::Uncategorized$/,
  // That one lifetime outlives the other follows from the type; the question writes no such clause.
  /^(E0478|error) .*std::thread::Scope<'e0, 'e1>/,
  // Neither may stand as a value.
  /^(E0040 std::ops::Drop::drop|E0308 std::mem::transmute)$/,
];

test('the real library has the same signature', () => {
  const differing = answers
    .filter(({ answer }) => answer !== 'same')
    .map(({ name, answer }) => `${answer} ${name}`)
    .filter((line) => !DIFFERING.some((pattern) => pattern.test(line)));
  expect(differing).toEqual([]);
});
