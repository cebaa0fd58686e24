/** `#[repr(…)]`: which hints there are and which go together (E0084, E0552, E0566, E0690, E0692, E0731). */
import { findIn } from '../../../heap/base/index.ts';
import type * as ast from '../../syntax/ast.ts';
import { isPrim } from '../../resolve/known-std.ts';
import type { AdtInfo } from '../../types/items.ts';
import { mayBeUnsized } from '../../types/layout/index.ts';
import type { DefId, Ty } from '../../types/ty.ts';
import { alignmentIn, integerIn, MAX_ALIGN } from '../adts.ts';
import { type CollectCx, reportFault, reportUnsupported } from '../context.ts';

export function checkRepr(cx: CollectCx, def: DefId, node: ast.StructItem | ast.EnumItem): void {
  const hints = node.attrs.filter((attr) => attr.path === 'repr').flatMap((attr) => attr.args);
  const ints: string[] = [];
  for (const hint of hints) {
    const { name, span } = hint;
    if (isPrim(name) && /^[iu]/.test(name)) {
      ints.push(name);
      if (node.kind === 'struct')
        reportFault(cx, 'repr-of-struct', 'E0517', 'attribute should be applied to an enum', span, {
          labels: [{ span: node.name.span, text: 'not an enum' }],
        });
    }
    if (name === 'packed' && node.kind === 'enum')
      reportFault(cx, 'misplaced-repr', 'E0517', 'attribute should be applied to a struct or union', span);
    const fault = faultOf(hint);
    if (fault !== undefined) reportFault(cx, 'malformed-repr', fault.code, fault.message, span);
    else if (name === 'simd') reportFault(cx, 'unstable-repr', 'E0658', 'SIMD types are experimental', span);
  }
  const first = hints[0];
  if (first === undefined) return;
  const isTransparent = hints.some((hint) => hint.name === 'transparent');
  const isC = hints.some((hint) => hint.name === 'C');
  const isLikeC = node.kind === 'enum' && node.variants.every((variant) => variant.data.kind === 'unit');
  if (
    ints.length > 1 ||
    (ints.length === 1 && isC && isLikeC) ||
    (hints.some((hint) => hint.name === 'Rust') && (isC || ints.length > 0))
  )
    reportFault(cx, 'conflicting-repr', 'E0566', 'conflicting representation hints', first.span);
  const packed = hints.filter((hint) => hint.name === 'packed');
  if (packed.length > 0 && hints.some((hint) => hint.name === 'align'))
    reportFault(
      cx,
      'packed-and-aligned',
      'E0587',
      'type has conflicting packed and align representation hints',
      node.name.span,
    );
  else if (packed.length > 0) checkPacked(cx, def, node);
  if (new Set(packed.map((hint) => integerIn(hint.inside ?? '(1)'))).size > 1)
    reportFault(cx, 'packed-twice', 'E0634', 'type has conflicting packed representation hints', node.name.span);
  if (isTransparent && hints.some((hint) => hint.name !== 'transparent'))
    reportFault(
      cx,
      'transparent-with-others',
      'E0692',
      `transparent ${node.kind} cannot have other repr hints`,
      first.span,
    );
  if (node.kind === 'enum' && node.variants.length === 0 && (ints.length > 0 || isTransparent || isC)) {
    reportFault(cx, 'repr-of-empty-enum', 'E0084', 'unsupported representation for zero-variant enum', first.span, {
      labels: [{ span: node.name.span, text: 'zero-variant enum' }],
    });
  }
  if (!isTransparent) return;
  if (node.kind === 'enum' && node.variants.length > 1) {
    reportFault(
      cx,
      'transparent-enum-with-variants',
      'E0731',
      `transparent enum needs exactly one variant, but has ${node.variants.length}`,
      node.name.span,
    );
    return;
  }
  const fields = findIn(cx.items.adts, def)?.variants[0]?.fields ?? [];
  const large = fields.filter((field) => !isEmpty(cx, field.ty, new Set([def])));
  if (large.length > 1)
    reportFault(
      cx,
      'transparent-with-fields',
      'E0690',
      `transparent ${node.kind} needs at most one field with non-trivial size or alignment, but has ${large.length}`,
      node.name.span,
      { label: `needs at most one field with non-trivial size or alignment, but has ${large.length}` },
    );
}

