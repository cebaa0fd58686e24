/** Files are added, renamed and removed with the `mod name;` that means them. Text in, text or a sentence for the reader out. */
import { err, ok, type Result } from '../../heap/base/index.ts';
import { MAIN, type Section, sectionsOf, sectionText, withSection } from './sections.ts';

const NAME = /^src\/(?:[a-z_]\w*\/)*[a-z_]\w*\.rs$/iu;

/** `garden`, `garden.rs` and `src/garden.rs` are the same file. */
export function fileNameOf(typed: string): Result<string, string> {
  const trimmed = typed.trim().replace(/^\.?\//u, '');
  const name = `${trimmed.startsWith('src/') ? '' : 'src/'}${trimmed}${trimmed.endsWith('.rs') ? '' : '.rs'}`;
  if (!NAME.test(name)) return err('a name is made of letters, digits and `_`, as `garden` or `garden/herbs`');
  return ok(name);
}

export function addFile(
  source: string,
  typed: string,
): Result<{ readonly source: string; readonly name: string }, string> {
  const name = newName(source, typed);
  if (!name.ok) return name;
  const declared = declare(source, name.value);
  if (!declared.ok) return declared;
  return ok({ source: `${ended(declared.value)}// file: ${name.value}\n`, name: name.value });
}

/** Files that lie in the folder of a module go with it. */
export function renameFile(
  source: string,
  old: string,
  typed: string,
): Result<{ readonly source: string; readonly name: string }, string> {
  const name = newName(source, typed);
  if (!name.ok) return name;
  const declared = declare(forget(source, old), name.value);
  if (!declared.ok) return declared;
  const [from, to] = [old, name.value].map((each) => each.replace(/(?:\/mod)?\.rs$/u, ''));
  const renamed = declared.value
    .split('\n')
    .map((line) => {
      const marked = markerOf(line);
      if (marked === old) return `// file: ${name.value}`;
      return marked?.startsWith(`${from ?? ''}/`) === true
        ? `// file: ${to ?? ''}${marked.slice((from ?? '').length)}`
        : line;
    })
    .join('\n');
  return ok({ source: renamed, name: name.value });
}

export function removeFile(source: string, name: string): string {
  const forgotten = forget(source, name);
  const section = sectionsOf(forgotten, true).find((each) => each.name === name);
  if (section === undefined) return forgotten;
  const marker = forgotten.lastIndexOf('// file: ', section.start - 1);
  const rest = forgotten.slice(section.end).replace(/^\n/u, '');
  return `${forgotten.slice(0, marker)}${rest}`;
}

const markerOf = (line: string): string | undefined => /^\/\/ file: (\S+\.rs)[ \t]*\r?$/u.exec(line)?.[1];

const ended = (text: string): string => (text === '' || text.endsWith('\n') ? text : `${text}\n`);

function newName(source: string, typed: string): Result<string, string> {
  const name = fileNameOf(typed);
  if (!name.ok) return name;
  return sectionsOf(source, true).some((each) => each.name === name.value)
    ? err(`there is a \`${name.value}\` already`)
    : name;
}

/** The module that a file is, and the files one of which has to name it. */
function moduleOf(name: string): { readonly module: string; readonly parents: readonly string[] } {
  const parts = name.replace(/(?:\/mod)?\.rs$/u, '').split('/');
  const folder = parts.slice(0, -1).join('/');
  return {
    module: parts.at(-1) ?? '',
    parents: folder === 'src' ? [MAIN] : [`${folder}.rs`, `${folder}/mod.rs`],
  };
}

const declarationOf = (module: string): RegExp =>
  new RegExp(`^[ \\t]*(?:pub(?:\\([^)]*\\))?\\s+)?mod\\s+(?:r#)?${module}\\s*;[ \\t]*\\n?`, 'mu');

const parentOf = (source: string, parents: readonly string[]): Section | undefined =>
  sectionsOf(source, true).find((each) => parents.includes(each.name));

/** With the `mod name;` that the file needs, where it is not there. */
function declare(source: string, name: string): Result<string, string> {
  const { module, parents } = moduleOf(name);
  const parent = parentOf(source, parents);
  if (parent === undefined) return err(`\`${parents[0] ?? ''}\` has to be there first`);
  const text = sectionText(source, parent);
  if (declarationOf(module).test(text)) return ok(source);
  const lines = text.split('\n');
  const head = lines.findIndex((line) => !/^(?:\/\/!|#!\[|\s*$)/u.test(line));
  const at = head < 0 ? lines.length : head;
  const line = `${parent.name === MAIN ? '' : 'pub '}mod ${module};`;
  return ok(withSection(source, parent, [...lines.slice(0, at), line, ...lines.slice(at)].join('\n')));
}

/** Without the `mod name;` that means the file. */
function forget(source: string, name: string): string {
  const { module, parents } = moduleOf(name);
  const parent = parentOf(source, parents);
  if (parent === undefined) return source;
  return withSection(source, parent, sectionText(source, parent).replace(declarationOf(module), ''));
}
