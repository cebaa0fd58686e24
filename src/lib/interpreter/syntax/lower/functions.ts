/** Functions and their parameters. */
import type { CstNode } from 'chevrotain';
import { type Span, spanOf, spanTo } from '../../source/index.ts';
import type { Item, Param, Pat, SelfParam } from '../ast.ts';
import type { Token } from '../lex/tokens.ts';
import { findNode, findToken, has, nodes, tokens } from '../parse/cst.ts';
import { lowerAttrs } from './attributes.ts';
import { lowerBlock } from './blocks.ts';
import { fnTarget } from './item-target.ts';
import {
  freshId,
  identOf,
  type LowerCx,
  reportRecovered,
  reportSyntax,
  reportUnstable,
  reportUnsupported,
  spanOfCst,
  spanOfToken,
} from './cx.ts';
import { noteLint, UNSAFE_CODE } from './lint-levels.ts';
import { isAssociated, type ItemHead, type ItemPlace } from './items.ts';
import { abiOf, checkTracked } from './abi.ts';
import { lowerAtom, wildPattern } from './patterns.ts';
import { missingType, withoutDefaults, lowerGenerics, lowerLifetime, lowerType } from './types.ts';

export function lowerFn(
  cx: LowerCx,
  item: CstNode,
  cst: CstNode,
  head: ItemHead,
  words: readonly Token[],
  place: ItemPlace,
): Item {
  const name = identOf(cx, findToken(cst, 'name'));
  const isUnsafe = words.some((word) => word.image === 'unsafe');
  const isConst = words.some((word) => word.image === 'const');
  const construct = checkQualifiers(cx, words, place);
  const qualifier = nodes(item, 'qualifier').find((each) => findToken(each, 'word')?.image === 'extern');
  const abi = qualifier && abiOf(cx, findToken(qualifier, 'abi'));
  checkTracked(cx, head.attrs, abi);
  if (construct !== undefined) return { ...head, kind: 'unsupported-item', name, construct, instead: undefined };
  const block = findNode(cst, 'block');
  if (isUnsafe) noteLint(cx, 'unsafe_code', unsafeFnText(place, block !== undefined), head.span);
  const output = findNode(cst, 'output');
  const { selfParam, params } = lowerParams(cx, nodes(cst, 'fnParam'), place);
  if (block === undefined && !cx.isLibrary) checkWithoutBody(cx, params, head.span, place);
  return {
    ...head,
    kind: 'fn',
    name,
    isUnsafe,
    isConst,
    ...(abi === undefined ? {} : { abi }),
    selfParam,
    params,
    generics: withoutDefaults(cx, lowerGenerics(cx, cst)),
    output: output && lowerType(cx, output),
    body: block && lowerBlock(cx, block, fnTarget(place, true)),
    signatureSpan: signatureSpanOf(cx, cst, head.span),
  };
}

const unsafeFnText = (place: ItemPlace, hasBody: boolean): string =>
  UNSAFE_CODE[isAssociated(place) ? (hasBody ? 'method' : 'method without body') : 'function'];

/** Refuses wrong qualifiers; gives the name of the construct where they make the function unsupported. */
function checkQualifiers(cx: LowerCx, words: readonly Token[], place: ItemPlace): string | undefined {
  const order = ['default', 'const', 'async', 'unsafe', 'safe', 'extern'];
  let last = -1;
  for (const word of words) {
    const rank = order.indexOf(word.image);
    if (rank <= last)
      reportSyntax(
        cx,
        rank < 0
          ? `expected \`fn\`, found \`${word.image}\``
          : `expected one of \`extern\` or \`fn\`, found keyword \`${word.image}\``,
        spanOfToken(cx, word),
      );
    last = rank;
    if (word.image === 'default') reportUnstable(cx, 'specialization is unstable', spanOfToken(cx, word));
    if (word.image === 'safe')
      reportSyntax(
        cx,
        'items outside of `unsafe extern { }` cannot be declared with `safe` safety qualifier',
        spanOfToken(cx, word),
      );
    if (word.image === 'const' && place === 'trait')
      reportRecovered(cx, 'functions in traits cannot be declared const', spanOfToken(cx, word), 'E0379');
    if (word.image === 'const' && place === 'trait-impl')
      reportRecovered(cx, 'functions in trait impls cannot be declared const', spanOfToken(cx, word), 'E0379');
  }
  if (words.some((word) => word.image === 'async')) return '`async fn`';
  return undefined;
}

