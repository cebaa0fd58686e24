/**
 * From text to tokens. Never throws: a fault becomes a diagnostic with rustc's code, and scanning goes on behind it.
 *
 * `<` and `>` always stand alone (`a >> b` is two tokens), since only the grammar knows whether they close generics.
 */
import type { TokenType } from 'chevrotain';
import { type Diagnostic, diagnostic, unsupported } from '../../diagnostics/index.ts';
import { type FileId, isSince, spanOf } from '../../source/index.ts';
import type { LexFault } from './escapes.ts';
import { scanNumber, skipIdent } from './numbers.ts';
import { scanApostrophe, scanCharacter, scanRawString, scanString, type ScannedQuote } from './quotes.ts';
import {
  contextual,
  type Edition,
  findKeyword,
  Ident,
  keywords,
  makeToken,
  punctuation,
  type Token,
} from './tokens.ts';

/** In a comment or literal they make a text look otherwise than it is: rustc's lints `text_direction_codepoint_in_…`. */
const DIRECTION = /[\u202A-\u202E\u2066-\u2069]/u;

export interface Scanned {
  readonly tokens: Token[];
  readonly diagnostics: Diagnostic[];
}

export interface ScanRange {
  /** Where to begin: between two tokens. */
  readonly from: number;
  /** Asked after each token; scanning stops when it says so. */
  readonly isEnough: (tokens: Token[]) => boolean;
}

export function scan(text: string, file: FileId, edition: Edition, range?: ScanRange): Scanned {
  const tokens: Token[] = [];
  let asked = 0;
  const diagnostics: Diagnostic[] = [];
  const report = (fault: LexFault) => {
    diagnostics.push(
      diagnostic({
        name: 'syntax-error',
        code: fault.code,
        family: 'other',
        message: fault.message,
        span: spanOf(file, fault.start, fault.end),
      }),
    );
  };
  const begin = range === undefined || range.from === 0 ? skipPreamble(text) : range.from;
  let pos = begin;

  const pushQuote = (start: number, scanned: ScannedQuote) => {
    scanned.faults.forEach(report);
    const { tokenType, literal } = scanned;
    const end = literal === undefined ? scanned.end : skipIdent(text, scanned.end);
    const valueFault =
      end === scanned.end || literal === undefined
        ? undefined
        : { code: undefined, message: `suffixes on ${suffixedKind(literal.kind)} literals are invalid`, start, end };
    const image = text.slice(start, scanned.end);
    tokens.push(makeToken(tokenType, image, start, literal, undefined, scanned.end - 1, valueFault));
    pos = end;
  };

  const scanWord = (start: number, end: number) => {
    const word = text.slice(start, end);
    const next = text.charCodeAt(end);
    if (next === 34 || next === 39 || next === 35) {
      const quote =
        word.startsWith('c') && !isSince(edition, '2021') ? undefined : findPrefixedQuote(text, start, word, end);
      if (quote !== undefined) {
        pushQuote(start, quote);
        return;
      }
      if (word === 'r' && next === 35) {
        const rawEnd = skipIdent(text, end + 1);
        if (rawEnd > end + 1) {
          const name = text.slice(end + 1, rawEnd);
          if (['self', 'Self', 'super', 'crate', '_'].includes(name))
            report({ code: undefined, message: `\`${name}\` cannot be a raw identifier`, start, end: rawEnd });
          tokens.push(makeToken(Ident, name, start, undefined, undefined, rawEnd - 1));
          pos = rawEnd;
          return;
        }
      }
      if (isSince(edition, '2021')) report({ code: undefined, message: `prefix \`${word}\` is unknown`, start, end });
    }
    const keyword = findKeyword(word, edition);
    if (keyword === keywords.true || keyword === keywords.false)
      tokens.push(makeToken(keyword, word, start, { kind: 'bool', value: word === 'true' }));
    else
      tokens.push(
        makeToken(
          keyword ?? Ident,
          end - start > 0 && isAscii(word) ? word : word.normalize('NFC'),
          start,
          undefined,
          undefined,
          end - 1,
        ),
      );
    pos = end;
  };

  while (pos < text.length) {
    if (range !== undefined && tokens.length > asked) {
      asked = tokens.length;
      if (range.isEnough(tokens)) break;
    }
    const char = text.charCodeAt(pos);
    if (char === 32 || (char >= 9 && char <= 13)) {
      pos++;
      continue;
    }
    if (char === 47) {
      const next = text.charCodeAt(pos + 1);
      if (next === 47) {
        const end = lineEnd(text, pos);
        pushLineDoc(text, pos, end, tokens);
        pos = end;
        continue;
      }
      if (next === 42) {
        const end = findCommentEnd(text, pos);
        if (end === undefined)
          report({ code: 'E0758', message: 'unterminated block comment', start: pos, end: text.length });
        else pushBlockDoc(text, pos, end, tokens);
        pos = end ?? text.length;
        continue;
      }
    }
    const wordEnd = skipIdent(text, pos);
    if (wordEnd > pos) {
      scanWord(pos, wordEnd);
      continue;
    }
    if (char >= 48 && char <= 57) {
      const number = scanNumber(text, pos, tokens.at(-1)?.tokenType === punctuation['.']);
      if (number.fault !== undefined) report(number.fault);
      const { tokenType, literal, end, valueFault } = number;
      tokens.push(makeToken(tokenType, text.slice(pos, end), pos, literal, undefined, end - 1, valueFault));
      pos = number.end;
      continue;
    }
    if (char === 34) {
      pushQuote(pos, scanString(text, pos, pos, ''));
      continue;
    }
    if (char === 39) {
      pushQuote(pos, scanApostrophe(text, pos, isSince(edition, '2021')));
      continue;
    }
    const mark = findPunctuation(text, pos);
    if (mark !== undefined) {
      tokens.push(makeToken(mark.tokenType, mark.image, pos));
      pos += mark.image.length;
      continue;
    }
    const point = text.codePointAt(pos) ?? 0;
    const width = point > 0xffff ? 2 : 1;
    if (!isRareBlank(point))
      report({
        code: undefined,
        message: `unknown start of token: ${shownCharacter(point)}`,
        start: pos,
        end: pos + width,
      });
    pos += width;
  }
  if (range !== undefined && tokens.length > asked) range.isEnough(tokens);
  const turn = DIRECTION.exec(text.slice(begin, pos))?.index;
  if (turn !== undefined)
    diagnostics.push(
      unsupported('characters that change the direction of text', spanOf(file, begin + turn, begin + turn + 1)),
    );
  return { tokens, diagnostics };
}

