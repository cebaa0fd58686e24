/**
 * Runs the rules of the grammar on Chevrotain, for texts with a fault: it says what was expected and goes on behind it: the
 * text's tree holds what could be made of it.
 */
import {
  type CstNode,
  CstParser,
  type IRecognitionException,
  type IToken,
  type ParserMethod,
  type TokenType,
} from 'chevrotain';
import { invariant, once } from '../../../heap/base/index.ts';
import type { Diagnostic } from '../../diagnostics/index.ts';
import type { FileId } from '../../source/index.ts';
import { type Token, vocabulary } from '../lex/tokens.ts';
import { reported, toDiagnostic } from './faults.ts';
import { RustGrammar } from './grammar.ts';
import { OneToken } from './lookahead.ts';
import { messages } from './messages.ts';
import { type Action, type Alternative, type Labelled, type Rule, type SubruleOptions, END } from './plain-parser.ts';
import type { EntryRule } from './run.ts';

type Method = ParserMethod<[(boolean | undefined)?], CstNode>;

/** After so many errors, the parser stops looking for a way to go on. */
const maximalErrors = 20;

/** Chevrotain with its calls open to the grammar, which makes them on it. */
class Engine extends CstParser {
  declare recoveryEnabled: boolean;
  declare RECORDING_PHASE: boolean;
  declare RULE_STACK_IDX: number;
  /** Whether it looks for a way to go on behind an error. */
  readonly recovers: boolean;

  constructor(recovers: boolean) {
    super(vocabulary, {
      recoveryEnabled: recovers,
      lookaheadStrategy: new OneToken(),
      maxLookahead: 1,
      nodeLocationTracking: 'onlyOffset',
      skipValidations: true,
      errorMessageProvider: messages,
    });
    this.recovers = recovers;
  }

  /** Chevrotain finds a rule by its name among the parser's own properties. */
  addRule({ name, body }: Rule): Method {
    const method = this.RULE(name, body);
    Object.assign(this, { [name]: method });
    return method;
  }
  ready(): void {
    this.performSelfAnalysis();
  }
  prepare(tokens: readonly Token[]): void {
    this.input = [...tokens];
    this.recoveryEnabled = this.recovers;
  }
  ahead(distance: number): IToken {
    return this.LA(distance);
  }
  take(index: number, tokenType: TokenType, options?: Labelled): void {
    this.consume(index, tokenType, options);
  }
  call(index: number, method: Method, options?: SubruleOptions): CstNode {
    return this.subrule(index, method, options);
  }
  choose(index: number, alternatives: readonly Alternative[]): void {
    this.or(index, [...alternatives]);
  }
  perhaps(index: number, action: Action): void {
    this.option(index, action);
  }
  repeat(index: number, action: Action): void {
    this.many(index, action);
  }
  repeatOnce(index: number, action: () => unknown): void {
    this.atLeastOne(index, action);
  }
}

/** The grammar, making its calls on Chevrotain. */
export class RecoveringGrammar extends RustGrammar {
  readonly engine: Engine;
  /** Chevrotain has more calls open for each rule, so that the stack would end before the guard of the plain parser. */
  protected override readonly maximalDepth = 450;
  private readonly methods: ReadonlyMap<Rule, Method>;

  constructor(recovers: boolean) {
    super();
    const engine = new Engine(recovers);
    this.engine = engine;
    this.methods = new Map(this.rules().map((rule) => [rule, engine.addRule(rule)]));
    engine.ready();
  }

  /** The tree of a text, with its faults. */
  parseWithFaults(rule: Rule, tokens: readonly Token[]): { cst: CstNode; faults: readonly IRecognitionException[] } {
    this.prepare();
    this.engine.prepare(tokens);
    const cst = this.methodOf(rule).call(this.engine);
    return { cst, faults: this.engine.errors };
  }

  private methodOf(rule: Rule): Method {
    const method = this.methods.get(rule);
    invariant(method !== undefined, 'each rule of the grammar is a method of the engine');
    return method;
  }

  protected override get RECORDING_PHASE(): boolean {
    return this.engine.RECORDING_PHASE;
  }
  protected override get openRules(): number {
    return this.engine.RULE_STACK_IDX;
  }
  protected override guardDepth(): void {
    if (this.engine.errors.length > maximalErrors) this.engine.recoveryEnabled = false;
    super.guardDepth();
  }
  protected override LA(distance: number): Token {
    const token = this.engine.ahead(distance);
    return isOurs(token) ? token : END;
  }
  protected override consume(index: number, tokenType: TokenType, options: Labelled | undefined): void {
    this.engine.take(index, tokenType, options);
  }
  protected override subrule(index: number, rule: Rule, options: SubruleOptions | undefined): CstNode {
    return this.engine.call(index, this.methodOf(rule), options);
  }
  protected override or(index: number, alternatives: readonly Alternative[]): void {
    this.engine.choose(index, alternatives);
  }
  protected override option(index: number, action: Action): void {
    this.engine.perhaps(index, action);
  }
  protected override many(index: number, action: Action): void {
    this.engine.repeat(index, action);
  }
  protected override atLeastOne(index: number, action: () => unknown): void {
    this.engine.repeatOnce(index, action);
  }
}

/** Chevrotain makes tokens of its own: behind the last one, and where one is missing. */
const isOurs = (token: IToken): token is Token => 'inner' in token;

// Making a parser takes as long as checking a small program, so there is one for all texts.
const recovering = once(() => new RecoveringGrammar(true));
const stopping = once(() => new RecoveringGrammar(false));

/** What is wrong with a text, and its tree as far as there is one. `end` is the offset behind its last token. */
export function parseWithFaults(
  rule: EntryRule,
  tokens: readonly Token[],
  file: FileId,
  end: number,
): { cst: CstNode; diagnostics: readonly Diagnostic[] } {
  const parser = recovering();
  const { cst, faults } = parser.parseWithFaults(parser[rule], tokens);
  return { cst, diagnostics: reported(faults, tokens, file, end) };
}

/** Why the rule does not take the first of the tokens. */
export function firstFault(rule: EntryRule, tokens: readonly Token[], file: FileId, end: number): Diagnostic {
  const parser = stopping();
  const [first] = parser.parseWithFaults(parser[rule], tokens).faults;
  invariant(first !== undefined, 'what the plain parser refuses, Chevrotain refuses');
  return toDiagnostic(first, file, end);
}
