// Takes functions out of a module that hardly any program comes to, and what only they need. In their place stands one that
// gets the real one where it has come. Whether a module's functions are rare is for others to say (`reached.mjs`).
//
// What is taken out becomes a module of its own, which imports from the old one what it shares with it. That is sound since a
// module's names are constants here: a function that uses a module-level `let` stays where it is.

import { parseAst } from 'rolldown/parseAst';

/** A function at the top of a module, with the statement that it is. */
/** @typedef {{ name: string, start: number, end: number, isExported: boolean, node: any }} TopFunction */

const parse = (/** @type {string} */ code) => parseAst(code, { lang: 'ts' }).body;
const declared = (/** @type {any} */ statement) =>
  statement.type === 'ExportNamedDeclaration' ? (statement.declaration ?? undefined) : statement;
const single = (/** @type {any} */ declaration) =>
  declaration?.type === 'VariableDeclaration' && declaration.declarations.length === 1
    ? declaration.declarations[0]
    : undefined;

/** The names of a module that are written more than once. */
const letsIn = (/** @type {any[]} */ body) =>
  new Set(
    body.flatMap((statement) => {
      const declaration = declared(statement);
      return declaration?.type === 'VariableDeclaration' && declaration.kind !== 'const' ? boundBy(declaration) : [];
    }),
  );

/**
 * The functions that may be taken out: a module-level `let` cannot be written from another module.
 * @returns {TopFunction[]}
 */
function functionsIn(/** @type {any[]} */ body) {
  const lets = letsIn(body);
  const functions = body.flatMap((statement) => {
    const { start, end } = statement;
    const isExported = statement.type === 'ExportNamedDeclaration';
    const declaration = declared(statement);
    if (declaration?.type === 'FunctionDeclaration')
      return [{ name: declaration.id.name, start, end, isExported, node: declaration }];
    // What is written more than once is no function that could stand elsewhere.
    const variable = declaration?.kind === 'const' ? single(declaration) : undefined;
    return variable?.id.type === 'Identifier' && variable.init?.type === 'ArrowFunctionExpression'
      ? [{ name: variable.id.name, start, end, isExported, node: variable.init }]
      : [];
  });
  return lets.size === 0
    ? functions
    : functions.filter(({ node }) => ![...namesIn(node)].some((name) => lets.has(name)));
}

export const topFunctions = (/** @type {string} */ code) => functionsIn(parse(code));

/** `code` with a statement at the beginning of each of its functions. */
export function instrumented(/** @type {string} */ code, /** @type {(name: string) => string} */ noted) {
  const edits = topFunctions(code).flatMap(({ name, node: { body } }) =>
    body.type === 'BlockStatement'
      ? [[body.start + 1, ` ${noted(name)};`]]
      : [
          [body.start, `(${noted(name)}, `],
          [body.end, ')'],
        ],
  );
  let out = '';
  let at = 0;
  for (const [place, text] of edits) {
    out += code.slice(at, place) + text;
    at = place;
  }
  return out + code.slice(at);
}

/** Parts of a node that hold types only. */
const TYPES = new Set(['typeAnnotation', 'returnType', 'typeParameters', 'typeArguments']);

/** The names that may be used in a node: too many rather than too few. */
function namesIn(/** @type {any} */ node, names = new Set()) {
  if (Array.isArray(node)) for (const each of node) namesIn(each, names);
  if (node === null || typeof node !== 'object' || typeof node.type !== 'string') return names;
  if (node.type === 'Identifier') names.add(node.name);
  for (const [key, value] of Object.entries(node)) {
    if (TYPES.has(key)) continue;
    if ((key === 'property' || key === 'key') && !node.computed) continue;
    namesIn(value, names);
  }
  return names;
}

/** The names that the pattern of a declaration gives. */
const boundBy = (/** @type {any} */ declaration) => {
  if (declaration?.type === 'VariableDeclaration')
    return [...namesIn(declaration.declarations.map((/** @type {any} */ each) => each.id))];
  return declaration?.id?.type === 'Identifier' && !declaration.type.startsWith('TS') ? [declaration.id.name] : [];
};

/** An import of only those names that are used. */
function importOf(/** @type {string} */ code, /** @type {any} */ statement, /** @type {Set<string>} */ used) {
  const named = statement.specifiers.filter((/** @type {any} */ each) => each.type === 'ImportSpecifier');
  if (named.length === 0 || named.length < statement.specifiers.length)
    return code.slice(statement.start, statement.end);
  const left = named.filter(
    (/** @type {any} */ { local, importKind }) => importKind !== 'type' && used.has(local.name),
  );
  if (left.length === 0 || statement.importKind === 'type') return '';
  const names = left.map((/** @type {any} */ { start, end }) => code.slice(start, end));
  return `import { ${names.join(', ')} } from ${statement.source.raw};`;
}

/**
 * Divides a module. `partOf` says to which part a function of it goes, or undefined; `standIn` writes what stands in its
 * place, and `source` from where a part imports a name that the module imports.
 * @param {string} code
 * @param {{
 *   self: string,
 *   partOf: (name: string) => string | undefined,
 *   standIn: (name: string) => string,
 *   source: (from: string, name: string, part: string) => string,
 * }} options
 */
