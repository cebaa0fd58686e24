// Code of the interpreter that few programs reach, by part, and how the page's build keeps it apart: each part is a chunk of
// its own, loaded when a program first reaches it. In the sources nothing of this is to be seen. They call these functions
// like any others, and so the command line and the tests have all of them at once. In the page's worker a stand-in calls the
// real function, or stops with `MissingPart` where the part has not come. Whoever asked the question then loads it and asks
// again.
//
// Which functions those are is found by running programs (`reached.mjs`); a new one that none of them comes to is late by
// itself. A list is kept for modules that go as a whole, since they are read in the middle of a run or belong together. To
// add one: put it in the list. It must export functions only (a constant has to be there before anyone calls), and what it
// exports must not be called while modules are loaded. `tests/worker/late-code.test.ts` holds the rest.

import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseAst } from 'rolldown/parseAst';
import { createTexts, FILL } from './late-texts.mjs';
import { exportOwnNames } from './own-names.mjs';
import { divided } from './rare-code.mjs';
import { readReached } from './reached.mjs';
import { writeRooms } from './rooms.mjs';

const lib = join(dirname(dirname(fileURLToPath(import.meta.url))), 'src/lib').replaceAll('\\', '/');

/** By part: its modules, below `src/lib`. */
export const LATE_CODE = {
  /** What is said of a program's faults, once there is one, and how a refusal is shown. */
  'late-reports': [
    'interpreter/borrowck/catalogue.ts',
    'interpreter/borrowck/finding.ts',
    'interpreter/borrowck/illegal-moves.ts',
    'interpreter/borrowck/loan-errors.ts',
    'interpreter/borrowck/move-errors.ts',
    'interpreter/borrowck/mutability-errors.ts',
    'interpreter/borrowck/region-blame.ts',
    'interpreter/check/exhaustive/print.ts',
    'interpreter/check/holes.ts',
    'interpreter/check/missing-method.ts',
    'interpreter/check/report-traits.ts',
    'interpreter/collect/checks/region-words.ts',
    'interpreter/compile/contained.ts',
    'interpreter/resolve/import-messages.ts',
    'interpreter/resolve/path-messages.ts',
    'session/findings/story.ts',
    'session/refusal/callee.ts',
    'session/refusal/card.ts',
    'session/refusal/parties.ts',
    'session/refusal/reason.ts',
  ],
  /** Chevrotain, for texts with a fault of syntax. */
  'late-parser': [
    'interpreter/syntax/parse/recover.ts',
    'interpreter/syntax/parse/faults.ts',
    'interpreter/syntax/parse/first.ts',
    'interpreter/syntax/parse/lookahead.ts',
    'interpreter/syntax/parse/messages.ts',
  ],
  /** What lints warn of: worked out behind the verdict. */
  'late-warnings': ['interpreter/warnings/index.ts'],
  /** Macro calls that can be opened in place: looked for behind the verdict, where the text is shown. */
  'late-macros': ['session/written/written.ts'],
  /** A program's own tests. */
  'late-tests': ['interpreter/collect/checks/tests.ts', 'interpreter/compile/tests.ts', 'session/tests/test-row.ts'],
  /** Functions done here that hardly any run comes to. */
  'late-intrinsics': ['interpreter/machine/intrinsics/rare.ts'],
};

/** The parts with functions that are found by running programs (`reached.mjs`), beside those with modules. */
const FUNCTION_PARTS = ['late-ordinary', 'late-reports', 'late-rest'];

export const LATE_PARTS = [...new Set([...Object.keys(LATE_CODE), ...FUNCTION_PARTS])];

/** The part to which a file belongs. */
const partOf = (/** @type {string} */ path) => {
  for (const [part, modules] of Object.entries(LATE_CODE))
    if (modules.some((each) => path === `${lib}/${each}`)) return part;
  return undefined;
};

/** Whether a file is loaded late as a whole. */
export const isLateModule = (/** @type {string} */ path) => partOf(path) !== undefined;

const STAND_INS = '\0stand-ins:';
const PART = '\0part:';
const TABLE = '\0late-table';
/** What the bundler itself adds. */
const RUNTIME = '\0rolldown/runtime.js';
/** The functions of a module that are in a part: its path and this. */
const RARE = '?rare=';
/** The part with the texts of messages, and what stands for them until all are known. */
const REPORTS = 'late-reports';
const TEXTS = '__ferrostep_texts__';

const isRare = (/** @type {string} */ id) => id.includes(RARE);
/** The file of a module, which may be one of its parts. */
const fileOf = (/** @type {string} */ id) => id.replaceAll('\\', '/').split(RARE)[0];

