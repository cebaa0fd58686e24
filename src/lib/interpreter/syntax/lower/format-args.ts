/** Format strings and the arguments that they use: implicit positions, numbers, names, captured variables. */
import { type Span, spanOf } from '../../source/index.ts';
import type { Expr, FormatArgs, FormatCount, FormatPiece, Ident } from '../ast.ts';
import { cookQuoted, cookRaw } from '../lex/escapes.ts';
import { failedExpr, freshId, type LowerCx, reportSyntax } from './cx.ts';
import { pathToName } from './exprs.ts';
import { type ArgumentRef, parseTemplate, type TemplateCount } from './format-template.ts';

/** `expr` or `name = expr`, as written after a format string; the first is the format string itself. */
export interface FormatArgument {
  readonly name: Ident | undefined;
  readonly expr: Expr;
}

/**
 * Reads `"template", args…`. Where that fails, the call stands with one more argument, which is what failed; all else goes
 * on, and the arguments are looked at too where it is the template that does not fit them.
 */
export function lowerFormat(cx: LowerCx, all: readonly FormatArgument[], span: Span): FormatArgs | undefined {
  const before = cx.diagnostics.length;
  const format = readFormat(cx, all, span);
  const faults = cx.diagnostics.slice(before);
  if (faults.length === 0) return format;
  cx.diagnostics.length = before;
  cx.findings.push(...faults);
  const failed = { name: undefined, expr: failedExpr(cx, span), captured: false };
  return { id: freshId(cx), span, templateSpan: span, pieces: [], args: [failed, ...(format?.args ?? [])] };
}

/** Faults are reported; undefined where nothing is known of the arguments. */
function readFormat(cx: LowerCx, all: readonly FormatArgument[], span: Span): FormatArgs | undefined {
  const [template, ...written] = all;
  if (template === undefined) return undefined;
  if (template.expr.kind !== 'literal' || template.expr.value.kind !== 'str' || template.name !== undefined) {
    if (template.expr.kind !== 'unsupported-expr')
      reportSyntax(cx, 'format argument must be a string literal', template.expr.span);
    return undefined;
  }
  const source = sourceOf(cx, template.expr.span, template.expr.value.value);
  const parsed = parseTemplate(source.chars);
  const spanAt = (start: number, end: number): Span =>
    source.offsets === undefined
      ? template.expr.span
      : spanOf(
          cx.file,
          source.offsets[start] ?? template.expr.span.start,
          source.offsets[end] ?? template.expr.span.end,
        );
  if (parsed.fault !== undefined) reportSyntax(cx, parsed.fault.message, spanAt(parsed.fault.start, parsed.fault.end));
  const args = new ArgumentList(
    cx,
    written,
    source.offsets !== undefined,
    spanAt,
    template.expr.span,
    template.expr.hygiene,
  );
  if (!args.checkOrder()) return undefined;
  const pieces = parsed.pieces.map((piece): FormatPiece => {
    if (piece.kind === 'text') return piece;
    // `{:.*}` takes its precision before its value.
    const precision = piece.precision && args.count(piece.precision);
    const arg = args.find(piece.arg);
    const { trait, fill, align, sign, alternate, zeroPad, debugHex } = piece;
    const width = piece.width && args.count(piece.width);
    return {
      kind: 'placeholder',
      arg,
      trait,
      span: spanAt(piece.start, piece.end),
      spec: { fill, align, sign, alternate, zeroPad, debugHex, width, precision },
    };
  });
  if (parsed.fault !== undefined) return undefined;
  args.checkUse();
  return { id: freshId(cx), span, templateSpan: template.expr.span, pieces, args: args.list };
}

