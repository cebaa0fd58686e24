/**
 * Large stretches of one scalar type, stored in bulk: pages of 1,024 scalars in typed arrays, a byte a byte. Beside the
 * values stand the writers: one word for a whole page as long as it was written at one step, else one a scalar. Pages are
 * copied when they are written after a fork, and a page may stand in many places at once: `vec![0; n]` is one page.
 */
import { charge, type Purse } from './budget.ts';
import { MOVED, STEP_UNIT } from './info.ts';
import {
  bitsOf,
  BOOL,
  CHAR,
  F32,
  F64,
  fromBits,
  I16,
  I32,
  I64,
  I8,
  isFloatClass,
  NONE,
  sizeOfClass,
  U16,
  U32,
  U64,
  U8,
  wrapInt,
  type CellValue,
  type ScalarClass,
} from './scalar.ts';

const PAGE_BITS = 10;
const PAGE = 1 << PAGE_BITS;
const PAGE_MASK = PAGE - 1;

/** Values of a page: a typed array, or plain numbers and bigints for the 64-bit integers. */
interface Values {
  readonly length: number;
  [index: number]: number | bigint;
  copyWithin(target: number, start: number, end: number): unknown;
  slice(): Values;
}

interface Page {
  /** Who may write in place; 0 for nobody, since it stands in several places. */
  token: number;
  readonly values: Values;
  /** While `words` is undefined: the first `count` scalars carry `word`, the others are uninitialised. */
  word: number;
  count: number;
  words: Uint32Array | undefined;
}

export interface Bulk {
  /** NONE until the first store decides. */
  cls: ScalarClass;
  /** Size of a scalar as a power of two. */
  shift: number;
  readonly size: number;
  pages: (Page | undefined)[];
}

export const createBulk = (size: number): Bulk => ({ cls: NONE, shift: 0, size, pages: [] });
export const cloneBulk = (bulk: Bulk): Bulk => ({ ...bulk, pages: bulk.pages.slice() });

/** What a bulk's own table takes; pages are charged when they are made. */
export const tableBytes = (bulk: Bulk): number => bulk.pages.length * 8;
export const pageBytes = (bulk: Bulk, page: Page): number =>
  64 + (PAGE << bulk.shift) + (page.words === undefined ? 0 : PAGE * 4);

/** Bytes of the pages that may be written in place under a token. */
export function ownPageBytes(bulk: Bulk, token: number): number {
  let bytes = 0;
  for (const page of bulk.pages) if (page?.token === token) bytes += pageBytes(bulk, page);
  return bytes;
}

/** All bytes of a bulk, each page once. */
export function bulkBytes(bulk: Bulk, seen: Set<object>): number {
  let bytes = tableBytes(bulk);
  for (const page of bulk.pages) {
    if (page === undefined || seen.has(page)) continue;
    seen.add(page);
    bytes += pageBytes(bulk, page);
  }
  return bytes;
}

export const isBulkClass = (cls: ScalarClass): boolean =>
  cls !== NONE && (cls <= I64 || (cls >= U8 && cls <= U64) || isFloatClass(cls) || cls === BOOL || cls === CHAR);

function emptyValues(cls: ScalarClass): Values {
  switch (cls) {
    case I8:
      return new Int8Array(PAGE);
    case U8:
    case BOOL:
      return new Uint8Array(PAGE);
    case I16:
      return new Int16Array(PAGE);
    case U16:
      return new Uint16Array(PAGE);
    case I32:
      return new Int32Array(PAGE);
    case U32:
    case CHAR:
      return new Uint32Array(PAGE);
    case F32:
      return new Float32Array(PAGE);
    case F64:
      return new Float64Array(PAGE);
    default:
      return new Array<number | bigint>(PAGE).fill(0);
  }
}

const freshPage = (token: number, cls: ScalarClass): Page => ({
  token,
  values: emptyValues(cls),
  word: 0,
  count: 0,
  words: undefined,
});

/** Words count steps in units of four, and say in the lowest bits whether the value is gone; 0 is uninitialised. */
const wordOf = (info: number): number => (Math.floor(info / STEP_UNIT) + 1) * 4;
const infoOfWord = (word: number, cls: ScalarClass): number =>
  word === 0 ? 0 : ((word >>> 2) - 1) * STEP_UNIT + (word & 3) * MOVED + cls;

function wordAt(page: Page | undefined, at: number): number {
  if (page === undefined) return 0;
  if (page.words !== undefined) return page.words[at] ?? 0;
  return at < page.count ? page.word : 0;
}

/** The info word of the scalar at an index. */
export function bulkInfo(bulk: Bulk, index: number): number {
  return infoOfWord(wordAt(bulk.pages[index >> PAGE_BITS], index & PAGE_MASK), bulk.cls);
}

