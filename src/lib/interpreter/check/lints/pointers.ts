/** What lints ask of raw pointers: where they were cast from, whether they are null, what is borrowed through them. */
import type { ItemTables } from '../../types/items.ts';
import { isLang } from '../../types/lookup.ts';
import type { Expr } from '../../types/thir.ts';
import type { Ty } from '../../types/ty.ts';
import { type Bindings, withInit } from './bindings.ts';

/** A `*mut T` that began as a `&U` (rustc's `is_cast_from_ref_to_mut_ptr`). */
export function castsAwayShared(items: ItemTables, bindings: Bindings, pointer: Expr): boolean {
  if (pointer.ty.kind !== 'ptr' || !pointer.ty.isMut) return false;
  const start = beforeCasts(items, bindings, pointer);
  return start !== pointer && start.ty.kind === 'ref' && !start.ty.isMut;
}

/** A pointer from a reference to a number, say, to one of a wider number. */
export function castsToLarger(items: ItemTables, bindings: Bindings, pointer: Expr): boolean {
  if (pointer.ty.kind !== 'ptr') return false;
  const start = beforeCasts(items, bindings, pointer);
  if (start === pointer || start.ty.kind !== 'ref') return false;
  const [from, to] = [scalarSize(start.ty.ty), scalarSize(pointer.ty.ty)];
  return from !== undefined && to !== undefined && to > from;
}

/** Bytes of a number or an array of numbers. */
function scalarSize(ty: Ty): number | undefined {
  switch (ty.kind) {
    case 'bool':
      return 1;
    case 'char':
      return 4;
    case 'int':
    case 'float': {
      const bits = Number(/\d+/u.exec(ty.name)?.[0] ?? 64);
      return bits / 8;
    }
    case 'array': {
      const item = scalarSize(ty.ty);
      return item === undefined || ty.len.kind !== 'const-value' ? undefined : item * Number(ty.len.value);
    }
    default:
      return undefined;
  }
}

const CASTS = ['const_ptr_cast', 'mut_ptr_cast', 'ptr_cast_mut', 'ptr_cast_const', 'ptr_from_ref'];

function beforeCasts(items: ItemTables, bindings: Bindings, pointer: Expr): Expr {
  let at = pointer;
  for (let turns = 0; turns < 1000; turns++) {
    const before = beforeCast(items, at) ?? withInit(bindings, at);
    if (before === at) return at;
    at = before;
  }
  return at;
}

function beforeCast(items: ItemTables, expr: Expr): Expr | undefined {
  if (expr.kind === 'cast') return expr.expr;
  if (expr.kind === 'block' && expr.block.stmts.length === 0) return expr.block.tail;
  // `&*r`, made by a coercion of `r` itself.
  if ((expr.kind === 'borrow' || expr.kind === 'raw-borrow') && expr.origin !== undefined && expr.expr.kind === 'deref')
    return expr.expr.base;
  if (expr.kind !== 'call' || expr.func.ty.kind !== 'fn-def') return undefined;
  const { def } = expr.func.ty;
  return CASTS.some((name) => isLang(items, def, name)) ? expr.args[0] : undefined;
}

/** `0 as *const T`, `ptr::null()`, and casts of them (rustc's `is_null_ptr`). */
export function isNull(items: ItemTables, expr: Expr): boolean {
  if (expr.kind === 'cast') {
    const { expr: inner } = expr;
    return (inner.kind === 'literal' && inner.value.kind === 'int' && inner.value.value === 0n) || isNull(items, inner);
  }
  if (expr.kind !== 'call' || expr.func.ty.kind !== 'fn-def') return false;
  const { def } = expr.func.ty;
  if (isLang(items, def, 'ptr_null') || isLang(items, def, 'ptr_null_mut')) return true;
  const [first] = expr.args;
  return first !== undefined && CASTS.some((name) => isLang(items, def, name)) && isNull(items, first);
}

/** `(*p).len()`: the receiver is borrowed by itself, and what is borrowed lies behind a raw pointer that is dereferenced. */
export function borrowsThroughRawPointer(receiver: Expr): boolean {
  let at = receiver;
  let isBorrowed = false;
  for (;;) {
    switch (at.kind) {
      case 'borrow':
        if (at.origin === undefined) return false;
        isBorrowed = true;
        at = at.expr;
        break;
      case 'deref':
        if (at.base.ty.kind === 'ptr') return isBorrowed;
        at = at.base;
        break;
      case 'field':
      case 'index':
        at = at.base;
        break;
      case 'call': {
        const [first] = at.args;
        if (at.overloaded !== 'deref' || first === undefined) return false;
        at = first;
        break;
      }
      default:
        return false;
    }
  }
}
