/** T1, T2, T4 impls. What an impl must be: complete, allowed here, its parameters bound, its items shaped like the trait's. */
import { findIn } from '../../../../heap/base/index.ts';
import { isVisible } from '../../../resolve/module.ts';
import { stopsBodies } from '../../../resolve/index.ts';
import { type Span, spanTo } from '../../../source/index.ts';
import type * as ast from '../../../syntax/ast.ts';
import { isTy, printTy, substTy, walkArg, walkTy } from '../../fold.ts';
import { createInferCx } from '../../infer/table.ts';
import type { GenericParamDef, ImplInfo, ParamEnv } from '../../items.ts';
import { predicatesWith } from '../../lookup.ts';
import { implementsLang, paramEnvOf } from '../../queries.ts';
import { elaborate } from '../../traits/elaborate.ts';
import { evaluate } from '../../traits/fulfill.ts';
import type { DefId, GenericArg, Ty } from '../../ty.ts';
import { type CollectCx, tell } from '../context.ts';
import { compareItems } from './compare.ts';

export function checkImpl(cx: CollectCx, def: DefId, node: ast.ImplItem): void {
  const info = findIn(cx.items.impls, def);
  if (info === undefined || info.self.kind === 'error') return;
  checkParams(cx, def, node, info);
  if (node.trait === undefined) {
    if (!cx.crate.isLibrary && !stopsBodies(cx.crate.diagnostics)) checkInherent(cx, node, info.self);
    return;
  }
  if (info.trait === undefined) return;
  checkDropTarget(cx, node, info);
  if (!checkOrphan(cx, node, info)) return;
  checkSafety(cx, node, info);
  if (info.isNegative) return;
  checkLang(cx, def, node, info);
  checkOnce(cx, node, info);
  checkComplete(cx, node, info);
  checkExposed(cx, node, info);
  compareItems(cx, node, info);
}

/** rustc's span of an impl's head. */
export const headOf = (node: ast.ImplItem): Span => spanTo(node.span, node.self.span);

const nameOf = (cx: CollectCx, def: DefId): string => findIn(cx.items.defs, def)?.name ?? '';
export const show = (cx: CollectCx, ty: Ty): string => printTy(ty, (def) => nameOf(cx, def));

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
  tell(cx, 'missing-trait-items', 'E0046', `not all trait items implemented, missing: ${names}`, headOf(node), {
    label: `missing ${names} in implementation`,
  });
}

function checkSafety(cx: CollectCx, node: ast.ImplItem, info: ImplInfo): void {
  const trait = info.trait === undefined ? undefined : findIn(cx.items.traits, info.trait.trait);
  if (trait === undefined || info.isNegative) return;
  const name = nameOf(cx, trait.def);
  if (trait.isUnsafe && !node.isUnsafe)
    tell(
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
    tell(cx, 'needless-unsafe-impl', 'E0199', `implementing the trait \`${name}\` is not unsafe`, headOf(node));
  }
}

