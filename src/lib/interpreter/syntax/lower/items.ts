/** Items: parse tree to syntax tree, with rustc's checks of which item may stand where. */
import type { CstNode } from 'chevrotain';
import { type Span, spanOf } from '../../source/index.ts';
import type {
  AssocItem,
  AssocTypeItem,
  Attribute,
  Item,
  TraitRefExpr,
  TypeExpr,
  UnsupportedItem,
  Visibility,
} from '../ast.ts';
import type { Token } from '../lex/tokens.ts';
import { findNode, findToken, has, nodes, tokens } from '../parse/cst.ts';
import { checkOwnAlias } from './doc-attribute.ts';
import { itemTarget } from './item-target.ts';
import { lowerAttrs } from './attributes.ts';
import { lowerEnum, lowerStruct } from './adts.ts';
import {
  freshId,
  identOf,
  type LowerCx,
  reportFinding,
  reportRecovered,
  reportSyntax,
  reportUnstable,
  spanOfCst,
  spanOfToken,
} from './cx.ts';
import { lowerExpr } from './exprs.ts';
import { expandCall, fromFragment, userCallOf, userCallOrFault } from './expansions.ts';
import { lowerForeignBlock } from './foreign.ts';
import { lowerFn } from './functions.ts';
import { defineMacro, inMacroScope } from './macro-cx.ts';
import { noteLint, UNSAFE_CODE } from './lint-levels.ts';
import { lowerItemMacro } from './macros.ts';
import { isThreadLocals, lowerThreadLocals } from './thread-locals.ts';
import { inferType, lowerBounds, lowerGenerics, withoutDefaults, lowerType, lowerVisibility } from './types.ts';
import { lowerExternCrate, lowerUse } from './uses.ts';
import { reportMissingSemi, reportMissingSemisIn } from './missing-semi.ts';

/** What an item stands in. */
export type ItemPlace = 'module' | 'block' | 'trait' | 'impl' | 'trait-impl';

/** What every item has; the kinds add theirs. */
export interface ItemHead {
  readonly id: Item['id'];
  readonly span: Span;
  readonly vis: Visibility;
  readonly attrs: readonly Attribute[];
}

export const isAssociated = (place: ItemPlace): boolean =>
  place === 'trait' || place === 'impl' || place === 'trait-impl';

/** The items of a file or module. */
export function lowerItems(
  cx: LowerCx,
  list: readonly CstNode[],
  place: 'module' | 'block' = 'module',
): readonly Item[] {
  return list.flatMap((cst): readonly Item[] => {
    const item = findNode(cst, 'item');
    const outer = tokens(cst, 'OuterAttribute');
    if (item !== undefined) return lowerItem(cx, item, outer, place);
    const own = threadLocalsOf(cx, cst, outer, place);
    if (own !== undefined) return own;
    return lowerMacroItem(cx, cst, outer, (inside) => lowerItems(cx, inside, place));
  });
}

function threadLocalsOf(
  cx: LowerCx,
  cst: CstNode,
  outer: readonly Token[],
  place: 'module' | 'block',
): readonly Item[] | undefined {
  const path = findNode(cst, 'exprPath');
  const group = findToken(cst, 'macro');
  if (path === undefined || group === undefined || !isThreadLocals(path)) return undefined;
  if (userCallOf(cx, path, group, spanOfCst(cx, cst)) !== undefined) return undefined;
  const { isKept } = lowerAttrs(cx, outer, spanOfCst(cx, cst), 'macro-call');
  return isKept ? lowerThreadLocals(cx, group, (inside) => lowerItems(cx, inside, place)) : [];
}

