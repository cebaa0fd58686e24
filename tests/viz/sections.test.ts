/** A program's files as the editor shows them: the text stays one, and every edit of a part is an edit of the whole. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addFile, fileNameOf, removeFile, renameFile } from '#lib/viz/editor/file-edits.ts';
import { marksIn, NO_MARKS, sectionAt, sectionsOf, sectionText, withSection } from '#lib/viz/editor/index.ts';

const TWO = `mod garden;
fn main() {
    garden::grow();
}
// file: src/garden.rs
pub mod herbs;
pub fn grow() {}
// file: src/garden/herbs.rs
pub fn dill() {}
`;

const names = (source: string, isSplit = false): readonly string[] =>
  sectionsOf(source, isSplit).map(({ name, isLoose }) => (isLoose ? `${name} loose` : name));
const at = (source: string, index: number) => {
  const section = sectionsOf(source, true)[index];
  if (section === undefined) throw new Error('no such file');
  return section;
};

test('each file is shown by itself, without the marker', () => {
  expect(sectionsOf(TWO, false).map((section) => sectionText(TWO, section))).toEqual([
    'mod garden;\nfn main() {\n    garden::grow();\n}',
    'pub mod herbs;\npub fn grow() {}',
    'pub fn dill() {}\n',
  ]);
});

test('a comment that looks like a marker is one only where a `mod` means it', () => {
  const source = '// file: src/notes.rs\nfn main() {}\n';
  expect(names(source)).toEqual(['src/main.rs']);
  expect(names(source, true)).toEqual(['src/main.rs', 'src/notes.rs loose']);
});

test('while the `mod` is being typed, its file stays a tab', () => {
  const edited = TWO.replace('mod garden;', 'mod gard');
  expect(names(edited, true)).toEqual(['src/main.rs', 'src/garden.rs loose', 'src/garden/herbs.rs']);
});

test('what is typed in one file stands there in the whole text, whatever is in it', () => {
  fc.assert(
    fc.property(fc.nat({ max: 2 }), fc.stringMatching(/^[a-z\n ]{0,12}$/u), (index, text) => {
      const edited = withSection(TWO, at(TWO, index), text);
      expect(sectionText(edited, at(edited, index))).toBe(text);
      for (const other of [0, 1, 2].filter((each) => each !== index))
        expect(sectionText(edited, at(edited, other))).toBe(sectionText(TWO, at(TWO, other)));
    }),
    { numRuns: 200 },
  );
});

test('marks stand where the file has them, and those of other files are not shown', () => {
  const section = at(TWO, 1);
  const start = TWO.indexOf('grow() {}');
  const underline = { from: start, to: start + 4, tone: 'error', text: 'x' } as const;
  const marks = {
    ...NO_MARKS,
    currentLine: 7,
    underlines: [underline, { ...underline, from: 4, to: 10 }],
    spots: [{ line: 7, from: start, to: start + 4, number: 1, role: 'loan' } as const],
    lanes: [
      { kind: 'shared', place: 'x', from: 6, to: 7, column: 0 } as const,
      { kind: 'shared', place: 'x', from: 2, to: 3, column: 0 } as const,
    ],
  };
  const shown = marksIn(marks, section);
  expect(shown.currentLine).toBe(2);
  expect(shown.underlines.map(({ from, to }) => sectionText(TWO, section).slice(from, to))).toEqual(['grow']);
  expect(shown.spots.map(({ line }) => line)).toEqual([2]);
  expect(shown.lanes).toEqual([{ kind: 'shared', place: 'x', from: 1, to: 2, column: 0 }]);
  expect(marksIn(marks, at(TWO, 0)).currentLine).toBeUndefined();
});

test('a line belongs to its file', () => {
  const sections = sectionsOf(TWO, false);
  expect([1, 4, 6, 7, 9].map((line) => sectionAt(sections, line)?.name)).toEqual([
    'src/main.rs',
    'src/main.rs',
    'src/garden.rs',
    'src/garden.rs',
    'src/garden/herbs.rs',
  ]);
});

describe('a file is', () => {
  const done = (made: ReturnType<typeof addFile>): string => (made.ok ? made.value.source : `error: ${made.error}`);

  test('added behind the others, and named by the file that it belongs to', () => {
    expect(done(addFile('//! About it.\nfn main() {}', 'garden'))).toBe(
      '//! About it.\nmod garden;\nfn main() {}\n// file: src/garden.rs\n',
    );
    expect(done(addFile(TWO, 'garden/roses.rs'))).toBe(
      `${TWO.replace('pub mod herbs', 'pub mod roses;\npub mod herbs')}// file: src/garden/roses.rs\n`,
    );
    const named = 'mod garden;\nfn main() {}\n';
    expect(done(addFile(named, 'garden/mod.rs'))).toBe(`${named}// file: src/garden/mod.rs\n`);
  });

  test('not added where it cannot be', () => {
    expect(done(addFile(TWO, 'garden'))).toBe('error: there is a `src/garden.rs` already');
    expect(done(addFile(TWO, 'main'))).toBe('error: there is a `src/main.rs` already');
    expect(done(addFile(TWO, 'shed/tools'))).toBe('error: `src/shed.rs` has to be there first');
    for (const name of ['', '../x', 'a b', 'a-b', '9']) expect(fileNameOf(name)).toMatchObject({ ok: false });
  });

  test('renamed with what lies in its folder', () => {
    const renamed = done(renameFile(TWO, 'src/garden.rs', 'park'));
    expect(names(renamed)).toEqual(['src/main.rs', 'src/park.rs', 'src/park/herbs.rs']);
    expect(renamed).toContain('mod park;\nfn main()');
  });

  test('removed with its `mod`, and nothing else', () => {
    expect(removeFile(TWO, 'src/garden/herbs.rs')).toBe(
      TWO.replace('pub mod herbs;\n', '').replace(/\/\/ file: src\/garden\/herbs.*/su, ''),
    );
    const removed = removeFile(TWO, 'src/garden.rs');
    expect(removed).toBe(`fn main() {\n    garden::grow();\n}\n// file: src/garden/herbs.rs\npub fn dill() {}\n`);
  });
});
