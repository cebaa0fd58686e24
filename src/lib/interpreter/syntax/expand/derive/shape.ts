/** What all derives share: the impl around the methods, and ways to reach fields. */
import type {
  AssocItem,
  Attribute,
  Bound,
  EnumItem,
  Expr,
  FieldDef,
  FnItem,
  GenericArg,
  GenericParam,
  Generics,
  ImplItem,
  Param,
  Pat,
  Path,
  SelfParam,
  StructItem,
  TraitRefExpr,
  TypeExpr,
  Variant,
  VariantData,
  WherePredicate,
} from '../../ast.ts';
import {
  bindPat,
  blockExpr,
  blockOf,
  callExpr,
  fieldExpr,
  identAt,
  nameExpr,
  pathExpr,
  pathOf,
  pathPat,
  pathType,
  refExpr,
  refType,
  stdPath,
  variantPat,
} from '../build.ts';
import { at, freshCopy, freshId, type Site } from '../cx.ts';

export type Adt = StructItem | EnumItem;

/** One derive of one type; `site.span` is the trait's name in `#[derive(…)]`. */
export interface Derive {
  readonly site: Site;
  readonly adt: Adt;
  /** All traits that the type derives, by their last name. */
  readonly derived: ReadonlySet<string>;
}

export const fieldsOf = (data: VariantData): readonly FieldDef[] => (data.kind === 'unit' ? [] : data.fields);
export const siteOf = (site: Site, field: FieldDef): Site => at(site, field.span);

/**
 * `impl<T: Trait> Trait for Adt<T>`. With `isBounded` false the type's parameters get no bound; those of packed structs are
 * `Copy` too, where the impl looks at fields.
 */
export function implOf(
  { site, adt }: Derive,
  traitPath: string,
  items: readonly AssocItem[],
  isBounded = true,
): ImplItem {
  const { cx, span } = site;
  const traitRef = () => {
    const path = stdPath(site, traitPath);
    return { id: freshId(cx), span, path };
  };
  const boundBy = (trait: TraitRefExpr): Bound => ({
    kind: 'trait',
    maybe: false,
    forLifetimes: [],
    trait,
    span,
  });
  const copies = isPacked(adt) && traitPath !== 'marker::Copy' && traitPath !== 'default::Default';
  const bound = (): readonly Bound[] =>
    isBounded
      ? [
          boundBy(traitRef()),
          ...(copies ? [boundBy({ id: freshId(cx), span, path: stdPath(site, 'marker::Copy') })] : []),
        ]
      : [];
  const params = adt.generics.params.map((param): GenericParam => {
    const copy = freshCopy(cx, param);
    switch (copy.kind) {
      case 'lifetime':
        return copy;
      case 'type':
        return { ...copy, bounds: [...bound(), ...copy.bounds], default: undefined };
      case 'const':
        return { ...copy, default: undefined };
    }
  });
  const projections = isBounded
    ? projectionsIn(adt).map((ty): WherePredicate => ({
        kind: 'type',
        forLifetimes: [],
        ty: freshCopy(cx, ty),
        bounds: bound(),
        span,
      }))
    : [];
  const generics: Generics = { params, where: [...freshCopy(cx, adt.generics.where), ...projections], span };
  const attrs: readonly Attribute[] = [
    { span, inner: false, path: 'automatically_derived', value: undefined, args: [] },
  ];
  return {
    kind: 'impl',
    id: freshId(cx),
    span,
    name: identAt(site, 'impl'),
    vis: { kind: 'inherited' },
    attrs,
    generics,
    isUnsafe: false,
    isNegative: false,
    trait: traitRef(),
    self: selfType({ ...site, span: adt.name.span }, adt),
    items,
  };
}

/** `Adt<'a, T, N>`. */
function selfType(site: Site, adt: Adt): TypeExpr {
  const { cx, span } = site;
  const args = adt.generics.params.map((param): GenericArg =>
    param.kind === 'lifetime'
      ? { kind: 'lifetime', lifetime: { id: freshId(cx), span, name: param.name.name } }
      : { kind: 'type', ty: pathType(site, pathOf(site, [param.name.name])) },
  );
  const segment = {
    id: freshId(cx),
    name: identAt(site, adt.name.name),
    args: args.length === 0 ? undefined : { span, args, constraints: [], parenthesized: undefined },
  };
  return pathType(site, { id: freshId(cx), span, global: false, segments: [segment] });
}