/** The end of a byte order mark and of a shebang line (`#![` begins an attribute instead). */
function skipPreamble(text: string): number {
  const start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  if (!text.startsWith('#!', start)) return start;
  return /^#!(\s|\/\/[^\n]*\n|\/\*[^]*?\*\/)*\[/.test(text.slice(start)) ? start : lineEnd(text, start);
}

function lineEnd(text: string, pos: number): number {
  const end = text.indexOf('\n', pos);
  return end < 0 ? text.length : end;
}

function findCommentEnd(text: string, start: number): number | undefined {
  let depth = 0;
  for (let pos = start; pos < text.length; pos++) {
    const char = text.charCodeAt(pos);
    if (char === 47 && text.charCodeAt(pos + 1) === 42) {
      depth++;
      pos++;
    } else if (char === 42 && text.charCodeAt(pos + 1) === 47) {
      depth--;
      pos++;
      if (depth === 0) return pos + 1;
    }
  }
  return undefined;
}

/** `///` documents what follows, `//!` what it stands in; `////` is a plain comment. */
function pushLineDoc(text: string, start: number, end: number, tokens: Token[]): void {
  const third = text.charCodeAt(start + 2);
  if (third !== 33 && !(third === 47 && text.charCodeAt(start + 3) !== 47)) return;
  const contentEnd = text.charCodeAt(end - 1) === 13 ? end - 1 : end;
  pushDoc(text, start, contentEnd, text.slice(start + 3, contentEnd), third === 33, tokens);
}

function pushBlockDoc(text: string, start: number, end: number, tokens: Token[]): void {
  const third = text.charCodeAt(start + 2);
  const isOuter = third === 42 && text.charCodeAt(start + 3) !== 42 && end - start > 4;
  if (third === 33 || isOuter) pushDoc(text, start, end, text.slice(start + 3, end - 2), third === 33, tokens);
}

function pushDoc(text: string, start: number, end: number, value: string, inner: boolean, tokens: Token[]): void {
  tokens.push(
    makeToken(inner ? contextual.innerAttr : contextual.outerAttr, text.slice(start, end), start, {
      kind: 'str',
      value,
    }),
  );
}

function findPrefixedQuote(text: string, start: number, word: string, end: number): ScannedQuote | undefined {
  const next = text.charAt(end);
  if (next === "'") return word === 'b' ? scanCharacter(text, start, end, 'byte') : undefined;
  if (next === '"') {
    if (word === 'b' || word === 'c') return scanString(text, start, end, word);
    if (word === 'r') return scanRawString(text, start, end, '');
    if (word === 'br' || word === 'cr') return scanRawString(text, start, end, word === 'br' ? 'b' : 'c');
    return undefined;
  }
  if (!['r', 'br', 'cr'].includes(word)) return undefined;
  let quote = end;
  while (text[quote] === '#') quote++;
  if (text[quote] !== '"') return undefined;
  return scanRawString(text, start, end, word === 'r' ? '' : word === 'br' ? 'b' : 'c');
}

interface Mark {
  readonly image: string;
  readonly tokenType: TokenType;
}

/** By first character, the longest first. */
const marks: (readonly Mark[] | undefined)[] = [];
for (const [image, tokenType] of Object.entries(punctuation)) {
  const code = image.charCodeAt(0);
  marks[code] = [...(marks[code] ?? []), { image, tokenType }].sort((a, b) => b.image.length - a.image.length);
}

function findPunctuation(text: string, pos: number): Mark | undefined {
  const candidates = marks[text.charCodeAt(pos)];
  if (candidates === undefined) return undefined;
  for (const mark of candidates) if (mark.image.length === 1 || text.startsWith(mark.image, pos)) return mark;
  return undefined;
}

function isAscii(word: string): boolean {
  for (let index = 0; index < word.length; index++) if (word.charCodeAt(index) > 127) return false;
  return true;
}

/** White space beyond ASCII, as Unicode's Pattern_White_Space has it. */
const isRareBlank = (point: number): boolean => [0x85, 0x200e, 0x200f, 0x2028, 0x2029].includes(point);

const shownCharacter = (point: number): string =>
  point < 32 || point === 127 ? `\\u{${point.toString(16)}}` : String.fromCodePoint(point);

const suffixedKind = (kind: string): string => STRINGS.get(kind) ?? kind;

const STRINGS: ReadonlyMap<string, string> = new Map([
  ['str', 'string'],
  ['byte-str', 'byte string'],
  ['c-str', 'C string'],
]);