/** The characters of the format string, and where each stands in the source; nowhere, where a macro made the string. */
function sourceOf(
  cx: LowerCx,
  span: Span,
  value: string,
): { readonly chars: readonly string[]; readonly offsets: readonly number[] | undefined } {
  const raw = /^r(#*)"/.exec(cx.text.slice(span.start, Math.min(span.end, span.start + 260)));
  const hashes = raw?.[1]?.length ?? 0;
  if (raw === null && cx.text[span.start] !== '"') return { chars: Array.from(value), offsets: undefined };
  const cooked =
    raw === null
      ? cookQuoted(cx.text, span.start + 1, span.end - 1, 'text')
      : cookRaw(cx.text, span.start + 2 + hashes, span.end - 1 - hashes, 'text');
  return { chars: cooked.values.map((point) => String.fromCodePoint(point)), offsets: cooked.offsets };
}

class ArgumentList {
  readonly list: { readonly name: string | undefined; readonly expr: Expr; readonly captured: boolean }[];
  private readonly cx: LowerCx;
  private readonly written: readonly FormatArgument[];
  private readonly canCapture: boolean;
  private readonly spanAt: (start: number, end: number) => Span;
  private readonly templateSpan: Span;
  private readonly hygiene: string | undefined;
  private readonly used = new Set<number>();
  private next = 0;
  private missing = 0;

  constructor(
    cx: LowerCx,
    written: readonly FormatArgument[],
    canCapture: boolean,
    spanAt: (start: number, end: number) => Span,
    templateSpan: Span,
    hygiene: string | undefined,
  ) {
    this.cx = cx;
    this.written = written;
    this.canCapture = canCapture;
    this.spanAt = spanAt;
    this.templateSpan = templateSpan;
    this.hygiene = hygiene;
    this.list = written.map(({ name, expr }) => ({ name: name?.name, expr, captured: false }));
  }

  /** False where one without a name follows one with: then no more is said. */
  checkOrder(): boolean {
    const names = new Set<string>();
    let isNamed = false;
    for (const { name, expr } of this.written) {
      if (name === undefined) {
        if (isNamed) {
          reportSyntax(this.cx, 'positional arguments cannot follow named arguments', expr.span);
          return false;
        }
        continue;
      }
      isNamed = true;
      if (names.has(name.name)) reportSyntax(this.cx, `duplicate argument named \`${name.name}\``, name.span);
      names.add(name.name);
    }
    return true;
  }

  count(count: TemplateCount): FormatCount {
    return count.kind === 'literal' ? count : { kind: 'arg', arg: this.find(count.arg) };
  }

  /** The index of the argument meant, which counts as used; a captured one is added. */
  find(ref: ArgumentRef): number {
    const index = this.indexOf(ref);
    this.used.add(index);
    return index;
  }

  private indexOf(ref: ArgumentRef): number {
    if (ref.kind === 'name') {
      const known = this.list.findIndex((arg) => arg.name === ref.name);
      if (known >= 0) return known;
      const span = this.spanAt(ref.start, ref.end);
      if (!this.canCapture) reportSyntax(this.cx, `there is no argument named \`${ref.name}\``, span);
      this.list.push({
        name: ref.name,
        expr: pathToName(
          this.cx,
          this.hygiene === undefined ? { name: ref.name, span } : { name: ref.name, span, hygiene: this.hygiene },
        ),
        captured: true,
      });
      return this.list.length - 1;
    }
    const index = ref.kind === 'next' ? this.next++ : ref.index;
    if (index < this.written.length) return index;
    this.missing = Math.max(this.missing, index + 1);
    return 0;
  }

  checkUse(): void {
    const count = this.written.length;
    if (this.missing > 0) {
      const there =
        count === 0 ? 'no arguments were given' : count === 1 ? 'there is 1 argument' : `there are ${count} arguments`;
      const message =
        this.next >= this.missing
          ? `${this.missing} positional argument${this.missing === 1 ? '' : 's'} in format string, but ${there}`
          : `invalid reference to positional argument ${this.missing - 1} (${there})`;
      reportSyntax(this.cx, message, this.templateSpan);
      return;
    }
    const unused = this.written.filter((_, index) => !this.used.has(index));
    const [first] = unused;
    if (first !== undefined)
      reportSyntax(
        this.cx,
        unused.length > 1
          ? 'multiple unused formatting arguments'
          : first.name === undefined
            ? 'argument never used'
            : 'named argument never used',
        first.expr.span,
      );
  }
}
