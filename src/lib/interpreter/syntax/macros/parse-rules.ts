/** From the tokens of a definition to its rules. Source: rustc's `mbe::quoted` and `compile_declarative_macro`. */
import { type Diagnostic, diagnostic } from '../../diagnostics/index.ts';
import { type Edition, type FileId, isSince, type Span, spanOf } from '../../source/index.ts';
import { Ident, LifetimeToken, LiteralToken, punctuation as p } from '../lex/tokens.ts';
import { type Element, type RepeatOp, type Rule, type Sequence, SPECIFIERS } from './rules.ts';
import { behindTree, isClose, isOpen, type Tok } from './toks.ts';

export class RuleReader {
  readonly diagnostics: Diagnostic[] = [];
  private readonly file: FileId;
  private readonly edition: Edition;

  constructor(file: FileId, edition: Edition) {
    this.file = file;
    this.edition = edition;
  }

  /** Before edition 2024, `expr` takes no `const` block and no `_`; before 2021, `pat` takes one alternative. */
  private specifierOf(name: string): string {
    if (name === 'expr' && !isSince(this.edition, '2024')) return 'expr_2021';
    return name === 'pat' && !isSince(this.edition, '2021') ? 'pat_param' : name;
  }

  /** `toks` are those between the definition's delimiters. */
  rules(toks: readonly Tok[], whole: Span): readonly Rule[] {
    const rules: Rule[] = [];
    let at = 0;
    while (at < toks.length) {
      const open = toks[at];
      if (open === undefined) break;
      if (open.close === undefined) {
        this.report('invalid macro matcher; matchers must be contained in balanced delimiters', this.spanOf(open));
        return rules;
      }
      const behind = open.close + 1;
      const arrow = toks[behind];
      if (arrow?.type !== p['=>']) {
        this.report(
          `expected \`=>\`, found ${arrow === undefined ? 'end of macro arguments' : shown(arrow)}`,
          arrow === undefined ? whole : this.spanOf(arrow),
        );
        return rules;
      }
      const right = toks[behind + 1];
      if (right?.close === undefined) {
        const message = right === undefined ? 'macro definition ended unexpectedly' : 'macro rhs must be delimited';
        this.report(message, right === undefined ? this.spanOf(arrow) : this.spanOf(right));
        return rules;
      }
      rules.push({
        left: this.read(toks, at + 1, open.close, 'left'),
        leftSpan: this.spanFrom(open, toks[open.close] ?? open),
        right: this.read(toks, behind + 2, right.close, 'right'),
        rightSpan: this.spanFrom(right, toks[right.close] ?? right),
      });
      at = right.close + 1;
      const semi = toks[at];
      if (semi === undefined) break;
      if (semi.type !== p[';']) {
        this.report(`expected \`;\`, found ${shown(semi)}`, this.spanOf(semi));
        return rules;
      }
      at++;
    }
    if (rules.length === 0 && this.diagnostics.length === 0)
      this.report('macros must contain at least one rule', whole);
    return rules;
  }

  private read(toks: readonly Tok[], from: number, to: number, side: 'left' | 'right'): readonly Element[] {
    const elements: Element[] = [];
    let at = from;
    while (at < to) {
      const tok = toks[at];
      if (tok === undefined) break;
      if (tok.type === p.$) {
        const { element, next } = this.dollar(toks, at, to, side);
        if (element !== undefined) elements.push(element);
        at = next;
        continue;
      }
      if (tok.close !== undefined) {
        const close = toks[tok.close] ?? tok;
        elements.push({ kind: 'group', open: tok, close, elements: this.read(toks, at + 1, tok.close, side) });
        at = tok.close + 1;
        continue;
      }
      elements.push({ kind: 'token', tok });
      at++;
    }
    return elements;
  }

