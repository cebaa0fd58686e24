/** T2. Where impls may stand: beside their type (E0116, E0118, E0390), or beside their trait or a type in it (E0117, E0210). */
import { resolutionsAt } from '../../resolve/index.ts';
import type * as ast from '../../syntax/ast.ts';
import { isTy } from '../../types/fold.ts';
import type { ImplInfo } from '../../types/items.ts';
import type { Ty } from '../../types/ty.ts';
import { type CollectCx, reportFault } from '../context.ts';
import { headOf } from './impls.ts';

export function checkInherent(cx: CollectCx, node: ast.ImplItem, self: Ty): void {
  switch (self.kind) {
    case 'adt':
      if (self.def < cx.crate.firstDef) {
        reportFault(
          cx,
          'foreign-inherent-impl',
          'E0116',
          'cannot define inherent `impl` for a type outside of the crate where the type is defined',
          headOf(node),
          { help: ['declare a trait and implement it for the type'] },
        );
      }
      return;
    case 'dyn':
      if (self.principal === undefined || self.principal.trait < cx.crate.firstDef)
        reportFault(
          cx,
          'foreign-inherent-impl',
          'E0116',
          'cannot define inherent `impl` for a type outside of the crate where the type is defined',
          headOf(node),
        );
      return;
    case 'bool':
    case 'char':
    case 'int':
    case 'float':
    case 'str':
    case 'array':
    case 'tuple':
    case 'slice':
    case 'ptr':
    case 'ref':
    case 'never':
    case 'fn-ptr':
      reportFault(
        cx,
        'primitive-inherent-impl',
        'E0390',
        'cannot define inherent `impl` for primitive types',
        headOf(node),
        {
          help: ['declare a trait and implement it for the type'],
        },
      );
      return;
    case 'param':
      reportFault(cx, 'no-nominal-type', 'E0118', 'no nominal type found for inherent implementation', headOf(node), {
        label: 'impl requires a nominal type',
      });
      return;
    default:
  }
}

// ---------------------------------------------------------------- E0117, E0210

/** The orphan rules (Reference, "Trait implementation coherence"). */
export function checkOrphan(cx: CollectCx, node: ast.ImplItem, info: ImplInfo): boolean {
  const { trait } = info;
  if (trait === undefined || isAllowedHere(cx, info)) return true;
  const span = headOf(node);
  // Where a bound is unknown, rustc does not go on to say this.
  if (hasUnknownBound(cx, node.generics)) return false;
  for (const arg of trait.args) {
    const inner = isTy(arg) ? throughFundamental(cx, arg) : undefined;
    if (inner?.kind !== 'param') continue;
    const param = node.generics.params.find((each) => each.name.name === inner.name);
    reportFault(
      cx,
      'uncovered-type-parameter',
      'E0210',
      `type parameter \`${inner.name}\` must be used as the type parameter for some local type (e.g., \`MyStruct<${inner.name}>\`)`,
      param?.span ?? span,
    );
    return false;
  }
  const { self } = info;
  const what =
    self.kind === 'adt'
      ? 'types defined outside of the crate'
      : self.kind === 'array' ||
          self.kind === 'slice' ||
          self.kind === 'tuple' ||
          self.kind === 'dyn' ||
          self.kind === 'ref' ||
          self.kind === 'ptr'
        ? 'arbitrary types'
        : 'primitive types';
  reportFault(
    cx,
    'orphan-impl',
    'E0117',
    `only traits defined in the current crate can be implemented for ${what}`,
    span,
    {
      label: 'the trait and the type both come from outside',
      help: ['define and implement a trait of your own, or wrap the type in a struct of your own'],
    },
  );
  return false;
}

export function hasUnknownBound(cx: CollectCx, generics: ast.Generics): boolean {
  const bounds = [
    ...generics.params.flatMap((param) => (param.kind === 'type' ? param.bounds : [])),
    ...generics.where.flatMap((where) => (where.kind === 'type' ? where.bounds : [])),
  ];
  return bounds.some(
    (bound) =>
      bound.kind === 'trait' &&
      resolutionsAt(cx.resolutions, bound.trait.path).paths.get(bound.trait.path.id)?.res.kind === 'error',
  );
}

/** A type of this crate stands among the trait's arguments, and no bare parameter before it. */
export function isAllowedHere(cx: CollectCx, info: ImplInfo): boolean {
  const { trait } = info;
  if (trait === undefined || trait.trait >= cx.crate.firstDef) return true;
  for (const arg of trait.args) {
    if (!isTy(arg)) continue;
    const inner = throughFundamental(cx, arg);
    if (isLocal(cx, inner) || inner.kind === 'error' || inner.kind === 'projection') return true;
    if (inner.kind === 'param') return false;
  }
  return false;
}

/** `&T`, `&mut T` and the box count as `T` does. */
export function throughFundamental(cx: CollectCx, ty: Ty): Ty {
  if (ty.kind === 'ref') return throughFundamental(cx, ty.ty);
  const box = cx.items.below?.lang['owned_box'];
  if (ty.kind === 'adt' && ty.def === box) {
    const inner = ty.args.find(isTy);
    return inner === undefined ? ty : throughFundamental(cx, inner);
  }
  return ty;
}

export const isLocal = (cx: CollectCx, ty: Ty): boolean =>
  (ty.kind === 'adt' && ty.def >= cx.crate.firstDef) ||
  (ty.kind === 'dyn' && ty.principal !== undefined && ty.principal.trait >= cx.crate.firstDef);