/** The scalar at an index; undefined while uninitialised. */
export function bulkValue(bulk: Bulk, index: number): number | bigint | undefined {
  const page = bulk.pages[index >> PAGE_BITS];
  const at = index & PAGE_MASK;
  return page === undefined || wordAt(page, at) === 0 ? undefined : page.values[at];
}

export function byteOfBulk(bulk: Bulk, offset: number): number {
  const value = bulkValue(bulk, offset >> bulk.shift);
  if (value === undefined) return -1;
  const bits = bitsOf(bulk.cls, value) ?? 0n;
  return Number((bits >> BigInt(8 * (offset & ((1 << bulk.shift) - 1)))) & 255n);
}

// ---------------------------------------------------------------- writing

/** Makes the bulk one of scalars of `cls`, if it may still be that. */
export function adoptClass(purse: Purse, bulk: Bulk, cls: ScalarClass, offset: number): boolean {
  if (bulk.cls !== NONE) return bulk.cls === cls;
  if (!isBulkClass(cls) || (offset & (sizeOfClass(cls) - 1)) !== 0) return false;
  const shift = 31 - Math.clz32(sizeOfClass(cls));
  const count = Math.ceil((bulk.size >> shift) / PAGE);
  charge(purse, count * 8);
  bulk.cls = cls;
  bulk.shift = shift;
  bulk.pages = new Array<Page | undefined>(count).fill(undefined);
  return true;
}

/** The value of another class as scalars of the bulk's class, first to last; undefined where it does not fit. */
export function recast(
  bulk: Bulk,
  offset: number,
  cls: ScalarClass,
  value: CellValue,
): (number | bigint)[] | undefined {
  const size = sizeOfClass(cls);
  const unit = 1 << bulk.shift;
  if (size % unit !== 0 || (offset & (unit - 1)) !== 0) return undefined;
  // What holds any number of that size may be written with any of them.
  if (bulk.cls === BOOL) bulk.cls = U8;
  if (bulk.cls === CHAR) bulk.cls = U32;
  const bits = bitsOf(cls, value);
  if (bits === undefined) return undefined;
  const out: (number | bigint)[] = [];
  for (let at = 0; at < size; at += unit) {
    const part = fromBits(bulk.cls, BigInt.asUintN(8 * unit, bits >> BigInt(8 * at)));
    if (part === undefined) return undefined;
    out.push(part);
  }
  return out;
}

function ownPage(purse: Purse, bulk: Bulk, number: number): Page {
  const page = bulk.pages[number];
  if (page?.token === purse.token) return page;
  const own =
    page === undefined
      ? freshPage(purse.token, bulk.cls)
      : { ...page, token: purse.token, values: page.values.slice(), words: page.words?.slice() };
  charge(purse, pageBytes(bulk, own));
  bulk.pages[number] = own;
  return own;
}

/** Gives the scalars `from..to` of an own page a word. */
function setWords(purse: Purse, page: Page, from: number, to: number, word: number): void {
  if (page.words === undefined) {
    if (from === 0 && to >= page.count) {
      page.word = word;
      page.count = word === 0 ? 0 : to;
      return;
    }
    if (word === page.word && from <= page.count) {
      page.count = Math.max(page.count, to);
      return;
    }
    if (word === 0 && to >= page.count) {
      page.count = Math.min(page.count, from);
      return;
    }
    charge(purse, PAGE * 4);
    page.words = new Uint32Array(PAGE).fill(page.word, 0, page.count);
  }
  page.words.fill(word, from, to);
  if (from === 0 && to === PAGE) {
    page.words = undefined;
    page.word = word;
    page.count = word === 0 ? 0 : PAGE;
  }
}

/** Writes one scalar of the bulk's class. */
export function putInBulk(purse: Purse, bulk: Bulk, index: number, value: number | bigint, now: number): void {
  const page = ownPage(purse, bulk, index >> PAGE_BITS);
  const at = index & PAGE_MASK;
  page.values[at] = value;
  const word = wordOf(now);
  if (page.words !== undefined) page.words[at] = word;
  else if (page.word !== word || at >= page.count) setWords(purse, page, at, at + 1, word);
}

/** The pieces of `from..to` that lie on one page each. */
function onPages(from: number, to: number, visit: (page: number, start: number, end: number) => void): void {
  for (let at = from; at < to;) {
    const end = Math.min(to, ((at >> PAGE_BITS) + 1) << PAGE_BITS);
    visit(at >> PAGE_BITS, at & PAGE_MASK, ((end - 1) & PAGE_MASK) + 1);
    at = end;
  }
}

