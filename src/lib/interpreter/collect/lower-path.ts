/** Paths as types: items, parameters, `Self`, aliases, associated types by shorthand and in full. */
import { findIn, unreachable } from '../../heap/base/index.ts';
import { objectOf, type Res, resolutionsAt } from '../resolve/index.ts';
import type { Span } from '../source/index.ts';
import type * as ast from '../syntax/ast.ts';
import { argKey, boundMapper, mapArgs, mapTraitRef, substTy } from '../types/fold.ts';
import { OVERSIZED, isOversized } from '../types/size.ts';
import type { DefId, GenericArg, TraitRef, Ty } from '../types/ty.ts';
import {
  type CollectCx,
  ERASED,
  type LowerCx,
  SILENT,
  genericsSyntax,
  reportFault,
  reportUnsupported,
} from './context.ts';
import { lowerGenericArgs } from './lower-args.ts';
import { lowerPolyTraitRef, lowerTraitRef } from './lower-bounds.ts';
import { checkObjectsIn, identityOf, lowerDyn, lowerType, primTy } from './lower-type.ts';
import { findAssocType, findAssocTypes, selfBounds, supertraitClosure, traitSyntax } from './supertraits.ts';
import { implTraitRef, typeOf } from './type-of.ts';
import { ERROR, adtTy, paramTy, projectionTy } from '../types/make.ts';

type PathType = Extract<ast.TypeExpr, { kind: 'path' }>;

/** The type before the segments that hang on it: `Vec` in `Vec::new`, with what is left out inferred. Not for paths after `<T>::`. */
export function lowerPathPrefix(cx: LowerCx, path: ast.Path): Ty {
  const found = resolutionsAt(cx.collect.resolutions, path).paths.get(path.id);
  const segment = found === undefined ? undefined : path.segments[path.segments.length - found.rest - 1];
  if (found === undefined || segment === undefined) return ERROR;
  return lowerHead(cx, path.span, found.res, segment, true);
}

/** All of `T::Item`, where the head `ty` is known (by `res`, if by a name): the next segment is an associated type. */
export const lowerAssocShorthand = (
  cx: LowerCx,
  ty: Ty,
  res: Res | undefined,
  segment: ast.PathSegment,
  span: Span,
): Ty => shorthand(cx, ty, res, segment, span);

/** `<T as Trait>::Out` in `<T as Trait>::Out::new`, `<T>::Out` in `<T>::Out::new`: all but the last segment. */
export function lowerQualifiedPrefix(cx: LowerCx, qself: ast.QSelf, path: ast.Path): Ty {
  const before = path.segments.slice(0, -1);
  const ty = lowerType(cx, qself.ty);
  if (qself.trait === undefined) return lowerRest(cx, ty, resOf(cx, qself.ty), before, 0, path.span);
  const found = resolutionsAt(cx.collect.resolutions, path).paths.get(path.id);
  const at = path.segments.length - (found?.rest ?? 0);
  const last = path.segments[at - 1];
  const trait = lowerTraitRef(cx, ty, qself.trait);
  if (trait === undefined || last === undefined || found?.res.kind !== 'def') return ERROR;
  return lowerRest(cx, assocType(cx, found.res.def, trait.trait, last), undefined, before, at, path.span);
}

export function lowerPathType(cx: LowerCx, expr: PathType): Ty {
  const { path, qself } = expr;
  const { segments } = path;
  const found = resolutionsAt(cx.collect.resolutions, path).paths.get(path.id);
  if (qself !== undefined && qself.trait === undefined)
    return lowerRest(cx, lowerType(cx, qself.ty), resOf(cx, qself.ty), segments, 0, expr.span);
  if (found === undefined || found.res.kind === 'error') return ERROR;
  const at = segments.length - found.rest;
  const last = segments[at - 1];
  if (last === undefined) return ERROR;
  if (qself?.trait !== undefined) {
    const trait = lowerTraitRef(cx, lowerType(cx, qself.ty), qself.trait);
    if (trait === undefined || found.res.kind !== 'def') return ERROR;
    const item = assocType(cx, found.res.def, trait.trait, last);
    return lowerRest(cx, item, undefined, segments, at, expr.span);
  }
  if (found.rest === 0 && found.res.kind === 'def' && findIn(cx.collect.items.defs, found.res.def)?.kind === 'trait')
    return lowerDyn(cx, objectOf(expr));
  const head = lowerHead(cx, expr.span, found.res, last, found.rest > 0);
  return found.rest === 0 ? head : lowerRest(cx, head, found.res, segments, at, expr.span);
}

