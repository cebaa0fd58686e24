// Leaves out of every bundle what the parser library has and this project does not use: its lexer (the scanner is our
// own) and the analysis of a grammar's mistakes (a test makes it). They are a tenth of what the worker would weigh, and no
// bundler can tell that they are not needed.

const unused = new Map([
  [
    '/chevrotain/lib/src/scan/lexer_public.js',
    `export class Lexer { static NA = /NOT_APPLICABLE/; }
     export const LexerDefinitionErrorType = {};`,
  ],
  [
    '/chevrotain/lib/src/parse/grammar/checks.js',
    [
      'validateLookahead',
      'validateGrammar',
      'validateRuleIsOverridden',
      'validateAmbiguousAlternationAlternatives',
      'validateEmptyOrAlternative',
      'validateNoLeftRecursion',
      'validateSomeNonEmptyLookaheadPath',
    ]
      .map((name) => `export const ${name} = () => [];`)
      .join('\n'),
  ],
]);

/** A plugin for Vite and for Rolldown. An export that a newer version of the library asks for fails the build. */
export const leanParser = () => ({
  name: 'ferrostep-lean-parser',
  load(id) {
    const path = id.replaceAll('\\', '/');
    for (const [end, code] of unused) if (path.endsWith(end)) return { code, moduleSideEffects: false };
    return undefined;
  },
});
