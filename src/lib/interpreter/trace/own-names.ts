/**
 * Variables of one name that are several: one that a macro's definition writes is none of the caller's, nor of another call's
 * (hygiene). Where a body has such, those of macros get numbers, in the order in which they were written.
 *
 *     macro_rules! swap { ($a:expr, $b:expr) => { let tmp = $a; … } }    in a function with a `tmp` of its own: `tmp₁`
 */
import type { Body } from '../mir/ir.ts';
import { findExpansion, originIn, type SourceMap, type Span } from '../source/index.ts';

/** By name: where the expansions begin that wrote variables of that name, if there is more than one of the name. */
type Writers = ReadonlyMap<string, readonly number[]>;

const known = new WeakMap<Body, Writers>();
const NONE: Writers = new Map();
/** The text that a reader wrote, beside the places of expansions. */
const BY_HAND = -1;

/** The number of the variable of that name which a span of the body means; undefined where the name alone is enough. */
export function ownNumber(sourceMap: SourceMap, body: Body, name: string, span: Span): number | undefined {
  const found = known.get(body) ?? writersIn(sourceMap, body);
  known.set(body, found);
  const index = found.get(name)?.indexOf(writerOf(sourceMap, span)) ?? -1;
  return index < 0 ? undefined : index + 1;
}

export const numbered = (name: string, number: number | undefined): string =>
  number === undefined
    ? name
    : `${name}${String(number).replace(/\d/gu, (digit) => '₀₁₂₃₄₅₆₇₈₉'.charAt(Number(digit)))}`;

function writersIn(sourceMap: SourceMap, body: Body): Writers {
  const expansions = sourceMap.pieces.get(body.span.file)?.expansions?.() ?? [];
  if (expansions.length === 0) return NONE;
  const writers = new Map<string, Set<number>>();
  for (const { name, span, kind } of body.locals) {
    if (name === undefined || name.startsWith('$') || (kind !== 'var' && kind !== 'arg')) continue;
    const list = writers.get(name) ?? new Set();
    writers.set(name, list.add(writerOf(sourceMap, span)));
  }
  return new Map(
    [...writers].flatMap(([name, found]): readonly (readonly [string, readonly number[]])[] =>
      found.size > 1 ? [[name, [...found].filter((each) => each !== BY_HAND).sort((a, b) => a - b)]] : [],
    ),
  );
}

/** The expansion whose definition wrote what stands at a span: where it begins. What came as an argument was written before. */
function writerOf(sourceMap: SourceMap, span: Span): number {
  const piece = sourceMap.pieces.get(span.file);
  let at = span;
  while (piece !== undefined && at.start > piece.length) {
    const expansion = findExpansion(piece.expansions?.() ?? [], at.start);
    if (expansion === undefined) break;
    const origin = originIn(expansion, at);
    if (!origin.isArgument) return expansion.start;
    at = origin.span;
  }
  return BY_HAND;
}
