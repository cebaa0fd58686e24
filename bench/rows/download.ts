/** What an embed downloads, part by part, and its first picture on a cold page. */
import { readRooms } from '../../scripts/rooms.mjs';
import { coldPages, type Download } from '../built-site.ts';
import { kB, medianOf, ms, type Row } from '../measure.ts';

const PROGRAM = 'vec-and-string';

const PARTS: readonly { readonly name: string; readonly budget: string; readonly has: (path: string) => boolean }[] = [
  { name: 'the interpreter', budget: '240 kB', has: (path) => /\/workers\/[^/]*\.js$/u.test(path) },
  { name: 'the library', budget: '90 kB', has: (path) => path.endsWith('.bin') },
  { name: 'the page', budget: '', has: () => true },
];

const partOf = ({ path }: Download): string | undefined => PARTS.find(({ has }) => has(path))?.name;
const sum = (downloads: readonly Download[], size: 'raw' | 'brotli'): number =>
  downloads.reduce((total, each) => total + each[size], 0);
const sizes = (downloads: readonly Download[]): string =>
  `${kB(sum(downloads, 'brotli'))} (raw ${kB(sum(downloads, 'raw'))}, ${downloads.length} files)`;

export async function download(): Promise<Row[]> {
  const [withoutEditor] = (await coldPages(PROGRAM, '?view=memory', 1)) ?? [];
  const [whole] = (await coldPages(PROGRAM, '', 1)) ?? [];
  if (withoutEditor === undefined || whole === undefined)
    return [{ what: 'download of an embed', budget: '400 kB', ours: 'not measured (no build or no browser)' }];
  const { downloads } = withoutEditor;
  return [
    { what: 'download of an embed without editor, brotli', budget: '400 kB', ours: sizes(downloads) },
    ...PARTS.map(({ name, budget }) => ({
      what: `  of it ${name}`,
      budget,
      ours: sizes(downloads.filter((each) => partOf(each) === name)),
    })),
    { what: 'download of an embed with the editor', budget: '', ours: sizes(whole.downloads) },
    { what: 'the interpreter by room, about', budget: '', ours: '' },
    ...rooms(downloads.filter((each) => partOf(each) === 'the interpreter')),
  ];
}

/** Shares in what is downloaded, going by the code before it is minified: which of them grows is what they show. */
function rooms(interpreter: readonly Download[]): Row[] {
  const found = readRooms();
  const whole = found.reduce((total, [, length]) => total + length, 0);
  const each = sum(interpreter, 'brotli') / whole;
  return found
    .filter(([, length]) => length * each >= 1000)
    .map(([room, length]) => ({ what: `  ${room}`, budget: '', ours: kB(length * each) }));
}

export async function coldPage(): Promise<Row[]> {
  const pages = await coldPages(PROGRAM, '?view=memory', 7);
  return [
    {
      what: 'first picture on a cold page, from the request',
      budget: '',
      ours:
        pages === undefined ? 'not measured (no build or no browser)' : ms(medianOf(pages.map((each) => each.picture))),
    },
  ];
}
