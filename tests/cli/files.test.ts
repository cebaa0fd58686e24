/** Programs of several files: what `mod name;` means is read from the disk, and faults stand in their own file. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ferrostep, fixture, jsonLines } from './ferrostep.ts';

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ferrostep-'));
  ferrostep(['help']);
}, 300_000);

afterAll(() => {
  rmSync(folder, { recursive: true });
});

function write(files: Readonly<Record<string, string>>): string {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return join(folder, 'main.rs');
}

const main = `mod garden;
mod deep;
fn main() {
    println!("{} {}", garden::vegetables::count(), deep::inner::f());
}
`;

test('modules are found beside the file, in folders, and behind one another', () => {
  const file = write({
    'main.rs': main,
    'garden.rs': 'pub mod vegetables;\n',
    'garden/vegetables.rs': 'pub fn count() -> u32 {\n    2\n}\n',
    'deep/mod.rs': 'pub mod inner;\n',
    'deep/inner.rs': 'pub fn f() -> u8 {\n    7\n}\n',
  });
  expect(ferrostep(['run', file]).stdout).toBe('2 7\n');
});

test('a fault is reported with its file and the line there', () => {
  const file = write({ 'main.rs': main, 'deep/inner.rs': '\npub fn f() -> u8 {\n    "no"\n}\n' });
  const [answer] = jsonLines(ferrostep(['check', '--json', file]).stdout);
  expect(answer).toMatchObject({ diagnostics: [{ code: 'E0308', file: 'src/deep/inner.rs', line: 3 }] });
  expect(ferrostep(['check', file]).stdout).toContain('src/deep/inner.rs:3:5');
});

test('a module without a file is refused where it is named', () => {
  const file = write({ 'main.rs': 'fn main() {}\nmod nowhere;\n' });
  const [answer] = jsonLines(ferrostep(['check', '--json', file]).stdout);
  expect(answer).toMatchObject({ status: 'invalid', diagnostics: [{ code: 'E0583', line: 2 }] });
});

test('a panic in a function with #[track_caller] names the place of the call', () => {
  expect(ferrostep(['run', fixture('eval/panic-at-the-caller')]).stderr).toContain('src/main.rs:17:20:\n5 is odd');
  expect(ferrostep(['run', fixture('eval/panic-at-the-caller-of-a-method')]).stderr).toContain(
    'src/main.rs:17:12:\nnot odd',
  );
});

test('where such a function is called through a pointer, the place is not guessed', () => {
  const file = write({
    'main.rs': '#[track_caller]\nfn f() {\n    panic!("no");\n}\nfn main() {\n    let g: fn() = f;\n    g();\n}\n',
  });
  expect(ferrostep(['run', file]).stderr).toContain('not supported yet');
});
