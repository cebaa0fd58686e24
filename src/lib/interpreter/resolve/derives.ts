/** What `#[derive(…)]` names: only the standard library has derive macros here, so any other name is unknown. */
import type * as ast from '../syntax/ast.ts';
import { derivedName } from '../syntax/expand/derive/names.ts';
import { crateHelp, findCrate } from './crates.ts';
import { findLexically } from './lookup.ts';
import type { Place } from './scope.ts';
import { type ResolveState, defOf, noteUse, report, reportUnsupported } from './state.ts';

export function checkDerives(state: ResolveState, place: Place, item: ast.Item): void {
  for (const attr of item.attrs) {
    if (attr.path !== 'derive') continue;
    if (item.kind === 'struct' || item.kind === 'enum') for (const arg of attr.args) checkName(state, place, arg);
  }
}

function checkName(state: ResolveState, place: Place, { name: path, span }: ast.Attribute['args'][number]): void {
  // A literal was refused where the attribute was read.
  if (/^["\d]/u.test(path)) return;
  const [first, ...rest] = path.replace(/^::/u, '').split('::');
  const named = first === undefined ? undefined : findLexically(state, place.module, first, 'type');
  if (named?.kind === 'found') noteUse(state, named.binding);
  if (derivedName(path) !== undefined) return;
  if (first === undefined) return;
  const found = ['crate', 'self', 'super'].includes(first)
    ? undefined
    : findLexically(state, place.module, first, 'type');
  if (rest.length > 0) {
    // The library may have more; a module of the program may pass a macro on.
    if (findCrate(state, first) !== undefined) reportUnsupported(state, `\`derive(${path})\``, span);
    else if (found?.kind === 'none')
      report(
        state,
        'unresolved-path',
        'E0433',
        `failed to resolve: use of unresolved module or unlinked crate \`${first}\``,
        span,
        {
          label: `use of unresolved module or unlinked crate \`${first}\``,
          help: crateHelp(first),
        },
      );
    else reportUnsupported(state, 'a derive macro by a path through a module of the program', span);
    return;
  }
  const res = found?.kind === 'found' ? found.binding.res : undefined;
  // `use std::fmt::Debug as D` brings the macro in together with the trait.
  const imported = res?.kind === 'def' ? defOf(state, res.def) : undefined;
  if (imported?.isLibrary === true && derivedName(imported.name) !== undefined)
    reportUnsupported(state, 'a derive macro under another name', span, `write \`${imported.name}\``);
  // An import that failed said so itself.
  else if (res?.kind !== 'error')
    report(state, 'unknown-derive', undefined, `cannot find derive macro \`${path}\` in this scope`, span);
}
