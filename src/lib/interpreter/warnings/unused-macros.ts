/**
 * `unused_macros`: macros by example that nothing calls. A name that stands anywhere outside the definition may be a call, in
 * what another macro writes for one; so only where it stands nowhere is the macro unused for certain.
 */
import type * as ast from '../syntax/ast.ts';
import type { Linted, Report } from './linted.ts';
import { walkSyntax } from './walk-syntax.ts';

export function lintMacros({ surface, text, called, definesMacros }: Linted, report: Report): void {
  if (!definesMacros) return;
  walkSyntax(surface.items, {
    item: (item) => {
      if (item.kind === 'macro-rules' && mayBeUnused(item) && !isNamedOutside(item))
        report('unused_macros', `unused macro definition: \`${item.name.name}\``, item.name.span);
      return true;
    },
  });

  function isNamedOutside({ name, span }: ast.MacroItem): boolean {
    const { start, end } = called(span);
    return [...text.matchAll(new RegExp(`(?<!\\w)${name.name}(?!\\w)`, 'gu'))].some(
      ({ index }) => index < start || end <= index,
    );
  }
}

const mayBeUnused = ({ name, attrs }: ast.MacroItem): boolean =>
  !name.name.startsWith('_') && !attrs.some(({ path }) => path === 'macro_export');
