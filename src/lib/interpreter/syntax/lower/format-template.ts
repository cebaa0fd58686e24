/**
 * Format strings, by the grammar of `std::fmt`:
 *
 *     text {name:*^+#08.3$x?} text       name, fill `*`, align `^`, sign `+`, `#`, `0`, width 8, precision argument 3, type `x?`
 *
 * Names and numbers stay as written here; `format-args.ts` finds the arguments that they mean.
 */
import type { FormatTrait } from '../ast.ts';

/** What a placeholder, width or precision refers to. */
export type ArgumentRef =
  | { readonly kind: 'next' }
  | { readonly kind: 'position'; readonly index: number }
  | { readonly kind: 'name'; readonly name: string; readonly start: number; readonly end: number };

export type TemplateCount =
  { readonly kind: 'literal'; readonly value: number } | { readonly kind: 'arg'; readonly arg: ArgumentRef };

/** Offsets count characters of the string that the literal means. */
export type TemplatePiece =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'placeholder';
      readonly arg: ArgumentRef;
      readonly trait: FormatTrait;
      readonly fill: string;
      readonly align: 'left' | 'right' | 'center' | undefined;
      readonly sign: '+' | '-' | undefined;
      readonly alternate: boolean;
      readonly zeroPad: boolean;
      readonly debugHex: 'lower' | 'upper' | undefined;
      readonly width: TemplateCount | undefined;
      readonly precision: TemplateCount | undefined;
      readonly start: number;
      readonly end: number;
    };

export interface TemplateFault {
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

export interface Template {
  readonly pieces: readonly TemplatePiece[];
  readonly fault: TemplateFault | undefined;
}

/** Parses until the first fault, as rustc does. `chars` are the characters of the string. */
export function parseTemplate(chars: readonly string[]): Template {
  const pieces: TemplatePiece[] = [];
  let text = '';
  let pos = 0;
  const flush = () => {
    if (text !== '') pieces.push({ kind: 'text', text });
    text = '';
  };
  while (pos < chars.length) {
    const char = chars[pos] ?? '';
    if (char !== '{' && char !== '}') {
      text += char;
      pos++;
    } else if (chars[pos + 1] === char) {
      text += char;
      pos += 2;
    } else if (char === '}')
      return { pieces, fault: { message: 'invalid format string: unmatched `}` found', start: pos, end: pos + 1 } };
    else {
      flush();
      const parsed = new PlaceholderReader(chars, pos).read();
      if ('message' in parsed) return { pieces, fault: parsed };
      pieces.push(parsed);
      pos = parsed.end;
    }
  }
  flush();
  return { pieces, fault: undefined };
}

const alignments: Partial<Record<string, 'left' | 'right' | 'center'>> = { '<': 'left', '>': 'right', '^': 'center' };
const traits: Partial<Record<string, FormatTrait>> = {
  '': 'Display',
  '?': 'Debug',
  'x?': 'Debug',
  'X?': 'Debug',
  x: 'LowerHex',
  X: 'UpperHex',
  o: 'Octal',
  b: 'Binary',
  e: 'LowerExp',
  E: 'UpperExp',
  p: 'Pointer',
};

type Placeholder = Extract<TemplatePiece, { kind: 'placeholder' }>;

class PlaceholderReader {
  private readonly chars: readonly string[];
  private readonly start: number;
  private pos: number;

  constructor(chars: readonly string[], start: number) {
    this.chars = chars;
    this.start = start;
    this.pos = start + 1;
  }

  read(): Placeholder | TemplateFault {
    this.skipBlanks();
    const arg = this.reference() ?? { kind: 'next' };
    this.skipBlanks();
    let fill = ' ';
    let align: Placeholder['align'];
    let sign: Placeholder['sign'];
    let alternate = false;
    let zeroPad = false;
    let width: TemplateCount | undefined;
    let precision: TemplateCount | undefined;
    let type = '';
    const typeStart = () => this.pos;
    let typeAt = this.pos;
    if (this.take(':')) {
      const second = alignments[this.chars[this.pos + 1] ?? ''];
      if (second !== undefined && this.chars[this.pos] !== undefined) {
        fill = this.chars[this.pos] ?? ' ';
        align = second;
        this.pos += 2;
      } else {
        align = alignments[this.chars[this.pos] ?? ''];
        if (align !== undefined) this.pos++;
      }
      if (this.take('+')) sign = '+';
      else if (this.take('-')) sign = '-';
      alternate = this.take('#');
      if (this.chars[this.pos] === '0' && this.chars[this.pos + 1] !== '$') zeroPad = this.take('0');
      width = this.count();
      if (this.take('.')) {
        if (this.take('*')) precision = { kind: 'arg', arg: { kind: 'next' } };
        else precision = this.count();
      }
      typeAt = typeStart();
      type = this.type();
      this.skipBlanks();
    }
    if (this.chars[this.pos] !== '}') return this.expected();
    this.pos++;
    const trait = traits[type];
    if (trait === undefined)
      return { message: `unknown format trait \`${type}\``, start: typeAt, end: typeAt + type.length };
    return {
      kind: 'placeholder',
      arg,
      trait,
      fill,
      align,
      sign,
      alternate,
      zeroPad,
      debugHex: type === 'x?' ? 'lower' : type === 'X?' ? 'upper' : undefined,
      width,
      precision,
      start: this.start,
      end: this.pos,
    };
  }

  private expected(): TemplateFault {
    const found = this.chars[this.pos];
    if (found === undefined)
      return {
        message: 'invalid format string: expected `}` but string was terminated',
        start: this.start,
        end: this.pos,
      };
    return { message: `invalid format string: expected \`}\`, found \`${found}\``, start: this.pos, end: this.pos + 1 };
  }

  private take(char: string): boolean {
    if (this.chars[this.pos] !== char) return false;
    this.pos++;
    return true;
  }

  private skipBlanks(): void {
    while (/^\s$/u.test(this.chars[this.pos] ?? '')) this.pos++;
  }

  /** `3`, `name`, or neither. */
  private reference(): ArgumentRef | undefined {
    const digits = this.word(/^[0-9]$/);
    if (digits !== '') return { kind: 'position', index: Number(digits) };
    const start = this.pos;
    if (!/^[\p{XID_Start}_]$/u.test(this.chars[this.pos] ?? '')) return undefined;
    const name = this.word(/^\p{XID_Continue}$/u);
    return { kind: 'name', name, start, end: this.pos };
  }

  /** `8`, `2$`, `width$`. */
  private count(): TemplateCount | undefined {
    const start = this.pos;
    const arg = this.reference();
    if (arg === undefined) return undefined;
    if (this.take('$')) return { kind: 'arg', arg };
    if (arg.kind === 'position') return { kind: 'literal', value: arg.index };
    this.pos = start; // A name without `$` is the type.
    return undefined;
  }

  private type(): string {
    if (this.take('?')) return '?';
    const word = this.word(/^[\p{XID_Continue}]$/u);
    if ((word === 'x' || word === 'X') && this.take('?')) return `${word}?`;
    return word;
  }

  private word(pattern: RegExp): string {
    const start = this.pos;
    while (pattern.test(this.chars[this.pos] ?? '')) this.pos++;
    return this.chars.slice(start, this.pos).join('');
  }
}
