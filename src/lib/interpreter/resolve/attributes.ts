/** Attributes that name resolution answers for: those that the compiler does not know may be macros that an import names. */
import type * as ast from '../syntax/ast.ts';
import { isBuiltIn, isToolAttribute } from '../syntax/index.ts';
import { crateHelp, findCrate } from './crates.ts';
import { findLexically } from './lookup.ts';
import type { Place } from './scope.ts';
import { type ResolveState, defOf, report, reportUnsupported } from './state.ts';

export function checkAttributes(state: ResolveState, place: Place, attrs: readonly ast.Attribute[]): void {
  if (state.isLibrary) return;
  for (const { path, span } of attrs)
    if (!isBuiltIn(path) && !isToolAttribute(path)) checkUnknown(state, place, path, span);
}

/** `#[doc(alias = "…")]` gives a second name. */
export function checkAlias(state: ResolveState, name: string, attrs: readonly ast.Attribute[]): void {
  for (const { path, args } of attrs) {
    if (path !== 'doc') continue;
    for (const arg of args)
      if (arg.name === 'alias' && arg.inside?.includes(`"${name}"`) === true)
        report(
          state,
          'alias-is-name',
          undefined,
          `\`#[doc(alias = "${name}")]\` is the same as the item's name`,
          arg.span,
        );
  }
}

function checkUnknown(state: ResolveState, place: Place, path: string, span: ast.Attribute['span']): void {
  const [first = '', ...rest] = path.replace(/^::/u, '').split('::');
  const inPath = ['crate', 'self', 'super'].includes(first);
  const found = inPath ? undefined : findLexically(state, place.module, first, 'type');
  // An import that failed said so itself.
  if (found?.kind === 'found' && found.binding.res.kind === 'error') return;
  if (rest.length === 0) {
    const res = found?.kind === 'found' ? found.binding.res : undefined;
    const isDerive = res?.kind === 'def' && defOf(state, res.def).isLibrary && DERIVES.has(first);
    report(
      state,
      'unknown-attribute',
      undefined,
      isDerive
        ? `expected attribute, found derive macro \`${first}\``
        : `cannot find attribute \`${first}\` in this scope`,
      span,
      isDerive ? { help: [`write \`#[derive(${first})]\``] } : {},
    );
  } else if (inPath || findCrate(state, first) !== undefined)
    report(state, 'unresolved-path', 'E0433', `cannot find \`${rest[0] ?? ''}\` in \`${first}\``, span);
  else if (found?.kind === 'none')
    report(state, 'unresolved-path', 'E0433', `cannot find module or crate \`${first}\` in this scope`, span, {
      help: crateHelp(first),
    });
  else reportUnsupported(state, `the attribute \`#[${path}]\``, span);
}

const DERIVES: ReadonlySet<string> = new Set([
  'Clone',
  'Copy',
  'Debug',
  'Default',
  'Eq',
  'Hash',
  'Ord',
  'PartialEq',
  'PartialOrd',
]);
