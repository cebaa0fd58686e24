/**
 * Runs the rules of a grammar over tokens, for texts without a fault: the tree that Chevrotain makes, by the same calls
 * (`CONSUME`, `OR`, `MANY`, …), and nothing else. At the first token that no rule takes it stops; what was wrong, and what
 * follows behind it, is for `recover.ts` to say, which runs the same rules on Chevrotain itself.
 *
 * One token of lookahead decides each choice. Which tokens a choice can begin with (`FIRST` of the textbooks) is worked out
 * when a parse first comes to it, by running the part of the rule as far as its first token.
 */
import { type CstElement, type CstNode, EOF, type TokenType } from 'chevrotain';
import { type Token, makeToken, vocabulary } from '../lex/tokens.ts';

/** A rule of the grammar. */
export interface Rule {
  readonly name: string;
  readonly body: (isInner?: boolean) => void;
  /** What it can begin with, once it was asked for. */
  first: First | undefined;
  /** What decides its choices, by the kind and number of the call. */
  readonly choices: (Choice | undefined)[];
}

/** What a part of a rule can begin with. */
interface First {
  /** By `tokenTypeIdx`; a category has all its members here. */
  readonly tokens: Set<number>;
  canBeEmpty: boolean;
}

interface Choice {
  /** By `tokenTypeIdx`: which alternative the token begins, or `NONE`. What is optional is one alternative. */
  readonly byToken: Int8Array;
  /** Of each alternative, for those that hold under a condition only. */
  readonly firsts: readonly First[];
}

const NONE = -1;

export interface Alternative {
  readonly GATE?: () => boolean;
  readonly ALT: () => unknown;
}

export interface Gated {
  readonly GATE: () => boolean;
  readonly DEF: () => unknown;
}

export interface Labelled {
  /** Under what name the parent holds it; without one, the rule's or token type's. */
  readonly LABEL?: string;
}

export interface SubruleOptions extends Labelled {
  readonly ARGS?: [boolean | undefined];
}

export type Action = (() => unknown) | Gated;

/** Thrown at a token that no rule takes, and where a part of a rule has come to its first token: no errors, and so made once. */
const REFUSED = new Error('no rule takes this token');
const FOUND = new Error('the first token is found');

/** Behind the last token, and before the first. */
export const END: Token = makeToken(EOF, '', NaN, undefined, undefined, NaN);

/** Where the kinds of call have their choices in `Rule.choices`. */
const OR = 0;
const OPTION = 10;
const MANY = 20;
const TOKEN_TYPES = 1 + Math.max(...[EOF, ...vocabulary].map((each) => each.tokenTypeIdx ?? 0));

export abstract class PlainParser {
  private tokens: readonly Token[] = [];
  private position = 0;
  private node = createNode('', 0);
  private rule: Rule | undefined;
  private depth = 0;
  /** While the beginning of a part is worked out: what it was found to begin with. */
  private first: First | undefined;

  /** Runs a rule as far as it goes: its tree and the number of tokens it took; undefined where a token is refused. */
  parsePlainly(rule: Rule, tokens: readonly Token[]): { readonly cst: CstNode; readonly count: number } | undefined {
    this.tokens = tokens;
    this.position = 0;
    this.depth = 0;
    this.first = undefined;
    try {
      const cst = this.run(rule);
      return { cst, count: this.position };
    } catch (error) {
      if (error === REFUSED) return undefined;
      throw error;
    } finally {
      this.tokens = [];
    }
  }

  /** Whether rules run only to find out what they consist of: conditions on the text do not count then. */
  protected get RECORDING_PHASE(): boolean {
    return this.first !== undefined;
  }

  /** How many rules are open. */
  protected get openRules(): number {
    return this.depth;
  }

  /** The token at a distance: 1 is the next one, 0 the last one taken. */
  protected LA(distance: number): Token {
    return this.first === undefined ? (this.tokens[this.position + distance - 1] ?? END) : END;
  }

  /** All rules of the grammar. */
  protected rules(): readonly Rule[] {
    return Object.values(this).filter((each) => isRule(each));
  }

  protected RULE(name: string, body: (isInner?: boolean) => void): Rule {
    return { name, body, first: undefined, choices: [] };
  }