export function divided(code, { self, partOf, standIn, source }) {
  const body = parse(code);
  /** @type {Map<string, { local: string, imported: string, from: string }>} */
  const imports = new Map();
  const exported = new Set();
  /** The other statements that give a name: their names, and the part to which they go with all who use them. */
  const constants = [];
  for (const statement of body) {
    if (statement.type === 'ImportDeclaration')
      for (const { type, local, imported } of statement.specifiers)
        imports.set(local.name, {
          local: local.name,
          imported:
            type === 'ImportNamespaceSpecifier' ? '*' : type === 'ImportDefaultSpecifier' ? 'default' : imported.name,
          from: statement.source.value,
        });
    if (statement.type === 'ExportNamedDeclaration') {
      for (const name of boundBy(declared(statement))) exported.add(name);
      for (const { local } of statement.specifiers ?? []) exported.add(local.name);
    }
  }
  /** @type {Map<any, { part: string, names: Set<string>, functionName?: string }>} */
  const moved = new Map();
  for (const { name, start, node } of functionsIn(body)) {
    const part = partOf(name);
    const names = namesIn(node);
    if (part === undefined) continue;
    moved.set(
      body.find((statement) => statement.start === start),
      { part, names, functionName: name },
    );
  }
  if (moved.size === 0) return undefined;
  const lets = letsIn(body);
  for (const statement of body) {
    const declaration = declared(statement);
    if (moved.has(statement) || declaration !== statement || declaration.kind !== 'const') continue;
    const [name, ...others] = boundBy(declaration);
    const names = namesIn(declaration);
    if (others.length === 0 && !exported.has(name) && ![...names].some((each) => lets.has(each)))
      constants.push({ statement, name, names });
  }
  // A constant goes along where all who use it go to one part; then so may what it is made of.
  for (let hasChanged = true; hasChanged;) {
    hasChanged = false;
    for (const { statement, name, names } of constants) {
      if (moved.has(statement)) continue;
      const users = body.filter((other) => other !== statement && namesIn(declared(other) ?? other).has(name));
      const parts = new Set(users.map((user) => moved.get(user)?.part));
      const [part] = parts;
      if (parts.size !== 1 || part === undefined) continue;
      moved.set(statement, { part, names });
      hasChanged = true;
    }
  }

  const kept = new Map();
  for (const statement of body)
    if (!moved.has(statement) || moved.get(statement)?.functionName !== undefined)
      for (const name of boundBy(declared(statement))) kept.set(name, statement);
  const shared = new Set();
  /** @type {Map<string, { names: Set<string>, needs: Set<string>, text: string[] }>} */
  const parts = new Map();
  for (const [statement, { part, names }] of [...moved].sort(([one], [other]) => one.start - other.start)) {
    const own = parts.get(part) ?? { names: new Set(), needs: new Set(), text: [] };
    parts.set(part, own);
    const declaration = declared(statement);
    for (const name of boundBy(declaration)) own.names.add(name);
    for (const name of names) own.needs.add(name);
    own.text.push(`export ${code.slice(declaration.start, declaration.end)}`);
  }
  /** @type {Map<string, string>} */
  const texts = new Map();
  for (const [part, { names, needs, text }] of parts) {
    const lines = [];
    for (const name of needs) {
      if (names.has(name)) continue;
      const from = imports.get(name);
      if (from !== undefined) {
        const place = JSON.stringify(source(from.from, from.imported, part));
        lines.push(
          from.imported === '*'
            ? `import * as ${name} from ${place};`
            : `import { ${from.imported} as ${name} } from ${place};`,
        );
      } else if (kept.has(name)) {
        shared.add(name);
        lines.push(`import { $${name} as ${name} } from ${JSON.stringify(self)};`);
      }
    }
    texts.set(part, [...lines, ...text].join('\n'));
  }

  const staying = body.filter((statement) => !moved.has(statement) && statement.type !== 'ImportDeclaration');
  const used = namesIn(staying.map((statement) => declared(statement) ?? statement));
  for (const name of shared) used.add(name);
  let out = '';
  let at = 0;
  for (const statement of body) {
    const gone = moved.get(statement);
    if (statement.type === 'ImportDeclaration') {
      // What only the functions used that are gone would still be loaded.
      out += code.slice(at, statement.start) + importOf(code, statement, used);
      at = statement.end;
    }
    if (gone === undefined) continue;
    out += code.slice(at, statement.start);
    if (gone.functionName !== undefined) {
      out += standIn(gone.functionName);
      if (statement.type === 'ExportNamedDeclaration') out += ` export { ${gone.functionName} };`;
    }
    at = statement.end;
  }
  out += code.slice(at);
  if (shared.size > 0) out += `\nexport { ${[...shared].map((name) => `${name} as $${name}`).join(', ')} };\n`;
  return { kept: out, parts: texts };
}
