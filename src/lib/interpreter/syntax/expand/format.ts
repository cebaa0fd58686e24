/**
 * `format_args!`, as rustc lowers it (`rustc_ast_lowering::format`).
 *
 *     "a {} b"       → format_new_v1(&["a ", " b"], &[format_argument_display(&x)])
 *     "{0} {0:?}"    → format_new_v1(&["", " "], &match (&x,) { $args => [display($args.0), debug($args.0)] })
 *     "{:>5}"        → format_new_v1_formatted(pieces, args, &[format_placeholder(0, ' ', 1, 0, implied, is(5))])
 *
 * Each piece of text stands before its argument; text at the end is one piece more.
 */
import type { Expr, FormatArgs, FormatCount, FormatPiece, FormatSpec, FormatTrait } from '../ast.ts';
import {
  arrayExpr,
  armOf,
  bindPat,
  callExpr,
  charExpr,
  fieldExpr,
  intExpr,
  langCall,
  langExpr,
  matchExpr,
  nameExpr,
  refExpr,
  strExpr,
  tupleExpr,
} from './build.ts';
import { at, type Site } from './cx.ts';
import { expandExpr } from './exprs.ts';

type Placeholder = Extract<FormatPiece, { kind: 'placeholder' }>;
type ArgumentKind = FormatTrait | 'Usize';

/** One use of an argument in one way; a second use in the same way shares it. */
interface ArgumentUse {
  readonly arg: number;
  readonly kind: ArgumentKind;
  readonly placeholder: Placeholder | undefined;
}

/** Text around a template: `println!` adds a line break, `todo!` words before. */
export interface Surroundings {
  readonly before?: string;
  readonly after?: string;
}

export function formatArguments(
  site: Site,
  format: FormatArgs | undefined,
  { before = '', after = '' }: Surroundings = {},
): Expr {
  const written: readonly FormatPiece[] = format?.pieces ?? [];
  const pieces = joinTexts([{ kind: 'text', text: before }, ...written, { kind: 'text', text: after }]);
  const placeholders = pieces.filter((piece) => piece.kind === 'placeholder');
  const uses: ArgumentUse[] = [];
  const indexOfUse = (arg: number, kind: ArgumentKind, placeholder: Placeholder | undefined): number => {
    const known = uses.findIndex((use) => use.arg === arg && use.kind === kind);
    if (known >= 0) return known;
    uses.push({ arg, kind, placeholder });
    return uses.length - 1;
  };
  const positions = placeholders.map((placeholder) => indexOfUse(placeholder.arg, placeholder.trait, placeholder));
  const isPlain = placeholders.every((placeholder, index) => positions[index] === index && isDefault(placeholder.spec));
  const texts = refExpr(
    site,
    arrayExpr(
      site,
      textsOf(pieces).map((text) => strExpr(site, text)),
    ),
  );
  if (isPlain) return langCall(site, 'format_new_v1', [texts, argumentList(site, format, uses)]);
  const specs = placeholders.map((placeholder, index) =>
    placeholderExpr(site, placeholder.spec, positions[index] ?? 0, (arg) => indexOfUse(arg, 'Usize', undefined)),
  );
  return langCall(site, 'format_new_v1_formatted', [
    texts,
    argumentList(site, format, uses),
    refExpr(site, arrayExpr(site, specs)),
  ]);
}

/**
 * The whole text, where nothing but literals is put into it (`rustc_ast_lowering::format::inline_literals`): a panic then
 * carries a `&'static str`.
 */
export function inlinedText({ pieces, args }: FormatArgs): string | undefined {
  let text = '';
  for (const piece of pieces) {
    const isPlain = piece.kind === 'placeholder' && piece.trait === 'Display' && isDefault(piece.spec);
    const arg = piece.kind === 'text' || !isPlain ? undefined : args[piece.arg];
    const part = piece.kind === 'text' ? piece.text : arg === undefined ? undefined : literalText(arg.expr);
    if (part === undefined) return undefined;
    text += part;
  }
  return text;
}

/** What is put into the text is literals alone: nothing is borrowed then, so the value may outlive the statement. */
export function withLiteralsInlined(format: FormatArgs | undefined): FormatArgs | undefined {
  const text = format === undefined ? undefined : inlinedText(format);
  return text === undefined || format === undefined
    ? format
    : { ...format, pieces: [{ kind: 'text', text }], args: [] };
}

/** Values that every integer type has: of others it is the type checker's to say whether they fit. */
const SMALL = 128n;

function literalText(expr: Expr): string | undefined {
  if (expr.kind === 'paren' || expr.kind === 'ref') return literalText(expr.expr);
  if (expr.kind === 'macro' && expr.macro.kind === 'format' && expr.macro.name === 'format_args')
    return expr.macro.format === undefined ? '' : inlinedText(expr.macro.format);
  if (expr.kind !== 'literal') return undefined;
  const { value } = expr;
  if (value.kind === 'str') return value.value;
  return value.kind === 'int' && value.value < SMALL && value.suffix?.startsWith('f') !== true
    ? String(value.value)
    : undefined;
}