/** The names of a module's functions, for those are what it may be asked for before it is there. */
function functionsOf(/** @type {string} */ path) {
  const names = [];
  for (const statement of parseAst(readFileSync(path, 'utf8'), { lang: 'ts' }).body) {
    if (statement.type !== 'ExportNamedDeclaration' || statement.exportKind === 'type') continue;
    const { declaration } = statement;
    if (declaration?.type === 'FunctionDeclaration') names.push(declaration.id.name);
    if (declaration?.type === 'VariableDeclaration')
      for (const { id, init } of declaration.declarations)
        if (init?.type === 'ArrowFunctionExpression') names.push(id.name);
  }
  return names;
}

/** The file that an import of ours names. */
const resolved = (/** @type {string} */ source, /** @type {string} */ importer) => {
  if (!source.endsWith('.ts')) return undefined;
  if (source.startsWith('#lib/')) return `${lib}/${source.slice('#lib/'.length)}`;
  return source.startsWith('.') ? resolve(dirname(importer), source).replaceAll('\\', '/') : source;
};

/** Names a function of a module, as do the names of `reached.mjs`. */
const keyOf = (/** @type {string} */ path, /** @type {string} */ name) => `${path}#${name}`;

/**
 * All late functions of a build in a row, those of a part together: their numbers are their names. First those of whole
 * modules, then those that are taken out of theirs.
 */
function lateFunctions() {
  const reached = Object.entries(readReached()).flatMap(([file, parts]) =>
    Object.entries(parts).map(([name, part]) => ({ path: `${dirname(dirname(lib))}/${file}`, name, part })),
  );
  /** @type {Map<string, { path: string, name: string, isTakenOut: boolean, number: number }[]>} */
  const byPart = new Map();
  /** @type {Map<string, number>} */
  const numbers = new Map();
  /** The part of those that are taken out. @type {Map<string, string>} */
  const parts = new Map();
  for (const part of LATE_PARTS) {
    const whole = (LATE_CODE[part] ?? []).flatMap((each) =>
      functionsOf(`${lib}/${each}`).map((name) => ({ path: `${lib}/${each}`, name, isTakenOut: false })),
    );
    const takenOut = reached
      .filter((each) => each.part === part)
      .map(({ path, name }) => ({ path, name, isTakenOut: true }));
    for (const { path, name } of takenOut) parts.set(keyOf(path, name), part);
    const own = [...whole, ...takenOut].map((each, index) => ({ ...each, number: numbers.size + index }));
    byPart.set(part, own);
    for (const { path, name, number } of own) numbers.set(keyOf(path, name), number);
  }
  return { byPart, numbers, parts };
}

/**
 * Where late functions are called, and where the parts are loaded. Each is a variable, so that a call costs what any other
 * does once the real function is there; before that it has one that looks for it.
 */
const table = (/** @type {ReturnType<typeof lateFunctions>} */ { byPart, numbers }) => {
  const namesOf = (/** @type {{ number: number }[]} */ functions) => functions.map(({ number }) => `f${number}`);
  return [
    `import { MissingPart } from '${lib}/heap/base/missing-part.ts';`,
    'const there = new Map();',
    'const partOf = (name) => {',
    '  const part = there.get(name);',
    '  if (part === undefined) throw new MissingPart(name);',
    '  return part;',
    '};',
    'const standIns = (part, count) =>',
    '  Array.from({ length: count }, (_, index) => (...args) => partOf(part).functions[index](...args));',
    `export let [${namesOf([...numbers.values()].map((number) => ({ number })))}] = [`,
    ...[...byPart].map(([part, functions]) => `  ...standIns('${part}', ${functions.length}),`),
    '];',
    'const parts = {',
    ...[...byPart].map(
      ([part, functions]) =>
        `  '${part}': async () => { const part = await import('${PART}${part}'); [${namesOf(functions)}] = part.functions; return part; },`,
    ),
    '};',
    'export const loadCode = async (names) => {',
    '  await Promise.all(names.map(async (name) => { there.set(name, await parts[name]()); }));',
    '};',
    `const fill = ${FILL};`,
    `export const text = (...args) => fill(partOf('${REPORTS}').texts, ...args);`,
  ].join('\n');
};