/** What a type is the name of: `Self`, a parameter. */
function resOf(cx: LowerCx, ty: ast.TypeExpr): Res | undefined {
  if (ty.kind !== 'path') return undefined;
  const found = resolutionsAt(cx.collect.resolutions, ty.path).paths.get(ty.path.id);
  return found?.rest === 0 ? found.res : undefined;
}

function assocType(cx: LowerCx, item: DefId, trait: TraitRef, segment: ast.PathSegment): Ty {
  return projectionTy(item, lowerGenericArgs(cx, item, trait.args, segment, { infer: false }));
}

function lowerHead(cx: LowerCx, span: Span, res: Res, segment: ast.PathSegment, isPrefix: boolean): Ty {
  const { collect } = cx;
  switch (res.kind) {
    case 'prim':
      noArgs(cx, segment, `builtin type \`${res.name}\``);
      return primTy(res.name);
    case 'param':
      noArgs(cx, segment, `type parameter \`${res.name}\``);
      return paramTy(res.index, res.name);
    case 'self-param':
      return paramTy(0, 'Self');
    case 'self-type':
      return typeOf(collect, res.impl) ?? ERROR;
    case 'def': {
      const def = findIn(collect.items.defs, res.def);
      switch (def?.kind) {
        case 'struct':
        case 'enum':
        case 'union':
          return adtTy(
            res.def,
            lowerGenericArgs(cx, res.def, [], segment, { infer: isPrefix && cx.inferTy !== undefined }),
          );
        case 'type-alias': {
          const args = tied(
            cx,
            lowerGenericArgs(cx, res.def, [], segment, { infer: isPrefix && cx.inferTy !== undefined }),
          );
          const ty = typeOf(collect, res.def);
          if (ty === undefined) return ERROR;
          const written = substTy(ty, args);
          if (!isOversized(written)) {
            // What an alias names is asked where the alias is used.
            checkObjectsIn(cx, written, span);
            return written;
          }
          reportUnsupported(cx, OVERSIZED, span);
          return ERROR;
        }
        case 'assoc-type':
          reportFault(cx, 'ambiguous-associated-type', 'E0223', 'ambiguous associated type', span, {
            help: [
              `name the type that has it: \`<Type as ${findIn(collect.items.defs, def.parent ?? res.def)?.name ?? 'Trait'}>::${def.name}\``,
            ],
          });
          return ERROR;
        default:
          return ERROR;
      }
    }
    case 'local':
    case 'error':
      return ERROR;
    default:
      return unreachable(res);
  }
}

/** An alias may name an argument more than once. */
function tied({ tieElided }: LowerCx, args: readonly GenericArg[]): readonly GenericArg[] {
  if (tieElided === undefined) return args;
  return mapArgs(args, { region: (region) => (region.kind === 're-erased' ? tieElided() : region) });
}

function noArgs(cx: LowerCx, segment: ast.PathSegment, what: string): void {
  if (segment.args !== undefined)
    reportFault(
      cx,
      'misplaced-generic-arguments',
      'E0109',
      `generic arguments are not allowed on ${what}`,
      segment.args.span,
      { label: 'generic argument not allowed' },
    );
}

// ---------------------------------------------------------------- shorthand

/** `T::Item`, `Self::Item`: an associated type by its name alone. */
function lowerRest(
  cx: LowerCx,
  head: Ty,
  res: Res | undefined,
  segments: readonly ast.PathSegment[],
  from: number,
  span: Span,
): Ty {
  let ty = head;
  for (let i = from; i < segments.length; i++) {
    const segment = segments[i];
    if (segment === undefined || ty.kind === 'error') return ERROR;
    ty = shorthand(cx, ty, i === from ? res : undefined, segment, span);
  }
  return ty;
}