  protected consume(_: number, tokenType: TokenType, options: Labelled | undefined): void {
    if (this.first !== undefined) this.stopAt(tokenType, this.first);
    const token = this.tokens[this.position] ?? END;
    if (token.tokenTypeIdx !== tokenType.tokenTypeIdx && !isOfCategory(token, tokenType)) throw REFUSED;
    this.position++;
    add(this.node, options?.LABEL ?? tokenType.name, token);
  }

  protected subrule(_: number, rule: Rule, options: SubruleOptions | undefined): CstNode {
    if (this.first !== undefined) {
      this.passFirst(
        (rule.first ??= this.firstOf(() => {
          rule.body();
        })),
        this.first,
      );
      return this.node;
    }
    const cst = this.run(rule, options?.ARGS?.[0]);
    add(this.node, options?.LABEL ?? rule.name, cst);
    return cst;
  }

  protected or(index: number, alternatives: readonly Alternative[]): void {
    if (this.first !== undefined) {
      const firsts = alternatives.map((each) => this.firstOf(each.ALT));
      this.passFirst(firstOfAny(firsts), this.first);
      return;
    }
    const { byToken, firsts } =
      this.rule?.choices[OR + index] ??
      this.choose(
        OR + index,
        alternatives.map((each) => each.ALT),
      );
    const { tokenTypeIdx } = this.tokens[this.position] ?? END;
    const chosen = alternatives.some(isGated)
      ? firsts.findIndex(
          (each, at) => (each.canBeEmpty || each.tokens.has(tokenTypeIdx)) && alternatives[at]?.GATE?.() !== false,
        )
      : byToken[tokenTypeIdx];
    const alternative = alternatives[chosen ?? NONE];
    if (alternative === undefined) throw REFUSED;
    alternative.ALT();
  }

  protected option(index: number, action: Action): void {
    if (this.first !== undefined) this.passOptional(action, this.first);
    else if (this.begins(OPTION + index, action)) partOf(action)();
  }

  protected many(index: number, action: Action): void {
    if (this.first !== undefined) {
      this.passOptional(action, this.first);
      return;
    }
    while (this.begins(MANY + index, action)) {
      const before = this.position;
      partOf(action)();
      if (this.position === before) break;
    }
  }

  protected atLeastOne(index: number, action: () => unknown): void {
    if (this.first !== undefined) {
      this.passFirst(this.firstOf(action), this.first);
      return;
    }
    if (!this.begins(MANY + index, action)) throw REFUSED;
    this.many(index, action);
  }

  private run(rule: Rule, isInner?: boolean): CstNode {
    const { node, rule: outer } = this;
    const start = (this.tokens[this.position] ?? END).startOffset;
    const own = createNode(rule.name, start);
    this.node = own;
    this.rule = rule;
    this.depth++;
    rule.body(isInner);
    this.depth--;
    this.rule = outer;
    this.node = node;
    const last = this.tokens[this.position - 1] ?? END;
    // A rule that took nothing has no place.
    if (start <= last.startOffset) own.location.endOffset = last.endOffset;
    else own.location.startOffset = -1;
    return own;
  }

  // ---------------------------------------------------------------- what decides a choice

  private choose(key: number, parts: readonly (() => unknown)[]): Choice {
    const firsts = parts.map((each) => this.firstOf(each));
    // The first alternative that may be empty takes all tokens that none before it does.
    const otherwise = firsts.findIndex((each) => each.canBeEmpty);
    const byToken = new Int8Array(TOKEN_TYPES).fill(otherwise);
    const reachable = otherwise < 0 ? firsts : firsts.slice(0, otherwise);
    for (const [index, { tokens }] of reachable.toReversed().entries())
      for (const token of tokens) byToken[token] = reachable.length - 1 - index;
    const choice: Choice = { byToken, firsts };
    if (this.rule !== undefined) this.rule.choices[key] = choice;
    return choice;
  }

  private begins(key: number, action: Action): boolean {
    if (typeof action !== 'function' && !action.GATE()) return false;
    const { byToken } = this.rule?.choices[key] ?? this.choose(key, [partOf(action)]);
    return byToken[(this.tokens[this.position] ?? END).tokenTypeIdx] !== NONE;
  }

  /** What a part of a rule can begin with. */
  protected firstOf(part: () => unknown): First {
    const outer = this.first;
    const first: First = { tokens: new Set(), canBeEmpty: true };
    this.first = first;
    try {
      part();
    } catch (error) {
      if (error !== FOUND) throw error;
      first.canBeEmpty = false;
    } finally {
      this.first = outer;
    }
    return first;
  }

