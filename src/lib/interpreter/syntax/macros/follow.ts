/** What may stand behind a fragment, so that the language can grow. Source: rustc's `mbe::macro_rules::is_in_follow`, RFC 550. */
import { Ident, Reserved } from '../lex/tokens.ts';
import { isWord, mayBegin } from './begin.ts';
import type { Element, Specifier } from './rules.ts';
import { isClose, type Tok } from './toks.ts';

/** An element that a token stands for: what the first or last token of something may be. */
export type Terminal = { readonly kind: 'token'; readonly tok: Tok } | Extract<Element, { kind: 'declaration' }>;

const ANYTHING: ReadonlySet<Specifier> = new Set(['block', 'ident', 'item', 'lifetime', 'literal', 'meta', 'tt']);

export const isFollowedByAny = (specifier: Specifier): boolean => ANYTHING.has(specifier);

export function mayFollow(specifier: Specifier, next: Terminal): boolean {
  if (isFollowedByAny(specifier) || (next.kind === 'token' && isClose(next.tok))) return true;
  const tok = next.kind === 'token' ? next.tok : undefined;
  const isOne = (...images: readonly string[]): boolean =>
    tok !== undefined && images.includes(tok.image) && !(tok.type === Ident && tok.end - tok.start > tok.image.length);
  switch (specifier) {
    case 'stmt':
    case 'expr':
    case 'expr_2021':
      return isOne('=>', ',', ';');
    case 'pat':
      return isOne('=>', ',', '=', 'if', 'in');
    case 'pat_param':
      return isOne('=>', ',', '=', '|', 'if', 'in');
    case 'path':
    case 'ty':
      return (
        isOne('{', '[', ',', '=>', ':', '=', '>', '>>', ';', '|', 'as', 'where') ||
        (next.kind === 'declaration' && next.specifier === 'block')
      );
    case 'vis':
      if (next.kind === 'declaration') return ['ident', 'ty', 'path'].includes(next.specifier);
      if (next.tok.type === Reserved && next.tok.image === 'priv') return false;
      return isOne(',') || isWord(next.tok) || mayBegin('ty', next.tok);
    default:
      return true;
  }
}

export const shownTerminal = (terminal: Terminal): string =>
  terminal.kind === 'token' ? terminal.tok.image : `$${terminal.name}:${terminal.written}`;
