/**
 * Who may know whom. A pure check of import lines against a table, folder by folder: the architecture's statements
 * about absence ("the borrow checker does not know the machine") hold because this says so.
 *
 * A folder is named by its path under `src`; the longest name in the table that fits a file is the file's folder. What a
 * folder may import is a list of folders (everything below them), files (with their ending), or `types:` before either,
 * for `import type` alone. A folder always may import itself.
 */

import ts from 'typescript';

/** What one folder may import. */
export interface Rule {
  /** Folders and files under `src`; `types:` before one allows only its types. */
  readonly src: readonly string[];
  /** npm packages and platform modules; a name that ends in `*` stands for all that begin so. */
  readonly npm: readonly string[];
}

/** A file as the check sees it. */
export interface SourceFile {
  /** Its path under `src`, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

/** One import line. */
export interface Import {
  /** What is imported, as written: `#lib/heap/base/index.ts`, `./ir.ts`, `chevrotain`. */
  readonly specifier: string;
  /** Whether nothing of it is left after compilation. */
  readonly isType: boolean;
}

const base = 'lib/heap/base';
const front = [base, 'lib/interpreter/source', 'lib/interpreter/diagnostics'];
const syntax = [...front, 'lib/interpreter/syntax'];
const types = [...syntax, 'lib/interpreter/types'];
const resolve = [...types, 'lib/interpreter/resolve'];
const solve = [...resolve, 'lib/interpreter/solve'];
const collect = [...solve, 'lib/interpreter/collect'];
const check = [...collect, 'lib/interpreter/check'];
const mir = [...check, 'lib/interpreter/mir'];
const machine = [...mir, 'lib/heap', 'lib/interpreter/machine'];
const door = 'lib/interpreter/index.ts';
const pipeline = 'lib/interpreter/compile.ts';
/** What the pipeline is made of. */
const compiling = 'lib/interpreter/compile';
const runner = 'lib/interpreter/run.ts';
const libraryPipeline = 'lib/interpreter/compile-library.ts';
const library = 'lib/interpreter/std';
const drawing = ['lib/viz/scene', 'lib/viz/arrange', 'lib/viz/motion'];
const d3 = ['d3-ease', 'd3-shape'];
const messages = 'worker/messages.ts';
const session = 'lib/session';
/** What the page itself needs of the rooms behind it: numbers and lists, and nothing of the interpreter. */
const onPage = [
  `types:${session}`,
  'lib/session/stops/grain.ts',
  'lib/interpreter/release.ts',
  'lib/interpreter/source/edition.ts',
  'lib/interpreter/source/program-files.ts',
];
const screen = [door, base, ...drawing, 'lib/viz/playback', 'lib/viz/share', ...onPage, 'worker', 'types:lib/heap'];

/** The table: STYLE section 2, and what stands beside it. */
export const table: Readonly<Record<string, Rule>> = {
  [base]: { src: [], npm: [] },
  'lib/heap': { src: [base], npm: [] },

  'lib/interpreter/source': { src: [base], npm: [] },
  'lib/interpreter/diagnostics': { src: front, npm: [] },
  'lib/interpreter/syntax': { src: front, npm: ['chevrotain'] },
  // The model: what a type, an item and a typed body are. Names resolve to its words.
  'lib/interpreter/types': { src: syntax, npm: [] },
  // A layout is given in the heap's words for scalars, so that memory and layout cannot differ about them.
  'lib/interpreter/types/layout': { src: [...types, 'lib/heap'], npm: [] },
  'lib/interpreter/resolve': { src: types, npm: [] },
  'lib/interpreter/solve': { src: resolve, npm: [] },
  'lib/interpreter/collect': { src: solve, npm: [] },
  'lib/interpreter/check': { src: collect, npm: [] },
  'lib/interpreter/mir': { src: check, npm: [] },
  'lib/interpreter/borrowck': { src: mir, npm: [] },
  'lib/interpreter/warnings': { src: mir, npm: [] },
  // How a run stands is said in the words of the view, of which the machine needs the types.
  'lib/interpreter/machine': { src: [...mir, 'lib/heap', 'types:lib/interpreter/trace/view.ts'], npm: [] },
  'lib/interpreter/trace': { src: machine, npm: [] },
  // The compiled library is data: what it holds is described by the phases, and read by the door alone.
  [library]: { src: mir, npm: [] },
  // Writes the repetitive parts of the library's source; run by hand.
  'lib/interpreter/std/gen': { src: [], npm: ['node:*'] },
  // The pipeline and the door are where the phases meet.
  'lib/interpreter/release.ts': { src: [], npm: [] },
  [libraryPipeline]: { src: [...mir, 'lib/interpreter/borrowck', 'types:lib/interpreter/std'], npm: [] },
  // A constant in a type has to be run before the type is known.
  [compiling]: { src: [...machine, library, 'lib/interpreter/borrowck', 'lib/interpreter/warnings'], npm: [] },
  [pipeline]: { src: [...mir, compiling, library, 'lib/interpreter/borrowck'], npm: [] },
  [runner]: { src: [...machine, pipeline, compiling, library, 'lib/interpreter/trace'], npm: [] },
  [door]: {
    src: [...machine, pipeline, runner, library, 'lib/interpreter/borrowck', 'lib/interpreter/trace'],
    npm: [],
  },

  // The debugger: facts and trace meet here. It reports; how that is drawn, printed or sent is not its business.
  [session]: { src: [base, door, 'types:lib/heap'], npm: [] },

  'lib/viz/scene': { src: [base, door, session, 'types:lib/heap'], npm: [] },
  'lib/viz/arrange': { src: [base, 'lib/viz/scene'], npm: d3 },
  'lib/viz/motion': { src: [base, 'lib/viz/scene', 'lib/viz/arrange'], npm: d3 },
  // An SVG as a string, for the command line: the same arrangement, without a document.
  'lib/viz/draw': { src: [base, 'lib/viz/scene', 'lib/viz/arrange'], npm: d3 },
  // Links and embed options: text in, plain data out.
  'lib/viz/share': { src: [base, 'lib/interpreter/source/edition.ts', `types:${session}`], npm: ['valibot'] },
  'lib/viz/playback': { src: [base, ...onPage, `types:${messages}`, 'worker/version.ts'], npm: ['xstate'] },
  'lib/viz/playback/open-worker.ts': {
    src: ['lib/viz/playback', 'worker/interpreter.worker.ts', 'worker/parts-folder.ts', `types:${messages}`],
    npm: [],
  },
  // The bridge from the deck to the screen.
  'lib/viz/playback/session.svelte.ts': {
    src: [base, ...onPage, 'lib/viz/playback', 'types:worker', ...drawing.map((folder) => `types:${folder}`)],
    npm: ['xstate', 'svelte', 'svelte/*'],
  },
  'lib/viz/editor': { src: screen, npm: ['svelte', 'svelte/*', '@codemirror/*', '@lezer/*'] },
  'lib/viz/components': {
    src: [...screen, 'lib/viz/editor', 'lib/viz/draw'],
    npm: ['svelte', 'svelte/*', 'd3-*', '$app/*'],
  },

  worker: {
    src: [base, door, session, 'lib/interpreter/source/edition.ts', 'lib/viz/scene'],
    npm: ['valibot'],
  },
  cli: {
    src: [base, door, session, 'lib/viz/scene', 'lib/viz/arrange', 'lib/viz/draw'],
    npm: ['node:*'],
  },
  routes: {
    src: [
      // A page for each fault.
      'lib/interpreter/borrowck/pages.ts',
      ...screen,
      'lib/viz/editor',
      'lib/viz/components',
      'lib/viz/draw',
      'service-worker-registration.ts',
      '../static',
    ],
    npm: ['svelte', 'svelte/*', '@sveltejs/kit', '$app/*'],
  },
  // Scenarios: programs and their index, as data.
  '../static': { src: [], npm: [] },
  'service-worker': { src: [], npm: ['$app/*'] },
  'service-worker-registration.ts': { src: [], npm: ['$app/*'] },
};

/** What an ambient or generated file may be called without a place in the table. */
const ambient = /(^|\/)[^/]+\.d\.ts$/;

/** The name in the table that is responsible for a path: the longest that is the path or one of its folders. */
function findFolder(path: string, rules: Readonly<Record<string, Rule>>): string | undefined {
  return Object.keys(rules)
    .filter((name) => path === name || path.startsWith(`${name}/`))
    .sort((one, other) => other.length - one.length)[0];
}

/** The scripts of a component, or a whole module. */
function scriptsOf({ path, text }: SourceFile): readonly string[] {
  if (!path.endsWith('.svelte')) return [text];
  return [...text.matchAll(/<script\b[^>]*>([^]*?)<\/script>/g)].map(([, script = '']) => script);
}

/** Whether an import or export declaration leaves nothing behind: marked as a whole, or name by name. */
function isTypeOnly(node: ts.ImportDeclaration | ts.ExportDeclaration): boolean {
  if (ts.isExportDeclaration(node)) return node.isTypeOnly;
  const clause = node.importClause;
  if (clause === undefined) return false;
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const names = clause.namedBindings;
  if (clause.name !== undefined || names === undefined || !ts.isNamedImports(names)) return false;
  return names.elements.length > 0 && names.elements.every((name) => name.isTypeOnly);
}

/** What one node of the syntax tree imports, if it imports anything. */
function findImport(node: ts.Node): Import | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) {
    const { moduleSpecifier } = node;
    if (moduleSpecifier === undefined || !ts.isStringLiteral(moduleSpecifier)) return undefined;
    return { specifier: moduleSpecifier.text, isType: isTypeOnly(node) };
  }
  if (ts.isImportTypeNode(node)) {
    const { argument } = node;
    if (!ts.isLiteralTypeNode(argument) || !ts.isStringLiteral(argument.literal)) return undefined;
    return { specifier: argument.literal.text, isType: true };
  }
  const isCall = ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword;
  // A worker is a module that the bundler finds by its address.
  const isAddress = ts.isNewExpression(node) && node.expression.getText() === 'URL' && node.arguments?.length === 2;
  if (!isCall && !isAddress) return undefined;
  const specifier = node.arguments?.[0];
  return specifier !== undefined && ts.isStringLiteralLike(specifier)
    ? { specifier: specifier.text, isType: false }
    : undefined;
}