/** @returns {import('rolldown').Plugin} */
export const lateCode = () => {
  /** What is loaded first: all that can be come to without a late part. */
  const first = new Set();
  const texts = createTexts();
  const late = lateFunctions();
  /** What stands for a function in the code that is loaded first. */
  const standIn = (/** @type {string} */ path, /** @type {string} */ name) =>
    `f${late.numbers.get(keyOf(path, name))} as ${name}`;
  const divide = (/** @type {string} */ code, /** @type {string} */ path) =>
    divided(code, {
      self: path,
      partOf: (name) => late.parts.get(keyOf(path, name)),
      standIn: (name) => `import { ${standIn(path, name)} } from '${TABLE}';`,
      source: (from, name, part) => {
        const file = resolved(from, path);
        if (file === undefined) return from;
        return late.parts.get(keyOf(file, name)) === part ? `${file}${RARE}${part}` : file;
      },
    });
  const prepared = (/** @type {string} */ code, /** @type {string} */ path) => texts.without(code, path, TABLE) ?? code;
  return {
    name: 'ferrostep-late-code',
    // Before Vite's own, which knows where every module is.
    enforce: /** @type {const} */ ('pre'),
    transform(code, id) {
      if (isRare(id)) return undefined;
      const path = fileOf(id);
      const own = prepared(code, path);
      return divide(own, path)?.kept ?? own;
    },
    renderChunk: (code) =>
      code.includes(TEXTS)
        ? code.replace(new RegExp(`["'\`]${TEXTS}["'\`]`), () => JSON.stringify(texts.all()))
        : undefined,
    buildEnd() {
      const all = [...this.getModuleIds()];
      const reach = (/** @type {Set<string>} */ seen, /** @type {string[]} */ queue) => {
        for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
          if (first.has(id) || seen.has(id)) continue;
          seen.add(id);
          queue.push(...(this.getModuleInfo(id)?.importedIds ?? []));
        }
        return seen;
      };
      first.clear();
      const atOnce = reach(
        new Set(),
        all.filter((id) => this.getModuleInfo(id)?.isEntry),
      );
      for (const id of atOnce) first.add(id);
      // What two parts share is little, and not worth a request that waits for another.
      const reached = new Set();
      for (const part of LATE_PARTS) {
        const own = reach(new Set(), [PART + part]);
        for (const id of own) if (reached.has(id)) first.add(id);
        for (const id of own) reached.add(id);
      }
    },
    // One chunk for it: left alone, the bundler cuts it up by which late parts share what, and small files pack badly.
    outputOptions: (options) => ({
      ...options,
      codeSplitting: { groups: [{ name: 'first', test: (id) => first.has(id) || id === RUNTIME }] },
    }),
    generateBundle(_options, bundle) {
      const chunks = Object.values(bundle).filter((each) => each.type === 'chunk');
      const whole = chunks.find((chunk) => chunk.moduleIds.includes(TABLE));
      if (whole !== undefined)
        exportOwnNames(
          whole,
          chunks.filter((each) => each !== whole),
        );
    },
    resolveId(source, importer, options) {
      if (source.startsWith(STAND_INS) || source.startsWith(PART) || source === TABLE || isRare(source)) return source;
      if (importer === undefined) return undefined;
      const from = fileOf(importer);
      const path = resolved(source, from);
      const part = path === undefined ? undefined : partOf(path);
      if (part !== undefined && from !== PART + part && partOf(from) !== part) return STAND_INS + path;
      return isRare(importer) ? this.resolve(path ?? source, from, options) : undefined;
    },
    load(id) {
      if (id === TABLE) return table(late);
      if (id.endsWith('/src/worker/late-code.ts')) return `export { loadCode } from '${TABLE}';`;
      if (isRare(id)) {
        const path = fileOf(id);
        const part = id.slice(id.indexOf(RARE) + RARE.length);
        return {
          code: divide(prepared(readFileSync(path, 'utf8'), path), path)?.parts.get(part) ?? '',
          moduleType: 'ts',
        };
      }
      if (id.startsWith(PART)) {
        const part = id.slice(PART.length);
        const functions = late.byPart.get(part) ?? [];
        return [
          ...functions.map(
            ({ path, name, isTakenOut, number }) =>
              `import { ${name} as f${number} } from '${path}${isTakenOut ? `${RARE}${part}` : ''}';`,
          ),
          `export const functions = [${functions.map(({ number }) => `f${number}`)}];`,
          ...(part === REPORTS ? [`export const texts = '${TEXTS}';`] : []),
        ].join('\n');
      }
      if (!id.startsWith(STAND_INS)) return undefined;
      const path = id.slice(STAND_INS.length);
      return `export { ${functionsOf(path).map((name) => standIn(path, name))} } from '${TABLE}';`;
    },
  };
};

/**
 * The plugins of the worker's build, and one for the page's own: its modules name the worker's file, and with this the files
 * of the late parts too. The offline copy of the site holds what they name.
 */
export function lateCodeOfPage() {
  /** @type {Set<string>} */
  const files = new Set();
  return {
    worker: () => [
      lateCode(),
      {
        name: 'ferrostep-late-files',
        generateBundle(/** @type {unknown} */ _options, /** @type {import('rolldown').OutputBundle} */ bundle) {
          for (const file of Object.keys(bundle)) files.add(file);
          for (const chunk of Object.values(bundle))
            if (chunk.type === 'chunk' && chunk.isEntry) writeRooms(chunk.modules);
        },
      },
    ],
    /** @type {import('vite').Plugin} */
    page: {
      name: 'ferrostep-names-late-files',
      apply: 'build',
      generateBundle(_options, bundle) {
        for (const chunk of Object.values(bundle)) {
          const assets = chunk.type === 'chunk' ? chunk.viteMetadata?.importedAssets : undefined;
          if (assets !== undefined && [...assets].some((each) => files.has(each)))
            for (const file of files) assets.add(file);
        }
      },
    },
  };
}
