/** What a function may be that the test harness calls. Source: rustc_builtin_macros, `test.rs`. */
import type * as ast from '../../syntax/ast.ts';
import type { DefId } from '../../types/ty.ts';
import { type CollectCx, reportFault } from '../context.ts';

export function checkTests(cx: CollectCx, defs: readonly (readonly [DefId, ast.Item | ast.AssocItem])[]): void {
  for (const [, node] of defs) {
    if (node.kind !== 'fn' || !node.attrs.some((attr) => attr.path === 'test')) continue;
    const fault = findFault(node);
    if (fault !== undefined) reportFault(cx, 'not-a-test', undefined, fault, node.signatureSpan);
  }
}

function findFault({ isUnsafe, params, output, attrs, generics }: ast.FnItem): string | undefined {
  if (isUnsafe) return 'unsafe functions cannot be used for tests';
  if (params.length > 0) return 'functions used as tests can not have any arguments';
  const givesUnit = output === undefined || (output.kind === 'tuple' && output.tys.length === 0);
  if (!givesUnit && attrs.some((attr) => attr.path === 'should_panic'))
    return 'functions using `#[should_panic]` must return `()`';
  if (generics.params.some((param) => param.kind !== 'lifetime'))
    return 'functions used as tests can not have any non-lifetime generic parameters';
  return undefined;
}
