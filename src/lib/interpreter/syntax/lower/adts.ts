/** Structs and enums. */
import type { CstNode } from 'chevrotain';
import type { Attribute, FieldDef, Item, Variant, VariantData } from '../ast.ts';
import { findNode, findToken, nodes, tokens } from '../parse/cst.ts';
import { lowerAttrs } from './attributes.ts';
import { freshId, identOf, type LowerCx, reportFinding, reportRecovered, reportSyntax, spanOfCst } from './cx.ts';
import { lowerExpr } from './exprs.ts';
import type { ItemHead } from './items.ts';
import { inferType, lowerGenerics, lowerType, lowerVisibility } from './types.ts';

/** The fields of a struct or variant; those of a variant have no visibility of their own. */
export function lowerFields(cx: LowerCx, cst: CstNode, isVariant: boolean): VariantData {
  const named = findNode(cst, 'namedFields');
  if (named !== undefined)
    return {
      kind: 'named',
      fields: nodes(named, 'namedField').flatMap((field) => lowerField(cx, field, undefined, isVariant)),
    };
  const tuple = findNode(cst, 'tupleFields');
  if (tuple === undefined) return { kind: 'unit' };
  const fields: FieldDef[] = [];
  for (const field of nodes(tuple, 'tupleField')) fields.push(...lowerField(cx, field, fields.length, isVariant));
  return { kind: 'tuple', fields };
}

function lowerField(cx: LowerCx, cst: CstNode, position: number | undefined, isVariant: boolean): readonly FieldDef[] {
  const { attrs, isKept } = lowerAttrs(cx, tokens(cst, 'OuterAttribute'), spanOfCst(cx, cst), 'field');
  if (!isKept) return [];
  const span = spanOfCst(cx, cst);
  const visibility = findNode(cst, 'visibility');
  if (isVariant && visibility !== undefined)
    reportRecovered(cx, 'visibility qualifiers are not permitted here', spanOfCst(cx, visibility), 'E0449');
  if (findNode(cst, 'default') !== undefined)
    reportSyntax(cx, "default values on `struct` fields aren't supported", span);
  const type = findNode(cst, 'type');
  const ty = type === undefined ? inferType(cx, span) : lowerType(cx, type);
  const name = position === undefined ? identOf(cx, findToken(cst, 'name')) : { name: String(position), span };
  return [{ id: freshId(cx), span, name, vis: lowerVisibility(cx, visibility), ty, attrs }];
}

export function lowerEnum(cx: LowerCx, cst: CstNode, head: ItemHead): Item {
  const item = enumOf(cx, cst, head);
  if (!derivesDefault(head)) item.variants.forEach(({ attrs }) => refuseDefault(cx, attrs, false));
  return item;
}

/** `#[default]` is an attribute of the derive macro `Default`. */
const derivesDefault = ({ attrs }: ItemHead): boolean =>
  attrs.some((attr) => attr.path === 'derive' && attr.args.some(({ name }) => /(?:^|::)Default$/u.test(name)));

/** `isDerived`: the macro is there that knows the attribute, but it stands where that has no use for it. */
function refuseDefault(cx: LowerCx, attrs: readonly Attribute[], isDerived: boolean): void {
  for (const attr of attrs) {
    if (attr.path !== 'default') continue;
    reportFinding(
      cx,
      isDerived
        ? 'the `#[default]` attribute may only be used on unit enum variants'
        : 'cannot find attribute `default` in this scope',
      attr.span,
    );
  }
}

export function lowerStruct(cx: LowerCx, cst: CstNode, head: ItemHead): Item {
  const item: Item = {
    ...head,
    kind: 'struct',
    name: identOf(cx, findToken(cst, 'name')),
    generics: lowerGenerics(cx, cst),
    data: lowerFields(cx, cst, false),
  };
  if (item.data.kind !== 'unit')
    for (const { attrs } of item.data.fields) refuseDefault(cx, attrs, derivesDefault(head));
  return item;
}

function enumOf(cx: LowerCx, cst: CstNode, head: ItemHead): Extract<Item, { kind: 'enum' }> {
  return {
    ...head,
    kind: 'enum',
    name: identOf(cx, findToken(cst, 'name')),
    generics: lowerGenerics(cx, cst),
    variants: nodes(cst, 'variant').flatMap((variant) => lowerVariant(cx, variant)),
  };
}

function lowerVariant(cx: LowerCx, cst: CstNode): readonly Variant[] {
  const { attrs, isKept } = lowerAttrs(cx, tokens(cst, 'OuterAttribute'), spanOfCst(cx, cst), 'variant');
  if (!isKept) return [];
  const visibility = findNode(cst, 'visibility');
  if (visibility !== undefined)
    reportRecovered(cx, 'visibility qualifiers are not permitted here', spanOfCst(cx, visibility), 'E0449');
  const discriminant = findNode(cst, 'discriminant');
  return [
    {
      id: freshId(cx),
      span: spanOfCst(cx, cst),
      name: identOf(cx, findToken(cst, 'name')),
      data: lowerFields(cx, cst, true),
      discriminant: discriminant && lowerExpr(cx, discriminant),
      attrs,
    },
  ];
}