/** Field types like `T::Item`, for which rustc states the bound as well. */
function projectionsIn(adt: Adt): readonly TypeExpr[] {
  const names = new Set(adt.generics.params.filter((param) => param.kind === 'type').map((param) => param.name.name));
  const found: TypeExpr[] = [];
  const visit = (ty: TypeExpr): void => {
    switch (ty.kind) {
      case 'path':
        if (ty.qself === undefined && ty.path.segments.length > 1 && names.has(ty.path.segments[0]?.name.name ?? ''))
          found.push(ty);
        for (const segment of ty.path.segments)
          for (const arg of segment.args?.args ?? []) if (arg.kind === 'type') visit(arg.ty);
        return;
      case 'ref':
      case 'ptr':
      case 'slice':
      case 'array':
        visit(ty.ty);
        return;
      case 'tuple':
        ty.tys.forEach(visit);
        return;
      default:
        return;
    }
  };
  for (const data of adt.kind === 'struct' ? [adt.data] : adt.variants.map((variant) => variant.data))
    for (const field of fieldsOf(data)) visit(field.ty);
  return found;
}

export interface Method {
  readonly name: string;
  /** Without `self`: `default`. */
  readonly isAssociated?: boolean;
  readonly params?: readonly Param[];
  readonly generics?: Generics;
  readonly output?: TypeExpr;
  readonly body: Expr;
}

/** `fn name(&self, …) -> output { body }`; a block as body is used as it is. */
export function methodOf(
  site: Site,
  { name, isAssociated = false, params = [], generics, output, body }: Method,
): FnItem {
  const { cx, span } = site;
  const selfParam: SelfParam | undefined = isAssociated
    ? undefined
    : { id: freshId(cx), span, byRef: true, lifetime: undefined, isMut: false, ty: undefined };
  return {
    kind: 'fn',
    id: freshId(cx),
    span,
    name: identAt(site, name),
    vis: { kind: 'inherited' },
    attrs: [],
    isUnsafe: false,
    isConst: false,
    selfParam,
    params,
    output,
    signatureSpan: span,
    generics: generics ?? { params: [], where: [], span },
    body: body.kind === 'block' ? body.block : blockOf(site, [], body),
  };
}

export const paramOf = (site: Site, name: string, ty: TypeExpr): Param => ({
  id: freshId(site.cx),
  span: site.span,
  pat: bindPat(site, name),
  ty,
});
export const selfPath = (site: Site, variant?: string): Path =>
  pathOf(site, variant === undefined ? ['Self'] : ['Self', variant]);
export const selfRef = (site: Site): TypeExpr => refType(site, pathType(site, selfPath(site)));

/** `self.name`; of a packed struct `{ self.name }`, a copy, since the field itself may not be aligned. */
export function selfField(site: Site, adt: Adt, base: string, field: FieldDef): Expr {
  const made = fieldExpr(site, nameExpr(site, base), field.name.name);
  return isPacked(adt) ? blockExpr(site, blockOf(site, [], made)) : made;
}
export const selfFieldRef = (site: Site, adt: Adt, base: string, field: FieldDef): Expr =>
  refExpr(site, selfField(site, adt, base, field));

const isPacked = ({ kind, attrs }: Adt): boolean =>
  kind === 'struct' && attrs.some(({ path, args }) => path === 'repr' && args.some(({ name }) => name === 'packed'));

/** `Self::Variant($prefix_0, $prefix_1)`, with the fields bound by position, also those that have names. */
export function variantPattern(site: Site, variant: Variant, prefix: string): Pat {
  const path = selfPath(site, variant.name.name);
  const { data } = variant;
  const binding = (field: FieldDef, index: number): Pat => bindPat(siteOf(site, field), `${prefix}_${index}`);
  switch (data.kind) {
    case 'unit':
      return pathPat(site, path);
    case 'tuple':
      return variantPat(site, path, data.fields.map(binding));
    case 'named': {
      const fields = data.fields.map((field, index) => ({
        id: freshId(site.cx),
        span: field.span,
        name: field.name,
        pat: binding(field, index),
        isShorthand: false,
      }));
      return { kind: 'struct', id: freshId(site.cx), span: site.span, path, fields, hasRest: false };
    }
  }
}

/** `Self { … }`, `Self::Variant(…)`, from one expression a field. */
export function construct(
  site: Site,
  data: VariantData,
  variant: string | undefined,
  valueOf: (field: FieldDef, index: number) => Expr,
): Expr {
  const path = selfPath(site, variant);
  switch (data.kind) {
    case 'unit':
      return pathExpr(site, path);
    case 'tuple':
      return callExpr(site, pathExpr(site, path), data.fields.map(valueOf));
    case 'named': {
      const fields = data.fields.map((field, index) => ({
        id: freshId(site.cx),
        span: field.span,
        name: field.name,
        expr: valueOf(field, index),
        isShorthand: false,
      }));
      return {
        kind: 'struct',
        id: freshId(site.cx),
        span: site.span,
        origin: site.origin,
        path,
        fields,
        base: undefined,
        hasRest: false,
      };
    }
  }
}
