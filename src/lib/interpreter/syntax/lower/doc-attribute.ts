/** `#[doc(…)]`: most of it is rustdoc's affair, and at most a warning here; some places and words are refused. */
import type { Span } from '../../source/index.ts';
import { punctuation as p, type Token } from '../lex/tokens.ts';
import type { Attribute } from '../ast.ts';
import type { AttributeInput } from './attribute-input.ts';
import { type AttributeTarget, wordsFor } from './attribute-target.ts';
import { argumentsOf } from './attribute-tokens.ts';
import { type LowerCx, reportFinding } from './cx.ts';

const UNSTABLE: ReadonlySet<string> = new Set(['auto_cfg', 'cfg', 'keyword', 'masked', 'notable_trait']);
/** What has no name that a search could find. */
const WITHOUT_ALIAS: ReadonlySet<AttributeTarget> = new Set<AttributeTarget>([
  'arm',
  'stmt-expr',
  'closure',
  'crate',
  'expr',
  'extern-block',
  'impl',
  'let',
  'trait-impl',
]);

export function checkDoc(cx: LowerCx, { args }: AttributeInput, span: Span, target: AttributeTarget): void {
  for (const arg of args) {
    const name = arg[0]?.image ?? '';
    if (UNSTABLE.has(name)) reportFinding(cx, `\`#[doc(${name})]\` is unstable`, span, 'E0658');
    if (name === 'alias') checkAliases(cx, arg, span, target);
  }
}

/** `alias = "name"`, or `alias("name", "other")`. */
function checkAliases(cx: LowerCx, arg: readonly Token[], span: Span, target: AttributeTarget): void {
  const [, next, value] = arg;
  if (next === undefined) {
    reportFinding(cx, 'doc alias attribute expects a string `#[doc(alias = "a")]` or a list of strings', span);
    return;
  }
  const values = next.tokenType === p['='] ? [[value]] : argumentsOf(arg, 1);
  for (const [first, ...rest] of values) {
    const text = first?.literal?.kind === 'str' && rest.length === 0 ? first.literal.value : undefined;
    const odd = text === undefined ? undefined : /["'\s]/u.exec(text.replaceAll(' ', ''))?.[0];
    if (text === undefined) reportFinding(cx, 'malformed `doc` attribute input', span, 'E0539');
    else if (text === '') reportFinding(cx, '`#[doc(alias = "...")]` attribute cannot have empty value', span);
    else if (odd !== undefined)
      reportFinding(cx, `'${odd}' character isn't allowed in \`#[doc(alias = "...")]\``, span);
    else if (text.startsWith(' ') || text.endsWith(' '))
      reportFinding(cx, '`#[doc(alias = "...")]` cannot start or end with \' \'', span);
    else if (WITHOUT_ALIAS.has(target))
      reportFinding(cx, `\`#[doc(alias = "...")]\` isn't allowed on ${wordsFor(target)}`, span);
  }
}

/** A second name of a macro or parameter that is the first one; of other items, name resolution says so. */
export function checkOwnAlias(cx: LowerCx, name: string, attrs: readonly Attribute[]): void {
  for (const { path, args } of attrs)
    for (const arg of path === 'doc' ? args : [])
      if (arg.name === 'alias' && arg.inside?.includes(`"${name}"`) === true)
        reportFinding(cx, `\`#[doc(alias = "${name}")]\` is the same as the item's name`, arg.span);
}
