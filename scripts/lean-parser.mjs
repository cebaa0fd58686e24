// Leaves out of every bundle what the parser library has and this project does not use: its lexer (the scanner is our
// own) and the analysis of a grammar's mistakes (a test makes it). They are a tenth of what the worker would weigh, and no
// bundler can tell that they are not needed. Of the parser itself only texts with a fault have need: who else imports the
// library gets its tokens.

import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

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

/** The modules that run the library's parser, all of them for texts with a fault (`syntax/parse/recover.ts`). */
const PARSER = ['recover', 'lookahead', 'first'].map((each) => `/syntax/parse/${each}.ts`);
const TOKENS = '\0chevrotain-tokens';
const scan = join(dirname(fileURLToPath(import.meta.resolve('chevrotain'))), 'scan').replaceAll('\\', '/');

/** A plugin for Vite and for Rolldown. An export that a newer version of the library asks for fails the build. */
export const leanParser = () => ({
  name: 'ferrostep-lean-parser',
  enforce: /** @type {const} */ ('pre'),
  resolveId: (source, importer) =>
    source === 'chevrotain' && !PARSER.some((each) => importer?.replaceAll('\\', '/').split('?')[0].endsWith(each))
      ? TOKENS
      : undefined,
  load(id) {
    if (id === TOKENS)
      return [
        `export { createToken, EOF } from '${scan}/tokens_public.js';`,
        `export { Lexer } from '${scan}/lexer_public.js';`,
      ].join('\n');
    const path = id.replaceAll('\\', '/');
    for (const [end, code] of unused) if (path.endsWith(end)) return { code, moduleSideEffects: false };
    return undefined;
  },
});