/** What a packed struct holds by value has no alignment of its own choice (E0588). */
function checkPacked(cx: CollectCx, def: DefId, node: ast.StructItem | ast.EnumItem): void {
  if (node.kind !== 'struct') return;
  const adt = findIn(cx.items.adts, def);
  if (adt === undefined) return;
  if (hasAligned(cx, adt, new Set([def])))
    reportFault(
      cx,
      'packed-around-aligned',
      'E0588',
      'packed type cannot transitively contain a `#[repr(align)]` type',
      node.name.span,
    );
  else if (mayBeUnsized(cx.items, adt))
    reportUnsupported(cx, 'a packed struct whose last field may be unsized', node.name.span);
}

function hasAligned(cx: CollectCx, adt: AdtInfo, around: Set<DefId>): boolean {
  if (adt.kind === 'enum') return false;
  if (adt.repr.align !== undefined) return true;
  for (const { ty } of adt.variants[0]?.fields ?? []) {
    const inner = ty.kind === 'adt' && !around.has(ty.def) ? findIn(cx.items.adts, ty.def) : undefined;
    if (inner !== undefined && hasAligned(cx, inner, around.add(inner.def))) return true;
  }
  return false;
}

/** What is wrong with one hint as it is written. */
function faultOf({ name, inside }: ast.AttributeArg): { readonly code: string; readonly message: string } | undefined {
  if (name !== 'align' && name !== 'packed') {
    if (/^["\d]/u.test(name)) return { code: 'E0565', message: 'meta item in `repr` must be an identifier' };
    if (
      name !== 'C' &&
      name !== 'Rust' &&
      name !== 'transparent' &&
      name !== 'simd' &&
      !/^[iu](8|16|32|64|128|size)$/.test(name)
    )
      return { code: 'E0552', message: 'unrecognized representation hint' };
    if (inside === undefined) return undefined;
    const what = inside.startsWith('(') ? 'a parenthesized argument list' : 'a value';
    return { code: 'E0552', message: `invalid representation hint: \`${name}\` does not take ${what}` };
  }
  if (inside === undefined)
    return name === 'packed'
      ? undefined
      : { code: 'E0589', message: 'invalid `repr(align)` attribute: `align` needs an argument' };
  const args = inside
    .slice(1, -1)
    .split(',')
    .filter((arg) => arg.trim() !== '');
  const isList = inside.startsWith('(');
  if (!isList || args.length !== 1 || /^[A-Za-z_]/.test(args[0]?.trim() ?? ''))
    return {
      code: isList && name === 'packed' && args.length !== 1 ? 'E0552' : 'E0693',
      message: `incorrect \`repr(${name})\` attribute format`,
    };
  const size = integerIn(inside);
  const reason =
    size === undefined
      ? 'not an unsuffixed integer'
      : alignmentIn(inside) !== undefined
        ? undefined
        : size > MAX_ALIGN && Number.isInteger(Math.log2(size))
          ? 'larger than 2^29'
          : 'not a power of two';
  return reason === undefined
    ? undefined
    : { code: 'E0589', message: `invalid \`repr(${name})\` attribute: ${reason}` };
}

/** Certainly without bytes, and aligned to one: unit, `PhantomData`, types made of such. */
function isEmpty(cx: CollectCx, ty: Ty, around: ReadonlySet<DefId>): boolean {
  if (ty.kind === 'tuple') return ty.tys.every((each) => isEmpty(cx, each, around));
  if (ty.kind === 'array')
    return (ty.len.kind === 'const-value' && ty.len.value === 0n && isByte(ty.ty)) || isEmpty(cx, ty.ty, around);
  // A type that holds itself is an error of its own.
  if (ty.kind !== 'adt' || around.has(ty.def)) return false;
  const inside = new Set([...around, ty.def]);
  const adt = findIn(cx.items.adts, ty.def);
  return (
    adt?.kind === 'struct' &&
    (adt.repr.align ?? 1) === 1 &&
    adt.variants.every((variant) => variant.fields.every((field) => isEmpty(cx, field.ty, inside)))
  );
}

const isByte = (ty: Ty): boolean => ty.kind === 'bool' || (ty.kind === 'int' && /^[iu]8$/.test(ty.name));