/**
 * What the name hangs on decides where it is looked for (rustc's `lower_type_relative_path`): of `Self` in an impl of a
 * trait, in that trait and its supertraits, never among the bounds of a parameter that `Self` happens to be; of a
 * parameter, and of `Self` in a trait, in its bounds; of any other type nowhere.
 */
function shorthand(cx: LowerCx, ty: Ty, res: Res | undefined, segment: ast.PathSegment, span: Span): Ty {
  const name = segment.name.name;
  const trait = res?.kind === 'self-type' ? implTraitRef(cx.collect, res.impl) : undefined;
  const isVariant =
    ty.kind === 'adt' &&
    findIn(cx.collect.items.adts, ty.def)?.variants.some((variant) => variant.name === name) === true;
  if (trait !== undefined) {
    const found = findAssocTypes(cx.collect, trait, name);
    if (found.length > 0) {
      if (isVariant)
        reportFault(cx, 'ambiguous-associated-item', undefined, 'ambiguous associated item', span, {
          label: `could be the variant or the associated type \`${name}\``,
        });
      return theOnly(cx, found, 'Self', segment, span);
    }
    if (!isVariant) return missing(cx, 'Self', supertraitClosure(cx.collect, trait), segment, span);
  }
  if (isVariant) {
    reportFault(cx, 'wrong-kind-of-name', 'E0573', `expected type, found variant \`${name}\``, span, {
      label: 'not a type',
    });
    return ERROR;
  }
  if (ty.kind === 'param' && (res?.kind === 'param' || res?.kind === 'self-param')) {
    const found = boundsWith(cx, ty, name, span);
    if (found === undefined) return ERROR;
    return found.length === 0 ? missing(cx, ty.name, [], segment, span) : theOnly(cx, found, ty.name, segment, span);
  }
  // The trait of the impl is not known, and the name may be its.
  if (trait === undefined && res?.kind === 'self-type' && hasTrait(cx.collect, res.impl)) return ERROR;
  reportFault(cx, 'ambiguous-associated-type', 'E0223', 'ambiguous associated type', span, {
    help: ['name the trait: `<Type as Trait>::' + name + '`'],
  });
  return ERROR;
}

function hasTrait(collect: CollectCx, impl: DefId): boolean {
  const syntax = collect.crate.syntax.get(impl);
  return syntax?.kind === 'item' && syntax.node.kind === 'impl' && syntax.node.trait !== undefined;
}

/** E0221 where several bounds have the name: other traits, or one trait with other arguments. */
function theOnly(
  cx: LowerCx,
  found: readonly { readonly item: DefId; readonly trait: TraitRef }[],
  on: string,
  segment: ast.PathSegment,
  span: Span,
): Ty {
  const [first, ...others] = found;
  const name = segment.name.name;
  if (first === undefined) return ERROR;
  if (others.some((each) => each.item !== first.item || traitKey(each.trait) !== traitKey(first.trait))) {
    const message = `ambiguous associated type \`${name}\` in bounds of \`${on}\``;
    reportFault(cx, 'ambiguous-associated-type', 'E0221', message, span, {
      label: `ambiguous associated type \`${name}\``,
    });
    return ERROR;
  }
  return assocType(cx, first.item, first.trait, segment);
}

const traitKey = (trait: TraitRef): string => `${trait.trait}<${trait.args.map(argKey).join()}>`;

/** E0220; a trait of the library may have more than ours. */
function missing(cx: LowerCx, on: string, traits: readonly TraitRef[], segment: ast.PathSegment, span: Span): Ty {
  const name = segment.name.name;
  const library = traits
    .map((each) => findIn(cx.collect.items.defs, each.trait))
    .find((each) => each?.isLibrary === true && !cx.collect.crate.isLibrary);
  if (library !== undefined) reportUnsupported(cx, `the library's \`${library.name}::${name}\``, span);
  else {
    const message = `associated type \`${name}\` not found for \`${on}\``;
    reportFault(cx, 'missing-associated-type', 'E0220', message, segment.name.span, {
      label: `associated type \`${name}\` not found`,
    });
  }
  return ERROR;
}

