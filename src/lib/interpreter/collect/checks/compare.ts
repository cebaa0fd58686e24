/**
 * An impl's functions against the trait's: receiver (E0185, E0186), number of type parameters (E0049) and of parameters
 * (E0050), types (E0053). Source: rustc's `compare_impl_item`. Types are compared where both are fully known.
 */
import { findIn } from '../../../heap/base/index.ts';
import { resolutionsAt } from '../../resolve/index.ts';
import { mentionsError } from '../../types/mentions-error.ts';
import type * as ast from '../../syntax/ast.ts';
import { mapTy, sameTy, substSig, substTy, walkTy } from '../../types/fold.ts';
import { paramEnvOf } from '../../solve/elaborate.ts';
import { NO_CAUSE } from '../../solve/obligation.ts';
import { normalize } from '../../solve/project.ts';
import { isOfShape } from '../../solve/returned-values.ts';
import { createInferCx, resolve } from '../../solve/table.ts';
import type { FnInfo, ImplInfo } from '../../types/items.ts';
import type { DefId, Region, Ty } from '../../types/ty.ts';
import { type CollectCx, reportFault } from '../context.ts';
import { show } from './impls.ts';
import { normalizeOwn, traitMethodArgs } from './own-types.ts';

export function compareItems(cx: CollectCx, node: ast.ImplItem, info: ImplInfo): void {
  for (const item of info.items) {
    if (item.kind === 'const' && item.traitItem !== undefined) compareConst(cx, info, item.def, item.traitItem, node);
    if (item.traitItem === undefined) continue;
    if (item.kind === 'type') compareType(cx, item.def, item.traitItem, node);
    if (item.kind !== 'fn') continue;
    const ours = findIn(cx.items.fns, item.def);
    const theirs = findIn(cx.items.fns, item.traitItem);
    const syntax = node.items.find((each) => resolutionsAt(cx.resolutions, each).defOfNode.get(each.id) === item.def);
    if (ours !== undefined && theirs !== undefined && syntax?.kind === 'fn') compareFn(cx, info, ours, theirs, syntax);
  }
}

function compareConst(cx: CollectCx, info: ImplInfo, ours: DefId, theirs: DefId, node: ast.ImplItem): void {
  const own = findIn(cx.items.types, ours);
  const wanted = findIn(cx.items.types, theirs);
  if (own === undefined || wanted === undefined || info.trait === undefined) return;
  const plain = plainIn(cx, info, ours);
  const expected = substTy(wanted, info.trait.args);
  if (!certainlyDiffer(plain(own), plain(expected))) return;
  const syntax = node.items.find((each) => resolutionsAt(cx.resolutions, each).defOfNode.get(each.id) === ours);
  reportFault(
    cx,
    'incompatible-impl-constant',
    'E0326',
    `implemented const \`${findIn(cx.items.defs, ours)?.name ?? ''}\` has an incompatible type for trait`,
    syntax?.kind === 'const' ? syntax.ty.span : node.span,
    { label: `expected \`${show(cx, expected)}\`, found \`${show(cx, own)}\`` },
  );
}

/** The parameters of an associated type are as many as the trait's (E0195, E0049). */
function compareType(cx: CollectCx, ours: DefId, theirs: DefId, node: ast.ImplItem): void {
  const syntax = node.items.find((each) => resolutionsAt(cx.resolutions, each).defOfNode.get(each.id) === ours);
  if (syntax?.kind !== 'assoc-type') return;
  const { name, generics } = syntax;
  const span = generics.params[0]?.span ?? name.span;
  const [own, wanted] = [typeParamCount(cx, ours).count, typeParamCount(cx, theirs).count];
  if (lifetimeCount(cx, ours) !== lifetimeCount(cx, theirs))
    reportFault(
      cx,
      'lifetime-parameters-differ',
      'E0195',
      `lifetime parameters or bounds on associated type \`${name.name}\` do not match the trait declaration`,
      span,
      { label: 'lifetimes do not match the trait' },
    );
  else if (own !== wanted)
    reportFault(
      cx,
      'type-parameter-count-differs',
      'E0049',
      `associated type \`${name.name}\` has ${plural(own, 'type parameter')} but its trait declaration has ${plural(wanted, 'type parameter')}`,
      span,
      { label: `found ${plural(own, 'type parameter')}` },
    );
}