  /** What begins with `$`. */
  private dollar(
    toks: readonly Tok[],
    at: number,
    to: number,
    side: 'left' | 'right',
  ): { readonly element: Element | undefined; readonly next: number } {
    const dollar = toks[at];
    const next = at + 1 < to ? toks[at + 1] : undefined;
    if (dollar === undefined) return { element: undefined, next: at + 1 };
    if (next === undefined) {
      // Nothing follows: the dollar is a token like others.
      return { element: { kind: 'token', tok: dollar }, next: at + 1 };
    }
    if (next.close !== undefined && next.type === p['(']) return this.sequence(toks, at, to, next.close, side);
    if (next.close !== undefined) {
      if (next.type === p['{'] && side === 'right')
        this.report('meta-variable expressions are unstable', this.spanOf(next), 'E0658');
      else this.report(`expected identifier, found ${shown(next)}`, this.spanOf(next));
      return { element: undefined, next: behindTree(toks, at + 1) };
    }
    if (next.type === p.$) {
      this.report('usage of `$$` is unstable', this.spanOf(next), side === 'right' ? 'E0658' : undefined);
      return { element: undefined, next: at + 2 };
    }
    if (!isName(next)) {
      this.report(`expected identifier, found ${shown(next)}`, this.spanOf(next));
      return { element: undefined, next: at + 2 };
    }
    const span = this.spanFrom(dollar, next);
    if (next.image === 'crate' && next.type !== Ident) return { element: { kind: 'crate', tok: next }, next: at + 2 };
    if (side === 'right')
      return { element: { kind: 'variable', name: next.image, dollar, tok: next, span }, next: at + 2 };
    const colon = at + 2 < to ? toks[at + 2] : undefined;
    const word = at + 3 < to ? toks[at + 3] : undefined;
    if (colon?.type !== p[':'] || word === undefined || !isName(word)) {
      this.report('missing fragment specifier', span);
      return { element: undefined, next: at + 2 };
    }
    const specifier = SPECIFIERS.find((each) => each === this.specifierOf(word.image));
    const whole = this.spanFrom(dollar, word);
    if (specifier === undefined) {
      this.report(`invalid fragment specifier \`${word.image}\``, whole);
      return { element: undefined, next: at + 4 };
    }
    return {
      element: { kind: 'declaration', name: next.image, specifier, written: word.image, span: whole },
      next: at + 4,
    };
  }

  private sequence(
    toks: readonly Tok[],
    at: number,
    to: number,
    close: number,
    side: 'left' | 'right',
  ): { readonly element: Sequence | undefined; readonly next: number } {
    const elements = this.read(toks, at + 2, close, side);
    const first = close + 1 < to ? toks[close + 1] : undefined;
    const second = close + 2 < to ? toks[close + 2] : undefined;
    const dollar = toks[at];
    if (dollar === undefined) return { element: undefined, next: to };
    const made = (op: RepeatOp, tok: Tok, separator: Tok | undefined): Sequence => ({
      kind: 'sequence',
      elements,
      separator,
      op,
      span: this.spanFrom(dollar, tok),
      opSpan: this.spanOf(tok),
    });
    const firstOp = first && opOf(first);
    if (first !== undefined && firstOp !== undefined)
      // `$(…)+*` is a separator `+`, but `$(…)+` stands alone nearly always: as in rustc the first operator counts.
      return { element: made(firstOp, first, undefined), next: close + 2 };
    const secondOp = second && opOf(second);
    if (
      first !== undefined &&
      second !== undefined &&
      secondOp !== undefined &&
      first.close === undefined &&
      !isClose(first)
    ) {
      if (secondOp === '?')
        this.report('the `?` macro repetition operator does not take a separator', this.spanOf(first));
      return { element: made(secondOp, second, first), next: close + 3 };
    }
    const stray = first === undefined || isOpen(first) || isClose(first) ? first : second;
    this.report(
      'expected one of: `*`, `+`, or `?`',
      stray === undefined ? this.spanOf(first ?? toks[close] ?? dollar) : this.spanOf(stray),
    );
    return { element: undefined, next: close + 1 };
  }

  private spanOf(tok: Tok): Span {
    return spanOf(this.file, tok.start, tok.end);
  }

  private spanFrom(from: Tok, to: Tok): Span {
    return spanOf(this.file, from.start, to.end);
  }

  private report(message: string, span: Span, code?: string): void {
    this.diagnostics.push(diagnostic({ name: 'macro-definition', code, family: 'other', message, span }));
  }
}

const opOf = (tok: Tok): RepeatOp | undefined =>
  tok.image === '*' || tok.image === '+' || tok.image === '?' ? tok.image : undefined;

/** A name or keyword: `$type`, `$self`. */
const isName = ({ type, image }: Tok): boolean =>
  type !== LifetimeToken &&
  (type.CATEGORIES?.includes(LiteralToken) !== true || image === 'true' || image === 'false') &&
  /^[\p{XID_Start}_]/u.test(image);

export const shown = (tok: Tok): string => `\`${tok.image}\``;