/** A macro call, or what was an item in the arguments of one; `lower` is for the items that it stands for. */
export function lowerMacroItem<T>(
  cx: LowerCx,
  cst: CstNode,
  outer: readonly Token[],
  lower: (items: readonly CstNode[]) => readonly T[],
): readonly (T | UnsupportedItem)[] {
  const fragment = findToken(cst, 'fragment');
  if (fragment !== undefined)
    return (
      fromFragment(cx, fragment, 'itemOrMacro', (inside) =>
        lower([
          {
            ...inside,
            children: { ...inside.children, OuterAttribute: [...outer, ...tokens(inside, 'OuterAttribute')] },
          },
        ]),
      ) ?? []
    );
  const { attrs, isKept } = lowerAttrs(cx, outer, spanOfCst(cx, cst), 'macro-call');
  const path = findNode(cst, 'exprPath');
  const group = findToken(cst, 'macro');
  if (!isKept || path === undefined || group === undefined) return [];
  const call = userCallOrFault(cx, path, group, spanOf(cx.file, spanOfCst(cx, path).start, group.endOffset + 1));
  if (call === 'reported') return [];
  if (call !== undefined) return expandCall(cx, call, 'items', (inside) => lower(nodes(inside, 'itemOrMacro'))) ?? [];
  return lowerItemMacro(cx, path, group, {
    id: freshId(cx),
    span: spanOfCst(cx, cst),
    vis: { kind: 'inherited' },
    attrs,
  });
}

/** The items of a trait or impl. */
function lowerAssocItems(cx: LowerCx, block: CstNode | undefined, place: ItemPlace): readonly AssocItem[] {
  if (block === undefined) return [];
  const target = place === 'trait' ? 'trait' : place === 'impl' ? 'impl' : 'trait-impl';
  lowerAttrs(cx, tokens(block, 'InnerAttribute'), spanOfCst(cx, block), target);
  return nodes(block, 'itemOrMacro').flatMap((cst) => lowerAssocItem(cx, cst, place));
}

/** One item of a trait or impl. */
export function lowerAssocItem(cx: LowerCx, cst: CstNode, place: ItemPlace): readonly AssocItem[] {
  const outer = tokens(cst, 'OuterAttribute');
  const item = findNode(cst, 'item');
  if (item === undefined)
    return lowerMacroItem(cx, cst, outer, (inside) => inside.flatMap((each) => lowerAssocItem(cx, each, place)));
  // Even where it is left out of the build.
  if (has(item, 'MacroItem'))
    reportRecovered(cx, 'macro definition is not supported in `trait`s or `impl`s', spanOfCst(cx, item));
  const lowered = lowerAny(cx, item, outer, place);
  if (lowered === undefined) return [];
  if (
    lowered.kind === 'fn' ||
    lowered.kind === 'const' ||
    lowered.kind === 'assoc-type' ||
    lowered.kind === 'unsupported-item'
  )
    return [lowered];
  if (lowered.kind === 'static') reportSyntax(cx, 'associated `static` items are not allowed', lowered.span);
  else
    reportSyntax(
      cx,
      `\`${lowered.kind === 'type-alias' ? 'type' : lowered.kind}\` is not supported in \`trait\`s or \`impl\`s`,
      lowered.span,
    );
  return [];
}

export function lowerItem(
  cx: LowerCx,
  cst: CstNode,
  outer: readonly Token[],
  place: 'module' | 'block',
): readonly Item[] {
  const extern = findNode(cst, 'externItem');
  if (extern !== undefined && !has(extern, 'name')) return lowerForeignBlock(cx, cst, extern, outer);
  const item = lowerAny(cx, cst, outer, place);
  return item === undefined || item.kind === 'assoc-type' ? [] : [item];
}

