/** Our lookahead of one token against Chevrotain's own: every choice of the grammar, for every token. */
import {
  Alternation,
  type IProduction,
  LLkLookaheadStrategy,
  type OptionalProductionType,
  type Rule,
} from 'chevrotain';
import { expect, test } from 'vitest';
import { vocabulary } from '#lib/interpreter/syntax/lex/tokens.ts';
import { partsOf } from '#lib/interpreter/syntax/parse/first.ts';
import { OneToken } from '#lib/interpreter/syntax/parse/lookahead.ts';
import { RecoveringGrammar } from '#lib/interpreter/syntax/parse/recover.ts';

const OPTIONAL: readonly OptionalProductionType[] = [
  'Option',
  'Repetition',
  'RepetitionMandatory',
  'RepetitionMandatoryWithSeparator',
  'RepetitionWithSeparator',
];

const rules: readonly Rule[] = Object.values(new RecoveringGrammar(false).engine.getGAstProductions());
const theirs = new LLkLookaheadStrategy({ maxLookahead: 1 });
const ours = new OneToken();

const productionsOf = (parts: readonly IProduction[]): readonly IProduction[] =>
  parts.flatMap((each) => [each, ...productionsOf(partsOf(each))]);

/** What a choice answers to each token of the language; `gates` hold or not. */
const answers = (
  choose: (alternatives?: { GATE: () => boolean; ALT: () => void }[]) => unknown,
  gates: readonly boolean[],
) =>
  vocabulary.map((tokenType) => {
    const token = { tokenType, tokenTypeIdx: tokenType.tokenTypeIdx ?? 0 };
    const parser = { LA: () => token, LA_FAST: () => token };
    return choose.call(
      parser,
      gates.map((gate) => ({ GATE: () => gate, ALT: () => {} })),
    );
  });

test.each(rules.map((rule) => [rule.name, rule] as const))('the choices of %s', (_, rule) => {
  const options = { rule, maxLookahead: 1, dynamicTokensEnabled: false };
  const differing: string[] = [];
  for (const production of productionsOf(rule.definition)) {
    if (!('idx' in production) || typeof production.idx !== 'number') continue;
    const prodOccurrence = production.idx;
    if (production instanceof Alternation) {
      for (const hasPredicates of [false, true]) {
        const asked = { ...options, prodOccurrence, hasPredicates };
        for (const openGates of [1, 2, 3]) {
          const gates = production.definition.map((_, index) => (index + 1) % openGates === 0);
          const expected = answers(theirs.buildLookaheadForAlternation(asked), gates);
          const found = answers(ours.buildLookaheadForAlternation(asked), gates);
          if (!equal(expected, found)) differing.push(`OR${prodOccurrence}, gates ${gates.join()}`);
        }
      }
      continue;
    }
    const prodType = OPTIONAL.find((each) => each === production.constructor.name);
    if (prodType === undefined) continue;
    const asked = { ...options, prodOccurrence, prodType };
    const expected = answers(theirs.buildLookaheadForOptional(asked), []);
    if (!equal(expected, answers(ours.buildLookaheadForOptional(asked), [])))
      differing.push(`${prodType}${prodOccurrence}`);
  }
  expect(differing).toEqual([]);
});

const equal = (one: readonly unknown[], other: readonly unknown[]): boolean =>
  one.length === other.length && one.every((value, index) => value === other[index]);

test('the grammar has no left recursion, no alternative that is empty before the last, no repetition of nothing', () => {
  const all = [...rules];
  // Alternatives that begin alike are meant so: the first whose condition holds is taken.
  const faults = [
    ...theirs.validateNoLeftRecursion(all),
    ...theirs.validateEmptyOrAlternatives(all),
    ...theirs.validateSomeNonEmptyLookaheadPath(all, 1),
  ];
  expect(faults.map((each) => each.message)).toEqual([]);
});
