/**
 * What is known of a program's items, kept as long as nothing but bodies changes. The head of a function, that is all of its
 * text before its body, and the whole text of every other piece decide it.
 */
import { getIn } from '../../heap/base/index.ts';
import { checkCxOf } from '../check/index.ts';
import type { CheckCx } from '../check/index.ts';
import { collectItems, type Collected } from '../collect/index.ts';
import type { Diagnostic } from '../diagnostics/index.ts';
import { type BodyToCheck, createResolver, type DefPaths, type Resolver } from '../resolve/index.ts';
import type { FnItem } from '../syntax/ast.ts';
import type { Core, ExpandedProgram, ParsedProgram, Piece } from '../syntax/index.ts';
import type { FileId } from '../source/index.ts';
import type { ConstantValue, ItemTables } from '../types/items.ts';
import type { DefId } from '../types/ty.ts';
import type { CompileOptions } from './compilation.ts';
import { type TestCase, testsOf, canShareState } from './tests.ts';

export interface CrateItems {
  readonly items: ItemTables;
  readonly main: DefId | undefined;
  /** Where the program is compiled for its tests: these, by name. */
  readonly tests: readonly TestCase[];
  readonly canTestsShare: boolean;
  readonly checking: CheckCx;
  /** Of names and signatures, those within bodies included. */
  readonly diagnostics: readonly Diagnostic[];
  /** After a lost trait no body is looked at. */
  readonly stopsBodies: boolean;
  readonly bodiesToCheck: readonly BodyToCheck[];
  /** As rustc does, faults of names and signatures leave the bodies of sound items to be checked. */
  readonly soundBodies: readonly BodyToCheck[];
  /** Values of constants in types that had to be run; and those of which that is still to be done. */
  readonly known: ReadonlyMap<DefId, ConstantValue>;
  readonly wanted: readonly DefId[];
  readonly made: MadeFrom;
}

interface MadeFrom {
  readonly pieces: readonly Piece[] | undefined;
  readonly parts: ReadonlyMap<FileId, Core>;
  readonly resolver: Resolver;
  readonly collected: Collected;
}

export function collectCrate(
  parsed: ParsedProgram,
  expanded: ExpandedProgram,
  { library, edition, isTest = false }: CompileOptions,
  defPaths: DefPaths,
  known: ReadonlyMap<DefId, ConstantValue> = new Map(),
): CrateItems {
  const resolver = createResolver(expanded.crate, library.items, { isLibrary: false, defPaths, edition, isTest });
  const collected = collectItems(resolver.crate, known);
  const { items } = resolver.crate;
  const checking = checkCxOf(items, collected, edition);
  const made = { pieces: parsed.pieces, parts: expanded.parts, resolver, collected };
  const tests = isTest ? testsOf(resolver.crate) : [];
  const canTestsShare = tests.length > 1 && canShareState(resolver.crate);
  return withFindings({
    items,
    main: findMain(items),
    tests,
    canTestsShare,
    checking,
    known,
    wanted: collected.wanted,
    made,
  });
}

function withFindings(
  known: Pick<CrateItems, 'items' | 'main' | 'tests' | 'canTestsShare' | 'checking' | 'known' | 'wanted' | 'made'>,
): CrateItems {
  const { resolver, collected } = known.made;
  const { diagnostics, stopsBodies, bodiesToCheck } = resolver.findings();
  return {
    ...known,
    diagnostics: [...diagnostics, ...collected.diagnostics],
    stopsBodies,
    bodiesToCheck,
    soundBodies: bodiesToCheck.filter(({ owner }) => !collected.faulty.has(owner)),
  };
}

/** The same items with other bodies. `spoilt`: more changed, and `before` is not what it was. */
export function withOtherBodies(
  before: CrateItems,
  parsed: ParsedProgram,
  expanded: ExpandedProgram,
): CrateItems | 'more-changed' | 'spoilt' {
  const { made } = before;
  const changed = changedBodies(made, parsed.pieces, expanded.parts);
  if (!changed?.every((fn) => made.resolver.mayRevisit(fn))) return 'more-changed';
  for (const fn of changed) if (!made.resolver.revisit(fn)) return 'spoilt';
  const after = withFindings({ ...before, made: { ...made, pieces: parsed.pieces, parts: expanded.parts } });
  return after.stopsBodies === before.stopsBodies ? after : 'spoilt';
}

/** The functions whose bodies are others; undefined where anything else differs. */
function changedBodies(
  { pieces: before, parts }: MadeFrom,
  after: readonly Piece[] | undefined,
  newParts: ReadonlyMap<FileId, Core>,
): readonly FnItem[] | undefined {
  if (after === undefined || before?.length !== after.length) return undefined;
  const changed: FnItem[] = [];
  for (const [index, piece] of after.entries()) {
    const old = before[index];
    if (old?.file !== piece.file || old.kind !== piece.kind) return undefined;
    const part = newParts.get(piece.file);
    if (parts.get(piece.file) === part) continue;
    const head = headOf(piece);
    if (head === undefined || head !== headOf(old)) return undefined;
    const [item] = part?.items ?? [];
    if (part?.items.length !== 1 || item?.kind !== 'fn') return undefined;
    changed.push(item);
  }
  return changed;
}

/** A function's text before its body; undefined for other pieces, and where expansion numbers what is in the head. */
function headOf({ word, text, bodyStart }: Piece): string | undefined {
  if (word !== 'fn' || bodyStart === undefined) return undefined;
  const head = text.slice(0, bodyStart);
  return head.includes('!') ? undefined : head;
}

/** The function `main` of the crate's root, which may be an import of another function. */
function findMain(items: ItemTables): DefId | undefined {
  const { res } =
    getIn(items.modules, items.root, 'module').names.find((each) => each.name === 'main' && each.ns === 'value') ?? {};
  return res?.kind === 'def' ? res.def : undefined;
}
