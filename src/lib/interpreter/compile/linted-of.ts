/** Puts together what lints look at, from what the phases made of a program. */
import { findIn } from '../../heap/base/index.ts';
import { looksIntoFaulty } from '../check/index.ts';
import type { Diagnostic } from '../diagnostics/index.ts';
import type { Body } from '../mir/ir.ts';
import type { ExpandedProgram, ParsedProgram } from '../syntax/index.ts';
import type { BodyToCheck } from '../resolve/index.ts';
import type { Edition, SourceMap, Span } from '../source/index.ts';
import { walkArg } from '../types/fold.ts';
import { mentionsError } from '../types/mentions-error.ts';
import type { DefId, Ty } from '../types/ty.ts';
import type { Linted } from '../warnings/index.ts';
import type { BodyResults } from './bodies.ts';
import type { CrateItems } from './crate-items.ts';
import type { LintLevels } from './lint-levels.ts';

/** What of the program's bodies rustc's lints come to, and where they stand. */
export function lintedOf(
  crate: CrateItems,
  { ast, lines, sourceMap }: ParsedProgram,
  { crate: core }: ExpandedProgram,
  made: {
    readonly edition: Edition;
    readonly results: BodyResults;
    readonly bodies: ReadonlyMap<DefId, Body>;
    readonly levels: LintLevels;
    /** What was found of the program other than by lints. */
    readonly faults: readonly Diagnostic[];
  },
): Linted {
  const { resolver, collected } = crate.made;
  const places = placesOf(made.faults.filter(keepsLintsAway), sourceMap);
  const isFaulty = ({ owner, node }: BodyToCheck): boolean =>
    places.length > 0 &&
    [node.span, ...headsAround(crate, owner)].some((span) => {
      const around = sourceMap.called(span);
      return places.some(({ start, end }) => around.start <= start && end <= around.end);
    });
  const endless = endlessTypes(crate, made.faults);
  const isOfNoLayout = (ty: Ty): boolean => mentionsError(ty) || (endless.size > 0 && mentionsAdt(ty, endless));
  const bodies = crate.soundBodies.flatMap((body) => {
    const typed = made.results.check(body).body;
    if (typed.tainted || typed.holes.length > 0 || isFaulty(body) || looksIntoFaulty(typed.expr, collected.faulty))
      return [];
    const built = made.results.build(body);
    if (built === undefined || built.diagnostics.length > 0 || built.body === undefined) return [];
    const graphs = [...built.closures, built.body];
    if (made.faults.length > 0 && graphs.some(({ locals }) => locals.some(({ ty }) => isOfNoLayout(ty)))) return [];
    return [{ owner: body.owner, typed, built: [...graphs.flatMap(constBlocksIn), ...graphs] }];
  });
  return {
    items: crate.items,
    edition: made.edition,
    surface: ast,
    core,
    names: resolver.crate.resolutions,
    syntax: resolver.crate.syntax,
    entries: [...(crate.main === undefined ? [] : [crate.main]), ...crate.tests.map(({ def }) => def)],
    bodies,
    areBodiesWhole: bodies.length === crate.bodiesToCheck.length,
    imports: resolver.importUses(),
    text: lines.text,
    faults: places,
    definesMacros: /\bmacro_rules\s*!/u.test(lines.text),
    called: sourceMap.called,
    isAllowed: made.levels.isAllowed,
  };
}

/** A body's `const` blocks, inner ones first: bodies of their own with variables of their own. */
const constBlocksIn = (body: Body): readonly Body[] =>
  body.promoted.filter((each) => each.isConstBlock).flatMap((each) => [...constBlocksIn(each), each]);

/** A borrow or a move that may not be does not keep rustc from its lints on the body. */
const keepsLintsAway = ({ severity, family, lint }: Diagnostic): boolean =>
  severity === 'error' && lint === undefined && family !== 'ownership';

/** Where the faults stand in the whole text, and where the macros were called that wrote what is faulty. */
const placesOf = (faults: readonly Diagnostic[], { absolute, called }: SourceMap): readonly Span[] =>
  faults.flatMap(({ span }) => [absolute(span), called(span)]);

/** Types that hold themselves (E0072): what has one of them has no layout. */
function endlessTypes({ made }: CrateItems, faults: readonly Diagnostic[]): ReadonlySet<DefId> {
  const places = faults.filter(({ code }) => code === 'E0072').map(({ span }) => span);
  if (places.length === 0) return new Set();
  const isAt = ({ file, start, end }: Span): boolean =>
    places.some((at) => at.file === file && start <= at.start && at.start < end);
  return new Set(
    [...made.resolver.crate.syntax].flatMap(([def, found]) =>
      found.kind === 'item' && isAt(found.node.span) ? [def] : [],
    ),
  );
}

function mentionsAdt(ty: Ty, defs: ReadonlySet<DefId>): boolean {
  let found = false;
  walkArg(ty, {
    ty: (each) => {
      if (each.kind === 'adt' && defs.has(each.def)) found = true;
      return !found;
    },
  });
  return found;
}

/** The heads of the impls, traits and functions around a body. */
function headsAround({ items, made }: CrateItems, owner: DefId): readonly Span[] {
  const heads: Span[] = [];
  for (let at = findIn(items.defs, owner)?.parent; at !== undefined; at = findIn(items.defs, at)?.parent) {
    const found = made.resolver.crate.syntax.get(at);
    if (found?.kind === 'item' && found.node.kind !== 'mod') heads.push(found.node.span);
  }
  return heads;
}