/** E0201: an impl gives each item once. */
function checkOnce(cx: CollectCx, node: ast.ImplItem, info: ImplInfo): void {
  const seen = new Set<DefId>();
  for (const item of info.items) {
    if (item.traitItem === undefined) continue;
    const syntax = node.items.find((each) => cx.resolutions.defOfNode.get(each.id) === item.def);
    if (seen.has(item.traitItem))
      tell(
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
    const syntax = node.items.find((each) => cx.resolutions.defOfNode.get(each.id) === item.def);
    tell(cx, 'private-type-in-interface', 'E0446', `private type in public interface`, syntax?.span ?? node.span, {
      label: "can't leak private type",
    });
  }
}

/** Of two visibilities the one that fewer see; of two unrelated ones the first. */
function narrower(cx: CollectCx, a: 'public' | DefId, b: 'public' | DefId): 'public' | DefId {
  if (a === 'public') return b;
  return b !== 'public' && isVisible(cx.items, a, b) ? b : a;
}

// ---------------------------------------------------------------- E0116, E0118, E0390

function checkInherent(cx: CollectCx, node: ast.ImplItem, self: Ty): void {
  switch (self.kind) {
    case 'adt':
      if (self.def < cx.crate.firstDef) {
        tell(
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
        tell(
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
      tell(cx, 'primitive-inherent-impl', 'E0390', 'cannot define inherent `impl` for primitive types', headOf(node), {
        help: ['declare a trait and implement it for the type'],
      });
      return;
    case 'param':
      tell(cx, 'no-nominal-type', 'E0118', 'no nominal type found for inherent implementation', headOf(node), {
        label: 'impl requires a nominal type',
      });
      return;
    default:
  }
}

// ---------------------------------------------------------------- E0117, E0210

/** The orphan rules (Reference, "Trait implementation coherence"). */
function checkOrphan(cx: CollectCx, node: ast.ImplItem, info: ImplInfo): boolean {
  const { trait } = info;
  if (trait === undefined || isAllowedHere(cx, info)) return true;
  const span = headOf(node);
  // Where a bound is unknown, rustc does not go on to say this.
  if (hasUnknownBound(cx, node.generics)) return false;
  for (const arg of trait.args) {
    const inner = isTy(arg) ? throughFundamental(cx, arg) : undefined;
    if (inner?.kind !== 'param') continue;
    const param = node.generics.params.find((each) => each.name.name === inner.name);
    tell(
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
  tell(cx, 'orphan-impl', 'E0117', `only traits defined in the current crate can be implemented for ${what}`, span, {
    label: 'the trait and the type both come from outside',
    help: ['define and implement a trait of your own, or wrap the type in a struct of your own'],
  });
  return false;
}

function hasUnknownBound(cx: CollectCx, generics: ast.Generics): boolean {
  const bounds = [
    ...generics.params.flatMap((param) => (param.kind === 'type' ? param.bounds : [])),
    ...generics.where.flatMap((where) => (where.kind === 'type' ? where.bounds : [])),
  ];
  return bounds.some(
    (bound) => bound.kind === 'trait' && cx.resolutions.paths.get(bound.trait.path.id)?.res.kind === 'error',
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
function throughFundamental(cx: CollectCx, ty: Ty): Ty {
  if (ty.kind === 'ref') return throughFundamental(cx, ty.ty);
  const box = cx.items.below?.lang['owned_box'];
  if (ty.kind === 'adt' && ty.def === box) {
    const inner = ty.args.find(isTy);
    return inner === undefined ? ty : throughFundamental(cx, inner);
  }
  return ty;
}

const isLocal = (cx: CollectCx, ty: Ty): boolean =>
  (ty.kind === 'adt' && ty.def >= cx.crate.firstDef) ||
  (ty.kind === 'dyn' && ty.principal !== undefined && ty.principal.trait >= cx.crate.firstDef);

// ---------------------------------------------------------------- E0207

function checkParams(cx: CollectCx, def: DefId, node: ast.ImplItem, info: ImplInfo): void {
  const generics = findIn(cx.items.generics, def);
  if (generics === undefined || (node.trait !== undefined && info.trait === undefined)) return;
  const bound = new Set<number>();
  const heads: readonly GenericArg[] = info.trait === undefined ? [info.self] : info.trait.args;
  if (heads.some((arg) => isTy(arg) && mentionsError(arg))) return;
  for (const arg of heads) collectParams(arg, bound);
  // `T: Trait<Item = U>` binds `U` where it binds what `T` is made of.
  let grown = true;
  while (grown) {
    grown = false;
    for (const predicate of findIn(cx.items.predicates, def) ?? []) {
      if (predicate.kind !== 'projection') continue;
      const needs = new Set<number>();
      for (const arg of predicate.args) collectParams(arg, needs);
      if (![...needs].every((index) => bound.has(index))) continue;
      const before = bound.size;
      collectParams(predicate.ty, bound);
      if (bound.size > before) grown = true;
    }
  }
  for (const param of generics.params) {
    if (bound.has(param.index) || (param.kind === 'lifetime' && !isLifetimeUsed(cx, info, param))) continue;
    tell(
      cx,
      'unconstrained-parameter',
      'E0207',
      `the ${param.kind === 'const' ? 'const' : param.kind} parameter \`${param.kind === 'lifetime' ? "'" : ''}${param.name}\` is not constrained by the impl trait, self type, or predicates`,
      param.span,
      { label: `unconstrained ${param.kind} parameter` },
    );
  }
}

/** An unbound lifetime matters only where an associated type names it. */
function isLifetimeUsed(cx: CollectCx, info: ImplInfo, param: GenericParamDef): boolean {
  return info.items.some((item) => {
    const ty = item.kind === 'type' ? findIn(cx.items.types, item.def) : undefined;
    let used = false;
    if (ty !== undefined)
      walkTy(ty, {
        region: (region) => {
          if (region.kind === 're-early' && region.index === param.index) used = true;
        },
      });
    return used;
  });
}

function mentionsError(ty: Ty): boolean {
  let found = false;
  walkTy(ty, {
    ty: (each) => {
      if (each.kind === 'error') found = true;
      return !found;
    },
  });
  return found;
}

/** Parameters outside projections. */
function collectParams(arg: GenericArg, into: Set<number>): void {
  walkArg(arg, {
    ty: (ty) => {
      if (ty.kind === 'param') into.add(ty.index);
      return ty.kind !== 'projection';
    },
    region: (region) => {
      if (region.kind === 're-early') into.add(region.index);
    },
    const: (value) => {
      if (value.kind === 'const-param') into.add(value.index);
    },
  });
}

// ---------------------------------------------------------------- E0120, E0184, E0204

/** A destructor is for all values of its type: its impl is as general as the type (E0366) and asks for no more (E0367). */
function checkDropGenerality(cx: CollectCx, def: DefId, node: ast.ImplItem, info: ImplInfo): void {
  if (cx.faulty.has(def)) return;
  const { self } = info;
  if (self.kind !== 'adt' || self.def < cx.crate.firstDef) return;
  const seen = new Set<string>();
  for (const arg of self.args) {
    const key =
      arg.kind === 'param' || arg.kind === 're-early' || arg.kind === 'const-param' ? `${arg.index}` : undefined;
    if (key === undefined || seen.has(key)) {
      tell(cx, 'specialised-drop', 'E0366', '`Drop` impls cannot be specialized', headOf(node), {
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
    tell(
      cx,
      'stricter-drop',
      'E0367',
      `\`Drop\` impl requires \`${subject !== undefined && isTy(subject) ? show(cx, subject) : '_'}: ${name}\` but the type it is implemented for does not`,
      node.generics.where[0]?.span ?? node.generics.params[0]?.span ?? node.span,
    );
    return;
  }
}

function checkDropTarget(cx: CollectCx, node: ast.ImplItem, info: ImplInfo): void {
  const lang = cx.items.below?.lang ?? cx.items.lang;
  if (info.trait?.trait !== lang['Drop'] || (info.self.kind === 'adt' && info.self.def >= cx.crate.firstDef)) return;
  tell(
    cx,
    'drop-on-foreign-type',
    'E0120',
    'the `Drop` trait may only be implemented for local structs, enums, and unions',
    node.self.span,
    { label: 'must be a struct, enum, or union in the current crate' },
  );
}

function checkLang(cx: CollectCx, def: DefId, node: ast.ImplItem, info: ImplInfo): void {
  const lang = cx.items.below?.lang ?? cx.items.lang;
  const trait = info.trait?.trait;
  const { self } = info;
  if (trait !== undefined && trait === lang['Drop']) checkDropGenerality(cx, def, node, info);
  if (trait !== undefined && trait === lang['Sized'])
    tell(cx, 'explicit-sized-impl', 'E0322', 'explicit impls for the `Sized` trait are not permitted', headOf(node), {
      label: 'impl of `Sized` not allowed',
    });
  if (cx.crate.isLibrary || trait !== lang['Copy'] || trait === undefined) return;
  const isDerived = node.attrs.some((attr) => attr.path === 'automatically_derived');
  const span =
    isDerived && self.kind === 'adt' ? (findIn(cx.items.defs, self.def)?.nameSpan ?? node.self.span) : node.self.span;
  if (self.kind !== 'adt') {
    cx.faulty.add(def);
    if (self.kind !== 'param' && (self.kind !== 'ref' || self.isMut))
      tell(cx, 'copy-on-non-adt', 'E0206', 'the trait `Copy` cannot be implemented for this type', node.self.span, {
        label: 'type is not a structure or enumeration',
      });
    return;
  }
  const adt = findIn(cx.items.adts, self.def);
  if (adt === undefined) return;
  const env = paramEnvOf(cx.items, def);
  for (const variant of adt.variants) {
    for (const field of variant.fields) {
      if (mentionsError(field.ty) || implementsLang(cx.items, env, substTy(field.ty, self.args), 'Copy')) continue;
      cx.faulty.add(def);
      tell(cx, 'copy-with-non-copy-field', 'E0204', 'the trait `Copy` cannot be implemented for this type', span, {
        family: 'ownership',
        labels: [{ span: field.span, text: 'this field does not implement `Copy`' }],
        notes: [`\`${show(cx, field.ty)}\` is moved, not copied, so a value that holds one cannot be copied either`],
      });
      return;
    }
  }
  if (adt.dropImpl !== undefined) {
    cx.faulty.add(def);
    tell(
      cx,
      'copy-with-destructor',
      'E0184',
      'the trait `Copy` cannot be implemented for this type; the type has a destructor',
      span,
      { family: 'ownership', label: '`Copy` not allowed on types with destructors' },
    );
  }
}