/** Everything a file imports, in the order of its text. */
export function importsOf(file: SourceFile): readonly Import[] {
  const found: Import[] = [];
  const visit = (node: ts.Node): void => {
    const one = findImport(node);
    if (one !== undefined) found.push(one);
    ts.forEachChild(node, visit);
  };
  for (const script of scriptsOf(file)) visit(ts.createSourceFile(file.path, script, ts.ScriptTarget.Latest, true));
  return found;
}

/** The path under `src` that an import means, or undefined for a package. What leads out of `src` is in no folder. */
function findTarget(from: string, specifier: string): string | undefined {
  const plain = specifier.replace(/\?.*$/, '');
  if (plain.startsWith('#lib/')) return `lib/${plain.slice('#lib/'.length)}`;
  if (!plain.startsWith('.')) return undefined;
  const parts = ['src', ...from.split('/').slice(0, -1)];
  for (const part of plain.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts[0] === 'src' ? parts.slice(1).join('/') : `../${parts.join('/')}`;
}

function isAllowedPackage(name: string, allowed: readonly string[]): boolean {
  return allowed.some((entry) => (entry.endsWith('*') ? name.startsWith(entry.slice(0, -1)) : name === entry));
}

function isAllowedTarget(target: string, folder: string, rule: Rule, isType: boolean): boolean {
  return [folder, ...rule.src].some((entry) => {
    const isTypesOnly = entry.startsWith('types:');
    const name = isTypesOnly ? entry.slice('types:'.length) : entry;
    return (target === name || target.startsWith(`${name}/`)) && (isType || !isTypesOnly);
  });
}

/** Every way in which the files break the table, one sentence each, naming file and import. */
export function checkImports(
  files: readonly SourceFile[],
  rules: Readonly<Record<string, Rule>> = table,
): readonly string[] {
  return files
    .filter(({ path }) => !ambient.test(path))
    .flatMap(({ path, text }) => {
      const folder = findFolder(path, rules);
      const rule = folder === undefined ? undefined : rules[folder];
      if (folder === undefined || rule === undefined) {
        return [`src/${path} is in no folder that tests/architecture/rules.ts knows`];
      }
      return importsOf({ path, text }).flatMap(({ specifier, isType }) => {
        const target = findTarget(path, specifier);
        const isAllowed =
          target === undefined ? isAllowedPackage(specifier, rule.npm) : isAllowedTarget(target, folder, rule, isType);
        const how = isType ? 'imports the type of' : 'imports';
        return isAllowed ? [] : [`src/${path} ${how} ${specifier}, which ${folder} may not know`];
      });
    });
}
