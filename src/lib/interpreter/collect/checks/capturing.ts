/** What `use<…>` of an `impl Trait` has to name: all types and constants in scope, and the lifetimes that its bounds name. */
import { resolutionsAt } from '../../resolve/index.ts';
import { walkBounds } from '../../resolve/walk-types.ts';
import type * as ast from '../../syntax/ast.ts';
import { isRegion, regionKey, walkArg } from '../../types/fold.ts';
import type { GenericArg, Predicate } from '../../types/ty.ts';
import { type LowerCx, reportFault } from '../context.ts';
import { lowerLifetime } from '../lower-lifetime.ts';

export function checkCapturing(
  cx: LowerCx,
  expr: Extract<ast.TypeExpr, { kind: 'impl-trait' }>,
  { captured }: ast.Capturing,
  args: readonly GenericArg[],
  bounds: readonly Predicate[],
): void {
  const paths = resolutionsAt(cx.collect.resolutions, expr).paths;
  const lifetimes = new Set<string>();
  const params = new Set<number>();
  for (const each of captured) {
    const res = each.kind === 'name' ? paths.get(each.path.id)?.res : undefined;
    const index = res?.kind === 'param' ? res.index : res?.kind === 'self-param' ? 0 : undefined;
    const key = each.kind === 'lifetime' ? regionKey(lowerLifetime(cx, each.lifetime)) : undefined;
    if ((key !== undefined && lifetimes.has(key)) || (index !== undefined && params.has(index)))
      reportFault(
        cx,
        'captured-twice',
        undefined,
        `cannot capture parameter \`${each.kind === 'lifetime' ? `'${each.lifetime.name}` : (each.path.segments[0]?.name.name ?? '')}\` twice`,
        each.kind === 'lifetime' ? each.lifetime.span : each.path.span,
      );
    if (key !== undefined) lifetimes.add(key);
    if (index !== undefined) params.add(index);
  }
  for (const [index, arg] of args.entries()) {
    if (isRegion(arg) || params.has(index)) continue;
    const isSelf = index === 0 && arg.kind === 'param' && arg.name === 'Self';
    const what = isSelf
      ? 'the `Self` type of the trait'
      : `all ${arg.kind === 'param' ? 'type' : 'const'} parameters in scope`;
    reportFault(
      cx,
      'parameter-not-captured',
      undefined,
      `\`impl Trait\` must mention ${what} in \`use<...>\``,
      expr.span,
    );
  }
  checkNamed(cx, expr, lifetimes, bounds, args);
}

/** A lifetime that a bound names is captured. */
function checkNamed(
  cx: LowerCx,
  expr: Extract<ast.TypeExpr, { kind: 'impl-trait' }>,
  captured: ReadonlySet<string>,
  bounds: readonly Predicate[],
  args: readonly GenericArg[],
): void {
  const ofItem = new Set(args.filter(isRegion).map(regionKey));
  const missing = new Set<string>();
  const look = (arg: GenericArg): void => {
    walkArg(arg, {
      ty: (ty) => ty.kind !== 'opaque',
      region: (region) => {
        const key = regionKey(region);
        if (ofItem.has(key) && !captured.has(key)) missing.add(key);
      },
    });
  };
  for (const bound of bounds) {
    if (bound.kind === 'trait') bound.trait.args.forEach(look);
    else if (bound.kind === 'projection') [...bound.args, bound.ty].forEach(look);
    else if (bound.kind === 'type-outlives') look(bound.region);
  }
  if (missing.size === 0) return;
  const spans = new Map<string, ast.Lifetime['span']>();
  walkBounds(expr.bounds, {
    lifetime: (lifetime) => {
      const key = regionKey(lowerLifetime({ ...cx, seen: undefined }, lifetime));
      if (!spans.has(key)) spans.set(key, lifetime.span);
    },
  });
  for (const key of missing)
    reportFault(
      cx,
      'named-not-captured',
      undefined,
      '`impl Trait` captures lifetime parameter, but it is not mentioned in `use<...>` precise captures list',
      spans.get(key) ?? expr.span,
    );
}
