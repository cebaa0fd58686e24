/**
 * `unused_must_use`: values thrown away that are there to be looked at, by their type (`Result`), by the function that gave
 * them, or because the operation does nothing else. After rustc's `rustc_lint::unused`.
 */
import { findIn } from '../../../heap/base/index.ts';
import { walkExprs } from '../../check/walk.ts';
import { boxedTy, isLang } from '../../types/lookup.ts';
import { isUnit } from '../../types/fold.ts';
import type { ItemTables } from '../../types/items.ts';
import type { Expr } from '../../types/thir.ts';
import type { DefId, Ty } from '../../types/ty.ts';
import type { Linted, LintedBody, Report } from '../linted.ts';
import { keyOfFn, keyOfItem } from './library-key.ts';
import { mustUseFns, mustUseTypes } from './recorded.ts';

/** Which items are `#[must_use]`. */
export interface MustUse {
  readonly fn: (def: DefId) => boolean;
  readonly item: (def: DefId) => boolean;
}

export function mustUseOf({ items, syntax }: Linted): MustUse {
  const fns = new Map(
    mustUseFns()
      .trim()
      .split('\n')
      .map((line): [string, ReadonlySet<string>] => {
        const [owner = '', ...names] = line.split(' ');
        return [owner, new Set(names)];
      }),
  );
  const types = new Set(mustUseTypes().trim().split('\n'));
  const isMarked = (def: DefId): boolean | undefined => {
    const found = syntax.get(def);
    return found?.kind === 'item' || found?.kind === 'assoc'
      ? found.node.attrs.some(({ path }) => path === 'must_use')
      : undefined;
  };
  return {
    fn: (def) => {
      const marked = isMarked(def);
      if (marked !== undefined) return marked;
      const { owner, name } = keyOfFn(items, def);
      return fns.get(owner)?.has(name) === true;
    },
    item: (def) =>
      isMarked(def) ?? (types.has(keyOfItem(items, def)) || MUST_USE_TRAITS.some((each) => isLang(items, def, each))),
  };
}

const MUST_USE_TRAITS = ['Iterator', 'Future', 'Fn', 'FnMut', 'FnOnce'];

export function lintMustUse({ items }: Linted, { typed }: LintedBody, mustUse: MustUse, report: Report): void {
  walkExprs(typed.expr, (expr) => {
    if (expr.kind !== 'block') return;
    for (const stmt of expr.block.stmts)
      if (stmt.kind === 'expr' && stmt.isSemi) lintDiscarded(items, stmt.expr, mustUse, report);
  });
}

function lintDiscarded(items: ItemTables, whole: Expr, mustUse: MustUse, report: Report): void {
  const expr = whole.kind === 'never-to-any' ? whole.expr : whole;
  if (expr.origin === 'format-macro' && expr.ty.kind === 'adt') {
    report('unused_must_use', 'unused formatted string that must be used', expr.span, HELP);
    return;
  }
  if (expr.kind === 'return' || expr.origin !== undefined || isUnit(expr.ty) || expr.ty.kind === 'never') return;
  const what = unusedTy(items, expr.ty, mustUse);
  if (what !== undefined) {
    report('unused_must_use', `unused ${what} that must be used`, expr.span, HELP);
    return;
  }
  if (expr.kind === 'call' && expr.overloaded !== 'operator') {
    if (expr.func.ty.kind !== 'fn-def' || expr.overloaded !== 'no' || !mustUse.fn(expr.func.ty.def)) return;
    const { def } = expr.func.ty;
    report(
      'unused_must_use',
      `unused return value of \`${findIn(items.defs, def)?.name ?? ''}\` that must be used`,
      expr.span,
      HELP,
    );
    return;
  }
  const operation = operationOf(expr);
  if (operation !== undefined) report('unused_must_use', `unused ${operation} that must be used`, expr.span, HELP);
}

const HELP = { help: ['use `let _ = …` to ignore the resulting value'] };

/** What of the type is to be used, in words. */
function unusedTy(items: ItemTables, ty: Ty, mustUse: MustUse, depth = 0): string | undefined {
  if (depth > 8) return undefined;
  const boxed = boxedTy(items, ty);
  if (boxed !== undefined) {
    const inner = unusedTy(items, boxed, mustUse, depth + 1);
    return inner === undefined ? undefined : `boxed ${inner}`;
  }
  switch (ty.kind) {
    case 'adt':
      if (isLang(items, ty.def, 'Result') && isHarmless(items, ty)) return undefined;
      return mustUse.item(ty.def) ? `\`${findIn(items.defs, ty.def)?.name ?? ''}\`` : undefined;
    case 'opaque': {
      const trait = findIn(items.opaques, ty.def)?.bounds.find(
        (each) => each.kind === 'trait' && mustUse.item(each.trait.trait),
      );
      return trait?.kind === 'trait'
        ? `implementer of \`${findIn(items.defs, trait.trait.trait)?.name ?? ''}\``
        : undefined;
    }
    case 'dyn': {
      const trait = ty.principal?.trait;
      return trait !== undefined && mustUse.item(trait)
        ? `\`${findIn(items.defs, trait)?.name ?? ''}\` trait object`
        : undefined;
    }
    case 'tuple':
      for (const each of ty.tys) {
        const inner = unusedTy(items, each, mustUse, depth + 1);
        if (inner !== undefined) return `${inner} in tuple element`;
      }
      return undefined;
    case 'array': {
      if (ty.len.kind === 'const-value' && Number(ty.len.value) === 0) return undefined;
      const inner = unusedTy(items, ty.ty, mustUse, depth + 1);
      return inner === undefined ? undefined : `array of ${inner}`;
    }
    case 'closure':
      return 'closure';
    default:
      return undefined;
  }
}

/** `Result<(), !>` has nothing to look at. */
function isHarmless(items: ItemTables, ty: Ty & { readonly kind: 'adt' }): boolean {
  const [value, error] = ty.args;
  const adt = error?.kind === 'adt' ? findIn(items.adts, error.def) : undefined;
  const isEmpty = error?.kind === 'never' || (adt?.kind === 'enum' && adt.variants.length === 0);
  return value?.kind === 'tuple' && value.tys.length === 0 && isEmpty;
}

function operationOf(expr: Expr): string | undefined {
  switch (expr.kind) {
    case 'binary':
      return COMPARISONS.has(expr.op) ? 'comparison' : BITS.has(expr.op) ? 'bitwise operation' : 'arithmetic operation';
    case 'logical':
      return 'logical operation';
    case 'literal': {
      const { value } = expr;
      const isNegative = value.kind === 'int' ? value.value < 0n : value.kind === 'float' && value.text.startsWith('-');
      return isNegative ? 'unary operation' : undefined;
    }
    case 'unary':
    case 'deref':
      return 'unary operation';
    case 'borrow':
    case 'raw-borrow':
      return 'borrow';
    case 'call':
      return expr.overloaded === 'operator' ? 'operation' : undefined;
    default:
      return undefined;
  }
}

const COMPARISONS: ReadonlySet<string> = new Set(['==', '!=', '<', '<=', '>', '>=']);
const BITS: ReadonlySet<string> = new Set(['&', '|', '^', '<<', '>>']);
