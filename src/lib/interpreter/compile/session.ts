/**
 * Compiling a program over its edits: source text to verdict, control-flow graphs and borrow facts. Each phase gives data
 * plus diagnostics and goes on as far as it can; a body that one phase could not finish is left out by the next. What was
 * found of an earlier text stands where what it was found from is the same, so that the answer is that of a fresh compile.
 */
import { once, sameData } from '../../heap/base/index.ts';
import { circularOpaques, findPrivateTypes, type HiddenType, looksIntoFaulty, withoutEchoes } from '../check/index.ts';
import type { BodyFacts } from '../borrowck/facts.ts';
import { type Diagnostic, unsupported } from '../diagnostics/index.ts';
import { constantCycles } from '../mir/index.ts';
import type { Body } from '../mir/ir.ts';
import { createDefPaths, type DefPaths } from '../resolve/index.ts';
import {
  createProgramText,
  type ExpandedProgram,
  type ParsedProgram,
  type ProgramText,
  RECOVERED,
} from '../syntax/index.ts';
import type { ConstantValue, ItemTables } from '../types/items.ts';
import type { DefId } from '../types/ty.ts';
import { type BodyResults, createBodyResults } from './bodies.ts';
import type { Compilation, CompileOptions, Progress } from './compilation.ts';
import { areContained, besideUnknown } from './contained.ts';
import { collectCrate, type CrateItems, withOtherBodies } from './crate-items.ts';
import { lintLevelsOf } from './lint-levels.ts';
import { lintedOf } from './linted-of.ts';
import { placedDiagnostic, PlacedMap } from './placed.ts';
import type { TestCase } from './tests.ts';
import { hasErrors, inOrder, statusOf } from './verdict.ts';
import { findWarnings } from '../warnings/index.ts';

export interface CompileSession {
  /** The compilation of the text as it is now. Only the last one may be run. */
  readonly update: (source: string) => Compilation;
}

/** So many ids of definitions that are no more are carried along at most. */
const MOST_IDS = 100_000;

/** Constants in types that need types with constants, so deep. */
const MOST_ROUNDS = 8;

export function createSession(options: CompileOptions, progress: Progress = { phase: '' }): CompileSession {
  let kept = createKept(options);
  return {
    update: (source) => {
      if (kept.defPaths.next - options.library.items.defCount > MOST_IDS) kept = createKept(options);
      return compileAgain(kept, source, options, progress);
    },
  };
}

/** What is kept from one text to the next. */
interface Kept {
  readonly text: ProgramText;
  readonly defPaths: DefPaths;
  crate: CrateItems | undefined;
  bodies: BodyResults | undefined;
  /** As the machine gets the items: with what the bodies of that program tell. */
  running: RunningItems | undefined;
}

interface RunningItems {
  readonly of: ItemTables;
  readonly hidden: readonly HiddenType[];
  readonly items: ItemTables;
}

const createKept = ({ edition, isTest = false, library }: CompileOptions): Kept => ({
  text: createProgramText({ edition, isTest }, library.files.length),
  defPaths: createDefPaths(library.items.defCount),
  crate: undefined,
  bodies: undefined,
  running: undefined,
});

