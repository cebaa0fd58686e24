/** Patterns as THIR: implicit dereferences written out, names resolved to variables, variants and constants. */
import type * as ast from '../../syntax/ast.ts';
import { diagnostic } from '../../diagnostics/index.ts';
import type { Span } from '../../source/index.ts';
import { printTy } from '../../types/fold.ts';
import { findAdt, nameOf } from '../../types/lookup.ts';
import type { LiteralValue, Pat, UserTy } from '../../types/thir.ts';
import type { Ty } from '../../types/ty.ts';
import { core, report, type VariantRes } from '../context.ts';
import { splitRest } from '../patterns.ts';
import { checkLiteralRange } from '../literal.ts';
import { constantBound, constantPattern } from './constant-pattern.ts';
import { type BuildCx, settled, userAdt, userConst, variableOf } from './context.ts';
import { ERROR, adtTy, arrayTy } from '../../types/make.ts';

export function buildPattern(bx: BuildCx, pat: ast.Pat): Pat {
  const inner = buildKind(bx, pat, typeOfPat(bx, pat));
  const through = bx.cx.patDerefs.get(pat.id);
  if (through === undefined) return inner;
  let out = inner;
  for (let i = through.length - 1; i >= 0; i--) {
    const ty = through[i];
    if (ty !== undefined) out = { kind: 'deref', pat: out, ty: settled(bx, ty, pat.span), span: pat.span };
  }
  return out;
}

/** The lint `bindings_with_variant_name`: a variable that is called as a variant of what it is to hold. */
function noteVariantName(bx: BuildCx, name: string, ty: Ty, span: Span): void {
  let held = ty;
  while (held.kind === 'ref') held = held.ty;
  const adt = held.kind === 'adt' ? findAdt(bx.cx.items, held.def) : undefined;
  if (adt?.kind !== 'enum' || !adt.variants.some((each) => each.name === name && each.ctorKind === 'unit')) return;
  const path = printTy(adtTy(adt.def, []), (def) => nameOf(bx.cx.items, def));
  const message = `pattern binding \`${name}\` is named the same as one of the variants of the type \`${path}\``;
  bx.lints.push(
    diagnostic(
      { name: 'binding-named-as-variant', code: 'E0170', family: 'other', message, span },
      { lint: 'bindings_with_variant_name', help: [`to match on the variant, qualify the path: \`${path}::${name}\``] },
    ),
  );
}

const typeOfPat = (bx: BuildCx, pat: ast.Pat): Ty => settled(bx, bx.cx.patTypes.get(pat.id) ?? ERROR, pat.span);

/** What could not be checked: whatever holds it is not known either. */
const unknownPat = (span: Span): Pat => ({ kind: 'wild', ty: ERROR, span });

function buildKind(bx: BuildCx, pat: ast.Pat, ty: Ty): Pat {
  const { cx } = bx;
  const base = { ty, span: pat.span };
  switch (pat.kind) {
    case 'wild':
    case 'rest':
      return { kind: 'wild', ...base };
    case 'unsupported-pat':
      return unknownPat(pat.span);
    case 'ident': {
      const variant = cx.variants.get(pat.id);
      if (variant !== undefined) return variantPat(bx, variant, [], base);
      const callee = cx.callees.get(pat.id);
      if (callee?.kind === 'const') return constantPattern(bx, callee, ty, pat.span);
      const binding = cx.resolutions.bindings.get(pat.id) ?? pat.id;
      const sub = pat.sub === undefined || pat.sub.kind === 'rest' ? undefined : buildPattern(bx, pat.sub);
      const mode = cx.patModes.get(pat.id) ?? 'move';
      if (mode === 'move' && !pat.isMut && pat.sub === undefined) noteVariantName(bx, pat.name.name, ty, pat.span);
      return {
        kind: 'binding',
        var: variableOf(bx, binding),
        mode,
        sub,
        isPrimary: binding === pat.id,
        ...base,
      };
    }
    case 'literal': {
      const value = literalOf(bx, pat.expr, ty);
      return value === undefined ? unknownPat(pat.span) : { kind: 'constant', value, ...base };
    }
    case 'range': {
      const low = pat.low === undefined ? undefined : literalOf(bx, pat.low, ty);
      const high = pat.high === undefined ? undefined : literalOf(bx, pat.high, ty);
      checkRange(bx, pat, low, high);
      const constants = [pat.low, pat.high].flatMap((end) => (end === undefined ? [] : (userConstOf(bx, end) ?? [])));
      return { kind: 'range', low, high, inclusive: pat.inclusive, ...base, constants };
    }
    case 'ref':
      return { kind: 'deref', pat: buildPattern(bx, pat.pat), ...base };
    case 'tuple': {
      const count = ty.kind === 'tuple' ? ty.tys.length : pat.pats.length;
      return { kind: 'leaf', fields: positions(bx, pat.pats, count), ...base };
    }
    case 'slice': {
      const isRest = (each: ast.Pat): boolean =>
        each.kind === 'rest' || (each.kind === 'ident' && each.sub?.kind === 'rest');
      const at = pat.pats.findIndex(isRest);
      const rest = pat.pats[at];
      const prefix = (at < 0 ? pat.pats : pat.pats.slice(0, at)).map((each) => buildPattern(bx, each));
      const suffix = at < 0 ? [] : pat.pats.slice(at + 1).map((each) => buildPattern(bx, each));
      const slice =
        rest === undefined
          ? undefined
          : rest.kind === 'rest'
            ? { kind: 'wild' as const, ty: restTy(ty, prefix.length + suffix.length), span: rest.span }
            : buildPattern(bx, rest);
      return { kind: 'slice', prefix, slice, suffix, isArray: ty.kind === 'array', ...base };
    }
    case 'path': {
      const variant = cx.variants.get(pat.id);
      if (variant !== undefined) return variantPat(bx, variant, [], base);
      const callee = cx.callees.get(pat.id);
      return callee?.kind === 'const' ? constantPattern(bx, callee, ty, pat.span) : unknownPat(pat.span);
    }
    case 'tuple-struct': {
      const variant = cx.variants.get(pat.id);
      if (variant === undefined) return unknownPat(pat.span);
      const count = findAdt(cx.items, variant.adt)?.variants[variant.variant]?.fields.length ?? 0;
      return variantPat(bx, variant, positions(bx, pat.pats, count), base);
    }
    case 'struct': {
      const variant = cx.variants.get(pat.id);
      if (variant === undefined) return unknownPat(pat.span);
      const fields: { field: number; pat: Pat }[] = [];
      for (const field of pat.fields) {
        const index = cx.fields.get(field.id);
        if (index !== undefined) fields.push({ field: index, pat: buildPattern(bx, field.pat) });
      }
      return variantPat(bx, variant, fields, base);
    }
    default:
      return { kind: 'or', pats: pat.pats.map((each) => buildPattern(bx, each)), ...base };
  }
}

