/** `extern "C" { … }`: functions that other languages define. They are checked where they are called, and never run. */
import type { CstNode } from 'chevrotain';
import { isSince, type Span } from '../../source/index.ts';
import type { FnItem, Item, UnsupportedItem } from '../ast.ts';
import type { Token } from '../lex/tokens.ts';
import { findNode, findToken, has, nodes, tokens } from '../parse/cst.ts';
import { abiOf, checkTracked } from './abi.ts';
import { lowerAttrs } from './attributes.ts';
import { isBuiltIn, isToolAttribute } from './attribute-rules.ts';
import type { AttributeTarget } from './attribute-target.ts';
import {
  freshId,
  identOf,
  type LowerCx,
  reportRecovered,
  reportUnstable,
  reportUnsupported,
  spanOfCst,
  spanOfToken,
} from './cx.ts';
import { lowerParams, signatureSpanOf } from './functions.ts';
import { itemTarget } from './item-target.ts';
import { type ItemHead, lowerMacroItem } from './items.ts';
import { noteLint, UNSAFE_CODE } from './lint-levels.ts';
import { lowerGenerics, lowerType, lowerVisibility, withoutDefaults } from './types.ts';

interface Block {
  readonly abi: string | undefined;
  /** Written `unsafe extern`: what is in it may be `safe`. */
  readonly isUnsafe: boolean;
}

/** The items of the block, which are named where it stands. */
export function lowerForeignBlock(
  cx: LowerCx,
  cst: CstNode,
  extern: CstNode,
  outer: readonly Token[],
): readonly Item[] {
  const span = spanOfCst(cx, cst);
  const { attrs, isKept } = lowerAttrs(cx, outer, span, 'extern-block');
  if (!isKept) return [];
  // Other names are looked up where an item stands, and the block is none here.
  for (const attr of attrs)
    if (!isBuiltIn(attr.path) && !isToolAttribute(attr.path))
      reportUnsupported(cx, 'this attribute on an `extern` block', attr.span);
  const words = nodes(cst, 'qualifier').flatMap((qualifier) => tokens(qualifier, 'word'));
  const isUnsafe = words.some(({ image }) => image === 'unsafe');
  if (isUnsafe) noteLint(cx, 'unsafe_code', UNSAFE_CODE.extern, span);
  const abi = abiOf(cx, findToken(extern, 'abi'));
  if (!isUnsafe && isSince(cx.edition, '2024')) reportRecovered(cx, 'extern blocks must be marked as unsafe', span);
  const block = findNode(extern, 'itemBlock');
  if (block === undefined) return [];
  lowerAttrs(cx, tokens(block, 'InnerAttribute'), span, 'extern-block');
  return lowerAll(cx, nodes(block, 'itemOrMacro'), { abi, isUnsafe });
}

const lowerAll = (cx: LowerCx, list: readonly CstNode[], block: Block): readonly Item[] =>
  list.flatMap((each): readonly Item[] => {
    const item = findNode(each, 'item');
    const outer = tokens(each, 'OuterAttribute');
    if (item === undefined) return lowerMacroItem<Item>(cx, each, outer, (inside) => lowerAll(cx, inside, block));
    const lowered = lowerForeign(cx, item, outer, block);
    return lowered === undefined ? [] : [lowered];
  });

function lowerForeign(
  cx: LowerCx,
  cst: CstNode,
  outer: readonly Token[],
  block: Block,
): FnItem | UnsupportedItem | undefined {
  const span = spanOfCst(cx, cst);
  const fn = findNode(cst, 'fnItem');
  const constant = findNode(cst, 'constItem');
  const { attrs, isKept } = lowerAttrs(cx, outer, span, targetOf(cst, fn, constant));
  if (!isKept) return undefined;
  const vis = lowerVisibility(cx, findNode(cst, 'visibility'));
  const head: ItemHead = { id: freshId(cx), span, vis, attrs };
  const words = nodes(cst, 'qualifier').flatMap((qualifier) => tokens(qualifier, 'word'));
  for (const word of words) checkWord(cx, word, block);
  if (fn !== undefined) return lowerForeignFn(cx, fn, head, words, block);
  const unsupported = (name: Token | undefined, construct: string): UnsupportedItem => ({
    ...head,
    kind: 'unsupported-item',
    name: identOf(cx, name),
    construct,
    instead: undefined,
  });
  if (constant !== undefined && has(constant, 'Static')) {
    if (findNode(constant, 'expr') !== undefined)
      reportRecovered(cx, 'incorrect `static` inside `extern` block', spanOfNameOr(cx, constant, span));
    return unsupported(findToken(constant, 'name'), 'foreign statics');
  }
  const type = findNode(cst, 'typeItem');
  if (type !== undefined) reportUnstable(cx, 'extern types are experimental', span);
  else if (constant !== undefined)
    reportRecovered(cx, 'extern items cannot be `const`', spanOfNameOr(cx, constant, span));
  else reportRecovered(cx, 'this item is not supported in `extern` blocks', span);
  return undefined;
}

function targetOf(cst: CstNode, fn: CstNode | undefined, constant: CstNode | undefined): AttributeTarget {
  if (fn !== undefined) return 'foreign-fn';
  return constant !== undefined ? 'foreign-static' : itemTarget(cst, 'module');
}

const spanOfNameOr = (cx: LowerCx, cst: CstNode, span: Span): Span => {
  const name = findToken(cst, 'name') ?? findToken(cst, 'Identifier');
  return name === undefined ? span : spanOfToken(cx, name);
};

function checkWord(cx: LowerCx, word: Token, { isUnsafe }: Block): void {
  const span = spanOfToken(cx, word);
  if (word.image !== 'unsafe' && word.image !== 'safe')
    reportRecovered(cx, `functions in \`extern\` blocks cannot have \`${word.image}\` qualifier`, span);
  else if (!isUnsafe)
    reportRecovered(cx, 'items in `extern` blocks without an `unsafe` qualifier cannot have safety qualifiers', span);
}

function lowerForeignFn(
  cx: LowerCx,
  cst: CstNode,
  head: ItemHead,
  words: readonly Token[],
  { abi }: Block,
): FnItem | UnsupportedItem {
  const name = identOf(cx, findToken(cst, 'name'));
  if (findNode(cst, 'block') !== undefined) reportRecovered(cx, 'incorrect function inside `extern` block', name.span);
  if (nodes(cst, 'fnParam').some((param) => has(param, 'variadic')))
    return { ...head, kind: 'unsupported-item', name, construct: 'variadic functions', instead: undefined };
  checkTracked(cx, head.attrs, abi);
  const output = findNode(cst, 'output');
  const { selfParam, params } = lowerParams(cx, nodes(cst, 'fnParam'), 'module');
  for (const { pat } of params)
    if (pat.kind !== 'wild' && !(pat.kind === 'ident' && !pat.byRef && !pat.isMut && pat.sub === undefined))
      reportRecovered(cx, "patterns aren't allowed in foreign function declarations", pat.span, 'E0130');
  return {
    ...head,
    kind: 'fn',
    name,
    isUnsafe: !words.some(({ image }) => image === 'safe'),
    isConst: false,
    ...(abi === undefined ? {} : { abi }),
    isForeign: true,
    selfParam,
    params,
    generics: withoutDefaults(cx, lowerGenerics(cx, cst)),
    output: output && lowerType(cx, output),
    body: undefined,
    signatureSpan: signatureSpanOf(cx, cst, head.span),
  };
}
