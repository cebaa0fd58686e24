/** Structs and enums: fields, discriminants, `#[repr]`, `#[view]`. */
import { findIn, setIn } from '../../heap/base/index.ts';
import type { Span } from '../source/index.ts';
import { resolutionsAt } from '../resolve/index.ts';
import { derivedName } from '../syntax/expand/derive/names.ts';
import type * as ast from '../syntax/ast.ts';
import type { AdtInfo, FieldInfo, ReprInfo, VariantInfo } from '../types/items.ts';
import type { DefId, Ty } from '../types/ty.ts';
import { anonConst, rangeOf } from './const-eval.ts';
import { type CollectCx, itemLowering, NO_NOTES, reportFault } from './context.ts';
import { lowerType, primTy } from './lower-type.ts';
import { realNamesOf } from './real-names.ts';
import { isPrim } from '../resolve/known-std.ts';
import { intTy } from '../types/make.ts';

export function collectAdt(cx: CollectCx, def: DefId, node: ast.StructItem | ast.EnumItem): void {
  const repr = reprOf(node.attrs);
  const variants =
    node.kind === 'struct'
      ? [lowerVariant(cx, def, def, node.name.name, node.data, node.span, 0n)]
      : lowerVariants(cx, def, node, repr.int);
  setIn(cx.items.adts, def, {
    def,
    kind: node.kind,
    variants,
    repr,
    dropImpl: undefined,
    view: cx.crate.isLibrary ? viewOf(node.attrs) : undefined,
    variances: [],
    isStructural: derivesEquality(node.attrs),
    validRange: cx.crate.isLibrary ? validRangeOf(node.attrs) : undefined,
    real: cx.crate.isLibrary ? realNamesOf(node.attrs) : undefined,
  });
}

function lowerVariant(
  cx: CollectCx,
  adt: DefId,
  def: DefId,
  name: string,
  data: ast.VariantData,
  span: Span,
  discriminant: bigint,
): VariantInfo {
  // A constructor is defined right after its struct or variant.
  const next = findIn(cx.items.defs, def + 1);
  const ctor = next?.kind === 'ctor' && next.parent === def ? next.id : undefined;
  return {
    def,
    name,
    ctorKind: data.kind,
    ctor,
    fields: data.kind === 'unit' ? [] : data.fields.map((field) => lowerField(cx, adt, field)),
    discriminant,
    span,
  };
}

function lowerField(cx: CollectCx, adt: DefId, field: ast.FieldDef): FieldInfo {
  const ty = lowerType(itemLowering(cx, adt, { kind: 'missing', group: undefined, notes: NO_NOTES }), field.ty);
  return { name: field.name.name, ty, visibility: fieldVisibility(cx, adt, field.vis), span: field.span };
}

/** Variants' fields are as visible as the enum; the parser gives them no visibility of their own. */
function fieldVisibility(cx: CollectCx, adt: DefId, vis: ast.Visibility): 'public' | DefId {
  const def = findIn(cx.items.defs, adt);
  if (def?.kind === 'enum') return def.visibility;
  if (vis.kind === 'public') return 'public';
  if (vis.kind === 'crate') return cx.items.root;
  const home = homeOf(cx, adt);
  if (vis.kind === 'inherited') return home;
  let at = home;
  for (const [index, segment] of vis.path.segments.entries()) {
    const name = segment.name.name;
    if (name === 'self') continue;
    if (name === 'crate' && index === 0) at = cx.items.root;
    else if (name === 'super') at = homeOf(cx, findIn(cx.items.defs, at)?.parent ?? at);
    else {
      const res = findIn(cx.items.modules, at)?.names.find((each) => each.ns === 'type' && each.name === name)?.res;
      if (res?.kind === 'def') at = res.def;
    }
  }
  return at;
}

/** The module that a definition stands in (itself, if it is one). */
export function homeOf(cx: CollectCx, def: DefId): DefId {
  let at: DefId = def;
  for (;;) {
    const here = findIn(cx.items.defs, at);
    if (here === undefined || here.kind === 'mod' || here.parent === undefined) return at;
    at = here.parent;
  }
}

// ---------------------------------------------------------------- enums

