/**
 * The pipeline on one page: source text to verdict, control-flow graphs and borrow facts. Each phase gives data plus
 * diagnostics and goes on as far as it can; a body that one phase could not finish is left out by the next.
 */
import { checkBody } from './borrowck/index.ts';
import { getIn } from '../heap/base/index.ts';
import type { Diagnostic } from './diagnostics/index.ts';
import type { BodyFacts } from './borrowck/facts.ts';
import { buildBody, lintBody } from './mir/index.ts';
import type { Body } from './mir/ir.ts';
import { resolveCrate } from './resolve/index.ts';
import type { LineTable, SourceMap } from './source/index.ts';
import type { Crate } from './syntax/ast.ts';
import type { CompiledLibrary } from './std/codec/open.ts';
import { createProgramText } from './syntax/index.ts';
import { placed, PlacedMap } from './compile/placed.ts';
import { checkBodies } from './check/index.ts';
import { collectItems } from './collect/index.ts';
import type { ItemTables } from './types/items.ts';
import type { DefId } from './types/ty.ts';

export type Edition = '2021' | '2024';

/** `refused`: only ownership, borrow, lifetime and mutability errors; `invalid`: other errors that rustc has too. */
export type Status = 'accepted' | 'refused' | 'invalid' | 'unsupported';

export interface Compilation {
  readonly source: string;
  readonly edition: Edition;
  readonly lines: LineTable;
  readonly status: Status;
  /** The surface tree, its spans by piece (see `sourceMap`), as those in `items` are. */
  readonly ast: Crate;
  readonly sourceMap: SourceMap;
  /** In the order of the source. */
  readonly diagnostics: readonly Diagnostic[];
  readonly items: ItemTables;
  /** MIR of the reader's own bodies that could be built. */
  readonly bodies: ReadonlyMap<DefId, Body>;
  /** The same bodies, their spans by piece: what the machine runs. */
  readonly code: ReadonlyMap<DefId, Body>;
  readonly facts: ReadonlyMap<DefId, BodyFacts>;
  readonly main: DefId | undefined;
  /** Every body of the reader's was built: a run cannot come to one that is missing. */
  readonly isWhole: boolean;
  readonly library: CompiledLibrary;
}

export interface CompileOptions {
  readonly edition: Edition;
  readonly library: CompiledLibrary;
}

export function compile(source: string, options: CompileOptions): Compilation {
  const { edition, library } = options;
  const parsed = createProgramText(edition, library.files.length).update(source);
  const { sourceMap } = parsed;
  const diagnostics: Diagnostic[] = [...parsed.diagnostics];
  const bodies = new Map<DefId, Body>();
  const facts = new Map<DefId, BodyFacts>();
  let isWhole = false;
  const finish = (items: ItemTables, main: DefId | undefined): Compilation => ({
    source,
    edition,
    lines: parsed.lines,
    status: statusOf(diagnostics),
    ast: parsed.ast,
    sourceMap,
    diagnostics: inOrder(diagnostics.map((each) => placed(each, sourceMap))),
    items,
    bodies: new PlacedMap(bodies, sourceMap),
    code: bodies,
    facts: new PlacedMap(facts, sourceMap),
    main,
    isWhole,
    library,
  });
  if (hasErrors(diagnostics)) return finish(library.items, undefined);

  const expanded = parsed.expand();
  diagnostics.push(...expanded.diagnostics);
  const resolved = resolveCrate(expanded.crate, library.items, { isLibrary: false });
  diagnostics.push(...resolved.diagnostics);
  const { items } = resolved;
  const collected = collectItems(resolved);
  diagnostics.push(...collected.diagnostics);
  const main = findMain(items);
  // Where a name or a signature is outside the language, nothing sure can be said of the bodies that use it.
  if (diagnostics.some((each) => each.family === 'unsupported' || each.code === 'E0275')) return finish(items, main);

  // As rustc does, other faults of names and signatures leave the bodies of sound items to be checked.
  const bodiesToCheck = resolved.bodiesToCheck.filter(({ owner }) => !collected.faulty.has(owner));
  const typed = checkBodies({ resolved: { ...resolved, bodiesToCheck }, collected, edition });
  diagnostics.push(...typed.diagnostics);
  for (const body of typed.bodies) {
    if (body.tainted) continue;
    const built = buildBody(body, items, { edition });
    diagnostics.push(...built.diagnostics);
    if (built.body === undefined) continue;
    bodies.set(body.owner, built.body);
    const checked = checkBody(built.body, items, { edition });
    facts.set(body.owner, checked.facts);
    diagnostics.push(...checked.diagnostics);
  }
  isWhole = bodies.size === resolved.bodiesToCheck.length;
  // Lints that refuse come last in rustc: only a program without any other error meets them.
  if (!hasErrors(diagnostics))
    diagnostics.push(...typed.late, ...[...bodies.values()].flatMap((body) => lintBody(body, items)));
  return finish(items, main);
}

/** A name for what the reader's program is called on screen and in panics, as cargo would have it. */
export const USER_FILE_NAME = 'src/main.rs';

/** The function `main` of the crate's root, which may be an import of another function. */
function findMain(items: ItemTables): DefId | undefined {
  const { res } =
    getIn(items.modules, items.root, 'module').names.find((each) => each.name === 'main' && each.ns === 'value') ?? {};
  return res?.kind === 'def' ? res.def : undefined;
}

const hasErrors = (diagnostics: readonly Diagnostic[]): boolean =>
  diagnostics.some((each) => each.severity === 'error');

/** One construct that we do not know makes every other verdict unsure; otherwise the worst family decides. */
function statusOf(diagnostics: readonly Diagnostic[]): Status {
  const families = new Set(diagnostics.filter((each) => each.severity === 'error').map((each) => each.family));
  if (families.has('unsupported')) return 'unsupported';
  if (families.has('other')) return 'invalid';
  return families.has('ownership') ? 'refused' : 'accepted';
}

const inOrder = (diagnostics: readonly Diagnostic[]): readonly Diagnostic[] =>
  [...diagnostics].sort((a, b) => a.span.file - b.span.file || a.span.start - b.span.start);