function lowerAny(
  cx: LowerCx,
  cst: CstNode,
  outer: readonly Token[],
  place: ItemPlace,
): Item | AssocTypeItem | undefined {
  const toSemi = findNode(cst, 'useItem') ?? findNode(cst, 'constItem') ?? findNode(cst, 'typeItem');
  if (toSemi !== undefined && !has(toSemi, 'semi')) reportMissingSemi(cx, spanOfCst(cx, cst), true);
  const { attrs, isKept } = lowerAttrs(cx, outer, spanOfCst(cx, cst), itemTarget(cst, place));
  if (!isKept) {
    for (const each of Object.values(cst.children).flat()) if ('children' in each) reportMissingSemisIn(cx, each);
    return undefined;
  }
  const visibility = findNode(cst, 'visibility');
  if (visibility !== undefined && (place === 'trait' || place === 'trait-impl'))
    reportRecovered(cx, 'visibility qualifiers are not permitted here', spanOfCst(cx, visibility), 'E0449');
  const head: ItemHead = { id: freshId(cx), span: spanOfCst(cx, cst), vis: lowerVisibility(cx, visibility), attrs };
  const words = nodes(cst, 'qualifier').flatMap((qualifier) => tokens(qualifier, 'word'));
  const fn = findNode(cst, 'fnItem');
  if (fn !== undefined) return lowerFn(cx, cst, fn, head, words, place);
  for (const word of words) checkQualifier(cx, word, cst);
  return lowerKind(cx, cst, head, words, place);
}

/** Before other items than `fn`, `unsafe` and `auto` qualify a trait, `unsafe` an impl. */
function checkQualifier(cx: LowerCx, word: Token, item: CstNode): void {
  if (word.image === 'default') {
    reportUnstable(cx, 'specialization is unstable', spanOfToken(cx, word));
    return;
  }
  const fits =
    (word.image === 'unsafe' && ['traitItem', 'implItem', 'externItem'].some((label) => has(item, label))) ||
    (word.image === 'auto' && has(item, 'traitItem'));
  if (!fits)
    reportSyntax(
      cx,
      `expected one of \`extern\`, \`fn\`, or \`unsafe\`, found \`${
        cx.text
          .slice(word.endOffset + 1)
          .trimStart()
          .split(/\W/)[0] ?? ''
      }\``,
      spanOfToken(cx, word),
    );
}

function lowerKind(
  cx: LowerCx,
  cst: CstNode,
  head: ItemHead,
  words: readonly Token[],
  place: ItemPlace,
): Item | AssocTypeItem | undefined {
  const isUnsafe = words.some((word) => word.image === 'unsafe');
  const struct = findNode(cst, 'structItem');
  if (struct !== undefined) {
    if (has(struct, 'Union')) {
      const name = identOf(cx, findToken(struct, 'name'));
      return { ...head, kind: 'unsupported-item', name, construct: 'unions', instead: 'an enum' };
    }
    return lowerStruct(cx, struct, head);
  }
  const enumCst = findNode(cst, 'enumItem');
  if (enumCst !== undefined) return lowerEnum(cx, enumCst, head);
  const impl = findNode(cst, 'implItem');
  if (impl !== undefined) return lowerImpl(cx, impl, head, isUnsafe);
  const trait = findNode(cst, 'traitItem');
  if (trait !== undefined)
    return lowerTrait(
      cx,
      trait,
      head,
      isUnsafe,
      words.some((word) => word.image === 'auto'),
    );
  const use = findNode(cst, 'useItem');
  if (use !== undefined) return lowerUse(cx, use, head);
  const mod = findNode(cst, 'modItem');
  if (mod !== undefined) return lowerMod(cx, mod, head, place);
  const constant = findNode(cst, 'constItem');
  if (constant !== undefined) return lowerConst(cx, constant, head, place);
  const type = findNode(cst, 'typeItem');
  if (type !== undefined) return lowerTypeItem(cx, type, head, place);
  const definition = findToken(cst, 'MacroRulesDefinition');
  if (definition !== undefined) return lowerDefinition(cx, definition, head);
  if (has(cst, 'MacroItem')) {
    if (place === 'module' || place === 'block') reportFinding(cx, '`macro` is experimental', head.span, 'E0658');
    return undefined;
  }
  const extern = findNode(cst, 'externItem');
  if (extern === undefined) return undefined;
  const crate = findToken(extern, 'name');
  if (crate === undefined) return undefined;
  return lowerExternCrate(cx, crate, findToken(extern, 'rename'), head);
}