/** Bounds in scope on a type parameter whose trait (or a supertrait of it) has an associated type `name`. Undefined if a bound's trait is unknown. */
function boundsWith(
  cx: LowerCx,
  param: Extract<Ty, { kind: 'param' }>,
  name: string,
  span: Span,
): { readonly item: DefId; readonly trait: TraitRef }[] | undefined {
  const { collect } = cx;
  const out: { item: DefId; trait: TraitRef }[] = [];
  let hasUnknown = false;
  let at: DefId | undefined = cx.owner;
  while (at !== undefined) {
    const def: { readonly kind: string; readonly parent: DefId | undefined } | undefined = findIn(
      collect.items.defs,
      at,
    );
    if (def === undefined || def.kind === 'mod') break;
    const trait = traitSyntax(collect, at);
    if (trait !== undefined && param.index === 0 && param.name === 'Self') {
      out.push(...findAssocTypes(collect, { trait: at, args: identityOf(cx, at) }, name));
      if (out.length > 0) return out;
      if (selfBounds(collect, trait).some((bound) => bound.kind === 'trait' && isUnknown(cx, bound))) return undefined;
      return out;
    }
    const generics = genericsSyntax(collect, at);
    for (const { bound, around } of generics === undefined ? [] : boundsOn(cx, generics, param)) {
      const res = resolutionsAt(collect.resolutions, bound.trait.path).paths.get(bound.trait.path.id)?.res;
      if (res?.kind !== 'def') {
        hasUnknown = true;
        continue;
      }
      if (!hasAssocType(cx, res.def, name)) continue;
      const lowered = lowerPolyTraitRef({ ...cx, owner: at, binders: [], report: SILENT }, param, bound, around);
      if (lowered === undefined) continue;
      const found = findAssocTypes(collect, lowered.trait, name);
      if (lowered.binder.length === 0 || found.length === 0) out.push(...found);
      else if (cx.elision.kind === 'erased')
        out.push(
          ...found.map((each) => ({
            item: each.item,
            trait: mapTraitRef(
              each.trait,
              boundMapper(() => ERASED),
            ),
          })),
        );
      else {
        reportFault(
          cx,
          'uninferred-bound-lifetime',
          'E0212',
          'cannot use the associated type of a trait with uninferred generic parameters',
          span,
        );
        return undefined;
      }
    }
    at = def.parent;
  }
  return out.length === 0 && hasUnknown ? undefined : out;
}

const isUnknown = (cx: LowerCx, bound: Extract<ast.Bound, { kind: 'trait' }>): boolean =>
  resolutionsAt(cx.collect.resolutions, bound.trait.path).paths.get(bound.trait.path.id)?.res.kind !== 'def';

/** Quick look by names alone, so that a bound which mentions `T::Item` itself is not lowered to find `Item`. */
function hasAssocType(cx: LowerCx, trait: DefId, name: string): boolean {
  return findAssocType(cx.collect, { trait, args: identityOf(cx, trait) }, name) !== undefined;
}

interface TraitBound {
  readonly bound: Extract<ast.Bound, { kind: 'trait' }>;
  /** Names of the where clause's own `for<..>`. */
  readonly around: readonly string[];
}

function boundsOn(cx: LowerCx, generics: ast.Generics, param: Extract<Ty, { kind: 'param' }>): TraitBound[] {
  const out: TraitBound[] = [];
  for (const each of generics.params) {
    if (each.kind !== 'type' || each.name.name !== param.name) continue;
    for (const bound of each.bounds) if (bound.kind === 'trait' && !bound.maybe) out.push({ bound, around: [] });
  }
  for (const where of generics.where) {
    if (where.kind !== 'type' || where.ty.kind !== 'path' || where.ty.qself !== undefined) continue;
    const found = resolutionsAt(cx.collect.resolutions, where.ty.path).paths.get(where.ty.path.id);
    if (found?.rest !== 0) continue;
    const isSelf = found.res.kind === 'self-param' && param.index === 0 && param.name === 'Self';
    if (!isSelf && (found.res.kind !== 'param' || found.res.index !== param.index)) continue;
    for (const bound of where.bounds)
      if (bound.kind === 'trait' && !bound.maybe)
        out.push({ bound, around: where.forLifetimes.map((name) => name.name) });
  }
  return out;
}
