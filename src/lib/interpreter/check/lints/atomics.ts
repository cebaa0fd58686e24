/** `invalid_atomic_ordering`: an ordering, named where it is given, that the operation cannot have (rustc's `types.rs`). */
import { findAdt, isLang } from '../../types/lookup.ts';
import type { ItemTables } from '../../types/items.ts';
import type { Expr } from '../../types/thir.ts';

interface Rule {
  /** Which argument it is about, counted from the end. */
  readonly fromEnd: number;
  readonly refused: readonly string[];
  /** rustc looks at methods where they are called as such, and at functions. */
  readonly isMethod: boolean;
}

const AFTER_FAILURE = ['Release', 'AcqRel'];

/** By lang item. */
const RULES: Readonly<Record<string, Rule>> = {
  atomic_load: { fromEnd: 1, refused: AFTER_FAILURE, isMethod: true },
  atomic_store: { fromEnd: 1, refused: ['Acquire', 'AcqRel'], isMethod: true },
  atomic_compare_exchange: { fromEnd: 1, refused: AFTER_FAILURE, isMethod: true },
  atomic_compare_exchange_weak: { fromEnd: 1, refused: AFTER_FAILURE, isMethod: true },
  atomic_fetch_update: { fromEnd: 2, refused: AFTER_FAILURE, isMethod: true },
  atomic_fence: { fromEnd: 1, refused: ['Relaxed'], isMethod: false },
  atomic_compiler_fence: { fromEnd: 1, refused: ['Relaxed'], isMethod: false },
};

/** The argument to blame, with what is said of it. */
export function findInvalidOrdering(
  items: ItemTables,
  name: string,
  call: Expr & { readonly kind: 'call' },
): { readonly argument: Expr; readonly message: string } | undefined {
  const rule = RULES[name];
  const argument = rule === undefined ? undefined : call.args[call.args.length - rule.fromEnd];
  if (rule === undefined || argument?.kind !== 'adt' || !isLang(items, argument.def, 'AtomicOrdering'))
    return undefined;
  if (rule.isMethod === (call.func.span.start === call.span.start)) return undefined;
  const ordering = findAdt(items, argument.def)?.variants[argument.variant]?.name;
  if (ordering === undefined || !rule.refused.includes(ordering)) return undefined;
  return { argument, message: messageOf(name.slice('atomic_'.length)) };
}

function messageOf(operation: string): string {
  switch (operation) {
    case 'load':
      return 'atomic loads cannot have `Release` or `AcqRel` ordering';
    case 'store':
      return 'atomic stores cannot have `Acquire` or `AcqRel` ordering';
    case 'fence':
    case 'compiler_fence':
      return 'memory fences cannot have `Relaxed` ordering';
    default:
      return `\`${operation}\`'s failure ordering may not be \`Release\` or \`AcqRel\`, since a failed \`${operation}\` does not result in a write`;
  }
}
