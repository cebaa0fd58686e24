/** `#[repr(…)]`: which hints there are and which go together (E0084, E0552, E0566, E0690, E0692, E0731). */
import { findIn } from '../../../heap/base/index.ts';
import type * as ast from '../../syntax/ast.ts';
import { isPrim } from '../../resolve/known-std.ts';
import type { DefId, Ty } from '../../types/ty.ts';
import { type CollectCx, reportFault, reportUnsupported } from '../context.ts';

export function checkRepr(cx: CollectCx, def: DefId, node: ast.StructItem | ast.EnumItem): void {
  const hints = node.attrs.filter((attr) => attr.path === 'repr').flatMap((attr) => attr.args);
  const ints: string[] = [];
  for (const { name, span } of hints) {
    if (
      name === 'packed' ||
      name === 'align' ||
      name === 'simd' ||
      name.startsWith('packed(') ||
      name.startsWith('align(')
    ) {
      reportUnsupported(cx, `\`#[repr(${name.replace(/[(].*/, '')})]\``, span);
    } else if (isPrim(name) && /^[iu]/.test(name)) {
      ints.push(name);
      if (node.kind === 'struct')
        reportFault(cx, 'repr-of-struct', 'E0517', 'attribute should be applied to an enum', span, {
          labels: [{ span: node.name.span, text: 'not an enum' }],
        });
    } else if (/^["'\d]/.test(name))
      reportFault(cx, 'literal-in-repr', 'E0565', 'meta item in `repr` must be an identifier', span);
    else if (name !== 'C' && name !== 'Rust' && name !== 'transparent')
      reportFault(cx, 'unknown-repr', 'E0552', 'unrecognized representation hint', span, {
        notes: ['known ones are `Rust`, `C`, `transparent`, and the integer types'],
      });
  }
  const first = hints[0];
  if (first === undefined) return;
  const isTransparent = hints.some((hint) => hint.name === 'transparent');
  if (new Set(ints).size > 1)
    reportFault(cx, 'conflicting-repr', 'E0566', 'conflicting representation hints', first.span);
  if (isTransparent && hints.some((hint) => hint.name !== 'transparent'))
    reportFault(
      cx,
      'transparent-with-others',
      'E0692',
      `transparent ${node.kind} cannot have other repr hints`,
      first.span,
    );
  if (
    node.kind === 'enum' &&
    node.variants.length === 0 &&
    (ints.length > 0 || isTransparent || hints.some((hint) => hint.name === 'C'))
  ) {
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