  private stopAt({ tokenTypeIdx, categoryMatches }: TokenType, into: First): never {
    if (tokenTypeIdx !== undefined) into.tokens.add(tokenTypeIdx);
    for (const member of categoryMatches ?? []) into.tokens.add(member);
    throw FOUND;
  }

  private passFirst(first: First, into: First): void {
    for (const token of first.tokens) into.tokens.add(token);
    if (!first.canBeEmpty) throw FOUND;
  }

  private passOptional(action: Action, into: First): void {
    for (const token of this.firstOf(partOf(action)).tokens) into.tokens.add(token);
  }

  // ---------------------------------------------------------------- as Chevrotain's grammars are written

  protected CONSUME(tokenType: TokenType, options?: Labelled): void {
    this.consume(0, tokenType, options);
  }
  protected CONSUME2(tokenType: TokenType, options?: Labelled): void {
    this.consume(2, tokenType, options);
  }
  protected CONSUME3(tokenType: TokenType, options?: Labelled): void {
    this.consume(3, tokenType, options);
  }
  protected CONSUME4(tokenType: TokenType, options?: Labelled): void {
    this.consume(4, tokenType, options);
  }
  protected CONSUME9(tokenType: TokenType, options?: Labelled): void {
    this.consume(9, tokenType, options);
  }
  protected SUBRULE(rule: Rule, options?: SubruleOptions): CstNode {
    return this.subrule(0, rule, options);
  }
  protected SUBRULE2(rule: Rule, options?: SubruleOptions): CstNode {
    return this.subrule(2, rule, options);
  }
  protected SUBRULE3(rule: Rule, options?: SubruleOptions): CstNode {
    return this.subrule(3, rule, options);
  }
  protected SUBRULE4(rule: Rule, options?: SubruleOptions): CstNode {
    return this.subrule(4, rule, options);
  }
  protected SUBRULE5(rule: Rule, options?: SubruleOptions): CstNode {
    return this.subrule(5, rule, options);
  }
  protected OR(alternatives: readonly Alternative[]): void {
    this.or(0, alternatives);
  }
  protected OR2(alternatives: readonly Alternative[]): void {
    this.or(2, alternatives);
  }
  protected OR3(alternatives: readonly Alternative[]): void {
    this.or(3, alternatives);
  }
  protected OR4(alternatives: readonly Alternative[]): void {
    this.or(4, alternatives);
  }
  protected OPTION(action: Action): void {
    this.option(0, action);
  }
  protected OPTION2(action: Action): void {
    this.option(2, action);
  }
  protected OPTION3(action: Action): void {
    this.option(3, action);
  }
  protected OPTION4(action: Action): void {
    this.option(4, action);
  }
  protected OPTION5(action: Action): void {
    this.option(5, action);
  }
  protected MANY(action: Action): void {
    this.many(0, action);
  }
  protected MANY2(action: Action): void {
    this.many(2, action);
  }
  protected MANY9(action: Action): void {
    this.many(9, action);
  }
  protected AT_LEAST_ONE(action: () => unknown): void {
    this.atLeastOne(0, action);
  }
}

const partOf = (action: Action): (() => unknown) => (typeof action === 'function' ? action : action.DEF);
const isRule = (value: unknown): value is Rule => typeof value === 'object' && value !== null && 'choices' in value;
const isGated = ({ GATE }: Alternative): boolean => GATE !== undefined;

const isOfCategory = (token: Token, { isParent, categoryMatchesMap }: TokenType): boolean =>
  isParent === true && categoryMatchesMap?.[token.tokenTypeIdx] === true;

function firstOfAny(firsts: readonly First[]): First {
  const tokens = new Set<number>();
  for (const each of firsts) for (const token of each.tokens) tokens.add(token);
  return { tokens, canBeEmpty: firsts.some((each) => each.canBeEmpty) };
}

interface Node extends CstNode {
  readonly children: Record<string, CstElement[]>;
  readonly location: { startOffset: number; endOffset: number };
}

const createNode = (name: string, startOffset: number): Node => ({
  name,
  children: {},
  location: { startOffset, endOffset: -1 },
});

function add(node: Node, label: string, child: CstElement): void {
  const list = node.children[label];
  if (list === undefined) node.children[label] = [child];
  else list.push(child);
}