/** A macro is in scope from here to the end of what it stands in. */
function lowerDefinition(cx: LowerCx, token: Token, head: ItemHead): Item {
  const { macros, file } = cx;
  const name = identOf(cx, token.inner?.[0] ?? token);
  checkOwnAlias(cx, name.name, head.attrs);
  const exported = head.attrs.find(({ path }) => path === 'macro_export');
  if (exported !== undefined && (macros.depth > 0 || exported.args.length > 0))
    return { ...head, kind: 'unsupported-item', name, construct: '`#[macro_export]` here', instead: undefined };
  if (macros.around.engine === undefined)
    return { ...head, kind: 'unsupported-item', name, construct: '`macro_rules!` definitions', instead: 'a function' };
  const { macro, diagnostics } = macros.around.engine.define(token, { file, edition: cx.edition });
  cx.diagnostics.push(...diagnostics);
  defineMacro(macros, macro, exported !== undefined);
  const text = cx.text.slice(token.startOffset, token.endOffset + 1);
  return { ...head, kind: 'macro-rules', name, text, definition: macro.id };
}

function lowerImpl(cx: LowerCx, cst: CstNode, head: ItemHead, isUnsafe: boolean): Item {
  if (isUnsafe) noteLint(cx, 'unsafe_code', UNSAFE_CODE.impl, head.span);
  const first = findNode(cst, 'type');
  const target = findNode(cst, 'target');
  const name = { name: 'impl', span: spanOf(cx.file, head.span.start, head.span.start + 4) };
  if (head.vis.kind !== 'inherited')
    reportRecovered(cx, 'visibility qualifiers are not permitted here', head.span, 'E0449');
  const modifier = findToken(cst, 'Const');
  if (modifier !== undefined) reportUnstable(cx, 'const trait impls are experimental', spanOfToken(cx, modifier));
  const generics = withoutDefaults(cx, lowerGenerics(cx, cst));
  const firstType = first === undefined ? inferType(cx, head.span) : lowerType(cx, first);
  const trait = target === undefined ? undefined : traitOf(cx, firstType);
  const self = target === undefined ? firstType : lowerType(cx, target);
  const negative = findToken(cst, 'negative');
  if (negative !== undefined && trait === undefined)
    reportRecovered(cx, 'inherent impls cannot be negative', spanOfToken(cx, negative));
  else if (negative !== undefined) reportUnstable(cx, 'negative impls are experimental', spanOfToken(cx, negative));
  if (isUnsafe && trait === undefined) reportRecovered(cx, 'inherent impls cannot be unsafe', self.span, 'E0197');
  const items = lowerAssocItems(cx, findNode(cst, 'itemBlock'), trait === undefined ? 'impl' : 'trait-impl');
  return {
    ...head,
    kind: 'impl',
    name,
    generics,
    isUnsafe,
    isNegative: negative !== undefined && trait !== undefined,
    trait,
    self,
    items,
  };
}

/** `impl Trait for T`: the trait is parsed as a type at first. */
function traitOf(cx: LowerCx, ty: TypeExpr): TraitRefExpr | undefined {
  if (ty.kind === 'path' && ty.qself === undefined) return { id: freshId(cx), span: ty.span, path: ty.path };
  reportSyntax(cx, 'expected a trait, found type', ty.span);
  return undefined;
}

function lowerTrait(cx: LowerCx, cst: CstNode, head: ItemHead, isUnsafe: boolean, isAuto: boolean): Item {
  if (isAuto) reportUnstable(cx, 'auto traits are experimental and possibly buggy', head.span);
  if (isUnsafe) noteLint(cx, 'unsafe_code', UNSAFE_CODE.trait, head.span);
  const bounds = findNode(cst, 'bounds');
  if (has(cst, 'alias')) {
    const name = identOf(cx, findToken(cst, 'name'));
    return { ...head, kind: 'unsupported-item', name, construct: 'trait aliases', instead: 'a trait with supertraits' };
  }
  return {
    ...head,
    kind: 'trait',
    isUnsafe,
    isAuto,
    name: identOf(cx, findToken(cst, 'name')),
    generics: lowerGenerics(cx, cst),
    supertraits: bounds === undefined ? [] : lowerBounds(cx, bounds),
    items: lowerAssocItems(cx, findNode(cst, 'itemBlock'), 'trait'),
  };
}

