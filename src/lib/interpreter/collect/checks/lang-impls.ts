/** T4. Impls of the traits that the language itself knows: `Drop`, `Copy`, `Sized`. */
import { findIn } from '../../../heap/base/index.ts';
import type * as ast from '../../syntax/ast.ts';
import { isTy, substTy } from '../../types/fold.ts';
import { createInferCx } from '../../solve/table.ts';
import type { ImplInfo, ParamEnv } from '../../types/items.ts';
import { predicatesWith } from '../../types/lookup.ts';
import { implementsLang, paramEnvOf } from '../../solve/queries.ts';
import { elaborate } from '../../solve/elaborate.ts';
import { evaluate } from '../../solve/fulfill.ts';
import type { DefId } from '../../types/ty.ts';
import { type CollectCx, reportFault } from '../context.ts';
import { headOf, nameOf, show } from './impls.ts';
import { mentionsError } from '../../types/mentions-error.ts';

/** A destructor is for all values of its type: its impl is as general as the type (E0366) and asks for no more (E0367). */
export function checkDropGenerality(cx: CollectCx, def: DefId, node: ast.ImplItem, info: ImplInfo): void {
  if (cx.faulty.has(def)) return;
  const { self } = info;
  if (self.kind !== 'adt' || self.def < cx.crate.firstDef) return;
  const seen = new Set<string>();
  for (const arg of self.args) {
    const key =
      arg.kind === 'param' || arg.kind === 're-early' || arg.kind === 'const-param' ? `${arg.index}` : undefined;
    if (key === undefined || seen.has(key)) {
      reportFault(cx, 'specialised-drop', 'E0366', '`Drop` impls cannot be specialized', headOf(node), {
        notes: ['use the same sequence of generic parameters as the type does'],
      });
      return;
    }
    seen.add(key);
  }
  const env: ParamEnv = { predicates: elaborate(cx.items, predicatesWith(cx.items, self.def, self.args)) };
  for (const predicate of findIn(cx.items.predicates, def) ?? []) {
    if (
      predicate.kind !== 'trait' ||
      predicate.bound.length > 0 ||
      evaluate(createInferCx(cx.items, env), predicate) !== 'no'
    )
      continue;
    const name = nameOf(cx, predicate.trait.trait);
    const subject = predicate.trait.args[0];
    reportFault(
      cx,
      'stricter-drop',
      'E0367',
      `\`Drop\` impl requires \`${subject !== undefined && isTy(subject) ? show(cx, subject) : '_'}: ${name}\` but the type it is implemented for does not`,
      node.generics.where[0]?.span ?? node.generics.params[0]?.span ?? node.span,
    );
    return;
  }
}

export function checkDropTarget(cx: CollectCx, node: ast.ImplItem, info: ImplInfo): void {
  const lang = cx.items.below?.lang ?? cx.items.lang;
  if (info.trait?.trait !== lang['Drop'] || (info.self.kind === 'adt' && info.self.def >= cx.crate.firstDef)) return;
  reportFault(
    cx,
    'drop-on-foreign-type',
    'E0120',
    'the `Drop` trait may only be implemented for local structs, enums, and unions',
    node.self.span,
    { label: 'must be a struct, enum, or union in the current crate' },
  );
}

export function checkLang(cx: CollectCx, def: DefId, node: ast.ImplItem, info: ImplInfo): void {
  const lang = cx.items.below?.lang ?? cx.items.lang;
  const trait = info.trait?.trait;
  const { self } = info;
  if (trait !== undefined && trait === lang['Drop']) checkDropGenerality(cx, def, node, info);
  if (trait !== undefined && trait === lang['Sized'])
    reportFault(
      cx,
      'explicit-sized-impl',
      'E0322',
      'explicit impls for the `Sized` trait are not permitted',
      headOf(node),
      {
        label: 'impl of `Sized` not allowed',
      },
    );
  if (cx.crate.isLibrary || trait !== lang['Copy'] || trait === undefined) return;
  const isDerived = node.attrs.some((attr) => attr.path === 'automatically_derived');
  const span =
    isDerived && self.kind === 'adt' ? (findIn(cx.items.defs, self.def)?.nameSpan ?? node.self.span) : node.self.span;
  if (self.kind !== 'adt') {
    cx.faulty.add(def);
    if (self.kind !== 'param' && (self.kind !== 'ref' || self.isMut))
      reportFault(
        cx,
        'copy-on-non-adt',
        'E0206',
        'the trait `Copy` cannot be implemented for this type',
        node.self.span,
        {
          label: 'type is not a structure or enumeration',
        },
      );
    return;
  }
  const adt = findIn(cx.items.adts, self.def);
  if (adt === undefined) return;
  const env = paramEnvOf(cx.items, def);
  for (const variant of adt.variants) {
    for (const field of variant.fields) {
      if (mentionsError(field.ty) || implementsLang(cx.items, env, substTy(field.ty, self.args), 'Copy')) continue;
      cx.faulty.add(def);
      reportFault(
        cx,
        'copy-with-non-copy-field',
        'E0204',
        'the trait `Copy` cannot be implemented for this type',
        span,
        {
          family: 'ownership',
          labels: [{ span: field.span, text: 'this field does not implement `Copy`' }],
          notes: [`\`${show(cx, field.ty)}\` is moved, not copied, so a value that holds one cannot be copied either`],
        },
      );
      return;
    }
  }
  if (adt.dropImpl !== undefined) {
    cx.faulty.add(def);
    reportFault(
      cx,
      'copy-with-destructor',
      'E0184',
      'the trait `Copy` cannot be implemented for this type; the type has a destructor',
      span,
      { family: 'ownership', label: '`Copy` not allowed on types with destructors' },
    );
  }
}
