/**
 * `non_snake_case`, `non_camel_case_types`, `non_upper_case_globals`: names written otherwise than is usual. After rustc's
 * `rustc_lint::nonstandard_style`.
 */
import { findIn } from '../../heap/base/index.ts';
import { resolutionsAt } from '../resolve/index.ts';
import type * as ast from '../syntax/ast.ts';
import type { Linted, Reach, Report } from './linted.ts';
import { walkSyntax } from './walk-syntax.ts';

export function lintNames(linted: Linted, reach: Reach, report: Report): void {
  // Types' names are looked at before types are checked, all others behind it.
  const late: Report = reach === 'whole' ? report : () => undefined;
  const snake = (what: string, { name, span }: ast.Ident): void => {
    if (!isSnakeCase(name)) late('non_snake_case', `${what} \`${name}\` should have a snake case name`, span);
  };
  const camel = (what: string, { name, span }: ast.Ident): void => {
    if (!isCamelCase(name))
      report('non_camel_case_types', `${what} \`${name}\` should have an upper camel case name`, span);
  };
  const upper = (what: string, { name, span }: ast.Ident): void => {
    if (name !== '_' && (isAscii(name) ? /[a-z]/ : /\p{Ll}/u).test(name))
      late('non_upper_case_globals', `${what} \`${name}\` should have an upper case name`, span);
  };
  const isBinding = (pat: ast.Pat): boolean => resolutionsAt(linted.names, pat).bindings.has(pat.id);
  const generics = ({ params }: ast.Generics): void => {
    for (const each of params) {
      if (each.name.name.startsWith('$')) continue;
      if (each.kind === 'type') camel('type parameter', each.name);
      else if (each.kind === 'const') upper('const parameter', each.name);
      else snake('lifetime', { ...each.name, name: `'${each.name.name}` });
    }
  };
  const fields = (data: ast.VariantData): void => {
    if (data.kind === 'named') for (const each of data.fields) snake('structure field', each.name);
  };
  const assoc = (item: ast.AssocItem, parent: 'impl' | 'trait'): void => {
    if (item.kind === 'fn') {
      if (parent === 'trait' || !isOfForeignCode(item))
        snake(parent === 'trait' ? 'trait method' : 'method', item.name);
    } else if (item.kind === 'const') upper('associated constant', item.name);
    else if (item.kind === 'assoc-type' && parent === 'trait') camel('associated type', item.name);
  };
  walkSyntax(linted.core.items, {
    item: (item) => {
      if (item.kind === 'impl' && item.attrs.some(({ path }) => path === 'automatically_derived')) return false;
      switch (item.kind) {
        case 'mod':
          snake('module', item.name);
          break;
        case 'fn':
          if (!isOfForeignCode(item)) snake('function', item.name);
          generics(item.generics);
          break;
        case 'struct':
          if (!isReprC(item)) camel('type', item.name);
          generics(item.generics);
          fields(item.data);
          break;
        case 'enum':
          if (!isReprC(item)) camel('type', item.name);
          generics(item.generics);
          for (const variant of item.variants) {
            camel('variant', variant.name);
            fields(variant.data);
          }
          break;
        case 'type-alias':
          camel('type', item.name);
          generics(item.generics);
          break;
        case 'trait':
          camel('trait', item.name);
          generics(item.generics);
          for (const each of item.items) {
            assoc(each, 'trait');
            if (each.kind === 'fn') generics(each.generics);
          }
          break;
        case 'impl':
          generics(item.generics);
          for (const each of item.items) {
            if (item.trait === undefined) assoc(each, 'impl');
            if (each.kind === 'fn') generics(each.generics);
          }
          break;
        case 'const':
          upper('constant', item.name);
          break;
        case 'static':
          if (!isExported(item)) upper('static variable', item.name);
          break;
        default:
      }
      return true;
    },
    pat: (pat, isShorthand) => {
      if (pat.kind !== 'ident' || pat.name.name.startsWith('$')) return;
      if (!isBinding(pat)) {
        const def = resolutionsAt(linted.names, pat).patternConsts.get(pat.id);
        const kind = def === undefined ? undefined : findIn(linted.items.defs, def)?.kind;
        if (kind === 'const') upper('constant in pattern', pat.name);
      } else if (!isShorthand) snake('variable', pat.name);
    },
  });
}

/** Other languages' names for functions are other than ours. */
const isOfForeignCode = (item: Extract<ast.Item | ast.AssocItem, { kind: 'fn' }>): boolean =>
  item.abi !== undefined && isExported(item);

/** The linker sees the name. */
const isExported = ({ attrs }: ast.Item | ast.AssocItem): boolean =>
  attrs.some(
    ({ path, args }) => path === 'no_mangle' || (path === 'unsafe' && args.some(({ name }) => name === 'no_mangle')),
  );

const isReprC = ({ attrs }: ast.Item): boolean =>
  attrs.some(({ path, args }) => path === 'repr' && args.some(({ name }) => name === 'C'));

/** A class of Unicode takes the engine a millisecond to prepare, and names beyond ASCII are rare. */
const isAscii = (name: string): boolean => /^[\x20-\x7e]*$/.test(name);

function isSnakeCase(name: string): boolean {
  const inner = name.replace(/^'?_+|_+$/gu, '');
  return !inner.includes('__') && !(isAscii(inner) ? /[A-Z]/ : /\p{Lu}/u).test(inner);
}

function isCamelCase(name: string): boolean {
  const inner = name.replace(/^_+|_+$/gu, '');
  if (inner === '') return true;
  if (inner.includes('__')) return false;
  return isAscii(inner)
    ? !/^[a-z]|[A-Za-z]_|_[A-Za-z]/.test(inner)
    : !/^\p{Ll}|[\p{Lu}\p{Ll}]_|_[\p{Lu}\p{Ll}]/u.test(inner);
}