function lowerVariants(cx: CollectCx, def: DefId, node: ast.EnumItem, int: Ty | undefined): VariantInfo[] {
  const ty: Ty = int ?? intTy('isize');
  const out: VariantInfo[] = [];
  const taken = new Map<bigint, VariantInfo>();
  let next: bigint | undefined = 0n;
  for (const variant of node.variants) {
    let value: bigint = next ?? 0n;
    let known: boolean = next !== undefined;
    if (variant.discriminant !== undefined) {
      const written = anonConst(cx, def, variant.discriminant, ty);
      known = written.kind === 'const-value' && typeof written.value === 'bigint';
      if (written.kind === 'const-value' && typeof written.value === 'bigint') value = written.value;
    } else if (known && ty.kind === 'int' && value > rangeOf(ty.name)[1]) {
      reportFault(cx, 'discriminant-overflow', 'E0370', 'enum discriminant overflowed', variant.span, {
        label: `overflowed on value after ${value - 1n}`,
      });
      known = false;
    }
    const variantDef = resolutionsAt(cx.resolutions, variant).defOfNode.get(variant.id);
    if (variantDef === undefined) continue;
    const info = lowerVariant(cx, def, variantDef, variant.name.name, variant.data, variant.span, value);
    const other = known ? taken.get(value) : undefined;
    if (other !== undefined) {
      reportFault(
        cx,
        'duplicate-discriminant',
        'E0081',
        `discriminant value \`${value}\` assigned more than once`,
        node.span,
        {
          labels: [
            { span: other.span, text: `\`${value}\` assigned here` },
            { span: variant.span, text: `\`${value}\` assigned here` },
          ],
        },
      );
    } else if (known) taken.set(value, info);
    out.push(info);
    next = known ? value + 1n : undefined;
  }
  const hasData = node.variants.some((variant) => variant.data.kind !== 'unit');
  const written = node.variants.find((variant) => variant.discriminant !== undefined);
  if (hasData && written?.discriminant !== undefined && int === undefined) {
    reportFault(
      cx,
      'discriminant-on-data-enum',
      'E0732',
      '`#[repr(inttype)]` must be specified for enums with explicit discriminants and non-unit variants',
      node.span,
      { labels: [{ span: written.discriminant.span, text: 'explicit discriminant on this variant' }] },
    );
  }
  return out;
}

// ---------------------------------------------------------------- attributes

export const MAX_ALIGN = 2 ** 29;

/** The number of bytes in `(8)`; undefined where there is none that could be an alignment. */
export function alignmentIn(inside: string | undefined): number | undefined {
  const size = integerIn(inside);
  return size !== undefined && size > 0 && size <= MAX_ALIGN && Number.isInteger(Math.log2(size)) ? size : undefined;
}

/** The integer between the parentheses, if nothing else is there. */
export function integerIn(inside: string | undefined): number | undefined {
  const arg = /^\(\s*(0x[\da-f_]+|0o[0-7_]+|0b[01_]+|\d[\d_]*)\s*,?\s*\)$/iu.exec(inside ?? '')?.[1];
  return arg === undefined ? undefined : Number(arg.replaceAll('_', ''));
}

function reprOf(attrs: readonly ast.Attribute[]): ReprInfo {
  let c = false;
  let transparent = false;
  let int: Ty | undefined;
  let align: number | undefined;
  let pack: number | undefined;
  for (const attr of attrs) {
    if (attr.path !== 'repr') continue;
    for (const { name, inside } of attr.args) {
      if (name === 'C') c = true;
      else if (name === 'transparent') transparent = true;
      else if (name === 'align') align = Math.max(align ?? 1, alignmentIn(inside) ?? 1);
      else if (name === 'packed') pack = Math.min(pack ?? MAX_ALIGN, alignmentIn(inside) ?? 1);
      else if (isPrim(name)) {
        const ty = primTy(name);
        if (ty.kind === 'int') int = ty;
      }
    }
  }
  return { c, transparent, int, align, pack };
}

function viewOf(attrs: readonly ast.Attribute[]): AdtInfo['view'] {
  const attr = attrs.find((each) => each.path === 'view');
  const [head, ...rest] = attr?.args ?? [];
  if (head === undefined) return undefined;
  return { name: head.name, options: Object.fromEntries(rest.map((each) => [each.name, each.value ?? 'true'])) };
}

const derivesEquality = (attrs: readonly ast.Attribute[]): boolean =>
  attrs.some((each) => each.path === 'derive' && each.args.some((arg) => derivedName(arg.name) === 'PartialEq'));

/** `#[valid_range(start, end)]`. */
function validRangeOf(attrs: readonly ast.Attribute[]): AdtInfo['validRange'] {
  const [start, end] = attrs.find((each) => each.path === 'valid_range')?.args ?? [];
  return start === undefined || end === undefined ? undefined : { start: BigInt(start.name), end: BigInt(end.name) };
}
