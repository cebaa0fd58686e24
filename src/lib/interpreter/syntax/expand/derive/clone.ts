/** `Clone`, `Copy` and `Default`: values made from fields. */
import { diagnostic } from '../../../diagnostics/index.ts';
import type { Expr, FieldDef, ImplItem, Stmt, TypeExpr } from '../../ast.ts';
import {
  armOf,
  blockExpr,
  blockOf,
  derefExpr,
  letStmt,
  matchExpr,
  nameExpr,
  pathExpr,
  pathType,
  stdCall,
  stdPath,
  wildPat,
} from '../build.ts';
import { freshCopy, type Site } from '../cx.ts';
import {
  construct,
  type Derive,
  fieldsOf,
  implOf,
  methodOf,
  selfFieldRef,
  selfPath,
  siteOf,
  variantPattern,
} from './shape.ts';

export const deriveCopy = (derive: Derive): ImplItem => implOf(derive, 'marker::Copy', []);

export function deriveClone(derive: Derive): ImplItem {
  const { site } = derive;
  const output = pathType(site, selfPath(site));
  return implOf(derive, 'clone::Clone', [methodOf(site, { name: 'clone', output, body: cloneBody(derive) })]);
}

/** A type that is `Copy` too, and has no type parameters, is copied whole: `*self`. */
function cloneBody({ site, adt, derived }: Derive): Expr {
  const isSimple = derived.has('Copy') && !adt.generics.params.some((param) => param.kind === 'type');
  if (isSimple)
    return blockExpr(
      site,
      blockOf(
        site,
        assertions({ site, adt, derived }, 'clone::AssertParamIsClone'),
        derefExpr(site, nameExpr(site, 'self')),
      ),
    );
  const clone = (own: Site, value: Expr): Expr => stdCall(own, 'clone::Clone::clone', [value]);
  if (adt.kind === 'struct')
    return construct(site, adt.data, undefined, (field) =>
      clone(siteOf(site, field), selfFieldRef(siteOf(site, field), adt, 'self', field)),
    );
  if (adt.variants.length === 0) return matchExpr(site, derefExpr(site, nameExpr(site, 'self')), []);
  const arms = adt.variants.map((variant) => {
    const value = construct(site, variant.data, variant.name.name, (field, index) =>
      clone(siteOf(site, field), nameExpr(siteOf(site, field), `$self_${index}`)),
    );
    return armOf(site, variantPattern(site, variant, '$self'), value);
  });
  return matchExpr(site, nameExpr(site, 'self'), arms);
}

/** `let _: AssertParamIsEq<FieldType>;` for every field: states a bound that the body does not need. */
export function assertions({ site, adt }: Derive, path: string): readonly Stmt[] {
  const fields = (adt.kind === 'struct' ? [adt.data] : adt.variants.map((variant) => variant.data)).flatMap(fieldsOf);
  return fields.map((field): Stmt => {
    const own = siteOf(site, field);
    return letStmt(own, wildPat(own), undefined, assertionType(own, path, field));
  });
}

function assertionType(site: Site, path: string, field: FieldDef): TypeExpr {
  const base = stdPath(site, path);
  const args = {
    span: field.span,
    args: [{ kind: 'type' as const, ty: freshCopy(site.cx, field.ty) }],
    constraints: [],
    parenthesized: undefined,
  };
  return pathType(site, {
    ...base,
    segments: base.segments.map((segment, index) =>
      index === base.segments.length - 1 ? { ...segment, args } : segment,
    ),
  });
}

export function deriveDefault(derive: Derive): ImplItem | undefined {
  const { site, adt } = derive;
  const output = pathType(site, selfPath(site));
  const value = defaultValue(derive);
  return (
    value &&
    implOf(
      derive,
      'default::Default',
      [methodOf(site, { name: 'default', isAssociated: true, output, body: value })],
      adt.kind === 'struct',
    )
  );
}

function defaultValue({ site, adt }: Derive): Expr | undefined {
  if (adt.kind === 'struct')
    return construct(site, adt.data, undefined, (field) =>
      stdCall(siteOf(site, field), 'default::Default::default', []),
    );
  const marked = adt.variants.filter((variant) => variant.attrs.some((attr) => attr.path === 'default'));
  const [variant] = marked;
  const refuse = (message: string, code: string | undefined, span = site.span): void => {
    site.cx.diagnostics.push(diagnostic({ name: 'derive-default', code, family: 'other', message, span }));
  };
  if (variant === undefined) refuse('`#[derive(Default)]` on enum with no `#[default]`', 'E0665');
  else if (marked.length > 1) refuse('multiple declared defaults', undefined);
  else if (variant.data.kind !== 'unit')
    refuse('the `#[default]` attribute may only be used on unit enum variants', undefined, variant.name.span);
  else if (variant.attrs.some((attr) => attr.path === 'non_exhaustive'))
    refuse('default variant must be exhaustive', undefined, variant.name.span);
  else return pathExpr(site, selfPath(site, variant.name.name));
  return undefined;
}