/** Neighbouring texts as one, empty ones left out. */
function joinTexts(pieces: readonly FormatPiece[]): readonly FormatPiece[] {
  const joined: FormatPiece[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    if (piece.kind === 'text' && last?.kind === 'text')
      joined[joined.length - 1] = { kind: 'text', text: last.text + piece.text };
    else if (piece.kind === 'placeholder' || piece.text !== '') joined.push(piece);
  }
  return joined;
}

/** The text before each placeholder, and the text at the end where there is one. */
function textsOf(pieces: readonly FormatPiece[]): readonly string[] {
  const texts: string[] = [];
  let isAfterText = false;
  for (const piece of pieces) {
    if (piece.kind === 'text') texts.push(piece.text);
    else if (!isAfterText) texts.push('');
    isAfterText = piece.kind === 'text';
  }
  return texts;
}

function isDefault(spec: FormatSpec): boolean {
  const { fill, align, sign, alternate, zeroPad, debugHex, width, precision } = spec;
  return (
    fill === ' ' &&
    [align, sign, debugHex, width, precision].every((option) => option === undefined) &&
    !alternate &&
    !zeroPad
  );
}

const argumentItems: Record<ArgumentKind, string> = {
  Display: 'display',
  Debug: 'debug',
  LowerHex: 'lower_hex',
  UpperHex: 'upper_hex',
  Octal: 'octal',
  Binary: 'binary',
  LowerExp: 'lower_exp',
  UpperExp: 'upper_exp',
  Pointer: 'pointer',
  Usize: 'from_usize',
};

/** `&[display(&x), …]`; where an argument is used twice or out of order, all are evaluated once, in order, before. */
function argumentList(site: Site, format: FormatArgs | undefined, uses: readonly ArgumentUse[]): Expr {
  const args = format?.args ?? [];
  const make = (use: ArgumentUse, reference: Expr): Expr => {
    const own = at(site, use.placeholder?.span ?? site.span);
    // What an argument lacks is reported at the argument, if it is written outside of the format string.
    const arg = args[use.arg];
    const blamed = arg === undefined || arg.captured ? own : at(site, arg.expr.span);
    return callExpr(own, langExpr(blamed, `format_argument_${argumentItems[use.kind]}`), [reference]);
  };
  const references = args.map(({ expr }) => refExpr(at(site, expr.span), expandExpr(site.cx, expr)));
  if (uses.length === args.length && uses.every((use, index) => use.arg === index)) {
    return refExpr(
      site,
      arrayExpr(
        site,
        uses.map((use, index) => make(use, references[index] ?? tupleExpr(site, []))),
      ),
    );
  }
  const shared = uses.map((use) => {
    const own = at(site, args[use.arg]?.expr.span ?? site.span);
    return make(use, fieldExpr(own, nameExpr(own, '$args'), String(use.arg)));
  });
  return refExpr(
    site,
    matchExpr(site, tupleExpr(site, references), [armOf(site, bindPat(site, '$args'), arrayExpr(site, shared))]),
  );
}

const alignNumbers = { left: 0, right: 1, center: 2 };

function placeholderExpr(site: Site, spec: FormatSpec, position: number, indexOfCount: (arg: number) => number): Expr {
  const flags =
    (spec.sign === '+' ? 1 : 0) |
    (spec.sign === '-' ? 2 : 0) |
    (spec.alternate ? 4 : 0) |
    (spec.zeroPad ? 8 : 0) |
    (spec.debugHex === 'lower' ? 16 : 0) |
    (spec.debugHex === 'upper' ? 32 : 0);
  // rustc numbers the precision's argument before the width's.
  const precision = countExpr(site, spec.precision, indexOfCount);
  const width = countExpr(site, spec.width, indexOfCount);
  const align = spec.align === undefined ? 3 : alignNumbers[spec.align];
  return langCall(site, 'format_placeholder', [
    intExpr(site, position, 'usize'),
    charExpr(site, spec.fill),
    intExpr(site, align, 'u8'),
    intExpr(site, flags, 'u32'),
    precision,
    width,
  ]);
}

function countExpr(site: Site, count: FormatCount | undefined, indexOfCount: (arg: number) => number): Expr {
  if (count === undefined) return langCall(site, 'format_count_implied', []);
  if (count.kind === 'literal') return langCall(site, 'format_count_is', [intExpr(site, count.value, 'usize')]);
  return langCall(site, 'format_count_param', [intExpr(site, indexOfCount(count.arg), 'usize')]);
}