function compileAgain(kept: Kept, source: string, options: CompileOptions, progress: Progress): Compilation {
  progress.phase = 'parsing';
  const parsed = kept.text.update(source);
  const diagnostics: Diagnostic[] = [...parsed.diagnostics];
  const nothing: Outcome = {
    items: options.library.items,
    main: undefined,
    tests: [],
    canTestsShare: false,
    bodies: new Map(),
    facts: new Map(),
  };
  if (hasErrors(diagnostics)) {
    diagnostics.push(...parsed.findings.filter(({ name }) => name === RECOVERED));
    return finish(source, parsed, diagnostics, options, nothing);
  }
  progress.phase = 'writing out macros';
  const levels = lintLevelsOf(parsed, options.edition);
  diagnostics.push(...levels.faults, ...levels.apply(parsed.findings));
  const expanded = parsed.expand();
  diagnostics.push(...expanded.diagnostics);
  progress.phase = 'resolving names and collecting items';
  const { crate, results } = cratesAgain(kept, parsed, expanded, options);
  // Of literals out of range rustc speaks last, wherever they stand.
  const isLate = (each: Diagnostic): boolean => each.lint === 'overflowing_literals';
  diagnostics.push(...levels.apply(crate.diagnostics.filter((each) => !isLate(each))));
  const { main, tests, canTestsShare } = crate;
  progress.phase = 'checking types';
  // Where a name or a signature is outside the language, nothing sure can be said of the bodies that use it.
  const outside = diagnostics.filter((each) => each.family === 'unsupported' || each.code === 'E0275');
  if (outside.length > 0 && !areContained(outside, crate, (body) => results.check(body).body.holes))
    return finish(source, parsed, diagnostics, options, { ...nothing, items: crate.items, main, tests, canTestsShare });
  const bodies = new Map<DefId, Body>();
  const facts = new Map<DefId, BodyFacts>();
  const checked = withoutEchoes(crate.soundBodies.flatMap((body) => results.check(body).diagnostics));
  diagnostics.push(...levels.apply(outside.length === 0 ? checked : besideUnknown(checked, outside)));
  const hidden = crate.soundBodies.flatMap((body) => results.check(body).hidden);
  const circles = circularOpaques(hidden, crate.items);
  diagnostics.push(...circles);
  // A type without an end cannot be looked at any further.
  if (circles.length > 0)
    return finish(source, parsed, diagnostics, options, { ...nothing, items: crate.items, main, tests, canTestsShare });
  let whole = 0;
  for (const body of crate.soundBodies) {
    progress.phase = 'building control flow';
    const built = results.build(body);
    if (built === undefined) continue;
    diagnostics.push(...built.diagnostics);
    if (built.body === undefined) continue;
    whole++;
    const all = [...built.closures, built.body];
    for (const each of all) bodies.set(each.owner, each);
    progress.phase = 'checking borrows';
    const borrows = results.borrows(body, all);
    for (const each of borrows) facts.set(each.facts.body, each.facts);
    // What may not be evaluated at compile time is not looked at for borrows.
    if (built.diagnostics.length > 0) continue;
    if (!looksIntoFaulty(results.check(body).body.expr, crate.made.collected.faulty))
      diagnostics.push(...borrows.flatMap((each) => each.diagnostics));
  }
  const cycles = constantCycles(bodies, crate.items);
  diagnostics.push(...cycles.found);
  if (!hasErrors(diagnostics)) diagnostics.push(...cycles.late);
  // Lints that refuse come last in rustc: only a program without any other error meets them.
  progress.phase = 'looking for lints';
  const isWhole = whole === crate.bodiesToCheck.length;
  const isClean = !hasErrors(diagnostics.filter((each) => each.lint === undefined));
  const typed = isClean ? crate.soundBodies.map((body) => results.check(body).body) : [];
  const hiddenTypes = findPrivateTypes(crate.made.resolver.crate, typed);
  diagnostics.push(...hiddenTypes);
  const late = !isClean
    ? []
    : crate.soundBodies.flatMap((body) => {
        const built = bodies.get(body.owner);
        return [
          ...results.check(body).late,
          ...(built === undefined || hiddenTypes.length > 0 ? [] : results.lints(body, built)),
        ];
      });
  if (isClean) diagnostics.push(...levels.apply(crate.diagnostics.filter(isLate)));
  diagnostics.push(...levels.apply(late));
  const found = [...parsed.findings, ...crate.diagnostics, ...checked, ...late];
  const faults = [...diagnostics];
  const reached = isClean && isWhole ? 'whole' : 'refused';
  const all = once(() => {
    const { edition } = options;
    const linted = lintedOf(crate, parsed, expanded, { edition, results, bodies, levels, faults });
    return [...found, ...levels.names(), ...findWarnings(linted, reached)];
  });
  const withUnfulfilled = once(() => [...all(), ...(reached === 'whole' ? levels.unfulfilled(all()) : [])]);
  const warnings = once(() => levels.warned(withUnfulfilled()));
  if (levels.deniesWarnings && (isWhole || !isClean) && statusOf(diagnostics) !== 'unsupported')
    diagnostics.push(...levels.apply(withUnfulfilled()).filter((each) => !found.includes(each)));
  if (!hasErrors(diagnostics)) diagnostics.push(...levels.doubts());
  const items = runningItems(kept, crate.items, hidden);
  const outcome = { items, main, tests, canTestsShare, bodies, facts, isWhole, isRestChecked: true, warnings };
  return finish(source, parsed, diagnostics, options, outcome);
}

