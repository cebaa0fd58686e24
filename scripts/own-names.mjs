// Chunks of one build know each other, so what one of them gives the others needs no second name: `export { aB, aC }` in
// place of `export { xY as t, … }`, where the names come in an order that packs well.

import { parseAst } from 'rolldown/parseAst';

/** @typedef {{ fileName: string, code: string }} Chunk */

/** Makes `chunk` export its names as they are; the others ask for them by these. */
export function exportOwnNames(/** @type {Chunk} */ chunk, /** @type {Chunk[]} */ others) {
  const body = parseAst(chunk.code).body;
  const statements = body.filter(({ type, declaration, source }) => {
    return type === 'ExportNamedDeclaration' && declaration === null && source === null;
  });
  const [statement] = statements;
  if (statement === undefined || statements.length > 1) return;
  /** @type {Map<string, string>} */
  const owns = new Map(statement.specifiers.map(({ local, exported }) => [exported.name, local.name]));
  const names = [...new Set(owns.values())].sort();
  chunk.code = `${chunk.code.slice(0, statement.start)}export{${names.join(',')}};${chunk.code.slice(statement.end)}`;
  for (const other of others) {
    let out = '';
    let at = 0;
    for (const each of parseAst(other.code).body) {
      const passes = each.type === 'ExportNamedDeclaration';
      if (each.type !== 'ImportDeclaration' && !passes) continue;
      if (each.source?.value.endsWith(`/${fileNameOf(chunk)}`) !== true) continue;
      // What is imported or passed on, and under which name.
      const specifiers = each.specifiers
        .map(({ imported, local, exported }) => (passes ? [local.name, exported.name] : [imported.name, local.name]))
        .map(([theirs, name]) => ({ own: owns.get(theirs) ?? theirs, name }))
        .sort((one, other) => (one.own < other.own ? -1 : 1))
        .map(({ own, name }) => (own === name ? own : `${own} as ${name}`));
      const keyword = passes ? 'export' : 'import';
      out += `${other.code.slice(at, each.start)}${keyword}{${specifiers.join(',')}}from${each.source.raw};`;
      at = each.end;
    }
    other.code = out + other.code.slice(at);
  }
}

const fileNameOf = (/** @type {Chunk} */ { fileName }) => fileName.slice(fileName.lastIndexOf('/') + 1);