/** Writes one value into all scalars from index `from` to `to`. */
export function fillBulk(
  purse: Purse,
  bulk: Bulk,
  from: number,
  to: number,
  value: number | bigint,
  now: number,
): void {
  let whole: Page | undefined;
  onPages(from, to, (number, start, end) => {
    if (start === 0 && end === PAGE) {
      if (whole === undefined) {
        whole = freshPage(0, bulk.cls);
        fillValues(whole.values, value, 0, PAGE);
        whole.word = wordOf(now);
        whole.count = PAGE;
        charge(purse, pageBytes(bulk, whole));
      }
      bulk.pages[number] = whole;
      return;
    }
    const page = ownPage(purse, bulk, number);
    fillValues(page.values, value, start, end);
    setWords(purse, page, start, end, wordOf(now));
  });
}

function fillValues(values: Values, value: number | bigint, from: number, to: number): void {
  for (let i = from; i < to; i++) values[i] = value;
}

/** Uninitialises the scalars from index `from` to `to`. */
export function clearBulk(purse: Purse, bulk: Bulk, from: number, to: number): void {
  onPages(from, to, (number, start, end) => {
    if (bulk.pages[number] === undefined) return;
    if (start === 0 && end === PAGE) bulk.pages[number] = undefined;
    else setWords(purse, ownPage(purse, bulk, number), start, end, 0);
  });
}

/** Marks scalars as moved out or dropped; `how` as in an info word. */
export function markBulk(purse: Purse, bulk: Bulk, from: number, to: number, how: number, now: number): void {
  const word = wordOf(now) + how / MOVED;
  onPages(from, to, (number, start, end) => {
    if (bulk.pages[number] === undefined) return;
    const page = ownPage(purse, bulk, number);
    if (page.words === undefined) setWords(purse, page, start, Math.min(end, page.count), word);
    else for (let i = start; i < end; i++) if (page.words[i] !== 0) page.words[i] = word;
  });
}

/** Copies `count` scalars between bulks of one class, as `memmove`. */
export function copyBulk(
  purse: Purse,
  from: Bulk,
  fromIndex: number,
  to: Bulk,
  toIndex: number,
  count: number,
  now: number,
): void {
  const word = wordOf(now);
  const isBackwards = from === to && fromIndex < toIndex;
  for (let done = 0; done < count;) {
    const left = count - done;
    const [source, target, length] = isBackwards
      ? lastPiece(fromIndex, toIndex, left)
      : firstPiece(fromIndex + done, toIndex + done, left);
    copyPiece(purse, from, source, to, target, length, word);
    done += length;
  }
}

type Piece = readonly [source: number, target: number, length: number];

function firstPiece(source: number, target: number, left: number): Piece {
  return [source, target, Math.min(left, PAGE - (source & PAGE_MASK), PAGE - (target & PAGE_MASK))];
}

function lastPiece(source: number, target: number, left: number): Piece {
  const length = Math.min(left, ((source + left - 1) & PAGE_MASK) + 1, ((target + left - 1) & PAGE_MASK) + 1);
  return [source + left - length, target + left - length, length];
}

/** A piece that lies on one page on either side. */
function copyPiece(
  purse: Purse,
  from: Bulk,
  source: number,
  to: Bulk,
  target: number,
  length: number,
  word: number,
): void {
  const page = from.pages[source >> PAGE_BITS];
  const start = source & PAGE_MASK;
  const into = target & PAGE_MASK;
  if (page === undefined) {
    clearBulk(purse, to, target, target + length);
    return;
  }
  const isWhole = page.words === undefined && page.count === PAGE;
  if (isWhole && length === PAGE && page.word === word) {
    // One page in two places: whoever writes it first makes a copy.
    page.token = 0;
    to.pages[target >> PAGE_BITS] = page;
    return;
  }
  const own = ownPage(purse, to, target >> PAGE_BITS);
  if (own.values === page.values) own.values.copyWithin(into, start, start + length);
  else for (let i = 0; i < length; i++) own.values[into + i] = page.values[start + i] ?? 0;
  if (page.words === undefined && page.count >= start + length) {
    setWords(purse, own, into, into + length, word);
    return;
  }
  const gaps = Array.from({ length }, (_, i) => wordAt(page, start + i) === 0);
  gaps.forEach((isGap, i) => setWords(purse, own, into + i, into + i + 1, isGap ? 0 : word));
}

/** The value of one class read from a bulk of the same size and another one; undefined where bits are no such value. */
export function viewAs(bulk: Bulk, value: number | bigint, cls: ScalarClass): number | bigint | undefined {
  if (cls === bulk.cls) return value;
  if (isFloatClass(cls) || isFloatClass(bulk.cls) || cls === BOOL || cls === CHAR)
    return fromBits(cls, bitsOf(bulk.cls, value) ?? 0n);
  return wrapInt(cls, value);
}