/** Items and bodies: those of before as far as only bodies changed, else new ones. */
function cratesAgain(
  kept: Kept,
  parsed: ParsedProgram,
  expanded: ExpandedProgram,
  options: CompileOptions,
): { readonly crate: CrateItems; readonly results: BodyResults } {
  const before = kept.crate;
  const again = before === undefined ? 'more-changed' : withOtherBodies(before, parsed, expanded);
  // Half a step was made that was not enough: what is known of the items before cannot be compared with.
  if (again === 'spoilt') kept.bodies = undefined;
  let crate = typeof again === 'string' ? collectCrate(parsed, expanded, options, kept.defPaths) : again;
  const results = kept.bodies ?? createBodyResults(crate, options.library);
  results.update(crate);
  // A constant in a type that has to be run may need types with others: as long as there are new values, once more.
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const known = valuesOf(crate, results);
    if (known.size === 0) break;
    crate = collectCrate(parsed, expanded, options, kept.defPaths, known);
    results.update(crate);
  }
  kept.crate = crate;
  kept.bodies = results;
  return { crate, results };
}

/** The values of all constants in types that had to be run, where they are not those that the items were made with; else none. */
function valuesOf({ known, wanted }: CrateItems, results: BodyResults): ReadonlyMap<DefId, ConstantValue> {
  const values = new Map([...known.keys(), ...wanted].map((def) => [def, results.constant(def)]));
  return wanted.length === 0 && [...known].every(([def, value]) => sameData(values.get(def), value))
    ? new Map()
    : values;
}

/**
 * What a run looks at stays as it is while later texts are compiled. The same object as long as bodies tell the same, since
 * what the machine works out of it is kept with it.
 */
function runningItems(kept: Kept, of: ItemTables, hidden: readonly HiddenType[]): ItemTables {
  const before = kept.running;
  if (before?.of === of && sameData(before.hidden, hidden)) return before.items;
  const known = new Map(hidden.map(({ opaque, ty }) => [opaque, ty]));
  const items: ItemTables = { ...of, answers: { hiddenType: (opaque) => known.get(opaque) } };
  kept.running = { of, hidden, items };
  return items;
}

interface Outcome {
  readonly items: Compilation['items'];
  readonly main: DefId | undefined;
  readonly tests: readonly TestCase[];
  readonly canTestsShare: boolean;
  readonly bodies: ReadonlyMap<DefId, Body>;
  readonly facts: ReadonlyMap<DefId, BodyFacts>;
  readonly isWhole?: boolean;
  readonly isRestChecked?: boolean;
  /** Undefined: there are none where phases did not come so far. What rustc also says beside errors is there beside errors. */
  readonly warnings?: (() => readonly Diagnostic[]) | undefined;
}

/** Whoever raises the limit of recursion gets other answers where we come to the usual one. */
/** What is said twice of one place is said once: a macro may have written its argument several times. */
function withoutRepeats(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  if (diagnostics.length < 2) return diagnostics;
  const seen = new Set<string>();
  return diagnostics.filter((each) => {
    const text = JSON.stringify(each);
    const isNew = !seen.has(text);
    seen.add(text);
    return isNew;
  });
}

function beyondLimit({ ast }: ParsedProgram, diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const limit = ast.attrs.find((each) => each.path === 'recursion_limit');
  if (
    limit === undefined ||
    !diagnostics.some(({ name, code }) => name === 'macro-recursion' || (code !== undefined && LIMITED.has(code)))
  )
    return [];
  return [unsupported('a recursion limit of its own', limit.span)];
}

const LIMITED: ReadonlySet<string> = new Set(['E0055', 'E0275', 'E0320']);

function finish(
  source: string,
  parsed: ParsedProgram,
  found: readonly Diagnostic[],
  { edition, library }: CompileOptions,
  { items, main, tests, canTestsShare, bodies, facts, isWhole = false, isRestChecked = false, warnings }: Outcome,
): Compilation {
  const { lines, ast, sourceMap } = parsed;
  const diagnostics = [...found, ...beyondLimit(parsed, found)];
  const status = statusOf(diagnostics);
  return {
    source,
    edition,
    lines,
    status,
    ast,
    sourceMap,
    diagnostics: inOrder(withoutRepeats(diagnostics.map((each) => placedDiagnostic(each, sourceMap)))),
    items,
    bodies: new PlacedMap(bodies, sourceMap),
    code: bodies,
    facts: new PlacedMap(facts, sourceMap),
    factsOfCode: facts,
    main,
    tests: tests.map((test) => ({ ...test, nameSpan: sourceMap.absolute(test.nameSpan) })),
    canTestsShare,
    isWhole,
    isRestChecked,
    library,
    needs: [],
    warnings: once(() =>
      status !== 'unsupported' && warnings !== undefined
        ? inOrder(warnings().map((each) => placedDiagnostic(each, sourceMap)))
        : [],
    ),
  };
}
