/** `invalid_from_utf8_unchecked`: bytes written out in the source that are no UTF-8 (rustc's `invalid_from_utf8.rs`). */
import type { CrateResolutions } from '../../resolve/index.ts';
import { type DefSyntax, resolutionsAt } from '../../resolve/index.ts';
import type * as ast from '../../syntax/ast.ts';
import type { Expr } from '../../types/thir.ts';
import type { DefId } from '../../types/ty.ts';
import { type Bindings, withInit } from './bindings.ts';

/** What the program's constants and statics are written as. */
export interface Written {
  readonly syntax: ReadonlyMap<DefId, DefSyntax>;
  readonly resolutions: CrateResolutions;
}

/** Functions that take bytes for UTF-8, with what rustc calls each. */
const UNCHECKED: Readonly<Record<string, string>> = {
  str_from_utf8_unchecked: 'std::str::from_utf8_unchecked',
  str_from_utf8_unchecked_mut: 'std::str::from_utf8_unchecked_mut',
  str_inherent_from_utf8_unchecked: 'str::from_utf8_unchecked',
  str_inherent_from_utf8_unchecked_mut: 'str::from_utf8_unchecked_mut',
};

/** What is to be said of a call of the lang item `name`. */
export function findInvalidUtf8(
  name: string,
  argument: Expr,
  bindings: Bindings,
  written: Written,
): string | undefined {
  const called = UNCHECKED[name];
  const bytes = called === undefined ? undefined : bytesOf(argument, bindings, written);
  if (called === undefined || bytes === undefined || isUtf8(bytes)) return undefined;
  return `calls to \`${called}\` with an invalid literal are undefined behavior`;
}

function bytesOf(argument: Expr, bindings: Bindings, written: Written): readonly number[] | undefined {
  let at = argument;
  for (let turns = 0; turns < 100; turns++) {
    const before = beneath(at) ?? withInit(bindings, at);
    if (before === at) break;
    at = before;
  }
  if (at.kind === 'const' || at.kind === 'static') return bytesOfItem(written, at.def);
  if (at.kind === 'literal') return at.value.kind === 'byte-str' ? at.value.value : undefined;
  if (at.kind !== 'array') return undefined;
  const bytes: number[] = [];
  for (const each of at.exprs) {
    if (each.kind !== 'literal' || each.value.kind !== 'int') return undefined;
    bytes.push(Number(each.value.value));
  }
  return bytes;
}

/** As they are written where the constant or static is declared: `const A: &[u8] = &[0xff];`. */
function bytesOfItem(written: Written, def: DefId): readonly number[] | undefined {
  let at = valueOf(written.syntax.get(def));
  for (let turns = 0; turns < 100 && at !== undefined; turns++) {
    switch (at.kind) {
      case 'paren':
      case 'ref':
        at = at.expr;
        continue;
      case 'block':
        if (at.block.stmts.length > 0) return undefined;
        at = at.block.tail;
        continue;
      case 'path': {
        const found = resolutionsAt(written.resolutions, at).paths.get(at.path.id);
        if (found?.res.kind !== 'def' || found.rest > 0) return undefined;
        at = valueOf(written.syntax.get(found.res.def));
        continue;
      }
      case 'literal':
        return at.value.kind === 'byte-str' ? at.value.value : undefined;
      case 'array':
        return numbersOf(at.exprs);
      default:
        return undefined;
    }
  }
  return undefined;
}

function valueOf(syntax: DefSyntax | undefined): ast.Expr | undefined {
  // A constant of a type or trait is not looked into.
  if (syntax?.kind !== 'item') return undefined;
  const { node } = syntax;
  return node.kind === 'const' || node.kind === 'static' ? node.value : undefined;
}

function numbersOf(exprs: readonly ast.Expr[]): readonly number[] | undefined {
  const bytes: number[] = [];
  for (const each of exprs) {
    if (each.kind !== 'literal') return undefined;
    const { value } = each;
    if (value.kind === 'int') bytes.push(Number(BigInt.asUintN(8, value.value)));
    else if (value.kind === 'byte') bytes.push(value.value);
    else return undefined;
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
