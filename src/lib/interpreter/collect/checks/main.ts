/** The program begins somewhere: `main` at the crate's root (E0601), without parameters of type (E0131) or clauses (E0646). */
import { findIn } from '../../../heap/base/index.ts';
import { spanEnd } from '../../source/index.ts';
import { type CollectCx, syntaxOf, reportFault } from '../context.ts';

export function checkMain(cx: CollectCx): void {
  const root = findIn(cx.items.modules, cx.items.root);
  const main = root?.names.find((each) => each.name === 'main' && each.ns === 'value');
  if (main === undefined) {
    const { crate } = cx.crate;
    // An unsupported item may well be what `main` is.
    if (crate.items.some((item) => item.kind === 'unsupported-item')) return;
    reportFault(cx, 'no-main', 'E0601', '`main` function not found', spanEnd(crate.span), {
      label: 'a program begins with `fn main() { … }`',
    });
    return;
  }
  const syntax = main.res.kind === 'def' ? syntaxOf(cx, main.res.def) : undefined;
  if (syntax?.kind !== 'item' || syntax.node.kind !== 'fn' || cx.crate.stopsBodies) return;
  const { generics, attrs } = syntax.node;
  const tracked = attrs.find((attr) => attr.path === 'track_caller');
  if (tracked !== undefined)
    reportFault(cx, 'tracked-main', undefined, '`main` function is not allowed to be `#[track_caller]`', tracked.span);
  if (generics.params.length > 0)
    reportFault(
      cx,
      'generic-main',
      'E0131',
      '`main` function is not allowed to have generic parameters',
      generics.span,
      {
        label: '`main` cannot have generic parameters',
      },
    );
  else if (syntax.node.params.length > 0)
    reportFault(cx, 'main-with-parameters', 'E0580', '`main` function has wrong type', syntax.node.signatureSpan, {
      label: 'incorrect number of function parameters',
    });
  else if (syntax.node.isForeign === true)
    reportFault(
      cx,
      'foreign-main',
      undefined,
      'the `main` function cannot be declared in an `extern` block',
      syntax.node.signatureSpan,
    );
  else if (syntax.node.abi !== undefined)
    reportFault(cx, 'main-with-abi', 'E0580', '`main` function has wrong type', syntax.node.signatureSpan);
  else if (generics.where.length > 0)
    reportFault(
      cx,
      'clauses-on-main',
      'E0646',
      '`main` function is not allowed to have a `where` clause',
      generics.where[0]?.span ?? generics.span,
    );
}
