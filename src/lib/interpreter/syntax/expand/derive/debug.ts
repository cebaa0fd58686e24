/** `Debug`: through the formatter's builders, so that `{:#?}` works. */
import type { Expr, ImplItem, VariantData } from '../../ast.ts';
import { armOf, derefExpr, matchExpr, nameExpr, refExpr, refType, stdCall, stdType, strExpr } from '../build.ts';
import type { Site } from '../cx.ts';
import { type Derive, fieldsOf, implOf, methodOf, paramOf, selfFieldRef, siteOf, variantPattern } from './shape.ts';

export function deriveDebug(derive: Derive): ImplItem {
  const { site } = derive;
  const params = [paramOf(site, '$f', refType(site, stdType(site, 'fmt::Formatter'), true))];
  return implOf(derive, 'fmt::Debug', [
    methodOf(site, { name: 'fmt', params, output: stdType(site, 'fmt::Result'), body: debugBody(derive) }),
  ]);
}

function debugBody({ site, adt }: Derive): Expr {
  if (adt.kind === 'struct') {
    const values = fieldsOf(adt.data).map((field) => selfFieldRef(siteOf(site, field), adt, 'self', field));
    return shown(site, adt.name.name, adt.data, values);
  }
  if (adt.variants.length === 0) return matchExpr(site, derefExpr(site, nameExpr(site, 'self')), []);
  const arms = adt.variants.map((variant) => {
    const values = fieldsOf(variant.data).map((field, index) => nameExpr(siteOf(site, field), `$self_${index}`));
    return armOf(site, variantPattern(site, variant, '$self'), shown(site, variant.name.name, variant.data, values));
  });
  return matchExpr(site, nameExpr(site, 'self'), arms);
}

/** `finish(field(field(&mut debug_struct(f, "P"), "x", &self.x), "y", &&self.y))`: the last field may be unsized. */
function shown(site: Site, name: string, data: VariantData, values: readonly Expr[]): Expr {
  const f = nameExpr(site, '$f');
  if (data.kind === 'unit') return stdCall(site, 'fmt::Formatter::write_str', [f, strExpr(site, name)]);
  const isNamed = data.kind === 'named';
  const builder = isNamed ? 'fmt::DebugStruct' : 'fmt::DebugTuple';
  if (values.length === 0) return stdCall(site, 'fmt::Formatter::write_str', [f, strExpr(site, name)]);
  let made: Expr = refExpr(
    site,
    stdCall(site, `fmt::Formatter::debug_${isNamed ? 'struct' : 'tuple'}`, [f, strExpr(site, name)]),
    true,
  );
  data.fields.forEach((field, index) => {
    const own = siteOf(site, field);
    const value = values[index] ?? f;
    const shownValue = index === values.length - 1 ? refExpr(own, value) : value;
    made = stdCall(
      own,
      `${builder}::field`,
      isNamed ? [made, strExpr(own, field.name.name), shownValue] : [made, shownValue],
    );
  });
  return stdCall(site, `${builder}::finish`, [made]);
}
