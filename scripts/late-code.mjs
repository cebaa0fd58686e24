// Code of the interpreter that few programs reach, by part, and how the page's build keeps it apart: each part is a chunk of
// its own, loaded when a program first reaches it. In the sources nothing of this is to be seen. They call these functions
// like any others, and so the command line and the tests have all of them at once. In the page's worker an import of a late
// module from outside its part becomes a table of stand-ins: each calls the real function, or stops with `MissingPart`
// where the part has not come. Whoever asked the question then loads it and asks again.
//
// To add a module: put it in the list. It must export functions only (a constant has to be there before anyone calls), and
// what it exports must not be called while modules are loaded. `tests/worker/late-code.test.ts` holds the rest.

import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseAst } from 'rolldown/parseAst';
import { createTexts, FILL } from './late-texts.mjs';

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
    'interpreter/syntax/parse/faults.ts',
    'session/findings/story.ts',
    'session/refusal/callee.ts',
    'session/refusal/card.ts',
    'session/refusal/parties.ts',
    'session/refusal/reason.ts',
  ],
  /** What impls ask for: derived ones, and the checks of the reader's own. */
  'late-impls': [
    'interpreter/collect/checks/impls.ts',
    'interpreter/collect/checks/missing-bounds.ts',
    'interpreter/collect/checks/overlap.ts',
    'interpreter/collect/checks/receiver.ts',
    'interpreter/collect/checks/supertraits.ts',
    'interpreter/syntax/expand/derive/index.ts',
  ],
  /** Macros by example. */
  'late-macros': ['interpreter/syntax/macros/index.ts'],
  /** Closures in the reader's own code; those of the library are compiled. */
  'late-closures': [
    'interpreter/borrowck/propagate.ts',
    'interpreter/check/captures/index.ts',
    'interpreter/check/closures/check.ts',
    'interpreter/check/writeback/closure.ts',
    'interpreter/mir/build/captures.ts',
  ],
  /** Rare things in programs that are right: named lints, `transmute`, drops at compile time. */
  'late-rarities': [
    'interpreter/check/transmute-sizes.ts',
    'interpreter/diagnostics/known-lints.ts',
    'interpreter/mir/const-drops.ts',
  ],
  /** What lints warn of: worked out behind the verdict. */
  'late-warnings': ['interpreter/warnings/index.ts'],
  /** A program's own tests. */
  'late-tests': ['interpreter/collect/checks/tests.ts', 'interpreter/compile/tests.ts'],
  /** The syntax printed, for macros that show their arguments. */
  'late-printing': ['interpreter/syntax/print/exprs.ts'],
  /** Functions done here that hardly any run comes to. */
  'late-intrinsics': ['interpreter/machine/intrinsics/rare.ts'],
};

/** The part to which a file belongs. */
const partOf = (/** @type {string} */ path) => {
  for (const [part, modules] of Object.entries(LATE_CODE))
    if (modules.some((each) => path === `${lib}/${each}`)) return part;
  return undefined;
};

const STAND_INS = '\0stand-ins:';
const PART = '\0part:';
const TABLE = '\0late-table';
/** The part with the texts of messages, and what stands for them until all are known. */
const REPORTS = 'late-reports';
const TEXTS = '__ferrostep_texts__';

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

/** The place where the loaded parts are looked up. */
const table = () =>
  [
    `import { MissingPart } from '${lib}/heap/base/missing-part.ts';`,
    'const there = new Map();',
    `const parts = { ${Object.keys(LATE_CODE)
      .map((part) => `'${part}': () => import('${PART}${part}')`)
      .join(', ')} };`,
    'export const loadCode = async (names) => {',
    '  await Promise.all(names.map(async (name) => { there.set(name, await parts[name]()); }));',
    '};',
    'export const moduleOf = (part, name) => {',
    '  const found = there.get(part);',
    '  if (found === undefined) throw new MissingPart(part);',
    '  return found[name];',
    '};',
    `const fill = ${FILL};`,
    `export const text = (...args) => fill(moduleOf('${REPORTS}', 'texts'), ...args);`,
  ].join('\n');

/** @returns {import('rolldown').Plugin} */
export const lateCode = () => {
  /** What is loaded first: all that can be come to without a late part. */
  const first = new Set();
  const texts = createTexts();
  return {
    name: 'ferrostep-late-code',
    // Before Vite's own, which knows where every module is.
    enforce: /** @type {const} */ ('pre'),
    transform: (code, id) => texts.without(code, id, TABLE),
    renderChunk: (code) =>
      code.includes(TEXTS)
        ? code.replace(new RegExp(`["'\`]${TEXTS}["'\`]`), () => JSON.stringify(texts.all()))
        : undefined,
    buildEnd() {
      first.clear();
      const queue = [...this.getModuleIds()].filter((id) => this.getModuleInfo(id)?.isEntry);
      for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
        if (first.has(id)) continue;
        first.add(id);
        queue.push(...(this.getModuleInfo(id)?.importedIds ?? []));
      }
    },
    // One chunk for it: left alone, the bundler cuts it up by which late parts share what, and small files pack badly.
    outputOptions: (options) => ({
      ...options,
      codeSplitting: { groups: [{ name: 'first', test: (id) => first.has(id) }] },
    }),
    resolveId(source, importer) {
      if (source.startsWith(STAND_INS) || source.startsWith(PART) || source === TABLE) return source;
      if (importer === undefined || !source.endsWith('.ts')) return undefined;
      const from = importer.replaceAll('\\', '/');
      const path = source.startsWith('#lib/')
        ? `${lib}/${source.slice('#lib/'.length)}`
        : source.startsWith('.')
          ? resolve(dirname(from), source).replaceAll('\\', '/')
          : source;
      const part = partOf(path);
      if (part === undefined || from === PART + part || partOf(from) === part) return undefined;
      return STAND_INS + path;
    },
    load(id) {
      if (id === TABLE) return table();
      if (id.endsWith('/src/worker/late-code.ts')) return `export { loadCode } from '${TABLE}';`;
      if (id.startsWith(PART)) {
        const modules = LATE_CODE[id.slice(PART.length)];
        const exported = modules.map((each, index) => `export * as m${index} from '${lib}/${each}';`);
        return [...exported, ...(id === PART + REPORTS ? [`export const texts = '${TEXTS}';`] : [])].join('\n');
      }
      if (!id.startsWith(STAND_INS)) return undefined;
      const path = id.slice(STAND_INS.length);
      const part = partOf(path);
      const name = `m${LATE_CODE[part].findIndex((each) => path === `${lib}/${each}`)}`;
      return [
        `import { moduleOf } from '${TABLE}';`,
        ...functionsOf(path).map(
          (each) => `export const ${each} = (...args) => moduleOf('${part}', '${name}').${each}(...args);`,
        ),
      ].join('\n');
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
        generateBundle(/** @type {unknown} */ _options, /** @type {object} */ bundle) {
          for (const file of Object.keys(bundle)) files.add(file);
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
