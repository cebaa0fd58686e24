/**
 * Constants as patterns. After rustc's `const_to_pat`: the value is taken apart and compared part by part, so each type in it
 * must derive `PartialEq`, and the whole must have it.
 */
import { unreachable, findIn } from '../../../heap/base/index.ts';
import type { Span } from '../../source/index.ts';
import { holds, resolveInstance } from '../../solve/queries.ts';
import { type ConstantParts, opaqueIn } from '../../types/constant-parts.ts';
import { eraseRegions, hasParams, isConst, isTy, substTy, walkTy } from '../../types/fold.ts';
import { adtOf, lang, traitOfItem } from '../../types/lookup.ts';
import type { LiteralValue, Pat } from '../../types/thir.ts';
import type { Const, GenericArg, Ty } from '../../types/ty.ts';
import { reportUnsupported, report, show, type Callee } from '../context.ts';
import { isLibrary } from '../report.ts';
import { type BuildCx, settledArgs, userConst } from './context.ts';
import { ERROR } from '../../types/make.ts';

type ConstCallee = Extract<Callee, { kind: 'const' }>;

export function constantPattern(bx: BuildCx, callee: ConstCallee, ty: Ty, span: Span): Pat {
  const parts = partsOf(bx, callee, ty, span);
  if (parts === undefined || !isPattern(bx, parts, ty, span)) return { kind: 'wild', ty: ERROR, span };
  const userTy = userConst(bx, callee, span);
  return { ...patternOf(parts, span), ty, constants: userTy === undefined ? [] : [userTy] };
}

/** The end of a range. */
export function constantBound(bx: BuildCx, callee: ConstCallee, ty: Ty, span: Span): LiteralValue | undefined {
  const parts = partsOf(bx, callee, ty, span);
  return parts?.kind === 'literal' && isPattern(bx, parts, ty, span) ? parts.value : undefined;
}

/** Undefined where there is no value: that is reported then, or the body is faulty anyway. */
function partsOf(bx: BuildCx, callee: ConstCallee, ty: Ty, span: Span): ConstantParts | undefined {
  const { cx } = bx;
  const { items } = cx;
  if (bx.wasTainted) return undefined;
  const args = settledArgs(bx, callee.args, span);
  const isOfTrait = traitOfItem(items, callee.def) !== undefined;
  const resolved = isOfTrait ? resolveInstance(items, callee.def, args) : undefined;
  // Which impl's it is may be open as long as a parameter is; a trait's own value is a default at most.
  if (isOfTrait && args.some(dependsOnParams)) {
    reportGeneric(bx, span);
    return undefined;
  }
  if (resolved !== undefined && resolved.kind !== 'item') {
    unknownConstant(bx, span);
    return undefined;
  }
  const found = resolved ?? { def: callee.def, args };
  const known = literalOf(findIn(items.constValues, found.def), ty);
  if (known !== undefined) return { kind: 'literal', ty, value: known };
  const declared = findIn(items.types, found.def) ?? ty;
  const given = found.args.map(erased);
  const answer = items.answers?.parts?.(found.def, given, eraseRegions(substTy(declared, given)));
  switch (answer?.kind) {
    case 'generic':
      reportGeneric(bx, span);
      return undefined;
    case 'value':
      return answer.value;
    case 'fault':
      cx.diagnostics.push(answer.found);
      cx.tainted = true;
      return undefined;
    case 'faulty-body':
      cx.tainted = true;
      return undefined;
    case 'unknown':
    case undefined:
      unknownConstant(bx, span);
      return undefined;
    default:
      return unreachable(answer);
  }
}

const reportGeneric = (bx: BuildCx, span: Span): void =>
  report(bx.cx, 'generic-constant-in-pattern', 'E0158', 'constant pattern cannot depend on generic parameters', span, {
    label: "can't be used in patterns",
  });

function unknownConstant(bx: BuildCx, span: Span): void {
  reportUnsupported(bx.cx, 'this constant as a pattern', span, 'compare with it in a guard');
}

const dependsOnParams = (arg: GenericArg): boolean =>
  isTy(arg) ? hasParams(arg) : isConst(arg) && arg.kind === 'const-param';

const erased = (arg: GenericArg): GenericArg => (isTy(arg) ? eraseRegions(arg) : arg);

function literalOf(value: Const | undefined, ty: Ty): LiteralValue | undefined {
  if (value?.kind !== 'const-value') return undefined;
  if (typeof value.value === 'boolean') return { kind: 'bool', value: value.value };
  if (ty.kind === 'char') return { kind: 'char', value: Number(value.value) };
  return ty.kind === 'int' ? { kind: 'int', value: BigInt(value.value) } : undefined;
}

