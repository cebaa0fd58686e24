/**
 * The deny-by-default lints that look at typed expressions, each as rustc has it (`rustc -W help`; docs/lints.md has the
 * table). Run on bodies without errors of types.
 */
import { findIn } from '../../../heap/base/index.ts';
import { type Diagnostic, diagnostic, type Lint, unsupported } from '../../diagnostics/index.ts';
import { hasParams, isTy } from '../../types/fold.ts';
import type { ItemTables } from '../../types/items.ts';
import { findAdt, isLang } from '../../types/lookup.ts';
import type { Expr, Stmt, TypedBody } from '../../types/thir.ts';
import type { Ty } from '../../types/ty.ts';
import { forEachChild, walkPats } from '../walk.ts';
import { borrowsThroughRawPointer, castsAwayShared, castsToLarger, isNull } from './pointers.ts';
import { type Bindings, bindingsOf, withInit } from './bindings.ts';
import { findInvalidOrdering } from './atomics.ts';
import { findInvalidUtf8, type Written } from './utf8.ts';

interface LintCx {
  readonly items: ItemTables;
  readonly bindings: Bindings;
  readonly written: Written;
  /** The body is the value of a constant or static. */
  readonly isConst: boolean;
  readonly out: Diagnostic[];
}

export function lintTypedBody(
  items: ItemTables,
  written: Written,
  body: TypedBody,
  isConst: boolean,
): readonly Diagnostic[] {
  const cx: LintCx = { items, bindings: bindingsOf(body), written, isConst, out: [] };
  visit(cx, body.expr);
  return cx.out;
}

function visit(cx: LintCx, expr: Expr): void {
  lintExpr(cx, expr);
  forEachChild(expr, (child) => {
    // `&raw const *p` reads nothing.
    visit(cx, expr.kind === 'raw-borrow' && child.kind === 'deref' ? child.base : child);
  });
  if (expr.kind !== 'block') return;
  for (const stmt of expr.block.stmts) {
    if (stmt.kind === 'expr') visit(cx, stmt.expr);
    else {
      lintLet(cx, stmt);
      if (stmt.init !== undefined) visit(cx, stmt.init);
      if (stmt.otherwise !== undefined) visit(cx, stmt.otherwise);
    }
  }
}

function lintExpr(cx: LintCx, expr: Expr): void {
  switch (expr.kind) {
    case 'call':
      lintCall(cx, expr);
      return;
    case 'deref':
      // A constant that does so has no value (E0080), which comes first.
      if (!cx.isConst && expr.base.ty.kind === 'ptr' && isNull(cx.items, expr.base))
        find(cx, 'deref_nullptr', 'dereferencing a null pointer', expr);
      return;
    case 'borrow':
      if (expr.origin === undefined) lintThroughCast(cx, expr, expr.expr, expr.mode !== 'shared');
      if (namesMutStatic(expr))
        find(
          cx,
          'static_mut_refs',
          `creating a ${expr.mode === 'shared' ? 'shared' : 'mutable'} reference to mutable static`,
          expr,
        );
      return;
    case 'assign':
    case 'assign-op':
      lintThroughCast(cx, expr, expr.left, true);
      return;
    default:
  }
}

/** `&COUNT`, `COUNT.field.len()`, `println!("{COUNT}")`. */
function namesMutStatic({ expr, origin }: Expr & { readonly kind: 'borrow' }): boolean {
  let place = expr;
  while (place.kind === 'field') place = place.base;
  return (
    place.kind === 'static' &&
    place.isMut &&
    (origin === undefined || origin === 'autoref' || origin === 'format-macro')
  );
}

/** `&mut *p` and `*p = …`, where `p` was cast from a reference. */
function lintThroughCast(cx: LintCx, whole: Expr, place: Expr, isWrite: boolean): void {
  if (place.kind !== 'deref' || place.base.ty.kind !== 'ptr') return;
  if (isWrite && castsAwayShared(cx.items, cx.bindings, place.base))
    find(
      cx,
      'invalid_reference_casting',
      whole.kind === 'borrow'
        ? 'casting `&T` to `&mut T` is undefined behavior, even if the reference is unused, consider instead using an `UnsafeCell`'
        : 'assigning to `&T` is undefined behavior, consider using an `UnsafeCell`',
      whole,
    );
  else if (castsToLarger(cx.items, cx.bindings, place.base))
    cx.out.push(unsupported('a cast from a reference to a pointer to a larger type', whole.span));
}

