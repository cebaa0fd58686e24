/**
 * Which alternative the next token begins, worked out when a parse first asks.
 *
 * Chevrotain works out the choices of the whole grammar while the parser is made, for any number of tokens of lookahead.
 * This takes as long as checking a small program, which meets a fraction of the choices; and one token is all we allow.
 */
import {
  Alternation,
  type ILookaheadStrategy,
  type IProduction,
  type IToken,
  Option,
  Repetition,
  RepetitionMandatory,
  RepetitionMandatoryWithSeparator,
  RepetitionWithSeparator,
  type Rule,
} from 'chevrotain';
import { once } from '../../../heap/base/index.ts';
import { firstOfSequence, type FirstOfRules, partsOf } from './first.ts';

type AlternationOptions = Parameters<ILookaheadStrategy['buildLookaheadForAlternation']>[0];
type OptionalOptions = Parameters<ILookaheadStrategy['buildLookaheadForOptional']>[0];

/** The parser as far as a choice needs it. */
interface Asker {
  LA(distance: number): IToken;
}

/** An alternative as the grammar writes it: it may hold only under a condition. */
interface Gated {
  readonly GATE?: () => boolean;
}

export class OneToken implements ILookaheadStrategy {
  private readonly known: FirstOfRules = new Map();

  /** The grammar is held against Chevrotain's own analysis in a test, not at every start. */
  validate(): [] {
    return [];
  }

  buildLookaheadForAlternation({ rule, prodOccurrence, hasPredicates }: AlternationOptions) {
    const alternatives = once(() =>
      partsOf(findProduction(rule, Alternation, prodOccurrence)).map((each) => firstOfSequence([each], this.known)),
    );
    const chosen = once(() => {
      // By token; the first alternative that may be empty takes all tokens that none before it does.
      const byToken = new Map<number, number>();
      const empty = alternatives().findIndex((each) => each.canBeEmpty);
      const reachable = empty < 0 ? alternatives() : alternatives().slice(0, empty + 1);
      for (const [index, { tokens }] of reachable.entries())
        for (const token of tokens) if (!byToken.has(token)) byToken.set(token, index);
      return { byToken, otherwise: empty < 0 ? undefined : empty };
    });
    if (!hasPredicates)
      return function (this: Asker): number | undefined {
        const { byToken, otherwise } = chosen();
        return byToken.get(this.LA(1).tokenTypeIdx) ?? otherwise;
      };
    return function (this: Asker, gated: readonly Gated[] = []): number | undefined {
      const token = this.LA(1).tokenTypeIdx;
      const index = alternatives().findIndex(
        (each, at) => (each.canBeEmpty || each.tokens.has(token)) && gated[at]?.GATE?.call(this) !== false,
      );
      return index < 0 ? undefined : index;
    };
  }

  buildLookaheadForOptional({ rule, prodOccurrence, prodType }: OptionalOptions) {
    const within = once(() =>
      firstOfSequence(partsOf(findProduction(rule, OPTIONAL[prodType], prodOccurrence)), this.known),
    );
    return function (this: Asker): boolean {
      const { tokens, canBeEmpty } = within();
      return canBeEmpty || tokens.has(this.LA(1).tokenTypeIdx);
    };
  }
}

const OPTIONAL = {
  Option,
  Repetition,
  RepetitionMandatory,
  RepetitionMandatoryWithSeparator,
  RepetitionWithSeparator,
} as const;

type Kind = typeof Alternation | (typeof OPTIONAL)[keyof typeof OPTIONAL];

/** The production of a kind that bears a number: `MANY2` is the repetition with number 2. */
function findProduction(rule: Rule, kind: Kind, occurrence: number): IProduction {
  const open: IProduction[] = [...rule.definition];
  for (let each = open.pop(); each !== undefined; each = open.pop()) {
    if (each instanceof kind && each.idx === occurrence) return each;
    open.push(...partsOf(each));
  }
  throw new Error(`the rule ${rule.name} has no ${kind.name} ${occurrence}`);
}
