/** `PartialEq`, `Eq`, `PartialOrd`, `Ord`: field by field, and by discriminant between variants. */
import type { Arm, EnumItem, Expr, FieldDef, ImplItem, Pat, Stmt, TypeExpr } from '../../ast.ts';
import {
  andExpr,
  armOf,
  bindPat,
  blockExpr,
  blockOf,
  boolExpr,
  callExpr,
  derefExpr,
  equalExpr,
  letStmt,
  matchExpr,
  nameExpr,
  pathOf,
  pathPat,
  pathType,
  refExpr,
  stdCall,
  stdExpr,
  stdPath,
  stdType,
  tupleExpr,
  tuplePat,
  variantPat,
  wildPat,
} from '../build.ts';
import type { Site } from '../cx.ts';
import { assertions } from './clone.ts';
import {
  type Adt,
  type Derive,
  fieldsOf,
  implOf,
  methodOf,
  paramOf,
  selfField,
  selfFieldRef,
  selfRef,
  siteOf,
  variantPattern,
} from './shape.ts';

/** Two values of one field, as places or references. */
interface FieldPair {
  readonly site: Site;
  readonly left: Expr;
  readonly right: Expr;
}

const otherParam = (site: Site) => paramOf(site, '$other', selfRef(site));

export function derivePartialEq(derive: Derive): ImplItem {
  const { site, adt } = derive;
  const same = (pairs: readonly FieldPair[]): Expr => {
    const [first, ...rest] = pairs.map((pair) => equalExpr(pair.site, pair.left, pair.right));
    return first === undefined ? boolExpr(site, true) : rest.reduce((all, each) => andExpr(site, all, each), first);
  };
  const body = adt.kind === 'struct' ? same(structPairs(derive, selfField)) : equalVariants(site, adt, same);
  const output = pathType(site, pathOf(site, ['bool']));
  return implOf(derive, 'cmp::PartialEq', [methodOf(site, { name: 'eq', params: [otherParam(site)], output, body })]);
}

function equalVariants(site: Site, adt: EnumItem, same: (pairs: readonly FieldPair[]) => Expr): Expr {
  if (adt.variants.length === 0) return matchExpr(site, derefExpr(site, nameExpr(site, 'self')), []);
  const arms = pairArms(site, adt, same);
  if (adt.variants.length === 1) return arms.length === 0 ? boolExpr(site, true) : matchExpr(site, both(site), arms);
  const discriminants = equalExpr(site, nameExpr(site, '$self_discr'), nameExpr(site, '$other_discr'));
  const fields =
    arms.length === 0
      ? undefined
      : matchExpr(site, both(site), [...arms, armOf(site, wildPat(site), boolExpr(site, true))]);
  return blockExpr(
    site,
    blockOf(site, discriminantLets(site), fields === undefined ? discriminants : andExpr(site, discriminants, fields)),
  );
}

/** The method's body states that every field is `Eq`. */
export function deriveEq(derive: Derive): ImplItem {
  const { site } = derive;
  const body = blockExpr(site, blockOf(site, assertions(derive, 'cmp::AssertParamIsEq')));
  return implOf(derive, 'cmp::Eq', [methodOf(site, { name: 'assert_fields_are_eq', body })]);
}

/** How two fields are compared, and which result means "look at the next". */
interface Ordering {
  readonly compare: string;
  readonly output: (site: Site) => TypeExpr;
  readonly equal: (site: Site) => Expr;
  readonly equalPat: (site: Site) => Pat;
}

const equalPath = 'cmp::Ordering::Equal';
const some = 'option::Option::Some';

const total: Ordering = {
  compare: 'cmp::Ord::cmp',
  output: (site) => stdType(site, 'cmp::Ordering'),
  equal: (site) => stdExpr(site, equalPath),
  equalPat: (site) => pathPat(site, stdPath(site, equalPath)),
};

const partial: Ordering = {
  compare: 'cmp::PartialOrd::partial_cmp',
  output: (site) => {
    const option = stdPath(site, 'option::Option');
    const args = {
      span: site.span,
      args: [{ kind: 'type' as const, ty: total.output(site) }],
      constraints: [],
      parenthesized: undefined,
    };
    return pathType(site, {
      ...option,
      segments: option.segments.map((segment) => (segment.name.name === 'Option' ? { ...segment, args } : segment)),
    });
  },
  equal: (site) => callExpr(site, stdExpr(site, some), [total.equal(site)]),
  equalPat: (site) => variantPat(site, stdPath(site, some), [total.equalPat(site)]),
};

