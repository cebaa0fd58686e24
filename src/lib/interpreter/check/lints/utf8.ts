/** `invalid_from_utf8_unchecked`: bytes written out in the source that are no UTF-8 (rustc's `invalid_from_utf8.rs`). */
import type { Expr } from '../../types/thir.ts';
import { type Bindings, withInit } from './bindings.ts';

/** Functions that take bytes for UTF-8, with what rustc calls each. */
const UNCHECKED: Readonly<Record<string, string>> = {
  str_from_utf8_unchecked: 'std::str::from_utf8_unchecked',
  str_from_utf8_unchecked_mut: 'std::str::from_utf8_unchecked_mut',
  str_inherent_from_utf8_unchecked: 'str::from_utf8_unchecked',
  str_inherent_from_utf8_unchecked_mut: 'str::from_utf8_unchecked_mut',
};

/** What is to be said of a call of the lang item `name`. */
export function findInvalidUtf8(name: string, argument: Expr, bindings: Bindings): string | undefined {
  const called = UNCHECKED[name];
  const bytes = called === undefined ? undefined : bytesOf(argument, bindings);
  if (called === undefined || bytes === undefined || isUtf8(bytes)) return undefined;
  return `calls to \`${called}\` with an invalid literal are undefined behavior`;
}

function bytesOf(argument: Expr, bindings: Bindings): readonly number[] | undefined {
  let at = argument;
  for (let turns = 0; turns < 100; turns++) {
    const before = beneath(at) ?? withInit(bindings, at);
    if (before === at) break;
    at = before;
  }
  if (at.kind === 'literal') return at.value.kind === 'byte-str' ? at.value.value : undefined;
  if (at.kind !== 'array') return undefined;
  const bytes: number[] = [];
  for (const each of at.exprs) {
    if (each.kind !== 'literal' || each.value.kind !== 'int') return undefined;
    bytes.push(Number(each.value.value));
  }
  return bytes;
}

/** Through references, coercions and blocks that only hold a value. */
function beneath(expr: Expr): Expr | undefined {
  switch (expr.kind) {
    case 'cast':
      return expr.cast === 'unsize' ? expr.expr : undefined;
    case 'borrow':
      return expr.expr;
    case 'deref':
      return expr.base;
    case 'block':
      return expr.block.stmts.length === 0 ? expr.block.tail : undefined;
    default:
      return undefined;
  }
}

function isUtf8(bytes: readonly number[]): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(bytes));
    return true;
  } catch {
    return false;
  }
}