const restTy = (ty: Ty, taken: number): Ty =>
  ty.kind === 'array' && ty.len.kind === 'const-value'
    ? arrayTy(ty.ty, { ...ty.len, value: BigInt(String(ty.len.value)) - BigInt(taken) })
    : ty;

function positions(bx: BuildCx, pats: readonly ast.Pat[], count: number): { field: number; pat: Pat }[] {
  const { before, after } = splitRest(pats);
  return [
    ...before.map((each, index) => ({ field: index, pat: buildPattern(bx, each) })),
    ...after.map((each, index) => ({ field: count - after.length + index, pat: buildPattern(bx, each) })),
  ];
}

function variantPat(
  bx: BuildCx,
  found: VariantRes,
  fields: readonly { readonly field: number; readonly pat: Pat }[],
  base: { readonly ty: Ty; readonly span: Span },
): Pat {
  const isEnum = findAdt(bx.cx.items, found.adt)?.kind === 'enum';
  const userTy = userAdt(bx, found.adt, found.userArgs, base.span);
  return isEnum
    ? { kind: 'variant', def: found.adt, variant: found.variant, fields, ...base, userTy }
    : { kind: 'leaf', fields, ...base, userTy };
}

// ---------------------------------------------------------------- constants

/** The value of a literal, perhaps under a minus, or of a named constant. */
function literalOf(bx: BuildCx, expr: ast.Expr, ty: Ty): LiteralValue | undefined {
  const inner = core(expr);
  if (inner.kind === 'literal') {
    checkLiteralRange(bx.cx, inner.value, ty, false, inner.span);
    return literalValue(inner.value, false, ty);
  }
  if (inner.kind === 'unary' && inner.op === '-') {
    const operand = core(inner.expr);
    if (operand.kind !== 'literal') return undefined;
    checkLiteralRange(bx.cx, operand.value, ty, true, inner.span);
    return literalValue(operand.value, true, ty);
  }
  const callee = bx.cx.callees.get(inner.id);
  return callee?.kind === 'const' ? constantBound(bx, callee, ty, inner.span) : undefined;
}

/** What the path of a constant says of lifetimes. */
function userConstOf(bx: BuildCx, expr: ast.Expr): UserTy | undefined {
  const inner = core(expr);
  const callee = bx.cx.callees.get(inner.id);
  return callee?.kind === 'const' ? userConst(bx, callee, inner.span) : undefined;
}

export function literalValue(literal: ast.Literal, negated: boolean, ty: Ty): LiteralValue {
  switch (literal.kind) {
    case 'int':
      return ty.kind === 'float'
        ? { kind: 'float', text: `${negated ? '-' : ''}${literal.value}` }
        : { kind: 'int', value: negated ? -literal.value : literal.value };
    case 'float':
      return { kind: 'float', text: negated ? `-${literal.text}` : literal.text };
    case 'byte':
      return { kind: 'int', value: BigInt(literal.value) };
    default:
      return literal;
  }
}

/** E0030 and E0579: a range that holds nothing. */
function checkRange(
  bx: BuildCx,
  pat: Extract<ast.Pat, { kind: 'range' }>,
  low: LiteralValue | undefined,
  high: LiteralValue | undefined,
): void {
  if (low === undefined || high === undefined || bx.isQuiet) return;
  const number = (value: LiteralValue): bigint | number | undefined =>
    value.kind === 'int' || value.kind === 'char'
      ? BigInt(value.value)
      : value.kind === 'float'
        ? Number(value.text)
        : undefined;
  const [a, b] = [number(low), number(high)];
  if (a === undefined || b === undefined) return;
  if (pat.inclusive && a > b)
    report(bx.cx, 'empty-range-pattern', 'E0030', 'lower range bound must be less than or equal to upper', pat.span, {
      label: 'lower bound larger than upper bound',
    });
  if (!pat.inclusive && a >= b)
    report(bx.cx, 'empty-range-pattern', 'E0579', 'lower range bound must be less than upper', pat.span);
}