const lifetimeCount = (cx: CollectCx, def: DefId): number =>
  (findIn(cx.items.generics, def)?.params ?? []).filter((param) => param.kind === 'lifetime').length;

function compareFn(cx: CollectCx, info: ImplInfo, ours: FnInfo, theirs: FnInfo, fn: ast.FnItem): void {
  const { name } = fn.name;
  const word = theirs.receiver === 'none' ? 'associated function' : 'method';
  const trait = info.trait === undefined ? '' : (findIn(cx.items.defs, info.trait.trait)?.name ?? '');
  if (ours.receiver !== 'none' && theirs.receiver === 'none') {
    reportFault(
      cx,
      'receiver-not-in-trait',
      'E0185',
      `${word} \`${name}\` has a \`${selfText(ours)}\` declaration in the impl, but not in the trait`,
      fn.signatureSpan,
      { label: `\`${selfText(ours)}\` used in impl` },
    );
    return;
  }
  if (ours.receiver === 'none' && theirs.receiver !== 'none') {
    reportFault(
      cx,
      'receiver-missing',
      'E0186',
      `${word} \`${name}\` has a \`${selfText(theirs)}\` declaration in the trait, but not in the impl`,
      fn.signatureSpan,
      { label: `expected \`${selfText(theirs)}\` in impl` },
    );
    return;
  }
  if (lifetimeCount(cx, ours.def) !== lifetimeCount(cx, theirs.def)) {
    reportFault(
      cx,
      'lifetime-parameters-differ',
      'E0195',
      `lifetime parameters or bounds on ${word} \`${name}\` do not match the trait declaration`,
      fn.generics.params[0]?.span ?? fn.name.span,
      { label: 'lifetimes do not match the trait' },
    );
    return;
  }
  const ownTypes = typeParamCount(cx, ours.def);
  const theirTypes = typeParamCount(cx, theirs.def);
  if (ownTypes.synthetic !== theirTypes.synthetic) {
    reportFault(
      cx,
      'impl-trait-mismatch',
      'E0643',
      `method \`${name}\` has incompatible signature for trait: the type parameters do not match`,
      fn.generics.params[0]?.span ?? fn.name.span,
    );
    return;
  }
  if (ownTypes.count !== theirTypes.count) {
    reportFault(
      cx,
      'type-parameter-count-differs',
      'E0049',
      `${word} \`${name}\` has ${plural(ownTypes.count, 'type parameter')} but its trait declaration has ${plural(theirTypes.count, 'type parameter')}`,
      fn.generics.params[0]?.span ?? fn.name.span,
      { label: `found ${plural(ownTypes.count, 'type parameter')}` },
    );
    return;
  }
  if (ours.sig.inputs.length !== theirs.sig.inputs.length) {
    const more =
      ours.inputSpans[theirs.sig.inputs.length] ?? ours.inputSpans[ours.inputSpans.length - 1] ?? fn.signatureSpan;
    reportFault(
      cx,
      'parameter-count-differs',
      'E0050',
      `${word} \`${name}\` has ${plural(ours.sig.inputs.length, 'parameter')} but the declaration in trait \`${trait}::${name}\` has ${theirs.sig.inputs.length}`,
      more,
      { label: `expected ${plural(theirs.sig.inputs.length, 'parameter')}, found ${ours.sig.inputs.length}` },
    );
    return;
  }
  if (ours.sig.abi !== theirs.sig.abi)
    reportFault(
      cx,
      'incompatible-method',
      'E0053',
      `method \`${name}\` has an incompatible type for trait`,
      fn.signatureSpan,
      { label: `expected \`${abiText(theirs)}\`, found \`${abiText(ours)}\`` },
    );
  else compareTypes(cx, info, ours, theirs, fn);
}

const abiText = ({ sig: { abi } }: FnInfo): string => (abi === undefined ? 'fn' : `extern "${abi}" fn`);