function lowerMod(cx: LowerCx, cst: CstNode, head: ItemHead, place: ItemPlace): Item | undefined {
  const block = findNode(cst, 'itemBlock');
  const { attrs, isKept } = lowerAttrs(
    cx,
    block === undefined ? [] : tokens(block, 'InnerAttribute'),
    spanOfCst(cx, cst),
    'mod',
  );
  if (!isKept) {
    reportMissingSemisIn(cx, cst);
    return undefined;
  }
  if (block === undefined && place === 'block')
    reportSyntax(cx, 'cannot declare a file module inside a block unless it has a path attribute', head.span);
  return {
    ...head,
    kind: 'mod',
    name: identOf(cx, findToken(cst, 'name')),
    attrs: [...head.attrs, ...attrs],
    items: block && lowerModItems(cx, block, [...head.attrs, ...attrs]),
  };
}

/** Macros that are defined in a module end with it, unless it says `#[macro_use]`. */
function lowerModItems(cx: LowerCx, block: CstNode, attrs: readonly Attribute[]): readonly Item[] {
  const inside = (): readonly Item[] => lowerItems(cx, nodes(block, 'itemOrMacro'));
  return attrs.some(({ path }) => path === 'macro_use') ? inside() : inMacroScope(cx.macros, inside);
}

function lowerConst(cx: LowerCx, cst: CstNode, head: ItemHead, place: ItemPlace): Item {
  const type = findNode(cst, 'type');
  const value = findNode(cst, 'expr');
  const isStatic = has(cst, 'Static');
  const name = identOf(cx, findToken(cst, 'name'));
  if (has(cst, 'generics') || has(cst, 'where')) {
    if (isStatic) reportRecovered(cx, 'static items may not have generic parameters', name.span);
    else reportUnstable(cx, 'generic const items are experimental', name.span);
  }
  const ty = type === undefined ? inferType(cx, head.span) : lowerType(cx, type);
  const lowered = value && lowerExpr(cx, value);
  if (value === undefined && place !== 'trait' && !cx.isLibrary)
    reportRecovered(
      cx,
      isStatic
        ? 'free static item without body'
        : isAssociated(place)
          ? 'associated constant in `impl` without body'
          : 'free constant item without body',
      head.span,
    );
  if (isStatic) return { ...head, kind: 'static', name, isMut: has(cst, 'Mut'), ty, value: lowered };
  return { ...head, kind: 'const', name, ty, value: lowered };
}

function lowerTypeItem(cx: LowerCx, cst: CstNode, head: ItemHead, place: ItemPlace): Item | AssocTypeItem {
  const type = findNode(cst, 'type');
  const bounds = findNode(cst, 'bounds');
  const name = identOf(cx, findToken(cst, 'name'));
  const generics = lowerGenerics(cx, cst);
  const ty = type && lowerType(cx, type);
  const loweredBounds = bounds === undefined ? [] : lowerBounds(cx, bounds);
  if (loweredBounds.length > 0 && place !== 'trait' && !cx.isLibrary)
    reportRecovered(
      cx,
      'bounds on `type`s in this context have no effect',
      bounds === undefined ? head.span : spanOfCst(cx, bounds),
    );
  if (ty === undefined && place !== 'trait' && !cx.isLibrary)
    reportSyntax(
      cx,
      isAssociated(place) ? 'associated type in `impl` without body' : 'free type alias without body',
      head.span,
    );
  if (place === 'trait' && ty !== undefined) reportUnstable(cx, 'associated type defaults are unstable', head.span);
  if (isAssociated(place)) return { ...head, kind: 'assoc-type', name, generics, bounds: loweredBounds, ty };
  return { ...head, kind: 'type-alias', name, generics, ty: ty ?? inferType(cx, head.span) };
}