export function deriveOrd(derive: Derive): ImplItem {
  const { site } = derive;
  return implOf(derive, 'cmp::Ord', [
    methodOf(site, {
      name: 'cmp',
      params: [otherParam(site)],
      output: total.output(site),
      body: orderBody(derive, total),
    }),
  ]);
}

export function derivePartialOrd(derive: Derive): ImplItem {
  const { site } = derive;
  return implOf(derive, 'cmp::PartialOrd', [
    methodOf(site, {
      name: 'partial_cmp',
      params: [otherParam(site)],
      output: partial.output(site),
      body: orderBody(derive, partial),
    }),
  ]);
}

function orderBody(derive: Derive, ordering: Ordering): Expr {
  const { site, adt } = derive;
  if (adt.kind === 'struct') return lexicographic(site, structPairs(derive, selfFieldRef), ordering);
  if (adt.variants.length === 0) return matchExpr(site, derefExpr(site, nameExpr(site, 'self')), []);
  const arms = pairArms(site, adt, (pairs) => lexicographic(site, pairs, ordering));
  if (adt.variants.length === 1) return arms.length === 0 ? ordering.equal(site) : matchExpr(site, both(site), arms);
  const discriminants = stdCall(site, ordering.compare, [
    refExpr(site, nameExpr(site, '$self_discr')),
    refExpr(site, nameExpr(site, '$other_discr')),
  ]);
  const lets = discriminantLets(site);
  if (arms.length === 0) return blockExpr(site, blockOf(site, lets, discriminants));
  if (ordering === partial)
    return blockExpr(
      site,
      blockOf(site, lets, matchExpr(site, both(site), [...arms, armOf(site, wildPat(site), discriminants)])),
    );
  const fields = matchExpr(site, both(site), [...arms, armOf(site, wildPat(site), ordering.equal(site))]);
  return blockExpr(site, blockOf(site, lets, decideBy(site, discriminants, fields, ordering)));
}

/** By the first field that differs. */
function lexicographic(site: Site, pairs: readonly FieldPair[], ordering: Ordering): Expr {
  const compared = pairs.map((pair) => ({
    site: pair.site,
    expr: stdCall(pair.site, ordering.compare, [pair.left, pair.right]),
  }));
  const last = compared.pop();
  if (last === undefined) return ordering.equal(site);
  return compared.reduceRight((rest, each) => decideBy(each.site, each.expr, rest, ordering), last.expr);
}

/** `match first { Equal => rest, $cmp => $cmp }`. */
function decideBy(site: Site, first: Expr, rest: Expr, ordering: Ordering): Expr {
  return matchExpr(site, first, [
    armOf(site, ordering.equalPat(site), rest),
    armOf(site, bindPat(site, '$cmp'), nameExpr(site, '$cmp')),
  ]);
}

function structPairs(
  { site, adt }: Derive,
  access: (site: Site, adt: Adt, base: string, field: FieldDef) => Expr,
): readonly FieldPair[] {
  if (adt.kind !== 'struct') return [];
  return fieldsOf(adt.data).map((field) => {
    const own = siteOf(site, field);
    return { site: own, left: access(own, adt, 'self', field), right: access(own, adt, '$other', field) };
  });
}

const both = (site: Site): Expr => tupleExpr(site, [nameExpr(site, 'self'), nameExpr(site, '$other')]);

/** `(Self::B($self_0), Self::B($other_0)) => …` for each variant that has fields. */
function pairArms(site: Site, adt: EnumItem, combine: (pairs: readonly FieldPair[]) => Expr): readonly Arm[] {
  return adt.variants
    .filter((variant) => fieldsOf(variant.data).length > 0)
    .map((variant) => {
      const pairs = fieldsOf(variant.data).map((field, index): FieldPair => {
        const own = siteOf(site, field);
        return { site: own, left: nameExpr(own, `$self_${index}`), right: nameExpr(own, `$other_${index}`) };
      });
      const pat = tuplePat(site, [variantPattern(site, variant, '$self'), variantPattern(site, variant, '$other')]);
      return armOf(site, pat, combine(pairs));
    });
}

function discriminantLets(site: Site): readonly Stmt[] {
  const discriminant = (value: string): Expr =>
    stdCall(site, 'intrinsics::discriminant_order', [nameExpr(site, value)]);
  return [
    letStmt(site, bindPat(site, '$self_discr'), discriminant('self')),
    letStmt(site, bindPat(site, '$other_discr'), discriminant('$other')),
  ];
}
