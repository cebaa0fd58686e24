/** Lint levels in the source (Reference, "Lint check attributes"): what each attribute says, and how far it reaches. */
import { diagnostic, type Diagnostic, type Lint } from '../../diagnostics/index.ts';
import { type Span, spanOf } from '../../source/index.ts';
import type { Attribute } from '../ast.ts';
import { type LowerCx, reportFinding } from './cx.ts';

export type WrittenLevel = 'allow' | 'expect' | 'warn' | 'deny' | 'forbid';

/** `#[deny(a, b)]` on something. */
export interface LintAttribute {
  readonly level: WrittenLevel;
  readonly lints: readonly { readonly name: string; readonly span: Span }[];
  /** What it stands on. */
  readonly scope: Span;
  /** `item`: where the scope is the head of a `mod`, `impl` or `trait`, all that is in it belongs to it. */
  readonly on: 'crate' | 'item' | 'part';
}

const LEVELS: ReadonlySet<string> = new Set(['allow', 'expect', 'warn', 'deny', 'forbid'] satisfies WrittenLevel[]);
const isLevel = (path: string): path is WrittenLevel => LEVELS.has(path);

/** Notes what the attributes say of lints for `scope`. */
export function noteLintLevels(
  cx: LowerCx,
  attrs: readonly Attribute[],
  scope: Span,
  on: LintAttribute['on'] = 'part',
): void {
  for (const { path, args } of attrs) {
    if (!isLevel(path)) continue;
    const lints: { readonly name: string; readonly span: Span }[] = [];
    for (const [index, arg] of args.entries()) {
      const tool = /^(.*?)::/u.exec(arg.name)?.[1];
      const isReason = arg.name === 'reason' && arg.value !== undefined;
      if (isReason) {
        if (index < args.length - 1) malformed(cx, 'reason in lint attribute must come last', arg.span);
      } else if (arg.value !== undefined || arg.inside !== undefined || !/^[A-Za-z_][\w:]*$/u.test(arg.name)) {
        malformed(cx, 'bad attribute argument', arg.span);
      } else if (tool === undefined) lints.push(arg);
      else if (!TOOLS.has(tool))
        reportFinding(
          cx,
          `unknown tool name \`${tool}\` found in scoped lint: \`${arg.name}\``,
          spanOf(arg.span.file, arg.span.start, arg.span.start + tool.length),
          'E0710',
        );
    }
    if (lints.length > 0) cx.lintAttributes.push({ level: path, lints, scope, on });
  }
}

/** Their lints are theirs to report. */
const TOOLS: ReadonlySet<string> = new Set(['clippy', 'rustdoc', 'rustc', 'miri', 'diagnostic', 'rust_analyzer']);

const malformed = (cx: LowerCx, what: string, span: Span): void => {
  reportFinding(cx, `malformed lint attribute input: ${what}`, span, 'E0452');
};

/**
 * What the lint `unsafe_code` says. Constants, for it is noted wherever the word stands, and what is said of no fault is there
 * from the beginning.
 */
export const UNSAFE_CODE = {
  block: 'usage of an `unsafe` block',
  extern: 'usage of an `unsafe extern` block',
  impl: 'implementation of an `unsafe` trait',
  trait: 'declaration of an `unsafe` trait',
  function: 'declaration of an `unsafe` function',
  method: 'implementation of an `unsafe` method',
  'method without body': 'declaration of an `unsafe` method',
} as const;

/** A finding of a lint that looks at syntax alone; its level decides whether it is one. */
export function noteLint(cx: LowerCx, lint: Lint, message: string, span: Span): void {
  const found: Diagnostic = diagnostic({ name: 'lint', code: undefined, family: 'other', message, span }, { lint });
  cx.findings.push(found);
}
