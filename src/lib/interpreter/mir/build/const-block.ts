/** `const { .. }` as a body of its own, kept with the body around it and evaluated like its promoted constants. */
import { walkTy } from '../../types/fold.ts';
import type { Expr } from '../../types/thir.ts';
import type { Ty } from '../../types/ty.ts';
import { userTysOf } from '../user-types.ts';
import { buildMir } from './body.ts';
import { type Builder, reportUnsupported } from './builder.ts';

/** Its number among the promoted constants of the body around. */
export function addConstBlock(cx: Builder, expr: Expr & { readonly kind: 'const-block' }): number {
  const { ty, span, body: value } = expr;
  const typed = { ...cx.typed, params: [], output: ty, outputSpan: span, outputUserTy: undefined, expr: value, span };
  const built = buildMir({ ...typed, isMutStatic: false }, cx.env, true);
  cx.diagnostics.push(...built.diagnostics);
  for (const each of built.inner) cx.inner.add(each);
  const written = [...userTysOf(built.body.blocks), ...built.body.locals.flatMap(({ userTy }) => userTy ?? [])];
  if (written.some((each) => namesLifetime(each.ty)))
    reportUnsupported(cx, 'a lifetime of the function in a `const` block', span);
  const index = cx.constBlocks.length;
  cx.constBlocks.push({ ...built.body, promotedIndex: index, isConstBlock: true });
  return index;
}

/** `'static` is the same in every body. */
function namesLifetime(ty: Ty): boolean {
  let found = false;
  walkTy(ty, {
    ty: () => !found,
    region: ({ kind }) => {
      if (kind === 're-early' || kind === 're-late') found = true;
    },
  });
  return found;
}
