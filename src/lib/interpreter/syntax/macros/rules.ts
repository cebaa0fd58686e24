/** A macro's rules as data: what a left side matches, what a right side writes. */
import type { Span } from '../../source/index.ts';
import type { Tok } from './toks.ts';

export const SPECIFIERS = [
  'ident',
  'block',
  'stmt',
  'expr',
  'expr_2021',
  'pat',
  'pat_param',
  'ty',
  'lifetime',
  'literal',
  'path',
  'meta',
  'tt',
  'item',
  'vis',
] as const;
export type Specifier = (typeof SPECIFIERS)[number];

export type RepeatOp = '*' | '+' | '?';

export interface Sequence {
  readonly kind: 'sequence';
  readonly elements: readonly Element[];
  readonly separator: Tok | undefined;
  readonly op: RepeatOp;
  /** `$( … ) sep op`. */
  readonly span: Span;
  /** The operator alone. */
  readonly opSpan: Span;
}

export type Element =
  | { readonly kind: 'token'; readonly tok: Tok }
  | { readonly kind: 'group'; readonly open: Tok; readonly close: Tok; readonly elements: readonly Element[] }
  | Sequence
  /** `$name:specifier`, on the left side. */
  | {
      readonly kind: 'declaration';
      readonly name: string;
      readonly specifier: Specifier;
      /** Its name in the text, which edition by edition means another. */ readonly written: string;
      readonly span: Span;
    }
  /** `$name`, on the right side. `dollar` and `tok` are its tokens. */
  | { readonly kind: 'variable'; readonly name: string; readonly dollar: Tok; readonly tok: Tok; readonly span: Span }
  /** `$crate`. */
  | { readonly kind: 'crate'; readonly tok: Tok };

export interface Rule {
  readonly left: readonly Element[];
  /** With its delimiters. */
  readonly leftSpan: Span;
  readonly right: readonly Element[];
  readonly rightSpan: Span;
}
