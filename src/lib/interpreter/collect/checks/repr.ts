/** `#[repr(…)]`: which hints there are and which go together (E0084, E0552, E0566, E0690, E0692, E0731). */
import { findIn } from '../../../heap/base/index.ts';
import type * as ast from '../../syntax/ast.ts';
import { isPrim } from '../../resolve/known-std.ts';
import type { DefId, Ty } from '../../types/ty.ts';
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
    else if (name === 'align' || (name === 'packed' && node.kind === 'struct'))
      reportUnsupported(cx, `\`#[repr(${name})]\``, span);
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
  if (new Set(packed.map((hint) => hint.inside ?? '(1)')).size > 1)
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
  const arg = args[0]?.trim() ?? '';
  const isList = inside.startsWith('(');
  if (!isList || args.length !== 1 || /^[A-Za-z_]/.test(arg))
    return {
      code: isList && name === 'packed' && args.length !== 1 ? 'E0552' : 'E0693',
      message: `incorrect \`repr(${name})\` attribute format`,
    };
  const size = /^(0x[\da-f_]+|0o[0-7_]+|0b[01_]+|[\d_]+)$/iu.test(arg) ? Number(arg.replaceAll('_', '')) : undefined;
  const reason =
    size === undefined
      ? 'not an unsuffixed integer'
      : !(size > 0 && Number.isInteger(Math.log2(size)))
        ? 'not a power of two'
        : size > 2 ** 29
          ? 'larger than 2^29'
          : undefined;
  return reason === undefined
    ? undefined
    : { code: 'E0589', message: `invalid \`repr(${name})\` attribute: ${reason}` };
}

/** Certainly without bytes: unit, `PhantomData`, types made of such. */
function isEmpty(cx: CollectCx, ty: Ty, around: ReadonlySet<DefId>): boolean {
  if (ty.kind === 'tuple') return ty.tys.every((each) => isEmpty(cx, each, around));
  if (ty.kind === 'array') return (ty.len.kind === 'const-value' && ty.len.value === 0n) || isEmpty(cx, ty.ty, around);
  // A type that holds itself is an error of its own.
  if (ty.kind !== 'adt' || around.has(ty.def)) return false;
  const inside = new Set([...around, ty.def]);
  const adt = findIn(cx.items.adts, ty.def);
  return (
    adt?.kind === 'struct' &&
    adt.variants.every((variant) => variant.fields.every((field) => isEmpty(cx, field.ty, inside)))
  );
}
