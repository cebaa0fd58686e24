/** A machine at the start of a program. */
import { createGlobals, createMemory, type Globals } from '../../heap/index.ts';
import { invariant } from '../../heap/base/index.ts';
import { blockId } from '../mir/ir.ts';
import { createLayouts } from '../types/layout/index.ts';
import { defOf, lang, traitOf } from '../types/lookup.ts';
import { normalizeRevealed, resolveInstance } from '../solve/queries.ts';
import { eraseRegions, isUnit } from '../types/fold.ts';
import { defId } from '../types/ty.ts';
import { argMoves, fetchReturned } from './lower/call.ts';
import { emptyInstance, findInstance, finishInstance, pushStay } from './lower/instance.ts';
import type { Source } from './lower/operand.ts';
import { enterFrame, returnedScalar, STACK_TOP, start } from './frames.ts';
import { endProcess, finishExit } from './exit.ts';
import { haltUnsupported } from './halt.ts';
import { FIRST_LIBRARY_NUMBER } from './layers.ts';
import { attempt } from './run.ts';
import type { LibraryProgram, MachineOptions, Program } from './program.ts';
import { Frame, Machine, type Instance, type Lowered, type ReturnOp } from './state.ts';

const DEFAULT_MEMORY = 256 * 1024 * 1024;

export function createLowered(program: Program, stopAt: ReadonlySet<string>): Lowered {
  const library = program.library;
  return layer(program, library === undefined ? undefined : libraryLayer(library, program), stopAt);
}

/** The library has no `main`; where a definition is wanted for want of a better one, its first will do. */
const NO_MAIN = defId(0);
const libraryLayers = new WeakMap<LibraryProgram, Lowered>();

function libraryLayer(library: LibraryProgram, program: Program): Lowered {
  let found = libraryLayers.get(library);
  if (found === undefined) {
    const { items, bodyOf, fileOf, sourceMap } = library;
    found = layer(
      {
        items,
        bodyOf,
        fileOf,
        sourceMap,
        main: NO_MAIN,
        ...(program.intrinsics === undefined ? {} : { intrinsics: program.intrinsics }),
      },
      undefined,
      new Set(),
    );
    libraryLayers.set(library, found);
  }
  return found;
}

function layer(program: Program, below: Lowered | undefined, stopAt: ReadonlySet<string>): Lowered {
  const isLibrary = program.main === NO_MAIN;
  const globals: Globals = createGlobals(below?.globals, isLibrary);
  const layouts = createLayouts(program.items, (ty) => eraseRegions(normalizeRevealed(program.items, ty)));
  return {
    program,
    globals,
    stopAt,
    below,
    isLibrary,
    ownStart: program.items.below?.defCount ?? 0,
    layouts,
    dynamicCalls: new Map(),
    instances: new Map(),
    opOwners: [],
    opCount: isLibrary ? FIRST_LIBRARY_NUMBER : 0,
    slotOwners: [],
    vtables: new Map(),
    functions: new Map(),
    nextCode: 0x555555558000,
    strings: new Map(),
    statics: new Map(),
    constants: new Map(),
    evaluating: new Set(),
    failed: new Map(),
    constantSteps: 0,
    globalTys: new Map(),
    intrinsics: program.intrinsics,
  };
}

/** The frame below `main`: whoever returns to it is handled by `deliver`. */
export function entryInstance(lowered: Lowered, deliver: ReturnOp): Instance {
  const main = defOf(lowered.program.items, lowered.program.main);
  const instance = emptyInstance(lowered, 'entry', 'entry', main.id, [], undefined, true);
  pushStay(
    instance,
    () => undefined,
    { at: { block: blockId(0), statement: 0 }, span: main.nameSpan, panicSpan: main.nameSpan },
    false,
    deliver,
  );
  finishInstance(instance);
  return instance;
}

export function createMachine(lowered: Lowered, options: MachineOptions, entry: Instance): Machine {
  const memory = createMemory(lowered.globals, options.memoryBudget ?? DEFAULT_MEMORY);
  const root = new Frame(memory.token, undefined, entry, 0, 0, STACK_TOP, [], [], []);
  return new Machine(lowered, options, memory, root);
}

/** `main` is about to run its first step; `prepare` sees the machine before anything is born. Undefined where `main` has no body. */
export function bootMachine(
  lowered: Lowered,
  options: MachineOptions,
  prepare: (m: Machine) => void = () => undefined,
): Machine | undefined {
  const main = findInstance(lowered, lowered.program.main, []);
  if (main === undefined) return undefined;
  const m = createMachine(lowered, options, entryInstance(lowered, finishMain));
  prepare(m);
  attempt(m, () => {
    m.frame = enterFrame(m, m.frame, main);
  });
  return m;
}

/** What becomes of `main`'s result: nothing for `()`, else `Termination::report` tells the exit code. */
const finishMain: ReturnOp = (m, caller, callee) => {
  const result = callee.instance.locals[0];
  invariant(result !== undefined, 'main has a return place');
  const { lowered } = m;
  if (isUnit(result.ty) || result.ty.kind === 'never') {
    finish(m, caller, 0);
    return;
  }
  const items = lowered.program.items;
  const trait = lang(items, 'Termination');
  const method = trait === undefined ? undefined : traitOf(items, trait).items.find((each) => each.kind === 'fn')?.def;
  const resolved = method === undefined ? undefined : resolveInstance(items, method, [result.ty]);
  const instance = resolved?.kind === 'item' ? findInstance(lowered, resolved.def, resolved.args) : undefined;
  if (instance === undefined) return haltUnsupported('`main` with this return type');
  const report = enterFrame(m, caller, instance);
  const source: Source = {
    layout: result.layout,
    constant: undefined,
    done: undefined,
    get: result.layout.scalar === 0 ? undefined : () => returnedScalar(m, callee),
    fetch: () => fetchReturned(m, callee),
  };
  for (const move of argMoves(instance, [source])) move(m, caller, report);
  caller.instance = entryInstance(lowered, finishReport);
  start(m, report);
};

/** `ExitCode` is one small number, whatever the library calls its field. */
const finishReport: ReturnOp = (m, caller, callee) => {
  finish(m, caller, Number(returnedScalar(m, callee)) & 0xff);
};

function finish(m: Machine, root: Frame, exit: number): void {
  endProcess(m, root, { kind: 'finished', exit }, () => {
    root.instance = entryInstance(m.lowered, finishExit);
  });
}