function checkWithoutBody(cx: LowerCx, params: readonly Param[], span: Span, place: ItemPlace): void {
  if (place !== 'trait') {
    reportRecovered(
      cx,
      isAssociated(place) ? 'associated function in `impl` without body' : 'free function without a body',
      span,
    );
    return;
  }
  for (const { pat } of params) {
    if (pat.kind !== 'wild' && !(pat.kind === 'ident' && !pat.byRef && pat.sub === undefined && !pat.isMut))
      reportRecovered(
        cx,
        "patterns aren't allowed in functions without bodies",
        pat.span,
        pat.kind === 'ident' && pat.isMut ? undefined : 'E0642',
      );
  }
}

export function lowerParams(
  cx: LowerCx,
  list: readonly CstNode[],
  place: ItemPlace,
): { readonly selfParam: SelfParam | undefined; readonly params: readonly Param[] } {
  let selfParam: SelfParam | undefined;
  const params: Param[] = [];
  list.forEach((cst, index) => {
    if (!lowerAttrs(cx, tokens(cst, 'OuterAttribute'), spanOfCst(cx, cst), 'param').isKept) return;
    const span = spanOfCst(cx, cst);
    const self = findNode(cst, 'selfParam');
    if (self !== undefined) {
      if (index > 0) reportSyntax(cx, 'unexpected `self` parameter in function', span);
      else if (!isAssociated(place))
        reportRecovered(cx, '`self` parameter is only allowed in associated functions', span);
      selfParam = lowerSelf(cx, self);
      return;
    }
    if (has(cst, 'variadic')) {
      reportUnsupported(cx, 'variadic functions', span);
      return;
    }
    const pattern = findNode(cst, 'patternAtom');
    const type = findNode(cst, 'type');
    const pat = pattern === undefined ? wildPattern(cx, span) : lowerAtom(cx, pattern);
    params.push(
      type === undefined
        ? { id: freshId(cx), span, pat: withoutType(cx, pat), ty: missingType(cx, span) }
        : { id: freshId(cx), span, pat, ty: lowerType(cx, type) },
    );
  });
  return { selfParam, params };
}

/** rustc goes on where a parameter's type was forgotten, with the name of `name` or `&name` and with none of any other pattern. */
function withoutType(cx: LowerCx, pat: Pat): Pat {
  const next = pat.span.end + cx.text.slice(pat.span.end).search(/[,)]/u);
  const named = pat.kind === 'ref' ? pat.pat : pat;
  const expected = named.kind === 'ident' ? '`:`, `@`, or `|`' : '`:` or `|`';
  const message = `expected one of ${expected}, found \`${cx.text[next] ?? ''}\``;
  reportRecovered(cx, message, spanOf(cx.file, next, next + 1));
  return named.kind === 'ident' ? named : wildPattern(cx, pat.span);
}

function lowerSelf(cx: LowerCx, cst: CstNode): SelfParam {
  const lifetime = findToken(cst, 'lifetime');
  const type = findNode(cst, 'type');
  if (type !== undefined && has(cst, 'And'))
    reportSyntax(cx, 'expected one of `)` or `,`, found `:`', spanOfCst(cx, type));
  const hygiene = findToken(cst, 'SelfValue')?.hygiene;
  return {
    id: freshId(cx),
    span: spanOfCst(cx, cst),
    ...(hygiene === undefined ? {} : { hygiene }),
    byRef: has(cst, 'And'),
    lifetime: lifetime && lowerLifetime(cx, lifetime),
    isMut: has(cst, 'Mut'),
    ty: type && lowerType(cx, type),
  };
}

export function signatureSpanOf(cx: LowerCx, cst: CstNode, whole: Span): Span {
  const output = findNode(cst, 'output');
  const close = findToken(cst, 'RParen');
  const start = spanOf(cx.file, findToken(cst, 'Fn')?.startOffset ?? whole.start, whole.start);
  if (output !== undefined) return spanTo(start, spanOfCst(cx, output));
  return close === undefined ? whole : spanTo(start, spanOfToken(cx, close));
}
