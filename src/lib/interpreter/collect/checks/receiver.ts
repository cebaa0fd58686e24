/** The type of `self` is `Self`, or a pointer that leads to it (E0307; Reference, "Methods"). */
import { findIn } from '../../../heap/base/index.ts';
import type * as ast from '../../syntax/ast.ts';
import { eraseRegions, instantiateBound, tyKey } from '../../types/fold.ts';
import { boxedTy, lang } from '../../types/lookup.ts';
import { normalize } from '../../solve/queries.ts';
import { paramEnvOf } from '../../solve/elaborate.ts';
import { createInferCx } from '../../solve/table.ts';
import { evaluateTrait } from '../../solve/fulfill.ts';
import type { DefId, Ty } from '../../types/ty.ts';
import { type CollectCx, reportFault, reportUnsupported } from '../context.ts';
import { show } from './impls.ts';
import { paramTy, projectionTy } from '../../types/make.ts';

export function checkReceiver(cx: CollectCx, def: DefId, node: ast.FnItem): void {
  const info = findIn(cx.items.fns, def);
  const parent = findIn(cx.items.defs, def)?.parent;
  if (info?.receiver !== 'other' || parent === undefined || node.selfParam?.ty === undefined) return;
  const self: Ty | undefined =
    findIn(cx.items.traits, parent) === undefined ? findIn(cx.items.types, parent) : paramTy(0, 'Self');
  const written = instantiateBound(info.sig, () => ({ kind: 're-erased' })).inputs[0];
  if (self === undefined || written === undefined || tyKey(written).includes('error')) return;
  const wanted = tyKey(eraseRegions(self));
  const env = paramEnvOf(cx.items, def);
  const own = (findIn(cx.items.generics, def)?.params ?? []).filter((param) => param.kind === 'type');
  let at = eraseRegions(written);
  let throughOwn = false;
  for (let steps = 0; steps < 16; steps++) {
    if (at.kind === 'error' || at.kind === 'projection') return;
    const { kind, index } = at.kind === 'param' ? at : { kind: at.kind, index: undefined };
    if (kind === 'param' && own.some((param) => param.index === index)) {
      reportFault(
        cx,
        'generic-receiver',
        'E0801',
        `invalid generic \`self\` parameter type: \`${show(cx, at)}\``,
        node.selfParam.ty.span,
        { notes: ['the type of `self` must not be a parameter of the method'] },
      );
      return;
    }
    if (tyKey(at) === wanted) {
      if (throughOwn) reportUnsupported(cx, "smart pointers of one's own as `self`", node.selfParam.ty.span);
      return;
    }
    const next = pointee(cx, env, at);
    if (next === undefined) break;
    if (at.kind === 'adt' && at.def >= cx.crate.firstDef) throughOwn = true;
    at = next;
  }
  reportFault(
    cx,
    'invalid-receiver',
    'E0307',
    `invalid \`self\` parameter type: \`${show(cx, written)}\``,
    node.selfParam.ty.span,
    { notes: ['the type of `self` must be `Self` or a type that dereferences to it'] },
  );
}

function pointee(cx: CollectCx, env: ReturnType<typeof paramEnvOf>, ty: Ty): Ty | undefined {
  if (ty.kind === 'ref') return ty.ty;
  if (ty.kind !== 'adt') return undefined;
  const content = boxedTy(cx.items, ty);
  if (content !== undefined) return content;
  const deref = lang(cx.items, 'Deref');
  const target = lang(cx.items, 'Target');
  if (
    deref === undefined ||
    target === undefined ||
    evaluateTrait(createInferCx(cx.items, env), { trait: deref, args: [ty] }) !== 'yes'
  )
    return undefined;
  return eraseRegions(normalize(cx.items, env, projectionTy(target, [ty])));
}
