/**
 * The tokens that a part of the grammar can begin with, `FIRST` of the textbooks: `&`? `mut`? name begins with `&`, `mut`
 * or a name, and is never empty.
 */
import {
  Alternation,
  type IProduction,
  NonTerminal,
  Option,
  Repetition,
  RepetitionWithSeparator,
  type Rule,
  Terminal,
  type TokenType,
} from 'chevrotain';

export interface First {
  /** By `tokenTypeIdx`; a category has all its members here. */
  readonly tokens: ReadonlySet<number>;
  /** It may also match nothing. */
  readonly canBeEmpty: boolean;
}

/** Remembers what was worked out of each rule. */
export type FirstOfRules = Map<Rule, First>;

export function firstOfSequence(parts: readonly IProduction[], known: FirstOfRules): First {
  const tokens = new Set<number>();
  for (const part of parts) {
    const first = firstOf(part, known);
    for (const token of first.tokens) tokens.add(token);
    if (!first.canBeEmpty) return { tokens, canBeEmpty: false };
  }
  return { tokens, canBeEmpty: true };
}

function firstOf(production: IProduction, known: FirstOfRules): First {
  if (production instanceof Terminal) return { tokens: new Set(membersOf(production.terminalType)), canBeEmpty: false };
  if (production instanceof NonTerminal) return firstOfRule(production.referencedRule, known);
  if (production instanceof Alternation) {
    const firsts = production.definition.map((each) => firstOf(each, known));
    return {
      tokens: new Set(firsts.flatMap((each) => [...each.tokens])),
      canBeEmpty: firsts.some((each) => each.canBeEmpty),
    };
  }
  const first = firstOfSequence(partsOf(production), known);
  const isOptional =
    production instanceof Option || production instanceof Repetition || production instanceof RepetitionWithSeparator;
  return isOptional ? { ...first, canBeEmpty: true } : first;
}

function firstOfRule(rule: Rule, known: FirstOfRules): First {
  const found = known.get(rule);
  if (found !== undefined) return found;
  const first = firstOfSequence(rule.definition, known);
  known.set(rule, first);
  return first;
}

/** A token type, and for a category those that belong to it. */
const membersOf = ({ tokenTypeIdx, categoryMatches }: TokenType): readonly number[] => [
  ...(tokenTypeIdx === undefined ? [] : [tokenTypeIdx]),
  ...(categoryMatches ?? []),
];

/** What stands within a production in the same rule; what a rule's name stands for is another rule's. */
export function partsOf(production: IProduction | Rule): readonly IProduction[] {
  return production instanceof NonTerminal || !('definition' in production) ? [] : production.definition;
}
