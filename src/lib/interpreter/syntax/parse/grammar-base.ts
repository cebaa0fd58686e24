/** What all parts of the grammar share: configuration, small lookahead helpers, the depth guard. */
import type { TokenType } from 'chevrotain';
import { contextual, punctuation } from '../lex/tokens.ts';
import { PlainParser } from './plain-parser.ts';

export type { Rule } from './plain-parser.ts';

/** Thrown through the whole parser when the text nests deeper than the call stack can follow; caught in `parse`. */
export class TooDeepError extends Error {
  override readonly name = 'TooDeepError';
  readonly offset: number;
  constructor(offset: number) {
    super('nested too deeply');
    this.offset = offset;
  }
}

/** How many grammar rules may be open at once. Measured: the default stack of a worker bears more than twice as many. */
const maximalRuleDepth = 700;

/**
 * One token of lookahead decides nearly everywhere; where it does not, a rule asks `at…` helpers that look further.
 */
export abstract class GrammarBase extends PlainParser {
  /** In a condition or scrutinee: `name {` is not a struct expression there. */
  protected noStruct = false;
  protected readonly maximalDepth: number = maximalRuleDepth;
  /** For a plain `if` around a part of a rule: that part is always recorded. */
  protected when(condition: boolean): boolean {
    return this.RECORDING_PHASE || condition;
  }

  protected at(tokenType: TokenType): boolean {
    return this.LA(1).tokenType === tokenType;
  }

  protected atSecond(tokenType: TokenType): boolean {
    return this.LA(2).tokenType === tokenType;
  }

  /** The token behind the one just consumed stands right after it: `>` `>` is `>>`. */
  protected isJoined(): boolean {
    return this.LA(1).startOffset === this.LA(0).endOffset + 1;
  }

  /** To be called before a parse: what the one before left behind is forgotten. */
  prepare(): void {
    this.noStruct = false;
  }

  /** To be called by rules that may contain themselves. */
  protected guardDepth(): void {
    if (this.openRules > this.maximalDepth) throw new TooDeepError(this.LA(1).startOffset);
  }

  /** Parses with struct expressions allowed or not, and restores what was. */
  protected withStructs<T>(noStruct: boolean, parse: () => T): T {
    const saved = this.noStruct;
    this.noStruct = noStruct;
    try {
      return parse();
    } finally {
      this.noStruct = saved;
    }
  }

  /** `,` between the elements of a list, and optionally after the last one. */
  protected comma(closer: TokenType): void {
    if (this.LA(1).tokenType !== closer) this.CONSUME(punctuation[',']);
  }

  protected outerAttrs(): void {
    this.MANY9(() => this.CONSUME9(contextual.outerAttr));
  }
}
