/** Puts together what lints look at, from what the phases made of a program. */
import type { Body } from '../mir/ir.ts';
import type { ExpandedProgram, ParsedProgram } from '../syntax/index.ts';
import type { Edition } from '../source/index.ts';
import type { DefId } from '../types/ty.ts';
import type { Linted } from '../warnings/index.ts';
import type { BodyResults } from './bodies.ts';
import type { CrateItems } from './crate-items.ts';
import type { LintLevels } from './lint-levels.ts';

export function lintedOf(
  crate: CrateItems,
  { ast, lines, sourceMap }: ParsedProgram,
  { crate: core }: ExpandedProgram,
  made: {
    readonly edition: Edition;
    readonly results: BodyResults;
    readonly bodies: ReadonlyMap<DefId, Body>;
    readonly levels: LintLevels;
  },
): Linted {
  const { resolver } = crate.made;
  return {
    items: crate.items,
    edition: made.edition,
    surface: ast,
    core,
    names: resolver.crate.resolutions,
    syntax: resolver.crate.syntax,
    entries: [...(crate.main === undefined ? [] : [crate.main]), ...crate.tests.map(({ def }) => def)],
    bodies: crate.soundBodies.map((body) => {
      const built = made.results.build(body);
      return {
        owner: body.owner,
        typed: made.results.check(body).body,
        built: built?.body === undefined ? [] : [...built.closures, built.body],
      };
    }),
    imports: resolver.importUses(),
    definesMacros: /\bmacro_rules\s*!/u.test(lines.text),
    called: sourceMap.called,
    isAllowed: made.levels.isAllowed,
  };
}
