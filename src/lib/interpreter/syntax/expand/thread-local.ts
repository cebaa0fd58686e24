/**
 * A static of `thread_local!`:
 *
 *     static NAME: T = value;         const NAME: LocalKey<T> = {
 *                                         fn $init() -> T { value }
 *                                         static $SLOT: LocalSlot<T> = new_slot($init);
 *                                         fn $key() -> &'static LocalSlot<T> { &$SLOT }
 *                                         new_key($key)
 *                                     };
 *
 * Of a value that is a `const` block it is evaluated at compile time: `$init` gives a constant. Source: `thread_local_inner!`.
 */
import type { ConstItem, Expr, FnItem, Item, Lifetime, StaticItem, Stmt, TypeExpr } from '../ast.ts';
import { blockExpr, blockOf, identAt, nameExpr, pathType, refExpr, stdCall, stdPath } from './build.ts';
import { type ExpandCx, freshCopy, freshId, type Site } from './cx.ts';
import { expandExpr } from './exprs.ts';
import { expandType } from './types.ts';

export function threadLocal(cx: ExpandCx, item: StaticItem): ConstItem {
  const site: Site = { cx, span: item.span, origin: 'operator' };
  const { isThreadLocal: _, isMut: __, ...own } = item;
  const ty = expandType(cx, item.ty);
  const tyAgain = (): TypeExpr => freshCopy(cx, ty);
  const slotTy = (): TypeExpr => genericType(site, 'thread::local::LocalSlot', tyAgain());
  const made = item.value && expandExpr(cx, item.value);
  const isConst = made?.kind === 'block' && made.isConst;
  const items: Item[] = isConst
    ? [
        { ...head(site, '$VALUE'), kind: 'const', ty: tyAgain(), value: { ...made, isConst: false } },
        fnItem(site, '$init', ty, nameExpr(site, '$VALUE')),
      ]
    : [fnItem(site, '$init', ty, made)];
  const slot = stdCall(site, 'thread::local::new_slot', [nameExpr(site, '$init')]);
  items.push({ ...head(site, '$SLOT'), kind: 'static', isMut: false, ty: slotTy(), value: slot });
  const lifetime: Lifetime = { id: freshId(cx), span: site.span, name: 'static' };
  const toSlot: TypeExpr = { id: freshId(cx), span: site.span, kind: 'ref', lifetime, isMut: false, ty: slotTy() };
  items.push(fnItem(site, '$key', toSlot, refExpr(site, nameExpr(site, '$SLOT'))));
  const stmts = items.map((each): Stmt => ({ id: freshId(cx), span: site.span, kind: 'item', item: each }));
  const key = stdCall(site, 'thread::local::new_key', [nameExpr(site, '$key')]);
  return {
    ...own,
    kind: 'const',
    ty: genericType(site, 'thread::LocalKey', tyAgain()),
    value: blockExpr(site, blockOf(site, stmts, key)),
    isThreadLocal: true,
  };
}

const head = (site: Site, name: string) => ({
  id: freshId(site.cx),
  span: site.span,
  name: identAt(site, name),
  vis: { kind: 'inherited' } as const,
  attrs: [],
});

const fnItem = (site: Site, name: string, output: TypeExpr, body: Expr | undefined): FnItem => ({
  ...head(site, name),
  kind: 'fn',
  generics: { params: [], where: [], span: site.span },
  isUnsafe: false,
  isConst: false,
  selfParam: undefined,
  params: [],
  output,
  body: blockOf(site, [], body),
  signatureSpan: site.span,
});

function genericType(site: Site, path: string, ty: TypeExpr): TypeExpr {
  const { segments, ...rest } = stdPath(site, path);
  const args = { span: site.span, args: [{ kind: 'type' as const, ty }], constraints: [], parenthesized: undefined };
  return pathType(site, {
    ...rest,
    segments: segments.map((each, index) => (index === segments.length - 1 ? { ...each, args } : each)),
  });
}
