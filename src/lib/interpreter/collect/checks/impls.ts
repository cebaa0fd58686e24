/** T1, T2, T4 impls. What an impl must be: complete, allowed here, its parameters bound, its items shaped like the trait's. */
import { findIn } from '../../../heap/base/index.ts';
import { isVisible } from '../../resolve/module.ts';
import { resolutionsAt } from '../../resolve/index.ts';
import { type Span, spanTo } from '../../source/index.ts';
import type * as ast from '../../syntax/ast.ts';
import { printTy, walkArg } from '../../types/fold.ts';
import type { ImplInfo } from '../../types/items.ts';
import type { DefId, GenericArg, Ty } from '../../types/ty.ts';
import { type CollectCx, DYN_SELF, reportFault } from '../context.ts';
import { checkObject } from '../objects.ts';
import { supertraitClosure } from '../supertraits.ts';
import { compareItems } from './compare.ts';
import { checkDropTarget, checkLang } from './lang-impls.ts';
import { checkInherent, checkOrphan } from './orphan.ts';
import { checkParams } from './unconstrained.ts';

export function checkImpl(cx: CollectCx, def: DefId, node: ast.ImplItem): void {
  const info = findIn(cx.items.impls, def);
  if (info === undefined || info.self.kind === 'error') return;
  checkParams(cx, def, node, info);
  if (node.trait === undefined) {
    if (!cx.crate.isLibrary && !cx.crate.stopsBodies) checkInherent(cx, node, info.self);
    return;
  }
  if (info.trait === undefined) return;
  checkDropTarget(cx, node, info);
  if (!checkOrphan(cx, node, info)) return;
  checkSafety(cx, node, info);
  checkOwnObjects(cx, node, info);
  if (info.isNegative) return;
  checkLang(cx, def, node, info);
  checkOnce(cx, node, info);
  checkComplete(cx, node, info);
  checkExposed(cx, node, info);
  compareItems(cx, node, info);
}

/** rustc's span of an impl's head. */
export const headOf = (node: ast.ImplItem): Span => spanTo(node.span, node.self.span);

export const nameOf = (cx: CollectCx, def: DefId): string => findIn(cx.items.defs, def)?.name ?? '';
export const show = (cx: CollectCx, ty: Ty): string => printTy(ty, (def) => nameOf(cx, def));

/** E0371: the objects of a trait implement its supertraits by themselves. */
function checkOwnObjects(cx: CollectCx, node: ast.ImplItem, { self, trait }: ImplInfo): void {
  if (trait === undefined || self.kind !== 'dyn') return;
  for (const each of [...(self.principal === undefined ? [] : [self.principal.trait]), ...self.autos]) {
    // An object of a trait that may have none is a fault of its own.
    const incompatible: unknown[] = [];
    checkObject(cx, each, node.span, (found) => void incompatible.push(found));
    const supers = supertraitClosure(cx, { trait: each, args: [DYN_SELF] });
    if (incompatible.length > 0 || !supers.some((above) => above.trait === trait.trait)) continue;
    const [object, name] = [show(cx, self), nameOf(cx, trait.trait)];
    reportFault(
      cx,
      'impl-for-own-object',
      'E0371',
      `the object type \`${object}\` automatically implements the trait \`${name}\``,
      headOf(node),
      { label: `\`${object}\` automatically implements trait \`${name}\`` },
    );
  }
}

// ---------------------------------------------------------------- E0046, E0199, E0200

function checkComplete(cx: CollectCx, node: ast.ImplItem, info: ImplInfo): void {
  const trait = info.trait === undefined ? undefined : findIn(cx.items.traits, info.trait.trait);
  if (trait === undefined) return;
  const missing = trait.items.filter(
    (item) => !item.hasDefault && !info.items.some((each) => each.traitItem === item.def),
  );
  // An item that we do not support may be the one that is missing.
  if (missing.length === 0 || node.items.some((item) => item.kind === 'unsupported-item')) return;
  const names = missing.map((item) => `\`${item.name}\``).join(', ');
  reportFault(cx, 'missing-trait-items', 'E0046', `not all trait items implemented, missing: ${names}`, headOf(node), {
    label: `missing ${names} in implementation`,
  });
}

function checkSafety(cx: CollectCx, node: ast.ImplItem, info: ImplInfo): void {
  const trait = info.trait === undefined ? undefined : findIn(cx.items.traits, info.trait.trait);
  if (trait === undefined || info.isNegative) return;
  const name = nameOf(cx, trait.def);
  if (trait.isUnsafe && !node.isUnsafe)
    reportFault(
      cx,
      'missing-unsafe-impl',
      'E0200',
      `the trait \`${name}\` requires an \`unsafe impl\` declaration`,
      headOf(node),
    );
  if (
    !trait.isUnsafe &&
    node.isUnsafe &&
    !node.generics.params.some((param) => param.kind === 'type' && param.mayDangle === true)
  ) {
    reportFault(cx, 'needless-unsafe-impl', 'E0199', `implementing the trait \`${name}\` is not unsafe`, headOf(node));
  }
}

/** E0201: an impl gives each item once. */
function checkOnce(cx: CollectCx, node: ast.ImplItem, info: ImplInfo): void {
  const seen = new Set<DefId>();
  for (const item of info.items) {
    if (item.traitItem === undefined) continue;
    const syntax = node.items.find((each) => resolutionsAt(cx.resolutions, each).defOfNode.get(each.id) === item.def);
    if (seen.has(item.traitItem))
      reportFault(
        cx,
        'duplicate-impl-item',
        'E0201',
        `duplicate definitions with name \`${item.name}\`:`,
        syntax?.span ?? node.span,
        { label: 'duplicate definition' },
      );
    seen.add(item.traitItem);
  }
}

/** E0446: the associated type of an impl is no more private than the trait and the types of its header. */
function checkExposed(cx: CollectCx, node: ast.ImplItem, info: ImplInfo): void {
  const visibilityOf = (def: DefId): 'public' | DefId => findIn(cx.items.defs, def)?.visibility ?? 'public';
  const narrowest = (args: readonly GenericArg[], start: 'public' | DefId): 'public' | DefId => {
    let least = start;
    for (const arg of args) {
      walkArg(arg, {
        ty: (ty) => {
          if (ty.kind === 'adt') least = narrower(cx, least, visibilityOf(ty.def));
          return true;
        },
      });
    }
    return least;
  };
  if (info.trait === undefined) return;
  const required = narrowest(info.trait.args, visibilityOf(info.trait.trait));
  for (const item of info.items) {
    const ty = item.kind === 'type' ? findIn(cx.items.types, item.def) : undefined;
    if (ty === undefined) continue;
    const given = narrowest([ty], 'public');
    if (given === 'public' || (required !== 'public' && isVisible(cx.items, given, required))) continue;
    const syntax = node.items.find((each) => resolutionsAt(cx.resolutions, each).defOfNode.get(each.id) === item.def);
    reportFault(
      cx,
      'private-type-in-interface',
      'E0446',
      `private type in public interface`,
      syntax?.span ?? node.span,
      {
        label: "can't leak private type",
      },
    );
  }
}

/** Of two visibilities the one that fewer see; of two unrelated ones the first. */
function narrower(cx: CollectCx, a: 'public' | DefId, b: 'public' | DefId): 'public' | DefId {
  if (a === 'public') return b;
  return b !== 'public' && isVisible(cx.items, a, b) ? b : a;
}
