/** `transmute` in a body. What it may be between is in `transmute-sizes.ts`, which few programs come to. */
import type { Diagnostic } from '../diagnostics/index.ts';
import { eraseRegions, isTy } from '../types/fold.ts';
import type { ItemTables, ParamEnv } from '../types/items.ts';
import { isLang } from '../types/lookup.ts';
import type { TypedBody } from '../types/thir.ts';
import { normalize } from '../solve/queries.ts';
import { hasError } from './context.ts';
import { checkTransmute } from './transmute-sizes.ts';
import { walkExprs } from './walk.ts';

export function checkTransmutes(items: ItemTables, env: ParamEnv, body: TypedBody): readonly Diagnostic[] {
  const out: Diagnostic[] = [];
  walkExprs(body.expr, (expr) => {
    if (expr.ty.kind !== 'fn-def' || !isLang(items, expr.ty.def, 'transmute')) return;
    const [from, to] = expr.ty.args.filter(isTy).map((ty) => normalize(items, env, eraseRegions(ty)));
    if (from === undefined || to === undefined || hasError(from) || hasError(to)) return;
    const found = checkTransmute({ items, env }, expr, from, to);
    if (found !== undefined) out.push(found);
  });
  return out;
}
