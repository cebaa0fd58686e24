/**
 * References to fields of packed structs that may not be aligned (E0793), after rustc's `check_packed_ref` and
 * `is_disaligned`: of the packed structs that the place goes through, up to the last pointer, the strictest counts.
 *
 *     #[repr(packed)] struct P { x: u32, y: u8 }        &p.x: refused; &p.y, &raw const p.x, { p.x }: fine
 */
import { type Diagnostic, diagnostic, unsupported } from '../diagnostics/index.ts';
import { hasParams } from '../types/fold.ts';
import { createLayouts, type Layout, layoutOf } from '../types/layout/index.ts';
import { findAdt } from '../types/lookup.ts';
import type { Ty } from '../types/ty.ts';
import type { MirEnv } from './env.ts';
import type { Body, Place } from './ir.ts';
import { placeTy } from './place.ts';

export function checkPackedRefs(body: Body, env: MirEnv): readonly Diagnostic[] {
  const out: Diagnostic[] = [];
  for (const { statements } of body.blocks)
    for (const stmt of statements) {
      if (stmt.kind !== 'assign' || stmt.rvalue.kind !== 'ref') continue;
      const { place } = stmt.rvalue;
      const pack = packOf(body, env, place);
      if (pack === undefined) continue;
      const isDisaligned = exceeds(env, env.normalize(placeTy(env.items, body.locals, place)), pack);
      if (isDisaligned === undefined)
        out.push(unsupported('a reference to a field of a generic packed struct', stmt.span));
      else if (isDisaligned)
        out.push(
          diagnostic(
            {
              name: 'reference-to-packed-field',
              code: 'E0793',
              family: 'other',
              message: 'reference to field of packed struct is unaligned',
              span: stmt.span,
            },
            {
              notes: [`this struct is ${pack}-byte aligned, but the type of this field may require higher alignment`],
              help: ['copy the field contents to a local variable, or use `&raw const` and `read_unaligned`'],
            },
          ),
        );
    }
  return out;
}

/** The least alignment that a packed struct around the place gives it. */
function packOf(body: Body, { items }: MirEnv, place: Place): number | undefined {
  let least: number | undefined;
  for (let length = place.path.length - 1; length >= 0; length--) {
    const { kind } = place.path[length] ?? { kind: 'deref' };
    if (kind === 'deref') return least;
    if (kind !== 'field') continue;
    const ty = placeTy(items, body.locals, { local: place.local, path: place.path.slice(0, length) });
    const pack = ty.kind === 'adt' ? findAdt(items, ty.def)?.repr.pack : undefined;
    if (pack !== undefined) least = Math.min(least ?? pack, pack);
  }
  return least;
}

/** Whether values of the type may want more than `pack`; undefined where only rustc knows. */
function exceeds({ items, normalize }: MirEnv, ty: Ty, pack: number): boolean | undefined {
  if (hasParams(ty)) {
    if (ty.kind === 'ref' || ty.kind === 'ptr') return pack < 8;
    // `Vec<T>` is aligned as a pointer is, `T` as nobody knows.
    return ty.kind === 'adt' && pack >= 8 ? undefined : true;
  }
  if (ty.kind === 'param' || ty.kind === 'projection' || ty.kind === 'opaque' || ty.kind === 'error') return true;
  const layout = layoutOf(createLayouts(items, normalize), ty);
  return layout.align > pack || (layout.isUnsized && !isSlice(layout));
}

const isSlice = ({ shape }: Layout): boolean => shape.kind === 'slice' || shape.kind === 'str';
