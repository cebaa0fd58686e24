/** Writes a rule's right side with what the left side matched. Source: rustc's `mbe::transcribe`. */
import { type Diagnostic, diagnostic } from '../../diagnostics/index.ts';
import { type FileId, type Span, spanOf } from '../../source/index.ts';
import { contextual, makeToken, type Token } from '../lex/tokens.ts';
import type { WrittenPart } from './engine.ts';
import type { Match, MatchedFragment } from './match.ts';
import type { Element, Sequence, Specifier } from './rules.ts';
import { isClose, type Tok } from './toks.ts';

export interface TranscribeOptions {
  /** The definition's. */
  readonly file: FileId;
  /** The arguments. */
  readonly toks: readonly Tok[];
  readonly matches: ReadonlyMap<string, Match>;
}

export class Transcriber {
  readonly parts: WrittenPart[] = [];
  readonly diagnostics: Diagnostic[] = [];
  private readonly options: TranscribeOptions;
  /** In which round the repetitions around here are, outermost first. */
  private readonly rounds: number[] = [];

  constructor(options: TranscribeOptions) {
    this.options = options;
  }

  write(elements: readonly Element[]): void {
    for (const element of elements) {
      switch (element.kind) {
        case 'token':
        case 'crate':
          this.copy(element.tok);
          break;
        case 'group':
          this.copy(element.open);
          this.write(element.elements);
          this.copy(element.close);
          break;
        case 'variable':
          this.variable(element);
          break;
        case 'sequence':
          this.repeat(element);
          break;
        case 'declaration':
          break;
      }
      if (this.diagnostics.length > 0) return;
    }
  }

  private copy(tok: Tok): void {
    const { file } = this.options;
    const last = tok.tokens.length - 1;
    for (const [index, token] of tok.tokens.entries()) {
      const isJoined = index < last || (tok.close !== undefined || isClose(tok) ? token.isJoined : false);
      this.parts.push({ kind: 'token', token: { ...token, isJoined }, file });
    }
  }

  private variable(element: Extract<Element, { kind: 'variable' }>): void {
    const found = this.at(element.name);
    if (found === undefined) {
      // No variable of this macro: perhaps one of a macro that it defines.
      this.copy(element.dollar);
      this.copy(element.tok);
      return;
    }
    if (found.kind === 'rounds') {
      this.report(`variable \`${element.name}\` is still repeating at this depth`, element.span);
      return;
    }
    this.argument(found.fragment, element.span);
  }

  /** What the variable stands for in this round of the repetitions around. */
  private at(name: string): Match | undefined {
    let found = this.options.matches.get(name);
    for (const round of this.rounds) {
      if (found?.kind !== 'rounds') break;
      found = found.rounds[round];
    }
    return found;
  }

  private argument({ specifier, from, to }: MatchedFragment, name: Span): void {
    const toks = this.options.toks.slice(from, to);
    const isAlone = specifier === 'ident' || specifier === 'lifetime';
    const tokens = toks.flatMap((tok) =>
      isAlone ? tok.tokens.map((token) => ({ ...token, isJoined: false })) : tok.tokens,
    );
    const first = tokens[0];
    const last = tokens.at(-1);
    if (first === undefined || last === undefined) return;
    const start = first.startOffset;
    const end = last.endOffset + 1;
    const type = fragmentTypes[specifier];
    const isOpaque = type !== undefined && !(tokens.length === 1 && first.tokenType === type);
    const whole = isOpaque
      ? [
          {
            ...makeToken(type, '', start, tokens.length === 1 ? first.literal : undefined, tokens, end - 1),
            hygiene: first.hygiene,
          },
        ]
      : tokens;
    this.parts.push({ kind: 'argument', tokens: whole, start, end, name });
  }

  private repeat(sequence: Sequence): void {
    const { count, fault } = this.roundsOf(sequence.elements);
    if (fault !== undefined) {
      this.report(fault, sequence.span);
      return;
    }
    if (count === undefined) {
      this.report(
        'attempted to repeat an expression containing no syntax variables matched as repeating at this depth',
        sequence.span,
      );
      return;
    }
    if (count === 0 && sequence.op === '+') {
      this.report('this must repeat at least once', sequence.span);
      return;
    }
    for (let round = 0; round < count; round++) {
      if (round > 0 && sequence.separator !== undefined) this.copy(sequence.separator);
      this.rounds.push(round);
      this.write(sequence.elements);
      this.rounds.pop();
      if (this.diagnostics.length > 0) return;
    }
  }

  /** How often it is repeated: as often as its variables say, which must agree. */
  private roundsOf(elements: readonly Element[]): { readonly count: number | undefined; readonly fault?: string } {
    let known: { readonly name: string; readonly count: number } | undefined;
    for (const name of variablesOf(elements)) {
      const found = this.at(name);
      if (found?.kind !== 'rounds') continue;
      const count = found.rounds.length;
      if (known === undefined) known = { name, count };
      else if (known.count !== count)
        return {
          count: undefined,
          fault: `meta-variable \`${known.name}\` repeats ${times(known.count)}, but \`${name}\` repeats ${times(count)}`,
        };
    }
    return { count: known?.count };
  }

  private report(message: string, span: Span): void {
    this.diagnostics.push(diagnostic({ name: 'macro-expansion', code: undefined, family: 'other', message, span }));
  }
}

const times = (count: number): string => `${count} time${count === 1 ? '' : 's'}`;

function* variablesOf(elements: readonly Element[]): Generator<string> {
  for (const element of elements) {
    if (element.kind === 'variable') yield element.name;
    else if (element.kind === 'group' || element.kind === 'sequence') yield* variablesOf(element.elements);
  }
}

/** What is written as the tokens that it is made of has none here. */
const fragmentTypes: Readonly<Partial<Record<Specifier, Token['tokenType']>>> = {
  expr: contextual.exprFragment,
  expr_2021: contextual.exprFragment,
  ty: contextual.typeFragment,
  pat: contextual.patFragment,
  pat_param: contextual.patFragment,
  path: contextual.pathFragment,
  literal: contextual.literalFragment,
  block: contextual.blockFragment,
  stmt: contextual.stmtFragment,
  item: contextual.itemFragment,
};

export const spanOfTok = (file: FileId, tok: Tok): Span => spanOf(file, tok.start, tok.end);
