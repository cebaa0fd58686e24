/**
 * A constant in a type has the type that its place asks for: `usize` for a length, the parameter's for an argument. A
 * constant that is a body of its own is held against that with the body (`argumentTy` says what is expected of it); here
 * it is literals, which have none, and names of parameters and constants (rustc's `ConstArgHasType`).
 */
import { findIn } from '../../heap/base/index.ts';
import { resolutionsAt } from '../resolve/index.ts';
import type { Span } from '../source/index.ts';
import type * as ast from '../syntax/ast.ts';
import { printTy, sameTy } from '../types/fold.ts';
import { defOf } from '../types/lookup.ts';
import type { GenericParamDef } from '../types/items.ts';
import type { DefId, Ty } from '../types/ty.ts';
import {
  type CollectCx,
  DYN_SELF,
  type LowerCx,
  findParam,
  genericsSyntax,
  itemLowering,
  reportFault,
  reportUnsupported,
} from './context.ts';
import { lowerType, primTy } from './lower-type.ts';
import { isPrim } from '../resolve/known-std.ts';
import { BOOL, CHAR, I32, STR, U8, floatTy, refTy } from '../types/make.ts';

/** Where it stands. Of a number that is none rustc speaks a second time, but for that of a discriminant. */
export type ConstRole = 'argument' | 'repeat' | 'discriminant';

/** The type of a const parameter; those of this crate are not known before all generics are collected. */
export function constParamTy(cx: CollectCx, param: GenericParamDef): Ty | undefined {
  if (param.ty !== undefined) return param.ty;
  for (const each of genericsSyntax(cx, param.def)?.params ?? [])
    if (each.kind === 'const' && each.name.name === param.name)
      return lowerType(itemLowering(cx, param.def, { kind: 'static' }), each.ty);
  return undefined;
}

/** What the body of the const argument `def` is to give; undefined where only types tell what it is an argument of. */
export function argumentTy(cx: CollectCx, def: DefId): Ty | undefined {
  const syntax = cx.crate.syntax.get(def);
  const at = syntax?.kind === 'anon-const' ? syntax.at : undefined;
  if (at === undefined) return undefined;
  if (at.kind === 'default') return lowerType(itemLowering(cx, def, { kind: 'static' }), at.ty);
  const { path, segment, index } = at;
  const found = resolutionsAt(cx.resolutions, path).paths.get(path.id);
  if (found?.res.kind !== 'def') return undefined;
  const here = path.segments.indexOf(segment);
  const last = path.segments.length - 1 - found.rest;
  const params = nonLifetimes(cx, found.res.def);
  const { kind, parent } = defOf(cx.items, found.res.def);
  // The arguments of an enum stand behind its own name or behind the variant's.
  const isVariant = kind === 'variant' || kind === 'ctor';
  const param =
    here === last && params.length > 0
      ? params[index]
      : isVariant && parent !== undefined && here >= last - 1
        ? nonLifetimes(cx, parent)[index]
        : undefined;
  return param?.kind === 'const' ? constParamTy(cx, param) : undefined;
}

const nonLifetimes = (cx: CollectCx, def: DefId): readonly GenericParamDef[] =>
  (findIn(cx.items.generics, def)?.params ?? []).filter((param) => param.kind !== 'lifetime' && !param.isSynthetic);

/** The parameter `name`, written where a constant of type `ty` belongs, has to be of that type. */
export function checkParamTy(cx: LowerCx, name: string, ty: Ty, span: Span, isOfObject: boolean): void {
  const param = findParam(cx.collect, cx.owner, name, 'const');
  const own = param === undefined ? undefined : constParamTy(cx.collect, param);
  if (own === undefined || !differ(own, ty)) return;
  // Types behind an alias and the arguments of an object's trait are not held against their parameters where they stand.
  if (isOfObject || findIn(cx.collect.items.defs, cx.owner)?.kind === 'type-alias')
    reportUnsupported(cx, 'a constant of another type than its parameter', span);
  else notOfType(cx, name, ty, span);
}

/** Whether a named constant of type `own` may stand where one of type `ty` is asked for. */
export function isOfTy(cx: LowerCx, own: Ty, ty: Ty, span: Span): boolean {
  if (!differ(own, ty)) return true;
  mismatched(cx, own, ty, span);
  return false;
}

/** Whether a literal may: without a suffix, a number is of any type of integers. */
export function isLiteralOfTy(cx: LowerCx, literal: ast.Literal, ty: Ty, span: Span, role: ConstRole): boolean {
  const own = literalTy(literal, ty);
  if (own === undefined || !differ(own, ty)) return true;
  if (literal.kind === 'int' && literal.suffix !== undefined && ty.kind === 'int' && role !== 'discriminant')
    notOfType(cx, `${literal.value}`, ty, span);
  mismatched(cx, own, ty, span);
  return false;
}

function literalTy(literal: ast.Literal, wanted: Ty): Ty | undefined {
  switch (literal.kind) {
    case 'int':
      if (literal.suffix !== undefined) return isPrim(literal.suffix) ? primTy(literal.suffix) : undefined;
      return wanted.kind === 'int' ? wanted : I32;
    case 'byte':
      return U8;
    case 'bool':
      return BOOL;
    case 'char':
      return CHAR;
    case 'float':
      return floatTy(literal.suffix === 'f32' ? 'f32' : 'f64');
    default:
      return refTy({ kind: 're-static' }, STR, false);
  }
}

/** What is faulty itself differs from nothing. */
const differ = (own: Ty, wanted: Ty): boolean =>
  own.kind !== 'error' && wanted.kind !== 'error' && !sameTy(own, wanted);

/** The arguments of a trait object's trait begin with what stands for its `Self`. */
export const isOfObject = (before: readonly { readonly kind: string }[]): boolean => before[0] === DYN_SELF;

function notOfType(cx: LowerCx, name: string, ty: Ty, span: Span): void {
  reportFault(
    cx,
    'const-of-another-type',
    undefined,
    `the constant \`${name}\` is not of type \`${nameOfTy(cx, ty)}\``,
    span,
  );
}

function mismatched(cx: LowerCx, own: Ty, wanted: Ty, span: Span): void {
  reportFault(cx, 'mismatched-types', 'E0308', 'mismatched types', span, {
    label: `expected \`${nameOfTy(cx, wanted)}\`, found \`${nameOfTy(cx, own)}\``,
  });
}

const nameOfTy = (cx: LowerCx, ty: Ty): string => printTy(ty, (def) => findIn(cx.collect.items.defs, def)?.name ?? '');