/** `let _ = mutex.lock();`, `let (_, x) = (mutex.lock(), 1);`: the guard is dropped at once. */
function lintLet(cx: LintCx, { pat, init }: Stmt & { readonly kind: 'let' }): void {
  if (init === undefined) return;
  walkPats(pat, (each) => {
    if (each.kind !== 'wild' || each.ty.kind !== 'adt') return;
    const { def, args } = each.ty;
    const [inside] = isLang(cx.items, def, 'Result') ? args.filter(isTy) : [each.ty];
    if (inside?.kind === 'adt' && GUARDS.some((name) => isLang(cx.items, inside.def, name)))
      find(cx, 'let_underscore_lock', 'non-binding let on a synchronization lock', each);
  });
}

const GUARDS = ['MutexGuard', 'RwLockReadGuard', 'RwLockWriteGuard'];

function lintCall(cx: LintCx, call: Expr & { readonly kind: 'call' }): void {
  const { func, args, overloaded } = call;
  if (func.ty.kind !== 'fn-def') return;
  const { def } = func.ty;
  // What is called most of all is nothing that a lint knows by name.
  const name = findIn(cx.items.defs, def)?.lang;
  if (name === undefined && overloaded !== 'index') return;
  const named = (wanted: string): boolean => wanted === name;
  const argument = func.ty.args.find(isTy);
  const [first] = args;
  if (named('mem_discriminant') && argument !== undefined && !hasParams(argument) && !isEnum(cx.items, argument))
    find(
      cx,
      'enum_intrinsics_non_enums',
      'the return value of `mem::discriminant` is unspecified when called with a non-enum type',
      call,
    );
  if (named('mem_drop') && argument?.kind === 'adt' && isLang(cx.items, argument.def, 'ManuallyDrop'))
    find(
      cx,
      'undropped_manually_drops',
      'calls to `std::mem::drop` with `std::mem::ManuallyDrop` instead of the inner value does nothing',
      call,
    );
  if (named('transmute') && first?.ty.kind === 'ref' && !first.ty.isMut && call.ty.kind === 'ref' && call.ty.isMut)
    find(
      cx,
      'mutable_transmutes',
      'transmuting &T to &mut T is undefined behavior, even if the reference is unused, consider instead using an UnsafeCell',
      call,
    );
  const utf8 = first === undefined ? undefined : findInvalidUtf8(name ?? '', first, cx.bindings, cx.written);
  if (utf8 !== undefined) find(cx, 'invalid_from_utf8_unchecked', utf8, call);
  const ordering = findInvalidOrdering(cx.items, name ?? '', call);
  if (ordering !== undefined) find(cx, 'invalid_atomic_ordering', ordering.message, ordering.argument);
  const isNullPointer = (each: Expr): boolean =>
    each.ty.kind === 'ptr' && isNull(cx.items, withInit(cx.bindings, each));
  if (NO_NULL.some(named) && args.some(isNullPointer))
    cx.out.push(unsupported('a null pointer as an argument here', call.span));
  if (named('ptr_write') && first !== undefined && castsAwayShared(cx.items, cx.bindings, first))
    find(
      cx,
      'invalid_reference_casting',
      'assigning to `&T` is undefined behavior, consider using an `UnsafeCell`',
      call,
    );
  const isIndex = overloaded === 'index';
  if (first !== undefined && (isIndex || NO_AUTOREF.some(named)) && borrowsThroughRawPointer(first))
    find(
      cx,
      'dangerous_implicit_autorefs',
      'implicit autoref creates a reference to the dereference of a raw pointer',
      call,
    );
}

/** Library functions that rustc marks: a receiver behind a raw pointer is to be borrowed in so many words. */
const NO_AUTOREF = [
  'slice_len_fn',
  'slice_is_empty',
  'slice_get',
  'slice_get_mut',
  'slice_get_unchecked',
  'slice_get_unchecked_mut',
  'str_len_fn',
  'str_is_empty',
  'string_len',
  'string_is_empty',
];

const NO_NULL = [
  'ptr_read',
  'ptr_read_unaligned',
  'ptr_write',
  'ptr_write_unaligned',
  'ptr_write_bytes',
  'ptr_copy',
  'ptr_copy_nonoverlapping',
  'ptr_replace',
  'ptr_swap',
  'slice_from_raw_parts',
  'slice_from_raw_parts_mut',
];

const isEnum = (items: ItemTables, ty: Ty): boolean => ty.kind === 'adt' && findAdt(items, ty.def)?.kind === 'enum';

function find(cx: LintCx, lint: Lint, message: string, { span }: Pick<Expr, 'span'>): void {
  cx.out.push(diagnostic({ name: 'lint', code: undefined, family: 'other', message, span }, { lint }));
}
