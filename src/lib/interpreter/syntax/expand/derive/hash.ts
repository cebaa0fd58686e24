/** `Hash`: the discriminant, then the fields. */
import type { Expr, Generics, ImplItem, Stmt } from '../../ast.ts';
import {
  armOf,
  bindPat,
  blockExpr,
  blockOf,
  derefExpr,
  exprStmt,
  identAt,
  letStmt,
  matchExpr,
  nameExpr,
  pathOf,
  pathType,
  refExpr,
  refType,
  stdCall,
  stdPath,
  wildPat,
} from '../build.ts';
import { freshId, type Site } from '../cx.ts';
import { type Derive, fieldsOf, implOf, methodOf, paramOf, selfFieldRef, siteOf, variantPattern } from './shape.ts';

export function deriveHash(derive: Derive): ImplItem {
  const { site } = derive;
  const params = [paramOf(site, '$state', refType(site, pathType(site, pathOf(site, ['$H'])), true))];
  return implOf(derive, 'hash::Hash', [
    methodOf(site, { name: 'hash', params, generics: hasherParam(site), body: hashBody(derive) }),
  ]);
}

/** `<$H: Hasher>`. */
function hasherParam(site: Site): Generics {
  const { cx, span } = site;
  const trait = { id: freshId(cx), span, path: stdPath(site, 'hash::Hasher') };
  return {
    params: [
      {
        kind: 'type',
        id: freshId(cx),
        span,
        name: identAt(site, '$H'),
        bounds: [{ kind: 'trait', maybe: false, forLifetimes: [], trait, span }],
        default: undefined,
      },
    ],
    where: [],
    span,
  };
}

const hashed = (site: Site, value: Expr): Stmt =>
  exprStmt(site, stdCall(site, 'hash::Hash::hash', [value, nameExpr(site, '$state')]), true);

function hashBody({ site, adt }: Derive): Expr {
  if (adt.kind === 'struct')
    return blockExpr(
      site,
      blockOf(
        site,
        fieldsOf(adt.data).map((field) =>
          hashed(siteOf(site, field), selfFieldRef(siteOf(site, field), adt, 'self', field)),
        ),
      ),
    );
  if (adt.variants.length === 0) return matchExpr(site, derefExpr(site, nameExpr(site, 'self')), []);
  const stmts: Stmt[] = [];
  if (adt.variants.length > 1) {
    stmts.push(
      letStmt(
        site,
        bindPat(site, '$self_discr'),
        stdCall(site, 'intrinsics::discriminant_value', [nameExpr(site, 'self')]),
      ),
    );
    stmts.push(hashed(site, refExpr(site, nameExpr(site, '$self_discr'))));
  }
  const full = adt.variants.filter((variant) => fieldsOf(variant.data).length > 0);
  if (full.length === 0) return blockExpr(site, blockOf(site, stmts));
  const arms = full.map((variant) => {
    const each = fieldsOf(variant.data).map((field, index) =>
      hashed(siteOf(site, field), nameExpr(siteOf(site, field), `$self_${index}`)),
    );
    return armOf(site, variantPattern(site, variant, '$self'), blockExpr(site, blockOf(site, each)));
  });
  if (full.length < adt.variants.length) arms.push(armOf(site, wildPat(site), blockExpr(site, blockOf(site, []))));
  return blockExpr(site, blockOf(site, stmts, matchExpr(site, nameExpr(site, 'self'), arms)));
}