/** Whether a value may be compared with part by part; what keeps it from that is reported. */
function isPattern(bx: BuildCx, parts: ConstantParts, ty: Ty, span: Span): boolean {
  const { cx } = bx;
  const refuse = (name: string, message: string, label: string): false => {
    report(cx, name, undefined, message, span, { label });
    return false;
  };
  const opaque = opaqueIn(parts);
  if (opaque === undefined) return isComparable(bx, parts, ty, span, refuse);
  switch (opaque.why) {
    case 'union':
      return refuse('union-in-pattern', 'cannot use unions in constant patterns', "can't use a `union` here");
    case 'pointer':
      return refuse(
        'pointer-in-pattern',
        'function pointers and raw pointers not derived from integers in patterns behave unpredictably and should not be relied upon',
        "can't be used in patterns",
      );
    case 'object':
      return refuse(
        'object-in-pattern',
        `trait object \`${show(cx, opaque.ty)}\` cannot be used in patterns`,
        "trait object can't be used in patterns",
      );
    case 'unknown':
      unknownConstant(bx, span);
      return false;
    default:
      return unreachable(opaque.why);
  }
}

function isComparable(
  bx: BuildCx,
  parts: ConstantParts,
  ty: Ty,
  span: Span,
  refuse: (name: string, message: string, label: string) => false,
): boolean {
  const fault = faultIn(bx, parts);
  if (fault === 'nan')
    return refuse(
      'nan-in-pattern',
      'cannot use NaN in patterns',
      'evaluates to `NaN`, which is not allowed in patterns',
    );
  const odd = fault ?? withoutEquality(bx, ty);
  if (odd === undefined) return true;
  // The library's own types may be unlike the real ones in what they derive.
  if (odd.kind === 'adt' && isLibrary(bx.cx, odd.def)) {
    unknownConstant(bx, span);
    return false;
  }
  return refuse(
    'constant-without-structure',
    `constant of non-structural type \`${show(bx.cx, fault ?? ty)}\` in a pattern`,
    'constant of non-structural type',
  );
}

/** A type in the value that does not derive `PartialEq`, or a float that is equal to none. */
function faultIn(bx: BuildCx, parts: ConstantParts): Ty | 'nan' | undefined {
  switch (parts.kind) {
    case 'opaque':
      return undefined;
    case 'literal':
      return parts.value.kind === 'float' && Number.isNaN(Number(parts.value.text)) ? 'nan' : undefined;
    case 'reference':
      return faultIn(bx, parts.to);
    default:
      if (parts.ty.kind === 'adt' && !adtOf(bx.cx.items, parts.ty.def).isStructural) return parts.ty;
      for (const part of parts.parts) {
        const found = faultIn(bx, part);
        if (found !== undefined) return found;
      }
      return undefined;
  }
}

/** The type within `ty` for which `ty` has no `PartialEq`; undefined where it has. */
function withoutEquality(bx: BuildCx, ty: Ty): Ty | undefined {
  const { items, env } = bx.cx;
  const trait = lang(items, 'PartialEq');
  const isEquatable = (each: Ty): boolean =>
    trait !== undefined && holds(items, env, { kind: 'trait', bound: [], trait: { trait, args: [each, each] } });
  if (isEquatable(ty)) return undefined;
  let found: Ty | undefined;
  let library: Ty | undefined;
  walkTy(ty, {
    ty: (each) => {
      if (each.kind === 'adt' && !isEquatable(each)) {
        if (isLibrary(bx.cx, each.def)) library ??= each;
        else found ??= each;
      }
      return true;
    },
  });
  return found ?? library ?? ty;
}

function patternOf(parts: ConstantParts, span: Span): Pat {
  const { ty } = parts;
  const base = { ty, span };
  switch (parts.kind) {
    case 'literal':
      return { kind: 'constant', value: parts.value, ...base };
    case 'reference':
      return { kind: 'deref', pat: patternOf(parts.to, span), ...base };
    case 'opaque':
      return { kind: 'wild', ...base };
    default: {
      const inner = parts.parts.map((part) => patternOf(part, span));
      if (ty.kind === 'array' || ty.kind === 'slice')
        return {
          kind: 'slice',
          prefix: inner,
          slice: undefined,
          suffix: [],
          isArray: ty.kind === 'array',
          ...base,
        };
      const fields = inner.map((pat, field) => ({ field, pat }));
      return ty.kind === 'adt' && parts.variant !== undefined
        ? { kind: 'variant', def: ty.def, variant: parts.variant, fields, ...base }
        : { kind: 'leaf', fields, ...base };
    }
  }
}