const plural = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;
const selfText = (info: FnInfo): string =>
  info.receiver === 'ref' ? '&self' : info.receiver === 'mut-ref' ? '&mut self' : 'self';

function typeParamCount(cx: CollectCx, def: DefId): { readonly count: number; readonly synthetic: number } {
  const params = findIn(cx.items.generics, def)?.params ?? [];
  const types = params.filter((param) => param.kind !== 'lifetime');
  const synthetic = types.filter((param) => param.isSynthetic).length;
  return { count: types.length - synthetic, synthetic };
}

const ERASED: Region = { kind: 're-erased' };

/** A type of the signature is missing, or a lifetime: that is reported by itself, and nothing is compared. */
const isFaulty = (cx: CollectCx, { sig }: FnInfo, { signatureSpan }: ast.FnItem): boolean =>
  [...sig.inputs, sig.output].some(mentionsError) ||
  cx.diagnostics.some(
    ({ code, span }) =>
      code === 'E0106' &&
      span.file === signatureSpan.file &&
      span.start >= signatureSpan.start &&
      span.end <= signatureSpan.end,
  );

function compareTypes(cx: CollectCx, info: ImplInfo, ours: FnInfo, theirs: FnInfo, fn: ast.FnItem): void {
  const { trait } = info;
  if (trait === undefined) return;
  const args = traitMethodArgs(cx, trait.args, theirs.def, ours.def);
  if (args === undefined || isFaulty(cx, ours, fn)) return;
  const wanted = substSig(theirs.sig, args);
  const plain = plainIn(cx, info, ours.def);
  const word = theirs.receiver === 'none' ? 'associated function' : 'method';
  for (const [index, input] of ours.sig.inputs.entries()) {
    const expected = wanted.inputs[index];
    if (expected === undefined || !certainlyDiffer(plain(input), plain(expected))) continue;
    reportFault(
      cx,
      'incompatible-impl-signature',
      'E0053',
      `${word} \`${fn.name.name}\` has an incompatible type for trait`,
      ours.inputSpans[index] ?? fn.signatureSpan,
      {
        label: `expected \`${show(cx, expected)}\`, found \`${show(cx, input)}\``,
      },
    );
    return;
  }
  if (
    certainlyDiffer(plain(ours.sig.output), plain(wanted.output)) ||
    !isOfShape(cx.items, info.def, ours.def, theirs.def)
  ) {
    reportFault(
      cx,
      'incompatible-impl-signature',
      'E0053',
      `${word} \`${fn.name.name}\` has an incompatible type for trait`,
      ours.outputSpan ?? fn.signatureSpan,
      {
        label: `expected \`${show(cx, wanted.output)}\`, found \`${show(cx, ours.sig.output)}\``,
      },
    );
  }
}

/** Types as they are known where the impl's own item stands: projections normalised, without regions. */
function plainIn(cx: CollectCx, info: ImplInfo, item: DefId): (ty: Ty) => Ty {
  const infer = createInferCx(cx.items, paramEnvOf(cx.items, item));
  return (ty) => {
    const own = normalizeOwn(cx, info, mapTy(ty, { region: () => ERASED }));
    return withoutBinders(resolve(infer, normalize(infer, own, NO_CAUSE, [])));
  };
}

/** `fn(&i32)` and `fn(&'static i32)` differ in regions alone, which are compared by themselves (`compare-regions.ts`). */
const withoutBinders = (ty: Ty): Ty =>
  mapTy(ty, {
    ty: (each) =>
      each.kind === 'fn-ptr' && each.sig.bound.length > 0
        ? withoutBinders({ ...each, sig: { ...each.sig, bound: [] } })
        : undefined,
  });

/** Different, and nothing in them that could still turn out the same. */
function certainlyDiffer(a: Ty, b: Ty): boolean {
  if (sameTy(a, b)) return false;
  return !isOpen(a) && !isOpen(b);
}

function isOpen(ty: Ty): boolean {
  let open = false;
  walkTy(ty, {
    ty: (each) => {
      if (each.kind === 'error' || each.kind === 'infer') open = true;
      return !open;
    },
    const: (value) => {
      if (value.kind === 'const-error') open = true;
    },
  });
  return open;
}
