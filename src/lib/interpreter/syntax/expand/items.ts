/** The walk over items; a derive puts impls behind its item. */
import type { AssocItem, EnumItem, FieldDef, FnItem, Item, StructItem, VariantData } from '../ast.ts';
import type { ExpandCx } from './cx.ts';
import { derivedImpls } from './derive/index.ts';
import { expandBlock, expandExpr } from './exprs.ts';
import { expandPat } from './patterns.ts';
import { threadLocal } from './thread-local.ts';
import { expandBounds, expandGenerics, expandPath, expandType } from './types.ts';

export const expandItems = (cx: ExpandCx, items: readonly Item[]): readonly Item[] =>
  items.flatMap((item) => expandItem(cx, item));

/** Most types derive nothing. */
const derived = (cx: ExpandCx, item: StructItem | EnumItem): readonly Item[] =>
  item.attrs.some((attr) => attr.path === 'derive') ? derivedImpls(cx, item) : [];

/** The item in core form, then what it derives. */
export function expandItem(cx: ExpandCx, item: Item): readonly Item[] {
  switch (item.kind) {
    case 'struct':
      return [
        { ...item, generics: expandGenerics(cx, item.generics), data: expandData(cx, item.data) },
        ...derived(cx, item),
      ];
    case 'enum': {
      const variants = item.variants.map((variant) => ({
        ...variant,
        data: expandData(cx, variant.data),
        discriminant: variant.discriminant && expandExpr(cx, variant.discriminant),
      }));
      return [{ ...item, generics: expandGenerics(cx, item.generics), variants }, ...derived(cx, item)];
    }
    case 'fn':
      return [expandFn(cx, item)];
    case 'trait':
      return [
        {
          ...item,
          generics: expandGenerics(cx, item.generics),
          supertraits: expandBounds(cx, item.supertraits),
          items: item.items.map((each) => expandAssoc(cx, each)),
        },
      ];
    case 'impl':
      return [
        {
          ...item,
          generics: expandGenerics(cx, item.generics),
          trait: item.trait && { ...item.trait, path: expandPath(cx, item.trait.path) },
          self: expandType(cx, item.self),
          items: item.items.map((each) => expandAssoc(cx, each)),
        },
      ];
    case 'static':
      if (item.isThreadLocal === true) return [threadLocal(cx, item)];
      return [{ ...item, ty: expandType(cx, item.ty), value: item.value && expandExpr(cx, item.value) }];
    case 'const':
      return [{ ...item, ty: expandType(cx, item.ty), value: item.value && expandExpr(cx, item.value) }];
    case 'type-alias':
      return [{ ...item, generics: expandGenerics(cx, item.generics), ty: expandType(cx, item.ty) }];
    case 'mod':
      return [{ ...item, items: item.items && expandItems(cx, item.items) }];
    case 'macro-rules':
      return [];
    case 'use':
    case 'unsupported-item':
      return [item];
  }
}

export function expandAssoc(cx: ExpandCx, item: AssocItem): AssocItem {
  switch (item.kind) {
    case 'fn':
      return expandFn(cx, item);
    case 'const':
      return { ...item, ty: expandType(cx, item.ty), value: item.value && expandExpr(cx, item.value) };
    case 'assoc-type':
      return {
        ...item,
        generics: expandGenerics(cx, item.generics),
        bounds: expandBounds(cx, item.bounds),
        ty: item.ty && expandType(cx, item.ty),
      };
    case 'unsupported-item':
      return item;
  }
}

function expandFn(cx: ExpandCx, item: FnItem): FnItem {
  return {
    ...item,
    generics: expandGenerics(cx, item.generics),
    selfParam: item.selfParam && { ...item.selfParam, ty: item.selfParam.ty && expandType(cx, item.selfParam.ty) },
    params: item.params.map((param) => ({ ...param, pat: expandPat(cx, param.pat), ty: expandType(cx, param.ty) })),
    output: item.output && expandType(cx, item.output),
    body: item.body && expandBlock(cx, item.body),
  };
}

function expandData(cx: ExpandCx, data: VariantData): VariantData {
  if (data.kind === 'unit') return data;
  const fields = data.fields.map((field): FieldDef => ({ ...field, ty: expandType(cx, field.ty) }));
  return { ...data, fields };
}
